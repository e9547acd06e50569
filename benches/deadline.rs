//! How late a guard answers after a deadline: `cargo bench --bench deadline`. An evaluator that cooperates, by looking at
//! `Input::remaining`, and one that hangs, each behind a check's deadline and behind a request's with three checks.
//!
//! Prints the median, the 99th percentile and the worst of the time beyond the deadline, in milliseconds of wall time.
//! On a busy machine the last is the scheduler's.

use std::time::{Duration, Instant};

use mantlet::{Check, CustomEvaluation, ErrorKind, Evaluation, Guard, Outcome};

const DEADLINE: Duration = Duration::from_millis(10);

fn cooperative(name: &'static str) -> CustomEvaluation {
    CustomEvaluation::new(name, |input| {
        while input.remaining().is_some_and(|left| !left.is_zero()) {
            std::thread::sleep(Duration::from_micros(100));
        }
        Ok(Evaluation::pass())
    })
}

fn hanging(name: &'static str) -> CustomEvaluation {
    CustomEvaluation::new(name, |_| {
        std::thread::sleep(Duration::from_millis(150));
        Ok(Evaluation::pass())
    })
}

fn main() {
    let turns = if std::env::args().any(|argument| argument == "--test") { 5 } else { 200 };
    let check =
        |evaluator| Guard::builder("bench").pre(Check::new(evaluator).with_deadline(DEADLINE)).build();
    let request = |make: fn(&'static str) -> CustomEvaluation| {
        Guard::builder("bench")
            .pre(make("one"))
            .pre(make("two"))
            .pre(make("three"))
            .deadline(DEADLINE)
            .build()
    };
    let guards = [
        ("a check, cooperating", check(cooperative("one"))),
        ("a check, hanging", check(hanging("one"))),
        ("a request, cooperating", request(cooperative)),
        ("a request, hanging", request(hanging)),
    ];
    println!("{:24} {:>8} {:>8} {:>8}", "ms beyond the deadline", "median", "p99", "worst");
    for (name, guard) in guards {
        let guard = guard.expect("the guard is sound");
        let mut beyond: Vec<f64> = (0..turns)
            .map(|_| {
                let started = Instant::now();
                let report = guard.check_input("text");
                let took = started.elapsed();
                // Whoever cooperates may answer in the last moment; then its answer counts.
                let late =
                    |outcome: &Outcome| matches!(outcome, Outcome::Failed { kind: ErrorKind::Deadline, .. });
                let is_late = report.checks.iter().any(|check| late(&check.outcome));
                assert_eq!(report.is_blocked(), is_late);
                (took.as_secs_f64() - DEADLINE.as_secs_f64()).max(0.0) * 1e3
            })
            .collect();
        beyond.sort_by(f64::total_cmp);
        let at = |share: f64| beyond[((beyond.len() - 1) as f64 * share) as usize];
        println!("{name:24} {:8.2} {:8.2} {:8.2}", at(0.5), at(0.99), at(1.0));
    }
}
