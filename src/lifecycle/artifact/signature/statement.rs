use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest as _, Sha256};

use super::problem::{Fault, SignatureProblem};
use crate::hex::hex;
use crate::lifecycle::artifact::algorithm::{HashAlgorithm, unhex};
use crate::lifecycle::artifact::tree::{SINGLE_FILE, components};

const STATEMENT_TYPE: &str = "https://in-toto.io/Statement/v1";
const PREDICATE_TYPE: &str = "https://model_signing/signature/v1.0";

/// The resources of every file, by its name.
pub(super) type SignedFiles = BTreeMap<String, Vec<Resource>>;

/// What was signed: how the folder was hashed, and the digest of everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Statement {
    /// What the signer called the model; informative only.
    pub(super) model: String,
    /// SHA-256 over the digests of the resources in their order, in hexadecimal.
    pub(super) root_digest: String,
    pub(super) serialization: Serialization,
    pub(super) files: SignedFiles,
}

/// How a model folder becomes a list of digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Serialization {
    pub(super) algorithm: HashAlgorithm,
    /// In bytes; `None` where files are hashed whole.
    pub(super) shard_size: Option<u64>,
    pub(super) allow_symlinks: bool,
    /// Paths that were not signed. `None` where the signer did not say, as early signers did not.
    pub(super) ignore_paths: Option<Vec<String>>,
}

/// The digest of a range of a file, or of all of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Resource {
    /// `None` for the whole file.
    pub(super) range: Option<(u64, u64)>,
    pub(super) digest: Vec<u8>,
}

impl Statement {
    /// A statement about hashed files, which must be in the order of signers.
    pub(super) fn new(
        model: String,
        serialization: Serialization,
        files: &[(String, Vec<Resource>)],
    ) -> Statement {
        let mut root = Sha256::new();
        for resource in files.iter().flat_map(|(_, resources)| resources) {
            root.update(&resource.digest);
        }
        let root_digest = hex(&root.finalize());
        Statement { model, root_digest, serialization, files: files.iter().cloned().collect() }
    }

    /// Reads a payload whose signature holds.
    pub(super) fn parse(payload: &[u8]) -> Result<Statement, Fault> {
        let malformed =
            |error: serde_json::Error| Fault::malformed(format!("not a model's statement: {error}"));
        let kind: Kind = serde_json::from_slice(payload).map_err(malformed)?;
        if kind.statement_type != STATEMENT_TYPE {
            let found = kind.statement_type;
            return Err(Fault::invalid("statement_type", format!("the statement's type is {found:?}")));
        }
        if kind.predicate_type != PREDICATE_TYPE {
            let found = kind.predicate_type;
            return Err(Fault::invalid(
                "predicate_type",
                format!("the predicate's type is {found:?}; only {PREDICATE_TYPE} is accepted"),
            ));
        }
        let wire: Wire = serde_json::from_slice(payload).map_err(malformed)?;
        let [subject] = wire.subject.as_slice() else {
            let count = wire.subject.len();
            return Err(Fault::invalid("subject", format!("{count} subjects instead of one")));
        };
        let serialization = wire.predicate.serialization.parse()?;
        let (root, files) = resources(&serialization, &wire.predicate.resources)?;
        if root != subject.digest.sha256 {
            let claimed = &subject.digest.sha256;
            return Err(Fault::invalid(
                "root_digest",
                format!("the resources hash to {root}, and the subject claims {claimed}"),
            ));
        }
        Ok(Statement { model: subject.name.clone(), root_digest: root, serialization, files })
    }

    /// The payload to sign. `files` are in the order of signers.
    pub(super) fn to_json(&self, files: &[(String, Vec<Resource>)]) -> String {
        let algorithm = self.serialization.resource_algorithm();
        let entries = files.iter().flat_map(|(name, resources)| resources.iter().map(move |one| (name, one)));
        let resources = entries.map(|(name, resource)| WireResource {
            name: match resource.range {
                None => name.clone(),
                Some((start, end)) => format!("{name}:{start}:{end}"),
            },
            algorithm: algorithm.clone(),
            digest: hex(&resource.digest),
        });
        let wire = WireOut {
            statement_type: STATEMENT_TYPE,
            subject: [Subject {
                name: self.model.clone(),
                digest: SubjectDigest { sha256: self.root_digest.clone() },
            }],
            predicate_type: PREDICATE_TYPE,
            predicate: PredicateOut {
                serialization: self.serialization.to_wire(),
                resources: resources.collect(),
            },
        };
        serde_json::to_string_pretty(&wire).expect("strings and numbers are JSON")
    }
}

impl Serialization {
    /// The name of the hash of a resource: `sha256`, or `sha256-sharded-1000000000`.
    fn resource_algorithm(&self) -> String {
        match self.shard_size {
            None => self.algorithm.as_str().to_owned(),
            Some(size) => format!("{}-sharded-{size}", self.algorithm),
        }
    }

    fn to_wire(&self) -> WireSerialization {
        WireSerialization {
            method: if self.shard_size.is_some() { "shards" } else { "files" }.to_owned(),
            // The reference implementation reads `blake2` here and `blake2b` in the resources.
            hash_type: match self.algorithm {
                HashAlgorithm::Blake2b => "blake2".to_owned(),
                other => other.as_str().to_owned(),
            },
            shard_size: self.shard_size.map(Whole),
            allow_symlinks: self.allow_symlinks,
            ignore_paths: self.ignore_paths.clone(),
        }
    }
}

/// A path, and the range of the file unless it is the whole.
type ResourceName<'n> = (&'n str, Option<(u64, u64)>);

/// The order of resources is the signer's; the root digest follows it.
fn resources(serialization: &Serialization, listed: &[WireResource]) -> Result<(String, SignedFiles), Fault> {
    let algorithm = serialization.resource_algorithm();
    let length = serialization.algorithm.hasher().finish().len();
    let mut root = Sha256::new();
    let mut seen: BTreeMap<ResourceName<'_>, Vec<u8>> = BTreeMap::new();
    for listed in listed {
        let name = &listed.name;
        if listed.algorithm != algorithm {
            let message = format!("{name:?} is hashed with {:?} instead of {algorithm}", listed.algorithm);
            return Err(Fault::invalid("algorithm", message));
        }
        let digest = unhex(&listed.digest).filter(|digest| digest.len() == length);
        let digest = digest
            .ok_or_else(|| Fault::malformed(format!("the digest of {name:?} is not one of {algorithm}")))?;
        root.update(&digest);
        let (path, range) = match serialization.shard_size {
            None => (name.as_str(), None),
            Some(_) => shard(name).ok_or_else(|| {
                Fault::malformed(format!("the name of the shard {name:?} is not path:start:end"))
            })?,
        };
        if path != SINGLE_FILE && components(path).is_none() {
            return Err(Fault::Invalid(SignatureProblem::of_file(
                "unsafe_path",
                path,
                "a signed name is not a plain path inside the folder",
            )));
        }
        match seen.entry((path, range)) {
            Entry::Vacant(vacant) => {
                vacant.insert(digest);
            }
            Entry::Occupied(known) if *known.get() == digest => {}
            Entry::Occupied(_) => {
                return Err(Fault::Invalid(SignatureProblem::of_file(
                    "contradiction",
                    path,
                    "is signed twice, with two digests",
                )));
            }
        }
    }
    if seen.is_empty() {
        return Err(Fault::invalid("nothing_signed", "the signature covers no file"));
    }
    let mut files: BTreeMap<String, Vec<Resource>> = BTreeMap::new();
    for ((path, range), digest) in seen {
        files.entry(path.to_owned()).or_default().push(Resource { range, digest });
    }
    Ok((hex(&root.finalize()), files))
}

/// `path:start:end`, read from the right, since a path may hold colons.
fn shard(name: &str) -> Option<ResourceName<'_>> {
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    let (rest, end) = name.rsplit_once(':')?;
    let (path, start) = rest.rsplit_once(':')?;
    let (start, end) = (number(start)?, number(end)?);
    (start < end).then_some((path, Some((start, end))))
}

/// What decides how the rest is read. Everything else is left for later.
#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "_type")]
    statement_type: String,
    #[serde(rename = "predicateType")]
    predicate_type: String,
}

#[derive(Deserialize)]
struct Wire {
    subject: Vec<Subject>,
    predicate: Predicate,
}

#[derive(Serialize)]
struct WireOut {
    #[serde(rename = "_type")]
    statement_type: &'static str,
    subject: [Subject; 1],
    #[serde(rename = "predicateType")]
    predicate_type: &'static str,
    predicate: PredicateOut,
}

#[derive(Serialize)]
struct PredicateOut {
    serialization: WireSerialization,
    resources: Vec<WireResource>,
}

#[derive(Serialize, Deserialize)]
struct Subject {
    #[serde(default)]
    name: String,
    digest: SubjectDigest,
}

#[derive(Serialize, Deserialize)]
struct SubjectDigest {
    sha256: String,
}

/// Fields beyond these are for later versions of the predicate, which says to ignore them.
#[derive(Deserialize)]
struct Predicate {
    serialization: WireSerialization,
    #[serde(default)]
    resources: Vec<WireResource>,
}

#[derive(Serialize, Deserialize)]
struct WireSerialization {
    method: String,
    hash_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shard_size: Option<Whole>,
    allow_symlinks: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ignore_paths: Option<Vec<String>>,
}

#[derive(Serialize, Deserialize)]
struct WireResource {
    name: String,
    algorithm: String,
    digest: String,
}

impl WireSerialization {
    fn parse(self) -> Result<Serialization, Fault> {
        let algorithm = match self.hash_type.as_str() {
            "sha256" => HashAlgorithm::Sha256,
            "blake2" | "blake2b" => HashAlgorithm::Blake2b,
            "blake3" => HashAlgorithm::Blake3,
            other => return Err(Fault::invalid("algorithm", format!("the hash {other:?} is not known"))),
        };
        let shard_size = match (self.method.as_str(), self.shard_size) {
            ("files", _) => None,
            ("shards", Some(Whole(size))) if size > 0 => Some(size),
            ("shards", _) => return Err(Fault::malformed("shards without a size")),
            (other, _) => return Err(Fault::invalid("method", format!("the method {other:?} is not known"))),
        };
        Ok(Serialization {
            algorithm,
            shard_size,
            allow_symlinks: self.allow_symlinks,
            ignore_paths: self.ignore_paths,
        })
    }
}

/// A whole number, which may be written `256.0`: it passed through a protocol-buffer `Struct`.
#[derive(Clone, Copy, Debug)]
struct Whole(u64);

impl Serialize for Whole {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;

        impl Visitor<'_> for Number {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Whole, E> {
                Ok(Whole(number))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Whole, E> {
                // 2^53: the largest range in which a double is exact.
                match number.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&number) {
                    true => Ok(Whole(number as u64)),
                    false => Err(E::custom("not a whole number")),
                }
            }
        }

        deserializer.deserialize_any(Number)
    }
}
