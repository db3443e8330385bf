//! Images kept beside the book, addressed by their content.
//!
//! An image lies in `<book>.files/ab/abcdef…`, named by the BLAKE3 of its bytes: the same picture
//! twice is one file, a name from outside never becomes a path, and a file that is there has the
//! right content. It is written under a temporary name, flushed and renamed before its row is
//! committed, so a row never points at half a picture; a crash between the two leaves a file that
//! nobody names, which is harmless. Files are never removed: an undone removal needs them again.

mod add;
mod kind;
mod read;
mod remove;
mod vault;

pub(crate) use add::{add, keep, read_images};
pub(crate) use read::read;
pub(crate) use remove::remove;
pub(crate) use vault::Vault;
