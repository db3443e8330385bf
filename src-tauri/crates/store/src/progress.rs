//! How a long job tells how far it is, and hears that it should stop.

use crate::error::{Result, StoreError};

/// What a job is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Reading,
    /// Trying out what rows would do: nothing of it is kept.
    Checking,
    /// Writing rows.
    Writing,
    /// Bringing lists and search up to date.
    Finishing,
}

impl Stage {
    /// The code sent to the window.
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Reading => "reading",
            Stage::Checking => "checking",
            Stage::Writing => "writing",
            Stage::Finishing => "finishing",
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Rows of a table or file.
    Rows,
    /// Bytes of a file.
    Bytes,
}

impl Unit {
    /// The code sent to the window.
    pub const fn code(self) -> &'static str {
        match self {
            Unit::Rows => "rows",
            Unit::Bytes => "bytes",
        }
    }
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What it is doing.
    pub stage: Stage,
    /// Units done.
    pub done: u64,
    /// Units in all, where known.
    pub total: Option<u64>,
    /// The unit.
    pub unit: Unit,
}

/// The host's ear. A job calls both often: they must be quick. Cancelling is a wish: the job ends
/// with [`StoreError::Cancelled`] and leaves the book as it was.
pub trait Progress: Sync {
    /// Told now and then how far the job is.
    fn report(&self, step: Step);
    /// Asked now and then whether to stop.
    fn cancelled(&self) -> bool;
}

/// Nobody listens and nobody stops it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn report(&self, _step: Step) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Rows of one stage, counted: now and then the host is told, and asked whether to go on.
pub(crate) struct Count<'a> {
    ear: &'a dyn Progress,
    stage: Stage,
    done: u64,
    told: u64,
    total: u64,
}

impl<'a> Count<'a> {
    /// Rows between two reports.
    const STRIDE: u64 = 500;

    /// A stage of so many rows begins.
    pub(crate) fn begin(ear: &'a dyn Progress, stage: Stage, total: u64) -> Result<Self> {
        let count = Self {
            ear,
            stage,
            done: 0,
            told: 0,
            total,
        };
        count.tell()?;
        Ok(count)
    }

    /// So many rows more than was known at the begin.
    pub(crate) fn more(&mut self, rows: usize) {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        self.total = self.total.saturating_add(rows);
    }

    /// So many rows are done.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] if a person wishes to stop.
    pub(crate) fn add(&mut self, rows: u64) -> Result<()> {
        self.done = self.done.saturating_add(rows);
        if self.done.saturating_sub(self.told) < Self::STRIDE {
            return Ok(());
        }
        self.told = self.done;
        self.tell()
    }

    fn tell(&self) -> Result<()> {
        self.ear.report(Step {
            stage: self.stage,
            done: self.done,
            total: (self.total > 0).then(|| self.total.max(self.done)),
            unit: Unit::Rows,
        });
        if self.ear.cancelled() {
            return Err(StoreError::Cancelled);
        }
        Ok(())
    }
}
