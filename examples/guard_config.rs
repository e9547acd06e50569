//! A guard from TOML, with an evaluator of your own beside the crate's.
//!
//! `cargo run --example guard_config`

use mantlet::{CustomEvaluation, Error, Evaluation, GuardConfig, Registry, Score};

const CONFIG: &str = r#"
    route = "support"

    [[pre]]
    evaluator = "protect_flash"

    [[pre]]
    evaluator = "longest"
    options.characters = 40
    flag_at = 0.5
    block_at = 1.0
"#;

fn main() -> Result<(), Error> {
    // The factory gets the check's `options`. It refuses what it does not understand, so that a typo is an error
    // when the guard is built and never a check that does nothing.
    let registry = Registry::builtin().with("longest", |options| {
        let known = options.as_object().is_some_and(|options| options.keys().all(|key| key == "characters"));
        let characters = options["characters"].as_u64().filter(|characters| known && *characters > 0);
        let characters =
            characters.ok_or_else(|| Error::custom("`longest` needs `characters` alone, above 0"))?;
        Ok(CustomEvaluation::new("longest", move |input| {
            let length = input.text().chars().count() as f32;
            Ok(Evaluation::from_score(Score::saturating(length / characters as f32 / 2.0)))
        }))
    });

    let guard = GuardConfig::from_toml(CONFIG)?.build(&registry)?;
    for text in ["Hello", "A question that takes somewhat more than forty characters", &"long ".repeat(20)] {
        println!("{}", guard.check_input(text));
    }

    let typo = CONFIG.replace("block_at", "blok_at");
    if let Err(error) = GuardConfig::from_toml(&typo) {
        println!("\nWith a typo:\n{error}");
    }
    Ok(())
}
