//! The book itself: opening, checking, the demo.

use std::collections::BTreeMap;

use zhanggui_domain::Id;

use super::Text;

codes! {
    /// The two books of an installation.
    pub enum BookWhich {
        /// The shop's own.
        Own,
        /// Invented data to look at.
        Demo,
    }
}

request! {
    /// Changes to the other book.
    pub struct BookOpenReq {
        /// Which one.
        pub which: BookWhich,
    }

    /// Fills a book with invented data.
    pub struct DemoMakeReq {
        /// Customers to make; 2,000 when left out.
        pub customers: Option<u64>,
        /// Orders to make; 5,000 when left out.
        pub orders: Option<u64>,
        /// The same seed and day make the same book; 1 when left out.
        pub seed: Option<u64>,
    }
}

wire! {
    /// What the demo made.
    pub struct DemoMade {
        /// The operation.
        pub op: Id,
        /// Customers.
        pub customers: u64,
        /// Orders.
        pub orders: u64,
        /// Returns.
        pub returns: u64,
        /// Complaints.
        pub complaints: u64,
        /// The seed used.
        pub seed: u64,
    }

    /// One rule that was checked.
    pub struct VerifyCheck {
        /// Its code.
        pub code: String,
        /// The rule in words.
        pub rule: Text,
        /// Rows that break it.
        pub violations: u64,
        /// Some of them, as `table id`.
        pub samples: Vec<String>,
    }

    /// The state of the book.
    pub struct VerifyRes {
        /// Whether everything holds.
        pub ok: bool,
        /// What the database itself says; `ok` when sound.
        pub integrity: String,
        /// Live rows by table.
        pub counts: BTreeMap<String, u64>,
        /// The rules that the schema does not enforce.
        pub checks: Vec<VerifyCheck>,
    }
}
