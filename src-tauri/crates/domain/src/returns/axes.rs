//! The five axes of a return. `moves.rs` says which moves each of them allows.
//!
//! One status cannot hold what the platforms' own machines say: money may go
//! before the goods come, a replacement may be sent before either, and a dispute
//! runs beside all of it. Each axis moves on its own; a case may be closed when
//! every axis rests.

use crate::code::coded_enum;

coded_enum! {
    /// 诉求: what the shop says to the buyer's request.
    pub enum Decision {
        /// 待受理.
        Pending => "pending",
        /// 协商中.
        Negotiating => "negotiating",
        /// 待补证: the buyer was asked for pictures or papers.
        AwaitingEvidence => "awaiting_evidence",
        /// 已同意.
        Agreed => "agreed",
        /// 已拒绝.
        Refused => "refused",
        /// 已撤销 by the buyer.
        Withdrawn => "withdrawn",
    }
}

coded_enum! {
    /// 货: where the goods are.
    pub enum Goods {
        /// 无需退.
        NotNeeded => "not_needed",
        /// 待买家寄.
        AwaitingBuyer => "awaiting_buyer",
        /// 退回途中.
        InTransit => "in_transit",
        /// 已签收待拆.
        Received => "received",
        /// 质检中.
        Inspecting => "inspecting",
        /// 入良品.
        Restocked => "restocked",
        /// 入次品.
        Defective => "defective",
        /// 报废.
        Scrapped => "scrapped",
        /// 退供应商.
        ToSupplier => "to_supplier",
        /// 丢件.
        Lost => "lost",
        /// 少件/错件.
        Mismatch => "mismatch",
        /// 拒收返回: the buyer refused the parcel, it is coming back.
        RefusedDelivery => "refused_delivery",
    }
}

coded_enum! {
    /// 款: where the money is. The amounts are in the ledger, never here.
    pub enum Funds {
        /// 无.
        None => "none",
        /// 应退, once the goods are back.
        Due => "due",
        /// 待打款: nothing stands in the way any more, or part is still to be paid.
        ToPay => "to_pay",
        /// 已退.
        Refunded => "refunded",
        /// 失败.
        Failed => "failed",
        /// 平台垫付.
        PlatformAdvanced => "platform_advanced",
        /// 追回.
        Recovered => "recovered",
    }
}

coded_enum! {
    /// 补: what is sent to the buyer instead, or repaired for her.
    pub enum Replacement {
        /// 无.
        None => "none",
        /// 待发.
        ToShip => "to_ship",
        /// 已发.
        Shipped => "shipped",
        /// 已签收.
        Delivered => "delivered",
        /// 待检 of a repair.
        ToInspect => "to_inspect",
        /// 报价.
        Quoted => "quoted",
        /// 修理中.
        Repairing => "repairing",
        /// 修好, to be sent back.
        Repaired => "repaired",
        /// 不可修.
        Irreparable => "irreparable",
    }
}

coded_enum! {
    /// 争: who judges beside buyer and shop.
    pub enum Dispute {
        /// 无.
        None => "none",
        /// 平台介入.
        PlatformSteppedIn => "platform_stepped_in",
        /// 待举证 before the platform.
        AwaitingEvidence => "awaiting_evidence",
        /// 判买家.
        RuledForBuyer => "ruled_for_buyer",
        /// 判商家.
        RuledForSeller => "ruled_for_seller",
        /// 12315 / 调解.
        Mediation => "mediation",
        /// 诉讼.
        Litigation => "litigation",
    }
}

coded_enum! {
    /// Whether the case is still worked on.
    pub enum Lifecycle {
        /// 处理中.
        Open => "open",
        /// 已结.
        Closed => "closed",
    }
}

coded_enum! {
    /// The names of the axes.
    pub enum Axis {
        /// [`Decision`].
        Decision => "decision",
        /// [`Goods`].
        Goods => "goods",
        /// [`Funds`].
        Funds => "funds",
        /// [`Replacement`].
        Replacement => "replacement",
        /// [`Dispute`].
        Dispute => "dispute",
        /// [`Lifecycle`].
        Lifecycle => "lifecycle",
    }
}
