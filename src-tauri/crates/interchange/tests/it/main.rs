//! The crate from outside: whole files in, drafts, refusals and files out.
mod bad_files;
mod bad_rows;
mod export;
mod layouts;
mod properties;
mod rejects;
mod samples;
mod support;
