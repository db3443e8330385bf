//! Migrations are dated, never reused, never out of order.

use std::collections::BTreeMap;

use crate::project;

#[test]
fn migration_ids_are_unique_and_increase_within_their_file() {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut findings = Vec::new();
    for source in project::sources(&[".rs"]) {
        if !source
            .path
            .starts_with("src-tauri/crates/store/src/tables/")
        {
            continue;
        }
        let ids = migration_ids(&source.text);
        if !ids.is_sorted() {
            findings.push(format!("{}: out of order: {ids:?}", source.path));
        }
        for id in ids {
            if let Some(owner) = owners.insert(id.clone(), source.path.clone()) {
                findings.push(format!("{id} is in {owner} and again in {}", source.path));
            }
        }
    }
    assert!(
        !owners.is_empty(),
        "a book without migrations: has their spelling changed?"
    );
    project::none("A migration's id is its place in history", &findings);
}

#[test]
fn ids_are_read_as_they_are_written() {
    let text = "Migration { id: \"20261123_02_orders\", sql: \"\" }, id: \"not a date\"";
    assert_eq!(
        migration_ids(text),
        ["20261123_02_orders"],
        "only dated ids are migrations"
    );
}

/// Every `id: "yyyymmdd_nn_what"`, in the order of the text.
fn migration_ids(text: &str) -> Vec<String> {
    let quoted = text
        .split("id: \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let dated = |id: &&str| {
        id.get(..8)
            .is_some_and(|date| date.bytes().all(|digit| digit.is_ascii_digit()))
    };
    quoted.filter(dated).map(str::to_owned).collect()
}
