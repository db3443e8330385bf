//! All known layouts, read from their TOML files; a broken file is explained with line and column.
use super::builtin::{BASES, LAYOUTS};
use super::field::{CellType, Combine, Field};
use super::header::{half_width_punctuation, normalise_header};
use super::spec::{
    BillSource, Column, Confidence, Direction, Format, Kind, Quirk, Signature, Summed, Title,
};
use crate::parse::Severity;
use crate::parse::dates::DateOrder;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, LazyLock};
use toml::Spanned;
use zhanggui_domain::returns::{PlatformStage, ReturnKind};
use zhanggui_domain::{Currency, OrderStatus, Platform};

/// What is wrong with a format file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The file's name without `.toml`.
    pub file: String,
    /// Line, counted from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// Column in characters, counted from 1; 0 when the file as a whole is meant.
    pub column: usize,
    /// What is wrong, in English: format files are written by developers.
    pub message: String,
    /// The same in Chinese, where people who use the editor may meet it.
    pub message_zh: Option<String>,
}

impl FormatError {
    /// What is wrong at a byte of the text of `file`.toml, or with the file as a whole.
    pub(crate) fn at(file: &str, text: &str, at: Option<usize>, message: &str) -> Self {
        Source { file, text }.error(at, message)
    }

    /// The same, said in Chinese too.
    pub(crate) fn in_chinese(mut self, message: String) -> Self {
        self.message_zh = Some(message);
        self
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}.toml:{}:{}: {}",
            self.file, self.line, self.column, self.message
        )
    }
}

impl std::error::Error for FormatError {}

/// A format file as it is written; everything but the name may come from its base.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Draft {
    key: Option<Spanned<String>>,
    base: Option<Spanned<String>>,
    title: Option<Title>,
    platform: Option<Platform>,
    kind: Option<Kind>,
    direction: Option<Direction>,
    confidence: Option<Confidence>,
    facts: Option<String>,
    encodings: Vec<String>,
    quirks: Vec<Quirk>,
    headers: Vec<String>,
    optional: Vec<String>,
    fingerprint: Option<DraftSignature>,
    columns: Vec<DraftColumn>,
    currency: Option<Currency>,
    bill: Option<BillSource>,
    sums: Vec<Summed>,
    date_order: Option<DateOrder>,
    statuses: BTreeMap<String, OrderStatus>,
    stages: BTreeMap<String, PlatformStage>,
    kinds: BTreeMap<String, ReturnKind>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct DraftSignature {
    all_of: Vec<String>,
    any_of: Vec<String>,
    none_of: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftColumn {
    field: Spanned<Field>,
    /// The usual one of the field where it is left out.
    #[serde(default)]
    r#type: Option<CellType>,
    names: Vec<String>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    unreadable: Option<Severity>,
    #[serde(default)]
    placeholders: Vec<String>,
    #[serde(default)]
    combine: Combine,
}

/// Every layout that this program knows.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    formats: Vec<Arc<Format>>,
    /// Every normalised header name of every layout.
    names: BTreeSet<String>,
}

impl Catalogue {
    /// The layouts that come with the program.
    ///
    /// # Errors
    /// A format file of the program is broken; a test proves that none is.
    pub fn builtin() -> Result<&'static Self, FormatError> {
        static BUILTIN: LazyLock<Result<Catalogue, FormatError>> = LazyLock::new(|| {
            let mut catalogue = Catalogue::default();
            for (name, text) in LAYOUTS {
                catalogue.add(name, text)?;
            }
            Ok(catalogue)
        });
        BUILTIN.as_ref().map_err(Clone::clone)
    }

    /// Adds a layout from the text of its TOML file, called `file`.toml.
    ///
    /// # Errors
    /// The text is no format, with line and column of what is wrong.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), FormatError> {
        let format = read_format(file, text)?;
        self.put(format);
        Ok(())
    }

    /// Adds a layout of the shop's own. It comes after those of the program and so wins where both fit
    /// equally; one that does not hold up changes nothing.
    ///
    /// # Errors
    /// The text is no format, or its key is another layout's.
    pub fn add_own(&mut self, file: &str, text: &str) -> Result<(), FormatError> {
        let mut format = read_format(file, text)?;
        format.own = true;
        if self.named(file).is_some() {
            let source = Source { file, text };
            return Err(source.error(None, format!("there is a layout named `{file}` already")));
        }
        self.put(format);
        Ok(())
    }

    /// The key that the text of a layout gives itself.
    ///
    /// # Errors
    /// The text is no format file, or has no key.
    pub fn key_of(text: &str) -> Result<String, FormatError> {
        let source = Source {
            file: "format",
            text,
        };
        let key = source.read()?.key.map(Spanned::into_inner);
        key.ok_or_else(|| source.error(None, "`key` is missing"))
    }

    /// The base that the text of a layout names.
    #[must_use]
    pub fn base_of(text: &str) -> Option<String> {
        let source = Source {
            file: "format",
            text,
        };
        source.read().ok()?.base.map(Spanned::into_inner)
    }

    /// The TOML file of a layout that comes with the program.
    #[must_use]
    pub fn builtin_text(key: &str) -> Option<&'static str> {
        let found = LAYOUTS.iter().find(|(name, _)| *name == key);
        found.map(|(_, text)| *text)
    }

    fn put(&mut self, format: Format) {
        self.names.extend(format.columns.keys().cloned());
        self.names.extend(format.header_set.iter().cloned());
        self.formats.push(Arc::new(format));
    }

    /// Is it a header name, normalised, of any layout?
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The layouts, in the order in which they were added: older before newer.
    pub fn formats(&self) -> impl Iterator<Item = &Arc<Format>> {
        self.formats.iter()
    }

    /// The layout of this name.
    #[must_use]
    pub fn named(&self, key: &str) -> Option<&Arc<Format>> {
        self.formats.iter().find(|format| format.key == key)
    }
}

fn read_format(file: &str, text: &str) -> Result<Format, FormatError> {
    let source = Source { file, text };
    let draft = with_bases(&source, source.read()?, 0)?;
    finish(&source, draft)
}

struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl Source<'_> {
    fn read(&self) -> Result<Draft, FormatError> {
        toml::from_str(self.text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            self.error(Some(at), error.message())
        })
    }

    fn error(&self, at: Option<usize>, message: impl Into<String>) -> FormatError {
        let (line, column) = at.map_or((0, 0), |at| position(self.text, at));
        FormatError {
            file: self.file.to_owned(),
            line,
            column,
            message: message.into(),
            message_zh: None,
        }
    }
}

/// Line and column, from 1, of a byte offset.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before
        .bytes()
        .filter(|byte| *byte == b'\n')
        .count()
        .saturating_add(1);
    let last = before.rsplit('\n').next().unwrap_or_default();
    (line, last.chars().count().saturating_add(1))
}

/// More than any sensible chain of bases; a loop ends here.
const DEEPEST: usize = 8;

fn with_bases(source: &Source<'_>, draft: Draft, depth: usize) -> Result<Draft, FormatError> {
    let Some(base) = draft.base.clone() else {
        return Ok(draft);
    };
    let name = base.get_ref().as_str();
    let at = Some(base.span().start);
    // A layout of the shop's own may also build on a whole layout.
    let mut known = BASES.iter().chain(LAYOUTS);
    let Some((file, text)) = known.find(|(known, _)| *known == name) else {
        return Err(source.error(at, format!("there is no base named `{name}`")));
    };
    if depth >= DEEPEST {
        return Err(source.error(at, "the chain of bases never ends"));
    }
    let below = Source { file, text };
    let parent = with_bases(&below, below.read()?, depth.saturating_add(1))?;
    check_columns(&below, &parent.columns)?;
    Ok(merge(parent, draft))
}

/// What the child says wins; lists of columns and vocabularies add up.
fn merge(parent: Draft, child: Draft) -> Draft {
    let longer =
        |child: Vec<String>, parent: Vec<String>| if child.is_empty() { parent } else { child };
    let own = |column: &DraftColumn| *column.field.get_ref();
    let overridden: BTreeSet<Field> = child.columns.iter().map(own).collect();
    let mut columns: Vec<DraftColumn> = parent
        .columns
        .into_iter()
        .filter(|column| !overridden.contains(&own(column)))
        .collect();
    columns.extend(child.columns);
    let mut statuses = parent.statuses;
    statuses.extend(child.statuses);
    let mut stages = parent.stages;
    stages.extend(child.stages);
    let mut kinds = parent.kinds;
    kinds.extend(child.kinds);
    let mut quirks = parent.quirks;
    quirks.extend(child.quirks);
    let mut sums = parent.sums;
    sums.extend(child.sums);
    Draft {
        key: child.key.or(parent.key),
        base: None,
        title: child.title.or(parent.title),
        platform: child.platform.or(parent.platform),
        kind: child.kind.or(parent.kind),
        direction: child.direction.or(parent.direction),
        confidence: child.confidence.or(parent.confidence),
        facts: child.facts.or(parent.facts),
        encodings: longer(child.encodings, parent.encodings),
        quirks,
        headers: longer(child.headers, parent.headers),
        optional: longer(child.optional, parent.optional),
        fingerprint: child.fingerprint.or(parent.fingerprint),
        columns,
        currency: child.currency.or(parent.currency),
        bill: child.bill.or(parent.bill),
        sums,
        date_order: child.date_order.or(parent.date_order),
        statuses,
        stages,
        kinds,
    }
}

fn check_columns(source: &Source<'_>, columns: &[DraftColumn]) -> Result<(), FormatError> {
    for column in columns {
        let field = *column.field.get_ref();
        let at = Some(column.field.span().start);
        if let Some(cell) = column
            .r#type
            .filter(|cell| !field.cell_types().contains(cell))
        {
            let message = format!("{field:?} cannot be read as {cell:?}");
            return Err(source.error(at, message));
        }
        if column.names.is_empty() {
            return Err(source.error(at, format!("{field:?} has no header name")));
        }
    }
    Ok(())
}

fn finish(source: &Source<'_>, draft: Draft) -> Result<Format, FormatError> {
    let missing =
        |what: &str| source.error(None, format!("`{what}` is missing here and in the base"));
    let key = draft.key.ok_or_else(|| missing("key"))?;
    if key.get_ref() != source.file {
        let message = format!("the key must be the file's name, `{}`", source.file);
        return Err(source.error(Some(key.span().start), message));
    }
    // A layout's own columns; those of its bases were checked with the base at hand.
    let own = source.read()?;
    check_columns(source, &own.columns)?;
    let columns = columns(source, &draft.columns)?;
    if draft.headers.is_empty() {
        return Err(missing("headers"));
    }
    let set = |names: &[String]| names.iter().map(|name| normalise_header(name)).collect();
    let signature = draft.fingerprint.ok_or_else(|| missing("fingerprint"))?;
    Ok(Format {
        key: key.into_inner(),
        own: false,
        title: draft.title.ok_or_else(|| missing("title"))?,
        platform: draft.platform.ok_or_else(|| missing("platform"))?,
        kind: draft.kind.ok_or_else(|| missing("kind"))?,
        direction: draft.direction.ok_or_else(|| missing("direction"))?,
        confidence: draft.confidence.ok_or_else(|| missing("confidence"))?,
        facts: draft.facts.ok_or_else(|| missing("facts"))?,
        encodings: draft.encodings,
        header_set: set(&draft.headers),
        optional: set(&draft.optional),
        headers: draft.headers,
        signature: Signature {
            all_of: set(&signature.all_of),
            any_of: set(&signature.any_of),
            none_of: set(&signature.none_of),
        },
        columns,
        currency: draft.currency.unwrap_or_default(),
        date_order: draft.date_order,
        bill: draft.bill,
        sums: draft.sums.into_iter().collect(),
        statuses: vocabulary(draft.statuses),
        stages: vocabulary(draft.stages),
        kinds: vocabulary(draft.kinds),
        quirks: draft.quirks.into_iter().collect(),
    })
}

/// Texts made comparable.
fn vocabulary<T>(texts: BTreeMap<String, T>) -> BTreeMap<String, T> {
    let plain = |text: &String| half_width_punctuation(text).to_lowercase();
    texts
        .into_iter()
        .map(|(text, value)| (plain(&text), value))
        .collect()
}

fn columns(
    source: &Source<'_>,
    drafts: &[DraftColumn],
) -> Result<BTreeMap<String, Column>, FormatError> {
    let mut columns = BTreeMap::new();
    for draft in drafts {
        for (rank, name) in draft.names.iter().enumerate() {
            let column = Column {
                field: *draft.field.get_ref(),
                cell: draft
                    .r#type
                    .unwrap_or_else(|| draft.field.get_ref().usual_type()),
                required: draft.required,
                unreadable: draft.unreadable.unwrap_or(Severity::Reject),
                placeholders: draft.placeholders.clone(),
                rank,
                combine: draft.combine,
            };
            if columns.insert(normalise_header(name), column).is_some() {
                return Err(source.error(None, format!("the header `{name}` has two meanings")));
            }
        }
    }
    Ok(columns)
}
