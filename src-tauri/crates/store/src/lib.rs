//! The only crate that opens a database: connections, migrations, journal, tables, queries, search
