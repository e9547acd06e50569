//! The matrix product with the dot products of VNNI, which sum four products of bytes into 32 bits exactly: in
//! registers of 256 bits (AVX-VNNI) and of 512 bits (AVX-512 VNNI).

use std::arch::x86_64::*;

use super::RowScale;
use super::avx2::finish;
use super::packed::{PANEL, Packed, Panel, QUAD};

#[target_feature(enable = "avx2,avxvnni")]
pub(super) fn product256(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    check(codes, rows, weights, out);
    let (inputs, outputs) = (weights.inputs, weights.outputs);
    for panel in weights.panels() {
        let mut row = 0;
        while row < rows.len() {
            let (codes, scales) = (&codes[row * inputs..], &rows[row..]);
            let out = &mut out[row * outputs + panel.first..];
            // Six rows: twelve sums, two registers of weights and one of inputs.
            row += match scales.len() {
                6.. => tile256::<6>(codes, scales, inputs, &panel, out, outputs),
                2.. => tile256::<2>(codes, scales, inputs, &panel, out, outputs),
                _ => tile256::<1>(codes, scales, inputs, &panel, out, outputs),
            };
        }
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) fn product512(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    check(codes, rows, weights, out);
    let (inputs, outputs) = (weights.inputs, weights.outputs);
    for panel in weights.panels() {
        let mut row = 0;
        while row < rows.len() {
            let (codes, scales) = (&codes[row * inputs..], &rows[row..]);
            let out = &mut out[row * outputs + panel.first..];
            row += match scales.len() {
                12.. => tile512::<12>(codes, scales, inputs, &panel, out, outputs),
                4.. => tile512::<4>(codes, scales, inputs, &panel, out, outputs),
                _ => tile512::<1>(codes, scales, inputs, &panel, out, outputs),
            };
        }
    }
}

/// What the tiles rely on.
fn check(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &[f32]) {
    assert!(codes.len() == rows.len() * weights.inputs && out.len() == rows.len() * weights.outputs);
    assert!(weights.codes.len() * QUAD * PANEL == weights.inputs * weights.outputs);
    assert!(weights.multipliers.is_empty());
    assert!(weights.inputs.is_multiple_of(QUAD));
}

/// `R` rows of a panel; gives `R`.
#[target_feature(enable = "avx2,avxvnni")]
#[inline]
fn tile256<const R: usize>(
    codes: &[u8],
    rows: &[RowScale],
    inputs: usize,
    panel: &Panel<'_>,
    out: &mut [f32],
    stride: usize,
) -> usize {
    let (codes, rows) = (&codes[..R * inputs], &rows[..R]);
    let mut sums = [[_mm256_setzero_si256(); 2]; R];
    for quad in 0..inputs / QUAD {
        // SAFETY: a panel has a `Quad` for each four inputs (`check` and `Packed::panels`): 64 bytes, aligned to 64.
        let (low, high) = unsafe {
            let at = panel.codes.as_ptr().add(quad).cast();
            (_mm256_load_si256(at), _mm256_load_si256(at.add(1)))
        };
        for r in 0..R {
            // SAFETY: `codes` has R rows of `inputs` bytes, as sliced above, and the quad lies inside a row.
            let quad = unsafe { codes.as_ptr().add(r * inputs + quad * QUAD).cast::<i32>().read_unaligned() };
            let quad = _mm256_set1_epi32(quad);
            sums[r][0] = _mm256_dpbusd_avx_epi32(sums[r][0], quad, low);
            sums[r][1] = _mm256_dpbusd_avx_epi32(sums[r][1], quad, high);
        }
    }
    for r in 0..R {
        finish(panel, rows[r], sums[r], &mut out[r * stride..]);
    }
    R
}

/// `R` rows of a panel; gives `R`.
#[target_feature(enable = "avx512f,avx512vnni")]
#[inline]
fn tile512<const R: usize>(
    codes: &[u8],
    rows: &[RowScale],
    inputs: usize,
    panel: &Panel<'_>,
    out: &mut [f32],
    stride: usize,
) -> usize {
    let (codes, rows) = (&codes[..R * inputs], &rows[..R]);
    let mut sums = [_mm512_setzero_si512(); R];
    for quad in 0..inputs / QUAD {
        // SAFETY: a panel has a `Quad` for each four inputs (`check` and `Packed::panels`): 64 bytes, aligned to 64.
        let weights = unsafe { _mm512_load_si512(panel.codes.as_ptr().add(quad).cast()) };
        for r in 0..R {
            // SAFETY: `codes` has R rows of `inputs` bytes, as sliced above, and the quad lies inside a row.
            let quad = unsafe { codes.as_ptr().add(r * inputs + quad * QUAD).cast::<i32>().read_unaligned() };
            sums[r] = _mm512_dpbusd_epi32(sums[r], _mm512_set1_epi32(quad), weights);
        }
    }
    for r in 0..R {
        let to = &mut out[r * stride..][..PANEL];
        let (scale, zero) = (_mm512_set1_ps(rows[r].scale), _mm512_set1_epi32(rows[r].zero));
        // SAFETY: the three arrays and `to` have PANEL entries of four bytes, all of which are read or written.
        unsafe {
            let weights = _mm512_loadu_si512(panel.sums.as_ptr().cast());
            let exact = _mm512_sub_epi32(sums[r], _mm512_mullo_epi32(zero, weights));
            let unit = _mm512_mul_ps(scale, _mm512_loadu_ps(panel.scales.as_ptr()));
            let bias = _mm512_loadu_ps(panel.bias.as_ptr());
            let value = _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(exact), unit), bias);
            _mm512_storeu_ps(to.as_mut_ptr(), value);
        }
    }
    R
}
