//! The file and its shop: the import's own record, and which shop its rows belong to.

use super::Intake;
use crate::error::{Result, StoreError};
use crate::journal::{Cells, WriteTx};
use crate::tables::imports::IMPORTS;
use crate::tables::shops::SHOPS;
use rusqlite::OptionalExtension;
use zhanggui_domain::{Currency, Id, Instant, Platform};

/// What is known of a file before its rows.
#[derive(Debug, Clone)]
pub struct FileFacts {
    /// Its name, without a folder.
    pub name: String,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// Layout.
    pub format: String,
    /// Encoding.
    pub encoding: String,
    /// Its header cells, separated by U+001F.
    pub header: String,
    /// Marketplace.
    pub platform: Platform,
    /// What its shop's money is counted in, as far as the layout tells.
    pub currency: Currency,
    /// When it was exported, where its name tells.
    pub exported_at: Option<Instant>,
    /// Whose it is.
    pub shop: ShopChoice,
}

/// Which shop a file belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShopChoice {
    /// The one that its rows name, else the only one of its marketplace.
    FromFile,
    /// The shop of that name, made where there is none.
    Named(String),
}

/// A shop, with the key that scopes what only it numbers.
#[derive(Debug, Clone)]
pub(super) struct Shop {
    pub(super) id: Id,
    pub(super) key: String,
    /// Neither the file nor a person named it: it gives way to a shop that is known.
    pub(super) guessed: bool,
}

/// Inserts the import's record; returns its row number.
pub(super) fn insert_import(tx: &WriteTx<'_>, id: Id, file: &FileFacts) -> Result<i64> {
    let cells = Cells::new()
        .with("file_name", file.name.clone())
        .with("file_hash", file.hash.to_vec())
        .with("format", file.format.clone())
        .with("encoding", file.encoding.clone())
        .with("header", file.header.clone())
        .with("exported_at", file.exported_at.map(Instant::as_ms))
        .with("at", tx.now().as_ms());
    tx.insert(&IMPORTS, id, &cells)
}

/// Whether a file of the same bytes was imported before and still stands.
pub(super) fn was_imported(tx: &WriteTx<'_>, import: Id, file: &FileFacts) -> Result<bool> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM imports WHERE deleted = 0 AND file_hash = ?1 AND id <> ?2)";
    let values = (file.hash.as_slice(), import.as_bytes());
    Ok(tx.connection.query_row(sql, values, |row| row.get(0))?)
}

/// Whether the book never had a customer.
pub(super) fn has_no_customers(tx: &WriteTx<'_>) -> Result<bool> {
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM customers)";
    Ok(tx.connection.query_row(sql, [], |row| row.get(0))?)
}

/// How the reading of a file ended.
#[derive(Debug, Clone, Default)]
pub struct FileEnd {
    /// Rows below the header.
    pub rows: u64,
    /// Rows that did not go in.
    pub rejected: u64,
    /// Rows that are no data.
    pub skipped: u64,
    /// The rows that did not go in, as [`super::Rejects`] packed them.
    pub rejects: Vec<u8>,
}

impl Intake<'_> {
    /// Completes the import's record with the figures of the end, and the shop where it is one.
    pub(super) fn finish_record(&self, end: &FileEnd, report: &str) -> Result<()> {
        let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let mut shops = self.shop.iter().chain(self.named_shops.values());
        let first = shops.next().map(|shop| shop.id);
        let shop = first.filter(|first| shops.all(|shop| shop.id == *first));
        self.tx
            .connection
            .prepare_cached("UPDATE imports SET rows = ?2, rejected = ?3, skipped = ?4, report = ?5, rejects = ?6, shop_id = ?7 WHERE n = ?1")?
            .execute((
                self.import_row,
                signed(end.rows),
                signed(end.rejected),
                signed(end.skipped),
                report,
                &end.rejects,
                shop.as_ref().map(Id::as_bytes),
            ))?;
        Ok(())
    }

    /// Settles the shop where the user, or the book, decides it.
    pub(super) fn choose_shop(&mut self, choice: &ShopChoice) -> Result<()> {
        if let ShopChoice::Named(name) = choice {
            self.explicit_shop = true;
            self.shop = Some(self.named(name)?);
        }
        Ok(())
    }

    /// The shop of a row.
    pub(super) fn shop_of(&mut self, named: Option<&(String, String)>) -> Result<Shop> {
        if let Some(shop) = self.shop.as_ref().filter(|_| self.explicit_shop) {
            return Ok(shop.clone());
        }
        match named {
            Some((number, name)) if !number.is_empty() || !name.is_empty() => {
                if let Some(shop) = self.named_shops.get(&(number.clone(), name.clone())) {
                    return Ok(shop.clone());
                }
                let shop = self.create(number, name)?;
                self.named_shops
                    .insert((number.clone(), name.clone()), shop.clone());
                Ok(shop)
            }
            _ => {
                if let Some(shop) = &self.shop {
                    return Ok(shop.clone());
                }
                let shop = Shop {
                    guessed: true,
                    ..self.usual()?
                };
                self.shop = Some(shop.clone());
                Ok(shop)
            }
        }
    }

    /// The shop that a person names.
    fn named(&self, name: &str) -> Result<Shop> {
        let known: Option<(Vec<u8>, String)> = self
            .tx
            .connection
            .prepare_cached(
                "SELECT id, platform_shop_id FROM shops WHERE deleted = 0 AND platform = ?1 AND (name = ?2 OR own_name = ?2 OR platform_shop_id = ?2) ORDER BY n LIMIT 1",
            )?
            .query_row((self.platform.code(), name), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        match known {
            Some((id, number)) => shop(&id, if number.is_empty() { name } else { &number }),
            None => self.create("", name),
        }
    }

    /// The only shop of the marketplace; a first one where there is none.
    fn usual(&self) -> Result<Shop> {
        let mut statement = self
            .tx
            .connection
            .prepare_cached("SELECT id, platform_shop_id, name FROM shops WHERE deleted = 0 AND platform = ?1 ORDER BY coalesce(own_name, name) = '', n LIMIT 1")?;
        let known: Vec<(Vec<u8>, String, String)> = statement
            .query_map([self.platform.code()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?
            .collect::<std::result::Result<_, _>>()?;
        match known.first() {
            // With several shops the first one stands in, one that has a name before the nameless one
            // of earlier files: order numbers are the marketplace's own, and an order file that names
            // its shop corrects it.
            Some((id, number, name)) => shop(id, if number.is_empty() { name } else { number }),
            None => self.create("", ""),
        }
    }

    /// The shop without a name that stood in for one that no file had named goes, once nothing is of it any
    /// more. What names it beside (products of its lines) keeps its id, which another such file brings back.
    pub(super) fn leave_nameless_shop(&self) -> Result<()> {
        if !self.shop_changes {
            return Ok(());
        }
        let id = Id::derived("shop", self.platform.code(), "", "");
        let of_it = ["orders", "customers", "returns", "complaints"].map(|table| {
            format!("NOT EXISTS (SELECT 1 FROM {table} r WHERE r.shop_id = ?1 AND r.deleted = 0)")
        });
        let sql = format!(
            "UPDATE shops SET deleted = 1 WHERE id = ?1 AND deleted = 0 AND coalesce(own_name, name) = '' AND {}",
            of_it.join(" AND ")
        );
        self.tx.connection.prepare(&sql)?.execute([id.as_bytes()])?;
        Ok(())
    }

    fn create(&self, number: &str, name: &str) -> Result<Shop> {
        let key = if number.is_empty() { name } else { number };
        let id = Id::derived("shop", self.platform.code(), "", key);
        let mut cells = Cells::new()
            .with("platform", self.platform.code().to_owned())
            .with("platform_shop_id", number.to_owned());
        // A row that gives only the number says nothing against the name.
        if !name.is_empty() {
            cells = cells.with("name", name.to_owned());
        }
        // A shop that is known may count in another currency by now.
        if self.tx.row_number(&SHOPS, id)?.is_none() {
            cells = cells.with("currency", self.currency.code().to_owned());
        }
        self.tx.upsert(&SHOPS, id, &cells)?;
        Ok(Shop {
            id,
            key: key.to_owned(),
            guessed: false,
        })
    }
}

fn shop(id: &[u8], key: &str) -> Result<Shop> {
    Ok(Shop {
        id: Id::from_slice(id).map_err(|_| StoreError::Damaged)?,
        key: key.to_owned(),
        guessed: false,
    })
}
