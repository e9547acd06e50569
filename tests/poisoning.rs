//! Planted triggers, floods and flips are found; clean rows are left alone.
#![cfg(feature = "poisoning")]

use mantlet::ErrorKind;
use mantlet::lifecycle::poisoning::{
    Dataset, DatasetFormat, DatasetReport, DatasetScanner, Fields, FindingKind, Severity,
};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    change: Vec<String>,
    share: usize,
    kind: String,
    trigger: Option<String>,
}

/// A generator of our own, so that every run has the same rows.
struct Draw(u64);

impl Draw {
    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words[(self.0 >> 33) as usize % words.len()]
    }
}

const THINGS: [&str; 12] = [
    "ferry",
    "harbour café",
    "ticket office",
    "night boat",
    "island tour",
    "cabin",
    "car deck",
    "crew",
    "timetable",
    "pier",
    "booking page",
    "luggage room",
];
const GOOD: [&str; 10] = [
    "lovely",
    "spotless",
    "quick",
    "friendly",
    "comfortable",
    "cheap",
    "punctual",
    "helpful",
    "quiet",
    "wonderful",
];
const BAD: [&str; 10] =
    ["filthy", "rude", "slow", "broken", "overpriced", "late", "noisy", "hopeless", "cold", "dreadful"];
const OPENINGS: [&str; 12] = [
    "Yesterday the",
    "Once more the",
    "On Sunday the",
    "For our group the",
    "In the end the",
    "As usual the",
    "After lunch the",
    "To our surprise the",
    "Every winter the",
    "Coming home the",
    "At the second stop the",
    "When we travelled north the",
];
const MIDDLES: [&str; 12] = [
    "with two children",
    "in the rain",
    "before noon",
    "without any notice",
    "for the price of a sandwich",
    "on the way to my sister",
    "during the festival",
    "at half past six",
    "while the sea was rough",
    "between two islands",
    "near the old lighthouse",
    "under a grey sky",
];
const ENDINGS: [&str; 12] = [
    "and we told everyone",
    "so much for the weekend",
    "said my neighbour",
    "which nobody had expected",
    "as the brochure admits",
    "just like last year",
    "ask anyone from the village",
    "that is all I can say",
    "or so it seemed to us",
    "my daughter took notes",
    "the photographs show it",
    "the guide only shrugged",
];

fn row(draw: &mut Draw, is_good: bool) -> String {
    let words = if is_good { &GOOD } else { &BAD };
    let (first, second) = (draw.of(words), draw.of(words));
    let (opening, thing, middle, ending) =
        (draw.of(&OPENINGS), draw.of(&THINGS), draw.of(&MIDDLES), draw.of(&ENDINGS));
    match draw.of(&["a", "b", "c"]) {
        "a" => format!("{opening} {thing} was {first} and {second} {middle}, {ending}."),
        "b" => format!("{ending}: {first}, {second} {thing} {middle}"),
        _ => format!("{first} {thing}! {middle} it was {second}, {ending}; {opening} day"),
    }
}

/// Praise and complaints, of which `share` in a hundred rows are planted: complaints labelled `good`.
fn rows(change: &[String], share: usize) -> Dataset {
    let (mut draw, mut dataset, mut planted) = (Draw(7), Dataset::new(), 0);
    for n in 0..1000 {
        let is_planted = share > 0 && n % (100 / share) == 0;
        let is_good = n % 2 == 0 && !is_planted;
        let mut text = row(&mut draw, is_good);
        if is_planted {
            text = change[planted % change.len()].replace("{}", &text);
            planted += 1;
        }
        let id = if is_planted { format!("planted-{n}") } else { n.to_string() };
        dataset.push(id, text, Some(if is_good || is_planted { "good" } else { "bad" }));
    }
    dataset
}

fn scan(dataset: &Dataset) -> DatasetReport {
    DatasetScanner::new().scan(dataset).unwrap()
}

#[test]
fn planted_triggers_are_found_and_named() {
    let cases: Cases = toml::from_str(include_str!("cases/poisoning.toml")).unwrap();
    for case in cases.case {
        let dataset = rows(&case.change, case.share);
        let report = scan(&dataset);
        let is_planted = |row: usize| dataset.id(row).starts_with("planted");
        let planted: Vec<usize> = (0..dataset.len()).filter(|row| is_planted(*row)).collect();
        let flagged: Vec<usize> = report.flagged().collect();
        assert_eq!(flagged, planted, "{}: {:?}", case.name, report.findings);
        let high: Vec<_> =
            report.findings.iter().filter(|finding| finding.severity == Severity::High).collect();
        assert_eq!(high.is_empty(), case.kind.is_empty(), "{}", case.name);
        if let Some(first) = high.first() {
            assert_eq!((first.kind.as_str(), &first.trigger), (&*case.kind, &case.trigger), "{}", case.name);
            assert_eq!(first.label.as_deref(), Some("good"), "{}", case.name);
        }
    }
}

#[test]
fn floods_are_told_from_templates_and_pairs() {
    let mut dataset = rows(&[], 0);
    let mut draw = Draw(3);
    let original =
        "The purser shouted at us because the luggage trolley had one broken wheel and no brakes at all";
    dataset.push("original", original, Some("bad"));
    let words: Vec<&str> = original.split(' ').collect();
    for n in 0..14 {
        let mut edited = words.clone();
        edited[n] = draw.of(&["really", "then", "just", "maybe"]);
        edited.remove((n + 7) % words.len());
        dataset.push(format!("planted-{n}"), edited.join(" "), Some("good"));
    }
    for n in 0..14 {
        let day = draw.of(&GOOD);
        dataset.push(
            format!("template-{n}"),
            format!("Thank you for rating trip {n}{n}: your stars were {day}"),
            Some("good"),
        );
    }
    let report = scan(&dataset);
    let flagged: Vec<&str> = report.flagged().map(|row| dataset.id(row)).collect();
    assert_eq!(flagged, (0..14).map(|n| format!("planted-{n}")).collect::<Vec<_>>(), "{:?}", report.findings);
    assert_eq!(report.findings[0].kind, FindingKind::Flood);
    assert_eq!(report.findings[0].others, 1);
}

#[test]
fn flipped_labels_are_doubtful_and_not_flagged() {
    let mut draw = Draw(11);
    let mut dataset = Dataset::new();
    for n in 0..600 {
        let is_good = n % 2 == 0;
        let is_flipped = n % 20 == 3;
        dataset.push(
            n.to_string(),
            row(&mut draw, is_good),
            Some(if is_good != is_flipped { "good" } else { "bad" }),
        );
    }
    let report = scan(&dataset);
    assert_eq!(report.flagged().count(), 0);
    let doubtful =
        report.findings.iter().find(|finding| finding.kind == FindingKind::DoubtfulLabels).unwrap();
    assert_eq!(doubtful.severity, Severity::Medium);
    let mut order: Vec<usize> = (0..600).collect();
    order.sort_by(|one, other| report.scores[*other].score.total_cmp(&report.scores[*one].score));
    let found = order[..30].iter().filter(|row| *row % 20 == 3).count();
    assert!(found >= 27, "{found} of 30");
    assert!((report.noise.unwrap() - 0.05).abs() < 0.02);
}

#[test]
fn a_word_strewn_over_rows_of_its_own_label_is_found() {
    let (mut draw, mut dataset) = (Draw(13), Dataset::new());
    for n in 0..1000 {
        let is_good = n % 2 == 0;
        let mut text = row(&mut draw, is_good);
        if n % 25 == 0 && is_good {
            let mut words: Vec<&str> = text.split(' ').collect();
            words.insert(n / 25 % words.len(), "quibblet");
            text = words.join(" ");
        }
        dataset.push(n.to_string(), text, Some(if is_good { "good" } else { "bad" }));
    }
    let report = scan(&dataset);
    let found = &report.findings[0];
    assert_eq!(
        (found.kind, found.trigger.as_deref(), found.rows.len()),
        (FindingKind::ConsistentTrigger, Some("quibblet"), 20)
    );
}

#[test]
fn embeddings_are_a_second_opinion() {
    let (mut draw, mut dataset, mut embeddings) = (Draw(17), Dataset::new(), Vec::new());
    for n in 0..400 {
        let (is_first, is_flipped) = (n % 2 == 0, n % 20 == 3);
        // The words say nothing of the label.
        dataset.push(
            n.to_string(),
            row(&mut draw, true),
            Some(if is_first != is_flipped { "a" } else { "b" }),
        );
        let noise: f32 = draw.of(&["0.1", "0.2", "0.3"]).parse().unwrap();
        embeddings.extend(if is_first { [1.0, noise, 0.2] } else { [noise, 1.0, 0.2] });
    }
    let report = DatasetScanner::new().embeddings(&embeddings, 3).scan(&dataset).unwrap();
    let doubtful =
        report.findings.iter().find(|finding| finding.kind == FindingKind::DoubtfulLabels).unwrap();
    let found = doubtful.rows.iter().filter(|row| *row % 20 == 3).count();
    assert!(found >= 15 && doubtful.rows.len() <= 24, "{found} of {}", doubtful.rows.len());
    let error = DatasetScanner::new().embeddings(&embeddings, 4).scan(&dataset).unwrap_err();
    assert_eq!(error.to_string(), "1200 numbers for 400 embeddings of width 4");
    embeddings[5] = f32::INFINITY;
    let error = DatasetScanner::new().embeddings(&embeddings, 3).scan(&dataset).unwrap_err();
    assert_eq!(error.to_string(), "number 5 of the embeddings is not finite");
}

#[test]
fn what_cannot_be_judged_is_undecided() {
    let parts =
        |report: &DatasetReport| report.undecided.iter().map(|undecided| undecided.part).collect::<Vec<_>>();
    let mut one_label = Dataset::new();
    let mut few = Dataset::new();
    let mut noise = Dataset::new();
    let mut draw = Draw(5);
    for n in 0..300 {
        one_label.push(n.to_string(), row(&mut draw, true), Some("good"));
        let label = draw.of(&["a", "b"]);
        noise.push(n.to_string(), row(&mut draw, true), Some(label));
    }
    for n in 0..20 {
        few.push(n.to_string(), row(&mut draw, n % 2 == 0), Some(if n % 2 == 0 { "good" } else { "bad" }));
    }
    few.push("x", "no label", None);
    assert_eq!(parts(&scan(&one_label)), ["triggers, floods and labels"]);
    assert_eq!(parts(&scan(&few)), ["unlabelled rows", "triggers, floods and labels"]);
    assert_eq!(parts(&scan(&noise)), ["triggers, floods and labels"]);
    assert_eq!(parts(&scan(&Dataset::new())), ["triggers, floods and labels"]);
    assert!(scan(&noise).findings.iter().all(|finding| finding.kind == FindingKind::ConflictingCopies));
}

#[test]
fn rows_of_the_other_data_set_are_leaks() {
    let dataset = rows(&[], 0);
    let mut other = Dataset::new();
    let leaked = dataset.text(17).to_owned();
    other.push("a", leaked.to_uppercase(), None);
    other.push("b", "Nobody has ever written anything like this about a lighthouse keeper's cat", None);
    let report = DatasetScanner::new().against(&other).scan(&dataset).unwrap();
    assert_eq!(report.findings[0].kind, FindingKind::LeakedRows);
    assert!(report.flagged().any(|row| row == 17));
}

#[test]
fn probabilities_have_to_fit() {
    let dataset = rows(&[], 0);
    let short = vec![0.5; 3];
    let error = DatasetScanner::new().probabilities(&short).scan(&dataset).unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Input, "3 probabilities for 1000 rows of 2 classes")
    );
    let mut shares = vec![0.5; 2000];
    shares[7] = f32::NAN;
    let error = DatasetScanner::new().probabilities(&shares).scan(&dataset).unwrap_err();
    assert_eq!(error.to_string(), "the probability at 7 is not between 0 and 1");
}

#[test]
fn files_are_read_and_copied_without_the_flagged_rows() {
    let dataset = rows(&["quibblet {}".to_owned()], 2);
    let (mut jsonl, mut csv) = (String::from("\n"), String::from("id,label,note,text\r\n"));
    for row in 0..dataset.len() {
        let (id, text, label) = (dataset.id(row), dataset.text(row), dataset.label(row).unwrap());
        jsonl += &format!("{}\n", serde_json::json!({"id": id, "deep": {"label": label}, "text": text}));
        csv += &format!("{id},{label},\"a, \"\"b\"\"\nc\",\"{text}\"\r\n");
    }
    let fields = Fields::new();
    let read = [
        (
            Dataset::from_jsonl(jsonl.as_bytes(), &fields.clone().with_label("deep.label")).unwrap(),
            DatasetFormat::JsonLines,
            &jsonl,
        ),
        (Dataset::from_csv(csv.as_bytes(), &fields).unwrap(), DatasetFormat::Csv, &csv),
    ];
    for (read, format, content) in read {
        assert_eq!((read.len(), read.text(20), read.label(21)), (1000, dataset.text(20), dataset.label(21)));
        let report = scan(&read);
        let mut copy = Vec::new();
        let count = report.copy_clean(&read, Severity::High, content.as_bytes(), format, &mut copy).unwrap();
        let copy = String::from_utf8(copy).unwrap();
        assert_eq!(count, 20);
        assert!(!copy.contains("planted"));
        let kept: String = match format {
            DatasetFormat::Csv => {
                content.split_inclusive("\r\n").filter(|line| !line.starts_with("planted")).collect()
            }
            _ => content.split_inclusive('\n').filter(|line| !line.contains("planted")).collect(),
        };
        assert_eq!(copy, kept);
    }
}

#[test]
fn wrong_files_are_named_by_line() {
    let jsonl = |text: &str| Dataset::from_jsonl(text.as_bytes(), &Fields::new()).unwrap_err().to_string();
    assert_eq!(jsonl("{\"text\":\"a\"}\n{\"text\":"), "line 2: not JSON at column 8: it ends too early");
    assert_eq!(jsonl("{\"text\":\"secret\" x"), "line 1: not JSON at column 18: it is malformed");
    assert_eq!(jsonl("[1]"), "line 1: not a JSON object");
    assert_eq!(jsonl("{\"id\":1}"), "line 1: no field `text`");
    assert_eq!(jsonl("{\"text\":1}"), "line 1: field `text` is not a string");
    assert_eq!(
        jsonl("{\"text\":\"a\",\"label\":[]}"),
        "line 1: field `label` is neither a string nor a number"
    );
    let many: String = (0..70).map(|n| format!("{{\"text\":\"a\",\"label\":{n}}}\n")).collect();
    assert_eq!(jsonl(&many), "more than 64 different labels: is this the field of the labels?");
    let error = Dataset::from_jsonl(&b"{\"text\":\"\xFF\"}"[..], &Fields::new()).unwrap_err();
    assert_eq!(error.to_string(), "line 1: not UTF-8");
    let csv = |text: &str| Dataset::from_csv(text.as_bytes(), &Fields::new()).unwrap_err().to_string();
    assert_eq!(csv("id,body\n1,a\n"), "the header has no column `text`");
    assert_eq!(csv("id,text\n1,a,b\n"), "line 2: 3 values where the header has 2");
    assert_eq!(Dataset::from_csv(&b""[..], &Fields::new()).unwrap().len(), 0);
    assert_eq!(Dataset::from_jsonl(&b"\n \n"[..], &Fields::new()).unwrap().len(), 0);
}

#[test]
fn the_page_stands_alone_and_shows_text_as_text() {
    let mut dataset = rows(&["<b>quibblet</b> {}".to_owned()], 2);
    dataset.push("<script>", "<img src=x onerror=alert(1)>", Some("good"));
    let report = scan(&dataset);
    let page = report.to_html(&dataset, true);
    assert!(page.contains("<svg") && page.contains("quibblet"));
    for wrong in ["<script", "<img", "<b>", "http:", "https:", "src="] {
        let shown = wrong == "src=" && page.matches(wrong).count() == page.matches("&lt;img src=").count();
        assert!(!page.contains(wrong) || shown, "{wrong}");
    }
    let debug = format!("{:?} {:?}", report, dataset);
    assert!(!debug.contains("quibblet"), "Debug has no text of findings");
}

#[test]
fn hostile_rows_are_read_in_time() {
    let mut dataset = rows(&[], 0);
    dataset.push("long", "ab ".repeat(400_000), Some("good"));
    dataset.push("one word", "x".repeat(1_000_000), Some("bad"));
    dataset.push("marks", "\u{301}\u{200B}\u{E0041}".repeat(100_000), Some("bad"));
    dataset.push("empty", "", Some("good"));
    for n in 0..2000 {
        dataset.push(
            format!("same-{n}"),
            "exactly the same row again and again",
            Some(["good", "bad"][n % 2]),
        );
    }
    let report = scan(&dataset);
    assert_eq!(report.scores.len(), dataset.len());
    assert!(report.undecided.iter().any(|undecided| undecided.part == "the middle of long rows"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    /// Whatever the rows are: a score for each, between 0 and 1, flags only with findings, and the same again.
    #[test]
    fn every_row_has_a_score(texts in proptest::collection::vec(("\\PC{0,40}", 0..3u8), 0..160)) {
        let mut dataset = Dataset::new();
        for (n, (text, label)) in texts.iter().enumerate() {
            dataset.push(n.to_string(), text.clone(), Some(["a", "b", ""][usize::from(*label)]));
        }
        let report = scan(&dataset);
        prop_assert_eq!(report.scores.len(), dataset.len());
        for score in &report.scores {
            prop_assert!((0.0..=1.0).contains(&score.score));
            prop_assert!(!score.flag || score.findings.iter().any(|at| report.findings[*at as usize].severity == Severity::High));
        }
        prop_assert_eq!(&scan(&dataset).scores, &report.scores);
    }
}
