//! The overlap rule, one for all families.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::Finding;

/// Keeps of overlapping findings the one with the higher score; among equal scores the longer, then the one
/// that starts first, then the one that was reported first. What is left does not overlap and is in order of
/// start.
///
/// A finding that lost does not protect its neighbours: it is as though it had not been made.
pub(crate) fn resolve(found: Vec<Finding>) -> Vec<Finding> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&at| (found[at].start, at));
    if order.windows(2).all(|pair| found[pair[0]].end <= found[pair[1]].start) {
        return pick(found, order);
    }
    order.sort_by_key(|&at| {
        let finding = &found[at];
        (Reverse(finding.score), Reverse(finding.end - finding.start), finding.start, at)
    });
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    for at in order {
        let finding = &found[at];
        let before = kept.range(..finding.end).next_back();
        if before.is_none_or(|(_, &other)| found[other].end <= finding.start) {
            kept.insert(finding.start, at);
        }
    }
    pick(found, kept.into_values().collect())
}

fn pick(found: Vec<Finding>, order: Vec<usize>) -> Vec<Finding> {
    let mut found: Vec<Option<Finding>> = found.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| found[at].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Score;

    fn finding(label: &'static str, span: std::ops::Range<usize>, score: f32) -> Finding {
        Finding::new(label, span, Score::saturating(score))
    }

    fn labels(found: Vec<Finding>) -> Vec<String> {
        resolve(found).into_iter().map(|finding| finding.label.to_string()).collect()
    }

    #[test]
    fn the_surer_one_wins_then_the_longer_then_the_earlier_then_the_first() {
        assert_eq!(labels(vec![finding("long", 0..9, 0.6), finding("sure", 3..5, 0.9)]), ["sure"]);
        assert_eq!(labels(vec![finding("short", 0..4, 0.6), finding("long", 2..9, 0.6)]), ["long"]);
        assert_eq!(labels(vec![finding("later", 2..6, 0.6), finding("earlier", 0..4, 0.6)]), ["earlier"]);
        assert_eq!(labels(vec![finding("first", 0..4, 0.6), finding("second", 0..4, 0.6)]), ["first"]);
    }

    #[test]
    fn a_loser_does_not_take_others_with_it() {
        let found = vec![finding("c", 8..12, 0.6), finding("b", 3..9, 0.7), finding("a", 0..4, 0.9)];
        assert_eq!(labels(found), ["a", "c"]);
    }

    #[test]
    fn neighbours_stay_and_come_in_order() {
        assert_eq!(labels(vec![finding("b", 4..6, 0.5), finding("a", 0..4, 0.5)]), ["a", "b"]);
    }
}
