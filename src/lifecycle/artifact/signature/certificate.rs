use std::time::Duration;

use x509_cert::Certificate as X509;
use x509_cert::der::oid::{AssociatedOid as _, ObjectIdentifier};
use x509_cert::der::{Decode as _, Encode as _, Reader as _, SliceReader};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, CertificatePolicies, ExtendedKeyUsage, KeyUsage,
    SubjectAltName, SubjectKeyIdentifier,
};

use super::keys::{MessageHash, PublicKey};
use super::pem;
use super::problem::Fault;
use crate::lifecycle::artifact::algorithm::sha256_hex;
use crate::{Error, ErrorKind};

/// RFC 5280, 4.2.1.12: id-kp-codeSigning.
const CODE_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.3");

/// RFC 5758, 3.2: ECDSA with a hash.
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");
const ECDSA_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4");

/// Certificates between leaf and root, both included.
const MAX_PATH: usize = 10;

/// Signatures that are checked in search of a path; a bundle made to have many candidate paths runs out.
const MAX_CHECKS: usize = 64;

/// More trusted certificates than any system store holds are refused.
const MAX_TRUSTED: usize = 1024;

/// One X.509 certificate (RFC 5280), parsed once. Nothing about it is checked yet.
#[derive(Clone, Debug)]
pub(super) struct Certificate {
    der: Vec<u8>,
    /// The bytes under the signature, as they are.
    signed: Vec<u8>,
    parsed: X509,
}

/// Certificates that a caller trusts: self-signed roots, and intermediates that help to reach one.
#[derive(Clone, Debug)]
pub(super) struct CertificateStore {
    certificates: Vec<Certificate>,
    at: Option<Duration>,
}

impl CertificateStore {
    /// The certificates of a PEM file.
    pub(super) fn from_pem(text: &[u8]) -> Result<CertificateStore, Error> {
        let blocks = pem::blocks(text)?;
        if blocks.len() > MAX_TRUSTED {
            return Err(Error::config(format!("more than {MAX_TRUSTED} trusted certificates")));
        }
        let mut certificates = Vec::new();
        for block in blocks {
            if block.label != "CERTIFICATE" {
                return Err(Error::new(ErrorKind::Asset, format!("{} is not a certificate", block.label)));
            }
            let parsed = Certificate::from_der(&block.der)
                .map_err(|error| Error::new(ErrorKind::Asset, "not a certificate").with_source(error))?;
            certificates.push(parsed);
        }
        Ok(CertificateStore { certificates, at: None })
    }

    /// Judges validity at a time since the Unix epoch, instead of when the signer's certificate began.
    pub(super) fn set_time(&mut self, at: Duration) {
        self.at = Some(at);
    }

    /// The key of the first certificate, where a path of sound certificates leads from it to a trusted root
    /// (RFC 5280, 6.1, without policies and name constraints, which are refused where critical).
    pub(super) fn verify(&self, chain: &[Vec<u8>]) -> Result<(PublicKey, Certificate), Fault> {
        let parse = |der: &Vec<u8>| {
            Certificate::from_der(der)
                .map_err(|error| Fault::malformed(format!("a certificate cannot be read: {error}")))
        };
        let chain: Vec<Certificate> = chain.iter().map(parse).collect::<Result<_, _>>()?;
        let (leaf, others) = chain.split_first().ok_or_else(|| Fault::malformed("no certificate"))?;
        let at = self.at.unwrap_or_else(|| leaf.not_before());
        leaf.check(at).map_err(|why| refused(leaf, &why))?;
        let mut search =
            Search { store: &self.certificates, others, at, checks: 0, refused: None, path: vec![leaf] };
        if !search.reaches_a_root() {
            let why = search.refused.unwrap_or_else(|| "no trusted root issued it".to_owned());
            return Err(Fault::invalid("untrusted_certificate", format!("the signer is not trusted: {why}")));
        }
        if !leaf.may_sign().map_err(|why| refused(leaf, &why))? {
            return Err(Fault::invalid(
                "certificate_usage",
                "the signer's certificate allows neither digital signatures nor code signing",
            ));
        }
        let key = leaf.key().map_err(|error| Fault::invalid("unsupported_key", error.to_string()))?;
        Ok((key, leaf.clone()))
    }
}

/// Depth-first, with a budget.
struct Search<'c> {
    store: &'c [Certificate],
    others: &'c [Certificate],
    at: Duration,
    checks: usize,
    refused: Option<String>,
    path: Vec<&'c Certificate>,
}

impl<'c> Search<'c> {
    fn reaches_a_root(&mut self) -> bool {
        let subject = *self.path.last().expect("a path begins with the leaf");
        // A root counts only as a certificate of the store, never as one of the bundle.
        if self.store.iter().any(|trusted| trusted.der == subject.der) && subject.is_self_issued() {
            return match self.spend() && subject.is_signed_by(subject) {
                true => true,
                false => self.refuse(subject, "its own signature does not hold"),
            };
        }
        if self.path.len() >= MAX_PATH {
            return self.refuse(subject, "the chain is too long");
        }
        for issuer in self.store.iter().chain(self.others) {
            let repeated = self.path.iter().any(|known| known.der == issuer.der);
            if repeated
                || issuer.parsed.tbs_certificate().subject() != subject.parsed.tbs_certificate().issuer()
            {
                continue;
            }
            // The certificates under this issuer that are no roots and not the leaf.
            let below = self.path.iter().skip(1).filter(|known| !known.is_self_issued()).count();
            if let Err(why) = issuer.check(self.at).and_then(|()| issuer.check_issuer(below)) {
                self.refuse(issuer, &why);
                continue;
            }
            if !self.spend() {
                return false;
            }
            if !subject.is_signed_by(issuer) {
                self.refuse(subject, "the issuer's signature does not hold");
                continue;
            }
            self.path.push(issuer);
            if self.reaches_a_root() {
                return true;
            }
            self.path.pop();
        }
        false
    }

    fn spend(&mut self) -> bool {
        self.checks += 1;
        if self.checks > MAX_CHECKS {
            self.refused = Some("too many candidate issuers".to_owned());
        }
        self.checks <= MAX_CHECKS
    }

    fn refuse(&mut self, certificate: &Certificate, why: &str) -> bool {
        self.refused.get_or_insert_with(|| format!("{}: {why}", certificate.subject()));
        false
    }
}

impl Certificate {
    pub(super) fn from_der(der: &[u8]) -> Result<Certificate, x509_cert::der::Error> {
        let parsed = X509::from_der(der)?;
        let mut reader = SliceReader::new(der)?;
        let signed = reader.sequence(|inner| {
            let signed = inner.tlv_bytes()?.to_vec();
            while !inner.is_finished() {
                inner.tlv_bytes()?;
            }
            Ok::<_, x509_cert::der::Error>(signed)
        })?;
        Ok(Certificate { der: der.to_vec(), signed, parsed })
    }

    pub(super) fn der(&self) -> &[u8] {
        &self.der
    }

    /// The subject as RFC 4514 text.
    pub(super) fn subject(&self) -> String {
        self.parsed.tbs_certificate().subject().to_string()
    }

    /// SHA-256 of the certificate, in hexadecimal.
    pub(super) fn fingerprint(&self) -> String {
        sha256_hex(&self.der)
    }

    pub(super) fn key(&self) -> Result<PublicKey, Error> {
        let info = self.parsed.tbs_certificate().subject_public_key_info().to_der();
        PublicKey::from_spki(&info.map_err(|error| Error::new(ErrorKind::Asset, error.to_string()))?)
    }

    fn not_before(&self) -> Duration {
        self.parsed.tbs_certificate().validity().not_before.to_unix_duration()
    }

    /// What holds for every certificate of a path: it is valid at the time, and has no critical extension
    /// that is not understood.
    fn check(&self, at: Duration) -> Result<(), String> {
        let tbs = self.parsed.tbs_certificate();
        if at < self.not_before() || at > tbs.validity().not_after.to_unix_duration() {
            return Err(format!(
                "not valid at {} s after 1970 (from {} to {})",
                at.as_secs(),
                tbs.validity().not_before,
                tbs.validity().not_after
            ));
        }
        if tbs.signature() != self.parsed.signature_algorithm() {
            return Err("it names two signature algorithms".to_owned());
        }
        let known = [
            BasicConstraints::OID,
            KeyUsage::OID,
            ExtendedKeyUsage::OID,
            SubjectKeyIdentifier::OID,
            AuthorityKeyIdentifier::OID,
            SubjectAltName::OID,
            CertificatePolicies::OID,
        ];
        let mut seen: Vec<ObjectIdentifier> = Vec::new();
        for extension in self.extensions() {
            if extension.critical && !known.contains(&extension.extn_id) {
                return Err(format!("the critical extension {} is not supported", extension.extn_id));
            }
            if seen.contains(&extension.extn_id) {
                return Err(format!("the extension {} appears twice", extension.extn_id));
            }
            seen.push(extension.extn_id);
        }
        Ok(())
    }

    /// What holds for a certificate that issues others, with `below` intermediates between it and the leaf.
    fn check_issuer(&self, below: usize) -> Result<(), String> {
        let constraints: Option<BasicConstraints> = self.extension()?;
        let constraints =
            constraints.filter(|constraints| constraints.ca).ok_or("not a certificate authority")?;
        if constraints.path_len_constraint.is_some_and(|longest| below > usize::from(longest)) {
            return Err("more intermediates than its path length allows".to_owned());
        }
        let usage: Option<KeyUsage> = self.extension()?;
        match usage.is_none_or(|usage| usage.key_cert_sign()) {
            true => Ok(()),
            false => Err("its key usage does not allow signing certificates".to_owned()),
        }
    }

    /// Whether the leaf may sign a model: digital signatures by its key usage, or code signing by its
    /// extended key usage, as the reference implementation asks.
    fn may_sign(&self) -> Result<bool, String> {
        let usage: Option<KeyUsage> = self.extension()?;
        let extended: Option<ExtendedKeyUsage> = self.extension()?;
        Ok(usage.is_some_and(|usage| usage.digital_signature())
            || extended.is_some_and(|extended| extended.0.contains(&CODE_SIGNING)))
    }

    fn is_self_issued(&self) -> bool {
        self.parsed.tbs_certificate().subject() == self.parsed.tbs_certificate().issuer()
    }

    fn is_signed_by(&self, issuer: &Certificate) -> bool {
        let algorithm = self.parsed.signature_algorithm().oid;
        let hash = if algorithm == ECDSA_SHA256 {
            MessageHash::Sha256
        } else if algorithm == ECDSA_SHA384 {
            MessageHash::Sha384
        } else if algorithm == ECDSA_SHA512 {
            MessageHash::Sha512
        } else {
            return false;
        };
        let (Ok(key), Some(signature)) = (issuer.key(), self.parsed.signature().as_bytes()) else {
            return false;
        };
        key.verifies_hashed(hash, &self.signed, signature)
    }

    fn extensions(&self) -> &[Extension] {
        self.parsed.tbs_certificate().extensions().map_or(&[], Vec::as_slice)
    }

    fn extension<'e, E>(&'e self) -> Result<Option<E>, String>
    where
        E: x509_cert::der::Decode<'e> + x509_cert::der::oid::AssociatedOid,
    {
        let Some(found) = self.extensions().iter().find(|extension| extension.extn_id == E::OID) else {
            return Ok(None);
        };
        let decoded = E::from_der(found.extn_value.as_bytes());
        decoded.map(Some).map_err(|_| format!("the extension {} cannot be read", E::OID))
    }
}

fn refused(certificate: &Certificate, why: &str) -> Fault {
    Fault::invalid("untrusted_certificate", format!("{}: {why}", certificate.subject()))
}
