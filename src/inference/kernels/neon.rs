//! The matrix product with `sdot` of ARMv8.2, which sums four products of signed bytes into 32 bits exactly.
//!
//! Inputs are unsigned, so 128 is taken from each of them, and 128 times the sum of the weights given back. The
//! intrinsic is not stable in Rust, so the instruction is written out.

use std::arch::aarch64::*;
use std::arch::asm;

use super::RowScale;
use super::packed::{PANEL, Packed, Panel, QUAD, finish};

/// Rows that are computed side by side.
const TALL: usize = 4;

#[target_feature(enable = "neon,dotprod")]
pub(super) fn product(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    let (inputs, outputs) = (weights.inputs, weights.outputs);
    assert!(codes.len() == rows.len() * inputs && out.len() == rows.len() * outputs);
    assert!(weights.codes.len() * QUAD * PANEL == inputs * outputs && inputs.is_multiple_of(QUAD));
    assert!(weights.multipliers.is_empty());
    for panel in weights.panels() {
        let mut row = 0;
        while row < rows.len() {
            let (codes, scales) = (&codes[row * inputs..], &rows[row..]);
            let out = &mut out[row * outputs + panel.first..];
            if scales.len() >= TALL {
                tile::<TALL>(codes, scales, inputs, &panel, out, outputs);
                row += TALL;
            } else {
                tile::<1>(codes, scales, inputs, &panel, out, outputs);
                row += 1;
            }
        }
    }
}

#[target_feature(enable = "neon,dotprod")]
#[inline]
fn tile<const R: usize>(
    codes: &[u8],
    rows: &[RowScale],
    inputs: usize,
    panel: &Panel<'_>,
    out: &mut [f32],
    stride: usize,
) {
    let codes = &codes[..R * inputs];
    let mut sums = [[vdupq_n_s32(0); 4]; R];
    for quad in 0..inputs / QUAD {
        // SAFETY: a panel has a `Quad` for each four inputs (`product` and `Packed::panels`): 64 bytes.
        let weights = unsafe {
            let at = panel.codes.as_ptr().add(quad).cast::<i8>();
            [vld1q_s8(at), vld1q_s8(at.add(16)), vld1q_s8(at.add(32)), vld1q_s8(at.add(48))]
        };
        for r in 0..R {
            // SAFETY: `codes` has R rows of `inputs` bytes, as sliced above, and the quad lies inside a row.
            let quad = unsafe { codes.as_ptr().add(r * inputs + quad * QUAD).cast::<u32>().read_unaligned() };
            // The highest bit turned over takes 128 from a byte.
            let quad = vreinterpretq_s8_u32(vdupq_n_u32(quad ^ 0x8080_8080));
            for (sum, weights) in sums[r].iter_mut().zip(weights) {
                *sum = dot(*sum, quad, weights);
            }
        }
    }
    for r in 0..R {
        let mut of_row = [0i32; PANEL];
        for (four, sum) in of_row.as_chunks_mut::<4>().0.iter_mut().zip(sums[r]) {
            // SAFETY: the array has the four integers that are written.
            unsafe { vst1q_s32(four.as_mut_ptr(), sum) };
        }
        let row = RowScale { scale: rows[r].scale, zero: rows[r].zero - 128 };
        finish(panel, row, &of_row, &mut out[r * stride..][..PANEL]);
    }
}

#[target_feature(enable = "neon,dotprod")]
#[inline]
fn dot(sum: int32x4_t, one: int8x16_t, other: int8x16_t) -> int32x4_t {
    let mut sum = sum;
    // SAFETY: the instruction reads and writes the three registers named and nothing else, and it exists where the
    // `dotprod` feature does.
    unsafe {
        asm!(
            "sdot {sum:v}.4s, {one:v}.16b, {other:v}.16b",
            sum = inout(vreg) sum,
            one = in(vreg) one,
            other = in(vreg) other,
            options(pure, nomem, nostack, preserves_flags),
        );
    }
    sum
}
