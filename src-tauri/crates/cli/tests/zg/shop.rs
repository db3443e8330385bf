//! A shop's computer: a folder with its book and files, and the program to run in it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder that is `ZHANGGUI_HOME` and the current folder, and goes away with the test.
pub struct Shop {
    folder: TempDir,
}

impl Shop {
    pub fn new() -> Self {
        Self {
            folder: TempDir::new().expect("a folder for the test"),
        }
    }

    /// A shop with these bytes imported as its first file.
    pub fn with_orders(bytes: &[u8]) -> Self {
        let shop = Self::new();
        shop.put("orders.csv", bytes);
        shop.json(&["import", "orders.csv"]);
        shop
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn book(&self) -> PathBuf {
        self.path("default.zgb")
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(name), bytes).expect("the test's file can be written");
    }

    /// Runs `zg` with these words.
    pub fn zg(&self, words: &[&str]) -> Output {
        self.zg_reading(words, "")
    }

    /// Runs `zg` with these words and this standard input.
    pub fn zg_reading(&self, words: &[&str], input: &str) -> Output {
        let mut child = self.command(words).spawn().expect("the program was built");
        let mut stdin = child.stdin.take().expect("it was piped");
        // A program that does not read its input may be gone before it was written.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("the program ends")
    }

    /// `zg` with these words, not yet running; its input and outputs are pipes.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zg"));
        command.args(words).current_dir(self.folder.path());
        command.env("ZHANGGUI_HOME", self.folder.path());
        command.env("LANG", "C.UTF-8");
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES");
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// What `zg --json` with these words answers; it must succeed and say nothing else.
    pub fn json(&self, words: &[&str]) -> Value {
        let output = self.zg(&[&["--json"], words].concat());
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "zg {words:?}: {complaint}");
        assert_eq!(
            complaint, "",
            "a script that watches standard error must not see anything: zg {words:?}"
        );
        serde_json::from_slice(&output.stdout).expect("the answer is JSON")
    }

    /// The text that `zg` with these words answers.
    pub fn text(&self, words: &[&str]) -> String {
        let output = self.zg(words);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "zg {words:?}: {complaint}");
        String::from_utf8(output.stdout).expect("text is UTF-8")
    }

    /// The exit code and the error of `zg` with these words; it must fail, and answer nothing.
    pub fn error(&self, words: &[&str]) -> (i32, Value) {
        let output = self.zg(words);
        assert!(!output.status.success(), "zg {words:?} should fail");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            "",
            "an error is no answer: zg {words:?}"
        );
        (exit_code(&output), error_of(&output))
    }

    /// Like [`Shop::error`], only the code of an error with exit code 1.
    pub fn refusal(&self, words: &[&str]) -> String {
        let (exit, error) = self.error(words);
        assert_eq!(exit, 1, "zg {words:?}: {error}");
        error["code"].as_str().expect("a code").to_owned()
    }
}

pub fn exit_code(output: &Output) -> i32 {
    output.status.code().expect("the program was not killed")
}

/// The error on standard error, which always has the same three parts.
pub fn error_of(output: &Output) -> Value {
    let error: Value = serde_json::from_slice(&output.stderr).unwrap_or_else(|_| {
        let text = String::from_utf8_lossy(&output.stderr);
        panic!("an error is JSON, not: {text}")
    });
    assert!(error["code"].is_string(), "{error}");
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| !text.is_empty()),
        "{error}"
    );
    assert!(error["detail"].is_object(), "{error}");
    error
}

/// A field of an answer as text.
pub fn text_at<'a>(answer: &'a Value, path: &str) -> &'a str {
    let found = answer.pointer(path).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("{path} is a text in {answer}"))
}

/// A field of an answer as a number.
pub fn number_at(answer: &Value, path: &str) -> u64 {
    let found = answer.pointer(path).and_then(Value::as_u64);
    found.unwrap_or_else(|| panic!("{path} is a number in {answer}"))
}
