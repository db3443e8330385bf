//! Orders and buyers: how far an order is, and which ids they have.

use crate::code::coded_enum;
use crate::id::{Id, normalise_key_v1};
use crate::platform::Platform;

coded_enum! {
    /// How far an order is. What the platform called it is kept beside it.
    pub enum OrderStatus {
        /// 等待买家付款.
        Unpaid => "unpaid",
        /// 定金已付 of a pre-sale.
        DepositPaid => "deposit_paid",
        /// 买家已付款，等待卖家发货.
        Paid => "paid",
        /// 卖家部分发货.
        PartlyShipped => "partly_shipped",
        /// 卖家已发货，等待买家确认.
        Shipped => "shipped",
        /// 买家已签收, not yet confirmed.
        Signed => "signed",
        /// 交易成功.
        Succeeded => "succeeded",
        /// 交易关闭: never paid, cancelled, or fully refunded.
        Closed => "closed",
        /// A text that no format knows.
        Unknown => "unknown",
    }
}

impl OrderStatus {
    /// Progress of an order, 0 at the start, for deciding between two files.
    ///
    /// Exports carry no date of their own, so that a file saved last week can be
    /// dropped after today's. A status may only move on: the higher rank wins,
    /// whichever file came first. 交易成功 and 交易关闭 rank equal, both being the
    /// end; between them the file imported last speaks. An unknown text says
    /// nothing and so ranks below everything.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::Unpaid => 1,
            Self::DepositPaid => 2,
            Self::Paid => 3,
            Self::PartlyShipped => 4,
            Self::Shipped => 5,
            Self::Signed => 6,
            Self::Succeeded | Self::Closed => 7,
        }
    }

    /// True when nothing more happens to the order by itself.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Closed)
    }
}

/// Digits from which on a Taobao order number is unique across the platform.
const TAOBAO_GLOBAL_DIGITS: usize = 15;

/// The id of the order that a shop's platform numbers `order_no`.
///
/// Taobao numbers of 15 and more digits are unique across the platform, so the
/// shop is left out for them: an item file that names no shop still joins its
/// order. Every other number counts within its shop only.
#[must_use]
pub fn order_id(platform: Platform, shop_key: &str, order_no: &str) -> Id {
    let number = normalise_key_v1(order_no);
    let global = platform == Platform::Taobao
        && number.len() >= TAOBAO_GLOBAL_DIGITS
        && number.bytes().all(|b| b.is_ascii_digit());
    let scope = if global { "" } else { shop_key };
    match growing(&number) {
        Some(value) => Id::numbered(value, "order", platform.code(), scope, &number),
        None => Id::derived("order", platform.code(), scope, &number),
    }
}

/// The number's value, where it is of digits alone and fits.
fn growing(number: &str) -> Option<u64> {
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    number.parse().ok().filter(|_| digits)
}

/// The id of a buyer's identity (nick) in a shop; `None` without a usable nick.
///
/// A masked nick (`t**3`) stands for many buyers and an empty one for none:
/// neither may become a key.
#[must_use]
pub fn identity_id(platform: Platform, shop_key: &str, nick: &str) -> Option<Id> {
    customer_id(platform, shop_key, nick).map(|customer| customer.part("identity", nick))
}

/// The id of the customer first known under a nick in a shop; `None` as for [`identity_id`].
///
/// The identity's id is another one, so that it can later move to another customer without two
/// records sharing one id.
#[must_use]
pub fn customer_id(platform: Platform, shop_key: &str, nick: &str) -> Option<Id> {
    natural_nick(nick).map(|nick| Id::derived("customer", platform.code(), shop_key, &nick))
}

/// Whether a nick stands for one buyer: it is neither empty nor masked.
#[must_use]
pub fn is_natural_nick(nick: &str) -> bool {
    natural_nick(nick).is_some()
}

fn natural_nick(nick: &str) -> Option<String> {
    let nick = normalise_key_v1(nick);
    (!nick.is_empty() && !nick.contains('*')).then_some(nick)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Platform::{Jd, Taobao};

    #[test]
    fn a_long_taobao_number_needs_no_shop() {
        let in_shop = order_id(Taobao, "青禾小铺", "132957307123456");
        assert_eq!(
            in_shop,
            order_id(Taobao, "", " １32957307123456"),
            "15 digits are unique on the platform"
        );
        assert_ne!(
            order_id(Taobao, "青禾小铺", "13295730712345"),
            order_id(Taobao, "另一家", "13295730712345"),
            "14 digits may have been given by two shops"
        );
        assert_ne!(
            order_id(Jd, "a", "132957307123456"),
            order_id(Jd, "b", "132957307123456")
        );
    }

    #[test]
    fn masked_and_empty_nicks_make_no_buyer() {
        for nick in ["t**3", "王＊", "", "　 "] {
            assert_eq!(
                identity_id(Taobao, "s", nick),
                None,
                "{nick:?} stands for nobody in particular"
            );
            assert_eq!(customer_id(Taobao, "s", nick), None);
        }
    }

    #[test]
    fn a_nick_counts_within_its_shop_and_kind() {
        let here = identity_id(Taobao, "a", "TB王芳88").unwrap();
        assert_eq!(Some(here), identity_id(Taobao, "A ", "tb王芳88"));
        assert_ne!(Some(here), identity_id(Taobao, "b", "TB王芳88"));
        assert_ne!(
            Some(here),
            customer_id(Taobao, "a", "TB王芳88"),
            "two kinds, two ids"
        );
    }

    #[test]
    fn ranks_follow_the_life_of_an_order() {
        use OrderStatus::{
            Closed, DepositPaid, Paid, PartlyShipped, Shipped, Signed, Succeeded, Unknown, Unpaid,
        };
        let life = [
            Unknown,
            Unpaid,
            DepositPaid,
            Paid,
            PartlyShipped,
            Shipped,
            Signed,
            Succeeded,
        ];
        assert!(life.windows(2).all(|pair| pair[0].rank() < pair[1].rank()));
        assert_eq!(Succeeded.rank(), Closed.rank(), "both are the end");
        assert!(
            OrderStatus::ALL
                .iter()
                .all(|s| s.is_final() == (s.rank() == 7))
        );
    }
}
