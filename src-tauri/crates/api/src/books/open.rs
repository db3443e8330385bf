//! Changing between the shop's own book and the demo.

use zhanggui_store::OpenMode;
use zhanggui_store::lists::{ListKind, ListQuery};

use crate::app;
use crate::counter::{Counter, Host};
use crate::demo;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::settings::carry_prefs;
use crate::types::{AppStatus, BookOpenReq, BookWhich, DemoMakeReq};

/// What the demo holds when it is opened for the first time.
const FIRST_DEMO: DemoMakeReq = DemoMakeReq {
    customers: Some(2_000),
    orders: Some(5_000),
    seed: Some(1),
};

pub(crate) fn open(
    counter: &Counter,
    request: BookOpenReq,
    progress: &dyn Progress,
) -> Result<AppStatus, ApiError> {
    let before = counter.opened();
    let opened = match counter.host() {
        Host::Window => counter.open_for_window(request.which)?,
        Host::Script => counter.open_as(request.which, OpenMode::Create)?,
    };
    if let Some(before) = before.filter(|before| before.which != request.which)
        && !opened.book.is_read_only()
    {
        carry_prefs(&before.book, &opened.book)?;
    }
    let empty = opened
        .book
        .list_total(ListKind::Customers, &ListQuery::default())?
        == 0;
    if request.which == BookWhich::Demo && empty && !opened.book.is_read_only() {
        demo::make(counter, FIRST_DEMO, progress)?;
    }
    app::status(&opened)
}
