//! What a model gives away: whether a record was in its training data, what it learnt by heart, what its instructions are.

mod canary;
mod conversation;
mod membership;

pub use canary::{Exposure, exposure};
pub use conversation::{ConversationCanaries, ConversationLeak};
pub use membership::{Attack, MembershipReport, Shadows, lira_scores, membership};
