//! One person, one case: the usual ways of a return, worked out by hand.

use rstest::rstest;

use super::story::{AGREE, INSPECT_GOOD, REFUND, id, walk};
use crate::money::Money;
use crate::returns::{
    ActionField, Covers, Decision, Disposition, DisputeStage, Funds, Goods, Headline, Lifecycle,
    Refusal, RepairStep, Replacement, ReturnAction, ReturnActionCode, ReturnKind, ReturnState,
};
use ReturnAction::{
    BuyerShipped, Close, DeliveryRefused, GoodsLost, Negotiate, Note, PlatformStepIn, ReceiveGoods,
    Refuse, ReplacementDelivered, RuleForBuyer, RuleForSeller, ShipReplacement, Withdraw,
};
use ReturnKind::{Exchange, RefundOnly, Repair, Resend, ReturnRefund};

/// Each step of a usual way with the headline that the list then shows.
fn tell(kind: ReturnKind, steps: &[(ReturnAction, Headline)]) -> ReturnState {
    let mut state = ReturnState::default();
    for (action, headline) in steps {
        state = state
            .after(kind, action)
            .unwrap_or_else(|refusal| panic!("{action:?}: {refusal}"));
        assert_eq!(state.headline(), *headline, "after {action:?}: {state:?}");
    }
    state
}

#[test]
fn goods_back_money_back() {
    let state = tell(
        ReturnRefund,
        &[
            (Negotiate, Headline::Negotiating),
            (AGREE, Headline::AwaitingBuyer),
            (BuyerShipped, Headline::InTransit),
            (ReceiveGoods, Headline::ToInspect),
            (INSPECT_GOOD, Headline::ToRefund),
            (REFUND, Headline::Done),
            (Close, Headline::Done),
        ],
    );
    assert_eq!(
        (state.goods, state.funds),
        (Goods::Restocked, Funds::Refunded)
    );
    assert_eq!(state.lifecycle, Lifecycle::Closed);
}

#[test]
fn money_without_goods() {
    let agreed = tell(RefundOnly, &[(AGREE, Headline::ToRefund)]);
    assert_eq!(agreed.goods, Goods::NotNeeded);
    assert_eq!(
        agreed.funds,
        Funds::ToPay,
        "nothing stands between the buyer and her money"
    );
    tell(
        RefundOnly,
        &[
            (AGREE, Headline::ToRefund),
            (REFUND, Headline::Done),
            (Close, Headline::Done),
        ],
    );
}

#[test]
fn an_exchange_waits_for_the_goods_before_it_ships() {
    let even = ReturnAction::Agree {
        amount: Money::fen(-1_200),
    };
    let state = tell(
        Exchange,
        &[
            (even, Headline::AwaitingBuyer),
            (BuyerShipped, Headline::InTransit),
            (ReceiveGoods, Headline::ToInspect),
            (INSPECT_GOOD, Headline::ToShip),
            (ShipReplacement, Headline::InTransit),
            (ShipReplacement, Headline::InTransit), // the first parcel got lost
            (ReplacementDelivered, Headline::Done),
            (Close, Headline::Done),
        ],
    );
    assert_eq!(
        state.funds,
        Funds::None,
        "the buyer paid the difference of 12.00: nothing is due to her"
    );
}

#[test]
fn a_repair_goes_over_the_bench_and_home() {
    let free = ReturnAction::Agree {
        amount: Money::fen(0),
    };
    let step = |step| ReturnAction::Repair { step };
    tell(
        Repair,
        &[
            (free, Headline::AwaitingBuyer),
            (BuyerShipped, Headline::InTransit),
            (ReceiveGoods, Headline::ToInspect),
            (
                ReturnAction::Inspect {
                    disposition: Disposition::Defective,
                },
                Headline::ToInspect,
            ),
            (step(RepairStep::Quoted), Headline::ToInspect),
            (step(RepairStep::Repairing), Headline::ToInspect),
            (step(RepairStep::Repaired), Headline::ToShip),
            (ShipReplacement, Headline::InTransit),
            (ReplacementDelivered, Headline::Done),
            (Close, Headline::Done),
        ],
    );
}

#[test]
fn a_missing_part_is_sent_at_once() {
    let free = ReturnAction::Agree {
        amount: Money::fen(0),
    };
    tell(
        Resend,
        &[
            (free, Headline::ToShip),
            (ShipReplacement, Headline::InTransit),
            (ReplacementDelivered, Headline::Done),
        ],
    );
}

#[test]
fn a_parcel_refused_at_the_door_comes_back_before_the_case_rests() {
    let state = tell(
        RefundOnly,
        &[
            (DeliveryRefused, Headline::Pending),
            (AGREE, Headline::InTransit),
            (ReceiveGoods, Headline::ToInspect),
        ],
    );
    assert_eq!(state.funds, Funds::Due, "the money waits for the parcel");
}

#[test]
fn the_platform_rules_against_a_refusal() {
    let state = tell(
        RefundOnly,
        &[
            (Refuse, Headline::Refused),
            (PlatformStepIn, Headline::Dispute),
            (
                ReturnAction::DisputeStage {
                    stage: DisputeStage::AwaitingEvidence,
                },
                Headline::Dispute,
            ),
            (RuleForBuyer, Headline::ToRefund),
            (REFUND, Headline::Done),
            (Close, Headline::Done),
        ],
    );
    assert_eq!(
        state.decision,
        Decision::Refused,
        "what the shop said stays on the record"
    );
}

#[test]
fn a_ruling_answers_for_a_shop_that_had_not() {
    let unanswered = [Negotiate, PlatformStepIn];
    let lost = walk(RefundOnly, &[&unanswered[..], &[RuleForBuyer]].concat()).unwrap();
    assert_eq!(
        (lost.decision, lost.headline()),
        (Decision::Agreed, Headline::ToRefund)
    );
    let won = walk(RefundOnly, &[&unanswered[..], &[RuleForSeller]].concat()).unwrap();
    assert_eq!(
        (won.decision, won.headline()),
        (Decision::Refused, Headline::Refused)
    );
    assert!(won.after(RefundOnly, &Close).is_ok());
}

#[test]
fn a_ruling_overturned_on_appeal_owes_nothing() {
    let state = walk(
        RefundOnly,
        &[
            Refuse,
            PlatformStepIn,
            RuleForBuyer,
            PlatformStepIn,
            RuleForSeller,
        ],
    )
    .unwrap();
    assert_eq!(
        (state.funds, state.headline()),
        (Funds::None, Headline::Refused)
    );
}

#[test]
fn withdrawing_drops_what_has_not_begun_and_waits_for_what_has() {
    let waiting = walk(ReturnRefund, &[AGREE, Withdraw]).unwrap();
    assert_eq!(
        (waiting.goods, waiting.funds),
        (Goods::NotNeeded, Funds::None)
    );
    assert!(waiting.after(ReturnRefund, &Close).is_ok());

    let travelling = walk(ReturnRefund, &[AGREE, BuyerShipped, Withdraw]).unwrap();
    assert_eq!(
        travelling.goods,
        Goods::InTransit,
        "a parcel does not turn round by itself"
    );
    let exchange = walk(
        Exchange,
        &[AGREE, BuyerShipped, Withdraw, ReceiveGoods, INSPECT_GOOD],
    )
    .unwrap();
    assert_eq!(
        exchange.headline(),
        Headline::ToShip,
        "the buyer's goods go back to her"
    );
}

#[test]
fn closing_says_which_axes_do_not_rest() {
    let refusal = walk(ReturnRefund, &[AGREE, BuyerShipped, Close]).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "not ready to close: goods is in_transit, funds is due"
    );
    let axes: Vec<&str> = refusal.axes().iter().map(|axis| axis.code()).collect();
    assert_eq!(axes, ["goods", "funds"]);
}

#[test]
fn a_part_payment_leaves_the_rest_to_pay() {
    let part = ReturnAction::Refund {
        amount: Money::fen(5_000),
        covers: Covers::Part,
    };
    let state = walk(RefundOnly, &[AGREE, part]).unwrap();
    assert_eq!(state.headline(), Headline::ToRefund);
    assert!(matches!(
        state.after(RefundOnly, &Close),
        Err(Refusal::NotAtRest(_))
    ));
}

#[test]
fn what_came_back_wrong_needs_a_second_word_before_money_goes() {
    let mismatch = ReturnAction::Inspect {
        disposition: Disposition::Mismatch,
    };
    let state = walk(ReturnRefund, &[AGREE, BuyerShipped, ReceiveGoods, mismatch]).unwrap();
    assert_eq!(state.funds, Funds::Due, "not released for payment");
    let looked_again = state.after(ReturnRefund, &INSPECT_GOOD).unwrap();
    assert_eq!(
        looked_again.funds,
        Funds::ToPay,
        "a better look releases it"
    );
}

#[test]
fn a_kind_changed_by_agreement_takes_its_own_way() {
    let exchange = walk(Exchange, &[AGREE]).unwrap();
    let refund = exchange.after(RefundOnly, &AGREE).unwrap();
    assert_eq!(
        (refund.goods, refund.replacement, refund.funds),
        (Goods::NotNeeded, Replacement::None, Funds::ToPay),
        "nothing is awaited or sent any more"
    );
}

#[rstest]
#[case(RefundOnly, &[REFUND], "agree to the request, or have it ruled for the buyer, before refund")]
#[case(RefundOnly, &[AGREE, REFUND, Withdraw], "money has gone to the buyer; record what comes back with recover before withdraw")]
#[case(RefundOnly, &[BuyerShipped], "a return of kind refund_only has no step buyer_shipped")]
#[case(ReturnRefund, &[ShipReplacement], "a return of kind return_refund has no step ship_replacement")]
#[case(Exchange, &[ReturnAction::Repair { step: RepairStep::Repaired }], "a return of kind exchange has no step repair")]
#[case(RefundOnly, &[ReturnAction::Agree { amount: Money::fen(0) }], "the amount of agree must be more than zero")]
#[case(RefundOnly, &[AGREE, ReturnAction::Refund { amount: Money::fen(-1), covers: Covers::All }], "the amount of refund must be more than zero")]
#[case(ReturnRefund, &[ReceiveGoods], "goods cannot go from not_needed to received")]
#[case(ReturnRefund, &[AGREE, GoodsLost], "goods cannot go from awaiting_buyer to lost")]
#[case(RefundOnly, &[Negotiate, Negotiate], "decision cannot go from negotiating to negotiating")]
#[case(RefundOnly, &[Refuse, Close, Negotiate], "the case is closed; reopen it first")]
#[case(RefundOnly, &[ReturnAction::Reopen { closing: id(1) }], "the case is open already")]
#[case(RefundOnly, &[RuleForBuyer], "dispute cannot go from none to ruled_for_buyer")]
fn refusals_say_what_is_in_the_way(
    #[case] kind: ReturnKind,
    #[case] actions: &[ReturnAction],
    #[case] sentence: &str,
) {
    assert_eq!(walk(kind, actions).unwrap_err().to_string(), sentence);
}

#[test]
fn a_closed_case_takes_notes_and_a_reopening() {
    let closed = walk(RefundOnly, &[Refuse, Close]).unwrap();
    assert_eq!(closed.after(RefundOnly, &Note), Ok(closed));
    let offers: Vec<ReturnActionCode> = closed
        .actions(RefundOnly)
        .iter()
        .map(|offer| offer.action)
        .collect();
    assert_eq!(offers, [ReturnActionCode::Reopen, ReturnActionCode::Note]);
    let nameless = crate::returns::ReturnChange {
        lifecycle: Some(Lifecycle::Open),
        ..crate::returns::ReturnChange::of(ReturnActionCode::Reopen)
    };
    assert_eq!(closed.with(&nameless), Err(Refusal::NamesNoClosing));
    let reopened = closed
        .after(RefundOnly, &ReturnAction::Reopen { closing: id(9) })
        .unwrap();
    assert!(
        reopened.after(RefundOnly, &AGREE).is_ok(),
        "a refusal can be thought over"
    );
}

#[test]
fn the_screen_is_offered_what_can_be_done_and_one_next_step() {
    let received = walk(ReturnRefund, &[AGREE, BuyerShipped, ReceiveGoods]).unwrap();
    let offers = received.actions(ReturnRefund);
    let inspect = offers.iter().find(|offer| offer.primary).unwrap();
    assert_eq!(
        (inspect.action, inspect.asks),
        (ReturnActionCode::Inspect, Some(ActionField::Disposition))
    );
    assert_eq!(
        inspect.choices,
        [
            "restocked",
            "defective",
            "scrapped",
            "to_supplier",
            "mismatch"
        ]
    );
    assert!(
        offers
            .iter()
            .any(|offer| offer.action == ReturnActionCode::Refund),
        "a shop may pay before it has looked (极速退款)"
    );
    assert!(
        !offers
            .iter()
            .any(|offer| offer.action == ReturnActionCode::Close)
    );
}

#[test]
fn an_action_is_flat_json_and_a_change_keeps_only_what_it_puts() {
    let inspect = serde_json::to_string(&INSPECT_GOOD).unwrap();
    assert_eq!(inspect, r#"{"action":"inspect","disposition":"restocked"}"#);
    assert_eq!(
        serde_json::from_str::<ReturnAction>(&inspect).unwrap(),
        INSPECT_GOOD
    );

    let change = ReturnState::default().changes(RefundOnly, &AGREE).unwrap();
    let json = serde_json::to_string(&change).unwrap();
    assert_eq!(json, r#"{"decision":"agreed","funds":"to_pay"}"#);
    let mut read: crate::returns::ReturnChange = serde_json::from_str(&json).unwrap();
    read.action = ReturnActionCode::Agree;
    assert_eq!(read, change);

    let newer = r#"{"decision":"agreed","goods":"teleported","mood":"good"}"#;
    let read: crate::returns::ReturnChange = serde_json::from_str(newer).unwrap();
    assert_eq!(
        (read.decision, read.goods),
        (Some(Decision::Agreed), None),
        "the rest still counts"
    );
}
