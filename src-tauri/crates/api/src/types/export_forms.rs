//! Layouts of files out as the editor holds them: by example, from another layout or from a template.

use super::{HeadLine, ListName, Text};

request! {
    /// Asks for a layout of files out as the editor holds it: one that is known, or a text.
    pub struct ExportFormReq {
        /// The layout's key.
        pub key: Option<String>,
        /// The text of a TOML file, instead.
        pub text: Option<String>,
    }

    /// Asks what a template that a courier or tool gave may be.
    pub struct ExportTemplateReq {
        /// The file.
        pub path: String,
        /// The sheet of a workbook, where a person chose one.
        pub sheet: Option<String>,
        /// Line of the headings, where a person chose one.
        pub header_line: Option<u64>,
        /// Whose records are to fill it, where a person said so.
        pub list: Option<ListName>,
        /// How many rows below the headings stand in every file, where a person said so.
        pub below: Option<u32>,
    }

    /// Asks what the columns of files of a list may be filled from.
    pub struct ExportFieldsReq {
        /// The list.
        pub list: ListName,
    }
}

wire! {
    /// What a column may be filled from.
    pub struct ExportField {
        /// Its code.
        pub field: String,
        /// Its name.
        pub title: Text,
    }

    /// A word of ours and what the other program calls it.
    pub struct ExportWord {
        /// Ours.
        pub ours: String,
        /// Theirs.
        pub theirs: String,
    }

    /// A column of a layout of files out.
    pub struct ExportFormColumn {
        /// Its heading.
        pub header: String,
        /// Fields: the first one that is filled counts.
        pub from: Vec<String>,
        /// What stands there otherwise.
        pub text: String,
        /// Whether a row without it is refused.
        pub required: bool,
        /// Most characters.
        pub max: Option<u32>,
        /// The only texts that are taken.
        pub one_of: Vec<String>,
        /// Words that are called otherwise there.
        pub words: Vec<ExportWord>,
    }

    /// A layout of files out.
    pub struct ExportForm {
        /// Its key; `null` of one that is still to be kept.
        pub key: Option<String>,
        /// Its title.
        pub title: Text,
        /// What to know before it is used.
        pub hint: Option<Text>,
        /// The platform's code.
        pub platform: String,
        /// Whose records it takes.
        pub list: ListName,
        /// `xlsx`, `csv`, `txt`, `vcf` or `html`.
        pub container: String,
        /// `utf8`, `utf8_bom` or `gb18030`.
        pub encoding: String,
        /// What stands between the cells of delimited text.
        pub delimiter: String,
        /// Name of a workbook's sheet.
        pub sheet: Option<String>,
        /// How sure its facts are.
        pub confidence: String,
        /// Rows above the headings.
        pub above: Vec<Vec<String>>,
        /// Rows between the headings and the records.
        pub below: Vec<Vec<String>>,
        /// Whether a program takes the cells as they are, so that nothing is added for spreadsheets.
        pub raw: bool,
        /// The field that has to say `yes`.
        pub consent: Option<String>,
        /// What each record's letter says, with `{heading}` for its cells; `null` where the page holds no letters.
        pub letter: Option<String>,
        /// The columns.
        pub columns: Vec<ExportFormColumn>,
    }

    /// What a template may be.
    pub struct ExportTemplate {
        /// The layout as it was guessed; it has no key yet.
        pub form: ExportForm,
        /// Of each column, whether what fills it follows from its whole name.
        pub sure: Vec<bool>,
        /// Names of the sheets; none of a text file.
        pub sheets: Vec<String>,
        /// The sheet that this is about.
        pub sheet: Option<String>,
        /// Its first rows.
        pub head: Vec<HeadLine>,
        /// Line of the headings; `null` if no row looks like them.
        pub header_line: Option<u64>,
        /// Rows below the headings: examples, hints, or names for machines.
        pub rows_below: u32,
        /// Encoding, or kind of workbook.
        pub encoding: String,
    }
}
