//! Any bytes as an archive, and as the names and contents of one that is sound: what is inside is unpacked
//! into a folder of its own, whatever it calls itself.
use std::io::{Cursor, Write};
use zhanggui_interchange::source::archive::unpack;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One input: the bytes as they are, then in lines that are names and contents by turns.
pub fn run(data: &[u8]) {
    opened(data);
    if let Some(archive) = packed(data) {
        opened(&archive);
    }
}

fn opened(bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("there is room");
    let Ok(Some(unpacked)) = unpack(file.path()) else {
        return;
    };
    assert!(
        !unpacked.files.is_empty(),
        "an archive of nothing is refused"
    );
    let folder = std::env::temp_dir();
    for (name, place) in &unpacked.files {
        let name_of_file = place.file_name().map(|name| name.to_string_lossy());
        assert!(place.is_file(), "{name} lies where it is said to lie");
        assert!(place.starts_with(&folder), "{name} stays in its folder");
        assert!(name_of_file.is_some_and(|name| name.len() <= 400));
    }
}

/// A sound archive of at most eight members.
fn packed(data: &[u8]) -> Option<Vec<u8>> {
    let mut lines = data.split(|byte| *byte == b'\n');
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for _ in 0..8 {
        let (Some(name), Some(content)) = (lines.next(), lines.next()) else {
            break;
        };
        let name = String::from_utf8_lossy(name);
        archive
            .start_file(&*name, SimpleFileOptions::default())
            .ok()?;
        archive.write_all(content).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
