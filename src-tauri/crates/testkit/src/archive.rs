//! Archives as other programs make them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip of these files: name and content each.
#[must_use]
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let begun = archive.start_file(*name, SimpleFileOptions::default());
        begun.expect("a name that a zip can hold");
        archive.write_all(content).expect("memory can be written");
    }
    let written = archive.finish().expect("memory can be written");
    written.into_inner()
}
