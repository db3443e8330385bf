//! The whole schema of a book as a text.

use std::fmt::Write as _;

use zhanggui_store::Book;

/// Every table, index, trigger and view with its SQL, by kind and name; the inner
/// tables of SQLite and of its full-text index are left out.
#[must_use]
pub fn schema_dump(book: &Book) -> String {
    const SQL: &str = "SELECT type, name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY type, name";
    let entries = book.read(|connection| {
        let mut statement = connection.prepare(SQL)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<Vec<(String, String, String)>, _>>()?)
    });
    let mut dump = String::new();
    for (kind, name, sql) in entries.expect("the schema of a test's book can be read") {
        writeln!(dump, "-- {kind} {name}\n{sql};\n").expect("a text can be written to");
    }
    dump
}

#[cfg(test)]
mod tests {
    use crate::{TestBook, schema_dump};

    #[test]
    fn the_same_app_makes_the_same_schema() {
        let dump = schema_dump(&TestBook::new());
        assert!(
            dump.contains("-- table customers\nCREATE TABLE customers"),
            "{dump}"
        );
        assert_eq!(dump, schema_dump(&TestBook::new()));
    }
}
