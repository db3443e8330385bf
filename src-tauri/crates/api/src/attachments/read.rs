//! Reading an image for the window.

use zhanggui_store::queries::attachments;

use super::vault::Vault;
use crate::convert::from_io;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{AttachmentContent, ById, ErrorCode};

pub(crate) fn read(counter: &Counter, request: ById) -> Result<AttachmentContent, ApiError> {
    let book = counter.book()?;
    let attachment =
        book.read(|connection| attachments::attachment_by_id(connection, request.id))?;
    let bytes = Vault::new(book.files_folder()).get(&attachment.hash).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::InvalidData => ApiError::new(
            ErrorCode::FileMissing,
            "图片文件不在了或已损坏。重新添加同一张图片即可补回。",
            "The picture's file is missing or damaged. Adding the same picture again brings it back.",
        ),
        _ => from_io(&error),
    })?;
    Ok(AttachmentContent {
        mime: attachment.mime,
        base64: base64(&bytes),
    })
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base 64 of RFC 4648 section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .chain([&0, &0])
            .take(3)
            .fold(0u32, |sum, byte| (sum << 8) | u32::from(*byte));
        for place in 0..4usize {
            if place > chunk.len() {
                out.push('=');
                continue;
            }
            let shift = [18u32, 12, 6, 0].get(place).copied().unwrap_or(0);
            let digit = usize::try_from((group >> shift) & 63).unwrap_or(0);
            out.push(char::from(DIGITS.get(digit).copied().unwrap_or(b'A')));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_4648_come_out() {
        let examples = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, encoded) in examples {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }
}
