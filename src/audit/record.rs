use std::time::SystemTime;

use serde::Serialize;

use crate::{
    CheckReport, Coverage, ErrorKind, Evaluation, GuardedModel, Input, Origin, Outcome, Provenance, Report,
    Stage, Streamed, Verdict,
};

use super::AuditKey;

/// What a log says of one decision. [`AuditLog`](super::AuditLog) documents the JSON.
#[derive(Serialize)]
pub(super) struct Decision<'r> {
    kind: &'static str,
    time: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'r str>,
    route: &'r str,
    stage: Stage,
    origin: Origin,
    #[serde(rename = "llm.model", skip_serializing_if = "Option::is_none")]
    model: Option<&'r GuardedModel>,
    verdict: Verdict,
    bytes: usize,
    text_hmac: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    streamed: Option<Streamed>,
    latency_us: u128,
    checks: Vec<Check<'r>>,
}

#[derive(Serialize)]
struct Check<'r> {
    name: &'r str,
    verdict: Verdict,
    outcome: &'static str,
    #[serde(flatten)]
    provenance: &'r Provenance,
    #[serde(skip_serializing_if = "Option::is_none")]
    escalated_from: Option<&'r str>,
    #[serde(flatten)]
    opinion: Option<Opinion<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorKind>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    failed_open: bool,
    latency_us: u128,
}

#[derive(Serialize)]
struct Opinion<'r> {
    score: f32,
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<f32>,
    coverage: Coverage,
    labels: Vec<&'r str>,
    reasons: Vec<&'r str>,
}

impl<'r> Decision<'r> {
    pub(super) fn new(input: Input<'r>, report: &'r Report, key: &AuditKey, with_text: bool) -> Decision<'r> {
        Decision {
            kind: "decision",
            time: now(),
            request_id: input.request_id(),
            route: &report.route,
            stage: report.stage,
            origin: report.origin,
            model: report.model.as_deref(),
            verdict: report.verdict,
            bytes: report.bytes,
            text_hmac: key.text_hash(input.text()),
            text: with_text.then_some(input.text()),
            streamed: report.streamed,
            latency_us: report.latency.as_micros(),
            checks: report.checks.iter().map(Check::new).collect(),
        }
    }
}

impl<'r> Check<'r> {
    fn new(check: &'r CheckReport) -> Check<'r> {
        let (outcome, error) = match check.outcome {
            Outcome::Evaluated(_) => ("evaluated", None),
            Outcome::Escalated(_) => ("escalated", None),
            Outcome::Failed { kind, .. } => ("failed", Some(kind)),
            Outcome::Skipped => ("skipped", None),
        };
        Check {
            name: &check.name,
            verdict: check.verdict,
            outcome,
            provenance: &check.provenance,
            escalated_from: check.escalated_from.as_deref(),
            opinion: check.evaluation().map(Opinion::new),
            error,
            failed_open: check.failed_open(),
            latency_us: check.latency.as_micros(),
        }
    }
}

impl<'r> Opinion<'r> {
    fn new(evaluation: &'r Evaluation) -> Opinion<'r> {
        let mut reasons: Vec<&str> = evaluation
            .findings
            .iter()
            .map(|finding| &*finding.reason)
            .filter(|code| !code.is_empty())
            .collect();
        reasons.sort_unstable();
        reasons.dedup();
        Opinion {
            score: evaluation.score.value(),
            threshold: evaluation.decision.as_ref().and_then(|decision| decision.threshold).map(f32::from),
            coverage: evaluation.coverage,
            labels: evaluation.labels.iter().map(|known| known.label.as_str()).collect(),
            reasons,
        }
    }
}

/// The record with which every file begins, and every reopening of one.
#[derive(Serialize)]
pub(super) struct Opening {
    kind: &'static str,
    time: String,
    format: u8,
    previous: String,
    #[serde(skip_serializing_if = "is_zero")]
    torn_bytes: usize,
}

impl Opening {
    /// A file that goes on from the tag `previous`, after dropping an incomplete line of `torn_bytes`.
    pub(super) fn new(previous: String, torn_bytes: usize) -> Opening {
        Opening { kind: "open", time: now(), format: 1, previous, torn_bytes }
    }
}

/// Says that decisions were dropped because the queue was full.
#[derive(Serialize)]
pub(super) struct Dropped {
    kind: &'static str,
    time: String,
    decisions: u64,
}

impl Dropped {
    pub(super) fn new(decisions: u64) -> Dropped {
        Dropped { kind: "dropped", time: now(), decisions }
    }
}

fn now() -> String {
    humantime::format_rfc3339_micros(SystemTime::now()).to_string()
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}
