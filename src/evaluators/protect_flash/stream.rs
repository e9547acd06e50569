//! Scores a text as it arrives: each sentence once, and windows for what is encoded.

use std::collections::VecDeque;

use super::features::{self, Carried};
use super::score::{self, Sum};
use super::{FINDING_FROM, HIDDEN_LOGIT, ProtectFlash, meaning};
use crate::text::{self, View, Views};
use crate::{Coverage, Error, Evaluator, Finding, Incremental, Input, LabelScore, Origin, Progress, Score};

/// Bytes of a sentence, after which it is cut.
const SENTENCE: usize = 1 << 10;
/// Windows for encodings: how often, and how much of the text before is in them.
const STEP: usize = 256;
const BEHIND: usize = 512;
/// Bytes before a step that tell, with it, whether there is a sign of an encoding.
const OVERLAP: usize = 64;
/// Bytes without white space that are folded although the word goes on.
const WORD: usize = 256;
/// Bytes of the folded text before a sentence that decide how it begins.
const MARK: usize = 4;
/// Bytes that are dropped together.
const DROPPED: usize = 1 << 13;

/// The score of a text that arrives in pieces.
#[derive(Debug)]
pub(super) struct Reader {
    flash: ProtectFlash,
    origin: Origin,
    /// The end of the text, from `base` on.
    raw: String,
    base: usize,
    /// Up to where it was folded, in bytes of the whole.
    folded_to: usize,
    /// The end of the folded text, from a little before the sentence that goes on at `sentence`.
    folded: String,
    sentence: usize,
    /// The pieces that were folded: where each begins in `folded`, and in the whole.
    pieces: VecDeque<(usize, usize, View)>,
    carried: Carried,
    sum: Sum<'static>,
    /// Where the run of sentences with a positive sum begins, in bytes of the whole.
    run: Option<usize>,
    encoded: Encoded,
    is_hiding: bool,
    coverage: Coverage,
    best: Score,
    labels: Vec<LabelScore>,
    /// Where the last finding ends.
    reported: usize,
}

/// What the windows showed.
#[derive(Debug)]
struct Encoded {
    /// The next window ends here, in bytes of the whole.
    next: usize,
    /// The window before showed a sign of an encoding.
    had_sign: bool,
    best: f32,
}

impl Reader {
    pub(super) fn new(flash: ProtectFlash, origin: Origin) -> Reader {
        Reader {
            sum: Sum::new(flash.table),
            flash,
            origin,
            raw: String::new(),
            base: 0,
            folded_to: 0,
            folded: String::new(),
            sentence: 0,
            pieces: VecDeque::new(),
            carried: Carried::default(),
            run: None,
            encoded: Encoded { next: STEP, had_sign: false, best: f32::NEG_INFINITY },
            is_hiding: false,
            coverage: Coverage::Full,
            best: Score::NONE,
            labels: Vec::new(),
            reported: 0,
        }
    }

    fn end(&self) -> usize {
        self.base + self.raw.len()
    }

    /// The text from byte `from` to byte `to` of the whole, on char boundaries before them.
    fn slice(&self, from: usize, to: usize) -> (usize, &str) {
        let floor = |at: usize| {
            let at = at.saturating_sub(self.base).min(self.raw.len());
            (0..=at).rev().find(|at| self.raw.is_char_boundary(*at)).unwrap_or(0)
        };
        (self.base + floor(from), &self.raw[floor(from)..floor(to)])
    }

    /// Folds as far as words are complete.
    fn fold(&mut self, is_last: bool) {
        let (at, rest) = self.slice(self.folded_to, self.end());
        let word = rest.rfind(|c: char| c.is_ascii_whitespace()).map_or(0, |space| space + 1);
        let end = match rest.len() - word {
            _ if is_last => rest.len(),
            WORD.. => rest.len(),
            _ => word,
        };
        if end == 0 {
            return;
        }
        let (view, hidden) = View::folded(&rest[..end]);
        self.is_hiding |= !hidden.is_empty();
        self.folded_to = at + end;
        let begin = self.folded.len();
        self.folded.push_str(view.text());
        self.pieces.push_back((begin, at, view));
    }

    /// The byte of the whole behind byte `at` of the folded text.
    fn original(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|(begin, ..)| *begin <= at);
        match after.checked_sub(1).map(|piece| &self.pieces[piece]) {
            Some((begin, start, view)) if at - begin < view.text().len() => {
                start + view.original_range(at - begin..at - begin).start
            }
            _ => self.folded_to,
        }
    }

    /// Scores the sentences that are complete.
    fn score(&mut self, is_last: bool) {
        let untrusted = self.origin.is_untrusted();
        let (text, from) = (&self.folded, self.sentence);
        if is_last {
            features::extract_rest(text, from, untrusted, &self.carried, &mut self.sum);
            return;
        }
        self.sum.begun = None;
        self.sentence =
            features::extract_on(text, from, untrusted, &mut self.carried, SENTENCE, &mut self.sum);
        self.run = match self.sum.running > 0.0 {
            true => self.sum.begun.map(|begun| self.original(begun)).or(self.run),
            false => None,
        };
        let keep = self.sentence.saturating_sub(MARK);
        let keep = (0..=keep).rev().find(|at| self.folded.is_char_boundary(*at)).unwrap_or(0);
        if keep > DROPPED.max(self.folded.len() / 2) {
            self.folded.drain(..keep);
            self.sentence -= keep;
            while self.pieces.get(1).is_some_and(|(begin, ..)| *begin <= keep) {
                self.pieces.pop_front();
            }
            for (begin, ..) in &mut self.pieces {
                *begin = begin.wrapping_sub(keep);
            }
        }
    }

    /// Looks into the windows that are complete for what is encoded.
    fn decode(&mut self, is_last: bool) {
        loop {
            let at = match self.encoded.next {
                next if next <= self.end() => next,
                next if is_last && self.end() + STEP > next => self.end(),
                _ => return,
            };
            let has_sign = !text::is_plain(self.slice(at.saturating_sub(STEP + OVERLAP), at).1);
            if has_sign || self.encoded.had_sign {
                let views = Views::new(self.slice(at.saturating_sub(STEP + BEHIND), at).1);
                let untrusted = self.origin.is_untrusted();
                let logits =
                    views.iter().skip(1).map(|view| score::logit(self.flash.table, view.text(), untrusted));
                self.encoded.best = logits.fold(self.encoded.best, f32::max);
                if views.is_truncated() {
                    self.coverage = Coverage::Undecoded;
                }
            }
            self.encoded.had_sign = has_sign;
            self.encoded.next += STEP;
            if is_last && at == self.end() {
                return;
            }
        }
    }

    /// The findings near the end of the text, once it scores `score`.
    fn explain(&mut self, score: Score) -> Result<Vec<Finding>, Error> {
        let from = self.run.unwrap_or(self.reported).max(self.end().saturating_sub(SENTENCE + BEHIND));
        let (base, window) = self.slice(from.min(self.end().saturating_sub(STEP + OVERLAP)), self.end());
        let said = Evaluator::evaluate(&self.flash, Input::new(self.origin, window))?;
        let mut findings: Vec<Finding> = said
            .findings
            .into_iter()
            .map(|mut finding| {
                finding.start += base;
                finding.end += base;
                finding
            })
            .filter(|finding| finding.start >= self.reported)
            .collect();
        let mut labels = said.labels;
        if findings.is_empty() {
            let (label, _) = meaning(Default::default(), self.origin);
            let start = self.run.unwrap_or(base).max(self.reported).min(self.end());
            findings.push(Finding::new(label, start..self.end(), score).with_reason("flash.stream"));
            labels = vec![LabelScore::new(label, score)];
        }
        // What is riskiest is so as part of all that was read.
        if let Some(first) = labels.first_mut() {
            first.score = score;
        }
        let riskiest = labels.first().map(|first| first.label.clone());
        if let Some(finding) = findings.iter_mut().find(|finding| Some(&finding.label) == riskiest.as_ref()) {
            finding.score = score;
        }
        for known in labels {
            match self.labels.iter_mut().find(|other| other.label == known.label) {
                Some(other) => other.score = other.score.max(known.score),
                None => self.labels.push(known),
            }
        }
        self.labels.sort_by_key(|known| std::cmp::Reverse(known.score));
        self.reported = findings.last().map_or(self.reported, |finding| finding.end);
        Ok(findings)
    }

    /// Before this byte nothing makes the text riskier.
    fn settled(&self, is_last: bool) -> usize {
        if is_last {
            return self.end();
        }
        let open = self.run.unwrap_or_else(|| self.original(self.sentence)).min(self.folded_to);
        let unseen = (self.encoded.next - STEP).saturating_sub(OVERLAP);
        match text::is_plain(self.slice(unseen, self.end()).1) {
            true => open,
            false => open.min(unseen),
        }
    }

    fn forget(&mut self, settled: usize) {
        let needed = settled.min(self.folded_to).min(self.encoded.next);
        let keep = needed.saturating_sub(2 * (STEP + BEHIND) + SENTENCE);
        if keep.saturating_sub(self.base) > DROPPED.max(self.raw.len() / 2) {
            let (at, _) = self.slice(keep, keep);
            self.raw.drain(..at - self.base);
            self.base = at;
        }
    }
}

impl Incremental for Reader {
    fn read(&mut self, piece: &str, is_last: bool) -> Result<Progress, Error> {
        self.raw.push_str(piece);
        self.fold(is_last);
        self.score(is_last);
        self.decode(is_last);
        let hidden = if self.is_hiding { HIDDEN_LOGIT } else { 0.0 };
        let score = self.flash.table.calibrated(self.sum.best.max(self.encoded.best) + hidden);
        let mut findings = Vec::new();
        if score > self.best && score.value() >= FINDING_FROM {
            findings = self.explain(score)?;
        }
        self.best = self.best.max(score);
        let settled = self.settled(is_last);
        self.forget(settled);
        let mut progress = Progress::until(settled).with_findings(findings).with_score(self.best);
        progress.labels.clone_from(&self.labels);
        progress.coverage = self.coverage;
        Ok(progress)
    }

    fn yields(&self) -> bool {
        true
    }
}
