use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Error, Evaluation, Label, Score};

/// What to do with a text, from harmless to worst; the worst verdict wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// Let it pass.
    #[default]
    Allow,
    /// Let it pass and tell somebody.
    Flag,
    /// Let it pass without the findings.
    Redact,
    /// Do not let it pass.
    Block,
}

impl Verdict {
    /// All verdicts, in order.
    pub const ALL: [Verdict; 4] = [Verdict::Allow, Verdict::Flag, Verdict::Redact, Verdict::Block];

    /// The name, as in JSON: `block`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Allow => "allow",
            Verdict::Flag => "flag",
            Verdict::Redact => "redact",
            Verdict::Block => "block",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Turns scores into verdicts: the only place with thresholds.
///
/// A threshold is reached by a score equal to it or above. A label may have thresholds of its own; the other
/// labels, and scores without a label, use the policy's own.
///
/// ```
/// use mantlet::{Policy, Score, Verdict};
/// let policy = Policy::flag_at(0.4).and_block_at(0.7);
/// assert_eq!(policy.verdict(Score::new(0.4).unwrap()), Verdict::Flag);
/// assert_eq!(policy.verdict(Score::new(0.7).unwrap()), Verdict::Block);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    #[serde(default)]
    thresholds: Thresholds,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<Label, Thresholds>,
    #[serde(default = "block")]
    on_error: Verdict,
}

/// The scores from which on a verdict holds; `None` where it never does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, try_from = "ThresholdFields")]
pub(crate) struct Thresholds {
    #[serde(skip_serializing_if = "Option::is_none")]
    flag_at: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redact_at: Option<Score>,
    #[serde(skip_serializing_if = "Option::is_none")]
    block_at: Option<Score>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThresholdFields {
    flag_at: Option<Score>,
    redact_at: Option<Score>,
    block_at: Option<Score>,
}

fn block() -> Verdict {
    Verdict::Block
}

impl Policy {
    /// Allows every score: the evaluator is heard and reported, and decides nothing. An evaluator that fails
    /// still blocks, unless [`Policy::on_error`] says otherwise.
    pub const fn observe() -> Policy {
        Policy {
            thresholds: Thresholds { flag_at: None, redact_at: None, block_at: None },
            labels: BTreeMap::new(),
            on_error: Verdict::Block,
        }
    }

    /// Flags from `score` on.
    ///
    /// # Panics
    ///
    /// Where `score` is not in `0.0..=1.0`; for values that a user supplies, deserialize a policy instead.
    #[track_caller]
    pub fn flag_at(score: f32) -> Policy {
        Policy::observe().and_flag_at(score)
    }

    /// Redacts findings from `score` on.
    ///
    /// # Panics
    ///
    /// As [`Policy::flag_at`].
    #[track_caller]
    pub fn redact_at(score: f32) -> Policy {
        Policy::observe().and_redact_at(score)
    }

    /// Blocks from `score` on.
    ///
    /// # Panics
    ///
    /// As [`Policy::flag_at`].
    #[track_caller]
    pub fn block_at(score: f32) -> Policy {
        Policy::observe().and_block_at(score)
    }

    /// The thresholds given as data.
    #[cfg(feature = "config")]
    pub(crate) fn of(
        flag_at: Option<Score>,
        redact_at: Option<Score>,
        block_at: Option<Score>,
    ) -> Result<Policy, Error> {
        let thresholds = Thresholds { flag_at, redact_at, block_at };
        thresholds.check()?;
        Ok(Policy { thresholds, ..Policy::observe() })
    }

    /// The same policy, flagging from `score` on.
    ///
    /// # Panics
    ///
    /// As [`Policy::flag_at`], and where a milder verdict would begin above a harsher one.
    #[must_use]
    #[track_caller]
    pub fn and_flag_at(mut self, score: f32) -> Policy {
        self.thresholds.flag_at = Some(literal(score));
        self.in_order()
    }

    /// The same policy, redacting findings from `score` on.
    ///
    /// # Panics
    ///
    /// As [`Policy::and_flag_at`].
    #[must_use]
    #[track_caller]
    pub fn and_redact_at(mut self, score: f32) -> Policy {
        self.thresholds.redact_at = Some(literal(score));
        self.in_order()
    }

    /// The same policy, blocking from `score` on.
    ///
    /// # Panics
    ///
    /// As [`Policy::and_flag_at`].
    #[must_use]
    #[track_caller]
    pub fn and_block_at(mut self, score: f32) -> Policy {
        self.thresholds.block_at = Some(literal(score));
        self.in_order()
    }

    /// The same policy, with the thresholds of `other` for one label. `Policy::observe()` lets the label pass.
    #[must_use]
    pub fn for_label(mut self, label: impl Into<Label>, other: &Policy) -> Policy {
        self.labels.insert(label.into(), other.thresholds);
        self
    }

    /// The same policy, with the verdict for an evaluator that fails, panics or misses its deadline. It is
    /// [`Verdict::Block`] unless changed; [`Verdict::Redact`] blocks too, since a failed evaluator names nothing
    /// to redact. A milder one also takes the guard to name the check: see
    /// [`GuardBuilder::fail_open`](crate::GuardBuilder::fail_open).
    #[must_use]
    pub fn on_error(mut self, verdict: Verdict) -> Policy {
        self.on_error = verdict;
        self
    }

    /// The verdict for an evaluator that fails.
    pub fn error_verdict(&self) -> Verdict {
        self.on_error
    }

    /// The verdict for a score without a label.
    pub fn verdict(&self, score: Score) -> Verdict {
        self.thresholds.judge(score).0
    }

    /// The verdict for a score of a label.
    pub fn label_verdict(&self, label: &Label, score: Score) -> Verdict {
        self.labels.get(label).unwrap_or(&self.thresholds).judge(score).0
    }

    /// Whether there is a score from which on findings are redacted.
    pub(crate) fn redacts(&self) -> bool {
        let mut all = self.labels.values().chain([&self.thresholds]);
        all.any(|thresholds| thresholds.redact_at.is_some())
    }

    /// The labels with thresholds of their own.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.labels.keys()
    }

    /// The verdict for a whole evaluation and the threshold that decided.
    ///
    /// Each label is judged by its own thresholds, and the worst verdict wins. The overall score is judged too
    /// where no label explains it.
    pub(crate) fn judge(&self, evaluation: &Evaluation) -> (Verdict, Option<Score>) {
        let explained = evaluation.labels.first().map(|riskiest| riskiest.score);
        let overall = (explained.is_none_or(|score| score < evaluation.score))
            .then(|| self.thresholds.judge(evaluation.score));
        let by_label = evaluation
            .labels
            .iter()
            .map(|known| self.labels.get(&known.label).unwrap_or(&self.thresholds).judge(known.score));
        let mut worst = (Verdict::Allow, self.thresholds.lowest());
        for judged in overall.into_iter().chain(by_label) {
            if judged.0 > worst.0 {
                worst = judged;
            }
        }
        worst
    }

    #[track_caller]
    fn in_order(self) -> Policy {
        if let Err(error) = self.thresholds.check() {
            panic!("{error}");
        }
        self
    }
}

/// Blocks at 0.5, and on errors.
impl Default for Policy {
    fn default() -> Policy {
        Policy::block_at(0.5)
    }
}

impl Thresholds {
    fn steps(self) -> [(Verdict, Option<Score>); 3] {
        [(Verdict::Block, self.block_at), (Verdict::Redact, self.redact_at), (Verdict::Flag, self.flag_at)]
    }

    fn judge(self, score: Score) -> (Verdict, Option<Score>) {
        self.steps()
            .into_iter()
            .find_map(|(verdict, at)| at.filter(|at| score >= *at).map(|at| (verdict, Some(at))))
            .unwrap_or((Verdict::Allow, self.lowest()))
    }

    fn lowest(self) -> Option<Score> {
        self.steps().into_iter().rev().find_map(|(_, at)| at)
    }

    fn check(self) -> Result<(), Error> {
        let mut above: Option<(Verdict, Score)> = None;
        for (verdict, at) in self.steps() {
            let Some(at) = at else { continue };
            if let Some((harsher, limit)) = above.filter(|(_, limit)| at > *limit) {
                return Err(Error::config(format!(
                    "{verdict}_at {at} lies above {harsher}_at {limit}: a milder verdict must begin at a lower score"
                )));
            }
            above = Some((verdict, at));
        }
        Ok(())
    }
}

impl TryFrom<ThresholdFields> for Thresholds {
    type Error = Error;

    fn try_from(fields: ThresholdFields) -> Result<Self, Self::Error> {
        let ThresholdFields { flag_at, redact_at, block_at } = fields;
        let thresholds = Thresholds { flag_at, redact_at, block_at };
        thresholds.check()?;
        Ok(thresholds)
    }
}

#[track_caller]
fn literal(score: f32) -> Score {
    match Score::new(score) {
        Some(score) => score,
        None => panic!("a threshold must lie in 0..=1, not {score}"),
    }
}
