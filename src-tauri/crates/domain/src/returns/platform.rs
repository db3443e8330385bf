//! What a marketplace says of a return, as moves of its axes.
//!
//! A file tells where a case stands, not what was done. Each stage is taken for the moves that lead
//! there from where the case is in the book: what people recorded already is not done again, and what
//! the rules do not allow any more is left alone.

use super::action::{ReturnAction, ReturnActionCode};
use super::axes::{Decision, Funds, Goods, Lifecycle, Replacement};
use super::kind::ReturnKind;
use super::state::{ReturnChange, ReturnState};
use crate::code::coded_enum;
use crate::money::Money;

coded_enum! {
    /// How far a marketplace says a return is.
    pub enum PlatformStage {
        /// The buyer asks; the shop has to answer.
        Requested => "requested",
        /// The shop agreed; the buyer has to send the goods.
        Agreed => "agreed",
        /// The goods are on their way back.
        BuyerShipped => "buyer_shipped",
        /// The goods came in.
        Received => "received",
        /// A replacement, or what was repaired, is on its way.
        ReplacementShipped => "replacement_shipped",
        /// The shop refused; the buyer may go on.
        Refused => "refused",
        /// The marketplace looks into it.
        Disputed => "disputed",
        /// The money went to the buyer.
        Refunded => "refunded",
        /// The buyer has the replacement, or the repaired goods.
        Replaced => "replaced",
        /// Over, without money or goods: taken back, or timed out.
        Closed => "closed",
        /// A text that no format knows.
        Unknown => "unknown",
    }
}

impl PlatformStage {
    /// Order of stages, for deciding which of two files is the newer one: as with orders, a case only
    /// moves on. The ends rank equal; an unknown text says nothing.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::Requested => 1,
            Self::Agreed => 2,
            Self::BuyerShipped => 3,
            Self::Received => 4,
            Self::ReplacementShipped => 5,
            // Between asking and the end there may be any number of these.
            Self::Refused | Self::Disputed => 2,
            Self::Refunded | Self::Replaced | Self::Closed => 9,
        }
    }

    /// The moves that take a case to this stage, each as the event that it makes, in order. `amount` is
    /// what is to be refunded, or was.
    ///
    /// A case that is over when the book first hears of it is closed at once: where the goods went is
    /// not in the file, and nobody needs to look for them. One that people follow stays open until they
    /// have looked at what came back.
    #[must_use]
    pub fn moves(self, kind: ReturnKind, state: &ReturnState, amount: Money) -> Vec<ReturnChange> {
        let mut walk = Walk {
            kind,
            state: *state,
            amount,
            moves: Vec::new(),
        };
        match self {
            Self::Requested | Self::Unknown => {}
            Self::Agreed => walk.agree(),
            Self::BuyerShipped => walk.goods(&[Goods::InTransit]),
            Self::Received => walk.goods(&[Goods::InTransit, Goods::Received]),
            Self::ReplacementShipped => walk.replace(&[Replacement::ToShip, Replacement::Shipped]),
            Self::Refused => walk.act(&ReturnAction::Refuse),
            Self::Disputed => walk.act(&ReturnAction::PlatformStepIn),
            Self::Refunded => walk.refunded(),
            Self::Replaced => {
                walk.replace(&[
                    Replacement::ToShip,
                    Replacement::Shipped,
                    Replacement::Delivered,
                ]);
                walk.close();
            }
            Self::Closed => {
                walk.act(&ReturnAction::Withdraw);
                walk.close();
            }
        }
        walk.moves
    }
}

/// A case on its way from where the book has it to where the marketplace has it.
struct Walk {
    kind: ReturnKind,
    state: ReturnState,
    amount: Money,
    moves: Vec<ReturnChange>,
}

impl Walk {
    /// Makes a move that the rules allow and that changes something.
    fn go(&mut self, change: ReturnChange) {
        let news = change.values().any(|to| self.state.get(to.axis()) != to);
        if let (true, Ok(after)) = (news, self.state.with(&change)) {
            self.state = after;
            self.moves.push(change);
        }
    }

    fn act(&mut self, action: &ReturnAction) {
        if let Ok(change) = self.state.changes(self.kind, action) {
            self.go(change);
        }
    }

    fn agree(&mut self) {
        if self.state.decision != Decision::Agreed {
            let amount = self.amount;
            self.act(&ReturnAction::Agree { amount });
        }
    }

    fn goods(&mut self, way: &[Goods]) {
        self.agree();
        let comes_back = self.kind.goods_come_back();
        for &goods in way.iter().filter(|_| comes_back) {
            if self.state.goods.rank() < goods.rank() {
                let action = match goods {
                    Goods::Received => ReturnActionCode::ReceiveGoods,
                    _ => ReturnActionCode::BuyerShipped,
                };
                self.go(ReturnChange {
                    goods: Some(goods),
                    ..ReturnChange::of(action)
                });
            }
        }
    }

    fn replace(&mut self, way: &[Replacement]) {
        let fresh = self.state.decision != Decision::Agreed;
        let sends = self.kind.sends_goods();
        for &replacement in way.iter().filter(|_| sends) {
            if self.state.replacement.rank() < replacement.rank() {
                let action = match replacement {
                    Replacement::Shipped => ReturnActionCode::ShipReplacement,
                    Replacement::Delivered => ReturnActionCode::ReplacementDelivered,
                    _ => ReturnActionCode::Agree,
                };
                self.go(ReturnChange {
                    decision: (fresh && replacement == Replacement::ToShip)
                        .then_some(Decision::Agreed),
                    replacement: Some(replacement),
                    ..ReturnChange::of(action)
                });
            }
        }
    }

    fn refunded(&mut self) {
        if !self.state.funds.has_moved() {
            let waits = self.state.goods == Goods::AwaitingBuyer;
            self.go(ReturnChange {
                decision: (self.state.decision != Decision::Agreed).then_some(Decision::Agreed),
                goods: waits.then_some(Goods::NotNeeded),
                funds: Some(Funds::Refunded),
                ..ReturnChange::of(ReturnActionCode::Refund)
            });
        }
        self.close();
    }

    fn close(&mut self) {
        if self.state.lifecycle == Lifecycle::Open {
            self.go(ReturnChange {
                lifecycle: Some(Lifecycle::Closed),
                ..ReturnChange::of(ReturnActionCode::Close)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PlatformStage::{Agreed, BuyerShipped, Closed, Received, Refunded, Replaced, Requested};

    fn after(state: ReturnState, kind: ReturnKind, stage: PlatformStage) -> ReturnState {
        let moves = stage.moves(kind, &state, Money::fen(8_900));
        moves.iter().fold(state, |state, change| {
            state.with(change).expect("only moves that the rules allow")
        })
    }

    fn start() -> ReturnState {
        ReturnState::default()
    }

    #[test]
    fn a_case_that_is_over_when_it_is_first_heard_of_is_closed() {
        let state = after(start(), ReturnKind::ReturnRefund, Refunded);
        assert_eq!(state.decision, Decision::Agreed);
        assert_eq!(state.funds, Funds::Refunded);
        assert_eq!(state.lifecycle, Lifecycle::Closed);
        let state = after(start(), ReturnKind::RefundOnly, Closed);
        assert_eq!(state.decision, Decision::Withdrawn);
        assert_eq!(state.lifecycle, Lifecycle::Closed);
        let state = after(start(), ReturnKind::Exchange, Replaced);
        assert_eq!(state.replacement, Replacement::Delivered);
        assert_eq!(state.lifecycle, Lifecycle::Closed);
    }

    #[test]
    fn a_case_that_is_followed_goes_step_by_step_and_waits_for_a_look_at_the_goods() {
        let kind = ReturnKind::ReturnRefund;
        assert_eq!(after(start(), kind, Requested), start());
        let state = after(start(), kind, Agreed);
        assert_eq!(
            (state.goods, state.funds),
            (Goods::AwaitingBuyer, Funds::Due)
        );
        let state = after(state, kind, BuyerShipped);
        assert_eq!(state.goods, Goods::InTransit);
        let state = after(state, kind, Received);
        assert_eq!(state.goods, Goods::Received);
        let state = after(state, kind, Refunded);
        assert_eq!(state.funds, Funds::Refunded);
        assert_eq!(
            state.lifecycle,
            Lifecycle::Open,
            "the goods were not looked at yet"
        );
    }

    #[test]
    fn stages_may_be_missed_and_what_is_so_already_is_not_done_again() {
        let kind = ReturnKind::ReturnRefund;
        let received = after(start(), kind, Received);
        assert_eq!(
            received.goods,
            Goods::Received,
            "no file told of the way there"
        );
        for stage in [Requested, Agreed, BuyerShipped, Received] {
            assert_eq!(stage.moves(kind, &received, Money::fen(1)), [], "{stage:?}");
        }
        let waits = after(start(), kind, Agreed);
        let state = after(waits, kind, Refunded);
        assert_eq!(state.lifecycle, Lifecycle::Closed, "refunded without goods");
        assert_eq!(Refunded.moves(kind, &state, Money::fen(1)), []);
    }

    #[test]
    fn a_closed_case_stays_closed() {
        let over = after(start(), ReturnKind::RefundOnly, Closed);
        for &stage in PlatformStage::ALL {
            assert_eq!(
                stage.moves(ReturnKind::RefundOnly, &over, Money::fen(1)),
                []
            );
        }
    }
}
