//! A file that must not grow: a quota, the largest file of a FAT disk, a limit of the process.
//!
//! The system then refuses a write with "file too large" instead of "no space left".

use crate::books::{holdings, import, open, orders_file};
use crate::child::{Child, Task};
use std::process::Command;
use zhanggui_interchange::apply::Unwatched;

#[test]
fn when_the_book_must_not_grow_the_import_is_refused_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = (folder.path().join("book.zgb"), folder.path().join("a.csv"));
    let first = folder.path().join("first.csv");
    orders_file(&first, 0..50, "交易成功", 10);
    import(&open(&path).unwrap(), &first, &Unwatched).unwrap();
    let before = holdings(&path);
    orders_file(&file, 0..4_000, "交易成功", 10);

    // The signal of the limit is ignored, so that the write itself fails. The unit is 512 or 1024
    // bytes, depending on the shell; the import needs several megabytes either way.
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "sh"])
        .arg(std::env::current_exe().unwrap());
    let mut child = Child::start_by(&mut command, Task::Import, &path, &file);
    assert_eq!(child.hear_result(), "disk full", "in words that help");
    child.end();
    assert_eq!(holdings(&path), before, "the book is as it was");

    let book = open(&path).unwrap();
    let orders = import(&book, &file, &Unwatched).expect("without the limit it goes in");
    assert_eq!((orders.created, orders.unchanged), (3_950, 50));
}
