use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Error, Evaluation, Input, Label, Policy, Streaming};

/// Gives an opinion on a text or a tool call.
///
/// An evaluator only scores; what a score means for the call is its [`Policy`]'s business. Implement it for
/// anything that can look at an [`Input`]; for a closure use [`CustomEvaluation`](crate::CustomEvaluation).
///
/// Work happens behind `&self`, so that one evaluator serves many threads.
///
/// ```
/// use mantlet::{Error, Evaluation, Evaluator, Finding, Guard, Input, Policy, Score};
///
/// /// Finds the code name of a project that is not public yet.
/// struct CodeName(&'static str);
///
/// impl Evaluator for CodeName {
///     fn name(&self) -> &str {
///         "code_name"
///     }
///
///     fn policy(&self) -> Policy {
///         Policy::redact_at(0.5)
///     }
///
///     fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
///         let found = input.text().match_indices(self.0);
///         let findings = found.map(|(at, name)| Finding::new("code_name", at..at + name.len(), Score::CERTAIN));
///         Ok(Evaluation::from_findings(findings.collect()))
///     }
/// }
///
/// let guard = Guard::builder("support").pre(CodeName("Bluebird")).build()?;
/// assert_eq!(guard.check_input("When does Bluebird ship?").text(), "When does <CODE_NAME> ship?");
/// # Ok::<(), Error>(())
/// ```
pub trait Evaluator: Send + Sync + 'static {
    /// The name, in `snake_case`, that reports, audit lines and configurations use.
    fn name(&self) -> &str;

    /// Scores one input.
    ///
    /// # Errors
    ///
    /// Whatever keeps the evaluator from an opinion. A guard turns it into the policy's `on_error` verdict.
    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error>;

    /// The policy that holds where the caller does not choose one: blocks at 0.5 unless overridden.
    fn policy(&self) -> Policy {
        Policy::block_at(0.5)
    }

    /// Which version of which evaluator, and of which model, gave the opinion.
    fn provenance(&self) -> Provenance {
        Provenance::new(self.name(), "unversioned")
    }

    /// The labels that this evaluator may use, or nothing where the set is open.
    ///
    /// A policy for a label outside a non-empty set is an error when a guard is built.
    fn labels(&self) -> &[Label] {
        &[]
    }

    /// Scores many inputs: one result per input, in input order, each the same as [`Evaluator::evaluate`]
    /// gives for that input alone.
    fn evaluate_batch(&self, inputs: &[Input<'_>]) -> Vec<Result<Evaluation, Error>> {
        inputs.iter().map(|input| self.evaluate(*input)).collect()
    }

    /// How to evaluate a text that arrives in pieces. `input` has everything but the text.
    ///
    /// Unless overridden the whole text is waited for, which is safe for every evaluator.
    fn streaming(&self, _input: Input<'_>) -> Streaming {
        Streaming::Whole
    }
}

/// Which version of which evaluator gave an opinion, and with which model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Provenance {
    /// The evaluator's name.
    pub evaluator: String,
    /// The evaluator's version.
    pub version: String,
    /// The model behind it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<ModelProvenance>,
    /// Models beside it whose say is part of the same score.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_models: Vec<ModelProvenance>,
    /// Labels that belong to what the evaluator is for, and that it does not look for as it was built.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_looked_for: Vec<Label>,
}

/// Which model, to the byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModelProvenance {
    /// The model's name.
    pub name: String,
    /// The model's version.
    pub version: String,
    /// SHA-256 of the weights, in lower-case hexadecimal.
    pub sha256: String,
}

impl Provenance {
    /// An evaluator of a version, without a model.
    pub fn new(evaluator: impl Into<String>, version: impl Into<String>) -> Provenance {
        Provenance {
            evaluator: evaluator.into(),
            version: version.into(),
            model: None,
            further_models: Vec::new(),
            not_looked_for: Vec::new(),
        }
    }

    /// The same, with the model behind it.
    #[must_use]
    pub fn with_model(mut self, model: ModelProvenance) -> Provenance {
        self.model = Some(model);
        self
    }

    /// The same, with a model beside the first whose say is part of the same score.
    #[must_use]
    pub fn with_further_model(mut self, model: ModelProvenance) -> Provenance {
        self.further_models.push(model);
        self
    }

    /// All models: the one behind the evaluator, where there is one, and those beside it.
    pub fn models(&self) -> impl Iterator<Item = &ModelProvenance> {
        self.model.iter().chain(&self.further_models)
    }

    /// The same, naming labels that are not looked for, so that a report does not read as though they were absent.
    #[must_use]
    pub fn without(mut self, labels: impl IntoIterator<Item = Label>) -> Provenance {
        self.not_looked_for.extend(labels);
        self
    }
}

impl ModelProvenance {
    /// A model's name, its version and the SHA-256 of its weights in lower-case hexadecimal.
    pub fn new(
        name: impl Into<String>,
        version: impl Into<String>,
        sha256: impl Into<String>,
    ) -> ModelProvenance {
        ModelProvenance { name: name.into(), version: version.into(), sha256: sha256.into() }
    }
}

macro_rules! forward {
    ($pointer:ident) => {
        impl<E: Evaluator + ?Sized> Evaluator for $pointer<E> {
            fn name(&self) -> &str {
                (**self).name()
            }

            fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
                (**self).evaluate(input)
            }

            fn policy(&self) -> Policy {
                (**self).policy()
            }

            fn provenance(&self) -> Provenance {
                (**self).provenance()
            }

            fn labels(&self) -> &[Label] {
                (**self).labels()
            }

            fn evaluate_batch(&self, inputs: &[Input<'_>]) -> Vec<Result<Evaluation, Error>> {
                (**self).evaluate_batch(inputs)
            }

            fn streaming(&self, input: Input<'_>) -> Streaming {
                (**self).streaming(input)
            }
        }
    };
}

forward!(Box);
forward!(Arc);
