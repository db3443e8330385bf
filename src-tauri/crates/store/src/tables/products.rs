//! Products and their variants, as the item files name them.

use super::{Migration, Ref, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// A product of a shop.
pub const PRODUCTS: SyncedTable = SyncedTable {
    no: 7,
    name: "products",
    tags: &[Tag::Orders],
    groups: &[],
    refs: &[Ref::scanned("shop_id", "shops")],
    referred: Referred::Stays,
};

/// A variant that is stocked and sold.
pub const SKUS: SyncedTable = SyncedTable {
    no: 8,
    name: "skus",
    tags: &[Tag::Orders],
    groups: &[],
    refs: &[Ref::indexed("product_id", "products")],
    referred: Referred::Stays,
};

/// Schema of both.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_03_products",
    sql: "
CREATE TABLE products ({row},
  shop_id BLOB,
  platform TEXT NOT NULL DEFAULT '',
  platform_product_id TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE skus ({row},
  product_id BLOB NOT NULL DEFAULT x'',
  code TEXT NOT NULL DEFAULT '',
  props TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX skus_product ON skus(product_id);
",
}];
