//! How the dates of a file are written, where neither its layout nor its rows tell: asked once, and
//! remembered for the layout.

use zhanggui_interchange::Inspection;
use zhanggui_interchange::parse::dates::DateOrder as Order;
use zhanggui_store::Book;

use crate::error::ApiError;
use crate::types::DateOrder;

/// The setting of a layout begins with this.
const PREF: &str = "dates.";

const fn code(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Mdy => "mdy",
        DateOrder::Dmy => "dmy",
    }
}

/// Puts what a person says, or said before, into a file that does not tell.
pub(super) fn settle(
    book: &Book,
    inspection: &mut Inspection,
    said: Option<DateOrder>,
) -> Result<(), ApiError> {
    if inspection.date_order.is_some() {
        return Ok(());
    }
    let key = format!("{PREF}{}", inspection.format.key);
    if let Some(order) = said {
        book.set_pref(&key, code(order))?;
    }
    let known = match said {
        Some(order) => Some(order),
        None => book.prefs()?.get(&key).and_then(|stored| {
            let orders = [DateOrder::Mdy, DateOrder::Dmy];
            orders.into_iter().find(|order| code(*order) == stored)
        }),
    };
    inspection.date_order = known.map(|order| match order {
        DateOrder::Mdy => Order::Mdy,
        DateOrder::Dmy => Order::Dmy,
    });
    Ok(())
}
