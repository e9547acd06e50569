//! Model files: what they consist of, what changed, and who vouches for them.

mod digest;
mod hashing;
mod manifest;
#[cfg(feature = "signing")]
mod signature;
mod tree;
#[cfg(feature = "signing")]
mod verified;

pub use digest::HashAlgorithm;
pub use manifest::{
    ChangePattern, FileChange, ManifestFile, ManifestOptions, ManifestTensor, ModelDiff, ModelManifest,
    TensorChange, TensorMeasure,
};
#[cfg(feature = "signing")]
pub use signature::{
    ModelSigner, ModelSignerIdentity, ModelVerifier, SignatureProblem, SignatureReport, SignatureVerdict,
    SignerTrust,
};
#[cfg(feature = "signing")]
pub use verified::{ModelTrust, VerifiedFile, VerifiedModel};
