//! The words around a candidate: what makes nine digits a social security number rather than an order.
//!
//! A window on the same line is cut into lower-case words, at separators and inside `camelCase` and
//! `snake_case`, so that prose, JSON keys, assignments and column headers read alike. Every run of one to
//! three words is looked up by its hash, which tells in one step for which families it speaks. Windows overlap, so that what
//! was cut and looked up is kept for the next one.

use std::ops::Range;

use super::vocabulary::{Groups, NOTHING, SEED, Vocabulary, join, mix};

/// Bytes looked at before and after a candidate.
const BEFORE: usize = 72;
const AFTER: usize = 40;
/// Words of a window that are looked at, the last ones where there are more.
const MOST: usize = 24;
/// Words that count as near.
const NEAR: usize = 4;
/// Words of the longest phrase.
const PHRASE: usize = 3;
/// How far back the begin of the line and the header of a column are sought, in bytes.
pub(super) const LINE: usize = 2048;
/// How far ahead the end of the line is sought, in bytes.
const REST: usize = 160;

/// Which groups the words around a candidate speak for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    near: Groups,
    far: Groups,
}

impl Context {
    /// How well the words speak for `group`: 1 near by, a little less further off, `None` not at all.
    pub(super) fn strength(&self, group: usize) -> Option<f32> {
        match (self.near.contains(group), self.far.contains(group)) {
            (true, _) => Some(1.0),
            (false, true) => Some(0.95),
            (false, false) => None,
        }
    }

    /// Whether the words right before the candidate speak for `group`.
    pub(super) fn has_near(&self, group: usize) -> bool {
        self.near.contains(group)
    }

    /// The groups that any of the words speaks for.
    pub(super) fn all(&self) -> Groups {
        let mut all = self.near;
        all.union(&self.far);
        all
    }

    pub(super) fn merge(&mut self, other: &Context) {
        self.near.union(&other.near);
        self.far.union(&other.far);
    }
}

/// The words of a text, cut where a candidate asks for them.
#[derive(Debug)]
pub(super) struct Surroundings<'v, 't> {
    vocabulary: &'v Vocabulary,
    page: Page<'t>,
    words: Words,
    /// A part of the text without the end of a line in it.
    line: Range<usize>,
    /// What the cells of the header speak for, as far as that was asked.
    columns: Vec<Option<Context>>,
}

impl<'v, 't> Surroundings<'v, 't> {
    pub(super) fn new(vocabulary: &'v Vocabulary, page: Page<'t>) -> Surroundings<'v, 't> {
        Surroundings { vocabulary, page, words: Words::default(), line: 0..0, columns: Vec::new() }
    }

    /// The words before byte `at`: on the same line; where nothing is written before it there, on the line
    /// before too; and the header of its column.
    pub(super) fn before(&mut self, at: usize) -> Context {
        let text = self.page.text;
        let bytes = text.as_bytes();
        let mut from = floor(text, at.saturating_sub(BEFORE));
        if let Some(line) = self.line_before(from, at) {
            let written =
                bytes[line + 1..at].iter().any(|&byte| byte.is_ascii_alphanumeric() || byte >= 0x80);
            let start = if written {
                Some(line)
            } else {
                bytes[from..line].iter().rposition(|&b| b == b'\n').map(|start| from + start)
            };
            from = start.map_or(from, |start| start + 1);
        }
        let mut context = Context::default();
        self.words.cut(self.vocabulary, bytes, from..at);
        self.words.look_up(self.vocabulary, bytes, from..at, Side::Before, &mut context);
        if let Some(column) = self.page.column(at) {
            context.merge(&self.column(column));
        }
        context
    }

    /// The words after byte `at`, on the same line.
    pub(super) fn after(&mut self, at: usize) -> Context {
        let text = self.page.text;
        let to = floor(text, at.saturating_add(AFTER).min(text.len())).max(at);
        let to = self.line_after(at, to).unwrap_or(to);
        let mut context = Context::default();
        self.words.cut(self.vocabulary, text.as_bytes(), at..to);
        self.words.look_up(self.vocabulary, text.as_bytes(), at..to, Side::After, &mut context);
        context
    }

    /// The last end of a line in `from..at`.
    fn line_before(&mut self, from: usize, at: usize) -> Option<usize> {
        let bytes = self.page.text.as_bytes();
        let is_line_end = |&byte: &u8| byte == b'\n';
        if (from..at).contains(&self.line.end) {
            let unknown = &bytes[self.line.end..at];
            let start = unknown.iter().rposition(is_line_end).map(|line| self.line.end + line + 1);
            self.line = start.unwrap_or(self.line.start)..at;
        } else if !(self.line.start..=self.line.end).contains(&at) {
            self.line = at..at;
        }
        let unknown = bytes.get(from..self.line.start)?;
        match unknown.iter().rposition(is_line_end) {
            Some(line) => {
                self.line.start = from + line + 1;
                Some(from + line)
            }
            None => {
                self.line.start = from;
                None
            }
        }
    }

    /// The first end of a line in `at..to`.
    fn line_after(&mut self, at: usize, to: usize) -> Option<usize> {
        if !(self.line.start..=self.line.end).contains(&at) {
            self.line = at..at;
        }
        let known = self.line.end;
        let unknown = self.page.text.as_bytes().get(known..to)?;
        let length = unknown.iter().position(|&byte| byte == b'\n');
        self.line.end = known + length.unwrap_or(unknown.len());
        length.map(|length| known + length)
    }

    /// What the cell of the header over a column speaks for.
    fn column(&mut self, column: usize) -> Context {
        if let Some(Some(known)) = self.columns.get(column) {
            return *known;
        }
        let mut context = Context::default();
        if let Some(cell) = self.page.cell(column) {
            let mut words = Words::default();
            words.cut(self.vocabulary, cell.as_bytes(), 0..cell.len());
            words.look_up(self.vocabulary, cell.as_bytes(), 0..cell.len(), Side::Before, &mut context);
        }
        self.columns.resize(self.columns.len().max(column + 1), None);
        self.columns[column] = Some(context);
        context
    }
}

/// On which side of a candidate words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// A word of the text, and what it and the phrases speak for that end with it.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    hash: u64,
    /// The numbers of the phrases of one, two and three words, or [`NOTHING`].
    spoken: [u32; PHRASE],
}

/// The last words of the part of a text that was cut.
#[derive(Debug, Default)]
struct Words {
    words: Vec<Word>,
    cut: Range<usize>,
    /// Where the word begins that was not at its end, and its hash so far.
    open: Option<(usize, u64)>,
    previous: u8,
}

/// Words that are kept; half of them are dropped at once. A window has fewer than half.
const KEPT: usize = 256;

impl Words {
    /// Cuts the text up to the end of a window, from the begin of the window on or where it was left.
    fn cut(&mut self, vocabulary: &Vocabulary, bytes: &[u8], window: Range<usize>) {
        // Cutting what lies between two windows costs less than what the next window would lose.
        if !(self.cut.start..=self.cut.end + BEFORE).contains(&window.start) {
            self.words.clear();
            (self.cut, self.open, self.previous) = (window.start..window.start, None, 0);
        }
        let (mut at, end) = (self.cut.end, window.end.min(bytes.len()));
        let (mut open, mut previous) = (self.open.take(), self.previous);
        while at < end {
            let byte = bytes[at];
            let folded = FOLDED[usize::from(byte)];
            let is_hump = folded != byte && previous.is_ascii_lowercase();
            if folded != 0
                && !is_hump
                && let Some((_, hash)) = &mut open
            {
                *hash = mix(*hash, folded);
            } else {
                if let Some((start, hash)) = open.take() {
                    self.push(vocabulary, start..at, hash);
                }
                open = (folded != 0).then(|| (at, mix(SEED, folded)));
            }
            previous = byte;
            at += 1;
        }
        (self.open, self.previous, self.cut.end) = (open, previous, at);
    }

    fn push(&mut self, vocabulary: &Vocabulary, range: Range<usize>, hash: u64) {
        if self.words.len() == KEPT {
            self.words.drain(..KEPT / 2);
            self.cut.start = self.words[0].start;
        }
        if self.words.capacity() == 0 {
            self.words.reserve(KEPT / 4);
        }
        let mut spoken = [NOTHING; PHRASE];
        let number = |phrase: u64| vocabulary.number(phrase).unwrap_or(NOTHING);
        spoken[0] = number(hash);
        if let [.., one] = self.words[..] {
            spoken[1] = number(join(one.hash, hash));
        }
        if let [.., one, two] = self.words[..] {
            spoken[2] = number(join(join(one.hash, two.hash), hash));
        }
        self.words.push(Word { start: range.start, end: range.end, hash, spoken });
    }

    /// Adds what the words of a window that was cut speak for. The first and the last of them may be parts of words.
    fn look_up(
        &self,
        vocabulary: &Vocabulary,
        bytes: &[u8],
        window: Range<usize>,
        side: Side,
        context: &mut Context,
    ) {
        let end = self.words.iter().rposition(|word| word.start < window.end).map_or(0, |last| last + 1);
        let first =
            self.words[..end].iter().rposition(|word| word.end <= window.start).map_or(0, |at| at + 1);
        let words = &self.words[first..end];
        let open = self.open.filter(|(start, _)| *start < window.end);
        let count = words.len() + usize::from(open.is_some());
        if count == 0 {
            return;
        }
        let skipped = count.saturating_sub(MOST);
        let part = |from: usize, to: usize| {
            let part = &bytes[from.max(window.start)..to.min(window.end)];
            part.iter().fold(SEED, |hash, byte| mix(hash, byte.to_ascii_lowercase()))
        };
        let is_first_cut = words.first().is_none_or(|word| word.start < window.start);
        let is_last_cut = open.is_some() || words.last().is_some_and(|word| word.end > window.end);
        let whole = (skipped + usize::from(is_first_cut && skipped == 0))..(count - usize::from(is_last_cut));
        let mut speak = |number: u32, start: usize, last: usize| {
            let distance = match side {
                Side::Before => count - last,
                Side::After => start - skipped + 1,
            };
            let groups = vocabulary.groups(number);
            if distance <= NEAR { context.near.union(groups) } else { context.far.union(groups) }
        };
        for last in whole.clone() {
            let Word { spoken, .. } = &words[last];
            if *spoken == [NOTHING; PHRASE] {
                continue;
            }
            for (length, &number) in spoken.iter().enumerate().take(last - whole.start + 1) {
                if number != NOTHING {
                    speak(number, last - length, last);
                }
            }
        }
        // Phrases with a part of a word in them.
        let hash = |at: usize| match words.get(at) {
            Some(word) if whole.contains(&at) => word.hash,
            Some(word) => part(word.start, word.end),
            None => part(open.map_or(window.end, |(start, _)| start), window.end),
        };
        let mut phrases = |start: usize| {
            let mut phrase = 0;
            for last in start..count.min(start + PHRASE) {
                phrase = if last == start { hash(last) } else { join(phrase, hash(last)) };
                match vocabulary.number(phrase) {
                    None => break,
                    Some(number)
                        if number != NOTHING && !(whole.contains(&start) && whole.contains(&last)) =>
                    {
                        speak(number, start, last);
                    }
                    Some(_) => {}
                }
            }
        };
        if skipped < whole.start {
            phrases(skipped);
        }
        if is_last_cut {
            (count.saturating_sub(PHRASE).max(whole.start)..count).for_each(phrases);
        }
    }
}

/// Letters in lower case, and whatever is not ASCII as it is; 0 for what parts words.
static FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        if letter.is_ascii_alphabetic() || letter >= 0x80 {
            folded[byte] = letter.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The text, and its first line where that can be the header of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    header: Option<(&'t str, u8)>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Page<'t> {
        let head = &text.as_bytes()[..text.len().min(LINE)];
        let header = head.iter().position(|&byte| byte == b'\n').and_then(|end| {
            let delimiter = head[..end].iter().find(|byte| matches!(byte, b',' | b'\t' | b'|' | b';'))?;
            let plain = !head[..end].iter().any(u8::is_ascii_digit);
            plain.then_some((&text[..end], *delimiter))
        });
        Page { text, header }
    }

    /// A later part of a text, under the header that its begin has.
    pub(super) fn later(text: &'t str, header: Option<(&'t str, u8)>) -> Page<'t> {
        Page { text, header }
    }

    /// The first line and what its cells are separated by.
    pub(super) fn head(&self) -> Option<(&'t str, u8)> {
        self.header
    }

    /// The column that byte `at` is in, where its line has as many cells as the first one.
    fn column(&self, at: usize) -> Option<usize> {
        let (header, delimiter) = self.header?;
        let bytes = self.text.as_bytes();
        let back = at.saturating_sub(LINE);
        let start = back + bytes[back..at].iter().rposition(|&byte| byte == b'\n')? + 1;
        let rest = &bytes[at..bytes.len().min(at + REST)];
        let end = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        let cells = |line: &[u8]| line.iter().filter(|&&byte| byte == delimiter).count();
        let column = cells(&bytes[start..at]);
        (column + cells(&rest[..end]) == cells(header.as_bytes())).then_some(column)
    }

    /// The cell of the first line in a column.
    fn cell(&self, column: usize) -> Option<&'t str> {
        let (header, delimiter) = self.header?;
        header.split(delimiter as char).nth(column)
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        vocabulary.insert(0, &["ssn", "social security"]);
        vocabulary.insert(130, &["téléphone", "phone"]);
        vocabulary
    }

    fn before(text: &str) -> Context {
        let at = text.find(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).unwrap();
        Surroundings::new(&vocabulary(), Page::new(text)).before(at)
    }

    #[test]
    fn reads_prose_keys_and_identifiers() {
        for text in ["my SSN: 7", "{\"ssn\":7", "customer_ssn=7", "userSsn = 7", "Social-Security No 7"] {
            assert!(before(text).has_near(0), "{text}");
        }
        assert!(
            before("Téléphone 7").strength(130).is_some() || before("téléphone 7").strength(130).is_some()
        );
        for text in ["assn 7", "ssns7", "socialsecurity 7", "ssn\nname 7"] {
            assert!(before(text).strength(0).is_none(), "{text}");
        }
    }

    #[test]
    fn reads_the_line_before_and_the_column_header() {
        assert!(before("SSN\n7").strength(0).is_some());
        assert!(before("name,ssn,city\nx,7,y").strength(0).is_some());
        assert!(before("ssn,name,city\nx,7,y").strength(0).is_none());
    }

    #[test]
    fn far_words_count_less() {
        assert_eq!(before("ssn of the new person in town 7").strength(0), Some(0.95));
        assert_eq!(before("the ssn is 7").strength(0), Some(1.0));
    }

    #[test]
    fn what_was_cut_before_changes_nothing() {
        let mut vocabulary = vocabulary();
        vocabulary.insert(7, &["s", "social", "one two three", "two", "rity number", "é"]);
        let parts = [
            "social",
            " security",
            "Social",
            "Sec",
            "urity",
            " ",
            "\n",
            "one ",
            "two ",
            "three",
            "ssn",
            "é",
            "7",
            ",",
            " number",
            "camelCase",
            "aBaBaB",
            "a b c d e f g h i j k l m n o p q r s t u v w x y z s ",
        ];
        let mut draw = 3usize;
        let mut below = |bound: usize| {
            draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (draw >> 33) % bound
        };
        let groups = |context: Context| {
            (context.near.iter().collect::<Vec<_>>(), context.far.iter().collect::<Vec<_>>())
        };
        for length in [5, 30, 200] {
            let text: String = (0..length).map(|_| parts[below(parts.len())]).collect();
            let page = Page::new(&text);
            let mut kept = Surroundings::new(&vocabulary, page);
            let mut at = 0;
            for _ in 0..3_000 {
                // Mostly on, sometimes back, seldom far.
                at = match below(20) {
                    0 => below(text.len()),
                    1..5 => at.saturating_sub(below(40)),
                    _ => (at + below(12)) % text.len(),
                };
                let at = floor(&text, at);
                let fresh = || Surroundings::new(&vocabulary, page);
                if below(2) == 0 {
                    assert_eq!(groups(kept.before(at)), groups(fresh().before(at)), "before {at} of {text}");
                } else {
                    assert_eq!(groups(kept.after(at)), groups(fresh().after(at)), "after {at} of {text}");
                }
            }
        }
    }

    #[test]
    fn windows_keep_to_char_boundaries() {
        let text = "é".repeat(100);
        let vocabulary = vocabulary();
        let mut surroundings = Surroundings::new(&vocabulary, Page::new(&text));
        for at in (0..=text.len()).step_by(2) {
            surroundings.before(at);
            surroundings.after(at);
        }
    }
}
