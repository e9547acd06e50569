//! Personal data. `engine` makes the one pass over the text for what has a structure, `scan` asks the families at each word,
//! the files beside them are one family each, and `secrets/` finds credentials, `country/` has a file per country: rows of the table in `recogniser`. `names/`
//! reads sentences with the shared model, where that is compiled in and asked for.

mod birth;
mod builder;
mod card;
mod context;
mod country;
mod crypto;
mod custom;
mod device;
mod documents;
mod email;
mod engine;
mod finance;
mod iban;
#[cfg(feature = "model")]
mod names;
#[cfg(not(feature = "model"))]
#[path = "unread.rs"]
mod names;
mod network;
mod phone;
mod plan;
mod recogniser;
mod scan;
mod secrets;
mod stream;
mod things;
mod vocabulary;
mod written;

use std::sync::Arc;

pub use self::builder::PiiBuilder;
pub use self::custom::{Checksum, PiiRecogniser};

use self::engine::{Engine, Kind};
use self::plan::Plan;
use crate::matching::overlap::{self, Candidate};
use crate::{Error, Evaluation, Evaluator, Finding, Input, Label, Policy, Provenance, Streaming};

/// Finds personal data and redacts it: what has a shape, a check digit or a word that says what it is; and, where that is
/// asked for, names and whatever else only the sentence tells.
///
/// # What it finds and what it does not
///
/// | labels | verified by |
/// |---|---|
/// | `email`, `phone`, `date_of_birth` | structure; length by country code; words such as *born* |
/// | `credit_card`, `cvv`, `card_expiry`, `pin`, `iban`, `swift_bic`, `aba_routing_number`, `us_bank_account`, … | Luhn and issuer ranges; structure by country, MOD 97 and what banks check inside; 3-7-1; words |
/// | `ip_address`, `mac_address`, `crypto`, `imei`, `imsi`, `vin` | structure; base58check, bech32, bech32m, EIP-55; Luhn; MOD 11 |
/// | `us_ssn`, `uk_nhs`, `de_tax_id`, `in_aadhaar`, … | ranges, check digits and words, for more than 90 countries |
/// | `api_key`, `password`, `private_key`, `jwt`, `url_credentials` | prefixes, key words, structure, randomness |
/// | with names: `person`, `location`, `organization`, `address`, `username`, `id_number`, `age`, `nrp`, `license_plate` | the shared model, which reads the sentence; the form of `@handles` |
///
/// [`Evaluator::labels`] has them all. Labels of things and places (`isbn`, `uuid`, `url`, `date_time`, postal codes, …), and `account`, the
/// names, identifiers and hosts that stand beside secrets and are none (`user=…`, `….atlassian.net`), are found only where [`PiiBuilder::entities`] or [`PiiBuilder::also`] asks for them.
///
/// Names are found where `Pii::embedded`, `PiiBuilder::names` or one of their labels asks for them, and the feature
/// `model` is compiled in. Otherwise [`Provenance::not_looked_for`] says in every report that they were not looked for.
/// The model was trained on English, with names of many countries; it does not tell capitals from small letters. It
/// misses names that nothing around them gives away and organisations that are ordinary words, and takes a nickname or
/// a product for a person now and then. `nrp` is what a person is called after a country, a religion or a political group: *a
/// German nurse*. Said of a thing, *a Japanese car*, it scores less than 0.7, and as a language, *in German*, mostly less than 0.5. A
/// name without a capital, where the words around it have theirs, counts little more than half. Thresholds are set where a miss weighs
/// more than a false alarm (F2). The model card in `assets/README.md` has the numbers by source. Numbers spelled in words are not found.
///
/// A finding's score says how sure it is: a check digit or a rare shape alone gives 0.6 to 0.8, a word that speaks for
/// it (*SSN*, a JSON key, the header of its column) raises it to 0.8 to 1. Nine digits that nothing speaks for are
/// not a finding, unless the text is nothing else or [`PiiBuilder::countries`] says which country's they are. Of
/// overlapping findings the surer stays, then the longer. Where they meet what the model read, a recogniser's finding of
/// 0.5 or more goes before, and a name keeps what is left of it; but an address, which is one finding from the street to the
/// country, swallows numbers inside of it that are less sure than it, and a date of birth goes before a date.
///
/// # Cost
///
/// Without names: one pass of vector instructions finds digits and `@`; everything else looks at a bounded window around them.
/// Text without numbers passes at more than 100 MB a second on one core, logs at about 50, and text that is nothing but
/// personal data at about 30: there the words around each candidate are read, each of them once. `cargo bench --bench pii`
/// measures it. The table is compiled once for the process, on first use; an evaluator itself is a few pointers.
///
/// With names the text is read by a small network first, and words that it is not sure of by the shared model, with some words around
/// them; it takes hundreds to thousands of times as long as without: `cargo bench --bench names` measures it by kind of text. Text of
/// which the small network is sure passes at some 400 kB (with AVX2 alone) to 800 kB (with AMX) a second of one core, short sentences full of names at
/// 90 to 200. What is found is the same whoever else asks about the text. A model of one's own has no such network and reads everything. A short text of which names take the model
/// to read all is not read again for a check such as `PromptInjection`, nor the other way round.
///
/// # Untrusted input
///
/// Time is linear in the text and memory in the number of findings: every family reads at most a few hundred bytes
/// around an anchor, and there is no backtracking. Findings lie on char boundaries.
///
/// # Streaming
///
/// With names, URLs, dates or recognisers of one's own a stream is read once it is complete. Otherwise it is read along: findings are the same as for the whole text, however that is cut, and at most 512 bytes
/// are held back. For both, what a secret is shows in the first 256 bytes behind its prefix or name; a key or token that
/// goes on there is as long as its characters do (at most 64 KiB, a key block 16 KiB), and a stream holds none of it. A
/// quoted value with spaces, or the header of a web token, that is longer than these 256 bytes is not recognised.
///
/// # Errors
///
/// Without names evaluating never fails. With them, [`ErrorKind::Deadline`](crate::ErrorKind::Deadline) where the input's
/// deadline passes before all of the text is read. [`Pii::only`] refuses labels that it does not know.
///
/// # Examples
///
/// ```
/// use mantlet::{Guard, Pii};
///
/// let pii = Pii::new();
/// let found = pii.evaluate("Reach Ana at ana.lima@example.org or +44 20 7946 0958.")?;
/// assert_eq!(found.findings.len(), 2);
/// assert_eq!(found.to_string(), "pii 0.95 (threshold 0.50) redact");
///
/// let guard = Guard::builder("support").pre(Pii::new().redact()).build()?;
/// let report = guard.check_input("My card is 4000 0566 5566 5556.");
/// assert_eq!(report.text(), "My card is <CREDIT_CARD>.");
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pii {
    policy: Policy,
    plan: Arc<Plan>,
}

impl Pii {
    /// What the recognisers find, in all countries, redacting findings from 0.5 on: fast, and without names.
    pub fn new() -> Pii {
        Pii { policy: Policy::redact_at(0.5), plan: Plan::all() }
    }

    /// All types, names among them, found with the model inside the crate; redacting findings from 0.5 on.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`](crate::ErrorKind::Asset) where the model is damaged.
    ///
    /// ```
    /// use mantlet::Pii;
    ///
    /// let pii = Pii::embedded()?;
    /// let found = pii.evaluate("My name is Maria Kowalska and I live at 12 Mill Road, Leeds LS1 4DT.")?;
    /// let labels: Vec<&str> = found.findings.iter().map(|finding| finding.label.as_str()).collect();
    /// assert_eq!(labels, ["person", "address"]);
    /// # Ok::<(), mantlet::Error>(())
    /// ```
    #[cfg(feature = "model")]
    pub fn embedded() -> Result<Pii, Error> {
        Pii::builder().names().build()
    }

    /// A choice of countries and labels, values to leave alone, and recognisers of your own.
    ///
    /// ```
    /// use mantlet::Pii;
    ///
    /// let german = Pii::builder().countries(["de", "at"]).allow(["*@example.com"]).build()?;
    /// assert_eq!(german.evaluate("Steuer 65982487133 von ana@example.com")?.findings.len(), 1);
    /// # Ok::<(), mantlet::Error>(())
    /// ```
    pub fn builder() -> PiiBuilder {
        PiiBuilder::new()
    }

    /// The same evaluator, redacting findings from 0.5 on, which is also the default.
    #[must_use]
    pub fn redact(self) -> Pii {
        self.with_policy(Policy::redact_at(0.5))
    }

    /// The same evaluator with another default policy.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Pii {
        self.policy = policy;
        self
    }

    /// The same evaluator, reporting these labels and no others.
    ///
    /// # Errors
    ///
    /// A label that no recogniser has, or none at all: kind [`Config`](crate::ErrorKind::Config).
    ///
    /// ```
    /// let cards = mantlet::Pii::new().only(["credit_card", "iban"])?;
    /// assert!(cards.evaluate("ana@example.org")?.findings.is_empty());
    /// assert!(mantlet::Pii::new().only(["credit_crad"]).is_err());
    /// # Ok::<(), mantlet::Error>(())
    /// ```
    pub fn only<L: Into<Label>>(self, labels: impl IntoIterator<Item = L>) -> Result<Pii, Error> {
        PiiBuilder::new().entities(labels).policy(self.policy).build()
    }

    /// Evaluates one input and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// See [the type](Pii#errors).
    pub fn evaluate<'t>(&self, input: impl Into<Input<'t>>) -> Result<Evaluation, Error> {
        Ok(self.score(input.into())?.judged("pii", &self.policy))
    }

    fn score(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let text = input.text();
        let plan = &*self.plan;
        let mut found: Vec<Candidate> = Vec::new();
        Engine::shared().find(text, plan, &mut found);
        let mut numbers: Vec<Finding> = Vec::new();
        if plan.has(Kind::Url) {
            written::urls(text, &mut numbers);
        }
        if plan.has(Kind::Date) {
            written::dates(text, &mut numbers);
        }
        if plan.has(Kind::Account) {
            secrets::find_accounts(text, &mut numbers);
        }
        if plan.has(Kind::Letters) {
            written::hardware(text, &mut numbers);
        }
        for spans in &plan.extra {
            spans.find(text, &mut numbers);
        }
        found.extend(numbers.into_iter().map(Candidate::new));
        if plan.has(Kind::Secrets) {
            secrets::find(text, &mut found);
        }
        if plan.is_choosy() {
            found.retain(|candidate| plan.reports(&candidate.finding, text));
        }
        let found = overlap::resolve(found);
        let Some(names) = &plan.names else { return Ok(Evaluation::from_findings(found)) };
        let mut read = names.find(text, input.origin(), input.deadline(), plan.dates)?;
        read.retain(|finding| plan.reports(finding, text));
        Ok(Evaluation::from_findings(names::merged(text, found, read)))
    }
}

impl Default for Pii {
    fn default() -> Pii {
        Pii::new()
    }
}

impl Evaluator for Pii {
    fn name(&self) -> &str {
        "pii"
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        self.score(input)
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        let provenance =
            Provenance::new("pii", env!("CARGO_PKG_VERSION")).without(self.plan.unseen.iter().cloned());
        match &self.plan.names {
            Some(names) => provenance.with_model(names.provenance().clone()),
            None => provenance,
        }
    }

    fn labels(&self) -> &[Label] {
        &self.plan.labels
    }

    fn streaming(&self, _input: Input<'_>) -> Streaming {
        // What regular expressions and the model find is known once the text is.
        let whole =
            [Kind::Url, Kind::Date, Kind::Letters, Kind::Account].iter().any(|kind| self.plan.has(*kind));
        if whole || !self.plan.extra.is_empty() || self.plan.names.is_some() {
            return Streaming::Whole;
        }
        Streaming::Incremental(Box::new(stream::Reader::new(Arc::clone(&self.plan))))
    }
}
