//! `zg`, the command line of 掌柜簿.
fn main() {}
