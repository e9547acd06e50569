use std::sync::Arc;

use super::Pii;
use super::custom::PiiRecogniser;
use super::names::Names;
use super::plan::{Allowed, Choice, NAMES, Plan, Spans};
use crate::{Error, Label, Policy};

/// Builds a [`Pii`]; see [`Pii::builder`].
#[derive(Clone, Debug)]
#[must_use]
pub struct PiiBuilder {
    policy: Policy,
    countries: Option<Vec<String>>,
    entities: Option<Vec<Label>>,
    also: Vec<Label>,
    allowed: Allowed,
    custom: Vec<PiiRecogniser>,
    names: Option<Reader>,
}

/// The model that reads sentences.
#[derive(Clone, Debug)]
enum Reader {
    Embedded,
    #[cfg(feature = "model")]
    Folder(std::path::PathBuf),
}

impl Reader {
    fn open(&self) -> Result<Names, Error> {
        match self {
            Reader::Embedded => Names::embedded(),
            #[cfg(feature = "model")]
            Reader::Folder(folder) => Names::from_dir(folder),
        }
    }
}

impl PiiBuilder {
    pub(super) fn new() -> PiiBuilder {
        PiiBuilder {
            policy: Policy::redact_at(0.5),
            countries: None,
            entities: None,
            also: Vec::new(),
            allowed: Allowed::default(),
            custom: Vec::new(),
            names: None,
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
    /// labels name things rather than people (`isbn`, `uuid`, postal codes, …) and are found only when asked for. Asking
    /// for `person` or another label that only a model finds asks for the model inside the crate, too.
    pub fn entities<L: Into<Label>>(mut self, labels: impl IntoIterator<Item = L>) -> PiiBuilder {
        self.entities = Some(labels.into_iter().map(Into::into).collect());
        self
    }

    /// Reports these labels, too, beside those that are reported anyway: `url`, `date_time`, `isbn` and the like.
    pub fn also<L: Into<Label>>(mut self, labels: impl IntoIterator<Item = L>) -> PiiBuilder {
        self.also.extend(labels.into_iter().map(Into::into));
        self
    }

    /// Leaves these values alone wherever they are found: without regard to case, and `*` stands for any characters,
    /// as in `*@example.com`.
    pub fn allow<V: AsRef<str>>(mut self, values: impl IntoIterator<Item = V>) -> PiiBuilder {
        values.into_iter().for_each(|value| self.allowed.insert(value.as_ref()));
        self
    }

    /// Looks for names, too, with the model inside the crate: `person`, `location`, `organization`, `address`,
    /// `username`, `id_number`, `age`, `nrp` (nationality, religion or politics) and `license_plate`, and for `password`,
    /// `phone` and `date_of_birth` where a sentence and not a form says what they are.
    ///
    /// It costs a pass of the encoder over the text, some hundreds of times what the recognisers cost; the other
    /// evaluators of the shared model then do not repeat it.
    #[cfg(feature = "model")]
    pub fn names(mut self) -> PiiBuilder {
        self.names = Some(Reader::Embedded);
        self
    }

    /// Looks for names, too, with a model of one's own: a folder with `model.bin`, `vocab.txt` and `manifest.json`, as
    /// `training/` writes it.
    #[cfg(feature = "model")]
    pub fn names_from_dir(mut self, folder: impl AsRef<std::path::Path>) -> PiiBuilder {
        self.names = Some(Reader::Folder(folder.as_ref().to_owned()));
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
    /// was made; a label that takes the feature `model`, where that is not compiled in. Where names are looked for,
    /// [`Asset`](crate::ErrorKind::Asset): the model is damaged or has no tags for them; [`Io`](crate::ErrorKind::Io): a
    /// file of its folder cannot be read.
    pub fn build(self) -> Result<Pii, Error> {
        let is_own = |label: &Label| self.custom.iter().any(|own| own.label() == label);
        let takes_model =
            |label: &Label| cfg!(feature = "model") && NAMES.contains(&label.as_str()) && !is_own(label);
        let reader = match self.names {
            None if self.entities.iter().flatten().chain(&self.also).any(takes_model) => {
                Some(Reader::Embedded)
            }
            chosen => chosen,
        };
        let extra =
            self.custom.into_iter().map(|recogniser| Arc::new(recogniser) as Arc<dyn Spans>).collect();
        let plan = Plan::new(Choice {
            countries: self.countries.as_deref(),
            entities: self.entities.as_deref(),
            also: &self.also,
            extra,
            names: reader.as_ref().map(Reader::open).transpose()?,
            allowed: self.allowed,
        })?;
        Ok(Pii { policy: self.policy, plan: Arc::new(plan) })
    }
}
