//! Milestones, operation after operation, against the lists themselves.

use super::pages::forty_orders;
use super::shop::{Person, Shop, spec};
use crate::journal::Cells;
use crate::lists::milestones;
use crate::lists::{ListQuery, OrderRow, Sort, Window};
use crate::tables::cases::RETURNS;
use crate::tables::customers::CUSTOMERS;
use crate::tables::orders::ORDERS;
use proptest::prelude::*;
use rusqlite::Connection;
use zhanggui_domain::Id;

/// What a shop does in one operation.
#[derive(Debug, Clone)]
enum Act {
    Customers(usize),
    Rename(usize, u8),
    Order {
        of: usize,
        paid: i64,
        at: Option<i64>,
    },
    Reprice(usize, i64),
    MoveInTime(usize, Option<i64>),
    GiveAway(usize, usize),
    Delete(usize),
    Restore(usize),
    DeleteCustomer(usize),
    Return(usize),
    Ask(usize, i64),
    UndoLast,
    Nothing,
}

fn act() -> impl Strategy<Value = Act> {
    let (which, time) = (0_usize..1_000, prop::option::of(1_i64..9));
    prop_oneof![
        2 => (1_usize..30).prop_map(Act::Customers),
        1 => (which.clone(), any::<u8>()).prop_map(|(i, name)| Act::Rename(i, name)),
        6 => (which.clone(), 0_i64..40, time.clone()).prop_map(|(of, paid, at)| Act::Order { of, paid, at }),
        2 => (which.clone(), 0_i64..40).prop_map(|(i, paid)| Act::Reprice(i, paid)),
        1 => (which.clone(), time).prop_map(|(i, at)| Act::MoveInTime(i, at)),
        1 => (which.clone(), which.clone()).prop_map(|(i, to)| Act::GiveAway(i, to)),
        2 => which.clone().prop_map(Act::Delete),
        1 => which.clone().prop_map(Act::Restore),
        1 => which.clone().prop_map(Act::DeleteCustomer),
        2 => which.clone().prop_map(Act::Return),
        1 => (which, 0_i64..40).prop_map(|(i, asked)| Act::Ask(i, asked)),
        1 => Just(Act::UndoLast),
        1 => Just(Act::Nothing),
    ]
}

#[derive(Default)]
struct Made {
    customers: Vec<Id>,
    orders: Vec<Id>,
    returns: Vec<Id>,
    last: Option<Id>,
}

fn pick(ids: &[Id], at: usize) -> Option<Id> {
    ids.get(at.checked_rem(ids.len())?).copied()
}

fn order(paid: i64, at: Option<i64>) -> Cells {
    Cells::new().with("paid_fen", paid).with("ordered_at", at)
}

fn set(
    shop: &Shop,
    table: &'static crate::tables::SyncedTable,
    id: Option<Id>,
    cells: &Cells,
) -> Option<Id> {
    let id = id?;
    let written = shop.book.transact(spec(), |tx| tx.set(table, id, cells));
    Some(written.unwrap().op)
}

fn perform(shop: &Shop, made: &mut Made, act: &Act) {
    let deleted = |yes: i64| Cells::new().with("deleted", yes);
    made.last = match act {
        Act::Customers(count) => {
            let people: Vec<Person> = (0..*count)
                .map(|i| Person::named(&format!("客{i}")))
                .collect();
            made.customers.extend(shop.customers(&people));
            None
        }
        Act::Rename(i, name) => {
            let cells = Cells::new().with("name", format!("客{name}"));
            set(shop, &CUSTOMERS, pick(&made.customers, *i), &cells)
        }
        Act::Order { of, paid, at } => {
            let number = made.orders.len().to_string();
            let customer = pick(&made.customers, *of);
            made.orders
                .push(shop.order(customer, &number, order(*paid, *at)));
            None
        }
        Act::Reprice(i, paid) => {
            let cells = Cells::new().with("paid_fen", *paid);
            set(shop, &ORDERS, pick(&made.orders, *i), &cells)
        }
        Act::MoveInTime(i, at) => {
            let cells = Cells::new().with("ordered_at", *at);
            set(shop, &ORDERS, pick(&made.orders, *i), &cells)
        }
        Act::GiveAway(i, to) => {
            let cells = Cells::new().with_id("customer_id", pick(&made.customers, *to));
            set(shop, &ORDERS, pick(&made.orders, *i), &cells)
        }
        Act::Delete(i) => set(shop, &ORDERS, pick(&made.orders, *i), &deleted(1)),
        Act::Restore(i) => set(shop, &ORDERS, pick(&made.orders, *i), &deleted(0)),
        Act::DeleteCustomer(i) => set(shop, &CUSTOMERS, pick(&made.customers, *i), &deleted(1)),
        Act::Return(i) => {
            let (order, number) = (pick(&made.orders, *i), made.returns.len().to_string());
            made.returns.push(shop.return_of(None, order, &number));
            None
        }
        Act::Ask(i, asked) => {
            let cells = Cells::new().with("asked_fen", *asked);
            set(shop, &RETURNS, pick(&made.returns, *i), &cells)
        }
        Act::UndoLast => {
            if let Some(op) = made.last {
                // What later work stands on stays.
                let _ = shop.book.undo(op, None);
            }
            None
        }
        Act::Nothing => Some(shop.book.transact(spec(), |_| Ok(())).unwrap().op),
    };
}

fn wrong(shop: &Shop) -> Vec<String> {
    shop.book.read(milestones::wrong).unwrap()
}

/// How many milestones the book keeps, of all sorts.
fn kept(shop: &Shop) -> i64 {
    let sql = "SELECT count(*) FROM milestones";
    let count = shop
        .book
        .read(|c| Ok(c.query_row(sql, [], |row| row.get(0))?));
    count.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn whatever_is_done_milestones_are_where_they_say(acts in prop::collection::vec(act(), 1..60)) {
        let shop = Shop::open();
        let mut made = Made::default();
        for act in [Act::Customers(60), Act::Nothing].iter().chain(&acts) {
            perform(&shop, &mut made, act);
            prop_assert_eq!(wrong(&shop), Vec::<String>::new(), "after {:?} of {:?}", act, acts);
        }
        prop_assert!(kept(&shop) > 0, "sixty customers are a long list here");
    }
}

fn ids(shop: &Shop, sort: &str, desc: bool, window: &Window) -> Vec<Id> {
    let sort = Sort {
        field: sort.to_owned(),
        desc,
    };
    let query = ListQuery {
        sort: vec![sort],
        ..ListQuery::default()
    };
    let page = shop.book.list_page::<OrderRow>(&query, window).unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

#[test]
fn a_jump_goes_by_milestones_and_shows_what_paging_shows() {
    let shop = Shop::open();
    forty_orders(&shop);
    for sort in ["ordered_at", "paid"] {
        for desc in [false, true] {
            let all = ids(&shop, sort, desc, &Window::first(100));
            assert_eq!(all.len(), 40);
            for offset in 0..40 {
                let again = shop.reading();
                let sort = vec![Sort {
                    field: sort.to_owned(),
                    desc,
                }];
                let query = ListQuery {
                    sort,
                    ..ListQuery::default()
                };
                let page = again
                    .list_page::<OrderRow>(&query, &Window::at(offset, 7))
                    .unwrap();
                let got: Vec<Id> = page.rows.into_iter().map(|row| row.id).collect();
                let wanted: Vec<Id> = all.iter().skip(offset as usize).take(7).copied().collect();
                assert_eq!(got, wanted, "{query:?} at {offset}");
            }
        }
    }
}

#[test]
fn a_list_that_becomes_short_keeps_none() {
    let shop = Shop::open();
    let orders = forty_orders(&shop);
    let of_orders = || {
        let sql = "SELECT count(*) FROM milestones WHERE sort LIKE 'orders.%'";
        let count = shop
            .book
            .read(|c| Ok(c.query_row(sql, [], |row| row.get::<_, i64>(0))?));
        count.unwrap()
    };
    assert!(of_orders() > 0);
    orders
        .iter()
        .skip(10)
        .for_each(|&order| shop.delete(&ORDERS, order));
    assert_eq!(of_orders(), 0);
    assert_eq!(wrong(&shop), Vec::<String>::new());
}

#[test]
fn milestones_that_an_older_program_left_behind_are_not_believed() {
    let shop = Shop::open();
    forty_orders(&shop);
    let raw = Connection::open(shop.book.path()).unwrap();
    raw.execute_batch("UPDATE milestones SET size = size + 1, n = n + 5")
        .unwrap();
    assert_ne!(
        wrong(&shop),
        Vec::<String>::new(),
        "verify sees it while they are believed"
    );
    raw.execute_batch("UPDATE meta SET value = value - 1 WHERE key = 'milestones'")
        .unwrap();
    let all = ids(&shop, "paid", false, &Window::first(100));
    assert_eq!(ids(&shop, "paid", false, &Window::at(20, 5)), all[20..25]);
    shop.customer(&Person::named("客"));
    assert_eq!(
        wrong(&shop),
        Vec::<String>::new(),
        "the next operation makes them anew"
    );
    assert_eq!(ids(&shop, "paid", false, &Window::at(20, 5)), all[20..25]);
}
