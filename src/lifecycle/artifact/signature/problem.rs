use std::fmt;

use serde::Serialize;

/// Whether a model is what its signature says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SignatureVerdict {
    /// The signature is the trusted signer's, and the model is exactly what was signed.
    Valid,
    /// The signature can be read, and does not hold: another signer, another content, another form.
    Invalid,
    /// The signature file cannot be read as one.
    Malformed,
}

impl SignatureVerdict {
    /// The name, as in JSON: `valid`.
    pub const fn as_str(self) -> &'static str {
        match self {
            SignatureVerdict::Valid => "valid",
            SignatureVerdict::Invalid => "invalid",
            SignatureVerdict::Malformed => "malformed",
        }
    }
}

impl fmt::Display for SignatureVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One reason why a model's signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SignatureProblem {
    /// A stable code in `snake_case`: `changed`, `missing`, `extra`, `wrong_key`…
    pub code: &'static str,
    /// The file it is about, relative to the model folder with `/` between components.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// One sentence for whoever has to act on it.
    pub message: String,
}

impl SignatureProblem {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> SignatureProblem {
        SignatureProblem { code, path: None, message: message.into() }
    }

    pub(super) fn of_file(code: &'static str, path: &str, message: impl Into<String>) -> SignatureProblem {
        SignatureProblem { code, path: Some(path.to_owned()), message: message.into() }
    }
}

impl fmt::Display for SignatureProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{path}: {} ({})", self.message, self.code),
            None => write!(f, "{} ({})", self.message, self.code),
        }
    }
}

/// What ends a verification early.
#[derive(Debug)]
pub(super) enum Fault {
    Malformed(SignatureProblem),
    Invalid(SignatureProblem),
}

impl Fault {
    pub(super) fn malformed(message: impl Into<String>) -> Fault {
        Fault::Malformed(SignatureProblem::new("malformed", message))
    }

    pub(super) fn invalid(code: &'static str, message: impl Into<String>) -> Fault {
        Fault::Invalid(SignatureProblem::new(code, message))
    }
}
