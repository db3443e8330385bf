//! What each action changes, and when it may be done.

use super::action::{
    Covers, Disposition, DisputeStage, RepairStep, ReturnAction, ReturnActionCode,
};
use super::axes::{Decision, Dispute, Funds, Goods, Lifecycle, Replacement};
use super::kind::ReturnKind;
use super::refusal::Refusal;
use super::state::{AxisValue, ReturnChange, ReturnState};
use crate::id::Id;
use crate::money::Money;

impl ReturnState {
    /// The state that the action leads to.
    ///
    /// # Errors
    /// The [`Refusal`] when it may not be done now.
    pub fn after(&self, kind: ReturnKind, action: &ReturnAction) -> Result<Self, Refusal> {
        self.with(&self.changes(kind, action)?)
    }

    /// What the action changes: the axes to write with its event.
    ///
    /// # Errors
    /// The [`Refusal`] when it may not be done now.
    pub fn changes(
        &self,
        kind: ReturnKind,
        action: &ReturnAction,
    ) -> Result<ReturnChange, Refusal> {
        let code = action.code();
        if self.lifecycle == Lifecycle::Closed
            && !matches!(action, ReturnAction::Reopen { .. } | ReturnAction::Note)
        {
            return Err(Refusal::Closed);
        }
        let plain = ReturnChange::of(code);
        let change = match *action {
            ReturnAction::Negotiate => self.decide(code, Decision::Negotiating)?,
            ReturnAction::AskEvidence => self.decide(code, Decision::AwaitingEvidence)?,
            ReturnAction::Agree { amount } => self.agree(kind, amount)?,
            ReturnAction::Refuse => self.turn_down(code, Decision::Refused)?,
            ReturnAction::Withdraw => self.turn_down(code, Decision::Withdrawn)?,
            ReturnAction::BuyerShipped => self.goods_move(kind, code, Goods::InTransit)?,
            ReturnAction::DeliveryRefused => self.goods_go(code, Goods::RefusedDelivery)?,
            ReturnAction::ReceiveGoods => self.goods_go(code, Goods::Received)?,
            ReturnAction::GoodsLost => self.goods_go(code, Goods::Lost)?,
            ReturnAction::Inspect { disposition } => self.inspect(disposition)?,
            ReturnAction::Refund { amount, covers } => self.refund(amount, covers)?,
            ReturnAction::RefundFailed => self.refund_failed()?,
            ReturnAction::PlatformAdvance { amount } => {
                self.moved(code, amount, Funds::PlatformAdvanced)?
            }
            ReturnAction::Recover { amount } => self.moved(code, amount, Funds::Recovered)?,
            ReturnAction::ShipReplacement => self.ship(kind)?,
            ReturnAction::ReplacementDelivered => {
                self.replacement_goes(code, Replacement::Delivered)?
            }
            ReturnAction::Repair { step } => self.repair(kind, step)?,
            ReturnAction::PlatformStepIn => self.dispute_goes(code, Dispute::PlatformSteppedIn)?,
            ReturnAction::DisputeStage {
                stage: DisputeStage::Dropped,
            } => self.drop_dispute()?,
            ReturnAction::DisputeStage { stage } => self.dispute_goes(code, stage.into())?,
            ReturnAction::RuleForBuyer => self.rule_for_buyer()?,
            ReturnAction::RuleForSeller => self.rule_for_seller()?,
            ReturnAction::Close => ReturnChange {
                lifecycle: Some(Lifecycle::Closed),
                ..plain
            },
            ReturnAction::Reopen { closing } => reopen(closing),
            ReturnAction::Note => plain,
        };
        self.with(&change).map(|_| change)
    }

    /// Refuses to repeat what is so already: a double click must not look like two decisions.
    fn decide(&self, code: ReturnActionCode, to: Decision) -> Result<ReturnChange, Refusal> {
        self.must_move(AxisValue::Decision(to))?;
        Ok(ReturnChange {
            decision: Some(to),
            ..ReturnChange::of(code)
        })
    }

    fn goods_go(&self, code: ReturnActionCode, to: Goods) -> Result<ReturnChange, Refusal> {
        self.must_move(AxisValue::Goods(to))?;
        Ok(ReturnChange {
            goods: Some(to),
            ..ReturnChange::of(code)
        })
    }

    fn replacement_goes(
        &self,
        code: ReturnActionCode,
        to: Replacement,
    ) -> Result<ReturnChange, Refusal> {
        self.must_move(AxisValue::Replacement(to))?;
        Ok(ReturnChange {
            replacement: Some(to),
            ..ReturnChange::of(code)
        })
    }

    fn dispute_goes(&self, code: ReturnActionCode, to: Dispute) -> Result<ReturnChange, Refusal> {
        self.must_move(AxisValue::Dispute(to))?;
        Ok(ReturnChange {
            dispute: Some(to),
            ..ReturnChange::of(code)
        })
    }

    fn must_move(&self, to: AxisValue) -> Result<(), Refusal> {
        let from = self.get(to.axis());
        if from == to {
            Err(Refusal::NoSuchMove { from, to })
        } else {
            Ok(())
        }
    }

    /// Agreeing starts what the kind needs: goods to come back, something to send,
    /// money due. Money waits for goods that are still to come.
    fn agree(&self, kind: ReturnKind, amount: Money) -> Result<ReturnChange, Refusal> {
        let code = ReturnActionCode::Agree;
        if !kind.sends_goods() && amount.minor <= 0 && !self.funds.has_moved() {
            return Err(Refusal::AmountNotPositive(code));
        }
        let goods = self.goods_agreed(kind);
        Ok(ReturnChange {
            decision: Some(Decision::Agreed),
            goods: (goods != self.goods).then_some(goods),
            replacement: self.replacement_agreed(kind),
            funds: self.funds_agreed(amount, goods),
            ..ReturnChange::of(code)
        })
    }

    /// Also right after the kind was changed: what is not under way follows the new kind.
    const fn goods_agreed(&self, kind: ReturnKind) -> Goods {
        match (self.goods, kind.goods_come_back()) {
            (Goods::NotNeeded, true) => Goods::AwaitingBuyer,
            (Goods::AwaitingBuyer, false) => Goods::NotNeeded,
            (goods, _) => goods,
        }
    }

    const fn replacement_agreed(&self, kind: ReturnKind) -> Option<Replacement> {
        use Replacement::{Irreparable, None as Nothing, Quoted, ToInspect, ToShip};
        match (kind, self.replacement) {
            (
                ReturnKind::Exchange | ReturnKind::Resend,
                Nothing | ToInspect | Quoted | Irreparable,
            ) => Some(ToShip),
            (ReturnKind::Repair, Nothing | ToShip) => Some(ToInspect),
            (ReturnKind::RefundOnly | ReturnKind::ReturnRefund, ToShip | ToInspect | Quoted) => {
                Some(Nothing)
            }
            _ => None,
        }
    }

    const fn funds_agreed(&self, amount: Money, goods: Goods) -> Option<Funds> {
        match (self.funds, amount.minor > 0) {
            (Funds::None | Funds::Due | Funds::ToPay, true) if !goods.rests() => Some(Funds::Due),
            (_, true) => Some(Funds::ToPay),
            // Agreed anew without money: what was due no longer is.
            (Funds::Due | Funds::ToPay | Funds::Failed, false) => Some(Funds::None),
            (_, false) => None,
        }
    }

    /// Refused or taken back.
    fn turn_down(&self, code: ReturnActionCode, to: Decision) -> Result<ReturnChange, Refusal> {
        if matches!(self.funds, Funds::Refunded | Funds::PlatformAdvanced) {
            return Err(Refusal::MoneyMoved(code));
        }
        Ok(self.fall_away(self.decide(code, to)?))
    }

    /// What was agreed but has not started yet falls away; what is on its way has
    /// to arrive first, and the buyer's goods that are here go back to her.
    fn fall_away(&self, mut change: ReturnChange) -> ReturnChange {
        if self.goods == Goods::AwaitingBuyer {
            change.goods = Some(Goods::NotNeeded);
        }
        if matches!(self.funds, Funds::Due | Funds::ToPay | Funds::Failed) {
            change.funds = Some(Funds::None);
        }
        let nothing_to_send_back = matches!(
            self.goods,
            Goods::NotNeeded | Goods::AwaitingBuyer | Goods::Lost
        );
        let not_begun = matches!(
            self.replacement,
            Replacement::ToShip | Replacement::ToInspect | Replacement::Quoted
        );
        if not_begun && nothing_to_send_back {
            change.replacement = Some(Replacement::None);
        }
        change
    }

    fn goods_move(
        &self,
        kind: ReturnKind,
        code: ReturnActionCode,
        to: Goods,
    ) -> Result<ReturnChange, Refusal> {
        if kind.goods_come_back() {
            self.goods_go(code, to)
        } else {
            Err(Refusal::NotForKind { action: code, kind })
        }
    }

    /// After inspection nothing stands between the buyer and money that is due,
    /// unless something else came back than should have.
    fn inspect(&self, disposition: Disposition) -> Result<ReturnChange, Refusal> {
        let mut change = self.goods_go(ReturnActionCode::Inspect, disposition.into())?;
        if self.funds == Funds::Due && disposition != Disposition::Mismatch {
            change.funds = Some(Funds::ToPay);
        }
        Ok(change)
    }

    fn refund(&self, amount: Money, covers: Covers) -> Result<ReturnChange, Refusal> {
        let code = ReturnActionCode::Refund;
        self.agreed_or_ruled(code)?;
        let to = match covers {
            Covers::All => Funds::Refunded,
            Covers::Part => Funds::ToPay,
        };
        self.moved(code, amount, to)
    }

    fn refund_failed(&self) -> Result<ReturnChange, Refusal> {
        self.must_move(AxisValue::Funds(Funds::Failed))?;
        Ok(ReturnChange {
            funds: Some(Funds::Failed),
            ..ReturnChange::of(ReturnActionCode::RefundFailed)
        })
    }

    fn moved(
        &self,
        code: ReturnActionCode,
        amount: Money,
        to: Funds,
    ) -> Result<ReturnChange, Refusal> {
        if amount.minor <= 0 {
            return Err(Refusal::AmountNotPositive(code));
        }
        Ok(ReturnChange {
            funds: Some(to),
            ..ReturnChange::of(code)
        })
    }

    fn ship(&self, kind: ReturnKind) -> Result<ReturnChange, Refusal> {
        let action = ReturnActionCode::ShipReplacement;
        if !kind.sends_goods() {
            return Err(Refusal::NotForKind { action, kind });
        }
        // Once more is allowed: a parcel that got lost is sent again.
        Ok(ReturnChange {
            replacement: Some(Replacement::Shipped),
            ..ReturnChange::of(action)
        })
    }

    fn repair(&self, kind: ReturnKind, step: RepairStep) -> Result<ReturnChange, Refusal> {
        let action = ReturnActionCode::Repair;
        if kind != ReturnKind::Repair {
            return Err(Refusal::NotForKind { action, kind });
        }
        self.replacement_goes(action, step.into())
    }

    /// Ruled for the buyer: the money is to be paid, whatever the shop had said.
    /// Where it had said nothing yet the ruling is its answer; a refusal stays on record.
    fn rule_for_buyer(&self) -> Result<ReturnChange, Refusal> {
        let mut change =
            self.dispute_goes(ReturnActionCode::RuleForBuyer, Dispute::RuledForBuyer)?;
        change.decision = (!self.decision.rests()).then_some(Decision::Agreed);
        if matches!(self.funds, Funds::None | Funds::Due | Funds::Failed) {
            change.funds = Some(Funds::ToPay);
        }
        Ok(change)
    }

    /// Ruled for the shop: where it had not agreed by itself, nothing is owed.
    fn rule_for_seller(&self) -> Result<ReturnChange, Refusal> {
        let mut change =
            self.dispute_goes(ReturnActionCode::RuleForSeller, Dispute::RuledForSeller)?;
        if self.decision == Decision::Agreed {
            return Ok(change);
        }
        change.decision = (!self.decision.rests()).then_some(Decision::Refused);
        Ok(self.fall_away(change))
    }

    /// Dropped: what only a ruling under appeal had made due is due no longer. Where
    /// that ruling still stands, record the ruling instead.
    fn drop_dispute(&self) -> Result<ReturnChange, Refusal> {
        let change = self.dispute_goes(ReturnActionCode::DisputeStage, Dispute::None)?;
        let undecided = !matches!(self.decision, Decision::Refused | Decision::Withdrawn);
        Ok(if undecided {
            change
        } else {
            self.fall_away(change)
        })
    }

    pub(super) fn agreed_or_ruled(&self, code: ReturnActionCode) -> Result<(), Refusal> {
        if self.decision == Decision::Agreed || self.dispute == Dispute::RuledForBuyer {
            Ok(())
        } else {
            Err(Refusal::NotAgreed(code))
        }
    }
}

const fn reopen(closing: Id) -> ReturnChange {
    ReturnChange {
        lifecycle: Some(Lifecycle::Open),
        closing: Some(closing),
        ..ReturnChange::of(ReturnActionCode::Reopen)
    }
}
