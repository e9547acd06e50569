//! `model.bin`: a header that names every tensor, and the tensors. Nothing of it is believed before it is checked.
//!
//! Layout: the magic `MANTLET` and the byte 1; the header's length (u32, little-endian); the header, JSON; zeros to a
//! multiple of 64; the tensors, each at a multiple of 64 from there.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::broken;
use super::quantised::{Kind, Matrix};
use super::vocabulary::Marker;
use crate::Error;

const MAGIC: &[u8; 8] = b"MANTLET\x01";
const FORMAT: u32 = 1;
const ALIGNMENT: usize = 64;

/// The longest header that is read; ours has 12 kB.
const LONGEST_HEADER: usize = 4 << 20;
/// Tags that a model has at most.
pub(super) const TAGS: usize = 256;
/// No dimension is larger, so that their products fit.
const LARGEST: usize = 1 << 20;

/// Bytes compiled into the crate, or read from a file.
#[derive(Clone)]
pub(super) enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

impl std::ops::Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Static(bytes) => bytes,
            Bytes::Shared(bytes) => bytes,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    format: u32,
    pub(super) name: String,
    pub(super) version: String,
    pub(super) config: Config,
    #[serde(default)]
    pub(super) pools: Vec<PoolHeader>,
    /// Names of what the token head tells, `O` first.
    #[serde(default)]
    pub(super) tags: Vec<String>,
    tensors: Vec<TensorHeader>,
}

/// The dimensions of the encoder.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Config {
    pub(super) vocab: usize,
    pub(super) hidden: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    pub(super) intermediate: usize,
    pub(super) positions: usize,
    pub(super) types: usize,
    /// Width of the hidden layer of each pool.
    pub(super) dense: usize,
    /// Tokens of a window at most, with its special pieces.
    pub(super) window: usize,
    pub(super) norm_eps: f32,
}

/// A verdict's head: what it tells, and how each logit becomes a probability.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PoolHeader {
    pub(super) name: String,
    pub(super) outputs: Vec<String>,
    calibration: Calibration,
    #[serde(default)]
    origins: OriginsHeader,
}

/// For each output `[a, b]`: its probability is `sigmoid(a * logit + b)`.
type Calibration = Vec<[f32; 2]>;

/// Calibrations of windows with a certain marker, in place of the pool's.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "UPPERCASE")]
struct OriginsHeader {
    user: Option<Calibration>,
    untrusted: Option<Calibration>,
    response: Option<Calibration>,
    call: Option<Calibration>,
}

impl OriginsHeader {
    fn of(&self, marker: Marker) -> Option<&Calibration> {
        let of_marker = match marker {
            Marker::User => &self.user,
            Marker::Untrusted => &self.untrusted,
            Marker::Response => &self.response,
            Marker::Call => &self.call,
        };
        of_marker.as_ref()
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TensorHeader {
    name: String,
    kind: String,
    shape: Vec<usize>,
    offset: usize,
    bytes: usize,
}

struct Entry {
    kind: Kind,
    rows: usize,
    cols: usize,
    range: Range<usize>,
}

/// A file whose header and tensor table hold together.
pub(super) struct ModelFile {
    pub(super) header: Header,
    pub(super) bytes: Bytes,
    entries: BTreeMap<String, Entry>,
}

impl ModelFile {
    pub(super) fn parse(bytes: Bytes) -> Result<ModelFile, Error> {
        let Some((magic, rest)) = bytes.split_at_checked(MAGIC.len()) else {
            return Err(broken(format!("it is {} bytes long, which is too short", bytes.len())));
        };
        if magic != MAGIC {
            return Err(broken("it does not begin as a model of this format"));
        }
        let Some((length, rest)) = rest.split_first_chunk::<4>() else {
            return Err(broken("it ends before its header"));
        };
        let length = u32::from_le_bytes(*length) as usize;
        if length > LONGEST_HEADER {
            return Err(broken(format!("its header is {length} bytes long; {LONGEST_HEADER} are read")));
        }
        let json = rest.get(..length).ok_or_else(|| broken("it ends inside its header"))?;
        let header: Header =
            serde_json::from_slice(json).map_err(|error| broken(format!("its header: {error}")))?;
        if header.format != FORMAT {
            return Err(broken(format!("its format is {}; this build reads {FORMAT}", header.format)));
        }
        header.config.check()?;
        header.check_heads()?;
        let data = (MAGIC.len() + 4 + length).next_multiple_of(ALIGNMENT);
        let mut entries = BTreeMap::new();
        for tensor in &header.tensors {
            let entry = tensor.checked(data, bytes.len())?;
            if entries.insert(tensor.name.clone(), entry).is_some() {
                return Err(broken(format!("tensor `{}` is there twice", tensor.name)));
            }
        }
        Ok(ModelFile { header, bytes, entries })
    }

    /// A vector of `length` numbers.
    pub(super) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, Error> {
        self.matrix(name, 1, length)?.decoded(name)
    }

    /// A matrix of this shape, as it is stored. A vector of `cols` numbers is a matrix of one row.
    pub(super) fn matrix(&self, name: &str, rows: usize, cols: usize) -> Result<Matrix<'_>, Error> {
        let entry = self.entry(name, rows, cols)?;
        Ok(Matrix::new(entry.kind, rows, cols, &self.bytes[entry.range.clone()]))
    }

    /// How many columns a matrix has, where there is one of this name.
    pub(super) fn columns(&self, name: &str) -> Option<usize> {
        self.entries.get(name).map(|entry| entry.cols)
    }

    /// Where a matrix of this shape lies in the file.
    pub(super) fn place(&self, name: &str, rows: usize, cols: usize) -> Result<(Kind, Range<usize>), Error> {
        self.entry(name, rows, cols).map(|entry| (entry.kind, entry.range.clone()))
    }

    fn entry(&self, name: &str, rows: usize, cols: usize) -> Result<&Entry, Error> {
        let entry = self.entries.get(name).ok_or_else(|| broken(format!("tensor `{name}` is missing")))?;
        if (entry.rows, entry.cols) != (rows, cols) {
            let (have, want) = ((entry.rows, entry.cols), (rows, cols));
            return Err(broken(format!("tensor `{name}` has the shape {have:?}, not {want:?}")));
        }
        Ok(entry)
    }
}

impl Config {
    /// What the kernels take for granted.
    fn check(&self) -> Result<(), Error> {
        let within = |what: &str, value: usize, least: usize, most: usize| {
            if (least..=most).contains(&value) {
                return Ok(());
            }
            Err(broken(format!("its `{what}` is {value}, outside {least}..={most}")))
        };
        within("vocab", self.vocab, 8, LARGEST)?;
        within("hidden", self.hidden, 32, 8192)?;
        within("layers", self.layers, 1, 64)?;
        within("heads", self.heads, 1, 256)?;
        within("intermediate", self.intermediate, 32, 32768)?;
        within("types", self.types, 2, 16)?;
        within("dense", self.dense, 1, 8192)?;
        within("positions", self.positions, 8, 8192)?;
        within("window", self.window, 8, self.positions)?;
        if !self.hidden.is_multiple_of(32) || !self.intermediate.is_multiple_of(32) {
            return Err(broken("its widths are not multiples of 32"));
        }
        if !self.hidden.is_multiple_of(self.heads) || !(self.hidden / self.heads).is_multiple_of(16) {
            return Err(broken("its attention heads are not a multiple of 16 wide"));
        }
        if !(self.norm_eps > 0.0 && self.norm_eps < 1.0) {
            return Err(broken("its `norm_eps` is out of range"));
        }
        Ok(())
    }
}

impl PoolHeader {
    /// `[a, b]` for each output, for windows with this marker.
    pub(super) fn calibration(&self, marker: Marker) -> &[[f32; 2]] {
        self.origins.of(marker).unwrap_or(&self.calibration)
    }
}

impl Header {
    fn check_heads(&self) -> Result<(), Error> {
        for pool in &self.pools {
            let name = &pool.name;
            if pool.outputs.is_empty() || pool.outputs.len() > 256 {
                return Err(broken(format!("pool `{name}` has {} outputs", pool.outputs.len())));
            }
            let of_markers = Marker::ALL.into_iter().filter_map(|marker| pool.origins.of(marker));
            for calibration in of_markers.chain([&pool.calibration]) {
                if calibration.len() != pool.outputs.len() {
                    return Err(broken(format!(
                        "pool `{name}` calibrates another number of outputs than it has"
                    )));
                }
                if !calibration.iter().flatten().all(|number| number.is_finite()) {
                    return Err(broken(format!("pool `{name}` has a calibration that is not finite")));
                }
            }
        }
        if self.tags.len() > TAGS || self.pools.len() > 64 {
            return Err(broken("it has more heads than this build reads"));
        }
        Ok(())
    }
}

impl TensorHeader {
    fn checked(&self, data: usize, file: usize) -> Result<Entry, Error> {
        let wrong = |what: &str| broken(format!("tensor `{}` {what}", self.name));
        let kind = Kind::named(&self.kind).ok_or_else(|| wrong("is of an unknown kind"))?;
        let (rows, cols) = match self.shape[..] {
            [cols] => (1, cols),
            [rows, cols] => (rows, cols),
            _ => return Err(wrong("has neither one dimension nor two")),
        };
        if !(1..=LARGEST).contains(&rows) || !(1..=LARGEST).contains(&cols) {
            return Err(wrong("has a dimension out of range"));
        }
        let size = kind.bytes(rows, cols).ok_or_else(|| wrong("has a width that its kind does not allow"))?;
        if size != self.bytes {
            return Err(wrong(&format!("says that it takes {} bytes, and takes {size}", self.bytes)));
        }
        if !self.offset.is_multiple_of(ALIGNMENT) {
            return Err(wrong("does not begin at a multiple of 64"));
        }
        let start = data.checked_add(self.offset).ok_or_else(|| wrong("lies outside the file"))?;
        match start.checked_add(size) {
            Some(end) if end <= file => Ok(Entry { kind, rows, cols, range: start..end }),
            _ => Err(wrong("lies outside the file")),
        }
    }
}
