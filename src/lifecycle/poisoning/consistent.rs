//! Words and phrases that were put into rows of one label whose text agrees with it.
//!
//! Nothing contradicts such rows. What is left is how the trigger stands in its sentences: take it out, and the tokens around
//! it follow each other as they do elsewhere. Words that belong where they stand leave a gap.

use std::collections::{HashMap, HashSet};

use super::features::{Features, Kind};
use super::findings;
use super::tokens::{BEGIN, END};

/// Rows of a trigger, at least and at most (a share).
const FEWEST: usize = 8;
const LARGEST: f64 = 0.25;
/// The share of its rows that carry the label, at least.
const PURE: f64 = 0.95;

/// The least nats of the label's surplus, and of places that close without the word; and the least share of places that have
/// neighbours of their own: what is put in at random has, what belongs to a wording has the wording's.
#[derive(Clone, Copy)]
struct Bar {
    tied: f64,
    loose: f64,
    varied: f64,
}

/// A word that may be part of a trigger of several words.
const PART: Bar = Bar { tied: 8.0, loose: 0.0, varied: 0.5 };
/// A word that is told.
const TOLD: Bar = Bar { tied: 12.0, loose: 4.0, varied: 0.5 };
/// A word that was put in: no word of the clean data sets that this was developed on comes near both.
const SURE: Bar = Bar { tied: 15.0, loose: 8.0, varied: 0.8 };
/// Nats beyond the logarithm of the words compared, from which rows have a subject of their own.
const SUBJECT: f64 = 2.0;
/// Words share rows so many times more often than by chance when they are of one trigger.
const TOGETHER: f64 = 2.5;

/// Words or a phrase that were put in.
#[derive(Debug)]
pub(super) struct Inserted {
    pub(super) phrases: Vec<String>,
    pub(super) label: u32,
    /// Its rows with the label; of a trigger of three words and more, those that have two of them.
    pub(super) rows: Vec<u32>,
    pub(super) others: usize,
    /// How surprising its label is, in nats.
    pub(super) tied: f64,
    /// How surprising it is that its places close without it, in nats.
    pub(super) loose: f64,
    pub(super) is_sure: bool,
}

/// One word or phrase.
struct Candidate {
    phrase: String,
    tokens: Vec<u32>,
    label: u32,
    rows: Vec<u32>,
    others: usize,
    tied: f64,
    loose: f64,
    varied: f64,
}

impl Candidate {
    fn passes(&self, bar: Bar) -> bool {
        self.tied > bar.tied && self.loose > bar.loose && self.varied >= bar.varied
    }
}

/// Finds triggers, the surest first.
pub(super) fn find(features: &Features, labels: &[u32], classes: usize, ignored: &[bool]) -> Vec<Inserted> {
    let mut totals = vec![0usize; classes];
    labels.iter().for_each(|label| totals[*label as usize] += 1);
    let mut left = candidates(features, labels, &totals, ignored);
    // Other candidates' words say nothing of a subject: those of one trigger share their rows.
    let strewn = left.iter().filter(|candidate| candidate.varied >= SURE.varied);
    let parts: HashSet<u32> = strewn.flat_map(|candidate| candidate.tokens.iter().copied()).collect();
    left.retain(|candidate| {
        !has_subject(features, labels, totals[candidate.label as usize], candidate, &parts)
    });
    left.sort_by(|one, other| {
        other
            .loose
            .min(other.tied)
            .total_cmp(&one.loose.min(one.tied))
            .then_with(|| one.phrase.cmp(&other.phrase))
    });
    let mut found = Vec::new();
    while let Some(first) = left.iter().position(|candidate| candidate.passes(TOLD)) {
        let first = left.remove(first);
        let is_sure = first.passes(SURE);
        let total = totals[first.label as usize];
        let mut group = vec![first];
        // Only what is sure draws in weaker words.
        while let Some(next) = left.iter().position(|candidate| {
            candidate.label == group[0].label
                && (group.iter().any(|of| of.phrase == candidate.phrase)
                    || is_sure && group.iter().any(|of| share_rows(&of.rows, &candidate.rows, total)))
        }) {
            let next = left.remove(next);
            if !group.iter().any(|of| of.phrase == next.phrase) {
                group.push(next);
            }
        }
        found.push(inserted(group, is_sure));
    }
    found
}

fn inserted(group: Vec<Candidate>, is_sure: bool) -> Inserted {
    let least = if group.len() >= 3 { 2 } else { 1 };
    let mut all: Vec<u32> = group.iter().flat_map(|of| &of.rows).copied().collect();
    all.sort_unstable();
    let rows: Vec<u32> = all
        .chunk_by(|one, other| one == other)
        .filter(|same| same.len() >= least)
        .map(|same| same[0])
        .collect();
    Inserted {
        label: group[0].label,
        others: group.iter().map(|of| of.others).sum(),
        tied: group.iter().map(|of| of.tied).sum(),
        loose: group.iter().map(|of| of.loose).sum(),
        phrases: group.into_iter().map(|of| of.phrase).collect(),
        rows,
        is_sure,
    }
}

/// Whether the rows have a subject of their own: a word that they share far more often than other rows of the label. What was
/// put in at random stands in rows about anything.
fn has_subject(
    features: &Features,
    labels: &[u32],
    total: usize,
    candidate: &Candidate,
    parts: &HashSet<u32>,
) -> bool {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for row in &candidate.rows {
        for feature in features.model_row(*row as usize) {
            *counts.entry(*feature).or_default() += 1;
        }
    }
    let bar = (counts.len() as f64).ln() + SUBJECT;
    let own = candidate.rows.len();
    counts.iter().any(|(feature, count)| {
        let Some((token, None)) = features.names[*feature as usize].tokens() else { return false };
        if *count < 3 || parts.contains(&token) || *count as f64 >= 0.8 * own as f64 {
            return false;
        }
        let holders = features.holders.row(*feature as usize);
        let in_label = holders.iter().filter(|row| labels[**row as usize] == candidate.label).count();
        // The rest of the label, with one more so that nothing is impossible there.
        let rate = (in_label - count + 1) as f64 / (total - own + 1) as f64;
        surprise(*count, own, rate.min(1.0)) > bar
    })
}

/// Whether two lists of rows of one label share more than they would by chance.
fn share_rows(one: &[u32], other: &[u32], total: usize) -> bool {
    let shared = one.iter().filter(|row| other.binary_search(row).is_ok()).count();
    let expected = one.len() as f64 * other.len() as f64 / total.max(1) as f64;
    shared >= 5 && shared as f64 > TOGETHER * expected
}

fn candidates(features: &Features, labels: &[u32], totals: &[usize], ignored: &[bool]) -> Vec<Candidate> {
    let most = (labels.len() as f64 * LARGEST) as usize;
    // How often a place closes for words in general.
    let (mut closed, mut places) = (0usize, 0usize);
    let words = || {
        (0..features.of_model).filter(|feature| {
            let holders = features.holders.row(*feature).len();
            features.names[*feature].kind() == Kind::Word && (FEWEST..=most).contains(&holders)
        })
    };
    for feature in words() {
        let Some((token, _)) = features.names[feature].tokens() else { continue };
        for row in features.holders.row(feature).iter().take(16) {
            if let Some((left, right)) = around(features.tokens.row(*row as usize), &[token]) {
                closed += usize::from(follows(features, left, right, *row));
                places += 1;
            }
        }
    }
    let usual = (closed as f64 + 1.0) / (places as f64 + 2.0);
    let mut found: Vec<Candidate> = Vec::new();
    for feature in words() {
        let holders: Vec<u32> =
            features.holders.row(feature).iter().copied().filter(|row| !ignored[*row as usize]).collect();
        let mut counts = vec![0usize; totals.len()];
        holders.iter().for_each(|row| counts[labels[*row as usize] as usize] += 1);
        let label = (0..totals.len()).max_by(|one, other| {
            let surplus = |label: usize| counts[label] as f64 / totals[label].max(1) as f64;
            surplus(*one).total_cmp(&surplus(*other))
        });
        let Some(label) = label else { continue };
        let rows: Vec<u32> =
            holders.iter().copied().filter(|row| labels[*row as usize] as usize == label).collect();
        let tied = surprise(rows.len(), holders.len(), totals[label] as f64 / labels.len() as f64);
        if rows.len() < FEWEST || tied < PART.tied || (rows.len() as f64) < PURE * holders.len() as f64 {
            continue;
        }
        let Some((token, _)) = features.names[feature].tokens() else { continue };
        let phrase = findings::tokens_of_phrase(features, &rows, token, None);
        let (mut closed, mut places) = (0usize, HashSet::new());
        let mut count = 0;
        for row in &rows {
            if let Some((left, right)) = around(features.tokens.row(*row as usize), &phrase) {
                closed += usize::from(follows(features, left, right, *row));
                places.insert((left, right));
                count += 1;
            }
        }
        let loose = surprise(closed, count, usual);
        let varied = places.len() as f64 / count.max(1) as f64;
        if loose <= PART.loose || varied < PART.varied {
            continue;
        }
        found.push(Candidate {
            phrase: findings::words_of_phrase(features, &phrase),
            tokens: phrase,
            label: label as u32,
            others: holders.len() - rows.len(),
            rows,
            tied,
            loose,
            varied,
        });
    }
    found
}

/// The tokens before and behind the first place of a phrase.
fn around(tokens: &[u32], phrase: &[u32]) -> Option<(u32, u32)> {
    let at = tokens.windows(phrase.len()).position(|window| window == phrase)?;
    let left = at.checked_sub(1).map_or(BEGIN, |left| tokens[left]);
    let right = tokens.get(at + phrase.len()).copied().unwrap_or(END);
    Some((left, right))
}

/// Whether two tokens follow each other in another row.
fn follows(features: &Features, left: u32, right: u32, row: u32) -> bool {
    let Some(pair) = features.pair(left, right) else { return false };
    features.holders.row(pair).iter().any(|holder| *holder != row)
}

/// How far a count lies above its expectation: the binomial likelihood ratio, in nats.
fn surprise(count: usize, total: usize, expected: f64) -> f64 {
    let (count, total) = (count as f64, total as f64);
    if total == 0.0 || count / total <= expected {
        return 0.0;
    }
    let term = |count: f64, expected: f64| if count > 0.0 { count * (count / expected).ln() } else { 0.0 };
    term(count, total * expected) + term(total - count, total * (1.0 - expected))
}
