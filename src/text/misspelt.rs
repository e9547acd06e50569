//! Words that orders to an assistant are made of, misspelt so that a reader still knows them.
//!
//! A slip is what character attacks make (Gao et al.: "Black-box generation of adversarial text sequences to evade deep
//! learning classifiers", SPW 2018; Li et al.: "TextBugger", NDSS 2019): one letter inside the word replaced, left out or
//! put in, the inner letters in another order, or a space inside. The view has the words as they are meant, and the
//! sentences around them alone: whoever means no harm means none in it.

use std::ops::Range;

use super::map::{Map, Writer};

/// What slips are looked for in: words of five letters or more that overrides, leaks and jailbreaks are made of; sorted.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 117] = [
    "access", "administrator", "always", "answer", "answers", "anything", "assistant", "because", "before",
    "bypass", "cancel", "character", "command", "commands", "completely", "confidential", "configuration",
    "content", "context", "conversation", "credentials", "delete", "developer", "directive", "directives",
    "discard", "disclose", "display", "disregard", "document", "earlier", "email", "emails", "enable",
    "everything", "execute", "explain", "filter", "filters", "follow", "following", "forget", "forward",
    "function", "guideline", "guidelines", "hidden", "ignore", "ignoring", "immediately", "important",
    "information", "initial", "input", "instead", "instruct", "instructed", "instruction", "instructions",
    "jailbreak", "language", "limitations", "longer", "message", "messages", "never", "original", "output",
    "override", "password", "passwords", "people", "persona", "please", "policies", "policy", "preceding",
    "pretend", "previous", "previously", "print", "private", "prompt", "prompts", "question", "questions",
    "regardless", "remember", "repeat", "replace", "reply", "request", "respond", "response", "restriction",
    "restrictions", "reveal", "rules", "safety", "secret", "secrets", "security", "should", "simulate",
    "statement", "summarize", "suppress", "system", "tokens", "translate", "unrestricted", "users", "verbatim",
    "warning", "whatever", "without", "yourself",
];

/// Words in their own right, of English and its neighbours, that are a slip away from one of [`WORDS`]; sorted.
#[rustfmt::skip]
const OTHERS: [&str; 82] = [
    "administrador", "allays", "chancel", "commandes", "commandos", "commend", "commends", "consent",
    "conservation", "contest", "convent", "conversacion", "directivas", "direktive", "discord", "dokument",
    "emil", "falter", "falters", "fellow", "filer", "filers", "filler", "fillers", "filtre", "filtres",
    "fitter", "fitters", "fonction", "forgot", "funcion", "funktion", "hadden", "informacion", "instruccion",
    "instruktion", "langage", "linger", "lodger", "loner", "lounger", "massage", "massages", "neer", "nerve",
    "newer", "orijinal", "paint", "pearson", "pint", "point", "polices", "precious", "previos", "primate",
    "rely", "repay", "repeal", "repetat", "replay", "reponse", "reponses", "responde", "restriccion",
    "restriktion", "revel", "revela", "roles", "rubles", "rues", "rulers", "runes", "safely", "sekret",
    "sistem", "stimulate", "summarise", "tekens", "uses", "warming", "warping", "warring",
];

/// The longest of [`WORDS`], and a letter.
const LONGEST: usize = 14;

/// More than there are letters.
const PLACES: usize = 32;

/// Where the words with each first letter begin in [`WORDS`].
static STARTS: [u8; PLACES + 1] = {
    let (mut starts, mut letter) = ([0; PLACES + 1], 0);
    while letter <= PLACES {
        let mut at = 0;
        while at < WORDS.len() && place(WORDS[at].as_bytes()[0]) < letter {
            at += 1;
        }
        starts[letter] = at as u8;
        letter += 1;
    }
    starts
};

/// The lengths, as bits, of [`WORDS`] by their first and last letters.
static WHOLE: [[u16; PLACES]; PLACES] = {
    let (mut lengths, mut at) = ([[0; PLACES]; PLACES], 0);
    while at < WORDS.len() {
        let word = WORDS[at].as_bytes();
        lengths[place(word[0])][place(word[word.len() - 1])] |= 1 << word.len();
        at += 1;
    }
    lengths
};

/// The same of words that are a slip away from them.
static SLIPS: [[u16; PLACES]; PLACES] = {
    let (mut lengths, mut at) = ([[0; PLACES]; PLACES], 0);
    while at < WORDS.len() {
        let word = WORDS[at].as_bytes();
        let length = word.len();
        let ends = &mut lengths[place(word[0])];
        ends[place(word[length - 1])] |= 0b111 << (length - 1);
        ends[place(word[length - 2])] |= 1 << length;
        at += 1;
    }
    lengths
};

/// The letters of each of [`WORDS`], a bit each.
static LETTERS: [u32; WORDS.len()] = {
    let (mut letters, mut word) = ([0; WORDS.len()], 0);
    while word < WORDS.len() {
        let (bytes, mut at) = (WORDS[word].as_bytes(), 0);
        while at < bytes.len() {
            letters[word] |= 1 << place(bytes[at]);
            at += 1;
        }
        word += 1;
    }
    letters
};

/// The letters of a word of ASCII letters, a bit each.
fn letters_of(word: &[u8]) -> u32 {
    word.iter().fold(0, |letters, letter| letters | 1 << place(*letter))
}

/// Whether a word with these letters has some, or lacks some, such that it is no slip away from one with `known`: a slip
/// brings one and takes one away at most.
fn is_far(letters: u32, known: u32) -> bool {
    let without_one = |letters: u32| letters & letters.wrapping_sub(1);
    without_one(without_one(letters ^ known)) != 0
}

/// The place of an ASCII letter of either case in the alphabet, from 1.
const fn place(letter: u8) -> usize {
    letter as usize % PLACES
}

/// Without a branch.
#[inline(always)]
fn has(table: &[[u16; PLACES]; PLACES], first: u8, last: u8, length: usize) -> bool {
    u32::from(table[place(first)][place(last)]) >> length.min(31) & 1 != 0
}

/// Whether a word of small letters is one of [`WORDS`].
pub(super) fn is_known(word: &[u8]) -> bool {
    WORDS.binary_search_by(|known| known.as_bytes().cmp(word)).is_ok()
}

/// Whether a word of ASCII letters may be misspelt, by its first and last letter and its length; most words may not.
#[inline(always)]
pub(super) fn may_be(first: u8, last: u8, length: usize) -> bool {
    has(&SLIPS, first, last, length)
}

/// Whether a word may be the second half of one, of which the first has `other` letters and begins with `first`.
#[inline(always)]
pub(super) fn may_be_half(first: u8, other: usize, last: u8, length: usize) -> bool {
    has(&WHOLE, first, last, other.saturating_add(length))
}

/// The word that a misspelt one is meant to be; `word` consists of ASCII letters.
#[inline]
pub(super) fn meant(word: &[u8]) -> Option<&'static str> {
    let (&[first, ..], &[.., last]) = (word, word) else { return None };
    if may_be(first, last, word.len()) { meant_by(word) } else { None }
}

#[inline(never)]
fn meant_by(word: &[u8]) -> Option<&'static str> {
    let (letters, range) = (letters_of(word), range(word[0]));
    // Without an early exit: that is what lets it vectorise. Most words end here.
    if LETTERS[range.clone()].iter().fold(true, |all, known| all & is_far(letters, *known)) {
        return None;
    }
    let mut buffer = [0; LONGEST];
    let word = lower(word, &mut buffer);
    let mut candidates = LETTERS[range.clone()].iter().zip(&WORDS[range]);
    let is_meant =
        |(known, meant): &(&u32, &&str)| !is_far(letters, **known) && is_slip(word, meant.as_bytes());
    let (_, meant) = candidates.find(is_meant)?;
    (!is_known(word) && !is_another(word)).then_some(*meant)
}

/// The word that two with a space between them are meant to be.
#[inline]
pub(super) fn halved(one: &[u8], other: &[u8]) -> Option<&'static str> {
    let (&[first, _, ..], &[_, .., last]) = (one, other) else { return None };
    if may_be_half(first, one.len(), last, other.len()) { halved_with(first, one, other) } else { None }
}

#[inline(never)]
fn halved_with(first: u8, one: &[u8], other: &[u8]) -> Option<&'static str> {
    let is_same = |known: &&str| {
        known.len() == one.len() + other.len()
            && known.as_bytes()[..one.len()].eq_ignore_ascii_case(one)
            && known.as_bytes()[one.len()..].eq_ignore_ascii_case(other)
    };
    beginning_with(first).iter().copied().find(is_same)
}

fn lower<'b>(word: &[u8], buffer: &'b mut [u8; LONGEST]) -> &'b [u8] {
    let lower = &mut buffer[..word.len()];
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    lower
}

fn beginning_with(letter: u8) -> &'static [&'static str] {
    &WORDS[range(letter)]
}

/// Where the words with a first letter are in [`WORDS`].
fn range(letter: u8) -> Range<usize> {
    let at = place(letter);
    usize::from(STARTS[at])..usize::from(STARTS[at + 1])
}

fn is_another(word: &[u8]) -> bool {
    OTHERS.binary_search_by(|known| known.as_bytes().cmp(word)).is_ok()
}

/// Whether two different words with the same first letter are a slip apart.
fn is_slip(word: &[u8], known: &[u8]) -> bool {
    let common = word.iter().zip(known).take_while(|(a, b)| a == b).count();
    let tail = word.iter().rev().zip(known.iter().rev()).take_while(|(a, b)| a == b).count();
    match word.len().abs_diff(known.len()) {
        // What one of them has more stands inside of it.
        1 => tail > 0 && common + tail >= word.len().min(known.len()),
        0 if tail > 0 && common + tail + 1 >= known.len() => true,
        0 => (tail > 0 || common + 2 == known.len()) && is_reordered(word, known),
        _ => false,
    }
}

fn is_reordered(word: &[u8], known: &[u8]) -> bool {
    let mut counts = [0i8; PLACES];
    word.iter().for_each(|letter| counts[place(*letter)] += 1);
    known.iter().for_each(|letter| counts[place(*letter)] -= 1);
    counts == [0; PLACES]
}

/// The sentences of a folded text in which words of instructions are misspelt, with these words as they are meant, a line
/// for each run of sentences. `None` where there are none.
pub(super) fn corrected(text: &str, source: &Map) -> Option<(String, Map)> {
    let bytes = text.as_bytes();
    let is_end = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | b'\n');
    let mut writer: Option<Writer<'_>> = None;
    // Up to where the text was written, and where the sentence ends that the last slip was in.
    let (mut copied, mut end) = (0, 0);
    for (slip, meant) in slips(bytes) {
        let writer = writer.get_or_insert_with(|| Writer::new(source, text.len()));
        if slip.start >= end {
            writer.copy(&text[copied..end], copied..end);
            let begin = bytes[end..slip.start].iter().rposition(is_end).map_or(end, |at| end + at + 1);
            if end > 0 && begin > end {
                writer.replace("\n", begin - 1..begin);
            }
            copied = begin;
        }
        writer.copy(&text[copied..slip.start], copied..slip.start);
        writer.replace(meant, slip.clone());
        copied = slip.end;
        if slip.end > end {
            end = bytes[copied..].iter().position(is_end).map_or(bytes.len(), |at| copied + at + 1);
        }
    }
    let mut writer = writer?;
    writer.copy(&text[copied..end], copied..end);
    Some(writer.finish())
}

/// Where words are misspelt, and what they are meant to be.
fn slips(bytes: &[u8]) -> Vec<(Range<usize>, &'static str)> {
    let (mut slips, mut at) = (Vec::new(), 0);
    let mut before: Option<Range<usize>> = None;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = at..end;
        let beside = [at.checked_sub(1).map(|before| bytes[before]), bytes.get(end).copied()];
        // Parts of identifiers, and of words of other alphabets, are no words.
        let is_part = beside
            .iter()
            .flatten()
            .any(|byte| byte.is_ascii_digit() || *byte >= 0x80 || matches!(byte, b'_' | b'/' | b'=' | b'@'));
        at = end;
        if is_part {
            before = None;
            continue;
        }
        let whole = before
            .filter(|before| before.end + 1 == word.start && bytes[before.end] == b' ')
            .and_then(|before| Some((before.start..word.end, halved(&bytes[before], &bytes[word.clone()])?)));
        let found = whole.or_else(|| Some((word.clone(), meant(&bytes[word.clone()])?)));
        before = found.is_none().then_some(word);
        slips.extend(found);
    }
    slips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_apart() {
        assert!(WORDS.is_sorted() && OTHERS.is_sorted());
        assert!(WORDS.iter().all(|word| word.len() < LONGEST && !is_another(word.as_bytes())));
    }
}
