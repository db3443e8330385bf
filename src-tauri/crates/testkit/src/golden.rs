//! Texts compared with committed ones.

use std::fs;
use std::path::{Path, PathBuf};

/// Compares `actual` with `tests/golden/<name>` and panics at the first line that differs.
///
/// With `UPDATE_GOLDEN=1` in the environment the file is written instead: look at
/// the difference in review before committing it. Line ends count as equal.
#[track_caller]
pub fn golden(name: &str, actual: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        write(&path, actual);
        return;
    }
    compare(&path, name, actual);
}

#[track_caller]
fn compare(path: &Path, name: &str, actual: &str) {
    let expected = fs::read_to_string(path).unwrap_or_else(|_| {
        panic!("there is no tests/golden/{name} yet; make it with UPDATE_GOLDEN=1 and look at it")
    });
    if let Some(difference) = first_difference(&expected, actual) {
        panic!(
            "tests/golden/{name} differs {difference}\nif that is meant: UPDATE_GOLDEN=1, and look at the change"
        );
    }
}

/// `tests/golden` of the workspace.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/golden")
}

fn write(path: &Path, actual: &str) {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).expect("the folder of golden files can be made");
    }
    fs::write(path, actual).expect("the golden file can be written");
}

/// Where two texts part: `in line 3:\n- expected\n+ actual`.
fn first_difference(expected: &str, actual: &str) -> Option<String> {
    let (mut left, mut right) = (expected.lines(), actual.lines());
    for line in 1_u64.. {
        match (left.next(), right.next()) {
            (None, None) => return None,
            (left, right) if left == right => {}
            (left, right) => {
                let shown = |line: Option<&str>| line.map_or("(end)".to_owned(), str::to_owned);
                return Some(format!(
                    "in line {line}:\n- {}\n+ {}",
                    shown(left),
                    shown(right)
                ));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\r\nb"), None);
        assert_eq!(
            first_difference("a\nb", "a\nc").as_deref(),
            Some("in line 2:\n- b\n+ c")
        );
        assert_eq!(
            first_difference("a", "a\nc").as_deref(),
            Some("in line 2:\n- (end)\n+ c")
        );
    }

    #[test]
    #[should_panic(expected = "make it with UPDATE_GOLDEN=1")]
    fn a_missing_file_is_a_failure_that_says_how_to_make_it() {
        compare(&folder().join("never/was.txt"), "never/was.txt", "x");
    }

    #[test]
    fn what_was_written_is_equal_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/report.txt");
        write(&path, "合计 1\n");
        compare(&path, "new/report.txt", "合计 1\n");
    }

    #[test]
    #[should_panic(expected = "differs in line 1")]
    fn a_difference_is_a_failure() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        write(&path, "合计 1\n");
        compare(&path, "report.txt", "合计 2\n");
    }
}
