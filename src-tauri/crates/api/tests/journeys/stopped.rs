//! Long work that is stopped: an import, its preview, taking it back.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use zhanggui_api::types::ErrorCode;
use zhanggui_api::{Progress, Stage, Step};

use crate::desk::{Desk, ROWS, text};

/// Stops a job in the middle of a stage.
struct Stop {
    stage: Stage,
    reached: AtomicBool,
}

impl Progress for Stop {
    fn report(&self, step: Step) {
        let middle = step.done.saturating_mul(3) >= step.total.unwrap_or(1_000);
        if step.stage == self.stage && step.done > 0 && middle {
            self.reached.store(true, Ordering::SeqCst);
        }
    }

    fn cancelled(&self) -> bool {
        self.reached.load(Ordering::SeqCst)
    }
}

/// A file of 800 orders of as many buyers: work that is done in several steps.
fn many_orders(desk: &Desk) -> PathBuf {
    let rows: Vec<String> = (0..800)
        .map(|n| {
            ROWS[0]
                .replace("3515313147000057901", &format!("35153131470000{n:05}"))
                .replace("单玉敏88", &format!("买家{n}"))
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    desk.order_file("orders.csv", &rows)
}

/// Stops the command in the middle of that stage, which must leave no trace.
#[track_caller]
fn stop(desk: &Desk, stage: Stage, command: &str, request: &Value) {
    let before = state(desk);
    let stop = Stop {
        stage,
        reached: AtomicBool::new(false),
    };
    let stopped = desk.counter.call(command, request.clone(), &stop);
    let code = stopped.map_err(|error| error.code);
    assert_eq!(code, Err(ErrorCode::Cancelled), "{command}, {stage:?}");
    assert_eq!(state(desk), before, "{command} stopped while {stage:?}");
}

/// Live rows of every table, and the history.
fn state(desk: &Desk) -> (Value, Value) {
    let checked = desk.ok("verify", json!({}));
    assert_eq!(checked["ok"], true, "{checked:#}");
    (checked["counts"].clone(), desk.ok("history", json!({})))
}

#[test]
fn stopping_an_import_or_its_preview_leaves_the_book_untouched() {
    let desk = Desk::new();
    let file = many_orders(&desk);
    for (command, stage) in [
        ("import_inspect", Stage::Checking),
        ("import_apply", Stage::Writing),
    ] {
        stop(&desk, stage, command, &json!({ "paths": [file] }));
    }
    let rehearsal = json!({ "paths": [file], "dry_run": true });
    stop(&desk, Stage::Writing, "import_apply", &rehearsal);
    assert_eq!(desk.ok("app_status", json!({}))["empty"], true);
}

#[test]
fn stopping_an_undo_or_a_redo_leaves_the_book_untouched() {
    let desk = Desk::new();
    let request = json!({ "paths": [many_orders(&desk)] });
    let mut op = text(&desk.ok("import_apply", request)["op"]);
    for _undo_and_redo in 0..2 {
        let request = json!({ "op": op });
        for stage in [Stage::Reading, Stage::Writing, Stage::Finishing] {
            stop(&desk, stage, "undo", &request);
        }
        op = text(&desk.ok("undo", request)["op"]);
    }
    assert_eq!(desk.ok("app_status", json!({}))["counts"]["orders"], 800);
    desk.is_sound();
}
