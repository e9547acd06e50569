use std::fmt;

use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use sha2::{Digest as _, Sha256, Sha384, Sha512};
use x509_cert::der::asn1::{BitStringRef, OctetStringRef};
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::{Decode as _, Encode as _, Reader as _, SliceReader};
use x509_cert::spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::pem;
use crate::lifecycle::artifact::algorithm::sha256_hex;
use crate::{Error, ErrorKind};

/// RFC 5480, 2.1.1: id-ecPublicKey, and the three curves of model signatures.
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const P521: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.35");

/// An elliptic-curve public key on P-256, P-384 or P-521; other curves are refused.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum PublicKey {
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    P521(p521::ecdsa::VerifyingKey),
}

/// A private key on P-256, P-384 or P-521. Its `Debug` shows the curve alone.
#[derive(Clone)]
pub(super) enum PrivateKey {
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    P521(p521::ecdsa::SigningKey),
}

/// The hash that an ECDSA signature is made over. A model signature's follows from the curve; a certificate
/// names its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MessageHash {
    Sha256,
    Sha384,
    Sha512,
}

impl PublicKey {
    /// The one public key of a PEM file.
    pub(super) fn from_pem(text: &[u8]) -> Result<PublicKey, Error> {
        let blocks = pem::blocks(text)?;
        match blocks.as_slice() {
            [block] if block.label == "PUBLIC KEY" => PublicKey::from_spki(&block.der),
            _ => Err(corrupt("a public key file holds one PUBLIC KEY block and nothing else")),
        }
    }

    /// A DER `SubjectPublicKeyInfo`.
    pub(super) fn from_spki(der: &[u8]) -> Result<PublicKey, Error> {
        let info = SubjectPublicKeyInfoRef::from_der(der)
            .map_err(|error| corrupt("not a SubjectPublicKeyInfo").with_source(error))?;
        let point = info.subject_public_key.as_bytes().ok_or_else(|| corrupt("the key has stray bits"))?;
        PublicKey::from_point(curve(&info.algorithm)?, point)
    }

    fn from_point(curve: ObjectIdentifier, point: &[u8]) -> Result<PublicKey, Error> {
        let wrong = |_| corrupt("the key is not a point of its curve");
        if curve == P256 {
            p256::ecdsa::VerifyingKey::from_sec1_bytes(point).map(PublicKey::P256).map_err(wrong)
        } else if curve == P384 {
            p384::ecdsa::VerifyingKey::from_sec1_bytes(point).map(PublicKey::P384).map_err(wrong)
        } else if curve == P521 {
            p521::ecdsa::VerifyingKey::from_sec1_bytes(point).map(PublicKey::P521).map_err(wrong)
        } else {
            Err(unsupported(&format!("the curve {curve} is not P-256, P-384 or P-521")))
        }
    }

    /// Whether `signature`, in DER, is this key's over `message`, hashed as the curve demands: SHA-256 for
    /// P-256, SHA-384 for P-384, SHA-512 for P-521.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            PublicKey::P256(key) => p256::ecdsa::DerSignature::from_bytes(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            PublicKey::P384(key) => p384::ecdsa::DerSignature::from_bytes(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            PublicKey::P521(key) => p521::ecdsa::DerSignature::from_bytes(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }

    /// The same, with a hash of the signature's own choice, as certificates have.
    pub(super) fn verifies_hashed(&self, hash: MessageHash, message: &[u8], signature: &[u8]) -> bool {
        let prehash = hash.of(message);
        match self {
            PublicKey::P256(key) => p256::ecdsa::DerSignature::from_bytes(signature)
                .is_ok_and(|signature| key.verify_prehash(&prehash, &signature).is_ok()),
            PublicKey::P384(key) => p384::ecdsa::DerSignature::from_bytes(signature)
                .is_ok_and(|signature| key.verify_prehash(&prehash, &signature).is_ok()),
            PublicKey::P521(key) => p521::ecdsa::DerSignature::from_bytes(signature)
                .is_ok_and(|signature| key.verify_prehash(&prehash, &signature).is_ok()),
        }
    }

    /// SHA-256 of the key's PEM text, in hexadecimal: how a bundle hints at the key that made it.
    pub(super) fn hint(&self) -> String {
        sha256_hex(self.to_pem().as_bytes())
    }

    /// The key as a PEM file, as OpenSSL writes it.
    pub(super) fn to_pem(&self) -> String {
        pem::encode("PUBLIC KEY", &self.to_spki())
    }

    /// The name of the curve: `P-256`.
    pub(super) fn curve(&self) -> &'static str {
        match self {
            PublicKey::P256(_) => "P-256",
            PublicKey::P384(_) => "P-384",
            PublicKey::P521(_) => "P-521",
        }
    }

    fn to_spki(&self) -> Vec<u8> {
        let (curve, point) = match self {
            PublicKey::P256(key) => (P256, key.to_sec1_point(false).as_bytes().to_vec()),
            PublicKey::P384(key) => (P384, key.to_sec1_point(false).as_bytes().to_vec()),
            PublicKey::P521(key) => (P521, key.to_sec1_point(false).as_bytes().to_vec()),
        };
        let encoded = BitStringRef::from_bytes(&point).and_then(|subject_public_key| {
            let algorithm = AlgorithmIdentifierRef { oid: EC_PUBLIC_KEY, parameters: Some((&curve).into()) };
            SubjectPublicKeyInfoRef { algorithm, subject_public_key }.to_der()
        });
        encoded.expect("a point of a known curve fits a SubjectPublicKeyInfo")
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({} {})", self.curve(), self.hint())
    }
}

impl PrivateKey {
    /// The one private key of a PEM file: PKCS #8 (RFC 5958) or SEC 1 (RFC 5915), not encrypted. The
    /// `EC PARAMETERS` that OpenSSL puts before a key are skipped.
    pub(super) fn from_pem(text: &[u8]) -> Result<PrivateKey, Error> {
        let blocks = pem::blocks(text)?;
        let mut keys = blocks.iter().filter(|block| block.label != "EC PARAMETERS");
        let (Some(key), None) = (keys.next(), keys.next()) else {
            return Err(corrupt("a private key file holds one private key"));
        };
        match key.label.as_str() {
            "PRIVATE KEY" => from_pkcs8(&key.der),
            "EC PRIVATE KEY" => from_sec1(&key.der, None),
            "ENCRYPTED PRIVATE KEY" => Err(unsupported(
                "the private key is encrypted: decrypt it with `openssl pkcs8 -in KEY -out PLAIN`",
            )),
            other => Err(corrupt(&format!("{other} is not a private key"))),
        }
    }

    /// The other half of the pair.
    pub(super) fn public_key(&self) -> PublicKey {
        match self {
            PrivateKey::P256(key) => PublicKey::P256(*key.verifying_key()),
            PrivateKey::P384(key) => PublicKey::P384(*key.verifying_key()),
            PrivateKey::P521(key) => PublicKey::P521(*key.verifying_key()),
        }
    }

    /// A DER signature over `message` with the hash of the curve; deterministic (RFC 6979).
    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            PrivateKey::P256(key) => {
                let signature: p256::ecdsa::DerSignature = key.sign(message);
                signature.as_bytes().to_vec()
            }
            PrivateKey::P384(key) => {
                let signature: p384::ecdsa::DerSignature = key.sign(message);
                signature.as_bytes().to_vec()
            }
            PrivateKey::P521(key) => {
                let signature: p521::ecdsa::DerSignature = key.sign(message);
                signature.as_bytes().to_vec()
            }
        }
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({})", self.public_key().curve())
    }
}

impl MessageHash {
    fn of(self, message: &[u8]) -> Vec<u8> {
        match self {
            MessageHash::Sha256 => Sha256::digest(message).to_vec(),
            MessageHash::Sha384 => Sha384::digest(message).to_vec(),
            MessageHash::Sha512 => Sha512::digest(message).to_vec(),
        }
    }
}

/// PKCS #8 `OneAsymmetricKey`: version, algorithm, the SEC 1 key in an octet string, and what may follow.
fn from_pkcs8(der: &[u8]) -> Result<PrivateKey, Error> {
    let parse = || -> x509_cert::der::Result<(AlgorithmIdentifierRef<'_>, &[u8])> {
        let mut reader = SliceReader::new(der)?;
        let parsed = reader.sequence(|inner| {
            u8::decode(inner)?;
            let algorithm = AlgorithmIdentifierRef::decode(inner)?;
            let key = <&OctetStringRef>::decode(inner)?;
            while !inner.is_finished() {
                inner.tlv_bytes()?;
            }
            Ok::<_, x509_cert::der::Error>((algorithm, key.as_bytes()))
        })?;
        reader.finish()?;
        Ok(parsed)
    };
    let (algorithm, key) = parse().map_err(|error| corrupt("not a PKCS #8 key").with_source(error))?;
    from_sec1(key, Some(curve(&algorithm)?))
}

/// SEC 1 `ECPrivateKey`: version, the scalar, and the curve where it does not follow from around it.
fn from_sec1(der: &[u8], known: Option<ObjectIdentifier>) -> Result<PrivateKey, Error> {
    let parse = || -> x509_cert::der::Result<(&[u8], Option<ObjectIdentifier>)> {
        let mut reader = SliceReader::new(der)?;
        let parsed = reader.sequence(|inner| {
            u8::decode(inner)?;
            let scalar = <&OctetStringRef>::decode(inner)?;
            let mut named = None;
            while !inner.is_finished() {
                let tlv = inner.tlv_bytes()?;
                // [0] EXPLICIT ECParameters, here always a named curve.
                if let [0xA0, _, rest @ ..] = tlv {
                    named = Some(ObjectIdentifier::from_der(rest)?);
                }
            }
            Ok::<_, x509_cert::der::Error>((scalar.as_bytes(), named))
        })?;
        reader.finish()?;
        Ok(parsed)
    };
    let (scalar, named) = parse().map_err(|error| corrupt("not an EC private key").with_source(error))?;
    let curve = known.or(named).ok_or_else(|| corrupt("the private key names no curve"))?;
    let wrong = |_| corrupt("the private key is not a scalar of its curve");
    if curve == P256 {
        p256::ecdsa::SigningKey::from_slice(scalar).map(PrivateKey::P256).map_err(wrong)
    } else if curve == P384 {
        p384::ecdsa::SigningKey::from_slice(scalar).map(PrivateKey::P384).map_err(wrong)
    } else if curve == P521 {
        p521::ecdsa::SigningKey::from_slice(scalar).map(PrivateKey::P521).map_err(wrong)
    } else {
        Err(unsupported(&format!("the curve {curve} is not P-256, P-384 or P-521")))
    }
}

fn curve(algorithm: &AlgorithmIdentifierRef<'_>) -> Result<ObjectIdentifier, Error> {
    if algorithm.oid != EC_PUBLIC_KEY {
        return Err(unsupported(&format!("the key algorithm {} is not an elliptic curve's", algorithm.oid)));
    }
    let named = algorithm.parameters.and_then(|parameters| parameters.decode_as::<ObjectIdentifier>().ok());
    named.ok_or_else(|| unsupported("the key spells out its curve instead of naming one"))
}

/// The file is not what it should be.
fn corrupt(what: &str) -> Error {
    Error::new(ErrorKind::Asset, what)
}

/// The file is in order, and what it holds is not accepted.
fn unsupported(what: &str) -> Error {
    Error::config(what)
}
