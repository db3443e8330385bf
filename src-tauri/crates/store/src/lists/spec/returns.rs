//! The list of after-sale cases.

use super::{Field, FieldKind::*, ListKind, ListSpec, SortPath, View};
use crate::derived::DocKind;

pub(super) static SPEC: ListSpec = ListSpec {
    list: ListKind::Returns,
    doc: DocKind::Return,
    table: "returns",
    facts: Some("return_facts"),
    currency: "r.currency",
    fields: &[
        Field::one("id", Id, "r.id"),
        Field::one("no", Text, "r.no"),
        Field::one("opened_at", Time, "f.opened_at"),
        Field::one(
            "due_at",
            Time,
            "CASE WHEN f.due_at BETWEEN 1 AND 7258118400000 THEN f.due_at END",
        ),
        Field::one(
            "customer",
            Text,
            "(SELECT c.shown_name FROM customers c WHERE c.id = r.customer_id)",
        ),
        Field::one("customer_id", Id, "r.customer_id"),
        Field::one("order_id", Id, "r.order_id"),
        Field::one(
            "order_no",
            Text,
            "(SELECT o.order_no FROM orders o WHERE o.id = r.order_id)",
        ),
        Field::one("kind", Code, "r.kind"),
        Field::one("headline", Code, "f.headline"),
        Field::summed("asked", Money, "f.asked_fen"),
        Field::summed("refund_due", Money, "f.refund_due_fen"),
        Field::summed("refunded", Money, "f.refunded_fen"),
        Field::one("reason", Code, "r.reason"),
        Field::one(
            "shop",
            Text,
            "(SELECT coalesce(s.own_name, s.name) FROM shops s WHERE s.id = r.shop_id)",
        ),
        Field::one("shop_id", Id, "r.shop_id"),
        Field::one("last_event_at", Time, "f.last_event_at"),
        Field::one("open", Flag, "f.open"),
        Field::one("flags", Text, "f.flags"),
        Field::one("note", Text, "r.note"),
    ],
    indexed: &[],
    documents: &[],
    sorts: &[
        SortPath {
            key: "opened_at",
            column: "opened_at",
            index: "return_facts_opened",
        },
        SortPath {
            key: "due_at",
            column: "due_at",
            index: "return_facts_due",
        },
        SortPath {
            key: "last_event_at",
            column: "last_event_at",
            index: "return_facts_last",
        },
        SortPath {
            key: "asked",
            column: "asked_fen",
            index: "return_facts_asked",
        },
    ],
    default_sort: ("opened_at", true),
    views: &[
        View {
            name: "open",
            condition: "f.open = 1",
        },
        View {
            name: "waiting_me",
            condition: "f.headline IN ('pending', 'to_inspect', 'to_refund', 'to_ship', 'dispute')",
        },
        View {
            name: "waiting_buyer",
            condition: "f.headline IN ('negotiating', 'awaiting_buyer', 'in_transit')",
        },
        View {
            name: "closed",
            condition: "f.open = 0",
        },
    ],
};
