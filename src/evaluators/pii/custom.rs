//! Recognisers of the caller's own.

use std::fmt;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use super::context::{Page, Surroundings};
use super::plan::Spans;
use super::vocabulary::Vocabulary;
use crate::matching::checksum;
use crate::{Error, Finding, Label, Score};

/// The most bytes that a compiled pattern may take.
const LARGEST: usize = 1 << 20;

/// A recogniser of the caller's own: a pattern, and whatever makes its matches more than that.
///
/// A match scores 0.4 by its pattern alone, 0.7 where a check confirms it, and 0.9 where words around it speak for it;
/// with both 0.97. [`PiiRecogniser::with_score`] sets the first of these.
///
/// # Cost
///
/// One pass of the [regex] crate over the text for each recogniser.
///
/// # Untrusted input
///
/// The text may be hostile: matching takes linear time. The pattern is the caller's.
///
/// # Errors
///
/// [`PiiRecogniser::new`] refuses patterns that are not regular expressions, that match nothing at all, or that
/// compile to more than a mebibyte.
///
/// # Examples
///
/// ```
/// use mantlet::{Checksum, Pii, PiiRecogniser};
///
/// let badge = PiiRecogniser::new("badge", r"\bB-\d{6}\b")?.with_checksum(Checksum::Luhn).with_context(["badge", "employee"]);
/// let pii = Pii::builder().recogniser(badge).build()?;
/// let found = pii.evaluate("Employee badge B-123455 was found.")?;
/// assert_eq!(found.findings[0].label.as_str(), "badge");
/// assert!(pii.evaluate("Employee badge B-123456 was found.")?.findings.is_empty());
/// # Ok::<(), mantlet::Error>(())
/// ```
///
/// [regex]: https://docs.rs/regex
#[derive(Clone)]
pub struct PiiRecogniser {
    label: Label,
    reason: String,
    pattern: Regex,
    check: Option<Arc<Check>>,
    vocabulary: Option<Arc<Vocabulary>>,
    score: f32,
}

type Check = dyn Fn(&str) -> bool + Send + Sync;

impl PiiRecogniser {
    /// Finds what `pattern` matches, or its first group where it has one, as `label`, in `snake_case`. The pattern is a
    /// regular expression of the regex crate.
    ///
    /// # Errors
    ///
    /// [`Config`](crate::ErrorKind::Config): the pattern is none, matches the empty text, or is too large.
    pub fn new(label: impl Into<Label>, pattern: &str) -> Result<PiiRecogniser, Error> {
        let label = label.into();
        let named = |problem: &dyn fmt::Display| Error::config(format!("recogniser `{label}`: {problem}"));
        let pattern =
            RegexBuilder::new(pattern).size_limit(LARGEST).build().map_err(|error| named(&error))?;
        if pattern.is_match("") {
            return Err(named(&"the pattern matches the empty text"));
        }
        let reason = format!("{label}.pattern");
        Ok(PiiRecogniser { label, reason, pattern, check: None, vocabulary: None, score: 0.4 })
    }

    /// Finds these values, without regard to case, as whole words.
    ///
    /// # Errors
    ///
    /// As [`PiiRecogniser::new`]; and where there is no value, or an empty one.
    pub fn values<V: AsRef<str>>(
        label: impl Into<Label>,
        values: impl IntoIterator<Item = V>,
    ) -> Result<PiiRecogniser, Error> {
        let label = label.into();
        let edge =
            |character: Option<char>| if character.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
        let values: Vec<String> = values
            .into_iter()
            .map(|value| {
                let value = value.as_ref().trim();
                let (first, last) = (edge(value.chars().next()), edge(value.chars().next_back()));
                format!("{first}{}{last}", regex::escape(value))
            })
            .collect();
        if values.is_empty() {
            return Err(Error::config(format!("recogniser `{label}`: no values")));
        }
        let recogniser = PiiRecogniser::new(label, &format!("(?i){}", values.join("|")))?;
        Ok(recogniser.with_score(Score::saturating(0.9)))
    }

    /// The same recogniser, dropping matches for which `check` says no. It gets the match as it stands in the text.
    #[must_use]
    pub fn with_check(mut self, check: impl Fn(&str) -> bool + Send + Sync + 'static) -> PiiRecogniser {
        self.check = Some(Arc::new(check));
        self
    }

    /// The same recogniser, dropping matches whose check digit is wrong.
    #[must_use]
    pub fn with_checksum(self, checksum: Checksum) -> PiiRecogniser {
        self.with_check(move |text| checksum.verify(text))
    }

    /// The same recogniser, surer where one of these words stands near: single words or phrases of up to three.
    #[must_use]
    pub fn with_context<W: AsRef<str>>(mut self, words: impl IntoIterator<Item = W>) -> PiiRecogniser {
        let mut vocabulary = Vocabulary::default();
        for phrase in words {
            vocabulary.insert(0, &[&phrase.as_ref().to_lowercase()]);
        }
        self.vocabulary = Some(Arc::new(vocabulary));
        self
    }

    /// The same recogniser, with this score for a match that neither a check nor words speak for.
    #[must_use]
    pub fn with_score(mut self, score: Score) -> PiiRecogniser {
        self.score = score.value();
        self
    }

    /// The label of its findings.
    pub fn label(&self) -> &Label {
        &self.label
    }
}

impl Spans for PiiRecogniser {
    fn labels(&self) -> &[Label] {
        std::slice::from_ref(&self.label)
    }

    fn find(&self, text: &str, found: &mut Vec<Finding>) {
        let mut around =
            self.vocabulary.as_deref().map(|vocabulary| Surroundings::new(vocabulary, Page::new(text)));
        for captures in self.pattern.captures_iter(text) {
            let Some(hit) = captures.get(1).or_else(|| captures.get(0)).filter(|hit| !hit.is_empty()) else {
                continue;
            };
            if self.check.as_ref().is_some_and(|check| !check(hit.as_str())) {
                continue;
            }
            let mut score = if self.check.is_some() { self.score.max(0.7) } else { self.score };
            if let Some(around) = &mut around {
                let mut context = around.before(hit.start());
                context.merge(&around.after(hit.end()));
                if context.strength(0).is_some() {
                    score = score.max(if self.check.is_some() { 0.97 } else { 0.9 });
                }
            }
            let finding = Finding::new(self.label.clone(), hit.range(), Score::saturating(score));
            found.push(finding.with_reason(self.reason.clone()));
        }
    }
}

impl fmt::Debug for PiiRecogniser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PiiRecogniser").field("label", &self.label).finish_non_exhaustive()
    }
}

/// A rule for check digits, for [`PiiRecogniser::with_checksum`].
///
/// The check character is the last one. Rules over digits skip everything else, so that numbers may be grouped and
/// prefixed; the others skip all but ASCII letters, digits and `*`. Letters may be in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checksum {
    /// ISO/IEC 7812-1, annex B.
    Luhn,
    /// Verhoeff 1969, the dihedral group D5.
    Verhoeff,
    /// Damm 2004.
    Damm,
    /// ISO 7064 MOD 11-2: digits, and X for 10.
    Mod11_2,
    /// ISO 7064 MOD 37-2: letters and digits, and `*` for 36.
    Mod37_2,
    /// ISO 7064 MOD 97-10: two check digits, over letters and digits.
    Mod97_10,
    /// ISO 7064 MOD 11,10.
    Mod11_10,
    /// ISO 7064 MOD 37,36.
    Mod37_36,
}

impl Checksum {
    /// Whether the check character of `text` is right.
    ///
    /// ```
    /// use mantlet::Checksum;
    /// assert!(Checksum::Luhn.verify("4111 1111 1111 1111"));
    /// assert!(!Checksum::Damm.verify("5725"));
    /// ```
    pub fn verify(self, text: &str) -> bool {
        let is_numeric =
            matches!(self, Checksum::Luhn | Checksum::Verhoeff | Checksum::Damm | Checksum::Mod11_10);
        let part = |byte: &u8| match is_numeric {
            true => byte.is_ascii_digit(),
            false => byte.is_ascii_alphanumeric() || *byte == b'*',
        };
        let text: Vec<u8> = text.bytes().filter(part).map(|byte| byte.to_ascii_uppercase()).collect();
        match self {
            _ if text.len() < 2 => false,
            Checksum::Luhn => checksum::luhn(&text),
            Checksum::Verhoeff => checksum::verhoeff(&text),
            Checksum::Damm => checksum::damm(&text),
            Checksum::Mod11_2 => checksum::mod11_2(&text),
            Checksum::Mod37_2 => checksum::mod37_2(&text),
            Checksum::Mod97_10 => checksum::mod97(text.iter().copied()) == Some(1),
            Checksum::Mod11_10 => checksum::mod11_10(&text),
            Checksum::Mod37_36 => checksum::mod37_36(&text),
        }
    }
}
