//! The tables of the five axes: what may follow what, where a case may rest, and
//! which of two concurrent values is shown.

use super::axes::{Decision, Dispute, Funds, Goods, Replacement};

impl Decision {
    /// The values that may follow. A refusal or a withdrawal can be talked over again.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        use Decision::{Agreed, AwaitingEvidence, Negotiating, Pending, Refused, Withdrawn};
        match self {
            Pending => &[Negotiating, AwaitingEvidence, Agreed, Refused, Withdrawn],
            Negotiating => &[AwaitingEvidence, Agreed, Refused, Withdrawn],
            AwaitingEvidence => &[Negotiating, Agreed, Refused, Withdrawn],
            Agreed => &[Negotiating, AwaitingEvidence, Refused, Withdrawn],
            Refused => &[Negotiating, AwaitingEvidence, Agreed, Withdrawn],
            Withdrawn => &[Negotiating, Agreed],
        }
    }

    /// True when the case may be closed with this value.
    #[must_use]
    pub const fn rests(self) -> bool {
        matches!(self, Self::Agreed | Self::Refused | Self::Withdrawn)
    }

    /// Which of two concurrent decisions is shown: the one that binds the shop more.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Pending => 0,
            Self::AwaitingEvidence => 1,
            Self::Negotiating => 2,
            Self::Withdrawn => 3,
            Self::Refused => 4,
            Self::Agreed => 5,
        }
    }
}

impl Goods {
    /// The values that may follow. What was decided on inspection stays open to a
    /// better look: a unit put aside must be able to go back on the shelf.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        use Goods::{
            AwaitingBuyer, Defective, InTransit, Inspecting, Lost, Mismatch, NotNeeded, Received,
            RefusedDelivery, Restocked, Scrapped, ToSupplier,
        };
        match self {
            NotNeeded => &[AwaitingBuyer, InTransit, RefusedDelivery],
            AwaitingBuyer => &[InTransit, Received, RefusedDelivery, NotNeeded],
            InTransit | RefusedDelivery => &[Received, Lost],
            Received => &[
                Inspecting, Restocked, Defective, Scrapped, ToSupplier, Mismatch,
            ],
            Inspecting => &[Restocked, Defective, Scrapped, ToSupplier, Mismatch],
            Restocked => &[Defective, Scrapped, ToSupplier, Mismatch],
            Defective => &[Restocked, Scrapped, ToSupplier, Mismatch],
            Scrapped => &[Restocked, Defective, ToSupplier, Mismatch],
            ToSupplier => &[Restocked, Defective, Scrapped, Mismatch],
            Mismatch => &[Restocked, Defective, Scrapped, ToSupplier],
            Lost => &[Received],
        }
    }

    /// True when the case may be closed with this value.
    #[must_use]
    pub const fn rests(self) -> bool {
        matches!(self, Self::NotNeeded | Self::Lost) || self.is_inspected()
    }

    /// True once somebody has looked at the goods and said where they go.
    #[must_use]
    pub const fn is_inspected(self) -> bool {
        matches!(
            self,
            Self::Restocked | Self::Defective | Self::Scrapped | Self::ToSupplier | Self::Mismatch
        )
    }

    /// True while goods are, or were, in the shop's hands.
    #[must_use]
    pub const fn has_arrived(self) -> bool {
        matches!(self, Self::Received | Self::Inspecting) || self.is_inspected()
    }

    /// Which of two concurrent values is shown: further along, then the warier one.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::NotNeeded => 0,
            Self::AwaitingBuyer => 1,
            Self::RefusedDelivery => 2,
            Self::InTransit => 3,
            Self::Lost => 4,
            Self::Received => 5,
            Self::Inspecting => 6,
            Self::Restocked => 7,
            Self::ToSupplier => 8,
            Self::Scrapped => 9,
            Self::Defective => 10,
            Self::Mismatch => 11,
        }
    }
}

impl Funds {
    /// The values that may follow.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        use Funds::{Due, Failed, None, PlatformAdvanced, Recovered, Refunded, ToPay};
        match self {
            None => &[Due, ToPay, Refunded, PlatformAdvanced],
            Due => &[ToPay, Refunded, Failed, PlatformAdvanced, None],
            ToPay => &[Due, Refunded, Failed, PlatformAdvanced, None],
            Failed => &[ToPay, Refunded, PlatformAdvanced, None],
            Refunded => &[ToPay, Failed, Recovered],
            PlatformAdvanced => &[ToPay, Refunded, Recovered],
            Recovered => &[ToPay, Refunded],
        }
    }

    /// True when the case may be closed with this value.
    #[must_use]
    pub const fn rests(self) -> bool {
        matches!(
            self,
            Self::None | Self::Refunded | Self::PlatformAdvanced | Self::Recovered
        )
    }

    /// True when money has gone to the buyer (and perhaps come back).
    #[must_use]
    pub const fn has_moved(self) -> bool {
        matches!(
            self,
            Self::Refunded | Self::PlatformAdvanced | Self::Recovered
        )
    }

    /// Which of two concurrent values is shown: money that moved before money that should.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Due => 1,
            Self::ToPay => 2,
            Self::Failed => 3,
            Self::Recovered => 4,
            Self::PlatformAdvanced => 5,
            Self::Refunded => 6,
        }
    }
}

impl Replacement {
    /// The values that may follow. A parcel that got lost is sent again.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        use Replacement::{
            Delivered, Irreparable, None, Quoted, Repaired, Repairing, Shipped, ToInspect, ToShip,
        };
        match self {
            None => &[ToShip, ToInspect],
            ToShip => &[Shipped, ToInspect, None],
            Shipped => &[Delivered, ToShip],
            Delivered => &[ToShip, Shipped],
            ToInspect => &[Quoted, Repairing, Repaired, Irreparable, ToShip, None],
            Quoted => &[Repairing, Repaired, Irreparable, ToShip, None],
            Repairing => &[Quoted, Repaired, Irreparable],
            Repaired => &[Repairing, Shipped],
            Irreparable => &[ToShip, Shipped, Repairing],
        }
    }

    /// True when the case may be closed with this value. Goods past repair were
    /// answered by a refund or a replacement, which have to rest too.
    #[must_use]
    pub const fn rests(self) -> bool {
        matches!(self, Self::None | Self::Delivered | Self::Irreparable)
    }

    /// Which of two concurrent values is shown: the one further along.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::ToShip => 1,
            Self::ToInspect => 2,
            Self::Quoted => 3,
            Self::Repairing => 4,
            Self::Irreparable => 5,
            Self::Repaired => 6,
            Self::Shipped => 7,
            Self::Delivered => 8,
        }
    }
}

impl Dispute {
    /// The values that may follow. A ruling can be appealed, a dispute dropped.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        use Dispute::{
            AwaitingEvidence, Litigation, Mediation, None, PlatformSteppedIn, RuledForBuyer,
            RuledForSeller,
        };
        match self {
            None => &[PlatformSteppedIn, Mediation, Litigation],
            PlatformSteppedIn => &[
                AwaitingEvidence,
                RuledForBuyer,
                RuledForSeller,
                Mediation,
                Litigation,
                None,
            ],
            AwaitingEvidence => &[
                PlatformSteppedIn,
                RuledForBuyer,
                RuledForSeller,
                Mediation,
                Litigation,
                None,
            ],
            RuledForBuyer => &[PlatformSteppedIn, Mediation, Litigation],
            RuledForSeller => &[PlatformSteppedIn, Mediation, Litigation],
            Mediation => &[
                PlatformSteppedIn,
                RuledForBuyer,
                RuledForSeller,
                Litigation,
                None,
            ],
            Litigation => &[RuledForBuyer, RuledForSeller, None],
        }
    }

    /// True when the case may be closed with this value.
    #[must_use]
    pub const fn rests(self) -> bool {
        matches!(
            self,
            Self::None | Self::RuledForBuyer | Self::RuledForSeller
        )
    }

    /// Which of two concurrent values is shown: a dispute that runs before one that ended.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::RuledForSeller => 1,
            Self::RuledForBuyer => 2,
            Self::PlatformSteppedIn => 3,
            Self::AwaitingEvidence => 4,
            Self::Mediation => 5,
            Self::Litigation => 6,
        }
    }
}
