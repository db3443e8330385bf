//! `zg`, the command line of 掌柜簿: a thin host of the same commands as the window, for scripts.

mod args;
mod desk;
mod help;
mod log;
mod output;
mod place;
mod progress;
mod query;
mod record;
mod run;
mod text;
mod usage;
mod verbs;
mod where_clause;

fn main() -> std::process::ExitCode {
    run::run(std::env::args_os().skip(1))
}
