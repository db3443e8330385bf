//! Layouts of files: what they need, those of one's own, and what an unknown file may be.

use zhanggui_domain::{Id, Instant};

use super::{FormatRef, Text};

request! {
    /// Names a layout.
    pub struct FormatReq {
        /// Its key.
        pub key: String,
        /// `export` where one of files out is meant: some programs' files go both ways.
        pub direction: Option<String>,
    }

    /// Asks for a file about a layout: a sample, or its own description to pass on.
    pub struct FormatFileReq {
        /// The layout's key.
        pub key: String,
        /// `export` where one of files out is meant: some programs' files go both ways.
        pub direction: Option<String>,
        /// The file to write.
        pub to: String,
    }

    /// Names a file that is there.
    pub struct FilePathReq {
        /// The file.
        pub path: String,
    }

    /// Asks what a file may be.
    pub struct FormatGuessReq {
        /// The file.
        pub path: String,
        /// The sheet of a workbook, where a person chose one.
        pub sheet: Option<String>,
        /// Line of the header, where a person chose one; 0 for a file without one.
        pub header_line: Option<u64>,
        /// What its rows are, where a person said so.
        pub kind: Option<String>,
        /// A layout of one's own whose meanings are to be taken over.
        pub key: Option<String>,
    }

    /// A column that is read.
    pub struct MappedHeader {
        /// Its header.
        pub header: String,
        /// The field's code.
        pub field: String,
    }

    /// A word of a status column.
    pub struct MappedWord {
        /// As the file spells it.
        pub word: String,
        /// The status' code.
        pub status: String,
    }

    /// A mapping that a person confirmed.
    pub struct FormatDraftReq {
        /// The key of the layout that is changed; a new one gets a key from its title.
        pub key: Option<String>,
        /// What it is called.
        pub title: String,
        /// The platform's code; `other` when left out.
        pub platform: Option<String>,
        /// What the rows are.
        pub kind: String,
        /// All headers of the file.
        pub headers: Vec<String>,
        /// Those that are read.
        pub columns: Vec<MappedHeader>,
        /// Words of the status column that a person gave a meaning.
        #[serde(default)]
        pub statuses: Vec<MappedWord>,
        /// `mdy` or `dmy`, where dates could be read both ways.
        pub date_order: Option<String>,
        /// Amounts have a decimal comma.
        #[serde(default)]
        pub decimal_comma: bool,
        /// The file has no header: its columns are called by letters.
        #[serde(default)]
        pub headerless: bool,
        /// ISO code of the currency; yuan when left out.
        pub currency: Option<String>,
        /// The file's encoding as layouts call it.
        pub encoding: String,
    }

    /// Keeps a layout in the book.
    pub struct FormatSaveReq {
        /// Its TOML file.
        pub text: String,
        /// Whether one of the same key may be replaced.
        #[serde(default)]
        pub replace: bool,
    }

    /// Gives a layout of one's own another title.
    pub struct FormatRenameReq {
        /// Its key.
        pub key: String,
        /// The new title.
        pub title: String,
    }
}

wire! {
    /// A layout's own description.
    pub struct FormatText {
        /// Its key.
        pub key: String,
        /// Its TOML file.
        pub text: String,
    }

    /// A layout was kept or changed.
    pub struct FormatSaved {
        /// The operation.
        pub op: Id,
        /// The layout's key.
        pub key: String,
    }

    /// A file was written.
    pub struct FileSaved {
        /// The file.
        pub path: String,
    }

    /// The last file that was read or written in a layout.
    pub struct FormatLastUse {
        /// When.
        pub at: Instant,
        /// The file's name.
        pub file: String,
        /// Its rows.
        pub rows: u64,
        /// How many of them did not go in, or out.
        pub rejected_rows: u64,
    }

    /// A field that rows of a kind may hold.
    pub struct FieldChoice {
        /// Its code.
        pub field: String,
        /// Its name.
        pub title: Text,
        /// Rows without it are nothing.
        pub key: bool,
    }

    /// What a column may be.
    pub struct GuessedColumn {
        /// Position, counted from 0.
        pub index: u32,
        /// Its header.
        pub header: String,
        /// The first values in it.
        pub samples: Vec<String>,
        /// The field that it fills; `null` if it is only kept.
        pub field: Option<String>,
        /// How sure that is, in percent.
        pub confidence: u32,
        /// What speaks for it: `name`, `contents`, `both`, `name_against_contents`, `nothing`, `chosen`.
        pub because: String,
        /// Other fields that may be meant, best first.
        pub others: Vec<String>,
    }

    /// A word of the status column.
    pub struct GuessedWord {
        /// As the file spells it.
        pub word: String,
        /// How often it was seen in the first rows.
        pub seen: u32,
        /// The status' code; `null` if no layout knows the word.
        pub status: Option<String>,
    }

    /// A layout near to a file that none fits.
    pub struct NearFormat {
        /// The layout.
        pub format: FormatRef,
        /// How many of its columns the file has.
        pub shared: u32,
        /// Columns that the file would need to be taken for it.
        pub missing: Vec<String>,
        /// Columns that speak against it.
        pub foreign: Vec<String>,
    }

    /// One of the first rows, as it is.
    pub struct HeadLine {
        /// Its line.
        pub line: u64,
        /// Its cells.
        pub cells: Vec<String>,
    }

    /// What a file may be.
    pub struct FormatGuess {
        /// Encoding or kind of workbook.
        pub encoding: String,
        /// The same as layouts call it.
        pub encoding_code: String,
        /// Names of the sheets; none of a text file.
        pub sheets: Vec<String>,
        /// The sheet that this is about.
        pub sheet: Option<String>,
        /// Its first rows.
        pub head: Vec<HeadLine>,
        /// Line of the header, the lower one of two; 0 if there is none and columns are called by letters; `null`
        /// if there is no table.
        pub header_line: Option<u64>,
        /// Lines with notes above the header.
        pub notes_above: u32,
        /// What its rows are.
        pub kind: String,
        /// What they could be.
        pub kinds: Vec<String>,
        /// What rows of the kind may hold, by code.
        pub fields: Vec<FieldChoice>,
        /// The columns.
        pub columns: Vec<GuessedColumn>,
        /// Whether a column has the number that tells the records apart.
        pub has_key: bool,
        /// `mdy` or `dmy`, where dates tell.
        pub date_order: Option<String>,
        /// Dates can be read both ways and none tells which.
        pub dates_ambiguous: bool,
        /// Amounts have a decimal comma.
        pub decimal_comma: bool,
        /// Words of the status column.
        pub statuses: Vec<GuessedWord>,
        /// Layouts near to it.
        pub nearest: Vec<NearFormat>,
    }

    /// A file by its shape, without what it says.
    pub struct FileDescription {
        /// The text to pass on.
        pub text: String,
    }
}
