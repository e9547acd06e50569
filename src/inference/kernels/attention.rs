//! Attention of one sequence: for each head, `softmax(Q Kᵀ / √width) V`. Written once over [`Lanes`].
//!
//! A head's queries, keys and values are copied to where they are read in order: they lie a whole row of all heads
//! apart otherwise, which costs more than the arithmetic.

use std::ops::Range;

use super::lanes::{Lanes, WIDE, sum_wide};
use super::rows::power;

/// Rows that are computed side by side: with AVX2 twelve sums, two of columns, a number of the row and a product.
const TALL: usize = 6;

/// Sixteen floats: a line of the cache, so that no load crosses two.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Line([f32; WIDE]);

const ZEROS: Line = Line([0.0; WIDE]);

/// Tiles of rows that read the same keys and values while these are in the cache of the first level.
const TILES: usize = 2;
/// Panels of keys that a tile reads before the next one does: 16 kB, where a head is 32 wide.
const PANELS: usize = 8;

/// Memory that attention uses, kept between calls.
#[derive(Debug, Default)]
pub(crate) struct AttentionScratch {
    /// For each panel of 16 tokens, for each dimension: their keys.
    keys: Vec<Line>,
    /// For each 16 dimensions, for each token: its values.
    values: Vec<Line>,
    /// For each of the rows at hand, for each panel.
    scores: Vec<Line>,
    /// For each tile at hand, for each dimension: the queries of its rows.
    queries: Vec<[f32; TALL]>,
}

/// `qkv` holds a row for each token: queries, keys and values, each `heads` times `width` floats; `out` a row of
/// `heads` times `width`. `width` is a multiple of 16.
#[inline(always)]
pub(super) fn attention<L: Lanes<WIDE>>(
    qkv: &[f32],
    heads: usize,
    width: usize,
    out: &mut [f32],
    scratch: &mut AttentionScratch,
) {
    let hidden = heads * width;
    let tokens = qkv.len() / (3 * hidden);
    let panels = tokens.div_ceil(WIDE);
    // What is beyond the last token stays zero.
    scratch.keys.clear();
    scratch.keys.resize(panels * width, ZEROS);
    scratch.values.clear();
    scratch.values.resize(panels * WIDE * (width / WIDE), ZEROS);
    scratch.scores.resize(TILES * TALL * panels, ZEROS);
    scratch.queries.resize(TILES * width, [0.0; TALL]);
    for at in (0..hidden).step_by(width) {
        let head = Head { qkv, hidden, width, at, tokens, panels };
        head.copy(scratch);
        for row in (0..tokens).step_by(TILES * TALL) {
            head.rows::<L>(row..tokens.min(row + TILES * TALL), scratch, out);
        }
    }
}

/// Runs a function of a tile, whose number of rows the compiler knows, for each tile of some rows.
macro_rules! tiles {
    ($rows:expr, |$tile:ident, $row:ident| $head:ident.$function:ident::<$lanes:ident>($($argument:expr),*)) => {
        for ($tile, $row) in $rows.step_by(TALL).enumerate() {
            match $rows.end - $row {
                TALL.. => $head.$function::<$lanes, TALL>($($argument),*),
                5 => $head.$function::<$lanes, 5>($($argument),*),
                4 => $head.$function::<$lanes, 4>($($argument),*),
                3 => $head.$function::<$lanes, 3>($($argument),*),
                2 => $head.$function::<$lanes, 2>($($argument),*),
                _ => $head.$function::<$lanes, 1>($($argument),*),
            }
        }
    };
}

struct Head<'a> {
    qkv: &'a [f32],
    hidden: usize,
    width: usize,
    /// First column of the head.
    at: usize,
    tokens: usize,
    panels: usize,
}

impl Head<'_> {
    /// Copies keys and values.
    #[inline(always)]
    fn copy(&self, scratch: &mut AttentionScratch) {
        for (token, row) in self.qkv.chunks_exact(3 * self.hidden).enumerate() {
            let key = &row[self.hidden + self.at..][..self.width];
            let lines = &mut scratch.keys[token / WIDE * self.width..][..self.width];
            for (value, line) in key.iter().zip(lines) {
                line.0[token % WIDE] = *value;
            }
            let values = row[2 * self.hidden + self.at..][..self.width].as_chunks::<WIDE>().0;
            for (values, lines) in values.iter().zip(scratch.values.chunks_exact_mut(self.panels * WIDE)) {
                lines[token].0 = *values;
            }
        }
    }

    /// The outputs of a few tokens.
    #[inline(always)]
    fn rows<L: Lanes<WIDE>>(&self, rows: Range<usize>, scratch: &mut AttentionScratch, out: &mut [f32]) {
        let AttentionScratch { keys, values, scores, queries } = scratch;
        // Powers of two are quicker than those of e.
        let factor = std::f32::consts::LOG2_E / (self.width as f32).sqrt();
        for (at, row) in rows.clone().enumerate() {
            let query = &self.qkv[row * 3 * self.hidden + self.at..][..self.width];
            for (value, queries) in query.iter().zip(&mut queries[at / TALL * self.width..]) {
                queries[at % TALL] = value * factor;
            }
        }
        for (block, keys) in keys.chunks(PANELS * self.width).enumerate() {
            tiles!(rows.clone(), |tile, row| self.scores::<L>(
                &queries[tile * self.width..],
                keys,
                &mut scores[tile * TALL * self.panels + block * PANELS..]
            ));
        }
        let mut totals = [[0.0; TALL]; TILES];
        let of_rows = scores.chunks_exact_mut(self.panels);
        for (total, scores) in totals.as_flattened_mut().iter_mut().zip(of_rows).take(rows.len()) {
            *total = softmax::<L>(scores, self.tokens);
        }
        for (column, values) in values.chunks_exact(self.panels * WIDE).enumerate() {
            tiles!(rows.clone(), |tile, row| self.sums::<L>(
                &scores[tile * TALL * self.panels..],
                &totals[tile],
                values,
                &mut out[row * self.hidden + self.at + column * WIDE..]
            ));
        }
    }

    /// The scores of `R` rows for some panels of keys.
    #[inline(always)]
    fn scores<L: Lanes<WIDE>, const R: usize>(
        &self,
        queries: &[[f32; TALL]],
        keys: &[Line],
        scores: &mut [Line],
    ) {
        for (panel, keys) in keys.chunks_exact(self.width).enumerate() {
            let mut sums = [L::splat(0.0); R];
            for (keys, queries) in keys.iter().zip(queries) {
                multiply_add(&mut sums, keys, |r| queries[r]);
            }
            for r in 0..R {
                sums[r].store(&mut scores[r * self.panels + panel].0);
            }
        }
    }

    /// The sums of values of `R` rows for 16 dimensions.
    #[inline(always)]
    fn sums<L: Lanes<WIDE>, const R: usize>(
        &self,
        scores: &[Line],
        totals: &[f32; TALL],
        values: &[Line],
        out: &mut [f32],
    ) {
        let mut sums = [L::splat(0.0); R];
        for (panel, values) in values.as_chunks::<WIDE>().0.iter().enumerate() {
            let scores: [&Line; R] = std::array::from_fn(|r| &scores[r * self.panels + panel]);
            for token in 0..WIDE {
                multiply_add(&mut sums, &values[token], |r| scores[r].0[token]);
            }
        }
        for r in 0..R {
            let total = L::splat(1.0 / totals[r]);
            let to = out[r * self.hidden..].first_chunk_mut().expect("a row is whole");
            sums[r].mul(total).store(to);
        }
    }
}

/// Adds a line times a number of each row.
#[inline(always)]
fn multiply_add<L: Lanes<WIDE>, const R: usize>(
    sums: &mut [L; R],
    line: &Line,
    number: impl Fn(usize) -> f32,
) {
    let line = L::load(&line.0);
    for r in 0..R {
        sums[r] = sums[r].add(L::splat(number(r)).mul(line));
    }
}

/// Makes scores into powers of two of their distances from the largest one, and gives the sum. What lies beyond the
/// last token becomes 2⁻¹²⁶, which disappears beside the largest one's 1.
#[inline(always)]
fn softmax<L: Lanes<WIDE>>(row: &mut [Line], tokens: usize) -> f32 {
    if let Some(last) = row.last_mut().filter(|_| !tokens.is_multiple_of(WIDE)) {
        last.0[tokens % WIDE..].fill(f32::NEG_INFINITY);
    }
    let mut most = L::splat(f32::NEG_INFINITY);
    for line in &*row {
        most = L::load(&line.0).max(most);
    }
    let most = L::splat(most.largest());
    let mut sums = L::splat(0.0);
    for line in row {
        let values = power(L::load(&line.0).sub(most));
        values.store(&mut line.0);
        sums = sums.add(values);
    }
    sum_wide(sums)
}
