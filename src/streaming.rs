use std::fmt;

use crate::{Coverage, Error, Finding, LabelScore, Score};

/// How an evaluator takes a text that arrives in pieces: what [`Evaluator::streaming`](crate::Evaluator::streaming)
/// says of it.
#[non_exhaustive]
pub enum Streaming {
    /// It needs the whole text. A guard then holds everything back until the end, up to the stream's limit, and a
    /// longer text is a failure of the check. Safe for every evaluator, and the default.
    Whole,
    /// What it says of a byte depends on nothing further away than these bounds; see [`Window`].
    Window(Window),
    /// It reads along.
    Incremental(Box<dyn Incremental>),
}

/// The context bound of an evaluator that looks at windows of a text.
///
/// The guard evaluates windows of `before + after + step` bytes, one every `step` bytes of the text, where `step` is a
/// quarter of `before + after` and at least 64: so each byte is evaluated at most five times, and windows lie at the
/// same places however the text was cut. A finding counts from the first window in which `after` bytes follow its
/// begin. So `after + step` bytes are held back.
///
/// Where the evaluator is true to its bound, findings and redactions are those of the whole text. A score without
/// findings is that of the riskiest window, which need not be the score of the whole text: a risk that only more than
/// a window of text shows is not seen, and what was let out before a window was found risky cannot be recalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub(crate) before: usize,
    pub(crate) after: usize,
}

impl Window {
    /// What is said of a byte depends on `before` bytes before it and `after` bytes behind it, and no finding is longer
    /// than `after` bytes.
    pub const fn new(before: usize, after: usize) -> Window {
        Window { before, after }
    }
}

/// An evaluation that reads a text as it arrives.
///
/// The contract: once the text is complete, the findings and the score are those that
/// [`Evaluator::evaluate`](crate::Evaluator::evaluate) gives for the whole text, however it was cut. An implementation
/// that cannot promise that documents where it differs.
pub trait Incremental: Send {
    /// Reads the next piece of the text; `is_last` says that none follows. Pieces may be empty.
    ///
    /// # Errors
    ///
    /// Whatever keeps the evaluator from an opinion. The check has failed then, and is not asked again.
    fn read(&mut self, piece: &str, is_last: bool) -> Result<Progress, Error>;

    /// How much of the text may be let out although [`Progress::settled`] holds it: for an evaluator that would hold
    /// more than the stream allows, and prefers missing a recall to holding. `None`: nothing.
    fn yields(&self) -> bool {
        false
    }
}

/// What an [`Incremental`] evaluation knows after a piece.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Progress {
    /// New findings since the last piece, in order of their start, in bytes of the whole text. None of them changes any
    /// more.
    pub findings: Vec<Finding>,
    /// A finding that is certain and goes on: the text from its start on is part of it as far as it was read. It is
    /// given again, with its end, among `findings`.
    pub open: Option<Finding>,
    /// No finding that is not given yet begins before this byte of the whole text.
    pub settled: usize,
    /// The risk of the text so far.
    pub score: Score,
    /// The risk by label so far, beyond that of the findings.
    pub labels: Vec<LabelScore>,
    /// How much of the text so far was looked at.
    pub coverage: Coverage,
}

impl Progress {
    /// Nothing new; all before `settled` is settled.
    pub fn until(settled: usize) -> Progress {
        Progress { settled, ..Progress::default() }
    }

    /// The same, with new findings; the score rises to theirs.
    #[must_use]
    pub fn with_findings(mut self, findings: Vec<Finding>) -> Progress {
        self.score = findings.iter().map(|finding| finding.score).fold(self.score, Score::max);
        self.findings = findings;
        self
    }

    /// The same, with the risk of the text so far.
    #[must_use]
    pub fn with_score(mut self, score: Score) -> Progress {
        self.score = score;
        self
    }
}

impl fmt::Debug for Streaming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Streaming::Whole => f.write_str("Whole"),
            Streaming::Window(window) => f.debug_tuple("Window").field(window).finish(),
            Streaming::Incremental(_) => f.write_str("Incremental"),
        }
    }
}
