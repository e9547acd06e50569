//! The encoder: BERT with its matrices in signed bytes.

use std::ops::Range;

use super::format::{Bytes, Config, ModelFile};
use super::kernels::{AttentionScratch, Kernel, Norm, Packed, RowScale};
use super::quantised::{Kind, Matrix};
use crate::Error;

/// The weights, packed for a kernel.
pub(super) struct Encoder {
    pub(super) config: Config,
    kernel: Kernel,
    words: Words,
    positions: Vec<f32>,
    types: Vec<f32>,
    norm: NormWeights,
    layers: Vec<Layer>,
}

/// The embeddings of the word pieces, decoded a row at a time: most rows are never asked for.
struct Words {
    bytes: Bytes,
    kind: Kind,
    range: Range<usize>,
}

struct NormWeights {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

struct Layer {
    qkv: Packed,
    out: Packed,
    norm1: NormWeights,
    up: Packed,
    down: Packed,
    norm2: NormWeights,
}

/// What the encoder reads: pieces, of which those before `second` are of the first type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequence<'s> {
    pub(super) ids: &'s [u32],
    pub(super) second: usize,
}

/// Memory that a pass uses, kept between passes.
#[derive(Default)]
pub(super) struct Scratch {
    /// Tokens of each sequence.
    lengths: Vec<usize>,
    states: Vec<f32>,
    wide: Vec<f32>,
    narrow: Vec<f32>,
    codes: Vec<u8>,
    scales: Vec<RowScale>,
    attention: AttentionScratch,
}

impl Scratch {
    /// The states of all tokens, one row each, sequence after sequence.
    pub(super) fn states(&self) -> &[f32] {
        &self.states
    }

    /// The states as bytes, and what they stand for.
    pub(super) fn quantised(&self) -> (&[u8], &[RowScale]) {
        let tokens = self.scales.len();
        (&self.codes[..self.states.len()], &self.scales[..tokens])
    }

    /// Goes on with some of the sequences alone.
    pub(super) fn keep(&mut self, hidden: usize, mut is_kept: impl FnMut(usize) -> bool) {
        let (mut from, mut to, mut at) = (0, 0, 0);
        let Scratch { lengths, states, narrow, codes, scales, .. } = self;
        lengths.retain(|length| {
            let rows = from..from + length;
            from = rows.end;
            at += 1;
            if !is_kept(at - 1) {
                return false;
            }
            states.copy_within(rows.start * hidden..rows.end * hidden, to * hidden);
            codes.copy_within(rows.start * hidden..rows.end * hidden, to * hidden);
            scales.copy_within(rows, to);
            to += length;
            true
        });
        states.truncate(to * hidden);
        narrow.truncate(to * hidden);
        scales.truncate(to);
    }
}

impl Encoder {
    pub(super) fn new(file: &ModelFile, kernel: Kernel) -> Result<Encoder, Error> {
        let config = file.header.config;
        let (hidden, wide) = (config.hidden, config.intermediate);
        let words = file.matrix("embeddings.word", config.vocab, hidden)?;
        if words.kind() == Kind::Half {
            words.decoded("embeddings.word")?;
        }
        words.scales("embeddings.word")?;
        let (kind, range) = file.place("embeddings.word", config.vocab, hidden)?;
        let norm = |name: String| -> Result<NormWeights, Error> {
            Ok(NormWeights {
                weight: file.vector(&format!("{name}.weight"), hidden)?,
                bias: file.vector(&format!("{name}.bias"), hidden)?,
            })
        };
        let linear = |name: String, outputs: usize, inputs: usize| -> Result<Packed, Error> {
            let (weight, bias) = (format!("{name}.weight"), format!("{name}.bias"));
            Packed::new(kernel, &weight, file.matrix(&weight, outputs, inputs)?, file.vector(&bias, outputs)?)
        };
        let layer = |number: usize| -> Result<Layer, Error> {
            let name = |part: &str| format!("layer.{number}.{part}");
            Ok(Layer {
                qkv: linear(name("qkv"), 3 * hidden, hidden)?,
                out: linear(name("out"), hidden, hidden)?,
                norm1: norm(name("norm1"))?,
                up: linear(name("up"), wide, hidden)?,
                down: linear(name("down"), hidden, wide)?,
                norm2: norm(name("norm2"))?,
            })
        };
        Ok(Encoder {
            config,
            kernel,
            words: Words { bytes: file.bytes.clone(), kind, range },
            positions: file
                .matrix("embeddings.position", config.positions, hidden)?
                .decoded("embeddings.position")?,
            types: file.matrix("embeddings.type", config.types, hidden)?.decoded("embeddings.type")?,
            norm: norm("embeddings.norm".to_owned())?,
            layers: (0..config.layers).map(layer).collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn kernel(&self) -> Kernel {
        self.kernel
    }

    /// How many layers there are.
    pub(super) fn depth(&self) -> usize {
        self.layers.len()
    }

    /// Puts the embeddings of all tokens of all sequences into the scratch, one row each. No sequence is empty or longer
    /// than the model has positions.
    pub(super) fn begin(&self, sequences: &[Sequence<'_>], scratch: &mut Scratch) {
        let (hidden, broad) = (self.config.hidden, self.config.intermediate);
        let lengths = sequences.iter().map(|sequence| sequence.ids.len());
        scratch.lengths.clear();
        scratch.lengths.extend(lengths);
        let tokens: usize = scratch.lengths.iter().sum();
        let Scratch { states, wide, narrow, codes, scales, .. } = scratch;
        states.resize(tokens * hidden, 0.0);
        narrow.resize(tokens * hidden, 0.0);
        wide.resize(tokens * broad.max(3 * hidden), 0.0);
        codes.resize(tokens * broad, 0);
        scales.resize(tokens, RowScale::default());
        self.embed(sequences, states, narrow);
        let codes = &mut codes[..tokens * hidden];
        self.kernel.add_norm_quantise(states, narrow, self.norm(&self.norm), codes, scales);
    }

    /// Runs some layers over the states in the scratch. What a sequence gives does not depend on the sequences beside it.
    pub(super) fn run(&self, layers: Range<usize>, scratch: &mut Scratch) {
        let Scratch { lengths, states, wide, narrow, codes, scales, attention } = scratch;
        let (hidden, broad) = (self.config.hidden, self.config.intermediate);
        let tokens: usize = lengths.iter().sum();
        let kernel = self.kernel;
        for layer in &self.layers[layers] {
            let qkv = &mut wide[..tokens * 3 * hidden];
            kernel.product(&codes[..tokens * hidden], scales, &layer.qkv, qkv);
            let (mut from, width) = (0, hidden / self.config.heads);
            for length in &*lengths {
                let of = from..from + length;
                let qkv = &qkv[of.start * 3 * hidden..of.end * 3 * hidden];
                let out = &mut narrow[of.start * hidden..of.end * hidden];
                kernel.attention(qkv, self.config.heads, width, out, attention);
                from = of.end;
            }
            let short = &mut codes[..tokens * hidden];
            kernel.quantise(narrow, hidden, short, scales);
            kernel.product(short, scales, &layer.out, narrow);
            kernel.add_norm_quantise(states, narrow, self.norm(&layer.norm1), short, scales);
            let middle = &mut wide[..tokens * broad];
            kernel.product(short, scales, &layer.up, middle);
            kernel.gelu_quantise(middle, broad, &mut codes[..tokens * broad], scales);
            kernel.product(&codes[..tokens * broad], scales, &layer.down, narrow);
            let short = &mut codes[..tokens * hidden];
            kernel.add_norm_quantise(states, narrow, self.norm(&layer.norm2), short, scales);
        }
    }

    /// The embeddings of the pieces, and the sums of those of their places and types.
    fn embed(&self, sequences: &[Sequence<'_>], words: &mut [f32], places: &mut [f32]) {
        let hidden = self.config.hidden;
        let table = self.words.matrix(self.config.vocab, hidden);
        let mut rows = words.chunks_exact_mut(hidden).zip(places.chunks_exact_mut(hidden));
        for sequence in sequences {
            for (at, id) in sequence.ids.iter().enumerate() {
                let Some((words, places)) = rows.next() else { return };
                table.row(*id as usize, words);
                let kind = usize::from(at >= sequence.second);
                let position = &self.positions[at * hidden..][..hidden];
                for ((out, position), kind) in
                    places.iter_mut().zip(position).zip(&self.types[kind * hidden..])
                {
                    *out = position + kind;
                }
            }
        }
    }

    fn norm<'n>(&self, weights: &'n NormWeights) -> Norm<'n> {
        Norm { weight: &weights.weight, bias: &weights.bias, epsilon: self.config.norm_eps }
    }
}

impl Words {
    fn matrix(&self, rows: usize, cols: usize) -> Matrix<'_> {
        Matrix::new(self.kind, rows, cols, &self.bytes[self.range.clone()])
    }
}
