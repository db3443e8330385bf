//! Orders and their lines: what the marketplace said, plus the shop's own memo.

use super::{Migration, Ref, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// An order. All columns but `own_memo` are the file's.
pub const ORDERS: SyncedTable = SyncedTable {
    no: 9,
    name: "orders",
    tags: &[Tag::Orders, Tag::Customers, Tag::Today],
    groups: &[
        &[
            "receiver", "phone", "province", "city", "district", "detail", "postcode", "country",
        ],
        &[
            "goods_fen",
            "freight_fen",
            "total_fen",
            "paid_fen",
            "refund_fen",
            "payout_fen",
            "currency",
        ],
    ],
    refs: &[
        Ref::scanned("shop_id", "shops"),
        Ref::indexed("customer_id", "customers"),
        Ref::scanned("import_id", "imports"),
    ],
    referred: Referred::Blocks,
};

/// A line of an order.
pub const ORDER_LINES: SyncedTable = SyncedTable {
    no: 10,
    name: "order_lines",
    tags: &[Tag::Orders],
    groups: &[&[
        "unit_fen",
        "due_fen",
        "paid_fen",
        "refund_fen",
        "freight_fen",
        "currency",
    ]],
    refs: &[
        Ref::indexed("order_id", "orders"),
        Ref::scanned("product_id", "products"),
        Ref::scanned("sku_id", "skus"),
        Ref::scanned("import_id", "imports"),
    ],
    referred: Referred::Blocks,
};

/// Schema of both. Money is in minor units of `currency`, times are UTC milliseconds, NULL is
/// "the file did not say". `masks` has a bit for each value that the marketplace hid (1 nick,
/// 2 receiver, 4 phone, 8 address). `seen_at` is the export's own date where its name tells it.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_04_orders",
    sql: "
CREATE TABLE orders ({row},
  shop_id BLOB,
  customer_id BLOB,
  platform TEXT NOT NULL DEFAULT 'taobao',
  order_no TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'unknown',
  status_text TEXT NOT NULL DEFAULT '',
  close_reason TEXT NOT NULL DEFAULT '',
  ordered_at INTEGER,
  paid_at INTEGER,
  shipped_at INTEGER,
  confirmed_at INTEGER,
  goods_fen INTEGER,
  freight_fen INTEGER,
  total_fen INTEGER,
  paid_fen INTEGER,
  refund_fen INTEGER,
  payout_fen INTEGER,
  currency TEXT NOT NULL DEFAULT 'CNY',
  buyer_nick TEXT NOT NULL DEFAULT '',
  buyer_account TEXT NOT NULL DEFAULT '',
  receiver TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  district TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  masks INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL DEFAULT '',
  kinds INTEGER,
  quantity INTEGER,
  ship_method TEXT NOT NULL DEFAULT '',
  carrier TEXT NOT NULL DEFAULT '',
  tracking_no TEXT NOT NULL DEFAULT '',
  buyer_message TEXT NOT NULL DEFAULT '',
  seller_memo TEXT NOT NULL DEFAULT '',
  own_memo TEXT,
  pay_no TEXT NOT NULL DEFAULT '',
  invoice_title TEXT NOT NULL DEFAULT '',
  seen_at INTEGER,
  import_id BLOB,
  import_row INTEGER
) STRICT;
CREATE INDEX orders_by_time ON orders(ordered_at, n) WHERE deleted = 0;
CREATE INDEX orders_by_paid ON orders(paid_fen, n) WHERE deleted = 0;
CREATE INDEX orders_by_status ON orders(status, ordered_at, n) WHERE deleted = 0;
CREATE INDEX orders_by_customer ON orders(customer_id, ordered_at, paid_fen) WHERE customer_id IS NOT NULL AND deleted = 0;
CREATE TABLE order_lines ({row},
  order_id BLOB NOT NULL DEFAULT x'',
  sub_no TEXT NOT NULL DEFAULT '',
  product_id BLOB,
  sku_id BLOB,
  title TEXT NOT NULL DEFAULT '',
  props TEXT NOT NULL DEFAULT '',
  package TEXT NOT NULL DEFAULT '',
  sku_code TEXT NOT NULL DEFAULT '',
  outer_code TEXT NOT NULL DEFAULT '',
  platform_product_id TEXT NOT NULL DEFAULT '',
  unit_fen INTEGER,
  quantity INTEGER,
  due_fen INTEGER,
  paid_fen INTEGER,
  refund_fen INTEGER,
  freight_fen INTEGER,
  currency TEXT NOT NULL DEFAULT 'CNY',
  refund_status TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'unknown',
  status_text TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  shipped_at INTEGER,
  carrier TEXT NOT NULL DEFAULT '',
  tracking_no TEXT NOT NULL DEFAULT '',
  import_id BLOB,
  import_row INTEGER
) STRICT;
CREATE INDEX order_lines_order ON order_lines(order_id);
",
}];
