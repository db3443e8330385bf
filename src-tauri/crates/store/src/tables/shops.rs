//! Shops and the people who work in them.

use super::{Migration, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// A shop on one marketplace.
pub const SHOPS: SyncedTable = SyncedTable {
    no: 1,
    name: "shops",
    tags: &[Tag::Settings],
    groups: &[],
    refs: &[],
    referred: Referred::Stays,
};

/// A person of the team.
pub const STAFF: SyncedTable = SyncedTable {
    no: 2,
    name: "staff",
    tags: &[Tag::Settings],
    groups: &[],
    refs: &[],
    referred: Referred::Stays,
};

/// Schema of both.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_01_shops",
    sql: "
CREATE TABLE shops ({row},
  platform TEXT NOT NULL DEFAULT 'taobao',
  name TEXT NOT NULL DEFAULT '',
  own_name TEXT,
  platform_shop_id TEXT NOT NULL DEFAULT '',
  currency TEXT NOT NULL DEFAULT 'CNY',
  offset_minutes INTEGER NOT NULL DEFAULT 480
) STRICT;
CREATE TABLE staff ({row},
  name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'member'
) STRICT;
",
}];
