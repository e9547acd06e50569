//! Secrets that scanners for them are tested with, and what only looks like one.

use std::collections::BTreeMap;
use std::path::Path;

use mantlet::Pii;

use crate::{Tally, findings, rows, spans};

pub(crate) fn measure(path: &Path, show: Option<&str>) {
    let labels = ["api_key", "password", "private_key", "jwt", "url_credentials"];
    // Some scanners count the public half of credentials, names and hosts of accounts; that has a label of its own.
    let pii = Pii::builder().entities(labels).also(["account"]).build().expect("known labels");
    // One scanner counts addresses of the public Internet among secrets; they have a label of their own.
    let addresses = Pii::new().only(["ip_address"]).expect("a known label");
    let Some(rows) = rows(path) else { return };
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for row in &rows {
        let kind = row["source"]
            .as_str()
            .unwrap_or("secret")
            .split(['@', ':', ' '])
            .next()
            .unwrap_or_default()
            .to_owned();
        let text = row["text"].as_str().unwrap_or_default();
        let is_address =
            row["type"].as_str().is_some_and(|kind| kind.contains("ip-public")) && !spans(row).is_empty();
        let found = findings(if is_address { &addresses } else { &pii }, text);
        let is_approximate = row["approx_span"] == true;
        let spans = spans(row);
        let tally = tallies.entry(kind.clone()).or_default();
        // Where the row says that its span is only about right, any secret in it counts.
        let covers = |&(start, end): &(usize, usize)| {
            found.iter().any(|finding| {
                is_approximate
                    || finding.char_range(text).is_some_and(|range| range.start < end && start < range.end)
            })
        };
        let wrong = if spans.is_empty() {
            tally.negatives += 1;
            tally.silent += usize::from(found.is_empty());
            !found.is_empty()
        } else {
            tally.positives += 1;
            tally.found += usize::from(spans.iter().all(covers));
            !spans.iter().all(covers)
        };
        if wrong && show.is_some_and(|show| kind == show || show == "secrets") {
            let labels: Vec<_> =
                found.iter().map(|f| (f.label.as_str(), &text[f.span()], f.score.value())).collect();
            let wanted: Vec<String> = spans
                .iter()
                .map(|&(start, end)| text.chars().skip(start).take(end - start).collect())
                .collect();
            println!(
                "{kind} {} {} {text:?} wanted {wanted:?} -> {labels:?}",
                row["id"],
                if spans.is_empty() { "-" } else { "+" }
            );
        }
    }
    println!("{}: source; found, positives; silent, negatives", path.display());
    let mut sums = Tally::default();
    for (kind, tally) in &tallies {
        let Tally { positives, found, negatives, silent, .. } = tally;
        println!("  {kind:28} {found:4} /{positives:4}   {silent:4} /{negatives:4}");
        sums.positives += positives;
        sums.found += found;
        sums.negatives += negatives;
        sums.silent += silent;
    }
    println!(
        "recall {}/{} = {:.3}, alarms {}/{} = {:.3}",
        sums.found,
        sums.positives,
        sums.found as f64 / sums.positives.max(1) as f64,
        sums.negatives - sums.silent,
        sums.negatives,
        (sums.negatives - sums.silent) as f64 / sums.negatives.max(1) as f64,
    );
}
