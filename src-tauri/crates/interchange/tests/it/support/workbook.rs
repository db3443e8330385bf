//! xlsx workbooks for tests, made from the text fixtures the way a platform makes them: money as numbers,
//! times as dates, everything else as text.
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::path::Path;

/// A workbook of one CSV fixture. `title_rows` empty-headed rows stand above the header.
pub fn from_csv(csv: &str, target: &Path, title_rows: u32) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let header = rows.first().expect("a fixture has a header").clone();
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    // An empty sheet first: the orders need not be on the first one.
    book.add_worksheet().set_name("说明").unwrap();
    let sheet = book.add_worksheet();
    if title_rows > 0 {
        sheet.write_string(0, 0, "订单报表").unwrap();
    }
    for (row, record) in (title_rows..).zip(&rows) {
        for ((column, text), name) in (0_u16..).zip(record).zip(&header) {
            let is_header = row == title_rows;
            let number: Option<f64> = text.parse().ok();
            match (number, ExcelDateTime::parse_from_str(text)) {
                _ if is_header || text.is_empty() => sheet.write_string(row, column, text).unwrap(),
                (Some(number), _) if name.contains(['金', '价', '货', '邮', '量']) => {
                    sheet.write_number(row, column, number).unwrap()
                }
                (None, Ok(moment)) if name.contains("时间") => sheet
                    .write_datetime_with_format(row, column, &moment, &date)
                    .unwrap(),
                _ => sheet.write_string(row, column, text).unwrap(),
            };
        }
    }
    book.save(target).unwrap();
}
