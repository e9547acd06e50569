//! Learned weights, for what rules do not list: the words of commands, the words of other calls, the evidence about
//! who asked. All three are linear.
//!
//! Layout of the asset, little-endian: the magic `MACT`, a version (u32), the number of buckets of one head (u32, a
//! power of two), the number of evidence weights (u32); for the heads `commands` and `words` each scale, bias and
//! slope (f32); slope and bias of the evidence, and its weights (f32); the buckets of `commands`, then of `words`, one
//! signed byte each; the SHA-256 of everything before. A logit of zero is the operating point.

use std::fmt;

use once_cell::sync::OnceCell;
use sha2::{Digest, Sha256};

use super::provenance::EVIDENCE;
use crate::hex::hex;
use crate::{Error, ErrorKind};

static BYTES: &[u8] = include_bytes!("../../../assets/action_safety.bin");
const MAGIC: &[u8; 4] = b"MACT";
const VERSION: u32 = 1;
const HEADER: usize = 16 + 4 * (3 + 3 + 2 + EVIDENCE);

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

    /// The words of a text, alone and with the one before.
    pub(super) fn words(&mut self, kind: &str, text: &str) {
        let mut before = "";
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| (2..=24).contains(&word.len()));
        for word in words.take(64) {
            self.add(&["w", word]);
            self.add(&["b", if before.is_empty() { kind } else { before }, word]);
            before = word;
        }
    }
}

/// FNV-1a (Fowler, Noll, Vo; 32 bits) over the parts in lower case, a zero between them.
pub(super) fn hash(parts: &[&str]) -> u32 {
    let mut hash = 0x811c_9dc5u32;
    for part in parts {
        for byte in part.bytes() {
            hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
        }
        hash = hash.wrapping_mul(0x0100_0193);
    }
    hash
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
        let (version, buckets, evidence) =
            (u32::from_le_bytes(word(1)), u32::from_le_bytes(word(2)), u32::from_le_bytes(word(3)));
        if version != VERSION || evidence as usize != EVIDENCE {
            return Err(broken(format!(
                "has version {version} with {evidence} weights; this build reads {VERSION} with {EVIDENCE}"
            )));
        }
        if !buckets.is_power_of_two() || body.len() as u64 != 2 * u64::from(buckets) {
            return Err(broken(format!("holds {} bytes for {buckets} buckets", body.len())));
        }
        if !(4..HEADER / 4).all(|at| number(at).is_finite()) {
            return Err(broken("has numbers out of range".to_owned()));
        }
        let (commands, words) = body.split_at(buckets as usize);
        let head = |at: usize, weights| Head {
            scale: number(at),
            bias: number(at + 1),
            slope: number(at + 2),
            weights,
        };
        Ok(Table {
            commands: head(4, commands),
            words: head(7, words),
            slope: number(10),
            bias: number(11),
            evidence: std::array::from_fn(|at| number(12 + at)),
            sha256: hex(&Sha256::digest(bytes)),
        })
    }

    /// How likely commands with these features are to do harm; 0.5 is the operating point.
    pub(super) fn commands(&self, features: &mut Features) -> f32 {
        self.commands.score(features)
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
        assert!(BYTES.len() <= 100_000);
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
