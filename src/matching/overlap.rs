//! The overlap rule, one for all families.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::{Finding, Score};

/// What may become a finding.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) finding: Finding,
    /// It wins against any other, whatever the scores.
    is_certain: bool,
}

impl Candidate {
    pub(crate) fn new(finding: Finding) -> Candidate {
        Candidate { finding, is_certain: false }
    }

    /// The less the better it is; of equal ones the first that was reported is better.
    fn rank(&self) -> (Reverse<bool>, Reverse<Score>, Reverse<usize>, usize) {
        let Candidate { finding, is_certain } = self;
        let length = finding.end - finding.start;
        (Reverse(*is_certain), Reverse(finding.score), Reverse(length), finding.start)
    }

    /// One that no other outdoes.
    pub(crate) fn certain(finding: Finding) -> Candidate {
        Candidate { finding, is_certain: true }
    }
}

/// Keeps of overlapping candidates the certain ones, then the one with the higher score; among equal scores the
/// longer, then the one that starts first, then the one that was reported first. What is left does not overlap and is
/// in order of start.
///
/// A candidate that lost does not protect its neighbours: it is as though it had not been made.
pub(crate) fn resolve(mut found: Vec<Candidate>) -> Vec<Finding> {
    // A stable sort: of equal ones the first that was reported.
    found.sort_by_key(|candidate| candidate.finding.start);
    let mut kept = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    let mut cluster = Vec::new();
    while let Some(candidate) = rest.next() {
        // What hangs together by overlaps is decided by itself.
        let mut end = candidate.finding.end;
        if rest.peek().is_none_or(|next| next.finding.start >= end) {
            kept.push(candidate.finding);
            continue;
        }
        cluster.push(candidate);
        while let Some(next) = rest.next_if(|next| next.finding.start < end) {
            end = end.max(next.finding.end);
            cluster.push(next);
        }
        decide(&mut cluster, &mut kept);
    }
    kept
}

/// Empties a cluster in order of start, and moves to `kept` which of them stay.
fn decide(cluster: &mut Vec<Candidate>, kept: &mut Vec<Finding>) {
    let begin = kept.len();
    cluster.sort_by_key(Candidate::rank);
    let is_small = cluster.len() <= SMALL;
    let mut sure = BTreeMap::new();
    for Candidate { finding, .. } in cluster.drain(..) {
        let meets = |sure: &Finding| finding.start < sure.end && sure.start < finding.end;
        let is_met = if is_small { kept[begin..].iter().any(meets) } else { overlaps(&sure, &finding) };
        if !is_met {
            if !is_small {
                sure.insert(finding.start, finding.end);
            }
            kept.push(finding);
        }
    }
    kept[begin..].sort_by_key(|finding| finding.start);
}

/// Candidates up to which each is compared with each.
const SMALL: usize = 24;

/// Candidates of a text that is read in pieces, until it is settled which of them are findings.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    candidates: Vec<Candidate>,
    /// Where the last finding ends that was given out.
    taken: usize,
}

impl Pending {
    /// Adds candidates, the ones of the families first: their order decides between equals.
    pub(crate) fn extend(&mut self, found: impl IntoIterator<Item = Candidate>) {
        self.candidates.extend(found.into_iter().filter(|candidate| candidate.finding.start >= self.taken));
    }

    /// Counts from a later byte, `by` bytes on. No candidate begins before it.
    pub(crate) fn shift(&mut self, by: usize) {
        self.taken = self.taken.saturating_sub(by);
        for candidate in &mut self.candidates {
            candidate.finding.start -= by;
            candidate.finding.end -= by;
        }
    }

    /// Where all candidates are known that begin before `known`, moves to `kept` what is certain to be a finding, in
    /// order of start, and drops what lost. `open` is where a certain candidate began whose end is not known.
    ///
    /// Gives the byte before which everything is settled.
    pub(crate) fn settle(&mut self, known: usize, open: Option<usize>, kept: &mut Vec<Finding>) -> usize {
        let known = open.map_or(known, |open| known.min(open));
        if self.candidates.is_empty() {
            return known;
        }
        let mut candidates = std::mem::take(&mut self.candidates);
        if let Some(open) = open {
            candidates.retain(|candidate| candidate.finding.end <= open || candidate.is_certain);
        }
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|&at| (candidates[at].finding.start, at));
        let apart =
            order.windows(2).all(|pair| candidates[pair[0]].finding.end <= candidates[pair[1]].finding.start);
        let mut fates = vec![Fate::Lost; candidates.len()];
        if !apart {
            order.sort_by_key(|&at| (candidates[at].rank(), at));
        }
        // By start: those that are kept do not overlap; those in doubt are joined where they do.
        let (mut sure, mut doubtful) = (BTreeMap::new(), BTreeMap::new());
        let mut settled = known;
        for at in order {
            let Candidate { finding, is_certain } = &candidates[at];
            if overlaps(&sure, finding) {
                continue;
            }
            if overlaps(&doubtful, finding) || (finding.end > known && !is_certain) {
                fates[at] = Fate::InDoubt;
                settled = settled.min(finding.start);
                join(&mut doubtful, finding);
            } else {
                fates[at] = Fate::Kept;
                sure.insert(finding.start, finding.end);
            }
        }
        let begin = kept.len();
        for (candidate, fate) in candidates.into_iter().zip(fates) {
            match fate {
                Fate::Lost => {}
                Fate::Kept if candidate.finding.start < settled => kept.push(candidate.finding),
                Fate::Kept | Fate::InDoubt => self.candidates.push(candidate),
            }
        }
        kept[begin..].sort_by_key(|finding| finding.start);
        self.taken = kept[begin..].last().map_or(self.taken, |finding| finding.end.max(self.taken));
        settled
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Kept,
    Lost,
    InDoubt,
}

/// Whether a range of `ranges`, which lie apart, overlaps the finding.
fn overlaps(ranges: &BTreeMap<usize, usize>, finding: &Finding) -> bool {
    let before = ranges.range(..finding.end).next_back();
    before.is_some_and(|(_, &end)| end > finding.start)
}

/// Adds a finding to ranges that lie apart.
fn join(ranges: &mut BTreeMap<usize, usize>, finding: &Finding) {
    let (mut start, mut end) = (finding.start, finding.end);
    while let Some((&from, &to)) = ranges.range(..=end).next_back().filter(|&(_, &to)| to >= start) {
        ranges.remove(&from);
        (start, end) = (start.min(from), end.max(to));
    }
    ranges.insert(start, end);
}

#[cfg(test)]
mod tests {
    use super::*;
    fn finding(label: &'static str, span: std::ops::Range<usize>, score: f32) -> Finding {
        Finding::new(label, span, Score::saturating(score))
    }

    fn labels(found: Vec<Finding>) -> Vec<String> {
        let found = found.into_iter().map(Candidate::new).collect();
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
    fn at_once_and_in_pieces_are_the_same() {
        let mut draw = 5usize;
        let mut below = |bound: usize| {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (draw >> 33) % bound
        };
        for count in [1, 3, 10, 40, 200] {
            for _ in 0..50 {
                let found: Vec<Candidate> = (0..count)
                    .map(|_| {
                        let start = below(3 * count);
                        let score = below(4) as f32 / 4.0;
                        let finding = finding("x", start..start + 1 + below(12), score);
                        if below(9) == 0 { Candidate::certain(finding) } else { Candidate::new(finding) }
                    })
                    .collect();
                let mut kept = Vec::new();
                Pending { candidates: found.clone(), taken: 0 }.settle(usize::MAX, None, &mut kept);
                assert_eq!(resolve(found), kept);
            }
        }
    }

    #[test]
    fn neighbours_stay_and_come_in_order() {
        assert_eq!(labels(vec![finding("b", 4..6, 0.5), finding("a", 0..4, 0.5)]), ["a", "b"]);
    }
}
