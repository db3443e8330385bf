//! The list of orders.

use super::{Field, FieldKind::*, ListKind, ListSpec, SortPath, View};
use crate::derived::DocKind;

pub(super) static SPEC: ListSpec = ListSpec {
    list: ListKind::Orders,
    doc: DocKind::Order,
    table: "orders",
    facts: None,
    currency: "r.currency",
    fields: &[
        Field::one("id", Id, "r.id"),
        Field::one("order_no", Text, "r.order_no"),
        Field::one("ordered_at", Time, "r.ordered_at"),
        Field::one("paid_at", Time, "r.paid_at"),
        Field::one("shipped_at", Time, "r.shipped_at"),
        Field::one("status", Code, "r.status"),
        Field::one("status_text", Text, "r.status_text"),
        Field::one("buyer", Text, "r.buyer_nick"),
        Field::one("customer_id", Id, "r.customer_id"),
        Field::one("receiver", Text, "r.receiver"),
        Field::one("receiver_phone", Text, "r.phone"),
        Field::one("region", Text, "r.province || r.city").joined(),
        Field::one("title", Text, "r.title"),
        Field::summed("quantity", Integer, "r.quantity"),
        // An order of which only an item file told costs what its lines say.
        Field::summed(
            "total",
            Money,
            "coalesce(r.total_fen, r.goods_fen + coalesce(r.freight_fen, 0))",
        ),
        Field::summed("paid", Money, "r.paid_fen"),
        Field::summed("refund", Money, "r.refund_fen"),
        Field::one("carrier", Text, "r.carrier"),
        Field::one("tracking_no", Text, "r.tracking_no"),
        Field::one(
            "shop",
            Text,
            "(SELECT coalesce(s.own_name, s.name) FROM shops s WHERE s.id = r.shop_id)",
        ),
        Field::one("shop_id", Id, "r.shop_id"),
        Field::one("import_id", Id, "r.import_id"),
        Field::one("own_memo", Text, "r.own_memo"),
        Field::one(
            "returns_open",
            Integer,
            "(SELECT count(*) FROM returns c CROSS JOIN return_facts cf ON cf.n = c.n AND cf.open = 1 WHERE c.order_id = r.id)",
        ),
    ],
    indexed: &["customer_id", "status", "ordered_at", "paid"],
    documents: &[],
    sorts: &[
        SortPath {
            key: "ordered_at",
            column: "ordered_at",
            index: "orders_by_time",
        },
        SortPath {
            key: "paid",
            column: "paid_fen",
            index: "orders_by_paid",
        },
    ],
    default_sort: ("ordered_at", true),
    views: &[
        View {
            name: "unpaid",
            condition: "r.status IN ('unpaid', 'deposit_paid')",
        },
        View {
            name: "to_ship",
            condition: "r.status IN ('paid', 'partly_shipped')",
        },
        View {
            name: "shipped",
            condition: "r.status IN ('shipped', 'signed')",
        },
        // Paid and done, within the time that the bills cover, and no money for it among them. The first
        // condition is about no row: where no bill has an order, the rows are not gone through at all.
        View {
            name: "no_payment",
            condition: "EXISTS (SELECT 1 FROM bill_facts WHERE order_n IS NOT NULL) \
                 AND r.status = 'succeeded' AND r.paid_fen > coalesce(r.refund_fen, 0) \
                 AND coalesce(r.confirmed_at, r.paid_at, r.ordered_at) >= (SELECT min(at) FROM bill_facts WHERE at > 0) \
                 AND coalesce(r.confirmed_at, r.paid_at, r.ordered_at) <= (SELECT max(at) FROM bill_facts) \
                 AND EXISTS (SELECT 1 FROM bill_facts p JOIN orders q ON q.n = p.order_n WHERE q.platform = r.platform) \
                 AND NOT EXISTS (SELECT 1 FROM bill_facts p WHERE p.order_n = r.n AND p.state IN ('matched', 'differs'))",
        },
    ],
};
