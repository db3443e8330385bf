//! Every state in which a book can be found, and what the program says then.

use super::COMPATIBILITY;
use super::connect::{APPLICATION_ID, PAGE_SIZE};
use crate::journal::Cells;
use crate::tables::customers::CUSTOMERS;
use crate::{Book, OpKind, OpSpec, OpenMode, Result, StoreError};
use rstest::rstest;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;
use zhanggui_domain::{Clock, Id, IdGen, Instant};

struct Ticking(AtomicI64);
impl Clock for Ticking {
    fn now(&self) -> Instant {
        Instant::from_ms(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}

/// Ids that no other start of the program gives.
struct Counting(AtomicU64);
static STARTS: AtomicU64 = AtomicU64::new(1);
impl IdGen for Counting {
    fn next(&self) -> Id {
        let mut bytes = [0xAB; 16];
        bytes[8..].copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        Id::from_bytes(bytes)
    }
}

fn open(path: &Path, mode: OpenMode) -> Result<Book> {
    let start = STARTS.fetch_add(1, Ordering::SeqCst) << 32;
    let clock = Arc::new(Ticking(AtomicI64::new(1_700_000_000_000)));
    Book::open(path, mode, clock, Arc::new(Counting(AtomicU64::new(start))))
}

fn code(result: Result<Book>) -> String {
    match result {
        Ok(_) => "opens".to_owned(),
        Err(error) => format!("{error:?}"),
    }
}

fn add(book: &Book, name: &str) {
    let spec = OpSpec::new(OpKind("add"), None, serde_json::json!({}));
    let cells = Cells::new().with("name", name.to_owned());
    book.transact(spec, |tx| tx.insert(&CUSTOMERS, tx.new_id(), &cells))
        .unwrap();
}

fn names(book: &Book) -> Vec<String> {
    book.read(|connection| {
        let mut statement = connection.prepare("SELECT name FROM customers ORDER BY n")?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<std::result::Result<_, _>>()?)
    })
    .unwrap()
}

/// A folder with a closed book of 200 customers.
struct Place {
    folder: TempDir,
    path: PathBuf,
}

impl Place {
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("default.zgb");
        Self { folder, path }
    }

    fn with_book() -> Self {
        let place = Self::empty();
        let book = open(&place.path, OpenMode::Create).unwrap();
        let spec = OpSpec::new(OpKind("add"), None, serde_json::json!({}));
        book.transact(spec, |tx| {
            for n in 0..200 {
                let cells = Cells::new().with("name", format!("客户{n}"));
                tx.insert(&CUSTOMERS, tx.new_id(), &cells)?;
            }
            Ok(())
        })
        .unwrap();
        place
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("default.zgb-wal")
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).unwrap()
    }

    fn put(&self, bytes: &[u8]) {
        std::fs::write(&self.path, bytes).unwrap();
    }

    fn sql(&self, sql: &str) {
        Connection::open(&self.path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    }

    fn open(&self, mode: OpenMode) -> Result<Book> {
        open(&self.path, mode)
    }
}

const ALL_MODES: [OpenMode; 3] = [OpenMode::Create, OpenMode::Write, OpenMode::Read];

#[test]
fn a_closed_book_is_one_file_which_can_be_copied() {
    let place = Place::with_book();
    assert!(!place.log().exists(), "the log was moved into the book");
    let copy = place.folder.path().join("copy.zgb");
    std::fs::copy(&place.path, &copy).unwrap();
    assert_eq!(names(&open(&copy, OpenMode::Write).unwrap()).len(), 200);
}

#[test]
fn a_book_may_lie_deeper_than_windows_takes_paths_by_themselves() {
    let place = Place::empty();
    // More than 260 characters, and fewer than the 512 bytes that SQLite takes elsewhere.
    let folder = (0..7).fold(place.folder.path().to_owned(), |path, _| {
        path.join("a folder with a name of forty characters")
    });
    let path = folder.join("default.zgb");
    let book = open(&path, OpenMode::Create).unwrap();
    add(&book, "王芳");
    assert_eq!(names(&book), ["王芳"]);
    drop(book);
    let reader = open(&path, OpenMode::Read).unwrap();
    assert_eq!(names(&reader), ["王芳"], "its log was found beside it");
}

#[cfg(windows)]
#[test]
fn a_book_that_another_program_holds_is_said_to_be_held() {
    use std::os::windows::fs::OpenOptionsExt;
    let place = Place::with_book();
    let mut options = std::fs::OpenOptions::new();
    let held = options.read(true).share_mode(0).open(&place.path).unwrap();
    for mode in [OpenMode::Write, OpenMode::Read] {
        assert_eq!(code(place.open(mode)), "Locked");
    }
    drop(held);
    assert_eq!(code(place.open(OpenMode::Write)), "opens");
}

#[test]
fn where_there_is_no_book_only_the_mode_that_makes_one_goes_on() {
    let place = Place::empty();
    for mode in [OpenMode::Write, OpenMode::Read] {
        assert_eq!(code(place.open(mode)), "Missing");
        assert_eq!(
            std::fs::read_dir(place.folder.path()).unwrap().count(),
            0,
            "nothing is made"
        );
    }
    assert_eq!(code(place.open(OpenMode::Create)), "opens");
    let nowhere = place.path.join("below/a/file.zgb");
    for mode in ALL_MODES {
        assert_eq!(
            code(open(&nowhere, mode)),
            "Missing",
            "a file is in the way of the folder"
        );
    }
}

#[test]
fn an_empty_file_is_no_book_yet() {
    let place = Place::empty();
    place.put(b"");
    assert_eq!(code(place.open(OpenMode::Read)), "Missing");
    assert_eq!(code(place.open(OpenMode::Write)), "Missing");
    let book = place.open(OpenMode::Create).unwrap();
    add(&book, "王芳");
    assert_eq!(names(&book), ["王芳"]);
}

#[test]
fn a_book_whose_making_was_interrupted_is_made_anew() {
    let place = Place::empty();
    place.sql("PRAGMA journal_mode=WAL; CREATE TABLE t (x); DROP TABLE t; VACUUM;");
    assert_eq!(
        code(place.open(OpenMode::Read)),
        "Missing",
        "no table, no book"
    );
    assert_eq!(code(place.open(OpenMode::Create)), "opens");
    assert!(
        place
            .open(OpenMode::Write)
            .unwrap()
            .verify(|| Ok(()))
            .unwrap()
            .is_sound()
    );
}

#[rstest]
#[case::book_gone(false)]
#[case::book_emptied(true)]
fn a_log_without_its_book_is_not_thrown_away(#[case] emptied: bool) {
    let place = Place::with_book();
    let log = b"the last work of a book that was moved away".repeat(100);
    std::fs::write(place.log(), &log).unwrap();
    if emptied {
        place.put(b"")
    } else {
        std::fs::remove_file(&place.path).unwrap()
    }
    for mode in ALL_MODES {
        assert_eq!(code(place.open(mode)), "Damaged");
        assert_eq!(
            std::fs::read(place.log()).unwrap(),
            log,
            "SQLite would have deleted it"
        );
    }
}

#[test]
fn a_folder_in_the_place_of_the_book_is_no_book() {
    let place = Place::empty();
    std::fs::create_dir(&place.path).unwrap();
    for mode in ALL_MODES {
        assert_eq!(code(place.open(mode)), "NotABook");
    }
}

#[rstest]
#[case::text(b"order,buyer\n1,2\n".to_vec())]
#[case::long_text(b"order,buyer\n".repeat(1000))]
#[case::zeros(vec![0; 20_000])]
#[case::picture(b"\x89PNG\r\n\x1a\n".repeat(100))]
fn a_file_that_is_no_database_is_no_book_and_stays_as_it_is(#[case] bytes: Vec<u8>) {
    let place = Place::empty();
    place.put(&bytes);
    for mode in ALL_MODES {
        assert_eq!(code(place.open(mode)), "NotABook");
        assert_eq!(place.bytes(), bytes, "nobody else's file is touched");
    }
}

#[rstest]
#[case::unlike("CREATE TABLE t (x); INSERT INTO t VALUES (1);")]
#[case::alike("CREATE TABLE migrations (id TEXT); CREATE TABLE notes (x);")]
#[case::of_another_program(
    "PRAGMA application_id=7; CREATE TABLE migrations (id TEXT); CREATE TABLE meta (key TEXT, value);"
)]
fn another_program_s_database_is_no_book_and_stays_as_it_is(#[case] sql: &str) {
    let place = Place::empty();
    place.sql(sql);
    let before = place.bytes();
    for mode in ALL_MODES {
        assert_eq!(code(place.open(mode)), "NotABook");
        assert_eq!(place.bytes(), before);
    }
}

#[test]
fn a_newer_book_is_refused_and_stays_as_it_is() {
    let place = Place::with_book();
    place.sql(&format!(
        "UPDATE meta SET value = {} WHERE key = 'compatibility'",
        COMPATIBILITY + 1
    ));
    let before = place.bytes();
    for mode in ALL_MODES {
        assert!(
            matches!(place.open(mode), Err(StoreError::Newer { needs, has }) if needs == has + 1),
            "{mode:?}"
        );
    }
    assert_eq!(place.bytes(), before);
}

#[test]
fn a_book_with_additions_of_a_newer_app_can_be_worked_in() {
    let place = Place::with_book();
    place.sql(
        "INSERT INTO migrations (id, at, app) VALUES ('20991231_00_later', 1, '9.0'); \
         CREATE TABLE later (x) ; ALTER TABLE customers ADD COLUMN later TEXT NOT NULL DEFAULT '';",
    );
    let book = place.open(OpenMode::Write).unwrap();
    add(&book, "王芳");
    assert_eq!(names(&book).len(), 201);
    let column = "SELECT count(*) FROM sqlite_schema WHERE name = 'zg_customers_update' AND sql LIKE '%old.later IS NOT new.later%'";
    let captured: i64 = book
        .read(|c| Ok(c.query_row(column, [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(
        captured, 1,
        "what the newer app's column holds is captured, too"
    );
}

#[test]
fn a_book_cut_short_is_damaged() {
    let place = Place::with_book();
    let whole = place.bytes();
    for length in [whole.len() / 2, whole.len() - PAGE_SIZE, 2 * PAGE_SIZE] {
        place.put(&whole[..length]);
        for mode in ALL_MODES {
            assert_eq!(
                code(place.open(mode)),
                "Damaged",
                "{length} of {} bytes",
                whole.len()
            );
        }
        assert_eq!(place.bytes(), &whole[..length], "nothing is made worse");
    }
}

#[test]
fn a_book_whose_first_page_is_broken_says_so() {
    let whole = Place::with_book().bytes();
    for (at, said) in [
        (0, "NotABook"),
        (16, "NotABook"),
        (100, "Damaged"),
        (105, "Damaged"),
    ] {
        let place = Place::empty();
        let mut broken = whole.clone();
        broken[at..at + 8].copy_from_slice(&[0xFF; 8]);
        place.put(&broken);
        for mode in ALL_MODES {
            assert_eq!(code(place.open(mode)), said, "bytes from {at}");
        }
    }
}

/// Any page may be hit. SQLite has no sums over pages, so not every flipped letter can be seen; a page
/// overwritten with something else always is, at the latest when the book is checked.
#[test]
fn a_book_with_a_page_overwritten_is_found_damaged_at_the_latest_by_the_check() {
    let whole = Place::with_book().bytes();
    let pages = whole.len() / PAGE_SIZE;
    assert!(pages > 50, "a book of many pages: {pages}");
    for page in 1..pages {
        let place = Place::empty();
        let mut broken = whole.clone();
        broken[page * PAGE_SIZE..(page + 1) * PAGE_SIZE].fill(0x5A);
        place.put(&broken);
        let found = match place.open(OpenMode::Read) {
            Err(error) => format!("{error:?}"),
            Ok(book) => match book.verify(|| Ok(())) {
                Err(error) => format!("{error:?}"),
                Ok(report) if report.integrity != "ok" => "Damaged".to_owned(),
                Ok(report) => format!("{report:?}"),
            },
        };
        assert_eq!(found, "Damaged", "page {page} of {pages}");
    }
}

#[test]
fn a_spoilt_log_costs_at_most_the_work_in_it() {
    let place = Place::with_book();
    let book = place.open(OpenMode::Write).unwrap();
    add(&book, "王芳");
    let one = std::fs::metadata(place.log()).unwrap().len();
    add(&book, "张小明");
    let (bytes, log) = (place.bytes(), std::fs::read(place.log()).unwrap());
    drop(book);
    assert!(u64::try_from(log.len()).unwrap() > one);
    let after = |spoil: &dyn Fn(&mut Vec<u8>)| {
        let other = Place::empty();
        other.put(&bytes);
        let mut log = log.clone();
        spoil(&mut log);
        std::fs::write(other.log(), log).unwrap();
        let book = other
            .open(OpenMode::Write)
            .expect("the book itself is whole");
        assert!(book.verify(|| Ok(())).unwrap().is_sound(), "and consistent");
        names(&book).len()
    };
    let one = usize::try_from(one).unwrap();
    assert_eq!(
        after(&|_| {}),
        202,
        "a program killed before it closed the book loses nothing"
    );
    assert_eq!(
        after(&|log| log[one + 30] ^= 0xFF),
        201,
        "the second act is spoilt"
    );
    assert_eq!(
        after(&|log| log.truncate(one + 2000)),
        201,
        "or half written"
    );
    assert_eq!(after(&|log| log[100] ^= 0xFF), 200, "both are");
    assert_eq!(
        after(&|log| log.fill(0x5A)),
        200,
        "all of the log is something else"
    );
}

#[test]
fn a_read_only_file_is_only_read() {
    let place = Place::with_book();
    let mut permissions = std::fs::metadata(&place.path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&place.path, permissions.clone()).unwrap();
    for mode in [OpenMode::Create, OpenMode::Write] {
        assert_eq!(code(place.open(mode)), "ReadOnly");
    }
    let book = place.open(OpenMode::Read).unwrap();
    assert_eq!(names(&book).len(), 200);
    assert!(book.is_read_only());
    let spec = OpSpec::new(OpKind("add"), None, serde_json::json!({}));
    assert!(matches!(
        book.transact(spec, |_| Ok(())),
        Err(StoreError::ReadOnly)
    ));
    assert!(matches!(
        book.set_pref("theme", "\"dark\""),
        Err(StoreError::ReadOnly)
    ));
    drop(book);
    // Windows removes no read-only file, and the folder is to vanish with the test.
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    std::fs::set_permissions(&place.path, permissions).unwrap();
}

#[test]
fn a_book_is_not_opened_where_a_sync_client_works() {
    let place = Place::empty();
    let folder = place.folder.path().join("OneDrive - 小满家居");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("default.zgb");
    for mode in ALL_MODES {
        assert!(matches!(
            open(&path, mode),
            Err(StoreError::SyncedFolder {
                service: "OneDrive"
            })
        ));
    }
    assert_eq!(
        std::fs::read_dir(&folder).unwrap().count(),
        0,
        "nothing is made there"
    );
}

#[test]
fn names_that_mean_something_to_a_uri_are_only_names() {
    let place = Place::with_book();
    for name in ["100% 好评?.zgb", "a#b.zgb", "a?mode=memory.zgb", "%41.zgb"] {
        let path = place.folder.path().join(name);
        if std::fs::copy(&place.path, &path).is_err() {
            continue; // Windows has no `?` in names.
        }
        let uri = super::connect::immutable_uri(&path).unwrap();
        let flags =
            rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(uri, flags).unwrap();
        let id: i64 = connection
            .query_row("PRAGMA application_id", [], |row| row.get(0))
            .unwrap();
        assert_eq!(id, APPLICATION_ID, "{name}");
    }
}
