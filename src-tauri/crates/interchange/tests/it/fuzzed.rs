//! What the fuzz targets do, over their seeds: the targets compile with every test run, and what a crash
//! taught stays tested. A crash's input goes into `fuzz/seeds/<target>/` together with its fix.
use crate::support::fixture_files;
use std::path::{Path, PathBuf};

#[path = "../../fuzz/src/lib.rs"]
mod targets;

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 10] = [
    ("archive", targets::archive::run),
    ("cells", targets::cells::run),
    ("csv", targets::csv::run),
    ("file", targets::file::run),
    ("formats", targets::formats::run),
    ("guess", targets::guess::run),
    ("sheet", targets::sheet::run),
    ("sniff", targets::sniff::run),
    ("values", targets::values::run),
    ("vcard", targets::vcard::run),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join(name)
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_seed_passes_its_target() {
    for (name, run) in TARGETS {
        let seeds = files_in(&folder("seeds").join(name));
        assert!(!seeds.is_empty(), "{name} has no seed");
        for seed in seeds {
            println!("{}", seed.display());
            run(&std::fs::read(&seed).unwrap());
        }
    }
}

#[test]
fn every_target_takes_the_fixtures_and_their_pieces() {
    for (name, run) in TARGETS {
        for path in fixture_files() {
            println!("{name} {}", path.display());
            let bytes = std::fs::read(&path).unwrap();
            run(&bytes);
            run(&bytes[..bytes.len() / 2]);
        }
    }
}

#[test]
fn every_target_has_its_engine_and_stands_in_the_list() {
    let listed: Vec<String> = TARGETS
        .iter()
        .map(|(name, _)| format!("{name}.rs"))
        .collect();
    let engines = files_in(&folder("fuzz_targets"));
    let engines: Vec<String> = engines
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    assert_eq!(engines, listed);
    let manifest = std::fs::read_to_string(folder("Cargo.toml")).unwrap();
    for (name, _) in TARGETS {
        let path = format!("path = \"fuzz_targets/{name}.rs\"");
        assert!(
            manifest.contains(&path),
            "{name} is no binary of the fuzz crate"
        );
    }
}
