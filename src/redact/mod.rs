//! Redaction that can be undone: what becomes of a finding (`operator`, `writer`), what it stood for (`vault`), and how it
//! is recognised when a model writes it back (`bent`). `session` puts it around a guard.

mod bent;
mod fake;
mod key;
mod operator;
mod restorer;
mod seal;
mod secret;
mod session;
mod vault;
mod writer;

use std::collections::BTreeMap;
use std::fmt;

pub use key::RedactionKey;
pub use operator::Operator;
pub use restorer::Restorer;
pub use secret::SecretText;
pub use session::{GuardSession, SessionStream};
pub use vault::Vault;

use crate::{Error, Evaluator, Finding, Input, Label, Pii, Verdict};
use writer::Writer;

/// Replaces what [`Pii`] finds, by an [`Operator`] for each label, and undoes it.
///
/// The policy of the `Pii` decides what is replaced: what it would redact or block. Where every operator is reversible or
/// keeps, `restore(redact(text)) == text` holds for every text: what looks like a placeholder already is put into the
/// vault like any other value, so that nobody gets at a value by writing `<EMAIL_1>`.
///
/// # With a guard
///
/// [`GuardSession`] puts a vault around a guard, so that what its policies redact gets numbers and comes back in the answer.
/// To do it by hand, redact before the guard and restore behind it: the checks, the model and the log see placeholders, and the
/// answer is checked before the values are back in it.
///
/// # Cost
///
/// Finding, and one or two passes over the text for what looks like a placeholder. Memory for the text twice.
///
/// # Untrusted input
///
/// As for [`Pii`]: linear time, no panic. A model's answer may be hostile, too: it can only name values of the vault that it
/// is restored with.
///
/// # Errors
///
/// [`Redactor::redact`] fails where a vault is full, and never gives a text with part of the values in it.
///
/// # Examples
///
/// ```
/// use mantlet::{Operator, Pii, Redactor, Vault};
///
/// let redactor = Redactor::new(Pii::new()).with_operator("credit_card", Operator::mask(4));
/// let vault = Vault::new()?;
/// let redacted = redactor.redact("Card 4111 1111 1111 1111, receipt to ana@example.org", &vault)?;
/// assert_eq!(redacted.text(), "Card **** **** **** 1111, receipt to <EMAIL_1>");
/// assert_eq!(*redactor.restore("Sent to <EMAIL_1>.", &vault), "Sent to ana@example.org.");
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Redactor {
    pii: Pii,
    writer: Writer,
}

/// A text without the values that were found in it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Redacted {
    text: String,
    /// What was found and replaced, in bytes of the original text; kept values are among them.
    pub findings: Vec<Finding>,
}

impl Redactor {
    /// Placeholders for everything that `pii` finds.
    pub fn new(pii: Pii) -> Redactor {
        let writer = Writer::new(pii.labels().iter());
        Redactor { pii, writer }
    }

    /// The same redactor with another operator for labels that have none of their own.
    #[must_use]
    pub fn with_default(mut self, operator: Operator) -> Redactor {
        self.writer.default = operator;
        self
    }

    /// The same redactor with an operator for one label.
    #[must_use]
    pub fn with_operator(mut self, label: impl Into<Label>, operator: Operator) -> Redactor {
        self.writer.operators.insert(label.into(), operator);
        self
    }

    /// The text with everything replaced that the policy redacts or blocks.
    ///
    /// # Errors
    ///
    /// [`Config`](crate::ErrorKind::Config) where the vault is full.
    pub fn redact(&self, text: &str, vault: &Vault) -> Result<Redacted, Error> {
        let policy = self.pii.policy();
        let mut findings = self.pii.evaluate(Input::user(text))?.findings;
        findings.retain(|finding| policy.label_verdict(&finding.label, finding.score) >= Verdict::Redact);
        self.writer.write(text, findings, vault)
    }

    /// The text with the values in place of what stands for them: what the vault knows, and what was encrypted under the
    /// redactor's keys. See [`Vault::restore`].
    pub fn restore(&self, text: &str, vault: &Vault) -> SecretText {
        self.writer.restore(text, vault)
    }

    /// The same for an answer that arrives in pieces.
    pub fn restorer(&self, vault: &Vault) -> Restorer {
        Restorer::new(Some(self.writer.clone()), vault.clone())
    }
}

impl Redacted {
    /// The text without the values.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without the values.
    pub fn into_text(self) -> String {
        self.text
    }

    /// How often each label was found.
    pub fn counts(&self) -> BTreeMap<Label, usize> {
        let mut counts = BTreeMap::new();
        for finding in &self.findings {
            *counts.entry(finding.label.clone()).or_default() += 1;
        }
        counts
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redacted").field("findings", &self.findings).finish_non_exhaustive()
    }
}
