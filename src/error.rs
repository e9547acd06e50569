use std::error::Error as StdError;

/// Whatever went wrong: while building an evaluator or a guard, or while evaluating.
///
/// Opaque on purpose: match on [`Error::kind`], print with `Display`, and follow
/// [`source`](std::error::Error::source) for the cause. Messages never carry the text that was evaluated.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
    #[source]
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What kind of error an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// A configuration, policy or builder argument cannot be used; the message names it.
    Config,
    /// An input cannot be evaluated by this evaluator.
    Input,
    /// Weights, tables or other assets are missing, corrupt or of another version.
    Asset,
    /// An evaluator written by a third party reported an error.
    Evaluator,
    /// An evaluator panicked; the panic was contained.
    Panic,
    /// A deadline passed before the evaluator answered.
    Deadline,
    /// An evaluator failed so often that it is not asked for a while.
    Unavailable,
    /// Reading or writing failed.
    Io,
}

impl Error {
    /// An error from a third party's evaluator, kept as [`source`](std::error::Error::source).
    pub fn custom(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Error {
        let source = source.into();
        Error { kind: ErrorKind::Evaluator, message: source.to_string(), source: Some(source) }
    }

    /// What kind of error this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), source: None }
    }

    pub(crate) fn config(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Config, message)
    }

    #[allow(dead_code, reason = "which of the constructors is used depends on the features")]
    pub(crate) fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Error {
        self.source = Some(source.into());
        self
    }
}

impl From<std::io::Error> for Error {
    fn from(source: std::io::Error) -> Error {
        Error { kind: ErrorKind::Io, message: source.to_string(), source: Some(source.into()) }
    }
}
