use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{Label, Policy, Score, Verdict};

/// What one evaluator says about one input: a score, the labels behind it, and where in the text.
///
/// An evaluation owns everything and carries no text, so it can be logged, sent and kept.
///
/// Evaluators called alone judge their own evaluation by their default policy, so that it prints as
/// `prompt_injection 0.97 (threshold 0.60) block`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evaluation {
    /// The risk of the whole input.
    pub score: Score,
    /// The risk by label, riskiest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<LabelScore>,
    /// Where the risk lies, in order of their start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// How much of the input was looked at.
    #[serde(default)]
    pub coverage: Coverage,
    /// What a policy made of the score; `None` where nobody has asked one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

/// The risk that one label holds for the input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LabelScore {
    /// What was found.
    pub label: Label,
    /// How risky, `0..=1`.
    pub score: Score,
}

/// A labelled byte range of the original text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// What was found.
    pub label: Label,
    /// First byte, counted in the original text, on a char boundary.
    pub start: usize,
    /// One past the last byte, on a char boundary.
    pub end: usize,
    /// How sure the evaluator is, `0..=1`.
    pub score: Score,
    /// A stable code that says why, for instance `iban.mod97`.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'static, str>,
}

/// How much of an input an evaluator looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Coverage {
    /// All of it.
    #[default]
    Full,
    /// Only so many bytes of the text; the rest was not looked at.
    Partial {
        /// Bytes looked at.
        bytes: usize,
    },
    /// All of it as it stands; but decoding what is encoded in it met a limit, so that something may be hidden
    /// deeper.
    Undecoded,
}

/// What a policy made of an evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Decision {
    /// The evaluator's name.
    pub evaluator: Cow<'static, str>,
    /// The threshold that decided: the one that was reached, or the lowest one that was not. `None` where the
    /// policy has none.
    pub threshold: Option<Score>,
    /// The verdict.
    pub verdict: Verdict,
}

impl Evaluation {
    /// Nothing found: score 0.
    pub fn pass() -> Evaluation {
        Evaluation::default()
    }

    /// A score for the whole input.
    pub fn from_score(score: Score) -> Evaluation {
        Evaluation { score, ..Evaluation::default() }
    }

    /// The score of the riskiest finding, each label with its riskiest finding, findings in order of start.
    pub fn from_findings(mut findings: Vec<Finding>) -> Evaluation {
        findings.sort_by_key(|finding| (finding.start, finding.end));
        let mut labels: Vec<LabelScore> = Vec::new();
        for finding in &findings {
            match labels.iter_mut().find(|known| known.label == finding.label) {
                Some(known) => known.score = known.score.max(finding.score),
                None => labels.push(LabelScore { label: finding.label.clone(), score: finding.score }),
            }
        }
        labels.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.label.cmp(&b.label)));
        let score = labels.first().map_or(Score::NONE, |riskiest| riskiest.score);
        Evaluation { score, labels, findings, ..Evaluation::default() }
    }

    /// The same evaluation with one more label; the overall score rises to it.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<Label>, score: Score) -> Evaluation {
        self.score = self.score.max(score);
        let at = self.labels.partition_point(|known| known.score >= score);
        self.labels.insert(at, LabelScore { label: label.into(), score });
        self
    }

    /// The same evaluation with these findings, which do not change the score.
    #[must_use]
    pub fn with_findings(mut self, mut findings: Vec<Finding>) -> Evaluation {
        findings.sort_by_key(|finding| (finding.start, finding.end));
        self.findings = findings;
        self
    }

    /// The same evaluation, saying how much of the input was looked at.
    #[must_use]
    pub fn with_coverage(mut self, coverage: Coverage) -> Evaluation {
        self.coverage = coverage;
        self
    }

    /// The same evaluation, judged by `policy` in the name of `evaluator`.
    #[must_use]
    pub fn judged(mut self, evaluator: impl Into<Cow<'static, str>>, policy: &Policy) -> Evaluation {
        let (verdict, threshold) = policy.judge(&self);
        self.decision = Some(Decision { evaluator: evaluator.into(), threshold, verdict });
        self
    }

    /// The verdict, where a policy was asked.
    pub fn verdict(&self) -> Option<Verdict> {
        self.decision.as_ref().map(|decision| decision.verdict)
    }

    /// Whether a policy was asked and said block.
    pub fn is_blocked(&self) -> bool {
        self.verdict() == Some(Verdict::Block)
    }
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.decision {
            None => write!(f, "{}", self.score),
            Some(Decision { evaluator, threshold: Some(threshold), verdict }) => {
                write!(f, "{evaluator} {} (threshold {threshold}) {verdict}", self.score)
            }
            Some(Decision { evaluator, threshold: None, verdict }) => {
                write!(f, "{evaluator} {} (no threshold) {verdict}", self.score)
            }
        }
    }
}

impl LabelScore {
    /// A label with its score.
    pub fn new(label: impl Into<Label>, score: Score) -> LabelScore {
        LabelScore { label: label.into(), score }
    }
}

impl Finding {
    /// A finding over `span`, bytes of the original text on char boundaries.
    pub fn new(label: impl Into<Label>, span: Range<usize>, score: Score) -> Finding {
        let label = label.into();
        Finding { label, start: span.start, end: span.end, score, reason: Cow::Borrowed("") }
    }

    /// The same finding with a stable reason code.
    #[must_use]
    pub fn with_reason(mut self, reason: impl Into<Cow<'static, str>>) -> Finding {
        self.reason = reason.into();
        self
    }

    /// The byte range.
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The range counted in Unicode scalar values, as Python counts. `text` is the text that was evaluated.
    ///
    /// Returns `None` where the range does not lie in `text`.
    pub fn char_range(&self, text: &str) -> Option<Range<usize>> {
        let start = text.get(..self.start)?.chars().count();
        Some(start..start + text.get(self.span())?.chars().count())
    }

    /// The range counted in UTF-16 code units, as JavaScript counts. `text` is the text that was evaluated.
    ///
    /// Returns `None` where the range does not lie in `text`.
    pub fn utf16_range(&self, text: &str) -> Option<Range<usize>> {
        let start = text.get(..self.start)?.encode_utf16().count();
        Some(start..start + text.get(self.span())?.encode_utf16().count())
    }
}
