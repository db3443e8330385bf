//! Books on disk, files to import into them, and what a book holds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zhanggui_domain::{Id, SystemClock, SystemIds};
use zhanggui_interchange::apply::{ApplyError, Watch, apply};
use zhanggui_interchange::inspect;
use zhanggui_store::intake::{ShopChoice, Tally};
use zhanggui_store::journal::HistoryQuery;
use zhanggui_store::{Book, OpKind, OpSpec, OpenMode, StoreError};

/// Columns of the files.
pub const HEADER: &str = "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,宝贝标题 ,宝贝总数量,店铺Id,店铺名称,订单备注";

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`. The constants are Knuth's for MMIX.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn hex(&mut self, digits: usize) -> String {
        let mut text = String::with_capacity(digits + 8);
        while text.len() < digits {
            let _ = write!(text, "{:08x}", self.below(1 << 31));
        }
        text.truncate(digits);
        text
    }
}

/// Writes a file of the orders with these numbers, all in one status, each with a memo of so many
/// letters (of which nothing can be compressed by more than half).
pub fn orders_file(path: &Path, orders: Range<u64>, status: &str, memo: usize) {
    let mut dice = Dice::of(7);
    let mut file = BufWriter::new(File::create(path).unwrap());
    writeln!(file, "{HEADER}\r").unwrap();
    for order in orders {
        let memo = dice.hex(memo);
        let buyer = order / 3;
        writeln!(
            file,
            "=\"35153131{order:010}\",\"买家{buyer}\",\"189.00\",\"189.00\",\"{status}\",\"王芳{buyer}\",\"浙江省 杭州市 西湖区 文三路 {buyer} 号(310000)\",\"'138{buyer:08}\",\"2017-07-08 12:03:11\",\"雪平锅 20cm\",\"1\",\"1001\",\"小满家居\",\"{memo}\"\r"
        )
        .unwrap();
    }
    file.into_inner().unwrap();
}

/// Opens the book as the program does.
pub fn open(path: &Path) -> Result<Book, StoreError> {
    open_as(path, OpenMode::Create)
}

/// Opens the book in one of the ways.
pub fn open_as(path: &Path, mode: OpenMode) -> Result<Book, StoreError> {
    let clock = Arc::new(SystemClock);
    Book::open(path, mode, clock.clone(), Arc::new(SystemIds::new(clock)))
}

/// Imports the file as one operation.
pub fn import(book: &Book, file: &Path, watch: &dyn Watch) -> Result<Tally, StoreError> {
    let inspection = inspect(file, None).unwrap();
    let spec = OpSpec::new(OpKind("import"), None, serde_json::json!({}));
    let written = book.transact(spec, |tx| {
        match apply(tx, &inspection, &ShopChoice::FromFile, watch) {
            Ok(outcome) => Ok(outcome.tallies.orders),
            Err(ApplyError::Store(error)) => Err(error),
            Err(ApplyError::Source(error)) => panic!("{error}"),
        }
    })?;
    Ok(written.value)
}

/// The newest operation.
pub fn newest(book: &Book) -> Id {
    let query = HistoryQuery {
        records: Vec::new(),
        before: None,
        limit: 1,
    };
    book.history(&query).expect("the history can be read")[0].op
}

/// What a book holds: the rows of every table, deleted ones and the journal included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holdings(pub BTreeMap<String, i64>);

/// Opens the book as the next start of the program would, checks all of it, and counts.
pub fn holdings(path: &Path) -> Holdings {
    let book = open(path).expect("the book opens after whatever happened");
    let report = book.verify(|| Ok(())).expect("the book can be checked");
    assert!(
        report.is_sound(),
        "every page and every rule is kept: {report:#?}"
    );
    // The inner tables of the full-text index are laid out as it likes; `docsize` has a row a document.
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' \
         AND (name NOT LIKE 'search_docs_%' OR name = 'search_docs_docsize')";
    let counts = book.read(|connection| {
        let mut statement = connection.prepare(names)?;
        let names = statement.query_map([], |row| row.get::<_, String>(0))?;
        let names = names.collect::<Result<Vec<_>, _>>()?;
        let count = |name: String| {
            let sql = format!("SELECT count(*) FROM {name}");
            let rows = connection.query_row(&sql, [], |row| row.get(0))?;
            Ok((name, rows))
        };
        names.into_iter().map(count).collect()
    });
    Holdings(counts.expect("every table can be read"))
}

impl Holdings {
    pub fn of(&self, table: &str) -> i64 {
        self.0[table]
    }
}

/// The log that SQLite keeps beside the book.
pub fn log_of(book: &Path) -> PathBuf {
    let mut name = book.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// Bytes of a file; none where there is no file.
pub fn bytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |meta| meta.len())
}
