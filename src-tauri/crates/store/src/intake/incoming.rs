//! What a file tells of a row, cleaned and converted. `None` is "the file does not say".

use zhanggui_domain::returns::{PlatformStage, ReturnKind};
use zhanggui_domain::{Currency, Instant, Money, OrderStatus};

/// Who gets a parcel.
#[derive(Debug, Clone, Default)]
pub struct IncomingReceiver {
    /// Name.
    pub name: Option<String>,
    /// Whether the marketplace hid part of it.
    pub name_masked: bool,
    /// Cleaned phone number.
    pub phone: Option<String>,
    /// Whether it is masked, or a virtual number that will expire.
    pub phone_hidden: bool,
    /// Second number, often a landline.
    pub tel: Option<String>,
    /// Province, city, district, detail, postcode.
    pub place: [Option<String>; 5],
    /// Whether the address is masked.
    pub place_masked: bool,
    /// Country or region.
    pub country: Option<String>,
}

/// An order as a file tells it.
#[derive(Debug, Clone, Default)]
pub struct IncomingOrder {
    /// Physical line in the file.
    pub row: i64,
    /// Original cells, separated by U+001F.
    pub raw: String,
    /// The marketplace's number.
    pub order_no: String,
    /// Nick of the buyer.
    pub buyer_nick: Option<String>,
    /// Whether it is masked.
    pub buyer_masked: bool,
    /// Payment account of the buyer.
    pub buyer_account: Option<String>,
    /// The buyer's e-mail address, never a masked one.
    pub buyer_email: Option<String>,
    /// Receiver.
    pub receiver: IncomingReceiver,
    /// Status, and the file's words for it.
    pub status: Option<OrderStatus>,
    /// The file's words for the status.
    pub status_text: Option<String>,
    /// Why it was closed.
    pub close_reason: Option<String>,
    /// Ordered, paid, shipped, confirmed.
    pub times: [Option<Instant>; 4],
    /// Goods, freight, total, paid, refund, payout, in minor units of the currency.
    pub money: [Option<i64>; 6],
    /// What the money is counted in.
    pub currency: Currency,
    /// Titles, joined.
    pub title: Option<String>,
    /// Number of kinds.
    pub kinds: Option<i64>,
    /// Number of pieces.
    pub quantity: Option<i64>,
    /// Way of shipping.
    pub ship_method: Option<String>,
    /// Courier.
    pub carrier: Option<String>,
    /// Tracking numbers, separated by commas.
    pub tracking_no: Option<String>,
    /// The buyer's message.
    pub buyer_message: Option<String>,
    /// The memo kept on the marketplace.
    pub seller_memo: Option<String>,
    /// Payment number.
    pub pay_no: Option<String>,
    /// Title of the invoice.
    pub invoice_title: Option<String>,
    /// The shop as the row names it: its number on the marketplace and its name.
    pub shop: Option<(String, String)>,
}

/// An order line as a file tells it.
#[derive(Debug, Clone, Default)]
pub struct IncomingLine {
    /// Physical line in the file.
    pub row: i64,
    /// Original cells, separated by U+001F.
    pub raw: String,
    /// Number of the order.
    pub order_no: String,
    /// Number of the line, where the file has one.
    pub sub_no: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Properties, `颜色:黑色;尺码:L`.
    pub props: Option<String>,
    /// Package (套餐).
    pub package: Option<String>,
    /// The seller's code of the variant.
    pub sku_code: Option<String>,
    /// Code in an outside system.
    pub outer_code: Option<String>,
    /// The marketplace's number of the product.
    pub product_no: Option<String>,
    /// Unit price, due, paid, refund, share of the freight, in minor units of the currency.
    pub money: [Option<i64>; 5],
    /// What the money is counted in.
    pub currency: Currency,
    /// Pieces.
    pub quantity: Option<i64>,
    /// The file's words for the state of a refund.
    pub refund_status: Option<String>,
    /// Status.
    pub status: Option<OrderStatus>,
    /// The file's words for the status.
    pub status_text: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Ordered, paid, shipped: of the order.
    pub times: [Option<Instant>; 3],
    /// Courier.
    pub carrier: Option<String>,
    /// Tracking numbers, separated by commas.
    pub tracking_no: Option<String>,
    /// Payment number of the order.
    pub pay_no: Option<String>,
    /// The buyer's message on the order.
    pub buyer_message: Option<String>,
    /// The marketplace's memo on the order.
    pub order_memo: Option<String>,
}

/// An order whose lines stand in rows of their own that say what belongs to the order, too.
#[derive(Debug)]
pub struct IncomingSale {
    /// The order, as its rows together tell it.
    pub order: super::ReadyOrder,
    /// Its lines, in the order of the file.
    pub lines: Vec<IncomingLine>,
    /// What of the order is the sum of its lines.
    pub sums: LineSums,
}

/// What of an order is the sum of its lines, beside pieces, kinds and title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineSums {
    /// The goods: what is due for the lines.
    pub goods: bool,
    /// The freight.
    pub freight: bool,
    /// What was paid.
    pub paid: bool,
    /// What was paid back.
    pub refund: bool,
}

/// An after-sale case as a file tells it.
#[derive(Debug, Clone, Default)]
pub struct IncomingReturn {
    /// Physical line in the file.
    pub row: i64,
    /// Original cells, separated by U+001F.
    pub raw: String,
    /// The marketplace's number of the case.
    pub refund_no: String,
    /// Number of the order.
    pub order_no: Option<String>,
    /// What the buyer wants, where the file says.
    pub kind: Option<ReturnKind>,
    /// Why, in the file's words.
    pub reason: Option<String>,
    /// What the buyer wrote.
    pub explanation: Option<String>,
    /// What is asked for, in minor units.
    pub asked: Option<i64>,
    /// What went to the buyer and to the marketplace, in minor units.
    pub refunded: Option<i64>,
    /// What amounts are counted in.
    pub currency: Currency,
    /// How far it is.
    pub stage: Option<PlatformStage>,
    /// The file's words for it.
    pub status_text: Option<String>,
    /// Whether the marketplace looks into it.
    pub disputed: bool,
    /// When the next answer is due.
    pub deadline: Option<Instant>,
    /// Asked, agreed, goods sent, goods received, ended.
    pub times: [Option<Instant>; 5],
    /// Courier of the goods that come back.
    pub carrier: Option<String>,
    /// Its number.
    pub tracking_no: Option<String>,
    /// Nick of the buyer, never a masked one.
    pub buyer_nick: Option<String>,
    /// What the shop noted on the marketplace.
    pub memo: Option<String>,
    /// The goods.
    pub goods: ReturnedGoods,
}

/// The goods of an after-sale case.
#[derive(Debug, Clone, Default)]
pub struct ReturnedGoods {
    /// Number of the order's line.
    pub sub_no: Option<String>,
    /// The marketplace's number of the product.
    pub product_no: Option<String>,
    /// The seller's code.
    pub sku_code: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Colour, size.
    pub props: Option<String>,
    /// Pieces.
    pub quantity: Option<i64>,
}

impl ReturnedGoods {
    /// Whether the file tells of goods at all.
    #[must_use]
    pub fn is_told(&self) -> bool {
        let texts = [&self.sub_no, &self.product_no, &self.sku_code, &self.title];
        texts.iter().any(|text| text.is_some())
    }
}

impl IncomingReturn {
    /// What is to be refunded, or was.
    pub(super) fn amount(&self) -> Money {
        let minor = self.refunded.or(self.asked).unwrap_or(0);
        Money::new(minor, self.currency)
    }
}

/// A customer or contact as a file tells of her.
#[derive(Debug, Clone, Default)]
pub struct IncomingCustomer {
    /// Physical line in the file.
    pub row: i64,
    /// Original cells, separated by U+001F.
    pub raw: String,
    /// The shop's number of her.
    pub number: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// What she is called, or logs in by.
    pub nickname: Option<String>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Telephones.
    pub phones: Vec<String>,
    /// Province, city, district, detail, postcode.
    pub place: [Option<String>; 5],
    /// Country or region.
    pub country: Option<String>,
    /// Firm.
    pub company: Option<String>,
    /// Day of birth as the file writes it.
    pub birthday: Option<String>,
    /// Groups, labels, tags.
    pub tags: Option<String>,
    /// What the file notes.
    pub note: Option<String>,
    /// Whether she agreed to letters by e-mail.
    pub consent_email: Option<bool>,
    /// Whether she agreed to text messages.
    pub consent_sms: Option<bool>,
}
