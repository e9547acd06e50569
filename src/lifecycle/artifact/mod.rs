//! Model files: may this one be loaded? Decided by what a loader would execute, without executing anything.
//!
//! ```
//! use mantlet::lifecycle::artifact::{ArtifactVerdict, scan_bytes};
//! // os.system("echo"), pickled by hand.
//! let report = scan_bytes("model.bin", b"cos\nsystem\n(S'echo'\ntR.");
//! assert_eq!(report.verdict, ArtifactVerdict::Block);
//! assert_eq!(report.findings[0].code, "pickle.dangerous_global");
//! ```

#[cfg(feature = "signing")]
mod algorithm;
mod allow;
mod containers;
mod digest;
mod folder;
mod formats;
mod hashing;
mod joblib;
mod manifest;
mod numpy;
mod pickle;
mod recognise;
mod report;
mod scan;
#[cfg(feature = "signing")]
mod signature;
mod torch;
mod tree;
#[cfg(feature = "signing")]
mod verified;

use std::path::Path;

#[cfg(feature = "signing")]
pub use algorithm::HashAlgorithm;
pub use allow::AllowList;
pub use manifest::{
    ChangePattern, FileChange, ManifestFile, ManifestOptions, ManifestTensor, ModelDiff, ModelManifest,
    TensorChange, TensorMeasure,
};
pub use report::{ArtifactFinding, ArtifactReport, ArtifactVerdict, to_sarif};
pub use scan::ScanLimits;
#[cfg(feature = "signing")]
pub use signature::{
    ModelSigner, ModelSignerIdentity, ModelVerifier, SignatureProblem, SignatureReport, SignatureVerdict,
    SignerTrust,
};
#[cfg(feature = "signing")]
pub use verified::{ModelTrust, VerifiedFile, VerifiedModel};

use scan::Scan;

/// Scans a file, or a folder with all its files, with the default limits and no allow list. Of a folder, what lies in
/// `.git` and empty files are left out, and links are judged by where they lead and not followed.
///
/// A path that cannot be read is refused; there is no other error.
pub fn scan_artifact(path: impl AsRef<Path>) -> ArtifactReport {
    Scanner::new().scan(path)
}

/// Scans bytes; `name` is for the report alone.
pub fn scan_bytes(name: &str, bytes: &[u8]) -> ArtifactReport {
    Scanner::new().scan_bytes(name, bytes)
}

/// Scans model files with limits and an allow list of the caller's.
///
/// # Untrusted input
///
/// Everything that is scanned is taken to be hostile: nothing is executed, links are not followed out of a folder,
/// sizes are checked before memory is taken, and time is linear in what is unpacked.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    limits: ScanLimits,
    allow: AllowList,
}

impl Scanner {
    /// A scanner with the default limits and an empty allow list.
    pub fn new() -> Scanner {
        Scanner::default()
    }

    /// The same scanner with other limits.
    #[must_use]
    pub fn with_limits(mut self, limits: ScanLimits) -> Scanner {
        self.limits = limits;
        self
    }

    /// The same scanner with an allow list.
    #[must_use]
    pub fn with_allow_list(mut self, allow: AllowList) -> Scanner {
        self.allow = allow;
        self
    }

    /// Scans a file or a folder. A path that cannot be read is refused.
    pub fn scan(&self, path: impl AsRef<Path>) -> ArtifactReport {
        let path = path.as_ref();
        let mut scan = Scan::new(&self.limits, &self.allow);
        folder::scan(path, &mut scan);
        let format = scan.format.unwrap_or("unknown").to_owned();
        ArtifactReport::new(path.display().to_string(), format, scan.findings)
    }

    /// Scans bytes; `name` is for the report alone.
    pub fn scan_bytes(&self, name: &str, bytes: &[u8]) -> ArtifactReport {
        let mut scan = Scan::new(&self.limits, &self.allow);
        recognise::scan(bytes, &mut scan);
        let format = scan.format.unwrap_or("unknown").to_owned();
        ArtifactReport::new(name.to_owned(), format, scan.findings)
    }

    /// Scans one file of a model's folder from its bytes, by its content and by what its name means there. `name` is
    /// relative to the folder. An empty file is one that nothing loads.
    #[cfg(feature = "signing")]
    fn scan_part(&self, name: &str, bytes: &[u8]) -> ArtifactReport {
        let mut scan = Scan::new(&self.limits, &self.allow);
        if !bytes.is_empty() {
            recognise::scan(bytes, &mut scan);
            formats::repository_file(name, bytes, &mut scan);
        }
        let format = scan.format.unwrap_or("unknown").to_owned();
        ArtifactReport::new(name.to_owned(), format, scan.findings)
    }
}
