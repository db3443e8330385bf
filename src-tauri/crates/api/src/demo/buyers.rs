//! Who buys where, and what the shop knows of her beside her orders.

use zhanggui_domain::{Id, Platform, customer_id, identity_id};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};

use super::Plan;
use super::dice::Dice;
use super::people::{Person, person};
use super::places::place;
use crate::error::ApiError;

/// The marketplace of both shops.
pub(super) const PLATFORM: Platform = Platform::Taobao;
/// The shops: number on the platform, name.
const SHOPS: [(&str, &str); 2] = [
    ("1008600171", "小满家居旗舰店"),
    ("1008600288", "小满生活馆"),
];

/// Whose order it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Buyer {
    pub(super) number: u64,
    /// Her first order: never masked, since a masked buyer makes no customer.
    pub(super) is_new: bool,
}

/// Whose order it is. New buyers come evenly over the year; between them earlier ones come back, the
/// first ones more often.
pub(super) fn buyer_of(plan: &Plan, number: u64, buyers: &mut u64) -> Buyer {
    let wanted = u128::from(plan.customers.min(plan.orders));
    let all = u128::from(plan.orders);
    // Buyers who must have come before order `n`, rounded up: the first order has a new buyer, and
    // after the last one all have come.
    let share = |n: u64| {
        u128::from(n)
            .wrapping_mul(wanted)
            .wrapping_add(all)
            .wrapping_sub(1)
            .checked_div(all)
    };
    if share(number.saturating_add(1)) > share(number) {
        let buyer = Buyer {
            number: *buyers,
            is_new: true,
        };
        *buyers = buyers.saturating_add(1);
        return buyer;
    }
    let mut dice = Dice::of(plan.seed ^ 0xB0B, number);
    let earlier = dice.below(*buyers).min(dice.below(*buyers));
    Buyer {
        number: earlier,
        is_new: false,
    }
}

/// Where the buyer of that number buys: number and name of the shop.
pub(super) fn shop_of(buyer: u64) -> (&'static str, &'static str) {
    let [first, second] = SHOPS;
    if buyer % 10 < 7 { first } else { second }
}

/// A customer of whom the shop has written something down: made before her order comes in, which
/// then leaves that alone.
pub(super) fn known(tx: &WriteTx<'_>, shop_no: &str, who: &Person) -> Result<(), ApiError> {
    let Some(id) = customer_id(PLATFORM, shop_no, &who.nick) else {
        return Ok(());
    };
    if tx.row_number(&CUSTOMERS, id)?.is_none() {
        tx.insert(&CUSTOMERS, id, &customer_cells(tx, shop_no, who))?;
    }
    Ok(())
}

fn customer_cells(tx: &WriteTx<'_>, shop_no: &str, who: &Person) -> Cells {
    Cells::new()
        .with_id("shop_id", Id::derived("shop", PLATFORM.code(), "", shop_no))
        .with("name", who.name.clone())
        .with("level", who.level.unwrap_or_default().to_owned())
        .with("note", who.note.unwrap_or_default().to_owned())
        .with("created_at", tx.now().as_ms())
}

/// A customer who has not ordered yet.
pub(super) fn alone(tx: &WriteTx<'_>, plan: &Plan, number: u64) -> Result<(), ApiError> {
    let (who, home) = (person(plan.seed, number), place(plan.seed, number));
    let (shop_no, _) = shop_of(number);
    let ids = (
        customer_id(PLATFORM, shop_no, &who.nick),
        identity_id(PLATFORM, shop_no, &who.nick),
    );
    let (Some(customer), Some(identity)) = ids else {
        return Ok(());
    };
    let of = |cells: Cells| cells.with_id("customer_id", customer);
    let part = |kind: &str| customer.part(kind, &who.phone);
    tx.upsert(&CUSTOMERS, customer, &customer_cells(tx, shop_no, &who))?;
    let shop = Id::derived("shop", PLATFORM.code(), "", shop_no);
    let account = Cells::new()
        .with_id("shop_id", shop)
        .with("platform", PLATFORM.code().to_owned())
        .with("kind", "nick".to_owned())
        .with("value", who.nick.clone());
    tx.upsert(&IDENTITIES, identity, &of(account))?;
    let phone = Cells::new()
        .with("digits", who.phone.clone())
        .with("kind", "mobile".to_owned());
    tx.upsert(&PHONES, part("phone"), &of(phone))?;
    let address = Cells::new()
        .with("name", who.name.clone())
        .with("phone", who.phone.clone())
        .with("province", home.province.to_owned())
        .with("city", home.city.to_owned())
        .with("district", home.district.to_owned())
        .with("detail", home.detail.clone());
    tx.upsert(&ADDRESSES, part("demo_address"), &of(address))?;
    Ok(())
}
