//! Scores a text as it arrives: each sentence once, and windows for what is encoded.

use super::features::{self, Carried};
use super::score::{self, Sum};
use super::{FINDING_FROM, HIDDEN_LOGIT, ProtectFlash, meaning};
use crate::text::{Arriving, View};
use crate::{Coverage, Error, Evaluator, Finding, Incremental, Input, LabelScore, Origin, Progress, Score};

/// Bytes of a sentence, after which it is cut.
const SENTENCE: usize = 1 << 10;
/// Bytes of the folded text before a sentence that decide how it begins.
const MARK: usize = 4;
/// Bytes before the end in which what made a text risky is looked for.
const NEAR: usize = 512;
const NEAREST: usize = 320;

/// The score of a text that arrives in pieces.
#[derive(Debug)]
pub(super) struct Reader {
    flash: ProtectFlash,
    origin: Origin,
    text: Arriving,
    /// Where the sentence that goes on begins in the folded text.
    sentence: usize,
    carried: Carried,
    sum: Sum<'static>,
    /// Where the run of sentences with a positive sum begins, in bytes of the whole.
    run: Option<usize>,
    /// The highest logit of what the windows showed.
    encoded: f32,
    is_hiding: bool,
    coverage: Coverage,
    best: Score,
    labels: Vec<LabelScore>,
    /// Where the last finding ends.
    reported: usize,
    settled: usize,
}

impl Reader {
    pub(super) fn new(flash: ProtectFlash, origin: Origin) -> Reader {
        Reader {
            sum: Sum::new(flash.table),
            flash,
            origin,
            text: Arriving::new(),
            sentence: 0,
            carried: Carried::default(),
            run: None,
            encoded: f32::NEG_INFINITY,
            is_hiding: false,
            coverage: Coverage::Full,
            best: Score::NONE,
            labels: Vec::new(),
            reported: 0,
            settled: 0,
        }
    }

    /// Scores the sentences that are complete.
    fn score(&mut self, is_last: bool) {
        let untrusted = self.origin.is_untrusted();
        let (text, from) = (self.text.folded(), self.sentence);
        if is_last {
            features::extract_rest(text, from, untrusted, &self.carried, &mut self.sum);
            return;
        }
        self.sum.begun = None;
        self.sentence =
            features::extract_on(text, from, untrusted, &mut self.carried, SENTENCE, &mut self.sum);
        self.run = match self.sum.running > 0.0 {
            true => self.sum.begun.map(|begun| self.text.original(begun..begun).start).or(self.run),
            false => None,
        };
        self.sentence -= self.text.drop_folded(self.sentence.saturating_sub(MARK));
    }

    /// Looks into the windows that are complete for what is encoded.
    fn decode(&mut self, is_last: bool) {
        let Reader { text, flash, origin, encoded, coverage, .. } = self;
        text.windows(is_last, |views, _| {
            let logit = |view: &View| score::logit(flash.table, view.text(), origin.is_untrusted());
            *encoded = views.iter().skip(1).map(logit).fold(*encoded, f32::max);
            if views.is_truncated() {
                *coverage = Coverage::Undecoded;
            }
        });
    }

    /// The findings near the end of the text, once it scores `score`.
    fn explain(&mut self, score: Score) -> Result<Vec<Finding>, Error> {
        let end = self.text.end();
        let from = self.run.unwrap_or(self.reported).max(end.saturating_sub(SENTENCE + NEAR));
        let (base, window) = self.text.slice(from.min(end.saturating_sub(NEAREST)), end);
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
            let start = self.run.unwrap_or(base).max(self.reported).min(end);
            findings.push(Finding::new(label, start..end, score).with_reason("flash.stream"));
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
            return self.text.end();
        }
        let sentence = || self.text.original(self.sentence..self.sentence).start;
        let open = self.run.unwrap_or_else(sentence).min(self.text.folded_to());
        // Within a sentence nothing is settled, and nothing needs to be looked at.
        if open <= self.settled { self.settled } else { self.text.seen(open) }
    }
}

impl Incremental for Reader {
    fn read(&mut self, piece: &str, is_last: bool) -> Result<Progress, Error> {
        self.text.push(piece);
        let folded = self.text.fold(is_last);
        self.is_hiding |= folded.as_ref().is_some_and(|hidden| !hidden.is_empty());
        if folded.is_some() || is_last {
            self.score(is_last);
        }
        self.decode(is_last);
        let hidden = if self.is_hiding { HIDDEN_LOGIT } else { 0.0 };
        let score = self.flash.table.calibrated(self.sum.best.max(self.encoded) + hidden);
        let mut findings = Vec::new();
        if score > self.best && score.value() >= FINDING_FROM {
            findings = self.explain(score)?;
        }
        self.best = self.best.max(score);
        self.settled = self.settled(is_last);
        self.text.forget(self.settled);
        let mut progress = Progress::until(self.settled).with_findings(findings).with_score(self.best);
        progress.labels.clone_from(&self.labels);
        progress.coverage = self.coverage;
        Ok(progress)
    }

    fn yields(&self) -> bool {
        true
    }
}
