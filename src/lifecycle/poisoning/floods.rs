//! Near-copies in numbers, with a label that somebody else's copy or the rest of the data contradicts.

use super::duplicates::{self, Groups};
use super::evidence::Evidence;

/// Rows of a flood, at least.
const FEWEST: usize = 8;
/// The share of a group that carries the flood's label, at least.
const PURE: f64 = 0.7;
/// The distance of an original, where that among its edits is 1: half in theory, for templates 1.
const ORIGINAL: f64 = 0.7;
/// Rows of a group whose likeness to each other is measured.
const COMPARED: usize = 64;

/// A group of near-copies.
#[derive(Debug)]
pub(super) struct Flood {
    pub(super) label: u32,
    /// The rows that carry the label.
    pub(super) rows: Vec<u32>,
    /// How many carry another label.
    pub(super) others: usize,
    /// The weight of evidence against the label, by a model that has not seen the group.
    pub(super) strength: f64,
    pub(super) support: f64,
    /// Whether the rows are edits of a row that carries another label.
    pub(super) has_original: bool,
}

/// Groups that are floods: large, of one label, and either contradicted by the rest of the data beyond `bar` nats, or made
/// of edits of a row of another label. Being large and alike is not enough: templates are that too.
pub(super) fn find(texts: &[&str], groups: &Groups, evidence: &Evidence<'_>, bar: f64) -> Vec<Flood> {
    let mut found = Vec::new();
    for members in groups.members.iter().filter(|members| members.len() >= FEWEST) {
        let mut counts = vec![0usize; evidence.classes];
        members.iter().for_each(|row| counts[evidence.labels[*row as usize] as usize] += 1);
        let label = (0..counts.len()).max_by_key(|label| counts[*label]).unwrap_or_default() as u32;
        let is_own = |row: &u32| evidence.labels[*row as usize] == label;
        let rows: Vec<u32> = members.iter().copied().filter(is_own).collect();
        if rows.len() < FEWEST || (rows.len() as f64) < PURE * members.len() as f64 {
            continue;
        }
        let supports = || rows.iter().map(|row| f64::from(evidence.support[*row as usize]));
        let strength = supports().map(|support| evidence.weight(label, support)).sum();
        let support = supports().sum::<f64>() / rows.len() as f64;
        let others = members.len() - rows.len();
        let has_original = others > 0 && nearness(texts, members, is_own) < ORIGINAL;
        if has_original || strength > bar && support < -0.5 {
            found.push(Flood { label, rows, others, strength, support, has_original });
        }
    }
    found
}

/// How far the nearest row of another label is from the rows of the flood, where the distance among them is 1. Edits of one
/// row are twice as far from each other as from it; rows of one template are as far from each of their kind.
fn nearness(texts: &[&str], members: &[u32], is_own: impl Fn(&u32) -> bool) -> f64 {
    let shingles = |row: u32| duplicates::shingles_of(texts[row as usize]);
    let own: Vec<u32> = members.iter().copied().filter(&is_own).collect();
    let step = own.len().div_ceil(COMPARED).max(1);
    let own: Vec<Vec<u32>> = own.into_iter().step_by(step).map(shingles).collect();
    let distance = |one: &[u32], other: &[u32]| 1.0 - duplicates::resemblance(one, other);
    let mut among = 0.0;
    for (at, one) in own.iter().enumerate() {
        among += own[..at].iter().map(|other| distance(one, other)).sum::<f64>();
    }
    let among = among / (own.len() * own.len().saturating_sub(1) / 2).max(1) as f64;
    let others = members.iter().copied().filter(|row| !is_own(row)).take(COMPARED).map(shingles);
    let from_own =
        others.map(|other| own.iter().map(|one| distance(one, &other)).sum::<f64>() / own.len() as f64);
    let nearest = from_own.fold(f64::INFINITY, f64::min);
    if among > 0.0 { nearest / among } else { f64::INFINITY }
}
