//! One text on its way through the engine: what families and rows ask of the place where they are, and which of them are asked
//! at a word.

use std::cell::{Cell, RefCell};

use super::context::{Context, Surroundings};
use super::engine::{Engine, Family, Kind};
use super::plan::Plan;
use super::recogniser::{GROUPS, Joint, Joints, LONGEST, Needs, Node};
use super::vocabulary::Groups;
use super::{birth, card, crypto, iban, network, phone};
use crate::matching::overlap::Candidate;
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
    /// Before this byte lies what is as sure as anything can be: nothing else begins there.
    pub(super) sure: usize,
    pub(super) network: usize,
    pub(super) phone: usize,
    pub(super) birth: usize,
}

/// A number in groups, as far as it was read.
#[derive(Clone, Copy, Debug)]
struct Grouped<'c> {
    start: usize,
    end: usize,
    /// Its letters and digits, in upper case.
    compact: &'c [u8],
    /// A bit for each digit.
    digits: u64,
    joints: Joints,
    /// Whether a space is one of the joints.
    spaced: bool,
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
    pub(super) text: &'t str,
    pub(super) found: &'f mut Vec<Candidate>,
    pub(super) until: Until,
    pub(super) around: RefCell<Surroundings<'f, 't>>,
    pub(super) before: Remembered,
    pub(super) after: Remembered,
}

impl<'t> Scan<'t, '_> {
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
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
        let finding = Finding::new(Label::new(label), start..end, score).with_reason(reason);
        self.found.push(Candidate::new(finding));
    }

    /// The words around `start..end`. Families ask for the same places again and again.
    pub(super) fn context(&self, start: usize, end: usize) -> Context {
        let mut context = self.context_before(start);
        context.merge(&self.context_after(end));
        context
    }

    /// The words after `end`.
    fn context_after(&self, end: usize) -> Context {
        self.remembered(&self.after, end, || self.around.borrow_mut().after(end))
    }

    /// The words before `start`.
    pub(super) fn context_before(&self, start: usize) -> Context {
        self.remembered(&self.before, start, || self.around.borrow_mut().before(start))
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
        let plan = self.plan;
        let word = &self.bytes()[start..end];
        let length = word.len();
        let leads = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_number = leads == length;
        let opens = self.opens(start);
        if opens && length >= crypto::SHORTEST && plan.has(Kind::Crypto) {
            crypto::word(self, start, end);
        }
        if start >= self.until.network && plan.has(Kind::Network) {
            network::word(self, start, end);
        }
        if leads == 0 && length >= iban::BEGIN && plan.has(Kind::Iban) {
            iban::word(self, start, end);
            if self.until.sure > start {
                return;
            }
        }
        if is_number && opens && card::may_begin(length) && plan.has(Kind::Card) {
            card::word(self, start);
        }
        if is_number && start >= self.until.phone && length <= phone::LONGEST && plan.has(Kind::Phone) {
            phone::word(self, start, opens);
        }
        if opens && start >= self.until.birth && birth::may_begin(length, leads) && plan.has(Kind::Birth) {
            birth::word(self, start);
        }
        if length <= LONGEST && plan.has(Kind::Table) {
            if opens {
                self.walk(start);
            }
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
            if self.opens(first) {
                self.walk(first);
            }
        }
    }

    /// Reads groups from `start` on, where a word opens, as far as any form goes.
    fn walk(&mut self, start: usize) {
        let bytes = self.bytes();
        let engine = self.engine;
        let mut compact = [0u8; LONGEST];
        let (mut length, mut digits, mut node, mut at) = (0, 0u64, engine.table.root(), start);
        let mut joints = Joints::default();
        let mut spaced = false;
        for group in 0..GROUPS {
            let (mut word, mut numerals) = (0, 0u64);
            for &byte in bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()) {
                if length + word == LONGEST {
                    return;
                }
                compact[length + word] = byte.to_ascii_uppercase();
                numerals |= u64::from(byte.is_ascii_digit()) << word;
                word += 1;
            }
            let Some(next) = engine.table.step(node, word, numerals) else { return };
            digits |= numerals << length;
            (node, at, length) = (next, at + word, length + word);
            let rows = node.fitting(length, digits, joints).and(&self.plan.rows);
            if !rows.is_empty() && self.closes(at) {
                let number = Grouped { start, end: at, compact: &compact[..length], digits, joints, spaced };
                self.judge(node, &rows, &number);
            }
            let Some((joint, width)) = Joint::read(&bytes[at..]) else { return };
            if !node.goes_on_with(joint) {
                return;
            }
            joints.push(group, joint);
            spaced |= joint == Joint::Space;
            at += width;
        }
    }

    /// Which of `rows`, that have a form of this number at `node`, what is around it speaks for.
    fn judge(&mut self, node: &Node, rows: &Groups, number: &Grouped<'_>) {
        let &Grouped { start, end, compact, digits, joints, spaced } = number;
        let before = self.context_before(start);
        let mut around = before;
        // Words behind a short number say too little of it.
        if compact.len() > SHORT {
            around.merge(&self.context_after(end));
        }
        let asked = self.plan.asked.and(rows);
        let celled = rows.and(node.celled());
        let may_be_cell = !asked.is_empty() || !celled.is_empty();
        let is_cell = may_be_cell && self.is_cell(start, end);
        // Of the many rows of a form few are spoken for.
        let mut likely = around.all();
        likely.union(node.bare());
        likely.union(&asked);
        if is_cell {
            likely.union(&celled);
        }
        let likely = likely.and(rows);
        if likely.is_empty() {
            return;
        }
        let crowded = spaced && self.is_crowded(start, end);
        for recogniser in likely.iter() {
            let row = self.engine.table.rows[recogniser];
            let strength = around.strength(recogniser);
            let asked = asked.contains(recogniser);
            for needs in node.needs(recogniser, digits, joints) {
                let score = match (strength, needs) {
                    // Words further off do not outdo what is said right before.
                    (Some(strength), Needs::Context)
                        if strength < 1.0 && before.has_near(Family::Thing.into()) =>
                    {
                        continue;
                    }
                    (Some(strength), _) => row.sure * strength,
                    (None, Needs::Nothing) if !crowded => BARE.min(row.sure),
                    (None, needs) if (asked || needs != Needs::Context) && is_cell => CELL * row.sure,
                    (None, Needs::Context) if asked && !crowded => FORM,
                    (None, _) if asked && !crowded => {
                        if row.sure >= CHECKED {
                            ASKED
                        } else {
                            FORM
                        }
                    }
                    _ => continue,
                };
                if (row.check)(compact) {
                    self.report(row.label, start, end, score, row.reason);
                }
            }
        }
    }

    /// Whether more digits stand next to it, one space away: a column of numbers rather than one.
    pub(super) fn is_crowded(&self, start: usize, end: usize) -> bool {
        matches!(self.bytes()[..start], [.., before, b' '] if before.is_ascii_digit())
            || matches!(self.bytes()[end..], [b' ', after, ..] if after.is_ascii_digit())
    }
}
