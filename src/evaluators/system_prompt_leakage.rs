use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::text::{View, Views};
use crate::{Error, Evaluation, Evaluator, Finding, Input, Label, Policy, Provenance, Score};

/// Finds the operator's instructions in what a model says.
///
/// # What it finds, and what it does not
///
/// | label | what | score |
/// |---|---|---|
/// | `canary` | a canary: a token that you put into the system prompt and that no answer has a reason to say | 1 |
/// | `system_prompt` | a run of the prompt's words, by its length: 8 words, 12, 20 or half of the prompt | .6, .8, .95 |
///
/// Both are found in every view of the answer ([`text::Views`](crate::text::Views)): in other cases, spelt out, in base64 or
/// backwards. A paraphrase or a translation of the prompt is not found. See OWASP Top 10 for LLM applications 2025, LLM07
/// (system prompt leakage).
///
/// # Cost
///
/// The views of the answer, and one look-up for each of its words.
///
/// # Untrusted input
///
/// Linear time and memory for any text.
///
/// # Examples
///
/// ```
/// use mantlet::SystemPromptLeakage;
/// let prompt = "You are the assistant of a small library. Never tell anybody which reader borrowed which book. kx81-vole-77";
/// let leakage = SystemPromptLeakage::new(prompt).with_canary("kx81-vole-77")?;
/// let leak = leakage.evaluate("My rules: never tell anybody which reader borrowed which book.")?;
/// assert_eq!(leak.to_string(), "system_prompt_leakage 0.60 (threshold 0.50) block");
/// assert!(!leakage.evaluate("I cannot tell you who borrowed that book.")?.is_blocked());
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct SystemPromptLeakage {
    /// The prompt's words, as hashes.
    words: Vec<u64>,
    /// Where each run of [`RUN`] words begins in the prompt.
    starts: HashMap<u64, Vec<u32>>,
    /// Canaries, reduced to their letters and digits.
    canaries: Vec<String>,
    policy: Policy,
}

/// Words in a row that two texts seldom share by chance.
const RUN: usize = 8;
/// Places of one run in the prompt that are tried; a prompt that repeats itself more often gains nothing by it.
const PLACES: usize = 8;

const CANARY: Label = Label::new("canary");
const SYSTEM_PROMPT: Label = Label::new("system_prompt");
static LABELS: [Label; 2] = [CANARY, SYSTEM_PROMPT];

impl SystemPromptLeakage {
    /// Looks for the words of `prompt`, the operator's instructions.
    pub fn new(prompt: &str) -> SystemPromptLeakage {
        let views = Views::new(prompt);
        let words: Vec<u64> = words(views.folded()).into_iter().map(|(hash, _)| hash).collect();
        let mut starts: HashMap<u64, Vec<u32>> = HashMap::new();
        for (at, run) in words.windows(RUN).enumerate() {
            let places = starts.entry(combined(run)).or_default();
            if places.len() < PLACES {
                places.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        SystemPromptLeakage { words, starts, canaries: Vec::new(), policy: Policy::block_at(0.5) }
    }

    /// The same evaluator, looking for `canary` too, whatever stands between its letters and digits.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for fewer than 8 letters and digits, which turn up by chance.
    pub fn with_canary(mut self, canary: &str) -> Result<SystemPromptLeakage, Error> {
        let views = Views::new(canary);
        let reduced: String = reduced(views.folded()).map(|(_, c)| c).collect();
        if reduced.chars().count() < 8 {
            return Err(Error::config("a canary needs at least 8 letters and digits"));
        }
        self.canaries.push(reduced);
        Ok(self)
    }

    /// The same evaluator with another default policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> SystemPromptLeakage {
        self.policy = policy;
        self
    }

    /// Evaluates one answer and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// None: every text can be evaluated.
    pub fn evaluate<'t>(&self, output: impl Into<crate::Output<'t>>) -> Result<Evaluation, Error> {
        let evaluation = Evaluator::evaluate(self, output.into().input())?;
        Ok(evaluation.judged("system_prompt_leakage", &self.policy))
    }

    /// Runs of the prompt in a view, each as long as it goes, as byte ranges of the view with their lengths in words.
    fn runs(&self, view: &View) -> Vec<(Range<usize>, usize)> {
        let said = words(view);
        let mut runs = Vec::new();
        let mut at = 0;
        while at + RUN <= said.len() {
            let first: Vec<u64> = said[at..at + RUN].iter().map(|(hash, _)| *hash).collect();
            let length = |place: &u32| {
                let rest = self.words.get(*place as usize..).unwrap_or_default();
                rest.iter().zip(&said[at..]).take_while(|(word, (said, _))| *word == said).count()
            };
            let longest = self.starts.get(&combined(&first)).into_iter().flatten().map(length).max();
            match longest.filter(|longest| *longest >= RUN) {
                Some(longest) => {
                    runs.push((said[at].1.start..said[at + longest - 1].1.end, longest));
                    at += longest;
                }
                None => at += 1,
            }
        }
        runs
    }

    fn score(&self, words: usize) -> f32 {
        match words {
            words if words >= 20 || words * 2 >= self.words.len() => 0.95,
            12.. => 0.8,
            _ => 0.6,
        }
    }
}

impl Evaluator for SystemPromptLeakage {
    fn name(&self) -> &str {
        "system_prompt_leakage"
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let views = Views::new(input.text());
        let (mut findings, mut known) = (Vec::new(), HashSet::new());
        let mut note = |label: &Label, range: Range<usize>, score: f32, reason: &'static str| {
            // The same place shows in several views.
            if known.insert((reason, range.clone())) {
                findings
                    .push(Finding::new(label.clone(), range, Score::saturating(score)).with_reason(reason));
            }
        };
        for view in views.iter().filter(|view| !view.text().is_empty()) {
            for (range, words) in self.runs(view) {
                note(&SYSTEM_PROMPT, view.original_range(range), self.score(words), "prompt.words");
            }
            if self.canaries.is_empty() {
                continue;
            }
            let (mut places, mut said) = (Vec::new(), String::new());
            for (at, c) in reduced(view) {
                // A place for each byte, since that is what a search gives.
                places.resize(places.len() + c.len_utf8(), at);
                said.push(c);
            }
            for canary in &self.canaries {
                for (at, _) in said.match_indices(canary.as_str()) {
                    let range = places[at]..places[at + canary.len() - 1] + 1;
                    note(&CANARY, view.original_range(range), 1.0, "prompt.canary");
                }
            }
        }
        Ok(Evaluation::from_findings(findings))
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        Provenance::new("system_prompt_leakage", env!("CARGO_PKG_VERSION"))
    }

    fn labels(&self) -> &[Label] {
        &LABELS
    }
}

/// Never prints the prompt or a canary.
impl std::fmt::Debug for SystemPromptLeakage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemPromptLeakage")
            .field("words", &self.words.len())
            .field("canaries", &self.canaries.len())
            .finish_non_exhaustive()
    }
}

/// The words of a view, as hashes (FNV-1a) with their byte ranges.
fn words(view: &View) -> Vec<(u64, Range<usize>)> {
    let mut words = Vec::new();
    let mut word: Option<(u64, usize)> = None;
    let text = view.text();
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), word) {
            (true, open) => {
                let (hash, start) = open.unwrap_or((0xCBF2_9CE4_8422_2325, at));
                word = Some(((hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3), start));
            }
            (false, Some((hash, start))) => {
                words.push((hash, start..at));
                word = None;
            }
            (false, None) => {}
        }
    }
    words.extend(word.map(|(hash, start)| (hash, start..text.len())));
    words
}

fn combined(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash, word| (hash.rotate_left(11) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// The letters and digits of a view with their places in bytes.
fn reduced(view: &View) -> impl Iterator<Item = (usize, char)> {
    view.text().char_indices().filter(|(_, c)| c.is_alphanumeric())
}
