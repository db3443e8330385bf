//! From a request to the domain's action, with what it needs.

use zhanggui_domain::returns::{FoldedReturn, ReturnAction, ReturnActionCode};
use zhanggui_domain::{Id, Money};

use super::money::Sums;
use super::open::amount;
use crate::error::ApiError;
use crate::types::{ErrorCode, ReturnActReq};

/// The action that the request means, in the case as it is. `usual` is what agreeing promises where
/// no amount is given.
pub(super) fn action(
    request: &ReturnActReq,
    folded: &FoldedReturn,
    sums: &Sums,
    usual: Money,
) -> Result<ReturnAction, ApiError> {
    use ReturnActionCode as Code;
    Ok(match request.action {
        Code::Agree => ReturnAction::Agree {
            amount: given_or(request, usual)?,
        },
        Code::Refund => {
            let amount = given_or(request, sums.left()?)?;
            ReturnAction::Refund {
                amount,
                covers: sums.covers(amount)?,
            }
        }
        Code::PlatformAdvance => ReturnAction::PlatformAdvance {
            amount: given_or(request, sums.left()?)?,
        },
        Code::Recover => ReturnAction::Recover {
            amount: given_or(request, sums.refunded)?,
        },
        Code::Inspect => {
            let disposition = needed(
                request.disposition,
                "disposition",
                "选货品的去向。",
                "Say where the goods go.",
            )?;
            ReturnAction::Inspect { disposition }
        }
        Code::Repair => {
            let step = needed(
                request.repair_step,
                "repair_step",
                "选维修进展。",
                "Say which step of the repair.",
            )?;
            ReturnAction::Repair { step }
        }
        Code::DisputeStage => {
            let stage = needed(
                request.dispute_stage,
                "dispute_stage",
                "选争议进展。",
                "Say which stage of the dispute.",
            )?;
            ReturnAction::DisputeStage { stage }
        }
        Code::Reopen => ReturnAction::Reopen {
            closing: closing(folded)?,
        },
        code => plain(code),
    })
}

/// An action that needs nothing beside its name; a note for those that do.
fn plain(code: ReturnActionCode) -> ReturnAction {
    use ReturnActionCode as Code;
    match code {
        Code::Negotiate => ReturnAction::Negotiate,
        Code::AskEvidence => ReturnAction::AskEvidence,
        Code::Refuse => ReturnAction::Refuse,
        Code::Withdraw => ReturnAction::Withdraw,
        Code::BuyerShipped => ReturnAction::BuyerShipped,
        Code::DeliveryRefused => ReturnAction::DeliveryRefused,
        Code::ReceiveGoods => ReturnAction::ReceiveGoods,
        Code::GoodsLost => ReturnAction::GoodsLost,
        Code::RefundFailed => ReturnAction::RefundFailed,
        Code::ShipReplacement => ReturnAction::ShipReplacement,
        Code::ReplacementDelivered => ReturnAction::ReplacementDelivered,
        Code::PlatformStepIn => ReturnAction::PlatformStepIn,
        Code::RuleForBuyer => ReturnAction::RuleForBuyer,
        Code::RuleForSeller => ReturnAction::RuleForSeller,
        Code::Close => ReturnAction::Close,
        Code::Note
        | Code::Agree
        | Code::Inspect
        | Code::Refund
        | Code::PlatformAdvance
        | Code::Recover
        | Code::Repair
        | Code::DisputeStage
        | Code::Reopen => ReturnAction::Note,
    }
}

fn given_or(request: &ReturnActReq, usual: Money) -> Result<Money, ApiError> {
    let given = request.amount.unwrap_or(usual);
    amount("amount", given, usual.currency)?;
    Ok(given)
}

fn needed<T>(value: Option<T>, field: &str, zh: &str, en: &str) -> Result<T, ApiError> {
    value.ok_or_else(|| ApiError::invalid(field, zh, en))
}

fn closing(folded: &FoldedReturn) -> Result<Id, ApiError> {
    folded.closed_by().first().copied().ok_or_else(|| {
        ApiError::new(
            ErrorCode::Refused,
            "这一单没有结案，不用重新打开。",
            "The case is open already.",
        )
    })
}
