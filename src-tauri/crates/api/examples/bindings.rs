//! Writes the TypeScript of the contract to the file named: `cargo xtask bindings` runs it.

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        return ExitCode::from(2);
    };
    match std::fs::write(path, zhanggui_api::bindings::typescript()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
