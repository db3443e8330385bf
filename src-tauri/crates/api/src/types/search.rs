//! Search over everything.

use zhanggui_domain::Id;

codes! {
    /// What a hit is.
    pub enum HitKind {
        /// A customer.
        Customer,
        /// An order.
        Order,
        /// A return.
        Return,
        /// A complaint.
        Complaint,
        /// An entry of a money file.
        Bill,
    }
}

request! {
    /// What was typed.
    pub struct SearchReq {
        /// Any fragment of a name, nick or address; the start or end of a number; pinyin.
        pub text: String,
        /// Hits wanted, at most 200; 20 when left out.
        pub limit: Option<u32>,
        /// Only these kinds; all when left out.
        pub kinds: Option<Vec<HitKind>>,
    }
}

wire! {
    /// Where the text was found.
    pub struct Matched {
        /// The field, for example `name`, `nick`, `phone`, `order_no`, `tracking_no`, `address`.
        pub field: String,
        /// The field's text.
        pub text: String,
        /// The matched parts as `[start, end)` in UTF-16 code units, as JavaScript counts.
        pub ranges: Vec<(u32, u32)>,
    }

    /// One hit.
    pub struct Hit {
        /// What it is.
        pub kind: HitKind,
        /// The record.
        pub id: Id,
        /// Its main line.
        pub title: String,
        /// Its second line.
        pub subtitle: String,
        /// Where the text was found.
        pub matched: Matched,
        /// A customer's platform nicks.
        pub nicks: Option<Vec<String>>,
        /// An order's number; for a return or complaint the number of its order.
        pub order_no: Option<String>,
        /// An order's tracking numbers.
        pub tracking_nos: Option<Vec<String>>,
    }

    /// The hits, best first.
    pub struct SearchRes {
        /// Best first.
        pub hits: Vec<Hit>,
        /// There may be more than was looked at: a longer text would tell.
        pub cut: bool,
    }
}
