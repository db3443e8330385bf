//! The codes of the state machines.

pub use zhanggui_domain::{OrderStatus, Tag};

codes! {
    /// What the buyer of a return wants.
    pub enum ReturnKind {
        /// 仅退款.
        RefundOnly,
        /// 退货退款.
        ReturnRefund,
        /// 换货.
        Exchange,
        /// 补寄.
        Resend,
        /// 维修.
        Repair,
    }

    /// Why the buyer wants it.
    pub enum Reason {
        /// 七天无理由.
        SevenDayNoReason,
        /// 质量问题.
        Quality,
        /// 与描述不符.
        NotAsDescribed,
        /// 发错货.
        WrongItem,
        /// 少件漏发.
        MissingItem,
        /// 运输破损.
        DamagedInTransit,
        /// 尺码不合.
        SizeUnfit,
        /// 不想要了.
        Unwanted,
        /// 未按时发货.
        LateDelivery,
        /// 假冒品牌.
        Counterfeit,
        /// 发票问题.
        Invoice,
        /// 退差价.
        PriceDifference,
        /// 其他.
        Other,
    }

    /// The axis 诉求.
    pub enum Decision {
        /// 待受理.
        Pending,
        /// 协商中.
        Negotiating,
        /// 待补证.
        AwaitingEvidence,
        /// 已同意.
        Agreed,
        /// 已拒绝.
        Refused,
        /// 已撤销.
        Withdrawn,
    }

    /// The axis 货.
    pub enum Goods {
        /// 无需退.
        NotNeeded,
        /// 待买家寄.
        AwaitingBuyer,
        /// 退回途中.
        InTransit,
        /// 已签收待拆.
        Received,
        /// 质检中.
        Inspecting,
        /// 入良品.
        Restocked,
        /// 入次品.
        Defective,
        /// 报废.
        Scrapped,
        /// 退供应商.
        ToSupplier,
        /// 丢件.
        Lost,
        /// 少件或错件.
        Mismatch,
        /// 拒收返回.
        RefusedDelivery,
    }

    /// The axis 款.
    pub enum Funds {
        /// 无.
        None,
        /// 应退.
        Due,
        /// 待打款.
        ToPay,
        /// 已退.
        Refunded,
        /// 失败.
        Failed,
        /// 平台垫付.
        PlatformAdvanced,
        /// 追回.
        Recovered,
    }

    /// The axis 补.
    pub enum Replacement {
        /// 无.
        None,
        /// 待发.
        ToShip,
        /// 已发.
        Shipped,
        /// 已签收.
        Delivered,
        /// 待检.
        ToInspect,
        /// 报价.
        Quoted,
        /// 修理中.
        Repairing,
        /// 修好.
        Repaired,
        /// 不可修.
        Irreparable,
    }

    /// The axis 争.
    pub enum Dispute {
        /// 无.
        None,
        /// 平台介入.
        PlatformSteppedIn,
        /// 待举证.
        AwaitingEvidence,
        /// 判买家.
        RuledForBuyer,
        /// 判商家.
        RuledForSeller,
        /// 12315 或调解.
        Mediation,
        /// 诉讼.
        Litigation,
    }

    /// The one state of a return that lists show.
    pub enum Headline {
        /// 待受理.
        Pending,
        /// 协商中.
        Negotiating,
        /// 待买家寄.
        AwaitingBuyer,
        /// 退回途中.
        InTransit,
        /// 待质检.
        ToInspect,
        /// 待退款.
        ToRefund,
        /// 待发补换.
        ToShip,
        /// 争议中.
        Dispute,
        /// 已完成.
        Done,
        /// 已拒绝.
        Refused,
        /// 已撤销.
        Withdrawn,
    }

    /// What can be done with a return.
    pub enum ReturnAction {
        /// Talk it over.
        Negotiate,
        /// Agree, with the amount to refund.
        Agree,
        /// Refuse.
        Refuse,
        /// The buyer withdraws.
        Withdraw,
        /// The buyer has sent the goods.
        BuyerShipped,
        /// The parcel has arrived.
        ReceiveGoods,
        /// Inspected, with what becomes of the goods.
        Inspect,
        /// Money has gone back to the buyer.
        Refund,
        /// The refund did not arrive.
        RefundFailed,
        /// The replacement is on its way.
        ShipReplacement,
        /// The replacement has arrived.
        ReplacementDelivered,
        /// The platform steps in.
        PlatformStepIn,
        /// The platform rules for the buyer.
        RuleForBuyer,
        /// The platform rules for the seller.
        RuleForSeller,
        /// Close the case.
        Close,
        /// Open it again.
        Reopen,
        /// Only a note.
        Note,
    }

    /// What a complaint is about.
    pub enum ComplaintKind {
        /// 商品质量.
        Quality,
        /// 服务态度.
        Service,
        /// 物流.
        Logistics,
        /// 虚假宣传.
        FalseAdvertising,
        /// 价格.
        Price,
        /// 隐私.
        Privacy,
        /// 其他.
        Other,
    }

    /// How serious a complaint is.
    pub enum Severity {
        /// 轻微.
        Low,
        /// 一般.
        Normal,
        /// 严重.
        High,
        /// 重大.
        Critical,
    }

    /// Which way people spoke.
    pub enum Channel {
        /// 旺旺 and other chats of the platforms.
        Wangwang,
        /// 电话.
        Phone,
        /// 平台投诉.
        Platform,
        /// 12315 and other authorities.
        #[serde(rename = "authority_12315")]
        Authority12315,
        /// 评价.
        Review,
        /// 其他.
        Other,
    }

    /// Where a complaint stands.
    pub enum ComplaintState {
        /// 待处理.
        Open,
        /// 处理中.
        InProgress,
        /// 等买家.
        WaitingBuyer,
        /// 等平台.
        WaitingPlatform,
        /// 已解决.
        Resolved,
        /// 已关闭.
        Closed,
    }

    /// What can be done with a complaint.
    pub enum ComplaintAction {
        /// Begin to work on it.
        Start,
        /// Wait for the buyer.
        WaitBuyer,
        /// Wait for the platform.
        WaitPlatform,
        /// Raise its severity.
        Escalate,
        /// A solution is found.
        Resolve,
        /// Close it.
        Close,
        /// Open it again.
        Reopen,
        /// Only a note.
        Note,
    }
}
