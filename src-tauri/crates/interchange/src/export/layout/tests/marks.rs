//! A watermark changes no cell of a file that another program takes, and no import of a list of ours.

use super::*;
use crate::export::{Cell, ExportFormat, Mark, create_marked};
use crate::inspect::inspect;
use std::io::Read as _;
use zhanggui_domain::ShopZone;

fn mark() -> Mark {
    Mark {
        who: "张三 & 李四".to_owned(),
        at: "2026-11-25 10:00:00".to_owned(),
        code: "7F3A-91C2".to_owned(),
        sheet: "导出信息".to_owned(),
        lines: vec![
            ("导出人".to_owned(), "张三 & 李四".to_owned()),
            ("编号".to_owned(), "7F3A-91C2".to_owned()),
        ],
    }
}

/// One part of a workbook.
fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn cells_of_every_fixed_layout_are_the_same_with_and_without() {
    let folder = tempfile::tempdir().unwrap();
    for layout in layouts() {
        let rows = check(layout, &super::super::sample::records(layout)).rows;
        let [plain, marked] = ["plain", "marked"].map(|name| folder.path().join(name));
        write(layout, &rows, &plain, None).unwrap();
        write(layout, &rows, &marked, Some(&mark())).unwrap();
        match layout.container {
            OutContainer::Xlsx => {
                assert_eq!(read_back(layout, &plain), read_back(layout, &marked));
                let sheet = part(&marked, "xl/worksheets/sheet1.xml");
                assert!(sheet.contains("7F3A-91C2"), "in the foot of the pages");
                assert!(
                    sheet.contains("张三 &amp;&amp; 李四"),
                    "an ampersand is itself"
                );
                assert!(part(&marked, "docProps/core.xml").contains("7F3A-91C2"));
                let sheets = part(&marked, "xl/workbook.xml").matches("<sheet ").count();
                assert_eq!(sheets, 1, "another program may refuse a second sheet");
            }
            OutContainer::Html => {
                let page = std::fs::read_to_string(&marked).unwrap();
                assert_eq!(page.matches("7F3A-91C2").count(), 1);
                let (head, body) = page.split_once("<body>").unwrap();
                assert!(head.contains("7F3A-91C2") && !body.contains("7F3A-91C2"));
            }
            _ => {
                let [plain, marked] = [plain, marked].map(|path| std::fs::read(path).unwrap());
                assert_eq!(plain, marked, "{}: text takes no mark", layout.key);
                assert!(!layout.container.takes_mark());
            }
        }
    }
}

#[test]
fn a_long_mark_is_cut_and_leaves_no_half_of_a_pair() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.xlsx");
    for length in [198, 199, 200] {
        let mark = Mark {
            lines: vec![("店".to_owned(), "&".repeat(length))],
            ..mark()
        };
        write(layout("ship_list"), &[], &path, Some(&mark)).unwrap();
        let sheet = part(&path, "xl/worksheets/sheet1.xml");
        let foot = sheet.split("<oddFooter>").nth(1).unwrap();
        let foot = foot
            .split("</oddFooter>")
            .next()
            .unwrap()
            .replace("&amp;", "&");
        assert!(foot.ends_with("&R&8&P/&N"), "{foot}");
        let text = foot
            .trim_start_matches("&L&8")
            .trim_end_matches("&R&8&P/&N");
        assert_eq!(text.matches('&').count() % 2, 0, "{text}");
    }
}

#[test]
fn our_importer_reads_a_marked_list_as_if_there_were_no_mark() {
    let folder = tempfile::tempdir().unwrap();
    let header: Vec<String> = [
        "订单编号",
        "买家会员名",
        "买家实际支付金额",
        "订单状态",
        "收货人姓名",
    ]
    .map(str::to_owned)
    .to_vec();
    let path = |name: &str| folder.path().join(format!("{name}.xlsx"));
    for (name, mark) in [("plain", None), ("marked", Some(mark()))] {
        let to = path(name);
        let mut table =
            create_marked(ExportFormat::Xlsx, &to, &header, ShopZone::CHINA, mark).unwrap();
        let cells = [
            "1000000000000000001",
            "夏天的风",
            "12.50",
            "交易成功",
            "张晓明",
        ];
        table.row(&cells.map(Cell::Text)).unwrap();
        let written = table.finish().unwrap();
        assert_eq!((written.rows, written.sheets), (1, 1));
    }
    let seen = |name: &str| inspect(&path(name), None).unwrap();
    let (plain, marked) = (seen("plain"), seen("marked"));
    assert_eq!(marked.format.key, plain.format.key);
    assert_eq!(marked.sheet, plain.sheet);
    assert_eq!(marked.headers, plain.headers);
    assert_eq!(marked.header_line, plain.header_line);
    assert_eq!(
        marked.doubts, plain.doubts,
        "nobody is told of a sheet left out"
    );
}
