//! What this computer is called, for the history of a book that several computers write.

/// The computer's own name; `None` where it tells none.
pub(crate) fn name() -> Option<String> {
    // Windows, then shells that pass it on, then Linux.
    let told = ["COMPUTERNAME", "HOSTNAME"]
        .into_iter()
        .find_map(|key| std::env::var(key).ok());
    let name = told.or_else(|| std::fs::read_to_string("/etc/hostname").ok())?;
    let name: String = name
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect();
    (!name.is_empty()).then_some(name)
}
