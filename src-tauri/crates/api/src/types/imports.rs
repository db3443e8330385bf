//! Import: look first, then apply as one operation.

use zhanggui_domain::{Id, Instant};

use super::{ApiErrorBody, ColumnKind, FormatLastUse, Text};

codes! {
    /// Whether a problem keeps a row out.
    pub enum ProblemSeverity {
        /// The row does not go in.
        Reject,
        /// The row goes in, with a value less or changed.
        Warn,
    }

    /// Which of two numbers in a date is the month.
    pub enum DateOrder {
        /// 09/25/26.
        Mdy,
        /// 25/09/26.
        Dmy,
    }

    /// What the importer makes of a column.
    pub enum ColumnMatch {
        /// It is read into a field.
        Matched,
        /// It is not known; its cells are kept with the record.
        Unknown,
        /// It is known and kept with the record, but read into no field.
        Ignored,
    }
}

request! {
    /// Looks at files without changing anything.
    pub struct ImportInspectReq {
        /// The files.
        pub paths: Vec<String>,
        /// The format's key, when it is not to be recognised.
        pub format: Option<String>,
        /// The shop's name, when there are several.
        pub shop: Option<String>,
        /// How dates are written, when the file does not tell; remembered for its format.
        #[serde(default)]
        pub dates: Option<DateOrder>,
        /// A layout's TOML file, to be used this once.
        pub layout: Option<String>,
        /// The one sheet to be read of a workbook; every sheet that a format recognises when left out.
        #[serde(default)]
        pub sheet: Option<String>,
    }

    /// Imports files as one operation.
    pub struct ImportApplyReq {
        /// The files.
        pub paths: Vec<String>,
        /// The format's key, when it is not to be recognised.
        pub format: Option<String>,
        /// The shop's name; it is made when there is none of that name.
        pub shop: Option<String>,
        /// How dates are written, when the file does not tell; remembered for its format.
        #[serde(default)]
        pub dates: Option<DateOrder>,
        /// A layout's TOML file, to be used this once.
        pub layout: Option<String>,
        /// The one sheet to be read of a workbook; every sheet that a format recognises when left out.
        #[serde(default)]
        pub sheet: Option<String>,
        /// Refuse everything if a single row is bad.
        #[serde(default)]
        pub strict: bool,
        /// Do everything but keep nothing: the report says what would happen.
        #[serde(default)]
        pub dry_run: bool,
    }

    /// Saves the rows of an import that were not read, with their reasons.
    pub struct ImportRejectsSaveReq {
        /// The import's operation.
        pub op: Id,
        /// The file to write: CSV in UTF-8 with a byte order mark.
        pub to: String,
    }

    /// Asks for past imports, newest first.
    pub struct ImportsListReq {
        /// Only those before this one.
        pub before: Option<Id>,
        /// Imports wanted, at most 200; 50 when left out.
        pub limit: Option<u32>,
    }
}

wire! {
    /// What became of the records of one kind.
    #[derive(Default, Copy)]
    pub struct Tally {
        /// New.
        pub created: u64,
        /// Changed.
        pub updated: u64,
        /// The same as before.
        pub unchanged: u64,
    }

    /// A bad or doubtful cell.
    pub struct RowProblem {
        /// The line in the file, counted from 1.
        pub line: u64,
        /// The column's header; `null` when the whole row is meant.
        pub column: Option<String>,
        /// What is wrong, as a code.
        pub code: String,
        /// What is wrong and what to do.
        pub message: String,
    }

    /// One file of an import, or one sheet of a workbook.
    pub struct FileReport {
        /// The file.
        pub path: String,
        /// The sheet of a workbook; lines are counted in it.
        pub sheet: Option<String>,
        /// The format's key.
        pub format: String,
        /// The encoding, for example `GB18030`, `UTF-8`, `xlsx`.
        pub encoding: String,
        /// Rows in the file, without the header.
        pub rows: u64,
        /// Rows that hold no record: totals, repeated headers, blank ones.
        pub skipped: u64,
        /// Orders.
        pub orders: Tally,
        /// Customers.
        pub customers: Tally,
        /// Order lines.
        pub lines: Tally,
        /// After-sale cases.
        pub returns: Tally,
        /// Entries of money files.
        pub bills: Tally,
        /// Rows that did not go in, at most 1,000.
        pub rejected: Vec<RowProblem>,
        /// How many rows did not go in.
        pub rejected_rows: u64,
        /// Doubts about rows that went in, at most 1,000.
        pub warnings: Vec<RowProblem>,
        /// How many doubts there are in all.
        pub warnings_total: u64,
    }

    /// What an import did.
    pub struct ImportReport {
        /// The operation; `null` for a dry run.
        pub op: Option<Id>,
        /// The files, in the order given; a workbook once for each sheet that was read.
        pub files: Vec<FileReport>,
    }

    /// A format in short.
    pub struct FormatRef {
        /// Its key.
        pub key: String,
        /// Its title.
        pub title: Text,
    }

    /// A column of a file.
    pub struct ColumnPreview {
        /// Its header.
        pub header: String,
        /// What the importer makes of it.
        pub state: ColumnMatch,
        /// The field it is read into.
        pub field: Option<String>,
    }

    /// A problem of the preview.
    pub struct PreviewProblem {
        /// The line in the file, counted from 1.
        pub line: u64,
        /// The column's header; `null` when the whole row is meant.
        pub column: Option<String>,
        /// What is wrong, as a code.
        pub code: String,
        /// What is wrong and what to do.
        pub message: Text,
        /// Whether the row is kept out.
        pub severity: ProblemSeverity,
    }

    /// The first rows, as they would look.
    pub struct PreviewRow {
        /// The line in the file.
        pub line: u64,
        /// The cells, in the order of the preview's sample columns.
        pub cells: Vec<Option<String>>,
    }

    /// A column of the sample.
    pub struct SampleColumn {
        /// Its key.
        pub key: String,
        /// Its heading.
        pub title: Text,
        /// How its cells are drawn; money is in yuan unless it names its currency, dates carry the shop's offset.
        pub kind: ColumnKind,
    }

    /// What a file would do.
    pub struct FilePreview {
        /// The file.
        pub path: String,
        /// Its name.
        pub name: String,
        /// Its size.
        pub bytes: u64,
        /// The format; `null` if it was not recognised.
        pub format: Option<FormatRef>,
        /// Whether the format was named and not recognised.
        pub format_named: bool,
        /// Formats to choose from when several fit or none.
        pub candidates: Vec<FormatRef>,
        /// The encoding.
        pub encoding: Option<String>,
        /// The sheet of a workbook.
        pub sheet: Option<String>,
        /// The line of the header.
        pub header_line: Option<u64>,
        /// Rows, without the header.
        pub rows: u64,
        /// Rows that hold no record.
        pub skipped: u64,
        /// Rows that would not go in.
        pub rejected_rows: u64,
        /// The file's columns.
        pub columns: Vec<ColumnPreview>,
        /// Titles of columns that the format knows and the file lacks.
        pub missing: Vec<String>,
        /// Orders.
        pub orders: Tally,
        /// Customers.
        pub customers: Tally,
        /// Order lines.
        pub lines: Tally,
        /// After-sale cases.
        pub returns: Tally,
        /// Entries of money files.
        pub bills: Tally,
        /// The sample's columns.
        pub sample_columns: Vec<SampleColumn>,
        /// The first rows.
        pub sample: Vec<PreviewRow>,
        /// Problems, at most 200.
        pub problems: Vec<PreviewProblem>,
        /// How many problems there are in all.
        pub problems_total: u64,
        /// Why this file cannot be imported.
        pub error: Option<ApiErrorBody>,
    }

    /// What files would do.
    pub struct ImportPreview {
        /// The files, in the order given; a workbook once for each sheet that would be read.
        pub files: Vec<FilePreview>,
        /// Whether they can be imported now.
        pub ready: bool,
        /// Whether a shop has to be named first: new orders, several shops, and nothing tells which.
        pub shop_required: bool,
        /// The one shop that all would go to: the one named, else the only one there is.
        pub shop: Option<String>,
        /// Whether the files tell by themselves which shop their orders belong to.
        pub shop_in_files: bool,
        /// Names to choose from: the shops of the book on the files' marketplace.
        pub shop_choices: Vec<String>,
    }

    /// A past import.
    pub struct ImportView {
        /// Its operation.
        pub op: Id,
        /// When.
        pub at: Instant,
        /// Which member of staff.
        pub who: Option<String>,
        /// The shop.
        pub shop: Option<String>,
        /// Names of the files.
        pub files: Vec<String>,
        /// The format of the first file.
        pub format: Option<FormatRef>,
        /// Rows of all files.
        pub rows: u64,
        /// Orders.
        pub orders: Tally,
        /// Customers.
        pub customers: Tally,
        /// Order lines.
        pub lines: Tally,
        /// After-sale cases.
        pub returns: Tally,
        /// Entries of money files.
        pub bills: Tally,
        /// Rows that did not go in.
        pub rejected_rows: u64,
        /// The operation that reverted it.
        pub undone_by: Option<Id>,
    }

    /// Past imports, newest first.
    pub struct ImportsPage {
        /// The imports.
        pub imports: Vec<ImportView>,
        /// Pass it as `before` for the following ones; `null` at the end.
        pub next: Option<Id>,
    }

    /// What was saved to be fixed.
    pub struct RejectsSaved {
        /// The file, or the first of them.
        pub path: String,
        /// The files: one for each imported file that had such rows.
        pub paths: Vec<String>,
        /// Rows in all of them.
        pub rows: u64,
    }

    /// A column of a format.
    pub struct FormatColumnView {
        /// Its header.
        pub header: String,
        /// The field it is read into, or filled from; `null` if it is only kept, or is always the same.
        pub field: Option<String>,
        /// Whether the file must have it.
        pub required: bool,
        /// What stands in every row, of files out.
        pub text: Option<String>,
        /// Most characters, of files out.
        pub max: Option<u32>,
        /// The only texts that are taken, of files out.
        pub one_of: Vec<String>,
    }

    /// A format that the program knows.
    pub struct FormatView {
        /// Its key.
        pub key: String,
        /// Its title.
        pub title: Text,
        /// The platform's code.
        pub platform: String,
        /// What it holds: `orders`, `items` and so on; of files out the list whose records they take.
        pub kind: String,
        /// How sure its facts are.
        pub confidence: String,
        /// When the facts were gathered.
        pub facts_date: String,
        /// Its columns.
        pub columns: Vec<FormatColumnView>,
        /// `import`, `export` or `both`.
        pub direction: String,
        /// In which it was seen.
        pub encodings: Vec<String>,
        /// The shop made it itself.
        pub own: bool,
        /// Ending of the name of its sample.
        pub ending: String,
        /// What to know before it is used, of files out.
        pub hint: Option<Text>,
        /// Whether only records go out whose people agreed.
        pub consent: bool,
        /// The last file of it that was imported into this book, or exported from it.
        pub last_used: Option<FormatLastUse>,
        /// Why it is not used: its file is broken.
        pub problem: Option<Text>,
    }
}
