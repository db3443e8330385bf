//! From the store's failures to the errors at the edge.

use serde_json::{Value, json};
use zhanggui_store::book::location::NETWORK;
use zhanggui_store::journal::undo::UndoPlan;
use zhanggui_store::{StoreError, is_held};

use crate::error::ApiError;
use crate::types::ErrorCode;

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => ApiError::new(
                ErrorCode::BookMissing,
                "这里还没有账簿。先导入订单文件，或检查账簿的位置。",
                "There is no book here yet. Import an order file first, or check where the book lies.",
            ),
            StoreError::NotABook => ApiError::new(
                ErrorCode::BookDamaged,
                "这个文件不是掌柜簿的账簿。请另选文件；原文件没有改动。",
                "This file is not a book of this program. Choose another one; the file was not touched.",
            )
            .with("reason", "not_a_book"),
            StoreError::Damaged => damaged(),
            StoreError::Newer { .. } => ApiError::new(
                ErrorCode::BookNewer,
                "这本账簿是更新版本的掌柜簿写的。请先升级本程序，账簿没有改动。",
                "This book was written by a newer version. Update the program first; the book was not touched.",
            ),
            StoreError::ReadOnly => ApiError::new(
                ErrorCode::BookReadOnly,
                "账簿现在只能看，不能改。检查文件和文件夹的写入权限。",
                "The book can only be read. Check that its file and folder may be written.",
            ),
            StoreError::Locked => ApiError::new(
                ErrorCode::BookLocked,
                "账簿正在另一个窗口或程序里打开。关掉那边再试。",
                "The book is open in another window or program. Close it there and try again.",
            ),
            StoreError::SyncedFolder { service } => synced(service),
            StoreError::DiskFull => ApiError::new(
                ErrorCode::DiskFull,
                "磁盘满了，这次没有保存，账簿保持原样。腾出空间后再试。",
                "The disk is full; nothing was saved and the book is as it was. Free some space and try again.",
            ),
            StoreError::DiskFails => ApiError::new(
                ErrorCode::BookMissing,
                "账簿所在的磁盘读写出错。检查移动硬盘或网络盘是否接好，再试一次；仍不行请先备份账簿文件夹。",
                "The disk that the book lies on fails. Check that it is connected and try again; if it persists, copy the book's folder to another disk first.",
            )
            .with("reason", "disk_fails"),
            StoreError::Cancelled => ApiError::cancelled(),
            StoreError::NotFound(what) => {
                let (zh, en) = noun(what);
                ApiError::not_found(zh, en, what)
            }
            StoreError::UndoBlocked(plan) => undo_blocked(&plan),
            StoreError::Query(fault) => crate::lists::refused(fault),
            StoreError::Invalid(sentence) => {
                let reason = sentence.clone();
                ApiError::invalid("query", "请求的内容不对，看 detail.reason。", sentence)
                    .with("reason", reason)
            }
            StoreError::Io(error) => from_io(&error),
            other => ApiError::internal(&other),
        }
    }
}

fn damaged() -> ApiError {
    ApiError::new(
        ErrorCode::BookDamaged,
        "账簿文件损坏了。别再写入，先把整个文件夹复制一份，再用备份恢复。",
        "The book's file is damaged. Do not write to it: copy the whole folder first, then restore a backup.",
    )
}

fn synced(service: &str) -> ApiError {
    if service == NETWORK {
        return ApiError::new(
            ErrorCode::BookInSyncedFolder,
            "账簿放在网络共享或 NAS 上，断线会弄坏它。把账簿移到本机硬盘的普通文件夹再打开。",
            "The book lies on a network share, where a lost connection corrupts it. Move it to a folder on a disk of this computer.",
        )
        .with("service", service);
    }
    ApiError::new(
        ErrorCode::BookInSyncedFolder,
        format!("账簿放在 {service} 的同步文件夹里，同步会弄坏它。把账簿移到普通文件夹再打开。"),
        format!("The book lies in a folder of {service}, whose syncing would corrupt it. Move it to an ordinary folder."),
    )
    .with("service", service)
}

fn undo_blocked(plan: &UndoPlan) -> ApiError {
    if let Some(op) = plan.undone_by {
        return ApiError::new(
            ErrorCode::UndoBlocked,
            "这一步已经撤销过了。",
            "This operation has already been undone.",
        )
        .with("undone_by", op.to_string());
    }
    if plan.blocked_by.is_empty() {
        return ApiError::new(
            ErrorCode::UndoBlocked,
            "这一步没有改动账簿，无须撤销。",
            "This operation changed nothing, so there is nothing to undo.",
        );
    }
    let blockers: Vec<Value> = plan
        .blocked_by
        .iter()
        .map(|blocker| json!({"op": blocker.op, "table": blocker.table, "record": blocker.record}))
        .collect();
    ApiError::new(
        ErrorCode::UndoBlocked,
        "后来的操作建立在这一步上，不能单独撤销。先撤销列出的那些操作。",
        "Later work stands on this operation. Undo the operations listed first.",
    )
    .with("blocked_by", blockers)
}

/// A failure of the file system that is not about a file that the caller named.
pub(crate) fn from_io(error: &std::io::Error) -> ApiError {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => StoreError::DiskFull.into(),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => StoreError::ReadOnly.into(),
        _ if is_held(error) => StoreError::Locked.into(),
        _ => ApiError::internal(error),
    }
}

/// A failure with a file that the caller named, to be read or to be written.
pub(crate) fn from_file_io(error: &std::io::Error) -> ApiError {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound | Kind::NotADirectory | Kind::InvalidFilename => ApiError::new(
            ErrorCode::FileMissing,
            "找不到这个文件或文件夹，可能已被移走或改名。",
            "This file or folder is not there; it may have been moved or renamed.",
        ),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => file_locked(),
        _ if is_held(error) => file_locked(),
        Kind::StorageFull | Kind::QuotaExceeded => ApiError::new(
            ErrorCode::DiskFull,
            "磁盘满了，文件没有写成。腾出空间后再试。",
            "The disk is full and the file was not written. Free some space and try again.",
        ),
        Kind::IsADirectory => ApiError::new(
            ErrorCode::FileType,
            "这是文件夹，不是文件。",
            "This is a folder, not a file.",
        ),
        _ => ApiError::internal(error),
    }
}

fn file_locked() -> ApiError {
    ApiError::new(
        ErrorCode::FileLocked,
        "文件打不开：可能正被 Excel 等程序占用，或没有权限。关掉那边再试。",
        "The file cannot be opened: another program such as Excel holds it, or access is denied. Close it there and try again.",
    )
}

/// What people call the rows of a table.
pub(crate) fn noun(table: &str) -> (&'static str, &'static str) {
    match table {
        "customers" => ("客户", "customer"),
        "identities" => ("平台账号", "platform account"),
        "phones" => ("电话", "phone number"),
        "addresses" => ("地址", "address"),
        "products" => ("商品", "product"),
        "skus" => ("规格", "variant"),
        "orders" => ("订单", "order"),
        "order_lines" => ("订单明细", "order line"),
        "returns" => ("售后单", "return"),
        "return_lines" => ("售后明细", "return line"),
        "ledger_entries" => ("退款记录", "ledger entry"),
        "complaints" => ("投诉", "complaint"),
        "case_events" => ("处理记录", "event"),
        "event_parents" => ("处理先后", "order of events"),
        "interactions" => ("沟通记录", "contact"),
        "tasks" => ("待办", "task"),
        "attachments" => ("图片", "picture"),
        "imports" => ("导入文件", "imported file"),
        "import_blocks" => ("原始数据", "original rows"),
        "bill_entries" => ("账目", "bill entries"),
        "shops" => ("店铺", "shop"),
        "staff" => ("员工", "member of staff"),
        "operation" => ("操作", "operation"),
        _ => ("记录", "record"),
    }
}
