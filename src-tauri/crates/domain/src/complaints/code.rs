//! The closed lists of a complaint.

use crate::code::coded_enum;

coded_enum! {
    /// What it is about.
    pub enum ComplaintKind {
        /// 质量.
        Quality => "quality",
        /// 服务态度.
        Service => "service",
        /// 物流.
        Logistics => "logistics",
        /// 虚假宣传.
        FalseAdvertising => "false_advertising",
        /// 价格.
        Price => "price",
        /// 泄露隐私.
        Privacy => "privacy",
        /// 其他.
        Other => "other",
    }
}

coded_enum! {
    /// How bad it is; ordered, the lowest first.
    pub enum Severity {
        /// 轻微.
        Low => "low",
        /// 一般.
        Normal => "normal",
        /// 严重.
        High => "high",
        /// 紧急.
        Critical => "critical",
    }
}

impl Severity {
    /// One step worse; `None` at the top.
    #[must_use]
    pub const fn worse(self) -> Option<Self> {
        match self {
            Self::Low => Some(Self::Normal),
            Self::Normal => Some(Self::High),
            Self::High => Some(Self::Critical),
            Self::Critical => None,
        }
    }
}

coded_enum! {
    /// Where it came in.
    pub enum ComplaintChannel {
        /// 旺旺.
        Wangwang => "wangwang",
        /// 电话.
        Phone => "phone",
        /// 平台投诉.
        Platform => "platform",
        /// 12315.
        Authority12315 => "authority_12315",
        /// 评价.
        Review => "review",
        /// 其他.
        Other => "other",
    }
}

coded_enum! {
    /// How far it is.
    pub enum ComplaintStatus {
        /// 待处理.
        Open => "open",
        /// 处理中.
        InProgress => "in_progress",
        /// 等买家回复.
        WaitingBuyer => "waiting_buyer",
        /// 等平台.
        WaitingPlatform => "waiting_platform",
        /// 已解决.
        Resolved => "resolved",
        /// 已结.
        Closed => "closed",
    }
}

impl ComplaintStatus {
    /// The values that may follow.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        use ComplaintStatus::{Closed, InProgress, Open, Resolved, WaitingBuyer, WaitingPlatform};
        match self {
            Open => &[InProgress, WaitingBuyer, WaitingPlatform, Resolved],
            InProgress => &[WaitingBuyer, WaitingPlatform, Resolved],
            WaitingBuyer => &[InProgress, WaitingPlatform, Resolved],
            WaitingPlatform => &[InProgress, WaitingBuyer, Resolved],
            Resolved => &[InProgress, Closed],
            Closed => &[InProgress],
        }
    }

    /// Which of two concurrent values is shown: closed > in progress > open, and
    /// of two kinds of progress the one further along.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Open => 0,
            Self::InProgress => 1,
            Self::WaitingBuyer => 2,
            Self::WaitingPlatform => 3,
            Self::Resolved => 4,
            Self::Closed => 5,
        }
    }
}
