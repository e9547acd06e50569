//! How structured evaluators find things fast: literals first, then verification.
