use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::SecretText;
use crate::{Error, ErrorKind};

/// The secret behind keyed hashes, encrypted values and sealed vaults: 32 bytes, wiped from memory when dropped.
///
/// Every use derives a key of its own from it with HMAC-SHA256 (RFC 2104), so that one of them says nothing of another.
///
/// ```
/// use mantlet::RedactionKey;
/// let key = RedactionKey::generate()?;
/// assert_eq!(format!("{key:?}"), "RedactionKey(..)");
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct RedactionKey(Zeroizing<[u8; 32]>);

impl RedactionKey {
    /// These 32 bytes, which should come from a generator of random numbers or a key store.
    pub fn new(bytes: [u8; 32]) -> RedactionKey {
        RedactionKey(Zeroizing::new(bytes))
    }

    /// A new key from the operating system's random numbers.
    ///
    /// # Errors
    ///
    /// [`Io`](crate::ErrorKind::Io) where the system has none to give.
    pub fn generate() -> Result<RedactionKey, Error> {
        let mut bytes = Zeroizing::new([0; 32]);
        random(&mut *bytes)?;
        Ok(RedactionKey(bytes))
    }

    /// The key that a file holds: 32 bytes as they are, or 64 hexadecimal digits with white space around them.
    ///
    /// # Errors
    ///
    /// [`Config`](crate::ErrorKind::Config) where it holds anything else.
    pub fn from_file_content(content: &[u8]) -> Result<RedactionKey, Error> {
        if let Ok(bytes) = <[u8; 32]>::try_from(content) {
            return Ok(RedactionKey::new(bytes));
        }
        let digits = content.trim_ascii();
        let mut bytes = Zeroizing::new([0; 32]);
        let place = |digit: u8| (digit as char).to_digit(16).map(|place| place as u8);
        let is_key = digits.len() == 64
            && digits.chunks_exact(2).zip(bytes.iter_mut()).all(|(pair, byte)| {
                let value = place(pair[0]).zip(place(pair[1])).map(|(high, low)| high << 4 | low);
                *byte = value.unwrap_or(0);
                value.is_some()
            });
        match is_key {
            true => Ok(RedactionKey(bytes)),
            false => Err(Error::config("a key is 32 bytes, or 64 hexadecimal digits")),
        }
    }

    /// The key as 64 hexadecimal digits, for a file that nobody else may read.
    pub fn to_hex(&self) -> SecretText {
        let mut digits = Zeroizing::new(String::with_capacity(64));
        for byte in self.0.iter() {
            for place in [byte >> 4, byte & 15] {
                digits.push(char::from(b"0123456789abcdef"[usize::from(place)]));
            }
        }
        SecretText::new(digits)
    }

    /// The key for one purpose.
    pub(super) fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        mac(&self.0, &[b"mantlet redaction 1", purpose.as_bytes()])
    }
}

impl fmt::Debug for RedactionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedactionKey(..)")
    }
}

/// HMAC-SHA256 over parts, each preceded by its length, so that no two lists of parts are the same bytes.
pub(super) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Zeroizing::new(mac.finalize().into_bytes().into())
}

pub(super) fn random(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|error| Error::new(ErrorKind::Io, format!("random numbers: {error}")))
}
