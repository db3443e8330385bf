//! The disk is full in mid-import. The disk is a real one: a small file system in memory, mounted in a
//! namespace of the child's own, so that nothing of it is left however the test ends.
//!
//! Needs Linux and either root or user namespaces; where the system refuses both, the test says that
//! it was skipped. The same is tested everywhere by a limit of the file's size.

use crate::books::{Holdings, holdings, import, open, open_as, orders_file};
use crate::child::{Child, Task};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use zhanggui_interchange::apply::{Unwatched, Watch};
use zhanggui_store::{OpenMode, StoreError};

/// Mounts a small disk on `$1`, then becomes the rest of the arguments.
const ON_A_SMALL_DISK: &str = "mount -t tmpfs -o size=2m tmpfs \"$1\" && shift && exec \"$@\"";

#[test]
fn on_a_full_disk_an_import_is_refused_as_a_whole_and_goes_in_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let Some(namespace) = namespace(folder.path()) else {
        eprintln!("skipped: this system lets nobody mount a file system, not even in a namespace");
        return;
    };
    let mut command = Command::new("unshare");
    command
        .args(namespace)
        .args(["sh", "-c", ON_A_SMALL_DISK, "sh"]);
    command
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap());
    let files = tempfile::tempdir().unwrap();
    let mut child = Child::start_by(
        &mut command,
        Task::FullDisk,
        &folder.path().join("book.zgb"),
        files.path(),
    );
    assert_eq!(child.hear(), None, "the child asserts by itself");
    child.end();
}

/// How to get a namespace in which one may mount.
fn namespace(folder: &Path) -> Option<&'static [&'static str]> {
    let ways: [&[&str]; 2] = [&["--mount"], &["--mount", "--map-root-user"]];
    ways.into_iter().find(|way| {
        let mut probe = Command::new("unshare");
        probe.args(*way).args(["sh", "-c", ON_A_SMALL_DISK, "sh"]);
        probe.arg(folder).arg("true").stderr(Stdio::null());
        probe.status().is_ok_and(|status| status.success())
    })
}

/// What the child does on its small disk: it grows until the import fits, whose log then fits while
/// the book that the log is to be moved into does not.
pub fn inside(path: &Path, files: &Path) {
    let disk = path.parent().unwrap();
    let (first, file) = (files.join("first.csv"), files.join("a.csv"));
    orders_file(&first, 0..50, "买家已付款，等待卖家发货", 10);
    orders_file(&file, 0..3_000, "交易成功", 10);
    import(&open(path).unwrap(), &first, &Unwatched).unwrap();
    let before = holdings(path);
    full_in_the_middle(path, files);
    assert_eq!(holdings(path), before, "refused in the middle: as it was");

    let mut refused = 0;
    let after = loop {
        let result = import(&open(path).unwrap(), &file, &Unwatched);
        match result {
            Err(StoreError::DiskFull) => refused += 1,
            Err(error) => panic!("a full disk is no other trouble: {error}"),
            Ok(orders) => {
                assert_eq!((orders.created, orders.updated), (2_950, 50));
                break holdings(path);
            }
        }
        assert_eq!(holdings(path), before, "refused: the book is as it was");
        resize(disk, 2048 + refused * 512);
    };
    assert!(refused > 0, "the first disk was to be too small");
    assert_eq!(after.of("orders"), 3_000, "{after:?}");
    no_byte_left(path, disk, &after);
    not_writable(path, disk);
}

/// Rows so large that their pages run over into the log long before the last row.
fn full_in_the_middle(path: &Path, files: &Path) {
    const ROWS: u64 = 1_800;
    let (large, seen) = (files.join("large.csv"), Seen(AtomicU64::new(0)));
    orders_file(&large, 0..ROWS, "交易成功", 60_000);
    let result = import(&open(path).unwrap(), &large, &seen);
    assert!(matches!(result, Err(StoreError::DiskFull)), "{result:?}");
    let rows = seen.0.load(Ordering::SeqCst);
    assert!(
        0 < rows && rows < ROWS,
        "the rows were still coming: {rows}"
    );
}

/// How many rows were reported.
struct Seen(AtomicU64);

impl Watch for Seen {
    fn progress(&self, rows: u64, _bytes: u64, _bytes_total: u64) {
        self.0.store(rows, Ordering::SeqCst);
    }

    fn cancelled(&self) -> bool {
        false
    }
}

/// On a disk without a single free byte the book can be looked into, and says why nothing goes in.
fn no_byte_left(path: &Path, disk: &Path, held: &Holdings) {
    let filler = disk.join("filler");
    let filled = std::fs::File::create(&filler)
        .and_then(|mut file| std::io::copy(&mut std::io::repeat(b'x'), &mut file));
    assert!(filled.is_err(), "the disk is full now");
    match open(path) {
        Ok(book) => {
            let written = book.set_pref("theme", "\"dark\"");
            assert!(matches!(written, Err(StoreError::DiskFull)), "{written:?}");
        }
        // Without a byte for the index of the log it cannot even be opened.
        Err(StoreError::DiskFull) => {}
        Err(error) => panic!("a full disk is no other trouble: {error}"),
    }
    std::fs::remove_file(filler).unwrap();
    assert_eq!(holdings(path), *held, "with room again everything is there");
    resize(disk, 65_536);
    let book = open(path).unwrap();
    book.set_pref("theme", "\"dark\"")
        .expect("and it can be written");
}

/// A disk that cannot be written at all, as a write-protected stick: the book can be looked into.
fn not_writable(path: &Path, disk: &Path) {
    remount(disk, "ro");
    for mode in [OpenMode::Create, OpenMode::Write] {
        let opened = open_as(path, mode);
        assert!(matches!(opened, Err(StoreError::ReadOnly)), "{opened:?}");
    }
    let book = open_as(path, OpenMode::Read).expect("looking needs no writing");
    let orders: i64 = book
        .read(|c| Ok(c.query_row("SELECT count(*) FROM orders", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(orders, 3_000);
    drop(book);
    remount(disk, "rw");
    open(path).expect("and it can be written again");
}

fn resize(disk: &Path, kilobytes: u64) {
    remount(disk, &format!("size={kilobytes}k"));
}

fn remount(disk: &Path, how: &str) {
    let mut command = Command::new("mount");
    command.args(["-o", &format!("remount,{how}")]).arg(disk);
    assert!(command.status().unwrap().success(), "{how}");
}
