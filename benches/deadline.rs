//! How late a guard answers after a deadline: `cargo bench --bench deadline`. An evaluator that cooperates, by looking at
//! `Input::remaining`, and one that hangs, each behind a check's deadline and behind a request's with three checks.
//!
//! Prints the median, the 99th percentile and the worst of the time beyond the deadline, in milliseconds of wall time. On
//! a busy machine most of it is the scheduler's, so what is left is printed beside it: less the time in which the calling
//! thread could have run and was not let, which Linux tells (`/proc/thread-self/schedstat`). That part is ours.

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
    println!("{:24} {:^26} {:^26}", "", "ms beyond the deadline", "less waiting to be run");
    println!(
        "{:24} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "", "median", "p99", "worst", "median", "p99", "worst"
    );
    for (name, guard) in guards {
        let guard = guard.expect("the guard is sound");
        let (mut beyond, mut ours): (Vec<f64>, Vec<f64>) = (0..turns)
            .map(|_| {
                let (waited, started) = (waiting_seconds(), Instant::now());
                let report = guard.check_input("text");
                let took = started.elapsed().as_secs_f64();
                let waited = waiting_seconds() - waited;
                // Whoever cooperates may answer in the last moment; then its answer counts.
                let late =
                    |outcome: &Outcome| matches!(outcome, Outcome::Failed { kind: ErrorKind::Deadline, .. });
                let is_late = report.checks.iter().any(|check| late(&check.outcome));
                assert_eq!(report.is_blocked(), is_late);
                let beyond = |took: f64| (took - DEADLINE.as_secs_f64()).max(0.0) * 1e3;
                (beyond(took), beyond(took - waited))
            })
            .unzip();
        beyond.sort_by(f64::total_cmp);
        ours.sort_by(f64::total_cmp);
        let of = |times: &[f64], share: f64| times[((times.len() - 1) as f64 * share) as usize];
        print!("{name:24}");
        for times in [&beyond, &ours] {
            print!(" {:8.2} {:8.2} {:8.2}", of(times, 0.5), of(times, 0.99), of(times, 1.0));
        }
        println!();
    }
}

/// Seconds that this thread could have run and was not let, so far; none where the system does not tell.
fn waiting_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ').nth(1).and_then(|wait| wait.parse::<f64>().ok()).unwrap_or_default() / 1e9
}
