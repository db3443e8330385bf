//! Rules of the interface: its words live in `i18n`, Tauri behind one door.

use crate::project::{self, Source};

#[test]
fn visible_words_live_in_i18n() {
    let findings: Vec<String> = interface_sources()
        .filter(|source| !source.path.starts_with("ui/src/i18n/") && !is_invented(&source.path))
        .flat_map(|source| {
            chinese_lines(&source.text)
                .into_iter()
                .map(move |line| format!("{}:{line}", source.path))
        })
        .collect();
    project::none(
        "Chinese words outside ui/src/i18n cannot be translated; move them there",
        &findings,
    );
}

#[test]
fn chinese_in_comments_is_no_visible_word() {
    let text = "// 售后\nconst a = 1; /* 投\n诉 */ const url = 'https://x'; const b = '订单';\n<p>\u{5ba2}</p>";
    assert_eq!(
        chinese_lines(text),
        [3, 4],
        "comments are for us, texts and markup for people; a `//` in a text is no comment"
    );
}

#[test]
fn only_one_file_talks_to_tauri() {
    let findings: Vec<String> = interface_sources()
        .filter(|source| source.path != "ui/src/api/tauri.ts")
        .filter(|source| source.text.contains("@tauri-apps"))
        .map(|source| source.path)
        .collect();
    project::none(
        "Tests run without Tauri, so only ui/src/api/tauri.ts may import it",
        &findings,
    );
}

fn interface_sources() -> impl Iterator<Item = Source> {
    let all = project::sources(&[".ts", ".tsx"]).into_iter();
    all.filter(|source| source.path.starts_with("ui/src/"))
}

/// Invented people and orders are data, not words of the interface.
fn is_invented(path: &str) -> bool {
    path.contains(".test.") || path.starts_with("ui/src/api/memory") || path.contains("/testing/")
}

/// The numbers of the lines that have a Chinese character outside comments.
fn chinese_lines(text: &str) -> Vec<usize> {
    let shown = without_comments(text);
    let lines = shown.lines().enumerate();
    lines
        .filter(|(_, line)| line.contains(is_chinese))
        .map(|(at, _)| at + 1)
        .collect()
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}

/// The text without its comments, line by line as before.
fn without_comments(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut quote = None;
    while let Some(letter) = letters.next() {
        match (quote, letter, letters.peek()) {
            (Some(_), '\\', _) => {
                shown.extend([Some(letter), letters.next()].into_iter().flatten());
                continue;
            }
            (Some(open), _, _) if letter == open || (letter == '\n' && open != '`') => quote = None,
            (None, '/', Some('/')) => {
                shown.push('\n');
                letters.by_ref().find(|letter| *letter == '\n');
                continue;
            }
            (None, '/', Some('*')) => {
                let mut before = ' ';
                for inside in letters.by_ref().skip(1) {
                    if inside == '\n' {
                        shown.push('\n');
                    }
                    if before == '*' && inside == '/' {
                        break;
                    }
                    before = inside;
                }
                continue;
            }
            (None, '\'' | '"' | '`', _) => quote = Some(letter),
            _ => {}
        }
        shown.push(letter);
    }
    shown
}
