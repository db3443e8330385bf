//! The smallest OLE2 files (MS-CFB) and xls workbooks (MS-XLS, BIFF8) that are still valid.

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// An OLE2 file with one stream: sector 0 holds the allocation table, sector 1 the directory, the rest
/// the stream, padded to the 4,096 bytes from which on streams have sectors of their own.
pub fn ole2(stream_name: &str, content: &[u8]) -> Vec<u8> {
    let mut stream = content.to_vec();
    stream.resize(content.len().max(4096).next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    assert!(
        sectors + 2 <= SECTOR / 4,
        "one sector of allocation table is enough for a test"
    );
    let mut file = header();
    let mut table = vec![0xFFFF_FFFD_u32, END];
    for sector in 0..sectors {
        let next = u32::try_from(sector + 3).unwrap();
        table.push(if sector + 1 == sectors { END } else { next });
    }
    table.resize(SECTOR / 4, FREE);
    file.extend(table.iter().flat_map(|entry| entry.to_le_bytes()));
    let mut directory = entry("Root Entry", 5, END, 0, 1);
    directory.extend(entry(
        stream_name,
        2,
        2,
        u64::try_from(stream.len()).unwrap(),
        FREE,
    ));
    directory.resize(SECTOR, 0);
    file.extend(directory);
    file.extend(stream);
    file
}

fn header() -> Vec<u8> {
    let mut header = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    header.resize(24, 0);
    for word in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        header.extend(word.to_le_bytes());
    }
    header.resize(44, 0);
    // One table sector; the directory in sector 1; streams of 4,096 bytes and more have own sectors.
    for word in [1, 1, 0, 4096, END, 0, END, 0, 0] {
        header.extend(word.to_le_bytes());
    }
    while header.len() < SECTOR {
        header.extend(FREE.to_le_bytes());
    }
    header
}

fn entry(name: &str, kind: u8, start: u32, size: u64, child: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(entry.len() + 2).unwrap();
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    for word in [FREE, FREE, child] {
        entry.extend(word.to_le_bytes());
    }
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry
}

/// An xls workbook with one sheet of texts.
pub fn xls(rows: &[Vec<&str>]) -> Vec<u8> {
    let bof = |kind: u16| {
        let mut body = Vec::new();
        for word in [0x0600_u16, kind, 0x0DBB, 0x07CC] {
            body.extend(word.to_le_bytes());
        }
        body.extend([0_u8; 8]);
        record(0x0809, &body)
    };
    let sheet_name = "订单";
    let mut sheet_entry_tail = vec![
        0_u8,
        0,
        u8::try_from(sheet_name.chars().count()).unwrap(),
        1,
    ];
    sheet_entry_tail.extend(sheet_name.encode_utf16().flat_map(u16::to_le_bytes));
    let globals = bof(0x0005);
    let end = record(0x000A, &[]);
    let entry_length = 4 + 4 + sheet_entry_tail.len();
    let sheet_at = u32::try_from(globals.len() + entry_length + end.len()).unwrap();
    let mut entry_body = sheet_at.to_le_bytes().to_vec();
    entry_body.extend(sheet_entry_tail);
    let mut book = globals;
    book.extend(record(0x0085, &entry_body));
    book.extend(&end);
    book.extend(bof(0x0010));
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            book.extend(label(row, column, text));
        }
    }
    book.extend(&end);
    ole2("Workbook", &book)
}

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
    record.extend(body);
    record
}

fn label(row: usize, column: usize, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut body = Vec::new();
    for word in [row, column, 0, units.len()] {
        body.extend(u16::try_from(word).unwrap().to_le_bytes());
    }
    body.push(1);
    body.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    record(0x0204, &body)
}
