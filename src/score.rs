use std::fmt;

use serde::{Deserialize, Serialize};

/// A probability-like risk in `0.0..=1.0`: higher is riskier, and it is never NaN.
///
/// The meaning is the same for every evaluator: an estimate of the probability that the text violates what
/// the evaluator looks for. A score is never inverted, and never overwritten by a decision.
///
/// ```
/// use mantlet::Score;
/// assert_eq!(Score::new(0.97).unwrap().to_string(), "0.97");
/// assert!(Score::new(1.5).is_none());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f32", into = "f32")]
pub struct Score(f32);

impl Score {
    /// No risk seen: `0.0`.
    pub const NONE: Score = Score(0.0);
    /// Certain: `1.0`.
    pub const CERTAIN: Score = Score(1.0);

    /// A score, or `None` where `value` is NaN or outside `0.0..=1.0`.
    pub const fn new(value: f32) -> Option<Score> {
        if value >= 0.0 && value <= 1.0 {
            // Adding zero turns -0.0 into 0.0, so that equal scores are ordered as equal.
            Some(Score(value + 0.0))
        } else {
            None
        }
    }

    /// The nearest score: below 0 becomes 0, above 1 becomes 1, and NaN becomes 1, since what cannot be
    /// scored is not safe.
    pub const fn saturating(value: f32) -> Score {
        if value.is_nan() { Score::CERTAIN } else { Score(value.clamp(0.0, 1.0)) }
    }

    /// The number, in `0.0..=1.0`.
    pub const fn value(self) -> f32 {
        self.0
    }
}

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

impl From<Score> for f32 {
    fn from(score: Score) -> f32 {
        score.0
    }
}

impl TryFrom<f32> for Score {
    type Error = crate::Error;

    fn try_from(value: f32) -> Result<Self, Self::Error> {
        Score::new(value)
            .ok_or_else(|| crate::Error::config(format!("a score must lie in 0..=1, not {value}")))
    }
}
