//! Layouts of the shop's own: written as the program's own are, explained where they are broken.

use super::super::sound::fault;
use super::*;
use crate::format::{Confidence, FormatError, Title};
use rstest::rstest;
use zhanggui_domain::Platform;

const OWN: &str = r#"key = "own_zto"
title = { zh = "中通寄件", en = "ZTO" }
direction = "export"
list = "orders"
container = "xlsx"
confidence = "real"
facts = "2026-11-25"
columns = [
  { header = "订单", from = ["order_no"], required = true },
  { header = "付款方式", text = "月结" },
]
"#;

fn broken(text: &str) -> FormatError {
    OutLayout::read_own(text).unwrap_err()
}

#[test]
fn every_layout_is_written_and_read_again_the_same() {
    for layout in layouts() {
        let text = layout.toml();
        assert!(OutLayout::is_meant(&text));
        let again = OutLayout::read(&layout.key, &text);
        assert_eq!(again.as_ref(), Ok(layout), "{text}");
    }
}

#[test]
fn an_own_layout_is_read_and_known_as_one() {
    let own = OutLayout::read_own(OWN).unwrap();
    assert!(own.own);
    assert_eq!((own.key.as_str(), own.columns.len()), ("own_zto", 2));
}

#[test]
fn a_layout_says_which_way_its_files_go() {
    assert!(OutLayout::is_meant(OWN));
    assert!(OutLayout::is_meant(
        "list = \"orders\"\ncontainer = \"xlsx\""
    ));
    assert!(
        OutLayout::is_meant("direction = \"export\"\ncolumns = ["),
        "broken as it is, it means to be one"
    );
    for (_, text) in [
        ("import", "key = \"a\"\ndirection = \"import\""),
        ("none", "key = \"a\""),
    ] {
        assert!(!OutLayout::is_meant(text), "{text}");
    }
}

#[rstest]
#[case("\"order_no\"", "\"ordr_no\"", 9, 27, "ordr_no")]
#[case("\"订单\"", "\"\"", 9, 14, "no heading")]
#[case("text = \"月结\"", "required = true", 10, 3, "nothing fills it")]
#[case("required = true", "requird = true", 9, 41, "requird")]
#[case(
    "text = \"月结\"",
    "text = \"月结\", max = 1",
    10,
    41,
    "limit is shorter"
)]
#[case(
    "text = \"月结\"",
    "text = \"月结\", one_of = [\"现付\"]",
    10,
    44,
    "月结"
)]
#[case("\"xlsx\"", "\"xslx\"", 5, 13, "xslx")]
#[case("\"xlsx\"", "\"txt\"", 8, 1, "one column")]
#[case("\"xlsx\"", "\"vcf\"", 9, 14, "vCard")]
#[case(
    "container = \"xlsx\"",
    "container = \"csv\"\ndelimiter = \"a\"",
    6,
    1,
    "between cells"
)]
#[case(
    "container = \"xlsx\"",
    "container = \"xlsx\"\nsheet = \"a/b\"",
    6,
    1,
    "sheet"
)]
#[case(
    "container = \"xlsx\"",
    "container = \"xlsx\"\nconsent = \"title\"",
    6,
    1,
    "consent"
)]
fn what_is_wrong_is_said_with_its_place(
    #[case] good: &str,
    #[case] bad: &str,
    #[case] line: usize,
    #[case] column: usize,
    #[case] told: &str,
) {
    let error = broken(&OWN.replacen(good, bad, 1));
    assert!(error.message.contains(told), "{error}");
    assert_eq!((error.line, error.column), (line, column), "{error}");
}

#[test]
fn a_heading_that_would_run_is_refused_in_text_files_only() {
    let text = OWN.replace("\"付款方式\"", "\"=HYPERLINK(1)\"");
    assert!(
        OutLayout::read_own(&text).is_ok(),
        "a workbook's cell is text"
    );
    let error = broken(&text.replace("xlsx", "csv"));
    assert_eq!(error.line, 10);
    assert!(error.message_zh.is_some_and(|zh| zh.contains("公式")));
}

#[test]
fn samples_are_invented_and_go_through_the_same_check() {
    let folder = tempfile::tempdir().unwrap();
    let mut all = layouts().to_vec();
    all.push(OutLayout::read_own(OWN).unwrap());
    for layout in &all {
        let records = super::super::sample::records(layout);
        let checked = check(layout, &records);
        assert_eq!(checked.problems, [], "{}", layout.key);
        assert_eq!(checked.rows.len(), 2, "{}", layout.key);
        let path = folder
            .path()
            .join(format!("a.{}", layout.container.ending()));
        assert!(write_sample(layout, &path).unwrap() > 0);
    }
}

#[test]
fn a_sample_keeps_to_words_and_limits_of_an_own_layout() {
    let text = OWN.replace(
        "from = [\"order_no\"], required = true",
        "from = [\"title\"], required = true, max = 2, one_of = [\"甲\", \"乙\"]",
    );
    let layout = OutLayout::read_own(&text).unwrap();
    let checked = check(&layout, &super::super::sample::records(&layout));
    assert_eq!(checked.problems, []);
}

fn any_text() -> impl Strategy<Value = String> {
    "[ -~一-龥“”\\\\\"]{1,10}x"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_own_layout_comes_back_from_its_text_and_its_file(
        title in any_text(),
        headers in prop::collection::vec("[a-z一-龥*（）]{1,8}", 1..6),
        fixed in any_text(),
        fill in prop::sample::select(vec!["order_no", "receiver", "phone", "address", "title"]),
        container in prop::sample::select(vec![OutContainer::Xlsx, OutContainer::Csv]),
        encoding in prop::sample::select(vec![OutEncoding::Utf8, OutEncoding::Utf8Bom, OutEncoding::Gb18030]),
        delimiter in prop::sample::select(vec![',', ';']),
        note in prop::option::of("[a-z一-龥]{1,6}"),
    ) {
        let fixed = fixed.trim_start_matches(['=', '+', '-', '@', ' ']).to_owned();
        let column = |header: &String, at: usize| OutColumn {
            header: header.clone(),
            from: if at == 0 { vec![fill.to_owned()] } else { Vec::new() },
            text: if at == 0 { String::new() } else { fixed.clone() },
            required: at == 0,
            max: Some(60),
            one_of: Vec::new(),
            map: std::collections::BTreeMap::new(),
        };
        let layout = OutLayout {
            key: "own_any".to_owned(),
            title: Title { zh: title.clone(), en: title },
            hint: None,
            platform: Platform::Other,
            direction: OutDirection::Export,
            own: true,
            list: OutList::Orders,
            container,
            encoding: if container == OutContainer::Xlsx { OutEncoding::Utf8 } else { encoding },
            delimiter: if container == OutContainer::Xlsx { ',' } else { delimiter },
            sheet: None,
            confidence: Confidence::Real,
            facts: "2026-11-25".to_owned(),
            above: note.into_iter().map(|note| vec![note]).collect(),
            below: Vec::new(),
            raw: container == OutContainer::Csv,
            consent: None,
            letter: None,
            columns: headers.iter().zip(0..).map(|(header, at)| column(header, at)).collect(),
        };
        prop_assert_eq!(fault(&layout), None);
        prop_assert_eq!(&OutLayout::read_own(&layout.toml()).unwrap(), &layout);

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let checked = check(&layout, &super::super::sample::records(&layout));
        prop_assert_eq!(&checked.problems, &[]);
        write(&layout, &checked.rows, &path, None).unwrap();
        let back: Vec<Vec<String>> = read_back(&layout, &path).into_iter().map(trimmed).collect();
        let mut sent: Vec<Vec<String>> = layout.above.clone();
        sent.push(headers);
        sent.extend(checked.rows);
        let sent: Vec<Vec<String>> = sent.into_iter().map(trimmed).collect();
        prop_assert_eq!(back, sent);
    }
}
