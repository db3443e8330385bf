//! Why a file as a whole cannot be read, in words that say what to do.
use serde::Serialize;
use std::fmt;
use zhanggui_store::is_held;

/// A file that is plainly something else than a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignType {
    /// A PDF document.
    Pdf,
    /// PNG, JPEG, GIF, WebP or BMP.
    Image,
    /// A zip archive without a spreadsheet inside.
    Zip,
    /// RAR, 7z, gzip or another archive.
    Archive,
    /// A Word or PowerPoint document.
    OfficeDocument,
    /// A spreadsheet in another format (xlsb, ods).
    OtherSpreadsheet,
    /// A web page that calls itself `.xls`.
    Html,
    /// A table in XML or MHTML, as old programs saved `.xls`.
    XmlTable,
    /// JSON.
    Json,
    /// A vCard address book.
    Contacts,
    /// An SQLite file, a book of this app included.
    Database,
    /// A program.
    Program,
    /// Bytes without any text.
    Binary,
}

impl ForeignType {
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Pdf => ("PDF 文档", "a PDF document"),
            Self::Image => ("图片", "a picture"),
            Self::Zip | Self::Archive => ("压缩包（请先解压）", "an archive (unpack it first)"),
            Self::OfficeDocument => ("Word/PPT 文档", "a Word or PowerPoint document"),
            Self::OtherSpreadsheet => (
                "另一种格式的表格（请用 Excel/WPS 打开后另存为 xlsx）",
                "a spreadsheet in another format (open it and save it as xlsx)",
            ),
            Self::Html => (
                "网页（请用 Excel/WPS 打开后另存为 xlsx）",
                "a web page (open it in Excel or WPS and save it as xlsx)",
            ),
            Self::XmlTable => (
                "XML 格式的老式表格（请用 Excel/WPS 打开后另存为 xlsx）",
                "an old kind of table in XML (open it in Excel or WPS and save it as xlsx)",
            ),
            Self::Json => ("JSON 数据", "JSON data"),
            Self::Contacts => ("通讯录（vCard）", "an address book (vCard)"),
            Self::Database => ("数据库文件", "a database file"),
            Self::Program => ("程序文件", "a program"),
            Self::Binary => ("二进制文件", "a binary file"),
        }
    }
}

/// The code of a [`SourceError`] on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceErrorCode {
    /// No such file.
    FileMissing,
    /// Zero bytes, or nothing but blanks.
    FileEmpty,
    /// Another program holds the file, or it may not be read.
    FileLocked,
    /// The file changed or vanished while it was read.
    FileChanged,
    /// Not a table.
    FileType,
    /// A workbook with a password.
    PasswordProtected,
    /// A workbook that is not what it claims to be.
    WorkbookDamaged,
    /// A workbook that unpacks to more than any real table.
    ZipBomb,
    /// No header line was found.
    HeaderMissing,
    /// A header was found, but no known format has it.
    FormatUnknown,
    /// Several formats fit equally and mean different things.
    FormatAmbiguous,
    /// A format was named that does not exist.
    FormatNotFound,
    /// A sheet was named that does not exist.
    SheetNotFound,
    /// The named format's key column is not in the file.
    KeyColumnMissing,
    /// The same key column twice.
    HeaderDuplicate,
    /// Reading failed for another reason.
    ReadFailed,
}

impl SourceErrorCode {
    /// The code on the wire and in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FileMissing => "file_missing",
            Self::FileEmpty => "file_empty",
            Self::FileLocked => "file_locked",
            Self::FileChanged => "file_changed",
            Self::FileType => "file_type",
            Self::PasswordProtected => "password_protected",
            Self::WorkbookDamaged => "workbook_damaged",
            Self::ZipBomb => "zip_bomb",
            Self::HeaderMissing => "header_missing",
            Self::FormatUnknown => "format_unknown",
            Self::FormatAmbiguous => "format_ambiguous",
            Self::FormatNotFound => "format_not_found",
            Self::SheetNotFound => "sheet_not_found",
            Self::KeyColumnMissing => "key_column_missing",
            Self::HeaderDuplicate => "header_duplicate",
            Self::ReadFailed => "read_failed",
        }
    }
}

/// Why a file as a whole cannot be read. Never names a path: the caller knows which file it meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceError {
    /// What kind of failure.
    pub code: SourceErrorCode,
    /// What is wrong and what to do, in Chinese.
    pub message_zh: String,
    /// The same in English.
    pub message_en: String,
    /// Further facts for support: sizes, lines, names of columns. Never a path.
    pub detail: Option<String>,
    /// Keys of formats that the person may name.
    pub candidates: Vec<String>,
}

impl fmt::Display for SourceError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.code.as_str(), self.message_en)
    }
}

impl std::error::Error for SourceError {}

impl SourceError {
    /// An error of the given kind with both texts.
    #[must_use]
    pub fn new(code: SourceErrorCode, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            code,
            message_zh: zh.into(),
            message_en: en.into(),
            detail: None,
            candidates: Vec::new(),
        }
    }

    /// Adds facts for support.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The file is empty.
    #[must_use]
    pub fn empty() -> Self {
        Self::new(
            SourceErrorCode::FileEmpty,
            "文件是空的，没有可以导入的内容。请回到平台后台重新导出一次。",
            "The file is empty. Export it from the platform again.",
        )
    }

    /// The workbook has no sheet of that name.
    #[must_use]
    pub fn sheet_not_found(name: &str, names: &[String]) -> Self {
        let all = names.join("、");
        Self::new(
            SourceErrorCode::SheetNotFound,
            format!("文件里没有名为“{name}”的工作表。它有：{all}。"),
            format!("The file has no sheet named “{name}”. It has: {all}."),
        )
    }

    /// The file is of another kind.
    #[must_use]
    pub fn foreign(kind: ForeignType) -> Self {
        let (zh, en) = kind.names();
        // A blank stands between Chinese and Latin.
        let gap = if zh.starts_with(|first: char| first.is_ascii()) {
            " "
        } else {
            ""
        };
        Self::new(
            SourceErrorCode::FileType,
            format!("这是{gap}{zh}，不能直接导入。请选择平台导出的 CSV 或 Excel 文件。"),
            format!(
                "This is {en}, which cannot be imported. Choose the CSV or Excel file that the platform exported."
            ),
        )
    }

    /// A workbook with a password.
    #[must_use]
    pub fn password() -> Self {
        Self::new(
            SourceErrorCode::PasswordProtected,
            "这个 Excel 文件设了密码。请用 Excel 或 WPS 打开，取消密码后另存，再导入。",
            "This workbook has a password. Open it in Excel or WPS, save it without one, and import that file.",
        )
    }

    /// An archive with a password.
    #[must_use]
    pub fn archive_password() -> Self {
        Self::new(
            SourceErrorCode::PasswordProtected,
            "这个压缩包设了密码，或用了打不开的压缩方式。请先解压，再导入里面的文件。",
            "This archive has a password or is packed in a way that cannot be opened. Unpack it first and import the files inside.",
        )
    }

    /// An archive of more files than are opened at once.
    #[must_use]
    pub fn archive_too_full(most: usize) -> Self {
        Self::new(
            SourceErrorCode::FileType,
            format!("这个压缩包里的文件超过 {most} 个，没有打开。请先解压，再选择要导入的文件。"),
            format!(
                "This archive holds more than {most} files and was not opened. Unpack it and choose the files to import."
            ),
        )
    }

    /// A file that would have to be held in memory and is too long for that.
    #[must_use]
    pub fn page_too_long() -> Self {
        Self::new(
            SourceErrorCode::FileType,
            "这个网页格式的表格太大，没有读取。请用 Excel/WPS 打开后另存为 xlsx 或 CSV，再导入。",
            "This table in a web page is too large and was not read. Open it in Excel or WPS, save it as xlsx or CSV, and import that file.",
        )
    }

    /// An archive that cannot be read.
    #[must_use]
    pub fn damaged_archive() -> Self {
        Self::new(
            SourceErrorCode::WorkbookDamaged,
            "这个压缩包已损坏或没有下载完整。请重新下载，或解压后导入里面的文件。",
            "This archive is damaged or its download is incomplete. Download it again, or unpack it and import the files inside.",
        )
    }

    /// A workbook that cannot be read.
    #[must_use]
    pub fn damaged_workbook(detail: impl Into<String>) -> Self {
        Self::new(
            SourceErrorCode::WorkbookDamaged,
            "这个 Excel 文件已损坏或不完整。请重新导出，或用 Excel/WPS 打开后另存为 xlsx 再导入。",
            "This workbook is damaged or incomplete. Export it again, or open it in Excel or WPS and save it as xlsx.",
        )
        .with_detail(detail)
    }

    /// A workbook that unpacks to an absurd size.
    #[must_use]
    pub fn zip_bomb(detail: impl Into<String>) -> Self {
        Self::new(
            SourceErrorCode::ZipBomb,
            "这个 Excel 文件解压后大得不正常，为了安全没有打开。如果它确实是您的订单，请分段导出，或另存为 CSV 再导入。",
            "This workbook unpacks to an abnormal size and was not opened. If it really holds your orders, export them in parts or save it as CSV.",
        )
        .with_detail(detail)
    }

    /// A device or pipe.
    #[must_use]
    pub fn no_file() -> Self {
        Self::new(
            SourceErrorCode::FileType,
            "这不是普通文件（是设备或管道），不能导入。请选择磁盘上的文件。",
            "This is no ordinary file but a device or a pipe, which cannot be imported. Choose a file on a disk.",
        )
    }

    /// An archive that unpacks to an absurd size.
    #[must_use]
    pub fn archive_bomb() -> Self {
        Self::new(
            SourceErrorCode::ZipBomb,
            "这个压缩包解压后大得不正常，为了安全没有打开。如果里面确实是您的订单，请先解压，再分段导入。",
            "This archive unpacks to an abnormal size and was not opened. If it really holds your orders, unpack it first and import them in parts.",
        )
    }

    /// The file changed between looking and reading, or while it was read.
    #[must_use]
    pub fn changed() -> Self {
        Self::new(
            SourceErrorCode::FileChanged,
            "读取过程中文件被改动或移走了，什么都没有导入。请确认下载已经完成，再导入一次。",
            "The file was changed or removed while it was being read; nothing was imported. Make sure that its download is complete, then import it again.",
        )
    }

    /// What an I/O error means to the person who dropped the file.
    #[must_use]
    pub fn from_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            // A name that the system does not allow is that of no file.
            Kind::NotFound | Kind::NotADirectory | Kind::InvalidFilename => Self::new(
                SourceErrorCode::FileMissing,
                "找不到这个文件，可能已被移动、改名或删除。请重新选择。",
                "The file cannot be found; it may have been moved, renamed or deleted. Choose it again.",
            ),
            Kind::PermissionDenied | Kind::ExecutableFileBusy => locked(),
            _ if is_held(error) => locked(),
            Kind::IsADirectory => Self::new(
                SourceErrorCode::FileType,
                "这是一个文件夹。请选择里面的订单文件。",
                "This is a folder. Choose the order file inside it.",
            ),
            Kind::UnexpectedEof => Self::changed(),
            kind => Self::new(
                SourceErrorCode::ReadFailed,
                "文件读不出来。请把它复制到本机硬盘上再导入。",
                "The file cannot be read. Copy it to a local disk and import that copy.",
            )
            .with_detail(kind.to_string()),
        }
    }
}

fn locked() -> SourceError {
    SourceError::new(
        SourceErrorCode::FileLocked,
        "文件正被别的程序占用，或没有读取权限。请先在 Excel/WPS 里关闭它，再导入。",
        "Another program holds the file, or it may not be read. Close it in Excel or WPS and try again.",
    )
}
