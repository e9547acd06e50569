//! What an embedding adds: a second opinion on labels, and rows that lie apart from their label's.

use super::model::{FOLDS, Fit, minimised, shuffled};
use crate::lifecycle::numerics::two_means;

/// Rows of numbers that the caller made of the texts, each scaled to norm 1.
#[derive(Debug)]
pub(super) struct Embedding {
    rows: Vec<f32>,
    width: usize,
}

/// Passes over the rows.
const PASSES: usize = 12;

impl Embedding {
    pub(super) fn new(rows: impl Iterator<Item = usize>, values: &[f32], width: usize) -> Embedding {
        let mut scaled = Vec::new();
        for row in rows {
            let values = &values[row * width..(row + 1) * width];
            let norm = values.iter().map(|value| value * value).sum::<f32>().sqrt();
            scaled.extend(values.iter().map(|value| if norm > 0.0 { value / norm } else { 0.0 }));
        }
        Embedding { rows: scaled, width }
    }

    fn row(&self, row: usize) -> &[f32] {
        &self.rows[row * self.width..(row + 1) * self.width]
    }

    /// The share of each class by logistic regressions that did not see the row, row after row.
    pub(super) fn shares(&self, fit: Fit<'_>) -> Vec<f32> {
        let mut margins = vec![0f64; fit.labels.len() * fit.classes];
        for fold in 0..FOLDS {
            let rows = (0..fit.labels.len()).filter(|row| usize::from(fit.folds[*row]) != fold);
            let learnt = shuffled(rows.map(|row| row as u32).collect(), fold as u64);
            for class in 0..fit.classes {
                let (weights, bias) =
                    self.logistic(&learnt, |row| fit.labels[row as usize] as usize == class, fit.cost);
                for row in (0..fit.labels.len()).filter(|row| usize::from(fit.folds[*row]) == fold) {
                    margins[row * fit.classes + class] = f64::from(dot(self.row(row), &weights) + bias);
                }
            }
        }
        let mut shares = Vec::with_capacity(margins.len());
        for margins in margins.chunks(fit.classes) {
            let own: Vec<f64> = margins.iter().map(|margin| 1.0 / (1.0 + (-margin).exp())).collect();
            let sum = own.iter().sum::<f64>().max(1e-12);
            shares.extend(own.iter().map(|share| (share / sum) as f32));
        }
        shares
    }

    /// The same dual method as for words.
    fn logistic(&self, rows: &[u32], is_in: impl Fn(u32) -> bool, cost: f64) -> (Vec<f32>, f32) {
        let (mut weights, mut bias) = (vec![0f32; self.width], 0f32);
        let mut duals = vec![(0.001 * cost).min(1e-8); rows.len()];
        for _ in 0..PASSES {
            for (dual, row) in duals.iter_mut().zip(rows) {
                let own = self.row(*row as usize);
                let sign = if is_in(*row) { 1.0 } else { -1.0 };
                let new = minimised(*dual, 2.0, sign * f64::from(dot(own, &weights) + bias), cost);
                let step = ((new - *dual) * sign) as f32;
                *dual = new;
                weights.iter_mut().zip(own).for_each(|(weight, value)| *weight += step * value);
                bias += step;
            }
        }
        (weights, bias)
    }

    /// The smaller of two clusters of some rows, where the rows fall into two; `None` where they are too few.
    pub(super) fn smaller_cluster(&self, rows: &[u32]) -> Option<Vec<u32>> {
        let values: Vec<f64> =
            rows.iter().flat_map(|row| self.row(*row as usize)).map(|value| f64::from(*value)).collect();
        let split = two_means::split(&values, self.width, 1)?;
        let second = split.second.iter().filter(|second| **second).count();
        let is_smaller = 2 * second <= rows.len();
        Some(
            rows.iter()
                .zip(&split.second)
                .filter(|(_, second)| **second == is_smaller)
                .map(|(row, _)| *row)
                .collect(),
        )
    }
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
