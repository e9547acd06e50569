//! The rest of a model's life: its files, its data, its use.

#[cfg(feature = "artifact")]
pub mod artifact;
#[cfg(feature = "backdoor")]
pub mod backdoor;
#[cfg(feature = "extraction")]
pub mod extraction;
#[cfg(feature = "leakage")]
pub mod leakage;
#[cfg(any(feature = "backdoor", feature = "extraction", feature = "leakage", feature = "robustness"))]
mod numerics;
#[cfg(feature = "poisoning")]
pub mod poisoning;
#[cfg(feature = "robustness")]
pub mod robustness;
