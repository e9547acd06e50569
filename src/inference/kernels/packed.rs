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
    /// For each panel and four inputs.
    pub(super) codes: Vec<Quad>,
    /// For each panel and group; empty where codes are products.
    pub(super) multipliers: Vec<Multipliers>,
    /// Of each output: the sum of its weights, and what a unit of it stands for.
    pub(super) sums: Vec<i32>,
    pub(super) scales: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// The weights of sixteen outputs for four inputs: a line of the cache, so that no load crosses two.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Quad(pub(super) [[i8; QUAD]; PANEL]);

/// The multipliers of sixteen outputs for a group, each twice.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Multipliers(pub(super) [[i16; 2]; PANEL]);

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
        let panels = outputs / PANEL;
        let mut codes = vec![Quad([[0; QUAD]; PANEL]); panels * (inputs / QUAD)];
        let mut multipliers = vec![Multipliers([[0; 2]; PANEL]); if factored { panels * groups } else { 0 }];
        let mut sums = vec![0i32; outputs];
        for (output, sum) in sums.iter_mut().enumerate() {
            let (panel, lane) = (output / PANEL, output % PANEL);
            let panel_codes = &mut codes[panel * (inputs / QUAD)..][..inputs / QUAD];
            let packed = weights.packed_codes(output);
            for (group, packed) in packed.chunks_exact(GROUP / 2).enumerate() {
                let multiplier = weights.multiplier(output, group) as i8;
                if factored {
                    multipliers[panel * groups + group].0[lane] = [multiplier.into(); 2];
                }
                let factor = if factored { 1 } else { multiplier };
                let mut of_group = 0i32;
                for (quad, packed) in packed.as_chunks::<2>().0.iter().enumerate() {
                    let of_quad = [packed[0] & 15, packed[0] >> 4, packed[1] & 15, packed[1] >> 4];
                    let of_quad = of_quad.map(|code| (code as i8 - 8) * factor);
                    of_group += of_quad.iter().map(|code| i32::from(*code)).sum::<i32>();
                    panel_codes[group * (GROUP / QUAD) + quad].0[lane] = of_quad;
                }
                *sum += of_group * if factored { i32::from(multiplier) } else { 1 };
            }
        }
        Ok(Packed { inputs, outputs, codes, multipliers, sums, scales, bias })
    }

    pub(super) fn panels(&self) -> impl Iterator<Item = Panel<'_>> {
        (0..self.outputs / PANEL).map(|number| self.panel(number))
    }

    pub(super) fn panel(&self, number: usize) -> Panel<'_> {
        let of_panel = number * PANEL..(number + 1) * PANEL;
        let (quads, groups) = (self.inputs / QUAD, self.inputs / GROUP);
        let multipliers = match self.multipliers.is_empty() {
            true => &[],
            false => &self.multipliers[number * groups..][..groups],
        };
        Panel {
            first: number * PANEL,
            codes: &self.codes[number * quads..][..quads],
            multipliers,
            sums: array(&self.sums[of_panel.clone()]),
            scales: array(&self.scales[of_panel.clone()]),
            bias: array(&self.bias[of_panel]),
        }
    }
}

fn array<T>(values: &[T]) -> &[T; PANEL] {
    values.first_chunk().expect("a panel is whole")
}

/// Sixteen outputs.
pub(super) struct Panel<'p> {
    /// Number of the first output.
    pub(super) first: usize,
    /// For each four inputs.
    pub(super) codes: &'p [Quad],
    /// For each group; empty where codes are products.
    #[cfg_attr(
        not(target_arch = "x86_64"),
        allow(dead_code, reason = "kernels elsewhere take codes that are products")
    )]
    pub(super) multipliers: &'p [Multipliers],
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
