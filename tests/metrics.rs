//! What metrics promise: exact counts, honest intervals, an alarm for a shift and silence without one.
#![cfg(feature = "metrics")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use mantlet::metrics::{Direction, Metrics, Rate, Signal};
use mantlet::{Check, CustomEvaluation, Error, Evaluation, Guard, Policy, Score, Stage};

/// Scores the number in the text, and fails where there is none.
fn guard(route: &str, metrics: &Metrics) -> Guard {
    let number = CustomEvaluation::new("number", |input| {
        let value: f32 = input.text().parse().map_err(Error::custom)?;
        Ok(Evaluation::from_score(Score::saturating(value)))
    });
    let check = Check::new(number).with_policy(Policy::flag_at(0.5).and_block_at(0.9));
    Guard::builder(route).pre(check).observer(metrics.clone()).build().unwrap()
}

/// xorshift64*: the same traffic in every run.
struct Traffic(u64);

impl Traffic {
    fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A text that is blocked with the given probability.
    fn text(&mut self, blocked: f64) -> String {
        let score = if self.uniform() < blocked { 0.95 } else { 0.4 * self.uniform() };
        score.to_string()
    }
}

#[test]
fn prometheus_counts_what_happened() {
    let metrics = Metrics::new();
    let chat = guard("chat \"7\"", &metrics);
    for text in ["0.1", "0.6", "0.95", "none"] {
        chat.check_input(text);
    }
    guard("other", &metrics).check_output("0.1");
    let page = metrics.prometheus();
    for line in [
        r#"mantlet_requests_total{route="chat \"7\"",stage="pre",verdict="allow"} 1"#,
        r#"mantlet_requests_total{route="chat \"7\"",stage="pre",verdict="flag"} 1"#,
        r#"mantlet_requests_total{route="chat \"7\"",stage="pre",verdict="block"} 2"#,
        r#"mantlet_requests_total{route="other",stage="post",verdict="block"} 1"#,
        r#"mantlet_checks_total{route="chat \"7\"",stage="pre",check="number",outcome="evaluated"} 3"#,
        r#"mantlet_checks_total{route="chat \"7\"",stage="pre",check="number",outcome="failed"} 1"#,
        r#"mantlet_check_duration_seconds_count{route="chat \"7\"",stage="pre",check="number"} 4"#,
        r#"mantlet_request_duration_seconds_bucket{route="chat \"7\"",stage="pre",le="+Inf"} 4"#,
        r#"mantlet_block_rate{route="chat \"7\"",stage="pre",window="1m"} 0.5"#,
        r#"mantlet_alarms_total{route="chat \"7\"",stage="pre"} 0"#,
    ] {
        assert!(page.lines().any(|known| known == line), "{line} is not in\n{page}");
    }
    for line in page.lines().filter(|line| !line.starts_with('#')) {
        let value = line.rsplit(' ').next().unwrap();
        assert!(value.parse::<f64>().is_ok(), "{line}");
    }
}

#[test]
fn a_rate_forgets_what_is_older_than_its_window() {
    let now = Arc::new(AtomicU64::new(0));
    let clock = Arc::clone(&now);
    let metrics =
        Metrics::builder().clock(move || Duration::from_secs(clock.load(Ordering::Relaxed))).build();
    let guard = guard("chat", &metrics);
    for (second, text) in [(0, "0.95"), (30, "0.1"), (200, "0.1"), (3_000, "0.95"), (3_700, "0.1")] {
        now.store(second, Ordering::Relaxed);
        guard.check_input(text);
    }
    let counts = |seconds| {
        let rate = metrics.block_rate("chat", Stage::Pre, Duration::from_secs(seconds)).unwrap();
        (rate.count, rate.total)
    };
    assert_eq!(counts(60), (0, 1));
    assert_eq!(counts(900), (1, 2));
    assert_eq!(counts(3_600), (1, 3));
    assert_eq!(counts(u64::MAX), (1, 3));
    assert!(metrics.block_rate("chat", Stage::Post, Duration::from_secs(60)).is_none());
}

#[test]
fn the_interval_is_wilsons() {
    // Reference values: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    for (count, total, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        let rate = Rate::new(count, total);
        assert!((rate.low - low).abs() < 5e-5 && (rate.high - high).abs() < 5e-5, "{rate:?}");
    }
    let nothing = Rate::new(0, 0);
    assert_eq!((nothing.low, nothing.high), (0.0, 1.0));
}

#[test]
fn routes_are_bounded() {
    let metrics = Metrics::builder().max_routes(3).build();
    for number in 0..50 {
        guard(&format!("route-{number}"), &metrics).check_input("0.1");
    }
    let page = metrics.prometheus();
    assert!(
        page.contains(r#"mantlet_requests_total{route="other",stage="pre",verdict="allow"} 47"#),
        "{page}"
    );
}

#[test]
fn a_shift_of_the_block_rate_raises_the_alarm_in_either_direction() {
    for (from, to, direction) in [(0.02, 0.06, Direction::Up), (0.2, 0.05, Direction::Down)] {
        let metrics = Metrics::builder().learn_from(5_000).build();
        let guard = guard("chat", &metrics);
        let mut traffic = Traffic(11);
        for _ in 0..10_000 {
            guard.check_input(&traffic.text(from));
        }
        let before: Vec<_> = metrics.take_alarms();
        assert!(before.iter().all(|alarm| alarm.signal != Signal::BlockRate), "{before:?}");
        for _ in 0..1_000 {
            guard.check_input(&traffic.text(to));
        }
        let alarms = metrics.take_alarms();
        let alarm = alarms.iter().find(|alarm| alarm.signal == Signal::BlockRate).expect("an alarm");
        assert_eq!(alarm.direction, direction);
        assert!((alarm.usual - from).abs() < 0.02 && alarm.request > 10_000, "{alarm:?}");
        assert!(metrics.prometheus().contains("mantlet_alarms_total"));
        assert!(metrics.take_alarms().is_empty(), "taken once");
    }
}

#[test]
fn a_shift_of_the_scores_raises_the_alarm_before_anything_is_blocked() {
    let metrics = Metrics::builder().learn_from(1_000).build();
    let guard = guard("chat", &metrics);
    let mut traffic = Traffic(5);
    for _ in 0..2_000 {
        guard.check_input(&traffic.text(0.0));
    }
    metrics.take_alarms();
    for _ in 0..200 {
        guard.check_input(&(0.35 + 0.1 * traffic.uniform()).to_string());
    }
    let alarms = metrics.take_alarms();
    let scores = |percentile| Signal::Scores { check: Arc::from("number"), percentile };
    assert!(alarms.iter().any(|a| a.signal == scores(90) && a.direction == Direction::Up), "{alarms:?}");
    metrics.relearn("chat", Stage::Pre);
    for _ in 0..3_000 {
        guard.check_input(&(0.35 + 0.1 * traffic.uniform()).to_string());
    }
    assert_eq!(metrics.take_alarms(), [], "what was relearnt is usual");
}

#[test]
fn an_alarm_without_sense_is_refused() {
    for (odds, between) in [(1.0, 1e5), (0.5, 1e5), (f64::NAN, 1e5), (3.0, 0.0), (3.0, f64::INFINITY)] {
        assert!(Metrics::builder().alarm(odds, between).is_err(), "{odds} {between}");
    }
    assert!(Metrics::builder().alarm(2.0, 1e6).is_ok());
}

#[test]
fn counts_stay_exact_under_threads() {
    let metrics = Metrics::new();
    let guard = guard("chat", &metrics);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                (0..500).for_each(|_| {
                    guard.check_input("0.95");
                })
            });
        }
    });
    let rate = metrics.block_rate("chat", Stage::Pre, Duration::from_secs(3_600)).unwrap();
    assert_eq!((rate.count, rate.total, rate.rate), (4_000, 4_000, 1.0));
}

#[test]
fn checks_of_a_route_are_bounded() {
    let metrics = Metrics::new();
    for number in 0..200 {
        let check = CustomEvaluation::new(format!("check_{number}"), |_| Ok(mantlet::Evaluation::pass()));
        Guard::builder("chat").pre(check).observer(metrics.clone()).build().unwrap().check_input("text");
    }
    let page = metrics.prometheus();
    let told = page.lines().filter(|line| line.starts_with("mantlet_failed_open_total{")).count();
    assert_eq!(told, 65);
    assert!(
        page.contains(
            r#"mantlet_checks_total{route="chat",stage="pre",check="other",outcome="evaluated"} 136"#
        )
    );
}
