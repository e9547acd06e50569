//! The matrix product with the dot products of VNNI, which sum four products of bytes into 32 bits exactly: in
//! registers of 256 bits (AVX-VNNI) and of 512 bits (AVX-512 VNNI).
//!
//! A dot product takes five cycles, and one or two begin in each: so a tile has ten sums or more wherever there are so many. Few rows have
//! several panels beside each other for it, and the rows are parted evenly, so that no tile is left with one.

use std::arch::x86_64::*;
use std::array;

use super::RowScale;
use super::avx2::finish;
use super::packed::{PANEL, Packed, Panel, QUAD};

/// Rows of a tile at most: six make twelve sums of 256 bits, beside two registers of weights and one of inputs; twelve rows and two
/// panels make 24 sums of 512 bits.
const TALL256: usize = 6;
const TALL512: usize = 12;

/// Calls `$tile::<R, P>` for the number of rows at hand.
macro_rules! tile {
    ($tile:ident, $panels:literal, $rows:expr, [$($tall:literal)*], $arguments:tt) => {
        match $rows {
            $($tall => $tile::<$tall, $panels> $arguments,)*
            _ => unreachable!("a tile is not taller"),
        }
    };
}

#[target_feature(enable = "avx2,avxvnni")]
pub(super) fn product256(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    check(codes, rows, weights, out);
    let (mut panel, panels) = (0, weights.outputs / PANEL);
    while panel < panels {
        let wide = if rows.len() == 1 && panel + 4 <= panels {
            4
        } else if rows.len() <= 3 && panel + 2 <= panels {
            2
        } else {
            1
        };
        for part in parts(rows.len(), TALL256) {
            let codes = &codes[part.start * weights.inputs..];
            let out = &mut out[part.start * weights.outputs..];
            let rows = &rows[part];
            match wide {
                4 => tile256::<1, 4>(codes, rows, weights, panel, out),
                2 => tile!(tile256, 2, rows.len(), [1 2 3], (codes, rows, weights, panel, out)),
                _ => tile!(tile256, 1, rows.len(), [1 2 3 4 5 6], (codes, rows, weights, panel, out)),
            }
        }
        panel += wide;
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) fn product512(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    panels512(codes, rows, weights, 0, out);
}

/// The product with the panels from this one on.
#[target_feature(enable = "avx512f,avx512vnni")]
fn panels512(codes: &[u8], rows: &[RowScale], weights: &Packed, mut panel: usize, out: &mut [f32]) {
    check(codes, rows, weights, out);
    let panels = weights.outputs / PANEL;
    while panel < panels {
        let wide = if rows.len() <= 6 && panel + 4 <= panels {
            4
        } else if panel + 2 <= panels {
            2
        } else {
            1
        };
        for part in parts(rows.len(), TALL512) {
            let codes = &codes[part.start * weights.inputs..];
            let out = &mut out[part.start * weights.outputs..];
            let rows = &rows[part];
            match wide {
                4 => tile!(tile512, 4, rows.len(), [1 2 3 4 5 6], (codes, rows, weights, panel, out)),
                2 => {
                    tile!(tile512, 2, rows.len(), [1 2 3 4 5 6 7 8 9 10 11 12], (codes, rows, weights, panel, out))
                }
                _ => {
                    tile!(tile512, 1, rows.len(), [1 2 3 4 5 6 7 8 9 10 11 12], (codes, rows, weights, panel, out))
                }
            }
        }
        panel += wide;
    }
}

/// The product with the last panel alone.
#[cfg(target_os = "linux")]
#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) fn last_panel(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    panels512(codes, rows, weights, weights.outputs / PANEL - 1, out);
}

/// What the tiles rely on.
pub(super) fn check(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &[f32]) {
    assert!(codes.len() == rows.len() * weights.inputs && out.len() == rows.len() * weights.outputs);
    assert!(weights.codes.len() * QUAD * PANEL == weights.inputs * weights.outputs);
    assert!(weights.multipliers.is_empty());
    assert!(weights.inputs.is_multiple_of(QUAD));
}

/// So many rows in parts of nearly one size, none of more than `most`.
fn parts(rows: usize, most: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    let count = rows.div_ceil(most);
    (0..count).map(move |part| rows * part / count..rows * (part + 1) / count)
}

/// `R` rows of `P` panels from number `first` on; `codes` and `out` begin with the first of the rows.
#[target_feature(enable = "avx2,avxvnni")]
#[inline]
fn tile256<const R: usize, const P: usize>(
    codes: &[u8],
    rows: &[RowScale],
    weights: &Packed,
    first: usize,
    out: &mut [f32],
) {
    let inputs = weights.inputs;
    let (codes, rows) = (&codes[..R * inputs], &rows[..R]);
    let panels: [Panel<'_>; P] = array::from_fn(|p| weights.panel(first + p));
    let mut sums = [[[_mm256_setzero_si256(); 2]; P]; R];
    for quad in 0..inputs / QUAD {
        for p in 0..P {
            // SAFETY: a panel has a `Quad` for each four inputs (`check` and `Packed::panel`): 64 bytes, aligned to 64.
            let (low, high) = unsafe {
                let at = panels[p].codes.as_ptr().add(quad).cast();
                (_mm256_load_si256(at), _mm256_load_si256(at.add(1)))
            };
            for r in 0..R {
                // SAFETY: `codes` has R rows of `inputs` bytes, as sliced above, and the quad lies inside a row.
                let quad =
                    unsafe { codes.as_ptr().add(r * inputs + quad * QUAD).cast::<i32>().read_unaligned() };
                let quad = _mm256_set1_epi32(quad);
                sums[r][p][0] = _mm256_dpbusd_avx_epi32(sums[r][p][0], quad, low);
                sums[r][p][1] = _mm256_dpbusd_avx_epi32(sums[r][p][1], quad, high);
            }
        }
    }
    for r in 0..R {
        for p in 0..P {
            finish(&panels[p], rows[r], sums[r][p], &mut out[r * weights.outputs + panels[p].first..]);
        }
    }
}

/// `R` rows of `P` panels from number `first` on; `codes` and `out` begin with the first of the rows.
#[target_feature(enable = "avx512f,avx512vnni")]
#[inline]
fn tile512<const R: usize, const P: usize>(
    codes: &[u8],
    rows: &[RowScale],
    weights: &Packed,
    first: usize,
    out: &mut [f32],
) {
    let inputs = weights.inputs;
    let (codes, rows) = (&codes[..R * inputs], &rows[..R]);
    let panels: [Panel<'_>; P] = array::from_fn(|p| weights.panel(first + p));
    let mut sums = [[_mm512_setzero_si512(); P]; R];
    for quad in 0..inputs / QUAD {
        let mut columns = [_mm512_setzero_si512(); P];
        for p in 0..P {
            // SAFETY: a panel has a `Quad` for each four inputs (`check` and `Packed::panel`): 64 bytes, aligned to 64.
            columns[p] = unsafe { _mm512_load_si512(panels[p].codes.as_ptr().add(quad).cast()) };
        }
        for r in 0..R {
            // SAFETY: `codes` has R rows of `inputs` bytes, as sliced above, and the quad lies inside a row.
            let quad = unsafe { codes.as_ptr().add(r * inputs + quad * QUAD).cast::<i32>().read_unaligned() };
            let quad = _mm512_set1_epi32(quad);
            for p in 0..P {
                sums[r][p] = _mm512_dpbusd_epi32(sums[r][p], quad, columns[p]);
            }
        }
    }
    for r in 0..R {
        for p in 0..P {
            finish512(&panels[p], rows[r], sums[r][p], &mut out[r * weights.outputs + panels[p].first..]);
        }
    }
}

/// Makes sixteen sums into a row's outputs, as `packed::finish` does.
#[target_feature(enable = "avx512f")]
#[inline]
pub(super) fn finish512(panel: &Panel<'_>, row: RowScale, sums: __m512i, out: &mut [f32]) {
    let out = &mut out[..PANEL];
    let (scale, zero) = (_mm512_set1_ps(row.scale), _mm512_set1_epi32(row.zero));
    // SAFETY: the three arrays and `out` have PANEL entries of four bytes, all of which are read or written.
    unsafe {
        let weights = _mm512_loadu_si512(panel.sums.as_ptr().cast());
        let exact = _mm512_sub_epi32(sums, _mm512_mullo_epi32(zero, weights));
        let unit = _mm512_mul_ps(scale, _mm512_loadu_ps(panel.scales.as_ptr()));
        let bias = _mm512_loadu_ps(panel.bias.as_ptr());
        let value = _mm512_add_ps(_mm512_mul_ps(_mm512_cvtepi32_ps(exact), unit), bias);
        _mm512_storeu_ps(out.as_mut_ptr(), value);
    }
}
