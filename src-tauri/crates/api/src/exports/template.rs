//! A template that a courier or tool gave, on its way to a layout of the shop's own.

use std::path::Path;

use zhanggui_interchange::export::layout::{TemplateChoice, template as guess};
use zhanggui_interchange::format::Catalogue;

use super::forms::view;
use super::known::taking_part;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::formats::{head, sheet_names};
use crate::imports::opened::Opened;
use crate::types::{ExportTemplate, ExportTemplateReq};

pub(crate) fn template(
    _counter: &Counter,
    request: ExportTemplateReq,
) -> Result<ExportTemplate, ApiError> {
    let catalogue =
        Catalogue::builtin().map_err(|error| ApiError::internal_because(&error.to_string()))?;
    let choice = TemplateChoice {
        sheet: request.sheet,
        header_line: request.header_line,
        list: request.list.map(taking_part).transpose()?,
        below: request.below.and_then(|rows| usize::try_from(rows).ok()),
    };
    let opened = Opened::one(&request.path)?;
    let found = guess(catalogue, Path::new(opened.place(&request.path)), &choice)?;
    let sheet = found.rows.sheets.get(found.sheet);
    Ok(ExportTemplate {
        form: view(&found.layout),
        sure: found.sure,
        sheets: sheet_names(&found.rows),
        sheet: sheet.and_then(|sheet| sheet.name.clone()),
        head: head(sheet),
        header_line: found.header_line,
        rows_below: u32::try_from(found.rows_below).unwrap_or(u32::MAX),
        encoding: found.rows.encoding,
    })
}
