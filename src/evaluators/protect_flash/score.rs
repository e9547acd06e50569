//! Sums weights over segments, and says which words carried the sum.

use std::ops::Range;

use super::features::{self, Sink};
use super::lexicon::Concept;
use super::table::Table;

/// Tokens that one finding spans at most; a longer run becomes several findings.
const RUN_TOKENS: usize = 400;
/// Findings of one view at most: enough to redact by, and bounded on hostile text.
const RUNS: usize = 64;

/// The largest sum of scores over consecutive segments (Kadane's algorithm).
pub(super) fn logit(table: &Table, text: &str, untrusted: bool) -> f32 {
    let mut sink = Sum::new(table);
    features::extract(text, untrusted, &mut sink);
    sink.best
}

/// The largest sum so far, over a text that is read in pieces.
#[derive(Clone, Debug)]
pub(super) struct Sum<'t> {
    table: &'t Table,
    sum: i32,
    /// The sum of the run that goes on; not above zero where none does.
    pub(super) running: f32,
    /// The largest sum.
    pub(super) best: f32,
    /// Where the last run began, in the text that was read last.
    pub(super) begun: Option<usize>,
}

impl<'t> Sum<'t> {
    pub(super) fn new(table: &'t Table) -> Sum<'t> {
        Sum { table, sum: 0, running: 0.0, best: f32::NEG_INFINITY, begun: None }
    }
}

impl Sink for Sum<'_> {
    const BY_TOKEN: bool = false;

    #[inline]
    fn table(&self) -> Option<&Table> {
        Some(self.table)
    }

    #[inline]
    fn weighed(&mut self, sum: i32) {
        self.sum += sum;
    }

    #[inline]
    fn feature(&mut self, hash: u32) {
        self.sum += self.table.weight(hash);
    }

    #[inline]
    fn features<const N: usize>(&mut self, hashes: [u32; N]) {
        self.sum += hashes.into_iter().map(|hash| self.table.weight(hash)).sum::<i32>();
    }

    #[inline]
    fn token(&mut self, _start: usize, _end: usize, _concept: u8) {}

    fn segment(&mut self, start: usize, _end: usize) {
        let score = self.table.segment(std::mem::take(&mut self.sum));
        if self.running <= 0.0 {
            self.begun = Some(start);
        }
        self.running = self.running.max(0.0) + score;
        self.best = self.best.max(self.running);
    }
}

/// Consecutive segments that speak for an attack.
#[derive(Debug)]
pub(super) struct Run {
    /// The words that carried the sum, in bytes of the view.
    pub(super) range: Range<usize>,
    pub(super) logit: f32,
    pub(super) concepts: Concepts,
}

/// Which concepts occur, as a set of their numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Concepts(u64);

impl Concepts {
    fn add(&mut self, concept: u8) {
        self.0 |= 1 << (concept & 63);
    }

    pub(super) fn any(self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|concept| self.0 & (1 << (*concept as u8)) != 0)
    }
}

/// The runs of a view whose logit reaches `least`, with the words that carried them.
pub(super) fn runs(table: &Table, text: &str, untrusted: bool, least: f32) -> Vec<Run> {
    let mut sink =
        Explain { table, least, sum: 0, tokens: Vec::new(), segment_from: 0, running: 0.0, runs: Vec::new() };
    features::extract(text, untrusted, &mut sink);
    sink.finish_run();
    sink.runs
}

struct Token {
    range: Range<usize>,
    concept: u8,
    weight: i32,
}

struct Explain<'t> {
    table: &'t Table,
    least: f32,
    sum: i32,
    /// Tokens of the run so far and of the current segment.
    tokens: Vec<Token>,
    segment_from: usize,
    running: f32,
    runs: Vec<Run>,
}

impl Explain<'_> {
    fn finish_run(&mut self) {
        if self.running >= self.least && self.runs.len() < RUNS {
            self.runs.extend(tightened(&self.tokens[..self.segment_from], self.running));
        }
        self.tokens.drain(..self.segment_from);
        self.segment_from = 0;
        self.running = 0.0;
    }
}

impl Sink for Explain<'_> {
    #[inline]
    fn table(&self) -> Option<&Table> {
        Some(self.table)
    }

    fn weighed(&mut self, sum: i32) {
        self.sum += sum;
        if let Some(token) = self.tokens.last_mut() {
            token.weight += sum;
        }
    }

    fn feature(&mut self, hash: u32) {
        let weight = self.table.weight(hash);
        self.sum += weight;
        if let Some(token) = self.tokens.last_mut() {
            token.weight += weight;
        }
    }

    fn token(&mut self, start: usize, end: usize, concept: u8) {
        self.tokens.push(Token { range: start..end, concept, weight: 0 });
    }

    fn segment(&mut self, _start: usize, _end: usize) {
        let score = self.table.segment(std::mem::take(&mut self.sum));
        if score <= 0.0 {
            self.finish_run();
            self.tokens.clear();
            return;
        }
        self.running += score;
        self.segment_from = self.tokens.len();
        if self.segment_from >= RUN_TOKENS {
            self.finish_run();
        }
    }
}

/// The consecutive tokens with the largest sum of weights. A weight stands at the last token of its n-gram, so
/// two tokens before them belong to them.
fn tightened(tokens: &[Token], logit: f32) -> Option<Run> {
    let (mut best, mut best_at, mut running, mut from) = (i32::MIN, 0..0, 0, 0);
    for (at, token) in tokens.iter().enumerate() {
        if running <= 0 {
            (running, from) = (0, at);
        }
        running += token.weight;
        if running > best {
            (best, best_at) = (running, from..at + 1);
        }
    }
    let inside = tokens.get(best_at.start.saturating_sub(2)..best_at.end)?;
    let mut concepts = Concepts::default();
    for token in inside {
        concepts.add(token.concept);
    }
    Some(Run { range: inside.first()?.range.start..inside.last()?.range.end, logit, concepts })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Adds the features one by one.
    struct Plain<'t>(Sum<'t>);

    impl Sink for Plain<'_> {
        fn feature(&mut self, hash: u32) {
            self.0.feature(hash);
        }

        fn token(&mut self, _start: usize, _end: usize, _concept: u8) {}

        fn segment(&mut self, start: usize, end: usize) {
            self.0.segment(start, end);
        }
    }

    #[test]
    fn a_remembered_word_weighs_what_its_features_do() {
        let table = Table::embedded().unwrap();
        let words = [
            "ignore",
            "ignoring",
            "ignroe",
            "1gnore",
            "instructions",
            "instruct1ons",
            "the",
            "of",
            "a",
            "i_am",
            "don't",
            "über",
            "привет",
            "reveal",
            "a12b34",
            "supercalifragilisticexpialidocious",
            "twentyfourletterslongword",
            "prompt",
            "system",
            "previous",
            "previuos",
            "x",
            "日本語",
            "é",
            "zzz",
            "abc\u{200b}def",
        ];
        for turn in 0..2_000usize {
            let text: Vec<&str> =
                (0..12).map(|at| words[(turn * 7 + at * at * 5 + turn / 26) % words.len()]).collect();
            let text = text.join(if turn % 3 == 0 { " " } else { ", " });
            let mut plain = Plain(Sum::new(table));
            features::extract(&text, turn % 2 == 0, &mut plain);
            assert_eq!(logit(table, &text, turn % 2 == 0).to_bits(), plain.0.best.to_bits(), "{text}");
        }
    }
}
