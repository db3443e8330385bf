//! The counter itself: the open book, and the dispatch of commands by name.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use zhanggui_domain::{Clock, Id, IdGen, Instant, SystemClock, SystemIds};
use zhanggui_store::{Book, OpKind, OpSpec, OpenMode, StoreError, WriteTx};

use crate::commands::{CommandInfo, Needs, command};
use crate::error::ApiError;
use crate::places::Places;
use crate::progress::{Progress, Unwatched};
use crate::table::command_table;
use crate::types::*;
use crate::{
    app, arrivals, attachments, bills, books, complaints, customers, device, exports, formats,
    history, imports, lists, orders, returns, search, settings, tasks,
};

/// Who uses the counter, which decides how books are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// The window: holds its book for writing as long as it runs, and makes it when there is none.
    Window,
    /// A script: takes the write lock only for commands that write, so that lists and searches work
    /// beside an open window, and makes a book only by a command that puts something in.
    Script,
}

/// A book that is open.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub(crate) which: BookWhich,
    pub(crate) mode: OpenMode,
    pub(crate) book: Arc<Book>,
}

/// Serves commands. One for each process; all methods can be called from any thread.
pub struct Counter {
    places: Places,
    host: Host,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdGen>,
    which: Mutex<BookWhich>,
    lang: Mutex<Option<Lang>>,
    open: RwLock<Option<Opened>>,
    looks: Mutex<arrivals::Looks>,
}

impl std::fmt::Debug for Counter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Counter")
            .field("places", &self.places)
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

impl Counter {
    /// A counter with this computer's clock. Opens nothing yet: the first command does.
    pub fn new(places: Places, host: Host) -> Self {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let ids = Arc::new(SystemIds::new(Arc::clone(&clock)));
        Counter::with_clock(places, host, clock, ids)
    }

    /// A counter with a clock and ids of one's own.
    pub fn with_clock(
        places: Places,
        host: Host,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Self {
        Counter {
            places,
            host,
            clock,
            ids,
            which: Mutex::new(BookWhich::Own),
            lang: Mutex::new(None),
            open: RwLock::new(None),
            looks: Mutex::default(),
        }
    }

    /// Runs a command by name.
    ///
    /// Every command is also a method of its own name, for hosts written in Rust.
    ///
    /// # Errors
    /// `invalid` for an unknown name or a request that does not fit, else what the command answers.
    pub fn call(
        &self,
        name: &str,
        request: Value,
        progress: &dyn Progress,
    ) -> Result<Value, ApiError> {
        self.dispatch(name, request, progress)
    }

    /// The folder that the books lie in.
    pub fn folder(&self) -> &Path {
        self.places.own.parent().unwrap_or(Path::new("."))
    }

    /// The book that is open: `ready` opened it before the command began.
    pub(crate) fn book(&self) -> Result<Arc<Book>, ApiError> {
        match self.opened() {
            Some(opened) => Ok(opened.book),
            None => Err(ApiError::from(StoreError::Missing)),
        }
    }

    /// The book, for commands that need none but look at it where there is one.
    pub(crate) fn book_if_any(&self) -> Option<Arc<Book>> {
        if let Some(opened) = self.opened() {
            return Some(opened.book);
        }
        let opened = self.open_as(self.which(), OpenMode::Read);
        opened.ok().map(|opened| opened.book)
    }

    /// What is open now.
    pub(crate) fn opened(&self) -> Option<Opened> {
        self.open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Which book this counter serves.
    pub(crate) fn which(&self) -> BookWhich {
        *self.which.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The language of texts that are part of an answer: the host's, else the one chosen in the
    /// settings, else Chinese.
    pub(crate) fn lang(&self) -> Lang {
        let host = *self.lang.lock().unwrap_or_else(PoisonError::into_inner);
        host.unwrap_or_else(|| {
            self.opened()
                .map_or(Lang::Zh, |opened| settings::lang(&opened.book))
        })
    }

    /// Fixes the language of texts that are part of an answer.
    pub fn set_lang(&self, lang: Lang) {
        *self.lang.lock().unwrap_or_else(PoisonError::into_inner) = Some(lang);
    }

    /// Who uses this counter.
    pub(crate) fn host(&self) -> Host {
        self.host
    }

    /// Now, by the counter's clock.
    pub(crate) fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The folder whose arrivals are offered, if the open book has one: the host watches it.
    pub fn watched_folder(&self) -> Option<PathBuf> {
        let folder = self.opened()?.book.watched_folder();
        folder.ok().flatten().map(PathBuf::from)
    }

    /// The computer's folder for downloads, where the host knows it.
    pub(crate) fn downloads(&self) -> Option<String> {
        let downloads = self.places.downloads.as_ref();
        downloads.map(|folder| folder.to_string_lossy().into_owned())
    }

    /// What was seen of files in the watched folder.
    pub(crate) fn looks(&self) -> MutexGuard<'_, arrivals::Looks> {
        self.looks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An id that was never given before.
    pub(crate) fn new_id(&self) -> Id {
        self.ids.next()
    }

    /// Opens the book before anybody asks for it, ready for several questions at once.
    ///
    /// # Errors
    /// What the first command would answer.
    pub fn open_ahead(&self) -> Result<(), ApiError> {
        self.app_status(Nothing {}, &Unwatched)?;
        if let Some(book) = self.opened().map(|opened| opened.book) {
            book.open_readers()?;
        }
        Ok(())
    }

    /// Closes the book, if one is open. The next command opens it again.
    pub fn close(&self) {
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Opens a book in place of the one that is open.
    pub(crate) fn open_as(&self, which: BookWhich, mode: OpenMode) -> Result<Opened, ApiError> {
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = open.as_ref()
            && opened.which == which
            && (opened.mode == mode || opened.mode != OpenMode::Read)
        {
            return Ok(opened.clone());
        }
        // A book is let go before it is opened in another way: its lock has one holder.
        if open.as_ref().is_some_and(|opened| opened.which == which) {
            *open = None;
        }
        let path = match which {
            BookWhich::Own => &self.places.own,
            BookWhich::Demo => &self.places.demo,
        };
        let book = Book::open(path, mode, Arc::clone(&self.clock), Arc::clone(&self.ids))
            .map_err(|error| ApiError::from(error).with("book", path.to_string_lossy()))?;
        if let (true, Some(name)) = (mode != OpenMode::Read, device::name()) {
            book.name_device(&name)?;
        }
        let opened = Opened {
            which,
            mode,
            book: Arc::new(book),
        };
        *open = Some(opened.clone());
        *self.which.lock().unwrap_or_else(PoisonError::into_inner) = which;
        Ok(opened)
    }

    /// Who is at this computer.
    pub(crate) fn staff(&self, book: &Book) -> Result<Option<Id>, ApiError> {
        settings::current_staff(book)
    }

    /// An operation by whoever is at this computer.
    pub(crate) fn op(
        &self,
        book: &Book,
        kind: &'static str,
        detail: Value,
    ) -> Result<OpSpec, ApiError> {
        Ok(OpSpec::new(OpKind(kind), self.staff(book)?, detail))
    }

    /// Runs `work` as one operation by whoever is at this computer. A refusal in the middle takes
    /// everything back.
    pub(crate) fn write<T>(
        &self,
        book: &Book,
        kind: &'static str,
        detail: Value,
        work: impl FnOnce(&WriteTx<'_>) -> Result<T, ApiError>,
    ) -> Result<zhanggui_store::Written<T>, ApiError> {
        self.write_watched(book, (kind, detail), &Unwatched, work)
    }

    /// Like [`Counter::write`], for a job: until it is committed it can be stopped.
    pub(crate) fn write_watched<T>(
        &self,
        book: &Book,
        (kind, detail): (&'static str, Value),
        progress: &dyn Progress,
        work: impl FnOnce(&WriteTx<'_>) -> Result<T, ApiError>,
    ) -> Result<zhanggui_store::Written<T>, ApiError> {
        let spec = self.op(book, kind, detail)?;
        let mut refusal = None;
        let written = book.transact_watched(spec, progress, |tx| {
            work(tx).map_err(|error| {
                refusal = Some(error);
                StoreError::Cancelled
            })
        });
        match (written, refusal) {
            (Err(_), Some(error)) => Err(error),
            (written, _) => Ok(written?),
        }
    }

    /// Sees to it that the book is open in the way that the command needs.
    fn ready(&self, info: &CommandInfo) -> Result<(), ApiError> {
        let mode = match info.needs() {
            Needs::Nothing => return Ok(()),
            Needs::Read => OpenMode::Read,
            Needs::Write => OpenMode::Write,
            Needs::Make => OpenMode::Create,
        };
        let opened = match self.host {
            Host::Script => self.open_as(self.which(), mode),
            Host::Window => self.open_for_window(self.which()),
        }?;
        // Said before the request is looked at: no correction of it would help.
        if mode != OpenMode::Read && opened.book.is_read_only() {
            return Err(StoreError::ReadOnly.into());
        }
        Ok(())
    }

    /// Opens a book for the window: for writing, or only for reading where it cannot be written.
    pub(crate) fn open_for_window(&self, which: BookWhich) -> Result<Opened, ApiError> {
        if let Some(opened) = self.opened().filter(|opened| opened.which == which) {
            return Ok(opened);
        }
        match self.open_as(which, OpenMode::Create) {
            Err(error) if error.code == ErrorCode::BookReadOnly => {
                self.open_as(which, OpenMode::Read)
            }
            answer => answer,
        }
    }
}

fn parse<T: DeserializeOwned>(request: Value) -> Result<T, ApiError> {
    // A command without parameters may be called without a request.
    let request = if request.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        request
    };
    serde_json::from_value(request).map_err(|error| {
        let reason = error.to_string();
        ApiError::invalid(
            "request",
            "请求的内容和命令对不上，看 detail.reason。",
            format!("The request does not fit the command: {reason}."),
        )
        .with("reason", reason)
    })
}

fn answer<T: Serialize>(response: T) -> Result<Value, ApiError> {
    serde_json::to_value(response).map_err(|error| ApiError::internal(&error))
}

macro_rules! dispatch {
    (@run read $counter:ident $path:path, $request:ident, $progress:ident) => { $path($counter, $request) };
    (@run write $counter:ident $path:path, $request:ident, $progress:ident) => { $path($counter, $request) };
    (@run job $counter:ident $path:path, $request:ident, $progress:ident) => { $path($counter, $request, $progress) };
    ($( #[doc = $about:literal] $access:ident $name:ident($req:ty) -> $res:ty = $path:path, tags [$($tag:ident),*]; )*) => {
        impl Counter {
            $(
                #[doc = $about]
                ///
                /// # Errors
                /// See [`ErrorCode`].
                pub fn $name(&self, request: $req, progress: &dyn Progress) -> Result<$res, ApiError> {
                    if let Some(info) = command(stringify!($name)) {
                        self.ready(info)?;
                    }
                    let _ = progress;
                    dispatch!(@run $access self $path, request, progress)
                }
            )*

            fn dispatch(&self, name: &str, request: Value, progress: &dyn Progress) -> Result<Value, ApiError> {
                match name {
                    $( stringify!($name) => answer(self.$name(parse(request)?, progress)?), )*
                    _ => Err(unknown(name)),
                }
            }
        }
    };
}
command_table!(dispatch);

fn unknown(name: &str) -> ApiError {
    ApiError::invalid(
        "command",
        format!("没有名为“{name}”的命令。"),
        format!("There is no command named \"{name}\"."),
    )
}
