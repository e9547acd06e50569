use std::collections::VecDeque;

use super::background::Background;
use super::signs::SIGNS;

/// Queries of a client that its features are taken from, the latest ones.
pub(super) const WINDOW: usize = 100;
/// Words of a query that are looked at.
const LONGEST: usize = 64;
/// Earlier queries that a query is compared with.
const COMPARED: usize = 64;
/// Words of a query that may be one of a grid.
const GRID: usize = 12;
/// Slots of the counts of frames.
const FRAMES: usize = 1024;

/// Slots of the counts of words.
const WORDS: usize = 4096;

/// What one query adds to the features.
#[derive(Clone, Copy, Default)]
struct Step {
    words: f32,
    foreign: f32,
    common: f32,
    known_pairs: f32,
    new_pairs: f32,
    known_triples: f32,
    new_triples: f32,
    near_middle: f32,
    single: f32,
    substitution: f32,
    odd: f32,
    splice: f32,
    repeat: f32,
}

/// What is known of one client: bounded, and no text.
#[derive(Clone)]
pub(super) struct Client {
    pub(super) tag: u16,
    pub(super) seen: u64,
    pub(super) last_time: f64,
    /// Of its queries, those that are another client's but for one word.
    pub(super) linked: u64,
    pub(super) alarmed_at: Option<u64>,
    /// How far the strongest sign was at the last judgement, and which.
    pub(super) strongest: (f64, usize),
    pub(super) is_over: bool,
    /// When the time of the budget began, and the queries since.
    spent: (f64, u64),
    steps: VecDeque<Step>,
    recent: VecDeque<Vec<u32>>,
    /// Frames of the queries in the window, oldest first, to take their counts back.
    frames: VecDeque<Vec<u16>>,
    counts: Vec<u8>,
    /// In how many queries of the window a word is, by its hash; whole queries below, to take them back.
    presence: Vec<u8>,
    window: VecDeque<Vec<u16>>,
}

impl Client {
    pub(super) fn new(tag: u16) -> Client {
        Client {
            tag,
            seen: 0,
            last_time: 0.0,
            linked: 0,
            alarmed_at: None,
            strongest: (0.0, 0),
            is_over: false,
            spent: (0.0, 0),
            steps: VecDeque::new(),
            recent: VecDeque::new(),
            frames: VecDeque::new(),
            counts: vec![0; FRAMES],
            presence: vec![0; WORDS],
            window: VecDeque::new(),
        }
    }

    /// Takes in a query. What nobody else sends counts where enough is known of the others, `is_warm`.
    pub(super) fn add(&mut self, words: &[u32], score: f32, background: &Background, is_warm: bool) {
        let mut step = Step { words: words.len() as f32, ..Step::default() };
        let tag = self.tag;
        let is_known: Vec<bool> = words.iter().map(|word| background.is_word(*word, tag)).collect();
        let is_new: Vec<bool> = words.windows(2).map(|pair| !background.is_pair(pair, tag)).collect();
        if is_warm {
            // Words of the client's own form say nothing about what its users write.
            let is_foreign = |at: &usize| !is_known[*at] && !self.is_template(words[*at]);
            step.foreign = (0..words.len()).filter(is_foreign).count() as f32;
            step.common = words.iter().filter(|word| background.is_common(**word, tag)).count() as f32;
            for (at, new) in is_new.iter().enumerate() {
                if is_known[at] && is_known[at + 1] {
                    step.known_pairs += 1.0;
                    step.new_pairs += f32::from(u8::from(*new));
                }
            }
            for (at, triple) in words.windows(3).enumerate() {
                if !is_new[at] && !is_new[at + 1] {
                    step.known_triples += 1.0;
                    step.new_triples += f32::from(u8::from(!background.is_triple(triple, tag)));
                }
            }
        }
        step.near_middle = f32::from(u8::from((score - 0.5).abs() < 0.1));
        step.single = f32::from(u8::from(words.len() == 1));
        self.compare(words, &is_known, &is_new, &mut step);
        if !is_warm {
            step.odd = 0.0;
        }
        self.push(step, words);
    }

    /// How a query goes back to the client's own earlier ones.
    fn compare(&self, words: &[u32], is_known: &[bool], is_new: &[bool], step: &mut Step) {
        let kept: Vec<usize> = (0..words.len()).filter(|at| !self.is_template(words[*at])).collect();
        let own: Vec<u32> = kept.iter().map(|at| words[*at]).collect();
        for (age, whole) in self.recent.iter().rev().enumerate() {
            if whole == words {
                step.repeat = 1.0;
                continue;
            }
            let earlier: Vec<u32> = whole.iter().copied().filter(|word| !self.is_template(*word)).collect();
            let (earlier, words) = (&earlier, &own);
            let shorter = earlier.len().min(words.len());
            let ahead = earlier.iter().zip(words).take_while(|(a, b)| a == b).count();
            // Somebody who types, and is evaluated as they do.
            if age == 0 && shorter > 0 && ahead == shorter {
                continue;
            }
            if shorter < 3 {
                continue;
            }
            if earlier.len() == words.len() {
                let changed: Vec<usize> = (0..words.len()).filter(|at| earlier[*at] != words[*at]).collect();
                if changed.len() * 10 <= words.len() * 6 {
                    step.substitution = 1.0;
                    // Both words are usual, the two together are not.
                    let is_odd = |changed: usize| {
                        let at = kept[changed];
                        let beside = [at.checked_sub(1), Some(at)];
                        let pairs = beside.into_iter().flatten().filter(|pair| *pair < is_new.len());
                        is_known[at] && pairs.clone().count() > 0 && pairs.clone().all(|pair| is_new[pair])
                    };
                    if changed.iter().any(|at| is_odd(*at)) {
                        step.odd = 1.0;
                    }
                }
            } else {
                let behind = earlier.iter().rev().zip(words.iter().rev()).take_while(|(a, b)| a == b).count();
                let is_spliced = ahead > 0 && behind > 0 && (ahead + behind) * 10 >= shorter * 6;
                if is_spliced {
                    step.splice = 1.0;
                }
            }
        }
    }

    /// Whether a word is in most of the client's queries, as those of a form around what its users write are.
    fn is_template(&self, word: u32) -> bool {
        let count = self.window.len();
        count >= 10 && usize::from(self.presence[presence_slot(word)]) * 5 > count * 2
    }

    fn push(&mut self, step: Step, words: &[u32]) {
        self.seen += 1;
        let mut frames = Vec::new();
        if (2..=GRID).contains(&words.len()) {
            for hole in 0..words.len() {
                let frame = words.iter().enumerate().fold(0x811C_9DC5_u32, |hash, (at, word)| {
                    (hash ^ if at == hole { 1 } else { *word }).wrapping_mul(0x0100_0193)
                });
                frames.push((frame >> 7) as u16 % FRAMES as u16);
            }
        }
        if self.steps.len() == WINDOW {
            self.steps.pop_front();
            for frame in self.frames.pop_front().unwrap_or_default() {
                self.counts[usize::from(frame)] = self.counts[usize::from(frame)].saturating_sub(1);
            }
        }
        if self.window.len() == WINDOW {
            for slot in self.window.pop_front().unwrap_or_default() {
                self.presence[usize::from(slot)] = self.presence[usize::from(slot)].saturating_sub(1);
            }
        }
        let mut slots: Vec<u16> = words.iter().map(|word| presence_slot(*word) as u16).collect();
        slots.sort_unstable();
        slots.dedup();
        for slot in &slots {
            self.presence[usize::from(*slot)] += 1;
        }
        self.window.push_back(slots);
        for frame in &frames {
            self.counts[usize::from(*frame)] = self.counts[usize::from(*frame)].saturating_add(1);
        }
        self.steps.push_back(step);
        self.frames.push_back(frames);
        if !self.recent.iter().any(|known| known == words) {
            if self.recent.len() == COMPARED {
                self.recent.pop_front();
            }
            self.recent.push_back(words.to_vec());
        }
    }

    /// What every sign amounts to over the window: 0 or below for nothing at all, rarely above 1.
    pub(super) fn signs(&self, background: &Background) -> [f64; SIGNS] {
        let count = self.steps.len().max(1) as f64;
        let sum = |of: fn(&Step) -> f32| self.steps.iter().map(|step| f64::from(of(step))).sum::<f64>();
        let share = |of: fn(&Step) -> f32| sum(of) / count;
        // A little is added below each share, so that little evidence stays in the middle of what is usual.
        let words = sum(|step| step.words) + 10.0;
        let foreign_english = sum(|step| step.foreign) * sum(|step| step.common) / (words * words);
        let new_pairs = (sum(|step| step.new_pairs) + 10.0) / (sum(|step| step.known_pairs) + 20.0);
        let new_triples = (sum(|step| step.new_triples) + 10.0) / (sum(|step| step.known_triples) + 20.0);
        let frames = f64::from(self.counts.iter().copied().max().unwrap_or(0));
        // Whoever asks the same again learns nothing from it: a retry, a probe of a service's health.
        let repeats = share(|step| step.repeat);
        [
            share(|step| step.near_middle) - background.near_middle(),
            share(|step| step.single) - repeats,
            (frames - 5.0).max(0.0) / count - repeats,
            share(|step| step.odd) + foreign_english - 2.0 * repeats,
            share(|step| step.substitution) - 2.0 * repeats,
            share(|step| step.splice) - repeats,
            new_pairs,
            new_triples - repeats,
        ]
    }

    /// Queries within the budget's time, this one included.
    pub(super) fn spend(&mut self, time: f64, seconds: f64) -> u64 {
        let (start, queries) = &mut self.spent;
        // Time that runs backwards begins nothing anew.
        if *queries == 0 || time - *start >= seconds {
            (*start, *queries) = (time, 0);
        }
        *queries += 1;
        *queries
    }

    /// Queries in the window.
    pub(super) fn window(&self) -> usize {
        self.steps.len()
    }
}

fn presence_slot(word: u32) -> usize {
    (word.wrapping_mul(0x9E37_79B1) >> 20) as usize % WORDS
}

/// The words of a query in lower case, as hashes; a number is one word whatever its digits.
pub(super) fn words(text: &str) -> Vec<u32> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '\'';
    let words = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).take(LONGEST);
    words
        .map(|word| {
            if word.bytes().all(|byte| byte.is_ascii_digit()) {
                return 1;
            }
            let letters = word.chars().take(64).flat_map(char::to_lowercase);
            letters.fold(0x811C_9DC5, |hash: u32, c| (hash ^ u32::from(c)).wrapping_mul(0x0100_0193))
        })
        .collect()
}
