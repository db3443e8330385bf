//! The watched folder: what comes in is recognised and offered, and nothing goes in by itself.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use zhanggui_api::types::ErrorCode;
use zhanggui_api::{Host, Unwatched};
use zhanggui_domain::{Instant, ShopZone};
use zhanggui_testkit::zip;

use crate::desk::{Desk, ROWS};
use crate::formats::{OWN, mapping};

/// The desk's day is 2026-11-23, at noon.
const YESTERDAY_MORNING: &str = "2026-11-22 09:00:00";
const THIS_MORNING: &str = "2026-11-23 09:00:00";

/// A desk and its folder for downloads.
struct Downloads {
    desk: Desk,
    folder: PathBuf,
}

impl Downloads {
    fn new() -> Self {
        let desk = Desk::new();
        let folder = desk.path("Downloads");
        std::fs::create_dir(&folder).unwrap();
        Downloads { desk, folder }
    }

    /// A file comes in at that time.
    fn comes(&self, name: &str, bytes: &[u8], at: &str) -> PathBuf {
        let path = self.folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        let at = Instant::from_local(at, ShopZone::CHINA).unwrap().as_ms();
        let at = SystemTime::UNIX_EPOCH + Duration::from_millis(at.unsigned_abs());
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(at).unwrap();
        path
    }

    fn orders(&self, name: &str, row: &str, at: &str) -> PathBuf {
        let bytes = std::fs::read(self.desk.order_file("made.csv", &[row])).unwrap();
        self.comes(name, &bytes, at)
    }

    fn watch(&self) -> Value {
        let request = json!({ "on": true, "folder": self.folder });
        self.desk.ok("arrivals_watch", request)
    }

    fn list(&self) -> Value {
        self.desk.ok("arrivals_list", json!({}))
    }
}

fn names(files: &Value) -> Vec<&str> {
    let files = files.as_array().unwrap().iter();
    files.map(|file| file["name"].as_str().unwrap()).collect()
}

#[test]
fn nothing_is_looked_at_before_somebody_asks_for_it() {
    let downloads = Downloads::new();
    downloads.orders("订单.csv", ROWS[0], THIS_MORNING);
    let arrivals = downloads.list();
    assert_eq!(arrivals["folder"], Value::Null, "off until switched on");
    assert_eq!(names(&arrivals["files"]), [""; 0]);
}

#[test]
fn what_comes_in_is_offered_and_what_was_there_before_is_not() {
    let downloads = Downloads::new();
    downloads.orders("旧.csv", ROWS[0], YESTERDAY_MORNING);
    downloads.orders("今早.csv", ROWS[1], THIS_MORNING);
    let arrivals = downloads.watch();
    assert_eq!(
        names(&arrivals["files"]),
        ["今早.csv"],
        "of the last 24 hours, but no older ones"
    );
    assert_eq!(
        arrivals["files"][0]["formats"][0]["key"],
        "taobao_order_2013"
    );
    downloads.orders("刚到.csv", ROWS[2], "2026-11-23 12:01:00");
    // A file may be moved into the folder and keep its old time.
    downloads.orders("搬来的.csv", ROWS[2], "2026-01-05 12:00:00");
    assert_eq!(
        names(&downloads.list()["files"]),
        ["刚到.csv", "今早.csv", "搬来的.csv"],
        "the newest first"
    );
    let orders = downloads.desk.ok("order_list", json!({ "query": {} }));
    assert_eq!(orders["total"], 0, "offered, never imported by itself");
}

#[test]
fn a_file_that_is_imported_is_not_offered_until_that_is_taken_back() {
    let downloads = Downloads::new();
    let file = downloads.orders("订单.csv", ROWS[0], THIS_MORNING);
    let copy = downloads.orders("订单 (1).csv", ROWS[0], THIS_MORNING);
    downloads.watch();
    let report = downloads
        .desk
        .ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(
        names(&downloads.list()["files"]),
        [""; 0],
        "neither the file nor its copy {copy:?}"
    );
    downloads.desk.ok("undo", json!({ "op": report["op"] }));
    assert_eq!(names(&downloads.list()["files"]).len(), 2);
}

#[test]
fn a_file_that_was_waved_away_comes_back_only_when_it_changes() {
    let downloads = Downloads::new();
    let file = downloads.orders("订单.csv", ROWS[0], THIS_MORNING);
    downloads.watch();
    let arrivals = downloads
        .desk
        .ok("arrivals_dismiss", json!({ "paths": [file] }));
    assert_eq!(names(&arrivals["files"]), [""; 0]);
    let tomorrow = downloads.desk.another_program(Host::Script);
    let arrivals = tomorrow
        .call("arrivals_list", json!({}), &Unwatched)
        .unwrap();
    assert_eq!(names(&arrivals["files"]), [""; 0], "remembered in the book");
    downloads.orders("订单.csv", ROWS[1], "2026-11-23 15:00:00");
    assert_eq!(names(&downloads.list()["files"]), ["订单.csv"]);
}

#[test]
fn an_archive_is_offered_with_what_it_holds() {
    let downloads = Downloads::new();
    let first = std::fs::read(downloads.desk.order_file("1.csv", &[ROWS[0]])).unwrap();
    let second = std::fs::read(downloads.desk.order_file("2.csv", &[ROWS[1]])).unwrap();
    let archive = zip(&[("七月.csv", &first), ("八月.csv", &second)]);
    downloads.comes("订单.zip", &archive, THIS_MORNING);
    let photos = zip(&[("照片.jpg", b"\xff\xd8\xff\xe0 no table")]);
    downloads.comes("照片.zip", &photos, THIS_MORNING);
    let arrivals = downloads.watch();
    assert_eq!(names(&arrivals["files"]), ["订单.zip"]);
    assert_eq!(arrivals["files"][0]["tables"], 2);
    assert_eq!(
        arrivals["files"][0]["formats"].as_array().unwrap().len(),
        1,
        "each kind once"
    );
    assert_eq!(names(&arrivals["unknown"]), [""; 0], "no table at all");
}

#[test]
fn a_table_that_no_format_fits_is_told_of_until_one_does() {
    let downloads = Downloads::new();
    let file = downloads.comes("接龙.csv", OWN.as_bytes(), THIS_MORNING);
    downloads.comes("半个.csv.crdownload", OWN.as_bytes(), THIS_MORNING);
    downloads.comes("空.csv", b"", THIS_MORNING);
    downloads.comes("说明.txt", "请按时发货，谢谢。".as_bytes(), THIS_MORNING);
    let arrivals = downloads.watch();
    assert_eq!(names(&arrivals["files"]), [""; 0]);
    assert_eq!(names(&arrivals["unknown"]), ["接龙.csv"], "{arrivals}");
    assert!(arrivals["unknown"][0]["why"]["zh"].is_string());
    let guess = downloads.desk.ok("format_guess", json!({ "path": file }));
    let draft = downloads.desk.ok("format_draft", mapping(&guess, "群接龙"));
    downloads
        .desk
        .ok("format_save", json!({ "text": draft["text"] }));
    let arrivals = downloads.list();
    assert_eq!(names(&arrivals["files"]), ["接龙.csv"]);
    assert_eq!(names(&arrivals["unknown"]), [""; 0]);
}

#[test]
fn a_folder_that_is_gone_is_said_to_be_gone() {
    let downloads = Downloads::new();
    downloads.watch();
    std::fs::remove_dir(&downloads.folder).unwrap();
    assert_eq!(downloads.list()["readable"], false);
    let off = downloads.desk.ok("arrivals_watch", json!({ "on": false }));
    assert_eq!(off["folder"], Value::Null);
}

#[test]
fn only_a_folder_that_can_be_opened_is_watched() {
    let desk = Desk::new();
    for folder in [json!(desk.path("nowhere")), json!("Downloads"), Value::Null] {
        let request = json!({ "on": true, "folder": folder });
        let error = desk.refused(ErrorCode::Invalid, "arrivals_watch", request);
        assert_eq!(error.detail["field"], "folder", "{folder}");
        assert!(
            !error.message.zh.contains("nowhere"),
            "no path in a message"
        );
    }
    assert_eq!(desk.ok("arrivals_list", json!({}))["folder"], Value::Null);
}
