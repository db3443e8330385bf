//! A template that a courier or tool gave becomes a layout.

use super::super::template::of_rows;
use super::*;
use crate::format::Catalogue;
use crate::guess::{Dictionary, FirstRows, Row, SheetRows};

fn rows(lines: &[&[&str]]) -> FirstRows {
    let row = |(line, cells): (u64, &&[&str])| Row {
        line,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    FirstRows {
        encoding: "xlsx".to_owned(),
        encoding_code: "xlsx".to_owned(),
        delimiter: None,
        sheets: vec![SheetRows {
            name: Some("批量寄件".to_owned()),
            rows: (1_u64..).zip(lines).map(row).collect(),
            merged: Vec::new(),
        }],
    }
}

fn guessed(lines: &[&[&str]], choice: &TemplateChoice) -> Template {
    let dictionary = Dictionary::of(Catalogue::builtin().unwrap());
    of_rows(&dictionary, rows(lines), choice, "中通模板")
}

fn filled_from(template: &Template) -> Vec<(&str, &str)> {
    template
        .layout
        .columns
        .iter()
        .map(|column| {
            let from = column.from.first().map_or("", String::as_str);
            (column.header.as_str(), from)
        })
        .collect()
}

/// As couriers give it: a note, a blank line, the headings, an example.
const COURIER: &[&[&str]] = &[
    &["批量寄件模板 V3（请勿修改表头）"],
    &[],
    &[
        "*客户订单号",
        "*收件人姓名",
        "*收件人手机号",
        "收件人省份",
        "城市",
        "区/县",
        "*收件人详细地址",
        "寄件人",
        "寄件人手机号",
        "寄件人详细地址",
        "物品名称",
        "重量（KG）",
        "备注（选填）",
    ],
    &[
        "示例001",
        "张三",
        "13800000000",
        "上海市",
        "上海市",
        "青浦区",
        "华新镇1号",
        "李四",
        "13900000000",
        "杭州",
        "衣服",
        "1",
        "",
    ],
];

#[test]
fn the_header_row_of_a_courier_becomes_the_columns() {
    let template = guessed(COURIER, &TemplateChoice::default());
    assert_eq!(template.header_line, Some(3));
    assert_eq!(template.layout.list, OutList::Orders);
    assert_eq!(
        filled_from(&template),
        [
            ("*客户订单号", "order_no"),
            ("*收件人姓名", "receiver"),
            ("*收件人手机号", "phone"),
            ("收件人省份", "province"),
            ("城市", "city"),
            ("区/县", "district"),
            ("*收件人详细地址", "address"),
            ("寄件人", "sender_name"),
            ("寄件人手机号", "sender_phone"),
            ("寄件人详细地址", "sender_address"),
            ("物品名称", "title"),
            ("重量（KG）", ""),
            ("备注（选填）", "seller_memo"),
        ]
    );
    let required: Vec<bool> = template.layout.columns.iter().map(|c| c.required).collect();
    assert_eq!(required.iter().filter(|one| **one).count(), 4);
    assert_eq!(
        template.layout.above,
        [
            vec!["批量寄件模板 V3（请勿修改表头）".to_owned()],
            Vec::new()
        ],
        "the other program counts lines"
    );
    assert_eq!(
        template.layout.below,
        Vec::<Vec<String>>::new(),
        "an example stays out"
    );
    assert_eq!(template.rows_below, 1);
    assert_eq!(template.layout.sheet.as_deref(), Some("批量寄件"));
}

#[test]
fn a_row_of_names_for_machines_stays_in_every_file() {
    let lines: &[&[&str]] = &[
        &["订单号", "快递公司", "快递单号"],
        &["order_sn", "shipping_name", "shipping_sn"],
    ];
    let template = guessed(lines, &TemplateChoice::default());
    assert_eq!(template.layout.below.len(), 1);
    let none = TemplateChoice {
        below: Some(0),
        ..TemplateChoice::default()
    };
    assert_eq!(guessed(lines, &none).layout.below.len(), 0);
}

#[test]
fn the_senders_columns_never_get_the_buyers_data() {
    let headings: &[&str] = &[
        "订单号",
        "寄件人所在城市",
        "寄件人手机2",
        "寄件人备用电话",
        "发件人姓名",
    ];
    for column in guessed(&[headings], &TemplateChoice::default())
        .layout
        .columns
    {
        for code in &column.from {
            let fit = column.header == "订单号" || code.starts_with("sender_");
            assert!(fit, "{} would hold {code}", column.header);
        }
    }
}

#[test]
fn the_list_follows_from_the_columns_and_can_be_chosen() {
    let people: &[&str] = &["会员昵称", "手机号", "生日", "邮箱"];
    let template = guessed(&[people], &TemplateChoice::default());
    assert_eq!(template.layout.list, OutList::Customers);
    let cases: &[&str] = &["退款编号", "订单编号", "退款金额", "退款原因"];
    let template = guessed(&[cases], &TemplateChoice::default());
    assert_eq!(template.layout.list, OutList::Returns);
    let chosen = TemplateChoice {
        list: Some(OutList::Orders),
        ..TemplateChoice::default()
    };
    assert_eq!(guessed(&[cases], &chosen).layout.list, OutList::Orders);
}

#[test]
fn a_text_template_keeps_its_encoding_and_delimiter_and_a_single_column_is_enough() {
    let dictionary = Dictionary::of(Catalogue::builtin().unwrap());
    let mut text = rows(&[&["手机号"]]);
    text.encoding_code = "gb18030".to_owned();
    text.delimiter = Some(';');
    text.sheets[0].name = None;
    let template = of_rows(&dictionary, text, &TemplateChoice::default(), "短信");
    assert_eq!(template.header_line, Some(1));
    let layout = template.layout;
    assert_eq!(layout.container, OutContainer::Csv);
    assert_eq!(
        (layout.encoding, layout.delimiter),
        (OutEncoding::Gb18030, ';')
    );
    assert!(
        layout.raw,
        "a program that gives a template takes cells as they are"
    );
}
