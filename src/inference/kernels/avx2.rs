//! The matrix product with AVX2: `maddubs` sums pairs of bytes into 16 bits.

use std::arch::x86_64::*;

use super::RowScale;
use super::packed::{PANEL, Packed, Panel, QUAD};
use crate::inference::quantised::GROUP;

/// Rows that are computed side by side.
const TALL: usize = 4;

#[target_feature(enable = "avx2")]
pub(super) fn product(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    let (inputs, outputs) = (weights.inputs, weights.outputs);
    assert!(codes.len() == rows.len() * inputs && out.len() == rows.len() * outputs);
    for panel in weights.panels() {
        assert!(panel.codes.len() == inputs * PANEL && panel.multipliers.len() == inputs / GROUP * 2 * PANEL);
        let mut row = 0;
        while row < rows.len() {
            let many = TALL.min(rows.len() - row);
            let (codes, scales) = (&codes[row * inputs..], &rows[row..]);
            let out = &mut out[row * outputs + panel.first..];
            match many {
                4 => tile::<4>(codes, scales, inputs, &panel, out, outputs),
                3 => tile::<3>(codes, scales, inputs, &panel, out, outputs),
                2 => tile::<2>(codes, scales, inputs, &panel, out, outputs),
                _ => tile::<1>(codes, scales, inputs, &panel, out, outputs),
            }
            row += many;
        }
    }
}

/// `R` rows of a panel.
#[target_feature(enable = "avx2")]
#[inline]
fn tile<const R: usize>(
    codes: &[u8],
    rows: &[RowScale],
    inputs: usize,
    panel: &Panel<'_>,
    out: &mut [f32],
    stride: usize,
) {
    let (groups, rows) = (inputs / GROUP, &rows[..R]);
    // A loop that is not unrolled keeps the partial sums in registers.
    let quads = inputs / QUAD / groups;
    let codes = &codes[..R * inputs];
    let mut sums = [[_mm256_setzero_si256(); 2]; R];
    for group in 0..groups {
        // 8 products of at most 2 · 255 · 8 each: 32640, which fits.
        let mut parts = [[_mm256_setzero_si256(); 2]; R];
        for quad in group * quads..(group + 1) * quads {
            let at = quad * PANEL * QUAD;
            // SAFETY: `product` checked that the panel has PANEL codes for each of the `groups * GROUP` inputs, so the
            // 64 bytes from `at` on are inside it.
            let (low, high) = unsafe {
                let at = panel.codes.as_ptr().add(at);
                (_mm256_loadu_si256(at.cast()), _mm256_loadu_si256(at.add(32).cast()))
            };
            for r in 0..R {
                // SAFETY: `codes` has R rows of `inputs` bytes, as sliced above, and the quad lies inside a row.
                let quad =
                    unsafe { codes.as_ptr().add(r * inputs + quad * QUAD).cast::<i32>().read_unaligned() };
                let quad = _mm256_set1_epi32(quad);
                parts[r][0] = _mm256_add_epi16(parts[r][0], _mm256_maddubs_epi16(quad, low));
                parts[r][1] = _mm256_add_epi16(parts[r][1], _mm256_maddubs_epi16(quad, high));
            }
        }
        // SAFETY: `product` checked that the panel has 2 * PANEL multipliers for each group: 64 bytes.
        let (low, high) = unsafe {
            let at = panel.multipliers.as_ptr().add(group * 2 * PANEL);
            (_mm256_loadu_si256(at.cast()), _mm256_loadu_si256(at.add(PANEL).cast()))
        };
        for r in 0..R {
            sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(parts[r][0], low));
            sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(parts[r][1], high));
        }
    }
    for r in 0..R {
        let to = &mut out[r * stride..][..PANEL];
        let (scale, zero) = (_mm256_set1_ps(rows[r].scale), _mm256_set1_epi32(rows[r].zero));
        for half in 0..2 {
            // SAFETY: the three arrays and `to` have PANEL entries of four bytes, of which eight from `8 * half` on
            // are read or written.
            unsafe {
                let weights = _mm256_loadu_si256(panel.sums.as_ptr().add(8 * half).cast());
                let exact = _mm256_sub_epi32(sums[r][half], _mm256_mullo_epi32(zero, weights));
                let unit = _mm256_mul_ps(scale, _mm256_loadu_ps(panel.scales.as_ptr().add(8 * half)));
                let bias = _mm256_loadu_ps(panel.bias.as_ptr().add(8 * half));
                let value = _mm256_add_ps(_mm256_mul_ps(_mm256_cvtepi32_ps(exact), unit), bias);
                _mm256_storeu_ps(to.as_mut_ptr().add(8 * half), value);
            }
        }
    }
}
