//! Little models in safetensors files as closures: a multilayer perceptron (`w1`, `b1`, `w2`, `b2`) on square grey images,
//! a linear model of vectors (`w` of two dimensions, `b`), a linear model of hashed words (`w` of one dimension, `b`).

use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde_json::Value;

pub(crate) type Failure = Box<dyn std::error::Error>;

/// A tensor of any type, as floats.
pub(crate) struct Tensor {
    pub(crate) shape: Vec<usize>,
    pub(crate) values: Vec<f32>,
}

pub(crate) enum Victim {
    Images { side: usize, model: Perceptron },
    Vectors { weights: Vec<f32>, bias: Vec<f32>, features: usize },
    Texts { weights: Vec<f32>, bias: f32 },
}

/// Inputs for a model: rows of numbers, or texts.
pub(crate) enum Inputs {
    Rows(Vec<f32>),
    Texts(Vec<String>),
}

pub(crate) struct Perceptron {
    first: (Vec<f32>, Vec<f32>),
    second: (Vec<f32>, Vec<f32>),
}

/// The bytes of a file, unpacked where it is gzip.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let named = |error: std::io::Error| format!("{}: {error}", path.display());
    let stored = std::fs::read(path).map_err(named)?;
    if !stored.starts_with(&[0x1F, 0x8B]) {
        return Ok(stored);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(&stored[..]).take(1 << 30).read_to_end(&mut unpacked).map_err(named)?;
    Ok(unpacked)
}

/// The tensors of a safetensors file: eight bytes of length, a header in JSON, the data.
pub(crate) fn tensors(path: &Path) -> Result<BTreeMap<String, Tensor>, Failure> {
    let bytes = bytes(path)?;
    let fault = |what: &str| format!("{}: {what}", path.display());
    let (length, rest) = bytes.split_first_chunk::<8>().ok_or_else(|| fault("too short"))?;
    let length = usize::try_from(u64::from_le_bytes(*length))?;
    let header = rest.get(..length).ok_or_else(|| fault("the header is cut off"))?;
    let (header, data): (BTreeMap<String, Value>, &[u8]) = (serde_json::from_slice(header)?, &rest[length..]);
    let mut tensors = BTreeMap::new();
    for (name, entry) in header.into_iter().filter(|(name, _)| name != "__metadata__") {
        let numbers = |key: &str| -> Vec<usize> {
            let list = entry[key].as_array().into_iter().flatten();
            list.filter_map(Value::as_u64).filter_map(|number| usize::try_from(number).ok()).collect()
        };
        let (shape, offsets) = (numbers("shape"), numbers("data_offsets"));
        let range = match offsets[..] {
            [start, end] => data.get(start..end),
            _ => None,
        };
        let range = range.ok_or_else(|| fault("a tensor lies outside the file"))?;
        let values: Vec<f32> = match entry["dtype"].as_str() {
            Some("F32") => range.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
            Some("I32") => {
                range.as_chunks::<4>().0.iter().map(|bytes| i32::from_le_bytes(*bytes) as f32).collect()
            }
            Some("U8") => range.iter().map(|byte| f32::from(*byte)).collect(),
            _ => return Err(fault("a tensor of a type other than F32, I32 and U8").into()),
        };
        if shape.iter().product::<usize>() != values.len() {
            return Err(fault("a tensor's shape is not its size").into());
        }
        tensors.insert(name, Tensor { shape, values });
    }
    Ok(tensors)
}

impl Victim {
    pub(crate) fn open(path: &Path) -> Result<Victim, Failure> {
        let mut tensors = tensors(path)?;
        let mut take =
            |name: &str| tensors.remove(name).ok_or(format!("{}: no tensor `{name}`", path.display()));
        if let Ok(w1) = take("w1") {
            let (b1, w2, b2) = (take("b1")?, take("w2")?, take("b2")?);
            let side = w1.shape[0].isqrt();
            let is_whole = w1.values.len() == side * side * b1.values.len()
                && w2.values.len() == b1.values.len() * b2.values.len();
            if !is_whole {
                return Err(format!("{}: the layers do not fit each other", path.display()).into());
            }
            let model = Perceptron { first: (w1.values, b1.values), second: (w2.values, b2.values) };
            return Ok(Victim::Images { side, model });
        }
        let (w, b) = (take("w")?, take("b")?);
        match w.shape[..] {
            [classes, features] if b.values.len() == classes => {
                Ok(Victim::Vectors { weights: w.values, bias: b.values, features })
            }
            [buckets] if b.values.len() == 1 && buckets > 0 => {
                Ok(Victim::Texts { weights: w.values, bias: b.values[0] })
            }
            _ => Err(format!("{}: `w` and `b` do not fit each other", path.display()).into()),
        }
    }

    /// Reads inputs that fit: `test_x` of a safetensors file, bytes as shares of 255 for images, or the `text` of lines of
    /// JSON.
    pub(crate) fn inputs(&self, path: &Path) -> Result<Inputs, Failure> {
        if let Victim::Texts { .. } = self {
            let lines = String::from_utf8(bytes(path)?)?;
            let text = |line: &str| -> Result<String, Failure> {
                let row: Value = serde_json::from_str(line)?;
                Ok(row["text"].as_str().ok_or("a row without `text`")?.to_owned())
            };
            return Ok(Inputs::Texts(lines.lines().map(text).collect::<Result<_, _>>()?));
        }
        let mut tensors = tensors(path)?;
        let inputs = tensors.remove("test_x").ok_or(format!("{}: no tensor `test_x`", path.display()))?;
        let scale = if matches!(self, Victim::Images { .. }) { 255.0 } else { 1.0 };
        Ok(Inputs::Rows(inputs.values.into_iter().map(|value| value / scale).collect()))
    }

    /// The logits of a batch of rows.
    pub(crate) fn rows(&self, batch: &[f32]) -> Vec<f32> {
        match self {
            Victim::Images { side, model } => {
                batch.chunks_exact(side * side).flat_map(|row| model.logits(row)).collect()
            }
            Victim::Vectors { weights, bias, features } => {
                let logits = |row: &[f32]| -> Vec<f32> {
                    weights
                        .chunks_exact(*features)
                        .zip(bias)
                        .map(|(weights, bias)| bias + dot(weights, row))
                        .collect()
                };
                batch.chunks_exact(*features).flat_map(logits).collect()
            }
            Victim::Texts { .. } => Vec::new(),
        }
    }

    /// The probability of the second class for each text.
    pub(crate) fn texts(&self, batch: &[&str]) -> Vec<Vec<f32>> {
        let Victim::Texts { weights, bias } = self else { return Vec::new() };
        batch.iter().map(|text| vec![hashed(weights, *bias, text)]).collect()
    }
}

impl Perceptron {
    fn logits(&self, row: &[f32]) -> Vec<f32> {
        let hidden: Vec<f32> = layer(&self.first, row).into_iter().map(|value| value.max(0.0)).collect();
        layer(&self.second, &hidden)
    }
}

/// Weights by input and output, row-major, and biases.
pub(crate) fn layer((weights, bias): &(Vec<f32>, Vec<f32>), inputs: &[f32]) -> Vec<f32> {
    let mut outputs = bias.clone();
    for (input, weights) in inputs.iter().zip(weights.chunks_exact(bias.len())) {
        if *input != 0.0 {
            outputs.iter_mut().zip(weights).for_each(|(output, weight)| *output += input * weight);
        }
    }
    outputs
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Words and pairs of words (`[a-z0-9']+` of the text in lower case), counted in buckets by FNV-1a, scaled to length 1.
fn hashed(weights: &[f32], bias: f32, text: &str) -> f32 {
    let text = text.to_lowercase();
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '\'';
    let words: Vec<&str> = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).collect();
    let mut counts: HashMap<usize, f32> = HashMap::new();
    let mut count = |bytes: &mut dyn Iterator<Item = u8>| {
        let hash =
            bytes.fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        *counts.entry(hash as usize % weights.len()).or_default() += 1.0;
    };
    for word in &words {
        count(&mut word.bytes());
    }
    for pair in words.windows(2) {
        count(&mut pair[0].bytes().chain([b' ']).chain(pair[1].bytes()));
    }
    let length = counts.values().map(|count| count * count).sum::<f32>().sqrt().max(1e-9);
    let mut buckets: Vec<(usize, f32)> = counts.into_iter().collect();
    // Sums of floats depend on their order, which a map draws anew each time.
    buckets.sort_unstable_by_key(|(bucket, _)| *bucket);
    let sum: f32 = buckets.iter().map(|(bucket, count)| weights[*bucket] * count / length).sum();
    1.0 / (1.0 + (-(sum + bias)).exp())
}
