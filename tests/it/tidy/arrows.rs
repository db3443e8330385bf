//! The crates' arrows point one way, read from the manifests themselves.

use toml::Table;

use crate::project::{self, Source};

/// Who may use whom: a crate uses only crates on a lower floor than its own.
const FLOORS: &[(&str, u8)] = &[
    ("zhanggui-domain", 0),
    ("zhanggui-text", 1),
    ("zhanggui-insight", 1),
    ("zhanggui-store", 2),
    ("zhanggui-interchange", 3),
    ("zhanggui-sync", 3),
    ("zhanggui-api", 4),
    ("zhanggui-cli", 5),
    ("zhanggui-bench", 5),
    ("zhanggui", 5),
];

/// Libraries that may be used in one crate only.
const DOORS: &[(&str, &str, &str)] = &[
    (
        "rusqlite",
        "zhanggui-store",
        "only the store opens a database",
    ),
    (
        "tauri",
        "zhanggui",
        "only the shell knows that there is a window",
    ),
    (
        "calamine",
        "zhanggui-interchange",
        "only interchange reads workbooks",
    ),
];

#[test]
fn arrows_point_down() {
    let manifests = project::sources(&["Cargo.toml"]);
    let findings: Vec<String> = manifests.iter().flat_map(wrong_arrows).collect();
    project::none("Crates use only crates on a lower floor", &findings);
}

#[test]
fn an_arrow_up_and_a_second_door_are_found() {
    let manifest = |name: &str, uses: &str| Source {
        path: "Cargo.toml".to_owned(),
        text: format!("[package]\nname = \"{name}\"\n[dependencies]\n{uses}.workspace = true\n"),
    };
    let count = |name, uses| wrong_arrows(&manifest(name, uses)).len();
    assert_eq!(
        count("zhanggui-domain", "zhanggui-store"),
        1,
        "rules know no database"
    );
    assert_eq!(
        count("zhanggui-api", "rusqlite"),
        1,
        "SQL lives in the store"
    );
    assert_eq!(
        count("zhanggui-api", "zhanggui-testkit"),
        1,
        "test tools never ship"
    );
    assert_eq!(
        count("zhanggui-api", "zhanggui-store"),
        0,
        "this is the way down"
    );
}

fn wrong_arrows(manifest: &Source) -> Vec<String> {
    let table: Table = manifest.text.parse().expect("a manifest is TOML");
    let name = table.get("package").and_then(|package| package.get("name"));
    let Some(name) = name.and_then(|name| name.as_str()) else {
        return Vec::new();
    };
    let shipped = table.get("dependencies").and_then(|uses| uses.as_table());
    let shipped = shipped.into_iter().flat_map(Table::keys);
    shipped.filter_map(|used| wrong_arrow(name, used)).collect()
}

fn wrong_arrow(name: &str, used: &str) -> Option<String> {
    if let Some((_, owner, why)) = DOORS
        .iter()
        .find(|(door, owner, _)| *door == used && *owner != name)
    {
        return Some(format!(
            "{name} uses {used}, which belongs to {owner}: {why}"
        ));
    }
    if used == "zhanggui-testkit" {
        return Some(format!(
            "{name} ships test tools: {used} belongs under dev-dependencies"
        ));
    }
    let floor = |name: &str| {
        FLOORS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, floor)| floor)
    };
    match (floor(name), floor(used)) {
        (Some(own), Some(other)) if other >= own => Some(format!("{name} must not use {used}")),
        (None, Some(_)) if name.starts_with("zhanggui") && name != "zhanggui-testkit" => Some(
            format!("{name} has no floor yet: give it one in tests/it/tidy/arrows.rs"),
        ),
        _ => None,
    }
}
