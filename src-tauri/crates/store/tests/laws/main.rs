//! Laws that hold for every sequence of acts on a book, found by trying many.
//!
//! Files come in, people correct, delete and restore, acts are undone and undone again, in any order.
//! Whatever was done:
//! - each act, once undone, leaves the book as it was before the act;
//! - an undo that is refused changes nothing;
//! - what is derived equals what is derived from nothing.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "tests say what they expect and stop at the first surprise"
)]

mod acts;
mod derived;
mod picture;
mod stopped;

use acts::{Act, Shop, act};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_walks_back_through_every_state(acts in vec(act(), 1..10)) {
        let shop = Shop::new();
        // The model: what was seen before each act that changed the book.
        let mut seen = Vec::new();
        for act in &acts {
            let before = shop.picture();
            match shop.perform(act, &seen.iter().map(|(op, _)| *op).collect::<Vec<_>>()) {
                Some(op) => seen.push((op, before)),
                None => prop_assert_eq!(&shop.picture(), &before, "refused: {:?}", act),
            }
            let broken = shop.broken_rules();
            prop_assert!(broken.is_empty(), "after {:?}: {:?}", act, broken);
        }
        derived::equals_a_rebuild(&shop)?;
        for (op, before) in seen.into_iter().rev() {
            let plan = shop.book.undo_plan(op).unwrap();
            if plan.possible() {
                shop.book.undo(op, None).unwrap();
            } else {
                let nothing = plan.blocked_by.is_empty() && plan.undone_by.is_none();
                prop_assert!(nothing, "the last act in force can always be undone: {:?}", plan);
            }
            prop_assert_eq!(shop.picture(), before, "after undoing {}", op);
        }
        derived::equals_a_rebuild(&shop)?;
        let broken = shop.broken_rules();
        prop_assert!(broken.is_empty(), "after undoing everything: {:?}", broken);
    }
}

#[test]
fn the_laws_are_tried_on_books_in_which_something_happens() {
    let shop = Shop::new();
    let file = |order, buyer| Act::Import(vec![acts::Row::plain(order, buyer)]);
    let first = shop.perform(&file(1, 1), &[]).unwrap();
    let second = shop.perform(&file(2, 1), &[first]).unwrap();
    assert!(shop.picture().contains("买家1"), "{}", shop.picture());
    let undo = shop.perform(&Act::Undo(1), &[first, second]).unwrap();
    assert!(
        !shop.picture().contains("26030100000000001"),
        "the first file's order went"
    );
    assert!(
        shop.picture().contains("买家1"),
        "its buyer stays for the second"
    );
    assert!(
        shop.perform(&Act::Undo(0), &[first, second, undo])
            .is_some(),
        "redo"
    );
    assert!(shop.picture().contains("26030100000000001"));
}

#[test]
fn a_telephone_added_by_hand_goes_with_its_act_although_the_customer_has_orders() {
    let shop = Shop::new();
    let import = Act::Import(vec![acts::Row::plain(1, 1)]);
    let first = shop.perform(&import, &[]).unwrap();
    let before = shop.picture();
    let added = shop.perform(&Act::Phone(1, 2), &[first]).unwrap();
    assert_ne!(shop.picture(), before);
    assert!(
        shop.perform(&Act::Undo(0), &[first, added]).is_some(),
        "the customer is no work of that act, so nothing holds the telephone"
    );
    assert_eq!(shop.picture(), before);
}

#[test]
fn a_customer_whose_telephone_was_added_by_hand_stays_when_her_import_goes() {
    let shop = Shop::new();
    let import = Act::Import(vec![acts::Row::plain(1, 1)]);
    let first = shop.perform(&import, &[]).unwrap();
    let added = shop.perform(&Act::Phone(1, 2), &[first]).unwrap();
    assert!(shop.perform(&Act::Undo(1), &[first, added]).is_some());
    assert_eq!(shop.broken_rules(), Vec::<String>::new());
    let picture = shop.picture();
    assert!(!picture.contains("26030100000000001"), "the order went");
    assert!(picture.contains("买家1") && picture.contains("13800000002"));
}

#[test]
fn a_customer_who_was_brought_back_stays_for_what_came_after() {
    let shop = Shop::new();
    let file = |order| Act::Import(vec![acts::Row::plain(order, 1)]);
    let mut done = vec![shop.perform(&file(1), &[]).unwrap()];
    done.push(shop.perform(&Act::Undo(0), &done).unwrap());
    done.push(shop.perform(&file(2), &done).unwrap());
    done.push(shop.perform(&file(3), &done).unwrap());
    assert!(
        shop.perform(&Act::Undo(1), &done).is_some(),
        "the second file"
    );
    assert_eq!(shop.broken_rules(), Vec::<String>::new());
    let picture = shop.picture();
    assert!(!picture.contains("26030100000000002"), "its order went");
    assert!(
        picture.contains("买家1"),
        "its buyer has an order of the third"
    );
}

#[test]
fn a_telephone_does_not_come_back_to_a_customer_who_went_meanwhile() {
    let shop = Shop::new();
    let mut done = Vec::new();
    for act in [
        Act::Import(vec![acts::Row::plain(1, 1)]),
        Act::Phone(1, 2),
        Act::Undo(0),
        Act::Undo(2),
    ] {
        done.push(shop.perform(&act, &done).unwrap());
    }
    let before = shop.picture();
    assert_eq!(shop.perform(&Act::Undo(1), &done), None, "of the undo");
    assert_eq!(shop.picture(), before);
}

/// The full-text index merges its parts every few acts, below a connection that has read it before.
#[test]
fn the_check_finds_no_damage_where_there_is_none_however_often_it_runs() {
    let shop = Shop::new();
    for round in 0..40_u8 {
        let order = Act::Import(vec![acts::Row::plain(round % 4, round % 3)]);
        let phone = Act::Phone(round % 3, round % 4);
        for act in [order, phone] {
            shop.perform(&act, &[]);
            let report = shop.book.verify(|| Ok(())).unwrap();
            assert_eq!(report.integrity, "ok", "round {round}");
        }
    }
}

#[test]
fn an_order_that_stands_twice_in_one_file_is_counted_as_its_last_row_says() {
    let (first, other) = (acts::Row::plain(1, 1), acts::Row::plain(1, 2));
    let masked = acts::Row::plain(1, 1).masked().paying(70_000);
    for second in [other, masked] {
        let shop = Shop::new();
        let file = Act::Import(vec![first.clone(), second.clone()]);
        shop.perform(&file, &[]).unwrap();
        assert_eq!(shop.broken_rules(), Vec::<String>::new(), "{second:?}");
    }
}
