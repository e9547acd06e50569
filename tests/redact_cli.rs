//! `mantlet redact`: text, JSON lines and CSV, there and back.
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::process::Output;

use common::Folder;
use common::command::{command, succeeds};

fn redact(folder: &Folder, arguments: &[&str]) -> Output {
    command(&[&["redact"], arguments].concat()).current_dir(&folder.0).output().unwrap()
}

fn fails(output: &Output, because: &str) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(because), "{said}");
}

#[test]
fn a_text_goes_out_and_its_answer_comes_back() {
    let folder = Folder::new("text");
    folder.file("letter.txt", "Write to ana@example.org or call +44 20 7946 0958.\n");
    let keeping = ["--vault", "session.vault", "--key-file", "session.key"];
    let output = redact(&folder, &[&["letter.txt"], &keeping[..]].concat());
    assert_eq!(succeeds(&output), "Write to <EMAIL_1> or call <PHONE_1>.\n");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("a new key") && said.contains("email") && said.contains("in all"), "{said}");
    assert!(!fs::read(folder.0.join("session.vault")).unwrap().windows(3).any(|part| part == b"ana"));
    #[cfg(unix)]
    for name in ["session.vault", "session.key"] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(folder.0.join(name)).unwrap().permissions().mode() & 0o777, 0o600);
    }
    folder.file("answer.txt", "I called **Phone_1** and wrote to [EMAIL_1].");
    let output = redact(&folder, &[&["--restore", "answer.txt"], &keeping[..]].concat());
    assert_eq!(succeeds(&output), "I called **+44 20 7946 0958** and wrote to ana@example.org.");
    // A second text of the same session.
    folder.file("second.txt", "bo@example.org, ana@example.org");
    let output = redact(&folder, &[&["second.txt"], &keeping[..]].concat());
    assert_eq!(succeeds(&output), "<EMAIL_2>, <EMAIL_1>");
    folder.file("session.key", [7; 32]);
    fails(&redact(&folder, &[&["--restore", "answer.txt"], &keeping[..]].concat()), "another key");
}

#[test]
fn json_lines_keep_every_other_byte() {
    let folder = Folder::new("jsonl");
    let line = r#"{"z" : 1.50, "text":"caf\u00e9 ana@example.org \"q\"", "deep": {"to": ["bo@example.org", null], "n":"x"}, "id":"cy@example.org"}"#;
    folder.file("rows.jsonl", format!("{line}\n\n{line}\n"));
    let all = succeeds(&redact(&folder, &["rows.jsonl"]));
    assert_eq!(
        all.lines().next().unwrap(),
        r#"{"z" : 1.50, "text":"café <EMAIL_1> \"q\"", "deep": {"to": ["<EMAIL_2>", null], "n":"x"}, "id":"<EMAIL_3>"}"#
    );
    assert_eq!(all.lines().nth(1), Some(""));
    let some = succeeds(&redact(&folder, &["rows.jsonl", "--field", "deep.to", "--operator", "label"]));
    assert_eq!(some.lines().next().unwrap(), line.replace("bo@example.org", "<EMAIL>"));
}

#[test]
fn csv_by_column() {
    let folder = Folder::new("csv");
    folder.file(
        "people.csv",
        "id,mail,note\n1,ana@example.org,\"card 4111 1111 1111 1111, paid\"\n2,bo@example.org,none\n",
    );
    let output = redact(
        &folder,
        &["people.csv", "--column", "note", "--operator", "credit_card=mask:4", "-o", "out.csv"],
    );
    succeeds(&output);
    assert_eq!(
        folder.read("out.csv"),
        "id,mail,note\n1,ana@example.org,\"card **** **** **** 1111, paid\"\n2,bo@example.org,none\n"
    );
    fails(&redact(&folder, &["people.csv", "--column", "phone"]), "no column");
}

#[test]
fn options_choose_what_is_found_and_what_becomes_of_it() {
    let folder = Folder::new("options");
    folder.file("text.txt", "ana@example.org, Steuer 65982487133, 10.0.0.1");
    let with = |arguments: &[&str]| succeeds(&redact(&folder, &[&["text.txt"], arguments].concat()));
    assert_eq!(with(&["--entities", "email"]), "<EMAIL_1>, Steuer 65982487133, 10.0.0.1");
    assert_eq!(with(&["--countries", "fr", "--allow", "10.*"]), "<EMAIL_1>, Steuer 65982487133, 10.0.0.1");
    assert_eq!(with(&["--operator", "remove", "--operator", "email=keep"]), "ana@example.org, Steuer , ");
    let hashed = with(&["--operator", "hash", "--key-file", "a.key"]);
    assert!(hashed.starts_with("<EMAIL#"), "{hashed}");
    let encrypted = with(&["--operator", "encrypt", "--key-file", "a.key"]);
    folder.file("answer.txt", &encrypted);
    let restored =
        redact(&folder, &["answer.txt", "--restore", "--operator", "encrypt", "--key-file", "a.key"]);
    assert_eq!(succeeds(&restored), "ana@example.org, Steuer 65982487133, 10.0.0.1");
    fails(&redact(&folder, &["text.txt", "--operator", "shred"]), "unknown operator");
    fails(&redact(&folder, &["text.txt", "--operator", "hash"]), "takes a key");
    fails(&redact(&folder, &["text.txt", "--operator", "nothing=mask"]), "nothing is found as");
    fails(&redact(&folder, &["text.txt", "--entities", "person"]), "takes a model");
    fails(&redact(&folder, &["text.txt", "--countries", "zz"]), "country");
}

#[test]
fn bad_input_is_named_and_nothing_is_written() {
    let folder = Folder::new("bad");
    folder.file("latin.txt", b"caf\xe9");
    fails(&redact(&folder, &["latin.txt", "-o", "out.txt"]), "not UTF-8 at byte 3");
    folder.file("rows.jsonl", "{\"text\":\"ana@example.org\"}\n{\"text\":\n");
    fails(&redact(&folder, &["rows.jsonl", "-o", "out.jsonl"]), "line 2");
    fails(&redact(&folder, &["gone.txt", "-o", "out.txt"]), "gone.txt");
    folder.file("answer.txt", "<EMAIL_1>");
    fails(&redact(&folder, &["--restore", "answer.txt"]), "--vault");
    fails(
        &redact(&folder, &["--restore", "answer.txt", "--vault", "no.vault", "--key-file", "no.key"]),
        "no.key",
    );
    fails(&redact(&folder, &["answer.txt", "-o", "answer.txt"]), "the input and the output");
    fails(&redact(&folder, &["answer.txt", "--field", "x"]), "--field");
    assert!(!folder.0.join("out.txt").exists() && !folder.0.join("out.jsonl").exists());
    folder.file("empty.txt", "");
    assert_eq!(succeeds(&redact(&folder, &["empty.txt"])), "");
}
