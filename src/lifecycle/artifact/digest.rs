use std::fmt;
use std::io::{self, Read};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How much of a file is read at once: large enough that system calls cost nothing beside hashing, small
/// enough to stay in the second-level cache.
pub(crate) const CHUNK: usize = 256 * 1024;

/// A hash function for files, as model signatures name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum HashAlgorithm {
    /// SHA-256 (FIPS 180-4), with the processor's SHA instructions where it has them.
    #[default]
    Sha256,
    /// BLAKE2b with 64 bytes of output (RFC 7693).
    #[cfg(feature = "signing")]
    Blake2b,
    /// BLAKE3 with 32 bytes of output.
    #[cfg(feature = "signing")]
    Blake3,
}

impl HashAlgorithm {
    /// The name of the algorithm, as signed resources carry it: `sha256`.
    pub const fn as_str(self) -> &'static str {
        match self {
            HashAlgorithm::Sha256 => "sha256",
            #[cfg(feature = "signing")]
            HashAlgorithm::Blake2b => "blake2b",
            #[cfg(feature = "signing")]
            HashAlgorithm::Blake3 => "blake3",
        }
    }

    pub(crate) fn hasher(self) -> Hasher {
        match self {
            HashAlgorithm::Sha256 => Hasher::Sha256(Sha256::new()),
            #[cfg(feature = "signing")]
            HashAlgorithm::Blake2b => Hasher::Blake2b(Box::new(blake2::Blake2b512::new())),
            #[cfg(feature = "signing")]
            HashAlgorithm::Blake3 => Hasher::Blake3(Box::new(blake3::Hasher::new())),
        }
    }
}

impl fmt::Display for HashAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A running hash. The large states are boxed, so that a hasher is cheap to move.
#[derive(Clone)]
pub(crate) enum Hasher {
    Sha256(Sha256),
    #[cfg(feature = "signing")]
    Blake2b(Box<blake2::Blake2b512>),
    #[cfg(feature = "signing")]
    Blake3(Box<blake3::Hasher>),
}

impl Hasher {
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        match self {
            Hasher::Sha256(hasher) => hasher.update(bytes),
            #[cfg(feature = "signing")]
            Hasher::Blake2b(hasher) => hasher.update(bytes),
            #[cfg(feature = "signing")]
            Hasher::Blake3(hasher) => {
                hasher.update(bytes);
            }
        }
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        match self {
            Hasher::Sha256(hasher) => hasher.finalize().to_vec(),
            #[cfg(feature = "signing")]
            Hasher::Blake2b(hasher) => hasher.finalize().to_vec(),
            #[cfg(feature = "signing")]
            Hasher::Blake3(hasher) => hasher.finalize().as_bytes().to_vec(),
        }
    }
}

/// Passes `length` bytes of `reader` to `each`, chunk by chunk.
///
/// # Errors
///
/// [`io::ErrorKind::UnexpectedEof`] where the reader ends earlier, and whatever reading reports.
pub(crate) fn for_each_chunk(
    mut reader: impl Read,
    length: u64,
    buffer: &mut Vec<u8>,
    mut each: impl FnMut(&[u8]),
) -> io::Result<()> {
    buffer.resize(CHUNK, 0);
    let mut left = length;
    while left > 0 {
        let wanted = usize::try_from(left).map_or(CHUNK, |left| left.min(CHUNK));
        let read = match reader.read(&mut buffer[..wanted]) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        each(&buffer[..read]);
        left -= read as u64;
    }
    Ok(())
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    text
}

/// The bytes of lower- or upper-case hexadecimal, or `None`.
#[cfg(feature = "signing")]
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    text.as_bytes().chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

/// The SHA-256 of bytes in memory, in lower-case hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
