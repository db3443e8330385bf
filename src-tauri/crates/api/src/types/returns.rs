//! Returns: opening, the case with its axes, acting, editing.

use zhanggui_domain::{Id, Instant, Money};

use super::{
    ActionField, AttachmentView, Axis, Decision, Disposition, Dispute, DisputeStage, EntryKind,
    Funds, Goods, Headline, InteractionView, OrderStatus, Reason, RepairStep, Replacement,
    ReturnActionCode, ReturnFlag, ReturnKind, TaskView, Text,
};

request! {
    /// One thing that comes back, or that money is asked for.
    pub struct ReturnLineReq {
        /// The line of the order; `null` for something that is not on it.
        pub order_line_id: Option<Id>,
        /// What it is; taken from the order's line when left out.
        pub title: Option<String>,
        /// Pieces, at least 1.
        pub quantity: u64,
        /// What is asked for it.
        pub amount: Money,
    }

    /// Opens a return on an order, on a customer, or on neither.
    pub struct ReturnOpenReq {
        /// The order.
        pub order_id: Option<Id>,
        /// The customer; the order's when left out.
        pub customer_id: Option<Id>,
        /// What the buyer wants.
        pub kind: ReturnKind,
        /// Why.
        pub reason: Reason,
        /// What comes back.
        #[serde(default)]
        pub lines: Vec<ReturnLineReq>,
        /// What the buyer asks for in all; when left out, the sum of the lines for a refund, else nothing.
        pub asked: Option<Money>,
        /// A note.
        pub note: Option<String>,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
        /// Images to keep with the case, as paths of files.
        #[serde(default)]
        pub attachments: Vec<String>,
    }

    /// Moves a return along.
    pub struct ReturnActReq {
        /// The return.
        pub id: Id,
        /// What to do.
        pub action: ReturnActionCode,
        /// For `agree`, `refund`, `platform_advance` and `recover`: how much.
        pub amount: Option<Money>,
        /// For `refund`: the platform's refund number; two people noting the same number note it once.
        pub refund_no: Option<String>,
        /// For `buyer_shipped` and `ship_replacement`.
        pub tracking_no: Option<String>,
        /// For `buyer_shipped` and `ship_replacement`.
        pub carrier: Option<String>,
        /// For `inspect`: what becomes of the goods.
        pub disposition: Option<Disposition>,
        /// For `repair`: which step.
        pub repair_step: Option<RepairStep>,
        /// For `dispute_stage`: which stage.
        pub dispute_stage: Option<DisputeStage>,
        /// A note; required for `note`.
        pub note: Option<String>,
    }

    /// What to change of a return; what is left out stays.
    #[derive(Default)]
    pub struct ReturnChanges {
        /// Why.
        pub reason: Option<Reason>,
        /// What the buyer asks for.
        pub asked: Option<Money>,
        /// The case's note; an empty text clears it.
        pub note: Option<String>,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
    }

    /// Corrects a return.
    pub struct ReturnEditReq {
        /// The return.
        pub id: Id,
        /// What to change.
        pub changes: ReturnChanges,
    }
}

wire! {
    /// The five axes of a return.
    pub struct Axes {
        /// 诉求.
        pub decision: Decision,
        /// 货.
        pub goods: Goods,
        /// 款.
        pub funds: Funds,
        /// 补.
        pub replacement: Replacement,
        /// 争.
        pub dispute: Dispute,
    }

    /// One thing that comes back.
    pub struct ReturnLineView {
        /// Its id.
        pub id: Id,
        /// The line of the order.
        pub order_line_id: Option<Id>,
        /// What it is.
        pub title: String,
        /// Colour, size and the like.
        pub props: Option<String>,
        /// Pieces.
        pub quantity: u64,
        /// What was paid for it on the order.
        pub paid: Option<Money>,
        /// What is asked for it.
        pub amount: Money,
    }

    /// Something that happened on a case.
    pub struct ReturnEventView {
        /// Its id.
        pub id: Id,
        /// When.
        pub at: Instant,
        /// Who.
        pub who: Option<String>,
        /// What; `null` for the opening.
        pub action: Option<ReturnActionCode>,
        /// How much money it is about.
        pub amount: Option<Money>,
        /// Tracking number.
        pub tracking_no: Option<String>,
        /// Carrier.
        pub carrier: Option<String>,
        /// What became of the goods.
        pub disposition: Option<Disposition>,
        /// The step of a repair.
        pub repair_step: Option<RepairStep>,
        /// The stage of a dispute.
        pub dispute_stage: Option<DisputeStage>,
        /// Note.
        pub note: Option<String>,
        /// Whether the rules do not allow it where it stands; it is kept and shown.
        pub invalid: bool,
    }

    /// Money that moved.
    pub struct LedgerEntryView {
        /// Its id.
        pub id: Id,
        /// When.
        pub at: Instant,
        /// Which way it went, or that it is only owed.
        pub kind: EntryKind,
        /// How much, more than zero; the kind says which way.
        pub amount: Money,
        /// The platform's refund number.
        pub refund_no: Option<String>,
        /// The entry that it takes back.
        pub reverses: Option<Id>,
        /// Who.
        pub who: Option<String>,
    }

    /// An action that is possible now.
    pub struct ReturnActionOffer {
        /// The action.
        pub action: ReturnActionCode,
        /// Whether it is the usual next step.
        pub primary: bool,
        /// What it asks for beside a note, which every action may carry.
        pub asks: Option<ActionField>,
        /// The codes to choose from, where `asks` is a choice.
        pub choices: Vec<String>,
        /// The amount to suggest, where it takes one.
        pub amount: Option<Money>,
    }

    /// The order of a case, in short.
    pub struct CaseOrder {
        /// Its id.
        pub id: Id,
        /// Its number.
        pub order_no: String,
        /// When it was placed.
        pub ordered_at: Option<Instant>,
        /// Where it stands.
        pub status: OrderStatus,
        /// What the buyer paid.
        pub paid: Money,
        /// Title of the goods.
        pub title: Option<String>,
    }

    /// The customer of a case, in short.
    pub struct CaseCustomer {
        /// Its id.
        pub id: Id,
        /// The name.
        pub name: String,
        /// The platform nick.
        pub nick: Option<String>,
        /// The phone last used.
        pub phone: Option<String>,
        /// Whether that phone is masked or virtual.
        pub phone_masked: bool,
        /// The level.
        pub level: Option<String>,
    }

    /// Why a case cannot be closed yet: one line for each axis that is not at an end.
    pub struct Obstacle {
        /// The axis.
        pub axis: Axis,
        /// The value that is not an end.
        pub value: String,
        /// What is missing.
        pub text: Text,
    }

    /// A return with everything on it.
    pub struct ReturnCase {
        /// Its id.
        pub id: Id,
        /// Its number for people.
        pub no: String,
        /// What the buyer wants.
        pub kind: ReturnKind,
        /// Why.
        pub reason: Reason,
        /// The platform's own word for the reason.
        pub reason_text: Option<String>,
        /// When it was opened.
        pub opened_at: Instant,
        /// When it was closed.
        pub closed_at: Option<Instant>,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
        /// Whether it is open.
        pub open: bool,
        /// The one state derived from the axes.
        pub headline: Headline,
        /// The axes.
        pub axes: Axes,
        /// What wants attention.
        pub flags: Vec<ReturnFlag>,
        /// The platform's own state, verbatim.
        pub platform_status: Option<String>,
        /// The shop's name.
        pub shop: Option<String>,
        /// The order.
        pub order: Option<CaseOrder>,
        /// The customer.
        pub customer: Option<CaseCustomer>,
        /// What the buyer asks for.
        pub asked: Money,
        /// What is to be refunded.
        pub refund_due: Money,
        /// What has been refunded: the sum of the ledger.
        pub refunded: Money,
        /// What comes back.
        pub lines: Vec<ReturnLineView>,
        /// What happened, oldest first.
        pub events: Vec<ReturnEventView>,
        /// Money that moved, oldest first.
        pub ledger: Vec<LedgerEntryView>,
        /// Images.
        pub attachments: Vec<AttachmentView>,
        /// The case's note.
        pub note: Option<String>,
        /// Contacts about it, newest first.
        pub interactions: Vec<InteractionView>,
        /// Tasks about it.
        pub tasks: Vec<TaskView>,
        /// What may be done now, the usual next step first.
        pub actions: Vec<ReturnActionOffer>,
        /// What stands between it and its end.
        pub obstacles: Vec<Obstacle>,
    }

    /// The answer of an action: the case as it is now.
    pub struct ReturnActed {
        /// The operation.
        pub op: Id,
        /// The case.
        pub case: ReturnCase,
    }

    /// The answer of opening a return.
    pub struct ReturnOpened {
        /// The operation.
        pub op: Id,
        /// The new return.
        pub id: Id,
        /// Its number for people.
        pub no: String,
    }
}
