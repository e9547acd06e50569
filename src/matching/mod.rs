//! How structured evaluators find things fast: one pass for anchors, then verification of small candidates.

pub(crate) mod anchors;
pub(crate) mod checksum;
pub(crate) mod coins;
pub(crate) mod overlap;
