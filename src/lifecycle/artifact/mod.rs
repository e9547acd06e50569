//! Model files, judged by what a loader would execute.

pub(crate) mod formats;
