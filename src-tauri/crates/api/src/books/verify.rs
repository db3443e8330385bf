//! Checking the book, its pictures included.

use zhanggui_store::StoreError;
use zhanggui_store::queries::attachments;

use crate::attachments::Vault;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::types::{Nothing, Text, VerifyCheck, VerifyRes};

/// Violations that are named.
const NAMED: usize = 20;

pub(crate) fn verify(
    counter: &Counter,
    _request: Nothing,
    progress: &dyn Progress,
) -> Result<VerifyRes, ApiError> {
    let book = counter.book()?;
    let going_on = || {
        if progress.cancelled() {
            Err(StoreError::Cancelled)
        } else {
            Ok(())
        }
    };
    let report = book.verify(going_on)?;
    let mut checks: Vec<VerifyCheck> = report
        .checks
        .iter()
        .map(|check| VerifyCheck {
            code: check.code.to_owned(),
            rule: rule(check.code),
            violations: check.violations,
            samples: check.samples.clone(),
        })
        .collect();
    let pictures = book.read(attachments::hashes)?;
    let vault = Vault::new(book.files_folder());
    let missing: Vec<String> = pictures
        .iter()
        .filter(|(_, hash)| vault.get(hash).is_err())
        .map(|(id, _)| format!("attachments {id}"))
        .collect();
    checks.push(VerifyCheck {
        code: "picture_there".to_owned(),
        rule: rule("picture_there"),
        violations: u64::try_from(missing.len()).unwrap_or(u64::MAX),
        samples: missing.into_iter().take(NAMED).collect(),
    });
    Ok(VerifyRes {
        ok: report.integrity == "ok" && checks.iter().all(|check| check.violations == 0),
        integrity: report.integrity,
        counts: report
            .counts
            .into_iter()
            .map(|(table, rows)| (table.to_owned(), rows))
            .collect(),
        checks,
    })
}

/// A rule in words.
fn rule(code: &str) -> Text {
    RULES
        .iter()
        .find(|(known, _, _)| *known == code)
        .map_or_else(|| Text::new(code, code), |(_, zh, en)| Text::new(*zh, *en))
}

/// Code, Chinese, English.
const RULES: &[(&str, &str, &str)] = &[
    (
        "row_shape",
        "每行都有编号、时间戳和删除标记",
        "Every row has an id, a stamp and a register of deletion",
    ),
    (
        "row_has_operation",
        "每行都出自一次操作",
        "Every row was made by an operation",
    ),
    (
        "change_has_operation",
        "每处改动都出自一次操作",
        "Every change belongs to an operation",
    ),
    (
        "reference_exists",
        "引用的记录都在",
        "What a row refers to is there",
    ),
    (
        "owner_lives",
        "明细所属的记录没有被删除",
        "A live part belongs to a live whole",
    ),
    ("code_known", "状态和种类都认得", "Codes are known"),
    ("currency_known", "币种都认得", "Currencies are known"),
    (
        "currency_of_owner",
        "明细与主单同一币种",
        "A part is in the currency of its whole",
    ),
    (
        "amount_positive",
        "金额和数量不为负",
        "Amounts and quantities are not negative",
    ),
    (
        "reversal_fits",
        "冲销与原记录相符",
        "A reversal fits what it takes back",
    ),
    (
        "event_parent_of_case",
        "处理记录的先后属于同一单",
        "The parents of an event are of its case",
    ),
    ("event_readable", "处理记录可以读懂", "Events can be read"),
    (
        "event_allowed",
        "处理步骤符合规则",
        "Events are such as the rules allow",
    ),
    (
        "order_once",
        "同一订单号只有一条",
        "One order for one number",
    ),
    (
        "account_once",
        "同一平台账号只有一条",
        "One account for one nick",
    ),
    ("shop_once", "同名店铺只有一家", "One shop for one name"),
    ("case_number_once", "单号不重复", "One case for one number"),
    (
        "payment_once",
        "同一退款号只记一次",
        "One entry for one payment",
    ),
    (
        "order_id_derived",
        "订单编号推算一致",
        "The ids of orders follow from their numbers",
    ),
    (
        "account_id_derived",
        "账号编号推算一致",
        "The ids of accounts follow from their nicks",
    ),
    (
        "customer_facts",
        "客户汇总与订单一致",
        "The figures of customers equal their orders",
    ),
    (
        "bill_facts",
        "账目与订单的比对一致",
        "What bills say of orders is worked out right",
    ),
    (
        "list_totals",
        "清单总数与记录一致",
        "The totals of lists equal their records",
    ),
    (
        "milestones",
        "清单定位与记录一致",
        "Jumps in lists lead where they should",
    ),
    (
        "return_facts",
        "售后状态与处理记录一致",
        "The state of returns equals their events",
    ),
    (
        "complaint_facts",
        "投诉状态与处理记录一致",
        "The state of complaints equals their events",
    ),
    (
        "search_documents",
        "每位客户都搜得到",
        "Every customer can be found",
    ),
    (
        "search_numbers",
        "每个订单号都搜得到",
        "Every order number can be found",
    ),
    (
        "picture_there",
        "图片文件完好",
        "Pictures are there and whole",
    ),
];
