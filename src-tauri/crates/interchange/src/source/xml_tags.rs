//! The tags of an XML document, one after the other, while its bytes pass by.
//!
//! Not a parser: a workbook's parts are read by the one of `calamine`. This only looks at what it does not
//! give out (hidden rows, merged cells, formulas without a value) while a part is unpacked to be counted, so
//! that it costs no second reading. Prefixes of names are dropped; text is only told to be there.
use memchr::{memchr, memrchr};

/// A tag longer than this is no tag of a workbook and is passed over.
const LONGEST_TAG: usize = 64 * 1024;

/// One tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name without a prefix.
    pub name: &'a [u8],
    /// What stands behind the name.
    pub rest: &'a [u8],
    /// `</name>`.
    pub closes: bool,
    /// `<name/>`.
    pub empty: bool,
    /// There is text between the tag before and this one.
    pub after_text: bool,
}

impl<'a> Tag<'a> {
    fn of(inside: &'a [u8], after_text: bool) -> Option<Self> {
        let (closes, body) = match inside {
            [b'/', body @ ..] => (true, body),
            // Declarations and comments.
            [b'?' | b'!', ..] | [] => return None,
            body => (false, body),
        };
        let (empty, body) = match body {
            [body @ .., b'/'] => (true, body),
            body => (false, body),
        };
        let end = body.iter().position(u8::is_ascii_whitespace);
        let (name, rest) = body.split_at(end.unwrap_or(body.len()));
        let prefix = memrchr(b':', name).map_or(0, |at| at.saturating_add(1));
        Some(Self {
            name: name.get(prefix..).unwrap_or_default(),
            rest,
            closes,
            empty,
            after_text,
        })
    }

    /// The value of an attribute, as it is written; whatever prefix its name has.
    #[must_use]
    pub fn attribute(&self, wanted: &[u8]) -> Option<&'a [u8]> {
        attribute(self.rest, wanted)
    }

    /// Is the attribute there and true?
    #[must_use]
    pub fn is_true(&self, wanted: &[u8]) -> bool {
        matches!(self.attribute(wanted), Some(b"1" | b"true" | b"on"))
    }
}

/// [`Tag::attribute`] of what stands behind a name.
#[must_use]
pub fn attribute<'a>(mut rest: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    loop {
        let equals = memchr(b'=', rest)?;
        let name = rest.get(..equals)?.trim_ascii();
        let value = rest.get(equals.saturating_add(1)..)?.trim_ascii_start();
        let (quote, value) = value.split_first()?;
        let end = memchr(*quote, value)?;
        let prefix = memrchr(b':', name).map_or(0, |at| at.saturating_add(1));
        if name.get(prefix..) == Some(wanted) {
            return value.get(..end);
        }
        rest = value.get(end.saturating_add(1)..)?;
    }
}

/// Finds the tags in bytes that come piece by piece.
#[derive(Debug, Default)]
pub struct Tags {
    /// The beginning of a tag that was cut.
    begun: Vec<u8>,
    /// A tag is open, perhaps with nothing of it kept because it is too long.
    open: bool,
    text: bool,
}

impl Tags {
    /// Gives every tag that ends in this piece to `each`.
    pub fn feed(&mut self, mut piece: &[u8], each: &mut dyn FnMut(Tag<'_>)) {
        while !piece.is_empty() {
            if !self.open {
                let Some(at) = memchr(b'<', piece) else {
                    self.text = true;
                    return;
                };
                self.text |= at > 0;
                self.open = true;
                piece = piece.get(at.saturating_add(1)..).unwrap_or_default();
                continue;
            }
            let Some(end) = memchr(b'>', piece) else {
                if self.begun.len().saturating_add(piece.len()) <= LONGEST_TAG {
                    self.begun.extend_from_slice(piece);
                }
                return;
            };
            let inside = piece.get(..end).unwrap_or_default();
            let after_text = std::mem::take(&mut self.text);
            let tag = if self.begun.is_empty() {
                Tag::of(inside, after_text)
            } else {
                self.begun.extend_from_slice(inside);
                Tag::of(&self.begun, after_text)
            };
            if let Some(tag) = tag {
                each(tag);
            }
            self.begun.clear();
            self.open = false;
            piece = piece.get(end.saturating_add(1)..).unwrap_or_default();
        }
    }
}

/// The text that a value stands for: the five entities of XML, and characters by number.
#[must_use]
pub fn unescaped(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value);
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part
            .split_once(';')
            .and_then(|(name, rest)| Some((entity(name)?, rest)))
        {
            Some((letter, rest)) => {
                out.push(letter);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of the tags, with `/` for what closes and `"` for what text stands before.
    fn told(pieces: &[&str]) -> Vec<String> {
        let mut tags = Tags::default();
        let mut seen = Vec::new();
        for piece in pieces {
            tags.feed(piece.as_bytes(), &mut |tag| {
                let text = if tag.after_text { "\"" } else { "" };
                let closes = if tag.closes { "/" } else { "" };
                let name = String::from_utf8_lossy(tag.name);
                seen.push(format!("{text}{closes}{name}"));
            });
        }
        seen
    }

    #[test]
    fn tags_are_found_wherever_the_pieces_are_cut() {
        let text =
            "<?xml version=\"1.0\"?><x:row r=\"1\"><c r='A1' t=\"s\"><v>12</v></c><f/></x:row>";
        let whole = told(&[text]);
        assert_eq!(whole, ["row", "c", "v", "\"/v", "/c", "f", "/row"]);
        for at in 0..=text.len() {
            let (one, two) = text.split_at(at);
            assert_eq!(told(&[one, two]), whole, "cut at {at}");
        }
    }

    #[test]
    fn attributes_are_read_in_either_quotes_and_without_their_prefix() {
        let tag = Tag::of(
            b"sheet name='a \"b\" = c' r:id = \"r1\" hidden=\"1\"/",
            false,
        )
        .unwrap();
        assert!(tag.empty);
        assert_eq!(tag.attribute(b"name"), Some(&b"a \"b\" = c"[..]));
        assert_eq!(
            tag.attribute(b"id"),
            Some(&b"r1"[..]),
            "r: may be any prefix"
        );
        assert_eq!(tag.attribute(b"hid"), None);
        assert!(tag.is_true(b"hidden"));
    }

    #[test]
    fn a_tag_without_an_end_is_forgotten_and_not_kept_whole() {
        let mut tags = Tags::default();
        tags.feed(b"<", &mut |_| panic!("no tag ends"));
        for _ in 0..100 {
            tags.feed(&[b'a'; 4096], &mut |_| panic!("no tag ends"));
        }
        assert!(tags.begun.len() <= LONGEST_TAG);
    }

    #[test]
    fn entities_are_the_characters_that_they_stand_for() {
        assert_eq!(
            unescaped(b"a&amp;b &#20013;&#x6587; &nbsp; &"),
            "a&b 中文 &nbsp; &"
        );
    }
}
