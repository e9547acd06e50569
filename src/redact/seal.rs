//! Encryption with XChaCha20-Poly1305 (RFC 8439; draft-irtf-cfrg-xchacha-03).

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::key::{RedactionKey, mac, random};
use crate::Error;

const NONCE: usize = 24;

/// Seals whole documents under random nonces, and single values under nonces that are a keyed hash of the value, so that
/// the same value gives the same text (as in RFC 5297, deterministic encryption shows which values are equal, and nothing
/// else).
#[derive(Clone)]
pub(super) struct Cipher {
    cipher: XChaCha20Poly1305,
    nonces: Zeroizing<[u8; 32]>,
}

impl Cipher {
    pub(super) fn new(key: &RedactionKey, purpose: &str) -> Cipher {
        let secret = key.derive(purpose);
        Cipher {
            cipher: XChaCha20Poly1305::new((&*secret).into()),
            nonces: key.derive(&format!("{purpose} nonces")),
        }
    }

    pub(super) fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, Error> {
        let mut nonce = [0; NONCE];
        random(&mut nonce)?;
        self.encrypt(&nonce, context, plain)
    }

    pub(super) fn seal_value(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, Error> {
        let hash = mac(&self.nonces, &[context, plain]);
        self.encrypt(&hash[..NONCE], context, plain)
    }

    /// What was sealed in the same context; `None` where it was not, or was changed since.
    pub(super) fn open(&self, context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE)?;
        let nonce = XNonce::try_from(nonce).ok()?;
        let payload = Payload { msg: sealed, aad: context };
        self.cipher.decrypt(&nonce, payload).ok().map(Zeroizing::new)
    }

    fn encrypt(&self, nonce: &[u8], context: &[u8], plain: &[u8]) -> Result<Vec<u8>, Error> {
        let failed = || Error::config("too long to be encrypted");
        let long = XNonce::try_from(nonce).map_err(|_| failed())?;
        let sealed =
            self.cipher.encrypt(&long, Payload { msg: plain, aad: context }).map_err(|_| failed())?;
        Ok([nonce, &sealed].concat())
    }
}
