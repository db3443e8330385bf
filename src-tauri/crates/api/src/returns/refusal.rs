//! Why the rules do not allow an action, in words that say what to do.

use serde_json::json;
use zhanggui_domain::returns::{Axis, AxisValue, Refusal};

use crate::error::ApiError;
use crate::types::{ErrorCode, Obstacle, Text};
use crate::words::{List, word};

pub(super) fn refused(refusal: &Refusal) -> ApiError {
    let axes: Vec<&str> = refusal.axes().iter().map(|axis| axis.code()).collect();
    let obstacles: Vec<Obstacle> = match refusal {
        Refusal::NotAtRest(list) => list.iter().map(|value| obstacle(*value)).collect(),
        _ => Vec::new(),
    };
    ApiError::new(
        ErrorCode::Refused,
        chinese(refusal, &obstacles),
        sentence(&refusal.to_string()),
    )
    .with("reason", refusal.code())
    .with("axes", axes)
    .with("obstacles", json!(obstacles))
}

fn chinese(refusal: &Refusal, obstacles: &[Obstacle]) -> String {
    match refusal {
        Refusal::Closed => "这一单已经结案。先重新打开再处理。".to_owned(),
        Refusal::NotClosed | Refusal::NamesNoClosing => "这一单没有结案，不用重新打开。".to_owned(),
        Refusal::NotForKind { kind, .. } => {
            format!("“{}”没有这一步。", word(List::ReturnKind, kind.code()).zh)
        }
        Refusal::NoSuchMove { from, to } if from == to => {
            format!("已经是“{}”了。", value_word(*to).zh)
        }
        Refusal::NoSuchMove { from, to } => {
            format!(
                "不能从“{}”直接到“{}”。",
                value_word(*from).zh,
                value_word(*to).zh
            )
        }
        Refusal::NotAgreed(_) => "先同意申请（或由平台判买家），再做这一步。".to_owned(),
        Refusal::MoneyMoved(_) => "钱已经退给买家。先记录追回，再做这一步。".to_owned(),
        Refusal::AmountNotPositive(_) => "金额要大于 0。".to_owned(),
        Refusal::NotAtRest(_) => {
            let missing: Vec<&str> = obstacles
                .iter()
                .map(|obstacle| obstacle.text.zh.as_str())
                .collect();
            format!("还不能结案：{}。", missing.join("；"))
        }
    }
}

/// One axis that is not at an end.
pub(super) fn obstacle(value: AxisValue) -> Obstacle {
    let (zh, en) = axis_name(value.axis());
    let at = value_word(value);
    Obstacle {
        axis: value.axis(),
        value: value.code().to_owned(),
        text: Text::new(format!("{zh}还是“{}”", at.zh), format!("{en}: {}", at.en)),
    }
}

fn axis_name(axis: Axis) -> (&'static str, &'static str) {
    match axis {
        Axis::Decision => ("诉求", "Decision"),
        Axis::Goods => ("退货", "Goods"),
        Axis::Funds => ("退款", "Money"),
        Axis::Replacement => ("补换", "Replacement"),
        Axis::Dispute => ("争议", "Dispute"),
        Axis::Lifecycle => ("状态", "State"),
    }
}

fn value_word(value: AxisValue) -> Text {
    match value {
        AxisValue::Decision(value) => word(List::Decision, value.code()),
        AxisValue::Goods(value) => word(List::Goods, value.code()),
        AxisValue::Funds(value) => word(List::Funds, value.code()),
        AxisValue::Replacement(value) => word(List::Replacement, value.code()),
        AxisValue::Dispute(value) => word(List::Dispute, value.code()),
        AxisValue::Lifecycle(value) => match value.code() {
            "open" => Text::new("处理中", "open"),
            _ => Text::new("已结", "closed"),
        },
    }
}

/// The domain's reason as a sentence.
fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}
