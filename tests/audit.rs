//! What an audit log promises: no change goes unseen, no acknowledged record is lost, no text is written.
#![cfg(feature = "audit")]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use common::Folder;
use mantlet::audit::{AuditKey, AuditLog, DamageKind, Fsync, Overflow, Verification, Verifier, log_files};
use mantlet::{CustomEvaluation, Error, Evaluation, Finding, Guard, Input, Policy, Score};
use proptest::prelude::*;

fn key() -> AuditKey {
    AuditKey::new(&[7; 32]).unwrap()
}

fn guard(log: AuditLog) -> Guard {
    let names = CustomEvaluation::new("names", |input| {
        let found = input.text().match_indices("Ann");
        let findings = found.map(|(at, name)| {
            Finding::new("person", at..at + name.len(), Score::CERTAIN).with_reason("names.list")
        });
        Ok(Evaluation::from_findings(findings.collect()))
    })
    .with_policy(Policy::redact_at(0.5))
    .with_version("3");
    let fails = CustomEvaluation::new("fails", |input| match input.text().contains("fail") {
        true => Err(Error::custom("down")),
        false => Ok(Evaluation::pass()),
    });
    Guard::builder("chat").pre(names).pre(fails).model("nurse", "7").observer(log).build().unwrap()
}

fn log_in(folder: &Folder) -> PathBuf {
    folder.0.join("audit.jsonl")
}

fn verify(bytes: &[u8], heads: &[&str]) -> Verification {
    let mut verifier = Verifier::new(key());
    heads.iter().for_each(|head| verifier.expect(head).unwrap());
    verifier.read(bytes).unwrap();
    verifier.finish()
}

fn verify_files(path: &Path) -> Verification {
    let mut verifier = Verifier::new(key());
    for file in log_files(path).unwrap() {
        verifier.read(BufReader::new(fs::File::open(file).unwrap())).unwrap();
    }
    verifier.finish()
}

/// A writer whose bytes stay readable.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The bytes of a log of `decisions`, and its head.
fn written(decisions: usize) -> (Vec<u8>, String) {
    let shared = Shared::default();
    let log = Arc::new(AuditLog::writer(shared.clone(), key()).open().unwrap());
    let guard = Guard::builder("chat")
        .pre(CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass())))
        .observer(Arc::clone(&log))
        .build()
        .unwrap();
    for number in 0..decisions {
        let report = guard.check_input(Input::from("hello").with_request_id(&number.to_string()));
        assert!(!report.is_blocked());
    }
    let bytes = shared.0.lock().unwrap().clone();
    (bytes, log.head())
}

#[test]
fn a_record_says_who_decided_what_and_not_the_text() {
    let shared = Shared::default();
    let guard = guard(AuditLog::writer(shared.clone(), key()).open().unwrap());
    guard.check_input(Input::email("Ann will fail").with_request_id("r-17"));
    let bytes = shared.0.lock().unwrap().clone();
    let text = String::from_utf8(bytes).unwrap();
    assert!(!text.contains("Ann") && !text.contains("will fail"), "{text}");
    let line: serde_json::Value = serde_json::from_str(text.lines().nth(1).unwrap()).unwrap();
    let record = &line["record"];
    assert_eq!(line["n"], 1);
    for (pointer, expected) in [
        ("/kind", "decision"),
        ("/request_id", "r-17"),
        ("/route", "chat"),
        ("/stage", "pre"),
        ("/origin", "email"),
        ("/llm.model/name", "nurse"),
        ("/llm.model/version", "7"),
        ("/verdict", "block"),
        ("/checks/0/evaluator", "names"),
        ("/checks/0/version", "3"),
        ("/checks/0/verdict", "redact"),
        ("/checks/0/labels/0", "person"),
        ("/checks/0/reasons/0", "names.list"),
        ("/checks/1/outcome", "failed"),
        ("/checks/1/error", "evaluator"),
    ] {
        assert_eq!(record.pointer(pointer).and_then(|value| value.as_str()), Some(expected), "{pointer}");
    }
    assert_eq!(record["checks"][0]["score"], 1.0);
    assert_eq!(record["checks"][0]["threshold"], 0.5);
    assert_eq!(record["text_hmac"], key().text_hash("Ann will fail"));
    assert_ne!(record["text_hmac"], AuditKey::new(&[8; 32]).unwrap().text_hash("Ann will fail"));
}

#[test]
fn the_text_is_recorded_where_it_is_asked_for() {
    let shared = Shared::default();
    let guard = guard(AuditLog::writer(shared.clone(), key()).with_text().open().unwrap());
    guard.check_input("line\nbreak \u{2028} \"quote\"");
    let bytes = shared.0.lock().unwrap().clone();
    assert!(verify(&bytes, &[]).is_intact());
    let line = String::from_utf8(bytes).unwrap().lines().nth(1).unwrap().to_owned();
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["record"]["text"], "line\nbreak \u{2028} \"quote\"");
}

#[test]
fn every_change_of_a_byte_is_found() {
    let (bytes, head) = written(12);
    assert!(verify(&bytes, &[&head]).is_intact());
    let mut changed = bytes.clone();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x20, 0x80] {
            changed[at] ^= flip;
            assert!(!verify(&changed, &[]).is_intact(), "byte {at} changed by {flip:#x}");
            changed[at] ^= flip;
        }
    }
}

#[test]
fn a_changed_byte_is_found_in_each_of_ten_thousand_records() {
    let (bytes, _) = written(10_000);
    let mut verifier = Verifier::new(key());
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let mut changed = line.to_vec();
        let at = number * 7 % line.len();
        changed[at] ^= 1 << (number % 8);
        let mut other = verifier.clone();
        other.read(&changed[..]).unwrap();
        assert!(other.is_damaged(), "byte {at} of line {number}");
        verifier.read(line).unwrap();
        assert!(!verifier.is_damaged());
    }
}

#[test]
fn damage_is_found_where_it_is() {
    let (bytes, head) = written(10_000);
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let damage = |lines: &[&[u8]]| verify(&lines.concat(), &[&head]).damage.unwrap();
    for at in [0usize, 1, 17, 5_000, 9_999] {
        let mut removed = lines.clone();
        removed.remove(at);
        let found = damage(&removed);
        assert_eq!((found.line, found.what), (at as u64 + 1, DamageKind::Gap), "line {at} removed");
        let mut repeated = lines.clone();
        repeated.insert(at, lines[at]);
        assert_eq!(damage(&repeated).line, at as u64 + 2);
        let mut swapped = lines.clone();
        swapped.swap(at, at + 1);
        assert_eq!(damage(&swapped).line, at as u64 + 1);
        let altered = lines[at].to_ascii_uppercase();
        let mut edited = lines.clone();
        edited[at] = &altered;
        assert_eq!(damage(&edited).line, at as u64 + 1);
    }
    let cut = verify(&lines[..9_000].concat(), &[&head]).damage.unwrap();
    assert_eq!((cut.line, cut.what), (9_001, DamageKind::Truncated));
    assert_eq!(verify(&bytes[..bytes.len() - 9], &[]).damage.unwrap().what, DamageKind::TornTail);
    assert_eq!(verify(b"", &[]).damage.unwrap().what, DamageKind::Empty);
    let other = verify(&bytes, &["10000:0000000000000000000000000000000000000000000000000000000000000000"]);
    assert_eq!(other.damage.unwrap().what, DamageKind::Altered);
}

#[test]
fn another_key_does_not_verify() {
    let (bytes, _) = written(2);
    let mut verifier = Verifier::new(AuditKey::new(&[8; 32]).unwrap());
    verifier.read(&bytes[..]).unwrap();
    assert_eq!(verifier.finish().damage.unwrap().what, DamageKind::Altered);
    assert!(AuditKey::new(b"short").is_err());
}

#[test]
fn a_file_is_reopened_behind_a_torn_tail() {
    let folder = Folder::new("reopen");
    let path = log_in(&folder);
    for turn in 0..4 {
        let guard = guard(AuditLog::file(&path, key()).fsync(Fsync::Always).open().unwrap());
        assert!(!guard.check_input("hello").is_blocked());
        drop(guard);
        let verification = verify_files(&path);
        assert!(verification.is_intact(), "{:?}", verification.damage);
        assert_eq!(verification.records, 2 * (turn + 1));
        let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"n\":99,\"chain\":\"00").unwrap();
        drop(file);
        assert_eq!(verify_files(&path).damage.unwrap().what, DamageKind::TornTail);
    }
    guard(AuditLog::file(&path, key()).open().unwrap());
    assert!(fs::read_to_string(&path).unwrap().contains("\"torn_bytes\":19"));
    assert!(verify_files(&path).is_intact());
}

#[test]
fn a_log_goes_on_behind_any_byte_at_which_it_was_cut() {
    let folder = Folder::new("cut");
    let path = log_in(&folder);
    let guard = guard(AuditLog::file(&path, key()).open().unwrap());
    (0..3).for_each(|_| assert!(!guard.check_input("hello").is_blocked()));
    drop(guard);
    let whole = fs::read(&path).unwrap();
    for cut in 0..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        drop(AuditLog::file(&path, key()).open().unwrap());
        let complete = whole[..cut].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let verification = verify_files(&path);
        assert!(verification.is_intact(), "{cut}: {:?}", verification.damage);
        let now = fs::read_to_string(&path).unwrap();
        assert!(now.as_bytes().starts_with(&whole[..complete]), "{cut}");
        let torn = format!("\"torn_bytes\":{}}}", cut - complete);
        assert_eq!(now.ends_with(&format!("{torn}}}\n")), cut > complete, "{cut}");
    }
}

#[test]
fn a_file_that_is_no_log_is_left_alone() {
    let folder = Folder::new("foreign");
    fs::write(log_in(&folder), "precious notes\n").unwrap();
    assert!(AuditLog::file(log_in(&folder), key()).open().is_err());
    assert_eq!(fs::read_to_string(log_in(&folder)).unwrap(), "precious notes\n");
}

#[test]
fn two_logs_do_not_share_a_file() {
    let folder = Folder::new("shared");
    let first = AuditLog::file(log_in(&folder), key()).open().unwrap();
    let error = AuditLog::file(log_in(&folder), key()).open().unwrap_err();
    assert!(error.to_string().contains("another audit log"), "{error}");
    drop(first);
    assert!(AuditLog::file(log_in(&folder), key()).open().is_ok());
}

#[test]
fn rotation_keeps_the_chain_over_files() {
    let folder = Folder::new("rotation");
    let path = log_in(&folder);
    for _ in 0..2 {
        let guard = guard(AuditLog::file(&path, key()).rotate_at(4_000).open().unwrap());
        for _ in 0..30 {
            assert!(!guard.check_input("hello").is_blocked());
        }
    }
    let files = log_files(&path).unwrap();
    assert!(files.len() > 5, "{files:?}");
    let verification = verify_files(&path);
    assert!(verification.is_intact(), "{:?}", verification.damage);
    assert_eq!(verification.records, 60 + 1 + files.len() as u64);
    let head = fs::read_to_string(folder.0.join("audit.jsonl.head")).unwrap();
    assert_eq!(head, verification.head);
    let newest = verify(&fs::read(&path).unwrap(), &[&head]);
    assert!(newest.is_intact() && newest.first > 0);
    fs::remove_file(&files[2]).unwrap();
    assert_eq!(verify_files(&path).damage.unwrap().what, DamageKind::Gap);
}

#[test]
fn a_decision_that_cannot_be_recorded_does_not_stand() {
    let log = AuditLog::callback(
        |line| match line.contains("\"open\"") {
            true => Ok(()),
            false => Err(std::io::Error::other("disk full")),
        },
        key(),
    );
    let report = guard(log.open().unwrap()).check_input("hello");
    assert!(report.is_blocked());
    assert_eq!(report.observer_failures, ["disk full"]);
}

/// Decisions that records say were dropped.
fn told(lines: &[String]) -> u64 {
    let records = lines.iter().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    records.filter_map(|line| line["record"]["decisions"].as_u64()).sum()
}

#[test]
fn drops_are_told_while_the_log_is_open() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let (sink, gate) = (Arc::clone(&lines), Arc::new(Mutex::new(())));
    let waits = Arc::clone(&gate);
    let sink = move |line: &str| {
        drop(waits.lock().unwrap());
        sink.lock().unwrap().push(line.to_owned());
        Ok(())
    };
    let log = Arc::new(AuditLog::callback(sink, key()).queue(1, Overflow::Drop).open().unwrap());
    let guard = Guard::builder("chat")
        .pre(CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass())))
        .observer(Arc::clone(&log))
        .build()
        .unwrap();
    let closed = gate.lock().unwrap();
    (0..20).for_each(|_| assert!(!guard.check_input("hello").is_blocked()));
    drop(closed);
    let is_told = || told(&lines.lock().unwrap()) == log.dropped();
    let patience = std::time::Instant::now();
    while !is_told() && patience.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(log.dropped() >= 18 && is_told(), "{} were dropped", log.dropped());
}

#[test]
fn a_full_queue_waits_or_counts() {
    for overflow in [Overflow::Wait, Overflow::Drop] {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&lines);
        let slow = move |line: &str| {
            std::thread::sleep(Duration::from_millis(2));
            sink.lock().unwrap().push(line.to_owned());
            Ok(())
        };
        let log = Arc::new(AuditLog::callback(slow, key()).queue(2, overflow).open().unwrap());
        let guard = Guard::builder("chat")
            .pre(CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass())))
            .observer(Arc::clone(&log))
            .build()
            .unwrap();
        for _ in 0..50 {
            assert!(!guard.check_input("hello").is_blocked());
        }
        let dropped = log.dropped();
        drop((guard, log));
        let lines = lines.lock().unwrap();
        let decisions = lines.iter().filter(|line| line.contains("\"kind\":\"decision\"")).count() as u64;
        assert_eq!(decisions + dropped, 50);
        match overflow {
            Overflow::Wait => assert_eq!(dropped, 0),
            _ => assert!(dropped > 0 && told(&lines) == dropped),
        }
        assert!(verify((lines.join("\n") + "\n").as_bytes(), &[]).is_intact());
    }
}

#[test]
fn many_threads_write_one_chain() {
    let shared = Shared::default();
    let guard = guard(AuditLog::writer(shared.clone(), key()).open().unwrap());
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..100).for_each(|_| assert!(!guard.check_input("hello").is_blocked())));
        }
    });
    let verification = verify(&shared.0.lock().unwrap(), &[]);
    assert!(verification.is_intact());
    assert_eq!(verification.records, 801);
}

/// Not a test of its own: the process that `no_acknowledged_record_is_lost_to_a_kill` kills.
#[test]
fn writes_until_killed() {
    let Some(path) = std::env::var_os("MANTLET_TEST_WRITE_UNTIL_KILLED") else { return };
    let guard = guard(AuditLog::file(path, key()).rotate_at(60_000).open().unwrap());
    for number in 1u64.. {
        assert!(!guard.check_input("hello").is_blocked());
        println!("acknowledged {number}");
    }
}

#[test]
fn no_acknowledged_record_is_lost_to_a_kill() {
    let folder = Folder::new("kill");
    let path = log_in(&folder);
    let (mut acknowledged, mut opened) = (0, 0);
    for turn in 0..100 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writes_until_killed", "--nocapture"])
            .env("MANTLET_TEST_WRITE_UNTIL_KILLED", &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let wanted = 1 + turn % 7 * 9;
        let is_number = |line: &String| line.starts_with("acknowledged");
        let mut seen = lines.by_ref().map(Result::unwrap).filter(is_number).take(wanted).count();
        child.kill().unwrap();
        child.wait().unwrap();
        seen += lines.map_while(Result::ok).filter(is_number).count();
        acknowledged += seen as u64;
        opened += 1;
    }
    guard(AuditLog::file(&path, key()).open().unwrap());
    let verification = verify_files(&path);
    assert!(verification.is_intact(), "{:?}", verification.damage);
    assert!(
        verification.records > acknowledged + opened,
        "{acknowledged} were acknowledged: {verification:?}"
    );
}

proptest! {
    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!verify(&bytes, &[]).is_intact());
    }

    #[test]
    fn a_changed_log_never_verifies(at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<bool>()) {
        let (mut bytes, head) = written(6);
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else if bytes[at] == to {
            return Ok(());
        } else {
            bytes[at] = to;
        }
        prop_assert!(!verify(&bytes, &[&head]).is_intact());
    }
}
