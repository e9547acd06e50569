pub(crate) mod artifact;
