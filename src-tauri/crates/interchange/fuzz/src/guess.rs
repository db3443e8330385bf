//! Any text as a file that no layout fits: guessed at, described, and made a layout.
use std::sync::LazyLock;
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::guess::{Choice, FirstRows, Row, SheetRows, describe, guess_rows};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let catalogue = Catalogue::builtin().expect("the formats of the program are sound");
    catalogue.clone()
});

/// One input: rows by line, cells by comma; a line `---` begins another sheet.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let rows = FirstRows {
        encoding: "xlsx".to_owned(),
        encoding_code: "xlsx".to_owned(),
        delimiter: None,
        sheets: text.split("\n---\n").take(4).map(sheet).collect(),
    };
    let told = describe(&CATALOGUE, &rows);
    assert!(!told.text().is_empty());
    let guess = guess_rows(&CATALOGUE, rows, &Choice::default());
    let mut places: Vec<usize> = guess.columns.iter().map(|column| column.index).collect();
    places.dedup();
    assert_eq!(places.len(), guess.columns.len(), "each column once");
    assert!(guess.columns.iter().all(|column| column.confidence <= 100));
}

fn sheet(text: &str) -> SheetRows {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    let rows = (1..).zip(text.split('\n').take(240));
    SheetRows {
        name: None,
        merged: Vec::new(),
        rows: rows
            .map(|(line, text)| Row {
                line,
                cells: cells(text),
            })
            .collect(),
    }
}
