//! The complaint as a case: its state from its events.

use serde::{Deserialize, Serialize};

use super::act::{ComplaintActionCode, ComplaintRefusal};
use super::code::{ComplaintStatus, Severity};
use crate::case::{Event, Folded, Machine, Seen, Weight, fold};
use crate::code::known_code;
use crate::id::Id;

/// Where a complaint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ComplaintState {
    /// How far it is.
    pub status: ComplaintStatus,
    /// How bad it is. The first event puts it; before, it counts as normal.
    pub severity: Severity,
}

impl Default for ComplaintState {
    fn default() -> Self {
        Self {
            status: ComplaintStatus::Open,
            severity: Severity::Normal,
        }
    }
}

/// The axes of a complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComplaintAxis {
    /// [`ComplaintStatus`].
    Status,
    /// [`Severity`].
    Severity,
}

/// A value on one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ComplaintValue {
    /// On [`ComplaintAxis::Status`].
    Status(ComplaintStatus),
    /// On [`ComplaintAxis::Severity`].
    Severity(Severity),
}

/// What one event changes. JSON as for a return's, see [`crate::returns::ReturnChange`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ComplaintChange {
    /// What was done.
    #[serde(skip, default = "note")]
    pub action: ComplaintActionCode,
    /// Put to this, if given.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub status: Option<ComplaintStatus>,
    /// Put to this, if given.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub severity: Option<Severity>,
    /// For a reopening: the event that closed the complaint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Id>,
}

const fn note() -> ComplaintActionCode {
    ComplaintActionCode::Note
}

impl ComplaintChange {
    /// An event that changes nothing (yet).
    #[must_use]
    pub const fn of(action: ComplaintActionCode) -> Self {
        Self {
            action,
            status: None,
            severity: None,
            closing: None,
        }
    }
}

impl ComplaintState {
    /// The state after `change`, if it may follow; the one rule book for a
    /// person's action and for an event from elsewhere.
    ///
    /// # Errors
    /// The [`ComplaintRefusal`].
    pub fn with(&self, change: &ComplaintChange) -> Result<Self, ComplaintRefusal> {
        if self.status == ComplaintStatus::Closed
            && (change.status.is_some() || change.severity.is_some())
        {
            let reopens =
                change.status == Some(ComplaintStatus::InProgress) && change.severity.is_none();
            return match (reopens, change.closing) {
                (true, Some(_)) => Ok(Self {
                    status: ComplaintStatus::InProgress,
                    ..*self
                }),
                (true, None) => Err(ComplaintRefusal::NamesNoClosing),
                (false, _) => Err(ComplaintRefusal::Closed),
            };
        }
        let to = change.status.unwrap_or(self.status);
        if to != self.status && !self.status.next().contains(&to) {
            return Err(ComplaintRefusal::NoSuchMove {
                from: self.status,
                to,
            });
        }
        Ok(Self {
            status: to,
            severity: change.severity.unwrap_or(self.severity),
        })
    }
}

/// The rules of complaints.
#[derive(Debug, Clone, Copy)]
pub enum Complaints {}

/// Something that happened to a complaint.
pub type ComplaintEvent = Event<ComplaintChange>;

/// A complaint, computed from its events.
pub type FoldedComplaint = Folded<Complaints>;

/// The state of a complaint from its events, in whatever order; see [`crate::case`].
#[must_use]
pub fn fold_events(events: impl IntoIterator<Item = ComplaintEvent>) -> FoldedComplaint {
    fold::<Complaints>(events)
}

const CLOSED: ComplaintValue = ComplaintValue::Status(ComplaintStatus::Closed);

impl FoldedComplaint {
    /// The events that closed it: what a reopening has to name one of. Empty while open.
    #[must_use]
    pub fn closed_by(&self) -> Vec<Id> {
        match self.state().status {
            ComplaintStatus::Closed => self.seen.setters(CLOSED).collect(),
            _ => Vec::new(),
        }
    }
}

impl Machine for Complaints {
    type State = ComplaintState;
    type Change = ComplaintChange;
    type Axis = ComplaintAxis;
    type Value = ComplaintValue;
    type Refusal = ComplaintRefusal;

    fn start() -> ComplaintState {
        ComplaintState::default()
    }

    fn values(change: &ComplaintChange) -> Vec<ComplaintValue> {
        let status = change.status.map(ComplaintValue::Status);
        status
            .into_iter()
            .chain(change.severity.map(ComplaintValue::Severity))
            .collect()
    }

    fn axis(value: ComplaintValue) -> ComplaintAxis {
        match value {
            ComplaintValue::Status(_) => ComplaintAxis::Status,
            ComplaintValue::Severity(_) => ComplaintAxis::Severity,
        }
    }

    fn put(state: &mut ComplaintState, value: ComplaintValue) {
        match value {
            ComplaintValue::Status(status) => state.status = status,
            ComplaintValue::Severity(severity) => state.severity = severity,
        }
    }

    fn get(state: &ComplaintState, axis: ComplaintAxis) -> ComplaintValue {
        match axis {
            ComplaintAxis::Status => ComplaintValue::Status(state.status),
            ComplaintAxis::Severity => ComplaintValue::Severity(state.severity),
        }
    }

    fn rank(value: ComplaintValue) -> u8 {
        match value {
            ComplaintValue::Status(status) => status.rank(),
            ComplaintValue::Severity(Severity::Low) => 0,
            ComplaintValue::Severity(Severity::Normal) => 1,
            ComplaintValue::Severity(Severity::High) => 2,
            ComplaintValue::Severity(Severity::Critical) => 3,
        }
    }

    fn weight(change: &ComplaintChange) -> Weight {
        match change.status {
            Some(ComplaintStatus::Closed) => Weight::Closed,
            Some(ComplaintStatus::Open) | None => Weight::Open,
            Some(_) => Weight::InProgress,
        }
    }

    fn check(seen: &Seen<Self>, change: &ComplaintChange) -> Result<(), ComplaintRefusal> {
        seen.state.with(change)?;
        let reopens = seen.state.status == ComplaintStatus::Closed && change.status.is_some();
        if reopens
            && !seen
                .setters(CLOSED)
                .any(|closing| change.closing == Some(closing))
        {
            return Err(ComplaintRefusal::NamesNoClosing);
        }
        Ok(())
    }
}
