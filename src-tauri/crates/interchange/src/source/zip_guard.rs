//! What is inside a zip or an OLE2 file, and whether a workbook can be opened safely.
//!
//! A workbook of a few kilobytes can unpack to gigabytes. The sizes in a zip's directory can lie, so
//! every part that will be read is unpacked once into nothing, and counted.
use super::error::{ForeignType, SourceError};
use super::sheet_facts::{SheetScan, WorkbookFacts};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use zip::ZipArchive;

/// A sheet may unpack to this much: four times a sheet of Excel's 1,048,576 rows with 46 columns.
const LARGEST_SHEET: u64 = 8 * 1024 * 1024 * 1024;
/// Any other part is held in memory while it is read.
const LARGEST_PART: u64 = 512 * 1024 * 1024;
/// Below this much, the ratio says nothing.
pub(super) const RATIO_COUNTS_FROM: u64 = 64 * 1024 * 1024;
/// Sheets of orders shrink 10- to 40-fold; zip bombs 1,000-fold.
pub(super) const LARGEST_RATIO: u64 = 300;

/// Sheets packed into more than this are unpacked only when their rows are read.
const COUNTED_AT_ONCE: u64 = 64 * 1024;

/// How much of a workbook is about to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The first rows of its sheets: of long sheets the directory's word is enough, since no more of them
    /// is unpacked than is read.
    Head,
    /// All rows.
    Whole,
}

/// What limits apply; a parameter so that tests need no gigabytes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes that a sheet may unpack to.
    pub sheet: u64,
    /// Bytes that any other part may unpack to.
    pub part: u64,
    /// From how many unpacked bytes on the ratio counts.
    pub ratio_counts_from: u64,
    /// Unpacked bytes per packed byte.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sheet: LARGEST_SHEET,
            part: LARGEST_PART,
            ratio_counts_from: RATIO_COUNTS_FROM,
            ratio: LARGEST_RATIO,
        }
    }
}

/// Makes sure that a zip is an xlsx workbook and unpacks to a sane size. What is unpacked is looked at on
/// the way: of a whole workbook the facts of every sheet are answered.
///
/// # Errors
/// Not a workbook, damaged, password-protected, or a zip bomb.
pub fn check_xlsx<R: Read + Seek>(
    file: R,
    limits: Limits,
    depth: Depth,
) -> Result<WorkbookFacts, SourceError> {
    let mut facts = WorkbookFacts::default();
    let mut archive = ZipArchive::new(file)
        .map_err(|_| SourceError::damaged_workbook("the zip directory cannot be read"))?;
    check_kind(&archive)?;
    for index in 0..archive.len() {
        let part = archive
            .by_index(index)
            .map_err(|_| SourceError::damaged_workbook("a part of the zip cannot be read"))?;
        let name = part.name().unwrap_or_default().to_ascii_lowercase();
        let name = name.replace('\\', "/");
        if !(name.starts_with("xl/") || name.contains("rels/") || name.ends_with(".xml"))
            || name.starts_with("xl/media/")
        {
            continue;
        }
        let sheet = name.contains("worksheets/");
        let largest = if sheet { limits.sheet } else { limits.part };
        let later = sheet && depth == Depth::Head && part.compressed_size() > COUNTED_AT_ONCE;
        let counted = (largest, later);
        match name.as_str() {
            "xl/workbook.xml" => count_part(part, counted, limits, &mut facts.book)?,
            "xl/_rels/workbook.xml.rels" => count_part(part, counted, limits, &mut facts.links)?,
            _ if sheet && depth == Depth::Whole => {
                let mut scan = SheetScan::default();
                count_part(part, counted, limits, &mut scan)?;
                facts.sheets.insert(name, scan.done());
            }
            _ => count_part(part, counted, limits, &mut io::sink())?,
        }
    }
    Ok(facts)
}

/// Is it a workbook, of whichever kind?
pub(super) fn is_workbook<R: Read + Seek>(archive: &ZipArchive<R>) -> bool {
    let office = ["xl/", "word/", "ppt/", "content.xml", "[content_types].xml"];
    let name = |name: &str| {
        let name = name.to_ascii_lowercase().replace('\\', "/");
        office.iter().any(|part| name.starts_with(part))
    };
    (0..archive.len()).any(|index| {
        archive
            .name_for_index(index)
            .and_then(Result::ok)
            .is_some_and(|n| name(&n))
    })
}

fn check_kind<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<(), SourceError> {
    let names: Vec<String> = archive
        .file_names()
        .map(|name| {
            name.unwrap_or_default()
                .to_ascii_lowercase()
                .replace('\\', "/")
        })
        .collect();
    let has = |wanted: &str| names.iter().any(|name| name.starts_with(wanted));
    if has("xl/workbook.xml") {
        Ok(())
    } else if has("xl/workbook.bin") || has("content.xml") {
        Err(SourceError::foreign(ForeignType::OtherSpreadsheet))
    } else if has("word/") || has("ppt/") {
        Err(SourceError::foreign(ForeignType::OfficeDocument))
    } else {
        Err(SourceError::foreign(ForeignType::Zip))
    }
}

fn count_part<R: Read>(
    mut part: zip::read::ZipFile<'_, R>,
    (largest, later): (u64, bool),
    limits: Limits,
    into: &mut dyn Write,
) -> Result<(), SourceError> {
    let packed = part.compressed_size().max(1);
    let largest = largest.min(
        packed
            .saturating_mul(limits.ratio)
            .max(limits.ratio_counts_from),
    );
    let refuse = |bytes: u64| {
        SourceError::zip_bomb(format!(
            "a part of {packed} bytes unpacks to more than {bytes} bytes"
        ))
    };
    // The directory's own word is enough to refuse, never enough to accept.
    if part.size() > largest {
        return Err(refuse(largest));
    }
    if later {
        return Ok(());
    }
    let counted = io::copy(&mut part.by_ref().take(largest.saturating_add(1)), into);
    match counted {
        Ok(bytes) if bytes > largest => Err(refuse(largest)),
        Ok(_) => Ok(()),
        Err(_) => Err(SourceError::damaged_workbook(
            "a part of the zip cannot be unpacked",
        )),
    }
}

/// Makes sure that an OLE2 file is an xls workbook without a password.
///
/// # Errors
/// Not a workbook, password-protected, or damaged.
pub fn check_ole2(file: &mut File) -> Result<(), SourceError> {
    let names = ole2_names(file)
        .map_err(|_| SourceError::damaged_workbook("the OLE2 directory cannot be read"))?;
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Err(SourceError::password())
    } else if has("Workbook") || has("Book") {
        Ok(())
    } else if has("WordDocument") || has("PowerPoint Document") {
        Err(SourceError::foreign(ForeignType::OfficeDocument))
    } else if names.is_empty() {
        Err(SourceError::damaged_workbook("the OLE2 directory is empty"))
    } else {
        Err(SourceError::foreign(ForeignType::Binary))
    }
}

/// The names in the first directory sector and the 16 KiB after it, in which every real file has them
/// (MS-CFB 2.2 and 2.6: sector size as a power of two at offset 30, first directory sector at 48; each
/// entry has 128 bytes and begins with its name in UTF-16, its length at offset 64).
fn ole2_names(file: &mut File) -> io::Result<Vec<String>> {
    let mut header = [0_u8; 512];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut header)?;
    let shift = u32::from(header.get(30).copied().unwrap_or(9)).clamp(7, 16);
    let mut first = [0_u8; 4];
    first.copy_from_slice(header.get(48..52).unwrap_or(&[0; 4]));
    let sector = u64::from(u32::from_le_bytes(first)).saturating_add(1);
    let offset = sector.checked_shl(shift).unwrap_or(u64::MAX);
    file.seek(SeekFrom::Start(offset))?;
    let mut directory = Vec::new();
    file.take(16 * 1024).read_to_end(&mut directory)?;
    Ok(directory.chunks_exact(128).filter_map(ole2_name).collect())
}

fn ole2_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(*entry.get(64)?).checked_sub(2)?;
    let units = entry.get(..length.min(64))?.chunks_exact(2);
    let units = units.map(|pair| match pair {
        [low, high] => u16::from_le_bytes([*low, *high]),
        _ => 0,
    });
    let name: String = char::decode_utf16(units).map_while(Result::ok).collect();
    (!name.is_empty() && !name.contains('\0')).then_some(name)
}
