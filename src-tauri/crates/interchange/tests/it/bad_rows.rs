//! Damage inside a file: the row is rejected with its line and reason, the other rows go in.
use crate::support::{Files, Read, SMALL_HEADER, gbk, small, sound};
use zhanggui_interchange::{ProblemCode, SkipReason};

fn read(text: &str) -> Read {
    Files::new().read("a.csv", text.as_bytes())
}

#[test]
fn broken_bytes_cost_one_row() {
    let mut bytes = gbk(&small(
        &(sound("35153131470000579") + &sound("35153131470000601") + &sound("35153131470000777")),
    ));
    let nick = gbk("夏天的风");
    let places: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(&nick))
        .collect();
    // Cut the second byte of a pair: what follows is the closing quote.
    bytes[places[1] + nick.len() - 1] = 0x20;
    let read = Files::new().read("a.csv", &bytes);
    assert_eq!(read.order_nos(), ["35153131470000579", "35153131470000777"]);
    let rejected = read.rejected();
    let [(3, [problem])] = rejected.as_slice() else {
        panic!("{rejected:?}")
    };
    assert_eq!(problem.code, ProblemCode::BrokenEncoding);
    assert_eq!(
        problem.column.as_deref(),
        Some("买家会员名"),
        "the column is named"
    );
}

#[test]
fn rows_in_another_encoding_are_read_in_theirs() {
    let nick = |read: &Read| -> Vec<Option<String>> {
        read.orders()
            .iter()
            .map(|order| order.buyer_nick.clone())
            .collect()
    };
    let (first, second) = (sound("35153131470000579"), sound("35153131470000601"));
    let last = sound("35153131470000777").repeat(5);
    let home = small(&first);
    for (label, bytes) in [
        (
            "UTF-8",
            [
                home.clone().into_bytes(),
                gbk(&second),
                last.clone().into_bytes(),
            ]
            .concat(),
        ),
        (
            "GB18030/GBK",
            [gbk(&home), second.clone().into_bytes(), gbk(&last)].concat(),
        ),
    ] {
        let read = Files::new().read("a.csv", &bytes);
        assert_eq!(
            read.inspection.encoding_label(),
            label,
            "most of the file is"
        );
        assert_eq!(read.rejected_codes(), [], "{label}");
        assert_eq!(nick(&read), vec![Some("夏天的风".to_owned()); 7], "{label}");
        let orders = read.orders();
        let told: Vec<u64> = orders
            .iter()
            .filter(|order| {
                let codes = order.warnings.iter().map(|problem| problem.code);
                codes
                    .into_iter()
                    .any(|code| code == ProblemCode::OtherEncoding)
            })
            .map(|order| order.line)
            .collect();
        assert_eq!(told, [3], "and the person is told which row, {label}");
    }
}

#[test]
fn zero_bytes_cost_one_row() {
    let text = small(
        &(sound("35153131470000579")
            + &sound("35153131470000601").replace("风", "\0\0\0")
            + &sound("35153131470000777")),
    );
    let read = read(&text);
    assert_eq!(read.rejected_codes(), [(3, vec![ProblemCode::NulBytes])]);
    assert_eq!(read.orders().len(), 2);
}

#[test]
fn a_tail_of_zero_bytes_costs_one_row() {
    let mut bytes = small(&sound("35153131470000579")).into_bytes();
    bytes.extend(vec![0; 3_000_000]);
    let read = Files::new().read("a.csv", &bytes);
    assert_eq!(read.order_nos(), ["35153131470000579"]);
    assert_eq!(
        read.rejected().len(),
        1,
        "a disk that filled up leaves such a tail"
    );
}

#[test]
fn a_missing_quotation_mark_costs_one_row() {
    let broken = sound("35153131470000601").replace("\"12.50\",\"交易成功\"", "\"12.50,\"交易成功");
    let text =
        small(&(sound("35153131470000579") + &broken + &sound("35153131470000777").repeat(2000)));
    let read = read(&text);
    assert!(
        read.orders().len() >= 2000,
        "the rows below are read: {}",
        read.orders().len()
    );
    assert!(
        read.rejected()
            .iter()
            .all(|(line, _)| (3..=4).contains(line)),
        "{:?}",
        read.rejected_codes()
    );
}

#[test]
fn a_file_cut_off_in_a_quoted_cell_loses_its_last_row_only() {
    let text = small(&sound("35153131470000579").repeat(2));
    let cut = text.trim_end().strip_suffix(":11\"").unwrap();
    assert_eq!(
        read(cut).rejected_codes(),
        [(3, vec![ProblemCode::UnclosedQuote])]
    );
}

#[test]
fn a_file_cut_off_in_a_bare_cell_is_not_taken_for_a_shorter_number() {
    let text = "订单编号,总金额,买家实际支付金额\n35153131470000579,1.00,1.00\n351531314";
    let read = read(text);
    assert_eq!(read.order_nos(), ["35153131470000579"]);
    assert_eq!(read.rejected_codes(), [(3, vec![ProblemCode::ShortRow])]);
}

#[test]
fn a_row_that_ends_early_in_the_middle_of_a_file_makes_no_empty_order() {
    let header = "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,订单创建时间,订单备注";
    let whole = "35153131470000579,夏天,12.50,12.50,交易成功,2017-07-08 12:03:11,好";
    let only_key = "35153131470000601";
    let two_cells = "35153131470000602,夏天";
    let half = "35153131470000603,夏天,12.50,12.50";
    let no_note = "35153131470000604,夏天,12.50,12.50,交易成功,2017-07-08 12:03:11";
    let lines = [header, whole, only_key, two_cells, half, no_note, whole, ""];
    let read = read(&lines.join("\n"));
    let short = || vec![ProblemCode::TooFewCells];
    assert_eq!(read.rejected_codes(), [(3, short()), (4, short())]);
    let orders = read.orders();
    let doubts: Vec<_> = orders
        .iter()
        .map(|order| {
            order
                .warnings
                .iter()
                .map(|doubt| doubt.code)
                .collect::<Vec<_>>()
        })
        .collect();
    let none = Vec::new;
    assert_eq!(
        doubts,
        [none(), short(), none(), none()],
        "half an order goes in with a warning; an empty note at the end is left out by spreadsheets"
    );
}

#[test]
fn a_line_of_many_megabytes_costs_one_row_and_little_memory() {
    let text = small(&format!(
        "{}{}\r\n{}",
        sound("35153131470000579"),
        "x".repeat(20_000_000),
        sound("35153131470000777")
    ));
    let read = read(&text);
    assert_eq!(read.order_nos().len(), 2);
    assert_eq!(
        read.rejected_codes(),
        [(3, vec![ProblemCode::RecordTooLong])]
    );
}

#[test]
fn a_comma_without_quotes_shifts_the_columns_and_is_seen() {
    let text = "订单编号,买家会员名,总金额,订单创建时间\n35153131470000579,夏天,的风,12.50,2017-07-08 12:03:11\n";
    let codes = &read(text).rejected_codes()[0].1;
    assert!(
        codes.contains(&ProblemCode::SurplusCell),
        "the cause is named: {codes:?}"
    );
    assert!(
        codes.contains(&ProblemCode::MoneyUnreadable),
        "and so is what it did"
    );
}

#[test]
fn the_header_again_is_skipped_and_another_header_stops_the_reading() {
    let again = small(&format!(
        "{}{SMALL_HEADER}\r\n{}",
        sound("35153131470000579"),
        sound("35153131470000601")
    ));
    let read_again = read(&again);
    assert_eq!(
        read_again.skipped(),
        [(3, SkipReason::RepeatedHeader)],
        "two exports pasted together"
    );
    assert_eq!(read_again.orders().len(), 2);
    let other = "\"订单编号\",\"总金额\",\"买家会员名\",\"买家实际支付金额\",\"订单状态\",\"订单创建时间\"\r\n";
    let text = small(&format!(
        "{}{other}{}",
        sound("35153131470000579"),
        sound("35153131470000601")
    ));
    let read_other = read(&text);
    assert_eq!(read_other.orders().len(), 1);
    let second = vec![ProblemCode::SecondHeader];
    assert_eq!(
        read_other.rejected_codes(),
        [(3, second.clone()), (4, second)],
        "never read under the wrong names"
    );
}

#[test]
fn totals_footers_and_blank_lines_are_no_orders() {
    let text = small(&format!(
        "{}\r\n,,,,,\r\n合计,,12.50,12.50,,\r\n,,总计：12.50,,,\r\n------------\r\n共1笔订单,,,,,\r\n",
        sound("35153131470000579")
    ));
    let read = read(&text);
    assert_eq!(read.orders().len(), 1);
    assert_eq!(read.rejected(), []);
    let total = SkipReason::Total;
    let blank = SkipReason::Blank;
    assert_eq!(
        read.skipped(),
        [(4, blank), (5, total), (6, total), (7, total), (8, total)],
        "the blank line 3 is no row at all"
    );
}

#[test]
fn a_row_without_an_order_number_is_rejected() {
    let text = small(&sound("35153131470000579").replace("=\"35153131470000579\"", "\"\""));
    assert_eq!(
        read(&text).rejected_codes(),
        [(2, vec![ProblemCode::KeyMissing])]
    );
}

#[test]
fn numbers_that_a_spreadsheet_rounded_are_refused_when_all_of_them_are() {
    let rounded: String = (1..=6)
        .map(|n| sound(&format!("35153131470{n}00500")[..17]).replace("=\"", "\""))
        .collect();
    let all = rounded.replace("00500\"", "00000\"");
    let file = read(&small(&all));
    assert!(file.inspection.ids_rounded);
    assert!(
        file.rejected_codes()
            .iter()
            .all(|(_, codes)| codes == &[ProblemCode::IdLostDigits])
    );
    let file = read(&small(&(all + &sound("35153131470000579"))));
    assert!(
        !file.inspection.ids_rounded,
        "one whole number proves that the others are whole, too"
    );
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let text = small(&format!(
        "{}\"\",\"x\",\"1\",\"1\",\"\",\"\"\r\n",
        sound("35153131470000579").replace("夏天的风", "夏天\n的\r\n风")
    ));
    let read = read(&text);
    assert_eq!(read.orders()[0].line, 2);
    assert_eq!(
        read.rejected()[0].0,
        5,
        "two line breaks stand inside the row before"
    );
}

#[test]
fn unknown_statuses_and_odd_telephones_are_kept_with_a_warning() {
    let text = "订单编号,买家会员名,订单状态,联系手机\n35153131470000579,a,等待神仙收货,12\n";
    let read = read(text);
    let order = read.orders()[0];
    assert_eq!(order.status_text.as_deref(), Some("等待神仙收货"));
    let codes: Vec<_> = order.warnings.iter().map(|warning| warning.code).collect();
    assert!(
        codes.contains(&ProblemCode::StatusUnknown)
            && codes.contains(&ProblemCode::PhoneUnreadable)
    );
}
