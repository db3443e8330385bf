//! Why an action on a return is not possible, and what to do instead.

use super::action::ReturnActionCode;
use super::axes::Axis;
use super::kind::ReturnKind;
use super::state::AxisValue;

/// An axis that does not rest yet.
pub type Unrest = AxisValue;

/// The reason, as a sentence that says what to do; the codes are for the screen's own words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The case is closed.
    #[error("the case is closed; reopen it first")]
    Closed,
    /// It is open already.
    #[error("the case is open already")]
    NotClosed,
    /// A reopening must say which closing it takes back.
    #[error("name the event that closed the case to reopen it")]
    NamesNoClosing,
    /// The kind of return has no such step.
    #[error("a return of kind {kind} has no step {action}")]
    NotForKind {
        /// What was tried.
        action: ReturnActionCode,
        /// On which kind.
        kind: ReturnKind,
    },
    /// The axis cannot move so.
    #[error("{axis} cannot go from {from} to {to}", axis = .from.axis(), from = .from.code(), to = .to.code())]
    NoSuchMove {
        /// The value it has.
        from: AxisValue,
        /// The value it should get.
        to: AxisValue,
    },
    /// Something else has to come first.
    #[error("agree to the request, or have it ruled for the buyer, before {0}")]
    NotAgreed(ReturnActionCode),
    /// A request cannot be refused or taken back after it was paid.
    #[error("money has gone to the buyer; record what comes back with recover before {0}")]
    MoneyMoved(ReturnActionCode),
    /// The amount makes no sense here.
    #[error("the amount of {0} must be more than zero")]
    AmountNotPositive(ReturnActionCode),
    /// Closing needs every axis at rest.
    #[error("not ready to close: {}", list(.0))]
    NotAtRest(Vec<Unrest>),
}

impl Refusal {
    /// A stable code, for the edge of the app.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::NotClosed => "not_closed",
            Self::NamesNoClosing => "names_no_closing",
            Self::NotForKind { .. } => "not_for_kind",
            Self::NoSuchMove { .. } => "no_such_move",
            Self::NotAgreed(_) => "not_agreed",
            Self::MoneyMoved(_) => "money_moved",
            Self::AmountNotPositive(_) => "amount_not_positive",
            Self::NotAtRest(_) => "not_at_rest",
        }
    }

    /// The axes that stand in the way, where the reason is about axes.
    #[must_use]
    pub fn axes(&self) -> Vec<Axis> {
        match self {
            Self::NoSuchMove { from, .. } => vec![from.axis()],
            Self::NotAtRest(list) => list.iter().map(|value| value.axis()).collect(),
            _ => Vec::new(),
        }
    }
}

fn list(unrest: &[Unrest]) -> String {
    let parts: Vec<String> = unrest
        .iter()
        .map(|value| format!("{} is {}", value.axis(), value.code()))
        .collect();
    parts.join(", ")
}
