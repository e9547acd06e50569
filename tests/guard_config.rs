//! A guard as data: what is understood, what is refused, and that it is the guard that code builds.

#![cfg(feature = "config")]

mod common;

use mantlet::{
    Check, CustomEvaluation, Error, ErrorKind, Evaluation, Guard, GuardConfig, Label, Outcome, Policy,
    Registry, Score, Verdict,
};

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    config: String,
    error: Option<String>,
}

fn registry() -> Registry {
    Registry::new()
        .with("score", |_| {
            Ok(CustomEvaluation::new("score", |input| {
                let value: f32 = input.text().parse().map_err(Error::custom)?;
                Ok(Evaluation::from_score(Score::saturating(value)))
            }))
        })
        .with("words", |options| match options.as_object().and_then(|options| options.keys().next()) {
            Some(key) => Err(Error::custom(format!("options of `words`: unknown key `{key}`"))),
            None => Ok(CustomEvaluation::new("words", |_| Ok(Evaluation::pass()))
                .with_labels([Label::new("alpha"), Label::new("beta")])),
        })
}

#[test]
fn cases() {
    for case in common::cases::read(include_str!("cases/guard_config.toml"), |case: &Case| &case.name) {
        let built = GuardConfig::from_toml(&case.config).and_then(|config| config.build(&registry()));
        match (built, case.error) {
            (Ok(_), None) => {}
            (Err(error), Some(expected)) => {
                assert!(error.to_string().contains(&expected), "{}: {error}", case.name);
            }
            (Ok(_), Some(_)) => panic!("{}: built", case.name),
            (Err(error), None) => panic!("{}: {error}", case.name),
        }
    }
}

#[test]
fn toml_and_json_build_the_same_guard_as_code() {
    let toml = GuardConfig::from_toml(
        "route = 'chat'\nfail_open = ['score']\n[[pre]]\nevaluator = 'score'\nflag_at = 0.2\nblock_at = 0.6\non_error = 'flag'",
    )
    .unwrap();
    let json = serde_json::to_string(&toml).unwrap();
    assert_eq!(GuardConfig::from_json(&json).unwrap(), toml);
    let built = toml.build(&registry()).unwrap();
    let policy = Policy::flag_at(0.2).and_block_at(0.6).on_error(Verdict::Flag);
    let evaluator = registry().evaluator("score", &serde_json::Value::Null).unwrap();
    let check = Check::new(evaluator).with_policy(policy);
    let coded = Guard::builder("chat").pre(check).fail_open(["score"]).build().unwrap();
    for text in ["0.1", "0.2", "0.59", "0.6", "1", "none"] {
        let (left, right) = (built.check_input(text), coded.check_input(text));
        assert_eq!((left.verdict, left.reasons()), (right.verdict, right.reasons()), "{text}");
    }
}

#[test]
fn a_breaker_and_a_window_hold() {
    let config = "route = 'chat'\n[[post]]\nevaluator = 'score'\nbreaker = { failures = 2, pause_ms = 3600000 }\n\
                  window = { before = 4, after = 4 }";
    let guard = GuardConfig::from_toml(config).unwrap().build(&registry()).unwrap();
    assert_eq!(guard.stream_output("").waiting().count(), 0);
    let kinds = [(); 3].map(|()| match &guard.check_output("no number").checks[0].outcome {
        Outcome::Failed { kind, .. } => *kind,
        outcome => panic!("{outcome:?}"),
    });
    assert_eq!(kinds, [ErrorKind::Evaluator, ErrorKind::Evaluator, ErrorKind::Unavailable]);
    let endless = config.replace("= 2,", "= 0,").replace("3600000", &u64::MAX.to_string());
    let endless = endless.replace("= 4", "= 9999999999999");
    let guard = GuardConfig::from_toml(&endless).unwrap().build(&registry()).unwrap();
    let mut stream = guard.stream_output("");
    stream.push("no number");
    assert!(stream.finish().is_blocked());
    let report = guard.check_output("0.1");
    assert!(matches!(report.checks[0].outcome, Outcome::Failed { kind: ErrorKind::Unavailable, .. }));
}
