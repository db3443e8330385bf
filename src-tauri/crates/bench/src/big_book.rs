//! The large book of the benchmarks of search and lists, made once and kept.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use zhanggui_domain::Id;
use zhanggui_store::journal::Cells;
use zhanggui_store::tables::cases::{CASE_EVENTS, COMPLAINTS, RETURNS};
use zhanggui_store::tables::migrations;
use zhanggui_store::{OpenMode, WriteTx, rusqlite};

use crate::random::Random;
use crate::shop::{self, Sheet};
use crate::{Failure, Run, book, import, sqlite};

/// Cases that one operation opens.
const CASES_AT_ONCE: u64 = 100_000;

/// A book with 1,000,000 customers and twice as many orders, as many returns and complaints as
/// customers, and the same orders in a bare table.
#[derive(Debug)]
pub struct BigBook {
    /// The book.
    pub path: PathBuf,
    /// The bare table, for baselines.
    pub bare: PathBuf,
    /// The two files whose orders it holds, the older one first.
    sheets: [Sheet; 2],
}

impl BigBook {
    /// The book, made where it is not there yet.
    pub fn ready(run: &Run) -> Result<Self, Failure> {
        let rows = run.scaled(1_000_000);
        let older = Sheet::of(rows);
        let big = Self::at(&run.data(), [older, older.then(rows, 300)]);
        if run.fresh {
            sqlite::remove(&big.path)?;
            sqlite::remove(&big.bare)?;
        }
        if !big.path.exists() || !big.bare.exists() {
            big.make(run)?;
        }
        Ok(big)
    }

    /// A book made by another schema or of other records has another name.
    fn at(folder: &Path, sheets: [Sheet; 2]) -> Self {
        let mut digest = DefaultHasher::new();
        for migration in migrations() {
            (migration.id, migration.sql).hash(&mut digest);
        }
        shop::VERSION.hash(&mut digest);
        let name = format!(
            "big-{:016x}-{}",
            digest.finish(),
            sheets.map(|sheet| sheet.rows).iter().sum::<u64>()
        );
        Self {
            path: folder.join(format!("{name}.zgb")),
            bare: folder.join(format!("{name}.db")),
            sheets,
        }
    }

    /// Customers that it has.
    pub fn buyers(&self) -> u64 {
        let [_, newer] = self.sheets;
        newer.buyers()
    }

    /// Orders that it has.
    pub fn orders(&self) -> u64 {
        self.sheets.iter().map(|sheet| sheet.rows).sum()
    }

    /// Number and buyer of an order drawn from all.
    pub fn any_order(&self, random: &mut Random) -> (u64, u64) {
        let [older, newer] = self.sheets;
        let sheet = if random.percent(50) { older } else { newer };
        sheet.order(random.below(sheet.rows))
    }

    /// A buyer drawn from all.
    pub fn any_person(&self, random: &mut Random) -> shop::Person {
        shop::person(random.below(self.buyers()))
    }

    fn make(&self, run: &Run) -> Result<(), Failure> {
        run.say(&format!(
            "making the large book of {} orders; later runs use it again",
            self.orders()
        ));
        let [older, newer] = self.sheets;
        let older = import::files(&run.data(), "big-older", older)?;
        let newer = import::files(&run.data(), "big-newer", newer)?;
        sqlite::import(&older.plain, &self.bare)?;
        sqlite::import_more(&newer.plain, &self.bare)?;
        let half = self.path.with_extension("half");
        sqlite::remove(&half)?;
        let (imported, took) = book::import_in_child(&half, &[&older.export, &newer.export])?;
        run.say(&format!(
            "imported {} rows in {:.0} s",
            imported.rows,
            took.as_secs_f64()
        ));
        open_cases(&half, self.buyers())?;
        run.say("opened returns and complaints");
        for path in [older.export, older.plain, newer.export, newer.plain] {
            std::fs::remove_file(path)?;
        }
        std::fs::rename(&half, &self.path)?;
        // The lock file of the name that the book had while it was made.
        sqlite::remove(&half)
    }
}

/// Opens so many returns and complaints, each about an order, most of them closed since.
fn open_cases(path: &Path, cases: u64) -> Result<(), Failure> {
    let book = book::open(path, OpenMode::Write)?;
    for first in (1..=cases).step_by(CASES_AT_ONCE as usize) {
        let last = first
            .saturating_add(CASES_AT_ONCE)
            .saturating_sub(1)
            .min(cases);
        book.transact(book::operation("case"), |tx| {
            for n in first..=last {
                let about = about(tx, n)?;
                open_return(tx, n, &about)?;
                open_complaint(tx, n, &about)?;
            }
            Ok(())
        })?;
    }
    drop(book);
    book::settle(path)
}

struct About {
    order: Option<Id>,
    customer: Option<Id>,
    shop: Option<Id>,
}

fn about(tx: &WriteTx<'_>, n: u64) -> zhanggui_store::Result<About> {
    let mut statement = tx
        .reader()
        .prepare_cached("SELECT id, customer_id, shop_id FROM orders WHERE n = ?1")?;
    let id = |row: &rusqlite::Row<'_>, at| -> rusqlite::Result<Option<Id>> {
        Ok(row.get::<_, Option<[u8; 16]>>(at)?.map(Id::from_bytes))
    };
    Ok(statement.query_row([n as i64], |row| {
        Ok(About {
            order: id(row, 0)?,
            customer: id(row, 1)?,
            shop: id(row, 2)?,
        })
    })?)
}

/// Moments of a case: opened during two years, due some days later.
fn moments(random: &mut Random) -> (i64, i64) {
    let opened = 1_700_000_000_000 + random.below(63_072_000_000) as i64;
    (opened, opened + random.between(1, 15) as i64 * 86_400_000)
}

fn open_return(tx: &WriteTx<'_>, n: u64, about: &About) -> zhanggui_store::Result<()> {
    let mut random = Random::of(0x5A47_0004, n);
    let (opened, due) = moments(&mut random);
    let id = tx.new_id();
    let cells = about_cells(about)
        .with("no", format!("A{:06}-{n}", random.below(1_000_000)))
        .with(
            "kind",
            random
                .pick(&["return_refund", "refund_only", "exchange"])
                .to_owned(),
        )
        .with(
            "reason",
            random
                .pick(&["quality", "wrong_item", "no_longer_wanted", "other"])
                .to_owned(),
        )
        .with("asked_fen", random.between(500, 30_000) as i64)
        .with("opened_at", opened)
        .with("due_at", due);
    tx.insert(&RETURNS, id, &cells)?;
    let payload = random.pick(&[
        r#"{"lifecycle":"closed"}"#,
        r#"{"lifecycle":"closed"}"#,
        r#"{"lifecycle":"closed"}"#,
        r#"{"decision":"agreed","goods":"awaiting_buyer"}"#,
        r#"{"decision":"negotiating"}"#,
    ]);
    event(tx, "return", id, payload, opened + 3_600_000)
}

fn open_complaint(tx: &WriteTx<'_>, n: u64, about: &About) -> zhanggui_store::Result<()> {
    let mut random = Random::of(0x5A47_0005, n);
    let (opened, due) = moments(&mut random);
    let id = tx.new_id();
    let cells = about_cells(about)
        .with("no", format!("A{:06}-C{n}", random.below(1_000_000)))
        .with(
            "kind",
            random
                .pick(&["quality", "logistics", "attitude", "other"])
                .to_owned(),
        )
        .with(
            "subject",
            random
                .pick(&[
                    "收到的不是这个颜色",
                    "物流太慢",
                    "少发了一件",
                    "客服一直没有回复",
                ])
                .to_owned(),
        )
        .with("opened_at", opened)
        .with("due_at", due);
    tx.insert(&COMPLAINTS, id, &cells)?;
    let payload = random.pick(&[
        r#"{"status":"closed","severity":"low"}"#,
        r#"{"status":"closed","severity":"high"}"#,
        r#"{"status":"in_progress"}"#,
        r#"{"severity":"critical"}"#,
    ]);
    event(tx, "complaint", id, payload, opened + 3_600_000)
}

fn about_cells(about: &About) -> Cells {
    Cells::new()
        .with_id("order_id", about.order)
        .with_id("customer_id", about.customer)
        .with_id("shop_id", about.shop)
}

fn event(
    tx: &WriteTx<'_>,
    kind: &str,
    case: Id,
    payload: &str,
    at: i64,
) -> zhanggui_store::Result<()> {
    let cells = Cells::new()
        .with("subject_kind", kind.to_owned())
        .with_id("subject_id", case)
        .with("action", "note".to_owned())
        .with("payload", payload.to_owned())
        .with("at", at);
    tx.insert(&CASE_EVENTS, tx.new_id(), &cells).map(|_| ())
}
