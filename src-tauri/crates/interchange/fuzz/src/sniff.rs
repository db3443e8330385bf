//! Any bytes as the beginning of a file.
use zhanggui_interchange::source::{Container, sniff};

/// One input.
pub fn run(data: &[u8]) {
    for complete in [false, true] {
        if let Ok(sniffed) = sniff(data, complete) {
            let marked = sniffed.encoding.mark_length(data);
            assert!(marked <= data.len());
            assert!(sniffed.container != Container::Text || !data.starts_with(b"PK\x03\x04"));
        }
    }
}
