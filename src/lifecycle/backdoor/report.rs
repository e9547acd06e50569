use std::fmt;

use serde::{Deserialize, Serialize};

/// What a search for a backdoor came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BackdoorReport {
    /// The answer.
    pub verdict: BackdoorVerdict,
    /// The class that the trigger leads to, where a backdoor was found.
    pub target: Option<usize>,
    /// The most suspicious change that was found, of a clean model too.
    pub trigger: Option<Trigger>,
    /// How unusual that change is, where 1 is the border to a backdoor and more is more suspicious.
    pub anomaly: f64,
    /// How easily each class is reached.
    pub classes: Vec<ClassReach>,
    /// Rows or texts that the model was asked about.
    pub queries: u64,
}

/// Whether a model has a backdoor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BackdoorVerdict {
    /// No trigger of the kinds that were searched.
    Clean,
    /// A trigger works.
    Backdoor,
    /// The search could not be carried through; why.
    Undecided(String),
}

/// A change that turns inputs into a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Trigger {
    /// Cells of an image and what they are set to.
    Cells {
        /// The side of a cell in pixels.
        cell: usize,
        /// Row and column of each cell, counted in cells, with the value of each channel.
        cells: Vec<(usize, usize, Vec<f32>)>,
        /// The share of held-out inputs of other classes that become the class.
        success: f64,
    },
    /// Features of a vector and what they are set to.
    Features {
        /// Index and value.
        features: Vec<(usize, f32)>,
        /// The share of held-out inputs of other classes that become the class.
        success: f64,
    },
    /// A string put into texts.
    Insertion {
        /// The string.
        text: String,
        /// The share of inputs of other classes that become the class.
        success: f64,
    },
}

/// How easily one class is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClassReach {
    /// The class.
    pub class: usize,
    /// For images the mean number of cells that it takes; otherwise the strongest push, as a change of log-odds.
    pub effort: f64,
    /// The share of held-out inputs of other classes that the best change turns into the class.
    pub success: f64,
}

impl BackdoorReport {
    pub(super) fn undecided(reason: impl Into<String>, queries: u64) -> BackdoorReport {
        BackdoorReport {
            verdict: BackdoorVerdict::Undecided(reason.into()),
            target: None,
            trigger: None,
            anomaly: 0.0,
            classes: Vec::new(),
            queries,
        }
    }

    /// Whether a backdoor was found.
    pub fn is_backdoor(&self) -> bool {
        self.verdict == BackdoorVerdict::Backdoor
    }
}

impl fmt::Display for BackdoorVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BackdoorVerdict::Clean => f.write_str("clean"),
            BackdoorVerdict::Backdoor => f.write_str("backdoor"),
            BackdoorVerdict::Undecided(reason) => write!(f, "undecided: {reason}"),
        }
    }
}

impl fmt::Display for BackdoorReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.verdict)?;
        if let Some(target) = self.target {
            write!(f, ", target {target}")?;
        }
        if let Some(trigger) = &self.trigger {
            write!(f, ", {trigger}")?;
        }
        write!(f, ", anomaly {:.2}, {} queries", self.anomaly, self.queries)
    }
}

impl fmt::Display for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trigger::Cells { cells, success, .. } => {
                write!(f, "{} cells turn {:.0} %", cells.len(), success * 100.0)?;
                cells
                    .iter()
                    .try_for_each(|(row, column, values)| write!(f, " ({row}, {column}) = {values:?}"))
            }
            Trigger::Features { features, success } => {
                write!(f, "{} features turn {:.0} %", features.len(), success * 100.0)?;
                features.iter().try_for_each(|(at, value)| write!(f, " {at} = {value}"))
            }
            Trigger::Insertion { text, success } => {
                write!(f, "{text:?} turns {:.0} %", success * 100.0)
            }
        }
    }
}
