//! The search for patterns, in rounds: candidates, then a model that has seen none of their rows, then a cover.

use super::evidence::Evidence;
use super::features::{FEWEST, Features};
use super::model::{Fit, OutOfFold};
use super::patterns::{Pattern, Weigher};

/// A candidate weighs so many nats, and its rows support their label by less than this.
const CANDIDATE: (f64, f64) = (5.0, -0.3);
/// The same of a pattern that is reported.
const REPORTED: (f64, f64) = (8.0, -0.5);
/// Rows that a pattern adds to the others weigh so many nats.
const ADDED: f64 = 4.0;
/// A pattern whose rows support their label by so much more than a candidate's is not weighed again.
const ROOM: f64 = 0.5;
/// Rows of a more frequent pattern that are looked at first, and how much more than a candidate's they have to support their
/// label for the pattern to be left at that: three standard errors of a mean of so many. Without it the cost would be all rows
/// of all patterns.
const GLANCE: usize = 8;
const GLANCE_ROOM: f64 = 1.5;
/// Rounds of learning without the rows of candidates.
const ROUNDS: usize = 3;
/// The largest share of the rows of any label that a model does without.
const WITHOUT: f64 = 0.5;

/// What the search came to.
#[derive(Debug)]
pub(super) struct Contradictions<'a> {
    /// Patterns that hold against a model that has not seen their rows; no two of them say the same.
    pub(super) patterns: Vec<Pattern>,
    /// For each of them, the patterns with nearly the same rows, itself included.
    pub(super) alike: Vec<Vec<Pattern>>,
    /// How many patterns were weighed at most.
    pub(super) tested: usize,
    /// The evidence of the last model.
    pub(super) evidence: Evidence<'a>,
}

/// Searches. `first` is the evidence of a model of all rows.
pub(super) fn search<'a>(features: &'a Features, fit: Fit<'a>, first: Evidence<'a>) -> Contradictions<'a> {
    let mut weighed = Weighed::new(features);
    let (mut found, tested) = candidates(&first, fit.without, fit.without, &mut weighed);
    found.sort_by(stronger);
    let mut evidence = first;
    for round in 1..=ROUNDS {
        if found.is_empty() {
            break;
        }
        let mut without = fit.without.to_vec();
        mark(&found, fit, &mut without);
        let model = OutOfFold::fit_from(features, Fit { without: &without, ..fit }, Some(&evidence.model));
        evidence = Evidence::new(features, model, fit.labels, fit.classes, &without);
        let weigher = Weigher::new(&evidence, fit.without);
        found =
            found.iter().map(|pattern| weigher.verify(pattern)).filter(|p| passes(p, CANDIDATE)).collect();
        if round < ROUNDS {
            found.extend(candidates(&evidence, fit.without, &without, &mut weighed).0);
        }
        found.sort_by(stronger);
    }
    found.retain(|pattern| passes(pattern, REPORTED));
    let (patterns, alike) = cover(found, &evidence);
    Contradictions { patterns, alike, tested, evidence }
}

fn passes(pattern: &Pattern, bar: (f64, f64)) -> bool {
    pattern.strength > bar.0 && pattern.support < bar.1
}

fn stronger(one: &Pattern, other: &Pattern) -> std::cmp::Ordering {
    other.strength.total_cmp(&one.strength).then_with(|| one.features.cmp(&other.features))
}

/// What is known of every feature's rows from the last time.
#[derive(Debug)]
struct Weighed {
    /// The mean support of the label by the rest of each of its rows; not a number where it was not weighed. Where it was not
    /// weighed again, it is what it can have become at worst.
    rest: Vec<f32>,
    /// The support of each row then.
    support: Vec<f32>,
}

impl Weighed {
    fn new(features: &Features) -> Weighed {
        Weighed { rest: vec![f32::NAN; features.names.len()], support: Vec::new() }
    }

    /// Whether a feature's rows cannot contradict their label: they did not by far, and what the new model says of the whole
    /// of each row is not so much less.
    fn is_settled(&mut self, feature: usize, rows: &[u32], evidence: &Evidence<'_>) -> bool {
        if self.support.is_empty() {
            return false;
        }
        let fall = |row: &u32| f64::from(evidence.support[*row as usize] - self.support[*row as usize]);
        let fall = rows.iter().map(fall).sum::<f64>() / rows.len() as f64;
        self.rest[feature] += fall.min(0.0) as f32;
        f64::from(self.rest[feature]) > CANDIDATE.1 + ROOM
    }
}

/// Every single feature that may be a pattern, weighed; and how many were. Patterns of which all rows are candidates' already
/// say nothing new.
fn candidates(
    evidence: &Evidence<'_>,
    ignored: &[bool],
    known: &[bool],
    weighed: &mut Weighed,
) -> (Vec<Pattern>, usize) {
    let mut weigher = Weigher::new(evidence, ignored);
    let (mut found, mut tested) = (Vec::new(), 0);
    for feature in 0..evidence.features.names.len() {
        let holders = evidence.features.holders.row(feature);
        let Some((label, rows, others)) = weigher.label(holders) else { continue };
        if weighed.is_settled(feature, &rows, evidence) || rows.iter().all(|row| known[*row as usize]) {
            continue;
        }
        tested += 1;
        if rows.len() >= 2 * GLANCE {
            let glanced = weigher.glance(&rows, GLANCE);
            if glanced > CANDIDATE.1 + GLANCE_ROOM {
                weighed.rest[feature] = glanced as f32;
                continue;
            }
        }
        let pattern = weigher.weigh(&[feature as u32], label, rows, others);
        weighed.rest[feature] = pattern.support as f32;
        if passes(&pattern, CANDIDATE) {
            found.push(pattern);
        }
    }
    weighed.support.clone_from(&evidence.support);
    (found, tested)
}

/// Marks the rows of the patterns, the strongest first, as far as enough rows of their label are left.
fn mark(patterns: &[Pattern], fit: Fit<'_>, without: &mut [bool]) {
    let mut left = vec![0usize; fit.classes];
    fit.labels.iter().for_each(|label| left[*label as usize] += 1);
    left.iter_mut().for_each(|left| *left = (*left as f64 * WITHOUT) as usize);
    for pattern in patterns {
        for row in &pattern.rows {
            let (is_out, left) = (&mut without[*row as usize], &mut left[pattern.label as usize]);
            if !*is_out && *left > 0 {
                *is_out = true;
                *left -= 1;
            }
        }
    }
}

/// Picks patterns so that each adds rows that contradict their label: the densest first, so that a wide pattern does not
/// bring along what only resembles it.
fn cover(mut found: Vec<Pattern>, evidence: &Evidence<'_>) -> (Vec<Pattern>, Vec<Vec<Pattern>>) {
    let density = |pattern: &Pattern| pattern.strength / (pattern.rows.len() as f64 + FEWEST as f64);
    found.sort_by(|one, other| density(other).total_cmp(&density(one)).then_with(|| stronger(one, other)));
    let mut is_covered = vec![false; evidence.labels.len()];
    let (mut picked, mut alike): (Vec<Pattern>, Vec<Vec<Pattern>>) = (Vec::new(), Vec::new());
    for pattern in found {
        let added: Vec<u32> = pattern.rows.iter().copied().filter(|row| !is_covered[*row as usize]).collect();
        let supports = || added.iter().map(|row| f64::from(evidence.support[*row as usize]));
        let weight: f64 = supports().map(|support| evidence.weight(pattern.label, support)).sum();
        let support = supports().sum::<f64>() / added.len().max(1) as f64;
        if weight > ADDED && support < REPORTED.1 {
            added.iter().for_each(|row| is_covered[*row as usize] = true);
            alike.push(vec![pattern.clone()]);
            picked.push(pattern);
        } else if let Some(same) = picked.iter().position(|other| resembles(&pattern.rows, &other.rows)) {
            alike[same].push(pattern);
        }
    }
    (picked, alike)
}

/// Whether two ascending lists of rows share nine tenths.
fn resembles(one: &[u32], other: &[u32]) -> bool {
    let shared = one.iter().filter(|row| other.binary_search(row).is_ok()).count();
    shared as f64 >= 0.9 * (one.len() + other.len() - shared) as f64
}
