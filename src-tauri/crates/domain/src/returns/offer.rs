//! What can be done with a return now: the buttons of its screen.

use serde::Serialize;

use super::action::{
    Covers, Disposition, DisputeStage, RepairStep, ReturnAction, ReturnActionCode,
};
use super::axes::{Goods, Lifecycle};
use super::headline::Headline;
use super::kind::ReturnKind;
use super::state::ReturnState;
use crate::code::coded_enum;
use crate::id::Id;
use crate::money::Money;

coded_enum! {
    /// What an action asks for.
    pub enum ActionField {
        /// An amount of money.
        Amount => "amount",
        /// Carrier and tracking number, where known.
        Tracking => "tracking",
        /// One of the dispositions that are possible now.
        Disposition => "disposition",
        /// One of the repair steps that are possible now.
        RepairStep => "repair_step",
        /// One of the dispute stages that are possible now.
        DisputeStage => "dispute_stage",
        /// A text.
        Note => "note",
    }
}

/// An action that may be done now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ActionOffer {
    /// Which.
    pub action: ReturnActionCode,
    /// True for the one next step that the case suggests.
    pub primary: bool,
    /// What it asks for.
    pub asks: Option<ActionField>,
    /// The codes to choose from, where `asks` is a choice.
    pub choices: Vec<String>,
}

impl ReturnState {
    /// What may be done now, in the order of [`ReturnActionCode::ALL`]; at most one is primary.
    ///
    /// Found by trying: what [`ReturnState::changes`] allows is offered, and
    /// nothing else, so that no button leads to a refusal by the machine.
    #[must_use]
    pub fn actions(&self, kind: ReturnKind) -> Vec<ActionOffer> {
        let primary = self.primary(kind);
        let offer = |&action: &ReturnActionCode| {
            let possible: Vec<ReturnAction> = samples(action)
                .into_iter()
                .filter(|sample| self.changes(kind, sample).is_ok())
                .collect();
            let asks = asks(action);
            let choices = possible
                .iter()
                .filter_map(choice)
                .map(str::to_owned)
                .collect();
            (!possible.is_empty()).then_some(ActionOffer {
                action,
                primary: primary == Some(action),
                asks,
                choices,
            })
        };
        ReturnActionCode::ALL.iter().filter_map(offer).collect()
    }

    /// The one next step; none for a dispute, which others decide.
    fn primary(&self, kind: ReturnKind) -> Option<ReturnActionCode> {
        use ReturnActionCode as Code;
        let wish = match self.headline() {
            _ if self.lifecycle == Lifecycle::Closed => return None,
            Headline::Dispute => return None,
            Headline::Pending | Headline::Negotiating => Code::Agree,
            Headline::AwaitingBuyer => Code::BuyerShipped,
            Headline::InTransit
                if matches!(self.goods, Goods::InTransit | Goods::RefusedDelivery) =>
            {
                Code::ReceiveGoods
            }
            Headline::InTransit => Code::ReplacementDelivered,
            Headline::ToInspect if matches!(self.goods, Goods::Received | Goods::Inspecting) => {
                Code::Inspect
            }
            Headline::ToInspect => Code::Repair,
            // A payment that failed after all was said no: somebody has to say yes first.
            Headline::ToRefund if self.agreed_or_ruled(Code::Refund).is_err() => Code::Agree,
            Headline::ToRefund => Code::Refund,
            Headline::ToShip => Code::ShipReplacement,
            Headline::Done | Headline::Refused | Headline::Withdrawn => Code::Close,
        };
        let possible = samples(wish)
            .iter()
            .any(|sample| self.changes(kind, sample).is_ok());
        possible.then_some(wish)
    }
}

/// One action for each choice; amounts and ids stand for any.
fn samples(code: ReturnActionCode) -> Vec<ReturnAction> {
    use ReturnActionCode as Code;
    let (amount, closing) = (Money::fen(1), Id::from_bytes([0; 16]));
    let one = match code {
        Code::Negotiate => ReturnAction::Negotiate,
        Code::AskEvidence => ReturnAction::AskEvidence,
        Code::Agree => ReturnAction::Agree { amount },
        Code::Refuse => ReturnAction::Refuse,
        Code::Withdraw => ReturnAction::Withdraw,
        Code::BuyerShipped => ReturnAction::BuyerShipped,
        Code::DeliveryRefused => ReturnAction::DeliveryRefused,
        Code::ReceiveGoods => ReturnAction::ReceiveGoods,
        Code::GoodsLost => ReturnAction::GoodsLost,
        Code::Inspect => {
            return Disposition::ALL
                .iter()
                .map(|&disposition| ReturnAction::Inspect { disposition })
                .collect();
        }
        Code::Refund => ReturnAction::Refund {
            amount,
            covers: Covers::All,
        },
        Code::RefundFailed => ReturnAction::RefundFailed,
        Code::PlatformAdvance => ReturnAction::PlatformAdvance { amount },
        Code::Recover => ReturnAction::Recover { amount },
        Code::ShipReplacement => ReturnAction::ShipReplacement,
        Code::ReplacementDelivered => ReturnAction::ReplacementDelivered,
        Code::Repair => {
            return RepairStep::ALL
                .iter()
                .map(|&step| ReturnAction::Repair { step })
                .collect();
        }
        Code::PlatformStepIn => ReturnAction::PlatformStepIn,
        Code::DisputeStage => {
            return DisputeStage::ALL
                .iter()
                .map(|&stage| ReturnAction::DisputeStage { stage })
                .collect();
        }
        Code::RuleForBuyer => ReturnAction::RuleForBuyer,
        Code::RuleForSeller => ReturnAction::RuleForSeller,
        Code::Close => ReturnAction::Close,
        Code::Reopen => ReturnAction::Reopen { closing },
        Code::Note => ReturnAction::Note,
    };
    vec![one]
}

const fn choice(action: &ReturnAction) -> Option<&'static str> {
    match action {
        ReturnAction::Inspect { disposition } => Some(disposition.code()),
        ReturnAction::Repair { step } => Some(step.code()),
        ReturnAction::DisputeStage { stage } => Some(stage.code()),
        _ => None,
    }
}

const fn asks(action: ReturnActionCode) -> Option<ActionField> {
    use ReturnActionCode as Code;
    match action {
        Code::Agree | Code::Refund | Code::PlatformAdvance | Code::Recover => {
            Some(ActionField::Amount)
        }
        Code::BuyerShipped | Code::ShipReplacement => Some(ActionField::Tracking),
        Code::Inspect => Some(ActionField::Disposition),
        Code::Repair => Some(ActionField::RepairStep),
        Code::DisputeStage => Some(ActionField::DisputeStage),
        Code::Note => Some(ActionField::Note),
        _ => None,
    }
}
