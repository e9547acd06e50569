//! Tables inside the crate end with the SHA-256 of everything before.

use sha2::{Digest, Sha256};

use crate::hex::hex;

pub(super) const DIGEST: usize = 32;

/// What stands before the digest, where the digest is right; otherwise what is wrong, to go behind the table's name.
pub(super) fn opened(bytes: &[u8]) -> Result<&[u8], String> {
    let Some((signed, digest)) = bytes.len().checked_sub(DIGEST).and_then(|at| bytes.split_at_checked(at))
    else {
        return Err(format!("is {} bytes long, which is too short", bytes.len()));
    };
    let actual = Sha256::digest(signed);
    if actual.as_slice() != digest {
        return Err(format!("has SHA-256 {}, not {}", hex(&actual), hex(digest)));
    }
    Ok(signed)
}
