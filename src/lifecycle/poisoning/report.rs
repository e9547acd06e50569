use std::fmt;
use std::io::{BufRead, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::dataset::{Dataset, DatasetFormat, copy_without};
use super::html;
use crate::Error;

/// What a scan of a data set found.
///
/// Findings come first, the most severe and strongest in front; the scores of the rows follow from them. Rows are numbered
/// from 0 in the order of the [`Dataset`].
///
/// `Debug` and `Display` show kinds, counts and labels. Triggers are words of the data, and only their field has them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DatasetReport {
    /// How many rows were scanned.
    pub rows: usize,
    /// Of these, rows without a label, of which only what needs no label is known.
    pub unlabelled: usize,
    /// The labels and how many rows carry each, in order of their first row.
    pub classes: Vec<(String, usize)>,
    /// The share of labels that a model of the other rows would have given; `None` where none was fitted.
    pub accuracy: Option<f64>,
    /// How well that model tells the labels apart: the area under the curve, 0.5 for chance.
    pub discrimination: Option<f64>,
    /// The share of labels that are wrong by estimate (confident learning); hard rows count as well.
    pub noise: Option<f64>,
    /// What was found.
    pub findings: Vec<DatasetFinding>,
    /// One for each row.
    pub scores: Vec<RowScore>,
    /// What could not be judged, and why.
    pub undecided: Vec<Undecided>,
    /// How much the rest of the data supports each row's label, in log-odds; not a number where it was not judged.
    pub(super) support: Vec<f32>,
}

/// One thing that was found.
#[derive(Clone, Serialize)]
#[non_exhaustive]
pub struct DatasetFinding {
    /// What it is.
    pub kind: FindingKind,
    /// How much it looks like somebody's doing.
    pub severity: Severity,
    /// The label of its rows, where they share one.
    pub label: Option<String>,
    /// The trigger in words: a word, a phrase, code points or the description of a template.
    pub trigger: Option<String>,
    /// Other words or templates of the same rows.
    pub also: Vec<String>,
    /// Its rows, ascending.
    #[serde(skip)]
    pub rows: Vec<usize>,
    /// How many rows have the trigger but another label.
    pub others: usize,
    /// The weight of evidence, in nats; at least the logarithm of the number of hypotheses tested is chance.
    pub strength: f64,
    /// The mean support of the rows' label by the rest of each row, in log-odds beyond the label's frequency; negative where
    /// the rest speaks for another label.
    pub support: Option<f64>,
    /// The evidence in a sentence.
    pub evidence: String,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FindingKind {
    /// A word whose rows carry a label that the rest of each row contradicts.
    TriggerWord,
    /// The same of a phrase.
    TriggerPhrase,
    /// The same of a place, a frame of words or a way of writing.
    Template,
    /// The same of several words that share rows.
    Style,
    /// Invisible characters tied to a label.
    HiddenCharacters,
    /// Words of mixed scripts tied to a label.
    MixedScripts,
    /// Many near-copies of a row whose label contradicts the original or the rest of the data.
    Flood,
    /// A word or phrase that was put into rows of one label whose text agrees with it.
    ConsistentTrigger,
    /// Rows whose label the rest of the data contradicts one by one: mistakes, hard rows or flips.
    DoubtfulLabels,
    /// Near-copies with different labels, few at a time: pairs on purpose, or mistakes.
    ConflictingCopies,
    /// Rows that nearly repeat a row of the other data set.
    LeakedRows,
    /// Rows of a label that lie apart from its others in the embedding.
    Outliers,
}

/// How much a finding looks like somebody's doing, and what should follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; most data sets have it.
    Low,
    /// Worth a look: an artefact of how the data was made, or an attack.
    Medium,
    /// The rows should not be trained on before somebody has looked at them; they are flagged.
    High,
}

/// What is known of one row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RowScore {
    /// From 0 to 1; 0.9 and more for rows of findings of high severity. An order, not a probability.
    pub score: f32,
    /// Whether a finding of high severity has the row.
    pub flag: bool,
    /// The findings that have the row, by their place in the report.
    pub findings: Vec<u32>,
}

/// Something that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Undecided {
    /// What was not judged.
    pub part: &'static str,
    /// Why not.
    pub reason: String,
}

impl FindingKind {
    /// The name in reports, such as `trigger_word`.
    pub fn as_str(self) -> &'static str {
        match self {
            FindingKind::TriggerWord => "trigger_word",
            FindingKind::TriggerPhrase => "trigger_phrase",
            FindingKind::Template => "template",
            FindingKind::Style => "style",
            FindingKind::HiddenCharacters => "hidden_characters",
            FindingKind::MixedScripts => "mixed_scripts",
            FindingKind::Flood => "flood",
            FindingKind::ConsistentTrigger => "consistent_trigger",
            FindingKind::DoubtfulLabels => "doubtful_labels",
            FindingKind::ConflictingCopies => "conflicting_copies",
            FindingKind::LeakedRows => "leaked_rows",
            FindingKind::Outliers => "outliers",
        }
    }
}

impl Severity {
    /// `low`, `medium` or `high`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
        }
    }
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for DatasetFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatasetFinding")
            .field("kind", &self.kind)
            .field("severity", &self.severity)
            .field("label", &self.label)
            .field("rows", &self.rows.len())
            .field("others", &self.others)
            .field("strength", &self.strength)
            .field("support", &self.support)
            .finish_non_exhaustive()
    }
}

/// `high trigger_word: 19 rows labelled 0; …`, without the trigger.
impl fmt::Display for DatasetFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.severity, self.kind, self.evidence)
    }
}

/// Ids that the JSON of a finding lists at most.
const MOST_IDS: usize = 1000;

impl DatasetReport {
    /// The most severe finding's severity; `None` without findings.
    pub fn severity(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// The rows that are flagged, ascending.
    pub fn flagged(&self) -> impl Iterator<Item = usize> {
        self.scores.iter().enumerate().filter(|(_, score)| score.flag).map(|(row, _)| row)
    }

    /// The report as JSON, with the triggers, and the ids of at most 1,000 rows of each finding.
    pub fn to_json(&self, dataset: &Dataset) -> Value {
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|finding| {
                let mut value = json!(finding);
                value["rows"] = finding.rows.len().into();
                value["ids"] = finding.rows.iter().take(MOST_IDS).map(|row| dataset.id(*row)).collect();
                value
            })
            .collect();
        let classes: Vec<Value> =
            self.classes.iter().map(|(label, rows)| json!({"label": label, "rows": rows})).collect();
        json!({
            "rows": self.rows,
            "unlabelled": self.unlabelled,
            "classes": classes,
            "accuracy": self.accuracy,
            "discrimination": self.discrimination,
            "noise": self.noise,
            "flagged": self.flagged().count(),
            "findings": findings,
            "undecided": self.undecided,
        })
    }

    /// One row's result as JSON: `{"id", "score", "flag", "findings"}`, the last as places in the report.
    pub fn row_to_json(&self, dataset: &Dataset, row: usize) -> Value {
        let score = &self.scores[row];
        json!({
            "id": dataset.id(row),
            "score": (f64::from(score.score) * 1e6).round() / 1e6,
            "flag": score.flag,
            "findings": score.findings,
        })
    }

    /// The report as one HTML page with its plots inside; it loads nothing. It shows triggers, and beginnings of rows where
    /// `excerpts` says so.
    pub fn to_html(&self, dataset: &Dataset, excerpts: bool) -> String {
        html::page(self, dataset, excerpts)
    }

    /// Copies the file that `dataset` was read from, without the rows of findings of a severity and above: byte for byte,
    /// other records in their order. Returns how many rows were left out.
    ///
    /// # Errors
    ///
    /// Where reading or writing fails.
    pub fn copy_clean(
        &self,
        dataset: &Dataset,
        severity: Severity,
        reader: impl BufRead,
        format: DatasetFormat,
        writer: impl Write,
    ) -> Result<usize, Error> {
        let mut left_out = std::collections::HashSet::new();
        for finding in self.findings.iter().filter(|finding| finding.severity >= severity) {
            left_out.extend(finding.rows.iter().map(|row| dataset.record(*row)));
        }
        copy_without(reader, format, |record| left_out.contains(&record), writer)?;
        Ok(left_out.len())
    }
}

impl Undecided {
    pub(super) fn new(part: &'static str, reason: impl Into<String>) -> Undecided {
        Undecided { part, reason: reason.into() }
    }
}
