//! Normalised and decoded views of a text, each with a map back to the original bytes.
