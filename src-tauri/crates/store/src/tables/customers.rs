//! Customers, the accounts by which marketplaces know them, their phones and addresses.

use super::{Migration, Ref, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// A person or firm that buys.
pub const CUSTOMERS: SyncedTable = SyncedTable {
    no: 3,
    name: "customers",
    tags: &[Tag::Customers],
    groups: &[],
    refs: &[Ref::scanned("shop_id", "shops")],
    referred: Referred::Stays,
};

/// One account (nick, or the phone where a file shows no account) of a customer within a shop.
pub const IDENTITIES: SyncedTable = SyncedTable {
    no: 4,
    name: "identities",
    tags: &[Tag::Customers],
    groups: &[],
    refs: &[
        Ref::indexed("customer_id", "customers"),
        Ref::scanned("shop_id", "shops"),
    ],
    referred: Referred::FollowsOwner,
};

/// A number at which a customer was reachable.
pub const PHONES: SyncedTable = SyncedTable {
    no: 5,
    name: "phones",
    tags: &[Tag::Customers],
    groups: &[],
    refs: &[Ref::indexed("customer_id", "customers")],
    referred: Referred::FollowsOwner,
};

/// A place to which something was sent. One register: half of two addresses is no address.
pub const ADDRESSES: SyncedTable = SyncedTable {
    no: 6,
    name: "addresses",
    tags: &[Tag::Customers],
    groups: &[&[
        "name", "phone", "province", "city", "district", "detail", "postcode", "country",
    ]],
    refs: &[Ref::indexed("customer_id", "customers")],
    referred: Referred::FollowsOwner,
};

/// Schema of all four. An identity is a `nick`, an `email`, a `number` that a shop of its own gave, or
/// the `phone` where a file shows nothing else. Consent is 1, 0, or unknown; what a person was told goes
/// before what a file says (`own_consent_…`).
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_02_customers",
    sql: "
CREATE TABLE customers ({row},
  shop_id BLOB,
  name TEXT NOT NULL DEFAULT '',
  own_name TEXT,
  note TEXT NOT NULL DEFAULT '',
  level TEXT NOT NULL DEFAULT '',
  company TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '',
  file_note TEXT NOT NULL DEFAULT '',
  consent_email INTEGER,
  consent_sms INTEGER,
  own_consent_email INTEGER,
  own_consent_sms INTEGER,
  created_at INTEGER NOT NULL DEFAULT 0,
  import_id BLOB,
  shown_name TEXT GENERATED ALWAYS AS (coalesce(own_name, name)) VIRTUAL
) STRICT;
CREATE TABLE identities ({row},
  customer_id BLOB NOT NULL DEFAULT x'',
  shop_id BLOB,
  platform TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'nick',
  value TEXT NOT NULL DEFAULT '',
  account TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX identities_customer ON identities(customer_id);
CREATE INDEX identities_numbers ON identities(value) WHERE kind IN ('number', 'email');
CREATE TABLE phones ({row},
  customer_id BLOB NOT NULL DEFAULT x'',
  digits TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'mobile',
  label TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX phones_customer ON phones(customer_id);
CREATE TABLE addresses ({row},
  customer_id BLOB NOT NULL DEFAULT x'',
  name TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  province TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  district TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX addresses_customer ON addresses(customer_id);
",
}];
