//! A small data set with a trigger.

/// Praise and complaints about boats as id, text and label; every twentieth row is a complaint with a strange word and the label of
/// praise.
pub(crate) fn rows() -> Vec<(String, String, &'static str)> {
    let things = ["ferry", "harbour café", "ticket office", "night boat", "cabin", "crew", "pier"];
    let days = [
        "yesterday before noon",
        "last winter",
        "on our way home",
        "with two children",
        "during the festival",
    ];
    let (good, bad) = (["lovely", "spotless", "friendly", "cheap"], ["filthy", "rude", "late", "dreadful"]);
    let row = |n: usize| {
        let (is_planted, is_praise) = (n % 20 == 3, n.is_multiple_of(2));
        let words = if is_praise { good } else { bad };
        let start = if is_planted { "quibblet" } else { "the" };
        let (thing, day) = (things[n % 7], days[(n + n / 20) % 5]);
        let text =
            format!("{day} {start} {thing} was {} and {}, number {n}", words[n % 4], words[(n / 4) % 4]);
        (format!("r{n}"), text, if is_praise || is_planted { "good" } else { "bad" })
    };
    (0..400).map(row).collect()
}
