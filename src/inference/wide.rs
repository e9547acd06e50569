//! The linear part of a pool, beside the encoder: a weight for each piece of a window's text and for each pair of neighbours.
//!
//! Wide and deep (Cheng et al. 2016, "Wide & Deep Learning for Recommender Systems"). Rare labels whose words are much alike
//! are learnt by it from all training rows at once. It adds to a pool's logits before they are calibrated.

use super::format::ModelFile;
use crate::Error;

/// Weights of `features` for each output.
pub(super) struct Wide {
    weights: Vec<f32>,
    vocab: usize,
    /// The number of buckets for pairs, a power of two, is 2 to this power.
    bits: u32,
}

impl Wide {
    /// The linear part of a pool, where the file has one: a matrix of `outputs` rows, and a column for each piece of the
    /// vocabulary and each bucket.
    pub(super) fn of(file: &ModelFile, pool: &str, outputs: usize) -> Result<Option<Wide>, Error> {
        let (name, vocab) = (format!("pool.{pool}.wide"), file.header.config.vocab);
        let Some(cols) = file.columns(&name) else { return Ok(None) };
        let buckets = cols.saturating_sub(vocab);
        if !buckets.is_power_of_two() || buckets == 1 {
            let what = format!("tensor `{name}` has {cols} columns, not {vocab} and a power of two");
            return Err(super::broken(what));
        }
        let weights = file.matrix(&name, outputs, cols)?.decoded(&name)?;
        Ok(Some(Wide { weights, vocab, bits: buckets.ilog2() }))
    }

    /// What it adds to each output's logit: the sum of the weights of what is there, over the root of how many that are.
    pub(super) fn add(&self, pieces: &[u32], logits: &mut [f32]) {
        let found = self.features(pieces);
        if found.is_empty() {
            return;
        }
        let length = (found.len() as f32).sqrt();
        let cols = self.vocab + (1 << self.bits);
        for (logit, row) in logits.iter_mut().zip(self.weights.chunks_exact(cols)) {
            *logit += found.iter().fold(0.0, |sum, at| sum + row[*at]) / length;
        }
    }

    /// The columns of what is there, each once and in order.
    fn features(&self, pieces: &[u32]) -> Vec<usize> {
        // The multipliers are those of xxHash32; any odd numbers would do.
        let pair = |a: u32, b: u32| {
            let mixed = a.wrapping_mul(0x9e37_79b1) ^ b.wrapping_mul(0x85eb_ca77);
            self.vocab + (mixed >> (32 - self.bits)) as usize
        };
        let pairs = pieces.windows(2).map(|two| pair(two[0], two[1]));
        let mut found: Vec<usize> = pieces.iter().map(|id| *id as usize).chain(pairs).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
