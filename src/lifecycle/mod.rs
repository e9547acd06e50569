//! What happens to a model before it guards anything: the files it comes in.

pub(crate) mod artifact;
