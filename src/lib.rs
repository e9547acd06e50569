//! Guards for neural networks, LLM applications and agents, from inside the process that calls them.
//!
//! A neural network has no deterministic trust boundary: any text that reaches it can change what it does, and what
//! comes out can leak or harm. This crate puts evaluators at every boundary and a [`Guard`] around the call. It needs no
//! service and no network; the trained tables are compiled in.
//!
//! ```
//! # #[cfg(all(feature = "flash", feature = "pii"))] {
//! use mantlet::{Guard, Input, OutputSafety, Pii, ProtectFlash};
//!
//! let guard = Guard::builder("support-chat") // the route: metrics and audit carry it
//!     .pre(ProtectFlash::embedded()?) // its own default policy
//!     .pre(Pii::new())
//!     .post(OutputSafety::new())
//!     .build()?;
//!
//! let before = guard.check_input(Input::retrieved("The harbour opens at nine."));
//! if before.is_blocked() {
//!     eprintln!("{}", before.reasons().join("; "));
//! }
//! let prompt = before.text(); // redacted where a policy says so, empty where blocked
//! let answer = "At nine."; // what the model makes of it
//! let after = guard.check_output(Input::response(answer).with_context(prompt));
//! assert!(!after.is_blocked());
//! # }
//! # Ok::<(), mantlet::Error>(())
//! ```
//!
//! # The words
//!
//! | word | meaning |
//! |---|---|
//! | [`Evaluator`] | gives an opinion on an [`Input`]: an [`Evaluation`] |
//! | [`Score`] | `0..=1`, higher is riskier, the same meaning for every evaluator |
//! | [`Finding`] | a labelled byte range of the original text |
//! | [`Policy`] | what a score means: a [`Verdict`], `allow < flag < redact < block` |
//! | [`Check`] | an evaluator with its policy |
//! | [`Stage`] | before the model call or after it |
//! | [`Origin`] | where a text came from; every origin is evaluated |
//! | [`Guard`] | checks on a route; the worst verdict wins |
//! | [`Report`] | what became of every check, without the text |
//!
//! # Untrusted input
//!
//! Every text is taken to be hostile. Evaluation takes linear time and bounded memory for any `&str`, and does not panic;
//! a panic of an evaluator, of this crate's or of yours, is contained by the guard and counts as a failure. Failures are
//! decided by the policy's `on_error` verdict, which is block unless changed.
//!
//! # Threads and async
//!
//! Everything works behind `&self` and is `Send + Sync + 'static`; a [`Guard`] is cheap to clone. Nothing runs in
//! parallel unless it was asked for, save that a check with a deadline runs on a thread of its own. There is no `async`:
//! evaluation is work for the processor, so hand a clone of the guard to your runtime's pool for blocking work.
//!
//! # Features
//!
//! `flash`, `model`, `pii`, `vault`, `config`, `audit` and `metrics` are on by default, and `text` comes with them; all others are
//! asked for. Features only add; `Cargo.toml` says what each is.

#[cfg(feature = "audit")]
pub mod audit;
mod base64;
mod error;
mod evaluation;
mod evaluator;
mod evaluators;
mod guard;
#[cfg(any(
    feature = "artifact",
    feature = "audit",
    feature = "flash",
    feature = "model",
    feature = "suites"
))]
mod hex;
#[cfg(feature = "model")]
mod inference;
mod input;
mod label;
pub mod lifecycle;
#[cfg(feature = "pii")]
mod matching;
#[cfg(feature = "metrics")]
pub mod metrics;
#[cfg(any(feature = "http", feature = "hub"))]
mod network;
mod policy;
#[cfg(feature = "vault")]
mod redact;
mod score;
mod streaming;
#[cfg(feature = "suites")]
pub mod suites;
#[cfg(feature = "text")]
pub mod text;
mod tool_call;

// The public interface is:
pub use crate::error::{Error, ErrorKind};
pub use crate::evaluation::{Coverage, Decision, Evaluation, Finding, LabelScore};
pub use crate::evaluator::{Evaluator, ModelProvenance, Provenance};
#[cfg(all(feature = "actions", feature = "training"))]
#[doc(hidden)]
pub use crate::evaluators::action_safety::TrainingFeatures;
#[cfg(feature = "actions")]
pub use crate::evaluators::action_safety::{
    ActionPolicy, ActionSafety, FlowRule, Permission, ToolRule, TrajectoryEvaluation, TrajectoryStep,
};
#[cfg(feature = "model")]
pub use crate::evaluators::content_safety::ContentSafety;
pub use crate::evaluators::custom::CustomEvaluation;
pub use crate::evaluators::output_safety::OutputSafety;
#[cfg(feature = "pii")]
pub use crate::evaluators::pii::{Checksum, Pii, PiiBuilder, PiiRecogniser};
#[cfg(feature = "model")]
pub use crate::evaluators::prompt_injection::PromptInjection;
#[cfg(feature = "flash")]
pub use crate::evaluators::protect_flash::ProtectFlash;
#[cfg(feature = "text")]
pub use crate::evaluators::system_prompt_leakage::SystemPromptLeakage;
#[cfg(feature = "model")]
pub use crate::evaluators::toxicity::Toxicity;
pub use crate::guard::{
    Check, CheckReport, Guard, GuardBuilder, GuardStream, GuardedModel, Observer, Outcome, Output, Report,
    Stage, Streamed,
};
#[cfg(feature = "config")]
pub use crate::guard::{GuardConfig, Registry};
#[cfg(feature = "hub")]
pub use crate::inference::ModelHub;
pub use crate::input::{Input, Origin};
pub use crate::label::Label;
pub use crate::policy::{Policy, Verdict};
#[cfg(feature = "vault")]
pub use crate::redact::{
    GuardSession, Operator, Redacted, RedactionKey, Redactor, Restorer, SecretText, SessionStream, Vault,
};
pub use crate::score::Score;
pub use crate::streaming::{Incremental, Progress, Streaming, Window};
pub use crate::tool_call::ToolCall;

#[cfg(all(doctest, feature = "flash", feature = "pii"))]
#[doc = include_str!("../README.md")]
struct Readme;
