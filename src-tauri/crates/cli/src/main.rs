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

/// Files are read by one thread and written by another: the systems' own allocators, that of Windows
/// above all, are slow where one frees what the other took.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    run::run(std::env::args_os().skip(1))
}
