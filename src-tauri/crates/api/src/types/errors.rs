//! Errors as they are sent.

use std::collections::BTreeMap;

codes! {
    /// What went wrong, as far as a screen treats it differently.
    pub enum ErrorCode {
        /// The record is not there.
        NotFound,
        /// The request does not make sense; `detail.field` names the part.
        Invalid,
        /// The rules of the case do not allow it now; `detail` says what stands in the way.
        Refused,
        /// Something of that name or number is there already.
        Conflict,
        /// Later work stands on the operation; `detail.blocked_by` lists it.
        UndoBlocked,
        /// Another window or program has the book open.
        BookLocked,
        /// The book's file is damaged.
        BookDamaged,
        /// The book was written by a newer version.
        BookNewer,
        /// The book can only be read.
        BookReadOnly,
        /// The book lies in a folder that a sync program changes.
        BookInSyncedFolder,
        /// There is no book at that place.
        BookMissing,
        /// The file to read is not there (any more).
        FileMissing,
        /// The file is empty.
        FileEmpty,
        /// The file is not of a kind that can be read here.
        FileType,
        /// Another program holds the file.
        FileLocked,
        /// No known format fits the file; `detail.reason` says how, `detail.facts` what is nearest.
        FormatUnknown,
        /// The job was stopped on request.
        Cancelled,
        /// The disk is full.
        DiskFull,
        /// A fault of the program; `detail.trace` is its number in the log.
        Internal,
    }
}

wire! {
    /// What is sent instead of a response.
    pub struct ApiErrorBody {
        /// The code.
        pub code: ErrorCode,
        /// What happened and what to do, in the language of the host.
        pub message: String,
        /// What a program may want to know.
        #[cfg_attr(feature = "bindings", ts(type = "Record<string, unknown>"))]
        pub detail: BTreeMap<String, serde_json::Value>,
    }
}
