//! The query of a list, told by options: the same for showing it and for exporting it.

use zhanggui_api::types::{ColumnView, Filter, ListName, ListQuery, ListRef, Sort};

use crate::args::Words;
use crate::desk::{Desk, Failure};
use crate::usage::Usage;
use crate::where_clause::{conditions, sorts};

/// What `--where`, `--sort`, `--text` and `--view` said.
#[derive(Debug, Default)]
pub struct QueryWords {
    query: ListQuery,
}

impl QueryWords {
    /// Reads the option if it is one of a query.
    ///
    /// # Errors
    /// Its value makes no sense.
    pub fn take(&mut self, option: &str, words: &mut Words) -> Result<bool, Usage> {
        match option {
            "--where" => self.query.filters.extend(conditions(&words.value()?)?),
            "--sort" => self.query.sort.extend(sorts(&words.value()?)?),
            "--text" => self.query.text = Some(words.value()?),
            "--view" => self.query.view = Some(words.value()?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The query, with the titles of columns replaced by their keys.
    pub fn finish(self, columns: &[ColumnView]) -> ListQuery {
        let filter = |filter: Filter| Filter {
            field: key(columns, &filter.field),
            ..filter
        };
        let sort = |sort: Sort| Sort {
            field: key(columns, &sort.field),
            ..sort
        };
        ListQuery {
            filters: self.query.filters.into_iter().map(filter).collect(),
            sort: self.query.sort.into_iter().map(sort).collect(),
            ..self.query
        }
    }
}

/// The key of a column named by its key or by its title in either language.
pub fn key(columns: &[ColumnView], name: &str) -> String {
    let titled = columns
        .iter()
        .find(|column| column.title_zh == name || column.title_en.eq_ignore_ascii_case(name));
    let known = columns.iter().any(|column| column.key == name);
    match titled {
        Some(column) if !known => column.key.clone(),
        _ => name.to_owned(),
    }
}

/// The columns of a list.
///
/// # Errors
/// None that a person could cause.
pub fn columns(desk: &Desk, list: ListName) -> Result<Vec<ColumnView>, Failure> {
    Ok(desk.counter.list_columns(ListRef { list }, &desk.watch)?)
}

/// A list by its name.
///
/// # Errors
/// There is none of that name.
pub fn list_name(name: &str) -> Result<ListName, Usage> {
    match name {
        "customers" => Ok(ListName::Customers),
        "orders" => Ok(ListName::Orders),
        "returns" => Ok(ListName::Returns),
        "complaints" => Ok(ListName::Complaints),
        "bills" => Ok(ListName::Bills),
        _ => Err(Usage::new(
            format!("没有“{name}”这个列表，只有 customers、orders、returns、complaints、bills。"),
            format!(
                "There is no list \"{name}\"; there are customers, orders, returns, complaints, bills."
            ),
        )),
    }
}
