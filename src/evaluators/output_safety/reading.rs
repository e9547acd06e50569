//! Reads markup in a text that may still go on, and that may turn out to be code.

use std::ops::Range;

use super::arriving::Arriving;
use super::code::{Code, Event, Fate};
use super::{ACTIVE_HTML, DATA_LINK, Judge, MARKDOWN_IMAGE};
use crate::{Finding, Label, Score};

/// What was found, and what judges it.
pub(super) struct Found<'f> {
    pub(super) judge: &'f Judge<'f>,
    pub(super) findings: &'f mut Vec<Finding>,
}

impl Found<'_> {
    /// A link, or an image, to `url`.
    pub(super) fn link(&mut self, span: Range<usize>, url: &str, is_image: bool) {
        let label = if is_image { MARKDOWN_IMAGE } else { DATA_LINK };
        if let Some((score, reason)) = self.judge.judge(url, is_image) {
            self.note(span, label, score, reason);
        }
    }

    /// An element that does something.
    pub(super) fn element(&mut self, span: Range<usize>, score: f32, reason: &'static str) {
        self.note(span, ACTIVE_HTML, score, reason);
    }

    fn note(&mut self, span: Range<usize>, label: Label, score: f32, reason: &'static str) {
        self.findings.push(Finding::new(label, span, Score::saturating(score)).with_reason(reason));
    }
}

/// Reads one kind of markup, from place to place.
pub(super) trait Scan: Clone + Default {
    /// Reads on to `limit`, or beyond it where something begins before it. Gives up at a place where more text
    /// decides what stands there.
    fn read(&mut self, text: &Arriving<'_>, limit: usize, found: &mut Found<'_>);

    /// Where it is.
    fn at(&self) -> usize;

    /// Goes on at `at`, if it is not there yet: what is before it is code.
    fn skip(&mut self, at: usize, text: &Arriving<'_>);

    /// Before this byte begins nothing that is found once the scan goes on from `from`, or from where it is if that is later.
    fn open_from(&self, from: usize, text: &Arriving<'_>) -> usize;
}

/// A scan of what is no code. Where that is undecided it goes on as though it were none, and is set back if it is.
#[derive(Default)]
pub(super) struct Outside<S> {
    scan: S,
    /// The next event.
    event: usize,
    found: Vec<Finding>,
    /// The undecided openings behind which the scan is: the number, the scan as it was there, and what was found before.
    undecided: Vec<(usize, S, usize)>,
}

impl<S: Scan> Outside<S> {
    /// Reads on as far as possible.
    pub(super) fn read(&mut self, text: &Arriving<'_>, code: &Code, judge: &Judge<'_>) {
        loop {
            let event = code.event(self.event);
            let limit = code.place(self.event);
            if self.scan.at() < limit {
                self.scan.read(text, limit, &mut Found { judge, findings: &mut self.found });
                if self.scan.at() < limit {
                    return;
                }
            }
            match event {
                None => return,
                Some(Event::Opens { number, .. }) => match code.fate(number) {
                    Fate::Undecided => {
                        self.undecided.push((number, self.scan.clone(), self.found.len()));
                        self.event += 1;
                    }
                    Fate::Text => self.event += 1,
                    Fate::Code { end, event } => {
                        self.scan.skip(end, text);
                        self.event = event + 1;
                    }
                },
                Some(Event::Closes { number, end }) => {
                    let opened = self.undecided.iter().position(|(known, ..)| *known == number);
                    if let Some((_, scan, found)) = opened.and_then(|at| self.undecided.drain(at..).next()) {
                        self.scan = scan;
                        self.found.truncate(found);
                        self.scan.skip(end, text);
                    }
                    self.event += 1;
                }
                Some(Event::IsText { number, .. }) => {
                    self.undecided.retain(|(known, ..)| *known != number);
                    self.event += 1;
                }
            }
        }
    }

    /// The next event that it needs.
    pub(super) fn event(&self) -> usize {
        self.event
    }

    /// Before this byte everything is found, and nothing of it will be taken back.
    pub(super) fn settled(&self, text: &Arriving<'_>, code: &Code) -> usize {
        // A scan that is set back goes on from the next event or later.
        let from = code.place(self.event).min(self.scan.at());
        let back = self.undecided.iter().map(|(_, scan, _)| scan.open_from(from, text));
        let open = back.fold(self.scan.open_from(self.scan.at(), text), usize::min);
        let sure = self.undecided.first().map_or(self.found.len(), |(_, _, found)| *found);
        self.found[sure..].iter().map(|finding| finding.start).fold(open.min(self.scan.at()), usize::min)
    }

    /// Takes what was found before `settled`.
    pub(super) fn take(&mut self, settled: usize, taken: &mut Vec<Finding>) {
        let before = self.found.len();
        taken.extend(self.found.extract_if(.., |finding| finding.start < settled));
        for (_, _, found) in &mut self.undecided {
            *found -= before - self.found.len();
        }
    }
}
