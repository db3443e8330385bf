//! Words that have no place in the project, each with what to write instead.

use crate::project;

/// This file has to spell them.
const HERE: &str = "tests/it/tidy/words.rs";

/// Words in any file of ours.
const ANYWHERE: &[(&str, &str)] = &[
    ("FIXME", "do it, or write an issue"),
    ("todo!(", "do it, or leave the function out"),
    (
        "#[ignore",
        "a test that does not run proves nothing: mend it or remove it",
    ),
    ("it.only(", "this silences all other tests"),
    (
        "it.skip(",
        "a test that does not run proves nothing: mend it or remove it",
    ),
    (
        "describe.skip(",
        "a test that does not run proves nothing: mend it or remove it",
    ),
    ("console.log(", "tell the person, or nobody"),
];

/// Endings of type names that say nothing.
const EMPTY_NAMES: &[&str] = &["Manager", "Helper", "Helpers", "Util", "Utils"];

/// The only places that may wait by the clock.
const MAY_SLEEP: &[&str] = &[
    "tests/e2e/wait.rs",
    // For the writer's lock, while somebody may give up waiting for it.
    "src-tauri/crates/store/src/journal/transact.rs",
    // For another program that lets go of a file, of which Windows tells nobody.
    "src-tauri/crates/interchange/src/export/atomic.rs",
];

#[test]
fn no_word_of_the_list_is_in_the_project() {
    let mut findings = Vec::new();
    for source in project::sources(&[".rs", ".ts", ".tsx", ".toml", ".md", ".json"]) {
        if source.path == HERE || source.path.ends_with("package-lock.json") {
            continue;
        }
        for (word, instead) in ANYWHERE
            .iter()
            .filter(|(word, _)| source.text.contains(word))
        {
            findings.push(format!("{}: `{word}`: {instead}", source.path));
        }
    }
    project::none("Words that have no place here", &findings);
}

#[test]
fn names_say_what_a_thing_is() {
    let mut findings = Vec::new();
    for source in project::sources(&[".rs"]) {
        let types = source.text.lines().filter_map(type_name);
        let empty = types.filter(|name| EMPTY_NAMES.iter().any(|ending| name.ends_with(ending)));
        findings.extend(empty.map(|name| format!("{}: {name}", source.path)));
    }
    project::none("A Manager, Helper or Util could be anything", &findings);
}

#[test]
fn tests_wait_for_things_and_not_for_the_clock() {
    let findings: Vec<String> = project::sources(&[".rs"])
        .into_iter()
        .filter(|source| source.path != HERE && !MAY_SLEEP.contains(&source.path.as_str()))
        .filter(|source| source.text.contains("thread::sleep"))
        .map(|source| source.path)
        .collect();
    project::none(
        "A sleep is too short on a slow machine and too long on a fast one",
        &findings,
    );
}

/// The name of the type that this line declares.
fn type_name(line: &str) -> Option<&str> {
    let declared = line
        .trim_start()
        .trim_start_matches("pub ")
        .trim_start_matches("pub(crate) ");
    let rest = ["struct ", "enum ", "trait "]
        .iter()
        .find_map(|word| declared.strip_prefix(word))?;
    rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .next()
}

#[test]
fn type_names_are_read_from_their_declarations() {
    assert_eq!(
        type_name("pub(crate) struct BookManager<'a> {"),
        Some("BookManager")
    );
    assert_eq!(
        type_name("    // struct of a file"),
        None,
        "prose declares nothing"
    );
}
