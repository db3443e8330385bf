//! Names of what a screen shows, so that a write can say which screens are stale.
//!
//! Every command declares the tags that it provides (a read) or makes stale (a
//! write); the user interface has one invalidator and guesses nothing.

use crate::code::coded_enum;

coded_enum! {
    /// A part of the book that screens show.
    pub enum Tag {
        /// Customers, their identities, phones and addresses.
        Customers => "customers",
        /// Orders and their lines.
        Orders => "orders",
        /// Return cases, their events and refunds.
        Returns => "returns",
        /// Complaints and their events.
        Complaints => "complaints",
        /// Entries of money files.
        Bills => "bills",
        /// Tasks and reminders.
        Tasks => "tasks",
        /// What was imported.
        Imports => "imports",
        /// The journal: operations and what they changed.
        History => "history",
        /// Shops, staff, preferences.
        Settings => "settings",
        /// Files that came into the watched folder.
        Arrivals => "arrivals",
        /// The summary of the day.
        Today => "today",
    }
}
