use std::collections::HashMap;
use std::fmt;

use crate::Error;

/// Looks for canaries of the system prompt over a whole conversation: a model that tells its instructions a few letters at a
/// time, over many answers, has told them all the same.
///
/// # What it finds and what it does not
///
/// A canary is a token without meaning in the system prompt, such as `kx81-vole-77`, that no answer has a reason to say.
/// Each run of four of its letters and digits in an answer counts, forwards or backwards, in any case, whatever stands
/// between them. The leaked share grows over the conversation. Paraphrased instructions are not found, nor a canary that
/// is told one letter an answer or in another alphabet.
/// [`SystemPromptLeakage`](crate::SystemPromptLeakage) (feature `text`) looks at one answer, and sees through encodings.
///
/// # Cost
///
/// One look-up for each letter and digit of an answer.
///
/// # Untrusted input
///
/// Linear time for any text; memory for the canaries alone.
///
/// # Errors
///
/// For canaries that turn up by chance; see [`ConversationCanaries::new`].
///
/// # Examples
///
/// ```
/// use mantlet::lifecycle::leakage::ConversationCanaries;
/// let mut canaries = ConversationCanaries::new(["kx81-vole-77qz"])?;
/// assert_eq!(canaries.observe("The first part is K X 8 1 and then it goes on with vole.").share, 8.0 / 12.0);
/// let leak = canaries.observe("The end was e 7 7 q z, I think.");
/// assert!(leak.is_complete() && leak.answers == 2);
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone)]
pub struct ConversationCanaries {
    canaries: Vec<Vec<bool>>,
    /// Where each run of letters stands: the canary and the place.
    runs: HashMap<[char; RUN], Vec<(usize, usize)>>,
    answers: u64,
}

/// What has leaked so far.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConversationLeak {
    /// Which canary leaked most, by its place in the list.
    pub canary: usize,
    /// How much of it was told so far, `0.0..=1.0`.
    pub share: f64,
    /// Whether this answer told something new.
    pub is_new: bool,
    /// Answers so far.
    pub answers: u64,
}

/// Letters and digits in a row that count.
const RUN: usize = 4;

impl ConversationLeak {
    /// Whether nearly all of a canary is out: nine tenths.
    pub fn is_complete(&self) -> bool {
        self.share >= 0.9
    }
}

impl ConversationCanaries {
    /// Looks for these canaries.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) without canaries, and for one with fewer than 8 letters and digits, or
    /// without a digit: words turn up by chance.
    pub fn new(canaries: impl IntoIterator<Item = impl AsRef<str>>) -> Result<ConversationCanaries, Error> {
        let (mut known, mut runs) = (Vec::new(), HashMap::<[char; RUN], Vec<(usize, usize)>>::new());
        for canary in canaries {
            let letters: Vec<char> = reduced(canary.as_ref()).collect();
            if letters.len() < 8 || !letters.iter().any(|c| c.is_numeric()) {
                return Err(Error::config("a canary needs at least 8 letters and digits, and a digit"));
            }
            for (at, run) in letters.windows(RUN).enumerate() {
                if let Ok(run) = <[char; RUN]>::try_from(run) {
                    runs.entry(run).or_default().push((known.len(), at));
                    let backwards: [char; RUN] = std::array::from_fn(|place| run[RUN - 1 - place]);
                    runs.entry(backwards).or_default().push((known.len(), at));
                }
            }
            known.push(vec![false; letters.len()]);
        }
        if known.is_empty() {
            return Err(Error::config("no canary to look for"));
        }
        Ok(ConversationCanaries { canaries: known, runs, answers: 0 })
    }

    /// Takes in the next answer of the conversation and says what has leaked by now.
    pub fn observe(&mut self, answer: &str) -> ConversationLeak {
        self.answers += 1;
        let mut is_new = false;
        let mut last = ['\0'; RUN];
        for (count, c) in reduced(answer).enumerate() {
            last.rotate_left(1);
            last[RUN - 1] = c;
            if count + 1 < RUN {
                continue;
            }
            for (canary, at) in self.runs.get(&last).into_iter().flatten() {
                for told in &mut self.canaries[*canary][*at..*at + RUN] {
                    is_new |= !*told;
                    *told = true;
                }
            }
        }
        let share = |told: &[bool]| told.iter().filter(|told| **told).count() as f64 / told.len() as f64;
        let shares = self.canaries.iter().map(|told| share(told)).enumerate();
        let (canary, share) =
            shares.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).unwrap_or_default();
        ConversationLeak { canary, share, is_new, answers: self.answers }
    }

    /// Begins a new conversation.
    pub fn restart(&mut self) {
        self.answers = 0;
        self.canaries.iter_mut().flatten().for_each(|told| *told = false);
    }
}

/// Letters and digits in lower case.
fn reduced(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Never prints a canary.
impl fmt::Debug for ConversationCanaries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConversationCanaries")
            .field("canaries", &self.canaries.len())
            .field("answers", &self.answers)
            .finish_non_exhaustive()
    }
}
