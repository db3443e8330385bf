//! Waiting for something to become true, with a deadline and a reason.

use std::time::{Duration, Instant};

/// How long the window may take over anything that a person would wait for. Generous, because a
/// busy machine is not a failure; a benchmark, not a test, tells how fast the app is.
pub const PATIENCE: Duration = Duration::from_secs(30);

const BETWEEN_LOOKS: Duration = Duration::from_millis(25);

/// Looks again and again until `look` finds something.
///
/// # Panics
/// When [`PATIENCE`] runs out; `what` tells what never came, `look`'s last complaint tells why.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match look() {
            Ok(found) => return found,
            Err(complaint) if Instant::now() >= deadline => {
                panic!("waited {PATIENCE:?} in vain for {what}: {complaint}")
            }
            Err(_) => std::thread::sleep(BETWEEN_LOOKS),
        }
    }
}
