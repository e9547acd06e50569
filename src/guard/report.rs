use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{ErrorKind, Evaluation, Label, Origin, Provenance, ToolCall, Verdict};

/// On which side of the model call a check runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stage {
    /// Before the call: user input, retrieved chunks, tool outputs, memory.
    Pre,
    /// After the call: responses and tool calls.
    Post,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stage::Pre => "pre",
            Stage::Post => "post",
        })
    }
}

/// What a guard says about one text: the verdict, and every check behind it.
///
/// A report owns everything, so it crosses threads and outlives the text. Serialized and printed with
/// `Debug` it carries no text, only byte ranges; the text that may go on is behind [`Report::text`].
#[derive(Clone, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The guard's route.
    pub route: Arc<str>,
    /// The stage that ran.
    pub stage: Stage,
    /// The model that is guarded, where the guard was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<Arc<GuardedModel>>,
    /// Where the text came from.
    pub origin: Origin,
    /// The worst verdict of all checks; [`Verdict::Block`] where not one check could be completed.
    pub verdict: Verdict,
    /// Every check of the stage, in order, those that failed or were skipped included.
    pub checks: Vec<CheckReport>,
    /// Bytes of the text that was checked.
    pub bytes: usize,
    /// Time from the first check to the last.
    #[serde(rename = "latency_us", with = "micros")]
    pub latency: Duration,
    /// For a text that was checked while it arrived: what had gone out by the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub streamed: Option<Streamed>,
    /// Observers that could not take note of the decision, in their words; each one makes the verdict a block.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observer_failures: Vec<String>,
    #[serde(skip)]
    pub(super) redactions: Vec<(Range<usize>, Label)>,
    #[serde(skip)]
    pub(super) text: String,
}

/// The model behind a guard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GuardedModel {
    /// Its name.
    pub name: String,
    /// Its version: a release, or the digest of its weights.
    pub version: String,
}

/// What came out of a stream before its verdict stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Streamed {
    /// Bytes that were given out, placeholders included.
    pub emitted: usize,
    /// Bytes of findings that blocked which had been given out before they were known; 0 where nothing blocked, or
    /// where all of it was held back.
    pub exposed: usize,
}

/// What became of one check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CheckReport {
    /// The check's name: its evaluator's, unless it was given another one.
    pub name: Arc<str>,
    /// What the check contributes to the report's verdict.
    pub verdict: Verdict,
    /// The evaluation, the failure, or that it was skipped. Findings count bytes of the original text.
    pub outcome: Outcome,
    /// For a check that another one called because its own score was doubtful: that check's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalated_from: Option<Arc<str>>,
    /// Which evaluator and model, in which version.
    pub provenance: Arc<Provenance>,
    /// Time spent in the evaluator.
    #[serde(rename = "latency_us", with = "micros")]
    pub latency: Duration,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// The evaluator gave its opinion.
    Evaluated(Evaluation),
    /// The evaluator gave its opinion, and the check it escalated to decided in its place.
    Escalated(Evaluation),
    /// The evaluator returned an error, panicked or missed its deadline.
    Failed {
        /// What went wrong.
        kind: ErrorKind,
        /// In words. A panic's own message is left out, since it may quote the text.
        message: String,
    },
    /// Not evaluated, because an earlier check had reached the verdict at which the guard stops.
    Skipped,
}

impl Report {
    /// Whether the text must not go on.
    pub fn is_blocked(&self) -> bool {
        self.verdict == Verdict::Block
    }

    /// The text that may go on: with placeholders where a policy redacts, as it was otherwise, and empty
    /// where the verdict is [`Verdict::Block`], or where the report was deserialized.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What placeholders of [`Report::text`] stand for, in order: bytes of the original text, and the label of the placeholder.
    /// Findings that overlap are one. Nothing where the verdict is [`Verdict::Block`], the text was a stream, or the report
    /// was deserialized.
    pub fn redactions(&self) -> impl Iterator<Item = (Range<usize>, &Label)> {
        self.redactions.iter().map(|(range, label)| (range.clone(), label))
    }

    /// The same report with another text that may go on.
    #[cfg(feature = "vault")]
    pub(crate) fn with_text(mut self, text: String) -> Report {
        self.text = text;
        self
    }

    /// For a report on `call`, the call that may be made: with placeholders where a policy redacts. `None` where it must
    /// not be made: it is blocked, or what was redacted was no string, so that the arguments are JSON no more.
    pub fn tool_call(&self, call: &ToolCall) -> Option<ToolCall> {
        if self.is_blocked() {
            return None;
        }
        Some(call.clone().with_arguments(serde_json::from_str(&self.text).ok()?))
    }

    /// The checks that were not evaluated: failed or skipped.
    pub fn not_evaluated(&self) -> impl Iterator<Item = &CheckReport> {
        self.checks.iter().filter(|check| matches!(check.outcome, Outcome::Failed { .. } | Outcome::Skipped))
    }

    /// The checks that could not evaluate the text and let it pass all the same; see
    /// [`GuardBuilder::fail_open`](crate::GuardBuilder::fail_open).
    pub fn failed_open(&self) -> impl Iterator<Item = &CheckReport> {
        self.checks.iter().filter(|check| check.failed_open())
    }

    /// One line for every check that contributes to a verdict other than allow, worst first.
    pub fn reasons(&self) -> Vec<String> {
        let mut checks: Vec<&CheckReport> =
            self.checks.iter().filter(|check| check.verdict > Verdict::Allow).collect();
        checks.sort_by_key(|check| std::cmp::Reverse(check.verdict));
        let mut reasons: Vec<String> = checks.iter().map(ToString::to_string).collect();
        reasons.extend(self.observer_failures.iter().map(|failure| format!("not noted ({failure}): block")));
        if reasons.is_empty() && self.verdict > Verdict::Allow {
            reasons.push(format!("no check of stage {} was completed: {}", self.stage, self.verdict));
        }
        reasons
    }
}

impl CheckReport {
    /// Whether the check could not evaluate the text, and let it pass.
    pub fn failed_open(&self) -> bool {
        matches!(self.outcome, Outcome::Failed { .. }) && self.verdict < Verdict::Block
    }

    /// The evaluation, where there is one.
    pub fn evaluation(&self) -> Option<&Evaluation> {
        match &self.outcome {
            Outcome::Evaluated(evaluation) | Outcome::Escalated(evaluation) => Some(evaluation),
            Outcome::Failed { .. } | Outcome::Skipped => None,
        }
    }
}

/// `clinical-chat pre user: block`, then a line for each check.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}: {}", self.route, self.stage, self.origin, self.verdict)?;
        for check in &self.checks {
            write!(f, "\n  {check}")?;
        }
        Ok(())
    }
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Outcome::Evaluated(evaluation) => {
                let threshold = evaluation.decision.as_ref().and_then(|decision| decision.threshold);
                write!(f, "{} {}", self.name, evaluation.score)?;
                match threshold {
                    Some(threshold) => write!(f, " (threshold {threshold}) {}", self.verdict),
                    None => write!(f, " (no threshold) {}", self.verdict),
                }
            }
            Outcome::Escalated(evaluation) => write!(f, "{} {} (escalated)", self.name, evaluation.score),
            Outcome::Failed { message, .. } => {
                let open = if self.failed_open() { " open" } else { "" };
                write!(f, "{} failed{open} ({message}) {}", self.name, self.verdict)
            }
            Outcome::Skipped => write!(f, "{} skipped", self.name),
        }
    }
}

/// Never prints the text.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("route", &self.route)
            .field("stage", &self.stage)
            .field("origin", &self.origin)
            .field("verdict", &self.verdict)
            .field("checks", &self.checks)
            .field("bytes", &self.bytes)
            .field("latency", &self.latency)
            .field("streamed", &self.streamed)
            .field("observer_failures", &self.observer_failures)
            .finish_non_exhaustive()
    }
}

/// Durations as whole microseconds.
mod micros {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(duration: &Duration, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(u64::try_from(duration.as_micros()).unwrap_or(u64::MAX))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
        u64::deserialize(from).map(Duration::from_micros)
    }
}
