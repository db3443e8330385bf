//! Complaints: opening, the case, acting, editing.

use zhanggui_domain::{Id, Instant, Money};

use super::{
    AttachmentView, CaseCustomer, CaseOrder, ComplaintActionCode, ComplaintChannel, ComplaintKind,
    ComplaintStatus, InteractionView, Severity, TaskView,
};

request! {
    /// Opens a complaint about an order, of a customer, or of neither.
    pub struct ComplaintOpenReq {
        /// The order.
        pub order_id: Option<Id>,
        /// The customer; the order's when left out.
        pub customer_id: Option<Id>,
        /// What it is about.
        pub kind: ComplaintKind,
        /// How serious it is; `normal` when left out.
        pub severity: Option<Severity>,
        /// Which way it came.
        pub channel: ComplaintChannel,
        /// One line saying what it is about.
        pub subject: String,
        /// What the buyer says and what to mind.
        pub note: Option<String>,
        /// What the buyer wants to be paid for it.
        pub asked: Option<Money>,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
        /// Images to keep with the case, as paths of files.
        #[serde(default)]
        pub attachments: Vec<String>,
    }

    /// Moves a complaint along.
    pub struct ComplaintActReq {
        /// The complaint.
        pub id: Id,
        /// What to do.
        pub action: ComplaintActionCode,
        /// A note; required for `note` and `resolve`.
        pub note: Option<String>,
        /// For `set_severity`: to where.
        pub severity: Option<Severity>,
    }

    /// What to change of a complaint; what is left out stays.
    #[derive(Default)]
    pub struct ComplaintChanges {
        /// One line saying what it is about.
        pub subject: Option<String>,
        /// What it is about.
        pub kind: Option<ComplaintKind>,
        /// What the buyer says and what to mind; an empty text clears it.
        pub note: Option<String>,
        /// What the buyer wants to be paid for it.
        pub asked: Option<Money>,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
    }

    /// Corrects a complaint.
    pub struct ComplaintEditReq {
        /// The complaint.
        pub id: Id,
        /// What to change.
        pub changes: ComplaintChanges,
    }
}

wire! {
    /// Something that happened on a complaint.
    pub struct ComplaintEventView {
        /// Its id.
        pub id: Id,
        /// When.
        pub at: Instant,
        /// Who.
        pub who: Option<String>,
        /// What; `null` for the opening.
        pub action: Option<ComplaintActionCode>,
        /// The severity that it set.
        pub severity: Option<Severity>,
        /// Note.
        pub note: Option<String>,
        /// Whether the rules do not allow it where it stands; it is kept and shown.
        pub invalid: bool,
    }

    /// An action that is possible now.
    pub struct ComplaintActionOffer {
        /// The action.
        pub action: ComplaintActionCode,
        /// Whether it is the usual next step.
        pub primary: bool,
        /// Whether it takes a severity.
        pub asks_severity: bool,
        /// Whether it needs a note.
        pub needs_note: bool,
    }

    /// A complaint with everything on it.
    pub struct ComplaintCase {
        /// Its id.
        pub id: Id,
        /// Its number for people.
        pub no: String,
        /// What it is about.
        pub kind: ComplaintKind,
        /// Where it stands.
        pub state: ComplaintStatus,
        /// How serious it is.
        pub severity: Severity,
        /// Which way it came.
        pub channel: ComplaintChannel,
        /// One line saying what it is about.
        pub subject: String,
        /// What the buyer says and what to mind.
        pub note: Option<String>,
        /// What the buyer wants to be paid for it.
        pub asked: Option<Money>,
        /// When it was opened.
        pub opened_at: Instant,
        /// When it was closed.
        pub closed_at: Option<Instant>,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
        /// Whether it is open.
        pub open: bool,
        /// Two people acted at the same time; somebody has to look.
        pub concurrent: bool,
        /// The shop's name.
        pub shop: Option<String>,
        /// The order.
        pub order: Option<CaseOrder>,
        /// The customer.
        pub customer: Option<CaseCustomer>,
        /// What happened, oldest first.
        pub events: Vec<ComplaintEventView>,
        /// Images.
        pub attachments: Vec<AttachmentView>,
        /// Contacts about it, newest first.
        pub interactions: Vec<InteractionView>,
        /// Tasks about it.
        pub tasks: Vec<TaskView>,
        /// What may be done now, the usual next step first.
        pub actions: Vec<ComplaintActionOffer>,
    }

    /// The answer of an action: the case as it is now.
    pub struct ComplaintActed {
        /// The operation.
        pub op: Id,
        /// The case.
        pub case: ComplaintCase,
    }

    /// The answer of opening a complaint.
    pub struct ComplaintOpened {
        /// The operation.
        pub op: Id,
        /// The new complaint.
        pub id: Id,
        /// Its number for people.
        pub no: String,
    }
}
