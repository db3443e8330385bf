//! The engine around `src/vcard.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| interchange_fuzz::vcard::run(data));
