//! A real book on a real disk, made for one test.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use tempfile::TempDir;
use zhanggui_store::{Book, OpenMode};

use crate::{FixedClock, SeqIds};

/// A new book in a folder that goes away with it. Reads like the [`Book`] that it holds.
#[derive(Debug)]
pub struct TestBook {
    book: Book,
    /// The book's time: `2026-03-01 12:00:00` in China until the test moves it.
    pub clock: FixedClock,
    /// Order numbers given so far.
    pub(crate) numbers: AtomicU64,
    folder: TempDir,
}

impl TestBook {
    /// An empty book.
    #[must_use]
    pub fn new() -> Self {
        Self::on_device('a')
    }

    /// An empty book on a computer with that letter; see [`SeqIds::of`].
    #[must_use]
    pub fn on_device(device: char) -> Self {
        let folder = tempfile::tempdir().expect("a test can make a folder");
        let clock = FixedClock::at("2026-03-01 12:00:00");
        let ids = Arc::new(SeqIds::of(device));
        let book = Book::open(
            &file_in(folder.path()),
            OpenMode::Create,
            Arc::new(clock.clone()),
            ids,
        );
        Self {
            book: book.expect("a new book can be made"),
            clock,
            numbers: AtomicU64::new(0),
            folder,
        }
    }

    /// The folder that the book lies in, for files that the test puts beside it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Default for TestBook {
    fn default() -> Self {
        Self::new()
    }
}

impl Deref for TestBook {
    type Target = Book;
    fn deref(&self) -> &Book {
        &self.book
    }
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("test.zgb")
}
