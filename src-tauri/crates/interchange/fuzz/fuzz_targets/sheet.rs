//! The engine around `src/sheet.rs`.
#![no_main]

#[path = "../workers.rs"]
mod workers;

libfuzzer_sys::fuzz_target!(init: workers::may_fail(), |data: &[u8]| interchange_fuzz::sheet::run(data));
