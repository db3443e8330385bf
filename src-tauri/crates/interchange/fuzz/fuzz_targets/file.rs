//! The engine around `src/file.rs`.
#![no_main]

#[path = "../workers.rs"]
mod workers;

libfuzzer_sys::fuzz_target!(init: workers::may_fail(), |data: &[u8]| interchange_fuzz::file::run(data));
