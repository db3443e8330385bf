//! The list of segments of a full-text index, as FTS5 keeps it in row 10 of its `data` table.
//!
//! A cookie of 4 bytes and the mark of this version; then numbers as varints: how many levels and
//! segments, a counter of pages written, and for each level how many of its segments are being merged,
//! how many there are, and each of them.

use crate::error::{Result, StoreError};
use rusqlite::Connection;

/// Row of `search_docs_data` that holds it.
const ROW: i64 = 10;

/// What an index with `contentless_delete` has behind the cookie.
const MARK: [u8; 4] = [0xff, 0x00, 0x00, 0x01];

/// The most segments that an index can have; their numbers are 1 to this.
const MOST: u64 = 2_000;

/// A segment: where its pages lie, and which generation of documents is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) id: u64,
    pub(super) first_page: u64,
    pub(super) last_page: u64,
    /// The oldest and the newest generation; a deleted document is looked for where its own is.
    pub(super) origins: [u64; 2],
    /// Pages of deleted documents, and how many these are.
    pub(super) tombs: [u64; 2],
    /// Documents.
    pub(super) entries: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) merging: u64,
    pub(super) segments: Vec<Segment>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Structure {
    cookie: [u8; 4],
    pub(super) written: u64,
    pub(super) levels: Vec<Level>,
}

impl Structure {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let block: Vec<u8> = connection
            .prepare_cached("SELECT block FROM search_docs_data WHERE id = ?1")?
            .query_row([ROW], |row| row.get(0))?;
        Self::decode(&block).ok_or(StoreError::Damaged)
    }

    pub(super) fn write(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached("UPDATE search_docs_data SET block = ?2 WHERE id = ?1")?
            .execute((ROW, self.encode()))?;
        Ok(())
    }

    pub(super) fn decode(block: &[u8]) -> Option<Self> {
        let (cookie, rest) = block.split_first_chunk::<4>()?;
        let mut reader = Reader(rest.strip_prefix(&MARK)?);
        let (levels, segments, written) = (reader.number()?, reader.number()?, reader.number()?);
        if levels > MOST || segments > MOST {
            return None;
        }
        let levels: Vec<Level> = (0..levels).map(|_| reader.level()).collect::<Option<_>>()?;
        let structure = Self {
            cookie: *cookie,
            written,
            levels,
        };
        (structure.segments().count() as u64 == segments).then_some(structure)
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut block = [self.cookie, MARK].concat();
        let mut put = |number: u64| put_number(&mut block, number);
        put(self.levels.len() as u64);
        put(self.segments().count() as u64);
        put(self.written);
        for level in &self.levels {
            put(level.merging);
            put(level.segments.len() as u64);
            for segment in &level.segments {
                put(segment.id);
                put(segment.first_page);
                put(segment.last_page);
                segment.origins.into_iter().for_each(&mut put);
                segment.tombs.into_iter().for_each(&mut put);
                put(segment.entries);
            }
        }
        block
    }

    pub(super) fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.levels.iter().flat_map(|level| &level.segments)
    }

    /// A number that no segment has.
    pub(super) fn free_id(&self) -> Option<u64> {
        (1..=MOST).find(|id| self.segments().all(|segment| segment.id != *id))
    }

    /// The generation of what is filed next.
    pub(super) fn next_origin(&self) -> u64 {
        let newest = self.segments().map(|segment| segment.origins[1]).max();
        newest.unwrap_or(0).saturating_add(1)
    }

    /// Adds a segment of documents that are newer than all others.
    pub(super) fn add(&mut self, segment: Segment) {
        let pages = segment.last_page.saturating_sub(segment.first_page);
        self.written = self.written.saturating_add(pages).saturating_add(1);
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        if let Some(lowest) = self.levels.first_mut() {
            lowest.segments.push(segment);
        }
    }
}

/// Reads numbers one after the other.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl Reader<'_> {
    /// The next number: seven bits a byte, the highest first. Those of more than eight bytes do not
    /// occur.
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for _ in 0..8 {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number = number << 7 | u64::from(byte & 0x7f);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn level(&mut self) -> Option<Level> {
        let (merging, count) = (self.number()?, self.number()?);
        if count > MOST {
            return None;
        }
        let segments = (0..count).map(|_| self.segment()).collect::<Option<_>>()?;
        Some(Level { merging, segments })
    }

    fn segment(&mut self) -> Option<Segment> {
        Some(Segment {
            id: self.number()?,
            first_page: self.number()?,
            last_page: self.number()?,
            origins: [self.number()?, self.number()?],
            tombs: [self.number()?, self.number()?],
            entries: self.number()?,
        })
    }
}

/// Appends a number as [`Reader::number`] reads it.
pub(super) fn put_number(block: &mut Vec<u8>, number: u64) {
    let groups = [49, 42, 35, 28, 21, 14, 7, 0].map(|bits| number >> bits);
    let begun = groups.into_iter().skip_while(|group| *group == 0);
    let count = begun.clone().count();
    if count == 0 {
        block.push(0);
    }
    for (at, group) in (1..).zip(begun) {
        let seven = group.to_le_bytes()[0] & 0x7f;
        block.push(if at < count { seven | 0x80 } else { seven });
    }
}
