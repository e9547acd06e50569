//! What scores and outcomes say: curves, rates with intervals, tests for pairs.
//!
//! Shares with their intervals are of type [`Rate`]. Everything here is exact or deterministic under a
//! seed, and takes time linear in the cases, or `n log n` where they are sorted.

use serde::Serialize;

use super::random::Random;
use crate::metrics::Rate;

/// Scores of cases that should be found, and of cases that should not, in order: what curves are drawn from.
///
/// A score that is not a number counts as the highest one, since what cannot be scored is not safe.
///
/// ```
/// use mantlet::suites::metrics::Ranking;
/// let ranking = Ranking::new([(0.9, true), (0.8, false), (0.7, true), (0.1, false)]);
/// assert_eq!(ranking.auc(), Some(0.75));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    /// Riskiest first; of equal scores, one entry.
    steps: Vec<Step>,
    positives: u64,
    negatives: u64,
}

/// Cases of one score.
#[derive(Clone, Copy, Debug)]
struct Step {
    score: f64,
    positives: u64,
    negatives: u64,
}

/// A point of a curve: what a threshold gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Point {
    /// Cases of this score or above are found.
    pub threshold: f64,
    /// Share of the cases that should not be found, and are.
    pub fpr: f64,
    /// Share of the cases that should be found, and are.
    pub recall: f64,
}

/// The recall that a bound on false positives allows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RecallAtFpr {
    /// The bound on the share of false positives, in `0..=1`.
    pub bound: f64,
    /// The share of false positives at the threshold, not above the bound.
    pub fpr: f64,
    /// The lowest score that counts as found; `None` where even the highest one breaks the bound.
    pub threshold: Option<f64>,
    /// The recall, with its 95 % Wilson interval. The threshold was chosen on the same cases, which the interval does
    /// not know of.
    pub recall: Rate,
}

impl Ranking {
    /// Sorts cases given as their score and whether they should be found.
    pub fn new(cases: impl IntoIterator<Item = (f64, bool)>) -> Ranking {
        let number = |score: f64| if score.is_nan() { f64::INFINITY } else { score + 0.0 };
        let mut cases: Vec<(f64, bool)> = cases.into_iter().map(|(score, is)| (number(score), is)).collect();
        cases.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let mut ranking = Ranking::default();
        for (score, is_positive) in cases {
            let (positive, negative) = (u64::from(is_positive), u64::from(!is_positive));
            ranking.positives += positive;
            ranking.negatives += negative;
            match ranking.steps.last_mut().filter(|step| step.score == score) {
                Some(step) => {
                    step.positives += positive;
                    step.negatives += negative;
                }
                None => ranking.steps.push(Step { score, positives: positive, negatives: negative }),
            }
        }
        ranking
    }

    /// Cases that should be found.
    pub fn positives(&self) -> u64 {
        self.positives
    }

    /// Cases that should not be found.
    pub fn negatives(&self) -> u64 {
        self.negatives
    }

    /// The area under the ROC curve: the probability that a case that should be found scores above one that should not,
    /// equal scores counting half (Mann and Whitney, Annals of Mathematical Statistics 18, 1947). `None` without cases
    /// of both kinds.
    pub fn auc(&self) -> Option<f64> {
        auc(self.steps.iter().map(|step| (step.positives, step.negatives)))
    }

    /// The area under the ROC curve with a 95 % percentile bootstrap interval: `(low, value, high)`. Cases of both kinds
    /// are drawn anew `draws` times, each kind for itself (Efron and Tibshirani, "An introduction to the bootstrap",
    /// 1993, chapter 13).
    pub fn auc_interval(&self, draws: usize, seed: u64) -> Option<(f64, f64, f64)> {
        let value = self.auc()?;
        let mut random = Random::new(seed);
        let mut areas: Vec<f64> = (0..draws.max(1))
            .filter_map(|_| {
                let mut drawn = vec![(0u64, 0u64); self.steps.len()];
                self.draw(&mut random, self.positives, |step| step.positives, |at| drawn[at].0 += 1);
                self.draw(&mut random, self.negatives, |step| step.negatives, |at| drawn[at].1 += 1);
                auc(drawn.into_iter())
            })
            .collect();
        areas.sort_unstable_by(f64::total_cmp);
        let (low, high) = percentiles(&areas)?;
        Some((low, value, high))
    }

    /// Draws `count` cases of a kind with replacement and names their steps.
    fn draw(&self, random: &mut Random, count: u64, of: impl Fn(&Step) -> u64, mut drawn: impl FnMut(usize)) {
        let owners: Vec<u32> = (self.steps.iter().enumerate())
            .flat_map(|(at, step)| {
                std::iter::repeat_n(u32::try_from(at).unwrap_or(u32::MAX), of(step) as usize)
            })
            .collect();
        for _ in 0..count {
            drawn(*random.pick(&owners) as usize);
        }
    }

    /// Average precision: the precision at each threshold, weighted by the recall that it adds, equal scores taken
    /// together (Buckley and Voorhees, SIGIR 2000; the form without interpolation). `None` without cases to be found.
    pub fn average_precision(&self) -> Option<f64> {
        if self.positives == 0 {
            return None;
        }
        let (mut found, mut all, mut area) = (0u64, 0u64, 0.0);
        for step in &self.steps {
            found += step.positives;
            all += step.positives + step.negatives;
            area += step.positives as f64 / self.positives as f64 * (found as f64 / all as f64);
        }
        Some(area)
    }

    /// The best recall with at most `bound` of the other cases found.
    pub fn recall_at_fpr(&self, bound: f64) -> RecallAtFpr {
        let (mut found, mut wrong, mut best) = (0u64, 0u64, (0u64, 0u64, None));
        for step in &self.steps {
            found += step.positives;
            wrong += step.negatives;
            if share(wrong, self.negatives) > bound {
                break;
            }
            best = (found, wrong, Some(step.score));
        }
        let (found, wrong, threshold) = best;
        let fpr = share(wrong, self.negatives);
        RecallAtFpr { bound, fpr, threshold, recall: Rate::new(found, self.positives) }
    }

    /// The ROC curve from where nothing is found, one point for each score, at most `most` of them; the first and the
    /// last are always there.
    pub fn curve(&self, most: usize) -> Vec<Point> {
        let mut points = vec![Point { threshold: f64::INFINITY, fpr: 0.0, recall: 0.0 }];
        let (mut found, mut wrong) = (0, 0);
        for step in &self.steps {
            found += step.positives;
            wrong += step.negatives;
            let (fpr, recall) = (share(wrong, self.negatives), share(found, self.positives));
            points.push(Point { threshold: step.score, fpr, recall });
        }
        let every = points.len().div_ceil(most.max(2));
        let last = points.len() - 1;
        let is_kept = |at: usize| at.is_multiple_of(every) || at == last;
        points.into_iter().enumerate().filter(|(at, _)| is_kept(*at)).map(|(_, point)| point).collect()
    }
}

fn share(count: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { count as f64 / total as f64 }
}

fn auc(steps: impl Iterator<Item = (u64, u64)>) -> Option<f64> {
    let (mut positives, mut negatives, mut area) = (0u64, 0u64, 0.0);
    for (positive, negative) in steps {
        // A pair of equal scores counts half.
        area += negative as f64 * (positives as f64 + positive as f64 / 2.0);
        positives += positive;
        negatives += negative;
    }
    (positives > 0 && negatives > 0).then(|| area / (positives as f64 * negatives as f64))
}

/// A 95 % percentile bootstrap interval for the mean of `values`: `(low, mean, high)`; `None` without values.
pub fn bootstrap_mean(values: &[f64], draws: usize, seed: u64) -> Option<(f64, f64, f64)> {
    if values.is_empty() {
        return None;
    }
    let count = values.len() as f64;
    let mut random = Random::new(seed);
    let mut means: Vec<f64> = (0..draws.max(1))
        .map(|_| (0..values.len()).map(|_| *random.pick(values)).sum::<f64>() / count)
        .collect();
    means.sort_unstable_by(f64::total_cmp);
    let (low, high) = percentiles(&means)?;
    Some((low, values.iter().sum::<f64>() / count, high))
}

/// The middle 95 % of sorted values.
fn percentiles(sorted: &[f64]) -> Option<(f64, f64)> {
    let last = sorted.len().checked_sub(1)?;
    let at = |share: f64| sorted[(last as f64 * share).round() as usize];
    Some((at(0.025), at(0.975)))
}

/// McNemar's test, exact and two-sided: the probability that of `worse + better` pairs that differ, as few or fewer go
/// the rarer way as did, if both ways were equally likely (McNemar, Psychometrika 12, 1947; the binomial form). 1 where
/// no pair differs.
///
/// ```
/// use mantlet::suites::metrics::mcnemar;
/// assert_eq!(mcnemar(0, 0), 1.0);
/// assert!((mcnemar(9, 1) - 22.0 / 1024.0).abs() < 1e-12);
/// ```
pub fn mcnemar(worse: u64, better: u64) -> f64 {
    let (pairs, fewer) = (worse + better, worse.min(better));
    if worse == better {
        return 1.0;
    }
    // The logarithm of each term, so that none of them is 0 before they are summed.
    let mut term = -(pairs as f64) * std::f64::consts::LN_2;
    let (mut largest, mut terms) = (f64::NEG_INFINITY, Vec::with_capacity(1 + fewer as usize));
    for k in 0..=fewer {
        if k > 0 {
            term += ((pairs - k + 1) as f64).ln() - (k as f64).ln();
        }
        largest = largest.max(term);
        terms.push(term);
    }
    let sum: f64 = terms.iter().map(|term| (term - largest).exp()).sum();
    // Thousands of pairs that all go one way are rarer than a number of this size can be.
    (2.0 * sum * largest.exp()).clamp(f64::MIN_POSITIVE, 1.0)
}

/// The difference of two paired shares, `(worse - better) / pairs`, with its 95 % interval: Wald's with half a pair added
/// to each cell (Agresti and Min, Statistics in Medicine 24, 2005). `(low, difference, high)`, and `-1..=1` without pairs.
pub fn paired_difference(worse: u64, better: u64, pairs: u64) -> (f64, f64, f64) {
    if pairs == 0 {
        return (-1.0, 0.0, 1.0);
    }
    let difference = (worse as f64 - better as f64) / pairs as f64;
    let (worse, better, pairs) = (worse as f64 + 0.5, better as f64 + 0.5, pairs as f64 + 2.0);
    let middle = (worse - better) / pairs;
    let half = 1.959_963_984_540_054 * ((worse + better) - (worse - better).powi(2) / pairs).sqrt() / pairs;
    ((middle - half).max(-1.0).min(difference), difference, (middle + half).min(1.0).max(difference))
}

/// Holm's step-down adjustment of p-values, so that with many tests the chance of one false alarm stays that of a single
/// one (Holm, Scandinavian Journal of Statistics 6, 1979). One value for each given one, in their order.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|a, b| p_values[*a].total_cmp(&p_values[*b]));
    let (mut adjusted, mut least) = (vec![1.0; p_values.len()], 0.0f64);
    for (rank, at) in order.into_iter().enumerate() {
        least = least.max((p_values[at] * (p_values.len() - rank) as f64).min(1.0));
        adjusted[at] = least;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn areas_by_hand() {
        // Pairs in order: 3 of 4 are right; ties count half.
        let ranking = Ranking::new([(0.9, true), (0.5, true), (0.5, false), (0.2, false)]);
        assert_eq!(ranking.auc(), Some(0.875));
        // Recall 1/2 at precision 1, then 1/2 more at precision 2/3.
        assert!(close(ranking.average_precision().unwrap(), 0.5 + 0.5 * 2.0 / 3.0));
        assert_eq!(Ranking::new([(0.5, true)]).auc(), None);
        assert_eq!(Ranking::new([(0.5, false)]).average_precision(), None);
        assert_eq!(Ranking::new([(f64::NAN, true), (1.0, false)]).auc(), Some(1.0));
    }

    #[test]
    fn recall_keeps_its_bound() {
        let negatives = (0..200).map(|n| (f64::from(n) / 200.0, false));
        let ranking =
            Ranking::new(negatives.chain([(0.999, true), (0.992, true), (0.985, true), (0.1, true)]));
        let at = ranking.recall_at_fpr(0.01);
        // Two of 200 lie at or above 0.99.
        assert_eq!((at.recall.count, at.threshold, at.fpr), (2, Some(0.99), 0.01));
        assert_eq!(Ranking::new([(1.0, false), (1.0, true)]).recall_at_fpr(0.01).threshold, None);
        assert_eq!(Ranking::new([]).recall_at_fpr(0.01).recall.total, 0);
    }

    #[test]
    fn a_curve_begins_and_ends() {
        let ranking = Ranking::new((0..1000).map(|n| (f64::from(n), n % 3 == 0)));
        let curve = ranking.curve(50);
        assert!(curve.len() <= 52);
        assert_eq!((curve[0].fpr, curve[0].recall), (0.0, 0.0));
        let last = curve.last().unwrap();
        assert_eq!((last.fpr, last.recall), (1.0, 1.0));
    }

    #[test]
    fn p_values_by_hand() {
        assert!(close(mcnemar(1, 0), 1.0));
        assert!(close(mcnemar(0, 5), 2.0 / 32.0));
        assert!(close(mcnemar(10, 2), 2.0 * 79.0 / 4096.0));
        assert_eq!(mcnemar(2, 10), mcnemar(10, 2));
        assert!(mcnemar(2_000, 0) > 0.0);
        assert!(close(mcnemar(50_000, 50_000), 1.0));
    }

    #[test]
    fn holm_by_hand() {
        let adjusted = holm(&[0.01, 0.04, 0.03, 0.005]);
        assert!([0.03, 0.06, 0.06, 0.02].iter().zip(&adjusted).all(|(a, b)| close(*a, *b)), "{adjusted:?}");
    }

    #[test]
    fn intervals_hold_their_value() {
        let (low, mean, high) = bootstrap_mean(&[0.0, 1.0, 1.0, 1.0], 500, 7).unwrap();
        assert!(low <= mean && mean <= high && mean == 0.75);
        assert_eq!(bootstrap_mean(&[], 500, 7), None);
        let (low, difference, high) = paired_difference(12, 2, 100);
        assert!(close(difference, 0.1) && low > 0.0 && high < 0.25);
    }

    proptest! {
        #[test]
        fn rankings_stay_in_their_range(cases in prop::collection::vec((0.0..1.0f64, any::<bool>()), 0..60)) {
            let ranking = Ranking::new(cases.iter().copied());
            // The area by all pairs.
            let (mut area, mut pairs) = (0.0, 0.0);
            for (high, _) in cases.iter().filter(|case| case.1) {
                for (low, _) in cases.iter().filter(|case| !case.1) {
                    pairs += 1.0;
                    area += if high > low { 1.0 } else if high == low { 0.5 } else { 0.0 };
                }
            }
            match ranking.auc() {
                Some(auc) => prop_assert!((auc - area / pairs).abs() < 1e-9),
                None => prop_assert_eq!(pairs, 0.0),
            }
            if let Some((low, auc, high)) = ranking.auc_interval(50, 1) {
                prop_assert!(0.0 <= low && low <= high && high <= 1.0 && auc >= 0.0);
            }
            prop_assert!(ranking.recall_at_fpr(0.1).fpr <= 0.1);
        }

        #[test]
        fn p_values_are_probabilities(worse in 0..500u64, better in 0..500u64) {
            let p = mcnemar(worse, better);
            prop_assert!(p > 0.0 && p <= 1.0);
        }
    }
}
