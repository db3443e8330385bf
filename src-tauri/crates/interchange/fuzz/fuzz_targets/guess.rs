//! The engine around `src/guess.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| interchange_fuzz::guess::run(data));
