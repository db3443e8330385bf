//! The list of customers.

use super::{Field, FieldKind::*, ListKind, ListSpec, SortPath, View};
use crate::derived::{Column, DocKind};

/// Money of customers is in their shop's currency.
pub(super) static SPEC: ListSpec = ListSpec {
    list: ListKind::Customers,
    doc: DocKind::Customer,
    table: "customers",
    facts: Some("customer_facts"),
    currency: "coalesce((SELECT s.currency FROM shops s WHERE s.id = r.shop_id), 'CNY')",
    fields: &[
        Field::one("id", Id, "r.id"),
        Field::one("name", Text, "r.shown_name"),
        Field::many(
            "nicks",
            Text,
            "identities x WHERE x.customer_id = r.id AND x.deleted = 0",
            "x.value",
        ),
        Field::many(
            "phone",
            Text,
            "phones x WHERE x.customer_id = r.id AND x.deleted = 0",
            "x.digits",
        ),
        Field::many(
            "region",
            Text,
            "addresses x WHERE x.customer_id = r.id AND x.deleted = 0",
            "x.province || x.city",
        )
        .joined(),
        Field::one("level", Text, "r.level"),
        Field::summed("orders", Integer, "f.orders"),
        Field::summed("paid", Money, "f.paid_fen"),
        Field::one("last_order_at", Time, "nullif(f.last_order_at, 0)"),
        Field::one("created_at", Time, "nullif(r.created_at, 0)"),
        Field::one(
            "returns_open",
            Integer,
            "(SELECT count(*) FROM returns c CROSS JOIN return_facts cf ON cf.n = c.n AND cf.open = 1 WHERE c.customer_id = r.id)",
        ),
        Field::one(
            "complaints_open",
            Integer,
            "(SELECT count(*) FROM complaints c CROSS JOIN complaint_facts cf ON cf.n = c.n AND cf.open = 1 WHERE c.customer_id = r.id)",
        ),
        Field::one(
            "shop",
            Text,
            "(SELECT coalesce(s.own_name, s.name) FROM shops s WHERE s.id = r.shop_id)",
        ),
        Field::one("shop_id", Id, "r.shop_id"),
        Field::one("note", Text, "r.note"),
    ],
    indexed: &[],
    documents: &[("region", Column::Place)],
    sorts: &[
        SortPath {
            key: "name",
            column: "sort_key",
            index: "customer_facts_name",
        },
        SortPath {
            key: "orders",
            column: "orders",
            index: "customer_facts_orders",
        },
        SortPath {
            key: "paid",
            column: "paid_fen",
            index: "customer_facts_paid",
        },
        SortPath {
            key: "last_order_at",
            column: "last_order_at",
            index: "customer_facts_last",
        },
    ],
    default_sort: ("last_order_at", true),
    views: &[View {
        name: "repeat",
        condition: "f.orders >= 2",
    }],
};
