//! What the app holds while its window is open: the counter, the jobs that are running, and the
//! files that it was started with.

use std::collections::BTreeMap;
use std::ffi::OsString;
#[cfg(target_os = "linux")]
use std::hash::{DefaultHasher, Hash, Hasher};
#[cfg(target_os = "linux")]
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use zhanggui_api::{Counter, Host, Places};

use crate::inflight::InFlight;
use crate::watch::FolderWatch;

/// Names the folder that holds the books, for tests and for portable use.
pub const HOME_VARIABLE: &str = "ZHANGGUI_HOME";

/// How long the end of the app waits for a command that cannot be stopped. The window is gone by
/// then; a book survives being cut off, so this is a courtesy.
const LAST_WAIT: Duration = Duration::from_secs(20);

/// The counter of this window, shared by all commands.
#[derive(Debug)]
pub struct Desk {
    counter: Counter,
    commands: InFlight,
    jobs: Jobs,
    handed: Handed,
    watch: FolderWatch,
}

impl Desk {
    /// A desk whose books lie there. Nothing is opened before the first command.
    #[must_use]
    pub fn new(places: Places) -> Self {
        let counter = Counter::new(places, Host::Window);
        Self {
            counter,
            commands: InFlight::default(),
            jobs: Jobs::default(),
            handed: Handed::default(),
            watch: FolderWatch::default(),
        }
    }

    /// Where commands are served.
    #[must_use]
    pub const fn counter(&self) -> &Counter {
        &self.counter
    }

    /// The commands that are running.
    #[must_use]
    pub const fn commands(&self) -> &InFlight {
        &self.commands
    }

    /// The running jobs.
    #[must_use]
    pub const fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Files handed over by starts of the app.
    #[must_use]
    pub const fn handed(&self) -> &Handed {
        &self.handed
    }

    /// The watched folder.
    #[must_use]
    pub const fn watch(&self) -> &FolderWatch {
        &self.watch
    }

    /// Opens the book before anybody asks for it.
    pub fn open_ahead(&self) {
        let Some(_flight) = self.commands.begin() else {
            return;
        };
        if let Err(error) = self.counter.open_ahead() {
            tracing::warn!(%error, "the book could not be opened ahead");
        }
    }

    /// The window is gone: nothing begins any more, jobs are asked to stop, which leaves the book as
    /// it was, and what is running comes to its end.
    pub fn leave(&self) {
        self.commands.close();
        self.jobs.cancel_all();
        if !self.commands.wait(LAST_WAIT) {
            tracing::warn!("a command is still running at the end of the app");
        }
        // The last command may have chosen another folder.
        self.watch.stop();
        self.counter.close();
    }
}

/// Files that starts of the app named, from before the page could hear of them: an event that
/// nobody listens to yet would be lost, so they wait until the page asks.
#[derive(Debug, Default)]
pub struct Handed {
    waiting: Mutex<Waiting>,
}

#[derive(Debug, Default)]
struct Waiting {
    paths: Vec<PathBuf>,
    asked: bool,
}

impl Handed {
    /// Keeps files for the page, or gives them back where the page listens already.
    pub fn keep(&self, mut paths: Vec<PathBuf>) -> Option<Vec<PathBuf>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.asked {
            return Some(paths);
        }
        waiting.paths.append(&mut paths);
        None
    }

    /// The page listens from now on: what has waited for it.
    pub fn take(&self) -> Vec<PathBuf> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.asked = true;
        std::mem::take(&mut waiting.paths)
    }
}

/// The jobs that are running, by their number in this window.
#[derive(Debug, Default)]
pub struct Jobs {
    table: Mutex<JobTable>,
}

#[derive(Debug, Default)]
struct JobTable {
    last: u64,
    leaving: bool,
    running: BTreeMap<u64, Arc<AtomicBool>>,
}

impl Jobs {
    /// Enters a job: its number, and the flag by which it is told to stop.
    pub fn begin(&self) -> (u64, Arc<AtomicBool>) {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        table.last = table.last.saturating_add(1);
        let (number, stop) = (table.last, Arc::new(AtomicBool::new(table.leaving)));
        table.running.insert(number, Arc::clone(&stop));
        (number, stop)
    }

    /// Strikes a job that has ended.
    pub fn end(&self, number: u64) {
        self.table
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .running
            .remove(&number);
    }

    /// Asks a job to stop; `false` if it is not running (any more).
    pub fn cancel(&self, number: u64) -> bool {
        let table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        let running = table.running.get(&number);
        running
            .inspect(|stop| stop.store(true, Ordering::Relaxed))
            .is_some()
    }

    /// Asks all jobs to stop, those too that are about to begin.
    fn cancel_all(&self) {
        let mut table = self.table.lock().unwrap_or_else(PoisonError::into_inner);
        table.leaving = true;
        table
            .running
            .values()
            .for_each(|stop| stop.store(true, Ordering::Relaxed));
    }
}

/// The folder asked for in the environment, if any; an empty value counts as none.
#[must_use]
pub fn home_override() -> Option<PathBuf> {
    chosen(std::env::var_os(HOME_VARIABLE))
}

fn chosen(value: Option<OsString>) -> Option<PathBuf> {
    value.filter(|text| !text.is_empty()).map(PathBuf::from)
}

/// A D-Bus name that is the same for every start on the same folder, and different for others.
#[cfg(target_os = "linux")]
#[must_use]
pub fn bus_name(home: &Path) -> String {
    let full = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
    let mut hasher = DefaultHasher::new();
    full.hash(&mut hasher);
    format!("cn.zhangguibu.desktop.h{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_override_is_no_override() {
        assert_eq!(
            chosen(Some(OsString::new())),
            None,
            "an unset variable must not mean \"here\""
        );
        assert_eq!(chosen(Some("/books".into())), Some(PathBuf::from("/books")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn one_folder_has_one_name_on_the_bus() {
        assert_eq!(
            bus_name(Path::new("books")),
            bus_name(Path::new("./books")),
            "the same folder"
        );
        assert_ne!(
            bus_name(Path::new("books")),
            bus_name(Path::new("other")),
            "another folder"
        );
    }

    #[test]
    fn files_wait_until_the_page_asks_and_not_after() {
        let handed = Handed::default();
        let orders = || vec![PathBuf::from("/downloads/orders.csv")];
        assert_eq!(handed.keep(orders()), None, "nobody listens yet");
        assert_eq!(handed.take(), orders());
        assert!(handed.take().is_empty(), "they are offered once");
        assert_eq!(
            handed.keep(orders()),
            Some(orders()),
            "the page hears of these by the event"
        );
    }

    #[test]
    fn only_a_running_job_can_be_stopped() {
        let jobs = Jobs::default();
        let (first, stop_first) = jobs.begin();
        let (second, stop_second) = jobs.begin();
        assert_ne!(first, second, "each job has its own number");
        assert!(jobs.cancel(second), "it runs");
        assert!(stop_second.load(Ordering::Relaxed), "it has been told");
        assert!(!stop_first.load(Ordering::Relaxed), "the other one goes on");
        jobs.end(second);
        assert!(!jobs.cancel(second), "it has ended");
    }

    #[test]
    fn at_the_end_all_jobs_are_stopped_and_those_that_were_about_to_begin() {
        let jobs = Jobs::default();
        let (_, running) = jobs.begin();
        jobs.cancel_all();
        let (_, late) = jobs.begin();
        assert!(running.load(Ordering::Relaxed), "it has been told");
        assert!(late.load(Ordering::Relaxed), "it is told at once");
    }
}
