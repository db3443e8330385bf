//! Entries of money files, and how the money of an order compares.

use zhanggui_domain::{Id, Instant, Money};

use super::{BillChannel, BillDirection, BillKind, BillLedger, BillState, SourceRow, Text};

wire! {
    /// An entry in the list.
    pub struct BillRow {
        /// Its id.
        pub id: Id,
        /// When the money moved.
        pub at: Option<Instant>,
        /// How it compares with its order.
        pub state: BillState,
        /// Who keeps the account.
        pub channel: BillChannel,
        /// Which of its books.
        pub ledger: BillLedger,
        /// Whose account it is.
        pub account: Option<String>,
        /// Which way the money went.
        pub direction: BillDirection,
        /// What it is for.
        pub kind: BillKind,
        /// Below zero for what went out.
        pub amount: Money,
        /// The amount, where it came in.
        pub income: Option<Money>,
        /// The amount, where it went out.
        pub expense: Option<Money>,
        /// The fee that belongs to it.
        pub fee: Option<Money>,
        /// What was refunded of it, where the row says so.
        pub refunded: Option<Money>,
        /// Found less expected of the whole order, where the two differ.
        pub difference: Option<Money>,
        /// Who paid or was paid.
        pub counterparty: Option<String>,
        /// What it was for.
        pub title: Option<String>,
        /// Number of the order that it names.
        pub order_no: Option<String>,
        /// That order, where the book has it.
        pub order_id: Option<Id>,
        /// The payment company's number of the trade.
        pub trade_no: Option<String>,
        /// The merchant's number of the trade.
        pub merchant_no: Option<String>,
        /// Kind of entry, verbatim.
        pub category: Option<String>,
        /// What it was paid with.
        pub method: Option<String>,
        /// State of the trade, verbatim.
        pub status: Option<String>,
        /// Whatever else is noted.
        pub note: Option<String>,
    }

    /// What an order says of its money, and what its entries add up to.
    pub struct MoneyCheck {
        /// Where it stands.
        pub state: BillState,
        /// What the buyer paid, as the order says.
        pub paid: Option<Money>,
        /// What was given back: the larger of what the order file and the returns say.
        pub refunded: Money,
        /// Payments that came in.
        pub received: Money,
        /// Refunds in the entries.
        pub given_back: Money,
        /// Fees that were kept.
        pub fees: Money,
        /// Found less expected; `null` where the order does not say what was paid.
        pub difference: Option<Money>,
        /// The same in a sentence, with what to do.
        pub sentence: Text,
    }

    /// Everything about one entry.
    pub struct BillCard {
        /// The entry.
        pub entry: BillRow,
        /// The ledger's number of it.
        pub entry_no: Option<String>,
        /// The other's account.
        pub counter_account: Option<String>,
        /// What the account held then.
        pub balance: Option<Money>,
        /// How it compares, in a sentence, with what to do.
        pub sentence: Text,
        /// Both sides, where the book has the order.
        pub check: Option<MoneyCheck>,
        /// The other entries of the same order.
        pub beside: Vec<BillRow>,
        /// The row of the file that it comes from.
        pub source: Option<SourceRow>,
    }
}
