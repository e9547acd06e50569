//! How well scores tell cases apart, source by source, at the threshold that ships and over all thresholds.

mod page;

use std::collections::BTreeMap;

use serde::Serialize;

use super::metrics::{Point, Ranking, RecallAtFpr};
use crate::metrics::Rate;

/// Bins of a reliability table.
const BINS: usize = 10;
/// Points of a curve that are kept.
const POINTS: usize = 200;

/// Scored and labelled cases by source: what tables of accuracy are made of.
///
/// Sources are never pooled: a mean over sources says more about their sizes than about what was measured.
///
/// ```
/// use mantlet::suites::accuracy::Accuracy;
/// let mut accuracy = Accuracy::new(0.6);
/// for (score, is) in [(0.9, true), (0.7, true), (0.8, false), (0.1, false)] {
///     accuracy.add("ours", "injection", score, is, 1.0);
/// }
/// let ours = &accuracy.sources()[0];
/// assert_eq!((ours.recall.rate, ours.fpr.rate, ours.auc), (1.0, 0.5, Some(0.75)));
/// ```
#[derive(Clone, Debug)]
pub struct Accuracy {
    threshold: f64,
    cases: BTreeMap<(String, String), Vec<Scored>>,
}

#[derive(Clone, Copy, Debug)]
struct Scored {
    score: f64,
    is: bool,
    weight: f64,
}

/// What the scores of one source say about one label.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SourceAccuracy {
    /// Where the cases come from.
    pub source: String,
    /// What they are labelled with.
    pub target: String,
    /// Cases that should be found.
    pub positives: u64,
    /// Cases that should not be found.
    pub negatives: u64,
    /// The share of all cases that were judged as they are labelled. Each rate has its 95 % Wilson interval.
    pub accuracy: Rate,
    /// The share of the positives that were found.
    pub recall: Rate,
    /// The share of the negatives that were found all the same.
    pub fpr: Rate,
    /// The share of positives among what was found.
    pub precision: Rate,
    /// The harmonic mean of precision and recall; `None` without positives.
    pub f1: Option<f64>,
    /// The area under the ROC curve; `None` without cases of both kinds.
    pub auc: Option<f64>,
    /// The same area where cases stand for others by weights; `None` where all weigh the same.
    pub weighted_auc: Option<f64>,
    /// The average precision; `None` without cases of both kinds.
    pub average_precision: Option<f64>,
    /// The best recall with at most 1 % false positives; `None` without cases of both kinds.
    pub recall_at_fpr: Option<RecallAtFpr>,
    /// The ROC curve, thinned; empty without cases of both kinds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub curve: Vec<Point>,
    /// How often cases of about the same score are positive.
    pub reliability: Vec<Bin>,
}

/// Cases whose scores lie in a tenth of `0..=1`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bin {
    /// The mean of the scores.
    pub score: f64,
    /// The share of positives among the cases.
    pub positives: Rate,
}

impl Accuracy {
    /// No cases yet; scores from `threshold` on count as found.
    pub fn new(threshold: f64) -> Accuracy {
        Accuracy { threshold, cases: BTreeMap::new() }
    }

    /// Adds a case: the score of what it was asked for, and whether it is there. `weight` is how many cases it stands
    /// for in the area under the curve, 1 as a rule; rates count cases. A score that is not a number counts as 1.
    pub fn add(&mut self, source: &str, target: &str, score: f64, is: bool, weight: f64) {
        let score = if score.is_nan() { 1.0 } else { score };
        let weight = if weight.is_finite() && weight > 0.0 { weight } else { 1.0 };
        let case = Scored { score, is, weight };
        self.cases.entry((source.to_owned(), target.to_owned())).or_default().push(case);
    }

    /// The threshold from which on a score counts as found.
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// What each source says of each label, in order of their names.
    pub fn sources(&self) -> Vec<SourceAccuracy> {
        self.cases.iter().map(|((source, target), cases)| self.of(source, target, cases)).collect()
    }

    /// The mean of the areas under the curves of each source's labels, where a source has several: `(source, mean)`.
    /// Weighted areas where the cases have weights.
    pub fn mean_aucs(&self) -> Vec<(String, f64)> {
        let mut means: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for of in self.sources() {
            if let Some(auc) = of.weighted_auc.or(of.auc) {
                means.entry(of.source).or_default().push(auc);
            }
        }
        let several = means.into_iter().filter(|(_, areas)| areas.len() > 1);
        several.map(|(source, areas)| (source, areas.iter().sum::<f64>() / areas.len() as f64)).collect()
    }

    /// A page that stands alone: the table, and for each source a ROC curve and a reliability diagram.
    ///
    /// `about` are lines of text that say what was measured, with what.
    pub fn html(&self, about: &[String]) -> String {
        page::page(self, about)
    }

    fn of(&self, source: &str, target: &str, cases: &[Scored]) -> SourceAccuracy {
        let count = |found: bool, is: bool| {
            let matches = |case: &&Scored| (case.score >= self.threshold) == found && case.is == is;
            cases.iter().filter(matches).count() as u64
        };
        let (hits, misses) = (count(true, true), count(false, true));
        let (alarms, silent) = (count(true, false), count(false, false));
        let has_both = hits + misses > 0 && alarms + silent > 0;
        let ranking = Ranking::new(cases.iter().map(|case| (case.score, case.is)));
        let is_weighted = cases.iter().any(|case| case.weight != cases[0].weight);
        SourceAccuracy {
            source: source.to_owned(),
            target: target.to_owned(),
            positives: hits + misses,
            negatives: alarms + silent,
            accuracy: Rate::new(hits + silent, cases.len() as u64),
            recall: Rate::new(hits, hits + misses),
            fpr: Rate::new(alarms, alarms + silent),
            precision: Rate::new(hits, hits + alarms),
            f1: (hits + misses > 0).then(|| 2.0 * hits as f64 / (2 * hits + misses + alarms) as f64),
            auc: ranking.auc(),
            weighted_auc: if is_weighted { weighted_auc(cases) } else { None },
            average_precision: ranking.average_precision().filter(|_| has_both),
            recall_at_fpr: has_both.then(|| ranking.recall_at_fpr(0.01)),
            curve: if has_both { ranking.curve(POINTS) } else { Vec::new() },
            reliability: reliability(cases),
        }
    }
}

/// The probability that a positive scores above a negative, equal scores counting half, each drawn by its weight.
fn weighted_auc(cases: &[Scored]) -> Option<f64> {
    let mut cases = cases.to_vec();
    cases.sort_unstable_by(|a, b| a.score.total_cmp(&b.score));
    let (mut below, mut area, mut positives) = (0.0, 0.0, 0.0);
    for same in cases.chunk_by(|a, b| a.score == b.score) {
        let weight = |is: bool| same.iter().filter(|case| case.is == is).map(|case| case.weight).sum::<f64>();
        let (positive, negative) = (weight(true), weight(false));
        area += positive * (below + negative / 2.0);
        below += negative;
        positives += positive;
    }
    (positives > 0.0 && below > 0.0).then(|| area / (positives * below))
}

fn reliability(cases: &[Scored]) -> Vec<Bin> {
    let mut bins = [(0.0, 0u64, 0u64); BINS];
    for case in cases {
        let bin = &mut bins[((case.score * BINS as f64) as usize).min(BINS - 1)];
        *bin = (bin.0 + case.score, bin.1 + u64::from(case.is), bin.2 + 1);
    }
    let filled = bins.into_iter().filter(|(_, _, all)| *all > 0);
    filled.map(|(sum, is, all)| Bin { score: sum / all as f64, positives: Rate::new(is, all) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_cases_that_a_case_stands_for() {
        let case = |score, is, weight| Scored { score, is, weight };
        let weighted =
            [case(0.9, true, 1.0), case(0.5, false, 3.0), case(0.5, true, 2.0), case(0.95, false, 1.0)];
        let repeated =
            weighted.iter().flat_map(|case| (0..case.weight as usize).map(|_| (case.score, case.is)));
        let exact = Ranking::new(repeated).auc().unwrap();
        assert!((weighted_auc(&weighted).unwrap() - exact).abs() < 1e-12);
    }

    #[test]
    fn a_page_stands_alone_and_escapes_what_it_quotes() {
        let mut accuracy = Accuracy::new(0.6);
        for at in 0..50 {
            accuracy.add("<script>", "toxic", f64::from(at) / 50.0, at % 3 == 0, 1.0);
            accuracy.add("alone", "toxic", f64::NAN, true, 1.0);
        }
        let page = accuracy.html(&["a & b".to_owned()]);
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;") && page.contains("a &amp; b"));
        assert!(!page.contains("http") && page.matches("<svg").count() == 4, "{page}");
        assert_eq!(accuracy.sources()[1].recall.rate, 1.0);
        assert_eq!(accuracy.sources()[1].auc, None);
        assert!(accuracy.mean_aucs().is_empty());
    }
}
