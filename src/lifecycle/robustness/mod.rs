//! How far must an input be changed until a model decides otherwise? Attacks, which find a change, and certificates, which
//! rule all changes of a size out.
//!
//! Attacks and certificates know a model as a closure and nothing of its inside. Every search is bounded by a number of
//! queries and drawn from a seed.

mod smoothing;
mod tensors;
mod text;

pub use smoothing::{Certificate, Smoothing, WordCertificate, WordSmoothing};
pub use tensors::{TensorAttack, TensorAttackReport};
pub use text::{TextAttack, TextAttackReport};
