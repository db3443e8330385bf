//! Export of the list on screen.

use zhanggui_domain::Id;

use super::{ListName, ListQuery, PreviewRow, Text};

codes! {
    /// The forms of an exported file.
    pub enum ExportFormat {
        /// Excel.
        Xlsx,
        /// CSV in UTF-8 with a byte order mark.
        CsvUtf8Bom,
        /// CSV in GB18030, which has every character.
        CsvGb18030,
        /// CSV in GBK, for programs that know nothing newer; characters that it lacks are reported.
        CsvGbk,
    }

    /// The program's languages.
    pub enum Lang {
        /// Chinese.
        #[serde(rename = "zh-CN")]
        Zh,
        /// English.
        #[serde(rename = "en")]
        En,
    }
}

request! {
    /// Writes a list to a file.
    pub struct ExportListReq {
        /// Which list.
        pub list: ListName,
        /// The query of the screen.
        #[serde(default)]
        pub query: ListQuery,
        /// Keys of the columns in their order; those shown by default when left out.
        pub columns: Option<Vec<String>>,
        /// The form.
        pub format: ExportFormat,
        /// The file to write; an existing one is replaced only after the new one is complete.
        pub to: String,
        /// The language of headings and codes; Chinese when left out.
        pub lang: Option<Lang>,
    }
}

request! {
    /// Asks for the layouts of files that other programs take.
    pub struct ExportLayoutsReq {
        /// Only those that take records of this list.
        pub list: Option<ListName>,
    }

    /// Checks records against a layout, and writes them.
    pub struct ExportLayoutReq {
        /// The layout's key, or the title of one of the shop's own.
        pub layout: Option<String>,
        /// The text of a layout that is not kept, instead.
        pub text: Option<String>,
        /// Which list.
        pub list: ListName,
        /// The query of the screen.
        #[serde(default)]
        pub query: ListQuery,
        /// The file to write; without one the records are only checked.
        pub to: Option<String>,
        /// Write the good records where others cannot go out.
        #[serde(default)]
        pub leave_out_bad: bool,
        /// Who sends the parcels, for layouts of couriers.
        pub sender: Option<ExportSender>,
        /// Look at the first records only, where nothing is to be written.
        pub limit: Option<u32>,
        /// The language of codes and problems; Chinese when left out.
        pub lang: Option<Lang>,
    }
}

wire! {
    /// Who sends parcels.
    #[derive(Default)]
    pub struct ExportSender {
        /// Name.
        pub name: String,
        /// Telephone.
        pub phone: String,
        /// Address.
        pub address: String,
    }

    /// A layout of files that another program takes.
    pub struct ExportLayoutView {
        /// Its key.
        pub key: String,
        /// Its title.
        pub title: Text,
        /// Whether the shop made it itself.
        pub own: bool,
        /// Whether its files can carry a watermark.
        pub takes_mark: bool,
        /// What to know before it is used.
        pub hint: Option<Text>,
        /// Whose records it takes.
        pub list: ListName,
        /// The ending of its files' names.
        pub ending: String,
        /// How sure it is.
        pub confidence: String,
        /// Whether it asks for who sends the parcels.
        pub sender: bool,
        /// Headings of its columns.
        pub columns: Vec<String>,
        /// Those that every row needs.
        pub required: Vec<String>,
    }

    /// What a layout made of records.
    pub struct ExportLayoutReport {
        /// The operation, in the history; `null` where nothing was written.
        pub op: Option<Id>,
        /// The file; `null` where nothing was written.
        pub path: Option<String>,
        /// Its size.
        pub bytes: u64,
        /// The number of its watermark; `null` where it has none.
        pub mark: Option<String>,
        /// Records that can go out.
        pub rows: u64,
        /// Records that cannot.
        pub bad: u64,
        /// Records left out because nobody agreed that they go.
        pub without_consent: u64,
        /// Headings of the columns.
        pub headers: Vec<String>,
        /// The first rows.
        pub sample: Vec<PreviewRow>,
        /// What is wrong with the others, at most 100.
        pub problems: Vec<ExportProblem>,
        /// How many problems there are in all.
        pub problems_total: u64,
    }

    /// Something that could not be written as it is.
    pub struct ExportProblem {
        /// The row in the file, the heading being row 1.
        pub row: u64,
        /// The column's heading.
        pub column: String,
        /// What is wrong.
        pub message: String,
    }

    /// What was written.
    pub struct ExportReport {
        /// The operation, in the history.
        pub op: Id,
        /// The file.
        pub path: String,
        /// Rows without the heading.
        pub rows: u64,
        /// Columns.
        pub columns: u64,
        /// The form.
        pub format: ExportFormat,
        /// The encoding in words, for example `UTF-8 BOM`.
        pub encoding: String,
        /// Its size.
        pub bytes: u64,
        /// The number of its watermark; `null` where it has none.
        pub mark: Option<String>,
        /// What could not be written as it is, at most 100.
        pub problems: Vec<ExportProblem>,
        /// How many problems there are in all.
        pub problems_total: u64,
    }
}
