//! Security regression: the same cases on two models, or on two guards, and whether something got worse.

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

pub use attacks::{Attack, AttackInfo};
pub use case::{Case, Expectation};
pub use compare::{CaseChange, Comparison, Condition, Failure, Gate, PairedTest};
pub use dataset::{Cases, Dataset, DatasetDiff, FieldMap, Format, Manifest};
pub use judge::{ClosureJudge, Judge, Judgement, ModelJudge, RefusalJudge};
pub use report::{Cohort, Group, RunReport, Spread, Subject, Summary};
pub use result::{CaseResult, Fate};
pub use run::{Progress, RunOptions, Suite};
pub use target::{ClosureModel, Conversation, Message, Model, Response, ScriptedModel, Target};
