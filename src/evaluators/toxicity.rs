use std::path::Path;

use super::pooled::{Pooled, Source};
use crate::inference::Reading;
use crate::{Error, Evaluation, Evaluator, Input, Label, Policy, Provenance, Score};

/// Insults, threats, obscenity and hate, judged by the shared model.
///
/// # What it finds and what it does not
///
/// The six labels of the Jigsaw comment corpora: `toxic`, `severe_toxic`, `obscene`, `threat`, `insult`,
/// `identity_hate`, each a calibrated probability; the score is the highest. Long texts are read in windows that
/// overlap, and each label has its riskiest window. Findings are the sentences of a window that carried its score.
///
/// It was trained on comments in English. It judges tone, and not truth or harm: a polite request for something
/// dangerous is the business of [`ContentSafety`](crate::ContentSafety). Reclaimed slurs, quotations and counter-speech
/// are judged too harshly at times, and irony too mildly; the model card in `assets/README.md` has numbers.
///
/// # Cost
///
/// One pass of the encoder for each window, none where another evaluator of the shared model has just read the same
/// text. `benches/model.rs` measures it.
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
/// use mantlet::Toxicity;
///
/// let toxicity = Toxicity::from_dir("my-model")?;
/// println!("{}", toxicity.evaluate("You are a disgrace, and everybody here knows it.")?);
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Toxicity {
    pool: Pooled,
    policy: Policy,
}

impl Toxicity {
    /// The check with the model inside the crate, which is verified against its digest and decoded once per process. It
    /// blocks at 0.6, the score that the model was calibrated for.
    ///
    /// In a debug build it is slow: see [`PromptInjection::embedded`](crate::PromptInjection::embedded).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`](crate::ErrorKind::Asset) where the model is damaged, which names the file and both digests.
    pub fn embedded() -> Result<Toxicity, Error> {
        Toxicity::of(Pooled::embedded("toxicity", &[])?)
    }

    /// The check with a model of one's own: a folder with `model.bin`, `vocab.txt` and `manifest.json`, as
    /// `training/` writes it. It blocks at 0.6.
    ///
    /// # Errors
    ///
    /// As [`PromptInjection::from_dir`](crate::PromptInjection::from_dir).
    pub fn from_dir(folder: impl AsRef<Path>) -> Result<Toxicity, Error> {
        Toxicity::of(Pooled::from_dir(folder.as_ref(), "toxicity", &[])?)
    }

    fn of(pool: Pooled) -> Result<Toxicity, Error> {
        Ok(Toxicity { pool, policy: Policy::block_at(0.6) })
    }

    /// The same check with another default policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Toxicity {
        self.policy = policy;
        self
    }

    /// Evaluates one input and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// See [the type](Toxicity#errors).
    pub fn evaluate<'t>(&self, input: impl Into<Input<'t>>) -> Result<Evaluation, Error> {
        Ok(Evaluator::evaluate(self, input.into())?.judged("toxicity", &self.policy))
    }
}

/// The likeliest label.
fn overall(outputs: &[f32]) -> (f32, usize) {
    let likeliest = (0..outputs.len()).max_by(|a, b| outputs[*a].total_cmp(&outputs[*b])).unwrap_or(0);
    (outputs[likeliest], likeliest)
}

impl Evaluator for Toxicity {
    fn name(&self) -> &str {
        "toxicity"
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let mut said = self.pool.nothing_said();
        let source = Source {
            text: input.text(),
            reading: Reading::Alone(input.origin()),
            original: &|range| range,
            reason: "model.window",
        };
        self.pool.read(&source, input.deadline(), overall, &mut said)?;
        let score = Score::saturating(overall(&said.outputs).0);
        Ok(self.pool.evaluation(said, score, |_, _| true))
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        self.pool.provenance("toxicity")
    }

    fn labels(&self) -> &[Label] {
        self.pool.labels()
    }

    fn evaluate_batch(&self, inputs: &[Input<'_>]) -> Vec<Result<Evaluation, Error>> {
        self.pool.batch(
            inputs,
            |input| Reading::Alone(input.origin()),
            |input| Evaluator::evaluate(self, input),
        )
    }
}
