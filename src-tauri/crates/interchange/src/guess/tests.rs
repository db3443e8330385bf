//! Files of odd shapes, made by hand, and what must hold of any file.
use super::*;
use crate::inspect::inspect_with;
use crate::parse::RowOutcome;
use crate::rows::open_rows;
use proptest::prelude::*;
use std::path::PathBuf;
use tempfile::TempDir;
use zhanggui_domain::{OrderStatus, Platform, ShopZone};

pub(super) fn catalogue() -> &'static Catalogue {
    Catalogue::builtin().unwrap()
}

pub(super) fn file(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

pub(super) fn guessed(text: &str) -> Guess {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "odd.csv", text);
    guess(catalogue(), &path, &Choice::default()).unwrap()
}

pub(super) fn field(guess: &Guess, header: &str) -> Option<Field> {
    let column = guess.columns.iter().find(|column| column.header == header);
    column.unwrap().field
}

/// A sheet that a seller keeps herself: a title and a note above, names of her own.
const OWN_SHEET: &str = "\
十一月 发货登记,,,,,,,,
微信群接龙，周五前发完,,,,,,,,
登记日期,流水,哪位,联系手机,送货地址,货品,个数,应收款,进度
2026-11-03,20261103000001,张晓明,13800001234,浙江省杭州市西湖区演示路1号,茉莉花茶 50g,2,168.00,已发货
2026-11-04,20261104000002,李小满,13800005678,广东省广州市天河区演示路2号,陈皮 100g,1,88.50,待发货
2026-11-04,20261104000003,王小雨,13900001111,四川省成都市武侯区演示街3号,普洱茶 357g,1,356.00,等快递来
合计,,,,,,4,612.50,
";

#[test]
fn a_sellers_own_sheet_is_understood() {
    let guess = guessed(OWN_SHEET);
    assert_eq!(guess.header_line, Some(3), "a title and a note stand above");
    assert_eq!(guess.notes_above, 2);
    assert_eq!(guess.kind, Kind::Orders);
    assert_eq!(field(&guess, "联系手机"), Some(Field::ReceiverPhone));
    assert_eq!(field(&guess, "货品"), Some(Field::Title));
    assert_eq!(field(&guess, "个数"), Some(Field::Quantity));
    assert_eq!(field(&guess, "进度"), Some(Field::Status));
    assert_eq!(
        field(&guess, "登记日期"),
        Some(Field::OrderedAt),
        "by its contents and 日期"
    );
    assert_eq!(field(&guess, "送货地址"), Some(Field::ReceiverAddress));
    assert_eq!(
        field(&guess, "哪位"),
        Some(Field::ReceiverName),
        "nothing names it, but only names stand in it"
    );
    assert_eq!(
        field(&guess, "流水"),
        Some(Field::OrderNo),
        "long numbers, each once"
    );
    let unknown = guess.statuses.iter().find(|word| word.word == "等快递来");
    assert_eq!(unknown.unwrap().status, None, "no layout knows it: asked");
    let known = guess.statuses.iter().find(|word| word.word == "已发货");
    assert_eq!(known.unwrap().status, Some(OrderStatus::Shipped));
}

pub(super) fn mapping(guess: &Guess, title: &str) -> Mapping {
    let read = |column: &ColumnGuess| Some((column.header.clone(), column.field?));
    Mapping {
        key: layout::key_for(title),
        title: title.to_owned(),
        platform: Platform::Other,
        kind: guess.kind,
        headers: guess
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect(),
        columns: guess.columns.iter().filter_map(read).collect(),
        statuses: vec![("等快递来".to_owned(), OrderStatus::Paid)],
        date_order: guess.date_order,
        decimal_comma: guess.decimal_comma,
        headerless: guess.header_line == Some(0),
        currency: None,
        encoding: guess.rows.encoding_code.clone(),
        facts: "2026-11-25".to_owned(),
    }
}

#[test]
fn what_was_guessed_becomes_a_layout_that_reads_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "odd.csv", OWN_SHEET);
    let guess = guess(catalogue(), &path, &Choice::default()).unwrap();
    let mapping = mapping(&guess, "群接龙 \"十一月\"");
    assert_eq!(mapping.lack(), None);
    let text = mapping.toml(&Vocabulary::of(catalogue()));
    let mut merged = catalogue().clone();
    merged.add_own(&mapping.key, &text).unwrap();

    // The next file of the kind is recognised without being told.
    let looked = inspect_with(&merged, &path, None, ShopZone::CHINA).unwrap();
    assert_eq!(looked.format.key, mapping.key);
    assert!(looked.format.own);
    let rows: Vec<RowOutcome> = open_rows(&looked).unwrap().map(Result::unwrap).collect();
    let orders: Vec<_> = rows
        .iter()
        .filter_map(|row| match row {
            RowOutcome::Order(order) => Some(order),
            _ => None,
        })
        .collect();
    assert_eq!(
        orders.len(),
        3,
        "three orders, and the totals are none: {rows:?}"
    );
    assert_eq!(orders[1].order_no, "20261104000002");
    assert_eq!(orders[1].status, Some(OrderStatus::Paid), "待发货");
    assert_eq!(
        orders[2].status,
        Some(OrderStatus::Paid),
        "等快递来, as was said"
    );
    assert_eq!(orders[0].receiver.name.as_deref(), Some("张晓明"));
}

#[test]
fn a_list_of_people_is_no_list_of_orders() {
    let guess = guessed(
        "会员编号,姓名,手机,生日,备注\nV001,张晓明,13800001234,1990-01-02,喜欢茶\nV002,李小满,13800005678,1992-03-04,\nV003,王小雨,13900001111,,常客\n",
    );
    assert_eq!(guess.kind, Kind::Customers);
    assert_eq!(field(&guess, "姓名"), Some(Field::CustomerName));
    assert_eq!(field(&guess, "手机"), Some(Field::Phones));
    assert_eq!(field(&guess, "会员编号"), Some(Field::CustomerNo));
    assert!(guess.has_key());
}

#[test]
fn rows_of_one_order_are_its_lines() {
    let guess = guessed(
        "单号,收件人,品名,规格,数量,单价\nA20261101,张晓明,茶,50g,1,30.00\nA20261101,张晓明,杯,白,2,15.00\nA20261102,李小满,茶,50g,1,30.00\n",
    );
    assert_eq!(
        guess.kind,
        Kind::Sales,
        "numbers come again, and a receiver stands beside"
    );
}

#[test]
fn a_name_that_its_contents_belie_is_not_believed() {
    let guess = guessed(
        "订单编号,手机,金额\n1000000001,不方便,12.00\n1000000002,问客服,13.00\n1000000003,下次说,14.00\n",
    );
    assert_eq!(
        field(&guess, "手机"),
        None,
        "words are no telephone numbers"
    );
    let phone = &guess.columns[1];
    assert!(phone.others.contains(&Field::ReceiverPhone) && phone.confidence < SURE);
}

#[test]
fn the_month_is_asked_for_only_where_nothing_tells() {
    let dates = |first: &str, second: &str| {
        guessed(&format!(
            "order id,date,amount\nX1,{first},1.00\nX2,{second},2.00\n"
        ))
    };
    let told = dates("03/04/2026", "25/04/2026");
    assert_eq!(
        told.date_order,
        Some(DateOrder::Dmy),
        "there is no 25th month"
    );
    assert!(!told.dates_ambiguous);
    let told = dates("03/04/2026", "04/25/2026");
    assert_eq!(told.date_order, Some(DateOrder::Mdy));
    let open = dates("03/04/2026", "05/06/2026");
    assert_eq!((open.date_order, open.dates_ambiguous), (None, true));
    let plain = dates("2026-03-04", "2026-05-06");
    assert_eq!((plain.date_order, plain.dates_ambiguous), (None, false));
}

#[test]
fn a_decimal_comma_is_seen() {
    let guess = guessed("order id;amount\nX1;12,50\nX2;1.234,00\n");
    assert!(guess.decimal_comma);
    assert!(!guessed("order id,amount\nX1,\"1,234.50\"\n").decimal_comma);
}

#[test]
fn of_several_sheets_the_table_is_found_and_another_can_be_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let cover = book.add_worksheet().set_name("说明").unwrap();
    cover.write(0, 0, "十一月对账").unwrap();
    let table = book.add_worksheet().set_name("明细").unwrap();
    for (row, cells) in (0..).zip([
        ["订单号", "收件人", "金额"],
        ["A20261101001", "张晓明", "12.00"],
        ["A20261101002", "李小满", "13.00"],
    ]) {
        for (column, text) in (0..).zip(cells) {
            table.write(row, column, text).unwrap();
        }
    }
    book.save(&path).unwrap();
    let found = guess(catalogue(), &path, &Choice::default()).unwrap();
    assert_eq!(found.rows.sheets[found.sheet].name.as_deref(), Some("明细"));
    assert_eq!(field(&found, "订单号"), Some(Field::OrderNo));
    let choice = Choice {
        sheet: Some("说明".to_owned()),
        ..Choice::default()
    };
    let chosen = guess(catalogue(), &path, &choice).unwrap();
    assert_eq!(
        chosen.rows.sheets[chosen.sheet].name.as_deref(),
        Some("说明")
    );
    assert_eq!(chosen.header_line, None, "a cover has no header");
}

#[test]
fn a_broken_layout_leaves_the_others_alone() {
    let mut merged = catalogue().clone();
    let before = merged.formats().count();
    let error = merged
        .add_own("own_x", "key = \"own_x\"\nkind = [\n")
        .unwrap_err();
    assert!(error.line >= 2, "{error}");
    assert_eq!(merged.formats().count(), before);
    assert!(
        merged
            .add_own("vcard", "key = \"vcard\"\nbase = \"vcard\"\n")
            .is_err(),
        "a layout of the program keeps its name"
    );
}

#[test]
fn every_layout_has_a_sample_that_goes_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut bad: Vec<String> = Vec::new();
    for format in catalogue().formats() {
        let name = format!("{}.{}", format.key, sample::ending(format));
        let path = folder.path().join(name);
        write_sample(format, &path).unwrap();
        let looked = match inspect_with(catalogue(), &path, None, ShopZone::CHINA) {
            Ok(looked) => looked,
            Err(error) => {
                bad.push(format!("{}: {}", format.key, error.message_en));
                continue;
            }
        };
        if looked.format.key != format.key && !looked.format.reads_like(format) {
            bad.push(format!("{} is taken for {}", format.key, looked.format.key));
        }
        let mut records = 0;
        for row in open_rows(&looked).unwrap() {
            match row.unwrap() {
                RowOutcome::Rejected { problems, .. } => {
                    bad.push(format!("{}: {problems:?}", format.key))
                }
                RowOutcome::Skipped { .. } => {}
                _ => records += 1,
            }
        }
        if records != 2 {
            bad.push(format!("{}: {records} records", format.key));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn a_description_tells_shapes_and_no_values() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(
        &folder,
        "x.csv",
        "订单编号,收货人,张晓明的备注,手机\nAB-2026,李小满,送到门口,13800001234\n",
    );
    let told = describe(catalogue(), &first_rows(&path).unwrap());
    let names: Vec<&str> = told
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    assert_eq!(names[0], "订单编号", "every layout's word may be told");
    assert_eq!(names[3], "手机");
    assert_eq!(names[2], "字字字字字字", "a name of a person in a header");
    assert_eq!(told.columns[0].shapes, ["AA-9999"]);
    assert_eq!(told.columns[3].shapes, ["99999999999"]);
    let text = told.text();
    for secret in ["张晓明", "李小满", "13800001234", "送到门口", "AB-2026"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn a_file_without_header_tells_nobodys_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(
        &folder,
        "x.csv",
        "张晓明,13800001234,茉莉花茶\n李小满,13800005678,陈皮\n",
    );
    let text = describe(catalogue(), &first_rows(&path).unwrap()).text();
    for secret in ["张晓明", "13800001234", "茉莉花茶", "李小满", "陈皮"] {
        assert!(!text.contains(secret), "{text}");
    }
}

/// Cells of people: names, numbers, addresses in letters that no layout's words are made of.
fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        "[鑫淼焱垚犇猋骉]{2,4}",
        "[1-8]{4,14}",
        "[鑫淼焱垚犇]{2,5}[1-8]{3,6}[鑫淼焱]{2,3}",
        "[qxz]{5,9}",
    ]
}

proptest! {
    #[test]
    fn no_cell_leaks(rows in prop::collection::vec(prop::collection::vec(cells(), 3), 1..8), header: bool) {
        let mut text = String::new();
        if header {
            // A header of known names with a person's among them.
            text.push_str(&format!("订单编号,收货人,{}\n", rows[0][0]));
        }
        for row in &rows {
            text.push_str(&row.join(","));
            text.push('\n');
        }
        let folder = tempfile::tempdir().unwrap();
        let path = file(&folder, "x.csv", &text);
        let told = describe(catalogue(), &first_rows(&path).unwrap());
        let said: String = told.columns.iter().flat_map(|column| {
            column.shapes.iter().cloned().chain([column.header.clone()])
        }).collect::<Vec<_>>().join("\n");
        for cell in rows.iter().flatten() {
            let runs = cell.split(|letter: char| !letter.is_alphanumeric());
            for run in runs.filter(|run| run.chars().count() > 1) {
                prop_assert!(!said.contains(run), "{run} in {said}");
            }
        }
        for secret in "鑫淼焱垚犇猋骉12345678qxz".chars() {
            prop_assert!(!said.contains(secret), "{secret} in {said}");
        }
    }

    #[test]
    fn any_bytes_are_looked_at_without_panic(bytes: Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("any");
        std::fs::write(&path, bytes).unwrap();
        if let Ok(guess) = guess(catalogue(), &path, &Choice::default()) {
            let _ = describe(catalogue(), &guess.rows).text();
        }
    }

    #[test]
    fn any_table_becomes_a_layout_or_says_what_it_lacks(
        headers in prop::collection::vec("[a-z\"\\\\订单编号姓名]{0,6}", 1..6),
        cells in prop::collection::vec("[0-9a-z,. ]{0,8}", 1..6),
    ) {
        let quote = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            cells.join(",")
        };
        let guess = guessed(&format!("{}\n{}\n", quote(&headers), quote(&cells)));
        let mapping = mapping(&guess, "任意");
        if mapping.lack().is_none() {
            let text = mapping.toml(&Vocabulary::of(catalogue()));
            let mut merged = catalogue().clone();
            let added = merged.add_own(&mapping.key, &text);
            prop_assert!(added.is_ok(), "{added:?}\n{text}");
        }
    }
}
