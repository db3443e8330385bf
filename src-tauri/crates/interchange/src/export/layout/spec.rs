//! A layout of files that other programs take, as its TOML file describes it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::format::{Confidence, FormatError, Title};

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
#[derive(Clone, Debug, Deserialize)]
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
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutLayout {
    /// Such as `sf_batch_44`.
    pub key: String,
    /// For people.
    pub title: Title,
    /// What to know before it is used.
    pub hint: Option<Title>,
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
    /// The columns, from left to right.
    pub columns: Vec<OutColumn>,
}

const fn comma() -> char {
    ','
}

macro_rules! embedded {
    ($($name:literal,)+) => {
        &[$(($name, include_str!(concat!("../../../formats/out/", $name, ".toml"))),)+]
    };
}

const FILES: &[(&str, &str)] = embedded!(
    "shopify_customers",
    "woo_analytics_customers",
    "magento_customers_import",
    "prestashop_customers_import",
    "google_contacts_new",
    "outlook_contacts",
    "vcard",
    "member_nicks",
    "sms_list",
    "customer_labels",
    "pdd_batch_ship",
    "ship_list",
    "sf_batch_44",
    "sf_batch_57",
    "sto_simple",
    "courier_sheet",
    "order_labels",
    "refund_list",
    "after_sale_results",
);

static LAYOUTS: LazyLock<Result<Vec<OutLayout>, FormatError>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(name, text)| OutLayout::read(name, text))
        .collect()
});

impl OutLayout {
    /// The layouts that come with the program.
    ///
    /// # Errors
    /// One of their files is broken; a test proves that none is.
    pub fn builtin() -> Result<&'static [Self], FormatError> {
        LAYOUTS.as_deref().map_err(Clone::clone)
    }

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
        Ok(layout)
    }
}
