use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::bundle::{Bundle, Material};
use super::certificate::CertificateStore;
use super::keys::PublicKey;
use super::problem::Fault;
use super::report::ModelSignerIdentity;
use crate::Error;

/// Whose signature on a model is accepted.
///
/// Elliptic-curve keys on P-256 with SHA-256, P-384 with SHA-384 and P-521 with SHA-512 are accepted, as keys
/// and in certificates; every other key is refused.
#[derive(Clone, Debug)]
pub struct SignerTrust(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Key(PublicKey),
    Certificates(CertificateStore),
}

impl SignerTrust {
    /// Accepts what was signed with the private half of one public key, a PEM file of one `PUBLIC KEY` block.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`](crate::ErrorKind::Asset) where the file is no public key, and
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where it is one of a kind that is not accepted.
    pub fn public_key(pem: &[u8]) -> Result<SignerTrust, Error> {
        Ok(SignerTrust(Kind::Key(PublicKey::from_pem(pem)?)))
    }

    /// Accepts what was signed with a certificate from which a chain leads to a self-signed root in a PEM file
    /// of `CERTIFICATE` blocks (RFC 5280). The file may hold intermediates too; a chain that ends in one of
    /// them, without a root, is not accepted.
    ///
    /// Every certificate of the chain has to be valid when the signer's own began to be, since a model is
    /// verified long after it was signed; [`SignerTrust::at`] names another time. Issuers have to be
    /// certificate authorities within their path length; the signer's certificate has to allow digital
    /// signatures or code signing. Revocation is not looked up: nothing here uses the network.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Asset`](crate::ErrorKind::Asset) where the file holds anything but certificates.
    pub fn certificate_chain(pem: &[u8]) -> Result<SignerTrust, Error> {
        Ok(SignerTrust(Kind::Certificates(CertificateStore::from_pem(pem)?)))
    }

    /// The same trust, with certificates judged at a time. Keys have no validity, and are unaffected.
    #[must_use]
    pub fn at(mut self, time: SystemTime) -> SignerTrust {
        if let Kind::Certificates(store) = &mut self.0 {
            store.set_time(time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO));
        }
        self
    }

    /// Who signed a bundle, where that is somebody trusted.
    pub(super) fn judge(&self, bundle: &Bundle) -> Result<ModelSignerIdentity, Fault> {
        let (key, identity) = match (&self.0, &bundle.material) {
            (Kind::Key(key), Material::PublicKey { hint }) => {
                if hint.as_ref().is_some_and(|hint| *hint != key.hint()) {
                    return Err(Fault::invalid("wrong_key", "the bundle names another public key"));
                }
                (key.clone(), ModelSignerIdentity::Key { sha256: key.hint(), curve: key.curve() })
            }
            (Kind::Certificates(store), Material::Chain(chain)) => {
                let (key, leaf) = store.verify(chain)?;
                let identity = ModelSignerIdentity::Certificate {
                    sha256: leaf.fingerprint(),
                    subject: leaf.subject(),
                    curve: key.curve(),
                };
                (key, identity)
            }
            (_, Material::Keyless) => {
                return Err(Fault::invalid("keyless", "keyless sigstore signatures are not supported"));
            }
            (Kind::Key(_), Material::Chain(_)) => {
                return Err(Fault::invalid(
                    "wrong_material",
                    "signed with a certificate, and a key is trusted",
                ));
            }
            (Kind::Certificates(_), Material::PublicKey { .. }) => {
                return Err(Fault::invalid(
                    "wrong_material",
                    "signed with a key, and certificates are trusted",
                ));
            }
        };
        match key.verifies(&bundle.signed_bytes(), &bundle.signature) {
            true => Ok(identity),
            false => Err(Fault::invalid("wrong_signature", "the signature is not the trusted signer's")),
        }
    }
}
