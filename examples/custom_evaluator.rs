//! Evaluators of your own: a type that implements the trait, and a closure.
//!
//! `cargo run --example custom_evaluator --no-default-features`

use mantlet::{CustomEvaluation, Error, Evaluation, Evaluator, Finding, Guard, Input, Label, Policy, Score};

/// Finds the names of projects that are not public yet.
struct CodeNames {
    names: Vec<String>,
    labels: [Label; 1],
}

impl CodeNames {
    fn new(names: &[&str]) -> CodeNames {
        CodeNames {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            labels: [Label::new("code_name")],
        }
    }
}

impl Evaluator for CodeNames {
    fn name(&self) -> &str {
        "code_names"
    }

    fn evaluate(&self, input: Input<'_>) -> Result<Evaluation, Error> {
        let found = self.names.iter().flat_map(|name| input.text().match_indices(name.as_str()));
        let findings = found.map(|(at, name)| Finding::new("code_name", at..at + name.len(), Score::CERTAIN));
        Ok(Evaluation::from_findings(findings.collect()))
    }

    fn policy(&self) -> Policy {
        Policy::redact_at(0.5)
    }

    /// Named, so that a policy for a label with a typo is refused.
    fn labels(&self) -> &[Label] {
        &self.labels
    }
}

fn main() -> Result<(), Error> {
    let shouting = CustomEvaluation::new("shouting", |input| {
        let letters = input.text().chars().filter(|c| c.is_alphabetic()).count();
        let capitals = input.text().chars().filter(|c| c.is_uppercase()).count();
        let share = if letters == 0 { 0.0 } else { capitals as f32 / letters as f32 };
        Ok(Evaluation::from_score(Score::saturating(share)))
    })
    .with_policy(Policy::flag_at(0.8));

    let guard = Guard::builder("forum").pre(CodeNames::new(&["Bluebird", "Wren"])).pre(shouting).build()?;
    for text in ["Is Wren the follower of Bluebird?", "WHERE IS MY ORDER", "Thank you."] {
        let report = guard.check_input(text);
        println!("{report}\n  goes on: {}", report.text());
    }
    Ok(())
}
