use serde::Serialize;

use crate::lifecycle::numerics::random::Random;
use crate::{Error, ErrorKind};

/// Changes the values of an input until a model decides for another class.
///
/// | attack | change |
/// |---|---|
/// | [`TensorAttack::simba`] | one value after the other by a step, up or down, kept where the class becomes less probable (Guo et al., "Simple black-box adversarial attacks", ICML 2019, in the basis of the values); every value at most once |
/// | [`TensorAttack::square`] | all values within a distance, a random square of an image after the other (Andriushchenko et al., "Square attack", ECCV 2020, for the largest norm) |
///
/// That an attack fails proves nothing; [`Smoothing`](super::Smoothing) gives certificates.
///
/// # Cost
///
/// At most the budget of queries, 1,000 rows unless changed.
///
/// # Untrusted input
///
/// Any finite values; those outside the range are brought into it first.
///
/// # Errors
///
/// [`ErrorKind::Input`] for an empty input or one that is not finite, and where the model returns no class scores or some
/// that are not finite.
///
/// # Examples
///
/// ```
/// use mantlet::lifecycle::robustness::TensorAttack;
/// let model = |rows: &[f32]| -> Vec<f32> {
///     rows.chunks(4).flat_map(|row| { let sum: f32 = row.iter().sum(); [2.0 - sum, sum - 2.0] }).collect()
/// };
/// let found = TensorAttack::simba(0.2).run(model, &[0.6, 0.5, 0.5, 0.6])?;
/// assert!(found.is_success());
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct TensorAttack {
    kind: Kind,
    step: f32,
    range: (f32, f32),
    budget: u64,
    seed: u64,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Simba,
    Square { height: usize, width: usize, channels: usize },
}

/// What an attack on a tensor came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TensorAttackReport {
    /// The changed values.
    pub values: Vec<f32>,
    /// The model's class for the input as it was.
    pub before: usize,
    /// Its class for the changed values.
    pub after: usize,
    /// The Euclidean length of the change.
    pub distance: f64,
    /// Rows that the model was asked about.
    pub queries: u64,
}

impl TensorAttackReport {
    /// Whether the class changed.
    pub fn is_success(&self) -> bool {
        self.before != self.after
    }
}

impl TensorAttack {
    fn new(kind: Kind, step: f32) -> TensorAttack {
        TensorAttack { kind, step, range: (0.0, 1.0), budget: 1_000, seed: 1 }
    }

    /// Steps of `step` in single values.
    pub fn simba(step: f32) -> TensorAttack {
        TensorAttack::new(Kind::Simba, step)
    }

    /// Squares of an image (height, width, channel) within `distance` of each value.
    pub fn square(distance: f32, height: usize, width: usize, channels: usize) -> TensorAttack {
        TensorAttack::new(Kind::Square { height, width, channels }, distance)
    }

    /// The values' least and greatest; 0 and 1 unless changed.
    ///
    /// # Panics
    ///
    /// Where the first is not below the second, or one is not finite.
    #[track_caller]
    pub fn range(mut self, low: f32, high: f32) -> TensorAttack {
        assert!(low < high && low.is_finite() && high.is_finite(), "a range from {low} to {high}");
        self.range = (low, high);
        self
    }

    /// How many rows the model may be asked about, at most.
    pub fn budget(mut self, queries: u64) -> TensorAttack {
        self.budget = queries;
        self
    }

    /// Which places are tried first.
    pub fn seed(mut self, seed: u64) -> TensorAttack {
        self.seed = seed;
        self
    }

    /// Attacks one input: `model` takes rows of its length and returns as many rows of a value for each class, probabilities
    /// or logits.
    ///
    /// # Errors
    ///
    /// As in the type's documentation.
    pub fn run(
        &self,
        model: impl Fn(&[f32]) -> Vec<f32>,
        input: &[f32],
    ) -> Result<TensorAttackReport, Error> {
        let fault = |what: &str| Error::new(ErrorKind::Input, what);
        if input.is_empty() || input.iter().any(|value| !value.is_finite()) {
            return Err(fault("an input without values, or with some that are not finite"));
        }
        if let Kind::Square { height, width, channels } = self.kind {
            let size = height.checked_mul(width).and_then(|pixels| pixels.checked_mul(channels));
            if size != Some(input.len()) {
                return Err(fault("the input is not of the image's size"));
            }
        }
        let mut search = Search { model: &model, queries: 0, budget: self.budget, class: None };
        let (low, high) = self.range;
        let start: Vec<f32> = input.iter().map(|value| value.clamp(low, high)).collect();
        let mut values = start.clone();
        let mut after = 0;
        if let Some((class, mut margin)) = search.margin(&start)? {
            search.class = Some(class);
            after = class;
            let mut random = Random::new(self.seed);
            let mut order: Vec<usize> = (0..input.len()).collect();
            random.shuffle(&mut order);
            let most = match self.kind {
                Kind::Simba => order.len() as u64,
                Kind::Square { .. } => self.budget,
            };
            let mut round = 0;
            while after == class && round < most {
                let tried = match self.kind {
                    Kind::Simba => {
                        let at = order[round as usize];
                        [1.0, -1.0]
                            .map(|sign| {
                                let mut other = values.clone();
                                other[at] = (other[at] + sign * self.step).clamp(low, high);
                                other
                            })
                            .to_vec()
                    }
                    Kind::Square { height, width, channels } => {
                        vec![self.squared(&start, &values, (height, width, channels), round, &mut random)]
                    }
                };
                round += 1;
                for other in tried {
                    let Some((found, less)) = search.margin(&other)? else {
                        round = most;
                        break;
                    };
                    if less < margin {
                        (values, margin, after) = (other, less, found);
                        break;
                    }
                }
            }
            search.class = None;
            return Ok(report(values, &start, class, after, search.queries));
        }
        Ok(report(values, &start, after, after, search.queries))
    }

    /// The values with one more square at the edge of what is allowed, smaller as the search goes on; vertical stripes to
    /// begin with.
    fn squared(
        &self,
        start: &[f32],
        values: &[f32],
        (height, width, channels): (usize, usize, usize),
        round: u64,
        random: &mut Random,
    ) -> Vec<f32> {
        let mut other = values.to_vec();
        let sign = |random: &mut Random| if random.below(2) == 0 { self.step } else { -self.step };
        let mut set = |row: usize, column: usize, channel: usize, by: f32| {
            let at = (row * width + column) * channels + channel;
            other[at] = (start[at] + by).clamp(self.range.0, self.range.1);
        };
        if round == 0 {
            for column in 0..width {
                for channel in 0..channels {
                    let by = sign(random);
                    (0..height).for_each(|row| set(row, column, channel, by));
                }
            }
            return other;
        }
        // The schedule of the paper, for a budget of 10,000 queries, scaled to this one's.
        let share = round as f64 / self.budget.max(1) as f64;
        let halvings =
            [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8].iter().filter(|at| share > **at).count();
        let area = 0.8 * 0.5_f64.powi(halvings as i32);
        let side = ((area * (height * width) as f64).sqrt().round() as usize).clamp(1, height.min(width));
        let (top, left) = (random.below(height - side + 1), random.below(width - side + 1));
        for channel in 0..channels {
            let by = sign(random);
            for row in top..top + side {
                (left..left + side).for_each(|column| set(row, column, channel, by));
            }
        }
        other
    }
}

fn report(values: Vec<f32>, start: &[f32], before: usize, after: usize, queries: u64) -> TensorAttackReport {
    let squares: f64 = values.iter().zip(start).map(|(a, b)| f64::from(a - b).powi(2)).sum();
    TensorAttackReport { values, before, after, distance: squares.sqrt(), queries }
}

struct Search<'m> {
    model: &'m dyn Fn(&[f32]) -> Vec<f32>,
    queries: u64,
    budget: u64,
    /// The class to leave; of the first row the most probable one.
    class: Option<usize>,
}

impl Search<'_> {
    /// The row's class, and by how much the class to leave is ahead of all others; `None` once the budget is spent.
    fn margin(&mut self, row: &[f32]) -> Result<Option<(usize, f32)>, Error> {
        if self.queries >= self.budget {
            return Ok(None);
        }
        self.queries += 1;
        let scores = (self.model)(row);
        if scores.len() < 2 || scores.iter().any(|score| !score.is_finite()) {
            return Err(Error::new(
                ErrorKind::Input,
                "the model returned fewer than two class scores, or no numbers",
            ));
        }
        let mut best = 0;
        for (class, score) in scores.iter().enumerate() {
            if *score > scores[best] {
                best = class;
            }
        }
        let own = self.class.unwrap_or(best);
        let others = scores.iter().enumerate().filter(|(class, _)| *class != own).map(|(_, score)| *score);
        Ok(Some((best, scores[own] - others.fold(f32::NEG_INFINITY, f32::max))))
    }
}
