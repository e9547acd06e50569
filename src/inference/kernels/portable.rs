//! The matrix product for every processor, in plain Rust: what the other kernels are compared with.

use super::RowScale;
use super::packed::{PANEL, Packed, QUAD, finish};

pub(super) fn product(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    for panel in weights.panels() {
        for (row, (codes, scale)) in codes.chunks_exact(weights.inputs).zip(rows).enumerate() {
            let mut sums = [0i32; PANEL];
            let quads = codes.as_chunks::<QUAD>().0.iter();
            for (inputs, weights) in quads.zip(panel.codes) {
                for (sum, weights) in sums.iter_mut().zip(&weights.0) {
                    for (input, weight) in inputs.iter().zip(weights) {
                        *sum += i32::from(*input) * i32::from(*weight);
                    }
                }
            }
            finish(&panel, *scale, &sums, &mut out[row * weights.outputs + panel.first..][..PANEL]);
        }
    }
}
