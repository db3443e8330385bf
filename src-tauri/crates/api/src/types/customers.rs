//! The customer's card and what can be written on it.

use zhanggui_domain::{Id, Instant, Money};

use super::{ComplaintChannel, ComplaintRow, ListQuery, OrderRow, RecordKind, ReturnRow, Sourced};

codes! {
    /// What kind of number a phone is.
    pub enum PhoneKind {
        /// A mobile number.
        Mobile,
        /// A landline.
        Landline,
        /// A number with an extension that forwards for a while only.
        Virtual,
        /// A number with hidden digits.
        Masked,
        /// A number outside mainland China.
        Foreign,
        /// Not a phone number.
        Invalid,
    }

    /// What a customer said to being written to.
    pub enum ConsentSaid {
        /// Yes.
        Agreed,
        /// No.
        Refused,
        /// Nothing to a person: what files say counts.
        Unsaid,
    }
}

wire! {
    /// The customer's account on a platform.
    pub struct IdentityView {
        /// Its id.
        pub id: Id,
        /// The platform's code.
        pub platform: String,
        /// The shop's name.
        pub shop: Option<String>,
        /// The nick.
        pub nick: String,
        /// Whether the nick is masked.
        pub masked: bool,
    }

    /// A phone number.
    pub struct PhoneView {
        /// Its id.
        pub id: Id,
        /// The number.
        pub number: String,
        /// What kind of number it is.
        pub kind: PhoneKind,
    }

    /// A postal address.
    pub struct AddressView {
        /// Its id.
        pub id: Id,
        /// Who receives there.
        pub receiver: Option<String>,
        /// The phone given with the address.
        pub phone: Option<String>,
        /// 省.
        pub province: Option<String>,
        /// 市.
        pub city: Option<String>,
        /// 区县.
        pub district: Option<String>,
        /// Street, number, door.
        pub detail: Option<String>,
        /// Postcode.
        pub postcode: Option<String>,
        /// Whether a part of it is masked.
        pub masked: bool,
    }

    /// A note of a contact with the customer.
    pub struct InteractionView {
        /// Its id.
        pub id: Id,
        /// When.
        pub at: Instant,
        /// Which way.
        pub channel: ComplaintChannel,
        /// What was said.
        pub text: String,
        /// Which member of staff.
        pub who: Option<String>,
        /// What it is about.
        pub subject_kind: RecordKind,
        /// Which record it is about.
        pub subject_id: Id,
    }

    /// Something to do.
    pub struct TaskView {
        /// Its id.
        pub id: Id,
        /// What to do.
        pub title: String,
        /// Until when.
        pub due_at: Option<Instant>,
        /// When it was done.
        pub done_at: Option<Instant>,
        /// What it is about.
        pub subject_kind: Option<RecordKind>,
        /// Which record it is about.
        pub subject_id: Option<Id>,
        /// That record in one line.
        pub subject: Option<String>,
        /// Whose task it is.
        pub who: Option<String>,
    }

    /// Everything about one customer.
    pub struct CustomerCard {
        /// Its id.
        pub id: Id,
        /// The name.
        pub name: Sourced,
        /// The level.
        pub level: Option<String>,
        /// The shop's own note.
        pub note: Option<String>,
        /// Her firm.
        pub company: Option<String>,
        /// Her day of birth, as a file writes it.
        pub birthday: Option<String>,
        /// Groups, labels and tags of files.
        pub tags: Option<String>,
        /// What a file notes.
        pub file_note: Option<String>,
        /// Whether she agreed to letters by e-mail; `null` where nobody knows.
        pub consent_email: Option<bool>,
        /// Whether she agreed to text messages; `null` where nobody knows.
        pub consent_sms: Option<bool>,
        /// The shop's name.
        pub shop: Option<String>,
        /// Province and city last used.
        pub region: Option<String>,
        /// Number of orders.
        pub orders_total: u64,
        /// What was paid in all.
        pub paid: Money,
        /// What was refunded in all, as the orders' files say.
        pub refunded: Money,
        /// The first order.
        pub first_order_at: Option<Instant>,
        /// The newest order.
        pub last_order_at: Option<Instant>,
        /// Accounts on platforms.
        pub identities: Vec<IdentityView>,
        /// Phone numbers.
        pub phones: Vec<PhoneView>,
        /// Addresses.
        pub addresses: Vec<AddressView>,
        /// The newest 20 orders.
        pub orders: Vec<OrderRow>,
        /// Returns, newest first.
        pub returns: Vec<ReturnRow>,
        /// Complaints, newest first.
        pub complaints: Vec<ComplaintRow>,
        /// Contacts, newest first.
        pub interactions: Vec<InteractionView>,
        /// Tasks, the open ones first.
        pub tasks: Vec<TaskView>,
    }
}

wire! {
    /// Who was noted to have agreed or not.
    pub struct CustomersConsented {
        /// The operation.
        pub op: Id,
        /// How many customers.
        pub customers: u64,
    }
}

request! {
    /// What to change of a customer; what is left out stays, an empty text clears.
    #[derive(Default)]
    pub struct CustomerChanges {
        /// The name to show instead of the file's.
        pub name: Option<String>,
        /// The level, as the shop names it.
        pub level: Option<String>,
        /// The shop's own note.
        pub note: Option<String>,
        /// Whether the customer agreed to text messages.
        pub consent_sms: Option<ConsentSaid>,
        /// Whether the customer agreed to letters by e-mail.
        pub consent_email: Option<ConsentSaid>,
    }

    /// Notes for every customer of a query whether they agreed to text messages.
    pub struct CustomersConsentReq {
        /// Which customers, as the list shows them.
        #[serde(default)]
        pub query: ListQuery,
        /// What they said.
        pub sms: ConsentSaid,
    }

    /// Corrects a customer.
    pub struct CustomerEditReq {
        /// The customer.
        pub id: Id,
        /// What to change.
        pub changes: CustomerChanges,
    }

    /// Makes a customer by hand.
    pub struct CustomerCreateReq {
        /// The name.
        pub name: String,
        /// The level.
        pub level: Option<String>,
        /// A note.
        pub note: Option<String>,
        /// A phone number.
        pub phone: Option<String>,
        /// The shop; when left out the only one, or none where there are several.
        pub shop_id: Option<Id>,
    }

    /// Adds a phone number.
    pub struct PhoneAddReq {
        /// The customer.
        pub customer_id: Id,
        /// The number as typed.
        pub number: String,
    }

    /// Adds an address: either `text` to be taken apart, or the parts.
    pub struct AddressAddReq {
        /// The customer.
        pub customer_id: Id,
        /// The whole address in one line, in any usual form.
        pub text: Option<String>,
        /// Who receives there.
        pub receiver: Option<String>,
        /// The phone given with the address.
        pub phone: Option<String>,
        /// 省.
        pub province: Option<String>,
        /// 市.
        pub city: Option<String>,
        /// 区县.
        pub district: Option<String>,
        /// Street, number, door.
        pub detail: Option<String>,
        /// Postcode.
        pub postcode: Option<String>,
    }

    /// Notes a contact.
    pub struct InteractionAddReq {
        /// What it is about: a customer, order, return or complaint.
        pub subject_kind: RecordKind,
        /// Which record.
        pub subject_id: Id,
        /// Which way.
        pub channel: ComplaintChannel,
        /// What was said.
        pub text: String,
    }

    /// Adds something to do.
    pub struct TaskAddReq {
        /// What to do.
        pub title: String,
        /// Until when.
        pub due_at: Option<Instant>,
        /// What it is about.
        pub subject_kind: Option<RecordKind>,
        /// Which record.
        pub subject_id: Option<Id>,
    }

    /// Ticks a task off or opens it again.
    pub struct TaskDoneReq {
        /// The task.
        pub id: Id,
        /// Whether it is done.
        pub done: bool,
    }
}
