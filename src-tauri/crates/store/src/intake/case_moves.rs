//! A case moved on to where the marketplace has it: its events, and the money that goes with them.
//!
//! Events and payments have ids that follow from the case and the stage, so that a file imported twice,
//! or by two people, says each thing once.

use super::{IncomingReturn, Intake};
use crate::error::Result;
use crate::journal::Cells;
use crate::queries::cases;
use crate::tables::cases::{CASE_EVENTS, EVENT_PARENTS, LEDGER_ENTRIES};
use rusqlite::OptionalExtension;
use std::collections::BTreeSet;
use zhanggui_domain::returns::ledger::{self, Entry, EntryKind};
use zhanggui_domain::returns::{PlatformStage, ReturnActionCode, ReturnChange, ReturnKind};
use zhanggui_domain::{Id, Instant};

impl Intake<'_> {
    /// Moves the case to where the marketplace has it. `true` where that is anywhere else.
    pub(super) fn move_return(
        &self,
        case: Id,
        kind: ReturnKind,
        told: &IncomingReturn,
    ) -> Result<bool> {
        let mut stages = Vec::new();
        if told.disputed {
            stages.push(PlatformStage::Disputed);
        }
        stages.extend(
            told.stage
                .filter(|stage| *stage != PlatformStage::Disputed || !told.disputed),
        );
        let mut moved = false;
        for stage in stages {
            let folded = cases::fold_return(&cases::events(self.tx.connection, case)?);
            let mut heads = folded.heads.clone();
            let moves = stage.moves(kind, folded.state(), told.amount());
            for (step, change) in moves.iter().enumerate() {
                let key = format!("{}:{step}", stage.code());
                let event = case.part("platform_event", &key);
                if !self.is_new_event(event)? {
                    // It was said before, and people have since decided otherwise.
                    break;
                }
                self.write_move(case, event, change, told, &heads)?;
                self.book_money(case, event, change, told)?;
                heads = BTreeSet::from([event]);
                moved = true;
            }
        }
        Ok(moved)
    }

    fn is_new_event(&self, event: Id) -> Result<bool> {
        let known: Option<bool> = self
            .tx
            .connection
            .prepare_cached("SELECT deleted FROM case_events WHERE id = ?1")?
            .query_row([event.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(known.unwrap_or(true))
    }

    fn write_move(
        &self,
        case: Id,
        event: Id,
        change: &ReturnChange,
        told: &IncomingReturn,
        heads: &BTreeSet<Id>,
    ) -> Result<()> {
        let payload = payload(change, told);
        let note = told.status_text.clone().unwrap_or_default();
        let cells = Cells::new()
            .with("subject_kind", "return".to_owned())
            .with_id("subject_id", case)
            .with("action", change.action.code().to_owned())
            .with("payload", payload)
            .with("note", note)
            .with(
                "at",
                when(change.action, told)
                    .unwrap_or_else(|| self.tx.now())
                    .as_ms(),
            );
        self.tx.upsert(&CASE_EVENTS, event, &cells)?;
        for head in heads {
            let link = event.part("event_parent", &head.to_string());
            let cells = Cells::new()
                .with_id("event_id", event)
                .with_id("parent_id", *head);
            self.tx.upsert(&EVENT_PARENTS, link, &cells)?;
        }
        Ok(())
    }

    /// The money of a move: what is due once agreed, and what was paid, less what people booked already.
    fn book_money(
        &self,
        case: Id,
        event: Id,
        change: &ReturnChange,
        told: &IncomingReturn,
    ) -> Result<()> {
        let entries: Vec<Entry> = cases::ledger(self.tx.connection, case)?
            .into_iter()
            .map(|row| row.entry)
            .collect();
        let booked = ledger::refunded(told.currency, &entries).map_or(0, |sum| sum.minor);
        let amount = told.amount().minor;
        match change.action {
            ReturnActionCode::Agree if amount > 0 => {
                let id = case.part("ledger_entry", "platform:due");
                self.book(case, event, id, EntryKind::RefundDue, amount, told)
            }
            ReturnActionCode::Refund if amount > booked => {
                let id = ledger::payment_id(self.platform, &told.refund_no);
                let left = amount.saturating_sub(booked);
                self.book(case, event, id, EntryKind::Refund, left, told)
            }
            _ => Ok(()),
        }
    }

    fn book(
        &self,
        case: Id,
        event: Id,
        id: Id,
        kind: EntryKind,
        minor: i64,
        told: &IncomingReturn,
    ) -> Result<()> {
        let paid = kind == EntryKind::Refund;
        let number = if paid {
            told.refund_no.clone()
        } else {
            String::new()
        };
        let action = if paid {
            ReturnActionCode::Refund
        } else {
            ReturnActionCode::Agree
        };
        let cells = Cells::new()
            .with_id("case_id", case)
            .with_id("event_id", event)
            .with("kind", kind.code().to_owned())
            .with("amount_fen", minor)
            .with("currency", told.currency.code().to_owned())
            .with(
                "at",
                when(action, told).unwrap_or_else(|| self.tx.now()).as_ms(),
            )
            .with("payment_no", number);
        self.tx.upsert(&LEDGER_ENTRIES, id, &cells)?;
        Ok(())
    }
}

/// When the move was made, as far as the file tells.
fn when(action: ReturnActionCode, told: &IncomingReturn) -> Option<Instant> {
    use ReturnActionCode::{Agree, BuyerShipped, Close, ReceiveGoods, Refund, Withdraw};
    let [asked, agreed, sent, received, ended] = told.times;
    let at = match action {
        Agree => agreed.or(ended),
        BuyerShipped => sent,
        ReceiveGoods => received.or(ended),
        Refund | Close | Withdraw => ended,
        _ => None,
    };
    at.or(asked)
}

fn payload(change: &ReturnChange, told: &IncomingReturn) -> String {
    let mut fields = match serde_json::to_value(change) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let mut put = |key: &str, value: serde_json::Value| {
        fields.insert(key.to_owned(), value);
    };
    match change.action {
        ReturnActionCode::Agree | ReturnActionCode::Refund => {
            put("amount", serde_json::json!(told.amount()));
        }
        ReturnActionCode::BuyerShipped => {
            for (key, value) in [
                ("tracking_no", &told.tracking_no),
                ("carrier", &told.carrier),
            ] {
                if let Some(text) = value {
                    put(key, text.as_str().into());
                }
            }
        }
        _ => {}
    }
    serde_json::Value::Object(fields).to_string()
}
