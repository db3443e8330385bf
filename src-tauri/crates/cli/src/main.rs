//! `zg`, the command line of 掌柜簿: a thin host of the same commands as the window, for scripts.
//!
//! Answers go to standard output, as text for people or as JSON with `--json`; errors go to standard
//! error as `{"code","message","detail"}` with exit code 1, wrong usage with exit code 2.

mod args;
mod conditions;
mod output;
mod place;
mod progress;
mod render;
mod run;
mod table;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    let invocation = match args::parse(std::env::args_os().skip(1)) {
        Ok(invocation) => invocation,
        Err(wrong) => return output::wrong_usage(&wrong),
    };
    run::run(&invocation)
}
