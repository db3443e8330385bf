//! One line for an operation.

use serde_json::Value;

use crate::acts::{Tense, act_word};
use crate::types::{ListName, Text};
use crate::words::list_name;

/// The operation in one line, from its kind and the names and figures kept with it.
pub(crate) fn summary(kind: &str, detail: &Value) -> Text {
    let field = |key: &str| detail.get(key).map(plain).unwrap_or_default();
    let named = |zh: &str, en: &str, key: &str| {
        let name = field(key);
        if name.is_empty() {
            Text::new(zh, en)
        } else {
            Text::new(format!("{zh}：{name}"), format!("{en}: {name}"))
        }
    };
    match kind {
        "shop_save" => named("保存店铺", "Saved a shop", "name"),
        "staff_save" => named("保存员工", "Saved a member of staff", "name"),
        "customer_create" => named("新建客户", "Made a customer", "name"),
        "customer_edit" => named("修改客户", "Changed a customer", "name"),
        "customers_consent" => consented(&field),
        "phone_add" => named("添加电话", "Added a phone number", "name"),
        "address_add" => named("添加地址", "Added an address", "name"),
        "interaction_add" => named("记录沟通", "Noted a contact", "subject"),
        "task_add" => named("新建待办", "Added a task", "title"),
        "task_done" => named("完成待办", "Ticked off a task", "title"),
        "task_reopen" => named("重开待办", "Opened a task again", "title"),
        "order_edit" => named("修改订单备注", "Changed an order's memo", "order_no"),
        "return_open" => named("新建售后", "Opened a return", "no"),
        "return_edit" => named("修改售后", "Changed a return", "no"),
        "return_act" => act(
            ("售后", "Return"),
            ListName::Returns,
            &field("action"),
            &field("no"),
        ),
        "complaint_open" => named("新建投诉", "Opened a complaint", "no"),
        "complaint_edit" => named("修改投诉", "Changed a complaint", "no"),
        "complaint_act" => act(
            ("投诉", "Complaint"),
            ListName::Complaints,
            &field("action"),
            &field("no"),
        ),
        "attachment_add" => named("添加图片", "Added a picture", "name"),
        "attachment_remove" => named("移除图片", "Removed a picture", "name"),
        "import" | "import_apply" => named("导入文件", "Imported files", "files"),
        "export_list" => exported(&field),
        "book_settings" => match detail.get("watermark").and_then(Value::as_bool) {
            Some(true) => Text::new("打开导出水印", "Turned the watermark of exports on"),
            Some(false) => Text::new("关掉导出水印", "Turned the watermark of exports off"),
            None => Text::new("修改账簿设置", "Changed settings of the book"),
        },
        "format_save" => named("保存格式", "Saved a file format", "title"),
        "format_rename" => named("格式改名", "Renamed a file format", "title"),
        "format_delete" => named("删除格式", "Deleted a file format", "title"),
        "demo_make" => Text::new("生成演示数据", "Made demo data"),
        "undo" => Text::new("撤销一步操作", "Took an operation back"),
        other => Text::new(other, other),
    }
}

fn consented(field: &dyn Fn(&str) -> String) -> Text {
    let customers = field("customers");
    let (zh, en) = match field("said").as_str() {
        "agreed" => ("同意接收短信", "agreed to text messages"),
        "refused" => ("不接收短信", "refused text messages"),
        _ => ("短信许可按文件", "text messages as files say"),
    };
    Text::new(
        format!("{customers} 位客户：{zh}"),
        format!("{customers} customers: {en}"),
    )
}

fn exported(field: &dyn Fn(&str) -> String) -> Text {
    let (zh, en) = list_name(&field("list"));
    let (rows, file, mark) = (field("rows"), field("file"), field("mark"));
    let (mark_zh, mark_en) = if mark.is_empty() {
        (String::new(), String::new())
    } else {
        (
            format!("（水印编号 {mark}）"),
            format!(" (watermark {mark})"),
        )
    };
    Text::new(
        format!("导出{zh}，{rows} 行：{file}{mark_zh}"),
        format!("Exported {rows} {en}: {file}{mark_en}"),
    )
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

fn act((zh, en): (&str, &str), list: ListName, code: &str, no: &str) -> Text {
    let done = act_word(list, code, Tense::Done);
    Text::new(
        format!("{zh} {no}：{}", done.zh),
        format!("{en} {no}: {}", done.en),
    )
}
