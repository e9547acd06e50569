//! Structured personal data. `engine` makes the one pass over the text, the files beside it are one family each, and
//! `secrets/` finds credentials, `country/` has a file per country: rows of the table in `recogniser`.

mod birth;
mod card;
mod context;
mod country;
mod crypto;
mod email;
mod engine;
mod iban;
mod network;
mod phone;
mod recogniser;
mod secrets;
mod stream;

use std::sync::LazyLock;

use self::engine::Engine;
use crate::matching::overlap::{self, Candidate};
use crate::{Error, Evaluation, Evaluator, Finding, Input, Label, Policy, Provenance, Streaming};

/// Finds structured personal data and redacts it: what has a shape, a check digit or a word that says what it is.
///
/// | labels | verified by |
/// |---|---|
/// | `email`, `phone`, `date_of_birth` | structure; length by country code; words such as *born* |
/// | `credit_card`, `iban`, `aba_routing_number`, `uk_sort_code`, `us_bank_account` | Luhn and issuer ranges; structure by country and MOD 97; 3-7-1; words |
/// | `ip_address`, `mac_address`, `crypto` | structure; base58check, bech32, bech32m, EIP-55 |
/// | `us_ssn`, `us_itin`, `us_ein`, `us_npi`, `us_mbi`, `us_dea`, `us_passport`, `us_driver_license`, … | ranges, check digits, words |
/// | `api_key`, `password`, `private_key`, `jwt`, `url_credentials` | prefixes, key words, structure, randomness |
/// | `uk_nhs`, `uk_nino`, `uk_driving_licence`, `uk_passport`, `uk_utr`, `uk_postcode`, … | check digits, structure, words |
///
/// [`Evaluator::labels`] has them all. It does **not** find names, postal addresses, organisations, or free-text dates
/// other than dates of birth; nor numbers spelled in words.
///
/// A finding's score says how sure it is: a check digit or a rare shape alone gives 0.6 to 0.8, a word that speaks for
/// it (*SSN*, a JSON key, the header of its column) raises it to 0.8 to 1. Nine digits that nothing speaks for are
/// not a finding. Of overlapping findings the surer stays, then the longer.
///
/// # Cost
///
/// One pass of vector instructions finds digits and `@`; everything else looks at a bounded window around them.
/// Text without numbers passes at more than 100 MB a second on one core, and text that is nothing but personal data at
/// about 20: there the words around each candidate are read. `cargo bench --bench pii` measures it. The table is compiled
/// once for the process, on first use; an evaluator itself is a few pointers.
///
/// # Untrusted input
///
/// Time is linear in the text and memory in the number of findings: every family reads at most a few hundred bytes
/// around an anchor, and there is no backtracking. Findings lie on char boundaries.
///
/// # Streaming
///
/// In a stream it reads along: findings are the same as for the whole text, however that is cut, and at most 512 bytes
/// are held back. For both, what a secret is shows in the first 256 bytes behind its prefix or name; a key or token that
/// goes on there is as long as its characters do (at most 64 KiB, a key block 16 KiB), and a stream holds none of it. A
/// quoted value with spaces, or the header of a web token, that is longer than these 256 bytes is not recognised.
///
/// # Errors
///
/// Evaluating never fails. [`Pii::only`] refuses labels that it does not know.
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
    /// The labels to report; `None` for all.
    only: Option<Vec<Label>>,
}

/// The labels of families that are not rows of the table.
const FAMILIES: [&str; 8] =
    ["email", "phone", "credit_card", "iban", "ip_address", "mac_address", "crypto", "date_of_birth"];

impl Pii {
    /// All types, redacting findings from 0.5 on.
    pub fn new() -> Pii {
        Pii { policy: Policy::redact_at(0.5), only: None }
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
    pub fn only<L: Into<Label>>(mut self, labels: impl IntoIterator<Item = L>) -> Result<Pii, Error> {
        let labels: Vec<Label> = labels.into_iter().map(Into::into).collect();
        if let Some(unknown) = labels.iter().find(|label| !known().contains(label)) {
            return Err(Error::config(format!("pii has no label `{unknown}`")));
        }
        if labels.is_empty() {
            return Err(Error::config("pii needs at least one label"));
        }
        self.only = Some(labels);
        Ok(self)
    }

    /// Evaluates one input and judges it by the default policy.
    ///
    /// # Errors
    ///
    /// None.
    pub fn evaluate<'t>(&self, input: impl Into<Input<'t>>) -> Result<Evaluation, Error> {
        Ok(self.score(input.into()).judged("pii", &self.policy))
    }

    fn score(&self, input: Input<'_>) -> Evaluation {
        let mut numbers: Vec<Finding> = Vec::new();
        Engine::shared().find(input.text(), &mut numbers);
        let mut found: Vec<Candidate> = numbers.into_iter().map(Candidate::new).collect();
        secrets::find(input.text(), &mut found);
        if let Some(only) = &self.only {
            found.retain(|candidate| only.contains(&candidate.finding.label));
        }
        Evaluation::from_findings(overlap::resolve(found))
    }
}

/// All labels, each once.
fn known() -> &'static [Label] {
    static KNOWN: LazyLock<Vec<Label>> = LazyLock::new(|| {
        let mut labels: Vec<Label> = Vec::new();
        labels.extend(secrets::LABELS.iter().cloned());
        for name in FAMILIES.into_iter().chain(Engine::shared().labels()) {
            let label = Label::new(name);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    });
    &KNOWN
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
        Ok(self.score(input))
    }

    fn policy(&self) -> Policy {
        self.policy.clone()
    }

    fn provenance(&self) -> Provenance {
        Provenance::new("pii", env!("CARGO_PKG_VERSION"))
    }

    fn labels(&self) -> &[Label] {
        match &self.only {
            Some(only) => only,
            None => known(),
        }
    }

    fn streaming(&self, _input: Input<'_>) -> Streaming {
        Streaming::Incremental(Box::new(stream::Reader::new(self.only.clone())))
    }
}
