use std::path::Path;

use super::pooled::{LABEL_FROM, Pooled, Source};
use crate::inference::Reading;
use crate::{Error, Evaluation, Evaluator, Input, Label, Policy, Provenance, Score};

/// Prompts that ask for harm and answers that do it, judged by the shared model.
///
/// # What it finds and what it does not
///
/// Whether a text is `unsafe`, which is the score, and which of the hazard categories of MLCommons it falls under:
/// `violent_crimes`, `nonviolent_crimes`, `sex_crimes`, `child_exploitation`, `defamation`, `specialized_advice`,
/// `privacy`, `intellectual_property`, `indiscriminate_weapons`, `hate`, `self_harm`, `sexual_content`, `elections`,
/// `code_interpreter_abuse`, and `harassment`. The [`Origin`](crate::Origin) says whether the text is a prompt or an
/// answer; an answer is read together with [`Input::with_context`], what it answers, of which the beginning counts.
/// Findings are the sentences of a window that carried its score.
///
/// It was trained on English and judges what is said, not whether it is true. A refusal that repeats the request, news
/// about crimes, and fiction may be found; harm that is spread over several messages is not. The model card in
/// `assets/README.md` has numbers by source.
///
/// # Cost
///
/// One pass of the encoder for each window, none where another evaluator of the shared model has just read the same
/// text without context. `benches/model.rs` measures it.
///
/// # Untrusted input
///
/// Any string is accepted; windows are read one after another, so memory does not grow with the text. Obfuscated
/// text is read as it stands.
///
/// # Errors
///
/// [`ErrorKind::Deadline`](crate::ErrorKind::Deadline) where the input's deadline passes before all windows are read.
///
/// # Examples
///
/// ```no_run
/// use mantlet::{ContentSafety, Input};
///
/// let safety = ContentSafety::from_dir("my-model")?;
/// let answer = Input::response("Of course. First, take the lock apart …").with_context("How do I get in?");
/// println!("{}", safety.evaluate(answer)?);
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ContentSafety {
    pool: Pooled,
    policy: Policy,
}

impl ContentSafety {
    /// The check with the model inside the crate, which is verified against its digest and decoded once per process. It
    /// blocks at 0.6, the score that the model was calibrated for.
    ///
    /// In a debug build it is slow: see [`PromptInjection::embedded`](crate::PromptInjection::embedded).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`](crate::ErrorKind::Asset) where the model is damaged, which names the file and both digests.
    pub fn embedded() -> Result<ContentSafety, Error> {
        ContentSafety::of(Pooled::embedded("safety", &[])?)
    }

    /// The check with a model of one's own: a folder with `model.bin`, `vocab.txt` and `manifest.json`, as
    /// `training/` writes it. It blocks at 0.6.
    ///
    /// # Errors
    ///
    /// As [`PromptInjection::from_dir`](crate::PromptInjection::from_dir).
    pub fn from_dir(folder: impl AsRef<Path>) -> Result<ContentSafety, Error> {
        ContentSafety::of(Pooled::from_dir(folder.as_ref(), "safety", &[])?)
    }

    fn of(pool: Pooled) -> Result<ContentSafety, Error> {
        Ok(ContentSafety { pool, policy: Policy::block_at(0.6) })
    }

    /// The same check with another default policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> ContentSafety {
        self.policy = policy;
        self
    }

    /// Evaluates one input and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// See [the type](ContentSafety#errors).
    pub fn evaluate<'t>(&self, input: impl Into<Input<'t>>) -> Result<Evaluation, Error> {
        Ok(Evaluator::evaluate(self, input.into())?.judged("content_safety", &self.policy))
    }
}

/// The probability of harm, and the likeliest category.
fn overall(outputs: &[f32]) -> (f32, usize) {
    let likeliest = (1..outputs.len()).max_by(|a, b| outputs[*a].total_cmp(&outputs[*b]));
    (outputs[0], likeliest.filter(|category| outputs[*category] >= 0.3 * outputs[0]).unwrap_or(0))
}

fn reading<'t>(input: &Input<'t>) -> Reading<'t> {
    match input.context() {
        Some(context) if !context.trim().is_empty() => Reading::With(input.origin(), context),
        _ => Reading::Alone(input.origin()),
    }
}

impl Evaluator for ContentSafety {
    fn name(&self) -> &str {
        "content_safety"
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let mut said = self.pool.nothing_said();
        let source = Source {
            text: input.text(),
            reading: reading(&input),
            original: &|range| range,
            reason: "model.window",
        };
        self.pool.read(&source, input.deadline(), overall, &mut said)?;
        let score = Score::saturating(said.outputs[0]);
        Ok(self.pool.evaluation(said, score, |_, probability| probability >= LABEL_FROM))
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        self.pool.provenance("content_safety")
    }

    fn labels(&self) -> &[Label] {
        self.pool.labels()
    }

    fn evaluate_batch(&self, inputs: &[Input<'_>]) -> Vec<Result<Evaluation, Error>> {
        self.pool.batch(inputs, reading, |input| Evaluator::evaluate(self, input))
    }
}
