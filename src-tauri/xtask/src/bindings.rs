//! `cargo xtask bindings`: TypeScript types from the Rust ones.

use crate::failure::Failure;
use crate::step::Step;

/// Writes `ui/src/api/bindings.gen.ts` anew. `tests/it` fails when the committed file is stale.
///
/// # Errors
/// When the generator does not compile or cannot write.
pub fn write() -> Result<(), Failure> {
    Step::cargo("bindings", &["run", "--quiet", "--package", "zhanggui-api"])
        .arguments(&["--features", "bindings", "--example", "bindings"])
        .arguments(&["--", "ui/src/api/bindings.gen.ts"])
        .run()
}
