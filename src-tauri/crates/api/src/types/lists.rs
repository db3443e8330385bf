//! Lists: one query object serves the rows, their count, their sums, their export.

use std::collections::BTreeMap;

use zhanggui_domain::Money;

codes! {
    /// The lists of the program.
    pub enum ListName {
        /// 客户.
        Customers,
        /// 订单.
        Orders,
        /// 售后.
        Returns,
        /// 投诉.
        Complaints,
        /// 账单.
        Bills,
    }

    /// How a filter compares.
    pub enum FilterOp {
        /// Equal to the one value; an empty value means "not filled in".
        Eq,
        /// Equal to none of the values.
        Ne,
        /// Equal to any of the values.
        In,
        /// At least the one value (numbers, money, dates).
        Gte,
        /// At most the one value (numbers, money, dates; a plain date means its whole day).
        Lte,
        /// Contains the one value.
        Contains,
    }

    /// What a column holds, which decides how it is drawn, compared and exported.
    pub enum ColumnKind {
        /// Free text.
        Text,
        /// A whole number.
        Number,
        /// An amount of money.
        Money,
        /// A point in time.
        Date,
        /// One of a few codes.
        Tag,
        /// A long number that must stay text (order, phone, tracking number).
        Id,
    }
}

request! {
    /// One condition; all conditions of a query must hold.
    pub struct Filter {
        /// The column's key.
        pub field: String,
        /// How to compare.
        pub op: FilterOp,
        /// What to compare with: dates as `2026-11-23` or RFC 3339, money as a plain decimal.
        pub values: Vec<String>,
    }

    /// One sort key.
    pub struct Sort {
        /// The column's key.
        pub field: String,
        /// Largest or newest first.
        pub desc: bool,
    }

    /// What the list shows: text, conditions, order, and the view they start from.
    #[derive(Default)]
    pub struct ListQuery {
        /// What was typed into the filter box: any fragment, digits or pinyin.
        pub text: Option<String>,
        /// Conditions, all of which must hold.
        #[serde(default)]
        pub filters: Vec<Filter>,
        /// The column to sort by, at most one; the list's own order when empty.
        #[serde(default)]
        pub sort: Vec<Sort>,
        /// A named view of the list such as `open`; `all` when left out.
        pub view: Option<String>,
    }

    /// A window of a list.
    #[derive(Default)]
    pub struct ListReq {
        /// What to show.
        #[serde(default)]
        pub query: ListQuery,
        /// Rows to skip (a jump by the scroll bar). Not together with `after`.
        pub offset: Option<u64>,
        /// The `next` of the page before.
        pub after: Option<String>,
        /// Rows wanted, at most 500; 100 when left out.
        pub limit: Option<u32>,
        /// `false` where the first rows of a filtered list are not to wait until all are counted: the
        /// answer then says whether they were. They are when left out.
        pub total: Option<bool>,
        /// Whether to sum the columns over the whole query; when left out, lists of up to 20,000
        /// rows are summed.
        pub sums: Option<bool>,
    }

    /// Names a list.
    pub struct ListRef {
        /// The list.
        pub list: ListName,
    }
}

wire! {
    /// A window of rows with what the footer needs.
    pub struct Page<T> {
        /// The rows of this window.
        pub rows: Vec<T>,
        /// How many rows the query has in all; at least so many where they were not counted.
        pub total: u64,
        /// Whether they were counted, as they are unless the request says otherwise.
        pub counted: bool,
        /// Pass it as `after` for the following window; `null` at the end.
        pub next: Option<String>,
        /// Sums over the whole query by column key, one amount for each currency.
        pub sums: BTreeMap<String, Vec<Money>>,
        /// Sums of columns that hold plain numbers.
        pub numbers: BTreeMap<String, i64>,
    }

    /// One column that a list can show.
    pub struct ColumnView {
        /// Its key, the name of the field of the row.
        pub key: String,
        /// Its Chinese heading.
        pub title_zh: String,
        /// Its English heading.
        pub title_en: String,
        /// What it holds.
        pub kind: ColumnKind,
        /// Whether the list can be sorted by it.
        pub sortable: bool,
        /// Whether it can be filtered.
        pub filterable: bool,
        /// Whether the footer sums it.
        pub sums: bool,
        /// Whether it is shown until somebody chooses otherwise.
        pub default_visible: bool,
    }

    /// How many rows a view has.
    pub struct ViewCount {
        /// The view's name.
        pub view: String,
        /// Its Chinese title.
        pub title_zh: String,
        /// Its English title.
        pub title_en: String,
        /// Its rows.
        pub count: u64,
    }
}
