//! Export of the list on screen.

use zhanggui_domain::Id;

use super::{ListName, ListQuery};

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

wire! {
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
        /// What could not be written as it is, at most 100.
        pub problems: Vec<ExportProblem>,
        /// How many problems there are in all.
        pub problems_total: u64,
    }
}
