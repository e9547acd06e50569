use std::collections::BTreeMap;

use semver::Version;
use serde::{Deserialize, Serialize};

use super::fields::FieldMap;
use crate::Error;

/// What a dataset is: name, version, licence, source, and the hash that its cases must have.
///
/// On disk it is JSON beside the data: `cases.jsonl` and `cases.jsonl.manifest.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Manifest {
    /// The name.
    pub name: String,
    /// The version, `major.minor.patch`: cases that were removed or mean something else are a major change, new cases
    /// a minor one, anything else a patch.
    pub version: String,
    /// The licence, as an SPDX expression.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Which part of it: `test`, `validation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<String>,
    /// How the file is written.
    pub format: Format,
    /// Which of the file's fields mean what.
    #[serde(default, skip_serializing_if = "FieldMap::is_default")]
    pub fields: FieldMap,
    /// How many cases there are.
    pub cases: u64,
    /// How many cases of each category there are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub categories: BTreeMap<String, u64>,
    /// The hash of the cases, whatever their order, in lower-case hexadecimal.
    pub sha256: String,
}

/// How the cases of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Format {
    /// A [`Case`](super::super::Case) or another object on each line.
    Jsonl,
    /// A table with a line of names.
    Csv,
    /// The table of behaviours of HarmBench (Mazeika et al., 2024).
    HarmBench,
    /// The behaviours of AgentHarm (Andriushchenko et al., 2024).
    AgentHarm,
    /// Several datasets in a row.
    Several,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) where it is not one: a key is unknown, the name is empty or the version
    /// is not one of Semantic Versioning 2.0.0.
    pub fn from_json(text: &str) -> Result<Manifest, Error> {
        let manifest: Manifest =
            serde_json::from_str(text).map_err(|error| Error::config(format!("manifest: {error}")))?;
        manifest.check()?;
        Ok(manifest)
    }

    /// The manifest as JSON.
    pub fn to_json(&self) -> String {
        // A manifest holds nothing that JSON cannot.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        if self.name.is_empty() {
            return Err(Error::config("manifest: the name is empty"));
        }
        version(&self.version)?;
        Ok(())
    }
}

pub(super) fn version(text: &str) -> Result<Version, Error> {
    Version::parse(text).map_err(|error| {
        Error::config(format!("a version is `major.minor.patch` (Semantic Versioning 2.0.0): {error}"))
    })
}
