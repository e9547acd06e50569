use std::collections::VecDeque;
use std::ops::Range;
use std::time::{Duration, Instant};

use super::reader::{Reader, raise, too_long};
use crate::guard::Run;
use crate::guard::check::{self, Check};
use crate::guard::redaction::placeholder;
use crate::{
    CheckReport, Coverage, Error, ErrorKind, Evaluation, Finding, Input, Label, LabelScore, Outcome, Policy,
    Progress, Verdict,
};

/// Text on its way: through the checks, and out.
pub(super) trait Accept {
    /// Text that stands at byte `original` of the original.
    fn text(&mut self, text: &str, original: usize);

    /// A placeholder for a range of the original.
    fn placeholder(&mut self, text: &str, original: Range<usize>);
}

/// One check, and the text that it has not let pass yet.
pub(super) struct Lane {
    reader: Reader,
    /// The text as this check sees it, from byte `base` of it on.
    text: String,
    base: usize,
    /// Up to here it was read, and let pass, in bytes of the text as this check sees it.
    read: usize,
    released: usize,
    /// What the text consists of, in order.
    parts: VecDeque<Part>,
    /// What the policy redacts of what was not let pass, in order of start.
    redact: VecDeque<(Range<usize>, String)>,
    open: Option<(Range<usize>, bool)>,
    settled: usize,
    /// Labels of which something was redacted.
    redacted: Vec<Label>,
    evaluation: Evaluation,
    /// Findings that block, in bytes of the original.
    blocking: Vec<Range<usize>>,
    verdict: Verdict,
    failure: Option<Error>,
    /// What became of a check that ran on the whole text, and whether no opinion was given.
    whole: Vec<CheckReport>,
    has_whole_failed: bool,
    is_finished: bool,
    latency: Duration,
}

/// Text or a placeholder, from byte `at` of the text as the check sees it.
#[derive(Clone, Debug)]
struct Part {
    at: usize,
    /// Where it stands in the original.
    original: usize,
    /// For a placeholder, where what it stands for ends in the original.
    until: Option<usize>,
}

impl Lane {
    pub(super) fn new(check: &Check, input: Input<'_>) -> Lane {
        let mut lane = Lane {
            reader: Reader::Failed,
            text: String::new(),
            base: 0,
            read: 0,
            released: 0,
            parts: VecDeque::new(),
            redact: VecDeque::new(),
            open: None,
            settled: 0,
            redacted: Vec::new(),
            evaluation: Evaluation::pass().judged(check.provenance.evaluator.clone(), &check.policy),
            blocking: Vec::new(),
            verdict: Verdict::Allow,
            failure: None,
            whole: Vec::new(),
            has_whole_failed: false,
            is_finished: false,
            latency: Duration::ZERO,
        };
        match Reader::new(check, input) {
            Ok(reader) => lane.reader = reader,
            // A breaker that is open does not hear of those whom it refuses: it would never close again.
            Err(error) if error.kind() == ErrorKind::Unavailable => lane.give_up(check, error),
            Err(error) => lane.fail(check, error),
        }
        lane
    }

    /// Whether the check lets nothing pass before the end.
    pub(super) fn waits(&self) -> bool {
        matches!(self.reader, Reader::Whole)
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failure.is_some() || self.has_whole_failed
    }

    pub(super) fn verdict(&self) -> Verdict {
        self.verdict
    }

    pub(super) fn is_completed(&self) -> bool {
        self.is_finished && !self.has_failed()
    }

    /// Bytes that were read, may still pass, and have not.
    pub(super) fn held(&self) -> usize {
        let end = self.end();
        let mut swallowed = self
            .open
            .as_ref()
            .filter(|(_, is_redacted)| *is_redacted)
            .map_or(0, |(open, _)| end.saturating_sub(open.start.max(self.released)));
        let mut from = self.released;
        for (range, _) in &self.redact {
            swallowed += range.end.saturating_sub(range.start.max(from));
            from = from.max(range.end);
        }
        (end - self.released).saturating_sub(swallowed)
    }

    fn end(&self) -> usize {
        self.base + self.text.len()
    }

    /// Reads what came, and judges it.
    pub(super) fn advance(&mut self, check: &Check, input: Input<'_>, is_last: bool, limit: usize) {
        if self.is_finished {
            return;
        }
        if self.waits() && is_last && self.text.len() <= limit {
            self.evaluate_whole(check, input);
            return;
        }
        let started = Instant::now();
        let read = if self.waits() && self.text.len() > limit {
            Err(too_long(limit))
        } else {
            let from = self.read - self.base;
            check::contained(|| {
                self.reader.read(check, input.with_text(&self.text), self.base, from, is_last)
            })
        };
        self.latency += started.elapsed();
        self.read = self.end();
        match read {
            Ok(progress) => self.judge(check, progress),
            Err(error) if self.reader.is_incremental() => self.fail(check, error),
            Err(error) => self.give_up(check, error),
        }
        if is_last {
            self.is_finished = true;
            if self.reader.is_incremental() {
                check.note(true);
            }
        }
    }

    /// Runs the check, and what it escalates to, on all of the text.
    fn evaluate_whole(&mut self, check: &Check, input: Input<'_>) {
        let mut run = Run::new(input.with_text(&self.text));
        run.advance(check, None);
        let Run { redaction, verdict, checks, completed, .. } = run;
        for (range, placeholder) in redaction.into_ranges() {
            self.redact.push_back((range, placeholder));
        }
        self.verdict = self.verdict.max(verdict);
        self.whole = checks;
        self.has_whole_failed = completed == 0;
        let mut whole = std::mem::take(&mut self.whole);
        for report in &mut whole {
            let (Outcome::Evaluated(evaluation) | Outcome::Escalated(evaluation)) = &mut report.outcome
            else {
                continue;
            };
            for finding in &mut evaluation.findings {
                let verdict =
                    evaluation.decision.as_ref().map_or(Verdict::Block, |decision| decision.verdict);
                let original = self.original(finding.span());
                (finding.start, finding.end) = (original.start, original.end);
                if verdict == Verdict::Block {
                    self.blocking.push(original);
                }
            }
        }
        self.whole = whole;
        (self.read, self.settled, self.is_finished) = (self.end(), usize::MAX, true);
    }

    /// The check has failed, and its breaker hears of it.
    fn fail(&mut self, check: &Check, error: Error) {
        check.note(false);
        self.give_up(check, error);
    }

    /// Nothing more is read, through no fault of the check.
    pub(super) fn give_up(&mut self, check: &Check, error: Error) {
        self.reader = Reader::Failed;
        self.settled = usize::MAX;
        self.open = None;
        self.verdict = self.verdict.max(check.error_verdict());
        self.failure = Some(error);
    }

    fn judge(&mut self, check: &Check, progress: Progress) {
        let Progress { findings, open, settled, score, labels, coverage } = progress;
        self.settled = self.settled.max(settled);
        let mut has_changed = score > self.evaluation.score;
        self.evaluation.score = self.evaluation.score.max(score);
        if coverage != Coverage::Full {
            self.evaluation.coverage = coverage;
        }
        for label in labels {
            has_changed |= raise(&mut self.evaluation.labels, label);
        }
        let verdict_of = |finding: &Finding| check.policy.label_verdict(&finding.label, finding.score);
        self.open = open.map(|finding| {
            let verdict = verdict_of(&finding);
            if verdict == Verdict::Block {
                self.verdict = Verdict::Block;
                self.blocking.push(self.original(finding.span()));
            }
            (finding.span(), verdict == Verdict::Redact)
        });
        for finding in findings {
            has_changed |=
                raise(&mut self.evaluation.labels, LabelScore::new(finding.label.clone(), finding.score));
            let verdict = verdict_of(&finding);
            let original = self.original(finding.span());
            if verdict >= Verdict::Redact {
                if !self.redacted.contains(&finding.label) {
                    self.redacted.push(finding.label.clone());
                }
                self.redact.push_back((finding.span(), placeholder(finding.label.as_str())));
            }
            if verdict == Verdict::Block {
                self.blocking.push(original.clone());
            }
            self.evaluation.findings.push(Finding { start: original.start, end: original.end, ..finding });
        }
        if has_changed {
            self.decide(check);
        }
    }

    /// Judges what is known so far. A redaction with nothing to replace becomes a block.
    fn decide(&mut self, check: &Check) {
        let evaluation = std::mem::take(&mut self.evaluation);
        self.evaluation = evaluation.judged(check.provenance.evaluator.clone(), &check.policy);
        let is_complete = is_complete(&self.evaluation, &check.policy, &self.redacted);
        let Some(decision) = &mut self.evaluation.decision else { return };
        if decision.verdict == Verdict::Redact && !is_complete {
            decision.verdict = Verdict::Block;
        }
        self.verdict = self.verdict.max(decision.verdict);
    }

    /// Lets pass what is settled. Where the check would hold more than `allowed` bytes and yields, it lets more pass.
    pub(super) fn release(&mut self, allowed: usize, next: &mut impl Accept) {
        let mut to = self.settled.min(self.read);
        if let Some((open, is_redacted)) = &self.open {
            to = if *is_redacted { to.min(open.start) } else { self.read };
        }
        if self.reader.yields() {
            to = to.max(self.past(self.end().saturating_sub(allowed))).min(self.read);
        }
        while to > self.released && !self.text.is_char_boundary(to - self.base) {
            to -= 1;
        }
        while self.released < to {
            let Some((range, label)) = self.next_redaction() else {
                self.pass(to, next);
                break;
            };
            if self.released < range.start {
                self.pass(to.min(range.start), next);
                continue;
            }
            if range.end > to {
                break;
            }
            self.replace(range, &label, next);
        }
        // A range without length at the end.
        while self.released == to && self.redact.front().is_some_and(|(range, _)| range.end <= to) {
            if let Some((range, label)) = self.next_redaction() {
                self.replace(range, &label, next);
            }
        }
        self.forget();
    }

    /// The first byte from `at` on that cuts neither a character nor a placeholder.
    fn past(&self, mut at: usize) -> usize {
        if let Some((_, part, end)) = self.part(at)
            && part.until.is_some()
            && part.at < at
        {
            return end;
        }
        while at < self.end() && !self.text.is_char_boundary(at.saturating_sub(self.base)) {
            at += 1;
        }
        at
    }

    /// The next range to replace as a whole, with its placeholder: overlapping ones become one, named by the one that starts
    /// first, the longest of these.
    fn next_redaction(&self) -> Option<(Range<usize>, String)> {
        let (first, label) = self.redact.front()?;
        let (mut whole, mut label) = (self.whole(first.clone()), label);
        let mut longest = whole.clone();
        for (range, name) in self.redact.iter().skip(1) {
            let other = self.whole(range.clone());
            if other.start >= whole.end && other != whole {
                break;
            }
            if other.start == longest.start && other.end > longest.end {
                (longest, label) = (other.clone(), name);
            }
            whole.end = whole.end.max(other.end);
        }
        Some((whole, label.clone()))
    }

    /// The range with the placeholders that it touches.
    fn whole(&self, range: Range<usize>) -> Range<usize> {
        let start = self.part(range.start).filter(|(_, part, _)| part.until.is_some() && !range.is_empty());
        let end = self
            .part(range.end.saturating_sub(1))
            .filter(|(_, part, _)| part.until.is_some() && !range.is_empty());
        start.map_or(range.start, |(_, part, _)| part.at.min(range.start))
            ..end.map_or(range.end, |(_, _, to)| to.max(range.end))
    }

    /// The part that byte `at` is in, with its number and its end.
    fn part(&self, at: usize) -> Option<(usize, &Part, usize)> {
        let after = self.parts.partition_point(|part| part.at <= at);
        let number = after.checked_sub(1)?;
        let end = self.parts.get(after).map_or(self.end(), |next| next.at);
        Some((number, &self.parts[number], end))
    }

    /// The range of the original behind a range of the text as the check sees it.
    fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.part(range.start).map_or(range.start, |(_, part, _)| match part.until {
            Some(_) => part.original,
            None => part.original + (range.start - part.at),
        });
        if range.is_empty() {
            return start..start;
        }
        let end = self.part(range.end - 1).map_or(range.end, |(_, part, _)| match part.until {
            Some(until) => until,
            None => part.original + (range.end - part.at),
        });
        start..end
    }

    /// Replaces a whole range, and drops what it takes in.
    fn replace(&mut self, range: Range<usize>, placeholder: &str, next: &mut impl Accept) {
        let original = self.original(range.clone());
        // A placeholder that stands for exactly the same is not replaced.
        let known = self.part(range.start).filter(|(_, part, end)| {
            part.until == Some(original.end) && part.original == original.start && *end == range.end
        });
        let known = known.map(|(_, part, end)| part.at.saturating_sub(self.base)..end - self.base);
        match known.and_then(|known| self.text.get(known)) {
            Some(known) => next.placeholder(known, original),
            None => next.placeholder(placeholder, original),
        }
        self.released = self.released.max(range.end);
        let whole = |range: &Range<usize>, lane: &Lane| lane.whole(range.clone());
        while let Some((front, _)) = self.redact.front() {
            let front = whole(front, self);
            if front.end > range.end || (front.start >= range.end && front != range) {
                break;
            }
            self.redact.pop_front();
        }
    }

    /// Lets the text up to `to` pass, without cutting a placeholder.
    fn pass(&mut self, to: usize, next: &mut impl Accept) {
        while self.released < to {
            let Some((_, part, end)) = self.part(self.released) else { return };
            let stop = end.min(to);
            let text = &self.text[self.released - self.base..stop.max(self.released) - self.base];
            match part.until {
                None => next.text(text, part.original + (self.released - part.at)),
                Some(until) if end <= to => next.placeholder(text, part.original..until),
                // The rest of it is not settled; a placeholder passes as one.
                Some(_) => return,
            }
            self.released = stop;
        }
    }

    /// Drops what is not needed any more.
    fn forget(&mut self) {
        let behind = match &self.reader {
            Reader::Windows(windows) => windows.behind(),
            _ => 0,
        };
        let mut keep = self.released.min(self.read).saturating_sub(behind);
        let droppable = keep.saturating_sub(self.base);
        if droppable == 0 || droppable < (self.text.len() / 2).max(behind) {
            return;
        }
        while !self.text.is_char_boundary(keep - self.base) {
            keep -= 1;
        }
        self.text.drain(..keep - self.base);
        self.base = keep;
        while self.parts.get(1).is_some_and(|next| next.at <= keep) {
            self.parts.pop_front();
        }
    }

    /// What became of the check, once it will not read on, and what blocked.
    pub(super) fn report(self, check: &Check) -> (Vec<CheckReport>, Vec<Range<usize>>) {
        if !self.whole.is_empty() {
            return (self.whole, self.blocking);
        }
        let mut evaluation = self.evaluation;
        let outcome = match self.failure {
            Some(error) => Outcome::Failed { kind: error.kind(), message: error.to_string() },
            None if !self.is_finished && matches!(self.reader, Reader::Whole) => Outcome::Skipped,
            None => {
                if !self.is_finished {
                    evaluation.coverage = Coverage::Partial { bytes: self.read };
                }
                Outcome::Evaluated(evaluation)
            }
        };
        (vec![check.report(self.verdict, outcome, self.latency, None)], self.blocking)
    }
}

/// Whether of every label that is to be redacted something was found; where the score has no label, anything.
fn is_complete(evaluation: &Evaluation, policy: &Policy, redacted: &[Label]) -> bool {
    let mut asked = evaluation
        .labels
        .iter()
        .filter(|known| policy.label_verdict(&known.label, known.score) == Verdict::Redact)
        .peekable();
    match asked.peek() {
        Some(_) => asked.all(|known| redacted.contains(&known.label)),
        None => !redacted.is_empty(),
    }
}

impl Accept for Lane {
    fn text(&mut self, text: &str, original: usize) {
        if text.is_empty() {
            return;
        }
        let at = self.end();
        let goes_on = self
            .parts
            .back()
            .is_some_and(|last| last.until.is_none() && last.original + (at - last.at) == original);
        if !goes_on {
            self.parts.push_back(Part { at, original, until: None });
        }
        self.text.push_str(text);
    }

    fn placeholder(&mut self, text: &str, original: Range<usize>) {
        let at = self.end();
        self.parts.push_back(Part { at, original: original.start, until: Some(original.end) });
        self.text.push_str(text);
    }
}
