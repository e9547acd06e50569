//! What a stream does where something fails on the way: the check, the client, or the text.

#![cfg(feature = "pii")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use mantlet::{
    Check, CustomEvaluation, Error, Evaluation, Evaluator, Finding, Guard, Incremental, Input, Outcome, Pii,
    Policy, Progress, Report, Score, Streaming, Window,
};

/// What came out of a stream of `text`, and its report.
fn streamed(guard: &Guard, text: &str) -> (String, Report) {
    let mut stream = guard.stream_output("");
    let mut shown = stream.push(text).to_owned();
    let report = stream.finish();
    shown.push_str(report.text());
    (shown, report)
}

#[test]
fn a_failing_check_blocks_the_stream() {
    for mode in ["error", "panic", "outside"] {
        let bad = CustomEvaluation::new("bad", move |_| match mode {
            "error" => Err(Error::custom("no connection")),
            "panic" => panic!("on purpose"),
            _ => Ok(Evaluation::from_findings(vec![Finding::new("x", 0..99, Score::CERTAIN)])),
        });
        let guard = Guard::builder("chat").post(Pii::new()).post(bad).build().unwrap();
        let mut stream = guard.stream_output("");
        assert_eq!(stream.push("hello"), "");
        let report = stream.finish();
        assert!(report.is_blocked() && report.text().is_empty(), "{mode}");
        assert!(matches!(report.checks[1].outcome, Outcome::Failed { .. }));
    }
}

/// Reads along until the `failing`th piece, and fails there.
struct Brittle(usize, bool);

impl Incremental for Brittle {
    fn read(&mut self, _piece: &str, _is_last: bool) -> Result<Progress, Error> {
        match self.0.checked_sub(1) {
            Some(left) => self.0 = left,
            None if self.1 => panic!("on purpose"),
            None => return Err(Error::custom("no connection")),
        }
        Ok(Progress::until(usize::MAX))
    }
}

impl Evaluator for Brittle {
    fn name(&self) -> &str {
        "brittle"
    }

    fn evaluate(&self, _input: Input<'_>) -> Result<Evaluation, Error> {
        Ok(Evaluation::pass())
    }

    fn streaming(&self, _input: Input<'_>) -> Streaming {
        Streaming::Incremental(Box::new(Brittle(self.0, self.1)))
    }
}

#[test]
fn a_check_that_fails_on_the_way_ends_the_stream_there() {
    for panics in [false, true] {
        let guard = Guard::builder("chat").post(Brittle(2, panics)).build().unwrap();
        let mut stream = guard.stream_output("");
        assert_eq!(stream.push("one "), "one ");
        assert_eq!(stream.push("two "), "two ");
        assert_eq!(stream.push("three "), "");
        assert!(stream.is_blocked());
        assert_eq!(stream.push("four "), "", "a block is for good");
        let report = stream.finish();
        assert!(report.is_blocked());
        assert_eq!(report.streamed.unwrap().emitted, 8);
    }
}

#[test]
fn a_stage_without_checks_lets_nothing_out() {
    let guard = Guard::builder("chat").pre(Pii::new()).build().unwrap();
    let mut stream = guard.stream_output("");
    assert_eq!(stream.push("anything"), "");
    assert!(stream.finish().is_blocked());
}

#[test]
fn a_text_beyond_the_limit_is_blocked() {
    let guard = Guard::builder("chat").post(Pii::new()).build().unwrap();
    let mut stream = guard.stream_output("").limit(1_000);
    for _ in 0..30 {
        stream.push("The ferry leaves at nine in the morning. ");
    }
    let report = stream.finish();
    assert!(report.is_blocked());
    assert!(report.reasons()[0].contains("longer than"), "{:?}", report.reasons());
}

#[test]
fn what_was_out_before_a_block_is_reported() {
    // The finding is far longer than what windows hold.
    let long = CustomEvaluation::new("long", |input| {
        let text = input.text();
        Ok(match text.contains("END") {
            true => Evaluation::from_findings(vec![Finding::new("long", 0..text.len(), Score::CERTAIN)]),
            false => Evaluation::pass(),
        })
    });
    struct Late(CustomEvaluation);
    impl Evaluator for Late {
        fn name(&self) -> &str {
            "late"
        }
        fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
            Evaluator::evaluate(&self.0, input)
        }
        fn streaming(&self, _input: Input<'_>) -> Streaming {
            struct Reader(String);
            impl Incremental for Reader {
                fn read(&mut self, piece: &str, _is_last: bool) -> Result<Progress, Error> {
                    self.0.push_str(piece);
                    let progress = Progress::until(self.0.len());
                    Ok(match self.0.contains("END") {
                        true => progress.with_findings(vec![Finding::new(
                            "long",
                            0..self.0.len(),
                            Score::CERTAIN,
                        )]),
                        false => progress,
                    })
                }
            }
            Streaming::Incremental(Box::new(Reader(String::new())))
        }
    }
    let guard = Guard::builder("chat").post(Late(long)).build().unwrap();
    let mut stream = guard.stream_output("");
    assert_eq!(stream.push("0123456789"), "0123456789");
    assert_eq!(stream.push("END"), "");
    let streamed = stream.finish().streamed.unwrap();
    assert_eq!((streamed.emitted, streamed.exposed), (10, 10));
}

/// Fails while it is down, in any way of reading.
struct Flaky {
    is_down: Arc<AtomicBool>,
    reads: fn(Arc<AtomicBool>) -> Streaming,
}

struct FlakyReader(Arc<AtomicBool>, usize);

impl Incremental for FlakyReader {
    fn read(&mut self, piece: &str, _is_last: bool) -> Result<Progress, Error> {
        self.1 += piece.len();
        match self.0.load(Ordering::Relaxed) {
            true => Err(Error::custom("down")),
            false => Ok(Progress::until(self.1)),
        }
    }
}

impl Evaluator for Flaky {
    fn name(&self) -> &str {
        "flaky"
    }

    fn policy(&self) -> Policy {
        Policy::block_at(0.5)
    }

    fn evaluate(&self, _input: Input<'_>) -> Result<Evaluation, Error> {
        match self.is_down.load(Ordering::Relaxed) {
            true => Err(Error::custom("down")),
            false => Ok(Evaluation::pass()),
        }
    }

    fn streaming(&self, _input: Input<'_>) -> Streaming {
        (self.reads)(Arc::clone(&self.is_down))
    }
}

#[test]
fn a_breaker_closes_again_although_streams_keep_coming() {
    let ways: [fn(Arc<AtomicBool>) -> Streaming; 3] = [
        |_| Streaming::Whole,
        |_| Streaming::Window(Window::new(8, 8)),
        |is_down| Streaming::Incremental(Box::new(FlakyReader(is_down, 0))),
    ];
    let pause = Duration::from_millis(100);
    for (number, reads) in ways.into_iter().enumerate() {
        let is_down = Arc::new(AtomicBool::new(true));
        let check = Check::new(Flaky { is_down: Arc::clone(&is_down), reads }).with_breaker(1, pause);
        let guard = Guard::builder("chat").post(check).build().unwrap();
        let is_blocked = || streamed(&guard, "an answer").1.is_blocked();
        assert!(is_blocked());
        let failed = Instant::now();
        is_down.store(false, Ordering::Relaxed);
        while is_blocked() {
            assert!(failed.elapsed() < Duration::from_secs(30), "way {number}: it stays open");
            std::thread::sleep(pause / 10);
        }
        assert!(failed.elapsed() >= pause / 2, "way {number}: it was not open");
        assert!(!is_blocked());
    }
}

#[test]
fn clients_that_go_away_open_no_breaker() {
    let check = || Check::new(Pii::new()).with_breaker(2, Duration::from_secs(3_600));
    let guard = Guard::builder("chat").post(check()).build().unwrap();
    for _ in 0..5 {
        let mut stream = guard.stream_output("");
        stream.push("half of an ans");
        drop(stream);
        let mut stream = guard.stream_output("").limit(4);
        stream.push("too long");
        assert!(stream.finish().is_blocked());
    }
    assert_eq!(streamed(&guard, "all of an answer").0, "all of an answer");
}
