//! What the encoder's states say: a probability for each output of each pool, and a tag for each token.

use std::ops::Range;

use super::format::{ModelFile, PoolHeader, TAGS};
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
    types: Types,
}

/// The type of each tag: `B-` and `I-` of a type are the same here, and 0 is none.
pub(super) struct Types {
    of_tags: Box<[u8]>,
    count: usize,
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

/// What a reader says of tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TokenScores {
    /// One for each token; empty where the model has no such head.
    pub(super) tags: Vec<TagScore>,
    /// For each token the probability of each type, in 255ths: they are kept with each window.
    types: Vec<u8>,
}

/// What heads say of a window.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WindowScores {
    pools: Box<[PoolScores]>,
    /// Of each token of the window, special pieces included.
    tokens: TokenScores,
}

impl WindowScores {
    pub(super) fn new(pools: Box<[PoolScores]>, tokens: TokenScores) -> WindowScores {
        WindowScores { pools, tokens }
    }

    /// What each pool says, by the pool's number.
    pub(crate) fn pools(&self) -> &[PoolScores] {
        &self.pools
    }

    /// The likeliest tag of each token of the window; nothing where the model has no such head.
    #[cfg_attr(not(feature = "pii"), allow(dead_code))]
    pub(crate) fn tags(&self) -> &[TagScore] {
        &self.tokens.tags
    }

    #[cfg_attr(not(feature = "pii"), allow(dead_code))]
    pub(super) fn tokens(&self) -> &TokenScores {
        &self.tokens
    }
}

impl TokenScores {
    /// Adds a token: the logits of its tags, which become probabilities.
    pub(super) fn push(&mut self, logits: &mut [f32], types: &Types) {
        self.tags.push(TagScore::of(logits));
        let mut sums = [0.0; TAGS];
        for (kind, probability) in types.of_tags.iter().zip(&*logits) {
            sums[usize::from(*kind)] += probability;
        }
        self.types.extend(sums[..types.count].iter().map(|sum| (sum * 255.0).round() as u8));
    }

    /// The type that some tokens, which are judged together, are most likely of, and how likely: `0..=1`. Type 0 is none.
    #[cfg_attr(not(feature = "pii"), allow(dead_code))]
    pub(super) fn likeliest(&self, tokens: Range<usize>) -> (usize, f32) {
        let types = self.types.len() / self.tags.len().max(1);
        let sums = (0..types).map(|kind| -> u32 {
            tokens.clone().map(|token| u32::from(self.types[token * types + kind])).sum()
        });
        let most = sums.enumerate().max_by_key(|(kind, sum)| (*sum, types - kind)).unwrap_or_default();
        (most.0, most.1 as f32 / (255 * tokens.len().max(1)) as f32)
    }
}

impl Types {
    /// The type of a tag.
    pub(super) fn of_tag(&self, tag: usize) -> usize {
        usize::from(self.of_tags[tag])
    }

    /// Of the names of tags, "none" first.
    pub(super) fn of(tags: &[String]) -> Types {
        let mut kinds: Vec<&str> = Vec::new();
        let mut of_tags = Vec::new();
        for tag in tags {
            let kind = tag.split_once('-').map_or(tag.as_str(), |(_, kind)| kind);
            let at = kinds.iter().position(|known| *known == kind).unwrap_or(kinds.len());
            if at == kinds.len() {
                kinds.push(kind);
            }
            of_tags.push(at as u8);
        }
        Types { of_tags: of_tags.into(), count: kinds.len() }
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
                types: Types::of(&file.header.tags),
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
    pub(super) fn tokens(&self, states: &[f32], hidden: usize) -> TokenScores {
        self.tags.as_ref().map_or_else(TokenScores::default, |tags| tags.read(self.kernel, states, hidden))
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
    fn of(scores: &mut [f32]) -> TagScore {
        softmax(scores);
        let likeliest = (0u8..).zip(&*scores).skip(1).fold((0, 0.0), |best, (tag, probability)| {
            if *probability > best.1 { (tag, *probability) } else { best }
        });
        let none = scores.first().copied().unwrap_or(1.0);
        TagScore { tag: likeliest.0, probability: likeliest.1, none }
    }
}

impl Tags {
    fn read(&self, kernel: Kernel, states: &[f32], hidden: usize) -> TokenScores {
        let (mut read, mut logits) = (TokenScores::default(), vec![0.0; self.bias.len()]);
        for state in states.chunks_exact(hidden) {
            let rows = self.weight.chunks_exact(hidden).zip(&self.bias);
            for (logit, (row, bias)) in logits.iter_mut().zip(rows) {
                *logit = kernel.dot(row, state) + bias;
            }
            read.push(&mut logits, &self.types);
        }
        read
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
