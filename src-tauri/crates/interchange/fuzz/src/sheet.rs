//! Any bytes as the rows of a sheet, in a workbook that is sound otherwise: inspected and read to the end.
use std::io::{Cursor, Write};
use zhanggui_interchange::{RowOutcome, inspect, open_rows};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// One input.
pub fn run(data: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(&workbook(data)).expect("there is room");
    let Ok(inspection) = inspect(file.path(), None) else {
        return;
    };
    let mut line = inspection.header_line;
    for row in open_rows(&inspection).expect("the file did not change") {
        let Ok(row) = row else { break };
        let at = line_of(&row);
        assert!(at > line, "rows only go down");
        line = at;
    }
}

fn line_of(row: &RowOutcome) -> u64 {
    match row {
        RowOutcome::Order(order) => order.line,
        RowOutcome::Line(line) => line.line,
        RowOutcome::Sale(sale) => sale.line.line,
        RowOutcome::Customer(customer) => customer.line,
        RowOutcome::Return(case) => case.line,
        RowOutcome::Bill(entry) => entry.line,
        RowOutcome::Rejected { line, .. } | RowOutcome::Skipped { line, .. } => *line,
    }
}

fn workbook(sheet: &[u8]) -> Vec<u8> {
    let link = |id: u32, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{LINKS}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |all: &str| {
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
    };
    let parts: [(&str, String); 5] = [
        (
            "[Content_Types].xml",
            format!("<Types xmlns=\"{PACKAGE}/content-types\"/>"),
        ),
        (
            "_rels/.rels",
            links(&link(1, "officeDocument", "xl/workbook.xml")),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINKS}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            links(&format!(
                "{}{}",
                link(1, "worksheet", "worksheets/sheet1.xml"),
                link(2, "styles", "styles.xml")
            )),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &parts {
        archive.start_file(*name, stored).expect("a name");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive
        .start_file("xl/worksheets/sheet1.xml", stored)
        .expect("a name");
    archive.write_all(sheet).expect("memory");
    archive.finish().expect("memory").into_inner()
}
