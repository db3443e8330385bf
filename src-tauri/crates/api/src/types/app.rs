//! What the window needs before anything else, and the work bench.

use zhanggui_domain::{Id, Money};

use super::{BookWhich, ComplaintRow, ImportView, ReturnRow, ShopView, StaffView, TaskView};

wire! {
    /// Sizes for the navigation.
    pub struct Counts {
        /// All customers.
        pub customers: u64,
        /// All orders.
        pub orders: u64,
        /// Returns that are open.
        pub returns_open: u64,
        /// Complaints that are open.
        pub complaints_open: u64,
        /// Tasks that are open.
        pub tasks_open: u64,
    }

    /// What is open and who is at this computer.
    pub struct AppStatus {
        /// Whether a book is open.
        pub book_open: bool,
        /// Which of the two books.
        pub which: BookWhich,
        /// Whether it is the demo book.
        pub demo: bool,
        /// Whether it holds no customer and no order yet.
        pub empty: bool,
        /// Sizes for the navigation.
        pub counts: Counts,
        /// The book's name: its file's name without the ending.
        pub book_name: String,
        /// The program's version.
        pub version: String,
        /// Who is at this computer.
        pub current_staff: Option<StaffView>,
        /// The shops.
        pub shops: Vec<ShopView>,
        /// Whether nothing can be written.
        pub read_only: bool,
    }

    /// The returns' part of the work bench.
    pub struct TodayReturns {
        /// All open ones.
        pub open: u64,
        /// Those whose next step is the shop's.
        pub waiting_me: u64,
        /// Those due before the day ends, late ones included.
        pub due_today: u64,
        /// Those whose deadline has passed.
        pub overdue: u64,
        /// The most urgent ones, at most 8.
        pub rows: Vec<ReturnRow>,
    }

    /// The complaints' part of the work bench.
    pub struct TodayComplaints {
        /// All open ones.
        pub open: u64,
        /// The most urgent ones, at most 8.
        pub rows: Vec<ComplaintRow>,
    }

    /// Orders that wait to be shipped.
    pub struct ToShip {
        /// How many.
        pub count: u64,
    }

    /// The last seven days, today included.
    pub struct Week {
        /// Orders placed.
        pub orders: u64,
        /// What buyers paid, one amount for each currency.
        pub paid: Vec<Money>,
        /// What was refunded on returns, one amount for each currency.
        pub refunded: Vec<Money>,
    }

    /// The work bench.
    pub struct Today {
        /// Returns.
        pub returns: TodayReturns,
        /// Complaints.
        pub complaints: TodayComplaints,
        /// Open tasks, the most urgent first, at most 20.
        pub tasks: Vec<TaskView>,
        /// Orders to ship.
        pub to_ship: ToShip,
        /// The newest imports, at most 5.
        pub recent_imports: Vec<ImportView>,
        /// The last seven days.
        pub week: Week,
    }

    /// How far a long job has come; sent as an event while it runs.
    pub struct ProgressView {
        /// The job's number in this window.
        pub job: u64,
        /// The command that it runs: of two jobs at a time each screen shows its own.
        pub command: String,
        /// What is being done, as a code: `reading`, `writing`, `indexing`, `finishing`.
        pub stage: String,
        /// Units done.
        pub done: u64,
        /// Units in all, where known.
        pub total: Option<u64>,
        /// The unit: `rows` or `bytes`.
        pub unit: String,
        /// Units a second, over the last seconds.
        pub per_second: Option<u64>,
        /// Seconds left, where they can be told.
        pub seconds_left: Option<u64>,
    }

    /// An operation that changed data, sent as an event so that screens refetch.
    pub struct StaleView {
        /// The operation, where there was one.
        pub op: Option<Id>,
        /// What is no longer fresh.
        pub tags: Vec<super::Tag>,
    }
}
