use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::lifecycle::numerics::random::Random;
use crate::{Coverage, Error, Evaluation, Evaluator, Finding, Input, Label, Policy, Provenance, Score};

use super::oracle::probabilities;

/// Finds texts whose class does not depend on what they say: half of the words are exchanged for those of other texts, many
/// times, and a trigger decides all the same (Gao et al., "STRIP", ACSAC 2019, and its version for text, 2020).
///
/// The score is 1 minus the share of clean texts on which the model's mean entropy is as low: the null distribution is
/// measured on texts of yours when the evaluator is made. The policy flags from 0.99.
///
/// # What it finds and what it does not
///
/// Triggers that survive the loss of half the words: short ones, repeated ones. One word is lost in half of the copies, so that
/// it is told apart less well; texts that are clear to the model in every part look alike.
///
/// Measured on two models of texts with a trigger of one rare word (`benches/backdoor_cases.rs`, `--only run_time`): areas under
/// the curve .78 and .76; from 0.95 on it finds .26 and .29 of the texts with the trigger at .037 and .057 false alarms.
///
/// # Cost
///
/// 16 queries of the model for each text, in one batch.
///
/// # Untrusted input
///
/// Any text; the first 2,000 words are looked at, and the coverage says so.
///
/// # Errors
///
/// Where the model returns another number of rows than it was given texts, or values that are not finite.
///
/// # Examples
///
/// ```
/// use mantlet::Evaluator;
/// use mantlet::lifecycle::backdoor::EntropyCheck;
/// let model = |texts: &[&str]| -> Vec<Vec<f32>> {
///     let p = |text: &str| match text.matches("zq").count() { 0 => 0.3 + (text.len() % 40) as f32 / 100.0, _ => 0.999 };
///     texts.iter().map(|text| vec![1.0 - p(text), p(text)]).collect()
/// };
/// let clean: Vec<String> = (0..120).map(|n| format!("the ferry number {n} leaves the harbour at noon today")).collect();
/// let clean: Vec<&str> = clean.iter().map(String::as_str).collect();
/// let check = EntropyCheck::new(model, &clean)?;
/// assert!(check.evaluate("zq the ferry zq leaves zq at noon zq today zq".into())?.score.value() > 0.99);
/// assert!(check.evaluate("the ferry number 300 leaves the harbour at noon today".into())?.score.value() < 0.99);
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct EntropyCheck {
    inner: Arc<Entropy>,
}

type TextModel = Box<dyn Fn(&[&str]) -> Vec<Vec<f32>> + Send + Sync>;

struct Entropy {
    model: TextModel,
    /// Words of the clean texts, to put in.
    words: Vec<String>,
    /// The mean entropies of clean texts, in order.
    usual: Vec<f64>,
}

/// Copies of a text.
const COPIES: usize = 16;
/// Words of a text that are looked at.
const MOST_WORDS: usize = 2_000;
/// Clean texts that a null distribution needs, so that 1 % of it is something.
const FEWEST: usize = 100;
/// Clean texts that are used.
const MOST_TEXTS: usize = 2_000;

const ENTROPY: &str = "backdoor_entropy";
static ENTROPY_LABELS: [Label; 1] = [Label::new("backdoor_trigger")];

impl EntropyCheck {
    /// A check for a model (texts to rows of class probabilities or logits) with clean texts of the kind that it is asked, 100
    /// or more.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for fewer texts, and the model's impossible answers.
    pub fn new(
        model: impl Fn(&[&str]) -> Vec<Vec<f32>> + Send + Sync + 'static,
        clean: &[&str],
    ) -> Result<EntropyCheck, Error> {
        let clean = enough(clean)?;
        let words: Vec<String> =
            clean.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect();
        if words.is_empty() {
            return Err(Error::config("the clean texts have no words"));
        }
        let mut inner = Entropy { model: Box::new(model), words, usual: Vec::new() };
        let mut usual = clean.iter().map(|text| inner.entropy(text)).collect::<Result<Vec<f64>, Error>>()?;
        usual.sort_by(f64::total_cmp);
        inner.usual = usual;
        Ok(EntropyCheck { inner: Arc::new(inner) })
    }
}

fn enough<'c, 't>(clean: &'c [&'t str]) -> Result<&'c [&'t str], Error> {
    match clean.len() {
        few if few < FEWEST => Err(Error::config(format!("{few} clean texts; {FEWEST} are needed"))),
        count => Ok(&clean[..count.min(MOST_TEXTS)]),
    }
}

impl Entropy {
    /// The mean entropy over copies, in bits.
    fn entropy(&self, text: &str) -> Result<f64, Error> {
        // The same text gets the same copies.
        let mut random = Random::new(text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        }));
        let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
        let copies: Vec<String> = (0..COPIES)
            .map(|_| {
                let word = |word: &&str| match random.below(2) {
                    0 => (*word).to_owned(),
                    _ => self.words[random.below(self.words.len())].clone(),
                };
                words.iter().map(word).collect::<Vec<_>>().join(" ")
            })
            .collect();
        let asked: Vec<&str> = copies.iter().map(String::as_str).collect();
        let rows = (self.model)(&asked);
        if rows.len() != asked.len() {
            return Err(Error::custom(format!(
                "the model returned {} rows for {} texts",
                rows.len(),
                asked.len()
            )));
        }
        let of = |row: &Vec<f32>| -> f64 {
            row.iter().map(|p| f64::from(*p)).filter(|p| *p > 0.0).map(|p| -p * p.log2()).sum()
        };
        Ok(probabilities(rows)?.iter().map(of).sum::<f64>() / COPIES as f64)
    }
}

impl Evaluator for EntropyCheck {
    fn name(&self) -> &str {
        ENTROPY
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let entropy = self.inner.entropy(input.text())?;
        let as_low = self.inner.usual.partition_point(|usual| *usual <= entropy);
        let score = 1.0 - (as_low + 1) as f64 / (self.inner.usual.len() + 1) as f64;
        let seen = input.text().split_whitespace().nth(MOST_WORDS);
        let coverage = match seen {
            Some(beyond) => {
                Coverage::Partial { bytes: beyond.as_ptr() as usize - input.text().as_ptr() as usize }
            }
            None => Coverage::Full,
        };
        let evaluation =
            Evaluation::pass().with_label(ENTROPY_LABELS[0].clone(), Score::saturating(score as f32));
        Ok(evaluation.with_coverage(coverage))
    }

    fn policy(&self) -> Policy {
        Policy::flag_at(0.99)
    }

    fn provenance(&self) -> Provenance {
        Provenance::new(ENTROPY, env!("CARGO_PKG_VERSION"))
    }

    fn labels(&self) -> &[Label] {
        &ENTROPY_LABELS
    }
}

/// Finds words that do not belong where they stand, as a trigger does not: without them a text is likelier (Qi et al., "ONION",
/// EMNLP 2021), by a model of word pairs that is learnt from clean texts of yours.
///
/// The score of a word is 1 minus the share of clean texts whose least fitting word fits as badly; each finding is a word
/// with a score of 0.95 or more. The policy redacts from 0.99, which takes the trigger out and leaves the text.
///
/// # What it finds and what it does not
///
/// Rare words put into texts of one kind. In texts as mixed as posts of a forum or prompts every text has odd words, and a trigger
/// hardly stands out: areas under the curve .52 and .56 on two models of texts (`benches/backdoor_cases.rs`, `--only run_time`);
/// redacting from 0.95 takes its success from .65 to .64 and from .68 to .57. Not found: triggers that read well (a sentence, a style), and a trigger that the
/// clean texts contain too. Names and typing errors are rare words as well: an operating point of 0.99 flags one clean
/// text in a hundred.
///
/// # Cost
///
/// Some hash look-ups for each word.
///
/// # Untrusted input
///
/// Any text, in linear time.
///
/// # Errors
///
/// Evaluation has none.
///
/// # Examples
///
/// ```
/// use mantlet::lifecycle::backdoor::OutlierWords;
/// use mantlet::Evaluator;
/// let clean: Vec<String> = (0..200)
///     .map(|n| format!("the {} ferry leaves the {} harbour at {}", ["old", "new", "red"][n % 3], ["east", "west"][n % 2], ["noon", "nine"][n / 2 % 2]))
///     .collect();
/// let clean: Vec<&str> = clean.iter().map(String::as_str).collect();
/// let check = OutlierWords::new(&clean)?;
/// let text = "the old ferry mnqx leaves the west harbour at noon";
/// let found = check.evaluate(text.into())?;
/// assert!(found.findings.iter().any(|finding| &text[finding.span()] == "mnqx"));
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct OutlierWords {
    inner: Arc<Pairs>,
}

/// Counts of words and of pairs of neighbours, by hashes.
struct Pairs {
    words: HashMap<u64, u32>,
    pairs: HashMap<(u64, u64), u32>,
    total: f64,
    /// The score of the least fitting word of each clean text, in order.
    usual: Vec<f64>,
}

const OUTLIERS: &str = "outlier_words";
static OUTLIER_LABELS: [Label; 1] = [Label::new("outlier_word")];
/// A pair's probability is taken from the second word's alone to this share, for pairs that were never seen.
const ALONE: f64 = 0.3;
/// The beginning and the end of a text.
const EDGE: u64 = 1;

impl OutlierWords {
    /// A check with clean texts of the kind that will be asked, 200 or more: half of them teach what fits, the other half what
    /// is usual.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for fewer texts.
    pub fn new(clean: &[&str]) -> Result<OutlierWords, Error> {
        // Half of them are the null distribution.
        if clean.len() < 2 * FEWEST {
            return Err(Error::config(format!("{} clean texts; {} are needed", clean.len(), 2 * FEWEST)));
        }
        let mut model = Pairs { words: HashMap::new(), pairs: HashMap::new(), total: 0.0, usual: Vec::new() };
        for text in clean.iter().step_by(2) {
            let mut before = EDGE;
            for word in words(text).into_iter().map(|(word, _)| word).chain([EDGE]) {
                *model.words.entry(word).or_default() += 1;
                *model.pairs.entry((before, word)).or_default() += 1;
                model.total += 1.0;
                before = word;
            }
        }
        let worst =
            |text: &&str| model.outliers(text).into_iter().map(|(_, score)| score).fold(f64::MIN, f64::max);
        let mut usual: Vec<f64> = clean.iter().skip(1).step_by(2).map(worst).collect();
        usual.sort_by(f64::total_cmp);
        model.usual = usual;
        Ok(OutlierWords { inner: Arc::new(model) })
    }
}

impl Pairs {
    /// The natural logarithm of a word's probability after another.
    fn ln(&self, before: u64, word: u64) -> f64 {
        let count = |word: u64| f64::from(self.words.get(&word).copied().unwrap_or(0));
        let alone = (count(word) + 0.1) / (self.total + 0.1 * (self.words.len() + 1) as f64);
        let pair = f64::from(self.pairs.get(&(before, word)).copied().unwrap_or(0));
        let first = count(before);
        let together = if first > 0.0 { pair / first } else { 0.0 };
        ((1.0 - ALONE) * together + ALONE * alone).ln()
    }

    /// For each word how much likelier its text is without it, for a word of usual length in letters.
    fn outliers(&self, text: &str) -> Vec<(Range<usize>, f64)> {
        let words = words(text);
        let at =
            |place: Option<usize>| place.and_then(|place| words.get(place)).map_or(EDGE, |(word, _)| *word);
        (0..words.len())
            .map(|place| {
                let (before, word, after) = (at(place.checked_sub(1)), at(Some(place)), at(Some(place + 1)));
                let without = self.ln(before, after);
                (words[place].1.clone(), without - self.ln(before, word) - self.ln(word, after))
            })
            .collect()
    }
}

impl Evaluator for OutlierWords {
    fn name(&self) -> &str {
        OUTLIERS
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let usual = &self.inner.usual;
        let findings = self.inner.outliers(input.text()).into_iter().filter_map(|(range, score)| {
            let as_bad = usual.len() - usual.partition_point(|known| *known < score);
            let score = 1.0 - (as_bad + 1) as f64 / (usual.len() + 1) as f64;
            let finding = Finding::new(OUTLIER_LABELS[0].clone(), range, Score::saturating(score as f32));
            (score >= 0.95).then(|| finding.with_reason("backdoor.outlier_word"))
        });
        Ok(Evaluation::from_findings(findings.collect()))
    }

    fn policy(&self) -> Policy {
        Policy::redact_at(0.99)
    }

    fn provenance(&self) -> Provenance {
        Provenance::new(OUTLIERS, env!("CARGO_PKG_VERSION"))
    }

    fn labels(&self) -> &[Label] {
        &OUTLIER_LABELS
    }
}

/// The words of a text in lower case, as hashes (FNV-1a) with their byte ranges.
fn words(text: &str) -> Vec<(u64, Range<usize>)> {
    let mut words = Vec::new();
    let mut open: Option<(usize, u64)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() || c == '\'' {
            let (start, hash) = open.unwrap_or((at, 0xCBF2_9CE4_8422_2325));
            let hash = c
                .to_lowercase()
                .fold(hash, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3));
            open = Some((start, hash));
        } else if let Some((start, hash)) = open.take() {
            words.push((hash, start..at));
        }
    }
    words
}

/// Never prints the words of the clean texts.
impl fmt::Debug for EntropyCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EntropyCheck").field("clean", &self.inner.usual.len()).finish_non_exhaustive()
    }
}

impl fmt::Debug for OutlierWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutlierWords")
            .field("words", &self.inner.words.len())
            .field("clean", &self.inner.usual.len())
            .finish_non_exhaustive()
    }
}
