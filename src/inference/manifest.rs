//! Which bytes belong together: `manifest.json` names the digest of each file of a model.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::{Error, ErrorKind};

/// The digests of a model's files.
#[derive(Deserialize)]
pub(super) struct Manifest(BTreeMap<String, Entry>);

#[derive(Deserialize)]
struct Entry {
    bytes: u64,
    sha256: String,
}

impl Manifest {
    pub(super) fn parse(json: &[u8]) -> Result<Manifest, Error> {
        serde_json::from_slice(json)
            .map_err(|error| Error::new(ErrorKind::Asset, format!("manifest.json: {error}")))
    }

    /// How long a file is said to be.
    #[cfg(feature = "hub")]
    pub(super) fn length(&self, file: &str) -> Result<u64, Error> {
        self.0.get(file).map(|entry| entry.bytes).ok_or_else(|| wrong(file, UNNAMED))
    }

    /// Compares a file's entry with the digest that it must have.
    #[cfg(feature = "hub")]
    pub(super) fn expect(&self, file: &str, sha256: &str) -> Result<(), Error> {
        let entry = self.0.get(file).ok_or_else(|| wrong(file, UNNAMED))?;
        match entry.sha256.eq_ignore_ascii_case(sha256) {
            true => Ok(()),
            false => Err(wrong(file, format!("has SHA-256 {}, not {sha256}", shown(&entry.sha256)))),
        }
    }

    /// Compares a file with its entry, and gives its SHA-256.
    pub(super) fn check(&self, file: &str, bytes: &[u8]) -> Result<String, Error> {
        let entry = self.0.get(file).ok_or_else(|| wrong(file, UNNAMED))?;
        let actual = hex(&Sha256::digest(bytes));
        if !actual.eq_ignore_ascii_case(&entry.sha256) || bytes.len() as u64 != entry.bytes {
            let (length, named) = (bytes.len(), shown(&entry.sha256));
            let what = format!("has SHA-256 {actual} and {length} bytes, not {named} and {}", entry.bytes);
            return Err(wrong(file, what));
        }
        Ok(actual)
    }
}

const UNNAMED: &str = "is not named by manifest.json";

fn wrong(file: &str, what: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Asset, format!("{file} {what}"))
}

/// What a manifest says is a digest, no longer than one.
fn shown(digest: &str) -> String {
    digest.chars().take(64).collect()
}
