mod search;
mod stream;

use std::collections::HashSet;
use std::sync::Arc;

use search::{CANARY, Found, Prompt, SYSTEM_PROMPT, Search};

use crate::text::Views;
use crate::{
    Coverage, Error, Evaluation, Evaluator, Finding, Input, Label, Policy, Provenance, Score, Streaming,
};

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
/// # Streaming
///
/// In a stream it reads along. Words are held back as long as they stand in the prompt and are fewer than eight, and so is
/// the begin of a canary; a longer run counts at once, and blocks where its score does. What is written in plain words is
/// found as in the whole answer. Other spellings and encodings are looked for in windows of 768 bytes, every 256 bytes:
/// what is longer is missed, or found in part, and what a window shows may have begun to go out.
///
/// # Errors
///
/// Evaluation has none; [`SystemPromptLeakage::with_canary`] has.
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
    prompt: Arc<Prompt>,
    policy: Policy,
}

static LABELS: [Label; 2] = [CANARY, SYSTEM_PROMPT];

impl SystemPromptLeakage {
    /// Looks for the words of `prompt`, the operator's instructions.
    pub fn new(prompt: &str) -> SystemPromptLeakage {
        let prompt = Prompt::new(Views::new(prompt).folded().text());
        SystemPromptLeakage { prompt: Arc::new(prompt), policy: Policy::block_at(0.5) }
    }

    /// The same evaluator, looking for `canary` too, whatever stands between its letters and digits.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for fewer than 8 letters and digits, which turn up by chance.
    pub fn with_canary(mut self, canary: &str) -> Result<SystemPromptLeakage, Error> {
        let views = Views::new(canary);
        let letters: Vec<char> = views.folded().text().chars().filter(|c| c.is_alphanumeric()).collect();
        if letters.len() < 8 {
            return Err(Error::config("a canary needs at least 8 letters and digits"));
        }
        Arc::make_mut(&mut self.prompt).add_canary(letters);
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
}

/// What of the prompt is in a folded text.
fn found_in(prompt: &Prompt, text: &str) -> Vec<Found> {
    let (mut search, mut found) = (Search::default(), Vec::new());
    for (at, c) in text.char_indices() {
        search.take(prompt, at, c, &mut found);
    }
    search.finish(prompt, text.len(), &mut found);
    found
}

impl Evaluator for SystemPromptLeakage {
    fn name(&self) -> &str {
        "system_prompt_leakage"
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let views = Views::new(input.text());
        let (mut findings, mut known) = (Vec::new(), HashSet::new());
        for view in views.iter() {
            for Found { label, range, score, reason } in found_in(&self.prompt, view.text()) {
                let range = view.original_range(range);
                // The same place shows in several views.
                if known.insert((reason, range.clone())) {
                    findings.push(Finding::new(label, range, Score::saturating(score)).with_reason(reason));
                }
            }
        }
        let coverage = if views.is_truncated() { Coverage::Undecoded } else { Coverage::Full };
        Ok(Evaluation::from_findings(findings).with_coverage(coverage))
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

    fn streaming(&self, _input: Input<'_>) -> Streaming {
        Streaming::Incremental(Box::new(stream::Reader::new(self.clone())))
    }
}

/// Never prints the prompt or a canary.
impl std::fmt::Debug for SystemPromptLeakage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SystemPromptLeakage")
            .field("words", &self.prompt.words())
            .field("canaries", &self.prompt.canaries())
            .finish_non_exhaustive()
    }
}
