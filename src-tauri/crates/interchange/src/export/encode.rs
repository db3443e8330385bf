//! Text into the bytes of an encoding; what does not fit is reported, never silently `?`.
use encoding_rs::{Encoder, EncoderResult, Encoding, GB18030, GBK};

/// What stands for a character that the encoding does not have: 〓, the printers' mark for a missing
/// letter. Visible, in every Chinese encoding, and in no real data.
pub const MISSING: char = '〓';

/// Encodes text piece by piece.
pub enum TextEncoder {
    /// As it is.
    Utf8,
    /// GB18030 or GBK.
    Chinese(Box<Encoder>),
}

impl TextEncoder {
    /// UTF-8.
    #[must_use]
    pub const fn utf8() -> Self {
        Self::Utf8
    }

    /// GB18030: has every character of Unicode but a private one.
    #[must_use]
    pub fn gb18030() -> Self {
        Self::of(GB18030)
    }

    /// GBK: what old programs read; has no emoji and few rare characters.
    #[must_use]
    pub fn gbk() -> Self {
        Self::of(GBK)
    }

    fn of(encoding: &'static Encoding) -> Self {
        Self::Chinese(Box::new(encoding.new_encoder()))
    }

    /// Appends the encoded `text` to `out`. Characters that do not fit are given to `missing` and written
    /// as [`MISSING`].
    pub fn encode(&mut self, text: &str, out: &mut Vec<u8>, missing: &mut dyn FnMut(char)) {
        let encoder = match self {
            Self::Utf8 => return out.extend_from_slice(text.as_bytes()),
            Self::Chinese(encoder) => encoder,
        };
        let mut rest = text;
        loop {
            let room = encoder.max_buffer_length_from_utf8_without_replacement(rest.len());
            out.reserve(room.unwrap_or(rest.len()).saturating_add(8));
            let (result, read) =
                encoder.encode_from_utf8_to_vec_without_replacement(rest, out, false);
            rest = rest.get(read..).unwrap_or_default();
            match result {
                EncoderResult::InputEmpty => return,
                EncoderResult::OutputFull => {}
                EncoderResult::Unmappable(letter) => {
                    missing(letter);
                    out.extend_from_slice(&MISSING_IN_GBK);
                }
            }
        }
    }
}

/// 〓 in GBK and GB18030.
const MISSING_IN_GBK: [u8; 2] = [0xA1, 0xFE];

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(mut encoder: TextEncoder, text: &str) -> (Vec<u8>, Vec<char>) {
        let (mut out, mut missing) = (Vec::new(), Vec::new());
        encoder.encode(text, &mut out, &mut |letter| missing.push(letter));
        (out, missing)
    }

    #[test]
    fn gb18030_has_rare_characters_and_emoji() {
        let (bytes, missing) = encoded(TextEncoder::gb18030(), "王㛃𠮷😀");
        assert_eq!(missing, []);
        assert_eq!(GB18030.decode(&bytes).0, "王㛃𠮷😀");
    }

    #[test]
    fn gbk_reports_what_it_does_not_have() {
        let (bytes, missing) = encoded(TextEncoder::gbk(), "王𠮷😀好");
        assert_eq!(missing, ['𠮷', '😀'], "both are named");
        assert_eq!(GBK.decode(&bytes).0, "王〓〓好", "and visible in the file");
    }
}
