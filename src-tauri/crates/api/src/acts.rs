//! What people do with cases, in the window's own words: as an offer ("去协商"), and as a step that was
//! taken ("开始协商").

use crate::types::{ListName, Text};

/// Code; the offer and the step, each in Chinese and English.
type Act = (&'static str, [&'static str; 2], [&'static str; 2]);

/// How an act is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It may be done.
    Offered,
    /// It was done.
    Done,
}

/// The word for an act on a case of that list, for hosts that show cases as text; the code itself where
/// there is none, which only a newer version's can be.
#[must_use]
pub fn act_word(list: ListName, code: &str, tense: Tense) -> Text {
    let acts = match list {
        ListName::Returns => RETURN,
        ListName::Complaints => COMPLAINT,
        ListName::Customers | ListName::Orders | ListName::Bills => &[],
    };
    let known = acts.iter().find(|(known, ..)| *known == code);
    known.map_or_else(
        || Text::new(code, code),
        |(_, offered, done)| {
            let [zh, en] = match tense {
                Tense::Offered => offered,
                Tense::Done => done,
            };
            Text::new(*zh, *en)
        },
    )
}

const RETURN: &[Act] = &[
    (
        "negotiate",
        ["去协商", "Negotiate"],
        ["开始协商", "Negotiating"],
    ),
    (
        "ask_evidence",
        ["要凭证", "Ask for evidence"],
        ["要凭证", "Asked for evidence"],
    ),
    ("agree", ["同意", "Agree"], ["同意", "Agreed"]),
    ("refuse", ["拒绝", "Refuse"], ["拒绝", "Refused"]),
    (
        "withdraw",
        ["买家撤回", "Buyer withdraws"],
        ["买家撤回", "Buyer withdrew"],
    ),
    (
        "buyer_shipped",
        ["登记买家寄出", "Buyer has sent it"],
        ["买家寄出", "Buyer sent it"],
    ),
    (
        "delivery_refused",
        ["买家拒收", "Delivery refused"],
        ["买家拒收", "Delivery refused"],
    ),
    (
        "receive_goods",
        ["签收包裹", "Parcel received"],
        ["签收包裹", "Parcel received"],
    ),
    (
        "goods_lost",
        ["包裹丢了", "Parcel lost"],
        ["包裹丢失", "Parcel lost"],
    ),
    ("inspect", ["质检", "Inspect"], ["质检", "Inspected"]),
    ("refund", ["退款", "Refund"], ["退款", "Refunded"]),
    (
        "refund_failed",
        ["退款失败", "Refund failed"],
        ["退款失败", "Refund failed"],
    ),
    (
        "platform_advance",
        ["平台垫付", "Platform advances"],
        ["平台垫付", "Platform advanced"],
    ),
    (
        "recover",
        ["追回款项", "Recover money"],
        ["追回款项", "Recovered"],
    ),
    (
        "ship_replacement",
        ["发出补换", "Ship replacement"],
        ["发出补换", "Replacement shipped"],
    ),
    (
        "replacement_delivered",
        ["补换已签收", "Replacement delivered"],
        ["补换已签收", "Replacement delivered"],
    ),
    (
        "repair",
        ["维修进展", "Repair progress"],
        ["维修", "Repair"],
    ),
    (
        "platform_step_in",
        ["平台介入", "Platform steps in"],
        ["平台介入", "Platform stepped in"],
    ),
    (
        "dispute_stage",
        ["争议进展", "Dispute progress"],
        ["争议", "Dispute"],
    ),
    (
        "rule_for_buyer",
        ["判给买家", "Ruled for buyer"],
        ["平台判给买家", "Platform ruled for the buyer"],
    ),
    (
        "rule_for_seller",
        ["判给卖家", "Ruled for seller"],
        ["平台判给卖家", "Platform ruled for the seller"],
    ),
    ("close", ["结案", "Close"], ["结案", "Closed"]),
    ("reopen", ["重新打开", "Reopen"], ["重新打开", "Reopened"]),
    ("note", ["加备注", "Add note"], ["备注", "Note"]),
];
const COMPLAINT: &[Act] = &[
    ("start", ["开始处理", "Start"], ["开始处理", "Started"]),
    (
        "wait_buyer",
        ["等买家回复", "Wait for buyer"],
        ["等买家回复", "Waiting for buyer"],
    ),
    (
        "wait_platform",
        ["等平台处理", "Wait for platform"],
        ["等平台处理", "Waiting for platform"],
    ),
    ("escalate", ["升级", "Escalate"], ["升级为", "Escalated to"]),
    (
        "set_severity",
        ["改程度", "Set severity"],
        ["程度改为", "Severity set to"],
    ),
    ("resolve", ["解决了", "Resolved"], ["已解决", "Resolved"]),
    ("close", ["结案", "Close"], ["结案", "Closed"]),
    ("reopen", ["重新打开", "Reopen"], ["重新打开", "Reopened"]),
    ("note", ["加备注", "Add note"], ["备注", "Note"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{ComplaintActionCode, ReturnActionCode};

    const ZH: &str = include_str!("../../../../ui/src/i18n/zh-CN/actions.ts");
    const EN: &str = include_str!("../../../../ui/src/i18n/en/actions.ts");

    #[test]
    fn every_act_has_the_words_of_the_window() {
        let returns = ReturnActionCode::ALL.iter().map(|act| act.code());
        let complaints = ComplaintActionCode::ALL.iter().map(|act| act.code());
        let all = returns
            .map(|code| (ListName::Returns, "return", code))
            .chain(complaints.map(|code| (ListName::Complaints, "complaint", code)));
        for (list, group, code) in all {
            for (tense, key) in [(Tense::Offered, "do"), (Tense::Done, "did")] {
                let word = act_word(list, code, tense);
                for (words, said) in [(ZH, &word.zh), (EN, &word.en)] {
                    let line = format!("'{group}_{key}.{code}': '{said}',");
                    assert!(words.contains(&line), "the window has no {line}");
                }
            }
        }
    }
}
