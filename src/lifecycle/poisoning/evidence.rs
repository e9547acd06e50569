//! What the rest of a row says about its label.

use super::features::Features;
use super::model::{OutOfFold, Sum, shares};

/// The largest weight of evidence that one row can have, in nats.
const CLIP: f64 = 3.0;
const BINS: usize = 24;

/// The model's opinion of every row, and how much it weighs.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    pub(super) features: &'a Features,
    pub(super) model: OutOfFold,
    pub(super) labels: &'a [u32],
    pub(super) classes: usize,
    /// The log-odds of each class without looking.
    priors: Vec<f64>,
    /// The share that the model gives each class, row by row.
    pub(super) shares: Vec<f32>,
    /// For each row, the log-odds of its label beyond the prior's.
    pub(super) support: Vec<f32>,
    /// For each row and head, what its features come to.
    sums: Vec<Sum>,
    /// Per class: how much more likely a support is among rows of the other classes.
    scales: Vec<Scale>,
}

/// A monotone step function from supports to log likelihood ratios.
#[derive(Clone, Debug, Default)]
struct Scale {
    bounds: Vec<f32>,
    weights: Vec<f64>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(
        features: &'a Features,
        model: OutOfFold,
        labels: &'a [u32],
        classes: usize,
        without: &[bool],
    ) -> Evidence<'a> {
        let mut counts = vec![0usize; classes];
        labels.iter().for_each(|label| counts[*label as usize] += 1);
        let priors: Vec<f64> = counts
            .iter()
            .map(|count| ((*count as f64 + 0.5) / ((labels.len() - count) as f64 + 0.5)).ln())
            .collect();
        let (mut all, mut support) = (Vec::with_capacity(labels.len() * classes), Vec::new());
        let mut sums = Vec::with_capacity(labels.len() * model.heads);
        let (mut margins, mut share) = (Vec::new(), Vec::new());
        for (row, label) in labels.iter().enumerate() {
            let start = sums.len();
            sums.extend((0..model.heads).map(|head| model.sum(row, head, features.model_row(row))));
            margins.clear();
            margins.extend(sums[start..].iter().enumerate().map(|(head, sum)| model.margin(row, head, *sum)));
            shares(&margins, &mut share);
            support.push((log_odds(share[*label as usize]) - priors[*label as usize]) as f32);
            all.extend(share.iter().map(|share| *share as f32));
        }
        let scales = (0..classes)
            .map(|class| {
                let of =
                    |row: usize| (log_odds(f64::from(all[row * classes + class])) - priors[class]) as f32;
                let rows = || (0..labels.len()).filter(|row| !without[*row]);
                let own = rows().filter(|row| labels[*row] as usize == class).map(of).collect();
                let others = rows().filter(|row| labels[*row] as usize != class).map(of).collect();
                Scale::of(own, others)
            })
            .collect();
        Evidence { features, model, labels, classes, priors, shares: all, support, sums, scales }
    }

    /// The support of a row for its label without what the work has removed.
    pub(super) fn support_without(&self, row: usize, work: &mut Work) -> f64 {
        let Work { is_removed, removed, margins, shares: share, .. } = work;
        removed.clear();
        let is_removed = |feature: &u32| is_removed[*feature as usize / 64] >> (feature % 64) & 1 == 1;
        removed.extend(self.features.model_row(row).iter().copied().filter(is_removed));
        margins.clear();
        margins.extend((0..self.model.heads).map(|head| {
            let all = self.sums[row * self.model.heads + head];
            self.model.margin(row, head, all.without(self.model.sum(row, head, removed)))
        }));
        shares(margins, share);
        let label = self.labels[row] as usize;
        log_odds(share[label]) - self.priors[label]
    }

    /// How much a support speaks for another label than the row's own, in nats.
    pub(super) fn weight(&self, class: u32, support: f64) -> f64 {
        self.scales[class as usize].weight(support as f32)
    }

    /// The share of rows whose label the model would have given.
    pub(super) fn accuracy(&self) -> f64 {
        let right = self.shares.chunks(self.classes).zip(self.labels).filter(|(shares, label)| {
            let own = shares[**label as usize];
            shares.iter().enumerate().all(|(class, share)| class == **label as usize || *share < own)
        });
        right.count() as f64 / self.labels.len().max(1) as f64
    }
}

/// Features that rows are judged without, and buffers that are used again for every row.
#[derive(Debug)]
pub(super) struct Work {
    /// A bit for each feature.
    is_removed: Vec<u64>,
    /// The features whose bit is set.
    all: Vec<u32>,
    /// Of these, the features of the row.
    removed: Vec<u32>,
    margins: Vec<f64>,
    shares: Vec<f64>,
}

impl Work {
    pub(super) fn new(features: usize) -> Work {
        Work {
            is_removed: vec![0; features.div_ceil(64)],
            all: Vec::new(),
            removed: Vec::new(),
            margins: Vec::new(),
            shares: Vec::new(),
        }
    }

    pub(super) fn remove(&mut self, feature: u32) {
        self.is_removed[feature as usize / 64] |= 1 << (feature % 64);
        self.all.push(feature);
    }

    pub(super) fn clear(&mut self) {
        self.all.drain(..).for_each(|feature| self.is_removed[feature as usize / 64] = 0);
    }
}

impl Scale {
    /// From the supports of a class among its own rows and among the others: equally full bins, add-one smoothing, made
    /// monotone by pooling adjacent violators (Ayer et al., 1955), clipped.
    fn of(own: Vec<f32>, others: Vec<f32>) -> Scale {
        let mut all: Vec<(f32, bool)> = own.iter().map(|support| (*support, true)).collect();
        all.extend(others.iter().map(|support| (*support, false)));
        all.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
        let (own, others) = (own.len() as f64 + 1.0, others.len() as f64 + 1.0);
        // Bins as (count of own, count of others, upper bound).
        let mut bins: Vec<(f64, f64, f32)> = Vec::new();
        for bin in all.chunks(all.len().div_ceil(BINS).max(1)) {
            let of_own = bin.iter().filter(|(_, is_own)| *is_own).count() as f64;
            let bound = bin.last().map_or(0.0, |(support, _)| *support);
            bins.push((of_own, bin.len() as f64 - of_own, bound));
            // The ratio of others to own must fall.
            while let [.., before, last] = bins.as_slice() {
                if (before.1 + 0.5) * (last.0 + 0.5) >= (last.1 + 0.5) * (before.0 + 0.5) {
                    break;
                }
                let merged = (before.0 + last.0, before.1 + last.1, last.2);
                bins.truncate(bins.len() - 2);
                bins.push(merged);
            }
        }
        let weight = |bin: &(f64, f64, f32)| {
            (((bin.1 + 0.5) / others) / ((bin.0 + 0.5) / own)).ln().clamp(-CLIP, CLIP)
        };
        Scale { bounds: bins.iter().map(|bin| bin.2).collect(), weights: bins.iter().map(weight).collect() }
    }

    fn weight(&self, support: f32) -> f64 {
        let bin = self.bounds.partition_point(|bound| *bound < support);
        self.weights.get(bin).or(self.weights.last()).copied().unwrap_or_default()
    }
}

fn log_odds(share: f64) -> f64 {
    let share = share.clamp(1e-6, 1.0 - 1e-6);
    (share / (1.0 - share)).ln()
}
