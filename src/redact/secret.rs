use std::fmt;
use std::ops::Deref;

use zeroize::Zeroizing;

/// A text that is wiped from memory when it is dropped: an answer with the values back in it, or a key in digits.
///
/// It is read like a [`String`], and what is copied out of it is the caller's to wipe. `Debug` shows how long it is.
///
/// ```
/// use mantlet::Vault;
///
/// let answer = Vault::new()?.restore("Nothing to put back.");
/// assert_eq!(*answer, "Nothing to put back.");
/// assert_eq!(format!("{answer:?}"), "SecretText { bytes: 20 }");
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    pub(super) fn new(text: Zeroizing<String>) -> SecretText {
        SecretText(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for SecretText {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

impl AsRef<str> for SecretText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Writes the text itself.
impl fmt::Display for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretText").field("bytes", &self.0.len()).finish()
    }
}
