//! What a guard promises: the worst verdict wins, nothing fails open, findings count original bytes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use mantlet::{
    Check, CustomEvaluation, Error, ErrorKind, Evaluation, Finding, Guard, Input, Label, Origin, Outcome,
    Policy, Report, Score, Stage, ToolCall, Verdict,
};
use proptest::prelude::*;

fn score(value: f32) -> Score {
    Score::new(value).unwrap()
}

fn scoring(name: &'static str, value: f32) -> CustomEvaluation {
    CustomEvaluation::new(name, move |_| Ok(Evaluation::from_score(score(value))))
}

fn failing(name: &'static str) -> CustomEvaluation {
    CustomEvaluation::new(name, |_| Err(Error::custom("no connection")))
}

fn panicking(name: &'static str) -> CustomEvaluation {
    CustomEvaluation::new(name, |_| panic!("out of luck"))
}

/// Finds every occurrence of `word` and labels it.
fn finding(label: &'static str, word: &'static str) -> CustomEvaluation {
    CustomEvaluation::new(label, move |input| {
        let found = input.text().match_indices(word);
        let findings = found.map(|(at, word)| Finding::new(label, at..at + word.len(), score(0.9)));
        Ok(Evaluation::from_findings(findings.collect()))
    })
    .with_policy(Policy::redact_at(0.5))
}

fn pre(checks: Vec<Check>) -> Guard {
    pre_open(checks, &[])
}

/// A guard in which the checks called `open` may fail open.
fn pre_open(checks: Vec<Check>, open: &[&str]) -> Guard {
    let builder = Guard::builder("route").fail_open(open.iter().copied());
    checks.into_iter().fold(builder, |builder, check| builder.pre(check)).build().unwrap()
}

fn found(report: &Report, text: &str) -> Vec<String> {
    let evaluations = report.checks.iter().filter_map(|check| check.evaluation());
    evaluations.flat_map(|evaluation| &evaluation.findings).map(|f| text[f.span()].to_owned()).collect()
}

#[test]
fn the_worst_verdict_wins_whatever_the_order() {
    let checks = || vec![scoring("low", 0.0), scoring("high", 0.9), scoring("middle", 0.45)];
    for turn in 0..3 {
        let mut checks = checks();
        checks.rotate_left(turn);
        let guard = pre(checks.into_iter().map(Check::from).collect());
        let report = guard.check_input("text");
        assert!(report.is_blocked());
        assert_eq!(report.reasons(), ["high 0.90 (threshold 0.50) block"]);
        assert_eq!(report.checks.len(), 3);
        assert_eq!(report.text(), "", "what is blocked must not go on");
    }
}

#[test]
fn a_failing_check_blocks_and_stays_visible() {
    for (evaluator, kind) in [(failing("e"), ErrorKind::Evaluator), (panicking("e"), ErrorKind::Panic)] {
        let guard = pre(vec![scoring("ok", 0.0).into(), evaluator.into()]);
        let report = guard.check_input("text");
        assert!(report.is_blocked());
        let failed: Vec<_> = report.not_evaluated().collect();
        assert_eq!(failed.len(), 1);
        assert!(matches!(failed[0].outcome, Outcome::Failed { kind: seen, .. } if seen == kind));
    }
}

#[test]
fn a_panic_message_never_reaches_the_report() {
    let quoting = CustomEvaluation::new("quoting", |input| panic!("cannot read {}", input.text()));
    let report = pre(vec![quoting.into()]).check_input("my secret");
    assert!(!format!("{report:?} {report}").contains("my secret"));
    assert!(!serde_json::to_string(&report).unwrap().contains("my secret"));
}

#[test]
fn failing_open_takes_the_policy_and_another_opinion() {
    let open =
        |evaluator: CustomEvaluation| evaluator.with_policy(Policy::block_at(0.5).on_error(Verdict::Allow));
    let beside = pre_open(vec![scoring("ok", 0.0).into(), open(failing("down")).into()], &["down"]);
    assert_eq!(beside.check_input("text").verdict, Verdict::Allow);
    let alone = pre_open(vec![open(failing("down")).into()], &["down"]);
    let report = alone.check_input("text");
    assert!(report.is_blocked(), "nothing was evaluated");
    assert_eq!(report.reasons(), ["no check of stage pre was completed: block"]);
}

#[test]
fn a_stage_without_checks_blocks() {
    let guard = pre(vec![scoring("ok", 0.0).into()]);
    assert_eq!(guard.check_input("text").verdict, Verdict::Allow);
    assert!(guard.check_output("text").is_blocked());
}

#[test]
fn a_redaction_without_anything_to_redact_blocks() {
    let vague = scoring("vague", 0.9).with_policy(Policy::redact_at(0.5));
    assert!(pre(vec![vague.into()]).check_input("text").is_blocked());
    let elsewhere = CustomEvaluation::new("elsewhere", |_| {
        let here = Evaluation::from_findings(vec![Finding::new("a", 0..2, score(0.9))]);
        Ok(here.with_label("b", score(0.9)))
    });
    let check = Check::new(elsewhere).with_policy(Policy::redact_at(0.5));
    assert!(pre(vec![check]).check_input("text").is_blocked());
}

#[test]
fn findings_outside_the_text_are_a_failure() {
    for (start, end) in [(0, 99), (2, 1), (1, 2)] {
        let wrong = CustomEvaluation::new("wrong", move |_| {
            Ok(Evaluation::from_findings(vec![Finding::new("x", start..end, score(0.9))]))
        });
        let report = pre(vec![wrong.with_policy(Policy::redact_at(0.5)).into()]).check_input("é");
        assert!(matches!(report.checks[0].outcome, Outcome::Failed { kind: ErrorKind::Evaluator, .. }));
        assert!(report.is_blocked());
    }
}

#[test]
fn redaction_is_carried_and_findings_count_original_bytes() {
    let text = "Ann wrote to Bob, and Ann is kind.";
    let sees = Arc::new(std::sync::Mutex::new(String::new()));
    let seen = Arc::clone(&sees);
    let spy = CustomEvaluation::new("spy", move |input| {
        *seen.lock().unwrap() = input.text().to_owned();
        Ok(Evaluation::pass())
    });
    let guard = pre(vec![finding("person", "Ann").into(), finding("friend", "Bob").into(), spy.into()]);
    let report = guard.check_input(text);
    assert_eq!(report.verdict, Verdict::Redact);
    assert_eq!(report.text(), "<PERSON> wrote to <FRIEND>, and <PERSON> is kind.");
    assert_eq!(*sees.lock().unwrap(), report.text());
    assert_eq!(found(&report, text), ["Ann", "Ann", "Bob"]);
}

#[test]
fn a_label_has_its_own_thresholds() {
    let names = || {
        CustomEvaluation::new("names", |_| {
            Ok(Evaluation::pass().with_label("email", score(0.9)).with_label("ssn", score(0.3)))
        })
        .with_labels([Label::new("email"), Label::new("ssn")])
    };
    let allowed = Policy::block_at(0.5).for_label("email", &Policy::observe());
    assert_eq!(pre(vec![names().with_policy(allowed).into()]).check_input("x").verdict, Verdict::Allow);
    let stricter = Policy::flag_at(0.5).for_label("ssn", &Policy::block_at(0.2));
    assert_eq!(pre(vec![names().with_policy(stricter).into()]).check_input("x").verdict, Verdict::Block);
    let typo = Policy::block_at(0.5).for_label("snn", &Policy::block_at(0.2));
    let error = Guard::builder("route").pre(names().with_policy(typo)).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("unknown label `snn`"), "{error}");
}

#[test]
fn an_overall_score_above_its_labels_is_judged_too() {
    let evaluation = Evaluation::pass().with_label("a", score(0.2));
    let odd = CustomEvaluation::new("odd", move |_| {
        let mut evaluation = evaluation.clone();
        evaluation.score = score(0.9);
        Ok(evaluation)
    });
    assert!(pre(vec![odd.into()]).check_input("text").is_blocked());
}

#[test]
fn stopping_skips_the_rest_and_says_so() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let counting = CustomEvaluation::new("late", move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        Ok(Evaluation::pass())
    });
    let builder = Guard::builder("route").pre(scoring("first", 0.9)).pre(counting);
    let report = builder.stop_at(Verdict::Block).build().unwrap().check_input("text");
    assert!(report.is_blocked());
    assert_eq!(report.checks[1].outcome, Outcome::Skipped);
    assert_eq!(calls.load(Ordering::Relaxed), 0);
}

#[test]
fn a_deadline_is_kept_by_an_evaluator_that_does_not_look() {
    let slow = || {
        CustomEvaluation::new("slow", |_| {
            std::thread::sleep(Duration::from_secs(20));
            Ok(Evaluation::pass())
        })
    };
    let by_check = pre(vec![Check::new(slow()).with_deadline(Duration::from_millis(30))]);
    let by_request = Guard::builder("r").pre(slow()).deadline(Duration::from_millis(30)).build().unwrap();
    for guard in [by_check, by_request] {
        let started = Instant::now();
        let report = guard.check_input("text");
        assert!(started.elapsed() < Duration::from_secs(10), "waited for the evaluator");
        assert!(matches!(report.checks[0].outcome, Outcome::Failed { kind: ErrorKind::Deadline, .. }));
        assert!(report.is_blocked());
    }
}

#[test]
fn a_deadline_that_is_met_changes_nothing() {
    let call = ToolCall::new("send", serde_json::json!({"to": "Ann"}));
    let check = |deadline: Option<Duration>| {
        let check = Check::new(finding("person", "Ann"));
        let check = match deadline {
            Some(deadline) => check.with_deadline(deadline),
            None => check,
        };
        let guard = Guard::builder("r").post(check).build().unwrap();
        let report = guard.check_output(&call);
        (report.verdict, report.text().to_owned(), report.checks[0].outcome.clone())
    };
    let outcome = check(None);
    assert_eq!(outcome.1, r#"{"to":"<PERSON>"}"#);
    assert_eq!(check(Some(Duration::from_secs(60))), outcome);
}

#[test]
fn evaluations_that_outlive_their_deadline_are_limited() {
    let (release, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let started = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&started);
    let stuck = CustomEvaluation::new("stuck", move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        let _ = wait.lock().unwrap().recv();
        Ok(Evaluation::pass())
    });
    let guard = pre(vec![Check::new(stuck).with_deadline(Duration::from_millis(1))]);
    for _ in 0..200 {
        assert!(guard.check_input("text").is_blocked());
    }
    assert!(started.load(Ordering::Relaxed) <= 32);
    drop(release);
}

#[test]
fn evaluations_within_their_deadline_are_not_limited() {
    let together = std::sync::Barrier::new(48);
    let waits = CustomEvaluation::new("waits", move |_| {
        together.wait();
        Ok(Evaluation::pass())
    });
    let guard = pre(vec![Check::new(waits).with_deadline(Duration::from_secs(60))]);
    std::thread::scope(|scope| {
        for _ in 0..48 {
            scope.spawn(|| assert!(!guard.check_input("text").is_blocked()));
        }
    });
}

#[test]
fn an_evaluator_with_a_deadline_sees_the_same_input() {
    let looks = |input: Input<'_>| {
        let whole = (input.text(), input.origin(), input.context(), input.request_id());
        match whole == ("text", Origin::Web, Some("context"), Some("r-1")) && input.remaining().is_some() {
            true => Ok(Evaluation::pass()),
            false => Err(Error::custom("something is missing")),
        }
    };
    let check = Check::new(CustomEvaluation::new("looks", looks)).with_deadline(Duration::from_secs(60));
    let input = Input::web("text").with_context("context").with_request_id("r-1");
    assert!(!pre(vec![check]).check_input(input).is_blocked());
}

#[test]
fn a_breaker_pauses_an_evaluator_that_keeps_failing_and_tries_it_again() {
    let (asked, is_up) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, up) = (Arc::clone(&asked), Arc::clone(&is_up));
    let remote = CustomEvaluation::new("remote", move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        match up.load(Ordering::Relaxed) {
            0 => Err(Error::custom("no connection")),
            _ => Ok(Evaluation::pass()),
        }
    });
    let guard = pre(vec![Check::new(remote).with_breaker(3, Duration::from_millis(200))]);
    for _ in 0..20 {
        assert!(guard.check_input("text").is_blocked());
    }
    assert_eq!(asked.load(Ordering::Relaxed), 3);
    let paused = guard.check_input("text");
    assert!(matches!(paused.checks[0].outcome, Outcome::Failed { kind: ErrorKind::Unavailable, .. }));
    is_up.store(1, Ordering::Relaxed);
    assert!(guard.check_input("text").is_blocked(), "the pause is not over");
    std::thread::sleep(Duration::from_millis(250));
    assert!(!guard.check_input("text").is_blocked());
    assert!(!guard.check_input("text").is_blocked());
    assert_eq!(asked.load(Ordering::Relaxed), 5);
}

#[test]
fn a_breaker_counts_batches_too() {
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let remote = CustomEvaluation::new("remote", move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        Err(Error::custom("no connection"))
    });
    let guard = pre(vec![Check::new(remote).with_breaker(3, Duration::from_secs(60))]);
    let inputs = [Input::user("a"), Input::user("b"), Input::user("c")];
    for _ in 0..4 {
        assert!(guard.check_batch(Stage::Pre, &inputs).iter().all(Report::is_blocked));
    }
    assert_eq!(asked.load(Ordering::Relaxed), 3);
}

#[test]
fn escalation_asks_the_second_check_in_the_doubtful_band_only() {
    for (first, second, expected, asked) in [
        (0.1, 0.9, Verdict::Allow, false),
        (0.5, 0.9, Verdict::Block, true),
        (0.5, 0.1, Verdict::Allow, true),
        (0.95, 0.1, Verdict::Block, false),
    ] {
        let check = Check::new(scoring("quick", first)).escalate(0.3..=0.7, scoring("thorough", second));
        let report = pre(vec![check]).check_input("text");
        assert_eq!(report.verdict, expected, "{first} then {second}");
        assert_eq!(report.checks.len() == 2, asked);
        if asked {
            assert_eq!(report.checks[1].escalated_from.as_deref(), Some("quick"));
            assert!(matches!(report.checks[0].outcome, Outcome::Escalated(_)));
        }
    }
}

#[test]
fn a_failed_escalation_falls_back_to_the_worse_of_both() {
    let open = failing("thorough").with_policy(Policy::default().on_error(Verdict::Allow));
    let check = Check::new(scoring("quick", 0.6)).escalate(0.3..=0.7, open);
    assert!(pre_open(vec![check], &["thorough"]).check_input("text").is_blocked());
    let open = failing("thorough").with_policy(Policy::default().on_error(Verdict::Allow));
    let check = Check::new(finding("person", "Ann")).escalate(0.3..=1.0, open);
    let report = pre_open(vec![check], &["thorough"]).check_input("Ann");
    assert_eq!((report.verdict, report.text()), (Verdict::Redact, "<PERSON>"));
    let check = Check::new(scoring("quick", 0.4)).escalate(0.3..=0.7, failing("thorough"));
    assert!(pre(vec![check]).check_input("text").is_blocked());
}

#[test]
fn debug_and_json_carry_no_text() {
    let guard = pre(vec![finding("person", "Annabel").into()]);
    let text = "Annabel knows the password";
    let report = guard.check_input(Input::user(text).with_context("Annabel's context"));
    let json = serde_json::to_string(&report).unwrap();
    let call = ToolCall::new("t", serde_json::json!({"a": "Annabel"})).with_user_request("Annabel");
    for shown in [
        format!("{report:?}"),
        report.to_string(),
        json,
        format!("{:?}", Input::from(text).with_context("Annabel")),
        format!("{call:?}"),
    ] {
        assert!(!shown.contains("Annabel") && !shown.contains("knows"), "{shown}");
    }
}

#[test]
fn a_report_survives_json() {
    let guard = pre(vec![
        finding("person", "Ann").into(),
        failing("down").into(),
        Check::new(scoring("quick", 0.5)).escalate(0.3..=0.7, scoring("thorough", 0.2)),
    ]);
    let report = guard.check_input(Input::web("Ann"));
    let json = serde_json::to_string_pretty(&report).unwrap();
    let back: Report = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string_pretty(&back).unwrap(), json);
    assert_eq!(back.text(), "", "a stored report has no text to go on with");
}

#[test]
fn observers_hear_every_decision_and_can_refuse_it() {
    struct Log(std::sync::Mutex<Vec<String>>);
    impl mantlet::Observer for Log {
        fn observe(&self, input: Input<'_>, report: &Report) -> Result<(), Error> {
            match input.text() {
                "full" => Err(Error::custom("disk full")),
                "broken" => panic!("panicked on purpose"),
                text => {
                    self.0.lock().unwrap().push(format!("{} {text} {}", report.route, report.verdict));
                    Ok(())
                }
            }
        }
    }
    let log = Arc::new(Log(std::sync::Mutex::default()));
    let builder = Guard::builder("chat").pre(finding("person", "Ann")).observer(Arc::clone(&log));
    let guard = builder.model("nurse", "7").build().unwrap();
    assert_eq!(guard.check_input("Ann").model.unwrap().version, "7");
    let inputs = ["Bob", "Ann"].map(Input::from);
    assert_eq!(guard.check_batch(Stage::Pre, &inputs).len(), 2);
    assert_eq!(*log.0.lock().unwrap(), ["chat Ann redact", "chat Bob allow", "chat Ann redact"]);
    for text in ["full", "broken"] {
        let report = silent(|| guard.check_input(text));
        assert!(report.is_blocked() && report.text().is_empty());
        assert_eq!(report.observer_failures.len(), 1);
        assert_eq!(report.reasons().len(), 1);
    }
}

#[test]
fn many_threads_share_a_guard() {
    fn shareable<T: Send + Sync + Clone + 'static>(value: &T) -> T {
        value.clone()
    }
    let guard = pre(vec![finding("person", "Ann").into()]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let guard = shareable(&guard);
            scope.spawn(move || {
                for _ in 0..200 {
                    assert_eq!(guard.check_input("Ann").text(), "<PERSON>");
                }
            });
        }
    });
}

#[test]
fn evaluators_called_alone_judge_themselves() {
    let evaluation = scoring("alone", 0.97).with_policy(Policy::block_at(0.6)).evaluate("text").unwrap();
    assert_eq!(evaluation.to_string(), "alone 0.97 (threshold 0.60) block");
    assert!(evaluation.is_blocked());
    assert_eq!(
        scoring("alone", 0.1).evaluate("text").unwrap().to_string(),
        "alone 0.10 (threshold 0.50) allow"
    );
}

#[test]
#[should_panic(expected = "a threshold must lie in 0..=1")]
fn a_literal_threshold_out_of_range_panics() {
    let _ = Policy::block_at(60.0);
}

/// One evaluator of a random guard.
#[derive(Clone, Debug)]
enum Kind {
    Scores(f32),
    Finds(char),
    Fails,
    Panics,
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        (0.0f32..=1.0).prop_map(Kind::Scores),
        prop::sample::select(vec!['a', 'é', '漢', '🦀', ' ']).prop_map(Kind::Finds),
        Just(Kind::Fails),
        Just(Kind::Panics),
    ]
}

fn policy() -> impl Strategy<Value = Policy> {
    let error = prop::sample::select(Verdict::ALL.to_vec());
    (prop::array::uniform3(0.0f32..=1.0), error).prop_map(|(mut at, error)| {
        at.sort_by(f32::total_cmp);
        Policy::flag_at(at[0]).and_redact_at(at[1]).and_block_at(at[2]).on_error(error)
    })
}

fn evaluator(name: String, kind: Kind) -> CustomEvaluation {
    CustomEvaluation::new(name, move |input| match kind {
        Kind::Scores(value) => Ok(Evaluation::from_score(score(value))),
        Kind::Finds(wanted) => {
            let found = input.text().char_indices().filter(|(_, c)| *c == wanted);
            let findings = found.map(|(at, c)| Finding::new("char", at..at + c.len_utf8(), score(0.6)));
            Ok(Evaluation::from_findings(findings.collect()))
        }
        Kind::Fails => Err(Error::custom("failed")),
        Kind::Panics => panic!("panicked on purpose"),
    })
}

fn random_guard() -> impl Strategy<Value = (Guard, Vec<Kind>)> {
    prop::collection::vec((kind(), policy()), 1..6).prop_map(|checks| {
        let kinds = checks.iter().map(|(kind, _)| kind.clone()).collect();
        let names: Vec<String> = (0..checks.len()).map(|at| format!("e{at}")).collect();
        let is_open = |(_, policy): &&(Kind, Policy)| policy.error_verdict() < Verdict::Redact;
        let open =
            names.iter().zip(&checks).filter(|(_, check)| is_open(check)).map(|(name, _)| name.as_str());
        let open: Vec<&str> = open.collect();
        let checks = checks
            .clone()
            .into_iter()
            .zip(&names)
            .map(|((kind, policy), name)| Check::new(evaluator(name.clone(), kind)).with_policy(policy));
        (pre_open(checks.collect(), &open), kinds)
    })
}

/// Keeps panics on purpose out of the test's output.
fn silent<T>(work: impl FnOnce() -> T) -> T {
    static QUIET: std::sync::Once = std::sync::Once::new();
    QUIET.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if info.payload().downcast_ref() != Some(&"panicked on purpose") {
                usual(info);
            }
        }));
    });
    work()
}

proptest! {
    #[test]
    fn verdicts_fold_and_spans_lie_in_the_text((guard, kinds) in random_guard(), text in "[aé漢🦀 b]{0,24}") {
        let report = silent(|| guard.check_input(&text));
        let worst = report.checks.iter().map(|check| check.verdict).max().unwrap();
        let evaluated = kinds.iter().any(|kind| matches!(kind, Kind::Scores(_) | Kind::Finds(_)));
        prop_assert_eq!(report.verdict, if evaluated { worst } else { Verdict::Block });
        for evaluation in report.checks.iter().filter_map(|check| check.evaluation()) {
            for finding in &evaluation.findings {
                prop_assert!(text.get(finding.span()).is_some());
            }
        }
        match report.verdict {
            Verdict::Block => prop_assert_eq!(report.text(), ""),
            Verdict::Redact => prop_assert_ne!(report.text(), text.as_str()),
            _ => prop_assert_eq!(report.text(), text.as_str()),
        }
    }

    #[test]
    fn a_batch_equals_single_calls((guard, _) in random_guard(), texts in prop::collection::vec("[aé漢🦀 b]{0,12}", 0..5)) {
        let inputs: Vec<Input<'_>> = texts.iter().map(Input::from).collect();
        let batch = silent(|| guard.check_batch(Stage::Pre, &inputs));
        prop_assert_eq!(batch.len(), texts.len());
        for (report, input) in batch.iter().zip(inputs) {
            let single = silent(|| guard.check_input(input));
            prop_assert_eq!(report.verdict, single.verdict);
            prop_assert_eq!(report.text(), single.text());
            let outcomes = |report: &Report| report.checks.iter().map(|c| c.outcome.clone()).collect::<Vec<_>>();
            prop_assert_eq!(outcomes(report), outcomes(&single));
        }
    }
}
