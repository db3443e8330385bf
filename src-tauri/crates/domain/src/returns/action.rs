//! What a person, a file or a platform does to a return.

use serde::{Deserialize, Serialize};

use super::axes::{Dispute, Goods, Replacement};
use crate::code::coded_enum;
use crate::id::Id;
use crate::money::Money;

coded_enum! {
    /// The name of an action, stored with its event.
    ///
    /// An event written by a newer app may have another one: read it as
    /// [`ReturnActionCode::Note`]; the axes that it changed still count.
    pub enum ReturnActionCode {
        /// Talk with the buyer before deciding.
        Negotiate => "negotiate",
        /// Ask the buyer for pictures or papers.
        AskEvidence => "ask_evidence",
        /// Agree to the request, with the amount to refund.
        Agree => "agree",
        /// Refuse the request.
        Refuse => "refuse",
        /// The buyer takes the request back.
        Withdraw => "withdraw",
        /// The buyer has sent the goods.
        BuyerShipped => "buyer_shipped",
        /// The buyer refused the parcel at the door; it is on its way back.
        DeliveryRefused => "delivery_refused",
        /// The goods came in.
        ReceiveGoods => "receive_goods",
        /// The carrier lost the goods.
        GoodsLost => "goods_lost",
        /// Looked at the goods; said where they go.
        Inspect => "inspect",
        /// Paid the buyer.
        Refund => "refund",
        /// The payment did not go through.
        RefundFailed => "refund_failed",
        /// The platform paid the buyer in the shop's stead.
        PlatformAdvance => "platform_advance",
        /// Money came back to the shop.
        Recover => "recover",
        /// Sent a replacement, a missing part, or the repaired goods.
        ShipReplacement => "ship_replacement",
        /// The buyer has the replacement.
        ReplacementDelivered => "replacement_delivered",
        /// A step of a repair.
        Repair => "repair",
        /// The platform stepped in.
        PlatformStepIn => "platform_step_in",
        /// The dispute moved on.
        DisputeStage => "dispute_stage",
        /// Ruled for the buyer.
        RuleForBuyer => "rule_for_buyer",
        /// Ruled for the shop.
        RuleForSeller => "rule_for_seller",
        /// Close the case.
        Close => "close",
        /// Open it again, naming the event that closed it.
        Reopen => "reopen",
        /// Write something down.
        Note => "note",
    }
}

coded_enum! {
    /// Where inspected goods go.
    pub enum Disposition {
        /// 入良品.
        Restocked => "restocked",
        /// 入次品.
        Defective => "defective",
        /// 报废.
        Scrapped => "scrapped",
        /// 退供应商.
        ToSupplier => "to_supplier",
        /// 少件/错件: not what should have come back.
        Mismatch => "mismatch",
    }
}

coded_enum! {
    /// A step of a repair.
    pub enum RepairStep {
        /// 报价 given to the buyer.
        Quoted => "quoted",
        /// 修理中.
        Repairing => "repairing",
        /// 修好.
        Repaired => "repaired",
        /// 不可修.
        Irreparable => "irreparable",
    }
}

coded_enum! {
    /// How far a dispute is, rulings apart.
    pub enum DisputeStage {
        /// 待举证.
        AwaitingEvidence => "awaiting_evidence",
        /// 12315 / 调解.
        Mediation => "mediation",
        /// 诉讼.
        Litigation => "litigation",
        /// The buyer dropped it.
        Dropped => "dropped",
    }
}

coded_enum! {
    /// How much of what is due a payment covers; [`super::ledger::covers`] says which.
    pub enum Covers {
        /// All that was still due.
        All => "all",
        /// Less: the rest is still to be paid.
        Part => "part",
    }
}

/// An action with what it needs. JSON: flat, `{"action":"inspect","disposition":"restocked"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ReturnAction {
    /// See [`ReturnActionCode::Negotiate`].
    Negotiate,
    /// See [`ReturnActionCode::AskEvidence`].
    AskEvidence,
    /// See [`ReturnActionCode::Agree`].
    Agree {
        /// What is still to be refunded: the sum agreed on, less what has gone to
        /// the buyer already. Zero for a plain exchange, negative where the buyer
        /// pays a difference.
        amount: Money,
    },
    /// See [`ReturnActionCode::Refuse`].
    Refuse,
    /// See [`ReturnActionCode::Withdraw`].
    Withdraw,
    /// See [`ReturnActionCode::BuyerShipped`].
    BuyerShipped,
    /// See [`ReturnActionCode::DeliveryRefused`].
    DeliveryRefused,
    /// See [`ReturnActionCode::ReceiveGoods`].
    ReceiveGoods,
    /// See [`ReturnActionCode::GoodsLost`].
    GoodsLost,
    /// See [`ReturnActionCode::Inspect`].
    Inspect {
        /// Where the goods go.
        disposition: Disposition,
    },
    /// See [`ReturnActionCode::Refund`].
    Refund {
        /// What was paid, more than zero.
        amount: Money,
        /// Whether anything stays due.
        covers: Covers,
    },
    /// See [`ReturnActionCode::RefundFailed`].
    RefundFailed,
    /// See [`ReturnActionCode::PlatformAdvance`].
    PlatformAdvance {
        /// What the platform paid, more than zero.
        amount: Money,
    },
    /// See [`ReturnActionCode::Recover`].
    Recover {
        /// What came back, more than zero.
        amount: Money,
    },
    /// See [`ReturnActionCode::ShipReplacement`].
    ShipReplacement,
    /// See [`ReturnActionCode::ReplacementDelivered`].
    ReplacementDelivered,
    /// See [`ReturnActionCode::Repair`].
    Repair {
        /// Which step.
        step: RepairStep,
    },
    /// See [`ReturnActionCode::PlatformStepIn`].
    PlatformStepIn,
    /// See [`ReturnActionCode::DisputeStage`].
    DisputeStage {
        /// Which stage.
        stage: DisputeStage,
    },
    /// See [`ReturnActionCode::RuleForBuyer`].
    RuleForBuyer,
    /// See [`ReturnActionCode::RuleForSeller`].
    RuleForSeller,
    /// See [`ReturnActionCode::Close`].
    Close,
    /// See [`ReturnActionCode::Reopen`].
    Reopen {
        /// The event that closed the case: one of [`super::FoldedReturn::closed_by`].
        closing: Id,
    },
    /// See [`ReturnActionCode::Note`].
    Note,
}

impl ReturnAction {
    /// The action's name.
    #[must_use]
    pub const fn code(&self) -> ReturnActionCode {
        use ReturnActionCode as Code;
        match self {
            Self::Negotiate => Code::Negotiate,
            Self::AskEvidence => Code::AskEvidence,
            Self::Agree { .. } => Code::Agree,
            Self::Refuse => Code::Refuse,
            Self::Withdraw => Code::Withdraw,
            Self::BuyerShipped => Code::BuyerShipped,
            Self::DeliveryRefused => Code::DeliveryRefused,
            Self::ReceiveGoods => Code::ReceiveGoods,
            Self::GoodsLost => Code::GoodsLost,
            Self::Inspect { .. } => Code::Inspect,
            Self::Refund { .. } => Code::Refund,
            Self::RefundFailed => Code::RefundFailed,
            Self::PlatformAdvance { .. } => Code::PlatformAdvance,
            Self::Recover { .. } => Code::Recover,
            Self::ShipReplacement => Code::ShipReplacement,
            Self::ReplacementDelivered => Code::ReplacementDelivered,
            Self::Repair { .. } => Code::Repair,
            Self::PlatformStepIn => Code::PlatformStepIn,
            Self::DisputeStage { .. } => Code::DisputeStage,
            Self::RuleForBuyer => Code::RuleForBuyer,
            Self::RuleForSeller => Code::RuleForSeller,
            Self::Close => Code::Close,
            Self::Reopen { .. } => Code::Reopen,
            Self::Note => Code::Note,
        }
    }
}

impl From<Disposition> for Goods {
    fn from(disposition: Disposition) -> Self {
        match disposition {
            Disposition::Restocked => Self::Restocked,
            Disposition::Defective => Self::Defective,
            Disposition::Scrapped => Self::Scrapped,
            Disposition::ToSupplier => Self::ToSupplier,
            Disposition::Mismatch => Self::Mismatch,
        }
    }
}

impl From<RepairStep> for Replacement {
    fn from(step: RepairStep) -> Self {
        match step {
            RepairStep::Quoted => Self::Quoted,
            RepairStep::Repairing => Self::Repairing,
            RepairStep::Repaired => Self::Repaired,
            RepairStep::Irreparable => Self::Irreparable,
        }
    }
}

impl From<DisputeStage> for Dispute {
    fn from(stage: DisputeStage) -> Self {
        match stage {
            DisputeStage::AwaitingEvidence => Self::AwaitingEvidence,
            DisputeStage::Mediation => Self::Mediation,
            DisputeStage::Litigation => Self::Litigation,
            DisputeStage::Dropped => Self::None,
        }
    }
}
