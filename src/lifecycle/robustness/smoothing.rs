use serde::Serialize;

use crate::lifecycle::numerics::random::Random;
use crate::lifecycle::numerics::{beta, normal};
use crate::{Error, ErrorKind};

/// A smoothed classifier: the class that a model gives most often under Gaussian noise, with a radius within which no change
/// of the input alters that (Cohen, Rosenfeld and Kolter, "Certified adversarial robustness via randomized smoothing",
/// ICML 2019).
///
/// # What it finds and what it does not
///
/// A certificate is about the smoothed classifier, not about the model behind it: whoever relies on it has to answer with
/// [`Smoothing::predict`]. It holds for changes of Euclidean length below the radius, and with probability 1 - `alpha`
/// over the noise. Class and probability are estimated from different draws; the bound is the exact one of Clopper and
/// Pearson. Where the class is given to fewer than half of the draws, by the bound, there is no certificate.
///
/// # Cost
///
/// `first` + `draws` queries for a certificate: 100 and 10,000 unless changed; the paper takes 100,000, which reaches
/// further.
///
/// # Untrusted input
///
/// Any finite values.
///
/// # Errors
///
/// [`ErrorKind::Input`] for an empty input or one that is not finite, and where the model returns another number of classes
/// than it was given rows. [`ErrorKind::Config`] from [`Smoothing::new`].
///
/// # Examples
///
/// ```
/// use mantlet::lifecycle::robustness::Smoothing;
/// let model = |rows: &[f32]| -> Vec<usize> { rows.chunks(2).map(|row| usize::from(row[0] + row[1] > 0.0)).collect() };
/// let found = Smoothing::new(0.5)?.certify(model, &[0.6, 0.6])?;
/// // The plane is .849 away, and no certificate may say more.
/// assert!(found.class == Some(1) && found.radius > 0.7 && found.radius <= 0.849);
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Smoothing {
    sigma: f64,
    first: u64,
    draws: u64,
    alpha: f64,
    seed: u64,
}

/// What is certain of an input.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Certificate {
    /// The smoothed class; `None` where nothing is certain.
    pub class: Option<usize>,
    /// The Euclidean length below which no change alters it; 0 where nothing is certain.
    pub radius: f64,
    /// The lower bound of the class' probability under noise.
    pub probability: f64,
}

/// Rows of one call.
const BATCH: u64 = 500;

impl Smoothing {
    /// Noise of standard deviation `sigma`: more certifies further, and less of what the model knows is left.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where `sigma` is not above 0 and finite.
    pub fn new(sigma: f64) -> Result<Smoothing, Error> {
        match sigma > 0.0 && sigma.is_finite() {
            true => Ok(Smoothing { sigma, first: 100, draws: 10_000, alpha: 0.001, seed: 1 }),
            false => Err(Error::config(format!("noise needs a standard deviation above 0, not {sigma}"))),
        }
    }

    /// Draws that choose the class, and draws that estimate its probability; at least 1 each.
    pub fn draws(mut self, first: u64, draws: u64) -> Smoothing {
        (self.first, self.draws) = (first.max(1), draws.max(1));
        self
    }

    /// The probability with which a certificate may be wrong; 0.001 unless changed.
    ///
    /// # Panics
    ///
    /// Where it does not lie between 0 and 1.
    #[track_caller]
    pub fn alpha(mut self, alpha: f64) -> Smoothing {
        assert!(alpha > 0.0 && alpha < 1.0, "a probability of error of {alpha}");
        self.alpha = alpha;
        self
    }

    /// Which noise is drawn.
    pub fn seed(mut self, seed: u64) -> Smoothing {
        self.seed = seed;
        self
    }

    /// A certificate for one input: `model` gives the class of each of several rows of its length.
    ///
    /// # Errors
    ///
    /// As in the type's documentation.
    pub fn certify(&self, model: impl Fn(&[f32]) -> Vec<usize>, input: &[f32]) -> Result<Certificate, Error> {
        let mut random = Random::new(self.seed);
        let class = most(&self.count(&model, input, self.first, &mut random)?);
        let counts = self.count(&model, input, self.draws, &mut random)?;
        let hits = counts.iter().find(|(known, _)| *known == class).map_or(0, |(_, count)| *count);
        let probability = beta::lower_bound(hits, self.draws, self.alpha);
        Ok(match probability > 0.5 {
            true => Certificate {
                class: Some(class),
                radius: self.sigma * normal::quantile(probability),
                probability,
            },
            false => Certificate { class: None, radius: 0.0, probability },
        })
    }

    /// The smoothed class of one input, from `draws` draws; `None` where the two most frequent ones cannot be told apart at
    /// `alpha` by the two-sided binomial test.
    ///
    /// # Errors
    ///
    /// As in the type's documentation.
    pub fn predict(
        &self,
        model: impl Fn(&[f32]) -> Vec<usize>,
        input: &[f32],
    ) -> Result<Option<usize>, Error> {
        let mut counts = self.count(&model, input, self.draws, &mut Random::new(self.seed))?;
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let (class, first) = counts[0];
        let second = counts.get(1).map_or(0, |(_, count)| *count);
        // Of a fair coin: the probability of so uneven a result, P(X ≥ first) = I_½(first, second + 1).
        let tail = beta::cdf(0.5, first as f64, (second + 1) as f64);
        Ok((2.0 * tail <= self.alpha).then_some(class))
    }

    /// How often each class is given under noise.
    fn count(
        &self,
        model: &dyn Fn(&[f32]) -> Vec<usize>,
        input: &[f32],
        draws: u64,
        random: &mut Random,
    ) -> Result<Vec<(usize, u64)>, Error> {
        if input.is_empty() || input.iter().any(|value| !value.is_finite()) {
            return Err(Error::new(
                ErrorKind::Input,
                "an input without values, or with some that are not finite",
            ));
        }
        tally(draws, |rows| {
            let noisy: Vec<f32> = (0..rows)
                .flat_map(|_| {
                    input
                        .iter()
                        .map(|value| value + (self.sigma * random.normal()) as f32)
                        .collect::<Vec<_>>()
                })
                .collect();
            model(&noisy)
        })
    }
}

/// Counts classes over batches of draws.
fn tally(draws: u64, mut batch: impl FnMut(u64) -> Vec<usize>) -> Result<Vec<(usize, u64)>, Error> {
    let mut counts: Vec<(usize, u64)> = Vec::new();
    let mut left = draws;
    while left > 0 {
        let rows = left.min(BATCH);
        let classes = batch(rows);
        if classes.len() as u64 != rows {
            let message = format!("the model returned {} classes for {rows} rows", classes.len());
            return Err(Error::new(ErrorKind::Input, message));
        }
        for class in classes {
            match counts.iter_mut().find(|(known, _)| *known == class) {
                Some((_, count)) => *count += 1,
                None => counts.push((class, 1)),
            }
        }
        left -= rows;
    }
    Ok(counts)
}

/// The most frequent class; the smallest of several.
fn most(counts: &[(usize, u64)]) -> usize {
    let best = counts.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
    best.map_or(0, |(class, _)| *class)
}

/// A smoothed classifier of texts: the class that a model gives most often when it sees only some of the words, with the
/// number of words that may be exchanged without altering that (Levine and Feizi, "Robustness certificates for sparse
/// adversarial attacks by randomized ablation", AAAI 2020; Zeng et al., "Certified robustness to text adversarial attacks
/// by randomized \[MASK\]", 2021).
///
/// Words are exchanged, each for another one; putting in and leaving out is not covered. Everything else is as with
/// [`Smoothing`].
///
/// ```
/// use mantlet::lifecycle::robustness::WordSmoothing;
/// let text = "an awful awful awful awful awful awful awful awful day";
/// let model = |texts: &[String]| -> Vec<usize> { texts.iter().map(|text| usize::from(text.contains("awful"))).collect() };
/// let found = WordSmoothing::new(0.3)?.certify(model, text)?;
/// assert_eq!((found.class, found.words), (Some(1), 1));
/// # Ok::<(), mantlet::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct WordSmoothing {
    kept: f64,
    first: u64,
    draws: u64,
    alpha: f64,
    seed: u64,
}

/// What is certain of a text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordCertificate {
    /// The smoothed class; `None` where nothing is certain.
    pub class: Option<usize>,
    /// Words that may be exchanged at once; 0 says that the class is certain for the text as it is.
    pub words: usize,
    /// The lower bound of the class' probability.
    pub probability: f64,
}

impl WordSmoothing {
    /// Each draw keeps the share `kept` of the words, at least one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] where the share does not lie between 0 and 1.
    pub fn new(kept: f64) -> Result<WordSmoothing, Error> {
        match kept > 0.0 && kept < 1.0 {
            true => Ok(WordSmoothing { kept, first: 100, draws: 1_000, alpha: 0.001, seed: 1 }),
            false => Err(Error::config(format!("a share of words lies between 0 and 1, not at {kept}"))),
        }
    }

    /// Draws that choose the class, and draws that estimate its probability; 100 and 1,000 unless changed, at least 1 each.
    pub fn draws(mut self, first: u64, draws: u64) -> WordSmoothing {
        (self.first, self.draws) = (first.max(1), draws.max(1));
        self
    }

    /// Which words are drawn.
    pub fn seed(mut self, seed: u64) -> WordSmoothing {
        self.seed = seed;
        self
    }

    /// A certificate for one text: `model` gives the class of each of several texts.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Input`] for a text without words, and where the model returns another number of classes.
    pub fn certify(
        &self,
        model: impl Fn(&[String]) -> Vec<usize>,
        text: &str,
    ) -> Result<WordCertificate, Error> {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() {
            return Err(Error::new(ErrorKind::Input, "a text without words"));
        }
        let count = words.len();
        let kept = ((count as f64 * self.kept).round() as usize).clamp(1, count);
        let mut random = Random::new(self.seed);
        let mut draw = |rows: u64| -> Vec<usize> {
            let texts: Vec<String> = (0..rows)
                .map(|_| {
                    let mut order: Vec<usize> = (0..count).collect();
                    random.shuffle(&mut order);
                    order.truncate(kept);
                    order.sort_unstable();
                    order.into_iter().map(|at| words[at]).collect::<Vec<_>>().join(" ")
                })
                .collect();
            model(&texts)
        };
        let class = most(&tally(self.first, &mut draw)?);
        let counts = tally(self.draws, &mut draw)?;
        let hits = counts.iter().find(|(known, _)| *known == class).map_or(0, |(_, count)| *count);
        let probability = beta::lower_bound(hits, self.draws, self.alpha);
        if probability <= 0.5 {
            return Ok(WordCertificate { class: None, words: 0, probability });
        }
        // An exchanged word matters in the draws that keep it: 1 - C(n-d, k) / C(n, k) of them for d words.
        let (mut certain, mut unseen) = (0, 1.0);
        for exchanged in 1..=count - kept {
            unseen *= (count - kept - exchanged + 1) as f64 / (count - exchanged + 1) as f64;
            if probability - (1.0 - unseen) <= 0.5 {
                break;
            }
            certain = exchanged;
        }
        Ok(WordCertificate { class: Some(class), words: certain, probability })
    }
}
