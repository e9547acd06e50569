//! Security regression: the same cases on two models, or on two guards, and whether something got worse.

pub mod metrics;
mod random;
