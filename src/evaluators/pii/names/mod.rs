//! What has no structure to go by and takes a model that reads sentences: names of people, places and organisations,
//! addresses, user names, and numbers that only the sentence explains.
//!
//! The token head of the shared model says of each word piece what it may belong to (`kinds`); `units` makes words of
//! pieces, `spans` findings of words, `places`, `peoples` and `support` know what some words say by themselves, what a nationality is said of and
//! what must be said of a number, and `merge` lets them meet what the recognisers found.

mod borders;
mod handles;
mod kinds;
mod merge;
mod peoples;
mod places;
mod spans;
mod support;
mod units;

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

pub(super) use self::merge::merged;

use self::kinds::KINDS;
use self::units::{Token, Unit};
use crate::inference::{Model, TagScore, Window};
use crate::{Error, ErrorKind, Finding, Label, ModelProvenance, Origin};

/// Words of no kind in a row after which nothing goes on: what was read is settled there, so that memory does not grow with
/// a text in which nothing is found.
const APART: usize = 8;

/// Finds names with the token head of a model.
#[derive(Clone, Debug)]
pub(super) struct Names {
    model: Arc<Model>,
    /// The kind of each of the model's tags, and whether the tag begins a span.
    tags: Arc<[Option<(u8, bool)>]>,
}

impl Names {
    pub(super) fn embedded() -> Result<Names, Error> {
        Names::new(Model::embedded()?)
    }

    pub(super) fn from_dir(folder: &Path) -> Result<Names, Error> {
        Names::new(Model::from_dir(folder)?)
    }

    fn new(model: Arc<Model>) -> Result<Names, Error> {
        let tags: Arc<[_]> = model.tags().iter().map(|tag| kinds::of_tag(tag)).collect();
        if !tags.iter().flatten().any(|(kind, _)| usize::from(*kind) < KINDS.len()) {
            return Err(Error::new(ErrorKind::Asset, "model.bin: it has no tags for names"));
        }
        Ok(Names { model, tags })
    }

    /// The labels that may be found.
    pub(super) fn labels(&self) -> impl Iterator<Item = &Label> {
        let is_tagged = |at: usize| self.tags.iter().flatten().any(|(kind, _)| usize::from(*kind) == at);
        (0..KINDS.len()).filter(move |at| is_tagged(*at)).map(|at| &KINDS[at].label)
    }

    pub(super) fn provenance(&self) -> &ModelProvenance {
        self.model.provenance()
    }

    /// What is found in a text, in order of start and apart from each other; dates only where they are wanted.
    ///
    /// Errors with [`ErrorKind::Deadline`] where the deadline passes before all of the text is read.
    pub(super) fn find(
        &self,
        text: &str,
        origin: Origin,
        deadline: Option<Instant>,
        dates: bool,
    ) -> Result<Vec<Finding>, Error> {
        let mut reader = Reader {
            text,
            tags: &self.tags,
            dates,
            held: Vec::new(),
            units: Vec::new(),
            plain: 0,
            found: Vec::new(),
        };
        self.model.read_tags(text, origin, deadline, |window, tags| reader.read(window, tags))?;
        Ok(reader.finish())
    }
}

/// Puts together what windows say of a text.
struct Reader<'r> {
    text: &'r str,
    tags: &'r [Option<(u8, bool)>],
    dates: bool,
    /// The pieces of the last window, of which the next may know more.
    held: Vec<Token>,
    /// Words that are not settled.
    units: Vec<Unit>,
    /// How many of them, at the end, are of no kind.
    plain: usize,
    found: Vec<Finding>,
}

impl Reader<'_> {
    /// Reads the next window. Of the pieces that two windows share, the first half is what the earlier one says and the second
    /// half what the later one says, so that each piece is judged by the window in which it stands further from the edge.
    fn read(&mut self, window: &Window, scores: &[TagScore]) {
        let tokens =
            window.tokens().filter_map(|(at, range)| Some(Token::new(range, *scores.get(at)?, self.tags)));
        let first = window.span().start;
        let shared = self.held.iter().rev().take_while(|token| token.range.start >= first).count();
        let (earlier, later) = (shared - shared / 2, shared / 2);
        self.held.truncate(self.held.len() - later);
        let next: Vec<Token> = tokens.skip(earlier).collect();
        for token in std::mem::replace(&mut self.held, next) {
            self.push(&token);
        }
    }

    fn push(&mut self, token: &Token) {
        let count = self.units.len();
        units::push(self.text, &mut self.units, token);
        if self.units.len() == count {
            return;
        }
        // The one before is complete.
        match count.checked_sub(1).map(|last| &self.units[last]) {
            Some(unit) if units::is_plain(unit) => self.plain += 1,
            Some(unit) if unit.is_word => self.plain = 0,
            _ => {}
        }
        if self.plain >= APART {
            let rest = self.units.split_off(count);
            let settled = std::mem::replace(&mut self.units, rest);
            spans::find(self.text, settled, self.dates, &mut self.found);
            self.plain = 0;
        }
    }

    fn finish(mut self) -> Vec<Finding> {
        for token in std::mem::take(&mut self.held) {
            self.push(&token);
        }
        spans::find(self.text, self.units, self.dates, &mut self.found);
        let mut handles = Vec::new();
        handles::find(self.text, &mut handles);
        // Behind an `@` the form decides, whatever the model made of the parts: a handle is the whole of a name, and an
        // annotation is none.
        self.found.retain(|finding| !self.text[finding.span()].starts_with('@'));
        merge::merged(self.text, handles, self.found)
    }
}
