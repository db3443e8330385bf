//! The typed rows that come out of a file: drafts, not yet in any book.
//!
//! Money is in minor units (分), times are UTC milliseconds, text is cleaned of wrappers and
//! placeholders. `None` means that the file has no such column or left the cell empty: it never
//! means "delete what the book knows".
use super::problem::Problem;
use serde::Serialize;
use zhanggui_domain::Instant;
use zhanggui_domain::{Currency, OrderStatus};

/// Separator of the cells in [`OrderDraft::raw`] and [`LineDraft::raw`]: U+001F UNIT SEPARATOR.
/// The readers never let it occur inside a cell.
pub const CELL_SEPARATOR: char = '\u{1f}';

/// Name, telephone and address of the person who gets the parcel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Receiver {
    /// Name as the file gives it, masked or not.
    pub name: Option<String>,
    /// `true` when the name holds a mask such as `张**`.
    pub name_masked: bool,
    /// Mobile (or the first) telephone, cleaned: digits, or digits and an extension when virtual.
    pub phone: Option<String>,
    /// `true` when the telephone is masked (`138****1234`).
    pub phone_masked: bool,
    /// `true` when the telephone is a virtual number, which will stop to work.
    pub phone_virtual: bool,
    /// Second telephone (联系电话), often a landline.
    pub tel: Option<String>,
    /// When the virtual number stops to work (虚拟号过期时间).
    pub virtual_expires_at: Option<Instant>,
    /// Country or region, where the file has a column of it.
    pub country: Option<String>,
    /// Province-level division.
    pub province: Option<String>,
    /// City.
    pub city: Option<String>,
    /// District or county.
    pub district: Option<String>,
    /// Street and house, everything below the district.
    pub detail: Option<String>,
    /// Six-digit postcode; `000000` reads as none.
    pub postcode: Option<String>,
    /// `true` when the address holds a mask.
    pub address_masked: bool,
    /// The whole address cell, trimmed.
    pub raw: Option<String>,
}

/// One order of an order-level file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OrderDraft {
    /// Physical line of the row's first character (spreadsheets: row number).
    pub line: u64,
    /// The original cells joined by [`CELL_SEPARATOR`], in file order.
    pub raw: String,
    /// Warnings; a draft never carries a rejecting problem.
    pub warnings: Vec<Problem>,
    /// 订单编号. Always present in a draft.
    pub order_no: String,
    /// 主订单编号 of an order-level file.
    pub main_order_no: Option<String>,
    /// 子订单编号, in layouts whose order rows carry one.
    pub sub_order_no: Option<String>,
    /// 买家会员名.
    pub buyer_nick: Option<String>,
    /// `true` when the nick is masked: then it is no key.
    pub buyer_nick_masked: bool,
    /// 买家会员昵称 of the 2022 layout: the shown name beside the member name.
    pub buyer_display_name: Option<String>,
    /// 买家支付宝账号.
    pub buyer_account: Option<String>,
    /// `true` when the account is masked.
    pub buyer_account_masked: bool,
    /// 支付单号.
    pub pay_no: Option<String>,
    /// 买家应付货款, fen.
    pub goods_fen: Option<i64>,
    /// 买家应付邮费, fen.
    pub freight_fen: Option<i64>,
    /// 买家支付积分.
    pub points: Option<i64>,
    /// 总金额, fen.
    pub total_fen: Option<i64>,
    /// 买家实际支付金额 / 买家实付金额, fen.
    pub paid_fen: Option<i64>,
    /// 退款金额, fen.
    pub refund_fen: Option<i64>,
    /// 打款商家金额 / 确认收货打款金额, fen.
    pub payout_fen: Option<i64>,
    /// The status as a code; `Unknown` when the text is not in the vocabulary.
    pub status: Option<OrderStatus>,
    /// The status text verbatim.
    pub status_text: Option<String>,
    /// 订单关闭原因; `订单未关闭` reads as none.
    pub close_reason: Option<String>,
    /// 买家留言.
    pub buyer_message: Option<String>,
    /// 订单备注 / 商家备忘 / 商家备注.
    pub seller_memo: Option<String>,
    /// Who gets the parcel.
    pub receiver: Receiver,
    /// 运送方式.
    pub ship_method: Option<String>,
    /// 物流公司.
    pub carrier: Option<String>,
    /// 物流单号, without `No:`, in file order, without repetition.
    pub tracking_nos: Vec<String>,
    /// 订单创建时间.
    pub ordered_at: Option<Instant>,
    /// 订单付款时间.
    pub paid_at: Option<Instant>,
    /// 发货时间.
    pub shipped_at: Option<Instant>,
    /// 确认收货时间.
    pub confirmed_at: Option<Instant>,
    /// 宝贝标题: the titles of all items, joined by `，`.
    pub title: Option<String>,
    /// 宝贝种类.
    pub kinds: Option<i64>,
    /// 宝贝总数量.
    pub quantity: Option<i64>,
    /// 店铺Id.
    pub shop_platform_id: Option<String>,
    /// 店铺名称.
    pub shop_name: Option<String>,
    /// 发票抬头.
    pub invoice_title: Option<String>,
    /// The buyer's e-mail address.
    pub buyer_email: Option<String>,
    /// When it was cancelled.
    pub closed_at: Option<Instant>,
    /// What its money is counted in; `*_fen` are minor units of it.
    pub currency: Currency,
}

/// One `name：value` pair of 商品属性.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Property {
    /// Such as 颜色分类; empty when the text has no colon.
    pub name: String,
    /// Such as 黑色.
    pub value: String,
}

/// One line (item) of an item-level file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LineDraft {
    /// Physical line of the row's first character (spreadsheets: row number).
    pub line: u64,
    /// The original cells joined by [`CELL_SEPARATOR`], in file order.
    pub raw: String,
    /// Warnings; a draft never carries a rejecting problem.
    pub warnings: Vec<Problem>,
    /// 订单编号 / 主订单编号: the order this line belongs to. Always present in a draft.
    pub order_no: String,
    /// 子订单编号; `None` in the oldest layout.
    pub sub_order_no: Option<String>,
    /// 标题 / 商品标题.
    pub title: Option<String>,
    /// 价格 / 商品价格: one unit, fen.
    pub unit_fen: Option<i64>,
    /// 购买数量.
    pub quantity: Option<i64>,
    /// 外部系统编号.
    pub outer_code: Option<String>,
    /// 商品属性 as pairs.
    pub props: Vec<Property>,
    /// 商品属性 verbatim.
    pub props_text: Option<String>,
    /// 套餐信息.
    pub package: Option<String>,
    /// 备注 / 联系方式备注.
    pub note: Option<String>,
    /// The status as a code; `Unknown` when the text is not in the vocabulary.
    pub status: Option<OrderStatus>,
    /// The status text verbatim.
    pub status_text: Option<String>,
    /// 商家编码.
    pub sku_code: Option<String>,
    /// 支付单号.
    pub pay_no: Option<String>,
    /// 买家应付货款, fen.
    pub due_fen: Option<i64>,
    /// 买家实际支付金额 / 买家实付金额, fen.
    pub paid_fen: Option<i64>,
    /// 退款状态 verbatim.
    pub refund_status: Option<String>,
    /// 退款金额, fen; `无退款申请` reads as none.
    pub refund_fen: Option<i64>,
    /// Its share of the freight.
    pub freight_fen: Option<i64>,
    /// Taxes and wrapping, less discounts.
    pub extra_fen: Option<i64>,
    /// What its money is counted in.
    pub currency: Currency,
    /// 订单创建时间.
    pub ordered_at: Option<Instant>,
    /// 订单付款时间.
    pub paid_at: Option<Instant>,
    /// 商品id / 商品ID.
    pub product_id: Option<String>,
    /// 主订单备注 / 商家备注.
    pub order_memo: Option<String>,
    /// 主订单买家留言.
    pub buyer_message: Option<String>,
    /// 发货时间.
    pub shipped_at: Option<Instant>,
    /// 物流单号, without `No:`.
    pub tracking_nos: Vec<String>,
    /// 物流公司.
    pub carrier: Option<String>,
}

/// One row of a file in which each line of an order has a row, with what belongs to the order on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SaleDraft {
    /// What the row says of the order.
    pub order: OrderDraft,
    /// What it says of the line.
    pub line: LineDraft,
}

impl SaleDraft {
    /// Does the row name goods? One that does not tells of the order alone, such as the sum above the
    /// items of one parcel.
    #[must_use]
    pub fn has_goods(&self) -> bool {
        let line = &self.line;
        let names = [
            &line.sub_order_no,
            &line.title,
            &line.sku_code,
            &line.product_id,
        ];
        names.iter().any(|name| name.is_some()) || line.outer_code.is_some()
    }
}

/// Why a row is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// Every cell is empty.
    Blank,
    /// A total, footer or decoration row such as 合计 or dashes.
    Total,
    /// The header again.
    RepeatedHeader,
}

/// What became of one row of the file. Rows in = drafts + rejected + skipped, always.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// An order.
    Order(Box<OrderDraft>),
    /// A line of an order.
    Line(Box<LineDraft>),
    /// A line together with its order.
    Sale(Box<SaleDraft>),
    /// A customer or contact.
    Customer(Box<super::CustomerDraft>),
    /// An after-sale case.
    Return(Box<super::ReturnDraft>),
    /// An entry of a money file.
    Bill(Box<super::BillDraft>),
    /// The row cannot go in; every problem found is listed, warnings too.
    Rejected {
        /// Physical line of the row's first character.
        line: u64,
        /// The original cells joined by [`CELL_SEPARATOR`].
        raw: String,
        /// At least one of them has [`super::Severity::Reject`].
        problems: Vec<Problem>,
    },
    /// The row is no data.
    Skipped {
        /// Physical line of the row's first character.
        line: u64,
        /// Why.
        reason: SkipReason,
    },
}
