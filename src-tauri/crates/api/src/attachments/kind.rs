//! What kind of image some bytes are, by the bytes and never by the name.

/// The media type of an image that the window can show; `None` for anything else.
pub(super) fn mime(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("image/png");
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some("image/jpeg");
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some("image/gif");
    }
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    is_webp.then_some("image/webp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_are_known_by_their_first_bytes() {
        assert_eq!(mime(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(mime(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(mime(b"GIF89a"), Some("image/gif"));
        assert_eq!(mime(b"RIFF\x10\0\0\0WEBPVP8 "), Some("image/webp"));
    }

    #[test]
    fn other_files_are_refused_whatever_their_name() {
        for bytes in [
            b"<svg onload=alert(1)>".as_slice(),
            b"%PDF-1.7",
            b"RIFF\x10\0\0\0WAVE",
            b"",
            b"PK\x03\x04",
        ] {
            assert_eq!(
                mime(bytes),
                None,
                "an SVG or a document must not be shown as a picture"
            );
        }
    }
}
