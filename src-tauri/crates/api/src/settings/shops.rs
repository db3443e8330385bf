//! Shops: list and save.

use serde_json::json;
use zhanggui_domain::{Id, Platform};
use zhanggui_store::Book;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::people;
use zhanggui_store::tables::shops::SHOPS;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{Created, ErrorCode, Nothing, ShopSaveReq, ShopView};

pub(crate) fn shops(counter: &Counter, _request: Nothing) -> Result<Vec<ShopView>, ApiError> {
    shop_views(&*counter.book()?)
}

/// The shops of a book, in the order in which they were made.
pub(crate) fn shop_views(book: &Book) -> Result<Vec<ShopView>, ApiError> {
    let shops = book.read(people::shops)?;
    Ok(shops
        .into_iter()
        .map(|shop| ShopView {
            id: shop.id,
            name: shop.name,
            platform: shop.platform,
            currency: shop.currency,
        })
        .collect())
}

pub(crate) fn save_shop(counter: &Counter, request: ShopSaveReq) -> Result<Created, ApiError> {
    let book = counter.book()?;
    let name = input::required("name", &request.name, 60)?;
    let platform = request.platform.as_deref().map(platform).transpose()?;
    let others = book.read(people::shops)?;
    if others
        .iter()
        .any(|shop| shop.name == name && Some(shop.id) != request.id)
    {
        return Err(ApiError::new(
            ErrorCode::Conflict,
            format!("已经有叫“{name}”的店铺了，换个名字。"),
            format!("There is a shop named \"{name}\" already. Choose another name."),
        ));
    }
    let spec = counter.op(&book, "shop_save", json!({ "name": name }))?;
    let written = book.transact(spec, |tx| match request.id {
        Some(id) => {
            let mut cells = Cells::new().with("own_name", name.clone());
            if let Some(platform) = platform {
                cells = cells.with("platform", platform.code().to_owned());
            }
            tx.set(&SHOPS, id, &cells).map(|_| id)
        }
        None => {
            let platform = platform.unwrap_or(Platform::Taobao);
            // Two computers that make the shop of one name make the same shop, and the import of
            // its files finds it.
            let id = Id::derived("shop", platform.code(), "", &name);
            let cells = Cells::new()
                .with("name", name.clone())
                .with("platform", platform.code().to_owned());
            tx.upsert(&SHOPS, id, &cells).map(|_| id)
        }
    })?;
    Ok(Created {
        op: written.op,
        id: written.value,
    })
}

fn platform(name: &str) -> Result<Platform, ApiError> {
    Platform::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = Platform::ALL
            .iter()
            .map(|platform| platform.code())
            .collect();
        ApiError::invalid(
            "platform",
            format!("不认识平台“{name}”。"),
            format!("There is no platform \"{name}\"."),
        )
        .with("known", known)
    })
}
