//! A small file in a layout, with invented rows: what a file of the layout looks like, to fill in or to
//! try. It goes in through the importer like any other.
use crate::export::atomic::write_whole;
use crate::export::{Cell, ExportError, ExportFormat, create};
use crate::format::{CellType, Field, Format, Kind};
use std::path::Path;
use zhanggui_domain::returns::PlatformStage;
use zhanggui_domain::{OrderStatus, ShopZone};

/// Rows of a sample.
const ROWS: u32 = 2;

/// Cards instead of rows.
const CARDS: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张晓明\r\nN:张;晓明;;;\r\nTEL;TYPE=CELL:13800001234\r\n\
EMAIL:xiaoming@example.com\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:李小满\r\nN:李;小满;;;\r\n\
TEL;TYPE=CELL:13800005678\r\nEMAIL:xiaoman@example.com\r\nEND:VCARD\r\n";

/// The ending of a sample's file name.
#[must_use]
pub fn ending(format: &Format) -> &'static str {
    if is_cards(format) {
        return "vcf";
    }
    match written_as(format) {
        ExportFormat::Xlsx => "xlsx",
        _ => "csv",
    }
}

fn is_cards(format: &Format) -> bool {
    format.encodings.iter().any(|encoding| encoding == "vcard") || format.key == "vcard"
}

/// The encoding in which the layout was seen first, or the nearest that is written here.
fn written_as(format: &Format) -> ExportFormat {
    match format.encodings.first().map(String::as_str) {
        Some("gb18030") => ExportFormat::CsvGb18030,
        Some("xlsx" | "xls") => ExportFormat::Xlsx,
        _ => ExportFormat::CsvUtf8Bom,
    }
}

/// Writes a sample of the layout.
///
/// # Errors
/// The file cannot be written.
pub fn write_sample(format: &Format, to: &Path) -> Result<(), ExportError> {
    if is_cards(format) {
        return write_whole(to, CARDS.as_bytes()).map(|_| ());
    }
    let headers: Vec<String> = format
        .headers
        .iter()
        .map(|header| header.trim().to_owned())
        .collect();
    let mut table = create(written_as(format), to, &headers, ShopZone::CHINA)?;
    for row in 1..=ROWS {
        let texts: Vec<String> = format
            .headers
            .iter()
            .map(|header| value(format, header, row))
            .collect();
        let cells: Vec<Cell<'_>> = format
            .headers
            .iter()
            .zip(&texts)
            .map(|(header, text)| match format.column(header) {
                _ if text.is_empty() => Cell::Empty,
                Some(column) if matches!(column.cell, CellType::Id | CellType::Phone) => {
                    Cell::Id(text)
                }
                _ => Cell::Text(text),
            })
            .collect();
        table.row(&cells)?;
    }
    table.finish().map(|_| ())
}

/// What stands in a column; nothing where the layout only keeps it.
fn value(format: &Format, header: &str, row: u32) -> String {
    let Some(column) = format.column(header) else {
        return String::new();
    };
    let first = row == 1;
    let either = |one: &str, two: &str| {
        if first {
            one.to_owned()
        } else {
            two.to_owned()
        }
    };
    match column.cell {
        CellType::Id => number(format.kind, column.field, row),
        CellType::Money => amount(column.field, row),
        CellType::DateTime => moment(column.field, row),
        CellType::Integer => if column.field == Field::Points {
            "0"
        } else {
            "1"
        }
        .to_owned(),
        CellType::Phone => either("13800001234", "13800005678"),
        CellType::Email => either("xiaoming@example.com", "xiaoman@example.com"),
        CellType::Name => either("张晓明", "李小满"),
        CellType::Nick => either("晓明的小店", "小满爱喝茶"),
        CellType::Address => either("浙江省杭州市西湖区演示路1号", "广东省广州市天河区演示路2号"),
        CellType::Tracking => either("YT0000000000001", "YT0000000000002"),
        CellType::Props => either("颜色:红色", "颜色:蓝色"),
        CellType::Flag => "否".to_owned(),
        CellType::Currency => format.currency.code().to_owned(),
        CellType::Status => status(format),
        CellType::Stage => stage(format, column.field),
        CellType::ReturnKind => format.kinds.keys().next().cloned().unwrap_or_default(),
        CellType::Text | CellType::Note => text(column.field, first),
    }
}

fn number(kind: Kind, field: Field, row: u32) -> String {
    match field {
        Field::OrderNo | Field::MainOrderNo | Field::BillOrderNo => {
            format!("26112000000000012{row}")
        }
        Field::Postcode => format!("31000{row}"),
        Field::RefundNo => format!("26112100000000034{row}"),
        Field::CustomerNo => format!("1000{row}"),
        Field::BillRefundNo => String::new(),
        _ if kind == Kind::Bills => format!("26112200000000056{row}"),
        _ => format!("2611230000007{row}"),
    }
}

fn amount(field: Field, row: u32) -> String {
    match field {
        Field::Refund | Field::LineRefund | Field::BillRefunded | Field::BillFee => "0.00",
        Field::Freight | Field::LineFreight | Field::LineExtra => "0.00",
        Field::BillOut => "0.00",
        Field::BillBalance if row == 2 => "356.00",
        _ if row == 1 => "168.00",
        _ => "188.00",
    }
    .to_owned()
}

fn moment(field: Field, row: u32) -> String {
    let day = match field {
        Field::ClosedAt | Field::VirtualExpiresAt => return String::new(),
        Field::OrderedAt => 20,
        Field::PaidAt => 21,
        _ => 22,
    };
    format!("2026-11-{day} 10:0{row}:00")
}

fn status(format: &Format) -> String {
    let meant = [
        OrderStatus::Paid,
        OrderStatus::Succeeded,
        OrderStatus::Shipped,
    ];
    let word = |wanted: OrderStatus| {
        let mut words = format.statuses.iter();
        words.find(|(_, status)| **status == wanted)
    };
    let found = meant.into_iter().find_map(word);
    found.map(|(word, _)| word.clone()).unwrap_or_default()
}

fn stage(format: &Format, field: Field) -> String {
    if field == Field::Dispute {
        return String::new();
    }
    let mut words = format.stages.iter();
    let asked = words.find(|(_, stage)| **stage == PlatformStage::Requested);
    let any = || format.stages.iter().next();
    asked
        .or_else(any)
        .map(|(word, _)| word.clone())
        .unwrap_or_default()
}

fn text(field: Field, first: bool) -> String {
    let (one, two) = match field {
        Field::Title | Field::BillTitle => ("演示商品甲", "演示商品乙"),
        Field::Province => ("浙江省", "广东省"),
        Field::City => ("杭州市", "广州市"),
        Field::District => ("西湖区", "天河区"),
        Field::AddressDetail => ("演示路1号", "演示路2号"),
        Field::Country => ("中国", "中国"),
        Field::CustomerName => ("张晓明", "李小满"),
        Field::FirstName => ("晓明", "小满"),
        Field::LastName => ("张", "李"),
        Field::Nickname => ("晓明", "小满"),
        Field::Reason => ("尺码不合适", "不喜欢"),
        Field::BillDirection => ("收入", "收入"),
        Field::BillCounterparty => ("张晓明", "李小满"),
        Field::SkuCode => ("SKU-01", "SKU-02"),
        Field::ShopName => ("演示店铺", "演示店铺"),
        Field::Carrier => ("圆通速递", "圆通速递"),
        _ => ("", ""),
    };
    if first { one } else { two }.to_owned()
}
