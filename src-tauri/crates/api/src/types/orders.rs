//! One order with all that hangs on it.

use zhanggui_domain::{Id, Instant, Money};

use super::{
    AddressView, BillRow, ComplaintRow, InteractionView, MoneyCheck, OrderStatus, ReturnRow,
    TaskView,
};

wire! {
    /// One line of an order.
    pub struct OrderLineView {
        /// Its id.
        pub id: Id,
        /// Its number on the platform.
        pub sub_order_no: Option<String>,
        /// Title of the goods.
        pub title: Option<String>,
        /// Colour, size and the like.
        pub props: Option<String>,
        /// The seller's code of the variant.
        pub sku_code: Option<String>,
        /// The seller's code of the product.
        pub outer_code: Option<String>,
        /// Price of one piece.
        pub unit: Money,
        /// Pieces.
        pub quantity: u64,
        /// What the buyer paid for this line.
        pub paid: Option<Money>,
        /// What was refunded for this line, as the files say.
        pub refund: Option<Money>,
        /// State of the line, as the file said it.
        pub status_text: Option<String>,
        /// State of its refund, as the file said it.
        pub refund_status: Option<String>,
    }

    /// One original cell.
    pub struct SourceCell {
        /// The column's header in the file.
        pub header: String,
        /// The cell, as it was.
        pub value: String,
    }

    /// The row of a file from which a record was made or updated.
    pub struct SourceRow {
        /// The file's name.
        pub file: String,
        /// The import operation.
        pub op: Id,
        /// When it was imported.
        pub at: Instant,
        /// The line in the file, counted from 1.
        pub line: u64,
        /// All cells, unknown columns too.
        pub cells: Vec<SourceCell>,
    }

    /// Everything about one order.
    pub struct OrderDetail {
        /// Its id.
        pub id: Id,
        /// Its number on the platform.
        pub order_no: String,
        /// The platform's code.
        pub platform: String,
        /// The shop's name.
        pub shop: Option<String>,
        /// Its state, as a code.
        pub status: OrderStatus,
        /// Its state, as the file said it.
        pub status_text: Option<String>,
        /// Why it was closed, as the file said it.
        pub close_reason: Option<String>,
        /// The customer, where the buyer is known.
        pub customer_id: Option<Id>,
        /// The customer's name.
        pub customer: Option<String>,
        /// The buyer's nick.
        pub buyer: Option<String>,
        /// Whether that nick is masked.
        pub buyer_masked: bool,
        /// Where it goes.
        pub receiver: Option<AddressView>,
        /// When it was placed.
        pub ordered_at: Option<Instant>,
        /// When it was paid.
        pub paid_at: Option<Instant>,
        /// When it was shipped.
        pub shipped_at: Option<Instant>,
        /// When it was confirmed.
        pub confirmed_at: Option<Instant>,
        /// Price of the goods.
        pub goods: Option<Money>,
        /// Freight.
        pub freight: Option<Money>,
        /// Total with freight.
        pub total: Money,
        /// What the buyer paid.
        pub paid: Money,
        /// What was refunded, as the files say.
        pub refund: Money,
        /// Pieces.
        pub quantity: u64,
        /// Title of the goods, as the order file said it.
        pub title: Option<String>,
        /// Carrier.
        pub carrier: Option<String>,
        /// Tracking numbers.
        pub tracking_nos: Vec<String>,
        /// What the buyer wrote.
        pub buyer_message: Option<String>,
        /// The seller's memo on the platform.
        pub seller_memo: Option<String>,
        /// The shop's own memo here; no import touches it.
        pub own_memo: Option<String>,
        /// Its lines.
        pub lines: Vec<OrderLineView>,
        /// Returns on it, newest first.
        pub returns: Vec<ReturnRow>,
        /// Complaints about it, newest first.
        pub complaints: Vec<ComplaintRow>,
        /// Contacts about it, newest first.
        pub interactions: Vec<InteractionView>,
        /// Tasks about it, the open ones first.
        pub tasks: Vec<TaskView>,
        /// Entries of money files that name it, the oldest first.
        pub bills: Vec<BillRow>,
        /// How its money compares with them, where there are any.
        pub money_check: Option<MoneyCheck>,
        /// The rows of files it comes from, newest first.
        pub sources: Vec<SourceRow>,
    }
}

request! {
    /// Changes what a person may change of an order.
    pub struct OrderEditReq {
        /// The order.
        pub id: Id,
        /// The shop's own memo; an empty text clears it.
        pub own_memo: String,
    }
}
