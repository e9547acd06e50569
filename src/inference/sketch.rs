//! A first reader of names, some thirty times as fast as the encoder: convolutions over neighbouring pieces. Where it is sure of a word its
//! tags stand, and where not, the encoder reads the words in question (`cascade`).
//!
//! It knows of a piece its embedding in the model and how it is written in the text, which the encoder's vocabulary of small letters does
//! not tell. Dilated convolutions for names as in Strubell et al. 2017, "Fast and Accurate Entity Recognition with Iterated Dilated
//! Convolutions". `training/shared_model/names_sketch.py` fits it. It reads the same whoever else asks about a text, so what is found does
//! not depend on that.
//!
//! Layout of the asset, little-endian: the magic `MNAM`; a version, the width of the model, the sketch's own, the number of convolutions and
//! that of tags (u32); the least probability of a word's type that is sure (f32); for each of sixteen convolutions how far from a piece the two others are that it
//! sees (u8, zeros behind the last); the SHA-256 of the model file that it was fitted to; the matrices, each as `q4` and followed by its bias as
//! `f16`; what is added for each way in which a piece is written, as `f16`; the SHA-256 of everything before.

use sha2::{Digest, Sha256};

use super::encoder::Encoder;
use super::format::ModelFile;
use super::heads::{TokenScores, Types};
use super::kernels::{Kernel, Packed, RowScale};
use super::quantised::{Kind, Matrix};
use super::windows::Window;
use crate::hex::hex;
use crate::{Error, ErrorKind};

pub(super) static BYTES: &[u8] = include_bytes!("../../assets/names.bin");
const MAGIC: &[u8; 4] = b"MNAM";
const VERSION: u32 = 2;
const DIGEST: usize = 32;
/// Numbers behind the magic.
const NUMBERS: usize = 5;
/// Convolutions at most.
const DEEPEST: usize = 16;
const HEADER: usize = 4 + 4 * NUMBERS + 4 + DEEPEST + DIGEST;
/// Rows of a matrix come in so many.
const PANEL: usize = 16;
/// No number of the header is larger.
const LARGEST: usize = 4096;
/// Pieces that a convolution sees: one at either side and the one in the middle.
const SIDE: usize = 3;

/// Of addresses, which it knows worst, it has to be surer: so they are found best on rows that validate.
const SURE_OF_ADDRESS: f32 = 0.8;
/// Nor is it sure that a word is nothing where what is left would make a finding of it (the thresholds of
/// `src/evaluators/pii/names/kinds.rs`).
const SURE_OF_NONE: f32 = 0.65;

/// The ways in which a piece may be written.
pub(super) const WRITTEN: usize = 15;

/// How a piece is written: 0 without letters, 1 in small letters, 2 with a capital at its beginning alone, 3 in capitals, 4 otherwise; and five
/// more behind white space, ten more at the beginning of the text or of a line.
pub(super) fn written(text: &str, range: std::ops::Range<usize>) -> u8 {
    let before = text[..range.start].chars().next_back().unwrap_or('\n');
    let (mut letters, mut capitals, mut begins) = (0, 0, false);
    for letter in text[range].chars().filter(|letter| letter.is_alphabetic()) {
        begins |= letters == 0 && letter.is_uppercase();
        letters += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    let shape = match (letters, capitals) {
        (0, _) => 0,
        (_, 0) => 1,
        (_, 1) if begins => 2,
        _ if letters == capitals => 3,
        _ => 4,
    };
    shape
        + match before {
            '\n' | '\r' => 10,
            before if before.is_whitespace() => 5,
            _ => 0,
        }
}

/// The reader.
pub(super) struct Sketch {
    kernel: Kernel,
    tags: usize,
    types: Types,
    address: Option<usize>,
    hidden: usize,
    width: usize,
    sure: f32,
    inner: Packed,
    written: Vec<f32>,
    convolutions: Vec<(usize, Packed)>,
    outer: Packed,
}

/// Memory that reading uses, kept between windows.
#[derive(Default)]
pub(super) struct SketchScratch {
    embedded: Vec<f32>,
    rows: Vec<f32>,
    bent: Vec<f32>,
    parts: Vec<f32>,
    logits: Vec<f32>,
    codes: Vec<u8>,
    scales: Vec<RowScale>,
}

impl Sketch {
    /// The reader of an asset; `None` where it was fitted to another model file than the one with this digest, for it reads that
    /// model's embeddings.
    ///
    /// Errors where the asset is damaged.
    pub(super) fn of(
        file: &ModelFile,
        sha256: &str,
        kernel: Kernel,
        bytes: &[u8],
    ) -> Result<Option<Sketch>, Error> {
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
        let [version, hidden, width, convolutions, tags] = numbers;
        if version != VERSION as usize {
            return Err(broken(format!("its version is {version}; this build reads {VERSION}")));
        }
        let sure = f32::from_le_bytes(word(NUMBERS));
        let is_sound = numbers.iter().all(|number| *number <= LARGEST)
            && tags > 0
            && width.is_multiple_of(32)
            && width > 0
            && convolutions <= DEEPEST
            && (0.0..=1.0).contains(&sure);
        if !is_sound {
            return Err(broken("it has numbers out of range".to_owned()));
        }
        let config = file.header.config;
        if hidden != config.hidden
            || tags != file.header.tags.len()
            || hex(&header[HEADER - DIGEST..]) != sha256
        {
            return Ok(None);
        }
        let mut take = |name: &str, kind: Kind, rows: usize, cols: usize| {
            let part = kind.bytes(rows, cols).and_then(|size| rest.split_at_checked(size));
            let (part, after) = part.ok_or_else(|| broken(format!("it ends inside of `{name}`")))?;
            rest = after;
            Ok::<_, Error>(part)
        };
        let mut linear = |name: &str, outputs: usize, inputs: usize| -> Result<Packed, Error> {
            let weight = Matrix::new(Kind::Four, outputs, inputs, take(name, Kind::Four, outputs, inputs)?);
            let bias = Matrix::new(Kind::Half, 1, outputs, take(name, Kind::Half, 1, outputs)?);
            Packed::new(kernel, name, weight, bias.decoded(name)?)
        };
        let inner = linear("names.inner", width, hidden)?;
        let distances = header[HEADER - DIGEST - DEEPEST..].iter().take(convolutions);
        let made = distances
            .map(|distance| Ok((usize::from(*distance), linear("names.convolution", SIDE * width, width)?)));
        let convolutions = made.collect::<Result<Vec<_>, Error>>()?;
        let outer = linear("names.outer", tags.next_multiple_of(PANEL), width)?;
        let name = "names.written";
        let written = take(name, Kind::Half, WRITTEN, width)?;
        let written = Matrix::new(Kind::Half, WRITTEN, width, written).decoded(name)?;
        if !rest.is_empty() {
            return Err(broken(format!("{} bytes are left behind its matrices", rest.len())));
        }
        let types = Types::of(&file.header.tags);
        let address = file.header.tags.iter().position(|tag| tag == "B-ADDRESS").map(|tag| types.of_tag(tag));
        Ok(Some(Sketch {
            kernel,
            tags,
            types,
            address,
            hidden,
            width,
            sure,
            inner,
            written,
            convolutions,
            outer,
        }))
    }

    /// Whether it is sure of a word that it takes for a type with this probability.
    pub(super) fn is_sure(&self, kind: usize, certainty: f32) -> bool {
        let least = match kind {
            0 => self.sure.max(SURE_OF_NONE),
            _ if self.address == Some(kind) => self.sure.max(SURE_OF_ADDRESS),
            _ => self.sure,
        };
        certainty >= least
    }

    /// What it says of a window. It does not depend on other windows.
    pub(super) fn read(
        &self,
        encoder: &Encoder,
        text: &str,
        window: &Window,
        scratch: &mut SketchScratch,
    ) -> TokenScores {
        let (tokens, width, hidden) = (window.ids.len(), self.width, self.hidden);
        let wide = self.tags.next_multiple_of(PANEL);
        let SketchScratch { embedded, rows, bent, parts, logits, codes, scales } = scratch;
        embedded.resize(tokens * hidden, 0.0);
        codes.resize(tokens * hidden.max(width), 0);
        scales.resize(tokens, RowScale::default());
        for buffer in [&mut *rows, &mut *bent] {
            buffer.resize(tokens * width, 0.0);
        }
        parts.resize(tokens * width * SIDE, 0.0);
        logits.resize(tokens * wide, 0.0);
        let kernel = self.kernel;
        encoder.words(&window.ids, embedded);
        kernel.quantise(embedded, hidden, &mut codes[..tokens * hidden], scales);
        kernel.product(&codes[..tokens * hidden], scales, &self.inner, rows);
        let mut how = vec![0; tokens];
        for (place, range) in window.tokens() {
            how[place] = usize::from(written(text, range));
        }
        for (row, how) in rows.chunks_exact_mut(width).zip(how) {
            kernel.add_scaled(row, &self.written[how * width..][..width], 1.0);
        }
        let codes = &mut codes[..tokens * width];
        for (distance, convolution) in &self.convolutions {
            bent.copy_from_slice(rows);
            kernel.gelu_quantise(bent, width, codes, scales);
            kernel.product(codes, scales, convolution, parts);
            let part = |token: usize, side: usize| &parts[(token * SIDE + side) * width..][..width];
            for (at, row) in rows.chunks_exact_mut(width).enumerate() {
                if let Some(before) = at.checked_sub(*distance) {
                    kernel.add_scaled(row, part(before, 0), 1.0);
                }
                kernel.add_scaled(row, part(at, 1), 1.0);
                if at + distance < tokens {
                    kernel.add_scaled(row, part(at + distance, 2), 1.0);
                }
            }
        }
        kernel.gelu_quantise(rows, width, codes, scales);
        kernel.product(codes, scales, &self.outer, logits);
        let mut said = TokenScores::default();
        for row in logits.chunks_exact_mut(wide) {
            said.push(&mut row[..self.tags], &self.types);
        }
        said
    }
}
