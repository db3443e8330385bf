//! The program is killed in mid-import or while one is taken back: while rows go in, while what follows from them is worked out,
//! while the commit is half written, while the log is moved into the book.
//!
//! In each case the book is afterwards as it was before, or (only once the commit had
//! begun) as it is after the whole import: never in between.

use crate::books::{Dice, Holdings, bytes, holdings, import, log_of, open, orders_file};
use crate::child::{Child, Task};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use zhanggui_interchange::apply::Unwatched;
use zhanggui_store::intake::Tally;

const OLD: &str = "买家已付款，等待卖家发货";
const NEW: &str = "交易成功";
/// Orders in the book before.
const BEFORE: u64 = 60;
/// Orders of the import; the first of them are known and have moved on.
const ALL: u64 = 2_000;

/// A book with some orders, and a file with those orders and many more.
struct Bench {
    folder: TempDir,
    file: PathBuf,
    before: Holdings,
}

impl Bench {
    fn new(orders: u64, memo: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (first, file) = (folder.path().join("old.csv"), folder.path().join("new.csv"));
        orders_file(&first, 0..BEFORE, OLD, 10);
        orders_file(&file, 0..orders, NEW, memo);
        let pristine = folder.path().join("pristine.zgb");
        let book = open(&pristine).unwrap();
        import(&book, &first, &Unwatched).unwrap();
        drop(book);
        assert!(!log_of(&pristine).exists(), "a closed book is one file");
        let before = holdings(&pristine);
        assert_eq!(before.of("orders"), i64::try_from(BEFORE).unwrap());
        Self {
            folder,
            file,
            before,
        }
    }

    /// A book of its own for each kill.
    fn book(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name).join("book.zgb");
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::copy(self.folder.path().join("pristine.zgb"), &path).unwrap();
        path
    }

    fn child(&self, book: &Path) -> Child {
        Child::start(Task::Import, book, &self.file)
    }

    /// After the kill the import can be done again, to its end.
    fn import_again(&self, book: &Path, orders: u64) {
        let orders = import(&open(book).unwrap(), &self.file, &Unwatched).unwrap() == tally(orders);
        assert!(orders, "all orders, none of them known from the killed one");
    }
}

fn tally(orders: u64) -> Tally {
    Tally {
        created: orders - BEFORE,
        updated: BEFORE,
        unchanged: 0,
    }
}

/// What an import that nobody disturbs does, and how long its end takes.
struct Undisturbed {
    after: Holdings,
    /// From the last row to the first byte of the commit.
    derivation: Duration,
    /// Bytes of the log after the commit.
    log: u64,
    /// Bytes of the book before the log was moved into it.
    book: u64,
}

fn undisturbed(bench: &Bench) -> Undisturbed {
    let book = bench.book("undisturbed");
    let mut child = bench.child(&book);
    child.hear_rows(ALL);
    let began = Instant::now();
    spin_until(|| bytes(&log_of(&book)) > 0);
    let derivation = began.elapsed();
    assert_eq!(child.hear_result(), "done");
    let (log, size) = (bytes(&log_of(&book)), bytes(&book));
    child.end();
    Undisturbed {
        after: holdings(&book),
        derivation,
        log,
        book: size,
    }
}

/// Waits without sleeping, so that the kill comes right after the event.
fn spin_until(happened: impl Fn() -> bool) {
    let began = Instant::now();
    while !happened() {
        assert!(
            began.elapsed() < Duration::from_secs(240),
            "it never happens"
        );
        std::thread::yield_now();
    }
}

#[test]
fn killed_while_rows_go_in_nothing_of_the_import_is_left() {
    let bench = Bench::new(60_000, 10);
    let mut dice = Dice::of(20_261_123);
    for kill in 0..6 {
        let row = 1 + dice.below(3_000);
        let book = bench.book(&format!("rows-{kill}"));
        let mut child = bench.child(&book);
        child.hear_rows(row);
        assert!(child.kill(), "it was in the middle of 60,000 rows");
        assert_eq!(
            holdings(&book),
            bench.before,
            "killed after {row} rows: as before, the journal included"
        );
    }
}

#[test]
fn killed_when_its_pages_have_run_over_into_the_log_nothing_is_left_either() {
    // Fewer rows than this fill the 96 MB of pages that the writer keeps in memory.
    let bench = Bench::new(1_800, 60_000);
    let book = bench.book("spilled");
    let mut child = bench.child(&book);
    spin_until(|| bytes(&log_of(&book)) > 1_000_000);
    assert!(child.hear().is_some_and(|word| word.starts_with("rows ")));
    assert!(child.kill(), "rows were still going in");
    assert!(
        bytes(&log_of(&book)) > 1_000_000,
        "the log has unfinished work"
    );
    assert_eq!(holdings(&book), bench.before, "which counts for nothing");
}

#[test]
fn killed_at_the_end_of_an_import_it_is_there_as_a_whole_or_not_at_all() {
    let bench = Bench::new(ALL, 10);
    let undisturbed = undisturbed(&bench);
    let mut left = Vec::new();
    for (kill, part) in [0.0, 0.3, 0.6, 0.9].into_iter().enumerate() {
        let book = bench.book(&format!("derived-{kill}"));
        let mut child = bench.child(&book);
        child.hear_rows(ALL);
        let (last_row, wait) = (Instant::now(), undisturbed.derivation.mul_f64(part));
        spin_until(|| last_row.elapsed() >= wait);
        child.kill();
        left.push((format!("{part} of the derivation"), holdings(&book), book));
    }
    for (kill, part) in [1, 4, 7].into_iter().enumerate() {
        let book = bench.book(&format!("commit-{kill}"));
        let mut child = bench.child(&book);
        child.hear_rows(ALL);
        let log = log_of(&book);
        spin_until(|| bytes(&log) >= undisturbed.log / 8 * part);
        child.kill();
        left.push((format!("{part}/8 of the commit"), holdings(&book), book));
    }
    for (when, holdings, _) in &left {
        let whole = *holdings == undisturbed.after;
        eprintln!(
            "killed at {when}: {}",
            if whole { "whole" } else { "nothing" }
        );
        assert!(
            whole || *holdings == bench.before,
            "killed at {when}: something in between: {holdings:#?}"
        );
    }
    assert_eq!(
        left[0].1, bench.before,
        "nothing was committed at the last row"
    );
    for (_, holdings, book) in [&left[0], &left[4]] {
        if *holdings == bench.before {
            bench.import_again(book, ALL);
            assert_eq!(crate::books::holdings(book).of("orders"), 2_000);
        }
    }
}

#[test]
fn killed_while_the_log_is_moved_into_the_book_the_import_stays() {
    let bench = Bench::new(ALL, 10);
    let undisturbed = undisturbed(&bench);
    for kill in 0..2 {
        let book = bench.book(&format!("moved-{kill}"));
        let mut child = bench.child(&book);
        assert_eq!(child.hear_result(), "done");
        child.go_on();
        if kill > 0 {
            spin_until(|| bytes(&book) > undisturbed.book);
        }
        child.kill();
        assert_eq!(
            holdings(&book),
            undisturbed.after,
            "what was said to be done is done"
        );
    }
}

#[test]
fn whatever_part_of_the_commit_has_reached_the_disk_it_is_the_whole_or_nothing() {
    let bench = Bench::new(ALL, 10);
    let path = bench.book("committed");
    let mut child = bench.child(&path);
    assert_eq!(child.hear_result(), "done");
    assert!(child.kill(), "before it could move the log into the book");
    let (book, log) = (fs::read(&path).unwrap(), fs::read(log_of(&path)).unwrap());
    let mut dice = Dice::of(3);
    for cut in 0..8 {
        let length = usize::try_from(dice.below(log.len() as u64)).unwrap();
        let path = bench.book(&format!("cut-{cut}"));
        fs::write(&path, &book).unwrap();
        let mut part = log[..length].to_vec();
        if cut % 2 == 1 {
            // A disk may have made room for the rest, and have something else there.
            part.resize(log.len(), 0x5A);
        }
        fs::write(log_of(&path), part).unwrap();
        let found = holdings(&path);
        assert_eq!(found, bench.before, "{length} of {} bytes", log.len());
    }
    let after = holdings(&path);
    assert_eq!(after.of("orders"), 2_000, "all of its bytes are the whole");
}

#[test]
fn killed_while_an_import_is_taken_back_all_of_it_is_still_there() {
    let bench = Bench::new(ALL, 10);
    let path = bench.book("undone");
    import(&open(&path).unwrap(), &bench.file, &Unwatched).unwrap();
    let before = holdings(&path);
    for rows in [1, 2_500, 4_500] {
        let mut child = Child::start(Task::Undo, &path, &bench.file);
        child.hear_rows(rows);
        assert!(child.kill(), "it was in the middle");
        assert_eq!(holdings(&path), before, "killed after {rows} rows");
    }
    let mut child = Child::start(Task::Undo, &path, &bench.file);
    assert_eq!(child.hear_result(), "done");
    child.end();
    let book = open(&path).unwrap();
    let orders = book.verify(|| Ok(())).unwrap().counts["orders"];
    assert_eq!(orders, BEFORE, "and it can be taken back after all");
}
