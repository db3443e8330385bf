//! First rows that do not wait for the total.

use super::pages::forty_orders;
use super::plans::assert_lookup;
use super::shop::{Person, Shop};
use crate::lists::matching::one_sql;
use crate::lists::plan::Plan;
use crate::lists::query::{Filter, FilterOp, ListKind, ListQuery};
use crate::lists::{CustomerRow, ListPage, ListRow, OrderRow, Window};
use crate::tables::customers::ADDRESSES;

fn filtered(field: &str, op: FilterOp, value: &str) -> ListQuery {
    ListQuery {
        filters: vec![Filter {
            field: field.to_owned(),
            op,
            values: vec![value.to_owned()],
        }],
        ..ListQuery::default()
    }
}

fn both<T: ListRow>(shop: &Shop, query: &ListQuery, limit: u32) -> [ListPage<T>; 2] {
    let at_once = shop
        .reading()
        .list_page(query, &Window::first(limit).at_once());
    let counted = shop.reading().list_page(query, &Window::first(limit));
    [at_once.unwrap(), counted.unwrap()]
}

#[test]
fn the_first_rows_come_before_the_total_and_are_those_of_the_counted_list() {
    let shop = Shop::open();
    forty_orders(&shop);
    let query = filtered("status", FilterOp::Eq, "succeeded");
    let [at_once, counted] = both::<OrderRow>(&shop, &query, 10);
    assert_eq!(at_once.rows, counted.rows);
    assert_eq!(
        (at_once.total, at_once.counted),
        (11, false),
        "at least one more"
    );
    assert_eq!((counted.total, counted.counted), (30, true));
    let after = Window::after(at_once.next.unwrap(), 10);
    let next = shop.book.list_page::<OrderRow>(&query, &after).unwrap();
    let wanted = shop
        .book
        .list_page::<OrderRow>(&query, &Window::at(10, 10))
        .unwrap();
    assert_eq!(next.rows, wanted.rows, "its cursor goes on where it ended");
}

#[test]
fn a_list_that_fits_its_page_or_is_known_is_counted_at_once() {
    let shop = Shop::open();
    forty_orders(&shop);
    let query = filtered("status", FilterOp::Eq, "paid");
    let [at_once, counted] = both::<OrderRow>(&shop, &query, 10);
    assert_eq!(at_once, counted, "ten of forty fill the page and no more");
    let all = ListQuery::default();
    let [at_once, counted] = both::<OrderRow>(&shop, &all, 10);
    assert_eq!(at_once, counted, "the whole list is always counted");
    let query = filtered("status", FilterOp::Eq, "succeeded");
    shop.book.list_total(ListKind::Orders, &query).unwrap();
    let known = Window::first(10).at_once();
    assert!(
        shop.book
            .list_page::<OrderRow>(&query, &known)
            .unwrap()
            .counted
    );
}

#[test]
fn whether_one_row_passes_is_a_lookup() {
    let shop = Shop::open();
    for list in ListKind::ALL {
        let mut queries: Vec<ListQuery> = Vec::new();
        queries.extend(list.views().into_iter().map(|view| ListQuery {
            view: Some(view.to_owned()),
            ..ListQuery::default()
        }));
        queries.extend(
            list.fields()
                .iter()
                .map(|field| filtered(field.key, FilterOp::Eq, "")),
        );
        for query in queries {
            let plan = Plan::of(list, &query).unwrap();
            let Some(condition) = &plan.condition else {
                continue;
            };
            let sql = one_sql(&plan, condition);
            // What looks into all bills at once does so whatever the row.
            if !sql.contains("bill_facts") || list == ListKind::Bills {
                let read = shop.book.read(|connection| {
                    assert_lookup(connection, &sql);
                    Ok(())
                });
                read.unwrap();
            }
        }
    }
}

#[test]
fn a_region_is_looked_for_in_the_search_index_and_checked_in_the_addresses() {
    let shop = Shop::open();
    let place = |place| Person::named("客").place(place);
    let ids = shop.customers(&[
        place(["浙江省", "杭州市", "西湖区", "文三路1号"]),
        place(["江苏省", "南京市", "鼓楼区", "杭州路8号"]),
        place(["浙江省", "宁波市", "海曙区", "中山路2号"]),
        Person::named("无址"),
    ]);
    let found = |text: &str| {
        let query = filtered("region", FilterOp::Contains, text);
        let [at_once, counted] = both::<CustomerRow>(&shop, &query, 10);
        assert_eq!(at_once.rows, counted.rows);
        let mut ids: Vec<_> = counted.rows.into_iter().map(|row| row.id).collect();
        ids.sort();
        ids
    };
    assert_eq!(
        found("杭州"),
        [ids[0]],
        "a street of that name is no region"
    );
    assert_eq!(found("浙"), [ids[0], ids[2]]);
    assert_eq!(found("江省宁波"), [ids[2]], "across province and city");
    assert_eq!(found("州路"), [], "and not across city and street");
    assert_eq!(found("浙江 杭州"), [ids[0]], "each word is in it");
    assert_eq!(found("江苏 杭州"), [], "of one address");
    let first = shop.book.read(|c| {
        let sql = "SELECT id FROM addresses ORDER BY n LIMIT 1";
        Ok(c.query_row(sql, [], |row| row.get::<_, [u8; 16]>(0))?)
    });
    shop.delete(&ADDRESSES, zhanggui_domain::Id::from_bytes(first.unwrap()));
    assert_eq!(
        found("杭州"),
        [],
        "an address that was deleted counts no more"
    );
}
