//! Any bytes as the beginning of a file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhanggui_interchange::source::{Container, sniff};

fuzz_target!(|data: &[u8]| {
    for complete in [false, true] {
        if let Ok(sniffed) = sniff(data, complete) {
            let marked = sniffed.encoding.mark_length(data);
            assert!(marked <= data.len());
            assert!(sniffed.container != Container::Text || !data.starts_with(b"PK\x03\x04"));
        }
    }
});
