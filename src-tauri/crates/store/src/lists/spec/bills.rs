//! The list of entries of money files.

use super::{Field, FieldKind::*, ListKind, ListSpec, SortPath, View};
use crate::derived::DocKind;

pub(super) static SPEC: ListSpec = ListSpec {
    list: ListKind::Bills,
    doc: DocKind::Bill,
    table: "bill_entries",
    facts: Some("bill_facts"),
    currency: "r.currency",
    fields: &[
        Field::one("id", Id, "r.id"),
        Field::one("at", Time, "nullif(f.at, 0)"),
        Field::one("state", Code, "f.state"),
        Field::one("channel", Code, "r.channel"),
        Field::one("ledger", Code, "r.ledger"),
        Field::one("account", Text, "r.account"),
        Field::one("direction", Code, "r.direction"),
        Field::one("kind", Code, "r.kind"),
        Field::one("amount", Money, "f.amount_fen"),
        Field::summed(
            "income",
            Money,
            "CASE WHEN r.direction = 'in' THEN f.amount_fen END",
        ),
        Field::summed(
            "expense",
            Money,
            "CASE WHEN r.direction = 'out' THEN -f.amount_fen END",
        ),
        Field::summed("fee", Money, "r.fee_fen"),
        Field::summed("refunded", Money, "r.refunded_fen"),
        Field::one(
            "difference",
            Money,
            "CASE WHEN f.state IN ('differs', 'no_payment') AND f.expected_fen IS NOT NULL THEN f.found_fen - f.expected_fen END",
        ),
        Field::one("counterparty", Text, "r.counterparty"),
        Field::one("title", Text, "r.title"),
        Field::one("order_no", Text, "r.order_no"),
        Field::one("trade_no", Text, "r.trade_no"),
        Field::one("merchant_no", Text, "r.merchant_no"),
        Field::one("category", Text, "r.category"),
        Field::one("method", Text, "r.method"),
        Field::one("status", Text, "r.status"),
        Field::one("note", Text, "r.note"),
        Field::one(
            "order_id",
            Id,
            "(SELECT o.id FROM orders o WHERE o.n = f.order_n)",
        ),
        Field::one("import_id", Id, "r.import_id"),
    ],
    indexed: &["state", "at"],
    documents: &[],
    sorts: &[
        SortPath {
            key: "at",
            column: "at",
            index: "bill_facts_at",
        },
        SortPath {
            key: "amount",
            column: "amount_fen",
            index: "bill_facts_amount",
        },
    ],
    default_sort: ("at", true),
    views: &[
        View {
            name: "to_check",
            condition: "f.state IN ('differs', 'no_payment', 'no_order')",
        },
        View {
            name: "matched",
            condition: "f.state = 'matched'",
        },
        View {
            name: "unrelated",
            condition: "f.state = 'unrelated'",
        },
    ],
};
