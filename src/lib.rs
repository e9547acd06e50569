//! Guards for neural networks, LLM applications and agents, from inside the process that calls them.

#[cfg(feature = "audit")]
pub mod audit;
mod error;
mod evaluation;
mod evaluator;
mod evaluators;
mod guard;
mod input;
mod label;
#[cfg(feature = "pii")]
mod matching;
#[cfg(feature = "metrics")]
pub mod metrics;
mod policy;
mod score;
#[cfg(feature = "text")]
pub mod text;

// The public interface is:
pub use crate::error::{Error, ErrorKind};
pub use crate::evaluation::{Coverage, Decision, Evaluation, Finding, LabelScore};
pub use crate::evaluator::{Evaluator, ModelProvenance, Provenance};
pub use crate::evaluators::custom::CustomEvaluation;
pub use crate::evaluators::output_safety::OutputSafety;
#[cfg(feature = "pii")]
pub use crate::evaluators::pii::Pii;
#[cfg(feature = "flash")]
pub use crate::evaluators::protect_flash::ProtectFlash;
pub use crate::guard::{
    Check, CheckReport, Guard, GuardBuilder, GuardedModel, Observer, Outcome, Output, Report, Stage,
};
#[cfg(feature = "config")]
pub use crate::guard::{GuardConfig, Registry};
pub use crate::input::{Input, Origin, ToolCall};
pub use crate::label::Label;
pub use crate::policy::{Policy, Verdict};
pub use crate::score::Score;
