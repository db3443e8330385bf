//! Files of many marketplaces: how fast they are told apart, taken in and written.

use std::path::Path;
use std::time::{Duration, Instant};

use zhanggui_domain::ShopZone;
use zhanggui_interchange::codec::calamine::{self, Reader, Xlsx};
use zhanggui_interchange::export::{Cell, ExportFormat, create};
use zhanggui_interchange::format::Catalogue;
use zhanggui_store::OpenMode;
use zhanggui_store::lists::{ListQuery, OrderRow};

use crate::book::{self, import_in_child};
use crate::figures::{Figure, median};
use crate::import::files;
use crate::shop::{self, LAYOUTS, Sheet};
use crate::timed::Timed;
use crate::{Failure, Run, sqlite};

/// Alternating rounds, of which the middle one counts.
const ROUNDS: usize = 3;

/// The figures of formats.
pub fn figures(run: &Run) -> Result<Vec<Figure>, Failure> {
    let rows = run.scaled(100_000);
    let sheet = Sheet::of(rows);
    let taobao = files(&run.data(), "import", sheet)?.export;
    let book = run.data().join("formats.zgb");
    let mut paths = Vec::new();
    for layout in &LAYOUTS {
        let path = run.data().join(format!("{}-{rows}.csv", layout.name));
        layout.write(sheet, &path)?;
        paths.push((layout.name, path));
    }
    let workbook = run.data().join(format!("taobao-{rows}.xlsx"));
    shop::workbook(sheet, &workbook)?;
    // 160 MB that are still on their way to the disk would be measured with the first files.
    for path in paths
        .iter()
        .map(|(_, path)| path)
        .chain([&taobao, &workbook])
    {
        std::fs::File::open(path)?.sync_all()?;
    }
    let mut figures = vec![layouts()?, recognising(run, &taobao, &workbook, &paths)?];
    let mut csv = Vec::new();
    let mut others: Vec<Vec<Duration>> = vec![Vec::new(); paths.len()];
    let (mut sheets, mut cells, mut peak) = (Vec::new(), Vec::new(), None);
    for round in 1..=ROUNDS {
        csv.push(import(&book, &taobao, rows)?.0);
        for ((_, path), times) in paths.iter().zip(&mut others) {
            times.push(import(&book, path, rows)?.0);
        }
        cells.push(read_cells(&workbook)?);
        let (took, kib) = import(&book, &workbook, rows)?;
        sheets.push(took);
        peak = kib;
        run.say(&format!("files of {rows} rows, round {round} of {ROUNDS}"));
    }
    let base = median(&csv);
    for ((name, _), times) in paths.iter().zip(&others) {
        let name = format!("import of {rows} rows of {name}, against taobao");
        figures.push(Figure::times(&name, median(times), base, 1.3, ""));
    }
    figures.push(of_workbook(rows, median(&sheets), (median(&cells), base)));
    if let Some(kib) = peak {
        let mb = kib as f64 * 1_024.0 / 1e6;
        let memory = Figure::new(
            format!("peak memory, {rows} rows as xlsx"),
            format!("{mb:.0} MB"),
        );
        figures.push(memory.at_most(mb, 500.0, "MB").with("ours_mb", mb));
    }
    figures.extend(exports(run, &book, rows)?);
    sqlite::remove(&book)?;
    for path in paths.into_iter().map(|(_, path)| path).chain([workbook]) {
        std::fs::remove_file(path)?;
    }
    Ok(figures)
}

/// A workbook may take twice what reading its cells takes, and what the same rows take as CSV.
fn of_workbook(rows: u64, ours: f64, (cells, csv): (f64, f64)) -> Figure {
    let bound = 2.0 * cells + csv;
    let mut figure = Figure::times(
        &format!("import of {rows} rows as xlsx"),
        ours,
        bound,
        1.0,
        "",
    );
    figure.baseline = format!("2 × {cells:.2} s + {csv:.2} s");
    figure.with("cells_s", cells).with("csv_s", csv)
}

fn import(book: &Path, file: &Path, rows: u64) -> Result<(Duration, Option<u64>), Failure> {
    sqlite::remove(book)?;
    let (imported, took) = import_in_child(book, &[file])?;
    if imported.rows != rows || imported.rejected > 0 {
        return Err(Failure::new(format!(
            "The import is not whole: {imported:?} of {rows} rows."
        )));
    }
    Ok((took, imported.peak_kib))
}

/// What reading the cells alone takes.
fn read_cells(path: &Path) -> Result<Duration, Failure> {
    let started = Instant::now();
    let mut book: Xlsx<_> = calamine::open_workbook(path)?;
    let name = book.sheet_names().into_iter().next().unwrap_or_default();
    let mut reader = book.worksheet_cells_reader(&name)?;
    let mut cells = 0_u64;
    while let Some(cell) = reader.next_cell()? {
        std::hint::black_box(cell);
        cells += 1;
    }
    if cells == 0 {
        return Err(Failure::new("The workbook has no cells."));
    }
    Ok(started.elapsed())
}

/// The first look at each of the files, many times.
/// Reading the program's layouts: what the first file of a process waits for. Has to come before anything
/// else looks at a file.
fn layouts() -> Result<Figure, Failure> {
    let started = Instant::now();
    let read = Catalogue::builtin().map_err(|error| Failure::new(error.to_string()))?;
    let ms = started.elapsed().as_secs_f64() * 1e3;
    let name = format!(
        "reading the {} layouts, once a process",
        read.formats().count()
    );
    Ok(Figure::new(name, format!("{ms:.1} ms")).with("ms", ms))
}

fn recognising(
    run: &Run,
    taobao: &Path,
    workbook: &Path,
    others: &[(&str, std::path::PathBuf)],
) -> Result<Figure, Failure> {
    let mut times = Timed::default();
    let others = others.iter().map(|(name, path)| (*name, path.as_path()));
    for (name, path) in others.chain([("taobao", taobao), ("xlsx", workbook)]) {
        for _ in 0..20 {
            times.take(name, || {
                let found = zhanggui_interchange::inspect(path, None);
                found.map_err(|error| Failure::new(format!("{error:?}")))
            })?;
        }
    }
    Ok(times.figure(run, "recognising a file", 10.0))
}

/// The list of orders, all rows and the columns that a seller looks at, into files.
fn exports(run: &Run, path: &Path, rows: u64) -> Result<Vec<Figure>, Failure> {
    let taobao = files(&run.data(), "import", Sheet::of(rows))?.export;
    import(path, &taobao, rows)?;
    let book = book::open(path, OpenMode::Write)?;
    let mut figures = Vec::new();
    let limits = [(ExportFormat::CsvUtf8Bom, 1.0), (ExportFormat::Xlsx, 6.0)];
    for (format, limit) in limits {
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            let target = run.data().join("export.out");
            let started = Instant::now();
            let header: Vec<String> = HEADER.map(str::to_owned).to_vec();
            let mut table = create(format, &target, &header, ShopZone::CHINA)?;
            book.list_each::<OrderRow>(&ListQuery::default(), |row| {
                let text = |value: &Option<String>| value.clone().unwrap_or_default();
                let texts = [
                    text(&row.buyer),
                    text(&row.receiver),
                    text(&row.title),
                    text(&row.carrier),
                ];
                let numbers = [text(&row.receiver_phone), text(&row.tracking_no)];
                let cells = [
                    Cell::Id(&row.order_no),
                    row.ordered_at.map_or(Cell::Empty, Cell::DateTime),
                    Cell::Text(&texts[0]),
                    Cell::Text(&texts[1]),
                    Cell::Id(&numbers[0]),
                    Cell::Text(&texts[2]),
                    Cell::Int(i64::try_from(row.quantity).unwrap_or(i64::MAX)),
                    Cell::Money(zhanggui_domain::Money::fen(row.total_fen)),
                    Cell::Money(zhanggui_domain::Money::fen(row.paid_fen)),
                    Cell::Text(&texts[3]),
                    Cell::Id(&numbers[1]),
                ];
                table
                    .row(&cells)
                    .map_err(|error| zhanggui_store::StoreError::Invalid(error.to_string()))
            })?;
            let written = table.finish()?;
            times.push(started.elapsed());
            if written.rows != rows {
                return Err(Failure::new("The export is not whole."));
            }
            std::fs::remove_file(target)?;
        }
        let took = median(&times);
        let name = format!("export of {rows} rows as {}", format.code());
        figures.push(
            Figure::new(name, format!("{took:.2} s"))
                .at_most(took, limit, "s")
                .with("ours_s", took),
        );
    }
    Ok(figures)
}

const HEADER: [&str; 11] = [
    "order_no",
    "ordered_at",
    "buyer",
    "receiver",
    "phone",
    "title",
    "quantity",
    "total",
    "paid",
    "carrier",
    "tracking_no",
];
