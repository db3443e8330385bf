//! Keeping images with a case.

use std::path::Path;

use serde_json::json;
use zhanggui_domain::Id;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::{attachments, work};
use zhanggui_store::tables::work::ATTACHMENTS;
use zhanggui_store::{Book, StoreError, WriteTx};

use super::kind;
use super::vault::{Vault, read_bounded};
use crate::convert::{from_file_io, from_io};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::history::table_of;
use crate::types::{AttachmentAddReq, AttachmentAdded, ErrorCode, RecordKind};
use crate::views;

/// An image that lies in the vault and has no row yet.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    hash: blake3::Hash,
    name: String,
    mime: &'static str,
    bytes: usize,
}

pub(crate) fn add(
    counter: &Counter,
    request: AttachmentAddReq,
) -> Result<AttachmentAdded, ApiError> {
    if !matches!(
        request.owner_kind,
        RecordKind::Return | RecordKind::Complaint
    ) {
        return Err(ApiError::invalid(
            "owner_kind",
            "图片只能加在售后单或投诉上。",
            "Pictures can be added to returns and complaints only.",
        ));
    }
    let book = counter.book()?;
    let table = table_of(request.owner_kind);
    if !book.read(|connection| work::is_live(connection, table, request.owner_id))? {
        return Err(StoreError::NotFound(table).into());
    }
    let images = read_images(&book, std::slice::from_ref(&request.path))?;
    let names: Vec<&str> = images.iter().map(|image| image.name.as_str()).collect();
    let spec = counter.op(&book, "attachment_add", json!({ "name": names }))?;
    let written = book.transact(spec, |tx| {
        keep(tx, request.owner_kind, request.owner_id, &images)
    })?;
    let id = written
        .value
        .first()
        .copied()
        .ok_or_else(|| ApiError::internal_because("a picture was not kept"))?;
    let attachment = book.read(|connection| attachments::attachment_by_id(connection, id))?;
    Ok(AttachmentAdded {
        op: written.op,
        attachment: views::attachment(attachment),
    })
}

/// Reads the files, checks that each is an image, and puts their bytes beside the book. Done before
/// the operation begins: a file that cannot be read must not leave half a case.
pub(crate) fn read_images(book: &Book, paths: &[String]) -> Result<Vec<Kept>, ApiError> {
    let vault = Vault::new(book.files_folder());
    paths
        .iter()
        .map(|path| read_image(&vault, Path::new(path)))
        .collect()
}

fn read_image(vault: &Vault, path: &Path) -> Result<Kept, ApiError> {
    let bytes = read_bounded(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => ApiError::new(
            ErrorCode::FileType,
            "图片太大，最多 20 MB。压缩或截取后再添加。",
            "The picture is too large; 20 MB are the most. Make it smaller first.",
        ),
        _ => from_file_io(&error),
    })?;
    if bytes.is_empty() {
        return Err(ApiError::new(
            ErrorCode::FileEmpty,
            "这个文件是空的。",
            "The file is empty.",
        ));
    }
    let mime = kind::mime(&bytes).ok_or_else(|| {
        ApiError::new(
            ErrorCode::FileType,
            "只能添加图片：PNG、JPEG、WebP 或 GIF。",
            "Only pictures can be added: PNG, JPEG, WebP or GIF.",
        )
    })?;
    let hash = blake3::hash(&bytes);
    vault.put(&hash, &bytes).map_err(|error| from_io(&error))?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(Kept {
        hash,
        name: name.chars().take(200).collect(),
        mime,
        bytes: bytes.len(),
    })
}

/// Writes the rows of images that lie in the vault already.
pub(crate) fn keep(
    tx: &WriteTx<'_>,
    kind: RecordKind,
    owner: Id,
    images: &[Kept],
) -> zhanggui_store::Result<Vec<Id>> {
    images
        .iter()
        .map(|image| {
            let id = tx.new_id();
            let cells = Cells::new()
                .with("subject_kind", views::kind_code(kind).to_owned())
                .with_id("subject_id", owner)
                .with("hash", image.hash.as_bytes().to_vec())
                .with("name", image.name.clone())
                .with("mime", image.mime.to_owned())
                .with("bytes", i64::try_from(image.bytes).unwrap_or(i64::MAX))
                .with_id("staff_id", tx.staff())
                .with("at", tx.now().as_ms());
            tx.insert(&ATTACHMENTS, id, &cells).map(|_| id)
        })
        .collect()
}
