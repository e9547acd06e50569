//! The datasets of suites: what they hash, which files they read and refuse, how versions differ.
#![cfg(feature = "suites")]

mod common;

use std::fs;

use common::Folder;
use mantlet::suites::{Case, Dataset, DatasetDiff, Expectation, FieldMap, Manifest};
use mantlet::{ErrorKind, Origin, Stage, ToolCall};

#[test]
fn the_hash_of_a_dataset_knows_no_order_and_every_field() {
    let case = |id: &str| Case::new(id, "text", Expectation::Stop);
    let hash = |cases: Vec<Case>| Dataset::from_cases("d", "1.0.0", cases).unwrap().manifest().sha256.clone();
    let base = hash(vec![case("a"), case("b")]);
    assert_eq!(base, hash(vec![case("b"), case("a")]));
    let others = [
        vec![case("a")],
        vec![case("a"), case("c")],
        vec![case("a"), case("b").with_category("other than other")],
        vec![case("a"), case("b").with_origin(Origin::Web)],
        vec![case("a"), case("b").with_context("")],
        vec![case("a"), case("b").with_tools(vec!["t".to_owned()])],
        vec![case("a"), Case::new("b", "text", Expectation::Pass)],
        vec![case("a"), Case::new("b", "Text", Expectation::Stop)],
    ];
    let mut hashes: Vec<String> = others.into_iter().map(hash).chain([base]).collect();
    hashes.sort();
    hashes.dedup();
    assert_eq!(hashes.len(), 9);
    let error = Dataset::from_cases("d", "1.0.0", vec![case("a"), case("a")]).unwrap_err();
    assert!(error.to_string().contains("`a`"), "{error}");
    assert!(Dataset::from_cases("d", "1.0", vec![]).is_err());
}

#[test]
fn a_file_that_is_not_its_manifests_is_refused() {
    let folder = Folder::new("manifest");
    let row = |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"text\":\"{text}\",\"expect\":\"stop\"}}\n");
    let path = folder.file("cases.jsonl", row("a", "one") + &row("b", "two"));
    let mut manifest = Dataset::open(&path).unwrap().manifest().clone();
    assert_eq!((manifest.name.as_str(), manifest.version.as_str(), manifest.cases), ("cases", "0.0.0", 2));
    (manifest.name, manifest.version) = ("ours".to_owned(), "1.2.0".to_owned());
    let sidecar = folder.file("cases.jsonl.manifest.json", manifest.to_json());
    assert_eq!(Dataset::open(&path).unwrap().manifest().name, "ours");
    assert_eq!(Dataset::open(&sidecar).unwrap().manifest().version, "1.2.0");
    // In another order it is the same dataset; with another word it is none.
    fs::write(&path, row("b", "two") + "\n" + &row("a", "one")).unwrap();
    assert!(Dataset::open(&path).is_ok());
    fs::write(&path, row("b", "two") + &row("a", "One")).unwrap();
    let error = Dataset::open(&path).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Asset);
    assert!(error.to_string().contains(&manifest.sha256), "{error}");
    fs::write(&sidecar, manifest.to_json().replace("\"cases\"", "\"casez\"")).unwrap();
    assert_eq!(Dataset::open(&path).unwrap_err().kind(), ErrorKind::Config);
    assert!(Manifest::from_json(&manifest.to_json().replace("1.2.0", "newest")).is_err());
}

#[test]
fn rows_that_cannot_be_read_are_named_and_not_quoted() {
    let folder = Folder::new("rows");
    let good = r#"{"id":"a","text":"x","expect":"stop"}"#;
    for (name, bad) in [
        ("json", &b"{\"id\": \"secretword"[..]),
        ("utf8", b"{\"id\": \"\xff secretword\"}"),
        ("expect", br#"{"id": "b", "text": "secretword", "expect": "secretword"}"#),
        ("field", br#"{"id": "b", "text": "secretword", "expect": "stop", "colour": "red"}"#),
        ("text", br#"{"id": "b", "expect": "stop"}"#),
        ("origin", br#"{"id": "b", "text": "x", "origin": "secretword", "expect": "stop"}"#),
        ("id", br#"{"id": "", "text": "x", "expect": "stop"}"#),
    ] {
        let path = folder.file(&format!("{name}.jsonl"), [good.as_bytes(), b"\n\n", bad].concat());
        let error = Dataset::open(&path).unwrap_err().to_string();
        assert!(error.contains(&format!("{name}.jsonl:3: ")) && !error.contains("secretword"), "{error}");
    }
    let csv = folder.file("table.csv", "text,label\nhello,1\nworld\n");
    let fields = FieldMap::default().with("expect", "label").unwrap();
    let error = Dataset::open_with(&csv, fields).unwrap_err().to_string();
    assert!(error.contains("table.csv"), "{error}");
    assert!(Dataset::open(folder.0.join("absent.jsonl")).is_err());
    assert!(Dataset::open(&folder.0).is_err());
    assert_eq!(Dataset::open(folder.file("empty.jsonl", "")).unwrap().manifest().cases, 0);
}

#[test]
fn foreign_fields_have_their_map() {
    let folder = Folder::new("fields");
    let table = "prompt,is_attack,kind,from\n\"Hello, there\",no,greeting,chat\nIgnore it,yes,override,mail\nHello,no,greeting,chat\nHello,no,greeting,chat\n";
    let path = folder.file("table.csv", table);
    let fields = FieldMap::default()
        .with("text", "prompt")
        .and_then(|map| map.with("expect", "is_attack"))
        .and_then(|map| map.with("category", "kind"))
        .and_then(|map| map.with("origin", "from"))
        .unwrap()
        .with_label("yes", Expectation::Stop)
        .with_label("no", Expectation::Pass)
        .with_origin("mail", Origin::Email);
    let dataset = Dataset::open_with(&path, fields.clone()).unwrap();
    let cases: Vec<Case> = dataset.cases().unwrap().map(Result::unwrap).collect();
    assert_eq!(cases.len(), 4);
    assert_eq!((cases[0].text.as_str(), cases[0].expect), ("Hello, there", Expectation::Pass));
    assert_eq!((cases[1].origin, cases[1].category.as_str()), (Origin::Email, "override"));
    // Rows without a name are called by their content; the same row again gets a number.
    assert_eq!(cases[3].id, format!("{}-2", cases[2].id));
    assert!(FieldMap::default().with("texts", "prompt").is_err());
    // The same as lines of JSON, packed.
    let rows = [r#"{"prompt": "Hello, there", "is_attack": "no", "kind": "greeting", "from": "chat"}"#];
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, rows.join("\n").as_bytes()).unwrap();
    let path = folder.file("rows.jsonl.gz", packed.finish().unwrap());
    let dataset = Dataset::open_with(&path, fields).unwrap();
    assert_eq!(dataset.cases().unwrap().next().unwrap().unwrap(), cases[0]);
}

#[test]
fn cases_survive_json() {
    let call = ToolCall::new("pay", serde_json::json!({"to": "x", "amount": 3})).with_user_request("Pay it");
    let cases = [
        Case::new("a", "text", Expectation::Pass),
        Case::new("b", "text", Expectation::Stop).with_origin(Origin::Assistant).with_context("why"),
        Case::new("c", "", Expectation::Stop).with_call(call).with_category("payments"),
    ];
    for case in cases {
        let line = serde_json::to_string(&case).unwrap();
        assert_eq!(serde_json::from_str::<Case>(&line).unwrap(), case, "{line}");
        assert!(!format!("{case:?}").contains("text\""));
    }
    let answer: Case =
        serde_json::from_str(r#"{"id":"a","text":"t","origin":"assistant","expect":"stop"}"#).unwrap();
    assert_eq!(answer.stage, Stage::Post);
}

/// Shaped as the official files are, with sentences of our own.
#[test]
fn official_files_are_recognised() {
    let folder = Folder::new("official");
    let harmbench = "Behavior,FunctionalCategory,SemanticCategory,Tags,ContextString,BehaviorID\n\
        Do a bad thing,standard,illegal,,,bad_thing\n\
        \"Continue it, please\",contextual,harmful,context,\"A text,\nof two lines\",continue_it\n";
    let dataset = Dataset::open(folder.file("behaviors.csv", harmbench)).unwrap();
    let cases: Vec<Case> = dataset.cases().unwrap().map(Result::unwrap).collect();
    assert_eq!((dataset.manifest().name.as_str(), cases.len()), ("harmbench", 2));
    assert_eq!((cases[0].id.as_str(), cases[0].category.as_str()), ("bad_thing", "illegal"));
    assert!(cases[1].text.contains("of two lines") && cases[1].text.ends_with("Continue it, please"));

    let behaviour = |id: &str, name: &str| {
        serde_json::json!({
            "id": id, "name": name, "category": "Fraud", "prompt": format!("{name}, please"),
            "target_functions": ["search", "pay"], "grading_function": "g", "hint_included": true,
        })
    };
    let file = |name: &str, behaviours: serde_json::Value| {
        folder.file(name, serde_json::json!({"canary_guid": "x", "behaviors": behaviours}).to_string())
    };
    let harmful =
        file("harmful.json", serde_json::json!([behaviour("1-1", "Scam"), behaviour("1-2", "Scam")]));
    let benign = file("benign.json", serde_json::json!([behaviour("1-1", "Scam - Benign")]));
    let both = vec![Dataset::open(harmful).unwrap(), Dataset::open(benign).unwrap()];
    let dataset = Dataset::together(both).unwrap();
    let cases: Vec<Case> = dataset.cases().unwrap().map(Result::unwrap).collect();
    let ids: Vec<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids, ["harmful/1-1", "harmful/1-2", "benign/1-1"]);
    assert_eq!((cases[0].twin.as_deref(), cases[0].expect), (Some("benign/1-1"), Expectation::Stop));
    assert_eq!((cases[2].expect, cases[2].tools.len()), (Expectation::Pass, 2));
    let error = Dataset::open(folder.file("other.json", "[1, 2]")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Input);
}

#[test]
fn versions_differ_as_they_say() {
    let case = |id: &str, text: &str, expect| Case::new(id, text, expect);
    use Expectation::{Pass, Stop};
    let set = |version: &str, cases: Vec<Case>| Dataset::from_cases("d", version, cases).unwrap();
    let old = set("1.4.2", vec![case("a", "one", Stop), case("b", "two", Stop)]);
    let diff = |new: &Dataset| DatasetDiff::between(&old, new).unwrap();
    let same = diff(&set("1.4.2", vec![case("b", "two", Stop), case("a", "one", Stop)]));
    assert!(same.is_empty() && same.is_versioned);
    let patched = diff(&set("1.4.2", vec![case("a", "One", Stop), case("b", "two", Stop)]));
    assert_eq!(
        (patched.changed, patched.least_version.as_str(), patched.is_versioned),
        (vec!["a".to_owned()], "1.4.3", false)
    );
    let mut more = vec![case("a", "one", Stop), case("b", "two", Stop), case("c", "three", Pass)];
    assert_eq!(diff(&set("1.5.0", more.clone())).added, ["c"]);
    assert!(diff(&set("1.5.0", more.clone())).is_versioned);
    more[0].expect = Pass;
    let relabelled = diff(&set("1.9.0", more));
    assert_eq!((relabelled.relabelled, relabelled.least_version.as_str()), (vec!["a".to_owned()], "2.0.0"));
    assert!(!relabelled.is_versioned);
    assert_eq!(diff(&set("2.0.0", vec![case("a", "one", Stop)])).removed, ["b"]);
}

#[test]
fn the_built_in_suite_is_what_it_says() {
    let builtin = Dataset::builtin().unwrap();
    let cases: Vec<Case> = builtin.cases().unwrap().map(Result::unwrap).collect();
    assert!(cases.len() >= 300);
    for case in &cases {
        let twin = cases.iter().find(|other| Some(&other.id) == case.twin.as_ref()).unwrap();
        assert_ne!(twin.expect, case.expect, "{}", case.id);
        assert_eq!(
            (&twin.category, twin.stage, &twin.evaluators),
            (&case.category, case.stage, &case.evaluators)
        );
        assert_ne!(twin.text, case.text, "{}", case.id);
    }
    let evaluators = [
        "protect_flash",
        "prompt_injection",
        "pii",
        "output_safety",
        "content_safety",
        "toxicity",
        "action_safety",
    ];
    for evaluator in evaluators {
        let count = cases.iter().filter(|case| case.evaluators.iter().any(|name| name == evaluator)).count();
        assert!(count >= 18, "{evaluator}: {count}");
    }
}
