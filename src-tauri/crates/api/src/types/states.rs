//! The codes of orders and of the state machines: they are the domain's own.

pub use zhanggui_domain::complaints::{
    ComplaintActionCode, ComplaintChannel, ComplaintKind, ComplaintStatus, Severity,
};
pub use zhanggui_domain::returns::ledger::EntryKind;
pub use zhanggui_domain::returns::{
    ActionField, Axis, Decision, Disposition, Dispute, DisputeStage, Funds, Goods, Headline,
    Reason, RepairStep, Replacement, ReturnActionCode, ReturnKind,
};
pub use zhanggui_domain::{
    BillChannel, BillDirection, BillKind, BillLedger, BillState, OrderStatus, Platform, Tag,
};
