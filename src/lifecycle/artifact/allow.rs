use std::collections::HashSet;
use std::path::Path;

use crate::Error;

/// Names that a user trusts: a review of one of them becomes a pass. It never outweighs a block.
///
/// A file has one name per line, as findings give it in `subject`: `module name` for a class in a pickle, the domain
/// of an ONNX operator, a class of Keras. `#` begins a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowList {
    names: HashSet<String>,
}

impl AllowList {
    /// A list with no name.
    pub fn new() -> AllowList {
        AllowList::default()
    }

    /// The names in `text`, one per line.
    pub fn parse(text: &str) -> AllowList {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
        let names = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        AllowList { names: names.filter(|name| !name.is_empty()).collect() }
    }

    /// The names in a file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) where it cannot be read.
    pub fn read(path: impl AsRef<Path>) -> Result<AllowList, Error> {
        Ok(AllowList::parse(&std::fs::read_to_string(path)?))
    }

    /// The same list with one more name.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>) -> AllowList {
        self.names.insert(name.into());
        self
    }

    pub(crate) fn holds(&self, name: &str) -> bool {
        self.names.contains(name)
    }
}
