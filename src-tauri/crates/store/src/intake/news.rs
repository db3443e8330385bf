//! What a file says anew of an order that the book has: the rules by which the two meet.

use super::cells::{Cell, blank, same};
use super::order::masks;
use crate::error::Result;
use rusqlite::Row;
use rusqlite::types::{Value, ValueRef};
use zhanggui_domain::{Id, OrderStatus};

/// Number of columns at the end of [`super::order::COLUMNS`] that alone are no change. The masks before
/// them are one: they say what of the others may be relied on.
const BOOKKEEPING: usize = 3;

// Positions in [`super::order::COLUMNS`].
const SHOP: usize = 0;
const CUSTOMER: usize = 1;
const STATUS: usize = 4;
const NICK: usize = 17;
const RECEIVER: usize = 19;
const PHONE: usize = 20;
const PLACE: std::ops::RangeInclusive<usize> = 21..=26;
/// The parts of a place that a marketplace hides.
const HIDEABLE: std::ops::RangeInclusive<usize> = 21..=24;
const DETAIL: usize = 24;
const MASKS: usize = 38;
const SEEN_AT: usize = 39;
const IMPORT: usize = 40;

/// What a file says anew of an order that the book has.
pub(super) struct News {
    pub(super) n: i64,
    /// The order was deleted.
    pub(super) revives: bool,
    /// Whose it is then.
    pub(super) buyer: Option<Id>,
    /// It goes from one shop to another.
    pub(super) changes_shop: bool,
    /// Number of the row, and all of [`super::order::COLUMNS`].
    pub(super) values: Vec<Value>,
}

impl News {
    /// `None` where it says nothing new. A guessed shop gives way to a known one.
    pub(super) fn of(
        stored: &Row<'_>,
        incoming: Vec<Cell<'_>>,
        older: bool,
        guessed: bool,
    ) -> Result<Option<Self>> {
        let (n, revives): (i64, bool) = (stored.get(0)?, stored.get(1)?);
        let mut merged = merge(stored, incoming, older)?;
        let shop = stored.get_ref(SHOP.saturating_add(2))?;
        if let Some(cell) = merged.get_mut(SHOP).filter(|_| guessed && !blank(shop)) {
            *cell = stored_cell(shop)?;
        }
        let telling = merged.len().saturating_sub(BOOKKEEPING);
        let differs = merged.iter().take(telling).enumerate().any(|(i, cell)| {
            let old = stored.get_ref(i.saturating_add(2));
            old.is_ok_and(|old| !same(old, cell))
        });
        let buyer = match merged.get(CUSTOMER) {
            Some(Cell::Id(id)) => Some(*id),
            _ => None,
        };
        let changes_shop = merged.get(SHOP).is_some_and(|cell| !same(shop, cell));
        let values = std::iter::once(Value::Integer(n)).chain(merged.iter().map(owned));
        Ok((differs || revives).then(|| Self {
            n,
            revives,
            buyer,
            changes_shop,
            values: values.collect(),
        }))
    }
}

/// What the row shall hold, column by column.
fn merge<'a>(stored: &'a Row<'_>, incoming: Vec<Cell<'a>>, older: bool) -> Result<Vec<Cell<'a>>> {
    let old_masks = old_masks(stored)?;
    let new_masks = match incoming.get(MASKS) {
        Some(Cell::Int(bits)) => *bits,
        _ => 0,
    };
    let mut kept = Vec::with_capacity(incoming.len());
    let mut merged = Vec::with_capacity(incoming.len());
    for (i, cell) in incoming.into_iter().enumerate() {
        let old = stored.get_ref(i.saturating_add(2))?;
        let bit = mask_of(i);
        let hides = bit != 0 && new_masks & bit != 0 && old_masks & bit == 0 && !blank(old);
        let unknown = i == STATUS && old == ValueRef::Text(OrderStatus::Unknown.code().as_bytes());
        let known = !(unknown || blank(old));
        let silent = cell == Cell::Silent
            || (i == STATUS && cell == Cell::Text(OrderStatus::Unknown.code()));
        let unmasks = bit != 0 && old_masks & bit != 0 && new_masks & bit == 0;
        let keep = hides || silent || (older && known && !unmasks);
        kept.push(keep);
        merged.push(if keep { stored_cell(old)? } else { cell });
    }
    let of_book = masks_kept(&kept, &merged);
    if let Some(masks) = merged.get_mut(MASKS) {
        *masks = Cell::Int((old_masks & of_book) | (new_masks & !of_book));
    }
    Ok(merged)
}

/// What is hidden of the stored values. An address in which nothing is hidden is not, whatever its bit
/// says: books of earlier versions kept the bit when the full address came.
fn old_masks(stored: &Row<'_>) -> Result<i64> {
    let masks = stored.get_ref(MASKS.saturating_add(2))?;
    let masks = masks.as_i64().unwrap_or(0);
    if masks & masks::PLACE == 0 {
        return Ok(masks);
    }
    let detail = stored.get_ref(DETAIL.saturating_add(2))?;
    let mut hidden = blank(detail);
    for part in HIDEABLE {
        let part = stored.get_ref(part.saturating_add(2))?;
        hidden |= part.as_str().is_ok_and(zhanggui_text::is_masked);
    }
    Ok(if hidden { masks } else { masks & !masks::PLACE })
}

/// The bits of which the book's values stay. One speaks of the whole address, and follows its detail:
/// a file that is silent about the country says nothing against it.
fn masks_kept(kept: &[bool], merged: &[Cell<'_>]) -> i64 {
    let stays = |column: usize| kept.get(column) == Some(&true);
    let detailed = match merged.get(DETAIL) {
        Some(Cell::Text(detail)) => !detail.is_empty(),
        _ => false,
    };
    let place = match detailed {
        true => stays(DETAIL),
        false => HIDEABLE.clone().all(stays),
    };
    let bits = [
        (masks::NICK, stays(NICK)),
        (masks::RECEIVER, stays(RECEIVER)),
        (masks::PHONE, stays(PHONE)),
        (masks::PLACE, place),
    ];
    let kept = bits.into_iter().filter(|(_, kept)| *kept);
    kept.fold(0, |all, (bit, _)| all | bit)
}

/// The mask bit that speaks of a column, 0 for none.
fn mask_of(column: usize) -> i64 {
    match column {
        NICK => masks::NICK,
        RECEIVER => masks::RECEIVER,
        PHONE => masks::PHONE,
        c if PLACE.contains(&c) => masks::PLACE,
        _ => 0,
    }
}

/// Whether the same import told of the same order before, of another buyer.
pub(super) fn contradicts(stored: &Row<'_>, incoming: &[Cell<'_>]) -> Result<bool> {
    let told = |column: usize| stored.get_ref(column.saturating_add(2));
    let again = incoming
        .get(IMPORT)
        .map(|cell| told(IMPORT).map(|by| same(by, cell)));
    let other = match incoming.get(CUSTOMER) {
        Some(cell @ Cell::Id(_)) => !blank(told(CUSTOMER)?) && !same(told(CUSTOMER)?, cell),
        _ => false,
    };
    Ok(other && again.transpose()? == Some(true))
}

/// Whether the file is known to be older than what the book knows of this order: by the export
/// dates where both are known, else because the order has since moved on.
pub(super) fn is_older(
    stored: &Row<'_>,
    incoming: &[Cell<'_>],
    exported_at: Option<i64>,
) -> Result<bool> {
    let seen_at: Option<i64> = stored.get(SEEN_AT.saturating_add(2))?;
    if let (Some(file), Some(book)) = (exported_at, seen_at)
        && file != book
    {
        return Ok(file < book);
    }
    let old: String = stored.get(STATUS.saturating_add(2))?;
    let new = match incoming.get(STATUS) {
        Some(Cell::Text(code)) => OrderStatus::from_code(code),
        _ => None,
    };
    let (Some(old), Some(new)) = (OrderStatus::from_code(&old), new) else {
        return Ok(false);
    };
    Ok(new != OrderStatus::Unknown && old != OrderStatus::Unknown && new.rank() < old.rank())
}

fn stored_cell(value: ValueRef<'_>) -> Result<Cell<'_>> {
    Ok(match value {
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Text(bytes) => Cell::Text(std::str::from_utf8(bytes).unwrap_or_default()),
        ValueRef::Blob(bytes) => Cell::id(Id::from_slice(bytes).ok()),
        ValueRef::Null | ValueRef::Real(_) => Cell::Silent,
    })
}

/// The cell as a value of its own.
pub(super) fn owned(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Silent => Value::Null,
        Cell::Int(value) => Value::Integer(*value),
        Cell::Text(text) => Value::Text((*text).to_owned()),
        Cell::Id(id) => Value::Blob(id.as_bytes().to_vec()),
    }
}
