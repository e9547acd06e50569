//! The shipped table: hashed features and their weights, quantised to eight bits, with a digest.
//!
//! Layout, little-endian: the magic `MFLT`, a version (u32), the number of buckets (u32, a power of two), then
//! scale, squash, slope and threshold (f32), four bytes of zero; the buckets; the SHA-256 of everything before.
//! A bucket is eight bytes: four tags, then four weights. Weight zero marks an empty slot. A feature's bucket
//! and tag come from its hash, so a feature that training never saw weighs nothing, but for the 1.6 % whose tag
//! collides.

use std::fmt;

use once_cell::sync::OnceCell;
use sha2::{Digest, Sha256};

use super::relations::Relations;
use crate::hex::hex;
use crate::{Error, ErrorKind, Score};

const MAGIC: &[u8; 4] = b"MFLT";
const VERSION: u32 = 1;
const HEADER: usize = 32;
const TAG_BITS: u32 = 8;

static BYTES: &[u8] = include_bytes!("../../../assets/protect_flash.bin");

pub(super) struct Table {
    buckets: Vec<u64>,
    scale: f32,
    squash: f32,
    slope: f32,
    threshold: f32,
    sha256: String,
    relations: Relations,
    /// The scores of segments whose sums are near zero, from that of `-NEAR` on.
    squashed: Vec<f32>,
}

/// Sums of segments up to which scores are kept: most are nearer to zero.
const NEAR: i32 = 1 << 12;

impl Table {
    /// The table inside the crate, checked once.
    pub(super) fn embedded() -> Result<&'static Table, Error> {
        static TABLE: OnceCell<Table> = OnceCell::new();
        TABLE.get_or_try_init(|| Table::parse(BYTES))
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Table, Error> {
        let broken = |what: String| Error::new(ErrorKind::Asset, format!("the ProtectFlash table {what}"));
        let signed = crate::evaluators::sealed::opened(bytes).map_err(broken)?;
        if signed.len() < HEADER || !signed.starts_with(MAGIC) {
            return Err(broken("has no header".to_owned()));
        }
        let (header, body) = signed.split_at(HEADER);
        let word = |at: usize| -> [u8; 4] { std::array::from_fn(|offset| header[at + offset]) };
        let (version, count) = (u32::from_le_bytes(word(4)), u32::from_le_bytes(word(8)));
        if version != VERSION {
            return Err(broken(format!("has version {version}; this build reads {VERSION}")));
        }
        if !count.is_power_of_two() || body.len() as u64 != u64::from(count) * 8 {
            return Err(broken(format!("holds {} bytes for {count} buckets", body.len())));
        }
        let [scale, squash, slope, threshold] = [12, 16, 20, 24].map(|at| f32::from_le_bytes(word(at)));
        if !(scale > 0.0 && squash > 0.0 && slope > 0.0 && threshold.is_finite()) {
            return Err(broken("has numbers out of range".to_owned()));
        }
        let buckets =
            body.chunks_exact(8).map(|chunk| u64::from_le_bytes(std::array::from_fn(|offset| chunk[offset])));
        let sha256 = hex(&Sha256::digest(bytes));
        let buckets = buckets.collect::<Vec<u64>>();
        let relations = Relations::new(|hash| weight(&buckets, hash));
        let squashed = (-NEAR..NEAR).map(|sum| squashed(sum, scale, squash)).collect();
        Ok(Table { buckets, scale, squash, slope, threshold, sha256, relations, squashed })
    }

    /// The weight of a feature in units of [`Table::scale`].
    #[inline]
    pub(super) fn weight(&self, hash: u32) -> i32 {
        weight(&self.buckets, hash)
    }

    /// What words of the lexicon near each other weigh.
    #[inline]
    pub(super) fn relations(&self) -> &Relations {
        &self.relations
    }

    /// A segment's score: the sum of its weights, squashed, so that no segment decides a long text alone.
    pub(super) fn segment(&self, sum: i32) -> f32 {
        let near = usize::try_from(sum + NEAR).ok().and_then(|at| self.squashed.get(at));
        near.copied().unwrap_or_else(|| squashed(sum, self.scale, self.squash))
    }

    /// The probability that a text with this logit is an attack, such that the operating point is 0.6.
    pub(super) fn calibrated(&self, logit: f32) -> Score {
        let at_operating_point = (0.6f32 / 0.4).ln();
        let z = self.slope * (logit - self.threshold) + at_operating_point;
        Score::saturating(1.0 / (1.0 + (-z).exp()))
    }

    /// SHA-256 of the whole table.
    pub(super) fn sha256(&self) -> &str {
        &self.sha256
    }
}

fn squashed(sum: i32, scale: f32, squash: f32) -> f32 {
    squash * (sum as f32 * scale / squash).tanh()
}

#[inline]
fn weight(buckets: &[u64], hash: u32) -> i32 {
    // Their number is a power of two, so that the least bits of a number are an index.
    let bucket = buckets[(hash >> TAG_BITS) as usize & (buckets.len() - 1)];
    let differences = (bucket as u32) ^ (hash & 0xff).wrapping_mul(0x0101_0101);
    // A byte of zero is a tag that agrees. The lowest one counts; where there is none, all is shifted out.
    let agree = differences.wrapping_sub(0x0101_0101) & !differences & 0x8080_8080;
    i32::from(((bucket >> 32) >> (agree.trailing_zeros() & !7)) as u8 as i8)
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("buckets", &self.buckets.len())
            .field("sha256", &self.sha256)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_table_is_sound() {
        assert_eq!(Table::embedded().unwrap().sha256().len(), 64);
        assert!(BYTES.len() <= 500_000);
    }

    #[test]
    fn damaged_tables_are_refused_by_digest() {
        let mut flipped = BYTES.to_vec();
        flipped[BYTES.len() / 2] ^= 1;
        for damaged in [&flipped[..], &BYTES[..BYTES.len() - 1], &BYTES[..100], &[]] {
            let error = Table::parse(damaged).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Asset);
            assert!(error.to_string().contains("SHA-256") || damaged.len() < 32, "{error}");
        }
    }

    #[test]
    fn another_version_or_size_is_refused() {
        for (at, what) in [(0, "header"), (4, "version"), (8, "buckets"), (15, "out of range")] {
            let mut changed = BYTES[..BYTES.len() - crate::evaluators::sealed::DIGEST].to_vec();
            changed[at] ^= 0x80;
            let digest = Sha256::digest(&changed);
            changed.extend_from_slice(&digest);
            assert!(Table::parse(&changed).unwrap_err().to_string().contains(what), "{what}");
        }
    }
}
