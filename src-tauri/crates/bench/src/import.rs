//! Import: a whole order file into a book, against the `sqlite3` shell's `.import` of the same rows.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::book::{self, Imported, import_in_child};
use crate::figures::{Figure, Latencies, median};
use crate::shop::{self, Sheet};
use crate::{Failure, Run, machine, sqlite};

/// Alternating rounds, of which the middle one counts.
const ROUNDS: usize = 3;

/// An order file in both forms.
#[derive(Debug)]
pub struct Files {
    /// As the marketplace exports it.
    pub export: PathBuf,
    /// As plain UTF-8.
    pub plain: PathBuf,
}

/// The figures of imports.
pub fn figures(run: &Run) -> Result<Vec<Figure>, Failure> {
    let rows = run.scaled(100_000);
    let files = files(&run.data(), "import", Sheet::of(rows))?;
    let (book, table) = (run.data().join("import.zgb"), run.data().join("import.db"));
    let (mut ours, mut theirs, mut peak) = (Vec::new(), Vec::new(), None);
    let (mut our_work, mut their_work) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        let before = machine::children_seconds();
        theirs.push(sqlite::import(&files.plain, &table)?);
        let between = machine::children_seconds();
        let (imported, took) = import(&book, &files.export, rows)?;
        if let (Some(before), Some(between), Some(after)) =
            (before, between, machine::children_seconds())
        {
            their_work.push(between - before);
            our_work.push(after - between);
        }
        run.say(&format!(
            "import of {rows} rows, round {round} of {ROUNDS}: {:.2} s",
            took.as_secs_f64()
        ));
        ours.push(took);
        peak = imported.peak_kib;
    }
    let few = median(&ours);
    let mut figures = vec![
        Figure::times(
            &format!("import, {rows} rows"),
            few,
            median(&theirs),
            6.0,
            ", aim 3×",
        ),
        work(rows, our_work, their_work),
        memory(rows, peak),
        size(&book, &files.export)?,
    ];
    figures.extend(many_rows(run, &book, &table, few / rows as f64)?);
    sqlite::remove(&book)?;
    sqlite::remove(&table)?;
    Ok(figures)
}

/// How the time a row grows with the file; `few` is seconds a row of the smaller one.
fn many_rows(run: &Run, book: &Path, table: &Path, few: f64) -> Result<Vec<Figure>, Failure> {
    let (rows, many) = (run.scaled(100_000), run.scaled(1_000_000));
    let mut figures = Vec::new();
    let large = self::files(&run.data(), "import-large", Sheet::of(many))?;
    let (imported, took) = import(book, &large.export, many)?;
    let baseline = sqlite::import(&large.plain, table)?;
    let (small_us, large_us) = (few * 1e6, took.as_secs_f64() * 1e6 / many as f64);
    let mut growth = Figure::new(
        format!("time a row, {many} rows against {rows}"),
        format!("{large_us:.1} µs"),
    );
    growth.baseline = format!("{small_us:.1} µs");
    growth.ratio = Some(large_us / small_us);
    figures.push(
        growth
            .at_most(large_us / small_us, 1.3, "×")
            .with("ours_us", large_us)
            .with("baseline_us", small_us),
    );
    figures.push(memory(many, imported.peak_kib));
    let mut long = Figure::times(
        &format!("import, {many} rows"),
        took.as_secs_f64(),
        baseline.as_secs_f64(),
        6.0,
        "",
    );
    // The target is for the smaller file; this line says how the larger one compares.
    (long.target, long.met) = (String::new(), None);
    figures.push(long);
    for path in [large.export, large.plain] {
        std::fs::remove_file(path)?;
    }
    Ok(figures)
}

/// The files of a sheet, made unless they are there.
pub fn files(folder: &Path, name: &str, sheet: Sheet) -> Result<Files, Failure> {
    let name = format!("{name}-v{}-{}", shop::VERSION, sheet.rows);
    let files = Files {
        export: folder.join(format!("{name}-gbk.csv")),
        plain: folder.join(format!("{name}-utf8.csv")),
    };
    std::fs::create_dir_all(folder)?;
    make(&files.export, |path| shop::gbk_export(sheet, path))?;
    make(&files.plain, |path| shop::plain_utf8(sheet, path))?;
    Ok(files)
}

/// Writes a file beside its place first: a run that is stopped leaves no half one.
fn make(path: &Path, write: impl FnOnce(&Path) -> std::io::Result<()>) -> Result<(), Failure> {
    if path.exists() {
        return Ok(());
    }
    let half = path.with_extension("half");
    write(&half)?;
    std::fs::rename(half, path)?;
    Ok(())
}

fn import(book: &Path, file: &Path, rows: u64) -> Result<(Imported, Duration), Failure> {
    sqlite::remove(book)?;
    let (imported, took) = import_in_child(book, &[file])?;
    if imported.rows != rows || imported.rejected > 0 {
        return Err(Failure::new(format!(
            "The import is not whole: {imported:?} of {rows} rows."
        )));
    }
    Ok((imported, took))
}

/// Processor time of all threads: what the import costs when nobody else wants the machine, and how
/// far the figure above suffers from others who do.
fn work(rows: u64, ours: Vec<f64>, theirs: Vec<f64>) -> Figure {
    let middle = |times| Latencies::of(times).percentile(50);
    let (ours, theirs) = (middle(ours), middle(theirs));
    let mut figure = Figure::times(
        &format!("processor time of the import, {rows} rows"),
        ours,
        theirs,
        0.0,
        "",
    );
    (figure.target, figure.met) = (String::new(), None);
    figure
}

fn memory(rows: u64, peak_kib: Option<u64>) -> Figure {
    let name = format!("peak memory, {rows} rows");
    match peak_kib {
        None => Figure::new(name, "n/a"),
        Some(kib) => {
            let mb = kib as f64 * 1_024.0 / 1e6;
            Figure::new(name, format!("{mb:.0} MB"))
                .at_most(mb, 300.0, "MB")
                .with("ours_mb", mb)
        }
    }
}

fn size(book: &Path, file: &Path) -> Result<Figure, Failure> {
    book::settle(book)?;
    let mb = |path: &Path| std::fs::metadata(path).map(|found| found.len() as f64 / 1e6);
    let (ours, theirs) = (mb(book)?, mb(file)?);
    let mut figure = Figure::new("size of the book against the file", format!("{ours:.0} MB"));
    figure.baseline = format!("{theirs:.0} MB");
    figure.ratio = Some(ours / theirs);
    Ok(figure.with("ours_mb", ours).with("baseline_mb", theirs))
}
