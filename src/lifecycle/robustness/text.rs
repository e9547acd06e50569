use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::lifecycle::numerics::random::Random;
use crate::{Error, ErrorKind};

/// Changes words of a text until a model's score falls below a threshold.
///
/// Words are ranked by how much the score falls without them, and changed one after the other, the most important first;
/// of a word's variants the one that lowers the score most is taken.
///
/// # What it finds and what it does not
///
/// | attack | variants of a word |
/// |---|---|
/// | [`TextAttack::deep_word_bug`] | two neighbours swapped, a letter exchanged, left out, put in (Gao et al., "Black-box generation of adversarial text sequences", 2018, as in TextAttack's recipe: an edit distance of 30, no stop words, each word once) |
/// | [`TextAttack::words`] | what a thesaurus of yours offers (Jin et al., "Is BERT really robust?", 2020, without its embeddings and its check of similarity) |
///
/// A greedy search may miss a change that exists: that it fails proves nothing. Whether a changed text still means the same
/// is for a reader to say; with the default of 8 changed words it mostly does.
///
/// # Cost
///
/// One query for each word, then some for each word that is changed; never more than the budget, 500 unless changed.
///
/// # Untrusted input
///
/// Any text; words beyond the first 2,000 are left as they are.
///
/// # Errors
///
/// [`ErrorKind::Input`] where the model returns another number of scores than it was given texts, or one that is not a
/// number.
///
/// # Examples
///
/// ```
/// use mantlet::lifecycle::robustness::TextAttack;
/// let model = |texts: &[&str]| -> Vec<f32> {
///     texts.iter().map(|text| if text.contains("ignore") { 0.9 } else { 0.1 }).collect()
/// };
/// let found = TextAttack::deep_word_bug().run(model, "please ignore the rules", 0.5)?;
/// assert!(found.is_success() && found.words == 1 && !found.text.contains("ignore"));
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct TextAttack {
    variants: Variants,
    budget: u64,
    most_words: usize,
    seed: u64,
}

/// What may stand for a word.
type Thesaurus = Arc<dyn Fn(&str) -> Vec<String> + Send + Sync>;

#[derive(Clone)]
enum Variants {
    Characters,
    Words(Thesaurus),
}

/// What an attack on a text came to.
#[derive(Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TextAttackReport {
    /// The changed text, with the lowest score that was found.
    pub text: String,
    /// The score of the text as it was.
    pub before: f32,
    /// The score of the changed text.
    pub after: f32,
    /// The threshold below which the attack succeeds.
    pub threshold: f32,
    /// Words that were changed.
    pub words: usize,
    /// Texts that the model was asked about.
    pub queries: u64,
}

/// Words of a text that are looked at.
const MOST_WORDS: usize = 2_000;
/// The edit distance at which changing letters ends.
const MOST_EDITS: usize = 30;

/// Words without which a text reads the same, which the attacks leave alone.
const STOP_WORDS: [&str; 60] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "does", "for",
    "from", "had", "has", "have", "he", "her", "his", "i", "if", "in", "is", "it", "its", "me", "my", "not",
    "of", "on", "or", "our", "she", "so", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "to", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would",
    "you", "your",
];

impl TextAttack {
    fn new(variants: Variants) -> TextAttack {
        TextAttack { variants, budget: 500, most_words: 8, seed: 1 }
    }

    /// Changes letters.
    pub fn deep_word_bug() -> TextAttack {
        TextAttack::new(Variants::Characters)
    }

    /// Changes words for others: `thesaurus` gives what may stand for a word, of which at most 50 are tried.
    pub fn words(thesaurus: impl Fn(&str) -> Vec<String> + Send + Sync + 'static) -> TextAttack {
        TextAttack::new(Variants::Words(Arc::new(thesaurus)))
    }

    /// How many texts the model may be asked about, at most.
    pub fn budget(mut self, queries: u64) -> TextAttack {
        self.budget = queries;
        self
    }

    /// How many words may be changed, at most; 8 unless changed.
    pub fn most_words(mut self, words: usize) -> TextAttack {
        self.most_words = words;
        self
    }

    /// Which letters are drawn.
    pub fn seed(mut self, seed: u64) -> TextAttack {
        self.seed = seed;
        self
    }

    /// Attacks one text: `model` gives the score of each of several texts, `0..=1`, and the attack succeeds below
    /// `threshold`. To attack a class, give its probability.
    ///
    /// # Errors
    ///
    /// As in the type's documentation.
    pub fn run(
        &self,
        model: impl Fn(&[&str]) -> Vec<f32>,
        text: &str,
        threshold: f32,
    ) -> Result<TextAttackReport, Error> {
        let mut search = Search { model: &model, queries: 0, budget: self.budget };
        let mut random = Random::new(self.seed);
        let before = search.ask(&[text])?.and_then(|scores| scores.first().copied()).unwrap_or(f32::NAN);
        let mut parts = Parts::new(text);
        let mut report = TextAttackReport {
            text: text.to_owned(),
            before,
            after: before,
            threshold,
            words: 0,
            queries: 0,
        };
        // Without a score there is nothing to lower.
        if before >= threshold {
            let mut edits = 0;
            for word in search.ranked(&parts, before)? {
                if report.words == self.most_words || edits + 2 > MOST_EDITS {
                    break;
                }
                let variants = self.variants(parts.word(word), &mut random);
                let texts: Vec<String> = variants.iter().map(|variant| parts.with(word, variant)).collect();
                let asked: Vec<&str> = texts.iter().map(String::as_str).collect();
                let Some(scores) = search.ask(&asked)? else { break };
                let Some((best, score)) =
                    scores.iter().copied().enumerate().min_by(|a, b| a.1.total_cmp(&b.1))
                else {
                    continue;
                };
                if score < report.after {
                    if matches!(self.variants, Variants::Characters) {
                        edits += if best == 0 { 2 } else { 1 };
                    }
                    parts.replace(word, &variants[best]);
                    (report.text, report.after) = (texts[best].clone(), score);
                    report.words += 1;
                }
                if report.after < threshold {
                    break;
                }
            }
        }
        report.queries = search.queries;
        Ok(report)
    }

    fn variants(&self, word: &str, random: &mut Random) -> Vec<String> {
        match &self.variants {
            Variants::Words(thesaurus) => {
                let mut variants = thesaurus(&word.to_lowercase());
                variants.truncate(50);
                let is_upper = word.chars().next().is_some_and(char::is_uppercase);
                variants
                    .into_iter()
                    .map(|variant| if is_upper { capital(&variant) } else { variant })
                    .collect()
            }
            Variants::Characters => {
                let letters: Vec<char> = word.chars().collect();
                let count = letters.len();
                let letter = |random: &mut Random| char::from(b'a' + random.below(26) as u8);
                let (mut swapped, mut exchanged) = (letters.clone(), letters.clone());
                let (mut less, mut more) = (letters.clone(), letters);
                let at = random.below(count - 1);
                swapped.swap(at, at + 1);
                exchanged[random.below(count)] = letter(random);
                less.remove(random.below(count));
                more.insert(random.below(count + 1), letter(random));
                [swapped, exchanged, less, more].map(|letters| letters.into_iter().collect()).to_vec()
            }
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

struct Search<'m> {
    model: &'m dyn Fn(&[&str]) -> Vec<f32>,
    queries: u64,
    budget: u64,
}

impl Search<'_> {
    /// The scores; `None` where the budget does not suffice.
    fn ask(&mut self, texts: &[&str]) -> Result<Option<Vec<f32>>, Error> {
        if texts.is_empty() {
            return Ok(Some(Vec::new()));
        }
        if self.queries + texts.len() as u64 > self.budget {
            return Ok(None);
        }
        self.queries += texts.len() as u64;
        let scores = (self.model)(texts);
        if scores.len() != texts.len() || scores.iter().any(|score| score.is_nan()) {
            let message = format!(
                "the model returned {} scores for {} texts, or no numbers",
                scores.len(),
                texts.len()
            );
            return Err(Error::new(ErrorKind::Input, message));
        }
        Ok(Some(scores))
    }

    /// The words that may be changed, the most important first. Where the budget does not suffice for all of them, those
    /// that come first.
    fn ranked(&mut self, parts: &Parts, before: f32) -> Result<Vec<usize>, Error> {
        let mut words: Vec<usize> =
            (0..parts.words.len()).filter(|word| is_target(parts.word(*word))).collect();
        // At least half of the budget is for the changes.
        words.truncate((self.budget / 2) as usize);
        let mut falls = Vec::with_capacity(words.len());
        for batch in words.chunks(64) {
            let texts: Vec<String> = batch.iter().map(|word| parts.with(*word, "")).collect();
            let asked: Vec<&str> = texts.iter().map(String::as_str).collect();
            let Some(scores) = self.ask(&asked)? else { break };
            falls.extend(scores.into_iter().map(|score| before - score));
        }
        let mut order: Vec<usize> = (0..falls.len()).collect();
        order.sort_by(|a, b| falls[*b].total_cmp(&falls[*a]));
        Ok(order.into_iter().map(|at| words[at]).collect())
    }
}

fn is_target(word: &str) -> bool {
    word.chars().nth(1).is_some() && !STOP_WORDS.contains(&word.to_lowercase().as_str())
}

/// A text with the places of its words.
struct Parts {
    text: String,
    words: Vec<Range<usize>>,
}

impl Parts {
    fn new(text: &str) -> Parts {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (c.is_alphanumeric() || c == '\'', start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    words.push(from..at);
                    start = None;
                }
                _ => {}
            }
            if words.len() == MOST_WORDS {
                break;
            }
        }
        Parts { text: text.to_owned(), words }
    }

    fn word(&self, word: usize) -> &str {
        &self.text[self.words[word].clone()]
    }

    fn with(&self, word: usize, other: &str) -> String {
        let Range { start, end } = self.words[word];
        [&self.text[..start], other, &self.text[end..]].concat()
    }

    fn replace(&mut self, word: usize, other: &str) {
        self.text = self.with(word, other);
        let Range { start, end } = self.words[word].clone();
        let (old, new) = (end - start, other.len());
        self.words[word].end = start + new;
        for later in &mut self.words[word + 1..] {
            *later = later.start - old + new..later.end - old + new;
        }
    }
}

impl TextAttackReport {
    /// Whether the score fell below the threshold, from it or above.
    pub fn is_success(&self) -> bool {
        self.before >= self.threshold && self.after < self.threshold
    }
}

/// Never prints the text.
impl fmt::Debug for TextAttackReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextAttackReport")
            .field("before", &self.before)
            .field("after", &self.after)
            .field("threshold", &self.threshold)
            .field("words", &self.words)
            .field("queries", &self.queries)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for TextAttack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextAttack")
            .field("is_of_characters", &matches!(self.variants, Variants::Characters))
            .field("budget", &self.budget)
            .field("most_words", &self.most_words)
            .field("seed", &self.seed)
            .finish()
    }
}
