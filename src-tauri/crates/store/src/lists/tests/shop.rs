//! A shop to tell stories about: a real book in a temporary folder.

use crate::derived::DocKind;
use crate::journal::Cells;
use crate::tables::SyncedTable;
use crate::tables::cases::{COMPLAINTS, RETURNS};
use crate::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};
use crate::tables::orders::ORDERS;
use crate::{Book, OpKind, OpSpec, OpenMode};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use zhanggui_domain::{Clock, Id, IdGen, Instant};

struct Ticking(AtomicI64);

impl Clock for Ticking {
    fn now(&self) -> Instant {
        Instant::from_ms(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}

struct Counting(AtomicU64);

impl IdGen for Counting {
    fn next(&self) -> Id {
        let mut bytes = [0xCD; 16];
        bytes[8..].copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        Id::from_bytes(bytes)
    }
}

/// A book and short words for writing into it.
pub(crate) struct Shop {
    pub(crate) book: Book,
    folder: tempfile::TempDir,
}

/// What a customer of a story is known by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) nick: String,
    pub(crate) phone: String,
    /// Province, city, district, detail.
    pub(crate) place: [String; 4],
}

impl Person {
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    pub(crate) fn nick(mut self, nick: &str) -> Self {
        nick.clone_into(&mut self.nick);
        self
    }

    pub(crate) fn phone(mut self, phone: &str) -> Self {
        phone.clone_into(&mut self.phone);
        self
    }

    pub(crate) fn place(mut self, place: [&str; 4]) -> Self {
        self.place = place.map(str::to_owned);
        self
    }
}

impl Shop {
    pub(crate) fn open() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), 1)
    }

    /// The same book, closed and opened again.
    pub(crate) fn again(self) -> Self {
        let Self { book, folder } = self;
        drop(book);
        Self::in_folder(folder, 1_000_000)
    }

    fn in_folder(folder: tempfile::TempDir, first_id: u64) -> Self {
        let book = Book::open(
            &folder.path().join("a.zgb"),
            OpenMode::Create,
            Arc::new(Ticking(AtomicI64::new(1_700_000_000_000))),
            Arc::new(Counting(AtomicU64::new(first_id))),
        )
        .unwrap();
        Self { book, folder }
    }

    /// The same book in another window, which remembers nothing yet.
    pub(crate) fn reading(&self) -> Book {
        let clock = Arc::new(Ticking(AtomicI64::new(1_700_000_000_000)));
        let ids = Arc::new(Counting(AtomicU64::new(1)));
        Book::open(self.book.path(), OpenMode::Read, clock, ids).unwrap()
    }

    pub(crate) fn add(&self, table: &SyncedTable, cells: Cells) -> Id {
        let id = self.book.new_id();
        self.book
            .transact(spec(), |tx| tx.insert(table, id, &cells))
            .unwrap();
        id
    }

    pub(crate) fn set(&self, table: &SyncedTable, id: Id, cells: &Cells) {
        self.book
            .transact(spec(), |tx| tx.set(table, id, cells))
            .unwrap();
    }

    pub(crate) fn delete(&self, table: &SyncedTable, id: Id) {
        self.book
            .transact(spec(), |tx| tx.delete(table, id))
            .unwrap();
    }

    /// Many customers in one operation.
    pub(crate) fn customers(&self, people: &[Person]) -> Vec<Id> {
        let written = self.book.transact(spec(), |tx| {
            people.iter().map(|person| write(tx, person)).collect()
        });
        written.unwrap().value
    }

    pub(crate) fn customer(&self, person: &Person) -> Id {
        self.customers(std::slice::from_ref(person))[0]
    }

    /// An order of a customer, or of a buyer whom the marketplace hides.
    pub(crate) fn order(&self, customer: Option<Id>, order_no: &str, cells: Cells) -> Id {
        self.add(
            &ORDERS,
            cells
                .with_id("customer_id", customer)
                .with("order_no", order_no.to_owned()),
        )
    }

    pub(crate) fn return_of(&self, customer: Option<Id>, order: Option<Id>, no: &str) -> Id {
        let cells = Cells::new()
            .with("no", no.to_owned())
            .with("opened_at", 1_700_000_000_000_i64);
        self.add(
            &RETURNS,
            cells
                .with_id("customer_id", customer)
                .with_id("order_id", order),
        )
    }

    pub(crate) fn complaint_of(&self, customer: Option<Id>, order: Option<Id>, no: &str) -> Id {
        let cells = Cells::new()
            .with("no", no.to_owned())
            .with("opened_at", 1_700_000_000_000_i64);
        self.add(
            &COMPLAINTS,
            cells
                .with_id("customer_id", customer)
                .with_id("order_id", order),
        )
    }

    /// Names of the customers that a search finds.
    pub(crate) fn found(&self, text: &str) -> Vec<String> {
        let hits = self.book.search(text, &[DocKind::Customer], 50).unwrap();
        hits.hits.into_iter().map(|hit| hit.title).collect()
    }
}

pub(crate) fn spec() -> OpSpec {
    OpSpec::new(OpKind("test"), None, serde_json::json!({}))
}

fn write(tx: &crate::WriteTx<'_>, person: &Person) -> crate::Result<Id> {
    let id = tx.new_id();
    let text = |text: &str| text.to_owned();
    tx.insert(
        &CUSTOMERS,
        id,
        &Cells::new().with("name", text(&person.name)),
    )?;
    if !person.nick.is_empty() {
        tx.insert(
            &IDENTITIES,
            tx.new_id(),
            &Cells::new()
                .with_id("customer_id", id)
                .with("value", text(&person.nick)),
        )?;
    }
    if !person.phone.is_empty() {
        tx.insert(
            &PHONES,
            tx.new_id(),
            &Cells::new()
                .with_id("customer_id", id)
                .with("digits", text(&person.phone)),
        )?;
    }
    let [province, city, district, detail] = &person.place;
    if !detail.is_empty() {
        let cells = Cells::new()
            .with_id("customer_id", id)
            .with("province", text(province))
            .with("city", text(city));
        tx.insert(
            &ADDRESSES,
            tx.new_id(),
            &cells
                .with("district", text(district))
                .with("detail", text(detail)),
        )?;
    }
    Ok(id)
}
