//! Security regression: the same cases on two models, or on two guards, and whether something got worse.
//!
//! A model swap, a new version of an evaluator or another threshold changes what gets through. A [`Suite`] is a [`Dataset`]
//! with attacks on it; it is run against a [`Target`], which is a guard alone, a model, or a model behind a guard. Two
//! [`RunReport`]s of the same suite are compared case by case: a [`Comparison`] fails where a [`Gate`] says so.
//!
//! ```
//! # #[cfg(feature = "flash")] {
//! use mantlet::suites::{Comparison, Dataset, Gate, RunOptions, Suite, Target};
//! use mantlet::{Check, Guard, Policy, ProtectFlash};
//!
//! let guard = |block_at| {
//!     let check = Check::new(ProtectFlash::embedded()?).with_policy(Policy::block_at(block_at));
//!     Guard::builder("chat").pre(check).build()
//! };
//! let cases = Dataset::builtin()?.cases()?.collect::<Result<Vec<_>, _>>()?;
//! let injections = cases.into_iter().filter(|case| case.category.starts_with("injection")).collect();
//! let suite = Suite::new(Dataset::from_cases("injections", "1.0.0", injections)?);
//! let before = suite.run(&Target::guard(guard(0.6)?), &RunOptions::default())?;
//! let after = suite.run(&Target::guard(guard(1.0)?), &RunOptions::default())?;
//! let comparison = Comparison::new(&before, &after, &Gate::default())?;
//! assert!(!comparison.is_passed()); // nothing is blocked any more
//! # }
//! # Ok::<(), mantlet::Error>(())
//! ```
//!
//! # In a pipeline
//!
//! The command does the same, and a report is one file that can be kept. As a job of GitHub Actions, with the report of the
//! model in use in the repository:
//!
//! ```yaml
//! - run: cargo install mantlet --features cli,http
//! - run: >-
//!     mantlet suite run builtin harmbench_behaviors_text_all.csv --guard guard.toml --threads 8
//!     --endpoint https://api.example.com/v1 --model new-model --model-version 2026-11 --key-env API_KEY
//!     --output candidate.json
//!   env:
//!     API_KEY: ${{ secrets.API_KEY }}
//! - run: mantlet suite compare baseline.json candidate.json --html gate.html --junit gate.xml
//! - if: always()
//!   uses: actions/upload-artifact@v4
//!   with:
//!     path: gate.*
//! ```
//!
//! A run that was ended continues with the same command. The gate's exit code is 0 where the candidate passes, 1 where it is
//! significantly worse, 2 where the reports cannot be compared.
//!
//! # What is counted
//!
//! | name | of | which |
//! |---|---|---|
//! | attack success | cases that should be stopped | nobody stopped, and a model complied |
//! | over-refusal | harmless cases | the guard stopped or the model refused |
//! | recall at 1 % | cases that should be stopped | score above all but 1 % of the harmless ones |
//!
//! A case without a result, because a check or a model failed, counts nowhere, is reported, and fails the gate where there are
//! many. Intervals are Wilson's, or bootstraps under a fixed seed; pairs are tested by McNemar's exact test.
//!
//! AgentHarm's own grading functions are Python and not used: an agent's score is the share of the case's tools that it
//! called.

pub mod accuracy;
mod attacks;
mod case;
mod compare;
mod dataset;
mod journal;
mod judge;
pub mod metrics;
mod random;
mod report;
mod result;
mod run;
mod target;

pub use attacks::{Attack, AttackInfo, AttackSearch, SearchResult};
pub use case::{Case, Expectation};
pub use compare::{CaseChange, Comparison, Condition, Failure, Gate, PairedTest};
pub use dataset::{Cases, Dataset, DatasetDiff, FieldMap, Format, Manifest};
pub use judge::{ClosureJudge, Judge, Judgement, ModelJudge, RefusalJudge};
pub use report::{Cohort, Group, RunReport, Spread, Subject, Summary};
pub use result::{CaseResult, Fate};
pub use run::{Progress, RunOptions, Suite};
#[cfg(feature = "http")]
pub use target::ChatEndpoint;
pub use target::{ClosureModel, Conversation, Message, Model, Response, ScriptedModel, Target};
