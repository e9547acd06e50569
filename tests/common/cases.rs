//! Cases as data: a list `case` of tables, each with a name of its own.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

#[derive(serde::Deserialize)]
struct Cases<C> {
    case: Vec<C>,
}

/// The cases of a file, of which no two have the same name.
pub(crate) fn read<C: DeserializeOwned>(file: &str, name: impl Fn(&C) -> &str) -> Vec<C> {
    let Cases { case: cases } = toml::from_str::<Cases<C>>(file).unwrap();
    let mut names = BTreeSet::new();
    for case in &cases {
        assert!(names.insert(name(case)), "two cases are called {}", name(case));
    }
    cases
}
