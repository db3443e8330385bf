//! What the first bytes say.
use super::encoding::{self, Utf16Reader};
use super::{Container, Delimiter, SourceErrorCode, TextEncoding, sniff};
use proptest::prelude::*;
use std::io::Read;

#[test]
fn gbk_text_is_gb18030_even_where_a_few_pairs_look_like_utf_8() {
    let text = encoding_rs::GBK
        .encode("订单编号,买家会员名,收货地址\n1,锘挎槬澶,中文\n")
        .0
        .into_owned();
    assert_eq!(sniff(&text, true).unwrap().encoding, TextEncoding::Gb18030);
}

#[test]
fn ascii_is_utf_8() {
    let sniffed = sniff(b"order-id\tsku\n1\t2\n", true).unwrap();
    assert_eq!(
        (sniffed.encoding, sniffed.delimiter),
        (TextEncoding::Utf8, Delimiter::Tab)
    );
    assert_eq!(sniffed.container, Container::Text);
}

#[test]
fn a_utf_8_file_with_one_broken_byte_stays_utf_8() {
    let mut bytes = "订单编号,买家会员名\n夏天的风,青禾小铺\n"
        .repeat(4)
        .into_bytes();
    bytes[40] = 0xFF;
    assert_eq!(encoding::guess(&bytes, true), TextEncoding::Utf8);
}

#[test]
fn utf_16_with_an_unpaired_surrogate_is_marked_broken_not_dropped() {
    let mut bytes: Vec<u8> = "单,a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.extend([0x00, 0xD8, 0x41, 0x00]);
    let mut out = Vec::new();
    Utf16Reader::new(bytes.as_slice(), TextEncoding::Utf16Le)
        .read_to_end(&mut out)
        .unwrap();
    assert_eq!(out, ["单,a\n".as_bytes(), b"\xFFA"].concat());
}

#[test]
fn an_empty_head_is_an_empty_file() {
    assert_eq!(
        sniff(b"", true).unwrap_err().code,
        SourceErrorCode::FileEmpty
    );
}

proptest! {
    #[test]
    fn utf_16_is_read_in_pieces_of_any_size(text in "\\PC{0,40}", piece in 1_usize..7) {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mut reader = Utf16Reader::new(Pieces { bytes, piece, at: 0 }, TextEncoding::Utf16Be);
        let mut out = String::new();
        reader.read_to_string(&mut out).unwrap();
        prop_assert_eq!(out, text.trim_start_matches('\u{feff}'));
    }

    #[test]
    fn every_text_survives_gb18030(text in "\\PC{0,60}") {
        let (bytes, _, missing) = encoding_rs::GB18030.encode(&text);
        prop_assume!(!missing);
        let mut out = String::new();
        prop_assert_eq!(encoding::decode(TextEncoding::Gb18030, &bytes, &mut out), None);
        prop_assert_eq!(out, text);
    }
}

/// A slow source.
struct Pieces {
    bytes: Vec<u8>,
    piece: usize,
    at: usize,
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let end = (self.at + self.piece.min(buffer.len())).min(self.bytes.len());
        let given = &self.bytes[self.at..end];
        buffer[..given.len()].copy_from_slice(given);
        self.at = end;
        Ok(given.len())
    }
}
