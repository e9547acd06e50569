//! Rows that are nearly the same, found in time linear in their number.

use std::collections::HashMap;

use super::model::mixed;

/// Characters of a shingle.
const SHINGLE: usize = 4;
/// Minima of a signature: one permutation cut into bins (Li, Owen and Zhang, "One permutation hashing", 2012).
const MINIMA: usize = 60;
/// Minima of a band; rows that share a band are compared.
const BAND: usize = 3;
/// Shared shingles over all shingles from which two rows are near-duplicates. A cosine of 0.6 is about the same.
pub(super) const NEAR: f64 = 0.45;
/// Bytes of a text that are compared.
const LONGEST: usize = 1 << 14;

/// Groups of near-duplicates: each row with the number of its group.
#[derive(Debug)]
pub(super) struct Groups {
    pub(super) of: Vec<u32>,
    /// The rows of each group, ascending.
    pub(super) members: Vec<Vec<u32>>,
}

/// A shortened text's shingles, as a signature and as a sorted list.
struct Shingled {
    signature: [u32; MINIMA],
    is_empty: bool,
}

/// Groups rows by single linkage over pairs that are near.
pub(super) fn groups(texts: &[&str]) -> Groups {
    let mut parents: Vec<u32> = (0..texts.len() as u32).collect();
    link(texts, 0, |one, other| {
        let (one, other) = (root(&mut parents, one), root(&mut parents, other));
        parents[one.max(other) as usize] = one.min(other);
    });
    let mut numbers = HashMap::new();
    let mut members: Vec<Vec<u32>> = Vec::new();
    let mut of = Vec::with_capacity(texts.len());
    for row in 0..texts.len() as u32 {
        let group = *numbers.entry(root(&mut parents, row)).or_insert_with(|| {
            members.push(Vec::new());
            members.len() as u32 - 1
        });
        members[group as usize].push(row);
        of.push(group);
    }
    Groups { of, members }
}

/// For each text from `from` on, the first text before `from` that it nearly repeats.
pub(super) fn overlap(texts: &[&str], from: usize) -> Vec<Option<u32>> {
    let mut found = vec![None; texts.len() - from];
    link(texts, from, |one, other| {
        let (one, other) = (one.min(other), one.max(other));
        if (one as usize) < from && other as usize >= from {
            let place: &mut Option<u32> = &mut found[other as usize - from];
            *place = Some(place.map_or(one, |before| before.min(one)));
        }
    });
    found
}

fn root(parents: &mut [u32], mut row: u32) -> u32 {
    while parents[row as usize] != row {
        parents[row as usize] = parents[parents[row as usize] as usize];
        row = parents[row as usize];
    }
    row
}

/// Tells pairs of near texts. In a bucket each row is compared with the first row and the row before it, so that a
/// bucket costs no more than its rows; where `from` is not 0, with the rows before `from` that came first.
fn link(texts: &[&str], from: usize, mut is_near: impl FnMut(u32, u32)) {
    let mut signatures = Vec::with_capacity(texts.len());
    let mut work = Vec::new();
    for text in texts {
        shingles(text, &mut work);
        signatures.push(signature(&work));
    }
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let mut compared: HashMap<u64, bool> = HashMap::new();
    for band in 0..MINIMA / BAND {
        // The first and the last row of each bucket.
        let mut buckets: HashMap<u64, [u32; 2]> = HashMap::new();
        for (row, shingled) in signatures.iter().enumerate() {
            if shingled.is_empty {
                continue;
            }
            let minima = &shingled.signature[band * BAND..(band + 1) * BAND];
            let key = minima.iter().fold(band as u64, |key, minimum| mixed(key ^ u64::from(*minimum)));
            let row = row as u32;
            let Some(bucket) = buckets.get_mut(&key) else {
                buckets.insert(key, [row; 2]);
                continue;
            };
            let with: [u32; 2] = *bucket;
            if from == 0 || (row as usize) < from {
                bucket[1] = row;
            }
            for before in &with[..if with[0] == with[1] { 1 } else { 2 }] {
                let pair = u64::from(*before) << 32 | u64::from(row);
                let near = *compared.entry(pair).or_insert_with(|| {
                    let equal = shingled.signature.iter().zip(&signatures[*before as usize].signature);
                    if equal.filter(|(one, other)| one == other).count() * 4 < MINIMA {
                        return false;
                    }
                    shingles(texts[*before as usize], &mut one);
                    shingles(texts[row as usize], &mut other);
                    resemblance(&one, &other) >= NEAR
                });
                if near {
                    is_near(*before, row);
                }
            }
        }
    }
}

/// The sorted hashes of a text's shingles, of its letters in lower case with single spaces between words.
fn shingles(text: &str, into: &mut Vec<u32>) {
    into.clear();
    let mut window = [0u32; SHINGLE];
    let (mut length, mut was_space) = (0usize, true);
    for c in text.chars().take(LONGEST) {
        let c = match c {
            c if c.is_alphanumeric() => c.to_lowercase().next().unwrap_or(c),
            _ => ' ',
        };
        if c == ' ' && was_space {
            continue;
        }
        was_space = c == ' ';
        window.rotate_left(1);
        window[SHINGLE - 1] = u32::from(c);
        length += 1;
        if length >= SHINGLE {
            let packed = window.iter().fold(0u64, |packed, c| packed << 16 ^ u64::from(*c));
            into.push((mixed(packed) >> 32) as u32);
        }
    }
    if length > 0 && length < SHINGLE {
        into.push((mixed(window.iter().fold(0u64, |packed, c| packed << 16 ^ u64::from(*c))) >> 32) as u32);
    }
    into.sort_unstable();
    into.dedup();
}

fn signature(shingles: &[u32]) -> Shingled {
    let mut signature = [u32::MAX; MINIMA];
    for shingle in shingles {
        let hash = mixed(u64::from(*shingle));
        let bin = (((hash >> 32) * MINIMA as u64) >> 32) as usize;
        signature[bin] = signature[bin].min(hash as u32);
    }
    // An empty bin borrows from the next one that is not (Shrivastava and Li, "Densifying one permutation hashing", 2014).
    if !shingles.is_empty() {
        let full = signature;
        for (bin, minimum) in signature.iter_mut().enumerate().filter(|(_, minimum)| **minimum == u32::MAX) {
            let step = (1..MINIMA).find(|step| full[(bin + step) % MINIMA] != u32::MAX);
            if let Some(step) = step {
                *minimum = (mixed(u64::from(full[(bin + step) % MINIMA]) ^ (step as u64) << 32)) as u32;
            }
        }
    }
    Shingled { signature, is_empty: shingles.is_empty() }
}

/// The shingles of one text.
pub(super) fn shingles_of(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    shingles(text, &mut found);
    found
}

/// Jaccard's index of two sorted lists.
pub(super) fn resemblance(one: &[u32], other: &[u32]) -> f64 {
    let (mut at, mut shared) = (0, 0usize);
    for hash in one {
        while at < other.len() && other[at] < *hash {
            at += 1;
        }
        shared += usize::from(other.get(at) == Some(hash));
    }
    shared as f64 / (one.len() + other.len() - shared).max(1) as f64
}
