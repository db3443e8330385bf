//! Any bytes as a whole file, text or workbook: inspected and read to the end.
use std::io::Write;
use zhanggui_interchange::{inspect, open_rows};

/// One input.
pub fn run(data: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(data).expect("there is room");
    for named in [None, Some("taobao_order_2017"), Some("taobao_item_v2")] {
        if let Ok(inspection) = inspect(file.path(), named) {
            for row in open_rows(&inspection).expect("the file did not change") {
                if row.is_err() {
                    break;
                }
            }
        }
    }
}
