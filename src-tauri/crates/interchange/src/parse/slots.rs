//! Which place of a draft each field fills.
//!
//! A setter per kind of value keeps the converter free of a case per column: a new column of a known
//! field is a line of TOML, a new field is one line here.
use super::convert::Plan;
use super::draft::{LineDraft, OrderDraft, Property, Receiver, SaleDraft};
use super::problem::Problem;
use crate::format::{Field, Quirk};
use zhanggui_domain::returns::{PlatformStage, ReturnKind};
use zhanggui_domain::{Currency, Instant, OrderStatus};

/// Places of an after-sale case that a vocabulary fills.
pub struct CaseWords<'a> {
    /// How far it is.
    pub stage: &'a mut Option<PlatformStage>,
    /// The file's words for it.
    pub status_text: &'a mut Option<String>,
    /// Whether the marketplace looks into it.
    pub disputed: &'a mut bool,
    /// What the buyer wants.
    pub kind: &'a mut Option<ReturnKind>,
}

/// A draft whose places can be filled by field.
pub trait Slots: Default {
    /// Whether the row lacks the number that makes it one of its kind.
    fn lacks_key(&mut self) -> bool {
        self.order_no().is_empty()
    }
    /// Places of lists.
    fn list(&mut self, _field: Field) -> Option<&mut Vec<String>> {
        None
    }
    /// Places of yes and no.
    fn flag(&mut self, _field: Field) -> Option<&mut Option<bool>> {
        None
    }
    /// What of an after-sale case stands in words of a vocabulary.
    fn case_words(&mut self) -> Option<CaseWords<'_>> {
        None
    }
    /// The order's number.
    fn order_no(&mut self) -> &mut String;
    /// Places of text, identifiers included.
    fn text(&mut self, field: Field) -> Option<&mut Option<String>>;
    /// Places of money, in fen.
    fn money(&mut self, field: Field) -> Option<&mut Option<i64>>;
    /// Places of whole numbers.
    fn integer(&mut self, field: Field) -> Option<&mut Option<i64>>;
    /// Places of moments.
    fn moment(&mut self, field: Field) -> Option<&mut Option<Instant>>;
    /// Status and its text.
    fn status(&mut self) -> (&mut Option<OrderStatus>, &mut Option<String>);
    /// Parcel numbers.
    fn tracking(&mut self) -> &mut Vec<String>;
    /// The place that says whether a nick or account is masked.
    fn nick_mask(&mut self, field: Field) -> Option<&mut bool>;
    /// Who gets the parcel.
    fn receiver(&mut self) -> Option<&mut Receiver>;
    /// The item's properties.
    fn properties(&mut self) -> Option<&mut Vec<Property>>;
    /// What its money is counted in.
    fn currency(&mut self) -> &mut Currency;
    /// What the layout, and what columns the file has, say of every row.
    fn complete(&mut self, _plan: &Plan) {}
    /// Line, original cells and warnings.
    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>);
}

impl OrderDraft {
    /// A cancelled order is closed, and one of which the file gives no status is as far as its dates and
    /// amounts say. That it waits to be shipped they say only in a file that would tell of shipping.
    fn settle_status(&mut self, plan: &Plan) {
        if self.closed_at.is_some() {
            self.status = Some(OrderStatus::Closed);
        }
        if self.status.is_none() && self.status_text.is_none() {
            let unshipped = plan.tells_shipping || plan.format.has(Quirk::Unshipped);
            self.status = match (self.shipped_at, self.paid_at) {
                _ if self.is_refunded() => Some(OrderStatus::Closed),
                (Some(_), _) => Some(OrderStatus::Shipped),
                (None, Some(_)) if unshipped => Some(OrderStatus::Paid),
                (None, _) => None,
            };
        }
    }

    /// Whether all went back to the buyer. Some files count what was refunded off what was paid.
    fn is_refunded(&self) -> bool {
        let refund = self.refund_fen.unwrap_or(0);
        let whole = match (self.total_fen, self.paid_fen) {
            (_, Some(0)) => true,
            (Some(total), _) => refund >= total,
            (None, Some(paid)) => refund >= paid,
            (None, None) => false,
        };
        refund > 0 && whole
    }
}

impl Slots for OrderDraft {
    fn order_no(&mut self) -> &mut String {
        &mut self.order_no
    }

    fn text(&mut self, field: Field) -> Option<&mut Option<String>> {
        Some(match field {
            Field::MainOrderNo => &mut self.main_order_no,
            Field::SubOrderNo => &mut self.sub_order_no,
            Field::BuyerNick => &mut self.buyer_nick,
            Field::BuyerDisplayName => &mut self.buyer_display_name,
            Field::BuyerAccount => &mut self.buyer_account,
            Field::PayNo => &mut self.pay_no,
            Field::CloseReason => &mut self.close_reason,
            Field::BuyerMessage => &mut self.buyer_message,
            Field::SellerMemo => &mut self.seller_memo,
            Field::ReceiverName => &mut self.receiver.name,
            Field::ReceiverPhone => &mut self.receiver.phone,
            Field::ReceiverTel => &mut self.receiver.tel,
            Field::ModifiedAddress | Field::ReceiverAddress => &mut self.receiver.raw,
            Field::Province => &mut self.receiver.province,
            Field::City => &mut self.receiver.city,
            Field::District => &mut self.receiver.district,
            Field::AddressDetail => &mut self.receiver.detail,
            Field::Postcode => &mut self.receiver.postcode,
            Field::ShipMethod => &mut self.ship_method,
            Field::Carrier => &mut self.carrier,
            Field::Title => &mut self.title,
            Field::ShopPlatformId => &mut self.shop_platform_id,
            Field::ShopName => &mut self.shop_name,
            Field::InvoiceTitle => &mut self.invoice_title,
            Field::BuyerEmail => &mut self.buyer_email,
            Field::Country => &mut self.receiver.country,
            _ => return None,
        })
    }

    fn money(&mut self, field: Field) -> Option<&mut Option<i64>> {
        Some(match field {
            Field::Goods => &mut self.goods_fen,
            Field::Freight => &mut self.freight_fen,
            Field::Total => &mut self.total_fen,
            Field::Paid => &mut self.paid_fen,
            Field::Refund => &mut self.refund_fen,
            Field::Payout => &mut self.payout_fen,
            _ => return None,
        })
    }

    fn integer(&mut self, field: Field) -> Option<&mut Option<i64>> {
        Some(match field {
            Field::Points => &mut self.points,
            Field::Kinds => &mut self.kinds,
            Field::Quantity => &mut self.quantity,
            _ => return None,
        })
    }

    fn moment(&mut self, field: Field) -> Option<&mut Option<Instant>> {
        Some(match field {
            Field::OrderedAt => &mut self.ordered_at,
            Field::PaidAt => &mut self.paid_at,
            Field::ShippedAt => &mut self.shipped_at,
            Field::ConfirmedAt => &mut self.confirmed_at,
            Field::ClosedAt => &mut self.closed_at,
            Field::VirtualExpiresAt => &mut self.receiver.virtual_expires_at,
            _ => return None,
        })
    }

    fn status(&mut self) -> (&mut Option<OrderStatus>, &mut Option<String>) {
        (&mut self.status, &mut self.status_text)
    }

    fn tracking(&mut self) -> &mut Vec<String> {
        &mut self.tracking_nos
    }

    fn nick_mask(&mut self, field: Field) -> Option<&mut bool> {
        match field {
            Field::BuyerNick => Some(&mut self.buyer_nick_masked),
            Field::BuyerAccount => Some(&mut self.buyer_account_masked),
            _ => None,
        }
    }

    fn receiver(&mut self) -> Option<&mut Receiver> {
        Some(&mut self.receiver)
    }

    fn properties(&mut self) -> Option<&mut Vec<Property>> {
        None
    }

    fn currency(&mut self) -> &mut Currency {
        &mut self.currency
    }

    fn complete(&mut self, plan: &Plan) {
        let in_full = plan.format.has(Quirk::PaidInFull);
        if in_full && self.paid_at.is_some() && self.paid_fen.is_none() {
            self.paid_fen = self.total_fen;
        }
        self.settle_status(plan);
    }

    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>) {
        // A number that ends some day is virtual, even where it looks like a plain mobile.
        let receiver = &mut self.receiver;
        receiver.phone_virtual |= receiver.phone.is_some() && receiver.virtual_expires_at.is_some();
        self.line = line;
        self.raw = raw;
        self.warnings = warnings;
    }
}

impl Slots for LineDraft {
    fn order_no(&mut self) -> &mut String {
        &mut self.order_no
    }

    fn text(&mut self, field: Field) -> Option<&mut Option<String>> {
        Some(match field {
            Field::SubOrderNo => &mut self.sub_order_no,
            Field::Title => &mut self.title,
            Field::OuterCode => &mut self.outer_code,
            Field::Props => &mut self.props_text,
            Field::Package => &mut self.package,
            Field::LineNote => &mut self.note,
            Field::SkuCode => &mut self.sku_code,
            Field::PayNo => &mut self.pay_no,
            Field::RefundStatus => &mut self.refund_status,
            Field::ProductId => &mut self.product_id,
            Field::OrderMemo => &mut self.order_memo,
            Field::BuyerMessage => &mut self.buyer_message,
            Field::Carrier => &mut self.carrier,
            _ => return None,
        })
    }

    fn money(&mut self, field: Field) -> Option<&mut Option<i64>> {
        Some(match field {
            Field::Unit => &mut self.unit_fen,
            Field::Due => &mut self.due_fen,
            Field::Paid | Field::LinePaid => &mut self.paid_fen,
            Field::Refund | Field::LineRefund => &mut self.refund_fen,
            Field::LineFreight => &mut self.freight_fen,
            Field::LineExtra => &mut self.extra_fen,
            _ => return None,
        })
    }

    fn integer(&mut self, field: Field) -> Option<&mut Option<i64>> {
        (field == Field::Quantity).then_some(&mut self.quantity)
    }

    fn moment(&mut self, field: Field) -> Option<&mut Option<Instant>> {
        Some(match field {
            Field::OrderedAt => &mut self.ordered_at,
            Field::PaidAt => &mut self.paid_at,
            Field::ShippedAt => &mut self.shipped_at,
            _ => return None,
        })
    }

    fn status(&mut self) -> (&mut Option<OrderStatus>, &mut Option<String>) {
        (&mut self.status, &mut self.status_text)
    }

    fn tracking(&mut self) -> &mut Vec<String> {
        &mut self.tracking_nos
    }

    fn nick_mask(&mut self, _field: Field) -> Option<&mut bool> {
        None
    }

    fn receiver(&mut self) -> Option<&mut Receiver> {
        None
    }

    fn properties(&mut self) -> Option<&mut Vec<Property>> {
        Some(&mut self.props)
    }

    fn currency(&mut self) -> &mut Currency {
        &mut self.currency
    }

    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>) {
        self.line = line;
        self.raw = raw;
        self.warnings = warnings;
    }
}

/// The fields that are the line's own in a row that tells of its order, too.
const fn of_line(field: Field) -> bool {
    matches!(
        field,
        Field::SubOrderNo
            | Field::Title
            | Field::Unit
            | Field::Due
            | Field::LinePaid
            | Field::LineRefund
            | Field::LineFreight
            | Field::LineExtra
            | Field::Quantity
            | Field::OuterCode
            | Field::Props
            | Field::Package
            | Field::LineNote
            | Field::SkuCode
            | Field::RefundStatus
            | Field::ProductId
    )
}

impl Slots for SaleDraft {
    fn order_no(&mut self) -> &mut String {
        &mut self.order.order_no
    }

    fn text(&mut self, field: Field) -> Option<&mut Option<String>> {
        if of_line(field) {
            self.line.text(field)
        } else {
            self.order.text(field)
        }
    }

    fn money(&mut self, field: Field) -> Option<&mut Option<i64>> {
        if of_line(field) {
            self.line.money(field)
        } else {
            self.order.money(field)
        }
    }

    fn integer(&mut self, field: Field) -> Option<&mut Option<i64>> {
        if of_line(field) {
            self.line.integer(field)
        } else {
            self.order.integer(field)
        }
    }

    fn moment(&mut self, field: Field) -> Option<&mut Option<Instant>> {
        self.order.moment(field)
    }

    fn status(&mut self) -> (&mut Option<OrderStatus>, &mut Option<String>) {
        self.order.status()
    }

    fn tracking(&mut self) -> &mut Vec<String> {
        self.order.tracking()
    }

    fn nick_mask(&mut self, field: Field) -> Option<&mut bool> {
        self.order.nick_mask(field)
    }

    fn receiver(&mut self) -> Option<&mut Receiver> {
        self.order.receiver()
    }

    fn properties(&mut self) -> Option<&mut Vec<Property>> {
        self.line.properties()
    }

    fn currency(&mut self) -> &mut Currency {
        self.order.currency()
    }

    fn complete(&mut self, plan: &Plan) {
        self.order.complete(plan);
        if plan.format.has(Quirk::OnePieceRows) {
            self.line.quantity = self.line.quantity.or(Some(1));
        }
    }

    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>) {
        self.order.finish(line, String::new(), warnings);
        let (order, of_line) = (&self.order, &mut self.line);
        of_line.line = line;
        if let (None, Some(extra)) = (of_line.paid_fen, of_line.extra_fen) {
            let of = |part: Option<i64>| part.unwrap_or(0);
            let sum = of(of_line.due_fen).checked_add(of(of_line.freight_fen));
            of_line.paid_fen = sum.and_then(|sum| sum.checked_add(extra));
        }
        of_line.raw = raw;
        of_line.order_no.clone_from(&order.order_no);
        of_line.status = order.status;
        of_line.status_text.clone_from(&order.status_text);
        of_line.shipped_at = order.shipped_at;
        of_line.tracking_nos.clone_from(&order.tracking_nos);
        of_line.carrier.clone_from(&order.carrier);
        of_line.currency = order.currency;
    }
}
