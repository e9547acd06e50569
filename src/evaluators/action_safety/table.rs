//! Learned weights, for what rules do not list: how commands are spelt, the words of other calls, the evidence about
//! who asked. All three are linear.
//!
//! Layout of the asset, little-endian: the magic `MACT`, a version (u32), the numbers of buckets of the heads `commands`
//! and `words` (u32, powers of two), the number of evidence weights (u32); for each head scale, bias and slope (f32);
//! slope and bias of the evidence, and its weights (f32); the buckets of `commands`, then of `words`, one signed byte
//! each; the SHA-256 of everything before. A logit of zero is the operating point. Weights are summed as integers, and what
//! follows is exact by IEEE 754 up to the logit, so that every machine gives the same verdict.

use std::fmt;

use once_cell::sync::OnceCell;
use sha2::{Digest, Sha256};

use super::grams;
use super::provenance::EVIDENCE;
use crate::hex::hex;
use crate::{Error, ErrorKind};

static BYTES: &[u8] = include_bytes!("../../../assets/action_safety.bin");
const MAGIC: &[u8; 4] = b"MACT";
const VERSION: u32 = 2;
const HEADER: usize = 20 + 4 * (3 + 3 + 2 + EVIDENCE);

/// Grams that a command is reckoned to have more than it has: few grams say little.
const SHORT: u32 = 30;

/// Features of a call, as hashes.
#[derive(Debug, Default)]
pub(super) struct Features {
    pub(super) hashes: Vec<u32>,
}

/// Features that one call may have.
const MOST: usize = 4_096;

impl Features {
    pub(super) fn add(&mut self, parts: &[&str]) {
        if self.hashes.len() < MOST {
            self.hashes.push(hash(parts));
        }
    }
}

/// FNV-1a (Fowler, Noll, Vo; 32 bits) over the parts in lower case, a zero between them.
pub(super) fn hash(parts: &[&str]) -> u32 {
    let add = |hash, part: &&str| {
        step(part.bytes().fold(hash, |hash, byte| step(hash, byte.to_ascii_lowercase())), 0)
    };
    parts.iter().fold(START, add)
}

/// Where hashes begin.
pub(super) const START: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// The inverse of the prime modulo 2^32.
const INVERSE: u32 = 0x359c_449b;

/// The hash with one byte more, in lower case; a zero ends a part.
pub(super) fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(PRIME)
}

/// The hash before its last byte.
pub(super) fn back(hash: u32, byte: u8) -> u32 {
    hash.wrapping_mul(INVERSE) ^ u32::from(byte)
}

struct Head {
    scale: f32,
    bias: f32,
    slope: f32,
    weights: &'static [u8],
}

pub(super) struct Table {
    commands: Head,
    words: Head,
    slope: f32,
    bias: f32,
    evidence: [f32; EVIDENCE],
    sha256: String,
}

impl Table {
    /// The table inside the crate, checked once.
    pub(super) fn embedded() -> Result<&'static Table, Error> {
        static TABLE: OnceCell<Table> = OnceCell::new();
        TABLE.get_or_try_init(|| Table::parse(BYTES))
    }

    fn parse(bytes: &'static [u8]) -> Result<Table, Error> {
        let broken = |what: String| Error::new(ErrorKind::Asset, format!("the ActionSafety table {what}"));
        let signed = crate::evaluators::sealed::opened(bytes).map_err(broken)?;
        if signed.len() < HEADER || !signed.starts_with(MAGIC) {
            return Err(broken("has no header".to_owned()));
        }
        let (header, body) = signed.split_at(HEADER);
        let word = |at: usize| -> [u8; 4] { std::array::from_fn(|offset| header[4 * at + offset]) };
        let number = |at: usize| f32::from_le_bytes(word(at));
        let [version, grams, words, evidence] = [1, 2, 3, 4].map(|at| u32::from_le_bytes(word(at)));
        if version != VERSION || evidence as usize != EVIDENCE {
            return Err(broken(format!(
                "has version {version} with {evidence} weights; this build reads {VERSION} with {EVIDENCE}"
            )));
        }
        if grams as usize != grams::BUCKETS
            || !words.is_power_of_two()
            || body.len() as u64 != u64::from(grams) + u64::from(words)
        {
            return Err(broken(format!("holds {} bytes for {grams} and {words} buckets", body.len())));
        }
        if !(5..HEADER / 4).all(|at| number(at).is_finite()) {
            return Err(broken("has numbers out of range".to_owned()));
        }
        let (commands, words) = body.split_at(grams as usize);
        let head = |at: usize, weights| Head {
            scale: number(at),
            bias: number(at + 1),
            slope: number(at + 2),
            weights,
        };
        Ok(Table {
            commands: head(5, commands),
            words: head(8, words),
            slope: number(11),
            bias: number(12),
            evidence: std::array::from_fn(|at| number(13 + at)),
            sha256: hex(&Sha256::digest(bytes)),
        })
    }

    /// How likely commands and code are to do harm, by their riskiest window; 0.5 is the operating point.
    pub(super) fn commands<'t>(&self, texts: impl Iterator<Item = &'t str>) -> f32 {
        let mut most = 0.0f32;
        grams::windows(texts, |buckets| most = most.max(self.commands.grams(buckets)));
        most
    }

    /// How likely a call with these words is to do harm.
    pub(super) fn words(&self, features: &mut Features) -> f32 {
        self.words.score(features)
    }

    /// How likely a call with this evidence serves somebody other than the user.
    pub(super) fn evidence(&self, numbers: &[f32; EVIDENCE]) -> f32 {
        let sum: f32 = numbers.iter().zip(&self.evidence).map(|(number, weight)| number * weight).sum();
        logistic(self.slope * (sum + self.bias))
    }

    /// SHA-256 of the whole table.
    pub(super) fn sha256(&self) -> &str {
        &self.sha256
    }
}

impl Head {
    /// Each feature counts once.
    fn score(&self, features: &mut Features) -> f32 {
        let mask = self.weights.len() as u32 - 1;
        features.hashes.iter_mut().for_each(|hash| *hash &= mask);
        features.hashes.sort_unstable();
        features.hashes.dedup();
        let sum: i32 = features.hashes.iter().map(|hash| i32::from(self.weights[*hash as usize] as i8)).sum();
        logistic(self.slope * (sum as f32 * self.scale + self.bias))
    }
}

impl Head {
    /// The weights of distinct grams by the root of their number, as if the vector of grams had the length 1.
    fn grams(&self, buckets: &[u16]) -> f32 {
        let sum: i32 = buckets.iter().map(|bucket| i32::from(self.weights[usize::from(*bucket)] as i8)).sum();
        let length = ((buckets.len() as u32 + SHORT) as f32).sqrt();
        logistic(self.slope * (sum as f32 * self.scale / length + self.bias))
    }
}

fn logistic(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("sha256", &self.sha256).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_table_is_sound() {
        assert_eq!(Table::embedded().unwrap().sha256().len(), 64);
        assert!(BYTES.len() <= 150_000);
    }

    #[test]
    fn damaged_tables_are_refused_by_digest() {
        let mut flipped = BYTES.to_vec();
        flipped[BYTES.len() / 2] ^= 1;
        let flipped: &'static [u8] = flipped.leak();
        for damaged in [flipped, &BYTES[..BYTES.len() - 1], &BYTES[..100], &[]] {
            let error = Table::parse(damaged).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Asset);
            assert!(error.to_string().contains("SHA-256") || damaged.len() < 32, "{error}");
        }
    }
}
