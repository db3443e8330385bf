//! The one word for a return that lists show.

use super::axes::{Decision, Funds, Goods, Lifecycle, Replacement};
use super::state::ReturnState;
use crate::code::coded_enum;

coded_enum! {
    /// What the case waits for, in the shop's words.
    pub enum Headline {
        /// 待受理.
        Pending => "pending",
        /// 协商中.
        Negotiating => "negotiating",
        /// 待买家寄.
        AwaitingBuyer => "awaiting_buyer",
        /// 在途: the goods are on their way back, or the replacement on its way out.
        InTransit => "in_transit",
        /// 待质检, 待检修.
        ToInspect => "to_inspect",
        /// 待退款.
        ToRefund => "to_refund",
        /// 待发补换.
        ToShip => "to_ship",
        /// 争议中.
        Dispute => "dispute",
        /// 已完成.
        Done => "done",
        /// 已拒绝.
        Refused => "refused",
        /// 已撤销.
        Withdrawn => "withdrawn",
    }
}

impl ReturnState {
    /// The headline: the first that applies of
    ///
    /// 1. closed: how it ended;
    /// 2. a dispute that runs, since its deadlines are the platform's;
    /// 3. no decision yet;
    /// 4. what the shop can do now, goods before money before parcels: inspect
    ///    (goods in hand, or a repair on the bench), refund, ship;
    /// 5. what it waits for: goods or a replacement in transit, the buyer to send;
    /// 6. money due although nothing more is to come;
    /// 7. how it ended, though not closed yet.
    #[must_use]
    pub const fn headline(&self) -> Headline {
        if matches!(self.lifecycle, Lifecycle::Closed) {
            return self.outcome();
        }
        if !self.dispute.rests() {
            return Headline::Dispute;
        }
        match self.decision {
            Decision::Pending => return Headline::Pending,
            Decision::Negotiating | Decision::AwaitingEvidence => return Headline::Negotiating,
            _ => {}
        }
        if let Some(headline) = self.shops_turn() {
            return headline;
        }
        match (self.goods, self.replacement, self.funds) {
            (Goods::InTransit | Goods::RefusedDelivery, _, _) | (_, Replacement::Shipped, _) => {
                Headline::InTransit
            }
            (Goods::AwaitingBuyer, _, _) => Headline::AwaitingBuyer,
            (_, _, Funds::Due) => Headline::ToRefund,
            _ => self.outcome(),
        }
    }

    /// What the shop can do now.
    const fn shops_turn(&self) -> Option<Headline> {
        use Replacement::{Quoted, Repaired, Repairing, ToInspect, ToShip};
        let on_the_bench =
            matches!(self.replacement, ToInspect | Quoted | Repairing) && self.goods.rests();
        if matches!(self.goods, Goods::Received | Goods::Inspecting) || on_the_bench {
            Some(Headline::ToInspect)
        } else if matches!(self.funds, Funds::ToPay | Funds::Failed) {
            Some(Headline::ToRefund)
        } else if matches!(self.replacement, ToShip | Repaired) && self.goods.rests() {
            Some(Headline::ToShip)
        } else {
            None
        }
    }

    /// How it ended. Money that went to the buyer makes it done, whatever was said.
    const fn outcome(&self) -> Headline {
        match self.decision {
            Decision::Refused if !self.funds.has_moved() => Headline::Refused,
            Decision::Withdrawn if !self.funds.has_moved() => Headline::Withdrawn,
            _ => Headline::Done,
        }
    }
}
