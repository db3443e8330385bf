//! The order file is held by another program, or may not be read.

use crate::books::orders_file;
use zhanggui_interchange::{SourceErrorCode, inspect};

#[cfg(windows)]
#[test]
fn a_file_that_a_spreadsheet_holds_is_said_to_be_held() {
    use std::os::windows::fs::OpenOptionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    orders_file(&path, 0..5, "交易成功", 10);
    let held = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .share_mode(0)
        .open(&path);
    let error = inspect(&path, None).expect_err("nobody else may read it");
    assert_eq!(error.code, SourceErrorCode::FileLocked);
    drop(held);
    assert!(inspect(&path, None).is_ok(), "once it is closed there");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_to_be_held() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    orders_file(&path, 0..5, "交易成功", 10);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::File::open(&path).is_ok() {
        eprintln!("skipped: nothing is forbidden to this user (root)");
        return;
    }
    let error = inspect(&path, None).expect_err("it may not be read");
    assert_eq!(error.code, SourceErrorCode::FileLocked);
}
