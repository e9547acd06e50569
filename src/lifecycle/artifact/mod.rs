//! Model files.

mod digest;
mod hashing;
#[cfg(feature = "signing")]
mod signature;
mod tree;

pub use digest::HashAlgorithm;
#[cfg(feature = "signing")]
pub use signature::{
    ModelSigner, ModelSignerIdentity, ModelVerifier, SignatureProblem, SignatureReport, SignatureVerdict, SignerTrust,
};
