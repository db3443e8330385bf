//! Shops, staff, and what belongs to this computer only.

mod book;
mod people;
mod prefs;
mod shops;

pub(crate) use book::{book_settings, set_book_settings, watermark};
pub(crate) use people::{current_staff, save_staff, select_staff, staff, staff_views};
pub(crate) use prefs::{carry_prefs, lang, prefs, set_prefs};
pub(crate) use shops::{save_shop, shop_views, shops};
