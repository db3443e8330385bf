//! The engine around `src/csv.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| interchange_fuzz::csv::run(data));
