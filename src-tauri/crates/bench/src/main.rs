//! `zg-bench`: the benchmarks of `cargo xtask bench`. Each figure is a ratio against a baseline that
//! runs in the same minute, or a latency with a limit; none of them is a test, since a busy machine
//! is no defect of the program.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "measures with floats and talks by printing"
)]
#![cfg_attr(test, allow(clippy::float_cmp, reason = "whole numbers are exact"))]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod big_book;
mod book;
mod failure;
mod figures;
mod formats;
mod import;
mod lists;
mod machine;
mod random;
mod search;
mod shop;
mod sqlite;
mod start;
mod timed;

pub use failure::Failure;
use figures::{Figure, Report};

const USAGE: &str = "\
Usage: zg-bench [import|formats|search|lists|start|all]... [--quick] [--fresh] [--only=TEXT]

  import   an order file into a book, against the sqlite3 shell
  formats  files of other marketplaces, workbooks, exports
  search   keystrokes in a book of 1,000,000 customers and 2,000,000 orders
  lists    pages of lists of 1,000,000 rows and more
  start    from process start to a usable list, against an empty window
  --quick  on a tenth of the data; its results are kept apart from real ones
  --fresh  makes the large book anew, after a change to what it is made of
  --only=TEXT  of the lists only the figures whose name has the text; replaces the last results
";

const ONLY: &str = "--only=";

/// How benchmarks are run.
#[derive(Debug)]
pub struct Run {
    /// On a tenth of the data.
    pub quick: bool,
    /// Without what earlier runs made.
    pub fresh: bool,
    /// Of the lists only what has this in its name.
    pub only: String,
}

impl Run {
    /// Where results go.
    fn results(&self) -> PathBuf {
        Path::new("target").join("bench")
    }

    /// Where files and books go that later runs may use again.
    pub fn data(&self) -> PathBuf {
        self.results().join("data")
    }

    /// So many records, or a tenth of them.
    pub fn scaled(&self, count: u64) -> u64 {
        if self.quick { count / 10 } else { count }
    }

    /// Whether a figure is wanted.
    pub fn wants(&self, name: &str) -> bool {
        name.contains(&self.only)
    }

    /// Tells what is going on.
    pub fn say(&self, what: &str) {
        eprintln!("  {what}");
    }
}

/// The one that the app and `zg` have.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Benchmark = (&'static str, fn(&Run) -> Result<Vec<Figure>, Failure>);

const BENCHMARKS: [Benchmark; 5] = [
    ("import", import::figures),
    ("formats", formats::figures),
    ("search", search::figures),
    ("lists", lists::figures),
    ("start", start::figures),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [book::IMPORT_HERE, path, files @ ..] = words
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
        return ended(book::import_here(Path::new(path), &files));
    }
    let (options, names): (Vec<&str>, Vec<&str>) = words
        .iter()
        .map(String::as_str)
        .partition(|word| word.starts_with("--"));
    let known = |name: &&str| *name == "all" || BENCHMARKS.iter().any(|(known, _)| known == name);
    if !names.iter().all(known)
        || !options
            .iter()
            .all(|option| ["--quick", "--fresh"].contains(option) || option.starts_with(ONLY))
    {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    }
    let run = Run {
        quick: options.contains(&"--quick"),
        fresh: options.contains(&"--fresh"),
        only: options
            .iter()
            .find_map(|option| option.strip_prefix(ONLY))
            .unwrap_or_default()
            .to_owned(),
    };
    let all = names.is_empty() || names.contains(&"all");
    let mut wanted = BENCHMARKS
        .iter()
        .filter(|(name, _)| all || names.contains(name));
    ended(wanted.try_for_each(|(name, figures)| measure(&run, name, *figures)))
}

fn measure(
    run: &Run,
    name: &'static str,
    figures: fn(&Run) -> Result<Vec<Figure>, Failure>,
) -> Result<(), Failure> {
    eprintln!("benchmark {name} …");
    let figures = figures(run)?;
    Report::new(name, run.quick, figures).publish(&run.results())
}

fn ended(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
