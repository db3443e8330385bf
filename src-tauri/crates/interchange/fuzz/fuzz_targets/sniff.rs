//! The engine around `src/sniff.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| interchange_fuzz::sniff::run(data));
