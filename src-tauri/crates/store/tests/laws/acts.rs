//! What people do with a book, small enough that acts often meet.

use crate::picture;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;
use zhanggui_domain::{Clock, Id, IdGen, Instant, OrderStatus, Platform, customer_id, order_id};
use zhanggui_store::intake::{
    Bounds, FileEnd, FileFacts, IncomingOrder, IncomingReceiver, Intake, ShopChoice,
};
use zhanggui_store::journal::Cells;
use zhanggui_store::tables::SyncedTable;
use zhanggui_store::tables::customers::{CUSTOMERS, PHONES};
use zhanggui_store::tables::orders::ORDERS;
use zhanggui_store::{Book, OpKind, OpSpec, OpenMode, Result, StoreError, WriteTx};

const SHOP: &str = "青禾小铺";

/// Something that is done to a book.
#[derive(Debug, Clone)]
pub enum Act {
    /// A file comes in.
    Import(Vec<Row>),
    /// A customer's name is corrected, or the correction taken away.
    Rename(u8, Option<String>),
    /// A customer's note is written.
    Note(u8, String),
    /// A telephone is added to a customer.
    Phone(u8, u8),
    /// A memo of one's own on an order.
    Memo(u8, String),
    /// An order is put into the bin.
    DeleteOrder(u8),
    /// An order is taken out of the bin.
    RestoreOrder(u8),
    /// The act so many acts ago is undone; if it was an undo, that is a redo.
    Undo(usize),
}

/// A row of an order file.
#[derive(Debug, Clone)]
pub struct Row {
    order: u8,
    buyer: Buyer,
    progress: u8,
    paid: i64,
    phone: Option<u8>,
    name: u8,
}

#[derive(Debug, Clone, Copy)]
enum Buyer {
    Known(u8),
    Masked,
    Silent,
}

impl Row {
    pub fn plain(order: u8, buyer: u8) -> Self {
        Self {
            order,
            buyer: Buyer::Known(buyer),
            progress: 1,
            paid: 100,
            phone: Some(buyer),
            name: buyer,
        }
    }

    /// The same row with the buyer's name hidden.
    pub fn masked(mut self) -> Self {
        self.buyer = Buyer::Masked;
        self
    }

    /// The same row with another amount, in fen.
    pub fn paying(mut self, paid: i64) -> Self {
        self.paid = paid;
        self
    }

    fn incoming(&self) -> IncomingOrder {
        let status = [
            OrderStatus::Unpaid,
            OrderStatus::Paid,
            OrderStatus::Succeeded,
        ];
        IncomingOrder {
            raw: format!("{self:?}"),
            order_no: order_no(self.order),
            buyer_nick: match self.buyer {
                Buyer::Known(buyer) => Some(format!("买家{buyer}")),
                Buyer::Masked => Some("买**".to_owned()),
                Buyer::Silent => None,
            },
            buyer_masked: matches!(self.buyer, Buyer::Masked),
            receiver: IncomingReceiver {
                name: Some(
                    ["王芳", "单小雨", "张明", "欧阳静"][usize::from(self.name % 4)].to_owned(),
                ),
                phone: self.phone.map(phone),
                ..IncomingReceiver::default()
            },
            status: Some(status[usize::from(self.progress % 3)]),
            times: [Some(Instant::from_ms(1_700_000_000_000)), None, None, None],
            money: [None, None, Some(self.paid), Some(self.paid), None, None],
            ..IncomingOrder::default()
        }
    }
}

fn order_no(order: u8) -> String {
    format!("2603010000{order:07}")
}

fn phone(number: u8) -> String {
    format!("138000000{number:02}")
}

fn row() -> impl Strategy<Value = Row> {
    let buyer = prop_oneof![
        6 => (0..3_u8).prop_map(Buyer::Known),
        1 => Just(Buyer::Masked),
        1 => Just(Buyer::Silent),
    ];
    (
        0..5_u8,
        buyer,
        0..3_u8,
        0..3_i64,
        proptest::option::of(0..4_u8),
        0..4_u8,
    )
        .prop_map(|(order, buyer, progress, paid, phone, name)| Row {
            order,
            buyer,
            progress,
            paid: paid * 5_000,
            phone,
            name,
        })
}

/// Any act.
pub fn act() -> impl Strategy<Value = Act> {
    let word = prop_oneof![
        Just("甲".to_owned()),
        Just("乙丙".to_owned()),
        Just(String::new())
    ];
    prop_oneof![
        5 => vec(row(), 1..5).prop_map(Act::Import),
        2 => (0..3_u8, proptest::option::of(word.clone())).prop_map(|(who, name)| Act::Rename(who, name)),
        1 => (0..3_u8, word.clone()).prop_map(|(who, note)| Act::Note(who, note)),
        1 => (0..3_u8, 0..4_u8).prop_map(|(who, number)| Act::Phone(who, number)),
        1 => (0..5_u8, word).prop_map(|(order, memo)| Act::Memo(order, memo)),
        1 => (0..5_u8).prop_map(Act::DeleteOrder),
        1 => (0..5_u8).prop_map(Act::RestoreOrder),
        4 => (0..6_usize).prop_map(Act::Undo),
    ]
}

struct Ticking(AtomicI64);
impl Clock for Ticking {
    fn now(&self) -> Instant {
        Instant::from_ms(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}
struct Counting(AtomicU64);
impl IdGen for Counting {
    fn next(&self) -> Id {
        let mut bytes = [0xAB; 16];
        bytes[8..].copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        Id::from_bytes(bytes)
    }
}

/// A shop with its book.
pub struct Shop {
    pub book: Book,
    pub folder: TempDir,
}

impl Shop {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = open(&folder.path().join("book.zgb"));
        Self { book, folder }
    }

    /// Does it; answers its operation, or `None` where the book refused.
    pub fn perform(&self, act: &Act, done: &[Id]) -> Option<Id> {
        let result = match act {
            Act::Undo(ago) => {
                let op = *done.iter().rev().nth(*ago)?;
                self.book.undo(op, None).map(|written| written.op)
            }
            _ => {
                let spec = OpSpec::new(OpKind("act"), None, serde_json::json!({}));
                self.book
                    .transact(spec, |tx| apply(tx, act))
                    .map(|written| written.op)
            }
        };
        match result {
            Ok(op) => Some(op),
            Err(StoreError::UndoBlocked(_) | StoreError::NotFound(_)) => None,
            Err(error) => panic!("{act:?}: {error}"),
        }
    }

    /// What people see.
    pub fn picture(&self) -> String {
        picture::of(&self.book)
    }

    /// Rows of a table, deleted ones too.
    pub fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        let count = |connection: &zhanggui_store::rusqlite::Connection| {
            Ok(connection.query_row(&sql, [], |row| row.get(0))?)
        };
        self.book.read(count).unwrap()
    }

    /// What `verify` finds.
    pub fn broken_rules(&self) -> Vec<String> {
        let report = self.book.verify(|| Ok(())).unwrap();
        assert_eq!(report.integrity, "ok");
        let broken = report
            .checks
            .into_iter()
            .filter(|check| check.violations > 0);
        broken
            .map(|check| format!("{}: {:?}", check.code, check.samples))
            .collect()
    }
}

/// Opens a book with a clock and ids of the test's own.
pub fn open(path: &std::path::Path) -> Book {
    let clock = Arc::new(Ticking(AtomicI64::new(1_700_000_000_000)));
    let ids = Arc::new(Counting(AtomicU64::new(1)));
    Book::open(path, OpenMode::Create, clock, ids).unwrap()
}

fn apply(tx: &WriteTx<'_>, act: &Act) -> Result<()> {
    let set = |table: &SyncedTable, id, cells| tx.set(table, id, &cells).map(|_| ());
    let empty = Cells::new;
    match act {
        Act::Import(rows) => import(tx, rows),
        Act::Rename(who, Some(name)) => set(
            &CUSTOMERS,
            customer(*who),
            empty().with("own_name", name.clone()),
        ),
        Act::Rename(who, None) => {
            let none = zhanggui_store::rusqlite::types::Value::Null;
            set(&CUSTOMERS, customer(*who), empty().with("own_name", none))
        }
        Act::Note(who, note) => set(
            &CUSTOMERS,
            customer(*who),
            empty().with("note", note.clone()),
        ),
        Act::Phone(who, number) => {
            // Nobody adds a telephone to a card that is not there.
            tx.set(&CUSTOMERS, customer(*who), &empty().with("deleted", 0))?;
            let cells = empty()
                .with_id("customer_id", customer(*who))
                .with("digits", phone(*number));
            tx.insert(&PHONES, tx.new_id(), &cells).map(|_| ())
        }
        Act::Memo(order, memo) => set(
            &ORDERS,
            order_of(*order),
            empty().with("own_memo", memo.clone()),
        ),
        Act::DeleteOrder(order) => tx.delete(&ORDERS, order_of(*order)).map(|_| ()),
        Act::RestoreOrder(order) => restore_order(tx, order_of(*order)),
        Act::Undo(_) => Ok(()),
    }
}

/// Nobody brings an order back without its buyer.
fn restore_order(tx: &WriteTx<'_>, order: Id) -> Result<()> {
    tx.restore(&ORDERS, order)?;
    let buyer: Option<[u8; 16]> = tx.reader().query_row(
        "SELECT customer_id FROM orders WHERE id = ?1",
        [order.as_bytes()],
        |row| row.get(0),
    )?;
    match buyer {
        Some(buyer) => tx.restore(&CUSTOMERS, Id::from_bytes(buyer)).map(|_| ()),
        None => Ok(()),
    }
}

fn import(tx: &WriteTx<'_>, rows: &[Row]) -> Result<()> {
    let facts = FileFacts {
        name: "story.csv".to_owned(),
        hash: [0; 32],
        format: "story".to_owned(),
        encoding: "utf-8".to_owned(),
        header: String::new(),
        platform: Platform::Taobao,
        currency: zhanggui_domain::Currency::CNY,
        exported_at: None,
        shop: ShopChoice::Named(SHOP.to_owned()),
    };
    // Small bounds, so that a few rows reach what else takes hundreds of thousands.
    let bounds = Bounds {
        newcomers: 2,
        remembered: 2,
        many_orders: 3,
    };
    let mut intake = Intake::begin(tx, &facts)?.within(bounds);
    for row in rows {
        intake.order(row.incoming().into())?;
    }
    intake.finish(&FileEnd::default()).map(|_| ())
}

fn customer(who: u8) -> Id {
    customer_id(Platform::Taobao, SHOP, &format!("买家{who}")).unwrap()
}

fn order_of(order: u8) -> Id {
    order_id(Platform::Taobao, SHOP, &order_no(order))
}
