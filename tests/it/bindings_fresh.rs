//! The interface's types are those of the Rust side.

use crate::project;

#[test]
fn the_committed_bindings_are_what_the_command_table_says() {
    let committed = project::read("ui/src/api/bindings.gen.ts");
    let generated = zhanggui_api::bindings::typescript();
    let stale = committed
        .lines()
        .zip(generated.lines())
        .find(|(old, new)| old != new);
    assert!(
        committed == generated,
        "ui/src/api/bindings.gen.ts is stale, run `cargo xtask bindings`; it has {} lines instead \
         of {}, and the first that differs: {stale:#?}",
        committed.lines().count(),
        generated.lines().count(),
    );
}
