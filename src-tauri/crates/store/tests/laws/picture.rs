//! A book as people see it, as text: two states are the same when their pictures are.

use std::fmt::Write as _;
use zhanggui_store::Book;

/// Every live row of every shared table with all its columns, by id. Left out is what no person sees:
/// local numbers, stamps, and the packed bytes of original rows.
pub fn of(book: &Book) -> String {
    let mut picture = String::new();
    for table in book.schema().tables() {
        let name = table.table.name;
        let columns = table.columns.iter().map(|column| column.name.as_str());
        let shown: Vec<String> = columns
            .filter(|column| *column != "data")
            .map(|column| format!("'{column}=' || quote({column})"))
            .collect();
        let sql = format!(
            "SELECT hex(id) || ' ' || {} FROM {name} WHERE deleted = 0 ORDER BY id",
            shown.join(" || ' ' || ")
        );
        let rows = book.read(|connection| {
            let mut statement = connection.prepare(&sql)?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        });
        for row in rows.expect("every table can be read") {
            writeln!(picture, "{name} {row}").expect("a text can be written to");
        }
    }
    picture
}
