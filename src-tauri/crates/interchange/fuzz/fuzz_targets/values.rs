//! The engine around `src/values.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| interchange_fuzz::values::run(data));
