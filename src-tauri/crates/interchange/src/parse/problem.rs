//! What can be wrong with a row, said in words a shop owner understands.
use serde::{Deserialize, Serialize};

/// Whether a problem keeps the row out of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row goes in; the cell was left empty or is doubtful.
    Warn,
    /// The row stays out and is written to the "to fix" file.
    Reject,
}

/// The closed list of things that can be wrong with a row or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// A long number was saved by a spreadsheet as `1.23457E+17`: its digits are gone.
    IdLostDigits,
    /// The order number (or another key) is missing.
    KeyMissing,
    /// A contact without a name, a number, an e-mail address or a telephone.
    NobodyNamed,
    /// The order number holds characters that no order number has.
    IdUnreadable,
    /// An amount of money cannot be read.
    MoneyUnreadable,
    /// An amount has more decimals than the currency.
    MoneyPrecision,
    /// A text that is no code of a currency.
    CurrencyUnknown,
    /// An amount or number below zero where that has no meaning.
    Negative,
    /// A date or time cannot be read.
    TimeUnreadable,
    /// Day and month could change places, and nothing tells which is which.
    DateAmbiguous,
    /// A whole number cannot be read.
    IntegerUnreadable,
    /// A status text that the format does not know; kept verbatim.
    StatusUnknown,
    /// A telephone number that cannot be one; kept verbatim in the original cells.
    PhoneUnreadable,
    /// Bytes that are not text in the file's encoding.
    BrokenEncoding,
    /// The row is in another encoding than the file, and was read in that.
    OtherEncoding,
    /// Zero bytes in the row: the file was damaged while it was saved or copied.
    NulBytes,
    /// A quoted cell that never ends: the row is cut off or a quotation mark is missing.
    UnclosedQuote,
    /// A row longer than any real row.
    RecordTooLong,
    /// A filled cell to the right of the last header.
    SurplusCell,
    /// The file ends in the middle of the row.
    ShortRow,
    /// The row ends before the cells that say what the order is.
    TooFewCells,
    /// The file tells of the order twice, of two buyers: the later row counts.
    BuyerContradicted,
    /// A second header with other columns: the rows below it cannot be read safely.
    SecondHeader,
    /// Of a money file: what it says that its rows add up to is not what was read.
    StatedTotal,
    /// Of a money file: there are no entries in it.
    NoEntries,
    /// Of the file: a column stands twice, only the first one is read.
    ColumnTwice,
    /// Of a workbook: a sheet was not read, because no layout has its header or for another reason told.
    SheetLeftOut,
    /// Of a workbook: sheets without a row.
    SheetEmpty,
    /// Of a workbook: a sheet is hidden; whether it was read is told.
    SheetHidden,
    /// Of a sheet: hidden rows were read.
    HiddenRows,
    /// Of a sheet: formulas of which the file holds no result.
    FormulaWithoutValue,
    /// Of an archive: a file in it is no table and was not read.
    MemberLeftOut,
}

impl ProblemCode {
    /// The code on the wire and in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::IdLostDigits => "id_lost_digits",
            Self::KeyMissing => "key_missing",
            Self::NobodyNamed => "nobody_named",
            Self::IdUnreadable => "id_unreadable",
            Self::MoneyUnreadable => "money_unreadable",
            Self::MoneyPrecision => "money_precision",
            Self::CurrencyUnknown => "currency_unknown",
            Self::Negative => "negative",
            Self::TimeUnreadable => "time_unreadable",
            Self::DateAmbiguous => "date_ambiguous",
            Self::IntegerUnreadable => "integer_unreadable",
            Self::StatusUnknown => "status_unknown",
            Self::PhoneUnreadable => "phone_unreadable",
            Self::BrokenEncoding => "broken_encoding",
            Self::OtherEncoding => "other_encoding",
            Self::NulBytes => "nul_bytes",
            Self::UnclosedQuote => "unclosed_quote",
            Self::RecordTooLong => "record_too_long",
            Self::SurplusCell => "surplus_cell",
            Self::ShortRow => "short_row",
            Self::TooFewCells => "too_few_cells",
            Self::BuyerContradicted => "buyer_contradicted",
            Self::SecondHeader => "second_header",
            Self::StatedTotal => "stated_total",
            Self::NoEntries => "no_entries",
            Self::ColumnTwice => "column_twice",
            Self::SheetLeftOut => "sheet_left_out",
            Self::SheetEmpty => "sheet_empty",
            Self::SheetHidden => "sheet_hidden",
            Self::HiddenRows => "hidden_rows",
            Self::FormulaWithoutValue => "formula_without_value",
            Self::MemberLeftOut => "member_left_out",
        }
    }
}

/// One thing wrong with one row. A row can have several: none hides another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Physical line of the row's first character, counted from 1. For spreadsheets the row number.
    pub line: u64,
    /// The header of the column, as the file spells it; `None` when the row as a whole is meant.
    pub column: Option<String>,
    /// What kind of problem.
    pub code: ProblemCode,
    /// Does it keep the row out?
    pub severity: Severity,
    /// What is wrong and what to do, in Chinese.
    pub message_zh: String,
    /// The same in English.
    pub message_en: String,
}
