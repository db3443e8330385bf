//! Rows that a person picked, by their ids: what an export of the selection asks for.

use super::pages::{streamed, where_};
use super::shop::{Person, Shop};
use crate::journal::Cells;
use crate::lists::{
    ComplaintRow, CustomerRow, FilterOp, ListKind, ListQuery, ListRow, OrderRow, ReturnRow,
};
use zhanggui_domain::Id;

/// Rows of one list, by their ids.
type Listed = fn(&Shop, &ListQuery) -> Vec<Id>;

fn ids_of<T: ListRow>(shop: &Shop, query: &ListQuery, id: impl Fn(T) -> Id) -> Vec<Id> {
    streamed::<T>(shop, query).into_iter().map(id).collect()
}

fn texts(ids: &[Id]) -> Vec<String> {
    ids.iter().map(Id::to_string).collect()
}

fn ids_where(op: FilterOp, ids: &[Id]) -> ListQuery {
    let texts = texts(ids);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    where_("id", op, &texts)
}

/// Four of everything.
fn shop_of_fours() -> Shop {
    let shop = Shop::open();
    for number in 1..=4_i64 {
        let customer = shop.customer(&Person::named(&format!("客户{number}")));
        let order = shop.order(Some(customer), &format!("241101000{number}"), Cells::new());
        shop.return_of(Some(customer), Some(order), &format!("SH-{number}"));
        shop.complaint_of(Some(customer), Some(order), &format!("TS-{number}"));
    }
    shop
}

#[test]
fn every_list_gives_exactly_the_rows_that_were_picked() {
    let shop = shop_of_fours();
    let lists: [(ListKind, Listed); 4] = [
        (ListKind::Customers, |s, q| {
            ids_of(s, q, |row: CustomerRow| row.id)
        }),
        (ListKind::Orders, |s, q| {
            ids_of(s, q, |row: OrderRow| row.id)
        }),
        (ListKind::Returns, |s, q| {
            ids_of(s, q, |row: ReturnRow| row.id)
        }),
        (ListKind::Complaints, |s, q| {
            ids_of(s, q, |row: ComplaintRow| row.id)
        }),
    ];
    for (list, listed) in lists {
        let all = listed(&shop, &ListQuery::default());
        assert_eq!(all.len(), 4, "{list:?}");
        let (picked, rest) = ([all[3], all[1]], [all[0], all[2]]);
        assert_eq!(
            listed(&shop, &ids_where(FilterOp::In, &picked)),
            [all[1], all[3]],
            "{list:?}: these two, in the list's own order"
        );
        assert_eq!(
            listed(&shop, &ids_where(FilterOp::Ne, &picked)),
            rest,
            "{list:?}: all but these two"
        );
        assert_eq!(
            listed(&shop, &ids_where(FilterOp::In, &all[..1])),
            all[..1],
            "{list:?}: one alone"
        );
    }
}

#[test]
fn as_many_rows_as_a_person_can_drag_over_can_be_picked() {
    let shop = shop_of_fours();
    let real = streamed::<CustomerRow>(&shop, &ListQuery::default())[2].id;
    let mut many: Vec<Id> = (0..40_000_u128)
        .map(|n| Id::from_bytes(n.to_be_bytes()))
        .collect();
    many.push(real);
    let of = |op| {
        shop.book
            .list_total(ListKind::Customers, &ids_where(op, &many))
    };
    assert_eq!(
        of(FilterOp::In).unwrap(),
        1,
        "more ids than a statement may have values"
    );
    assert_eq!(of(FilterOp::Ne).unwrap(), 3);
}

#[test]
fn what_is_no_id_is_refused_among_many_too() {
    let shop = Shop::open();
    let query = where_("id", FilterOp::In, &["00", "客户1"]);
    let error = shop.book.list_total(ListKind::Orders, &query).unwrap_err();
    assert!(
        error.to_string().contains("32 hexadecimal digits"),
        "{error}"
    );
}
