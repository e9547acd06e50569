//! The evaluators, one file or folder each. They know [`Evaluator`](crate::Evaluator) and nothing of guards.

#[cfg(feature = "actions")]
pub(crate) mod action_safety;
#[cfg(feature = "model")]
pub(crate) mod content_safety;
pub(crate) mod custom;
pub(crate) mod output_safety;
#[cfg(feature = "pii")]
pub(crate) mod pii;
#[cfg(feature = "model")]
mod pooled;
#[cfg(feature = "model")]
pub(crate) mod prompt_injection;
#[cfg(feature = "flash")]
pub(crate) mod protect_flash;
#[cfg(feature = "flash")]
mod sealed;
#[cfg(feature = "text")]
pub(crate) mod system_prompt_leakage;
#[cfg(feature = "model")]
pub(crate) mod toxicity;

#[cfg(feature = "config")]
mod registry;
