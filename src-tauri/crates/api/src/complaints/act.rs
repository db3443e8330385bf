//! Moving a complaint along: one event.

use serde_json::json;
use zhanggui_domain::Id;
use zhanggui_domain::complaints::{
    ComplaintAction, ComplaintActionCode, ComplaintRefusal, FoldedComplaint,
};
use zhanggui_store::WriteTx;
use zhanggui_store::queries::cases;

use super::show::case;
use crate::case::{Hand, NewEvent, by_hand, payload, write_event};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{ComplaintActReq, ComplaintActed, ErrorCode, RecordKind};
use crate::words::{List, word};

pub(crate) fn act(counter: &Counter, request: ComplaintActReq) -> Result<ComplaintActed, ApiError> {
    let book = counter.book()?;
    let detail = json!({ "action": request.action.code() });
    let written = counter.write(&book, "complaint_act", detail, |tx| {
        let event = by_hand(tx, |hand| act_in(tx, &request, hand))?;
        let no = cases::complaint_head(tx.reader(), request.id)?.no;
        tx.set_detail(&json!({ "no": no, "action": request.action.code() }))?;
        Ok(event)
    })?;
    Ok(ComplaintActed {
        op: written.op,
        case: case(&book, request.id)?,
    })
}

/// Whether an action says too little without a note.
pub(super) fn needs_note(action: ComplaintActionCode) -> bool {
    matches!(
        action,
        ComplaintActionCode::Note | ComplaintActionCode::Resolve
    )
}

/// The same inside an operation: the state is read there.
pub(crate) fn act_in(
    tx: &WriteTx<'_>,
    request: &ComplaintActReq,
    hand: &Hand<'_>,
) -> Result<Id, ApiError> {
    let note = if needs_note(request.action) {
        Some(input::required(
            "note",
            request.note.as_deref().unwrap_or_default(),
            4_000,
        )?)
    } else {
        input::optional("note", request.note.as_deref(), 4_000)?
    };
    let folded = cases::fold_complaint(&cases::events(tx.reader(), request.id)?);
    let action = action(request, &folded)?;
    let change = folded
        .state()
        .changes(&action)
        .map_err(|refusal| refused(&refusal))?;
    Ok(write_event(
        tx,
        hand,
        NewEvent {
            kind: RecordKind::Complaint,
            case: request.id,
            action: request.action.code(),
            payload: payload(&change)?,
            note: note.as_deref(),
            parents: &folded.heads,
        },
    )?)
}

fn action(
    request: &ComplaintActReq,
    folded: &FoldedComplaint,
) -> Result<ComplaintAction, ApiError> {
    use ComplaintActionCode as Code;
    Ok(match request.action {
        Code::Start => ComplaintAction::Start,
        Code::WaitBuyer => ComplaintAction::WaitBuyer,
        Code::WaitPlatform => ComplaintAction::WaitPlatform,
        Code::Escalate => ComplaintAction::Escalate,
        Code::SetSeverity => {
            let severity = request.severity.ok_or_else(|| {
                ApiError::invalid("severity", "选严重程度。", "Say how severe it is.")
            })?;
            ComplaintAction::SetSeverity { severity }
        }
        Code::Resolve => ComplaintAction::Resolve,
        Code::Close => ComplaintAction::Close,
        Code::Reopen => {
            let closing = folded.closed_by().first().copied();
            ComplaintAction::Reopen {
                closing: closing.ok_or_else(|| refused(&ComplaintRefusal::NotClosed))?,
            }
        }
        Code::Note => ComplaintAction::Note,
    })
}

fn refused(refusal: &ComplaintRefusal) -> ApiError {
    let zh = match refusal {
        ComplaintRefusal::Closed => "这件投诉已经结案。先重新打开再处理。".to_owned(),
        ComplaintRefusal::NotClosed | ComplaintRefusal::NamesNoClosing => {
            "这件投诉没有结案，不用重新打开。".to_owned()
        }
        ComplaintRefusal::NoSuchMove { from, to } if from == to => {
            format!("已经是“{}”了。", word(List::ComplaintStatus, to.code()).zh)
        }
        ComplaintRefusal::NoSuchMove { from, to } => format!(
            "不能从“{}”直接到“{}”。",
            word(List::ComplaintStatus, from.code()).zh,
            word(List::ComplaintStatus, to.code()).zh
        ),
        ComplaintRefusal::NotResolved => "先记下怎么解决的，再结案。".to_owned(),
        ComplaintRefusal::AlreadyCritical => "已经是最高级别了。".to_owned(),
    };
    ApiError::new(
        ErrorCode::Refused,
        zh,
        format!("This is not possible now: {refusal}."),
    )
    .with("reason", refusal.code())
}
