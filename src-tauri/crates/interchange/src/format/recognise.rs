//! Which layout a header belongs to.
//!
//! A layout is a candidate when the family's fingerprint is in the header; among candidates the one
//! whose set of names is nearest wins (Jaccard: shared names / names in either), because the layouts of
//! a family are almost subsets of each other. Any choice of columns is accepted: the nearest layout
//! only names the file, the meaning of each column comes from the family.
use super::catalogue::Catalogue;
use super::header::normalise_header;
use super::spec::Format;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A layout and how near a header is to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The layout's key.
    pub key: String,
    /// Its name in Chinese.
    pub title_zh: String,
    /// Its name in English.
    pub title_en: String,
    /// Shared names per thousand of the names in either.
    pub nearness: u32,
    /// How many names are shared.
    pub shared: usize,
    /// Names of the fingerprint that are missing; any one of several alternatives is listed as `a | b`.
    pub missing: Vec<String>,
    /// Names of the file that the layout excludes.
    pub foreign: Vec<String>,
}

impl Candidate {
    /// Does the header have the whole fingerprint?
    #[must_use]
    pub fn fits(&self) -> bool {
        self.missing.is_empty() && self.foreign.is_empty()
    }
}

/// How a header compares with every layout.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// Those whose fingerprint fits, nearest first.
    pub fitting: Vec<(Arc<Format>, Candidate)>,
    /// Those that do not fit, nearest first.
    pub others: Vec<(Arc<Format>, Candidate)>,
}

/// Compares a header with every layout of the catalogue.
#[must_use]
pub fn recognise(catalogue: &Catalogue, header: &[String]) -> Recognition {
    let names: BTreeSet<String> = header
        .iter()
        .map(|name| normalise_header(name))
        .filter(|name| !name.is_empty())
        .collect();
    let mut recognition = Recognition::default();
    for format in catalogue.formats() {
        let candidate = compare(format, &names);
        let list = if candidate.fits() {
            &mut recognition.fitting
        } else {
            &mut recognition.others
        };
        list.push((Arc::clone(format), candidate));
    }
    // Stable: of two equally near layouts the newer one, which was added later, comes first.
    for list in [&mut recognition.fitting, &mut recognition.others] {
        list.reverse();
        list.sort_by_key(|(_, candidate)| std::cmp::Reverse(candidate.nearness));
    }
    recognition
}

/// Compares normalised names with one layout.
#[must_use]
pub fn compare(format: &Format, names: &BTreeSet<String>) -> Candidate {
    let shared = names.intersection(&format.header_set).count();
    let optional = names
        .difference(&format.header_set)
        .filter(|name| format.optional.contains(*name));
    let either = names
        .union(&format.header_set)
        .count()
        .saturating_sub(optional.count());
    let nearness = shared.saturating_mul(1000).checked_div(either).unwrap_or(0);
    let signature = &format.signature;
    let spelled = |name: &String| spelling(format, name);
    let mut missing: Vec<String> = signature.all_of.difference(names).map(spelled).collect();
    if !signature.any_of.is_empty() && signature.any_of.is_disjoint(names) {
        missing.push(
            signature
                .any_of
                .iter()
                .map(spelled)
                .collect::<Vec<_>>()
                .join(" | "),
        );
    }
    Candidate {
        key: format.key.clone(),
        title_zh: format.title.zh.clone(),
        title_en: format.title.en.clone(),
        nearness: u32::try_from(nearness).unwrap_or(0),
        shared,
        missing,
        foreign: signature.none_of.intersection(names).cloned().collect(),
    }
}

/// The name as the platform writes it.
fn spelling(format: &Format, normalised: &String) -> String {
    let own = format
        .headers
        .iter()
        .find(|name| normalise_header(name) == *normalised);
    own.map_or_else(|| normalised.clone(), |name| name.trim().to_owned())
}
