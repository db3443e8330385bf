//! What a column can mean, and how its cells are read.
use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident => $types:expr,)+) => {
        /// A field of [`crate::parse::OrderDraft`] or [`crate::parse::LineDraft`] that a column fills.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $name,)+ }

        impl Field {
            /// The types of cell that may fill the field, checked when a format is loaded.
            #[must_use]
            pub const fn cell_types(self) -> &'static [CellType] {
                use CellType::*;
                match self { $(Self::$name => &$types,)+ }
            }

            /// The type that is meant where a format names none.
            #[must_use]
            pub const fn usual_type(self) -> CellType {
                match self.cell_types() {
                    [first, ..] => *first,
                    [] => CellType::Text,
                }
            }
        }
    };
}

fields! {
    /// The order's number; every row needs it.
    OrderNo => [Id],
    /// The number of the order above an order-level row.
    MainOrderNo => [Id],
    /// The number of the line below an order.
    SubOrderNo => [Id],
    /// The buyer's member name.
    BuyerNick => [Nick],
    /// The buyer's shown name.
    BuyerDisplayName => [Nick],
    /// The buyer's payment account.
    BuyerAccount => [Nick],
    /// The number of the payment.
    PayNo => [Id],
    /// Goods to pay.
    Goods => [Money],
    /// Freight to pay.
    Freight => [Money],
    /// Points to pay.
    Points => [Integer],
    /// The order's total.
    Total => [Money],
    /// What the buyer paid.
    Paid => [Money],
    /// What was refunded.
    Refund => [Money],
    /// What the platform paid out to the shop.
    Payout => [Money],
    /// The order's or line's status.
    Status => [Status],
    /// Why the order was closed.
    CloseReason => [Text],
    /// What the buyer wrote.
    BuyerMessage => [Note],
    /// What the shop noted on the order.
    SellerMemo => [Note],
    /// The receiver's name.
    ReceiverName => [Name],
    /// The receiver's mobile number.
    ReceiverPhone => [Phone],
    /// The receiver's other number.
    ReceiverTel => [Phone],
    /// When the virtual number ends.
    VirtualExpiresAt => [DateTime],
    /// Where the parcel goes after the buyer changed the address: it counts instead of the first one.
    ModifiedAddress => [Address],
    /// The receiver's address in one cell, alone or with name and telephone.
    ReceiverAddress => [Address],
    /// Province, where it has its own column.
    Province => [Text],
    /// City, where it has its own column.
    City => [Text],
    /// District, where it has its own column.
    District => [Text],
    /// Street and house, where they have their own column.
    AddressDetail => [Text],
    /// Postcode, where it has its own column.
    Postcode => [Id],
    /// How it is shipped.
    ShipMethod => [Text],
    /// Who ships it.
    Carrier => [Text],
    /// The numbers of the parcels.
    TrackingNos => [Tracking],
    /// When it was ordered.
    OrderedAt => [DateTime],
    /// When it was paid.
    PaidAt => [DateTime],
    /// When it was shipped.
    ShippedAt => [DateTime],
    /// When the buyer confirmed.
    ConfirmedAt => [DateTime],
    /// The title of the item or items.
    Title => [Text],
    /// How many kinds of item.
    Kinds => [Integer],
    /// How many pieces.
    Quantity => [Integer],
    /// The platform's number of the shop.
    ShopPlatformId => [Id],
    /// The name of the shop.
    ShopName => [Text],
    /// The invoice's title.
    InvoiceTitle => [Text],
    /// The price of one piece.
    Unit => [Money],
    /// What is to be paid for the line.
    Due => [Money],
    /// The code of an outside system.
    OuterCode => [Text],
    /// Colour, size and so on.
    Props => [Props],
    /// The bundle the item belongs to.
    Package => [Text],
    /// The line's note.
    LineNote => [Note],
    /// The shop's own code of the item.
    SkuCode => [Text],
    /// The state of the line's refund, verbatim.
    RefundStatus => [Text],
    /// The platform's number of the item.
    ProductId => [Id],
    /// What the shop noted on the line's order.
    OrderMemo => [Note],
    /// What the buyer paid for the line, in files that have the order's own sum beside it.
    LinePaid => [Money],
    /// What was paid back for the line, likewise.
    LineRefund => [Money],
    /// The line's share of the freight.
    LineFreight => [Money],
    /// What the buyer pays for the line beside goods and freight: taxes and wrapping, less discounts.
    LineExtra => [Money],
    /// What the amounts of the row are counted in.
    Currency => [Currency],
    /// How far the parcel is, where that stands beside the status of the payment: whichever is further
    /// counts.
    ShipStatus => [Status],
    /// When the order was cancelled: it is closed then.
    ClosedAt => [DateTime],
    /// The buyer's e-mail address, by which shops of their own know her.
    BuyerEmail => [Email],
    /// Country or region of the receiver.
    Country => [Text],
    /// Of a file of customers: the shop's number of her.
    CustomerNo => [Id],
    /// Her whole name in one cell.
    CustomerName => [Text],
    /// Given name.
    FirstName => [Text],
    /// Names between.
    MiddleName => [Text],
    /// Family name.
    LastName => [Text],
    /// The name that she is called or logs in by.
    Nickname => [Text],
    /// E-mail addresses, one or several a cell.
    Emails => [Email],
    /// Telephones, one or several a cell.
    Phones => [Phone],
    /// Firm.
    Company => [Text],
    /// Day of birth.
    Birthday => [Text],
    /// Groups, labels, tags.
    Tags => [Text],
    /// What the file notes.
    CustomerNote => [Note],
    /// Whether she agreed to letters by e-mail.
    ConsentEmail => [Flag],
    /// Whether she agreed to text messages.
    ConsentSms => [Flag],
    /// Of an after-sale file: the marketplace's number of the case.
    RefundNo => [Id],
    /// What the buyer wants.
    ReturnKind => [ReturnKind],
    /// Why.
    Reason => [Text],
    /// What the buyer wrote to explain it.
    Explanation => [Note],
    /// What is asked for.
    Asked => [Money],
    /// What went back to the buyer.
    Refunded => [Money],
    /// How far the case is.
    Stage => [Stage],
    /// Whether the marketplace looks into it.
    Dispute => [Stage],
    /// When the next answer is due.
    Deadline => [DateTime],
    /// When the buyer asked.
    AskedAt => [DateTime],
    /// When the shop agreed.
    AgreedAt => [DateTime],
    /// When the goods were sent back.
    SentBackAt => [DateTime],
    /// When they came in.
    ReceivedAt => [DateTime],
    /// When the case ended.
    EndedAt => [DateTime],
    /// The numbers of the parcels that come back.
    ReturnTracking => [Tracking],
    /// Who brings them.
    ReturnCarrier => [Text],
    /// Of a money file: when the money moved.
    BillAt => [DateTime],
    /// The payment company's number of the trade.
    BillTradeNo => [Id],
    /// The ledger's number of the entry.
    BillEntryNo => [Id],
    /// The payment company's number of the refund.
    BillRefundNo => [Id],
    /// The merchant's number of the trade.
    BillMerchantNo => [Id],
    /// The marketplace's number of the order.
    BillOrderNo => [Id],
    /// What tells lines of one order apart in a settlement.
    BillPart => [Text],
    /// In, out or neither.
    BillDirection => [Text],
    /// The amount, whichever way it went.
    BillAmount => [Money],
    /// The amount that came in.
    BillIn => [Money],
    /// The amount that went out.
    BillOut => [Money],
    /// What was refunded of the entry.
    BillRefunded => [Money],
    /// The fee that belongs to the entry.
    BillFee => [Money],
    /// What the account held then.
    BillBalance => [Money],
    /// Who paid or was paid.
    BillCounterparty => [Text],
    /// Their account.
    BillCounterAccount => [Text],
    /// What it was for.
    BillTitle => [Text],
    /// The state of the trade, verbatim.
    BillStatus => [Text],
    /// The state of the money, verbatim.
    BillFunds => [Text],
    /// The kind of entry, verbatim.
    BillCategory => [Text],
    /// What it was paid with.
    BillMethod => [Text],
    /// Whatever else is noted.
    BillNote => [Text],
}

/// How the cells of a column are cleaned and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellType {
    /// An identifier: text, however long its digits are.
    Id,
    /// A short text of the platform; `null`, `-` and the like mean empty.
    Text,
    /// Free text that a person typed; only `null` means empty.
    Note,
    /// An amount of money.
    Money,
    /// A local date and time.
    #[serde(rename = "datetime")]
    DateTime,
    /// A whole number.
    Integer,
    /// A status text of the format's vocabulary.
    Status,
    /// A telephone number: full, masked or virtual.
    Phone,
    /// A person's name, perhaps masked.
    Name,
    /// A buyer's nick or account, perhaps masked.
    Nick,
    /// An address, or name, telephone and address together.
    Address,
    /// Parcel numbers, perhaps several, perhaps with `No:`.
    Tracking,
    /// `name：value;name：value`.
    Props,
    /// How far an after-sale case is, a text of the format's vocabulary.
    Stage,
    /// What a buyer wants, likewise.
    ReturnKind,
    /// Yes or no.
    Flag,
    /// The code of a currency.
    Currency,
    /// An e-mail address, perhaps masked.
    Email,
}

/// How several columns that fill one field go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// The first one that is filled counts.
    #[default]
    First,
    /// Amounts are added up.
    Add,
    /// The amount is taken off.
    Subtract,
    /// Texts are put together, a blank between them.
    Join,
    /// Each is one of a list.
    Each,
}
