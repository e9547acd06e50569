//! Model files: what they consist of, what changed, and who vouches for them.

#[cfg(feature = "signing")]
mod algorithm;
mod digest;
mod hashing;
mod manifest;
#[cfg(feature = "signing")]
mod signature;
mod tree;
#[cfg(feature = "signing")]
mod verified;

#[cfg(feature = "signing")]
pub use algorithm::HashAlgorithm;
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
