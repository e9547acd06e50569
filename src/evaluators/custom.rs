use std::borrow::Cow;
use std::fmt;

use crate::{Error, Evaluation, Evaluator, Input, Label, Policy, Provenance};

/// An evaluator from a closure.
///
/// ```
/// use mantlet::{CustomEvaluation, Evaluation, Policy, Score};
///
/// let cites = CustomEvaluation::new("cites_guideline", |input| {
///     Ok(match input.text().contains("[guideline") {
///         true => Evaluation::pass(),
///         false => Evaluation::from_score(Score::CERTAIN),
///     })
/// })
/// .with_policy(Policy::flag_at(0.5));
/// assert_eq!(cites.evaluate("Take two.")?.to_string(), "cites_guideline 1.00 (threshold 0.50) flag");
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// # Errors
///
/// Wrap an error of your own in [`Error::custom`]; in a guard it becomes the policy's `on_error` verdict. A
/// panic in the closure is contained by the guard and treated the same way.
pub struct CustomEvaluation {
    name: Cow<'static, str>,
    version: Cow<'static, str>,
    labels: Vec<Label>,
    policy: Policy,
    closure: Box<Closure>,
}

type Closure = dyn Fn(Input<'_>) -> Result<Evaluation, Error> + Send + Sync;

impl CustomEvaluation {
    /// An evaluator called `name`, in `snake_case`, that blocks at 0.5.
    pub fn new<F>(name: impl Into<Cow<'static, str>>, closure: F) -> CustomEvaluation
    where
        F: Fn(Input<'_>) -> Result<Evaluation, Error> + Send + Sync + 'static,
    {
        CustomEvaluation {
            name: name.into(),
            version: Cow::Borrowed("unversioned"),
            labels: Vec::new(),
            policy: Policy::default(),
            closure: Box::new(closure),
        }
    }

    /// The same evaluator with another default policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> CustomEvaluation {
        self.policy = policy;
        self
    }

    /// The same evaluator with a version, which reports carry.
    #[must_use]
    pub fn with_version(mut self, version: impl Into<Cow<'static, str>>) -> CustomEvaluation {
        self.version = version.into();
        self
    }

    /// The same evaluator, naming the labels it may use, so that a policy for another one is refused.
    #[must_use]
    pub fn with_labels(mut self, labels: impl IntoIterator<Item = Label>) -> CustomEvaluation {
        self.labels = labels.into_iter().collect();
        self
    }

    /// Evaluates one input and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// Whatever the closure returns.
    pub fn evaluate<'t>(&self, input: impl Into<Input<'t>>) -> Result<Evaluation, Error> {
        Ok((self.closure)(input.into())?.judged(self.name.clone(), &self.policy))
    }
}

impl Evaluator for CustomEvaluation {
    fn name(&self) -> &str {
        &self.name
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        (self.closure)(input)
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        Provenance::new(self.name.clone(), self.version.clone())
    }

    fn labels(&self) -> &[Label] {
        &self.labels
    }
}

impl fmt::Debug for CustomEvaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomEvaluation").field("name", &self.name).finish_non_exhaustive()
    }
}
