use crate::guard::check::{self, Check};
use crate::{
    Error, ErrorKind, Evaluation, Finding, Incremental, Input, LabelScore, Progress, Streaming, Window,
};

/// How a check reads its text.
pub(super) enum Reader {
    /// It reads along.
    Incremental(Box<dyn Incremental>),
    /// Its windows are evaluated.
    Windows(Windows),
    /// It is asked at the end.
    Whole,
    /// It has failed; the text passes it by.
    Failed,
}

impl Reader {
    /// The reader of `check`. One that escalates needs a score before it can decide, and one that would redact needs
    /// to hold what it redacts, so these wait for the end unless they hold by themselves. What else waits may be asked in
    /// windows.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Unavailable`] where the check's breaker is open. Only what reads along asks it here: windows and whole
    /// texts are evaluated as anywhere else, and their evaluations ask it by themselves.
    pub(super) fn new(check: &Check, input: Input<'_>) -> Result<Reader, Error> {
        if check.escalation.is_some() {
            return Ok(Reader::Whole);
        }
        let whole = || check.window.map_or(Reader::Whole, |window| Reader::Windows(Windows::new(window)));
        Ok(match check::contained(|| Ok(check.evaluator.streaming(input)))? {
            Streaming::Incremental(incremental) if incremental.yields() && check.policy.redacts() => whole(),
            Streaming::Incremental(incremental) => {
                check.admit()?;
                Reader::Incremental(incremental)
            }
            Streaming::Window(window) => Reader::Windows(Windows::new(window)),
            Streaming::Whole => whole(),
        })
    }

    /// Whether a breaker is told of what is read by nobody else.
    pub(super) fn is_incremental(&self) -> bool {
        matches!(self, Reader::Incremental(_))
    }

    pub(super) fn yields(&self) -> bool {
        matches!(self, Reader::Incremental(incremental) if incremental.yields())
    }

    /// Reads `text` from byte `from` on, where `text` begins at byte `base` of the whole.
    pub(super) fn read(
        &mut self,
        check: &Check,
        input: Input<'_>,
        base: usize,
        from: usize,
        is_last: bool,
    ) -> Result<Progress, Error> {
        let text = input.text();
        match self {
            Reader::Incremental(incremental) => {
                let progress = check.timed(input, || incremental.read(&text[from..], is_last))?;
                let is_sound = |finding: &Finding| {
                    let local = finding.start.checked_sub(base).zip(finding.end.checked_sub(base));
                    // What begins before the text was let out; it was checked when it was there.
                    local.is_none_or(|(start, end)| text.get(start..end).is_some())
                };
                match progress.findings.iter().chain(&progress.open).find(|finding| !is_sound(finding)) {
                    None => Ok(progress),
                    Some(finding) => Err(check::misplaced(finding)),
                }
            }
            Reader::Windows(windows) => windows.read(check, input, base, is_last),
            Reader::Whole => Ok(Progress::until(base)),
            Reader::Failed => Ok(Progress::until(base + text.len())),
        }
    }
}

fn moved(mut finding: Finding, by: usize) -> Finding {
    finding.start += by;
    finding.end += by;
    finding
}

/// Windows over a text, at places that do not depend on how it was cut.
pub(super) struct Windows {
    window: Window,
    step: usize,
    /// The next window ends here, in bytes of the whole.
    next: usize,
    /// Findings that begin before this byte are settled.
    settled: usize,
    score: crate::Score,
    labels: Vec<LabelScore>,
}

impl Windows {
    fn new(window: Window) -> Windows {
        let step = (window.before.saturating_add(window.after) / 4).max(64);
        Windows {
            window,
            step,
            next: window.after.saturating_add(step),
            settled: 0,
            score: crate::Score::NONE,
            labels: Vec::new(),
        }
    }

    /// Bytes before the settled ones that windows look back to.
    pub(super) fn behind(&self) -> usize {
        self.window.before
    }

    fn read(
        &mut self,
        check: &Check,
        input: Input<'_>,
        base: usize,
        is_last: bool,
    ) -> Result<Progress, Error> {
        let (text, end) = (input.text(), base + input.text().len());
        let mut findings = Vec::new();
        let mut coverage = crate::Coverage::Full;
        let floor = |at: usize| {
            let at = at.saturating_sub(base).min(text.len());
            (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
        };
        loop {
            // The last window takes in what is left.
            let is_rest = is_last && self.next >= end;
            if self.next > end && !is_rest {
                break;
            }
            let to = if is_rest { end } else { self.next };
            let from = floor(self.settled.saturating_sub(self.window.before));
            let window = &text[from..floor(to)];
            let evaluation = check.run(input.with_text(window))?;
            if evaluation.coverage != crate::Coverage::Full {
                coverage = evaluation.coverage;
            }
            let settled = if is_rest { end } else { to - self.window.after };
            self.take_unexplained(&evaluation);
            let found = evaluation.findings.into_iter().map(|finding| moved(finding, base + from));
            findings.extend(
                found.filter(|finding| finding.start >= self.settled && (finding.start < settled || is_rest)),
            );
            self.settled = settled;
            if is_rest {
                break;
            }
            self.next += self.step;
        }
        let settled = base + floor(self.settled);
        let mut progress = Progress::until(settled).with_score(self.score).with_findings(findings);
        progress.labels.clone_from(&self.labels);
        progress.coverage = coverage;
        Ok(progress)
    }
}

impl Windows {
    /// Takes in the scores that no finding is behind. A finding counts by itself, once it is settled.
    fn take_unexplained(&mut self, evaluation: &Evaluation) {
        let by_finding = |label: &LabelScore| {
            let same = |finding: &&Finding| finding.label == label.label;
            evaluation.findings.iter().filter(same).any(|finding| finding.score >= label.score)
        };
        for label in evaluation.labels.iter().filter(|label| !by_finding(label)) {
            raise(&mut self.labels, label.clone());
        }
        let labels = evaluation.labels.iter().map(|label| label.score);
        if labels
            .chain(evaluation.findings.iter().map(|finding| finding.score))
            .all(|known| known < evaluation.score)
        {
            self.score = self.score.max(evaluation.score);
        }
    }
}

/// Raises a label to a score; gives whether that changed anything.
pub(super) fn raise(labels: &mut Vec<LabelScore>, new: LabelScore) -> bool {
    match labels.iter_mut().find(|known| known.label == new.label) {
        Some(known) if known.score >= new.score => return false,
        Some(known) => known.score = new.score,
        None => labels.push(new),
    }
    labels.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.label.cmp(&b.label)));
    true
}

/// The error of an evaluator that needs more text at once than a stream keeps.
pub(super) fn too_long(limit: usize) -> Error {
    Error::new(ErrorKind::Input, format!("the text is longer than the {limit} bytes that a stream takes"))
}
