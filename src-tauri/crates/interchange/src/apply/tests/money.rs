//! Money files into a real book, and how their entries meet its orders.

use super::*;
use crate::parse::ProblemCode;

const LEDGER: &str = "商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注,业务描述";
const PAID: &str =
    "260620-123456789012345,2026-06-30 23:30:43,61.80,0,交易收入,-,0010002|交易收入-订单收入";
const FEE: &str =
    "260620-123456789012345,2026-06-30 23:30:43,0,-0.37,技术服务费,-,0030002|技术服务费";
const OTHER: &str =
    "260618-223456789012345,2026-06-21 10:00:00,35.00,0,交易收入,-,0010002|交易收入-订单收入";

const ALIPAY: &str = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注";

fn alipay(status: &str, direction: &str, amount: &str, trade: &str, order: &str) -> String {
    format!(
        "2017-07-08 12:03:40,日用百货,王芳,/,雪平锅,{direction},{amount},余额,{status},{trade}\t,{order}\t,"
    )
}

impl Fixture {
    fn states(&self) -> String {
        self.text("SELECT group_concat(line, ' ') FROM (SELECT b.order_no || '=' || f.state || ':' || f.found_fen AS line \
             FROM bill_entries b JOIN bill_facts f ON f.n = b.n WHERE b.deleted = 0 ORDER BY b.n)")
    }

    fn sound(&self) {
        let report = self.book.verify(|| Ok(())).unwrap();
        let broken: Vec<_> = report.checks.iter().filter(|c| c.violations > 0).collect();
        assert!(report.is_sound(), "{broken:?}");
    }
}

fn warned(outcome: &FileOutcome) -> Vec<(ProblemCode, &str)> {
    let told = |problem: &'_ crate::parse::Problem| problem.code;
    outcome
        .warnings
        .iter()
        .map(|problem| (told(problem), problem.message_zh.as_str()))
        .collect()
}

#[test]
fn a_file_read_again_and_one_that_overlaps_make_nothing_twice() {
    let f = fixture();
    let june = f.file("june.csv", LEDGER, &[PAID, FEE]);
    let (first, _) = f.import(&june);
    assert_eq!(first.tallies.bills, tally(2, 0, 0));
    let (again, _) = f.import(&june);
    assert_eq!(again.tallies.bills, tally(0, 0, 2));
    let (overlap, _) = f.import(&f.file("july.csv", LEDGER, &[OTHER, PAID, FEE]));
    assert_eq!(overlap.tallies.bills, tally(1, 0, 2));
    assert_eq!(f.count("SELECT count(*) FROM bill_entries"), 3);
    f.sound();
}

#[test]
fn entries_that_tell_the_same_number_time_and_amount_are_all_kept() {
    let f = fixture();
    let other = PAID.replace("订单收入", "优惠券结算");
    let rows = [PAID, &other, PAID];
    let (outcome, _) = f.import(&f.file("a.csv", LEDGER, &rows));
    assert_eq!(
        outcome.tallies.bills,
        tally(2, 0, 1),
        "two that differ, and one line that stands twice"
    );
    let (again, _) = f.import(&f.file("b.csv", LEDGER, &[&other, PAID]));
    assert_eq!(again.tallies.bills, tally(0, 0, 2), "whatever their order");
}

#[test]
fn a_trade_that_was_on_its_way_is_the_same_entry_when_it_is_done() {
    let f = fixture();
    let order = "T200P351531314700005791";
    let early = alipay("等待确认收货", "不计收支", "189.00", "2017070821001", order);
    let late = alipay("交易成功", "收入", "189.00", "2017070821001", order);
    f.import(&f.file("a.csv", ALIPAY, &[&early]));
    let (outcome, op) = f.import(&f.file("b.csv", ALIPAY, &[&late]));
    assert_eq!(outcome.tallies.bills, tally(0, 1, 0));
    assert_eq!(
        f.text("SELECT status || direction FROM bill_entries"),
        "交易成功in"
    );
    f.book.undo(op, None).unwrap();
    assert_eq!(
        f.text("SELECT status || direction FROM bill_entries"),
        "等待确认收货neutral"
    );
    f.sound();
}

#[test]
fn money_meets_its_order_whichever_comes_first() {
    let orders = |f: &Fixture| f.file("orders.csv", ORDER_HEADER, &[ROW_1, ROW_2]);
    let bill = |f: &Fixture| {
        let rows = [
            alipay(
                "交易成功",
                "收入",
                "189.00",
                "2017070821001",
                "T200P351531314700005791",
            ),
            alipay(
                "交易成功",
                "收入",
                "59.90",
                "2017070821002",
                "T200P351531314700005792",
            ),
            alipay(
                "交易成功",
                "收入",
                "10.00",
                "2017070821003",
                "T200P351531314700005799",
            ),
            alipay("交易成功", "支出", "15.00", "2017070821004", "D20170708"),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        f.file("bill.csv", ALIPAY, &rows)
    };
    // The second order says that nothing was paid yet: 59.90 came in all the same.
    let expected = "351531314700005791=matched:18900 351531314700005792=differs:5990 \
                    351531314700005799=no_order:1000 =unrelated:0";
    let one = fixture();
    one.import(&orders(&one));
    one.import(&bill(&one));
    assert_eq!(one.states(), expected);
    one.sound();

    let other = fixture();
    other.import(&bill(&other));
    assert_eq!(
        other.states(),
        "351531314700005791=no_order:18900 351531314700005792=no_order:5990 351531314700005799=no_order:1000 =unrelated:0"
    );
    let (_, op) = other.import(&orders(&other));
    assert_eq!(other.states(), expected);
    other.sound();
    other.book.undo(op, None).unwrap();
    assert!(
        other
            .states()
            .starts_with("351531314700005791=no_order:18900")
    );
    other.sound();
}

#[test]
fn an_import_taken_back_leaves_no_entry_and_may_be_done_again() {
    let f = fixture();
    let june = f.file("june.csv", LEDGER, &[PAID, FEE]);
    let (_, op) = f.import(&june);
    f.book.undo(op, None).unwrap();
    assert_eq!(
        f.count("SELECT count(*) FROM bill_entries WHERE deleted = 0"),
        0
    );
    assert_eq!(f.count("SELECT count(*) FROM bill_facts"), 0);
    f.sound();
    let (again, _) = f.import(&june);
    assert_eq!(again.tallies.bills, tally(2, 0, 0));
    f.sound();
}

#[test]
fn what_the_file_says_of_its_rows_is_compared_with_them() {
    let f = fixture();
    let above = |count: u64, income: &str| {
        format!(
            "支付宝账户：zhang@example.com\r\n共{count}笔记录\r\n收入：{income}元\r\n支出：1笔 15.00元\r\n{ALIPAY}"
        )
    };
    let rows = [
        alipay("交易成功", "收入", "189.00", "2017070821001", ""),
        alipay("交易成功", "支出", "15.00", "2017070821004", ""),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (sound, _) = f.import(&f.file("a.csv", &above(2, "1笔 189.00"), &rows));
    assert_eq!(warned(&sound), []);
    assert_eq!(
        f.text("SELECT account FROM bill_entries LIMIT 1"),
        "zhang@example.com"
    );
    let (off, _) = f.import(&f.file("b.csv", &above(3, "2笔 289.00"), &rows));
    assert_eq!(
        warned(&off),
        [
            (
                ProblemCode::StatedTotal,
                "文件写着共 3 笔，读到 2 笔。如果文件被人删改过或没有下载完整，请重新下载再导入。"
            ),
            (
                ProblemCode::StatedTotal,
                "文件写着收入 2 笔，共 289.00；读到 1 笔，共 189.00。请核对文件是否完整。"
            ),
        ]
    );
}

#[test]
fn an_empty_export_is_read_and_says_so() {
    let f = fixture();
    let header = "#支付宝账务明细查询\r\n账务流水号,商户订单号,业务流水号,收入金额（+元）,支出金额（-元）,账户余额（元）,发生时间,备注";
    let rows = [
        "#----账务明细列表结束----,,,,,,,",
        "#支出合计：0笔，共0.00元,,,,,,,",
        "#收入合计：0笔，共0.00元,,,,,,,",
    ];
    let (outcome, _) = f.import(&f.file("a.csv", header, &rows));
    assert_eq!((outcome.rows, outcome.skipped, outcome.rejected), (3, 3, 0));
    assert_eq!(
        warned(&outcome),
        [(
            ProblemCode::NoEntries,
            "文件读懂了，里面没有账目：这段时间没有收支。"
        )]
    );
}

#[test]
fn the_merchants_ledger_and_the_wallet_of_one_account_are_not_added_up() {
    let f = fixture();
    f.import(&f.file("orders.csv", ORDER_HEADER, &[ROW_1]));
    let row = alipay(
        "交易成功",
        "收入",
        "189.00",
        "2017070821001",
        "T200P351531314700005791",
    );
    f.import(&f.file("wallet.csv", ALIPAY, &[&row]));
    let ledger = "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注";
    f.import(&f.file(
        "ledger.csv",
        ledger,
        &["900001,2017070821001,T200P351531314700005791,锅,2017-07-08 12:03:41,a,189.00,,189.00,,在线支付,"],
    ));
    assert_eq!(
        f.states(),
        "351531314700005791=matched:18900 351531314700005791=matched:18900"
    );
}

#[test]
fn an_older_export_taken_in_later_only_fills_gaps() {
    let f = fixture();
    let file = |name: &str, exported: &str, row: &str| {
        let above = format!("导出时间：[{exported}]\r\n{ALIPAY}");
        f.file(name, &above, &[row])
    };
    let late = alipay("交易成功", "收入", "189.00", "2017070821001", "");
    let early = alipay(
        "等待确认收货",
        "不计收支",
        "189.00",
        "2017070821001",
        "T200P351531314700005791",
    );
    f.import(&file("new.csv", "2017-08-01 09:00:00", &late));
    let (outcome, _) = f.import(&file("old.csv", "2017-07-09 09:00:00", &early));
    assert_eq!(outcome.tallies.bills, tally(0, 1, 0));
    assert_eq!(
        f.text("SELECT status || ' ' || direction || ' ' || order_no FROM bill_entries"),
        "交易成功 in 351531314700005791",
        "its state stays that of the newer file; the order's number was not known"
    );
    f.sound();
}
