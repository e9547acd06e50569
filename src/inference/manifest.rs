//! Which bytes belong together: `manifest.json` names the digest of each file of a model.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

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

    /// Compares a file with its entry, and gives its SHA-256.
    pub(super) fn check(&self, file: &str, bytes: &[u8]) -> Result<String, Error> {
        let wrong = |what: String| Error::new(ErrorKind::Asset, format!("{file} {what}"));
        let entry = self.0.get(file).ok_or_else(|| wrong("is not named by manifest.json".to_owned()))?;
        let actual = hexadecimal(&Sha256::digest(bytes));
        if !actual.eq_ignore_ascii_case(&entry.sha256) || bytes.len() as u64 != entry.bytes {
            return Err(wrong(format!(
                "has SHA-256 {actual} and {} bytes, not {} and {}",
                bytes.len(),
                entry.sha256.chars().take(64).collect::<String>(),
                entry.bytes
            )));
        }
        Ok(actual)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
