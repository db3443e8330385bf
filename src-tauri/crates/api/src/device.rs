//! What this computer is called, for the history of a book that several computers write.

/// The computer's own name; `None` where it tells none.
pub(crate) fn name() -> Option<String> {
    // Windows tells it by the environment, the others by a question of their own.
    let name = std::env::var("COMPUTERNAME").ok().or_else(node_name)?;
    let name: String = name
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(60)
        .collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(unix)]
fn node_name() -> Option<String> {
    let system = rustix::system::uname();
    system.nodename().to_str().ok().map(str::to_owned)
}

#[cfg(not(unix))]
fn node_name() -> Option<String> {
    None
}
