//! Looks for the prompt in an answer as it arrives.

use std::ops::Range;

use super::search::{Found, Prompt, SYSTEM_PROMPT, Search};
use super::{SystemPromptLeakage, found_in};
use crate::text::{Arriving, View};
use crate::{Coverage, Error, Finding, Incremental, LabelScore, Progress, Score};

/// An answer that arrives in pieces.
pub(super) struct Reader {
    leakage: SystemPromptLeakage,
    text: Arriving,
    /// The search in the folded text. Its places count what was dropped of that.
    search: Search,
    read: usize,
    dropped: usize,
    /// What was found, in bytes of the whole: with its reason, and the score.
    given: Vec<(&'static str, Range<usize>, Score)>,
    /// What was found, and begins behind what is settled.
    pending: Vec<Finding>,
    score: Score,
    coverage: Coverage,
}

impl Reader {
    pub(super) fn new(leakage: SystemPromptLeakage) -> Reader {
        Reader {
            leakage,
            text: Arriving::new(),
            search: Search::default(),
            read: 0,
            dropped: 0,
            given: Vec::new(),
            pending: Vec::new(),
            score: Score::NONE,
            coverage: Coverage::Full,
        }
    }

    /// Reads the words that are complete.
    fn search(&mut self, prompt: &Prompt, is_last: bool, findings: &mut Vec<Finding>) {
        let (mut found, folded) = (Vec::new(), self.text.folded());
        for (at, c) in folded[self.read..].char_indices() {
            self.search.take(prompt, self.dropped + self.read + at, c, &mut found);
        }
        self.read = folded.len();
        if is_last {
            self.search.finish(prompt, self.dropped + self.read, &mut found);
        }
        for found in found {
            let range = found.range.start - self.dropped..found.range.end - self.dropped;
            let range = self.text.original(range);
            findings.push(self.give(found, range));
        }
        let needed = self.search.open_from().map_or(self.read, |open| open - self.dropped);
        let dropped = self.text.drop_folded(needed);
        (self.dropped, self.read) = (self.dropped + dropped, self.read - dropped);
    }

    fn give(&mut self, found: Found, range: Range<usize>) -> Finding {
        let score = Score::saturating(found.score);
        self.given.push((found.reason, range.clone(), score));
        Finding::new(found.label, range, score).with_reason(found.reason)
    }

    /// Whether the place is known to be at least as bad.
    fn is_known(&self, found: &Found, range: &Range<usize>) -> bool {
        self.given.iter().any(|(reason, other, score)| {
            *reason == found.reason
                && other.start < range.end
                && range.start < other.end
                && (other == range || *score >= Score::saturating(found.score))
        })
    }

    /// Looks into the windows that may hold something encoded.
    fn decode(&mut self, prompt: &Prompt, is_last: bool, findings: &mut Vec<Finding>) {
        let (mut seen, coverage) = (Vec::new(), &mut self.coverage);
        self.text.windows(is_last, |views, from| {
            if views.is_truncated() {
                *coverage = Coverage::Undecoded;
            }
            for view in views.iter().skip(1) {
                let moved = |found: Found, view: &View| {
                    let range = view.original_range(found.range.clone());
                    (found, from + range.start..from + range.end)
                };
                seen.extend(found_in(prompt, view.text()).into_iter().map(|found| moved(found, view)));
            }
        });
        let open = self.open_from();
        for (found, range) in seen {
            // What is in plain words as well is found there, to its end.
            let is_running = found.label == SYSTEM_PROMPT && open.is_some_and(|open| range.end > open);
            if !is_running && !self.is_known(&found, &range) {
                findings.push(self.give(found, range));
            }
        }
    }

    /// Where what may be going on begins.
    fn open_from(&self) -> Option<usize> {
        let at = self.search.open_from()? - self.dropped;
        Some(self.text.original(at..at).start)
    }

    fn settled(&self, is_last: bool) -> usize {
        if is_last {
            return self.text.end();
        }
        self.text.seen(self.open_from().unwrap_or(usize::MAX).min(self.text.folded_to()))
    }

    /// Forgets what was found and can not be found again.
    fn forget(&mut self, settled: usize) {
        self.text.forget(settled);
        let begin = self.text.begin();
        self.given.retain(|(_, range, _)| range.end > begin);
    }
}

impl Incremental for Reader {
    fn read(&mut self, piece: &str, is_last: bool) -> Result<Progress, Error> {
        let prompt = self.leakage.prompt.clone();
        self.text.push(piece);
        let mut findings = Vec::new();
        if self.text.fold(is_last).is_some() || is_last {
            self.search(&prompt, is_last, &mut findings);
        }
        self.decode(&prompt, is_last, &mut findings);
        let settled = self.settled(is_last);
        self.forget(settled);
        // What is found counts before what begins earlier is complete, and so does a run.
        let running = self.search.score(&prompt).map(Score::saturating);
        self.pending.append(&mut findings);
        let labels = self.pending.iter().map(|finding| LabelScore::new(finding.label.clone(), finding.score));
        let labels: Vec<LabelScore> =
            labels.chain(running.map(|score| LabelScore::new(SYSTEM_PROMPT, score))).collect();
        self.score = labels.iter().map(|label| label.score).fold(self.score, Score::max);
        findings.extend(self.pending.extract_if(.., |finding| is_last || finding.start < settled));
        findings.sort_by_key(|finding| (finding.start, finding.end));
        let mut progress = Progress::until(settled).with_findings(findings).with_score(self.score);
        progress.labels = labels;
        progress.coverage = self.coverage;
        Ok(progress)
    }

    fn yields(&self) -> bool {
        true
    }
}
