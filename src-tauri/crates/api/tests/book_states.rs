//! A book in a bad state, from where people stand: the right code, and sentences that help.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zhanggui_api::types::ErrorCode;
use zhanggui_api::{ApiError, Counter, Host, Places, Unwatched};
use zhanggui_store::StoreError;
use zhanggui_store::book::location::NETWORK;
use zhanggui_store::rusqlite::Connection;

/// A folder with a closed book, made as a script makes one.
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
        let demo = json!({ "customers": 60, "orders": 120, "seed": 1 });
        place
            .ask(Host::Script, "demo_make", demo)
            .expect("a demo can be made");
        place
    }

    fn ask(&self, host: Host, command: &str, request: Value) -> Result<Value, ApiError> {
        ask(&counter(&self.path, host), command, request)
    }

    /// What a script and the window are told when they only want to look.
    fn refusals(&self) -> Vec<ApiError> {
        [Host::Script, Host::Window]
            .map(|host| {
                self.ask(host, "customer_list", list())
                    .expect_err("a bad state")
            })
            .into()
    }

    fn spoil(&self, at: usize, bytes: &[u8]) {
        let mut whole = std::fs::read(&self.path).unwrap();
        whole[at..at + bytes.len()].copy_from_slice(bytes);
        std::fs::write(&self.path, whole).unwrap();
    }
}

fn counter(path: &Path, host: Host) -> Counter {
    Counter::new(Places::of_book(path), host)
}

fn ask(counter: &Counter, command: &str, request: Value) -> Result<Value, ApiError> {
    counter.call(command, request, &Unwatched)
}

fn list() -> Value {
    json!({ "query": { "text": null, "filters": [], "sort": [], "view": null }, "offset": 0, "after": null, "limit": 10 })
}

fn staff() -> Value {
    json!({ "id": null, "name": "小李" })
}

/// Two sentences at least (what happened, what to do) in both languages; nothing that only the
/// program's makers understand.
fn helps(error: &ApiError, place: &Path) {
    let (zh, en) = (&error.message.zh, &error.message.en);
    let sentences = |text: &str, ends: &[char]| text.matches(ends).count();
    assert!(
        sentences(zh, &['。', '；']) >= 2 && zh.ends_with('。'),
        "{zh}"
    );
    assert!(
        sentences(en, &['.', ';', ':']) >= 2 && en.ends_with('.'),
        "{en}"
    );
    let folder = place.to_string_lossy();
    for text in [zh, en] {
        for word in [
            folder.as_ref(),
            "SELECT",
            "SQL",
            "sqlite",
            "disk image",
            "zgb",
            "os error",
        ] {
            assert!(
                !text.contains(word),
                "“{word}” says nothing to a seller: {text}"
            );
        }
    }
}

fn refused_as(place: &Place, code: ErrorCode) {
    for error in place.refusals() {
        assert_eq!(error.code, code, "{error:?}");
        helps(&error, place.folder.path());
    }
}

#[test]
fn a_script_does_not_make_a_book_by_looking() {
    let place = Place::empty();
    let error = place
        .ask(Host::Script, "customer_list", list())
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::BookMissing);
    helps(&error, place.folder.path());
    std::fs::write(&place.path, b"").unwrap();
    let error = place
        .ask(Host::Script, "customer_list", list())
        .unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::BookMissing,
        "an empty file is no book yet"
    );
    assert!(
        place.ask(Host::Window, "customer_list", list()).is_ok(),
        "the window makes one"
    );
}

#[test]
fn what_is_no_book_is_refused_and_not_touched() {
    let place = Place::empty();
    let text = "订单编号,买家会员名\n1,a\n".repeat(500);
    std::fs::write(&place.path, &text).unwrap();
    refused_as(&place, ErrorCode::BookDamaged);
    assert_eq!(std::fs::read(&place.path).unwrap(), text.as_bytes());

    let place = Place::empty();
    let other = Connection::open(&place.path).unwrap();
    other
        .execute_batch("CREATE TABLE migrations (id TEXT); CREATE TABLE other (x);")
        .unwrap();
    drop(other);
    refused_as(&place, ErrorCode::BookDamaged);

    let place = Place::empty();
    std::fs::create_dir(&place.path).unwrap();
    refused_as(&place, ErrorCode::BookDamaged);

    assert_eq!(
        ApiError::from(StoreError::NotABook).detail["reason"],
        "not_a_book",
        "there is nothing to be restored"
    );
}

#[test]
fn a_damaged_book_says_so_whether_it_opens_or_not() {
    let place = Place::with_book();
    let whole = std::fs::read(&place.path).unwrap();
    std::fs::write(&place.path, &whole[..whole.len() / 2]).unwrap();
    refused_as(&place, ErrorCode::BookDamaged);

    // The first pages, which hold the schema, are whole: the book opens, and a list meets the damage.
    std::fs::write(&place.path, &whole).unwrap();
    place.spoil(whole.len() / 3, &vec![0x5A; whole.len() / 3]);
    let errors = [Host::Script, Host::Window].map(|host| {
        let counter = counter(&place.path, host);
        let lists = [
            "customer_list",
            "order_list",
            "return_list",
            "complaint_list",
        ];
        lists
            .into_iter()
            .find_map(|command| ask(&counter, command, list()).err())
    });
    for error in errors {
        let error = error.expect("a third of the book is gone");
        assert_eq!(error.code, ErrorCode::BookDamaged, "{error:?}");
        helps(&error, place.folder.path());
    }
    let report = place.ask(Host::Script, "verify", json!({}));
    match report {
        Ok(report) => assert_eq!(report["ok"], false, "{report:#}"),
        Err(error) => assert_eq!(error.code, ErrorCode::BookDamaged, "{error:?}"),
    }
}

#[test]
fn a_book_of_a_newer_version_asks_for_an_update() {
    let place = Place::with_book();
    let raw = Connection::open(&place.path).unwrap();
    raw.execute_batch("UPDATE meta SET value = 99 WHERE key = 'compatibility'")
        .unwrap();
    drop(raw);
    refused_as(&place, ErrorCode::BookNewer);
}

#[test]
fn a_read_only_book_can_be_looked_at_and_says_why_it_cannot_be_changed() {
    let place = Place::with_book();
    let mut permissions = std::fs::metadata(&place.path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&place.path, permissions.clone()).unwrap();
    let window = counter(&place.path, Host::Window);
    let status = ask(&window, "app_status", json!({})).expect("the window opens");
    assert_eq!(status["read_only"], true);
    let rows = ask(&window, "customer_list", list()).expect("lists are shown");
    assert_eq!(rows["total"], 60);
    for host in [Host::Window, Host::Script] {
        let error = place.ask(host, "staff_save", staff()).unwrap_err();
        assert_eq!(error.code, ErrorCode::BookReadOnly, "{host:?}");
        helps(&error, place.folder.path());
    }
    drop(window);
    // Windows removes no read-only file, and the folder is to vanish with the test.
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    std::fs::set_permissions(&place.path, permissions).unwrap();
}

#[test]
fn beside_an_open_window_a_script_reads_but_does_not_write() {
    let place = Place::with_book();
    let window = counter(&place.path, Host::Window);
    ask(&window, "app_status", json!({})).unwrap();
    assert!(place.ask(Host::Script, "customer_list", list()).is_ok());
    for host in [Host::Script, Host::Window] {
        let error = place.ask(host, "staff_save", staff()).unwrap_err();
        assert_eq!(error.code, ErrorCode::BookLocked, "{host:?}");
        helps(&error, place.folder.path());
    }
    window.close();
    assert!(
        place.ask(Host::Script, "staff_save", staff()).is_ok(),
        "once it is closed"
    );
}

#[test]
fn in_a_synced_folder_no_book_is_made() {
    let place = Place::empty();
    let folder = place.folder.path().join("我的坚果云");
    std::fs::create_dir(&folder).unwrap();
    let error = ask(
        &counter(&folder.join("default.zgb"), Host::Window),
        "app_status",
        json!({}),
    )
    .unwrap_err();
    assert_eq!(error.code, ErrorCode::BookInSyncedFolder);
    assert_eq!(error.detail["service"], "坚果云");
    assert_eq!(
        error.detail["book"],
        folder.join("default.zgb").to_string_lossy().as_ref(),
        "a person has to find it, to move it"
    );
    helps(&error, place.folder.path());
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn every_state_of_a_book_has_its_words() {
    for (state, code) in [
        (StoreError::Missing, ErrorCode::BookMissing),
        (StoreError::NotABook, ErrorCode::BookDamaged),
        (StoreError::Damaged, ErrorCode::BookDamaged),
        (StoreError::Newer { needs: 2, has: 1 }, ErrorCode::BookNewer),
        (StoreError::ReadOnly, ErrorCode::BookReadOnly),
        (StoreError::Locked, ErrorCode::BookLocked),
        (
            StoreError::SyncedFolder {
                service: "OneDrive",
            },
            ErrorCode::BookInSyncedFolder,
        ),
        (
            StoreError::SyncedFolder { service: NETWORK },
            ErrorCode::BookInSyncedFolder,
        ),
        (StoreError::DiskFull, ErrorCode::DiskFull),
        (StoreError::DiskFails, ErrorCode::BookMissing),
    ] {
        let error = ApiError::from(state);
        assert_eq!(error.code, code, "{error:?}");
        helps(&error, Path::new("/a/folder/of/nobody"));
    }
}
