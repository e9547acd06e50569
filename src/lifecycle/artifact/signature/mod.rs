//! Signatures of model folders in the form of OpenSSF model signing 1.x: a sigstore bundle 0.3 with a DSSE
//! envelope around an in-toto statement.

mod bundle;
mod certificate;
mod folder;
mod keys;
mod pem;
mod problem;
mod report;
mod sign;
mod signed_folder;
mod statement;
mod trust;
mod verify;

pub use problem::{SignatureProblem, SignatureVerdict};
pub use report::{ModelSignerIdentity, SignatureReport};
pub use sign::ModelSigner;
pub use trust::SignerTrust;
pub use verify::ModelVerifier;

pub(super) use signed_folder::SignedFolder;
