//! One row of an after-sale file.
use super::draft::{Property, Receiver};
use super::problem::Problem;
use super::slots::{CaseWords, Slots};
use crate::format::Field;
use serde::Serialize;
use zhanggui_domain::returns::{PlatformStage, ReturnKind};
use zhanggui_domain::{Currency, Instant, OrderStatus};

/// One after-sale case, or a line of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReturnDraft {
    /// Physical line of the row's first character (spreadsheets: row number).
    pub line: u64,
    /// The original cells joined by [`super::CELL_SEPARATOR`], in file order.
    pub raw: String,
    /// Warnings; a draft never carries a rejecting problem.
    pub warnings: Vec<Problem>,
    /// The marketplace's number of the case. Always present in a draft.
    pub refund_no: Option<String>,
    /// Number of the order.
    pub order_no: String,
    /// Number of the order's line.
    pub sub_order_no: Option<String>,
    /// The buyer's nick.
    pub buyer_nick: Option<String>,
    /// `true` when it is masked: then it is no key.
    pub buyer_nick_masked: bool,
    /// What the buyer wants.
    pub kind: Option<ReturnKind>,
    /// Why, in the file's words.
    pub reason: Option<String>,
    /// What the buyer wrote.
    pub explanation: Option<String>,
    /// What is asked for, in minor units.
    pub asked_fen: Option<i64>,
    /// What went back, in minor units.
    pub refunded_fen: Option<i64>,
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
    /// When the buyer asked.
    pub asked_at: Option<Instant>,
    /// When the shop agreed.
    pub agreed_at: Option<Instant>,
    /// When the goods were sent back.
    pub sent_back_at: Option<Instant>,
    /// When they came in.
    pub received_at: Option<Instant>,
    /// When the case ended.
    pub ended_at: Option<Instant>,
    /// Numbers of the parcels that come back.
    pub tracking_nos: Vec<String>,
    /// Who brings them.
    pub carrier: Option<String>,
    /// What the shop noted on the marketplace.
    pub memo: Option<String>,
    /// The marketplace's number of the product.
    pub product_id: Option<String>,
    /// The seller's code of the goods.
    pub sku_code: Option<String>,
    /// Title of the goods.
    pub title: Option<String>,
    /// Colour, size.
    pub props: Option<String>,
    /// Pieces.
    pub quantity: Option<i64>,
    #[serde(skip)]
    unused: (Option<OrderStatus>, Option<String>),
}

impl ReturnDraft {
    /// A success is a refund or a replacement, whichever was wanted; and what was refunded is what was
    /// asked for, where the file has one column for both.
    fn settle(&mut self) {
        let sends = self.kind.is_some_and(ReturnKind::sends_goods);
        if self.stage == Some(PlatformStage::Refunded) && sends {
            self.stage = Some(PlatformStage::Replaced);
        }
        if self.stage.is_none() && self.refunded_fen.is_some_and(|fen| fen > 0) {
            self.stage = Some(PlatformStage::Refunded);
        }
        if self.stage == Some(PlatformStage::Refunded) {
            self.refunded_fen = self.refunded_fen.or(self.asked_fen);
        }
        let over = self
            .stage
            .is_some_and(|stage| stage.rank() == PlatformStage::Closed.rank());
        if over {
            self.deadline = None;
        }
    }
}

impl Slots for ReturnDraft {
    fn lacks_key(&mut self) -> bool {
        self.refund_no.is_none()
    }

    fn case_words(&mut self) -> Option<CaseWords<'_>> {
        Some(CaseWords {
            stage: &mut self.stage,
            status_text: &mut self.status_text,
            disputed: &mut self.disputed,
            kind: &mut self.kind,
        })
    }

    fn order_no(&mut self) -> &mut String {
        &mut self.order_no
    }

    fn text(&mut self, field: Field) -> Option<&mut Option<String>> {
        Some(match field {
            Field::RefundNo => &mut self.refund_no,
            Field::SubOrderNo => &mut self.sub_order_no,
            Field::BuyerNick => &mut self.buyer_nick,
            Field::Reason => &mut self.reason,
            Field::Explanation => &mut self.explanation,
            Field::ReturnCarrier => &mut self.carrier,
            Field::SellerMemo => &mut self.memo,
            Field::ProductId => &mut self.product_id,
            Field::SkuCode => &mut self.sku_code,
            Field::Title => &mut self.title,
            Field::Props => &mut self.props,
            _ => return None,
        })
    }

    fn money(&mut self, field: Field) -> Option<&mut Option<i64>> {
        Some(match field {
            Field::Asked => &mut self.asked_fen,
            Field::Refunded => &mut self.refunded_fen,
            _ => return None,
        })
    }

    fn integer(&mut self, field: Field) -> Option<&mut Option<i64>> {
        (field == Field::Quantity).then_some(&mut self.quantity)
    }

    fn moment(&mut self, field: Field) -> Option<&mut Option<Instant>> {
        Some(match field {
            Field::Deadline => &mut self.deadline,
            Field::AskedAt => &mut self.asked_at,
            Field::AgreedAt => &mut self.agreed_at,
            Field::SentBackAt => &mut self.sent_back_at,
            Field::ReceivedAt => &mut self.received_at,
            Field::EndedAt => &mut self.ended_at,
            _ => return None,
        })
    }

    fn status(&mut self) -> (&mut Option<OrderStatus>, &mut Option<String>) {
        (&mut self.unused.0, &mut self.unused.1)
    }

    fn tracking(&mut self) -> &mut Vec<String> {
        &mut self.tracking_nos
    }

    fn nick_mask(&mut self, field: Field) -> Option<&mut bool> {
        (field == Field::BuyerNick).then_some(&mut self.buyer_nick_masked)
    }

    fn receiver(&mut self) -> Option<&mut Receiver> {
        None
    }

    fn properties(&mut self) -> Option<&mut Vec<Property>> {
        None
    }

    fn currency(&mut self) -> &mut Currency {
        &mut self.currency
    }

    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>) {
        self.settle();
        self.line = line;
        self.raw = raw;
        self.warnings = warnings;
    }
}
