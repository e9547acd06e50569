//! What the encoder's states say: a probability for each output of each pool, and a tag for each token.

use super::format::{ModelFile, PoolHeader};
use super::kernels::{self, Kernel};
use super::wide::Wide;
use super::windows::Window;
use crate::Error;

/// A pool: attention over the tokens, one hidden layer, one sigmoid for each output.
struct Pool {
    header: PoolHeader,
    query: Vec<f32>,
    dense: Vec<f32>,
    dense_bias: Vec<f32>,
    output: Vec<f32>,
    output_bias: Vec<f32>,
    wide: Option<Wide>,
}

/// The heads on the encoder.
pub(super) struct Heads {
    kernel: Kernel,
    pools: Vec<Pool>,
    tags: Option<Tags>,
}

struct Tags {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

/// What a pool says of a window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PoolScores {
    /// A calibrated probability for each output.
    pub(crate) outputs: Box<[f32]>,
    /// How much each token of the window weighed, special pieces included; they sum to 1.
    pub(crate) weights: Box<[f32]>,
}

/// The likeliest tag of a token, other than "none", and its probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TagScore {
    /// Its number in the model's list of tags, from 1 on; 0, "none", is for a model that has no other.
    pub(crate) tag: u8,
    pub(crate) probability: f32,
    /// The probability of "none".
    pub(crate) none: f32,
}

/// What heads say of a window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WindowScores {
    pools: Box<[PoolScores]>,
    /// One for each token of the window, special pieces included; empty where the model has no such head.
    tags: Box<[TagScore]>,
}

impl WindowScores {
    pub(super) fn new(pools: Box<[PoolScores]>, tags: Box<[TagScore]>) -> WindowScores {
        WindowScores { pools, tags }
    }

    /// What each pool says, by the pool's number.
    pub(crate) fn pools(&self) -> &[PoolScores] {
        &self.pools
    }

    /// The likeliest tag of each token of the window; nothing where the model has no such head.
    #[cfg_attr(not(feature = "pii"), allow(dead_code))]
    pub(crate) fn tags(&self) -> &[TagScore] {
        &self.tags
    }
}

impl Heads {
    pub(super) fn new(file: &ModelFile, kernel: Kernel) -> Result<Heads, Error> {
        let (hidden, dense) = (file.header.config.hidden, file.header.config.dense);
        let decoded = |name: String, rows, cols| file.matrix(&name, rows, cols)?.decoded(&name);
        let pool = |header: &PoolHeader| -> Result<Pool, Error> {
            let name = |part: &str| format!("pool.{}.{part}", header.name);
            let outputs = header.outputs.len();
            Ok(Pool {
                query: file.vector(&name("query"), hidden)?,
                dense: decoded(name("dense.weight"), dense, hidden)?,
                dense_bias: file.vector(&name("dense.bias"), dense)?,
                output: decoded(name("output.weight"), outputs, dense)?,
                output_bias: file.vector(&name("output.bias"), outputs)?,
                wide: Wide::of(file, &header.name, outputs)?,
                header: header.clone(),
            })
        };
        let tags = match file.header.tags.len() {
            0 => None,
            count => Some(Tags {
                weight: decoded("tokens.weight".to_owned(), count, hidden)?,
                bias: file.vector("tokens.bias", count)?,
            }),
        };
        Ok(Heads { kernel, pools: file.header.pools.iter().map(pool).collect::<Result<_, _>>()?, tags })
    }

    /// The number of a pool and the names of its outputs.
    pub(super) fn pool(&self, name: &str) -> Option<(usize, &[String])> {
        let at = self.pools.iter().position(|pool| pool.header.name == name)?;
        Some((at, &self.pools[at].header.outputs))
    }

    #[cfg(test)]
    pub(super) fn calibration(&self, name: &str, marker: super::vocabulary::Marker) -> &[[f32; 2]] {
        self.pools[self.pool(name).unwrap().0].header.calibration(marker)
    }

    /// What the pools say of the states of a window's tokens, `hidden` floats each.
    pub(super) fn pools(&self, states: &[f32], hidden: usize, window: &Window) -> Box<[PoolScores]> {
        self.pools.iter().map(|pool| pool.read(self.kernel, states, hidden, window)).collect()
    }

    /// What the states say of each token; nothing where the model has no such head.
    pub(super) fn tags(&self, states: &[f32], hidden: usize) -> Box<[TagScore]> {
        self.tags.iter().flat_map(|tags| tags.read(self.kernel, states, hidden)).collect()
    }
}

impl Pool {
    fn read(&self, kernel: Kernel, states: &[f32], hidden: usize, window: &Window) -> PoolScores {
        let logits = states.chunks_exact(hidden).map(|state| kernel.dot(state, &self.query));
        let mut weights: Box<[f32]> = logits.collect();
        softmax(&mut weights);
        let mut pooled = vec![0.0; hidden];
        for (state, weight) in states.chunks_exact(hidden).zip(&weights) {
            kernel.add_scaled(&mut pooled, state, *weight);
        }
        let rows = self.dense.chunks_exact(hidden).zip(&self.dense_bias);
        let inner: Vec<f32> =
            rows.map(|(row, bias)| kernels::gelu(kernel.dot(row, &pooled) + bias)).collect();
        let rows = self.output.chunks_exact(inner.len()).zip(&self.output_bias);
        let logit =
            |(row, bias): (&[f32], &f32)| row.iter().zip(&inner).fold(0.0, |sum, (a, b)| sum + a * b) + bias;
        let mut outputs: Box<[f32]> = rows.map(logit).collect();
        if let Some(wide) = &self.wide {
            wide.add(window.text(), &mut outputs);
        }
        for (output, [slope, offset]) in outputs.iter_mut().zip(self.header.calibration(window.marker)) {
            *output = 1.0 / (1.0 + kernels::exp(-(slope * *output + offset)));
        }
        PoolScores { outputs, weights }
    }
}

impl TagScore {
    /// Of the logits of all tags, "none" first, which become probabilities.
    pub(super) fn of(scores: &mut [f32]) -> TagScore {
        softmax(scores);
        let likeliest = (0u8..).zip(&*scores).skip(1).fold((0, 0.0), |best, (tag, probability)| {
            if *probability > best.1 { (tag, *probability) } else { best }
        });
        let none = scores.first().copied().unwrap_or(1.0);
        TagScore { tag: likeliest.0, probability: likeliest.1, none }
    }
}

impl Tags {
    fn read<'t>(
        &'t self,
        kernel: Kernel,
        states: &'t [f32],
        hidden: usize,
    ) -> impl Iterator<Item = TagScore> + 't {
        let mut scores = vec![0.0; self.bias.len()];
        states.chunks_exact(hidden).map(move |state| {
            let rows = self.weight.chunks_exact(hidden).zip(&self.bias);
            for (score, (row, bias)) in scores.iter_mut().zip(rows) {
                *score = kernel.dot(row, state) + bias;
            }
            TagScore::of(&mut scores)
        })
    }
}

/// Makes logits into probabilities.
fn softmax(values: &mut [f32]) {
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for value in values.iter_mut() {
        *value = kernels::exp(*value - most);
        sum += *value;
    }
    for value in values {
        *value /= sum;
    }
}
