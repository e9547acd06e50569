//! The calls of a run in order: each with what came before, and what flows from one into another.

use super::hazard::Category::{Confirmation, Exfiltration, Policy};
use super::hazard::Hazard;
use super::policy::{Permission, is_named};
use super::structure::Tool;
use super::{ActionSafety, summary};
use crate::{Error, Evaluation, Origin, Score, ToolCall};

/// One step of an agent's run.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum TrajectoryStep {
    /// What the user asked for; a later one adds to it.
    Request(String),
    /// A text that the agent read: a tool's output, a page.
    Read(Origin, String),
    /// A call that the agent wants to make, or made.
    Call(ToolCall),
}

impl TrajectoryStep {
    /// What the user asked for.
    pub fn request(text: impl Into<String>) -> TrajectoryStep {
        TrajectoryStep::Request(text.into())
    }

    /// What came back from the call before.
    pub fn output(text: impl Into<String>) -> TrajectoryStep {
        TrajectoryStep::Read(Origin::ToolOutput, text.into())
    }

    /// A call.
    pub fn call(call: ToolCall) -> TrajectoryStep {
        TrajectoryStep::Call(call)
    }
}

/// What became of a run.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TrajectoryEvaluation {
    /// One evaluation for each call, with the index of its step, judged by the evaluator's default policy.
    pub calls: Vec<(usize, Evaluation)>,
    /// The risk of the riskiest call.
    pub score: Score,
}

impl TrajectoryEvaluation {
    /// Whether a call is blocked.
    pub fn is_blocked(&self) -> bool {
        self.calls.iter().any(|(_, evaluation)| evaluation.is_blocked())
    }

    /// The step of the first call that is blocked: the run should have stopped there.
    pub fn first_blocked(&self) -> Option<usize> {
        self.calls.iter().find(|(_, evaluation)| evaluation.is_blocked()).map(|(step, _)| *step)
    }
}

/// Bytes of earlier texts that a call is evaluated with, newest first.
const CONTEXT: usize = 1 << 16;
/// Runs of letters and digits of a secret output that must not turn up in what is sent.
const PIECE: usize = 12;

pub(super) fn evaluate(
    safety: &ActionSafety,
    steps: &[TrajectoryStep],
) -> Result<TrajectoryEvaluation, Error> {
    let mut request = String::new();
    let mut read: Vec<(Origin, &str)> = Vec::new();
    let mut made: Vec<&ToolCall> = Vec::new();
    let mut secrets: Vec<&str> = Vec::new();
    let mut was_secret = false;
    let mut calls = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        match step {
            TrajectoryStep::Request(text) => {
                if !request.is_empty() {
                    request.push('\n');
                }
                request.push_str(text);
            }
            TrajectoryStep::Read(origin, text) => {
                if std::mem::take(&mut was_secret) {
                    secrets.push(text);
                }
                read.push((*origin, text));
            }
            TrajectoryStep::Call(call) => {
                let mut whole = call.clone();
                if call.user_request().is_none() && !request.is_empty() {
                    whole = whole.with_user_request(request.clone());
                }
                if call.context().len() == 0 {
                    let mut left = CONTEXT;
                    let newest: Vec<_> = read
                        .iter()
                        .rev()
                        .take_while(|(_, text)| {
                            let fits = left > 0;
                            left = left.saturating_sub(text.len());
                            fits
                        })
                        .collect();
                    for (origin, text) in newest.into_iter().rev() {
                        whole = whole.with_context(*origin, *text);
                    }
                }
                let mut evaluation = safety.judge(&whole, None, None)?;
                let flows = flows(safety, call, &made, &secrets);
                if !flows.is_empty() {
                    let more = summary(flows, call.arguments_json());
                    let mut findings = evaluation.findings;
                    findings.extend(more.findings);
                    let joined = Evaluation::from_findings(findings).with_coverage(evaluation.coverage);
                    evaluation = Evaluation { score: joined.score.max(evaluation.score), ..joined };
                }
                was_secret = evaluation
                    .labels
                    .iter()
                    .any(|known| known.label.as_str() == "credential_access" && known.score.value() >= 0.4);
                calls.push((number, evaluation.judged("action_safety", &safety.policy)));
                made.push(call);
            }
        }
    }
    let score = calls.iter().map(|(_, evaluation)| evaluation.score).max().unwrap_or(Score::NONE);
    Ok(TrajectoryEvaluation { calls, score })
}

/// What may not flow into this call: by the operator's rules, and from a read of secrets into something that sends.
fn flows(safety: &ActionSafety, call: &ToolCall, made: &[&ToolCall], secrets: &[&str]) -> Vec<Hazard> {
    let whole = 0..call.arguments_json().len();
    let mut found = Vec::new();
    for rule in &safety.rules.flows {
        let is_target = rule.to.iter().any(|name| is_named(name, call.tool()));
        let has_source =
            made.iter().any(|earlier| rule.from.iter().any(|name| is_named(name, earlier.tool())));
        if is_target && has_source {
            let category = if rule.rule == Permission::Ask { Confirmation } else { Policy };
            let is_met = rule.rule == Permission::Ask && call.is_confirmed();
            if rule.rule != Permission::Allow && !is_met {
                found.push(Hazard::new(category, 1.0, "policy.flow", whole.clone()));
            }
        }
    }
    let tool = Tool::new(call.tool());
    let json = call.arguments_json();
    if tool.is_sink || json.contains("http") || json.contains('@') {
        let carries = secrets.iter().rev().take(16).any(|secret| {
            let runs = secret
                .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '/' | '_' | '-'))
                .filter(|run| run.len() >= PIECE);
            runs.take(256).any(|run| json.contains(run))
        });
        if carries {
            found.push(Hazard::new(Exfiltration, 0.95, "flow.secret_sent", whole.clone()));
        } else if tool.is_sink && !secrets.is_empty() {
            found.push(Hazard::new(Exfiltration, 0.4, "flow.after_secret", whole));
        }
    }
    found
}
