//! Why a file could not be written, in words that say what to do.
use serde::Serialize;
use std::fmt;
use std::io;
use zhanggui_store::is_held;

/// The code of an [`ExportError`] on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportErrorCode {
    /// The folder does not exist.
    FolderMissing,
    /// The target is open in another program, or may not be written.
    TargetLocked,
    /// No room left.
    DiskFull,
    /// More columns than a sheet can have.
    TooWide,
    /// Writing failed for another reason.
    WriteFailed,
}

impl ExportErrorCode {
    /// The code on the wire and in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FolderMissing => "folder_missing",
            Self::TargetLocked => "target_locked",
            Self::DiskFull => "disk_full",
            Self::TooWide => "too_wide",
            Self::WriteFailed => "write_failed",
        }
    }
}

/// Why a file could not be written. What stood at the target before is untouched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportError {
    /// What kind of failure.
    pub code: ExportErrorCode,
    /// What is wrong and what to do, in Chinese.
    pub message_zh: String,
    /// The same in English.
    pub message_en: String,
    /// Further facts for support; never a path.
    pub detail: Option<String>,
}

impl fmt::Display for ExportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.code.as_str(), self.message_en)
    }
}

impl std::error::Error for ExportError {}

impl ExportError {
    fn new(code: ExportErrorCode, zh: &str, en: &str, detail: Option<String>) -> Self {
        Self {
            code,
            message_zh: zh.to_owned(),
            message_en: en.to_owned(),
            detail,
        }
    }

    pub(crate) fn too_wide(columns: usize) -> Self {
        Self::new(
            ExportErrorCode::TooWide,
            "列太多，一张表放不下（Excel 最多 16384 列）。请少选几列再导出。",
            "There are too many columns for one sheet (Excel has 16,384). Choose fewer and export again.",
            Some(format!("{columns} columns")),
        )
    }

    pub(crate) fn no_file() -> Self {
        Self::new(
            ExportErrorCode::TargetLocked,
            "这个位置是设备或管道，不是文件，没有写入。请换一个文件名。",
            "There is a device or a pipe at this place, no file, and nothing was written. Choose another file name.",
            None,
        )
    }

    pub(crate) fn internal(detail: impl Into<String>) -> Self {
        Self::new(
            ExportErrorCode::WriteFailed,
            "文件没有写成功，原来的文件没有动。请换个位置再导出一次。",
            "The file could not be written; what was there before is untouched. Export to another place.",
            Some(detail.into()),
        )
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound | Kind::NotADirectory => Self::new(
                ExportErrorCode::FolderMissing,
                "要保存到的文件夹不存在。请重新选择位置。",
                "The folder to save into does not exist. Choose another place.",
                None,
            ),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::IsADirectory => locked(),
            _ if is_held(&error) => locked(),
            Kind::InvalidFilename => Self::new(
                ExportErrorCode::WriteFailed,
                "这个文件名太长，或有系统不许用的字（如 : * ? \" < > |）。请换个名字再保存。",
                "This file name is too long, or has characters that the system does not allow (such as : * ? \" < > |). Save under another name.",
                None,
            ),
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::new(
                ExportErrorCode::DiskFull,
                "磁盘空间不够，文件没有写成功，原来的文件没有动。请清理磁盘或换个位置。",
                "The disk is full; the file was not written, and what was there before is untouched. Free some space or choose another place.",
                None,
            ),
            kind => Self::internal(kind.to_string()),
        }
    }
}

fn locked() -> ExportError {
    ExportError::new(
        ExportErrorCode::TargetLocked,
        "文件正被打开，或这个位置不能写入。请先在 Excel/WPS 里关闭它，或换个位置。",
        "The file is open, or this place cannot be written to. Close it in Excel or WPS, or choose another place.",
        None,
    )
}
