use crate::{Error, Evaluation, Evaluator, Input, Policy, Provenance};

/// Not written yet.
#[derive(Clone, Debug)]
pub struct ProtectFlash {
    policy: Policy,
}

impl ProtectFlash {
    /// The table inside the crate.
    ///
    /// # Errors
    ///
    /// None yet.
    pub fn embedded() -> Result<ProtectFlash, Error> {
        Ok(ProtectFlash { policy: Policy::block_at(0.6) })
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

impl Evaluator for ProtectFlash {
    fn name(&self) -> &str {
        "protect_flash"
    }

    fn evaluate(&self, _input: Input<'_>) -> Result<Evaluation, Error> {
        Ok(Evaluation::pass())
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        Provenance::new("protect_flash", env!("CARGO_PKG_VERSION"))
    }
}
