//! The scanner on labelled model files: `cargo bench --bench artifact_cases -- --data DIR`.
//!
//! DIR has `labels.jsonl` with `file`, `expect` (pass, review, block, refuse), `kind` and `family`, beside the files that it
//! names. Without `--data` nothing is measured.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use mantlet::lifecycle::artifact::{AllowList, ArtifactVerdict, Scanner, scan_artifact, scan_bytes};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    file: String,
    expect: String,
    kind: String,
    family: String,
    technique: Option<String>,
}

#[derive(Default)]
struct Count {
    right: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }
}

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--data").skip(1);
    let verbose = std::env::args().any(|argument| argument == "--verbose");
    big_pickle();
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        println!("no --data DIR: no labelled files");
        return;
    };
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).expect("DIR has labels.jsonl");
    let rows: Vec<Row> = labels.lines().map(|line| serde_json::from_str(line).expect("a label")).collect();
    let (mut by_expect, mut by_family, mut by_kind) =
        (BTreeMap::<&str, Count>::new(), BTreeMap::<&str, Count>::new(), BTreeMap::<&str, Count>::new());
    let mut times = Vec::new();
    let (mut allowed, mut reviews) = (0, 0);
    for row in &rows {
        let path = folder.join(&row.file);
        let started = Instant::now();
        let report = scan_artifact(&path);
        times.push(started.elapsed());
        let is_right = report.verdict.as_str() == row.expect;
        by_expect.entry(&row.expect).or_default().add(is_right);
        by_kind.entry(&row.kind).or_default().add(is_right);
        if row.expect == "block" {
            by_family.entry(&row.family).or_default().add(is_right);
        }
        if row.expect == "review" {
            reviews += 1;
            let subjects = report.findings.iter().filter_map(|finding| finding.subject.clone());
            let list = subjects.fold(AllowList::new(), AllowList::with);
            let again = Scanner::new().with_allow_list(list).scan(&path);
            allowed += usize::from(again.verdict == ArtifactVerdict::Pass);
        }
        if verbose && !is_right {
            println!(
                "{} {} {:?}: expected {}, got {report}\n",
                row.file, row.family, row.technique, row.expect
            );
        }
    }
    for (name, counts) in [("expected", &by_expect), ("hostile family", &by_family), ("kind", &by_kind)] {
        println!("\n{name:<24} right   all");
        for (key, count) in counts {
            println!("{key:<24} {:>5} {:>5}", count.right, count.all);
        }
    }
    println!("\nreviews that pass once allow-listed: {allowed} of {reviews}");
    times.sort();
    println!("median {:?}, slowest {:?}", times[times.len() / 2], times[times.len() - 1]);
}

/// A plain pickle of 10 MB: a list of small dictionaries, as protocol 2 writes it.
fn big_pickle() {
    let mut bytes = b"\x80\x02]q\x00(".to_vec();
    while bytes.len() < 10_000_000 {
        bytes.extend_from_slice(b"}q\x01(X\x04\x00\x00\x00nameq\x02X\x06\x00\x00\x00valuesq\x03K\x07K\x08\x86q\x04X\x01\x00\x00\x00kq\x05G?\xf0\x00\x00\x00\x00\x00\x00u");
    }
    bytes.extend_from_slice(b"e.");
    let runs: Vec<Duration> = (0..5)
        .map(|_| {
            let started = Instant::now();
            assert_eq!(scan_bytes("plain", &bytes).verdict, ArtifactVerdict::Pass);
            started.elapsed()
        })
        .collect();
    println!("a plain pickle of {} bytes: {:?}", bytes.len(), runs.iter().min());
}
