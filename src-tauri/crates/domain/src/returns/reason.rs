//! A marketplace's words for why a buyer wants her money back, put into the shop's own list.

use super::kind::Reason;

/// Words, the first of which that occurs in a text decides. Punctuation between words differs from year
/// to year, so that only the words are looked at. Upper-case codes are Amazon's.
const WORDS: &[(Reason, &[&str])] = &[
    (Reason::SevenDayNoReason, &["无理由", "七天", "7天"]),
    (Reason::Counterfeit, &["假冒", "假货", "COUNTERFEIT"]),
    (Reason::Invoice, &["发票"]),
    (Reason::PriceDifference, &["差价", "价保", "PRICE"]),
    (
        Reason::NotReceived,
        &["NEVER_ARRIVED", "UNDELIVERABLE", "not received"],
    ),
    (
        Reason::WrongItem,
        &["发错", "错发", "WRONG", "SWITCHEROO", "wrong"],
    ),
    (
        Reason::MissingItem,
        &[
            "漏发",
            "少件",
            "缺件",
            "少货",
            "空包",
            "MISSED_PARTS",
            "MISSING",
            "missing",
        ],
    ),
    (
        Reason::DamagedInTransit,
        &["破损", "污渍", "DAMAGED", "damaged"],
    ),
    (
        Reason::NotAsDescribed,
        &["不符", "NOT_AS_DESCRIBED", "not as described"],
    ),
    (
        Reason::SizeUnfit,
        &[
            "尺码",
            "尺寸",
            "大小",
            "TOO_SMALL",
            "TOO_LARGE",
            "TOO-SMALL",
            "TOO-LARGE",
        ],
    ),
    (
        Reason::Quality,
        &[
            "质量",
            "做工",
            "瑕疵",
            "脱皮",
            "开裂",
            "维修",
            "故障",
            "DEFECTIVE",
            "QUALITY",
            "defective",
        ],
    ),
    (Reason::OutOfStock, &["缺货", "无货"]),
    (
        Reason::LateDelivery,
        &[
            "未按约定",
            "未发货",
            "发货慢",
            "延迟发货",
            "MISSED_ESTIMATED_DELIVERY",
        ],
    ),
    (
        Reason::NotReceived,
        &["未收到", "未送", "一直未到", "停滞", "无跟踪", "快递"],
    ),
    (
        Reason::Unwanted,
        &[
            "不想要",
            "拍错",
            "多拍",
            "不喜欢",
            "不需要",
            "效果不好",
            "信息错误",
            "填写错误",
            "UNWANTED",
            "NOT_COMPATIBLE",
            "ORDERED_WRONG",
            "MISORDERED",
            "NO_REASON",
            "change of mind",
            "changed mind",
        ],
    ),
];

impl Reason {
    /// The reason that a marketplace's text means; [`Reason::Other`] where none of its words is known.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let found = WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|word| text.contains(word)));
        found.map_or(Self::Other, |(reason, _)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_marketplaces_find_their_reason() {
        use Reason::*;
        for (text, reason) in [
            ("七天无理由退换货", SevenDayNoReason),
            ("7天无理由退换货", SevenDayNoReason),
            ("商品质量问题", Quality),
            ("质量问题（脱皮，开裂等）", Quality),
            ("做工瑕疵", Quality),
            ("商品需要维修", Quality),
            ("拍错.多拍.不想要", Unwanted),
            ("多拍/拍错/不想要", Unwanted),
            ("不喜欢/效果不好", Unwanted),
            ("尺寸拍错.不喜欢.效果不好", SizeUnfit),
            ("大小尺寸与商品描述不符", NotAsDescribed),
            ("收到商品描述不符", NotAsDescribed),
            ("商品错发.漏发", WrongItem),
            ("卖家发错货", WrongItem),
            ("空包裹/少货", MissingItem),
            ("缺件/漏发", MissingItem),
            ("收到商品破损", DamagedInTransit),
            ("货物破损已拒签", DamagedInTransit),
            ("未按约定时间发货", LateDelivery),
            ("卖家缺货", OutOfStock),
            ("快递一直未送到", NotReceived),
            ("未收到货", NotReceived),
            ("假冒品牌", Counterfeit),
            ("发票问题", Invoice),
            ("协商一致退款", Other),
            ("其它", Other),
            ("NOT_COMPATIBLE", Unwanted),
            ("AMZ-PG-WJ-TOO-SMALL", SizeUnfit),
            ("CR-DEFECTIVE", Quality),
        ] {
            assert_eq!(Reason::of_text(text), reason, "{text}");
        }
    }
}
