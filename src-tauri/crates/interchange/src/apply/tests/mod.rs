//! Files into a real book, and back out of it.

mod money;

use super::{ApplyError, FileOutcome, Unwatched, Watch, apply};
use crate::inspect;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use zhanggui_domain::{Clock, Id, IdGen, Instant};
use zhanggui_store::intake::{ShopChoice, Tally};
use zhanggui_store::journal::Cells;
use zhanggui_store::tables::customers::CUSTOMERS;
use zhanggui_store::tables::orders::ORDERS;
use zhanggui_store::{Book, OpKind, OpSpec, OpenMode, StoreError};

mod after_sales;
mod contacts;
mod items;
mod masks;
mod sales;
mod shops;
mod undone;

struct Ticking(AtomicI64);
impl Clock for Ticking {
    fn now(&self) -> Instant {
        Instant::from_ms(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}
struct Counting(AtomicU64);
impl IdGen for Counting {
    fn next(&self) -> Id {
        let mut bytes = [0xAB; 16];
        bytes[8..].copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        Id::from_bytes(bytes)
    }
}

struct Fixture {
    folder: tempfile::TempDir,
    book: Book,
}

fn fixture() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(Ticking(AtomicI64::new(1_700_000_000_000)));
    let book = Book::open(
        &folder.path().join("book.zgb"),
        OpenMode::Create,
        clock,
        Arc::new(Counting(AtomicU64::new(1))),
    )
    .unwrap();
    Fixture { folder, book }
}

/// Columns of the stories' order files.
const ORDER_HEADER: &str = "订单编号,买家会员名,买家支付宝账号,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量,店铺Id,店铺名称,物流单号 ,订单备注";
const ITEM_HEADER: &str = "子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间";

impl Fixture {
    fn file(&self, name: &str, header: &str, rows: &[&str]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, format!("{header}\r\n{}\r\n", rows.join("\r\n"))).unwrap();
        path
    }

    fn import(&self, path: &Path) -> (FileOutcome, Id) {
        self.import_as(path, None, &ShopChoice::FromFile, &Unwatched)
            .unwrap()
    }

    fn import_as(
        &self,
        path: &Path,
        format: Option<&str>,
        shop: &ShopChoice,
        watch: &dyn Watch,
    ) -> Result<(FileOutcome, Id), StoreError> {
        let inspection = inspect(path, format).unwrap();
        let spec = OpSpec::new(OpKind("import"), None, serde_json::json!({}));
        let written = self
            .book
            .transact(spec, |tx| match apply(tx, &inspection, shop, watch) {
                Ok(outcome) => Ok(outcome),
                Err(ApplyError::Store(error)) => Err(error),
                Err(ApplyError::Source(error)) => panic!("{error}"),
            })?;
        Ok((written.value, written.op))
    }

    fn text(&self, sql: &str) -> String {
        self.book
            .read(|c| Ok(c.query_row(sql, [], |row| row.get::<_, Option<String>>(0))?))
            .unwrap()
            .unwrap_or_default()
    }

    fn count(&self, sql: &str) -> i64 {
        self.book
            .read(|c| Ok(c.query_row(sql, [], |row| row.get(0))?))
            .unwrap()
    }

    /// Everything that people see, as text: two books are the same when this is.
    fn picture(&self) -> String {
        ["customers", "identities", "phones", "addresses", "orders", "order_lines", "shops"]
            .map(|table| {
                let columns = self.text(&format!(
                    "SELECT group_concat('quote(' || name || ')', '||''|''||') FROM pragma_table_info('{table}') WHERE name NOT IN ('n','hlc','wr','import_id','import_row','created_at','seen_at')"
                ));
                self.text(&format!("SELECT '{table}:' || coalesce(group_concat(line, char(10)), '') FROM (SELECT {columns} AS line FROM {table} WHERE deleted = 0 ORDER BY id)"))
            })
            .join("\n")
    }
}

const ROW_1: &str = r#"="351531314700005791","fang_88","fang88@example.com","189.00","189.00","买家已付款，等待卖家发货","王芳","浙江省 杭州市 西湖区 文三路 1 号(310000)","'13800000001","2017-07-08 12:03:11","2017-07-08 12:03:40","雪平锅 20cm","1","1001","小满家居","",""  "#;
const ROW_2: &str = r#"="351531314700005792","xiaoming","","59.90","0.00","等待买家付款","张小明","上海 上海市 徐汇区 龙华路 2 号(200000)","'13800000002","2017-07-08 13:00:00","","木勺","2","1001","小满家居","",""  "#;

fn tally(created: u64, updated: u64, unchanged: u64) -> Tally {
    Tally {
        created,
        updated,
        unchanged,
    }
}

#[test]
fn orders_make_customers_with_their_phones_and_addresses() {
    let f = fixture();
    let (outcome, _) = f.import(&f.file("a.csv", ORDER_HEADER, &[ROW_1, ROW_2]));
    assert_eq!(
        (
            outcome.rows,
            outcome.tallies.orders,
            outcome.tallies.customers
        ),
        (2, tally(2, 0, 0), tally(2, 0, 0))
    );
    assert_eq!(
        f.text("SELECT group_concat(name) FROM (SELECT name FROM customers ORDER BY name)"),
        "张小明,王芳"
    );
    assert_eq!(
        f.text("SELECT digits FROM phones ORDER BY digits LIMIT 1"),
        "13800000001"
    );
    assert_eq!(
        f.text("SELECT city || district FROM addresses ORDER BY city DESC LIMIT 1"),
        "杭州市西湖区"
    );
    assert_eq!(
        f.text("SELECT name || platform_shop_id FROM shops"),
        "小满家居1001"
    );
    assert_eq!(f.count("SELECT sum(paid_fen) FROM customer_facts"), 18_900);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let f = fixture();
    let path = f.file("a.csv", ORDER_HEADER, &[ROW_1, ROW_2]);
    f.import(&path);
    let (before, changes) = (f.picture(), f.count("SELECT count(*) FROM changes"));
    let (again, _) = f.import(&path);
    assert_eq!(
        (again.tallies.orders, again.tallies.customers),
        (tally(0, 0, 2), tally(0, 0, 2))
    );
    assert_eq!(f.picture(), before);
    let new = f.count("SELECT count(*) FROM changes WHERE tbl NOT IN (20)") - changes;
    assert!(new <= 0, "no cell of a record changes: {new}");
    assert_eq!(
        f.count("SELECT count(*) FROM import_blocks"),
        1,
        "rows that say nothing new are not kept twice"
    );
}

#[test]
fn a_newer_export_updates_status_and_money_and_an_older_one_does_not_set_them_back() {
    let f = fixture();
    let old = f.file("a.csv", ORDER_HEADER, &[ROW_1, ROW_2]);
    let newer_row = ROW_2
        .replace("\"0.00\"", "\"59.90\"")
        .replace("等待买家付款", "交易成功");
    let new = f.file("b.csv", ORDER_HEADER, &[ROW_1, &newer_row]);
    f.import(&old);
    let (outcome, _) = f.import(&new);
    assert_eq!(outcome.tallies.orders, tally(0, 1, 1));
    let state = "SELECT status || paid_fen FROM orders WHERE order_no = '351531314700005792'";
    assert_eq!(f.text(state), "succeeded5990");
    let (back, _) = f.import(&old);
    assert_eq!(
        f.text(state),
        "succeeded5990",
        "the status has moved on: the old file only fills gaps"
    );
    assert_eq!(back.tallies.orders, tally(0, 0, 2));
}

#[test]
fn the_dates_in_file_names_decide_which_file_is_newer() {
    let f = fixture();
    let later = f.file(
        "ExportOrderList201809011818.csv",
        ORDER_HEADER,
        &[&ROW_1.replace("\"189.00\",\"189.00\"", "\"189.00\",\"150.00\"")],
    );
    let earlier = f.file("ExportOrderList201808011818.csv", ORDER_HEADER, &[ROW_1]);
    f.import(&later);
    f.import(&earlier);
    assert_eq!(
        f.count("SELECT paid_fen FROM orders"),
        15_000,
        "the export of September knows better than that of August"
    );
}

#[test]
fn what_a_person_entered_survives_every_import() {
    let f = fixture();
    let path = f.file("a.csv", ORDER_HEADER, &[ROW_1]);
    f.import(&path);
    let spec = || OpSpec::new(OpKind("edit"), None, serde_json::json!({}));
    let id: Vec<u8> = f
        .book
        .read(|c| Ok(c.query_row("SELECT id FROM customers", [], |row| row.get(0))?))
        .unwrap();
    let order: Vec<u8> = f
        .book
        .read(|c| Ok(c.query_row("SELECT id FROM orders", [], |row| row.get(0))?))
        .unwrap();
    f.book
        .transact(spec(), |tx| {
            tx.set(
                &CUSTOMERS,
                Id::from_slice(&id).unwrap(),
                &Cells::new().with("own_name", "王芳（老客户）".to_owned()),
            )?;
            tx.set(
                &ORDERS,
                Id::from_slice(&order).unwrap(),
                &Cells::new().with("own_memo", "加急".to_owned()),
            )
        })
        .unwrap();
    f.import(
        &f.file(
            "b.csv",
            ORDER_HEADER,
            &[&ROW_1
                .replace("王芳", "王小芳")
                .replace("\"\",\"\"  ", "\"SF1\",\"平台备注\"")],
        ),
    );
    assert_eq!(f.text("SELECT shown_name FROM customers"), "王芳（老客户）");
    assert_eq!(
        f.text("SELECT own_memo || seller_memo FROM orders"),
        "加急平台备注",
        "both memos stand side by side"
    );
}

#[test]
fn a_masked_value_never_replaces_a_full_one_and_makes_no_customer() {
    let f = fixture();
    f.import(&f.file("a.csv", ORDER_HEADER, &[ROW_1]));
    let masked = ROW_1
        .replace("fang_88", "f**8")
        .replace("王芳", "王**")
        .replace("'13800000001", "138****0001")
        .replace("文三路 1 号", "文三路***");
    let other = masked.replace("351531314700005791", "351531314700005799");
    let (outcome, _) = f.import(&f.file("b.csv", ORDER_HEADER, &[&masked, &other]));
    assert_eq!(outcome.tallies.customers.created, 0, "f**8 is many people");
    let known = "SELECT buyer_nick || receiver || phone || detail FROM orders WHERE order_no = '351531314700005791'";
    assert_eq!(f.text(known), "fang_88王芳13800000001文三路 1 号");
    assert_eq!(
        f.count("SELECT masks FROM orders WHERE order_no = '351531314700005791'"),
        0
    );
    assert_eq!(
        f.count("SELECT customer_id IS NULL FROM orders WHERE order_no = '351531314700005799'"),
        1
    );
    assert_eq!(f.count("SELECT count(*) FROM customers"), 1);
    f.import(&f.file(
        "c.csv",
        ORDER_HEADER,
        &[&ROW_1.replace("351531314700005791", "351531314700005799")],
    ));
    assert_eq!(
        f.count("SELECT customer_id IS NULL FROM orders WHERE order_no = '351531314700005799'"),
        0,
        "a full value does replace a masked one"
    );
    assert_eq!(
        f.text("SELECT receiver FROM orders WHERE order_no = '351531314700005799'"),
        "王芳"
    );
}

const ITEM_1: &str = r#"="351531314700005801",="351531314700005791","雪平锅 20cm","189.00","1","X1","颜色分类：黑色;尺码：L","","","买家已付款，等待卖家发货","SKU-1","","189.00","189.00","没有申请退款","无退款申请","2017-07-08 12:03:11","2017-07-08 12:03:40""#;

#[test]
fn orders_and_items_join_whichever_comes_first() {
    let (a, b) = (fixture(), fixture());
    a.import(&a.file("o.csv", ORDER_HEADER, &[ROW_1]));
    let (items, _) = a.import(&a.file("i.csv", ITEM_HEADER, &[ITEM_1]));
    assert_eq!(
        (items.tallies.lines, items.tallies.orders),
        (tally(1, 0, 0), tally(0, 0, 0))
    );
    let (items, _) = b.import(&b.file("i.csv", ITEM_HEADER, &[ITEM_1]));
    assert_eq!(
        (items.tallies.lines, items.tallies.orders),
        (tally(1, 0, 0), tally(1, 0, 0)),
        "the item file brings its order"
    );
    assert_eq!(
        b.text("SELECT status FROM orders"),
        "paid",
        "until the order file comes, the lines say the status"
    );
    b.import(&b.file("o.csv", ORDER_HEADER, &[ROW_1]));
    for f in [&a, &b] {
        assert_eq!(f.count("SELECT count(*) FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.receiver = '王芳' AND l.quantity = 1"), 1);
    }
    assert_eq!(
        a.text("SELECT hex(id) FROM orders"),
        b.text("SELECT hex(id) FROM orders"),
        "two machines make the same rows"
    );
    assert_eq!(
        b.text("SELECT s.name FROM orders o JOIN shops s ON s.id = o.shop_id"),
        "小满家居",
        "the order file knows the shop"
    );
}

#[test]
fn revert_takes_back_what_an_import_made_and_what_it_updated() {
    let f = fixture();
    f.import(&f.file("a.csv", ORDER_HEADER, &[ROW_1]));
    let before = f.picture();
    let changed = ROW_1.replace("买家已付款，等待卖家发货", "交易成功");
    let (_, second) = f.import(&f.file("b.csv", ORDER_HEADER, &[&changed, ROW_2]));
    assert_ne!(f.picture(), before);
    f.book.undo(second, None).unwrap();
    assert_eq!(
        f.picture(),
        before,
        "rows that it updated are as before, rows that it made are gone"
    );
    assert_eq!(
        f.count("SELECT count(*) FROM customer_facts"),
        1,
        "lists know it too"
    );
    let (again, _) = f.import(&f.file("c.csv", ORDER_HEADER, &[&changed, ROW_2]));
    assert_eq!(
        (again.tallies.orders, again.tallies.customers.created),
        (tally(1, 1, 0), 1),
        "a reverted import can be done again"
    );
    assert_eq!(f.count("SELECT count(*) FROM phones WHERE deleted = 0"), 2);
}

#[test]
fn an_import_on_which_a_later_one_built_is_not_reverted_before_it() {
    let f = fixture();
    let (_, first) = f.import(&f.file("a.csv", ORDER_HEADER, &[ROW_1]));
    let (_, second) = f.import(&f.file(
        "b.csv",
        ORDER_HEADER,
        &[&ROW_1.replace("买家已付款，等待卖家发货", "交易成功")],
    ));
    let plan = f.book.undo_plan(first).unwrap();
    assert!(
        plan.blocked_by
            .iter()
            .any(|blocker| blocker.op == Some(second)),
        "the plan names the later import"
    );
    f.book.undo(second, None).unwrap();
    f.book.undo(first, None).unwrap();
    assert_eq!(f.count("SELECT (SELECT count(*) FROM orders WHERE deleted = 0) + (SELECT count(*) FROM customers WHERE deleted = 0)"), 0);
}

struct StopAfter(AtomicU64);
impl Watch for StopAfter {
    fn progress(&self, _rows: u64, _bytes: u64, _bytes_total: u64) {}
    fn cancelled(&self) -> bool {
        self.0.fetch_add(1, Ordering::SeqCst) > 0
    }
}

#[test]
fn a_cancelled_import_leaves_the_book_as_it_was() {
    let f = fixture();
    let rows: Vec<String> = (0..3_000)
        .map(|i| ROW_1.replace("351531314700005791", &format!("3515313147{i:08}")))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let path = f.file("big.csv", ORDER_HEADER, &rows);
    let stopped = f.import_as(
        &path,
        None,
        &ShopChoice::FromFile,
        &StopAfter(AtomicU64::new(0)),
    );
    assert!(matches!(stopped, Err(StoreError::Cancelled)));
    assert_eq!(f.count("SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM ops) + (SELECT count(*) FROM imports)"), 0);
}

#[test]
fn a_bad_row_is_kept_with_its_reason_and_the_good_ones_go_in() {
    let f = fixture();
    let bad = ROW_2.replace("=\"351531314700005792\"", "3.51531E+17");
    let (outcome, _) = f.import(&f.file("a.csv", ORDER_HEADER, &[ROW_1, &bad]));
    assert_eq!(
        (
            outcome.rows,
            outcome.rejected,
            outcome.tallies.orders.created
        ),
        (2, 1, 1)
    );
    assert_eq!(outcome.rejections[0].code.as_str(), "id_lost_digits");
    let (header, rows) = f.book.rejected_rows(outcome.import).unwrap();
    assert_eq!(header.len(), 17);
    assert_eq!(
        (rows[0].0, rows[0].1.len()),
        (3, 18),
        "line 3: the reason and all cells"
    );
}

#[test]
fn every_record_can_show_the_row_that_it_came_from() {
    let f = fixture();
    let (outcome, _) = f.import(&f.file("a.csv", ORDER_HEADER, &[ROW_1, ROW_2]));
    let (header, cells) = f.book.original_row(outcome.import, 3).unwrap().unwrap();
    let at = header
        .iter()
        .position(|name| name.trim() == "总金额")
        .unwrap();
    assert_eq!(cells[at], "59.90");
}

#[test]
fn a_real_report_of_28_010_rows_goes_in_under_a_named_format() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/samples/tmall_order_report_derived_utf8.csv");
    if !path.exists() {
        eprintln!("skipped: the public sample is not here");
        return;
    }
    let f = fixture();
    let (outcome, _) = f
        .import_as(
            &path,
            Some("taobao_order_2017"),
            &ShopChoice::FromFile,
            &Unwatched,
        )
        .unwrap();
    assert_eq!(
        (outcome.rows, outcome.rejected, outcome.tallies.orders),
        (28_010, 0, tally(28_010, 0, 0))
    );
    assert_eq!(
        f.count("SELECT count(*) FROM orders WHERE paid_at IS NULL"),
        3_923,
        "orders without a time of payment"
    );
    assert_eq!(
        f.count("SELECT count(*) FROM orders WHERE status = 'paid'"),
        0,
        "nothing in this report says that an order waits to be shipped"
    );
    let (again, _) = f
        .import_as(
            &path,
            Some("taobao_order_2017"),
            &ShopChoice::FromFile,
            &Unwatched,
        )
        .unwrap();
    assert_eq!(again.tallies.orders, tally(0, 0, 28_010));
}
