//! The texts of a newcomer, one behind the other in one piece of memory: tens of thousands of people are
//! held at once, and a text by itself takes as much again as its letters.

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Word {
    /// Her name, else her account.
    Name = b'n',
    /// The account by which the file knows her.
    Account = b'a',
    /// The account from which she pays.
    Payer = b'$',
    /// Kind of a number, a colon, the number.
    Phone = b'p',
    /// An address as [`super::customer::Address`] joins it.
    Address = b'@',
}

impl Word {
    fn of(tag: u8) -> Option<Self> {
        let all = [
            Self::Name,
            Self::Account,
            Self::Payer,
            Self::Phone,
            Self::Address,
        ];
        all.into_iter().find(|word| *word as u8 == tag)
    }
}

/// Texts of one person.
#[derive(Debug)]
pub(super) struct Words(Box<[u8]>);

impl Words {
    /// These texts in this order.
    pub(super) fn of<'a>(words: impl IntoIterator<Item = (Word, &'a str)>) -> Self {
        let mut bytes = Vec::with_capacity(256);
        for (word, text) in words {
            bytes.push(word as u8);
            bytes.extend(text.len().to_le_bytes().into_iter().take(LENGTH));
            bytes.extend_from_slice(text.as_bytes());
        }
        Self(bytes.into_boxed_slice())
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Word, &str)> {
        let mut rest = &*self.0;
        std::iter::from_fn(move || {
            let (tag, behind) = rest.split_first()?;
            let (length, behind) = behind.split_first_chunk::<LENGTH>()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (text, behind) = behind.split_at_checked(length)?;
            rest = behind;
            Some((Word::of(*tag)?, std::str::from_utf8(text).ok()?))
        })
    }

    /// Those of one kind.
    pub(super) fn all(&self, word: Word) -> impl Iterator<Item = &str> {
        let words = self.iter().filter(move |(of, _)| *of == word);
        words.map(|(_, text)| text)
    }

    /// The first one of a kind; empty where there is none.
    pub(super) fn first(&self, word: Word) -> &str {
        self.all(word).next().unwrap_or_default()
    }

    /// Kind and key of each number.
    pub(super) fn phones(&self) -> impl Iterator<Item = (&str, &str)> {
        let phones = self.all(Word::Phone);
        phones.filter_map(|phone| phone.split_once(':'))
    }
}

/// Bytes of a length: no text of a file is longer.
const LENGTH: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_given() {
        let long = "长".repeat(70_000);
        let words = Words::of([
            (Word::Name, "王芳"),
            (Word::Account, "a:\u{1f}b"),
            (Word::Payer, ""),
            (Word::Phone, "mobile:13900000001"),
            (Word::Phone, "landline:0571:1"),
            (Word::Address, long.as_str()),
        ]);
        assert_eq!(words.first(Word::Name), "王芳");
        assert_eq!(words.first(Word::Account), "a:\u{1f}b");
        assert_eq!(words.first(Word::Payer), "");
        assert_eq!(words.first(Word::Address), long);
        let phones: Vec<_> = words.phones().collect();
        assert_eq!(phones, [("mobile", "13900000001"), ("landline", "0571:1")]);
        assert_eq!(words.iter().count(), 6);
    }
}
