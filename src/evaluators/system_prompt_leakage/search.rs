//! Looks for a prompt's words and canaries in a text that is given character by character, so that a text which
//! arrives in pieces is searched as one that is there.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use crate::Label;

/// Words in a row that two texts seldom share by chance.
const RUN: usize = 8;
/// Places of one run in the prompt that are tried; a prompt that repeats itself more often gains nothing by it.
const PLACES: usize = 8;

pub(super) const CANARY: Label = Label::new("canary");
pub(super) const SYSTEM_PROMPT: Label = Label::new("system_prompt");

/// What is looked for.
#[derive(Clone, Default)]
pub(super) struct Prompt {
    /// The prompt's words, as hashes.
    words: Vec<u64>,
    known: HashSet<u64>,
    /// Where each run of [`RUN`] words begins in the prompt.
    starts: HashMap<u64, Vec<u32>>,
    canaries: Vec<Canary>,
}

/// A canary, reduced to its letters and digits.
#[derive(Clone)]
struct Canary {
    letters: Vec<char>,
    /// How many letters still match where the next one does not (Knuth, Morris and Pratt, SIAM Journal on Computing 6,
    /// 1977).
    back: Vec<usize>,
}

impl Prompt {
    /// The words of a folded text.
    pub(super) fn new(folded: &str) -> Prompt {
        let mut prompt = Prompt::default();
        let mut word = None;
        for c in folded.chars().chain([' ']) {
            match (c.is_alphanumeric(), word) {
                (true, hash) => word = Some(extended(hash, c)),
                (false, hash) => {
                    prompt.words.extend(hash);
                    word = None;
                }
            }
        }
        for (at, run) in prompt.words.windows(RUN).enumerate() {
            let places = prompt.starts.entry(combined(run.iter())).or_default();
            if places.len() < PLACES {
                places.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        prompt.known = prompt.words.iter().copied().collect();
        prompt
    }

    /// Adds a canary that has these letters and digits.
    pub(super) fn add_canary(&mut self, letters: Vec<char>) {
        let mut back = vec![0; letters.len()];
        for at in 1..letters.len() {
            let mut length = back[at - 1];
            while length > 0 && letters[length] != letters[at] {
                length = back[length - 1];
            }
            back[at] = length + usize::from(letters[length] == letters[at]);
        }
        self.canaries.push(Canary { letters, back });
    }

    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    pub(super) fn canaries(&self) -> usize {
        self.canaries.len()
    }

    /// What a run of so many words scores.
    fn score(&self, words: usize) -> f32 {
        match words {
            words if words >= 20 || words * 2 >= self.words.len() => 0.95,
            12.. => 0.8,
            _ => 0.6,
        }
    }
}

/// What was found, in bytes of what was searched.
pub(super) struct Found {
    pub(super) label: Label,
    pub(super) range: Range<usize>,
    pub(super) score: f32,
    pub(super) reason: &'static str,
}

/// A search on its way.
#[derive(Default)]
pub(super) struct Search {
    /// The word that goes on, with its begin.
    word: Option<(u64, usize)>,
    /// The last words, all of which the prompt has, as long as they are too few for a run.
    recent: VecDeque<(u64, Range<usize>)>,
    run: Option<Run>,
    /// How many letters of each canary match, and where the last letters are.
    matched: Vec<usize>,
    letters: VecDeque<usize>,
}

/// Words of the prompt in a row, which may go on.
struct Run {
    /// Where in the prompt they begin.
    places: Vec<u32>,
    words: usize,
    range: Range<usize>,
}

impl Search {
    /// Takes in the character at byte `at`.
    pub(super) fn take(&mut self, prompt: &Prompt, at: usize, c: char, found: &mut Vec<Found>) {
        if c.is_alphanumeric() {
            let (hash, start) = self.word.map_or((None, at), |(hash, start)| (Some(hash), start));
            self.word = Some((extended(hash, c), start));
            if !prompt.canaries.is_empty() {
                self.letter(prompt, at, c, found);
            }
        } else if let Some((hash, start)) = self.word.take() {
            self.word(prompt, hash, start..at, found);
        }
    }

    /// Ends the text at byte `end`.
    pub(super) fn finish(&mut self, prompt: &Prompt, end: usize, found: &mut Vec<Found>) {
        if let Some((hash, start)) = self.word.take() {
            self.word(prompt, hash, start..end, found);
        }
        found.extend(self.run.take().map(|run| run.found(prompt)));
    }

    /// Before this byte begins nothing that is not found yet.
    pub(super) fn open_from(&self) -> Option<usize> {
        let canaries = self.matched.iter().filter(|matched| **matched > 0);
        let word = self.word.map(|(_, start)| start);
        let words = self.recent.front().map(|(_, range)| range.start);
        let run = self.run.as_ref().map(|run| run.range.start);
        let canaries = canaries.map(|matched| self.letters[self.letters.len() - matched]);
        canaries.chain(word).chain(words).chain(run).min()
    }

    /// What the run that goes on scores so far.
    pub(super) fn score(&self, prompt: &Prompt) -> Option<f32> {
        self.run.as_ref().map(|run| prompt.score(run.words))
    }

    fn letter(&mut self, prompt: &Prompt, at: usize, c: char, found: &mut Vec<Found>) {
        self.matched.resize(prompt.canaries.len(), 0);
        self.letters.push_back(at);
        for (canary, matched) in prompt.canaries.iter().zip(&mut self.matched) {
            while *matched > 0 && canary.letters[*matched] != c {
                *matched = canary.back[*matched - 1];
            }
            *matched += usize::from(canary.letters[*matched] == c);
            if *matched == canary.letters.len() {
                let first = self.letters[self.letters.len() - *matched];
                found.push(Found {
                    label: CANARY,
                    range: first..at + 1,
                    score: 1.0,
                    reason: "prompt.canary",
                });
                *matched = 0;
            }
        }
        let needed = self.matched.iter().copied().max().unwrap_or_default();
        self.letters.drain(..self.letters.len() - needed);
    }

    fn word(&mut self, prompt: &Prompt, hash: u64, range: Range<usize>, found: &mut Vec<Found>) {
        if let Some(run) = &mut self.run {
            let goes_on = |place: &u32| prompt.words.get(*place as usize + run.words) == Some(&hash);
            let places: Vec<u32> = run.places.iter().copied().filter(goes_on).collect();
            if !places.is_empty() {
                (run.places, run.range.end) = (places, range.end);
                run.words += 1;
                return;
            }
            found.extend(self.run.take().map(|run| run.found(prompt)));
        }
        if !prompt.known.contains(&hash) {
            self.recent.clear();
            return;
        }
        self.recent.push_back((hash, range));
        if self.recent.len() < RUN {
            return;
        }
        let words = || self.recent.iter().map(|(hash, _)| hash);
        let is_here = |place: &u32| prompt.words[*place as usize..].iter().take(RUN).eq(words());
        let places = prompt.starts.get(&combined(words())).into_iter().flatten().copied();
        let places: Vec<u32> = places.filter(is_here).collect();
        let first = self.recent.pop_front();
        if let (false, Some((_, first)), Some((_, last))) = (places.is_empty(), first, self.recent.back()) {
            self.run = Some(Run { places, words: RUN, range: first.start..last.end });
            self.recent.clear();
        }
    }
}

impl Run {
    fn found(self, prompt: &Prompt) -> Found {
        Found {
            label: SYSTEM_PROMPT,
            score: prompt.score(self.words),
            range: self.range,
            reason: "prompt.words",
        }
    }
}

/// The hash (FNV-1a) of a word with one more letter.
fn extended(hash: Option<u64>, c: char) -> u64 {
    (hash.unwrap_or(0xCBF2_9CE4_8422_2325) ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3)
}

fn combined<'w>(words: impl Iterator<Item = &'w u64>) -> u64 {
    words.fold(0, |hash, word| (hash.rotate_left(11) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}
