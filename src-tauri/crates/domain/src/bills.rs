//! Entries of money files (bills), and how the money of an order there compares with what the order says.
//!
//! A money file tells what really moved: a wallet's bill, a merchant's ledger, a marketplace's settlement.
//! It is the seller's own view: money *in* came to her, money *out* left her.

use crate::code::coded_enum;

coded_enum! {
    /// Who keeps the account that the money moved on.
    pub enum BillChannel {
        /// 支付宝.
        Alipay => "alipay",
        /// 微信支付.
        Wechatpay => "wechatpay",
        /// 京东: wallet and settlements.
        Jd => "jd",
        /// 拼多多.
        Pdd => "pdd",
        /// 美团.
        Meituan => "meituan",
        /// A bill in a layout of the user's own.
        Other => "other",
    }
}

coded_enum! {
    /// Which books the entry is from. One payment stands in a person's bill and in the merchant's ledger
    /// of the same account: the two are never added up.
    pub enum BillLedger {
        /// The bill of a wallet, as anybody can download it.
        Personal => "personal",
        /// A merchant's ledger of a payment company.
        Merchant => "merchant",
        /// The ledger or settlement of a marketplace.
        Platform => "platform",
    }
}

coded_enum! {
    /// Which way the money went.
    pub enum BillDirection {
        /// 收入.
        In => "in",
        /// 支出.
        Out => "out",
        /// 不计收支: between a person's own accounts, or a trade that was closed.
        Neutral => "neutral",
    }
}

coded_enum! {
    /// What the entry is for.
    pub enum BillKind {
        /// Goods or services paid.
        Payment => "payment",
        /// A payment given back, wholly or in part.
        Refund => "refund",
        /// What the platform or payment company charges.
        Fee => "fee",
        /// Withdrawals, deposits, money between accounts of one person.
        Transfer => "transfer",
    }
}

coded_enum! {
    /// How an entry compares with the book's orders.
    pub enum BillState {
        /// The order's money is all there.
        Matched => "matched",
        /// The order says another amount.
        Differs => "differs",
        /// Only fees or refunds of the order are there; its payment is not.
        NoPayment => "no_payment",
        /// It names an order that the book does not have.
        NoOrder => "no_order",
        /// It names no order: purchases, withdrawals, red packets.
        Unrelated => "unrelated",
    }
}

/// What the book knows of an order's money, in minor units. `None` is "the file did not say".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OrderMoney {
    /// What the buyer paid.
    pub paid: Option<i64>,
    /// What was given back: the larger of what the order file and the after-sale cases say.
    pub refunded: i64,
    /// What the platform paid out to the shop, where the file tells it.
    pub payout: Option<i64>,
}

/// What the entries of one order add up to, in minor units of the order's currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BillMoney {
    /// Payments that came in.
    pub received: i64,
    /// Refunds that went out.
    pub refunded: i64,
    /// Refunds that the payments themselves tell of (`131.77(已退款89.84)`).
    pub noted_refunds: i64,
    /// Fees that were kept, less those given back.
    pub fees: i64,
}

impl BillMoney {
    /// Adds an entry. A trade that was closed moved nothing and is not to be added.
    pub fn add(&mut self, kind: BillKind, direction: BillDirection, amount: i64, noted: i64) {
        let signed = match direction {
            BillDirection::In => amount,
            BillDirection::Out => amount.saturating_neg(),
            BillDirection::Neutral => 0,
        };
        match (kind, direction) {
            // A wallet counts a refund as neither in nor out; it is given back all the same.
            (BillKind::Refund, BillDirection::Neutral) => {
                self.refunded = self.refunded.saturating_add(amount);
            }
            (BillKind::Refund, _) => self.refunded = self.refunded.saturating_sub(signed),
            (BillKind::Payment, _) => {
                self.received = self.received.saturating_add(signed);
                self.noted_refunds = self.noted_refunds.saturating_add(noted);
            }
            (BillKind::Fee, _) => self.fees = self.fees.saturating_sub(signed),
            (BillKind::Transfer, _) => {}
        }
    }

    /// What was given back. A refund may stand in a row of its own and as a note on the payment.
    #[must_use]
    pub fn given_back(&self) -> i64 {
        self.refunded.max(self.noted_refunds)
    }

    /// What is left of the payments, before fees.
    #[must_use]
    pub fn net(&self) -> i64 {
        self.received.saturating_sub(self.given_back())
    }
}

/// How the money of an order compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reconciled {
    /// Where it stands.
    pub state: BillState,
    /// What should have stayed with the shop; `None` where the order does not say what was paid.
    pub expected: Option<i64>,
    /// What stayed, before fees.
    pub found: i64,
}

impl Reconciled {
    /// Found less expected: above zero when there is too much money.
    #[must_use]
    pub fn difference(&self) -> i64 {
        self.found.saturating_sub(self.expected.unwrap_or(0))
    }
}

/// Compares what an order says with what its entries add up to.
///
/// Net amounts are compared: a marketplace that holds the money in trust pays out what is left after a
/// refund, a wallet shows the payment and the refund. What the platform says that it paid out is as good
/// an answer as what the buyer paid: vouchers lie between the two.
#[must_use]
pub fn reconcile(order: &OrderMoney, bills: &BillMoney) -> Reconciled {
    let found = bills.net();
    let expected = order.paid.map(|paid| paid.saturating_sub(order.refunded));
    let fits = expected == Some(found) || (found > 0 && order.payout == Some(found));
    let state = if fits {
        BillState::Matched
    } else if bills.received == 0 {
        BillState::NoPayment
    } else {
        BillState::Differs
    };
    Reconciled {
        state,
        expected,
        found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use BillDirection::{In, Neutral, Out};
    use BillKind::{Fee, Payment, Refund, Transfer};

    fn money(entries: &[(BillKind, BillDirection, i64, i64)]) -> BillMoney {
        let mut sum = BillMoney::default();
        for &(kind, direction, amount, noted) in entries {
            sum.add(kind, direction, amount, noted);
        }
        sum
    }

    fn order(paid: i64, refunded: i64) -> OrderMoney {
        OrderMoney {
            paid: Some(paid),
            refunded,
            payout: None,
        }
    }

    #[test]
    fn a_payment_and_its_fee_match_the_order() {
        let bills = money(&[(Payment, In, 16_920, 0), (Fee, Out, 101, 0)]);
        let found = reconcile(&order(16_920, 0), &bills);
        assert_eq!(found.state, BillState::Matched);
        assert_eq!(
            (found.expected, found.found, bills.fees),
            (Some(16_920), 16_920, 101)
        );
    }

    #[test]
    fn a_refund_of_part_is_taken_off_on_both_sides() {
        let apart = money(&[(Payment, In, 13_177, 0), (Refund, Out, 8_984, 0)]);
        assert_eq!(
            reconcile(&order(13_177, 8_984), &apart).state,
            BillState::Matched
        );
        // The trade held in trust pays out what is left: 131.77 − 89.84 = 41.93.
        let net = money(&[(Payment, In, 4_193, 0)]);
        assert_eq!(
            reconcile(&order(13_177, 8_984), &net).state,
            BillState::Matched
        );
    }

    #[test]
    fn a_refund_noted_on_the_payment_and_in_its_own_row_counts_once() {
        let both = money(&[(Payment, In, 13_177, 8_984), (Refund, Neutral, 8_984, 0)]);
        assert_eq!(both.given_back(), 8_984);
        assert_eq!(both.net(), 4_193);
    }

    #[test]
    fn a_difference_is_told_exactly() {
        let bills = money(&[(Payment, In, 10_000, 0)]);
        let found = reconcile(&order(12_000, 0), &bills);
        assert_eq!(
            (found.state, found.difference()),
            (BillState::Differs, -2_000)
        );
        let found = reconcile(&order(9_900, 0), &bills);
        assert_eq!((found.state, found.difference()), (BillState::Differs, 100));
    }

    #[test]
    fn what_the_platform_paid_out_is_an_answer_too() {
        let with_payout = OrderMoney {
            paid: Some(5_000),
            refunded: 0,
            payout: Some(6_180),
        };
        let bills = money(&[(Payment, In, 5_000, 0), (Payment, In, 1_180, 0)]);
        assert_eq!(reconcile(&with_payout, &bills).state, BillState::Matched);
    }

    #[test]
    fn fees_alone_are_no_payment_and_a_whole_refund_needs_none() {
        let fee = money(&[(Fee, Out, 300, 0)]);
        assert_eq!(
            reconcile(&order(16_920, 0), &fee).state,
            BillState::NoPayment
        );
        assert_eq!(
            reconcile(&order(16_920, 16_920), &fee).state,
            BillState::Matched,
            "all of it went back before it was paid out"
        );
    }

    #[test]
    fn an_order_that_does_not_say_what_was_paid_never_matches_by_chance() {
        let silent = OrderMoney::default();
        let found = reconcile(&silent, &money(&[(Payment, In, 100, 0)]));
        assert_eq!((found.state, found.expected), (BillState::Differs, None));
    }

    #[test]
    fn closed_trades_and_transfers_move_nothing() {
        let bills = money(&[(Payment, Neutral, 8_200, 0), (Transfer, Out, 10_000, 0)]);
        assert_eq!(bills, BillMoney::default());
    }

    #[test]
    fn a_fee_given_back_lessens_the_fees() {
        let bills = money(&[(Fee, Out, 60, 0), (Fee, In, 60, 0)]);
        assert_eq!(bills.fees, 0);
    }
}
