//! Tags that the states between two layers are enough for. Where a small head there is sure of every piece of a window, the layers
//! behind it have nothing to add to the tags and need not run.
//!
//! Leaving a network early is as in Xin et al. 2020, "DeeBERT", and Li et al. 2021, "Accelerating BERT Inference for Sequence Labeling
//! via Early-Exit"; here the exit is a stack of convolutions over neighbouring pieces that was fitted to what the whole model says
//! (`training/shared_model/names_early.py`). Where it is sure its tags stand, also where the whole encoder runs for other heads, so that
//! what is said of a window does not depend on who else asked about it.
//!
//! Layout of the asset, little-endian: the magic `MNAM`; a version, the number of layers before the head, their width, the head's own, the
//! pieces to each side that a convolution sees, the number of convolutions and that of tags (u32); the least probability of a tag that is
//! sure (f32); the SHA-256 of the model file that it was fitted to; the matrices, each as `q4` and followed by its bias as `f16`; the
//! SHA-256 of everything before.

use sha2::{Digest, Sha256};

use super::encoder::Scratch;
use super::format::ModelFile;
use super::heads::TagScore;
use super::kernels::{Kernel, Packed, RowScale};
use super::quantised::{Kind, Matrix};
use super::windows::Window;
use crate::hex::hex;
use crate::{Error, ErrorKind};

pub(super) static BYTES: &[u8] = include_bytes!("../../assets/names.bin");
const MAGIC: &[u8; 4] = b"MNAM";
const VERSION: u32 = 1;
const DIGEST: usize = 32;
/// Numbers behind the magic.
const NUMBERS: usize = 7;
const HEADER: usize = 4 + 4 * NUMBERS + 4 + DIGEST;
/// Rows of a matrix come in so many.
const PANEL: usize = 16;
/// No number of the header is larger.
const LARGEST: usize = 4096;

/// The head.
pub(super) struct Early {
    kernel: Kernel,
    /// Layers that run before it.
    layers: usize,
    tags: usize,
    width: usize,
    reach: usize,
    sure: f32,
    inner: Packed,
    convolutions: Vec<Packed>,
    outer: Packed,
}

impl Early {
    /// The head of an asset; `None` where it was fitted to another model file than the one with this digest: it says what that
    /// model's tags are.
    ///
    /// Errors where the asset is damaged.
    pub(super) fn of(
        file: &ModelFile,
        sha256: &str,
        kernel: Kernel,
        bytes: &[u8],
    ) -> Result<Option<Early>, Error> {
        let broken = |what: String| Error::new(ErrorKind::Asset, format!("names.bin: {what}"));
        let Some((signed, digest)) =
            bytes.len().checked_sub(DIGEST).and_then(|at| bytes.split_at_checked(at))
        else {
            return Err(broken(format!("it is {} bytes long, which is too short", bytes.len())));
        };
        if *Sha256::digest(signed) != *digest {
            return Err(broken("its SHA-256 is not the one at its end".to_owned()));
        }
        if signed.len() < HEADER || !signed.starts_with(MAGIC) {
            return Err(broken("it has no header".to_owned()));
        }
        let (header, mut rest) = signed.split_at(HEADER);
        let word = |at: usize| -> [u8; 4] { std::array::from_fn(|byte| header[4 + 4 * at + byte]) };
        let numbers: [usize; NUMBERS] = std::array::from_fn(|at| u32::from_le_bytes(word(at)) as usize);
        let [version, layers, hidden, width, reach, convolutions, tags] = numbers;
        if version != VERSION as usize {
            return Err(broken(format!("its version is {version}; this build reads {VERSION}")));
        }
        let sure = f32::from_le_bytes(word(NUMBERS));
        let is_sound = numbers.iter().all(|number| *number <= LARGEST)
            && tags > 0
            && width.is_multiple_of(32)
            && width > 0
            && convolutions <= 8
            && reach <= 8
            && (0.0..=1.0).contains(&sure);
        if !is_sound {
            return Err(broken("it has numbers out of range".to_owned()));
        }
        let config = file.header.config;
        if hidden != config.hidden
            || tags != file.header.tags.len()
            || layers >= config.layers
            || hex(&header[HEADER - DIGEST..]) != sha256
        {
            return Ok(None);
        }
        let mut linear = |name: &str, outputs: usize, inputs: usize| -> Result<Packed, Error> {
            let mut take = |kind: Kind, rows: usize, cols: usize| {
                let part = kind.bytes(rows, cols).and_then(|size| rest.split_at_checked(size));
                let (part, after) = part.ok_or_else(|| broken(format!("it ends inside of `{name}`")))?;
                rest = after;
                Ok::<_, Error>(Matrix::new(kind, rows, cols, part))
            };
            let weight = take(Kind::Four, outputs, inputs)?;
            let bias = take(Kind::Half, 1, outputs)?.decoded(name)?;
            Packed::new(kernel, name, weight, bias)
        };
        let inner = linear("names.inner", width, hidden)?;
        let side = 2 * reach + 1;
        let made = (0..convolutions).map(|_| linear("names.convolution", side * width, width));
        let convolutions = made.collect::<Result<Vec<_>, _>>()?;
        let outer = linear("names.outer", tags.next_multiple_of(PANEL), width)?;
        if !rest.is_empty() {
            return Err(broken(format!("{} bytes are left behind its matrices", rest.len())));
        }
        Ok(Some(Early { kernel, layers, tags, width, reach, sure, inner, convolutions, outer }))
    }

    /// How many layers run before it.
    pub(super) fn layers(&self) -> usize {
        self.layers
    }

    /// The tags of the tokens of each window of which it is sure: of every piece of the text, that is, for a name is found by
    /// what stands around it, and tags of two heads side by side are worse than those of either.
    pub(super) fn read(&self, windows: &[&Window], scratch: &Scratch) -> Vec<Option<Box<[TagScore]>>> {
        let (codes, scales) = scratch.quantised();
        let tokens = scales.len();
        let mut rows = vec![0.0; tokens * self.width];
        let mut codes_of_rows = vec![0; tokens * self.width];
        let mut scales_of_rows = vec![RowScale::default(); tokens];
        self.kernel.product(codes, scales, &self.inner, &mut rows);
        self.kernel.gelu_quantise(&mut rows, self.width, &mut codes_of_rows, &mut scales_of_rows);
        for convolution in &self.convolutions {
            let mut parts = vec![0.0; tokens * self.width * (2 * self.reach + 1)];
            self.kernel.product(&codes_of_rows, &scales_of_rows, convolution, &mut parts);
            self.gather(windows, &parts, &mut rows);
            self.kernel.gelu_quantise(&mut rows, self.width, &mut codes_of_rows, &mut scales_of_rows);
        }
        let wide = self.tags.next_multiple_of(PANEL);
        let mut logits = vec![0.0; tokens * wide];
        self.kernel.product(&codes_of_rows, &scales_of_rows, &self.outer, &mut logits);
        let mut rest = logits.chunks_exact_mut(wide);
        let read = windows.iter().map(|window| {
            let of_window = rest.by_ref().take(window.ids.len());
            let tags: Box<[TagScore]> = of_window.map(|row| TagScore::of(&mut row[..self.tags])).collect();
            let is_sure = |tag: &TagScore| tag.none.max(tag.probability) >= self.sure;
            tags[window.places()].iter().all(is_sure).then_some(tags)
        });
        read.collect()
    }

    /// Sums what a convolution makes of each token for the tokens around it, within its window.
    fn gather(&self, windows: &[&Window], parts: &[f32], rows: &mut [f32]) {
        rows.fill(0.0);
        let (width, side) = (self.width, 2 * self.reach + 1);
        let mut from = 0;
        for window in windows {
            let length = window.ids.len();
            for at in 0..length {
                let row = &mut rows[(from + at) * width..][..width];
                for part in self.reach.saturating_sub(at)..side.min(length + self.reach - at) {
                    let token = from + at + part - self.reach;
                    self.kernel.add_scaled(row, &parts[(token * side + part) * width..][..width], 1.0);
                }
            }
            from += length;
        }
    }
}
