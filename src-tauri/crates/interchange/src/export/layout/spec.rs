//! A layout of files that other programs take, as its TOML file describes it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use zhanggui_domain::Platform;

use super::sound;
use crate::format::{Confidence, FormatError, Title};

/// How a text says that it is a layout of files out: `direction = "export"`, where layouts of files in say
/// `import` or `both`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutDirection {
    /// Written only.
    Export,
}

/// The list whose records a layout takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutList {
    /// Customers.
    Customers,
    /// Orders.
    Orders,
    /// After-sale cases.
    Returns,
}

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutContainer {
    /// A workbook, every cell as text.
    Xlsx,
    /// Delimited text.
    Csv,
    /// One value a line.
    Txt,
    /// Cards of an address book.
    Vcf,
    /// A page to be printed.
    Html,
}

impl OutContainer {
    /// The ending of its files' names.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Txt => "txt",
            Self::Vcf => "vcf",
            Self::Html => "html",
        }
    }
}

/// The encodings of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutEncoding {
    /// UTF-8 as it is.
    #[default]
    Utf8,
    /// With a byte order mark, by which Excel knows it.
    Utf8Bom,
    /// GB18030.
    Gb18030,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutColumn {
    /// Its heading, as the other program spells it.
    pub header: String,
    /// Fields of the record: the first one that is filled counts.
    #[serde(default)]
    pub from: Vec<String>,
    /// What stands in every row instead.
    #[serde(default)]
    pub text: String,
    /// A row without it cannot be used.
    #[serde(default)]
    pub required: bool,
    /// Most characters.
    #[serde(default)]
    pub max: Option<usize>,
    /// The only texts that are taken, after `map`.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// Our text -> theirs.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
}

/// A layout.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutLayout {
    /// Such as `sf_batch_44`.
    pub key: String,
    /// For people.
    pub title: Title,
    /// What to know before it is used.
    pub hint: Option<Title>,
    /// Whose program takes it.
    #[serde(default = "other")]
    pub platform: Platform,
    /// Says that files of the layout go out.
    pub direction: OutDirection,
    /// Whether the shop made it itself.
    #[serde(skip)]
    pub own: bool,
    /// Whose records it takes.
    pub list: OutList,
    /// The kind of file.
    pub container: OutContainer,
    /// Of text.
    #[serde(default)]
    pub encoding: OutEncoding,
    /// Of delimited text.
    #[serde(default = "comma")]
    pub delimiter: char,
    /// Name of a workbook's sheet, where the other program looks for one.
    #[serde(default)]
    pub sheet: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// The day of the facts.
    pub facts: String,
    /// Rows above the headings.
    #[serde(default)]
    pub above: Vec<Vec<String>>,
    /// Rows between the headings and the records.
    #[serde(default)]
    pub below: Vec<Vec<String>>,
    /// Whether the file is for a machine that takes cells as they are, rather than for a spreadsheet.
    #[serde(default)]
    pub raw: bool,
    /// A field that has to say `yes`: only such records go out.
    pub consent: Option<String>,
    /// Of a page to be printed: what each record's letter says, a page a record, with `{heading}` for its
    /// cells. Without it the page holds labels.
    #[serde(default)]
    pub letter: Option<String>,
    /// The columns, from left to right.
    pub columns: Vec<OutColumn>,
}

const fn comma() -> char {
    ','
}

const fn other() -> Platform {
    Platform::Other
}

impl OutLayout {
    /// Reads a layout from the text of its TOML file, called `file`.toml.
    ///
    /// # Errors
    /// What is wrong, with line and column.
    pub fn read(file: &str, text: &str) -> Result<Self, FormatError> {
        let broken = |at: Option<usize>, message: &str| FormatError::at(file, text, at, message);
        let layout: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            broken(Some(at), error.message())
        })?;
        if layout.key != file {
            return Err(broken(None, "the key must be the file's name"));
        }
        match sound::fault(&layout) {
            None => Ok(layout),
            Some(fault) => Err(broken(fault.place(text), &fault.en).in_chinese(fault.zh)),
        }
    }

    /// Reads a layout of the shop's own, whatever it calls itself.
    ///
    /// # Errors
    /// What is wrong, with line and column.
    pub fn read_own(text: &str) -> Result<Self, FormatError> {
        #[derive(Deserialize)]
        struct Named {
            key: Option<String>,
        }
        let named: Result<Named, _> = toml::from_str(text);
        let key = named.ok().and_then(|named| named.key).unwrap_or_default();
        let mut layout = Self::read(&key, text)?;
        layout.own = true;
        Ok(layout)
    }

    /// Whether a text means to be a layout of files out rather than in; it may be broken.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        match text.parse::<toml::Table>() {
            Ok(table) => {
                let direction = table.get("direction").and_then(toml::Value::as_str);
                direction == Some("export")
                    || (table.contains_key("container") && table.contains_key("list"))
            }
            Err(_) => text.lines().any(|line| {
                let mut parts = line.splitn(2, '=').map(str::trim);
                parts.next() == Some("direction")
                    && parts
                        .next()
                        .is_some_and(|said| said.starts_with("\"export\""))
            }),
        }
    }
}
