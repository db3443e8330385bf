//! A second process of this test binary, which does what its parent asks and says how far it is.

use crate::books::{import, open};
use std::io::{BufRead, BufReader, Lines, Read};
use std::path::Path;
use std::process::{Child as Process, ChildStdin, ChildStdout, Command, Stdio};
use zhanggui_interchange::apply::Watch;
use zhanggui_store::StoreError;
use zhanggui_store::progress::{Progress, Stage, Step};

const TASK: &str = "ROUGH_TASK";
const BOOK: &str = "ROUGH_BOOK";
const FILE: &str = "ROUGH_FILE";

/// What a child can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Import a file; say `rows N` on the way, then `done` or why not. Wait for the parent's word
    /// before the book is closed.
    Import,
    /// Take the newest operation back; say `rows N` on the way, then `done`. Wait for the parent's word.
    Undo,
    /// Hold the book open; say `open`. Wait for the parent's word.
    Hold,
    /// Read a file without a book; say what became of its rows, and how much memory that took.
    Read,
    /// What [`crate::full_disk`] does inside a namespace of its own.
    #[cfg(target_os = "linux")]
    FullDisk,
}

/// Not a test by itself: the door through which a child of this binary comes in. Without a task from
/// a parent it has nothing to do.
#[test]
fn a_child_does_what_its_parent_asks() {
    let Ok(task) = std::env::var(TASK) else {
        return;
    };
    let book = std::env::var(BOOK).expect("the parent names the book");
    let file = std::env::var(FILE).expect("the parent names the file");
    match task.as_str() {
        "Import" => import_for_parent(Path::new(&book), Path::new(&file)),
        "Undo" => undo_for_parent(Path::new(&book)),
        "Hold" => {
            let _book = open(Path::new(&book)).expect("the child is the first to open it");
            say("open");
            wait_for_parent();
        }
        "Read" => say(&crate::long_line::read(Path::new(&file))),
        #[cfg(target_os = "linux")]
        "FullDisk" => crate::full_disk::inside(Path::new(&book), Path::new(&file)),
        other => panic!("no such task: {other}"),
    }
}

struct Telling;

impl Watch for Telling {
    fn progress(&self, rows: u64, _bytes: u64, _bytes_total: u64) {
        say(&format!("rows {rows}"));
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn import_for_parent(book: &Path, file: &Path) {
    let book = open(book).expect("the book opens");
    match import(&book, file, &Telling) {
        Ok(_) => say("done"),
        Err(StoreError::DiskFull) => say("disk full"),
        Err(error) => say(&format!("failed: {error}")),
    }
    wait_for_parent();
}

impl Progress for Telling {
    fn report(&self, step: Step) {
        if step.stage == Stage::Writing {
            say(&format!("rows {}", step.done));
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn undo_for_parent(book: &Path) {
    let book = open(book).expect("the book opens");
    let newest = crate::books::newest(&book);
    book.undo_watched(newest, None, &Telling)
        .expect("the newest operation can be taken back");
    say("done");
    wait_for_parent();
}

/// The test harness writes to the same pipe; our lines have a mark.
fn say(what: &str) {
    println!("\n@{what}");
}

fn wait_for_parent() {
    let mut word = Vec::new();
    let _ = std::io::stdin().read_to_end(&mut word);
}

/// A running child, from its parent's side.
pub struct Child {
    process: Process,
    said: Lines<BufReader<ChildStdout>>,
    /// Closing it is the parent's word to go on.
    word: Option<ChildStdin>,
}

impl Child {
    pub fn start(task: Task, book: &Path, file: &Path) -> Self {
        let program = std::env::current_exe().expect("a test binary knows itself");
        Self::start_by(&mut Command::new(program), task, book, file)
    }

    /// Starts it by a command to which the arguments of the test binary can be added.
    pub fn start_by(command: &mut Command, task: Task, book: &Path, file: &Path) -> Self {
        command
            .args(["--exact", "child::a_child_does_what_its_parent_asks"])
            .arg("--nocapture")
            .env(TASK, format!("{task:?}"))
            .env(BOOK, book)
            .env(FILE, file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut process = command.spawn().expect("this binary can be started again");
        let said = BufReader::new(process.stdout.take().expect("piped")).lines();
        let word = process.stdin.take();
        Self {
            process,
            said,
            word,
        }
    }

    /// The next thing that it says; `None` when it has ended.
    pub fn hear(&mut self) -> Option<String> {
        loop {
            let line = self.said.next()?.expect("the pipe can be read");
            if let Some(word) = line.strip_prefix('@') {
                return Some(word.to_owned());
            }
        }
    }

    /// Listens until it has written that many rows.
    pub fn hear_rows(&mut self, wanted: u64) {
        while let Some(word) = self.hear() {
            let rows = word.strip_prefix("rows ").and_then(|n| n.parse().ok());
            assert!(rows.is_some(), "still at work, but: {word}");
            if rows >= Some(wanted) {
                return;
            }
        }
        panic!("the child ended before row {wanted}");
    }

    /// Listens to what it says after its rows.
    pub fn hear_result(&mut self) -> String {
        let mut words = std::iter::from_fn(|| self.hear());
        words
            .find(|word| !word.starts_with("rows "))
            .expect("a result")
    }

    /// The parent's word to go on.
    pub fn go_on(&mut self) {
        self.word = None;
    }

    /// Lets it end by itself.
    pub fn end(mut self) {
        self.go_on();
        assert!(self.process.wait().expect("a child").success());
    }

    /// Kills it at once: no handler runs, nothing is flushed. Answers whether it was still alive.
    pub fn kill(mut self) -> bool {
        self.process.kill().expect("a child can be killed");
        !self.process.wait().expect("a child").success()
    }
}
