//! Which place of a draft each field fills.
//!
//! A setter per kind of value keeps the converter free of a case per column: a new column of a known
//! field is a line of TOML, a new field is one line here.
use super::draft::{LineDraft, OrderDraft, Property, Receiver};
use super::problem::Problem;
use crate::format::Field;
use zhanggui_domain::{Instant, OrderStatus};

/// A draft whose places can be filled by field.
pub trait Slots: Default {
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
    /// Line, original cells and warnings.
    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>);
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
            Field::Paid => &mut self.paid_fen,
            Field::Refund => &mut self.refund_fen,
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

    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>) {
        self.line = line;
        self.raw = raw;
        self.warnings = warnings;
    }
}
