//! From a text to hashed features, one segment at a time; the trainer and the evaluator share this code.
//!
//! A segment is about a sentence: it ends at sentence punctuation, at a line that ends a thought, at a JSON or
//! markup boundary, or after [`SEGMENT_TOKENS`] tokens. Features look back over segment ends, so that a
//! sentence broken over two lines keeps its n-grams; they count for the segment that they end in.
//!
//! The text is the folded view of [`crate::text`]: lower case, no hidden characters, no look-alikes.
//! Everything is computed in one pass without allocation: a token costs its hash, one or two lookups in the
//! lexicon and a fixed number of features.

use super::characters::{Letter, character_at, letter_of};
use super::dictionary::{DICTIONARY, Dictionary, PHRASE_LONGEST};
use super::hashing::{HASH_START, combine, extend, finish, salt};
use super::relations::{self, gap_class};
use super::table::Table;
use super::tokens::{self, SENTENCE_START, Token, Tokens};
use super::words::{self, Memory, ORIGINS, WORD_CHARS, Weighed, Word};

/// Tokens after which a segment ends, whatever follows.
pub(super) const SEGMENT_TOKENS: usize = 40;
/// Words of the lexicon that a pair looks back to, and how far away they may be, in tokens.
const PAIR_WORDS: usize = 6;
const PAIR_REACH: u32 = 14;
/// Places for them: a power of two, so that an index is cut to one by a mask.
const SEEN: usize = 8;

/// Who receives features.
pub(super) trait Sink {
    /// Whether it wants to know which token a feature belongs to. Where it does not, and has a table, features of tokens
    /// with the ones before them are added up at the end of their segment.
    const BY_TOKEN: bool = true;
    /// A feature of the current segment, of the token that completed it.
    fn feature(&mut self, hash: u32);
    /// Features of the same token.
    #[inline]
    fn features<const N: usize>(&mut self, hashes: [u32; N]) {
        hashes.into_iter().for_each(|hash| self.feature(hash));
    }
    /// A token, before its features.
    fn token(&mut self, start: usize, end: usize, concept: u8);
    /// The segment is complete.
    fn segment(&mut self, start: usize, end: usize);
    /// The one table, where the sum of their weights is all that the sink keeps of features.
    fn table(&self) -> Option<&Table> {
        None
    }
    /// The sum of the weights of features that were weighed before, of the current segment.
    fn weighed(&mut self, _sum: i32) {}
}

/// A word of the lexicon, to those that follow in its reach.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    word: u32,
    concept: u8,
    at: u32,
}

/// Extracts the features of `text`; `untrusted` says that whoever wrote it must not instruct the model.
pub(super) fn extract<S: Sink>(text: &str, untrusted: bool, sink: &mut S) {
    Extractor::new(text, untrusted, sink).run_from(0);
}

/// The last words of the lexicon, each where its number among them tells.
#[derive(Clone, Copy, Debug, Default)]
struct Concepts {
    seen: [Seen; SEEN],
    count: usize,
}

impl Concepts {
    #[inline]
    fn push(&mut self, seen: Seen) {
        self.seen[self.count % SEEN] = seen;
        self.count += 1;
    }

    /// The one that so many came after; one without a concept where there is none.
    #[inline]
    fn back(&self, by: usize) -> Seen {
        self.seen[(self.count + SEEN - 1 - by) % SEEN]
    }
}

/// What the features of a segment depend on, of the text before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carried {
    before: [Token; 2],
    concepts: Concepts,
    count: u32,
    segments: usize,
    /// Bytes of the line before the place.
    line: usize,
}

impl Default for Carried {
    fn default() -> Carried {
        Carried {
            before: [SENTENCE_START; 2],
            concepts: Concepts::default(),
            count: PAIR_REACH,
            segments: 0,
            line: 0,
        }
    }
}

/// Extracts the features of what [`extract_on`] left: the rest of a text from `from` on, with its end.
pub(super) fn extract_rest<S: Sink>(
    text: &str,
    from: usize,
    untrusted: bool,
    carried: &Carried,
    sink: &mut S,
) {
    let mut extractor = Extractor::new(text, untrusted, sink);
    extractor.resume(from, carried);
    extractor.run_from(from);
}

/// Extracts the features of the segments of `text` that begin at `from` or later, for a text that goes on behind
/// `text` and before it. Gives where the first segment begins that may go on; its features, and what `carried` becomes
/// with it, are left for the next call. A segment that is longer than `most` bytes is cut there.
pub(super) fn extract_on<S: Sink + Clone>(
    text: &str,
    from: usize,
    untrusted: bool,
    carried: &mut Carried,
    most: usize,
    sink: &mut S,
) -> usize {
    let mut speculative = sink.clone();
    let mut extractor = Extractor::new(text, untrusted, &mut speculative);
    extractor.resume(from, carried);
    let (mut at, mut segments, mut done) = (from, carried.segments, from);
    while at < text.len() {
        if at - done > most && extractor.tokens.len() > 0 {
            extractor.end_segment(false);
        }
        at = extractor.step(at);
        // What comes behind decides whether some segments end.
        if extractor.tokens.len() == 0 && at < text.len() && extractor.segments > segments {
            (segments, done) = (extractor.segments, at);
            *carried = extractor.carried(at);
            *sink = extractor.sink.clone();
        }
    }
    extractor.words.give_back();
    done
}

struct Extractor<'t, 's, S> {
    text: &'t str,
    dictionary: &'static Dictionary,
    /// Who wrote the text: a place in [`ORIGINS`].
    origin: usize,
    sink: &'s mut S,
    words: Memory,
    /// The tokens of the segment, and those before it.
    tokens: Tokens,
    concepts: Concepts,
    count: u32,
    segments: usize,
    segment_start: usize,
    segment_end: usize,
    line_start: usize,
    /// Bytes of the line before `line_start`, where the text was taken up in the middle of one.
    line_before: usize,
}

impl<'t, 's, S: Sink> Extractor<'t, 's, S> {
    fn new(text: &'t str, untrusted: bool, sink: &'s mut S) -> Self {
        Extractor {
            text,
            dictionary: &DICTIONARY,
            origin: usize::from(untrusted),
            sink,
            words: Memory::take(),
            tokens: Tokens::behind([SENTENCE_START; 2]),
            concepts: Concepts::default(),
            count: PAIR_REACH,
            segments: 0,
            segment_start: 0,
            segment_end: 0,
            line_start: 0,
            line_before: 0,
        }
    }

    /// Goes on from `at`, before which stands what `carried` tells.
    fn resume(&mut self, at: usize, carried: &Carried) {
        let Carried { before, concepts, count, segments, line } = *carried;
        self.tokens = Tokens::behind(before);
        (self.concepts, self.count, self.segments) = (concepts, count, segments);
        (self.segment_start, self.segment_end, self.line_start, self.line_before) = (at, at, at, line);
    }

    /// What the segment that begins at `at` depends on.
    fn carried(&self, at: usize) -> Carried {
        Carried {
            before: self.tokens.last(),
            concepts: self.concepts,
            count: self.count,
            segments: self.segments,
            line: at.saturating_sub(self.line_start) + self.line_before,
        }
    }

    /// Takes in what stands at `at`, and gives where the next begins.
    #[inline]
    fn step(&mut self, at: usize) -> usize {
        let next = match self.text.as_bytes()[at] {
            b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
            b' ' => at + 1,
            b'0'..=b'9' => self.number(at),
            0x80.. => self.beyond_ascii(at),
            _ => self.punctuation(at),
        };
        if self.tokens.len() >= SEGMENT_TOKENS {
            self.end_segment(false);
        }
        next
    }

    fn run_from(mut self, mut at: usize) {
        while at < self.text.len() {
            at = self.step(at);
        }
        self.end_segment(true);
        if self.segments == 0 {
            self.sink.segment(0, self.text.len());
        }
        self.words.give_back();
    }

    /// A word from `start`; returns where it ends, or the space behind it.
    #[inline(always)]
    fn word(&mut self, start: usize) -> usize {
        if let Some(table) = self.sink.table()
            && let Some(ahead) = self.text.as_bytes()[start..].first_chunk()
            && let Some((length, key, next)) = words::plain(ahead)
        {
            let weighed = self.words.recall(table, key);
            let end = start + length;
            self.weighed_word(start, end, weighed);
            return end + usize::from(next == b' ');
        }
        self.any_word(start)
    }

    /// The same for any spelling.
    #[inline(never)]
    fn any_word(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut letters = [0u32; WORD_CHARS];
        let mut length = 0;
        let mut at = start;
        while at < bytes.len() {
            let byte = bytes[at];
            let (letter, width) = match byte {
                b'a'..=b'z' | b'0'..=b'9' => (u32::from(byte), 1),
                b'A'..=b'Z' => (u32::from(byte | 0x20), 1),
                // An apostrophe inside a word is left out: "don't" is "dont".
                b'\'' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => {
                    at += 1;
                    continue;
                }
                b'_' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) => (u32::from(byte), 1),
                0x80.. => {
                    let character = character_at(self.text, at);
                    match letter_of(character) {
                        Letter::Word(letter) => (letter, character.len_utf8()),
                        Letter::Skip => {
                            at += character.len_utf8();
                            continue;
                        }
                        Letter::Unspaced | Letter::Other => break,
                    }
                }
                _ => break,
            };
            at += width;
            if length < WORD_CHARS {
                letters[length] = letter;
                length += 1;
            }
        }
        let letters = &letters[..length];
        match self.sink.table() {
            Some(table) => {
                let weighed = self.words.weighed(table, letters);
                self.weighed_word(start, at, weighed);
            }
            None => {
                let word = Word::new(letters);
                let seen = self.named(start, at, word);
                words::characters(letters, |feature| self.sink.feature(feature));
                self.related(seen);
            }
        }
        at
    }

    #[inline(always)]
    fn weighed_word(&mut self, start: usize, end: usize, weighed: Weighed) {
        let seen = self.named(start, end, weighed.word());
        self.sink.weighed(weighed.sum(self.origin));
        self.preceded(seen);
    }

    /// Takes in a word under the concept that it names, by itself or with the one before.
    #[inline]
    fn named(&mut self, start: usize, end: usize, word: Word) -> Token {
        let pair = || self.dictionary.pairs.find(combine(self.tokens.last_word(), word.hash));
        let paired = if word.ends_pair { pair() } else { None };
        self.push(start, end, word.hash, paired.unwrap_or(word.concept))
    }

    fn number(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let at = start + digits;
        // `1gnore` is a word, `10px` a number with a unit.
        let letters = bytes[at..].iter().take(4).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if digits == 1 && letters == 4 {
            return self.any_word(start);
        }
        let seen = self.push(start, at, combine(0x006e_756d, digits.min(5) as u32), 0);
        self.related(seen);
        at
    }

    fn beyond_ascii(&mut self, start: usize) -> usize {
        let character = character_at(self.text, start);
        let end = start + character.len_utf8();
        match letter_of(character) {
            Letter::Word(_) => self.any_word(start),
            Letter::Skip => end,
            Letter::Unspaced => self.unspaced(start),
            Letter::Other => {
                if matches!(character, '。' | '！' | '？' | '｡' | '।' | '؟' | '…') {
                    self.segment_end = end;
                    self.end_segment(true);
                } else if !character.is_whitespace() {
                    let seen = self.push(start, end, extend(HASH_START, character as u32), 0);
                    self.related(seen);
                }
                end
            }
        }
    }

    /// The longest phrase of the lexicon at `start`, or else one character, of a script without spaces.
    fn unspaced(&mut self, start: usize) -> usize {
        let mut hash = HASH_START;
        let mut first = (0, 0);
        let mut longest = None;
        for (at, character) in self.text[start..].char_indices().take(PHRASE_LONGEST) {
            if !matches!(letter_of(character), Letter::Unspaced) {
                break;
            }
            hash = extend(hash, character as u32);
            let end = start + at + character.len_utf8();
            if first.0 == 0 {
                first = (end, hash);
            }
            if let Some(concept) = self.dictionary.phrases.find(hash) {
                longest = Some((end, hash, concept));
            }
        }
        let (end, hash, concept) = longest.unwrap_or((first.0, first.1, 0));
        let seen = self.push(start, end, hash, concept);
        self.related(seen);
        end
    }

    fn punctuation(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let byte = bytes[start];
        let next = bytes.get(start + 1).copied().unwrap_or(b' ');
        match byte {
            b'\n' => return self.line_end(start),
            b',' | b'(' | b')' | b'\'' | b'-' | b'\r' | b'\t' | b'_' | b'&' | b'~' | b'^' | b'+' | b'%' => {
                if byte == b'\t' || (byte == b'-' && bytes[start..].starts_with(b"-->")) {
                    self.segment_end = start;
                    self.end_segment(true);
                }
                return start + 1;
            }
            // Inside JSON an escaped line end or quote is two characters.
            b'\\' if matches!(next, b'n' | b'r' | b't' | b'"') => {
                self.segment_end = start + 2;
                self.end_segment(true);
                return start + 2;
            }
            0..=31 => return start + 1,
            _ => {}
        }
        let run = bytes[start..].iter().take_while(|other| **other == byte).count();
        let end = start + run;
        let seen = self.push(start, end, combine(u32::from(byte), run.min(3) as u32), 0);
        self.related(seen);
        let after = bytes.get(end).copied().unwrap_or(b' ');
        let ends = match byte {
            b'.' | b'!' | b'?' => !after.is_ascii_alphanumeric(),
            b'{' | b'}' | b'|' => true,
            b'"' => after == b',' || after == b'}',
            b'>' => bytes[..start].ends_with(b"--"),
            b';' => after == b' ' || after == b'\n',
            _ => false,
        };
        if ends {
            self.end_segment(true);
        }
        end
    }

    /// A line end ends the segment unless the line looks wrapped: long, and continued by a letter.
    fn line_end(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let length = start - self.line_start + self.line_before;
        let mut at = start + 1;
        while matches!(bytes.get(at), Some(b' ' | b'\r' | b'\t')) {
            at += 1;
        }
        let wrapped = length >= 50 && bytes.get(at).is_some_and(|byte| byte.is_ascii_lowercase());
        (self.line_start, self.line_before) = (at, 0);
        if !wrapped {
            self.segment_end = self.segment_end.max(start.min(self.text.len()));
            self.end_segment(true);
        }
        at
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, word: u32, concept: u8) -> Token {
        if self.tokens.len() == 0 {
            self.segment_start = start;
        }
        self.segment_end = end;
        self.count += 1;
        self.sink.token(start, end, concept);
        let general = if concept == 0 { word } else { relations::general(concept) };
        let token = Token { word, general, concept };
        self.tokens.push(token);
        token
    }

    /// The features of a token by itself, and with those before it.
    #[inline]
    fn related(&mut self, now: Token) {
        self.sink.feature(finish(combine(salt::WORD, now.word)));
        self.sink.feature(finish(combine(combine(salt::WORD_ORIGIN, ORIGINS[self.origin]), now.word)));
        self.preceded(now);
    }

    /// The features of a token with those before it, but for what is left for the end of the segment.
    #[inline(always)]
    fn preceded(&mut self, now: Token) {
        if self.sums_up().is_none() {
            self.preceded_now();
        }
        if now.concept != 0 {
            self.conceived(now);
        }
    }

    /// The table with which features are added up at the end of the segment, where they are.
    #[inline]
    fn sums_up(&self) -> Option<&Table> {
        if S::BY_TOKEN { None } else { self.sink.table() }
    }

    /// The features that [`Tokens::weigh`] adds up, of the last token.
    fn preceded_now(&mut self) {
        let [now, one, two] = self.tokens.last();
        let origin = ORIGINS[self.origin];
        self.sink.features(tokens::preceded(two.word, one.word, now.word));
        let is_general = now.concept != 0 || one.concept != 0;
        if is_general || two.concept != 0 {
            self.sink.features(tokens::generalised_three(origin, two.general, one.general, now.general));
        }
        if is_general {
            self.sink.features(tokens::generalised(origin, one.general, now.general));
        }
    }

    /// The features of a word of the lexicon with those in reach.
    #[inline(never)]
    fn conceived(&mut self, now: Token) {
        let sink = &mut *self.sink;
        match sink.table().map(|table| table.relations().named(now.concept)) {
            Some(weight) => sink.weighed(weight),
            None => sink.feature(relations::named(now.concept)),
        }
        let mut nearest = 0;
        for by in 0..PAIR_WORDS {
            let then = self.concepts.back(by);
            let gap = self.count - then.at;
            if then.concept == 0 || gap > PAIR_REACH {
                break;
            }
            let gap = gap_class(gap);
            let summed = sink.table().map(|table| {
                let relations = table.relations();
                let three = match nearest {
                    0 => 0,
                    nearest => relations.three(then.concept, nearest, now.concept),
                };
                relations.pair(self.origin, gap, then.concept, now.concept) + three
            });
            match summed {
                Some(sum) => sink.weighed(sum),
                None => {
                    let pair = relations::pair(ORIGINS[self.origin], gap, then.concept, now.concept);
                    pair.into_iter().for_each(|feature| sink.feature(feature));
                    if nearest != 0 {
                        sink.feature(relations::three(then.concept, nearest, now.concept));
                    }
                }
            }
            sink.feature(finish(combine(salt::PAIR_WORDS, combine(then.word, now.word))));
            nearest = then.concept;
        }
        self.concepts.push(Seen { word: now.word, concept: now.concept, at: self.count });
    }

    /// Ends the segment; `clean` where the next one begins a sentence of its own.
    #[inline(never)]
    fn end_segment(&mut self, clean: bool) {
        if self.tokens.len() == 0 {
            return;
        }
        let length = match self.tokens.len() {
            0..=2 => 0,
            3..=5 => 1,
            6..=10 => 2,
            11..=20 => 3,
            21..=35 => 4,
            _ => 5,
        };
        let (origin, is_first) = (self.origin, self.segments == 0);
        let sum = self.sums_up().map(|table| {
            self.tokens.weigh(table, ORIGINS[origin]) + table.relations().shape(origin, length, is_first)
        });
        match sum {
            Some(sum) => self.sink.weighed(sum),
            None => self.sink.features(relations::shape(ORIGINS[origin], length, is_first)),
        }
        self.sink.segment(self.segment_start, self.segment_end);
        self.tokens.next_segment(clean);
        self.segments += 1;
        self.segment_start = self.segment_end;
    }
}
