//! Files for tests: written to a folder that vanishes with the test.
pub mod ole2;
pub mod workbook;

use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zhanggui_domain::ShopZone;
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::{
    BillDraft, Inspection, OrderDraft, Problem, ProblemCode, RowOutcome, SkipReason, SourceError,
    Wish, inspect, inspect_tables, open_rows,
};

/// A folder with files of a test.
pub struct Files {
    folder: TempDir,
}

impl Files {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().expect("a folder for the test"),
        }
    }

    /// Writes a file and answers where it is.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).expect("the test's file can be written");
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Inspects a file of these bytes.
    pub fn inspect(&self, name: &str, bytes: &[u8]) -> Result<Inspection, SourceError> {
        inspect(&self.put(name, bytes), None)
    }

    /// Reads all rows of a file of these bytes.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Read {
        Read::of(&self.put(name, bytes), None)
    }
}

/// A file that was read to its end.
pub struct Read {
    pub inspection: Inspection,
    pub rows: Vec<RowOutcome>,
    /// What is told of the rows as a whole.
    pub doubts: Vec<Problem>,
}

impl Read {
    pub fn of(path: &Path, named: Option<&str>) -> Self {
        let inspection =
            inspect(path, named).unwrap_or_else(|error| panic!("{error} {:?}", error.detail));
        Self::table(inspection)
    }

    /// All tables of a file.
    pub fn tables(path: &Path, wish: Wish<'_>) -> Vec<Self> {
        let catalogue = Catalogue::builtin().expect("the layouts are sound");
        let tables = inspect_tables(catalogue, path, wish, ShopZone::CHINA);
        let tables = tables.unwrap_or_else(|error| panic!("{error} {:?}", error.detail));
        tables.into_iter().map(Self::table).collect()
    }

    fn table(inspection: Inspection) -> Self {
        let rows = open_rows(&inspection).expect("the file is still there");
        let doubts = rows.doubts();
        let rows = rows.map(|row| row.expect("the file can be read")).collect();
        Self {
            inspection,
            rows,
            doubts,
        }
    }

    pub fn orders(&self) -> Vec<&OrderDraft> {
        self.rows
            .iter()
            .filter_map(|row| {
                if let RowOutcome::Order(order) = row {
                    Some(&**order)
                } else {
                    None
                }
            })
            .collect()
    }

    pub fn bills(&self) -> Vec<&BillDraft> {
        let mut bills: Vec<&BillDraft> = Vec::new();
        for row in &self.rows {
            if let RowOutcome::Bill(bill) = row {
                bills.push(bill);
            }
        }
        bills
    }

    /// Lines and problems of the rejected rows.
    pub fn rejected(&self) -> Vec<(u64, &[Problem])> {
        let of = |row| match row {
            &RowOutcome::Rejected {
                line, ref problems, ..
            } => Some((line, problems.as_slice())),
            _ => None,
        };
        self.rows.iter().filter_map(of).collect()
    }

    /// Lines and codes of the rejected rows.
    pub fn rejected_codes(&self) -> Vec<(u64, Vec<ProblemCode>)> {
        let codes = |(line, problems): (u64, &[Problem])| {
            (line, problems.iter().map(|problem| problem.code).collect())
        };
        self.rejected().into_iter().map(codes).collect()
    }

    pub fn skipped(&self) -> Vec<(u64, SkipReason)> {
        let of = |row: &RowOutcome| match row {
            RowOutcome::Skipped { line, reason } => Some((*line, *reason)),
            _ => None,
        };
        self.rows.iter().filter_map(of).collect()
    }

    /// The numbers of the orders or of the lines' orders.
    pub fn order_nos(&self) -> Vec<&str> {
        self.rows.iter().filter_map(order_no).collect()
    }
}

fn order_no(row: &RowOutcome) -> Option<&str> {
    match row {
        RowOutcome::Order(order) => Some(&order.order_no),
        RowOutcome::Line(line) => Some(&line.order_no),
        _ => None,
    }
}

/// GBK, as Taobao writes it.
pub fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding_rs::GBK.encode(text);
    assert!(
        !unmappable,
        "the fixture has a character that GBK does not have"
    );
    bytes.into_owned()
}

/// All fixtures of this crate.
pub fn fixture_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let entries = std::fs::read_dir(folder).expect("the fixtures are part of the crate");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// A fixture of this crate, UTF-8.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    std::fs::read_to_string(path).expect("the fixture is part of the crate")
}

/// A small order file: header of the 2017 layout cut to six columns, and the given rows.
pub fn small(rows: &str) -> String {
    format!("{SMALL_HEADER}\r\n{rows}")
}

pub const SMALL_HEADER: &str =
    "\"订单编号\",\"买家会员名\",\"总金额\",\"买家实际支付金额\",\"订单状态\",\"订单创建时间\"";

/// A sound row of [`small`].
pub fn sound(order_no: &str) -> String {
    format!(
        "=\"{order_no}\",\"夏天的风\",\"12.50\",\"12.50\",\"交易成功\",\"2017-07-08 12:03:11\"\r\n"
    )
}
