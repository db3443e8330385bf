//! Values as people read them.

use serde_json::Value;
use zhanggui_api::types::{Lang, ListName};
use zhanggui_domain::{Instant, Money, ShopZone};

/// An amount; the currency is named where it is not the usual one.
pub fn money(money: Money) -> String {
    match money.currency.code() {
        "CNY" => money.to_string(),
        code => format!("{money} {code}"),
    }
}

/// A time to the minute, in the shop's zone.
pub fn moment(at: Instant) -> String {
    let local = at.to_local(ShopZone::CHINA);
    // The seconds, `:11`, say nothing to a reader of lists.
    local
        .rsplit_once(':')
        .map_or(local.clone(), |(minute, _)| minute.to_owned())
}

/// A code of a list's column in words.
pub fn coded(list: ListName, field: &str, code: &str, lang: Lang) -> String {
    match zhanggui_api::code_word(list, field, code) {
        Some(word) => word.pick(lang).to_owned(),
        None => code.to_owned(),
    }
}

/// A cell of a row as it was sent: text, number, amount, or several texts.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "✓" } else { "" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("、"),
        Value::Object(_) => match serde_json::from_value::<Money>(value.clone()) {
            Ok(amount) => money(amount),
            Err(_) => value.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_amount_of_another_currency_says_which() {
        assert_eq!(
            cell(&json!({"amount": "169.20", "currency": "CNY"})),
            "169.20"
        );
        assert_eq!(
            cell(&json!({"amount": "169.20", "currency": "USD"})),
            "169.20 USD"
        );
    }

    #[test]
    fn a_time_is_the_shops() {
        let at: Instant = serde_json::from_value(json!("2017-07-08T04:03:11Z")).unwrap();
        assert_eq!(
            moment(at),
            "2017-07-08 12:03",
            "eight hours before Greenwich"
        );
    }

    #[test]
    fn several_texts_are_one_cell() {
        assert_eq!(cell(&json!(["夏天的风", "summer"])), "夏天的风、summer");
        assert_eq!(cell(&json!(null)), "");
    }
}
