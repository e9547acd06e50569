//! Accuracy of `Pii` on files of cases: recall and false alarms by type.
//!
//! `cargo bench --bench pii_cases -- --data DIR [--only PART] [--show TYPE] [--brief] [--every N]`, where DIR, or `pii` in it,
//! holds the files of the parts, each optional, as lines of JSON with `text`; with `--every` each N-th row stands for all where
//! names are looked for:
//!
//! - `structured`: `structured_cases.jsonl.gz`, with `type` and `match` or `matches`, a span or spans in code points, or null
//!   where the type must not be found. Each is asked of a `Pii` for the labels that answer to its type, and again of
//!   `Pii::new()`, which looks for everything, where any label that covers the value counts. Rows marked `weak` (a form
//!   that means nothing without context) and `conflict` are counted apart.
//! - `secrets`: `secrets_cases.jsonl.gz`, the same.
//! - `negatives`: `negatives_train.jsonl.gz` and `negatives_eval.jsonl.gz`, asked of `Pii::new()` and, an eighth of the former, of
//!   a `Pii` that looks for names.
//! - `names`: `eval.jsonl.gz`, sentences with `spans` or `spans_merged` and the types that their annotators `covered`, asked of
//!   a `Pii` that looks for names, URLs and dates.
//! - `dev`: the rows of `train.jsonl.gz` whose `split` is `dev`, the same; run only where `--only dev` asks for it. It also
//!   prints for each type the score from which findings are best counted: where that is not 0.5, the threshold in
//!   `src/evaluators/pii/names/kinds.rs` should move.

mod negatives;
#[cfg(feature = "model")]
mod prose;
mod secrets;
mod structured;

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use mantlet::{Finding, Pii, Score};
use serde_json::Value;

#[derive(Default)]
struct Tally {
    positives: usize,
    found: usize,
    typed: usize,
    negatives: usize,
    silent: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    // Run as a test, there is nothing to measure.
    let Some(data) = option("--data") else { return };
    let (show, only) = (option("--show"), option("--only"));
    let show = show.as_deref();
    let every: usize = option("--every").map_or(1, |every| every.parse().expect("a number of rows"));
    let brief = arguments.iter().any(|argument| argument == "--brief");
    let data = Path::new(&data);
    let data = if data.join("pii").is_dir() { data.join("pii") } else { data.to_owned() };
    let is_on = |part: &str| only.as_deref().is_none_or(|only| only == part);
    let pii = Pii::new();
    if is_on("structured") {
        structured::measure(&pii, &data.join("structured_cases.jsonl.gz"), show, brief);
    }
    if is_on("secrets") {
        secrets::measure(&data.join("secrets_cases.jsonl.gz"), show);
    }
    if is_on("negatives") {
        for name in ["negatives_train", "negatives_eval"] {
            negatives::measure(&pii, &data.join(format!("{name}.jsonl.gz")), 1, show);
        }
    }
    #[cfg(not(feature = "model"))]
    let _ = every;
    #[cfg(feature = "model")]
    {
        let names =
            || Pii::builder().names().also(["url", "date_time"]).build().expect("the model of the crate");
        if is_on("negatives") {
            println!("with names:");
            let names = Pii::builder().names().build().expect("the model of the crate");
            // The larger file, of which an eighth tells enough, is what rules were tuned on.
            negatives::measure(&names, &data.join("negatives_train.jsonl.gz"), 8 * every, show);
            negatives::measure(&names, &data.join("negatives_eval.jsonl.gz"), every, show);
        }
        if only.as_deref() == Some("dev") {
            prose::measure(&names(), &data.join("train.jsonl.gz"), Some("dev"), every, show);
        } else if is_on("names") {
            prose::measure(&names(), &data.join("eval.jsonl.gz"), None, every, show);
        }
    }
}

fn rows(path: &Path) -> Option<Vec<Value>> {
    let file = File::open(path).ok()?;
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    Some(
        lines.map(|line| serde_json::from_str(&line.expect("readable lines")).expect("JSON lines")).collect(),
    )
}

fn findings(pii: &Pii, text: &str) -> Vec<Finding> {
    let half = Score::new(0.5).expect("a score");
    let found = pii.evaluate(text).expect("no deadline").findings;
    found.into_iter().filter(|finding| finding.score >= half).collect()
}

/// The spans of a row, in code points and without white space around them; none for a negative.
fn spans(row: &Value) -> Vec<(usize, usize)> {
    let spans: Vec<(usize, usize)> = match (&row["matches"], &row["match"]) {
        (Value::Array(spans), _) => spans.iter().filter_map(span).collect(),
        (_, one) => span(one).into_iter().collect(),
    };
    let text: Vec<char> = row["text"].as_str().unwrap_or_default().chars().collect();
    let trimmed = spans.into_iter().map(|(start, end)| {
        let blank = |character: &&char| character.is_whitespace();
        let Some(value) = text.get(start..end) else { return (start, end) };
        let before = value.iter().take_while(blank).count();
        (start + before, end - value[before..].iter().rev().take_while(blank).count())
    });
    trimmed.collect()
}

fn span(value: &Value) -> Option<(usize, usize)> {
    Some((value.get(0)?.as_u64()? as usize, value.get(1)?.as_u64()? as usize))
}
