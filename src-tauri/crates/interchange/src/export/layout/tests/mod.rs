//! Layouts load, keep the facts' headings, refuse what the other program would, and read back.

mod marks;
mod own;
mod templates;

use super::*;
use crate::codec::{FillDown, OpenBook, Record, SheetTable, Table, TextTable, VcardTable};
use crate::source::{Container, Delimiter, Progress, SourceFile, TextEncoding};
use proptest::prelude::*;
use std::path::Path;

fn layouts() -> &'static [OutLayout] {
    OutLayout::builtin().unwrap_or_else(|error| panic!("{error}"))
}

fn layout(key: &str) -> &'static OutLayout {
    layouts().iter().find(|layout| layout.key == key).unwrap()
}

fn record(fields: &[(&'static str, &str)]) -> OutRecord {
    fields
        .iter()
        .map(|(field, text)| (*field, (*text).to_owned()))
        .collect()
}

/// The file's cells as our own readers see them, the fixed rows included.
fn read_back(layout: &OutLayout, path: &Path) -> Vec<Vec<String>> {
    let file = SourceFile::look(path).unwrap();
    let mut table = match layout.container {
        OutContainer::Xlsx => Table::Sheet(
            SheetTable::open(
                &file,
                Container::Zip,
                "Sheet1",
                &OpenBook::default(),
                FillDown::default(),
            )
            .unwrap(),
        ),
        OutContainer::Vcf => Table::Cards(VcardTable::open(&file, Progress::default()).unwrap()),
        _ => {
            let encoding = match layout.encoding {
                OutEncoding::Utf8 => TextEncoding::Utf8,
                OutEncoding::Utf8Bom => TextEncoding::Utf8Bom,
                OutEncoding::Gb18030 => TextEncoding::Gb18030,
            };
            let delimiter = if layout.delimiter == ';' {
                Delimiter::Semicolon
            } else {
                Delimiter::Comma
            };
            Table::Text(TextTable::open(&file, encoding, delimiter, Progress::default()).unwrap())
        }
    };
    let mut record = Record::new();
    let mut rows = Vec::new();
    while table.read(&mut record).unwrap() {
        assert_eq!(record.flaw, None);
        rows.push(record.cells().map(str::to_owned).collect());
    }
    rows
}

/// Without the empty cells at the end, which a sheet does not have.
fn trimmed(mut row: Vec<String>) -> Vec<String> {
    while row.last().is_some_and(String::is_empty) {
        row.pop();
    }
    row
}

#[test]
fn every_layout_loads_and_the_headings_are_those_of_the_facts() {
    assert!(layouts().len() >= 19);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let facts = root
        .ancestors()
        .nth(4)
        .map(|up| up.join("shared/facts/headers.json"));
    let Some(Ok(text)) = facts.map(std::fs::read_to_string) else {
        println!("skipped: no facts beside the project");
        return;
    };
    let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
    for layout in layouts() {
        let Some(columns) = facts[&layout.key]["columns"].as_array() else {
            continue;
        };
        let columns: Vec<&str> = columns.iter().map(|name| name.as_str().unwrap()).collect();
        let ours: Vec<&str> = layout
            .columns
            .iter()
            .map(|column| column.header.as_str())
            .collect();
        assert_eq!(ours, columns, "{}", layout.key);
    }
}

#[test]
fn what_the_other_program_would_refuse_is_told_before_anything_is_written() {
    let good = record(&[
        ("order_no", "260531-662941284701219"),
        ("carrier", "顺丰"),
        ("tracking_no", "SF1"),
    ]);
    let no_number = record(&[("order_no", "1"), ("carrier", "中通快递")]);
    let no_courier = record(&[
        ("order_no", "2"),
        ("carrier", "某某物流"),
        ("tracking_no", "9"),
    ]);
    let checked = check(layout("pdd_batch_ship"), &[good, no_number, no_courier]);
    assert_eq!(
        checked.rows,
        [["260531-662941284701219", "顺丰速运", "SF1"]]
    );
    assert_eq!(checked.bad, 2);
    let told: Vec<(u64, &str)> = checked
        .problems
        .iter()
        .map(|p| (p.row, p.column.as_str()))
        .collect();
    assert_eq!(told, [(2, "快递单号"), (3, "快递公司")]);
}

#[test]
fn nobody_gets_a_message_who_did_not_agree() {
    let person = |consent: &str| record(&[("mobile", "13800001234"), ("consent_sms", consent)]);
    let checked = check(
        layout("sms_list"),
        &[person("yes"), person("no"), person("")],
    );
    assert_eq!((checked.rows.len(), checked.without_consent), (1, 2));
}

#[test]
fn a_batch_for_pinduoduo_has_its_keys_below_the_headings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("batch.xlsx");
    let rows = vec![vec![
        "260531-662941284701219".to_owned(),
        "中通快递".to_owned(),
        "0012345678901".to_owned(),
    ]];
    write(layout("pdd_batch_ship"), &rows, &path, None).unwrap();
    assert_eq!(
        read_back(layout("pdd_batch_ship"), &path),
        [
            ["订单号", "快递公司", "快递单号"],
            ["order_sn", "shipping_name", "shipping_sn"],
            ["260531-662941284701219", "中通快递", "0012345678901"],
        ]
    );
}

#[test]
fn cards_come_back_as_they_went() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cards.vcf");
    let note = "喜欢茶; 和, 点心\n".repeat(9);
    let person = record(&[
        ("name", "张晓明"),
        ("last_name", "张"),
        ("first_name", "晓明"),
        ("email", "zxm@example.com"),
        ("phone", "13800001234"),
        ("street", "文三路 1 号"),
        ("city", "杭州市"),
        ("note", &note),
    ]);
    let checked = check(layout("vcard"), &[person]);
    write(layout("vcard"), &checked.rows, &path, None).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    let back = &read_back(layout("vcard"), &path)[0];
    for value in [
        "张晓明",
        "张",
        "晓明",
        "zxm@example.com",
        "13800001234",
        "文三路 1 号",
        "杭州市",
        note.trim(),
    ] {
        assert!(back.iter().any(|cell| cell == value), "{value} in {back:?}");
    }
}

#[test]
fn a_label_never_runs_what_a_buyer_wrote() {
    let rows = vec![vec![
        "<script>alert(1)</script>".to_owned(),
        "\"&".to_owned(),
    ]];
    let page = super::labels::page(layout("customer_labels"), &rows, None);
    assert!(
        !page.contains("<script")
            && page.contains("&lt;script&gt;")
            && page.contains("&quot;&amp;")
    );
}

#[test]
fn a_formula_stays_out_of_files_that_machines_take_raw() {
    let person = record(&[("name", "=HYPERLINK(1)"), ("email", "a@example.com")]);
    let checked = check(layout("woo_analytics_customers"), &[person]);
    assert_eq!((checked.rows.len(), checked.bad), (0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_table_comes_back_equal(
        rows in prop::collection::vec(prop::collection::vec("[ -~一-龥\n\"';,=+@-]{1,12}x", 4), 1..6),
        key in prop::sample::select(vec!["ship_list", "courier_sheet", "outlook_contacts", "prestashop_customers_import"]),
    ) {
        let layout = layout(key);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let wide: Vec<Vec<String>> = rows.iter().map(|row| {
            let mut row = row.clone();
            row.resize(layout.columns.len(), "y".to_owned());
            row.truncate(layout.columns.len());
            row
        }).collect();
        write(layout, &wide, &path, None).unwrap();
        let fixed = layout.above.len() + layout.below.len() + 1;
        let back: Vec<Vec<String>> = read_back(layout, &path).into_iter().skip(fixed).collect();
        let guarded = layout.container == OutContainer::Csv && !layout.raw;
        let plain = |cell: &String| match guarded {
            true => crate::parse::cell::unprotected(cell).to_owned(),
            false => cell.clone(),
        };
        let plain = |row: Vec<String>| trimmed(row).iter().map(plain).collect::<Vec<_>>();
        let back: Vec<Vec<String>> = back.into_iter().map(plain).collect();
        let sent: Vec<Vec<String>> = wide.into_iter().map(trimmed).collect();
        prop_assert_eq!(back, sent);
    }
}
