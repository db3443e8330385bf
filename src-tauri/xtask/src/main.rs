//! `cargo xtask`: every chore of the project, one command each.
//!
//! It depends on the standard library alone, because on a fresh machine it is compiled before the
//! system libraries of the app are there, in order to install them.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to its user by printing"
)]

use std::process::ExitCode;

mod bench;
mod bindings;
mod failure;
mod interface;
mod run;
mod setup;
mod step;
mod test;
mod workspace;

use failure::Failure;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  setup      install what is missing: system packages, Node packages
  run        set up, build the interface, open the window
  test       set up and run every check and test of every kind
  e2e        set up and run the real-window tests only
  bench      set up and run the benchmarks: import, search, lists, start; results under target/bench/
  bindings   write ui/src/api/bindings.gen.ts anew from the Rust types

Words after `run`, `e2e` and `bench` are passed on. Every command may be repeated.
";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    match dispatch(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            failure.exit_code()
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Result<(), Failure> {
    workspace::enter()?;
    match command {
        "setup" => setup::everything(),
        "run" => run::open_window(rest),
        "test" => test::everything(),
        "e2e" => test::real_window(rest),
        "bench" => bench::everything(rest),
        "bindings" => bindings::write(),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        "" => Err(Failure::usage(USAGE.to_owned())),
        unknown => Err(Failure::usage(format!(
            "`{unknown}` is not a command.\n\n{USAGE}"
        ))),
    }
}
