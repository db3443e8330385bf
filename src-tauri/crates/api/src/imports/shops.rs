//! Whose the orders of a file are, where neither its rows nor the person says it and the book has
//! several shops. The window asks before it imports; a script is told which shop was assumed, or is
//! refused when it wants no doubts.

use zhanggui_domain::Platform;
use zhanggui_interchange::apply::FileOutcome;
use zhanggui_store::queries::people;
use zhanggui_store::rusqlite::Connection;

use crate::error::ApiError;
use crate::types::{ErrorCode, Lang, RowProblem, Text};

/// The named shops of a marketplace, in the order in which they were made.
pub(super) fn of_platform(
    connection: &Connection,
    platform: Platform,
) -> zhanggui_store::Result<Vec<String>> {
    let shops = people::shops(connection)?.into_iter();
    Ok(shops
        .filter(|shop| shop.platform == platform.code() && !shop.name.is_empty())
        .map(|shop| shop.name)
        .collect())
}

/// Whether the file brings orders of which nobody says whose they are. Orders that the book knows stay
/// with their shop.
pub(super) fn undecided(outcome: &FileOutcome, named: Option<&str>, shops: &[String]) -> bool {
    let nobody_says = named.is_none_or(|name| name.trim().is_empty());
    nobody_says && shops.len() > 1 && outcome.without_shop > 0 && outcome.tallies.orders.created > 0
}

/// The doubt that is told with the report: new orders went to the first of the shops.
pub(super) fn assumed(
    outcome: &FileOutcome,
    line: u64,
    shops: &[String],
    lang: Lang,
) -> RowProblem {
    let first = shops.first().map(String::as_str).unwrap_or_default();
    let (rows, all) = (outcome.without_shop, shops.join("、"));
    let message = Text::new(
        format!(
            "有 {rows} 行没有写是哪家店，账簿里有几家（{all}），新订单先归到了“{first}”。要是不对，撤销这次导入，指定店铺再导一次。"
        ),
        format!(
            "{rows} rows do not say which shop they are of, and the book has several ({all}); new orders went to \"{first}\". If that is wrong, undo this import and name the shop."
        ),
    );
    RowProblem {
        line,
        column: None,
        code: "shop_assumed".to_owned(),
        message: message.pick(lang).to_owned(),
    }
}

/// The refusal where no doubts are wanted.
pub(super) fn required(shops: &[String]) -> ApiError {
    let all = shops.join("、");
    ApiError::new(
        ErrorCode::Refused,
        format!("文件没有写订单是哪家店的，账簿里有几家：{all}。请先指定店铺，账簿保持原样。"),
        format!(
            "The file does not say which shop its orders are of, and the book has several: {all}. Name the shop first; the book is as it was."
        ),
    )
    .with("reason", "shop_required")
    .with("shops", shops.to_vec())
}
