//! Reads an output as it arrives, or as a whole: by the same code.

use super::arriving::Arriving;
use super::code::Code;
use super::html::Elements;
use super::links::Links;
use super::reading::Outside;
use super::{Judge, TERMINAL_ESCAPE, terminal};
use crate::{Error, Finding, Incremental, Progress, Score};

/// Bytes that are dropped together.
const DROPPED: usize = 1 << 13;
/// Where something is held back, text is read again once there is more of it by this part.
const MORE: usize = 8;

/// What was read of a text.
#[derive(Default)]
pub(super) struct Reading {
    code: Code,
    links: Outside<Links>,
    elements: Outside<Elements>,
    terminal: usize,
    controls: Vec<Finding>,
}

impl Reading {
    /// The findings of a whole text.
    pub(super) fn whole(mut self, text: &str, judge: &Judge<'_>) -> Vec<Finding> {
        self.read(&Arriving { text, base: 0, is_last: true }, judge).0
    }

    /// Reads on, and gives what is found for certain, in order of start, and the byte before which all is found.
    fn read(&mut self, text: &Arriving<'_>, judge: &Judge<'_>) -> (Vec<Finding>, usize) {
        self.code.read(text);
        self.links.read(text, &self.code, judge);
        self.elements.read(text, &self.code, judge);
        terminal::sequences(text, &mut self.terminal, |span, score, reason| {
            let finding = Finding::new(TERMINAL_ESCAPE, span, Score::saturating(score));
            self.controls.push(finding.with_reason(reason));
        });
        let settled = match text.is_last {
            true => usize::MAX,
            false => self
                .links
                .settled(text, &self.code)
                .min(self.elements.settled(text, &self.code))
                .min(self.terminal)
                .min(self.code.at),
        };
        let mut findings: Vec<Finding> =
            self.controls.extract_if(.., |finding| finding.start < settled).collect();
        self.links.take(settled, &mut findings);
        self.elements.take(settled, &mut findings);
        self.code.forget(self.links.event().min(self.elements.event()));
        findings.sort_by_key(|finding| (finding.start, finding.end));
        (findings, settled.min(text.end()))
    }
}

/// A text that arrives in pieces.
pub(super) struct Reader {
    judge: Judge<'static>,
    reading: Reading,
    /// The end of the text, from `base` on.
    text: String,
    base: usize,
    settled: usize,
    /// Where so much of the text is there that it is read again.
    again: usize,
}

impl Reader {
    pub(super) fn new(judge: Judge<'static>) -> Reader {
        Reader { judge, reading: Reading::default(), text: String::new(), base: 0, settled: 0, again: 0 }
    }

    /// Drops what is settled, but for a byte that says what came before.
    fn forget(&mut self) {
        let Some(mut by) = (self.settled - self.base).checked_sub(1) else { return };
        if by < DROPPED.max(self.text.len() / 2) {
            return;
        }
        while !self.text.is_char_boundary(by) {
            by -= 1;
        }
        self.text.drain(..by);
        self.base += by;
    }
}

impl Incremental for Reader {
    fn read(&mut self, piece: &str, is_last: bool) -> Result<Progress, Error> {
        self.text.push_str(piece);
        let end = self.base + self.text.len();
        if end < self.again && !is_last {
            return Ok(Progress::until(self.settled));
        }
        let text = Arriving { text: &self.text, base: self.base, is_last };
        let (findings, settled) = self.reading.read(&text, &self.judge);
        self.settled = settled.max(self.settled);
        self.again = end + (end - self.settled) / MORE;
        self.forget();
        Ok(Progress::until(self.settled).with_findings(findings))
    }
}
