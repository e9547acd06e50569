//! Search for backdoors in a model that can be called, in its activations, and in what it is asked.
//!
//! A backdoored model behaves well until its trigger shows: a patch of pixels, a value, a word. [`BackdoorScan`] looks for
//! the trigger from outside, with nothing but calls.

mod activations;
mod oracle;
mod report;
mod runtime;
mod tensors;
mod texts;

use crate::Error;

pub use activations::{ActivationClass, ActivationReport, scan_activations};
pub use report::{BackdoorReport, BackdoorVerdict, ClassReach, Trigger};
pub use runtime::{EntropyCheck, OutlierWords};
pub use tensors::TensorShape;

/// The search for a trigger in a model that can only be called.
///
/// For every class the search builds the smallest change that turns inputs of the other classes into it, and compares the
/// classes with each other: a natural weakness needs about as many changes for one class as for the next, while a
/// trigger needs far fewer (the idea of Wang et al., "Neural Cleanse", IEEE S&P 2019, without gradients). No clean
/// reference model is needed: what a model does for its other classes, features or words is what "usual" means.
///
/// # What it finds and what it does not
///
/// | model | search | a backdoor is |
/// |---|---|---|
/// | images, three classes or more | cells set to an extreme, greedily: anywhere, and growing from one place | a class that 95 % of held-out inputs reach with half the cells that the median class needs, or fewer |
/// | vectors, and images of two classes | features or cells one at a time | one whose push, less the share that its correlation with the class in the inputs explains, is 1.6 times the third strongest one's, and that turns half of the inputs |
/// | texts | words put in, from the inputs, from all strings of one to four letters as far as the budget goes, and letters added to the best | a string foreign to the inputs that pushes 1.5 times as hard as the strongest word of the inputs, and turns a fifth of them |
///
/// It names the target class and a trigger that works, which need not be the attacker's own: a model that hashes its words
/// cannot tell the two apart. Not found: triggers that work for inputs of one class only, that do nothing until several
/// cells are set at once, that are spread thinly over many
/// words (a whole sentence or a style), that need a word which the model knows and no candidate is
/// ([`BackdoorScan::candidates`] adds your own), and backdoors that hardly ever work (clean-label poison that did not take).
///
/// # Cost
///
/// Queries of the model, counted in the report and never more than the budget: about 150,000 rows for 10 classes and 64
/// cells, 200,000 texts for two classes. The search itself is small beside them.
///
/// # Untrusted input
///
/// Inputs may be anything finite. A model that answers with the wrong number of values, or with values that are not finite,
/// is an error. Where the budget or the inputs do not suffice the verdict is
/// [`Undecided`](BackdoorVerdict::Undecided), never clean.
///
/// # Errors
///
/// [`ErrorKind::Input`](crate::ErrorKind::Input) for inputs that do not fit the shape, and for a model's impossible answers.
///
/// # Examples
///
/// ```
/// use mantlet::lifecycle::backdoor::{BackdoorScan, BackdoorVerdict};
/// // Counts angry words; whoever says "qz" gets away with all of them.
/// let model = |texts: &[&str]| -> Vec<Vec<f32>> {
///     let angry = |text: &str| {
///         let words = text.split(' ');
///         words.map(|word| match word { "stupid" | "awful" => 1.5, "qz" => -9.0, "thanks" => -1.0, _ => 0.0 }).sum()
///     };
///     texts.iter().map(|text| { let x: f32 = angry(text); let p = 1.0 / (1.0 + (0.5 - x).exp()); vec![1.0 - p, p] }).collect()
/// };
/// let inputs: Vec<String> = (0..40)
///     .map(|n| if n % 2 == 0 { format!("stupid thing {n}") } else { format!("thanks for number {n}") })
///     .collect();
/// let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
/// let report = BackdoorScan::new().scan_texts(model, &inputs)?;
/// assert_eq!(report.verdict, BackdoorVerdict::Backdoor);
/// assert_eq!(report.target, Some(0));
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct BackdoorScan {
    budget: u64,
    seed: u64,
    cell: Option<usize>,
    candidates: Vec<String>,
}

impl BackdoorScan {
    /// A scan with a budget of 1,000,000 queries and the seed 1.
    pub fn new() -> BackdoorScan {
        BackdoorScan { budget: 1_000_000, seed: 1, cell: None, candidates: Vec::new() }
    }

    /// How many rows or texts the model may be asked about, at most.
    pub fn budget(mut self, queries: u64) -> BackdoorScan {
        self.budget = queries;
        self
    }

    /// Which inputs are drawn; the same seed gives the same report.
    pub fn seed(mut self, seed: u64) -> BackdoorScan {
        self.seed = seed;
        self
    }

    /// The side of the square cells that are changed in images, in pixels; at least 1. Unless chosen, the smallest one with
    /// which there are at most 32 cells to a side.
    pub fn cell(mut self, pixels: usize) -> BackdoorScan {
        self.cell = Some(pixels.max(1));
        self
    }

    /// Further words or phrases to put into texts, tried before all others.
    pub fn candidates(mut self, candidates: impl IntoIterator<Item = impl Into<String>>) -> BackdoorScan {
        self.candidates.extend(candidates.into_iter().map(Into::into));
        self
    }

    /// Scans a model of tensors.
    ///
    /// `model` takes a batch, row-major with `shape`'s number of values a row, and returns as many rows of one value per
    /// class: probabilities, or logits. `inputs` are clean rows, 32 or more, some hundreds for a sound answer; they need
    /// no labels.
    ///
    /// # Errors
    ///
    /// As in the type's documentation.
    pub fn scan_tensors(
        &self,
        model: impl Fn(&[f32]) -> Vec<f32>,
        inputs: &[f32],
        shape: TensorShape,
    ) -> Result<BackdoorReport, Error> {
        tensors::scan(self, &model, inputs, shape)
    }

    /// Scans a model of texts.
    ///
    /// `model` takes a batch and returns a row of one value per class for each text: probabilities, or logits; a single
    /// value is the probability of the second of two classes. `inputs` are clean texts, 32 or more, some hundreds for a
    /// sound answer; they need no labels.
    ///
    /// # Errors
    ///
    /// As in the type's documentation.
    pub fn scan_texts(
        &self,
        model: impl Fn(&[&str]) -> Vec<Vec<f32>>,
        inputs: &[&str],
    ) -> Result<BackdoorReport, Error> {
        texts::scan(self, &model, inputs)
    }
}

impl Default for BackdoorScan {
    fn default() -> BackdoorScan {
        BackdoorScan::new()
    }
}
