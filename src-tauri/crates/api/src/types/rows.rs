//! The rows of the four lists.

use zhanggui_domain::{Id, Instant, Money};

use super::{ComplaintKind, ComplaintStatus, Headline, OrderStatus, Reason, ReturnKind, Severity};

codes! {
    /// Something about a return that wants attention in the list.
    pub enum ReturnFlag {
        /// Its deadline has passed.
        Overdue,
        /// Its deadline is within a day.
        DueSoon,
        /// Two people acted at the same time; somebody has to look.
        Concurrent,
        /// Two refunds without a number: possibly the same one twice.
        MaybeDoubleRefund,
        /// More has gone to the buyer than was agreed: meant so (freight, amends), or a slip.
        PaidMoreThanAgreed,
        /// What is asked, agreed or paid is more than the order cost.
        MoreThanOrder,
        /// It holds an event that the rules do not allow.
        InvalidEvent,
    }
}

wire! {
    /// A customer in the list.
    pub struct CustomerRow {
        /// Its id.
        pub id: Id,
        /// The best name known; the nick where there is no name.
        pub name: String,
        /// Platform nicks.
        pub nicks: Vec<String>,
        /// The phone last used.
        pub phone: Option<String>,
        /// Whether that phone is masked or a virtual number.
        pub phone_masked: bool,
        /// Province and city.
        pub region: Option<String>,
        /// Level, as the shop names it.
        pub level: Option<String>,
        /// Number of orders.
        pub orders: u64,
        /// What was paid in all.
        pub paid: Money,
        /// The newest order.
        pub last_order_at: Option<Instant>,
        /// Returns that are open.
        pub returns_open: u64,
        /// Complaints that are open.
        pub complaints_open: u64,
        /// The shop's name.
        pub shop: Option<String>,
        /// The shop's own note.
        pub note: Option<String>,
    }

    /// An order in the list.
    pub struct OrderRow {
        /// Its id.
        pub id: Id,
        /// Its number on the platform.
        pub order_no: String,
        /// When it was placed.
        pub ordered_at: Option<Instant>,
        /// Its state, as a code.
        pub status: OrderStatus,
        /// Its state, as the file said it.
        pub status_text: Option<String>,
        /// The buyer's nick.
        pub buyer: Option<String>,
        /// Whether that nick is masked.
        pub buyer_masked: bool,
        /// The customer, where the buyer is known.
        pub customer_id: Option<Id>,
        /// Who receives the parcel.
        pub receiver: Option<String>,
        /// The receiver's phone.
        pub receiver_phone: Option<String>,
        /// Whether that phone is masked or a virtual number.
        pub phone_masked: bool,
        /// Province and city of the receiver.
        pub region: Option<String>,
        /// Title of the goods.
        pub title: Option<String>,
        /// Pieces.
        pub quantity: u64,
        /// Total with freight.
        pub total: Money,
        /// What the buyer paid.
        pub paid: Money,
        /// What was refunded, as the files say.
        pub refund: Money,
        /// Carrier.
        pub carrier: Option<String>,
        /// Tracking numbers, separated by a comma and a blank.
        pub tracking_no: Option<String>,
        /// The shop's name.
        pub shop: Option<String>,
        /// Returns on it that are open.
        pub returns_open: u64,
    }

    /// A return in the list.
    pub struct ReturnRow {
        /// Its id.
        pub id: Id,
        /// Its number for people.
        pub no: String,
        /// When it was opened.
        pub opened_at: Instant,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
        /// The customer's name.
        pub customer: Option<String>,
        /// The customer.
        pub customer_id: Option<Id>,
        /// The order's number.
        pub order_no: Option<String>,
        /// What the buyer wants.
        pub kind: ReturnKind,
        /// The one state derived from all axes.
        pub headline: Headline,
        /// What the buyer asks for.
        pub asked: Money,
        /// What is to be refunded.
        pub refund_due: Money,
        /// What has been refunded: the sum of the ledger.
        pub refunded: Money,
        /// Why.
        pub reason: Reason,
        /// The shop's name.
        pub shop: Option<String>,
        /// When something last happened.
        pub last_event_at: Instant,
        /// Whether it is open.
        pub open: bool,
        /// What wants attention.
        pub flags: Vec<ReturnFlag>,
    }

    /// A complaint in the list.
    pub struct ComplaintRow {
        /// Its id.
        pub id: Id,
        /// Its number for people.
        pub no: String,
        /// When it was opened.
        pub opened_at: Instant,
        /// Until when something has to be done.
        pub due_at: Option<Instant>,
        /// The customer's name.
        pub customer: Option<String>,
        /// The customer.
        pub customer_id: Option<Id>,
        /// The order's number.
        pub order_no: Option<String>,
        /// What it is about.
        pub kind: ComplaintKind,
        /// Where it stands.
        pub state: ComplaintStatus,
        /// How serious it is.
        pub severity: Severity,
        /// One line saying what it is about.
        pub subject: String,
        /// The shop's name.
        pub shop: Option<String>,
        /// When something last happened.
        pub last_event_at: Instant,
        /// Whether it is open.
        pub open: bool,
    }
}
