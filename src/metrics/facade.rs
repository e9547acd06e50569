//! The same counts through the `metrics` facade, under OpenTelemetry-like names.

use crate::{Outcome, Report};

/// Counts one report. `route` is bounded: beyond the limit of routes it is `other`.
pub(super) fn record(route: &str, report: &Report, known: impl Fn(&str) -> bool) {
    let place = [("guardrail.route", route.to_owned()), ("guardrail.stage", report.stage.to_string())];
    let with = |name: &'static str, value: &str| {
        let mut labels = place.to_vec();
        labels.push((name, value.to_owned()));
        labels
    };
    ::metrics::counter!("guardrail.requests", &with("guardrail.status", report.verdict.as_str()))
        .increment(1);
    ::metrics::histogram!("guardrail.request.duration", &place.to_vec()).record(report.latency.as_secs_f64());
    for check in &report.checks {
        let name = if known(&check.name) { &*check.name } else { super::OTHER };
        let mut labels = with("guardrail.name", name);
        labels.push(("guardrail.status", check.verdict.as_str().to_owned()));
        ::metrics::counter!("guardrail.checks", &labels).increment(1);
        let labels = with("guardrail.name", name);
        match &check.outcome {
            Outcome::Failed { .. } => ::metrics::counter!("guardrail.errors", &labels).increment(1),
            Outcome::Skipped => ::metrics::counter!("guardrail.skips", &labels).increment(1),
            Outcome::Evaluated(_) | Outcome::Escalated(_) => {
                ::metrics::histogram!("guardrail.duration", &labels).record(check.latency.as_secs_f64());
            }
        }
        if check.failed_open() {
            ::metrics::counter!("guardrail.failed_open", &labels).increment(1);
        }
    }
}
