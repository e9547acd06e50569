//! Patterns whose rows carry one label while the rest of each row argues against it.

use super::evidence::{Evidence, Work};
use super::features::FEWEST;

/// The largest share of all rows.
const LARGEST: f64 = 0.25;
/// The smallest share of a pattern's rows that carry its label.
const PURE: f64 = 0.8;
/// Rows of a pattern that are weighed; of a more frequent one a fixed sample.
const WEIGHED: usize = 1000;
/// Bits that count up to `WEIGHED`.
const COUNT_BITS: u32 = 10;
/// A feature that so many of a pattern's rows share belongs to it, whatever it is.
const BELONGS: f64 = 0.6;
/// A feature belongs to the pattern as well when this share of the rows has it, and it is so many times more frequent there than
/// in any class elsewhere.
const FEW: f64 = 0.1;
const LIFT: f64 = 5.0;

/// What was found out about a pattern.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The features that a row has to have, all of them.
    pub(super) features: Vec<u32>,
    pub(super) label: u32,
    /// Its rows that carry the label.
    pub(super) rows: Vec<u32>,
    /// How many of its rows carry another label.
    pub(super) others: usize,
    /// The weight of evidence against the label in the rest of these rows, in nats.
    pub(super) strength: f64,
    /// The mean support of the label by the rest of these rows, in log-odds.
    pub(super) support: f64,
}

/// Weighs one pattern after another.
#[derive(Debug)]
pub(super) struct Weigher<'e, 'a> {
    evidence: &'e Evidence<'a>,
    /// Rows that belong to no pattern, as they are explained already.
    ignored: &'e [bool],
    /// Rows of each label.
    totals: Vec<usize>,
    /// For each feature of the model, how many of its rows carry each label.
    by_label: Vec<u32>,
    /// How many rows of a pattern have a feature, behind the number of that pattern: what was counted for an earlier one is
    /// told by its smaller number and needs no clearing.
    counts: Vec<u32>,
    /// The number of the pattern.
    pattern: u32,
    /// Features of the pattern that may be frequent enough to belong to it.
    frequent: Vec<u32>,
    work: Work,
}

impl<'e, 'a> Weigher<'e, 'a> {
    pub(super) fn new(evidence: &'e Evidence<'a>, ignored: &'e [bool]) -> Weigher<'e, 'a> {
        let mut totals = vec![0; evidence.classes];
        evidence.labels.iter().for_each(|label| totals[*label as usize] += 1);
        let width = evidence.features.of_model;
        // Counted once: asked of every feature of every pattern, it would cost the square of the rows.
        let mut by_label = vec![0; width * evidence.classes];
        for (row, label) in evidence.labels.iter().enumerate() {
            for feature in evidence.features.model_row(row) {
                by_label[*feature as usize * evidence.classes + *label as usize] += 1;
            }
        }
        Weigher {
            evidence,
            ignored,
            totals,
            by_label,
            counts: vec![0; width],
            pattern: 0,
            frequent: Vec::new(),
            work: Work::new(width),
        }
    }

    /// The label that most of the rows carry, these rows, and how many carry another one; `None` where the pattern cannot
    /// matter.
    pub(super) fn label(&self, holders: &[u32]) -> Option<(u32, Vec<u32>, usize)> {
        let labels = self.evidence.labels;
        let most = (labels.len() as f64 * LARGEST) as usize;
        if holders.len() < FEWEST || holders.len() > most {
            return None;
        }
        let mut counts = vec![0usize; self.totals.len()];
        let counted = || holders.iter().copied().filter(|row| !self.ignored[*row as usize]);
        counted().for_each(|row| counts[labels[row as usize] as usize] += 1);
        let all: usize = counts.iter().sum();
        let label = (0..counts.len()).max_by_key(|label| counts[*label])?;
        if (counts[label] as f64) < PURE * all as f64 || counts[label] < FEWEST {
            return None;
        }
        let others = all - counts[label];
        let label = label as u32;
        Some((label, counted().filter(|row| labels[*row as usize] == label).collect(), others))
    }

    /// Weighs what the rest of each row says once everything that belongs to the pattern is removed.
    pub(super) fn weigh(&mut self, features: &[u32], label: u32, rows: Vec<u32>, others: usize) -> Pattern {
        let step = rows.len().div_ceil(WEIGHED).max(1);
        let sample: Vec<u32> = rows.iter().copied().step_by(step).collect();
        self.remove(&sample);
        let (mut strength, mut support) = (0.0, 0.0);
        for row in &sample {
            let own = self.evidence.support_without(*row as usize, &mut self.work);
            support += own;
            strength += self.evidence.weight(label, own);
        }
        self.work.clear();
        Pattern {
            features: features.to_vec(),
            label,
            others,
            strength: strength * step as f64,
            support: support / sample.len().max(1) as f64,
            rows,
        }
    }

    /// What the rest of some of the rows says, in the mean.
    pub(super) fn glance(&mut self, rows: &[u32], count: usize) -> f64 {
        // Evenly chosen from the whole list.
        let sample: Vec<u32> = (0..count).map(|at| rows[at * rows.len() / count]).collect();
        self.remove(&sample);
        let sum: f64 =
            sample.iter().map(|row| self.evidence.support_without(*row as usize, &mut self.work)).sum();
        self.work.clear();
        sum / count as f64
    }

    /// Weighs what the whole of each row says: for a model that has seen none of these rows.
    pub(super) fn verify(&self, pattern: &Pattern) -> Pattern {
        let step = pattern.rows.len().div_ceil(WEIGHED).max(1);
        let (mut strength, mut support, mut weighed) = (0.0, 0.0, 0.0);
        for row in pattern.rows.iter().step_by(step) {
            let own = f64::from(self.evidence.support[*row as usize]);
            support += own;
            strength += self.evidence.weight(pattern.label, own);
            weighed += 1.0;
        }
        Pattern { strength: strength * step as f64, support: support / weighed, ..pattern.clone() }
    }

    /// Marks what belongs to the pattern of these rows, `WEIGHED` at most.
    fn remove(&mut self, rows: &[u32]) {
        self.pattern += 1;
        if self.pattern == 1 << (u32::BITS - COUNT_BITS) {
            self.counts.fill(0);
            self.pattern = 1;
        }
        let none = self.pattern << COUNT_BITS;
        let size = rows.len() as f64;
        let few = (FEW * size).max(3.0);
        let least = none + few.min(BELONGS * size).ceil() as u32;
        self.frequent.clear();
        let features = self.evidence.features;
        for row in rows {
            for feature in features.model_row(*row as usize) {
                let count = &mut self.counts[*feature as usize];
                *count = none.max(*count) + 1;
                if *count == least {
                    self.frequent.push(*feature);
                }
            }
        }
        for feature in &self.frequent {
            let count = f64::from(self.counts[*feature as usize] - none);
            if count >= BELONGS * size || count >= few && self.is_peculiar(*feature, count, size) {
                self.work.remove(*feature);
            }
        }
    }

    /// Whether a feature is much more frequent in the pattern's rows than in the rest of any class.
    fn is_peculiar(&self, feature: u32, count: f64, size: f64) -> bool {
        let classes = self.evidence.classes;
        let counts = &self.by_label[feature as usize * classes..(feature as usize + 1) * classes];
        counts.iter().zip(&self.totals).all(|(in_class, total)| {
            let elsewhere = (f64::from(*in_class) - count).max(0.0) / (*total as f64).max(1.0);
            count / size >= LIFT * elsewhere
        })
    }
}
