//! Audit records as events of `tracing`, and counts through the `metrics` facade.

#![cfg(all(feature = "tracing", feature = "metrics-facade"))]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use mantlet::audit::{AuditKey, AuditLog, Verifier};
use mantlet::metrics::Metrics;
use mantlet::{CustomEvaluation, Error, Evaluation, Guard, Policy, Score, Verdict};
use metrics::{Counter, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};

/// Keeps the records of the target.
struct Keep(Arc<Mutex<String>>);

impl tracing::Subscriber for Keep {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "mantlet::audit"
    }

    fn new_span(&self, _span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _span: &tracing::span::Id, _values: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _span: &tracing::span::Id, _follows: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        struct Field<'k>(&'k Mutex<String>);
        impl tracing::field::Visit for Field<'_> {
            fn record_str(&mut self, field: &tracing::field::Field, value: &str) {
                assert_eq!(field.name(), "record");
                let mut kept = self.0.lock().unwrap();
                kept.push_str(value);
                kept.push('\n');
            }

            fn record_debug(&mut self, _field: &tracing::field::Field, _value: &dyn std::fmt::Debug) {}
        }
        event.record(&mut Field(&self.0));
    }

    fn enter(&self, _span: &tracing::span::Id) {}

    fn exit(&self, _span: &tracing::span::Id) {}
}

#[test]
fn records_go_to_tracing_and_stay_verifiable() {
    let kept = Arc::new(Mutex::new(String::new()));
    let key = || AuditKey::new(&[7; 32]).unwrap();
    tracing::subscriber::with_default(Keep(Arc::clone(&kept)), || {
        let check = CustomEvaluation::new("nothing", |_| Ok(Evaluation::pass()));
        let log = AuditLog::tracing(key()).open().unwrap();
        let guard = Guard::builder("chat").pre(check).observer(log).build().unwrap();
        (0..3).for_each(|_| assert!(!guard.check_input("text").is_blocked()));
    });
    let mut verifier = Verifier::new(key());
    verifier.read(kept.lock().unwrap().as_bytes()).unwrap();
    let verification = verifier.finish();
    assert!(verification.is_intact());
    assert_eq!(verification.records, 4);
}

/// Counts by name and labels.
#[derive(Default)]
struct Counts(Mutex<BTreeMap<String, Arc<AtomicU64>>>);

impl Recorder for Counts {
    fn describe_counter(&self, _key: KeyName, _unit: Option<Unit>, _description: SharedString) {}

    fn describe_gauge(&self, _key: KeyName, _unit: Option<Unit>, _description: SharedString) {}

    fn describe_histogram(&self, _key: KeyName, _unit: Option<Unit>, _description: SharedString) {}

    fn register_counter(&self, key: &Key, _metadata: &Metadata<'_>) -> Counter {
        let labels: Vec<String> =
            key.labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        let name = format!("{} {}", key.name(), labels.join(" "));
        Counter::from_arc(Arc::clone(self.0.lock().unwrap().entry(name).or_default()))
    }

    fn register_gauge(&self, _key: &Key, _metadata: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _key: &Key, _metadata: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[test]
fn counts_go_through_the_facade_with_bounded_labels() {
    let counts = Counts::default();
    metrics::with_local_recorder(&counts, || {
        let metrics = Metrics::builder().max_routes(2).to_facade().build();
        for number in 0..20 {
            let scores = CustomEvaluation::new("scores", |_| Ok(Evaluation::from_score(Score::CERTAIN)));
            let down = CustomEvaluation::new("remote", |_| Err(Error::custom("no connection")))
                .with_policy(Policy::block_at(0.5).on_error(Verdict::Allow));
            let builder =
                Guard::builder(format!("route-{number}")).pre(scores).pre(down).fail_open(["remote"]);
            builder.observer(metrics.clone()).build().unwrap().check_input("text");
        }
    });
    let counts = counts.0.lock().unwrap();
    let count = |name: &str| counts.get(name).map(|count| count.load(Ordering::Relaxed));
    let place = |route: &str| format!("guardrail.route={route} guardrail.stage=pre");
    assert_eq!(count(&format!("guardrail.requests {} guardrail.status=block", place("route-0"))), Some(1));
    assert_eq!(count(&format!("guardrail.requests {} guardrail.status=block", place("other"))), Some(18));
    assert_eq!(count(&format!("guardrail.failed_open {} guardrail.name=remote", place("other"))), Some(18));
    let routes = counts.keys().filter(|name| name.starts_with("guardrail.requests ")).count();
    assert_eq!(routes, 3);
}
