//! What is open, who is at this computer, sizes for the navigation.

use zhanggui_store::lists::{ListKind, ListQuery};
use zhanggui_store::queries::today;

use crate::counter::{Counter, Opened};
use crate::error::ApiError;
use crate::settings;
use crate::types::{AppStatus, BookWhich, Counts, Nothing};

pub(crate) fn app(counter: &Counter, _request: Nothing) -> Result<AppStatus, ApiError> {
    let opened = counter
        .opened()
        .ok_or_else(|| ApiError::from(zhanggui_store::StoreError::Missing))?;
    status(&opened)
}

/// The state of an open book.
pub(crate) fn status(opened: &Opened) -> Result<AppStatus, ApiError> {
    let book = &opened.book;
    let all = ListQuery::default();
    let customers = book.list_total(ListKind::Customers, &all)?;
    let orders = book.list_total(ListKind::Orders, &all)?;
    let open = ListQuery {
        view: Some("open".to_owned()),
        ..ListQuery::default()
    };
    let (complaints, tasks) = book.read(|connection| {
        Ok((
            today::complaints_open(connection)?,
            today::tasks_open(connection)?,
        ))
    })?;
    let counts = Counts {
        customers,
        orders,
        returns_open: book.list_total(ListKind::Returns, &open)?,
        complaints_open: complaints.unsigned_abs(),
        tasks_open: tasks.unsigned_abs(),
    };
    let staff = settings::staff_views(book)?;
    let name = book
        .path()
        .file_stem()
        .map(|name| name.to_string_lossy().into_owned());
    Ok(AppStatus {
        book_open: true,
        which: opened.which,
        demo: opened.which == BookWhich::Demo,
        empty: customers == 0 && orders == 0,
        counts,
        book_name: name.unwrap_or_default(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        current_staff: staff.into_iter().find(|person| person.current),
        shops: settings::shop_views(book)?,
        read_only: book.is_read_only(),
    })
}
