//! Complaints told as stories, and their laws.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::case::Fault;
use crate::id::Id;
use ComplaintAction::{Close, Escalate, Note, Resolve, Start, WaitBuyer, WaitPlatform};
use ComplaintStatus::{Closed, InProgress, Open, Resolved, WaitingBuyer, WaitingPlatform};

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn walk(actions: &[ComplaintAction]) -> Result<ComplaintState, ComplaintRefusal> {
    actions
        .iter()
        .try_fold(ComplaintState::default(), |state, action| {
            state.after(action)
        })
}

fn event(n: u8, seen: &[u8], state: ComplaintState, action: ComplaintAction) -> ComplaintEvent {
    let parents = seen.iter().copied().map(id).collect();
    ComplaintEvent {
        id: id(n),
        parents,
        change: state.changes(&action).unwrap(),
    }
}

#[test]
fn a_complaint_is_taken_up_answered_and_closed() {
    let mut state = ComplaintState::default();
    for (action, status) in [
        (Start, InProgress),
        (WaitBuyer, WaitingBuyer),
        (WaitPlatform, WaitingPlatform),
        (Resolve, Resolved),
        (Close, Closed),
    ] {
        state = state.after(&action).unwrap();
        assert_eq!(state.status, status);
    }
    let offers: Vec<_> = state.actions().iter().map(|offer| offer.action).collect();
    assert_eq!(
        offers,
        [ComplaintActionCode::Reopen, ComplaintActionCode::Note]
    );
}

#[rstest]
#[case(&[Close], ComplaintRefusal::NotResolved)]
#[case(&[Resolve, Close, Start], ComplaintRefusal::Closed)]
#[case(&[Resolve, Close, Escalate], ComplaintRefusal::Closed)]
#[case(&[ComplaintAction::Reopen { closing: id(1) }], ComplaintRefusal::NotClosed)]
#[case(&[Start, Start], ComplaintRefusal::NoSuchMove { from: InProgress, to: InProgress })]
#[case(&[Escalate, Escalate, Escalate], ComplaintRefusal::AlreadyCritical)]
fn what_makes_no_sense_is_refused(
    #[case] actions: &[ComplaintAction],
    #[case] refusal: ComplaintRefusal,
) {
    assert_eq!(walk(actions), Err(refusal));
}

#[test]
fn what_gets_worse_is_taken_up() {
    let state = walk(&[Escalate]).unwrap();
    assert_eq!((state.status, state.severity), (InProgress, Severity::High));
    assert_eq!(
        walk(&[Resolve, Escalate]).unwrap().status,
        InProgress,
        "resolved it was not"
    );
    assert_eq!(walk(&[WaitBuyer, Escalate]).unwrap().status, WaitingBuyer);
}

#[test]
fn two_people_at_once_show_the_one_further_along_and_the_flag() {
    let open = ComplaintState::default();
    let resolved = open.after(&Resolve).unwrap();
    let events = [
        event(1, &[], open, Resolve),
        event(2, &[1], resolved, Close),
        event(3, &[1], resolved, Escalate), // meanwhile the buyer calls again
    ];
    let told = fold_events(events.clone());
    assert_eq!(
        (told.state().status, told.concurrent),
        (Closed, true),
        "closed > in progress"
    );
    assert_eq!(
        told.state().severity,
        Severity::High,
        "what only one of them said stands"
    );
    assert_eq!(told.closed_by(), [id(2)]);

    let reopen = event(
        4,
        &[2, 3],
        *told.state(),
        ComplaintAction::Reopen { closing: id(2) },
    );
    let told = fold_events(events.into_iter().chain([reopen]));
    assert_eq!((told.state().status, told.concurrent), (InProgress, false));
    assert!(told.closed_by().is_empty() && told.invalid.is_empty());
}

#[test]
fn reopening_must_name_the_closing() {
    let open = ComplaintState::default();
    let (resolved, closed) = (walk(&[Resolve]).unwrap(), walk(&[Resolve, Close]).unwrap());
    let told = fold_events([
        event(1, &[], open, Resolve),
        event(2, &[1], resolved, Close),
        event(3, &[2], closed, ComplaintAction::Reopen { closing: id(1) }),
    ]);
    assert_eq!(
        told.invalid.get(&id(3)),
        Some(&Fault::Refused(ComplaintRefusal::NamesNoClosing))
    );
    assert_eq!(told.state().status, Closed);
}

#[test]
fn a_change_keeps_only_what_it_puts() {
    let change = ComplaintState::default().changes(&Escalate).unwrap();
    let json = serde_json::to_string(&change).unwrap();
    assert_eq!(json, r#"{"status":"in_progress","severity":"high"}"#);
    assert_eq!(
        serde_json::from_str::<ComplaintChange>(r#"{"status":"haunted"}"#)
            .unwrap()
            .status,
        None
    );
}

#[test]
fn no_complaint_gets_stuck() {
    let mut seen = BTreeSet::new();
    let mut states = vec![ComplaintState::default()];
    while let Some(state) = states.pop() {
        if !seen.insert((state.status, state.severity)) {
            continue;
        }
        let offers = state.actions();
        assert!(
            offers.iter().filter(|offer| offer.primary).count()
                == usize::from(state.status != Closed)
        );
        let to_the_end =
            [Resolve, Close]
                .iter()
                .try_fold(state, |state, action| match (state.status, action) {
                    (Resolved, Resolve) | (Closed, _) => Ok(state),
                    _ => state.after(action),
                });
        assert_eq!(to_the_end.map(|end| end.status), Ok(Closed));
        let reopen = ComplaintAction::Reopen { closing: id(0) };
        let actions = [
            Start,
            WaitBuyer,
            WaitPlatform,
            Escalate,
            Resolve,
            Close,
            reopen,
            Note,
        ];
        states.extend(actions.iter().filter_map(|action| state.after(action).ok()));
    }
    assert!(seen.contains(&(Open, Severity::Normal)) && seen.len() > 6);
}

proptest! {
    #[test]
    fn the_order_of_arrival_does_not_matter((events, shuffled) in hostile().prop_flat_map(|events| {
        (Just(events.clone()), Just(events).prop_shuffle())
    })) {
        let (one, other) = (fold_events(events), fold_events(shuffled));
        prop_assert_eq!(one.state(), other.state());
        prop_assert_eq!((one.concurrent, one.heads, one.invalid), (other.concurrent, other.heads, other.invalid));
    }
}

/// Anything at all: doubled ids, loops, missing parents, forbidden moves.
fn hostile() -> impl Strategy<Value = Vec<ComplaintEvent>> {
    let change = (
        prop::sample::select(ComplaintActionCode::ALL),
        prop::option::of(prop::sample::select(ComplaintStatus::ALL)),
        prop::option::of(prop::sample::select(Severity::ALL)),
        prop::option::of((0_u8..10).prop_map(id)),
    );
    let change = change.prop_map(|(action, status, severity, closing)| ComplaintChange {
        action,
        status,
        severity,
        closing,
    });
    let event = (
        0_u8..10,
        prop::collection::btree_set((0_u8..12).prop_map(id), 0..3),
        change,
    );
    let event = event.prop_map(|(n, parents, change)| ComplaintEvent {
        id: id(n),
        parents,
        change,
    });
    prop::collection::vec(event, 0..12)
}
