use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of what was found, in `snake_case`: `email`, `credit_card`, `prompt_injection`.
///
/// The vocabulary is open: an evaluator may use names of its own, and a new name is not a breaking change.
/// Evaluators list the labels that they use in [`Evaluator::labels`](crate::Evaluator::labels).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(Cow<'static, str>);

impl Label {
    /// A label with a name known at compile time.
    pub const fn new(name: &'static str) -> Label {
        Label(Cow::Borrowed(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Label {
    fn from(name: &'static str) -> Label {
        Label::new(name)
    }
}

impl From<String> for Label {
    fn from(name: String) -> Label {
        Label(Cow::Owned(name))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
