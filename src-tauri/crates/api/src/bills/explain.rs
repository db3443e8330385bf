//! How the money of an order compares, in sentences that say what to do.

use zhanggui_domain::{BillState, Currency, Money};
use zhanggui_store::queries::bills::Parts;

use crate::types::{MoneyCheck, Text};

/// Both sides, with the sentence.
pub(super) fn check(parts: &Parts, currency: Currency) -> MoneyCheck {
    let money = |minor: i64| Money::new(minor, currency);
    let (order, bills) = (&parts.order, &parts.bills);
    let expected = order.paid.map(|paid| paid.saturating_sub(order.refunded));
    let difference = expected.map(|expected| bills.net().saturating_sub(expected));
    MoneyCheck {
        state: parts.state,
        paid: order.paid.map(money),
        refunded: money(order.refunded),
        received: money(bills.received),
        given_back: money(bills.given_back()),
        fees: money(bills.fees),
        difference: difference.map(money),
        sentence: sentence(parts, &money),
    }
}

/// Of an entry whose order the book does not have, or that names none.
pub(super) fn without_order(state: BillState, order_no: Option<&str>) -> Text {
    match (state, order_no) {
        (BillState::NoOrder, Some(number)) => Text::new(
            format!(
                "这笔账写着订单 {number}，账簿里没有这个订单。导入这段时间的订单文件，就会自动对上。"
            ),
            format!(
                "This entry names the order {number}, which the book does not have. Import the order file of that time and the two will meet."
            ),
        ),
        _ => Text::new(
            "这笔账没有写订单编号，不参与对账。",
            "This entry names no order, so there is nothing to compare it with.",
        ),
    }
}

fn sentence(parts: &Parts, money: &dyn Fn(i64) -> Money) -> Text {
    let (order, bills) = (&parts.order, &parts.bills);
    let Some(paid) = order.paid else {
        return Text::new(
            "订单文件没有写实付金额，没法比较。导入带“实付”一列的订单文件后再看。",
            "The order file does not say what was paid, so the two cannot be compared. Import an order file that has the column.",
        );
    };
    let sides = sides(parts, paid, money);
    let expected = paid.saturating_sub(order.refunded);
    let gap = bills.net().saturating_sub(expected);
    match parts.state {
        BillState::Matched => with(sides, "两边一致。", "Both agree."),
        BillState::NoPayment => with(
            sides,
            "账单里没有这个订单的收款。可能在另一段时间或另一个账户的账单里，导入那份账单再看。",
            "Its payment is not among the bills. It may be in those of another time or account: import them, too.",
        ),
        _ if gap == 0 => with(
            sides,
            "两边币种不同，请人工核对。",
            "The two are in different currencies; check them by hand.",
        ),
        _ => {
            let off = money(gap.saturating_abs());
            let (zh, en) = if gap < 0 {
                (format!("少了 {off}。"), format!("{off} are missing. "))
            } else {
                (format!("多了 {off}。"), format!("{off} are too much. "))
            };
            let why = why(parts, paid, gap);
            with(
                sides,
                &format!("{zh}{}", why.zh),
                &format!("{en}{}", why.en),
            )
        }
    }
}

fn with(sides: Text, zh: &str, en: &str) -> Text {
    Text::new(format!("{}{zh}", sides.zh), format!("{}{en}", sides.en))
}

/// `订单实付 131.77，退款 89.84；账单收到 131.77，退回 89.84。`
fn sides(parts: &Parts, paid: i64, money: &dyn Fn(i64) -> Money) -> Text {
    let (order, bills) = (&parts.order, &parts.bills);
    let part = |value: i64, zh: &str, en: &str| {
        let amount = money(value);
        if value == 0 {
            Text::new("", "")
        } else {
            Text::new(format!("，{zh} {amount}"), format!(", {en} {amount}"))
        }
    };
    let refunded = part(order.refunded, "退款", "refunded");
    let back = part(bills.given_back(), "退回", "given back");
    let fees = part(bills.fees, "另扣费用", "less fees of");
    let (paid, received) = (money(paid), money(bills.received));
    Text::new(
        format!(
            "订单实付 {paid}{}；账单收到 {received}{}{}。",
            refunded.zh, back.zh, fees.zh
        ),
        format!(
            "The order says paid {paid}{}; the bills say received {received}{}{}. ",
            refunded.en, back.en, fees.en
        ),
    )
}

/// The likeliest reason, and what to do.
fn why(parts: &Parts, paid: i64, gap: i64) -> Text {
    let (order, bills) = (&parts.order, &parts.bills);
    let of_refunds = order.refunded.saturating_sub(bills.given_back());
    if gap == of_refunds && gap < 0 {
        Text::new(
            "账单里的退款比订单多：订单文件可能是退款之前导出的，重新导出订单再导入。",
            "The bills have more refunds than the order: its file may be older than the refund. Export the orders again and import them.",
        )
    } else if gap == of_refunds {
        Text::new(
            "订单写的退款，账单里没有找到：退款可能在另一段时间的账单里，或者还没有打款。",
            "The order tells of a refund that the bills do not have: it may be in those of another time, or not be paid yet.",
        )
    } else if bills.received < paid {
        Text::new(
            "可能有一部分由平台补贴或分期到账，或者账单没有导全。",
            "Part of it may come from the platform or later, or some of the bills are not imported yet.",
        )
    } else {
        Text::new(
            "请在平台上核对这个订单的实付金额。",
            "Check on the platform what was paid for this order.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhanggui_domain::bills::{BillMoney, OrderMoney, reconcile};

    fn told(paid: Option<i64>, refunded: i64, bills: BillMoney) -> MoneyCheck {
        let order = OrderMoney {
            paid,
            refunded,
            payout: None,
        };
        let state = reconcile(&order, &bills).state;
        let parts = Parts {
            order,
            bills,
            state,
        };
        check(&parts, Currency::CNY)
    }

    fn money(received: i64, refunded: i64, fees: i64) -> BillMoney {
        BillMoney {
            received,
            refunded,
            noted_refunds: 0,
            fees,
        }
    }

    #[test]
    fn agreement_and_difference_are_told_with_both_sides() {
        assert_eq!(
            told(Some(18_900), 0, money(18_900, 0, 113)).sentence.zh,
            "订单实付 189.00；账单收到 189.00，另扣费用 1.13。两边一致。"
        );
        let older = told(Some(13_177), 0, money(13_177, 8_984, 0));
        assert_eq!(
            older.sentence.zh,
            "订单实付 131.77；账单收到 131.77，退回 89.84。少了 89.84。账单里的退款比订单多：订单文件可能是退款之前导出的，重新导出订单再导入。"
        );
        assert_eq!(older.difference, Some(Money::fen(-8_984)));
        let unpaid = told(Some(13_177), 8_984, money(13_177, 0, 0));
        assert!(
            unpaid
                .sentence
                .zh
                .contains("多了 89.84。订单写的退款，账单里没有找到"),
            "{}",
            unpaid.sentence.zh
        );
        let part = told(Some(10_000), 0, money(8_000, 0, 0));
        assert!(
            part.sentence.en.contains("20.00 are missing. Part of it"),
            "{}",
            part.sentence.en
        );
    }

    #[test]
    fn what_cannot_be_compared_is_said_so() {
        let silent = told(None, 0, money(100, 0, 0));
        assert_eq!(silent.difference, None);
        assert!(silent.sentence.zh.contains("没法比较"));
        let fee = told(Some(18_900), 0, money(0, 0, 113));
        assert!(
            fee.sentence.zh.contains("没有这个订单的收款"),
            "{}",
            fee.sentence.zh
        );
        let none = without_order(BillState::NoOrder, Some("123"));
        assert!(none.zh.contains("订单 123"));
    }
}
