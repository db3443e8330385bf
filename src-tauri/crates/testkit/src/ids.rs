//! Ids that count.

use std::sync::atomic::{AtomicU64, Ordering};

use zhanggui_domain::{Id, IdGen};

/// Ids `…0001`, `…0002` and so on behind a device's letter, so that a failing
/// test's output says which computer made what, and in which order.
#[derive(Debug)]
pub struct SeqIds {
    device: u8,
    next: AtomicU64,
}

impl SeqIds {
    /// The ids of a device, e.g. `'a'`; two devices never make the same id.
    #[must_use]
    pub fn of(device: char) -> Self {
        let device = u8::try_from(device).expect("a device of a test is called by an ASCII letter");
        Self {
            device,
            next: AtomicU64::new(1),
        }
    }
}

impl IdGen for SeqIds {
    fn next(&self) -> Id {
        let [a, b, c, d, e, f, g, h] = self.next.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        Id::from_bytes([self.device, 0, 0, 0, 0, 0, 0, 0, a, b, c, d, e, f, g, h])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_devices_count_apart() {
        let (a, b) = (SeqIds::of('a'), SeqIds::of('b'));
        assert_eq!(a.next().to_string(), "61000000000000000000000000000001");
        assert_eq!(a.next().to_string(), "61000000000000000000000000000002");
        assert_eq!(b.next().to_string(), "62000000000000000000000000000001");
    }
}
