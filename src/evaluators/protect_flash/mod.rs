mod features;
mod lexicon;

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

#[cfg(feature = "training")]
impl ProtectFlash {
    /// The segments of a text with their hashed features, for the trainer.
    #[doc(hidden)]
    pub fn training_features(text: &str, untrusted: bool) -> Vec<(std::ops::Range<usize>, Vec<u32>)> {
        #[derive(Default)]
        struct Collect {
            features: Vec<u32>,
            segments: Vec<(std::ops::Range<usize>, Vec<u32>)>,
        }
        impl features::Sink for Collect {
            fn feature(&mut self, hash: u32) {
                self.features.push(hash);
            }
            fn token(&mut self, _start: usize, _end: usize, _concept: u8) {}
            fn segment(&mut self, start: usize, end: usize) {
                self.segments.push((start..end, std::mem::take(&mut self.features)));
            }
        }
        let mut collect = Collect::default();
        features::extract(text, untrusted, &mut collect);
        collect.segments
    }
}
