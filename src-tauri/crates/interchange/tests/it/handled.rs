//! Files that went through other hands before they came here: re-saved on other systems, put together,
//! edited, or of another report altogether.
use crate::support::{Files, Read, SMALL_HEADER, gbk, small, sound};
use zhanggui_domain::{Instant, ShopZone};
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::{ProblemCode, SkipReason, SourceErrorCode, inspect, inspect_with};

const FIRST: &str = "35153131470000579";
const SECOND: &str = "35153131470000580";

#[test]
fn a_mac_file_with_notes_of_two_lines_gives_its_orders() {
    let text = small(&format!("{}{}", sound(FIRST), sound(SECOND)))
        .replace("夏天的风", "夏天\n的风")
        .replace("\r\n", "\r");
    let read = Files::new().read("a.csv", &gbk(&text));
    assert_eq!(read.order_nos(), [FIRST, SECOND]);
}

#[test]
fn line_ends_that_were_doubled_or_mixed_give_the_same_orders() {
    let text = small(&format!("{}{}", sound(FIRST), sound(SECOND)));
    let files = Files::new();
    let doubled = files.read("a.csv", &gbk(&text.replace("\r\n", "\r\r\n")));
    assert_eq!(doubled.order_nos(), [FIRST, SECOND]);
    let pieces: Vec<&str> = text.split("\r\n").collect();
    let mixed = format!("{}\r\n{}\r{}\n", pieces[0], pieces[1], pieces[2]);
    let mixed = files.read("b.csv", &gbk(&mixed));
    assert_eq!(mixed.order_nos(), [FIRST, SECOND]);
}

#[test]
fn the_end_mark_of_old_programs_is_no_row() {
    let text = format!("{}\u{1a}", small(&sound(FIRST)));
    let read = Files::new().read("a.csv", &gbk(&text));
    assert_eq!(read.rows.len(), 1, "{:?}", read.rows);
}

#[test]
fn orders_above_a_second_header_are_not_lost() {
    let more = "\"订单编号\",\"买家会员名\",\"支付单号\",\"买家应付货款\",\"买家应付邮费\",\"总金额\",\"订单状态\"";
    let text = format!(
        "{}{more}\r\n=\"{SECOND}\",\"a\",\"\",\"1.00\",\"0.00\",\"1.00\",\"交易成功\"\r\n",
        small(&sound(FIRST))
    );
    let read = Files::new().read("a.csv", &gbk(&text));
    assert_eq!(read.inspection.header_line, 1, "the first header counts");
    assert_eq!(read.order_nos(), [FIRST]);
    let codes = read.rejected_codes();
    assert!(
        codes
            .iter()
            .all(|(_, codes)| codes.contains(&ProblemCode::SecondHeader)),
        "what stands below the second one is told: {codes:?}"
    );
    assert_eq!(codes.len(), 2, "the header itself and its row");
}

#[test]
fn a_title_above_the_header_may_name_a_column() {
    let text = format!("订单编号 导出,,\r\n\r\n{}", small(&sound(FIRST)));
    let files = Files::new();
    let path = files.put("a.csv", &gbk(&text));
    for named in [None, Some("taobao_order_2017")] {
        assert_eq!(Read::of(&path, named).order_nos(), [FIRST], "{named:?}");
    }
}

#[test]
fn names_of_columns_may_be_wide_broken_starred_or_have_a_unit() {
    let header = "\"*订 单 编 号\",\"买家\n会员名：\",\"总金额（元）\",\"买家实际支付金额(元)\",\"订单状态　\",\"订单创建时间\"";
    let text = format!("{header}\r\n{}", sound(FIRST));
    let read = Files::new().read("a.csv", &gbk(&text));
    let order = read.orders()[0];
    assert_eq!(order.order_no, FIRST);
    assert_eq!(order.buyer_nick.as_deref(), Some("夏天的风"));
    assert_eq!((order.total_fen, order.paid_fen), (Some(1250), Some(1250)));
}

#[test]
fn an_address_that_the_buyer_changed_counts() {
    let header = "订单编号,买家会员名,收货人姓名,收货地址,联系手机,修改后的收货地址";
    let old = "江苏省 扬州市 广陵区 文昌路 18号(225000)";
    let row = |no: &str, new: &str| {
        format!("=\"{no}\",夏天的风,张晓明,\"{old}\",'13800001111,\"{new}\"\r\n")
    };
    let new = "浙江省 杭州市 西湖区 文三路 9号(310000)";
    let text = format!(
        "{header}\r\n{}{}{}{}",
        row(FIRST, new),
        row(SECOND, ""),
        row("35153131470000581", "null"),
        row("35153131470000582", &format!("李四，86-13711112222，{new}")),
    );
    let read = Files::new().read("a.csv", &gbk(&text));
    let orders = read.orders();
    let receiver = &orders[0].receiver;
    assert_eq!(receiver.city.as_deref(), Some("杭州市"));
    assert_eq!(receiver.detail.as_deref(), Some("文三路 9号"));
    assert_eq!(receiver.postcode.as_deref(), Some("310000"));
    assert_eq!(receiver.name.as_deref(), Some("张晓明"));
    for order in &orders[1..3] {
        assert_eq!(order.receiver.city.as_deref(), Some("扬州市"));
    }
    let other = &orders[3].receiver;
    assert_eq!(
        other.name.as_deref(),
        Some("李四"),
        "the parcel goes to somebody else"
    );
    assert_eq!(other.phone.as_deref(), Some("13711112222"));
    assert_eq!(other.city.as_deref(), Some("杭州市"));
}

#[test]
fn a_shop_number_of_zero_is_none() {
    let text = format!(
        "订单编号,买家会员名,店铺Id,店铺名称\r\n{FIRST},a,0,青禾家居\r\n{SECOND},b,=\"0\",蓝山书店\r\n"
    );
    let read = Files::new().read("a.csv", &gbk(&text));
    for order in read.orders() {
        assert_eq!(order.shop_platform_id, None, "two shops would become one");
        assert!(order.shop_name.is_some());
    }
}

#[test]
fn other_reports_are_named_when_they_are_refused() {
    for (header, named) in [
        ("交易时间,交易类型,交易对方,商品,收/支,金额(元)", "微信"),
        ("用户订单号,寄件人,寄件人手机,收件人", "顺丰"),
    ] {
        let text = format!("{header}\r\n1,2,3,4\r\n");
        let error = Files::new().inspect("a.csv", &gbk(&text)).unwrap_err();
        assert_eq!(error.code, SourceErrorCode::FormatUnknown, "{header}");
        assert!(error.message_zh.contains(named), "{}", error.message_zh);
    }
    let unheard_of = Files::new()
        .inspect("a.csv", "货号,库位,库存量\n1,2,3\n".as_bytes())
        .unwrap_err();
    assert!(
        unheard_of.message_zh.contains("库位"),
        "{}",
        unheard_of.message_zh
    );
}

#[test]
fn texts_that_are_no_tables_are_called_by_their_kind() {
    for (text, kind) in [
        ("<html><body>订单编号</body></html>", "网页"),
        ("<?xml version=\"1.0\"?><Workbook></Workbook>", "XML"),
        ("<?xml version=\"1.0\"?><html></html>", "网页"),
        (
            "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
            "XML",
        ),
        ("[{\"订单编号\": \"1\"}]", "JSON"),
    ] {
        let error = Files::new().inspect("a.xls", text.as_bytes()).unwrap_err();
        assert_eq!(error.code, SourceErrorCode::FileType, "{text}");
        assert!(error.message_zh.contains(kind), "{}", error.message_zh);
    }
}

#[test]
fn items_are_not_read_as_orders_because_somebody_says_so() {
    let files = Files::new();
    let orders = files.put("a.csv", &gbk(&small(&sound(FIRST))));
    let error = inspect(&orders, Some("taobao_item_v1")).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::FormatUnknown);
    assert!(error.message_zh.contains("订单"), "{}", error.message_zh);
    assert!(error.candidates[0].starts_with("taobao_order"), "{error:?}");
}

/// A layout with the headers of the small file that understands `total` as given.
fn layout(key: &str, total: &str) -> String {
    format!(
        "key = \"{key}\"\nbase = \"taobao_orders\"\ntitle = {{ zh = \"{key}\", en = \"{key}\" }}\nconfidence = \"memory\"\nheaders = [\"订单编号\", \"买家会员名\", \"合计\"]\n[[columns]]\nfield = \"{total}\"\ntype = \"money\"\nnames = [\"合计\"]\n"
    )
}

#[test]
fn two_layouts_that_fit_equally_and_differ_are_asked_about() {
    let read = |totals: [&str; 2]| {
        let mut catalogue = Catalogue::default();
        for (key, total) in ["one", "two"].into_iter().zip(totals) {
            catalogue.add(key, &layout(key, total)).unwrap();
        }
        let files = Files::new();
        let path = files.put("a.csv", "订单编号,买家会员名,合计\n1,a,2.00\n".as_bytes());
        inspect_with(&catalogue, &path, None, ShopZone::CHINA)
    };
    let error = read(["goods", "payout"]).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::FormatAmbiguous);
    assert_eq!(error.candidates, ["two", "one"]);
    let same = read(["goods", "goods"]).expect("both give the same orders");
    assert_eq!(
        same.candidates.len(),
        2,
        "the choice is told, nothing hangs on it"
    );
}

#[test]
fn titles_of_groups_above_a_known_header_are_seen_through() {
    let merged = "订单编号,买家信息,,总金额,收货信息,\r\n,买家会员名,买家支付宝账号,,收货人姓名,联系手机\r\n";
    let above = "订单,买家,,金额,收货,\r\n订单编号,买家会员名,买家支付宝账号,总金额,收货人姓名,联系手机\r\n";
    for header in [merged, above] {
        let text = format!(
            "六月订单,,,,,\r\n{header}{FIRST},夏天的风,a@example.com,12.50,张晓明,13800001234\r\n"
        );
        let read = Files::new().read("a.csv", text.as_bytes());
        assert_eq!(read.inspection.header_line, 3);
        assert_eq!(read.order_nos(), [FIRST]);
        let order = &read.orders()[0];
        assert_eq!(order.total_fen, Some(1_250), "merged downwards");
        assert_eq!(order.receiver.name.as_deref(), Some("张晓明"));
        assert_eq!(read.inspection.unknown().count(), 0);
    }
}

#[test]
fn a_file_with_all_of_it_still_counts_every_row() {
    let text = format!(
        "订单导出\r\n{SMALL_HEADER}\r\n{}\r\n{},,,\r\n\"合计\",,12.50\r\n",
        sound(FIRST),
        sound(SECOND).trim_end()
    );
    let read = Files::new().read("a.csv", &gbk(&text));
    assert_eq!(read.order_nos(), [FIRST, SECOND]);
    assert_eq!(read.skipped(), [(6, SkipReason::Total)]);
    let at = read.orders()[0].ordered_at;
    assert_eq!(
        at.map(Instant::as_ms),
        Some(1_499_486_591_000),
        "2017-07-08 12:03:11 in Shanghai"
    );
}

#[test]
fn amounts_and_counts_below_zero_do_not_go_in() {
    let header = "订单编号,买家会员名,总金额,打款商家金额,宝贝总数量";
    let text = format!(
        "{header}\r\n{FIRST},a,-5.00,1.00,1\r\n{SECOND},b,5.00,1.00,-1\r\n35153131470000581,c,5.00,-1.00,1\r\n"
    );
    let read = Files::new().read("a.csv", &gbk(&text));
    let negative = vec![ProblemCode::Negative];
    assert_eq!(
        read.rejected_codes(),
        [(2, negative.clone()), (3, negative)]
    );
    assert_eq!(
        read.orders()[0].payout_fen,
        Some(-100),
        "what the platform settles may be taken back"
    );
}

#[test]
fn a_note_that_says_the_same_word_a_thousand_times_hides_no_encoding() {
    let row = sound(FIRST).replace("夏天的风", &"好".repeat(1_000));
    let read = Files::new().read("a.csv", &gbk(&small(&row.repeat(20))));
    assert_eq!(read.inspection.encoding_label(), "GB18030/GBK");
    assert_eq!(read.order_nos().len(), 20);
}

#[test]
fn chosen_columns_are_recognised_by_what_only_these_files_have() {
    let files = Files::new();
    let items =
        format!("主订单编号,商品标题,购买数量\r\n{FIRST},棉麻收纳篮,1\r\n{FIRST},实木边几,2\r\n");
    let read = files.read("items.csv", &gbk(&items));
    assert_eq!(read.inspection.format.key, "taobao_item_v4_xlsx");
    assert_eq!(read.order_nos(), [FIRST, FIRST]);
    let orders = format!(
        "订单编号,商品标题,订单状态,收货地址,备注标签\r\n{FIRST},棉麻收纳篮,交易成功,浙江省 杭州市,红\r\n"
    );
    let read = files.read("orders.csv", &gbk(&orders));
    assert_eq!(read.inspection.format.key, "taobao_order_2024_xlsx_subset");
    assert_eq!(read.orders()[0].title.as_deref(), Some("棉麻收纳篮"));
    let newer = format!("订单编号,主订单编号,买家应付货款,总金额\r\n{FIRST},{FIRST},1.00,1.00\r\n");
    let read = files.read("newer.csv", &gbk(&newer));
    assert_eq!(
        read.orders().len(),
        1,
        "an order that names its main order is no line"
    );
}

#[test]
fn signs_for_broken_text_are_told_of() {
    let text = small(&sound(FIRST)).replace("夏天的风", "夏天\u{fffd}风");
    let read = Files::new().read("a.csv", text.as_bytes());
    let warnings = &read.orders()[0].warnings;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(warnings[0].code, ProblemCode::BrokenEncoding);
    assert_eq!(warnings[0].column.as_deref(), Some("买家会员名"));
}
