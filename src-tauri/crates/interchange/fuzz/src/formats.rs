//! Any text as a format file: an explanation or a format, never a panic.
use zhanggui_interchange::format::Catalogue;

/// One input.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut catalogue = Catalogue::default();
    if let Err(error) = catalogue.add("fuzz", text) {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        // A base of the program is at fault only when it is broken, which a test excludes.
        assert!(
            error.line <= lines + 2,
            "the place is inside the file: {error}"
        );
        assert!(!error.message.is_empty());
    }
}
