//! Several computers, one case: what each shows once it has everything.
//!
//! 李店长 and 小周 work on two computers; the numbers are events, the lists in
//! brackets what the author had seen.

use super::story::{AGREE, INSPECT_GOOD, REFUND, Story, id, ids};
use crate::case::Fault;
use crate::money::Money;
use crate::returns::{
    Decision, Dispute, Funds, Goods, Headline, Lifecycle, Refusal, ReturnAction, ReturnActionCode,
    ReturnChange, ReturnKind, fold_events,
};
use ReturnAction::{
    AskEvidence, BuyerShipped, Close, Negotiate, Note, PlatformStepIn, ReceiveGoods, Refuse,
    Withdraw,
};
use ReturnKind::{RefundOnly, ReturnRefund};

#[test]
fn a_case_without_events_is_pending() {
    let told = Story::of(RefundOnly).told();
    assert_eq!(told.state().headline(), Headline::Pending);
    assert!(!told.concurrent && told.heads.is_empty() && told.invalid.is_empty());
}

#[test]
fn one_after_the_other_is_what_the_last_one_says() {
    let told = Story::of(ReturnRefund)
        .act(1, &[], Negotiate)
        .act(2, &[1], AGREE)
        .act(3, &[2], BuyerShipped)
        .told();
    assert_eq!(told.state().headline(), Headline::InTransit);
    assert_eq!(told.heads, ids(&[3]));
    assert!(!told.concurrent);
}

#[test]
fn two_facts_about_different_things_are_both_shown() {
    let story = Story::of(ReturnRefund)
        .act(1, &[], AGREE)
        .act(2, &[1], BuyerShipped)
        .act(3, &[2], ReceiveGoods) // 小周 takes the parcel in
        .act(4, &[2], REFUND); // 李店长 pays at the same time
    let told = story.told();
    assert_eq!(
        (told.state().goods, told.state().funds),
        (Goods::Received, Funds::Refunded)
    );
    assert!(told.concurrent, "同时处理, until somebody has seen both");
    assert_eq!(told.heads, ids(&[3, 4]));

    let told = story.act(5, &[3, 4], INSPECT_GOOD).told();
    assert!(!told.concurrent, "she who inspects has seen both");
    assert_eq!(told.state().headline(), Headline::Done);
}

#[test]
fn of_two_answers_the_binding_one_is_shown_until_somebody_settles_it() {
    let story = Story::of(ReturnRefund)
        .act(1, &[], Negotiate)
        .act(2, &[1], AGREE)
        .act(3, &[1], Refuse);
    assert_eq!(story.told().state().decision, Decision::Agreed);
    assert!(story.told().concurrent);

    let told = story.clone().act(4, &[2, 3], Refuse).told();
    assert_eq!(
        (told.state().decision, told.concurrent),
        (Decision::Refused, false)
    );
    let told = story.act(4, &[2, 3], Note).act(5, &[3], Negotiate).told();
    assert_eq!(
        told.state().decision,
        Decision::Agreed,
        "the note's author accepted the agreement, and so settled the refusal that the late talk answers"
    );
}

#[test]
fn an_answer_that_was_settled_does_not_come_back() {
    let told = Story::of(ReturnRefund)
        .act(1, &[], Negotiate)
        .act(2, &[1], AGREE)
        .act(3, &[1], Refuse)
        .act(4, &[2, 3], Note) // 李店长 sees both and lets the agreement stand
        .act(5, &[2], Negotiate) // 小周, who saw only the agreement, talks it over again
        .told();
    assert_eq!(
        told.state().decision,
        Decision::Negotiating,
        "her talk answers the agreement; the refusal was out of the way already"
    );
}

#[test]
fn money_that_moved_outweighs_a_closing_that_did_not_see_it() {
    let story = Story::of(RefundOnly)
        .act(1, &[], AGREE)
        .act(2, &[1], REFUND) // 李店长 pays
        .act(3, &[2], Note)
        .act(4, &[1], Withdraw) // on the other computer the buyer takes it back
        .act(5, &[4], Close);
    let told = story.told();
    assert_eq!(
        told.state().lifecycle,
        Lifecycle::Open,
        "someone has to look: paid, and withdrawn"
    );
    assert_eq!(
        (told.state().funds, told.state().decision),
        (Funds::Refunded, Decision::Withdrawn)
    );
    assert!(told.concurrent);

    let seen = story.act(6, &[3, 5], Note).told();
    assert_eq!(
        seen.state().lifecycle,
        Lifecycle::Open,
        "a note about both does not close it again"
    );
    assert!(!seen.concurrent && seen.closed_by().is_empty());
}

#[test]
fn goods_that_came_in_outweigh_a_closing_that_did_not_see_them() {
    let told = Story::of(ReturnRefund)
        .act(1, &[], AGREE)
        .act(2, &[1], BuyerShipped)
        .act(3, &[2], ReceiveGoods)
        .act(4, &[1], Withdraw)
        .act(5, &[4], Close)
        .told();
    assert_eq!(
        (told.state().goods, told.state().lifecycle),
        (Goods::Received, Lifecycle::Open)
    );
}

#[test]
fn goods_that_came_in_and_rest_still_outweigh_a_closing_that_did_not_see_them() {
    let even = ReturnAction::Agree {
        amount: Money::fen(0),
    };
    let told = Story::of(ReturnKind::Exchange)
        .act(1, &[], even)
        .act(2, &[1], BuyerShipped)
        .act(3, &[2], ReceiveGoods)
        .act(4, &[3], INSPECT_GOOD)
        .act(5, &[1], Withdraw)
        .act(6, &[5], Close)
        .told();
    assert!(told.state().unrest().is_empty(), "every axis rests");
    assert_eq!(
        told.state().lifecycle,
        Lifecycle::Open,
        "but her goods lie here, and she wants none in exchange"
    );
}

#[test]
fn money_moved_by_an_action_of_a_newer_app_weighs_as_much() {
    let paid = ReturnChange {
        funds: Some(Funds::Refunded),
        ..ReturnChange::of(ReturnActionCode::Note)
    };
    let told = Story::of(RefundOnly)
        .act(1, &[], AGREE)
        .force(2, &[1], paid)
        .act(3, &[1], Withdraw)
        .act(4, &[3], Close)
        .told();
    assert_eq!(
        (told.state().funds, told.state().lifecycle),
        (Funds::Refunded, Lifecycle::Open)
    );
}

#[test]
fn a_closing_outweighs_talk() {
    for talk in [Negotiate, AskEvidence, Note] {
        let story = Story::of(RefundOnly)
            .act(1, &[], Note)
            .act(2, &[1], Refuse)
            .act(3, &[2], Close)
            .act(4, &[1], talk);
        let told = story.told();
        assert_eq!(
            told.state().lifecycle,
            Lifecycle::Closed,
            "closed > in progress > open"
        );
        assert!(told.concurrent, "but flagged: {talk:?} may want an answer");
        assert_eq!(told.closed_by(), [id(3)]);
    }
}

#[test]
fn money_paid_before_the_ways_parted_weighs_nothing_after() {
    let told = Story::of(RefundOnly)
        .act(1, &[], AGREE)
        .act(2, &[1], REFUND)
        .act(3, &[2], Close) // had seen the payment
        .act(4, &[2], Note)
        .told();
    assert_eq!(
        told.state().lifecycle,
        Lifecycle::Closed,
        "both saw the money move; only the closing is news"
    );
}

#[test]
fn a_closing_beside_new_unfinished_work_does_not_hide_it() {
    let told = Story::of(RefundOnly)
        .act(1, &[], Refuse)
        .act(2, &[1], Close)
        .act(3, &[1], PlatformStepIn) // the platform stepped in on the other computer's import
        .told();
    assert_eq!(
        (told.state().dispute, told.state().lifecycle),
        (Dispute::PlatformSteppedIn, Lifecycle::Open)
    );
}

#[test]
fn reopening_names_the_closing_and_stands() {
    let closed = Story::of(RefundOnly)
        .act(1, &[], Refuse)
        .act(2, &[1], Close);
    let told = closed
        .clone()
        .act(3, &[2], ReturnAction::Reopen { closing: id(2) })
        .told();
    assert_eq!(told.state().lifecycle, Lifecycle::Open);
    assert!(told.invalid.is_empty());

    let told = closed
        .act(3, &[2], ReturnAction::Reopen { closing: id(1) })
        .told();
    assert_eq!(
        told.invalid.get(&id(3)),
        Some(&Fault::Refused(Refusal::NamesNoClosing))
    );
    assert_eq!(told.state().lifecycle, Lifecycle::Closed);
}

#[test]
fn of_two_closings_either_can_be_named() {
    let twice = Story::of(RefundOnly)
        .act(1, &[], Refuse)
        .act(2, &[1], Close)
        .act(3, &[1], Close);
    assert_eq!(twice.told().closed_by(), [id(2), id(3)]);
    assert_eq!(twice.told().state().lifecycle, Lifecycle::Closed);
    let noted = twice.act(4, &[2, 3], Note);
    assert_eq!(
        noted.told().closed_by(),
        [id(2), id(3)],
        "a note is no closing"
    );
    let told = noted
        .act(5, &[4], ReturnAction::Reopen { closing: id(3) })
        .told();
    assert_eq!(
        (told.state().lifecycle, told.concurrent),
        (Lifecycle::Open, false)
    );
}

#[test]
fn a_late_reopening_loses_to_a_second_closing_of_the_same_case() {
    // 李店长 reopens and closes again; 小周 reopens the first closing, unaware.
    let reopen = ReturnAction::Reopen { closing: id(2) };
    let told = Story::of(RefundOnly)
        .act(1, &[], Refuse)
        .act(2, &[1], Close)
        .act(3, &[2], reopen)
        .act(4, &[3], Close)
        .act(5, &[2], reopen)
        .told();
    assert_eq!(
        (told.state().lifecycle, told.concurrent),
        (Lifecycle::Closed, true)
    );
    assert_eq!(told.closed_by(), [id(4)]);
}

#[test]
fn a_closing_outweighs_one_that_was_taken_back_elsewhere() {
    let told = Story::of(RefundOnly)
        .act(1, &[], Refuse)
        .act(2, &[1], Close)
        .act(3, &[2], ReturnAction::Reopen { closing: id(2) })
        .act(4, &[1], Close) // unaware of both
        .told();
    assert_eq!(
        (told.state().lifecycle, told.concurrent),
        (Lifecycle::Closed, true),
        "closed > in progress, and flagged, so that whoever reopened it looks again"
    );
}

#[test]
fn an_event_that_the_machine_refuses_is_kept_flagged_and_counts_for_nothing() {
    let received = ReturnChange {
        goods: Some(Goods::Received),
        ..ReturnChange::of(ReturnActionCode::ReceiveGoods)
    };
    let story = Story::of(RefundOnly)
        .act(1, &[], Negotiate)
        .force(2, &[1], received);
    let told = story.told();
    assert!(matches!(
        told.invalid.get(&id(2)),
        Some(Fault::Refused(Refusal::NoSuchMove { .. }))
    ));
    assert_eq!(told.state().goods, Goods::NotNeeded);
    assert_eq!(
        told.heads,
        ids(&[2]),
        "the next event still says that its author saw it"
    );
    assert!(
        !told.concurrent,
        "what counts for nothing is no second opinion"
    );

    let told = story.act(3, &[2], AGREE).told();
    assert_eq!(
        told.state().decision,
        Decision::Agreed,
        "work goes on behind it"
    );
    assert_eq!(told.invalid.len(), 1);
}

#[test]
fn money_that_cannot_have_moved_outweighs_nothing() {
    let impossible = ReturnChange {
        funds: Some(Funds::Recovered),
        ..ReturnChange::of(ReturnActionCode::Recover)
    };
    let told = Story::of(RefundOnly)
        .act(1, &[], Refuse)
        .act(2, &[1], Close)
        .force(3, &[1], impossible) // nothing had been paid
        .act(4, &[3], Note)
        .told();
    assert_eq!(
        (told.state().funds, told.state().lifecycle),
        (Funds::None, Lifecycle::Closed)
    );
}

#[test]
fn closing_unfinished_work_by_force_is_refused() {
    let close = ReturnChange {
        lifecycle: Some(Lifecycle::Closed),
        ..ReturnChange::of(ReturnActionCode::Close)
    };
    let told = Story::of(ReturnRefund)
        .act(1, &[], AGREE)
        .force(2, &[1], close)
        .told();
    assert!(
        matches!(told.invalid.get(&id(2)), Some(Fault::Refused(Refusal::NotAtRest(axes))) if axes.len() == 2)
    );
    assert_eq!(told.state().lifecycle, Lifecycle::Open);
}

#[test]
fn what_stands_on_an_event_that_has_not_arrived_is_taken_at_its_word() {
    let story = Story::of(ReturnRefund)
        .act(1, &[], AGREE)
        .act(2, &[1], BuyerShipped)
        .act(3, &[2], ReceiveGoods);
    let without_the_second: Vec<_> = story
        .events()
        .into_iter()
        .filter(|event| event.id != id(2))
        .collect();
    let told = fold_events(without_the_second);
    assert_eq!(told.missing, ids(&[2]));
    assert_eq!(told.state().goods, Goods::Received);
    assert!(
        told.invalid.is_empty(),
        "it cannot be judged yet, and is not"
    );
}

#[test]
fn a_loop_is_flagged_and_the_rest_still_read() {
    let note = ReturnChange::of(ReturnActionCode::Note);
    let told = Story::of(RefundOnly)
        .act(1, &[], AGREE)
        .force(2, &[3], note)
        .force(3, &[2], note)
        .told();
    assert_eq!(
        told.invalid.keys().copied().collect::<Vec<_>>(),
        [id(2), id(3)]
    );
    assert_eq!(told.state().decision, Decision::Agreed);
    assert_eq!(told.heads, ids(&[1]), "nobody may build on a loop");
}

#[test]
fn a_part_payment_is_money_that_moved() {
    let part = ReturnAction::Refund {
        amount: Money::fen(100),
        covers: crate::returns::Covers::Part,
    };
    let told = Story::of(RefundOnly)
        .act(1, &[], AGREE)
        .act(2, &[1], part)
        .act(3, &[1], Withdraw)
        .act(4, &[3], Close)
        .told();
    assert_eq!(told.state().lifecycle, Lifecycle::Open);
}
