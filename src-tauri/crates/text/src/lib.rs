//! Chinese text: normalisation, masks, phones, addresses, pinyin keys, search terms.
//!
//! Pure functions over `&str`: no I/O, no clock, no state. They run for every
//! cell of a large import, so each one either borrows from its input or writes
//! into a `String` that the caller reuses.
//!
//! | module | answers |
//! |--|--|
//! | [`normalise`] | are these two texts the same to a person who searches? |
//! | [`mask`], [`phone`] | is this value hidden, and may it identify somebody? |
//! | [`address`] | which province, city and district; who receives the parcel |
//! | [`pinyin_key`] | how a name is read, and where it sorts |
//! | [`grams`] | the tokens under which the search index files a text |
//! | [`query`] | the tokens to look for, and the check of what was found |
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::string_slice,
        clippy::print_stderr
    )
)]

pub mod address;
pub mod grams;
pub mod mask;
pub mod normalise;
mod person_name;
pub mod phone;
pub mod pinyin_key;
pub mod query;

mod surname;
mod syllables;

pub use address::{Address, Recipient, parse_recipient};
pub use grams::{write_pinyin_grams, write_text_grams};
pub use mask::is_masked;
pub use normalise::{fold, number_key, number_key_into, search_text};
pub use person_name::split_person_name;
pub use phone::{Phone, PhoneKind, classify_phone};
pub use pinyin_key::{NameKeys, sort_key, write_sort_key};
pub use query::{QueryPlan, match_number, match_pinyin, match_text, plan};

/// Reads a file of the reference data that may lie beside the repository; says
/// so and yields nothing where it does not.
#[cfg(test)]
fn reference_data(path: &str) -> Option<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data/");
    let text = std::fs::read_to_string(format!("{folder}{path}")).ok();
    if text.is_none() {
        eprintln!("skipped: the reference data ({path}) is not on this computer");
    }
    text
}
