//! The few numerical routines that the rooms of this folder share: one file each, in double precision, without
//! allocation beyond what is returned. Each names where its algorithm and the reference values of its tests come from.
#![cfg_attr(
    not(all(feature = "backdoor", feature = "extraction", feature = "leakage", feature = "robustness")),
    allow(dead_code, reason = "which of the routines are used depends on the features")
)]

pub(crate) mod beta;
pub(crate) mod jacobi;
pub(crate) mod normal;
pub(crate) mod random;
pub(crate) mod shapiro_wilk;
pub(crate) mod singular;
pub(crate) mod skew_normal;
pub(crate) mod two_means;
