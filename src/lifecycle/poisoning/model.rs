//! A linear model of the labels that judges each row without having seen it.

use super::features::Features;
use super::letters::Letters;

/// Folds: each row is judged by a model of the other four fifths.
pub(super) const FOLDS: usize = 5;
/// Passes over the rows; the dual method has settled long before on sparse text.
const PASSES: usize = 24;
/// The last pass is one in which the dual variables move by less than this share of their range, in the mean: some
/// eighteen passes, and two or three where it goes on from an earlier fit.
const SETTLED: f64 = 0.002;

/// Rows as sets of numbered features.
pub(super) trait Bags {
    /// How many features there are.
    fn width(&self) -> usize;
    /// How many rows have a feature.
    fn frequency(&self, feature: usize) -> usize;
    /// The features of a row, each once.
    fn row(&self, row: usize) -> &[u32];
}

impl Bags for Features {
    fn width(&self) -> usize {
        self.of_model
    }

    fn frequency(&self, feature: usize) -> usize {
        self.holders.row(feature).len()
    }

    fn row(&self, row: usize) -> &[u32] {
        self.model_row(row)
    }
}

impl Bags for Letters {
    fn width(&self) -> usize {
        self.frequencies.len()
    }

    fn frequency(&self, feature: usize) -> usize {
        self.frequencies[feature] as usize
    }

    fn row(&self, row: usize) -> &[u32] {
        self.rows.row(row)
    }
}

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
    pub(super) heads: usize,
    folds: Vec<u8>,
    /// Per fold and head: the weights of the features, times their inverse document frequency; the bias is last.
    weights: Vec<Vec<f32>>,
    /// The squared inverse document frequency of each feature.
    squares: Vec<f32>,
    /// Per fold and head: the dual variable of each row, from which the next fit starts.
    duals: Vec<Vec<f32>>,
}

impl OutOfFold {
    pub(super) fn fit(bags: &impl Bags, fit: Fit<'_>) -> OutOfFold {
        OutOfFold::fit_from(bags, fit, None)
    }

    /// Fits from where an earlier model with the same folds ended, which takes a few passes where few rows have changed.
    pub(super) fn fit_from(bags: &impl Bags, fit: Fit<'_>, before: Option<&OutOfFold>) -> OutOfFold {
        let rows = fit.labels.len();
        let heads = if fit.classes == 2 { 1 } else { fit.classes };
        let squares: Vec<f32> = (0..bags.width())
            .map(|feature| {
                let holders = bags.frequency(feature) as f64;
                let rarity = ((1.0 + rows as f64) / (1.0 + holders)).ln() as f32 + 1.0;
                rarity * rarity
            })
            .collect();
        let scales: Vec<f32> = (0..rows)
            .map(|row| {
                let square: f32 = bags.row(row).iter().map(|f| squares[*f as usize]).sum();
                if square > 0.0 { square.sqrt().recip() } else { 0.0 }
            })
            .collect();
        let mut weights = Vec::with_capacity(FOLDS * heads);
        let mut duals = Vec::with_capacity(FOLDS * heads);
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
                let before = before.map(|before| &*before.duals[fold * heads + head]);
                let mut own = Duals::new(rows, before, fit.cost);
                weights.push(logistic(bags, &learnt, is_in, &squares, &scales, &mut own));
                duals.push(own.values);
            }
        }
        OutOfFold { heads, folds: fit.folds.to_vec(), weights, squares, duals }
    }

    /// What some features of a row come to, for a model that did not learn from the row. Features that no row had which was
    /// learnt from count for nothing, as if the text did not have them; their weight is exactly zero.
    pub(super) fn sum(&self, row: usize, head: usize, features: &[u32]) -> Sum {
        let weights = self.weights_of(row, head);
        let mut sum = Sum::default();
        for feature in features {
            let weight = weights[*feature as usize];
            let square = if weight == 0.0 { 0.0 } else { self.squares[*feature as usize] };
            sum.weight += f64::from(weight);
            sum.square += f64::from(square);
        }
        sum
    }

    /// The log-odds of a head for a row whose features come to this, scaled to norm 1 as if the text had nothing else in it.
    pub(super) fn margin(&self, row: usize, head: usize, sum: Sum) -> f64 {
        let bias = self.weights_of(row, head).last().copied().unwrap_or_default();
        // The square of a feature is 1 at least: less is what is left of sums that are equal.
        let scaled = if sum.square > 0.5 { sum.weight / sum.square.sqrt() } else { 0.0 };
        scaled + f64::from(bias)
    }

    /// The share of each class for every row, row after row.
    pub(super) fn shares(&self, bags: &impl Bags, rows: usize) -> Vec<f32> {
        let (mut margins, mut own, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for row in 0..rows {
            margins.clear();
            let margin = |head| self.margin(row, head, self.sum(row, head, bags.row(row)));
            margins.extend((0..self.heads).map(margin));
            shares(&margins, &mut own);
            all.extend(own.iter().map(|share| *share as f32));
        }
        all
    }

    fn weights_of(&self, row: usize, head: usize) -> &[f32] {
        &self.weights[usize::from(self.folds[row]) * self.heads + head]
    }
}

/// What the features of a row come to: their weights times their inverse document frequencies, and the squares of the latter.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    weight: f64,
    square: f64,
}

impl Sum {
    pub(super) fn without(self, part: Sum) -> Sum {
        Sum { weight: self.weight - part.weight, square: self.square - part.square }
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

/// The dual variables of all rows.
struct Duals {
    values: Vec<f32>,
    cost: f64,
    /// Whether they are those of an earlier fit.
    is_warm: bool,
}

impl Duals {
    fn new(rows: usize, before: Option<&[f32]>, cost: f64) -> Duals {
        let start = (0.001 * cost).min(1e-8) as f32;
        let values = before.map_or_else(|| vec![start; rows], <[f32]>::to_vec);
        Duals { values, cost, is_warm: before.is_some() }
    }
}

/// Dual coordinate descent for the logistic loss with an L2 penalty (Yu, Huang and Lin, "Dual coordinate descent methods for
/// logistic regression and maximum entropy models", 2011, algorithm 5); the bias is a feature of value 1. What is kept of a
/// weight is its product with the inverse document frequency, which is all that anybody asks for.
///
/// The end is told by the mean of the moves: by the largest one, which grows with the number of rows, more rows would need more
/// passes.
fn logistic(
    bags: &impl Bags,
    rows: &[u32],
    is_in: impl Fn(u32) -> bool,
    squares: &[f32],
    scales: &[f32],
    duals: &mut Duals,
) -> Vec<f32> {
    // A weight and the square of its feature lie side by side, since both are asked for where they are furthest from the cache.
    let mut weights: Vec<[f32; 2]> = squares.iter().map(|square| [0.0, *square]).collect();
    let mut bias = 0f32;
    let cost = duals.cost;
    let sign = |row: u32| if is_in(row) { 1f32 } else { -1.0 };
    let add = |weights: &mut [[f32; 2]], own: &[u32], step: f32| {
        for feature in own {
            let [weight, square] = &mut weights[*feature as usize];
            *weight += step * *square;
        }
    };
    if duals.is_warm {
        for row in rows {
            let step = duals.values[*row as usize] * sign(*row);
            add(&mut weights, bags.row(*row as usize), step * scales[*row as usize]);
            bias += step;
        }
    }
    for pass in 0..PASSES {
        let mut moved = 0.0;
        for row in rows {
            let (sign, dual) = (sign(*row), &mut duals.values[*row as usize]);
            let (own, scale) = (bags.row(*row as usize), scales[*row as usize]);
            let sum: f32 = own.iter().map(|f| weights[*f as usize][0]).sum();
            let margin = sign * (sum * scale + bias);
            // The features of a row have norm 1, and the bias adds 1; a row without features has the bias alone.
            let square = if own.is_empty() { 1.0 } else { 2.0 };
            let new = minimised(f64::from(*dual), square, f64::from(margin), cost) as f32;
            let step = (new - *dual) * sign;
            *dual = new;
            moved += f64::from(step.abs());
            if step != 0.0 {
                add(&mut weights, own, step * scale);
                bias += step;
            }
        }
        if pass > 0 && moved < SETTLED * cost * rows.len() as f64 {
            break;
        }
    }
    weights.into_iter().map(|[weight, _]| weight).chain([bias]).collect()
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
