//! The same orders as files of other marketplaces: a choice of the columns that sellers take, with what
//! these marketplaces add to cells.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::file::Sheet;
use super::order::{COLUMNS, cells};

/// A marketplace's order file.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Such as `pinduoduo`.
    pub name: &'static str,
    /// Header, the column of the Taobao file that has the value, and what stands before and after it.
    columns: &'static [(&'static str, Source, &'static str, &'static str)],
    /// Its words for done, closed, shipped, paid and unpaid.
    words: [&'static str; 5],
    gbk: bool,
}

/// Where a cell comes from.
#[derive(Debug, Clone, Copy)]
enum Source {
    /// The Taobao column of that number.
    Column(usize),
    /// The status in the marketplace's words.
    Status,
    /// The same in every row.
    Always(&'static str),
}

use Source::{Always, Column, Status};

/// Marketplaces whose CSV files are measured.
pub const LAYOUTS: [Layout; 3] = [
    Layout {
        name: "pinduoduo",
        gbk: false,
        words: ["已收货", "已取消", "已发货，待收货", "待发货", "待支付"],
        columns: &[
            ("商品", Column(19), "", ""),
            ("订单号", Column(0), "260531-", "\t"),
            ("订单状态", Status, "", ""),
            ("商品总价(元)", Column(3), "", ""),
            ("邮费(元)", Column(4), "", ""),
            ("店铺优惠折扣(元)", Always("0.00"), "", ""),
            ("平台优惠折扣(元)", Always("0.00"), "", ""),
            ("用户实付金额(元)", Column(8), "", ""),
            ("商家实收金额(元)", Column(8), "", "\t"),
            ("商品数量(件)", Column(24), "", ""),
            ("快递单号", Column(21), "", "\t"),
            ("快递公司", Column(22), "", ""),
            ("省", Always("浙江省"), "", ""),
            ("市", Always("杭州市"), "", ""),
            ("区", Always("西湖区"), "", ""),
            ("是否审核中", Always("否"), "", ""),
            ("支付时间", Column(18), "", ""),
            ("承诺发货时间", Column(17), "", ""),
            ("商品id", Always("612345678901"), "", ""),
            ("商品规格", Always("米白,大"), "", ""),
            ("样式ID", Always("1234567890123"), "", ""),
            ("商家编码-规格维度", Column(19), "", "\t"),
            ("商家编码-商品维度", Always("QZ"), "", ""),
            ("商家备注", Column(23), "", ""),
            ("买家留言", Column(11), "", ""),
            ("售后状态", Always("无售后或售后取消"), "", ""),
            ("订单成交时间", Column(17), "", ""),
        ],
    },
    Layout {
        name: "jd",
        gbk: true,
        words: ["完成", "已取消", "等待确认收货", "等待出库", "等待付款"],
        columns: &[
            ("订单号", Column(0), "", ""),
            ("商品ID", Always("1234567"), "", ""),
            ("商品名称", Column(19), "", ""),
            ("订购数量", Column(24), "", ""),
            ("支付方式", Always("在线支付"), "", ""),
            ("下单时间", Column(17), "", ""),
            ("京东价", Column(3), "", ""),
            ("订单金额", Column(6), "", ""),
            ("结算金额", Column(8), "", ""),
            ("余额支付", Always("0.00"), "", ""),
            ("应付金额", Column(8), "", ""),
            ("订单状态", Status, "", ""),
            ("订单类型", Always("销售订单"), "", ""),
            ("下单帐号", Column(1), "", ""),
            ("客户姓名", Column(12), "", ""),
            ("客户地址", Column(13), "", ""),
            ("联系电话", Column(16), "", ""),
            ("订单备注", Column(11), "", ""),
            ("发票类型", Always("普通发票"), "", ""),
            ("发票抬头", Always("个人"), "", ""),
            ("发票内容", Always("明细"), "", ""),
            ("商家备注", Column(23), "", ""),
            ("运费金额", Column(4), "", ""),
            ("付款确认时间", Column(18), "", ""),
            ("订单来源", Always("移动端订单"), "", ""),
            ("订单渠道", Always(""), "", ""),
            ("商家SKUID", Column(19), "", ""),
        ],
    },
    Layout {
        name: "douyin",
        gbk: false,
        words: ["已完成", "已关闭", "已发货", "待发货", "待支付"],
        columns: &[
            ("主订单编号", Column(0), "\t", ""),
            ("子订单编号", Column(0), "\t", "1"),
            ("选购商品", Column(19), "\t", ""),
            ("商品规格", Always("颜色:米白;尺码:大"), "\t", ""),
            ("商品数量", Column(24), "", ""),
            ("商品ID", Always("3612345678901234567"), "\t", ""),
            ("商家编码", Column(19), "\t", ""),
            ("商品单价", Column(3), "", ""),
            ("订单应付金额", Column(8), "\t", ""),
            ("运费", Column(4), "\t", ""),
            ("优惠总金额", Always("0.00"), "\t", ""),
            ("支付方式", Always("支付宝"), "\t", ""),
            ("收件人", Column(12), "\t", ""),
            ("收件人手机号", Column(16), "\t", ""),
            ("省", Always("浙江省"), "\t", ""),
            ("市", Always("杭州市"), "\t", ""),
            ("区", Always("西湖区"), "\t", ""),
            ("街道", Always("三墩镇"), "\t", ""),
            ("详细地址", Column(13), "\t", ""),
            ("买家留言", Column(11), "\t", ""),
            ("订单提交时间", Column(17), "\t", ""),
            ("旗帜颜色", Always("-"), "\t", ""),
            ("商家备注", Column(23), "\t", ""),
            ("订单完成时间", Always(""), "", ""),
            ("支付完成时间", Column(18), "\t", ""),
            ("APP渠道", Always("抖音"), "\t", ""),
            ("订单状态", Status, "\t", ""),
            ("达人ID", Always("0"), "\t", ""),
            ("售后状态", Always("-"), "\t", ""),
            ("发货时间", Always(""), "", ""),
        ],
    },
];

/// Taobao's words for the same five, in the order of [`Layout::words`].
const TAOBAO: [&str; 5] = [
    "交易成功",
    "交易关闭",
    "卖家已发货，等待买家确认",
    "买家已付款，等待卖家发货",
    "等待买家付款",
];

/// Column of the status in the Taobao file.
const STATUS: usize = 10;

impl Layout {
    /// Writes the file: every cell quoted, Windows line ends; UTF-8 with a byte order mark, or GBK.
    pub fn write(&self, sheet: Sheet, path: &Path) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
        if !self.gbk {
            out.write_all(b"\xEF\xBB\xBF")?;
        }
        let header: Vec<String> = self
            .columns
            .iter()
            .map(|(name, ..)| format!("\"{name}\""))
            .collect();
        self.line(&mut out, &header.join(","))?;
        for row in (0..sheet.rows).rev() {
            let (index, buyer) = sheet.order(row);
            let order = cells(index, buyer);
            let row: Vec<String> = self
                .columns
                .iter()
                .map(|column| self.cell(column, &order))
                .collect();
            self.line(&mut out, &row.join(","))?;
        }
        out.flush()
    }

    fn cell(&self, column: &(&str, Source, &str, &str), order: &[String]) -> String {
        let (_, from, before, after) = *column;
        let value = match from {
            Column(at) => order.get(at).map_or("", String::as_str),
            Always(text) => text,
            Status => {
                let stage = order
                    .get(STATUS)
                    .and_then(|text| TAOBAO.iter().position(|word| word == text));
                stage
                    .and_then(|at| self.words.get(at).copied())
                    .unwrap_or_default()
            }
        };
        let value = if value == "null" { "" } else { value };
        if value.is_empty() {
            "\"\"".to_owned()
        } else {
            format!("\"{before}{value}{after}\"")
        }
    }

    fn line(&self, out: &mut impl Write, line: &str) -> io::Result<()> {
        let line = format!("{line}\r\n");
        if self.gbk {
            out.write_all(&encoding_rs::GBK.encode(&line).0)
        } else {
            out.write_all(line.as_bytes())
        }
    }
}

/// Writes the Taobao file as a workbook, every cell as text.
pub fn workbook(sheet: Sheet, path: &Path) -> Result<(), crate::Failure> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet_with_constant_memory()?;
    let rows = std::iter::once(COLUMNS.map(str::to_owned).to_vec()).chain(
        (0..sheet.rows).rev().map(|row| {
            let (index, buyer) = sheet.order(row);
            cells(index, buyer)
        }),
    );
    for (at, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(&row) {
            if !cell.is_empty() {
                page.write_string(at, column, cell)?;
            }
        }
    }
    Ok(book.save(path)?)
}
