use std::fmt;

use serde::Serialize;

use super::problem::{SignatureProblem, SignatureVerdict};

/// What came of checking a model against a signature.
///
/// A report is of use only with its verdict: ask [`SignatureReport::is_valid`] before anything is loaded, or
/// load through [`VerifiedModel`](crate::lifecycle::artifact::VerifiedModel), which asks.
#[derive(Clone, Debug, Serialize)]
#[must_use = "a model is verified only where the report says so"]
#[non_exhaustive]
pub struct SignatureReport {
    /// Whether the signature holds.
    pub verdict: SignatureVerdict,
    /// Why it does not; empty where it does. In order of importance, then of paths.
    pub problems: Vec<SignatureProblem>,
    /// What is in the folder and not covered by the signature, by path relative to it: what lies under paths
    /// that the signer left out, links to folders, and, for a signature of shards, empty files. A loader that
    /// reads them reads what nobody signed.
    pub unsigned: Vec<String>,
    /// Who signed, where the signature holds for its statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<ModelSignerIdentity>,
    /// What the signer called the model; informative only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// SHA-256 over the digests of all signed resources, in lower-case hexadecimal: the signed name of the
    /// model's content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_digest: Option<String>,
    /// How many files the signature covers.
    pub signed_files: usize,
}

/// Who signed a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ModelSignerIdentity {
    /// The holder of a private key.
    #[non_exhaustive]
    Key {
        /// SHA-256 of the public key as PEM text, in lower-case hexadecimal.
        sha256: String,
        /// The curve: `P-256`.
        curve: &'static str,
    },
    /// The subject of a certificate.
    #[non_exhaustive]
    Certificate {
        /// SHA-256 of the certificate as DER, in lower-case hexadecimal.
        sha256: String,
        /// The subject, as RFC 4514 text.
        subject: String,
        /// The curve of its key: `P-256`.
        curve: &'static str,
    },
}

impl SignatureReport {
    pub(super) fn failed(verdict: SignatureVerdict, problem: SignatureProblem) -> SignatureReport {
        SignatureReport {
            verdict,
            problems: vec![problem],
            unsigned: Vec::new(),
            signer: None,
            model: None,
            root_digest: None,
            signed_files: 0,
        }
    }

    /// Whether the signature is the trusted signer's and the model is exactly what was signed, but for
    /// [`unsigned`](SignatureReport::unsigned) paths.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.verdict == SignatureVerdict::Valid
    }
}

/// `valid: 4 files, 1 unsigned path`, or the verdict and the first problem.
impl fmt::Display for SignatureReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.verdict)?;
        match self.problems.as_slice() {
            [] => write!(f, "{} files, {} unsigned", self.signed_files, self.unsigned.len()),
            [only] => write!(f, "{only}"),
            [first, rest @ ..] => write!(f, "{first}, and {} more", rest.len()),
        }
    }
}
