//! From the store's small records to those of the contract.

use zhanggui_domain::{Currency, Money};
use zhanggui_store::Book;
use zhanggui_store::queries::attachments::Attachment;
use zhanggui_store::queries::work::{self, Interaction, Task};

use crate::error::ApiError;
use crate::history::table_of;
use crate::types::{AttachmentView, ComplaintChannel, InteractionView, RecordKind, TaskView};

/// The stored code of a kind of record.
pub(crate) fn kind_code(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Customer => "customer",
        RecordKind::Order => "order",
        RecordKind::Return => "return",
        RecordKind::Complaint => "complaint",
        RecordKind::Task => "task",
        RecordKind::Shop => "shop",
        RecordKind::Staff => "staff",
        RecordKind::Import => "import",
    }
}

/// The kind of record of a stored code.
pub(crate) fn kind_from(code: &str) -> Option<RecordKind> {
    use RecordKind::{Complaint, Customer, Import, Order, Return, Shop, Staff, Task};
    [
        Customer, Order, Return, Complaint, Task, Shop, Staff, Import,
    ]
    .into_iter()
    .find(|kind| kind_code(*kind) == code)
}

/// Minor units as money; a currency that cannot be read counts as yuan, which `verify` reports.
pub(crate) fn money(minor: i64, currency: &str) -> Money {
    Money::new(minor, currency.parse().unwrap_or(Currency::CNY))
}

pub(crate) fn interaction(interaction: Interaction) -> InteractionView {
    InteractionView {
        id: interaction.id,
        at: interaction.at,
        channel: ComplaintChannel::from_code(&interaction.channel)
            .unwrap_or(ComplaintChannel::Other),
        text: interaction.body,
        who: interaction.who,
        subject_kind: kind_from(&interaction.subject_kind).unwrap_or(RecordKind::Customer),
        subject_id: interaction.subject_id,
    }
}

/// Tasks, each with its record in one line.
pub(crate) fn tasks(book: &Book, tasks: Vec<Task>) -> Result<Vec<TaskView>, ApiError> {
    let views = book.read(|connection| {
        tasks
            .into_iter()
            .map(|task| {
                let kind = task.subject_kind.as_deref().and_then(kind_from);
                let subject = match (kind, task.subject_id) {
                    (Some(kind), Some(id)) => work::title(connection, table_of(kind), id)?,
                    _ => None,
                };
                Ok(TaskView {
                    id: task.id,
                    title: task.title,
                    due_at: task.due_at,
                    done_at: task.done_at,
                    subject_kind: kind,
                    subject_id: task.subject_id,
                    subject,
                    who: task.who,
                })
            })
            .collect::<zhanggui_store::Result<Vec<_>>>()
    })?;
    Ok(views)
}

pub(crate) fn attachment(attachment: Attachment) -> AttachmentView {
    AttachmentView {
        id: attachment.id,
        name: attachment.name,
        mime: attachment.mime,
        bytes: u64::try_from(attachment.bytes).unwrap_or(0),
        added_at: attachment.at,
        who: attachment.who,
    }
}
