//! All rows of a list that a text leaves: the filter box. Nothing is ranked, nothing left out.

use super::index;
use super::words::words;
use super::{bills, cases, customers, orders, terms};
use crate::derived::{Column, DocKind};
use crate::error::Result;
use crate::lists::{Kinship, ORDERS_OF_CUSTOMERS, Owners, RowSet};
use rusqlite::Connection;
use std::sync::Arc;
use zhanggui_text::QueryPlan;

/// Documents that are checked against their rows. Beyond, the index is believed: it then says that
/// thousands of records have every pair of the text in one column, and one that has them all without
/// having them in a row is hard to make up, while checking would take longer than people wait.
const MOST_CHECKED: usize = 2_000;

/// Parents whose records are asked of an index one by one; for more, one pass over all is quicker.
const FEW_PARENTS: usize = 2_000;

/// Rows of the list of that kind that match the text; `owners` tells what each row belongs to.
pub(crate) fn rows_matching(
    connection: &Connection,
    kind: DocKind,
    text: &str,
    owners: impl Fn(&'static Kinship) -> Result<Arc<Owners>>,
) -> Result<RowSet> {
    let rows = |text: &str| {
        let filter = Filter {
            connection,
            text,
            plan: zhanggui_text::plan(text),
            owners: &owners,
        };
        match kind {
            DocKind::Customer => filter.customers(),
            DocKind::Order => filter.orders(&filter.customers()?),
            DocKind::Return | DocKind::Complaint => filter.cases(kind),
            DocKind::Bill => filter.bills(),
        }
    };
    let mut found = rows(text)?;
    // Or each of several words matches, wherever.
    let mut words = words(text).into_iter();
    if let Some(first) = words.next() {
        let mut all = rows(first.text)?;
        for word in words {
            if all.is_empty() {
                break;
            }
            all.intersect(&rows(word.text)?);
        }
        all.iter().for_each(|n| found.insert(n));
    }
    Ok(found)
}

/// Records whose document has the text in a column, and perhaps some that have only its parts.
pub(crate) fn documents_with(
    connection: &Connection,
    kind: DocKind,
    column: Column,
    text: &str,
) -> Result<RowSet> {
    let mut set = RowSet::default();
    if let Some(pairs) = zhanggui_text::plan(text).text_expression() {
        let asked = column.expression(&pairs);
        index::every_document(connection, kind, &asked, |n| set.insert(n))?;
    }
    Ok(set)
}

struct Filter<'a> {
    connection: &'a Connection,
    text: &'a str,
    plan: QueryPlan,
    owners: &'a dyn Fn(&'static Kinship) -> Result<Arc<Owners>>,
}

impl Filter<'_> {
    fn customers(&self) -> Result<RowSet> {
        let mut set = self.documents(DocKind::Customer, |n| {
            customers::fits(self.connection, self.text, n)
        })?;
        self.numbers(DocKind::Customer, &mut set, |n| {
            customers::has_number(self.connection, self.text, n)
        })?;
        Ok(set)
    }

    fn orders(&self, customers: &RowSet) -> Result<RowSet> {
        let mut set = self.documents(DocKind::Order, |n| {
            orders::fits(self.connection, self.text, n)
        })?;
        self.numbers(DocKind::Order, &mut set, |n| {
            orders::has_number(self.connection, self.text, n)
        })?;
        let of_one = orders::OF_CUSTOMER_ALL;
        self.through(customers, (&ORDERS_OF_CUSTOMERS, of_one), &mut set)?;
        Ok(set)
    }

    fn cases(&self, kind: DocKind) -> Result<RowSet> {
        let mut set = RowSet::default();
        self.numbers(kind, &mut set, |n| {
            cases::has_number(self.connection, self.text, kind, n)
        })?;
        let customers = self.customers()?;
        let orders = self.orders(&customers)?;
        let (of_customers, of_orders) = cases::kinships(kind);
        self.through(
            &customers,
            (of_customers, cases::of_customer(kind)),
            &mut set,
        )?;
        self.through(&orders, (of_orders, cases::of_order(kind)), &mut set)?;
        Ok(set)
    }

    fn bills(&self) -> Result<RowSet> {
        let (connection, text) = (self.connection, self.text);
        let mut set = self.documents(DocKind::Bill, |n| bills::fits(connection, text, n))?;
        self.numbers(DocKind::Bill, &mut set, |n| {
            bills::has_number(connection, text, n)
        })?;
        Ok(set)
    }

    /// Documents that have the text in one of their columns.
    fn documents(&self, kind: DocKind, fits: impl Fn(i64) -> Result<bool>) -> Result<RowSet> {
        let mut ways: Vec<String> = Vec::new();
        if let Some(pairs) = self.plan.text_expression() {
            let columns = [Column::Name, Column::Nick, Column::Place];
            let asked = columns
                .into_iter()
                .filter(|&column| column != Column::Place || terms::may_be_a_place(self.text));
            ways.extend(asked.map(|column| column.expression(&pairs)));
        }
        if let Some(readings) = self.plan.pinyin_expression() {
            ways.push(Column::Pinyin.expression(&readings));
        }
        let mut set = RowSet::default();
        if ways.is_empty() {
            return Ok(set);
        }
        index::every_document(self.connection, kind, &ways.join(" OR "), |n| set.insert(n))?;
        // A single character or pair is itself a term of the index: there is nothing to check.
        let exact = self.plan.text_terms.len() <= 1 && self.plan.pinyin.is_empty();
        if exact || set.len() > MOST_CHECKED {
            return Ok(set);
        }
        let mut checked = RowSet::default();
        for n in set.iter() {
            if fits(n)? {
                checked.insert(n);
            }
        }
        Ok(checked)
    }

    /// Rows with a number that begins or ends so. Each is checked: keys may be stale.
    fn numbers(
        &self,
        kind: DocKind,
        set: &mut RowSet,
        fits: impl Fn(i64) -> Result<bool>,
    ) -> Result<()> {
        let Some(key) = &self.plan.number else {
            return Ok(());
        };
        let mut found = RowSet::default();
        index::every_number(self.connection, kind, key, |n| found.insert(n))?;
        for n in found.iter() {
            if !set.contains(n) && fits(n)? {
                set.insert(n);
            }
        }
        Ok(())
    }

    /// Rows that belong to one of `parents`; `of_one` is the statement that finds those of one.
    fn through(
        &self,
        parents: &RowSet,
        (kinship, of_one): (&'static Kinship, &str),
        set: &mut RowSet,
    ) -> Result<()> {
        if parents.len() > FEW_PARENTS {
            (self.owners)(kinship)?.children_of(parents, set);
            return Ok(());
        }
        let mut statement = self.connection.prepare_cached(of_one)?;
        for parent in parents.iter() {
            let mut rows = statement.query([parent])?;
            while let Some(row) = rows.next()? {
                set.insert(row.get(0)?);
            }
        }
        Ok(())
    }
}
