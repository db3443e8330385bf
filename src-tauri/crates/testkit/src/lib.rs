//! Dev-only: what tests need to read like stories.
//!
//! - [`FixedClock`] and [`SeqIds`]: time and ids that a test chooses;
//! - [`TestBook`]: a real book in a folder of its own, with builders
//!   (`book.customer("王芳").with_order(...)`);
//! - [`golden`]: a text compared with a committed one;
//! - [`zip`]: files in an archive, as other programs pack them;
//! - [`schema_dump`]: the whole schema as a text, so that a change of it shows in review.
//!
//! Everything here panics with a clear sentence instead of returning errors: a
//! test that cannot prepare its story has failed.
#![cfg_attr(test, allow(clippy::indexing_slicing))]
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "only tests use this crate, and a test fails by panicking"
)]

mod archive;
mod clock;
mod golden;
mod ids;
mod schema;
mod story;
mod test_book;

pub use archive::zip;
pub use clock::FixedClock;
pub use golden::golden;
pub use ids::SeqIds;
pub use schema::schema_dump;
pub use story::{CustomerStory, OrderStory, ToldCustomer, ToldOrder};
pub use test_book::TestBook;
