//! From the failures of files, read or written, to the errors at the edge.

use zhanggui_interchange::apply::ApplyError;
use zhanggui_interchange::export::{ExportError, ExportErrorCode};
use zhanggui_interchange::{SourceError, SourceErrorCode};

use crate::error::ApiError;
use crate::types::ErrorCode;

impl From<SourceError> for ApiError {
    fn from(error: SourceError) -> Self {
        use SourceErrorCode as Code;
        let code = match error.code {
            Code::FileMissing => ErrorCode::FileMissing,
            Code::FileEmpty => ErrorCode::FileEmpty,
            Code::FileLocked | Code::FileChanged | Code::ReadFailed => ErrorCode::FileLocked,
            Code::FileType | Code::PasswordProtected | Code::WorkbookDamaged | Code::ZipBomb => {
                ErrorCode::FileType
            }
            Code::HeaderMissing
            | Code::FormatUnknown
            | Code::FormatAmbiguous
            | Code::KeyColumnMissing
            | Code::HeaderDuplicate => ErrorCode::FormatUnknown,
            Code::FormatNotFound | Code::SheetNotFound => ErrorCode::Invalid,
        };
        let mut answer = ApiError::new(code, error.message_zh, error.message_en)
            .with("reason", error.code.as_str());
        if !error.candidates.is_empty() {
            answer = answer.with("candidates", error.candidates);
        }
        match error.detail {
            Some(detail) => answer.with("facts", detail),
            None => answer,
        }
    }
}

impl From<ApplyError> for ApiError {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Source(error) => error.into(),
            ApplyError::Store(error) => error.into(),
        }
    }
}

impl From<ExportError> for ApiError {
    fn from(error: ExportError) -> Self {
        use ExportErrorCode as Code;
        let code = match error.code {
            Code::FolderMissing => ErrorCode::FileMissing,
            Code::TargetLocked => ErrorCode::FileLocked,
            Code::DiskFull => ErrorCode::DiskFull,
            _ => ErrorCode::FileType,
        };
        ApiError::new(code, error.message_zh, error.message_en)
    }
}
