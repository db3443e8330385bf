//! Formats of files out: from a template that a courier or tool gave, and from one that is known.

use serde::Serialize;
use zhanggui_api::types::{
    ExportFieldsReq, ExportForm, ExportFormColumn, ExportFormReq, ExportTemplate,
    ExportTemplateReq, FormatFileReq, FormatSaveReq, FormatSaved, Text,
};

use super::Format;
use crate::desk::{Answer, Desk, Failure};
use crate::query::list_name;
use crate::text::{Column, Table};

/// What was found in a template, and where it was kept.
#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    template: ExportTemplate,
    saved: Option<FormatSaved>,
}

impl Format {
    pub(super) fn template(self, desk: &Desk) -> Result<Answer, Failure> {
        let list = self.kind.as_deref().map(list_name).transpose()?;
        let request = ExportTemplateReq {
            path: self.of,
            sheet: None,
            header_line: None,
            list,
            below: None,
        };
        let template = desk.counter.export_template(request, &desk.watch)?;
        let saved = match self.save {
            None => None,
            Some(key) => {
                let title = self.title.unwrap_or_else(|| template.form.title.zh.clone());
                Some(keep(desk, template.form.clone(), key, title)?)
            }
        };
        let list = template.form.list;
        let fields = ExportFieldsReq { list };
        let fields = desk.counter.export_fields(fields, &desk.watch)?;
        let named = |code: &str| {
            let known = fields.iter().find(|field| field.field == code);
            known.map(|field| field.title.pick(desk.lang).to_owned())
        };
        desk.answer(&Found { template, saved }, |found| {
            text(found, &named, desk)
        })
    }

    pub(super) fn copy(self, desk: &Desk) -> Result<Answer, Failure> {
        let request = ExportFormReq {
            key: Some(self.of.clone()),
            text: None,
        };
        let form = desk.counter.export_form(request, &desk.watch)?;
        let key = self.save.unwrap_or_else(|| format!("own_{}", self.of));
        let title = self.title.unwrap_or_else(|| key.clone());
        let saved = keep(desk, form, key, title)?;
        if let Some(to) = self.to {
            let request = FormatFileReq {
                key: saved.key.clone(),
                direction: None,
                to,
            };
            desk.counter.format_export(request, &desk.watch)?;
        }
        super::kept(desk, &saved)
    }
}

fn keep(
    desk: &Desk,
    mut form: ExportForm,
    key: String,
    title: String,
) -> Result<FormatSaved, Failure> {
    form.key = Some(key);
    form.title = Text {
        zh: title.clone(),
        en: title,
    };
    let drafted = desk.counter.export_draft(form, &desk.watch)?;
    let request = FormatSaveReq {
        text: drafted.text,
        replace: false,
    };
    Ok(desk.counter.format_save(request, &desk.watch)?)
}

fn text(found: &Found, named: &dyn Fn(&str) -> Option<String>, desk: &Desk) -> String {
    let mut table = Table::new([
        (desk.say("列", "Column"), Column::Words),
        (desk.say("填什么", "Filled with"), Column::Words),
        (desk.say("必填", "Required"), Column::Words),
        (desk.say("把握", "Sure"), Column::Words),
    ]);
    let columns = found.template.form.columns.iter();
    for (column, sure) in columns.zip(&found.template.sure) {
        let from = column.from.first();
        let sure = match (from, sure) {
            (None, _) => "",
            (_, true) => desk.say("按列名", "by its name"),
            (_, false) => desk.say("猜的，请核对", "a guess, look at it"),
        };
        let required = if column.required {
            desk.say("是", "yes")
        } else {
            ""
        };
        table.row([
            column.header.clone(),
            filled(column, named, desk),
            required.to_owned(),
            sure.to_owned(),
        ]);
    }
    let mut shown = table.text(0);
    if let Some(saved) = &found.saved {
        shown.push_str(&format!("{}  zg undo {}\n", saved.key, saved.op));
    }
    shown
}

fn filled(
    column: &ExportFormColumn,
    named: &dyn Fn(&str) -> Option<String>,
    desk: &Desk,
) -> String {
    match column.from.first() {
        Some(code) => named(code).unwrap_or_else(|| code.clone()),
        None => desk.say("空着", "left empty").to_owned(),
    }
}
