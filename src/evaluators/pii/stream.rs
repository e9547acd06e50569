//! Reads a text as it arrives. The families and the search for secrets go on where they stopped; what they look back
//! to is kept, and what may still become part of a finding is not settled.

use std::sync::Arc;

use super::context::Page;
use super::engine::{self, Engine, Kind, Place};
use super::plan::Plan;
use super::{context, secrets};
use crate::matching::overlap::{Candidate, Pending};
use crate::{Error, Incremental, Progress};

/// Bytes kept for looking back.
const BEHIND: usize = if engine::BEHIND > secrets::BEHIND { engine::BEHIND } else { secrets::BEHIND };
/// Bytes that are dropped together.
const DROPPED: usize = 1 << 14;
/// How far before an anchor a finding can begin: with a word of letters, or the local part of an address.
const TOKEN: usize = engine::WORD;
/// How far before a word or prefix a secret can begin that is no quoted value.
const SECRET: usize = 80;
/// How far before it a quoted value can begin.
const QUOTED: usize = 143;
/// The longest group of letters before another, with the joint.
const LETTERS: usize = 10;
/// The longest name of a month before a day, with its dot, in bytes.
const MONTH: usize = 50;

/// Personal data in a text that arrives in pieces.
#[derive(Debug)]
pub(super) struct Reader {
    plan: Arc<Plan>,
    /// The end of the text, from `base` on.
    text: String,
    base: usize,
    header: Header,
    place: Place,
    search: secrets::Search,
    pending: Pending,
}

/// The first line, where it can be the header of a table.
#[derive(Debug, Default)]
enum Header {
    /// It is not complete.
    #[default]
    Unknown,
    No,
    Cells(String, u8),
}

impl Reader {
    pub(super) fn new(plan: Arc<Plan>) -> Reader {
        Reader {
            plan,
            text: String::new(),
            base: 0,
            header: Header::default(),
            place: Place::default(),
            search: secrets::Search::default(),
            pending: Pending::default(),
        }
    }

    fn header(&mut self) -> Option<(&str, u8)> {
        if matches!(self.header, Header::Unknown) {
            let head = &self.text.as_bytes()[..self.text.len().min(context::LINE)];
            if head.contains(&b'\n') || head.len() == context::LINE {
                self.header = match Page::new(&self.text).head() {
                    Some((cells, delimiter)) => Header::Cells(cells.to_owned(), delimiter),
                    None => Header::No,
                };
            }
        }
        match &self.header {
            Header::Cells(cells, delimiter) => Some((cells, *delimiter)),
            Header::Unknown | Header::No => None,
        }
    }

    /// Drops what nothing looks back to any more.
    fn forget(&mut self, settled: usize) {
        let needed = settled.min(self.place.seen).min(self.search.seen);
        let needed = needed.min(self.search.open_from().unwrap_or(needed));
        let Some(mut by) = needed.checked_sub(BEHIND).filter(|by| *by >= DROPPED.max(self.text.len() / 2))
        else {
            return;
        };
        while !self.text.is_char_boundary(by) {
            by -= 1;
        }
        self.text.drain(..by);
        self.base += by;
        self.place.shift(by);
        self.search.shift(by);
        self.pending.shift(by);
    }
}

impl Incremental for Reader {
    fn read(&mut self, piece: &str, is_last: bool) -> Result<Progress, Error> {
        self.text.push_str(piece);
        let header = self.header().map(|(cells, delimiter)| (cells.to_owned(), delimiter));
        let header = header.as_ref().map(|(cells, delimiter)| (cells.as_str(), *delimiter));
        let mut found: Vec<Candidate> = Vec::new();
        let page = Page::later(&self.text, header);
        Engine::shared().read_on(&page, &self.plan, &mut self.place, is_last, &mut found);
        if self.plan.has(Kind::Secrets) {
            self.search.read_on(&self.text, is_last, &mut found);
        } else {
            self.search.seen = self.text.len();
        }
        found.retain(|candidate| self.plan.reports(&candidate.finding, &self.text));
        self.pending.extend(found);

        let open = self.search.open().filter(|open| self.plan.wants(&open.label)).cloned();
        let known = if is_last {
            self.text.len()
        } else {
            reach(&self.text, self.place.seen, TOKEN, MONTH).min(reach(
                &self.text,
                self.search.searched(),
                SECRET,
                0,
            ))
        };
        let mut findings = Vec::new();
        let open_from = open.as_ref().map(|open| open.start);
        let settled = self.pending.settle(known, open_from, &mut findings);
        let absolute = |mut finding: crate::Finding| {
            finding.start += self.base;
            finding.end += self.base;
            finding
        };
        let mut progress =
            Progress::until(self.base + settled).with_findings(findings.into_iter().map(absolute).collect());
        progress.open = open.filter(|open| open.start <= settled).map(absolute);
        self.forget(settled);
        Ok(progress)
    }
}

/// The first byte of what, before `at`, can become part of a finding that is known by what stands at `at` or later: the
/// token that ends there, up to `token` bytes, the word before it, up to `word`, and what is in quotes.
fn reach(text: &str, at: usize, token: usize, word: usize) -> usize {
    let bytes = &text.as_bytes()[..at.min(text.len())];
    let back = |from: usize, most: usize| {
        let run = bytes[..from].iter().rev().take(most).take_while(|byte| !byte.is_ascii_whitespace());
        from - run.count()
    };
    let mut first = back(bytes.len(), token);
    if first.checked_sub(1).is_some_and(|space| bytes[space] == b' ') {
        first = back(first - 1, word);
        // A group of letters may stand before another.
        if word > 0 && first.checked_sub(1).is_some_and(|space| bytes[space] == b' ') {
            first = back(first - 1, LETTERS);
        }
    }
    let near = bytes.len().saturating_sub(QUOTED);
    let quote = bytes[near..].iter().position(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    first = quote.map_or(first, |quote| first.min(near + quote));
    while !text.is_char_boundary(first) {
        first -= 1;
    }
    first
}
