use serde::Serialize;

use crate::{Error, Report, Score, Verdict};

/// How much of a decision a client is told: the less, the more queries a copy of the model costs.
///
/// Rounded scores make a line search as dear as one without scores; a verdict alone takes away the gradient (Tramèr et
/// al., "Stealing machine learning models via prediction APIs", USENIX Security 2016, section 7).
#[derive(Clone, Copy, Debug, PartialEq, Default)]
#[non_exhaustive]
pub enum Disclosure {
    /// The score as it is.
    Exact,
    /// The score to the nearest multiple of a step.
    Rounded(Step),
    /// The verdict, and no score.
    #[default]
    VerdictOnly,
}

/// The step of rounded scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step(f32);

/// What a client is told of a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Disclosed {
    /// The verdict; redact and flag are told as allow, so that a client does not learn where the thresholds are.
    pub verdict: Verdict,
    /// The riskiest check's score, where it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
}

impl Disclosure {
    /// Scores rounded to multiples of `step`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where `step` does not lie in `0.01..=0.5`.
    pub fn rounded(step: f32) -> Result<Disclosure, Error> {
        match (0.01..=0.5).contains(&step) {
            true => Ok(Disclosure::Rounded(Step(step))),
            false => Err(Error::config(format!("scores are rounded to steps of 0.01 to 0.5, not {step}"))),
        }
    }

    /// What to tell of a report.
    pub fn of(self, report: &Report) -> Disclosed {
        let verdict = if report.is_blocked() { Verdict::Block } else { Verdict::Allow };
        let riskiest =
            report.checks.iter().filter_map(|check| check.evaluation()).map(|said| said.score).max();
        let score = match self {
            Disclosure::Exact => riskiest,
            Disclosure::Rounded(Step(step)) => {
                riskiest.map(|score| Score::saturating((score.value() / step).round() * step))
            }
            Disclosure::VerdictOnly => None,
        };
        Disclosed { verdict, score }
    }
}
