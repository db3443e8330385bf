//! Writes the TypeScript of the contract to its place in the UI: `cargo xtask bindings` runs it.

use std::process::ExitCode;

const PLACE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../ui/src/api/bindings.gen.ts"
);

fn main() -> ExitCode {
    match std::fs::write(PLACE, zhanggui_api::bindings::typescript()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
