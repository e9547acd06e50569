use crate::{Error, Evaluation, Evaluator, Input, Policy, Provenance};

/// Not written yet.
#[derive(Clone, Debug)]
pub struct Pii {
    policy: Policy,
}

impl Pii {
    /// Looks for every type.
    pub fn new() -> Pii {
        Pii { policy: Policy::redact_at(0.5) }
    }

    /// Evaluates one input and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// None yet.
    pub fn evaluate<'t>(&self, input: impl Into<Input<'t>>) -> Result<Evaluation, Error> {
        Ok(Evaluator::evaluate(self, input.into())?.judged(Evaluator::name(self).to_owned(), &self.policy))
    }
}

impl Evaluator for Pii {
    fn name(&self) -> &str {
        "pii"
    }

    fn evaluate(&self, _input: Input<'_>) -> Result<Evaluation, Error> {
        Ok(Evaluation::pass())
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        Provenance::new("pii", env!("CARGO_PKG_VERSION"))
    }
}

impl Default for Pii {
    fn default() -> Pii {
        Pii::new()
    }
}
