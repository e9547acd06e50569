use base64ct::{Base64, Encoding as _};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::problem::Fault;

/// The form of a sigstore bundle that model signatures have.
pub(super) const MEDIA_TYPE: &str = "application/vnd.dev.sigstore.bundle.v0.3+json";

/// What is signed: an in-toto statement.
pub(super) const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

/// A signature file that is larger is refused unread. A million resources fit.
pub(super) const MAX_BUNDLE: u64 = 256 << 20;

/// More certificates than any real chain has are refused.
const MAX_CERTIFICATES: usize = 16;

/// A parsed bundle: its parts are decoded, and nothing is checked yet.
#[derive(Debug)]
pub(super) struct Bundle {
    pub(super) material: Material,
    pub(super) payload_type: String,
    /// The bytes that were signed, exactly as the bundle carries them.
    pub(super) payload: Vec<u8>,
    /// ECDSA in DER.
    pub(super) signature: Vec<u8>,
}

/// What a bundle says about who signed it.
#[derive(Debug)]
pub(super) enum Material {
    /// A hash of the public key's PEM text, which may be absent.
    PublicKey { hint: Option<String> },
    /// DER certificates, leaf first.
    Chain(Vec<Vec<u8>>),
    /// A certificate of a sigstore instance, which needs a transparency log to be judged.
    Keyless,
}

impl Bundle {
    pub(super) fn parse(json: &[u8]) -> Result<Bundle, Fault> {
        let wire: Wire = serde_json::from_slice(json)
            .map_err(|error| Fault::malformed(format!("not a sigstore bundle: {error}")))?;
        if wire.media_type != MEDIA_TYPE {
            return Err(Fault::malformed(format!(
                "the media type is {:?}, not {MEDIA_TYPE}",
                wire.media_type
            )));
        }
        let [signature] = wire.envelope.signatures.as_slice() else {
            let count = wire.envelope.signatures.len();
            return Err(Fault::malformed(format!("the envelope holds {count} signatures instead of one")));
        };
        Ok(Bundle {
            material: Material::parse(wire.material)?,
            payload: decode("payload", &wire.envelope.payload)?,
            signature: decode("signature", &signature.sig)?,
            payload_type: wire.envelope.payload_type,
        })
    }

    /// The bundle as JSON.
    pub(super) fn to_json(&self) -> String {
        let (public_key, chain) = match &self.material {
            Material::PublicKey { hint } => (Some(Hint { hint: hint.clone() }), None),
            Material::Chain(certificates) => {
                let certificates =
                    certificates.iter().map(|der| Certificate { raw_bytes: encode(der) }).collect();
                (None, Some(Chain { certificates }))
            }
            Material::Keyless => (None, None),
        };
        let wire = Wire {
            media_type: MEDIA_TYPE.to_owned(),
            material: WireMaterial {
                public_key,
                chain,
                tlog_entries: Vec::new(),
                certificate: None,
                timestamps: None,
            },
            envelope: Envelope {
                payload: encode(&self.payload),
                payload_type: self.payload_type.clone(),
                signatures: vec![WireSignature { sig: encode(&self.signature), keyid: String::new() }],
            },
        };
        serde_json::to_string(&wire).expect("strings and lists are JSON")
    }

    /// What the signature is over.
    pub(super) fn signed_bytes(&self) -> Vec<u8> {
        pre_authentication_encoding(&self.payload_type, &self.payload)
    }
}

/// DSSE 1.0, "Signature definition": type and payload, each with its length before it.
pub(super) fn pre_authentication_encoding(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut encoded = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    encoded.extend_from_slice(payload);
    encoded
}

impl Material {
    fn parse(wire: WireMaterial) -> Result<Material, Fault> {
        match (wire.public_key, wire.chain, wire.certificate) {
            // The protocol-buffer form of an absent hint is an empty one.
            (Some(key), None, None) => {
                Ok(Material::PublicKey { hint: key.hint.filter(|hint| !hint.is_empty()) })
            }
            (None, Some(chain), None) => {
                let certificates = chain.certificates;
                if certificates.is_empty() || certificates.len() > MAX_CERTIFICATES {
                    let count = certificates.len();
                    return Err(Fault::malformed(format!(
                        "{count} certificates, not 1 to {MAX_CERTIFICATES}"
                    )));
                }
                let decoded =
                    certificates.iter().map(|certificate| decode("certificate", &certificate.raw_bytes));
                Ok(Material::Chain(decoded.collect::<Result<_, _>>()?))
            }
            (None, None, Some(_)) => Ok(Material::Keyless),
            _ => Err(Fault::malformed(
                "the verification material is not exactly one of key, chain, certificate",
            )),
        }
    }
}

/// Strict: padded, and without stray bits, so that no two texts stand for the same bytes.
fn decode(what: &str, text: &str) -> Result<Vec<u8>, Fault> {
    Base64::decode_vec(text).map_err(|_| Fault::malformed(format!("the {what} is not base64")))
}

fn encode(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// The JSON form of the protocol buffer `dev.sigstore.bundle.v1.Bundle`. Fields it does not know are refused,
/// as the JSON mapping of protocol buffers asks; duplicate ones too.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(rename = "mediaType")]
    media_type: String,
    #[serde(rename = "verificationMaterial")]
    material: WireMaterial,
    #[serde(rename = "dsseEnvelope")]
    envelope: Envelope,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMaterial {
    #[serde(rename = "publicKey", default, skip_serializing_if = "Option::is_none")]
    public_key: Option<Hint>,
    #[serde(rename = "x509CertificateChain", default, skip_serializing_if = "Option::is_none")]
    chain: Option<Chain>,
    #[serde(default, skip_serializing)]
    certificate: Option<IgnoredAny>,
    #[serde(rename = "tlogEntries", default, serialize_with = "nothing")]
    tlog_entries: Vec<IgnoredAny>,
    #[serde(rename = "timestampVerificationData", default, skip_serializing)]
    #[expect(dead_code, reason = "known, and of no use without a transparency log")]
    timestamps: Option<IgnoredAny>,
}

/// Keys and certificates have no entries in a transparency log.
fn nothing<S: serde::Serializer>(_: &[IgnoredAny], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(std::iter::empty::<u8>())
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hint {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chain {
    certificates: Vec<Certificate>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Certificate {
    #[serde(rename = "rawBytes")]
    raw_bytes: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    payload: String,
    #[serde(rename = "payloadType")]
    payload_type: String,
    signatures: Vec<WireSignature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSignature {
    sig: String,
    #[serde(default)]
    keyid: String,
}
