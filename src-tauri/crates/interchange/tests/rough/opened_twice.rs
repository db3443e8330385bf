//! The book is open in another process.

use crate::books::{import, open, open_as, orders_file};
use crate::child::{Child, Task};
use zhanggui_interchange::apply::Unwatched;
use zhanggui_store::{OpenMode, StoreError};

#[test]
fn a_book_held_by_another_process_can_be_read_but_not_written_until_that_one_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = (folder.path().join("book.zgb"), folder.path().join("a.csv"));
    orders_file(&file, 0..5, "交易成功", 10);
    import(&open(&path).unwrap(), &file, &Unwatched).unwrap();

    let mut other = Child::start(Task::Hold, &path, &file);
    assert_eq!(other.hear().as_deref(), Some("open"));
    assert!(
        matches!(open(&path), Err(StoreError::Locked)),
        "two writers would give two clocks to one journal"
    );
    let reader = open_as(&path, OpenMode::Read).expect("reading disturbs nobody");
    let orders: i64 = reader
        .read(|connection| {
            Ok(connection.query_row("SELECT count(*) FROM orders", [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(orders, 5);
    drop(reader);

    assert!(other.kill(), "it held the book to its last moment");
    let again = open(&path).expect("a lock does not outlive its holder, even a killed one");
    import(&again, &file, &Unwatched).expect("and the book can be written");
}
