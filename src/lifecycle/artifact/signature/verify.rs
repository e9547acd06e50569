use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use super::bundle::{Bundle, MAX_BUNDLE, PAYLOAD_TYPE};
use super::folder::{Folder, GIT_PATHS, Scope, match_digests, match_names};
use super::problem::{Fault, SignatureProblem, SignatureVerdict};
use super::report::{ModelSignerIdentity, SignatureReport};
use super::statement::Statement;
use super::trust::SignerTrust;
use crate::lifecycle::artifact::hashing::Hashing;
use crate::lifecycle::artifact::tree::Tree;

/// Verifies model folders against signatures in the form of OpenSSF model signing 1.x.
///
/// It checks that the signature is a trusted signer's, that the signed statement is consistent, and that the
/// folder holds exactly the signed files with exactly the signed content. Files that are missing, changed or
/// extra are named. Hash functions and the granularity (files or shards) are read from the statement.
///
/// What it does not do: look at what the files would execute (that is the scan's business), or keep them from changing afterwards (that is
/// [`VerifiedModel`](crate::lifecycle::artifact::VerifiedModel)).
///
/// # Cost
///
/// Each byte is read and hashed once, in one thread unless [`with_threads`](ModelVerifier::with_threads) asks
/// for more. SHA-256 runs at the speed of `sha256sum` where the processor has SHA instructions.
///
/// # Untrusted input
///
/// Signature files above 256 MiB are refused; nothing of the statement is read before its signature holds; no
/// symbolic link leads out of the folder; pipes and devices are never opened for reading.
///
/// ```no_run
/// use mantlet::lifecycle::artifact::{ModelVerifier, SignerTrust};
///
/// let trust = SignerTrust::public_key(&std::fs::read("publisher.pem")?)?;
/// let report = ModelVerifier::new(trust).verify("models/classifier", "models/classifier.sig");
/// assert!(report.is_valid(), "{report}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct ModelVerifier {
    trust: SignerTrust,
    hashing: Hashing,
}

/// A statement whose signature holds, before the folder is compared with it.
pub(super) struct Checked {
    pub(super) signer: ModelSignerIdentity,
    pub(super) statement: Statement,
}

impl ModelVerifier {
    /// A verifier that accepts the signatures of one signer or authority.
    pub fn new(trust: SignerTrust) -> ModelVerifier {
        ModelVerifier { trust, hashing: Hashing::default() }
    }

    /// Hashes on `threads` threads. Files, and the shards of a signature over shards, go to different threads.
    #[must_use]
    pub fn with_threads(mut self, threads: NonZeroUsize) -> ModelVerifier {
        self.hashing.threads = threads;
        self
    }

    /// Calls `progress` with the bytes hashed so far and the bytes in all, about four times per MiB, from the
    /// threads that hash.
    #[must_use]
    pub fn with_progress(mut self, progress: impl Fn(u64, u64) + Send + Sync + 'static) -> ModelVerifier {
        self.hashing.progress = Some(Arc::new(progress));
        self
    }

    /// Checks a model, a folder or one file, against a signature file.
    ///
    /// There is no error to forget: what cannot be read is a report that is not valid.
    pub fn verify(&self, model: impl AsRef<Path>, signature: impl AsRef<Path>) -> SignatureReport {
        let (model, signature) = (model.as_ref(), signature.as_ref());
        match self.check(model, signature) {
            Ok(report) => report,
            Err(Fault::Malformed(problem)) => SignatureReport::failed(SignatureVerdict::Malformed, problem),
            Err(Fault::Invalid(problem)) => SignatureReport::failed(SignatureVerdict::Invalid, problem),
        }
    }

    fn check(&self, model: &Path, signature: &Path) -> Result<SignatureReport, Fault> {
        let checked = Checked::read(signature, &self.trust)?;
        let tree = Tree::open(model)
            .map_err(|error| Fault::invalid("unreadable", format!("the model cannot be opened: {error}")))?;
        let mut folder = checked.folder(&tree, signature);
        let Statement { serialization, files, .. } = &checked.statement;
        match_names(&mut folder, files, serialization);
        // A folder that cannot be right is named at once, instead of after hashing it.
        let digests = folder.hash(&tree, serialization, &self.hashing);
        let mut problems = std::mem::take(&mut folder.problems);
        problems.extend(match_digests(&folder, files, &digests));
        Ok(checked.report(folder.unsigned, problems))
    }
}

impl Checked {
    /// Reads a signature file and judges who signed it.
    pub(super) fn read(signature: &Path, trust: &SignerTrust) -> Result<Checked, Fault> {
        let unreadable = |error| Fault::malformed(format!("the signature file cannot be read: {error}"));
        let mut json = Vec::new();
        let file = File::open(signature).map_err(unreadable)?;
        file.take(MAX_BUNDLE + 1).read_to_end(&mut json).map_err(unreadable)?;
        if json.len() as u64 > MAX_BUNDLE {
            return Err(Fault::malformed("the signature file is larger than 256 MiB"));
        }
        let bundle = Bundle::parse(&json)?;
        if bundle.payload_type != PAYLOAD_TYPE {
            let found = &bundle.payload_type;
            return Err(Fault::invalid(
                "payload_type",
                format!("the payload is {found:?}, not {PAYLOAD_TYPE}"),
            ));
        }
        let signer = trust.judge(&bundle)?;
        Ok(Checked { signer, statement: Statement::parse(&bundle.payload)? })
    }

    /// The folder as the statement looks at it.
    pub(super) fn folder(&self, tree: &Tree, signature: &Path) -> Folder {
        let Statement { serialization, files, .. } = &self.statement;
        let ignored = match &serialization.ignore_paths {
            Some(paths) => paths.iter().map(|path| path.trim_end_matches('/')).collect(),
            None => GIT_PATHS.to_vec(),
        };
        let scope = Scope {
            allow_symlinks: serialization.allow_symlinks,
            ignored,
            signature: tree.name_of(signature),
        };
        Folder::of(tree, &scope, |name| files.contains_key(name))
    }

    fn report(self, unsigned: Vec<String>, problems: Vec<SignatureProblem>) -> SignatureReport {
        let verdict = match problems.is_empty() {
            true => SignatureVerdict::Valid,
            false => SignatureVerdict::Invalid,
        };
        SignatureReport {
            verdict,
            problems,
            unsigned,
            signer: Some(self.signer),
            model: Some(self.statement.model),
            root_digest: Some(self.statement.root_digest),
            signed_files: self.statement.files.len(),
        }
    }
}

impl fmt::Debug for ModelVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ModelVerifier").field("trust", &self.trust).finish_non_exhaustive()
    }
}
