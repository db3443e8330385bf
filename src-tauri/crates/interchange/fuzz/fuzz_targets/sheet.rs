//! The engine around `src/sheet.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| interchange_fuzz::sheet::run(data));
