//! An undo that is stopped, wherever it is by then, has never happened.

use crate::acts::{Act, Row, Shop};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use zhanggui_domain::Id;
use zhanggui_store::progress::{Progress, Stage, Step};
use zhanggui_store::{OpKind, OpSpec, StoreError};

/// Stops the work at its report of that number.
struct StopAt {
    report: u64,
    heard: AtomicU64,
}

impl StopAt {
    fn report(report: u64) -> Self {
        Self {
            report,
            heard: AtomicU64::new(0),
        }
    }
}

impl Progress for StopAt {
    fn report(&self, _step: Step) {
        self.heard.fetch_add(1, Ordering::SeqCst);
    }

    fn cancelled(&self) -> bool {
        self.heard.load(Ordering::SeqCst) >= self.report
    }
}

/// Hears everything and stops nothing.
#[derive(Default)]
struct Heard(Mutex<Vec<Step>>);

impl Progress for Heard {
    fn report(&self, step: Step) {
        self.0.lock().unwrap().push(step);
    }

    fn cancelled(&self) -> bool {
        false
    }
}

/// A book in which two files met by hand's work, and the operation of the second.
fn shop() -> (Shop, Id) {
    let shop = Shop::new();
    let rows = |orders: std::ops::Range<u8>| orders.map(|n| Row::plain(n, n % 3)).collect();
    shop.perform(&Act::Import(rows(0..4)), &[]).unwrap();
    let second = shop.perform(&Act::Import(rows(2..8)), &[]).unwrap();
    (shop, second)
}

/// Tries to take `op` back with a stop at each of its reports, then lets it through; answers the undo.
fn stopped_everywhere(shop: &Shop, op: Id) -> Id {
    let before = shop.picture();
    for report in 1.. {
        let ops = shop.count("ops");
        match shop.book.undo_watched(op, None, &StopAt::report(report)) {
            Err(StoreError::Cancelled) => {
                assert_eq!(shop.picture(), before, "stopped at report {report}");
                assert_eq!(shop.count("ops"), ops, "nor does the journal know of it");
                assert_eq!(shop.broken_rules(), Vec::<String>::new());
            }
            Ok(written) => {
                assert!(
                    report > 3,
                    "looking, writing and finishing each can be stopped"
                );
                return written.op;
            }
            Err(error) => panic!("{error}"),
        }
    }
    unreachable!("an undo has an end")
}

#[test]
fn a_stopped_undo_and_a_stopped_redo_leave_everything_as_it_was() {
    let (shop, second) = shop();
    let whole = shop.picture();
    let undo = stopped_everywhere(&shop, second);
    assert_ne!(shop.picture(), whole);
    stopped_everywhere(&shop, undo);
    assert_eq!(shop.picture(), whole);
    assert_eq!(shop.broken_rules(), Vec::<String>::new());
}

#[test]
fn an_undo_says_how_far_it_is_in_rows_of_all_that_it_touches() {
    let (shop, second) = shop();
    let plan = shop.book.undo_plan(second).unwrap();
    let rows: i64 = plan.removes.values().chain(plan.restores.values()).sum();
    let heard = Heard::default();
    shop.book.undo_watched(second, None, &heard).unwrap();
    let heard = heard.0.into_inner().unwrap();
    let stages: Vec<Stage> = heard.iter().map(|step| step.stage).collect();
    assert_eq!(stages, [Stage::Reading, Stage::Writing, Stage::Finishing]);
    assert_eq!(heard[1].total, u64::try_from(rows).ok(), "{plan:?}");
}

#[test]
fn an_undo_that_waits_for_another_operation_can_be_stopped() {
    let (shop, second) = shop();
    let spec = OpSpec::new(OpKind("act"), None, serde_json::json!({}));
    let waited = shop.book.transact(spec, |_| {
        let stop = StopAt::report(0);
        let undo = || shop.book.undo_watched(second, None, &stop).err();
        Ok(std::thread::scope(|scope| {
            scope.spawn(undo).join().unwrap()
        }))
    });
    assert!(matches!(waited.unwrap().value, Some(StoreError::Cancelled)));
}
