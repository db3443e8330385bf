//! Files in and out.

use std::path::{Path, PathBuf};

use serde_json::json;
use zhanggui_api::types::{ExportFormat, ExportListReq, ImportApplyReq, Lang, Nothing};
use zhanggui_api::Places;

use super::{Answer, Failure, Session};
use crate::table::Table;
use crate::{conditions, place, render};

impl Session<'_> {
    pub(super) fn import(&self) -> Answer {
        let request = ImportApplyReq {
            paths: self.invocation.words.clone(),
            format: self.invocation.option("format").map(str::to_owned),
            shop: self.invocation.option("shop").map(str::to_owned),
            strict: self.invocation.has("strict"),
            dry_run: self.invocation.has("dry-run"),
        };
        let answer = match Rehearsal::needed(self, request.dry_run) {
            Some(rehearsal) => rehearsal.session(self).counter.import_apply(request, &self.progress),
            None => self.counter.import_apply(request, &self.progress),
        }?;
        Ok(self.say(&answer, || render::import(&answer, self.lang())))
    }

    pub(super) fn formats(&self) -> Answer {
        let answer = self.counter.formats_list(Nothing {}, &self.progress)?;
        Ok(self.say(&json!({ "formats": answer }), || {
            let mut table = Table::new(["", "", ""]);
            for format in &answer {
                table.row([format.key.clone(), format.title.pick(self.lang()).to_owned(), format.kind.clone()]);
            }
            table.text().trim_start().to_owned()
        }))
    }

    pub(super) fn export(&self) -> Answer {
        let list = self.list_name(self.invocation.word(0))?;
        let to = self.invocation.option("to").ok_or_else(|| self.wrong("用 --to 说写到哪个文件。", "Say with --to which file to write."))?;
        let request = ExportListReq {
            list,
            query: conditions::query(self.invocation)?,
            columns: self.invocation.option("columns").map(|keys| keys.split(',').map(|key| key.trim().to_owned()).collect()),
            format: self.export_format(to)?,
            to: to.to_owned(),
            lang: Some(self.lang()),
        };
        let answer = self.counter.export_list(request, &self.progress)?;
        Ok(self.say(&answer, || match self.lang() {
            Lang::Zh => format!("{}：{} 行，{} 列，{}\n", answer.path, answer.rows, answer.columns, answer.encoding),
            Lang::En => format!("{}: {} rows, {} columns, {}\n", answer.path, answer.rows, answer.columns, answer.encoding),
        }))
    }

    /// The format named, else the one that the file's ending means.
    fn export_format(&self, to: &str) -> Result<ExportFormat, Failure> {
        let ending = Path::new(to).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match (self.invocation.option("format"), ending.as_deref()) {
            (Some("xlsx"), _) | (None, Some("xlsx")) => Ok(ExportFormat::Xlsx),
            (Some("csv" | "csv_utf8_bom" | "utf8"), _) | (None, Some("csv")) => Ok(ExportFormat::CsvUtf8Bom),
            (Some("gb18030" | "csv_gb18030"), _) => Ok(ExportFormat::CsvGb18030),
            (Some("gbk" | "csv_gbk"), _) => Ok(ExportFormat::CsvGbk),
            _ => Err(self.wrong(
                "导出格式是 xlsx、csv、gb18030 或 gbk。",
                "The format of an export is xlsx, csv, gb18030 or gbk.",
            )),
        }
    }
}

/// A dry run into a book that is not there yet: it gets an empty one in a folder that goes away, so
/// that a rehearsal leaves nothing behind.
struct Rehearsal {
    folder: PathBuf,
}

impl Rehearsal {
    fn needed(session: &Session<'_>, dry_run: bool) -> Option<Self> {
        let book = place::places(session.invocation).own;
        (dry_run && !book.exists())
            .then(|| Rehearsal { folder: std::env::temp_dir().join(format!("zg-{}", std::process::id())) })
    }

    fn session<'a>(&self, session: &Session<'a>) -> Session<'a> {
        Session::open(session.invocation, Places::in_folder(&self.folder))
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        // A folder of temporary files that stays is cleared by the operating system.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
