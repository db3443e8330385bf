//! How the text of a file is encoded: byte order mark, then strict UTF-8, then GB18030.
//!
//! The decision is made on a prefix. What a later row says otherwise is that row's problem: it is
//! rejected with line and column, and the rest goes in.
use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_16BE, UTF_16LE};
use serde::Serialize;
use std::io::{self, Read};

/// The encodings that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first ("Unicode text" of Excel).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, of which GBK and GB2312 are subsets.
    Gb18030,
}

impl TextEncoding {
    /// For people and reports.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 (BOM)",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030/GBK",
        }
    }

    /// The name that format files use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf8Bom => "utf8_bom",
            Self::Utf16Le => "utf16le",
            Self::Utf16Be => "utf16be",
            Self::Gb18030 => "gb18030",
        }
    }

    /// Bytes of the byte order mark that this encoding was recognised by.
    #[must_use]
    pub fn mark_length(self, head: &[u8]) -> usize {
        match self {
            Self::Utf8Bom => 3,
            Self::Utf16Le if head.starts_with(&[0xFF, 0xFE]) => 2,
            Self::Utf16Be if head.starts_with(&[0xFE, 0xFF]) => 2,
            Self::Gb18030 if head.starts_with(&GB18030_MARK) => 4,
            _ => 0,
        }
    }
}

/// U+FEFF in GB18030: rare, but some editors write it.
const GB18030_MARK: [u8; 4] = [0x84, 0x31, 0x95, 0x33];

/// Decides on the encoding by the first bytes of a file. `complete` says that there are no more.
#[must_use]
pub fn guess(head: &[u8], complete: bool) -> TextEncoding {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => return TextEncoding::Utf8Bom,
        [0xFF, 0xFE, ..] => return TextEncoding::Utf16Le,
        [0xFE, 0xFF, ..] => return TextEncoding::Utf16Be,
        _ if head.starts_with(&GB18030_MARK) => return TextEncoding::Gb18030,
        _ => {}
    }
    if let Some(wide) = unmarked_utf16(head) {
        return wide;
    }
    match std::str::from_utf8(head) {
        Ok(_) => TextEncoding::Utf8,
        // Only the last character is cut: the prefix ends there, not the text.
        Err(error) if error.error_len().is_none() && !complete => TextEncoding::Utf8,
        Err(_) if mostly_utf8(head) => TextEncoding::Utf8,
        Err(_) => TextEncoding::Gb18030,
    }
}

/// UTF-16 without a mark shows as a zero in every other byte of the ASCII parts.
fn unmarked_utf16(head: &[u8]) -> Option<TextEncoding> {
    let pairs = head.get(..head.len().min(4096))?.chunks_exact(2);
    let total = pairs.len();
    let count = |which: fn(&[u8]) -> bool| pairs.clone().filter(|pair| which(pair)).count();
    let low_first = count(|pair| matches!(pair, [b'\t'..=b'~', 0]));
    let high_first = count(|pair| matches!(pair, [0, b'\t'..=b'~']));
    let enough = (total / 8).max(4);
    // Some Chinese characters end in a zero byte (一 is 4E00) and look like ASCII of the other order.
    if low_first >= enough && low_first > high_first.saturating_mul(4) {
        Some(TextEncoding::Utf16Le)
    } else if high_first >= enough && high_first > low_first.saturating_mul(4) {
        Some(TextEncoding::Utf16Be)
    } else {
        None
    }
}

/// A UTF-8 file with a few broken bytes still holds far more well-formed Chinese characters than broken
/// ones; GBK text read as UTF-8 is broken at almost every character. Characters of two bytes prove
/// nothing: 好好好 in GBK is well-formed.
fn mostly_utf8(head: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in head.utf8_chunks() {
        let wide = chunk.valid().chars().filter(|c| c.len_utf8() > 2);
        good = good.saturating_add(wide.count());
        bad = bad.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    good >= 20 && good > bad.saturating_mul(2)
}

/// Appends the decoded `bytes` to `text`. The first undecodable place, as an offset into `bytes`, is
/// the answer; from there on the text is decoded with U+FFFD, so that a person can still see the row.
pub fn decode(encoding: TextEncoding, bytes: &[u8], text: &mut String) -> Option<usize> {
    match encoding {
        TextEncoding::Gb18030 => decode_gb18030(bytes, text),
        // UTF-16 was turned into UTF-8 on the way in.
        _ => match std::str::from_utf8(bytes) {
            Ok(good) => {
                text.push_str(good);
                None
            }
            Err(error) => {
                text.push_str(&String::from_utf8_lossy(bytes));
                Some(error.valid_up_to())
            }
        },
    }
}

/// Decodes one row of a file. Exports that were put together from several files hold rows of another
/// encoding: a row that is broken in the file's own one and plainly sound in the other is read in that,
/// which the second answer says. The first one is as in [`decode`].
pub fn decode_row(
    encoding: TextEncoding,
    bytes: &[u8],
    text: &mut String,
) -> (Option<usize>, bool) {
    if bytes.is_ascii() {
        return (decode(encoding, bytes, text), false);
    }
    let other = match encoding {
        TextEncoding::Gb18030 if is_utf8_row(bytes) => TextEncoding::Utf8,
        TextEncoding::Utf8 | TextEncoding::Utf8Bom if is_gbk_row(bytes) => TextEncoding::Gb18030,
        _ => return (decode(encoding, bytes, text), false),
    };
    let before = text.len();
    if decode(other, bytes, text).is_none() {
        return (None, true);
    }
    text.truncate(before);
    (decode(encoding, bytes, text), false)
}

/// Rows of GBK are almost never sound UTF-8: only every third character sequence of unlucky ones is. Few
/// characters prove nothing where the row is sound GBK as well.
fn is_utf8_row(bytes: &[u8]) -> bool {
    const PROOF: usize = 4;
    let Ok(row) = std::str::from_utf8(bytes) else {
        return false;
    };
    let (mut wide, mut narrow) = (0_usize, false);
    for letter in row.chars() {
        wide = wide.saturating_add(usize::from(letter.len_utf8() > 2));
        narrow |= letter.len_utf8() == 2;
    }
    (wide >= PROOF && !narrow) || decode_gb18030(bytes, &mut String::new()).is_some()
}

/// Text in GBK read as UTF-8 is broken at almost every character; UTF-8 with a damaged character is
/// sound everywhere else.
fn is_gbk_row(bytes: &[u8]) -> bool {
    const PROOF: usize = 4;
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let wide = chunk.valid().chars().filter(|c| c.len_utf8() > 2);
        good = good.saturating_add(wide.count());
        bad = bad.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    bad > good.saturating_mul(2) && high >= PROOF
}

fn decode_gb18030(bytes: &[u8], text: &mut String) -> Option<usize> {
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    text.reserve(room.unwrap_or(bytes.len()));
    let before = text.len();
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, text, true);
    match result {
        DecoderResult::InputEmpty => None,
        DecoderResult::OutputFull | DecoderResult::Malformed(..) => {
            text.truncate(before);
            let (lossy, _) = GB18030.decode_without_bom_handling(bytes);
            text.push_str(&lossy);
            Some(read.saturating_sub(1))
        }
    }
}

/// The byte that stands for an unpaired surrogate: never valid in UTF-8, so the row is rejected.
const BROKEN: u8 = 0xFF;

/// Turns a UTF-16 stream into UTF-8 on the fly, so that the CSV reader sees bytes that it can split.
pub struct Utf16Reader<R> {
    inner: R,
    decoder: Decoder,
    pending: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Utf16Reader<R> {
    /// Reads `inner` as UTF-16 of the given byte order; a byte order mark is dropped.
    pub fn new(inner: R, encoding: TextEncoding) -> Self {
        let encoding: &'static Encoding = if encoding == TextEncoding::Utf16Be {
            UTF_16BE
        } else {
            UTF_16LE
        };
        let decoder = encoding.new_decoder_with_bom_removal();
        Self {
            inner,
            decoder,
            pending: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let mut chunk = [0_u8; 16 * 1024];
        let count = self.inner.read(&mut chunk)?;
        self.ended = count == 0;
        let mut rest = chunk.get(..count).unwrap_or_default();
        self.pending.clear();
        self.given = 0;
        let mut text = String::with_capacity(64 * 1024);
        loop {
            let (result, read) = self
                .decoder
                .decode_to_string_without_replacement(rest, &mut text, self.ended);
            rest = rest.get(read..).unwrap_or_default();
            self.pending.extend_from_slice(text.as_bytes());
            text.clear();
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::Malformed(..) => self.pending.push(BROKEN),
                DecoderResult::OutputFull => {}
            }
        }
    }
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.pending.len() && !self.ended {
            self.refill()?;
        }
        let rest = self.pending.get(self.given..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.given = self.given.saturating_add(count);
        Ok(count)
    }
}
