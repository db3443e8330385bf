//! 掌柜簿.
fn main() {}
