//! How a long job tells how far it is, and hears that it should stop.

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
/// with the error `cancelled` and leaves the book as it was.
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
