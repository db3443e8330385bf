//! Tables out: CSV (UTF-8 with a byte order mark, GB18030, GBK) and xlsx, in constant memory.
//!
//! Two dangers decide the form of a cell. A spreadsheet that opens a CSV turns `35153131470000579` into
//! `3.51531E+16` and loses its digits: such cells are written `="35153131470000579"`, which Excel and WPS
//! show as the plain text, look-ups find, and our own reader unwraps. (A TAB in front would also keep the
//! digits, but stays in the cell when it is copied.) And a text that begins with `=`, `+`, `-` or `@` would
//! run as a formula on the machine of whoever opens the file: it gets an apostrophe in front, which our
//! reader takes off again. In xlsx every text is a string cell, which is never evaluated.
pub mod atomic;
pub mod csv_writer;
pub mod encode;
pub mod error;
pub mod layout;
pub mod mark;
pub mod protect;
pub mod table;
pub mod xlsx_writer;

pub use error::{ExportError, ExportErrorCode};
pub use mark::Mark;
pub use table::{
    Cell, ExportFormat, ExportProblem, ExportProblemCode, TableWriter, Written, create,
    create_marked,
};
