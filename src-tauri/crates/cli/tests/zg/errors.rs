//! Errors and exit codes: 1 from the book, 2 from the command line; always JSON, always a way out.

use serde_json::Value;

use crate::fixture::{FINISHED, file};
use crate::shop::{Shop, exit_code, text_at};

#[test]
fn wrong_usage_is_told_from_failure() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    for words in [
        &[][..],
        &["fly"],
        &["import"],
        &["list", "people"],
        &["list", "orders", "--where", "paid"],
        &["list", "orders", "--limit", "many"],
        &["undo", "yesterday"],
        &["export", "orders"],
        &["show", "order"],
        &["call", "fly", "{}"],
        &["call", "search", "{"],
        &["history", "pigeon:1"],
        &["verify", "--strict"],
        &["--book"],
    ] {
        let (exit, error) = shop.error(words);
        assert_eq!(exit, 2, "zg {words:?}: {error}");
        assert_eq!(error["code"], "usage", "zg {words:?}");
        assert!(
            text_at(&error, "/detail/help").ends_with("--help"),
            "it says where to read on: {error}"
        );
    }
}

#[test]
fn failures_have_codes_of_their_own() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    shop.put("empty.csv", b"");
    shop.put("letter.txt", "亲爱的店主：\n你好！\n".as_bytes());
    shop.put("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    shop.put(
        "default.zgb.copy",
        b"not a book at all, only some text that is long enough",
    );
    let nobody = "0123456789abcdef0123456789abcdef";

    for (words, code) in [
        (&["import", "gone.csv"][..], "file_missing"),
        (&["import", "empty.csv"], "file_empty"),
        (&["import", "picture.csv"], "file_type"),
        (&["import", "letter.txt"], "format_unknown"),
        (&["show", "order", nobody], "not_found"),
        (&["show", "order", "42"], "not_found"),
        (&["history", "42"], "not_found"),
        (&["undo", nobody], "not_found"),
        (&["list", "orders", "--where", "colour=red"], "invalid"),
        (&["list", "orders", "--sort", "colour"], "invalid"),
        (&["call", "search", "{\"txt\":\"a\"}"], "invalid"),
        (&["--book", "gone.zgb", "list", "orders"], "book_missing"),
        (&["--book", "gone.zgb", "verify"], "book_missing"),
        (
            &["--book", "default.zgb.copy", "list", "orders"],
            "book_damaged",
        ),
        (
            &["export", "orders", "--to", "no/such/folder/o.csv"],
            "file_missing",
        ),
    ] {
        assert_eq!(shop.refusal(words), code, "zg {words:?}");
    }
    assert!(!shop.path("gone.zgb").exists(), "looking makes no book");
}

#[test]
fn no_error_shows_a_path_that_nobody_gave_or_a_line_of_sql() {
    let shop = Shop::new();
    shop.put("default.zgb", &[0; 4096]);
    for words in [&["list", "orders"][..], &["verify"], &["demo"]] {
        let output = shop.zg(words);
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        let text = error["message"].to_string();
        let home = shop.path("").to_string_lossy().into_owned();
        assert!(!text.contains(home.as_str()), "{text}");
        assert!(!text.to_uppercase().contains("SELECT"), "{text}");
    }
}

#[test]
fn an_ambiguous_name_is_not_guessed() {
    let shop = Shop::new();
    shop.json(&["call", "customer_create", "{\"name\":\"王芳\"}"]);
    shop.json(&["call", "customer_create", "{\"name\":\"王芳\"}"]);
    let (exit, error) = shop.error(&["show", "customer", "王芳"]);
    assert_eq!(exit, 1);
    assert_eq!(
        error["detail"]["ids"].as_array().map(Vec::len),
        Some(2),
        "{error}"
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let shop = Shop::new();
    let mut command = shop.command(&["--json", "commands"]);
    let mut child = command.spawn().expect("the program was built");
    // The pipe is closed long before all of it, some 100 kB, is written.
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(exit_code(&output), 0, "as of `zg commands | head`");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
