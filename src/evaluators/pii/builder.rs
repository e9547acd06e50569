use std::sync::Arc;

use super::Pii;
use super::custom::PiiRecogniser;
use super::plan::{Allowed, Plan, Spans};
use crate::{Error, Label, Policy};

/// Builds a [`Pii`]; see [`Pii::builder`].
#[derive(Clone, Debug)]
#[must_use]
pub struct PiiBuilder {
    policy: Policy,
    countries: Option<Vec<String>>,
    entities: Option<Vec<Label>>,
    allowed: Allowed,
    custom: Vec<PiiRecogniser>,
}

impl PiiBuilder {
    pub(super) fn new() -> PiiBuilder {
        PiiBuilder {
            policy: Policy::redact_at(0.5),
            countries: None,
            entities: None,
            allowed: Allowed::default(),
            custom: Vec::new(),
        }
    }

    /// Looks for identifiers of these countries, codes of ISO 3166-1 such as `de`, and of no others. They are found
    /// without a word that says what they are: at 0.55 where a check digit confirms them, at 0.3 by their form alone.
    /// What belongs to no country (cards, e-mail, phones, …) is found as always.
    ///
    /// Without this, identifiers of all countries are found where their form is rare or words speak for them.
    pub fn countries<C: Into<String>>(mut self, countries: impl IntoIterator<Item = C>) -> PiiBuilder {
        self.countries = Some(countries.into_iter().map(Into::into).collect());
        self
    }

    /// Reports these labels and no others; what is asked for by name is found as though its country were chosen. Some
    /// labels name things rather than people (`isbn`, `uuid`, postal codes, …) and are found only when asked for.
    pub fn entities<L: Into<Label>>(mut self, labels: impl IntoIterator<Item = L>) -> PiiBuilder {
        self.entities = Some(labels.into_iter().map(Into::into).collect());
        self
    }

    /// Leaves these values alone wherever they are found: without regard to case, and `*` stands for any characters,
    /// as in `*@example.com`.
    pub fn allow<V: AsRef<str>>(mut self, values: impl IntoIterator<Item = V>) -> PiiBuilder {
        values.into_iter().for_each(|value| self.allowed.insert(value.as_ref()));
        self
    }

    /// Looks for what the caller's own recogniser finds, too.
    pub fn recogniser(mut self, recogniser: PiiRecogniser) -> PiiBuilder {
        self.custom.push(recogniser);
        self
    }

    /// The default policy: redacts from 0.5 on unless changed.
    pub fn policy(mut self, policy: Policy) -> PiiBuilder {
        self.policy = policy;
        self
    }

    /// The evaluator.
    ///
    /// # Errors
    ///
    /// [`Config`](crate::ErrorKind::Config): a country or a label that no recogniser has, or none at all where a choice
    /// was made.
    pub fn build(self) -> Result<Pii, Error> {
        let extra =
            self.custom.into_iter().map(|recogniser| Arc::new(recogniser) as Arc<dyn Spans>).collect();
        let plan = Plan::new(self.countries.as_deref(), self.entities.as_deref(), extra, self.allowed)?;
        Ok(Pii { policy: self.policy, plan: Arc::new(plan) })
    }
}
