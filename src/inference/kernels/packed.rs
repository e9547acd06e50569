//! Weights in the order in which the kernels read them.

use super::Kernel;
use crate::Error;
use crate::inference::broken;
use crate::inference::quantised::{GROUP, Kind, Matrix};

/// Outputs that are computed side by side.
pub(super) const PANEL: usize = 16;
/// Inputs that one lane multiplies at once.
pub(super) const QUAD: usize = 4;

/// A linear layer: for each panel of 16 outputs, for each four inputs, the 16 outputs' four weights.
///
/// A weight is `m · q`. Kernels that multiply bytes into sums of 32 bits read that product. AVX2 multiplies bytes
/// into sums of 16 bits, so it reads `q`, sums a whole group of 32 inputs, which cannot overflow (32640 at most), and
/// multiplies by `m` when it widens: that is one multiplication for eight.
pub(crate) struct Packed {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) codes: Vec<i8>,
    /// For each panel and group: the 16 outputs' multipliers, each twice. Empty where codes are products.
    pub(super) multipliers: Vec<i16>,
    /// Of each output: the sum of its weights, and what a unit of it stands for.
    pub(super) sums: Vec<i32>,
    pub(super) scales: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Packed {
    /// Packs weights for a kernel. Errors where they are not four bits wide or out of order.
    pub(crate) fn new(
        kernel: Kernel,
        name: &str,
        weights: Matrix<'_>,
        bias: Vec<f32>,
    ) -> Result<Packed, Error> {
        let (inputs, outputs) = (weights.cols, weights.rows);
        if weights.kind() != Kind::Four || !outputs.is_multiple_of(PANEL) {
            return Err(broken(format!("tensor `{name}` is not of kind q4 with a multiple of {PANEL} rows")));
        }
        let scales = weights.scales(name)?;
        let groups = inputs / GROUP;
        let factored = kernel.wants_factors();
        let mut codes = vec![0i8; inputs * outputs];
        let mut multipliers = vec![0i16; if factored { 2 * groups * outputs } else { 0 }];
        let mut sums = vec![0i32; outputs];
        for (output, sum) in sums.iter_mut().enumerate() {
            let (panel, lane) = (output / PANEL, output % PANEL);
            let panel_codes = &mut codes[panel * PANEL * inputs..][..PANEL * inputs];
            let packed = weights.packed_codes(output);
            for (group, packed) in packed.chunks_exact(GROUP / 2).enumerate() {
                let multiplier = weights.multiplier(output, group) as i8;
                if factored {
                    let at = 2 * (PANEL * (panel * groups + group) + lane);
                    multipliers[at..at + 2].fill(multiplier.into());
                }
                let factor = if factored { 1 } else { multiplier };
                let mut of_group = 0i32;
                for (quad, packed) in packed.as_chunks::<2>().0.iter().enumerate() {
                    let at = (group * GROUP / QUAD + quad) * PANEL * QUAD + lane * QUAD;
                    let of_quad = [packed[0] & 15, packed[0] >> 4, packed[1] & 15, packed[1] >> 4];
                    let of_quad = of_quad.map(|code| (code as i8 - 8) * factor);
                    of_group += of_quad.iter().map(|code| i32::from(*code)).sum::<i32>();
                    panel_codes[at..at + QUAD].copy_from_slice(&of_quad);
                }
                *sum += of_group * if factored { i32::from(multiplier) } else { 1 };
            }
        }
        Ok(Packed { inputs, outputs, codes, multipliers, sums, scales, bias })
    }

    pub(super) fn panels(&self) -> impl Iterator<Item = Panel<'_>> {
        (0..self.outputs / PANEL).map(|panel| {
            let (of_panel, groups) = (panel * PANEL..(panel + 1) * PANEL, self.inputs / GROUP);
            let multipliers = match self.multipliers.is_empty() {
                true => &[],
                false => &self.multipliers[panel * groups * 2 * PANEL..][..groups * 2 * PANEL],
            };
            Panel {
                first: panel * PANEL,
                codes: &self.codes[panel * PANEL * self.inputs..][..PANEL * self.inputs],
                multipliers,
                sums: array(&self.sums[of_panel.clone()]),
                scales: array(&self.scales[of_panel.clone()]),
                bias: array(&self.bias[of_panel]),
            }
        })
    }
}

fn array<T>(values: &[T]) -> &[T; PANEL] {
    values.first_chunk().expect("a panel is whole")
}

/// Sixteen outputs.
pub(super) struct Panel<'p> {
    /// Number of the first output.
    pub(super) first: usize,
    pub(super) codes: &'p [i8],
    pub(super) multipliers: &'p [i16],
    pub(super) sums: &'p [i32; PANEL],
    pub(super) scales: &'p [f32; PANEL],
    pub(super) bias: &'p [f32; PANEL],
}

/// Finishes a row of 16 sums: the kernels do this with vectors, in the same order of operations.
#[inline(always)]
pub(super) fn finish(panel: &Panel<'_>, row: super::RowScale, sums: &[i32; PANEL], out: &mut [f32]) {
    for lane in 0..PANEL {
        let exact = sums[lane] - row.zero * panel.sums[lane];
        out[lane] = exact as f32 * (row.scale * panel.scales[lane]) + panel.bias[lane];
    }
}
