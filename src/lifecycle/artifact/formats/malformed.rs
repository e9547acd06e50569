use std::fmt;

/// Why a file cannot be read as the format it claims to be: the byte where reading stopped, and one sentence.
///
/// Every reader stops at the first one. What it had understood before is judged all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    /// Bytes from the start of the file or member.
    pub(crate) offset: u64,
    /// One sentence, without the text of the file.
    pub(crate) message: String,
}

impl Malformed {
    pub(crate) fn new(offset: usize, message: impl Into<String>) -> Malformed {
        Malformed { offset: offset as u64, message: message.into() }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}: {}", self.offset, self.message)
    }
}
