//! Names that Windows does not take for a file, whoever it is that proposes one.

/// Whether the name means a device to Windows, in any folder and with any ending: a file that is
/// called `CON.csv` would be written to the console.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_uppercase();
    let numbered = |kind| {
        stem.strip_prefix(kind)
            .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// Whether Windows makes an ordinary file of that name. Behind a colon it would write into a hidden
/// part of the file named before it, where nobody finds the rows again.
pub(crate) fn is_ordinary(name: &str) -> bool {
    let forbidden = |letter: char| letter.is_control() || "<>:\"|?*".contains(letter);
    !name.contains(forbidden) && !is_device(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_and_hidden_parts_are_no_files() {
        for name in [
            "订单.csv",
            "CONTACTS.csv",
            "COM10.csv",
            "a b (1).xlsx",
            "nul_.csv",
        ] {
            assert!(is_ordinary(name), "{name}");
        }
        for name in [
            "NUL",
            "con.csv",
            "LPT1.订单.xlsx",
            "COM¹",
            "aux .csv",
            "店:1.csv",
            "a?.csv",
        ] {
            assert!(!is_ordinary(name), "{name}");
        }
    }
}
