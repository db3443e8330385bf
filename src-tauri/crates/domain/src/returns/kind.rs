//! What the buyer wants, and why.

use crate::code::coded_enum;

coded_enum! {
    /// What the buyer asks for.
    pub enum ReturnKind {
        /// 仅退款.
        RefundOnly => "refund_only",
        /// 退货退款.
        ReturnRefund => "return_refund",
        /// 换货.
        Exchange => "exchange",
        /// 补寄.
        Resend => "resend",
        /// 维修.
        Repair => "repair",
    }
}

impl ReturnKind {
    /// True when the buyer sends the goods back.
    #[must_use]
    pub const fn goods_come_back(self) -> bool {
        matches!(self, Self::ReturnRefund | Self::Exchange | Self::Repair)
    }

    /// True when the shop sends something to the buyer.
    #[must_use]
    pub const fn sends_goods(self) -> bool {
        matches!(self, Self::Exchange | Self::Resend | Self::Repair)
    }
}

coded_enum! {
    /// Why, in the shop's own list; what the platform wrote is kept beside it.
    pub enum Reason {
        /// 七天无理由.
        SevenDayNoReason => "seven_day_no_reason",
        /// 质量问题.
        Quality => "quality",
        /// 与描述不符.
        NotAsDescribed => "not_as_described",
        /// 发错货.
        WrongItem => "wrong_item",
        /// 少件漏发.
        MissingItem => "missing_item",
        /// 运输破损.
        DamagedInTransit => "damaged_in_transit",
        /// 尺码不合.
        SizeUnfit => "size_unfit",
        /// 不想要了, 拍错.
        Unwanted => "unwanted",
        /// 发货慢, 未按约定时间发货.
        LateDelivery => "late_delivery",
        /// 假冒.
        Counterfeit => "counterfeit",
        /// 发票问题.
        Invoice => "invoice",
        /// 差价.
        PriceDifference => "price_difference",
        /// 快递未到: on its way too long, lost, or not delivered.
        NotReceived => "not_received",
        /// 缺货.
        OutOfStock => "out_of_stock",
        /// 其他.
        Other => "other",
    }
}
