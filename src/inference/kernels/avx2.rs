//! The matrix product with AVX2: `maddubs` sums pairs of bytes into 16 bits.

use std::arch::x86_64::*;

use super::RowScale;
use super::packed::{PANEL, Packed, Panel, QUAD};
use crate::inference::quantised::GROUP;

/// Rows that are computed side by side: six sums and six partial sums, two registers of weights, one of inputs and one
/// of products.
const TALL: usize = 3;

#[target_feature(enable = "avx2")]
pub(super) fn product(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    let (inputs, outputs) = (weights.inputs, weights.outputs);
    assert!(codes.len() == rows.len() * inputs && out.len() == rows.len() * outputs);
    for panel in weights.panels() {
        assert!(panel.codes.len() == inputs / QUAD && panel.multipliers.len() == inputs / GROUP);
        let mut row = 0;
        while row < rows.len() {
            let (codes, scales) = (&codes[row * inputs..], &rows[row..]);
            let out = &mut out[row * outputs + panel.first..];
            row += match (rows.len() - row, row) {
                (TALL.., 0) => tile::<TALL, true>(codes, scales, inputs, &panel, out, outputs),
                (4, _) => tile::<2, false>(codes, scales, inputs, &panel, out, outputs),
                (TALL.., _) => tile::<TALL, false>(codes, scales, inputs, &panel, out, outputs),
                (2, _) => tile::<2, false>(codes, scales, inputs, &panel, out, outputs),
                (_, _) => tile::<1, false>(codes, scales, inputs, &panel, out, outputs),
            };
        }
    }
}

/// `R` rows of a panel; gives `R`. The `FIRST` ones fetch the next panel as well.
#[target_feature(enable = "avx2")]
#[inline]
fn tile<const R: usize, const FIRST: bool>(
    codes: &[u8],
    rows: &[RowScale],
    inputs: usize,
    panel: &Panel<'_>,
    out: &mut [f32],
    stride: usize,
) -> usize {
    let (groups, rows) = (inputs / GROUP, &rows[..R]);
    let codes = &codes[..R * inputs];
    // A number that the compiler does not know: an unrolled loop would be reordered and lose the registers.
    let quads = inputs / QUAD / groups;
    let mut sums = [[_mm256_setzero_si256(); 2]; R];
    for group in 0..groups {
        // SAFETY: `product` checked that the panel has a `Quad` for each four of the `groups * GROUP` inputs, and
        // `Multipliers` for each group; `codes` has R rows of `inputs` bytes, as sliced above.
        let (weights, multipliers, codes) = unsafe {
            let weights = panel.codes.as_ptr().add(group * (GROUP / QUAD));
            (weights, panel.multipliers.as_ptr().add(group), codes.as_ptr().add(group * GROUP))
        };
        // SAFETY: one of the group's quads, see above: 64 bytes, aligned to 64.
        let weights = |quad: usize| unsafe {
            let at = weights.add(quad).cast();
            [_mm256_load_si256(at), _mm256_load_si256(at.add(1))]
        };
        // SAFETY: the four bytes are those of one of the group's quads in row r, see above.
        let inputs = |r: usize, quad: usize| unsafe {
            _mm256_set1_epi32(codes.add(r * inputs + quad * QUAD).cast::<i32>().read_unaligned())
        };
        let mut parts = [[_mm256_setzero_si256(); 2]; R];
        let [low, high] = weights(0);
        for r in 0..R {
            let quad = inputs(r, 0);
            parts[r] = [_mm256_maddubs_epi16(quad, low), _mm256_maddubs_epi16(quad, high)];
        }
        for quad in 1..quads {
            let [low, high] = weights(quad);
            if FIRST {
                // The panel lies in the cache of the first level by the time that the next one is read.
                let next =
                    panel.codes.as_ptr().wrapping_add(panel.codes.len() + group * (GROUP / QUAD) + quad);
                #[allow(unused_unsafe, reason = "the intrinsic was unsafe before Rust knew better")]
                // SAFETY: a hint, which reads nothing, wherever it points to.
                unsafe {
                    _mm_prefetch::<_MM_HINT_T0>(next.cast());
                }
            }
            for r in 0..R {
                let quad = inputs(r, quad);
                // 8 products of at most 2 · 255 · 8 each: 32640, which fits.
                parts[r][0] = _mm256_add_epi16(parts[r][0], _mm256_maddubs_epi16(quad, low));
                parts[r][1] = _mm256_add_epi16(parts[r][1], _mm256_maddubs_epi16(quad, high));
            }
        }
        // SAFETY: the multipliers of a group are 64 bytes, aligned to 64.
        let (low, high) = unsafe {
            let at = multipliers.cast();
            (_mm256_load_si256(at), _mm256_load_si256(at.add(1)))
        };
        for r in 0..R {
            sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(parts[r][0], low));
            sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(parts[r][1], high));
        }
    }
    for r in 0..R {
        finish(panel, rows[r], sums[r], &mut out[r * stride..]);
    }
    R
}

/// Makes sixteen sums into a row's outputs, as `packed::finish` does.
#[target_feature(enable = "avx2")]
#[inline]
pub(super) fn finish(panel: &Panel<'_>, row: RowScale, sums: [__m256i; 2], out: &mut [f32]) {
    let out = &mut out[..PANEL];
    let (scale, zero) = (_mm256_set1_ps(row.scale), _mm256_set1_epi32(row.zero));
    for half in 0..2 {
        // SAFETY: the three arrays and `out` have PANEL entries of four bytes, of which eight from `8 * half` on are
        // read or written.
        unsafe {
            let weights = _mm256_loadu_si256(panel.sums.as_ptr().add(8 * half).cast());
            let exact = _mm256_sub_epi32(sums[half], _mm256_mullo_epi32(zero, weights));
            let unit = _mm256_mul_ps(scale, _mm256_loadu_ps(panel.scales.as_ptr().add(8 * half)));
            let bias = _mm256_loadu_ps(panel.bias.as_ptr().add(8 * half));
            let value = _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(exact), unit), bias);
            _mm256_storeu_ps(out.as_mut_ptr().add(8 * half), value);
        }
    }
}
