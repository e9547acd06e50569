//! A linear model of the labels that judges each row without having seen it.

use super::features::Features;

/// Folds: each row is judged by a model of the other four fifths.
pub(super) const FOLDS: usize = 5;
/// Passes over the rows; the dual method has settled long before on sparse text.
const PASSES: usize = 24;
/// A pass that moves the weights less than this is the last one.
const SETTLED: f64 = 0.02;

/// What the model is fitted with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit<'a> {
    pub(super) labels: &'a [u32],
    pub(super) classes: usize,
    /// The fold of each row.
    pub(super) folds: &'a [u8],
    /// Rows that are judged but not learnt from.
    pub(super) without: &'a [bool],
    /// How much a row counts against the norm of the weights.
    pub(super) cost: f64,
}

/// Logistic regressions on TF-IDF features, one per fold and class (one per fold for two classes).
#[derive(Debug)]
pub(super) struct OutOfFold {
    heads: usize,
    folds: Vec<u8>,
    /// Per fold and head: the weights of the features, times their inverse document frequency; the bias is last.
    weights: Vec<Vec<f32>>,
    /// The squared inverse document frequency of each feature.
    squares: Vec<f32>,
}

impl OutOfFold {
    pub(super) fn fit(features: &Features, fit: Fit<'_>) -> OutOfFold {
        let rows = fit.labels.len();
        let heads = if fit.classes == 2 { 1 } else { fit.classes };
        let rarity: Vec<f32> = (0..features.of_model)
            .map(|feature| {
                let holders = features.holders.row(feature).len();
                ((1.0 + rows as f64) / (1.0 + holders as f64)).ln() as f32 + 1.0
            })
            .collect();
        let scales: Vec<f32> = (0..rows)
            .map(|row| {
                let squares: f32 = features.model_row(row).iter().map(|f| rarity[*f as usize].powi(2)).sum();
                if squares > 0.0 { squares.sqrt().recip() } else { 0.0 }
            })
            .collect();
        let mut weights = Vec::with_capacity(FOLDS * heads);
        for fold in 0..FOLDS {
            let learnt: Vec<u32> = shuffled(
                (0..rows)
                    .filter(|row| usize::from(fit.folds[*row]) != fold && !fit.without[*row])
                    .map(|row| row as u32)
                    .collect(),
                fold as u64,
            );
            for head in 0..heads {
                let class = if heads == 1 { 1 } else { head as u32 };
                let is_in = |row: u32| fit.labels[row as usize] == class;
                let mut fitted = logistic(features, &learnt, is_in, &rarity, &scales, fit.cost);
                fitted.iter_mut().zip(&rarity).for_each(|(weight, rarity)| *weight *= rarity);
                weights.push(fitted);
            }
        }
        let squares = rarity.iter().map(|rarity| rarity * rarity).collect();
        OutOfFold { heads, folds: fit.folds.to_vec(), weights, squares }
    }

    /// The log-odds of each head for a row, without the features that `is_removed`.
    ///
    /// The row is scaled to norm 1 over what is left and was learnt from, as if the text had nothing else in it.
    pub(super) fn margins(
        &self,
        features: &Features,
        row: usize,
        is_removed: impl Fn(u32) -> bool,
        into: &mut Vec<f64>,
    ) {
        into.clear();
        for head in 0..self.heads {
            let weights = &self.weights[usize::from(self.folds[row]) * self.heads + head];
            let (mut sum, mut squares) = (0f32, 0f32);
            for feature in features.model_row(row) {
                let weight = weights[*feature as usize];
                // Exactly zero: no row that was learnt from has the feature.
                if weight != 0.0 && !is_removed(*feature) {
                    sum += weight;
                    squares += self.squares[*feature as usize];
                }
            }
            let scaled = if squares > 0.0 { sum / squares.sqrt() } else { 0.0 };
            into.push(f64::from(scaled + weights[features.of_model]));
        }
    }
}

/// The share of each class, from the log-odds of the heads.
pub(super) fn shares(margins: &[f64], into: &mut Vec<f64>) {
    into.clear();
    let logistic = |margin: f64| 1.0 / (1.0 + (-margin).exp());
    match margins {
        [margin] => into.extend([1.0 - logistic(*margin), logistic(*margin)]),
        margins => {
            into.extend(margins.iter().map(|margin| logistic(*margin)));
            let sum: f64 = into.iter().sum();
            into.iter_mut().for_each(|share| *share /= sum.max(1e-12));
        }
    }
}

/// Dual coordinate descent for the logistic loss with an L2 penalty (Yu, Huang and Lin, "Dual coordinate descent methods for
/// logistic regression and maximum entropy models", 2011, algorithm 5); the bias is a feature of value 1.
fn logistic(
    features: &Features,
    rows: &[u32],
    is_in: impl Fn(u32) -> bool,
    rarity: &[f32],
    scales: &[f32],
    cost: f64,
) -> Vec<f32> {
    let bias = features.of_model;
    let mut weights = vec![0f32; bias + 1];
    let start = (0.001 * cost).min(1e-8);
    let mut duals = vec![start; rows.len()];
    for _ in 0..PASSES {
        let mut moved: f64 = 0.0;
        for (dual, row) in duals.iter_mut().zip(rows) {
            let sign = if is_in(*row) { 1.0 } else { -1.0 };
            let (own, scale) = (features.model_row(*row as usize), scales[*row as usize]);
            let sum: f32 = own.iter().map(|f| weights[*f as usize] * rarity[*f as usize]).sum();
            let margin = sign * f64::from(sum * scale + weights[bias]);
            // The features of a row have norm 1, and the bias adds 1; a row without features has the bias alone.
            let square = if own.is_empty() { 1.0 } else { 2.0 };
            let new = minimised(*dual, square, margin, cost);
            let step = ((new - *dual) * sign) as f32;
            *dual = new;
            moved = moved.max(f64::from(step.abs()));
            if step != 0.0 {
                own.iter().for_each(|f| weights[*f as usize] += step * scale * rarity[*f as usize]);
                weights[bias] += step;
            }
        }
        if moved < SETTLED * cost {
            break;
        }
    }
    weights
}

/// The value of one dual variable that minimises the dual objective, by Newton's method from inside the interval.
pub(super) fn minimised(old: f64, square: f64, margin: f64, cost: f64) -> f64 {
    // Minimise over whichever of the pair (z, cost - z) is the smaller: logarithms keep their digits there.
    let other = cost - old;
    let is_swapped = 0.5 * square * (other - old) + margin < 0.0;
    let (old, sign) = if is_swapped { (other, -1.0) } else { (old, 1.0) };
    let mut z = if cost - old < 0.5 * cost { 0.1 * old } else { old };
    z = z.clamp(1e-12 * cost, cost * (1.0 - 1e-12));
    for _ in 0..50 {
        let slope = square * (z - old) + sign * margin + (z / (cost - z)).ln();
        if slope.abs() < 1e-3 {
            break;
        }
        let curvature = square + cost / (z * (cost - z));
        let next = z - slope / curvature;
        z = if next <= 0.0 { 0.1 * z } else { next.min(0.5 * (z + cost)) };
    }
    if is_swapped { cost - z } else { z }
}

/// A fixed order that has nothing to do with the order of the rows.
pub(super) fn shuffled(mut rows: Vec<u32>, seed: u64) -> Vec<u32> {
    rows.sort_by_cached_key(|row| mixed(u64::from(*row) ^ seed << 40));
    rows
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
pub(super) fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
