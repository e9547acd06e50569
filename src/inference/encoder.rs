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
    states: Vec<f32>,
    wide: Vec<f32>,
    narrow: Vec<f32>,
    codes: Vec<u8>,
    scales: Vec<RowScale>,
    attention: AttentionScratch,
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

    /// The last layer's states of all tokens of all sequences, one row each. What a sequence gives does not depend on
    /// the sequences beside it. No sequence is empty or longer than the model has positions.
    pub(super) fn forward<'s>(&self, sequences: &[Sequence<'_>], scratch: &'s mut Scratch) -> &'s [f32] {
        let Scratch { states, wide, narrow, codes, scales, attention } = scratch;
        let (hidden, broad) = (self.config.hidden, self.config.intermediate);
        let tokens: usize = sequences.iter().map(|sequence| sequence.ids.len()).sum();
        states.resize(tokens * hidden, 0.0);
        narrow.resize(tokens * hidden, 0.0);
        wide.resize(tokens * broad.max(3 * hidden), 0.0);
        codes.resize(tokens * broad, 0);
        scales.resize(tokens, RowScale::default());
        self.embed(sequences, states, narrow);
        let kernel = self.kernel;
        kernel.add_norm_quantise(
            states,
            narrow,
            self.norm(&self.norm),
            &mut codes[..tokens * hidden],
            scales,
        );
        for layer in &self.layers {
            let qkv = &mut wide[..tokens * 3 * hidden];
            kernel.product(&codes[..tokens * hidden], scales, &layer.qkv, qkv);
            let (mut from, width) = (0, hidden / self.config.heads);
            for sequence in sequences {
                let of = from..from + sequence.ids.len();
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
            kernel.gelu_quantise(middle, broad, codes, scales);
            kernel.product(codes, scales, &layer.down, narrow);
            let short = &mut codes[..tokens * hidden];
            kernel.add_norm_quantise(states, narrow, self.norm(&layer.norm2), short, scales);
        }
        states
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

    /// The embeddings of pieces alone, one row each.
    #[cfg_attr(not(feature = "pii"), allow(dead_code))]
    pub(super) fn words(&self, ids: &[u32], out: &mut [f32]) {
        let table = self.words.matrix(self.config.vocab, self.config.hidden);
        for (id, row) in ids.iter().zip(out.chunks_exact_mut(self.config.hidden)) {
            table.row(*id as usize, row);
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
