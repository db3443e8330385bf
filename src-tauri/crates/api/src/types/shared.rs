//! Shapes that several nouns share.

use zhanggui_domain::Id;

use super::Lang;

codes! {
    /// What kind of record something is attached to or talks about.
    pub enum RecordKind {
        /// A customer.
        Customer,
        /// An order.
        Order,
        /// A return case.
        Return,
        /// A complaint.
        Complaint,
        /// A task.
        Task,
        /// A shop.
        Shop,
        /// A member of staff.
        Staff,
        /// An import of files.
        Import,
    }
}

wire! {
    /// A short text in both languages of the program.
    pub struct Text {
        /// Chinese.
        pub zh: String,
        /// English.
        pub en: String,
    }

    /// The answer of a write that made nothing new.
    pub struct Written {
        /// The operation.
        pub op: Id,
    }

    /// The answer of a write that made a record.
    pub struct Created {
        /// The operation.
        pub op: Id,
        /// The new record.
        pub id: Id,
    }

    /// A record named by kind and id.
    pub struct RecordRef {
        /// Its kind.
        pub kind: RecordKind,
        /// Its id.
        pub id: Id,
    }

    /// A value that may come from a file and may have been corrected by a person.
    pub struct Sourced {
        /// What to show: the person's value if there is one, else the file's.
        pub value: Option<String>,
        /// What the newest file said.
        pub source: Option<String>,
        /// What a person typed.
        pub own: Option<String>,
    }
}

request! {
    /// A request without content.
    pub struct Nothing {}

    /// Names one record whose kind the command knows.
    pub struct ById {
        /// The record.
        pub id: Id,
    }
}

impl Text {
    /// Both languages at once.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Text {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The text in one language.
    pub fn pick(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
