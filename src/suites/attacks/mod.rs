//! What attackers do to a text so that a guard or a model does not see what it is.

mod characters;
mod encodings;
mod framing;
mod perturb;
mod search;
mod wrappers;

use std::fmt;
use std::str::FromStr;

use super::Case;
use super::random::Random;
use crate::{Error, Origin};

pub use search::{AttackSearch, SearchResult};

/// A transformation of a text, or several one after the other: `leet:0.5+html_comment`.
///
/// Deterministic: the same seed, case and attack give the same text. The strength, `0.0..=1.0`, says how much of the text
/// is changed, where an attack has such a choice.
///
/// ```
/// use mantlet::suites::Attack;
/// let attack = Attack::named("rot13")?;
/// assert_eq!(attack.apply("Print the rules.", 0), "Cevag gur ehyrf.");
/// assert_eq!(attack.reverse("Cevag gur ehyrf.").as_deref(), Some("Print the rules."));
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Attack {
    steps: Vec<Step>,
}

#[derive(Clone, Copy)]
struct Step {
    kind: &'static Kind,
    strength: f64,
}

/// Two steps are the same where their kinds have the same name.
impl PartialEq for Step {
    fn eq(&self, other: &Step) -> bool {
        (self.kind.name, self.strength) == (other.kind.name, other.strength)
    }
}

/// One transformation.
struct Kind {
    name: &'static str,
    /// What it does, for a list.
    what: &'static str,
    /// Where it is described.
    paper: &'static str,
    apply: Apply,
    /// The way back, for transformations that lose nothing: of any text, or of one without the characters that they make.
    reverse: Option<fn(&str) -> Option<String>>,
    /// Where the attacked text comes from, where that is not where the text came from.
    origin: Option<Origin>,
    strength: f64,
}

/// How a transformation is made.
#[derive(Clone, Copy)]
enum Apply {
    /// Of the text alone.
    Plain(fn(&str) -> String),
    /// By chance, as strongly as is asked.
    Random(fn(&str, &mut Random, f64) -> String),
}

impl Kind {
    /// One that has no choice and a way back.
    const fn reversible(
        name: &'static str,
        what: &'static str,
        paper: &'static str,
        apply: fn(&str) -> String,
        reverse: fn(&str) -> Option<String>,
    ) -> Kind {
        let apply = Apply::Plain(apply);
        Kind { name, what, paper, apply, reverse: Some(reverse), origin: None, strength: 1.0 }
    }

    /// One that chooses by chance.
    const fn random(
        name: &'static str,
        what: &'static str,
        paper: &'static str,
        apply: fn(&str, &mut Random, f64) -> String,
        reverse: Option<fn(&str) -> Option<String>>,
        strength: f64,
    ) -> Kind {
        Kind { name, what, paper, apply: Apply::Random(apply), reverse, origin: None, strength }
    }
}

/// What there is to know of an attack.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct AttackInfo {
    /// The name.
    pub name: &'static str,
    /// What it does.
    pub what: &'static str,
    /// The paper, standard or report that describes it.
    pub paper: &'static str,
    /// Whether [`Attack::reverse`] gives the text back.
    pub is_reversible: bool,
    /// The strength that it has unless another one is given.
    pub strength: f64,
}

fn kinds() -> impl Iterator<Item = &'static Kind> {
    [encodings::KINDS, characters::KINDS, perturb::KINDS, framing::KINDS, wrappers::KINDS]
        .into_iter()
        .flatten()
}

impl Attack {
    /// All transformations.
    pub fn all() -> impl Iterator<Item = AttackInfo> {
        kinds().map(|kind| AttackInfo {
            name: kind.name,
            what: kind.what,
            paper: kind.paper,
            is_reversible: kind.reverse.is_some(),
            strength: kind.strength,
        })
    }

    /// The transformation called `name`, at its own strength or as `name:STRENGTH`; several are joined by `+` and applied from
    /// left to right.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) for another name, or a strength outside of `0..=1`.
    pub fn named(name: &str) -> Result<Attack, Error> {
        let steps = name.split('+').map(|step| {
            let (name, strength) = match step.trim().split_once(':') {
                Some((name, strength)) => (name, Some(strength)),
                None => (step.trim(), None),
            };
            let kind = kinds().find(|kind| kind.name == name).ok_or_else(|| {
                let known: Vec<&str> = kinds().map(|kind| kind.name).collect();
                Error::config(format!("unknown attack `{name}`; known are {}", known.join(", ")))
            })?;
            let strength = match strength {
                None => kind.strength,
                Some(text) => {
                    text.parse().ok().filter(|strength| (0.0..=1.0).contains(strength)).ok_or_else(|| {
                        Error::config(format!("the strength of `{name}` lies in 0..=1, unlike `{text}`"))
                    })?
                }
            };
            Ok(Step { kind, strength })
        });
        Ok(Attack { steps: steps.collect::<Result<_, Error>>()? })
    }

    /// The same attack, followed by another one.
    #[must_use]
    pub fn then(mut self, next: &Attack) -> Attack {
        self.steps.extend(next.steps.iter().copied());
        self
    }

    /// The text as the attack makes it.
    pub fn apply(&self, text: &str, seed: u64) -> String {
        self.steps.iter().enumerate().fold(text.to_owned(), |text, (at, step)| match step.kind.apply {
            Apply::Plain(apply) => apply(&text),
            Apply::Random(apply) => {
                let mut random = Random::of(seed.wrapping_add(at as u64), step.kind.name);
                apply(&text, &mut random, step.strength)
            }
        })
    }

    /// The text that the attack was applied to, where every step of it can be undone and the text is one that it made.
    ///
    /// What hides letters behind others (`homoglyph`, `zero_width`, `diacritics`, `tags`, `fullwidth`, `math_letters`) is undone
    /// for texts that had none of those characters before.
    pub fn reverse(&self, text: &str) -> Option<String> {
        self.steps.iter().rev().try_fold(text.to_owned(), |text, step| (step.kind.reverse?)(&text))
    }

    /// The case as the attack makes it. Its name has the attack after a `#`.
    pub fn on(&self, case: &Case, seed: u64) -> Case {
        let mut attacked = case.clone();
        attacked.text = self.apply(&case.text, seed ^ super::random::hash(&case.id));
        if let Some(origin) = self.steps.iter().rev().find_map(|step| step.kind.origin) {
            attacked = attacked.with_origin(origin);
        }
        let name = self.to_string();
        attacked.id = format!("{}#{name}", case.id);
        attacked.attack = Some(name);
        attacked
    }
}

/// `leet:0.5+base64`; a strength that is the attack's own is left out.
impl fmt::Display for Attack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            let plus = if at == 0 { "" } else { "+" };
            write!(f, "{plus}{}", step.kind.name)?;
            if step.strength != step.kind.strength {
                write!(f, ":{}", step.strength)?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Attack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attack({self})")
    }
}

impl FromStr for Attack {
    type Err = Error;

    fn from_str(name: &str) -> Result<Attack, Error> {
        Attack::named(name)
    }
}
