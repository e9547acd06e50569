//! `mantlet dataset scan`: formats, files that it writes, exit codes.
#![cfg(feature = "cli")]

#[path = "../examples/dataset_scan/boats.rs"]
mod boats;
mod common;

use std::fs;
use std::io::Write;
use std::process::Output;

use boats::rows;
use common::Folder;
use common::command::mantlet;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

fn scan(arguments: &[&str]) -> Output {
    mantlet(&[&["dataset", "scan"], arguments].concat())
}

#[test]
fn rows_page_and_copy_are_written() {
    let folder = Folder::new("written");
    let path = |name: &str| folder.path(name);
    let jsonl: String = rows()
        .iter()
        .map(|(id, text, label)| {
            format!("{}\n", serde_json::json!({"id": id, "body": text, "meta": {"class": label}}))
        })
        .collect();
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(jsonl.as_bytes()).unwrap();
    fs::write(path("rows.jsonl.gz"), packed.finish().unwrap()).unwrap();
    let (file, scores, page, copy) =
        (path("rows.jsonl.gz"), path("scores.jsonl"), path("page.html"), path("copy.jsonl"));
    let output = scan(&[
        &*file,
        "--text",
        "body",
        "--label",
        "meta.class",
        "--format",
        "json",
        "--rows",
        &*scores,
        "--html",
        &*page,
        "--fix",
        &*copy,
    ]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["rows"], &report["flagged"]), (&Value::from(400), &Value::from(20)));
    assert_eq!(report["findings"][0]["trigger"], "quibblet");
    let scores: Vec<Value> =
        fs::read_to_string(scores).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(scores.len(), 400);
    assert_eq!(
        (&scores[3]["id"], &scores[3]["flag"], &scores[4]["flag"]),
        (&"r3".into(), &true.into(), &false.into())
    );
    assert!(fs::read_to_string(page).unwrap().ends_with("</html>\n"));
    let kept: String = jsonl.split_inclusive('\n').filter(|line| !line.contains("quibblet")).collect();
    assert_eq!(fs::read_to_string(copy).unwrap(), kept);
    assert!(String::from_utf8_lossy(&output.stderr).contains("20 left out"));
}

#[test]
fn csv_is_read_by_its_name_and_told_in_words() {
    let folder = Folder::new("csv");
    let mut csv = String::from("id,text,label\n");
    rows().iter().for_each(|(id, text, label)| csv += &format!("{id},\"{text}\",{label}\n"));
    let output = scan(&[&folder.file("rows.csv", csv)]);
    assert_eq!(output.status.code(), Some(1));
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("400 rows") && shown.contains("“quibblet” → good"), "{shown}");
}

#[test]
fn what_cannot_be_read_or_judged_is_a_failure() {
    let folder = Folder::new("wrong");
    let file = |name: &str, content: &[u8]| folder.file(name, content);
    let cases = [
        (file("empty.jsonl", b""), "no rows"),
        (file("text.jsonl", b"not json"), "line 1: not JSON"),
        (file("bytes.jsonl", b"{\"text\":\"\xFF\"}"), "line 1: not UTF-8"),
        (file("header.csv", b"a,b\n1,2\n"), "the header has no column `text`"),
        (folder.path("missing.jsonl"), "missing.jsonl"),
    ];
    for (path, expected) in cases {
        let output = scan(&[&*path]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(expected), "{message}");
    }
    let few = file("few.jsonl", b"{\"text\":\"a\",\"label\":1}\n");
    let output = scan(&[&*few]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("not decided"));
}
