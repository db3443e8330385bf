//! How wide a text is on a terminal, and what of it may be shown there.
//!
//! Wide characters by Unicode's East Asian Width (UAX #11), blocks that matter for names, goods and
//! addresses; a character of ambiguous width counts as narrow, as terminals draw it.

/// Shown in place of what was cut off.
const CUT: char = '…';

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    match u32::from(c) {
        // Joiners, marks and selectors are drawn onto the character before them.
        0x0300..=0x036F | 0x200B..=0x200D | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// The text with blanks behind it, so wide.
pub fn pad(text: &str, wide: usize) -> String {
    let missing = wide.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// The text with blanks before it, so wide.
pub fn pad_left(text: &str, wide: usize) -> String {
    let missing = wide.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(missing))
}

/// The text, at most so wide.
pub fn cut(text: &str, widest: usize) -> String {
    if width(text) <= widest {
        return text.to_owned();
    }
    let mut used = char_width(CUT);
    let fits = |c: &char| {
        used = used.saturating_add(char_width(*c));
        used <= widest
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push(CUT);
    short
}

/// The text on one line and without characters that would do something to the terminal instead of
/// being shown: what files say is not to be trusted with colours, cursors and the reading direction.
pub fn one_line(text: &str) -> String {
    let acts = |c: char| {
        c.is_control()
            || matches!(u32::from(c), 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069)
    };
    text.trim().replace(acts, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(width("欧阳 Ann，"), 10);
        assert_eq!(width("e\u{301}"), 1, "an accent is drawn onto its letter");
        assert_eq!(pad("锅", 4), "锅  ");
        assert_eq!(pad_left("12", 4), "  12");
    }

    #[test]
    fn what_is_cut_says_so_and_fits() {
        assert_eq!(cut("不锈钢炒锅", 10), "不锈钢炒锅");
        let short = cut("不锈钢炒锅", 6);
        assert_eq!(short, "不锈…");
        assert!(width(&short) <= 6);
    }

    #[test]
    fn a_name_cannot_command_the_terminal() {
        assert_eq!(one_line("夏天\u{1b}[2J的风\n"), "夏天 [2J的风");
        assert_eq!(one_line("a\u{202e}b"), "a b", "nor turn the line around");
    }
}
