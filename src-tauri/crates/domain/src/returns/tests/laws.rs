//! What must hold for every return, whatever people do.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proptest::prelude::*;

use super::story::id;
use crate::case::Fault;
use crate::id::Id;
use crate::money::Money;
use crate::returns::{
    AxisValue, Covers, Decision, Disposition, Dispute, Funds, Goods, Lifecycle, RepairStep,
    Replacement, ReturnAction, ReturnActionCode, ReturnChange, ReturnEvent, ReturnKind,
    ReturnState, fold_events,
};

fn every_action() -> Vec<ReturnAction> {
    use ReturnAction::*;
    let mut actions = vec![
        Negotiate,
        AskEvidence,
        Refuse,
        Withdraw,
        BuyerShipped,
        DeliveryRefused,
        ReceiveGoods,
        GoodsLost,
        RefundFailed,
        ShipReplacement,
        ReplacementDelivered,
        PlatformStepIn,
        RuleForBuyer,
        RuleForSeller,
        Close,
        Note,
        Reopen { closing: id(0) },
        PlatformAdvance {
            amount: Money::fen(1),
        },
        Recover {
            amount: Money::fen(1),
        },
    ];
    actions.extend([-1, 0, 1].map(|fen| Agree {
        amount: Money::fen(fen),
    }));
    actions.extend(Covers::ALL.iter().map(|&covers| Refund {
        amount: Money::fen(1),
        covers,
    }));
    actions.extend(
        Disposition::ALL
            .iter()
            .map(|&disposition| Inspect { disposition }),
    );
    actions.extend(RepairStep::ALL.iter().map(|&step| Repair { step }));
    actions.extend(
        crate::returns::DisputeStage::ALL
            .iter()
            .map(|&stage| DisputeStage { stage }),
    );
    actions
}

/// The state as something that can be looked up.
fn key(state: &ReturnState) -> [u8; 6] {
    use crate::returns::Axis;
    let mut key = [0; 6];
    for (place, &axis) in Axis::ALL.iter().enumerate() {
        key[place] = state.get(axis).rank();
    }
    key
}

/// A state that people can bring a case to.
struct Place {
    state: ReturnState,
    /// The states that lead here.
    from: BTreeSet<[u8; 6]>,
    /// What the machine allows here.
    allowed: BTreeSet<ReturnActionCode>,
}

/// Every state that actions lead to.
fn reachable(kind: ReturnKind) -> BTreeMap<[u8; 6], Place> {
    let place = |state| Place {
        state,
        from: BTreeSet::new(),
        allowed: BTreeSet::new(),
    };
    let start = ReturnState::default();
    let mut found = BTreeMap::from([(key(&start), place(start))]);
    let mut open = VecDeque::from([start]);
    let actions = every_action();
    while let Some(state) = open.pop_front() {
        for action in &actions {
            let Ok(next) = state.after(kind, action) else {
                continue;
            };
            found.entry(key(&next)).or_insert_with(|| {
                open.push_back(next);
                place(next)
            });
            found.get_mut(&key(&next)).unwrap().from.insert(key(&state));
            found
                .get_mut(&key(&state))
                .unwrap()
                .allowed
                .insert(action.code());
        }
    }
    found
}

#[test]
fn no_return_gets_stuck_half_way() {
    for &kind in ReturnKind::ALL {
        let found = reachable(kind);
        let closed = found
            .iter()
            .filter(|(_, place)| place.state.lifecycle == Lifecycle::Closed);
        let mut open: Vec<[u8; 6]> = closed.map(|(&key, _)| key).collect();
        let mut can_close: BTreeSet<[u8; 6]> = BTreeSet::new();
        while let Some(next) = open.pop() {
            if can_close.insert(next) {
                open.extend(&found[&next].from);
            }
        }
        let stuck = found
            .iter()
            .find(|(key, _)| !can_close.contains(*key))
            .map(|(_, place)| place.state);
        assert_eq!(
            stuck, None,
            "from every state of a {kind} some way leads to its end"
        );
    }
}

#[test]
fn the_screen_offers_what_is_allowed_and_the_one_next_step() {
    for &kind in ReturnKind::ALL {
        for Place { state, allowed, .. } in reachable(kind).values() {
            let offers = state.actions(kind);
            let offered: BTreeSet<ReturnActionCode> =
                offers.iter().map(|offer| offer.action).collect();
            assert_eq!(&offered, allowed, "of a {kind} at {state:?}");
            let closed = state.lifecycle == Lifecycle::Closed;
            assert!(
                !closed || state.unrest().is_empty(),
                "closed means at rest: {state:?}"
            );

            let primaries = offers.iter().filter(|offer| offer.primary).count();
            let others_decide = !state.dispute.rests() || closed;
            assert_eq!(
                primaries,
                usize::from(!others_decide),
                "a person at {state:?} must see what to do next"
            );
        }
    }
}

#[test]
fn ranks_tell_all_values_of_an_axis_apart() {
    fn distinct<T: Copy>(all: &[T], rank: impl Fn(T) -> u8) -> bool {
        all.iter()
            .map(|&value| rank(value))
            .collect::<BTreeSet<_>>()
            .len()
            == all.len()
    }
    assert!(
        distinct(Decision::ALL, Decision::rank),
        "else two computers could show two decisions"
    );
    assert!(distinct(Goods::ALL, Goods::rank));
    assert!(distinct(Funds::ALL, Funds::rank));
    assert!(distinct(Replacement::ALL, Replacement::rank));
    assert!(distinct(Dispute::ALL, Dispute::rank));
}

/// Honest people on up to four computers that sometimes hear of each other:
/// (who acts, which action, from whom she heard before).
fn honest() -> impl Strategy<Value = (ReturnKind, Vec<ReturnEvent>)> {
    let step = (
        0_usize..4,
        any::<prop::sample::Index>(),
        prop::option::weighted(0.3, 0_usize..4),
    );
    let kinds = prop::sample::select(ReturnKind::ALL.to_vec());
    (kinds, prop::collection::vec(step, 0..24))
        .prop_map(|(kind, steps)| (kind, live_through(kind, &steps)))
}

fn live_through(
    kind: ReturnKind,
    steps: &[(usize, prop::sample::Index, Option<usize>)],
) -> Vec<ReturnEvent> {
    let mut computers: [BTreeMap<Id, ReturnEvent>; 4] = Default::default();
    let mut all = BTreeMap::new();
    for (n, (who, choice, heard_from)) in steps.iter().enumerate() {
        if let Some(other) = heard_from {
            let news = computers[*other].clone();
            computers[*who].extend(news);
        }
        let told = fold_events(computers[*who].values().cloned());
        let closing = told.closed_by().first().copied().unwrap_or(id(0));
        let possible: Vec<ReturnChange> = every_action()
            .into_iter()
            .map(|action| match action {
                ReturnAction::Reopen { .. } => ReturnAction::Reopen { closing },
                other => other,
            })
            .filter_map(|action| told.state().changes(kind, &action).ok())
            .collect();
        let event = ReturnEvent {
            id: Id::derived("event", "", "", &n.to_string()),
            parents: told.heads,
            change: *choice.get(&possible),
        };
        computers[*who].insert(event.id, event.clone());
        all.insert(event.id, event);
    }
    all.into_values().collect()
}

fn any_change() -> impl Strategy<Value = ReturnChange> {
    fn one<T: Copy + std::fmt::Debug + 'static>(
        all: &'static [T],
    ) -> impl Strategy<Value = Option<T>> {
        prop::option::weighted(0.3, prop::sample::select(all))
    }
    let axes = (
        one(Decision::ALL),
        one(Goods::ALL),
        one(Funds::ALL),
        one(Replacement::ALL),
        one(Dispute::ALL),
    );
    let rest = (
        one(Lifecycle::ALL),
        prop::option::of((0_u8..12).prop_map(id)),
    );
    (prop::sample::select(ReturnActionCode::ALL), axes, rest).prop_map(
        |(action, (decision, goods, funds, replacement, dispute), (lifecycle, closing))| {
            ReturnChange {
                action,
                decision,
                goods,
                funds,
                replacement,
                dispute,
                lifecycle,
                closing,
            }
        },
    )
}

/// Anything at all: doubled ids, loops, missing parents, forbidden moves.
fn hostile() -> impl Strategy<Value = Vec<ReturnEvent>> {
    let event = (
        0_u8..12,
        prop::collection::btree_set((0_u8..14).prop_map(id), 0..4),
        any_change(),
    );
    let event = event.prop_map(|(n, parents, change)| ReturnEvent {
        id: id(n),
        parents,
        change,
    });
    prop::collection::vec(event, 0..16)
}

type Shown = (
    ReturnState,
    bool,
    BTreeSet<Id>,
    BTreeMap<Id, Fault<crate::returns::Refusal>>,
    BTreeSet<Id>,
);

fn shown(events: impl IntoIterator<Item = ReturnEvent>) -> Shown {
    let told = fold_events(events);
    (
        *told.state(),
        told.concurrent,
        told.heads,
        told.invalid,
        told.missing,
    )
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter((events, shuffled) in hostile().prop_flat_map(|events| {
        (Just(events.clone()), Just(events).prop_shuffle())
    })) {
        let doubled = shuffled.iter().chain(&shuffled).cloned().collect::<Vec<_>>();
        prop_assert_eq!(shown(events.clone()), shown(shuffled));
        prop_assert_eq!(shown(events), shown(doubled));
    }

    #[test]
    fn honest_work_is_never_flagged((_, events) in honest()) {
        let told = fold_events(events);
        prop_assert_eq!(told.invalid, BTreeMap::new());
    }

    #[test]
    fn whoever_sees_all_branches_settles_them((kind, mut events) in honest()) {
        let before = fold_events(events.clone());
        let change = before.state().changes(kind, &ReturnAction::Note).unwrap();
        events.push(ReturnEvent { id: id(255), parents: before.heads.clone(), change });
        let after = fold_events(events);
        prop_assert!(!after.concurrent);
        prop_assert_eq!(after.state(), before.state(), "a note changes nothing of what was shown");
        prop_assert_eq!(after.closed_by().is_empty(), after.state().lifecycle == Lifecycle::Open);
    }

    #[test]
    fn what_is_closed_rests((_, events) in honest()) {
        let told = fold_events(events);
        if told.state().lifecycle == Lifecycle::Closed {
            prop_assert_eq!(told.state().unrest(), Vec::<AxisValue>::new());
        }
    }

    #[test]
    fn one_pair_of_hands_is_never_concurrent(choices in prop::collection::vec(any::<prop::sample::Index>(), 0..20)) {
        let steps: Vec<_> = choices.into_iter().map(|choice| (0, choice, None)).collect();
        let told = fold_events(live_through(ReturnKind::Exchange, &steps));
        prop_assert!(!told.concurrent && told.heads.len() <= 1);
    }
}
