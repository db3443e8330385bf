//! One step of a chore: a child process with a heading, a time, and, should it fail, the line that
//! repeats it by hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::failure::Failure;

/// A command to run, not yet started. Its output goes straight to the terminal.
#[derive(Debug, Clone)]
pub struct Step {
    name: String,
    program: String,
    arguments: Vec<String>,
    folder: Option<PathBuf>,
    environment: Vec<(String, String)>,
}

impl Step {
    /// A step called `name` in headings, which runs `program`.
    pub fn new(name: &str, program: &str) -> Self {
        Self {
            name: name.to_owned(),
            program: program.to_owned(),
            arguments: Vec::new(),
            folder: None,
            environment: Vec::new(),
        }
    }

    /// A step that runs a cargo command, with the very cargo that runs us.
    pub fn cargo(name: &str, arguments: &[&str]) -> Self {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        Self::new(name, &cargo).arguments(arguments)
    }

    /// A step that runs an npm command in the interface's folder.
    pub fn npm(name: &str, arguments: &[&str]) -> Self {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Self::new(name, npm)
            .arguments(arguments)
            .folder(Path::new(crate::workspace::UI))
    }

    pub fn arguments<S: AsRef<str>>(mut self, more: &[S]) -> Self {
        self.arguments
            .extend(more.iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    pub fn folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    pub fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Prints the heading, runs the command, prints how long it took.
    ///
    /// # Errors
    /// When the command cannot be started or does not end with 0. The message names the step and
    /// the command that repeats it from the project's root.
    pub fn run(&self) -> Result<(), Failure> {
        println!("\n━━ {} ━━", self.name);
        let started = Instant::now();
        let status = self.command().status();
        let seconds = started.elapsed().as_secs_f32();
        match status {
            Ok(status) if status.success() => {
                println!("━━ {}: done in {seconds:.1} s", self.name);
                Ok(())
            }
            Ok(status) => Err(self.failure(&format!("failed after {seconds:.1} s ({status})"))),
            Err(error) => Err(self.failure(&format!("could not start ({error})"))),
        }
    }

    /// Whether the command ends with 0. Prints nothing.
    pub fn succeeds(&self) -> bool {
        let mut command = self.command();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// What the command prints, trimmed, or `None` if it cannot be started. Its exit code does not
    /// matter, its complaints are not shown.
    pub fn output(&self) -> Option<String> {
        let output = self.command().stdin(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The shell line that repeats this step from the project's root.
    pub fn line(&self) -> String {
        let mut line = String::new();
        if let Some(folder) = &self.folder {
            let _ = write!(line, "cd {} && ", folder.display());
        }
        for (name, value) in &self.environment {
            let _ = write!(line, "{name}={} ", quoted(value));
        }
        let program = Path::new(&self.program)
            .file_stem()
            .and_then(|stem| stem.to_str());
        line.push_str(program.unwrap_or(&self.program));
        for argument in &self.arguments {
            line.push(' ');
            line.push_str(&quoted(argument));
        }
        line
    }

    fn failure(&self, what: &str) -> Failure {
        Failure::new(format!(
            "✗ {}: {what}. To repeat it:\n\n    {}\n",
            self.name,
            self.line()
        ))
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }
}

/// `text` as one word of a POSIX shell line.
fn quoted(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:=,+%@".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_names_itself_and_the_line_that_repeats_it() {
        let step = Step::new("type check", "false").arguments(&["-E", "not binary(e2e)"]);
        let message = step
            .run()
            .err()
            .map(|failure| failure.to_string())
            .unwrap_or_default();
        assert!(
            message.contains("type check"),
            "the reader must see which step failed: {message}"
        );
        assert!(
            message.contains("false -E 'not binary(e2e)'"),
            "the line must survive being pasted into a shell: {message}"
        );
    }

    #[test]
    fn a_step_in_another_folder_says_so() {
        let step = Step::npm("lint", &["run", "lint"]).environment("CI", "1 2");
        assert_eq!(step.line(), "cd ui && CI='1 2' npm run lint");
    }
}
