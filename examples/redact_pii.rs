//! Personal data out of a text: what goes on, and what was found where.
//!
//! `cargo run --example redact_pii`

use mantlet::{Guard, Input, Pii, Policy};

fn main() -> Result<(), mantlet::Error> {
    let text = "Dear Ms Okafor, we refund your card 4111 1111 1111 1111 and confirm to ada.okafor@example.org.\n\
                Questions? Call +44 20 7946 0958.";

    // Pii's own opinion: findings with byte ranges, labels and reason codes, and no text.
    let evaluation = Pii::new().evaluate(Input::email(text))?;
    println!("{evaluation}");
    for finding in &evaluation.findings {
        println!(
            "  {:>3}..{:<3} {} {} {}",
            finding.start, finding.end, finding.label, finding.score, finding.reason
        );
    }

    // In a guard, the policy decides: here every finding from 0.5 on is replaced.
    let check = mantlet::Check::new(Pii::new()).with_policy(Policy::redact_at(0.5));
    let report = Guard::builder("mail").pre(check).build()?.check_input(Input::email(text));
    println!("\n{report}\n\n{}", report.text());
    Ok(())
}
