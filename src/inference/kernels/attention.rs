//! Attention of one sequence: for each head, `softmax(Q Kᵀ / √width) V`. Written once over [`Lanes`].

use super::lanes::{LANES, Lanes};
use super::rows::exp;

/// Columns that are computed side by side.
const WIDE: usize = 2 * LANES;
/// Rows that are computed side by side.
const TALL: usize = 4;

/// Memory that attention uses, kept between calls.
#[derive(Debug, Default)]
pub(crate) struct AttentionScratch {
    keys: Vec<f32>,
    scores: Vec<f32>,
}

/// `qkv` holds a row for each token: queries, keys and values, each `heads` times `width` floats; `out` a row of
/// `heads` times `width`. `width` is a multiple of 16.
#[inline(always)]
pub(super) fn attention<L: Lanes>(
    qkv: &[f32],
    heads: usize,
    width: usize,
    out: &mut [f32],
    scratch: &mut AttentionScratch,
) {
    let hidden = heads * width;
    let tokens = qkv.len() / (3 * hidden);
    let padded = tokens.next_multiple_of(WIDE);
    scratch.keys.clear();
    scratch.keys.resize(width * padded, 0.0);
    scratch.scores.clear();
    scratch.scores.resize(TALL * padded, 0.0);
    let factor = 1.0 / (width as f32).sqrt();
    for head in 0..heads {
        for (token, row) in qkv.chunks_exact(3 * hidden).enumerate() {
            let key = &row[hidden + head * width..][..width];
            for (value, column) in key.iter().zip(scratch.keys.chunks_exact_mut(padded)) {
                column[token] = *value;
            }
        }
        let head = Head { qkv, hidden, width, at: head * width, tokens, padded, factor };
        let mut row = 0;
        while row < tokens {
            let (keys, scores) = (&scratch.keys, &mut scratch.scores);
            row += match tokens - row {
                TALL.. => head.rows::<L, TALL>(row, keys, scores, out),
                3.. => head.rows::<L, 3>(row, keys, scores, out),
                2.. => head.rows::<L, 2>(row, keys, scores, out),
                _ => head.rows::<L, 1>(row, keys, scores, out),
            };
        }
    }
}

struct Head<'a> {
    qkv: &'a [f32],
    hidden: usize,
    width: usize,
    /// First column of the head.
    at: usize,
    tokens: usize,
    padded: usize,
    factor: f32,
}

impl Head<'_> {
    /// The outputs of `R` tokens from `row` on; gives `R`.
    #[inline(always)]
    fn rows<L: Lanes, const R: usize>(
        &self,
        row: usize,
        keys: &[f32],
        scores: &mut [f32],
        out: &mut [f32],
    ) -> usize {
        let stride = 3 * self.hidden;
        let queries: [&[f32]; R] =
            std::array::from_fn(|r| &self.qkv[(row + r) * stride + self.at..][..self.width]);
        for column in (0..self.padded).step_by(WIDE) {
            let mut sums = [[L::splat(0.0); 2]; R];
            for (d, keys) in keys.chunks_exact(self.padded).enumerate() {
                let (low, high) = pair::<L>(keys, column);
                for r in 0..R {
                    let query = L::splat(queries[r][d]);
                    sums[r][0] = sums[r][0].add(query.mul(low));
                    sums[r][1] = sums[r][1].add(query.mul(high));
                }
            }
            for r in 0..R {
                put(sums[r], &mut scores[r * self.padded + column..]);
            }
        }
        let mut totals = [0.0; R];
        for r in 0..R {
            totals[r] = softmax::<L>(&mut scores[r * self.padded..][..self.padded], self.tokens, self.factor);
        }
        for column in (0..self.width).step_by(WIDE) {
            let mut sums = [[L::splat(0.0); 2]; R];
            let from = 2 * self.hidden + self.at + column;
            for (token, values) in self.qkv.chunks_exact(stride).enumerate() {
                let (low, high) = pair::<L>(values, from);
                for r in 0..R {
                    let score = L::splat(scores[r * self.padded + token]);
                    sums[r][0] = sums[r][0].add(score.mul(low));
                    sums[r][1] = sums[r][1].add(score.mul(high));
                }
            }
            for r in 0..R {
                let total = L::splat(1.0 / totals[r]);
                let scaled = sums[r].map(|sum| sum.mul(total));
                put(scaled, &mut out[(row + r) * self.hidden + self.at + column..]);
            }
        }
        R
    }
}

#[inline(always)]
fn pair<L: Lanes>(values: &[f32], at: usize) -> (L, L) {
    let (halves, _) = values[at..at + WIDE].as_chunks::<LANES>();
    (L::load(&halves[0]), L::load(&halves[1]))
}

#[inline(always)]
fn put<L: Lanes>(values: [L; 2], to: &mut [f32]) {
    let (halves, _) = to[..WIDE].as_chunks_mut::<LANES>();
    values[0].store(&mut halves[0]);
    values[1].store(&mut halves[1]);
}

/// Makes scores into `e` to their distance from the largest one, and gives the sum. The row is padded with columns
/// that do not count.
#[inline(always)]
fn softmax<L: Lanes>(row: &mut [f32], tokens: usize, factor: f32) -> f32 {
    row[tokens..].fill(f32::NEG_INFINITY);
    let mut most = L::splat(f32::NEG_INFINITY);
    for values in row.as_chunks::<LANES>().0 {
        most = L::load(values).max(most);
    }
    let (most, factor) = (L::splat(most.largest()), L::splat(factor));
    for values in row.as_chunks_mut::<LANES>().0 {
        exp(L::load(values).sub(most).mul(factor)).store(values);
    }
    row[tokens..].fill(0.0);
    let mut sum = L::splat(0.0);
    for values in row.as_chunks::<LANES>().0 {
        sum = sum.add(L::load(values));
    }
    sum.sum()
}
