//! One text on its way through the engine: what families and rows ask of the place where they are, and which of them are asked
//! at a word.

use std::cell::{Cell, RefCell};

use super::context::{Context, Page};
use super::engine::{Engine, Family, Kind};
use super::plan::Plan;
use super::recogniser::{GROUPS, Joint, LONGEST, Needs};
use super::{birth, card, crypto, iban, network, phone};
use crate::{Finding, Label, Score};

/// Scores of findings that no word speaks for.
const BARE: f32 = 0.7;
const CELL: f32 = 0.64;
/// Of those that nothing speaks for but that the caller asked for them: with a check digit, and by their form alone.
const ASKED: f32 = 0.55;
const FORM: f32 = 0.3;
/// Letters and digits up to which words behind a number do not speak for it.
const SHORT: usize = 6;
/// Rows whose check lets a tenth of all numbers pass, or fewer, are this sure of themselves where words speak for them.
const CHECKED: f32 = 0.935;

/// Where families that read on past a word got to, so that no byte is read again and again.
#[derive(Debug, Default)]
pub(super) struct Until {
    pub(super) network: usize,
    pub(super) phone: usize,
    pub(super) birth: usize,
}

/// Places whose words are kept: a number is looked at by several families, which begin at its first group or at a word or
/// sign before it.
const REMEMBERED: usize = 4;

/// The words of the last few places that were asked for.
#[derive(Debug)]
pub(super) struct Remembered {
    contexts: RefCell<[(usize, Context); REMEMBERED]>,
    next: Cell<usize>,
}

impl Default for Remembered {
    fn default() -> Remembered {
        let nowhere = (usize::MAX, Context::default());
        Remembered { contexts: RefCell::new([nowhere; REMEMBERED]), next: Cell::new(0) }
    }
}

/// One text on its way through the engine.
#[derive(Debug)]
pub(super) struct Scan<'t, 'f> {
    pub(super) engine: &'static Engine,
    pub(super) plan: &'f Plan,
    pub(super) page: Page<'t>,
    pub(super) found: &'f mut Vec<Finding>,
    pub(super) until: Until,
    pub(super) before: Remembered,
    pub(super) after: Remembered,
}

impl<'t> Scan<'t, '_> {
    pub(super) fn text(&self) -> &'t str {
        self.page.text
    }

    pub(super) fn bytes(&self) -> &'t [u8] {
        self.page.text.as_bytes()
    }

    pub(super) fn report(
        &mut self,
        label: &'static str,
        start: usize,
        end: usize,
        score: f32,
        reason: &'static str,
    ) {
        let score = Score::saturating(score);
        self.found.push(Finding::new(Label::new(label), start..end, score).with_reason(reason));
    }

    /// The words around `start..end`. Families ask for the same places again and again.
    pub(super) fn context(&self, start: usize, end: usize) -> Context {
        let mut context = self.context_before(start);
        context.merge(self.context_after(end));
        context
    }

    /// The words after `end`.
    fn context_after(&self, end: usize) -> Context {
        self.remembered(&self.after, end, || self.engine.vocabulary.after(&self.page, end))
    }

    /// The words before `start`.
    pub(super) fn context_before(&self, start: usize) -> Context {
        self.remembered(&self.before, start, || self.engine.vocabulary.before(&self.page, start))
    }

    fn remembered(&self, known: &Remembered, at: usize, read: impl FnOnce() -> Context) -> Context {
        if let Some((_, context)) = known.contexts.borrow().iter().find(|(place, _)| *place == at) {
            return *context;
        }
        let context = read();
        let next = known.next.get();
        known.contexts.borrow_mut()[next] = (at, context);
        known.next.set((next + 1) % REMEMBERED);
        context
    }

    /// Whether the caller asked for this label by its name.
    pub(super) fn expects(&self, label: &str) -> bool {
        self.plan.expects(label)
    }

    /// Whether the text holds nothing but `start..end` and punctuation.
    pub(super) fn is_cell(&self, start: usize, end: usize) -> bool {
        let blank =
            |bytes: &[u8]| bytes.len() < 64 && !bytes.iter().any(|&b| b.is_ascii_alphanumeric() || b >= 0x80);
        blank(&self.bytes()[..start]) && blank(&self.bytes()[end..])
    }

    /// Whether `start` does not lie inside a longer token: a name, a path, a price, a longer number.
    pub(super) fn opens(&self, start: usize) -> bool {
        match self.bytes()[..start] {
            [.., before, b'-' | b'.' | b'/' | b'\\' | b'+'] => !before.is_ascii_alphanumeric(),
            [.., b'_' | b'$'] => false,
            [.., 0xc2, 0xa3 | 0xa5] | [.., 0xe2, 0x82, 0xac] => false,
            [.., before] => !before.is_ascii_alphanumeric(),
            [] => true,
        }
    }

    /// Whether `end` does not lie inside a longer token.
    pub(super) fn closes(&self, end: usize) -> bool {
        match self.bytes()[end..] {
            [b'-' | b'.' | b'/' | b':' | b'@' | b'\\', after, ..] => !after.is_ascii_alphanumeric(),
            [b'_' | b'%', ..] => false,
            [after, ..] => !after.is_ascii_alphanumeric(),
            [] => true,
        }
    }

    /// A run of letters and digits with a digit in it.
    pub(super) fn word(&mut self, start: usize, end: usize) {
        let length = end - start;
        let plan = self.plan;
        if length >= crypto::SHORTEST && plan.has(Kind::Crypto) {
            crypto::word(self, start, end);
        }
        if plan.has(Kind::Network) {
            network::word(self, start, end);
        }
        if plan.has(Kind::Iban) {
            iban::word(self, start, end);
        }
        if plan.has(Kind::Card) {
            card::word(self, start, end);
        }
        if plan.has(Kind::Phone) {
            phone::word(self, start, end);
        }
        if plan.has(Kind::Birth) {
            birth::word(self, start, end);
        }
        if length <= LONGEST && plan.has(Kind::Table) {
            self.walk(start);
            self.walk_from_letters(start);
        }
    }

    /// Up to two short words of letters right before may be the first groups: `QQ 12 34 56 C`, `KA EF 12`.
    fn walk_from_letters(&mut self, start: usize) {
        let bytes = self.bytes();
        let mut first = start;
        for _ in 0..2 {
            let Some(joint) = first.checked_sub(1).filter(|&at| matches!(bytes[at], b' ' | b'-')) else {
                return;
            };
            let letters =
                bytes[..joint].iter().rev().take(5).take_while(|byte| byte.is_ascii_alphabetic()).count();
            first = joint - letters;
            let open = first.checked_sub(1).is_none_or(|at| !bytes[at].is_ascii_alphanumeric());
            if !(1..=4).contains(&letters) || !open {
                return;
            }
            self.walk(first);
        }
    }

    /// Reads groups from `start` on, as far as any form goes.
    fn walk(&mut self, start: usize) {
        if !self.opens(start) {
            return;
        }
        let bytes = self.bytes();
        let engine = self.engine;
        let mut compact = [0u8; LONGEST];
        let (mut length, mut digits, mut node, mut at) = (0, 0u64, 0, start);
        let mut joints = [Joint::Dash; GROUPS];
        let mut before = None;
        for group in 0..GROUPS {
            let word =
                bytes[at..].iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
            let Some(next) = engine.table.step(node, word).filter(|_| word > 0 && length + word <= LONGEST)
            else {
                return;
            };
            for &byte in &bytes[at..at + word] {
                compact[length] = byte.to_ascii_uppercase();
                digits |= u64::from(byte.is_ascii_digit()) << length;
                length += 1;
            }
            (node, at) = (next, at + word);
            // What is asked of every form here, answered once.
            let mut after = None;
            let (mut closes, mut cell, mut crowded_here) = (None, None, None);
            for form in engine.table.forms(node) {
                if !self.plan.rows.contains(form.recogniser)
                    || !form.fits(length, digits, &joints[..group])
                    || !*closes.get_or_insert_with(|| self.closes(at))
                {
                    continue;
                }
                let row = engine.table.rows[form.recogniser];
                let before: &Context = before.get_or_insert_with(|| self.context_before(start));
                let mut strength = before.strength(form.recogniser);
                // Words behind a short number say too little of it.
                if strength.is_none_or(|strength| strength < 1.0) && length > SHORT {
                    let after: &Context = after.get_or_insert_with(|| self.context_after(at));
                    strength = match (strength, after.strength(form.recogniser)) {
                        (Some(one), Some(other)) => Some(one.max(other)),
                        (one, other) => one.or(other),
                    };
                }
                let asked = self.plan.asked.contains(form.recogniser);
                let crowded = |crowded: &mut Option<bool>| {
                    let spaced = joints[..group].contains(&Joint::Space);
                    *crowded.get_or_insert_with(|| spaced && self.is_crowded(start, at))
                };
                let score = match (strength, form.needs) {
                    // Words further off do not outdo what is said right before.
                    (Some(strength), Needs::Context)
                        if strength < 1.0 && before.has_near(Family::Thing.into()) =>
                    {
                        continue;
                    }
                    (Some(strength), _) => row.sure * strength,
                    (None, Needs::Nothing) if !crowded(&mut crowded_here) => BARE.min(row.sure),
                    (None, needs)
                        if (asked || needs != Needs::Context)
                            && *cell.get_or_insert_with(|| self.is_cell(start, at)) =>
                    {
                        CELL * row.sure
                    }
                    (None, Needs::Context) if asked && !crowded(&mut crowded_here) => FORM,
                    (None, _) if asked && !crowded(&mut crowded_here) => {
                        if row.sure >= CHECKED {
                            ASKED
                        } else {
                            FORM
                        }
                    }
                    _ => continue,
                };
                // The check last: of the many rows of this form few are spoken for.
                if (row.check)(&compact[..length]) {
                    self.report(row.label, start, at, score, row.reason);
                }
            }
            let Some((joint, width)) = Joint::read(&bytes[at..]) else { return };
            joints[group] = joint;
            at += width;
        }
    }

    /// Whether more digits stand next to it, one space away: a column of numbers rather than one.
    pub(super) fn is_crowded(&self, start: usize, end: usize) -> bool {
        matches!(self.bytes()[..start], [.., before, b' '] if before.is_ascii_digit())
            || matches!(self.bytes()[end..], [b' ', after, ..] if after.is_ascii_digit())
    }
}
