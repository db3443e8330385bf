//! A line of a gigabyte: a file of the wrong kind, or a disk that lost its last writes.

use crate::books::{HEADER, orders_file};
use crate::child::{Child, Task};
use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use zhanggui_interchange::{ProblemCode, RowOutcome, inspect, open_rows};

const GIGABYTE: u64 = 1024 * 1024 * 1024;

#[test]
fn a_line_of_a_gigabyte_costs_one_row_and_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    orders_file(&path, 0..50, "交易成功", 10);
    // The line is a hole: the file has a gigabyte and takes no room on the disk.
    let mut file = OpenOptions::new().append(true).open(&path).unwrap();
    let end = file.seek(SeekFrom::End(0)).unwrap();
    file.set_len(end + GIGABYTE).unwrap();
    let cells = HEADER.split(',').count() - 1;
    write!(
        file,
        "\r\n=\"3515313149999999999\"{}\r\n",
        ",".repeat(cells)
    )
    .unwrap();
    drop(file);

    let mut child = Child::start(Task::Read, Path::new(""), &path);
    let said = child.hear_result();
    child.end();
    let mut words = said.split(' ');
    assert_eq!(
        words.next(),
        Some("51"),
        "the rows before and after it: {said}"
    );
    assert_eq!(words.next(), Some("1"), "the long one: {said}");
    let megabytes: u64 = words.next().unwrap().parse().unwrap();
    assert!(megabytes < 120, "it is never held as a whole: {said} MB");
}

/// What the child does: counts good rows and long ones, and says its peak of memory in MB (0 where
/// the system does not tell).
pub fn read(path: &Path) -> String {
    let inspection = inspect(path, None).expect("the head of the file is sound");
    let (mut good, mut long) = (0, 0);
    for row in open_rows(&inspection).unwrap() {
        match row.unwrap() {
            RowOutcome::Order(_) => good += 1,
            RowOutcome::Rejected { problems, .. } => {
                assert_eq!(problems[0].code, ProblemCode::RecordTooLong);
                long += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|text| text.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    format!("{good} {long} {}", kilobytes.unwrap_or(0) / 1024)
}
