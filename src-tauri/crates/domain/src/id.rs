//! 16-byte ids: made here (UUIDv7) or derived from what a marketplace calls the thing.
//!
//! Derived ids let two computers that import the same file make the same rows,
//! so that team sync merges them cell by cell instead of doubling them. For that
//! the normalisation and the encoding below are frozen: they may never change,
//! only get a successor with another version tag. The golden vectors in the
//! tests hold them in place.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};

use crate::time::Clock;

/// Version tags of the derivations; part of the hashed text.
const DERIVATION_V1: &str = "zgb-id-v1";
const PART_V1: &str = "zgb-part-v1";

/// Bytes of an id that order it; the others keep it apart from its neighbours.
const HALF: usize = 8;

/// A record's id: 16 bytes, 32 lower-case hex digits in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct Id([u8; 16]);

/// A text or byte string that is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct NotAnId;

impl Id {
    /// The id with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The id stored as a 16-byte blob.
    ///
    /// # Errors
    /// [`NotAnId`] when the slice has another length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, NotAnId> {
        bytes.try_into().map(Self).map_err(|_| NotAnId)
    }

    /// The bytes, as stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The id of the thing that `shop` on `platform` calls `key`.
    ///
    /// First 16 bytes of BLAKE3 over `zgb-id-v1|kind|platform|shop|key`, where
    /// shop and key are normalised by [`normalise_key_v1`] and `|` and `\` inside
    /// a part are written `\|` and `\\`, so that no two lists of parts give one text.
    /// An empty `shop` means: the key is unique on the whole platform.
    #[must_use]
    pub fn derived(kind: &str, platform: &str, shop: &str, key: &str) -> Self {
        let (shop, key) = (normalise_key_v1(shop), normalise_key_v1(key));
        Self(hashed(DERIVATION_V1, &[kind, platform, &shop, &key], &[]))
    }

    /// [`Id::derived`] for a key that begins with, or is, a number which grows with time: the first 8
    /// bytes are the number, most significant byte first, the others the first 8 of the hash.
    ///
    /// Orders of one week then lie together in an index of ids, which is what a file brings.
    #[must_use]
    pub fn numbered(number: u64, kind: &str, platform: &str, shop: &str, key: &str) -> Self {
        let Self(hash) = Self::derived(kind, platform, shop, key);
        Self(halves(number.to_be_bytes(), hash))
    }

    /// The id of the part of `self` that is called `key`: a phone of a customer, a line of an order.
    ///
    /// The first 8 bytes are those of the whole, so that parts lie in the order of their wholes; the
    /// others are the first 8 of BLAKE3 over `zgb-part-v1|kind|key` and the 16 bytes of the whole, the
    /// key normalised and escaped as by [`Id::derived`].
    #[must_use]
    pub fn part(self, kind: &str, key: &str) -> Self {
        let hash: [u8; 16] = hashed(PART_V1, &[kind, &normalise_key_v1(key)], &self.0);
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        Self(halves([a, b, c, d, e, f, g, h], hash))
    }
}

/// First 16 bytes of BLAKE3 over `version|part|part…` and `tail`.
fn hashed(version: &str, parts: &[&str], tail: &[u8]) -> [u8; 16] {
    let mut text = Vec::with_capacity(256);
    text.extend_from_slice(version.as_bytes());
    for part in parts {
        text.push(b'|');
        push_escaped(&mut text, part.as_bytes());
    }
    text.extend_from_slice(tail);
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(blake3::hash(&text).as_bytes()) {
        *byte = *hashed;
    }
    bytes
}

/// `first`, then the first half of `second`.
fn halves(first: [u8; HALF], second: [u8; 16]) -> [u8; 16] {
    let mut bytes = second;
    bytes.rotate_right(HALF);
    for (byte, ordering) in bytes.iter_mut().zip(first) {
        *byte = ordering;
    }
    bytes
}

fn push_escaped(text: &mut Vec<u8>, part: &[u8]) {
    if !part.iter().any(|byte| matches!(byte, b'|' | b'\\')) {
        return text.extend_from_slice(part);
    }
    for byte in part {
        if matches!(byte, b'|' | b'\\') {
            text.push(b'\\');
        }
        text.push(*byte);
    }
}

/// The frozen normalisation, version 1, of a natural key.
///
/// 1. Full-width ASCII (U+FF01..=U+FF5E) and the ideographic space (U+3000)
///    become their half-width forms.
/// 2. White space of ASCII, U+00A0 and U+FEFF is cut off at both ends.
/// 3. `A`-`Z` become `a`-`z`.
///
/// Nothing else changes, and no Unicode tables are asked: those change with
/// the library's version, and with them would change the ids.
#[must_use]
pub fn normalise_key_v1(key: &str) -> String {
    if key.is_ascii() {
        return key.trim_matches(is_trimmed_v1).to_ascii_lowercase();
    }
    let narrow: String = key.chars().map(half_width).collect();
    narrow.trim_matches(is_trimmed_v1).to_ascii_lowercase()
}

/// Half-width form of a full-width ASCII character; every other one as it is.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => u32::from(c)
            .checked_sub(0xFEE0)
            .and_then(char::from_u32)
            .unwrap_or(c),
        _ => c,
    }
}

const fn is_trimmed_v1(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\u{0B}' | '\u{0C}' | '\r' | '\u{A0}' | '\u{FEFF}'
    )
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        // from_str_radix alone would also take a sign.
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(NotAnId);
        }
        u128::from_str_radix(text, 16)
            .map(|n| Self(n.to_be_bytes()))
            .map_err(|_| NotAnId)
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.to_string()
    }
}

/// Where new ids come from; passed in, so that tests can count.
pub trait IdGen: Send + Sync {
    /// An id that was never given before.
    fn next(&self) -> Id;
}

/// UUIDv7: milliseconds of the clock, then a counter and the machine's randomness.
///
/// Ids of one generator ascend, also within a millisecond, which keeps rows that
/// were made together close together in the book's file.
pub struct SystemIds {
    clock: Arc<dyn Clock>,
    context: Mutex<uuid::ContextV7>,
}

impl SystemIds {
    /// A generator that reads the time from `clock`.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            context: Mutex::new(uuid::ContextV7::new()),
        }
    }
}

impl IdGen for SystemIds {
    fn next(&self) -> Id {
        // Before 1970 there is no UUIDv7: such a clock counts as 1970.
        let ms = u64::try_from(self.clock.now().as_ms()).unwrap_or(0);
        let nanos = u32::try_from(ms % 1_000)
            .unwrap_or(0)
            .saturating_mul(1_000_000);
        let stamp = uuid::Timestamp::from_unix(&self.context, ms / 1_000, nanos);
        Id(uuid::Uuid::new_v7(stamp).into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::time::Instant;

    #[test]
    fn golden_vectors_hold_the_derivation_in_place() {
        let golden = [
            (
                ["order", "taobao", "", "13295730712345678"],
                "a1b97daa7ad82e485bcce387f6d14def",
            ),
            (
                ["identity", "taobao", "青禾小铺", " Ｔｂ_Ｗａｎｇ８８　"],
                "27496fb0a1d26b29dc4e9a1040c357c0",
            ),
            (
                ["identity", "taobao", "青禾小铺", "tb_wang88"],
                "27496fb0a1d26b29dc4e9a1040c357c0",
            ),
            (
                ["customer", "jd", "a|b", "c\\d"],
                "5cc0d480602b50f75ea78328864fd512",
            ),
        ];
        for ([kind, platform, shop, key], hex) in golden {
            let id = Id::derived(kind, platform, shop, key);
            assert_eq!(
                id.to_string(),
                hex,
                "books in the field hold this id for {kind} {key}"
            );
        }
        let order = Id::numbered(
            13295730712345678,
            "order",
            "taobao",
            "",
            "13295730712345678",
        );
        assert_eq!(order.to_string(), "002f3c658a237c4ea1b97daa7ad82e48");
        assert_eq!(
            order.part("order_line", "1").to_string(),
            "002f3c658a237c4e245f91d93f07ca61"
        );
    }

    #[test]
    fn parts_lie_with_their_whole_and_are_of_it_alone() {
        let (a, b) = (
            Id::derived("customer", "jd", "", "a"),
            Id::from_bytes([7; 16]),
        );
        let phone = a.part("phone", "138 0000 0000");
        assert_eq!(phone.as_bytes()[..8], a.as_bytes()[..8]);
        assert_ne!(phone, a.part("address", "138 0000 0000"), "another kind");
        let mut near = *b.as_bytes();
        near[15] = 8;
        assert_ne!(
            b.part("phone", "1"),
            Id::from_bytes(near).part("phone", "1"),
            "two wholes whose first halves agree share no part"
        );
    }

    #[test]
    fn the_normalisation_table_is_frozen() {
        for (given, normal) in [
            ("  ABC\t", "abc"),
            ("\u{FEFF}１２３\u{A0}", "123"),
            ("Ａ～！　ｚ", "a~! z"),
            ("王 芳", "王 芳"),
            ("É", "É"),
            ("\u{FF5F}", "\u{FF5F}"),
            ("　", ""),
        ] {
            assert_eq!(normalise_key_v1(given), normal, "of {given:?}");
        }
    }

    #[test]
    fn a_separator_inside_a_part_makes_no_collision() {
        assert_ne!(
            Id::derived("k", "p", "a|b", "c"),
            Id::derived("k", "p", "a", "b|c"),
            "otherwise two different buyers could become one customer"
        );
        assert_ne!(
            Id::derived("k", "p", "a\\", "b"),
            Id::derived("k", "p", "a", "\\b")
        );
    }

    #[test]
    fn only_32_hex_digits_are_an_id() {
        let id = Id::derived("order", "taobao", "", "1");
        assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
        assert_eq!(Id::from_slice(id.as_bytes()), Ok(id));
        assert_eq!(Id::from_slice(&[0; 15]), Err(NotAnId));
        for bad in [
            "",
            "12",
            "+1234567890123456789012345678901",
            "一二三四五六七八九十一",
        ] {
            assert_eq!(bad.parse::<Id>(), Err(NotAnId), "{bad:?} is not an id");
        }
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
        assert!(serde_json::from_str::<Id>("\"zz\"").is_err());
    }

    struct Stopped;
    impl Clock for Stopped {
        fn now(&self) -> Instant {
            Instant::from_ms(1_499_486_591_000)
        }
    }

    #[test]
    fn system_ids_ascend_within_a_stopped_clock() {
        let ids = SystemIds::new(Arc::new(Stopped));
        let made: Vec<Id> = (0..1_000).map(|_| ids.next()).collect();
        assert!(
            made.is_sorted(),
            "rows of one import stay in the order they were made"
        );
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), 1_000);
        assert!(
            made[0].to_string().starts_with("015d205d9818"),
            "48 bits of the clock's ms: {}",
            made[0]
        );
        assert_eq!(made[0].as_bytes()[6] >> 4, 7, "version 7");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(key in ".*") {
            let once = normalise_key_v1(&key);
            prop_assert_eq!(normalise_key_v1(&once), once);
        }

        #[test]
        fn hex_round_trips(bytes: [u8; 16]) {
            let id = Id::from_bytes(bytes);
            prop_assert_eq!(id.to_string().parse::<Id>(), Ok(id));
        }

        #[test]
        fn parts_and_text_are_one_to_one(a in "[|\\\\a]{0,4}", b in "[|\\\\a]{0,4}", c in "[|\\\\a]{0,4}", d in "[|\\\\a]{0,4}") {
            let same = (&a, &b) == (&c, &d);
            prop_assert_eq!(Id::derived("k", "p", &a, &b) == Id::derived("k", "p", &c, &d), same);
        }
    }
}
