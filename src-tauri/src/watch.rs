//! The watched folder: when something happens in it, the page is told to ask what came in. What is
//! offered is decided below the `api` crate; here is only the system's notice.
//!
//! Notices are a convenience. Folders on servers and those that a cloud fills may send none, so the
//! page asks again whenever its window comes to the front.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tauri::{AppHandle, Manager, Runtime};
use zhanggui_api::types::StaleView;
use zhanggui_domain::Tag;

use crate::events;
use crate::state::Desk;

/// How long a folder must be quiet before the page is told: a download is written in many pieces.
const QUIET: Duration = Duration::from_secs(1);

/// The folder that is watched now, if any.
#[derive(Default)]
pub struct FolderWatch {
    now: Mutex<Option<Watched>>,
}

struct Watched {
    folder: PathBuf,
    _notices: RecommendedWatcher,
}

impl fmt::Debug for FolderWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FolderWatch").finish_non_exhaustive()
    }
}

impl FolderWatch {
    /// Watches nothing any more.
    pub fn stop(&self) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn follow(&self, folder: Option<PathBuf>, notice: impl Fn() + Send + 'static) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        // A folder that has gone and come back needs a new watch, so one that is not there has none.
        let Some(folder) = folder.filter(|folder| folder.is_dir()) else {
            *now = None;
            return;
        };
        if now.as_ref().is_some_and(|now| now.folder == folder) {
            return;
        }
        *now = match notices(&folder, notice) {
            Ok(notices) => Some(Watched {
                folder,
                _notices: notices,
            }),
            Err(error) => {
                tracing::warn!(%error, "the folder sends no notices");
                None
            }
        };
    }
}

/// Watches the folder that the open book names; nothing changes where it is watched already.
pub fn follow<R: Runtime>(app: &AppHandle<R>) {
    let desk = app.state::<Desk>();
    let folder = desk.counter().watched_folder();
    let page = app.clone();
    desk.watch().follow(folder, move || {
        let tags = vec![Tag::Arrivals];
        events::tell(&page, events::STALE, StaleView { op: None, tags });
    });
}

fn notices(
    folder: &Path,
    notice: impl Fn() + Send + 'static,
) -> notify::Result<RecommendedWatcher> {
    let (tell, told) = channel();
    let mut notices =
        notify::recommended_watcher(move |event: notify::Result<notify::Event>| match event {
            Ok(event) if changes(event.kind) => {
                // Nobody listens where another folder has just been chosen.
                let _ = tell.send(());
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a notice of the folder was lost"),
        })?;
    notices.watch(folder, RecursiveMode::NonRecursive)?;
    std::thread::Builder::new()
        .name("watched-folder".to_owned())
        .spawn(move || pass_on(&told, notice))
        .map_err(notify::Error::io)?;
    Ok(notices)
}

/// Whether something is different now. That somebody looked is none: we do so ourselves whenever the
/// page asks, and would never come to rest.
const fn changes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// Gives one notice once a folder in which something happened is quiet. Ends with its sender.
fn pass_on(told: &Receiver<()>, notice: impl Fn()) {
    while told.recv().is_ok() {
        loop {
            match told.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        notice();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::Sender;

    /// How long a notice may take on a busy machine.
    const PATIENCE: Duration = Duration::from_secs(30);

    #[test]
    fn a_file_that_comes_into_the_folder_is_noticed_until_another_is_watched() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let watch = FolderWatch::default();
        let (tell, told) = channel();
        let notice = |tell: Sender<&'static str>, name| {
            move || {
                let _ = tell.send(name);
            }
        };
        watch.follow(
            Some(folder.path().to_owned()),
            notice(tell.clone(), "first"),
        );
        std::fs::write(folder.path().join("orders.csv"), "a,b").unwrap();
        assert_eq!(told.recv_timeout(PATIENCE), Ok("first"));

        watch.follow(Some(other.path().to_owned()), notice(tell, "second"));
        std::fs::write(folder.path().join("items.csv"), "a,b").unwrap();
        std::fs::write(other.path().join("items.csv"), "a,b").unwrap();
        let next = std::iter::from_fn(|| told.recv_timeout(PATIENCE).ok());
        assert!(
            next.take(2).any(|name| name == "second"),
            "the other folder is watched"
        );
    }

    #[test]
    fn looking_into_the_folder_is_no_notice() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("orders.csv");
        std::fs::write(&file, "a,b").unwrap();
        let watch = FolderWatch::default();
        let (tell, told) = channel();
        watch.follow(Some(folder.path().to_owned()), move || {
            let _ = tell.send(());
        });
        std::fs::read_dir(folder.path()).unwrap().for_each(drop);
        std::fs::read(&file).unwrap();
        assert!(
            told.recv_timeout(QUIET * 2).is_err(),
            "a look that asks for another look never ends"
        );
        std::fs::remove_file(&file).unwrap();
        assert!(
            told.recv_timeout(PATIENCE).is_ok(),
            "a file that goes is one less to offer"
        );
    }

    #[test]
    fn a_folder_that_is_gone_is_not_watched_and_one_that_is_back_is() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("downloads");
        let watch = FolderWatch::default();
        watch.follow(Some(folder.clone()), || {});
        assert!(watch.now.lock().unwrap().is_none(), "it is not there");
        std::fs::create_dir(&folder).unwrap();
        watch.follow(Some(folder), || {});
        assert!(watch.now.lock().unwrap().is_some(), "it is there now");
        watch.stop();
        assert!(watch.now.lock().unwrap().is_none(), "stopped");
    }
}
