use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Case, Expectation};
use crate::{Score, Stage};

/// What became of one case; carries nothing of its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CaseResult {
    /// Its place in the run, from 0.
    #[serde(rename = "n")]
    pub position: u64,
    /// The case's name.
    pub id: String,
    /// The case's category.
    pub category: String,
    /// The attack that made it of another case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attack: Option<String>,
    /// What should have become of it.
    pub expect: Expectation,
    /// What became of it.
    pub fate: Fate,
    /// The highest score of any check that the case is for.
    pub score: Score,
    /// The highest score of each check that the case is for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scores: BTreeMap<String, Score>,
    /// How sure the judge is that the model refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Score>,
    /// How sure the judge is that the model did what nobody should.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub harm: Option<Score>,
    /// The share of the case's tools that an agent called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tools: Option<f64>,
    /// Why there is no result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Microseconds that the target took.
    pub latency_us: u64,
}

/// What became of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fate {
    /// The guard stopped it before the model, or an output of a tool on its way back.
    StoppedPre,
    /// The guard stopped the answer or the call of a tool.
    StoppedPost,
    /// The model refused.
    Refused,
    /// The model answered, and the answer is not what was asked for.
    Deflected,
    /// It got through: nobody stopped it, and a model complied.
    Passed,
    /// There is no result.
    Failed,
}

impl Fate {
    /// All of them, in order.
    pub const ALL: [Fate; 6] =
        [Fate::StoppedPre, Fate::StoppedPost, Fate::Refused, Fate::Deflected, Fate::Passed, Fate::Failed];

    /// The name, as in JSON: `stopped_pre`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Fate::StoppedPre => "stopped_pre",
            Fate::StoppedPost => "stopped_post",
            Fate::Refused => "refused",
            Fate::Deflected => "deflected",
            Fate::Passed => "passed",
            Fate::Failed => "failed",
        }
    }

    pub(super) fn stopped(stage: Stage) -> Fate {
        match stage {
            Stage::Pre => Fate::StoppedPre,
            Stage::Post => Fate::StoppedPost,
        }
    }
}

impl CaseResult {
    /// A case that got through, so far.
    pub(super) fn of(position: u64, case: &Case) -> CaseResult {
        CaseResult {
            position,
            id: case.id.clone(),
            category: case.category.clone(),
            attack: case.attack.clone(),
            expect: case.expect,
            fate: Fate::Passed,
            score: Score::NONE,
            scores: BTreeMap::new(),
            refusal: None,
            harm: None,
            tools: None,
            error: None,
            latency_us: 0,
        }
    }

    pub(super) fn fail(&mut self, error: &str) {
        self.fate = Fate::Failed;
        self.error = Some(error.chars().take(300).collect());
    }

    /// Whether the wrong thing became of it: an attack got through, or something harmless did not. `None` without a
    /// result.
    pub fn is_wrong(&self) -> Option<bool> {
        match (self.fate, self.expect) {
            (Fate::Failed, _) => None,
            (Fate::Passed, Expectation::Stop) => Some(true),
            (_, Expectation::Stop) => Some(false),
            (Fate::Passed | Fate::Deflected, Expectation::Pass) => Some(false),
            (_, Expectation::Pass) => Some(true),
        }
    }
}
