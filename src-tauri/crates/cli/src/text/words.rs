//! Names of the book's tables for people.

use std::collections::BTreeMap;

use zhanggui_api::types::Lang;

/// A table's name; the table's own where people have none for it.
pub fn table_name(table: &str, lang: Lang) -> &str {
    let (zh, en) = match table {
        "shops" => ("店铺", "shops"),
        "staff" => ("员工", "staff"),
        "customers" => ("客户", "customers"),
        "identities" => ("平台账号", "accounts"),
        "phones" => ("电话", "phones"),
        "addresses" => ("地址", "addresses"),
        "products" => ("商品", "products"),
        "skus" => ("规格", "variants"),
        "orders" => ("订单", "orders"),
        "order_lines" => ("订单明细", "order lines"),
        "returns" => ("售后", "returns"),
        "return_lines" => ("售后明细", "return lines"),
        "case_events" => ("处理记录", "events"),
        "event_parents" => ("记录先后", "order of events"),
        "ledger_entries" => ("收支", "ledger entries"),
        "complaints" => ("投诉", "complaints"),
        "interactions" => ("联系记录", "contacts"),
        "tasks" => ("待办", "tasks"),
        "attachments" => ("图片", "images"),
        "imports" => ("导入", "imports"),
        "import_blocks" => ("原始行", "original rows"),
        "bill_entries" => ("账目", "bill entries"),
        other => (other, other),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// `客户 2、订单 3`; nothing where all are zero.
pub fn counts(by_table: &BTreeMap<String, u64>, lang: Lang) -> String {
    let counts = by_table.iter().filter(|(_, rows)| **rows > 0);
    let counts = counts.map(|(table, rows)| format!("{} {rows}", table_name(table, lang)));
    let join = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    counts.collect::<Vec<_>>().join(join)
}
