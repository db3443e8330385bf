//! What a person does to a complaint, and when it may be done.

use serde::{Deserialize, Serialize};

use super::code::{ComplaintStatus, Severity};
use super::machine::{ComplaintChange, ComplaintState};
use crate::code::coded_enum;
use crate::id::Id;

coded_enum! {
    /// The name of an action, stored with its event. One of a newer app reads as
    /// [`ComplaintActionCode::Note`]; what it changed still counts.
    pub enum ComplaintActionCode {
        /// Take it up, or take it up again.
        Start => "start",
        /// Wait for the buyer's answer.
        WaitBuyer => "wait_buyer",
        /// Wait for the platform.
        WaitPlatform => "wait_platform",
        /// Make it one step more severe.
        Escalate => "escalate",
        /// Put it to a severity.
        SetSeverity => "set_severity",
        /// The buyer is content, or nothing more can be done.
        Resolve => "resolve",
        /// Close it, once resolved.
        Close => "close",
        /// Open it again, naming the event that closed it.
        Reopen => "reopen",
        /// Write something down.
        Note => "note",
    }
}

/// An action with what it needs. JSON: flat, `{"action":"escalate"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub enum ComplaintAction {
    /// See [`ComplaintActionCode::Start`].
    Start,
    /// See [`ComplaintActionCode::WaitBuyer`].
    WaitBuyer,
    /// See [`ComplaintActionCode::WaitPlatform`].
    WaitPlatform,
    /// See [`ComplaintActionCode::Escalate`].
    Escalate,
    /// See [`ComplaintActionCode::SetSeverity`].
    SetSeverity {
        /// How severe it is.
        severity: Severity,
    },
    /// See [`ComplaintActionCode::Resolve`].
    Resolve,
    /// See [`ComplaintActionCode::Close`].
    Close,
    /// See [`ComplaintActionCode::Reopen`].
    Reopen {
        /// The event that closed it: one of [`super::FoldedComplaint::closed_by`].
        closing: Id,
    },
    /// See [`ComplaintActionCode::Note`].
    Note,
}

/// Why an action on a complaint is not possible, and what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComplaintRefusal {
    /// The complaint is closed.
    #[error("the complaint is closed; reopen it first")]
    Closed,
    /// It is open already.
    #[error("the complaint is open already")]
    NotClosed,
    /// A reopening must say which closing it takes back.
    #[error("name the event that closed the complaint to reopen it")]
    NamesNoClosing,
    /// The status cannot move so.
    #[error("a complaint cannot go from {from} to {to}")]
    NoSuchMove {
        /// The status it has.
        from: ComplaintStatus,
        /// The status it should get.
        to: ComplaintStatus,
    },
    /// Closing comes after resolving.
    #[error("resolve the complaint before closing it")]
    NotResolved,
    /// Nothing is above critical.
    #[error("the complaint is critical already")]
    AlreadyCritical,
}

impl ComplaintRefusal {
    /// A stable code, for the edge of the app.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::NotClosed => "not_closed",
            Self::NamesNoClosing => "names_no_closing",
            Self::NoSuchMove { .. } => "no_such_move",
            Self::NotResolved => "not_resolved",
            Self::AlreadyCritical => "already_critical",
        }
    }
}

/// An action that may be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ComplaintOffer {
    /// Which.
    pub action: ComplaintActionCode,
    /// True for the one next step that the complaint suggests.
    pub primary: bool,
}

impl ComplaintAction {
    /// The action's name.
    #[must_use]
    pub const fn code(&self) -> ComplaintActionCode {
        use ComplaintActionCode as Code;
        match self {
            Self::Start => Code::Start,
            Self::WaitBuyer => Code::WaitBuyer,
            Self::WaitPlatform => Code::WaitPlatform,
            Self::Escalate => Code::Escalate,
            Self::SetSeverity { .. } => Code::SetSeverity,
            Self::Resolve => Code::Resolve,
            Self::Close => Code::Close,
            Self::Reopen { .. } => Code::Reopen,
            Self::Note => Code::Note,
        }
    }
}

impl ComplaintState {
    /// The state that the action leads to.
    ///
    /// # Errors
    /// The [`ComplaintRefusal`] when it may not be done now.
    pub fn after(&self, action: &ComplaintAction) -> Result<Self, ComplaintRefusal> {
        self.with(&self.changes(action)?)
    }

    /// What the action changes: the values to write with its event.
    ///
    /// # Errors
    /// The [`ComplaintRefusal`] when it may not be done now.
    pub fn changes(&self, action: &ComplaintAction) -> Result<ComplaintChange, ComplaintRefusal> {
        use ComplaintStatus::{Closed, InProgress, Resolved, WaitingBuyer, WaitingPlatform};
        let plain = ComplaintChange::of(action.code());
        let change = match *action {
            ComplaintAction::Reopen { .. } if self.status != Closed => {
                return Err(ComplaintRefusal::NotClosed);
            }
            ComplaintAction::Reopen { closing } => ComplaintChange {
                status: Some(InProgress),
                closing: Some(closing),
                ..plain
            },
            ComplaintAction::Note => plain,
            _ if self.status == Closed => return Err(ComplaintRefusal::Closed),
            ComplaintAction::Start => self.go(plain, InProgress)?,
            ComplaintAction::WaitBuyer => self.go(plain, WaitingBuyer)?,
            ComplaintAction::WaitPlatform => self.go(plain, WaitingPlatform)?,
            ComplaintAction::Resolve => self.go(plain, Resolved)?,
            ComplaintAction::Close if self.status != Resolved => {
                return Err(ComplaintRefusal::NotResolved);
            }
            ComplaintAction::Close => self.go(plain, Closed)?,
            ComplaintAction::SetSeverity { severity } => ComplaintChange {
                severity: Some(severity),
                ..plain
            },
            ComplaintAction::Escalate => self.escalate(plain)?,
        };
        self.with(&change).map(|_| change)
    }

    fn go(
        &self,
        plain: ComplaintChange,
        to: ComplaintStatus,
    ) -> Result<ComplaintChange, ComplaintRefusal> {
        if self.status == to {
            return Err(ComplaintRefusal::NoSuchMove { from: to, to });
        }
        Ok(ComplaintChange {
            status: Some(to),
            ..plain
        })
    }

    /// What gets worse is taken up: nobody escalates to let it lie.
    fn escalate(&self, plain: ComplaintChange) -> Result<ComplaintChange, ComplaintRefusal> {
        let severity = self
            .severity
            .worse()
            .ok_or(ComplaintRefusal::AlreadyCritical)?;
        let lies = matches!(
            self.status,
            ComplaintStatus::Open | ComplaintStatus::Resolved
        );
        let status = lies.then_some(ComplaintStatus::InProgress);
        Ok(ComplaintChange {
            severity: Some(severity),
            status,
            ..plain
        })
    }

    /// What may be done now, in the order of [`ComplaintActionCode::ALL`]; at most one is primary.
    #[must_use]
    pub fn actions(&self) -> Vec<ComplaintOffer> {
        let primary = match self.status {
            ComplaintStatus::Open => Some(ComplaintActionCode::Start),
            ComplaintStatus::Resolved => Some(ComplaintActionCode::Close),
            ComplaintStatus::Closed => None,
            _ => Some(ComplaintActionCode::Resolve),
        };
        let offer = |action: ComplaintAction| {
            let action_code = action.code();
            self.changes(&action).is_ok().then_some(ComplaintOffer {
                action: action_code,
                primary: primary == Some(action_code),
            })
        };
        [
            ComplaintAction::Start,
            ComplaintAction::WaitBuyer,
            ComplaintAction::WaitPlatform,
            ComplaintAction::Escalate,
            ComplaintAction::SetSeverity {
                severity: self.severity,
            },
            ComplaintAction::Resolve,
            ComplaintAction::Close,
            ComplaintAction::Reopen {
                closing: Id::from_bytes([0; 16]),
            },
            ComplaintAction::Note,
        ]
        .into_iter()
        .filter_map(offer)
        .collect()
    }
}
