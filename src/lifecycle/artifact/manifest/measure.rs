use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

use serde::Serialize;

use super::layout::elements;
use super::rank::{Sketch, rank_of};
use super::values::Decoder;
use super::{ManifestTensor, pattern::ChangePattern};
use crate::lifecycle::artifact::tree::Tree;
use crate::{Error, ErrorKind};

/// Elements that are read at once: a multiple of every block, one MiB of 32-bit numbers.
const BATCH: u64 = 1 << 18;

/// Columns beyond this are not counted one by one.
const MAX_COLUMNS: u64 = 1 << 24;

/// Rows that are looked at for a grid of values.
const GRID_ROWS: usize = 32;

/// Neighbours that share a scale in the common quantisations.
const GRID_GROUP: usize = 32;

/// How far a tensor moved. `D` is the difference, after minus before, over all elements where it is finite.
///
/// Rows run along the first dimension and columns along all others; a tensor of one dimension has one element
/// per row and one column.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TensorMeasure {
    /// Elements in all.
    pub elements: u64,
    /// Elements whose value differs.
    pub elements_changed: u64,
    /// The L2 norm of `D`.
    pub l2: f64,
    /// The L2 norm of `D` over that of the tensor before; infinite where that was zero.
    #[serde(serialize_with = "finite")]
    pub relative_l2: f64,
    /// The largest magnitude in `D`.
    pub max_abs: f64,
    /// The cosine between the tensor before and after, `-1.0..=1.0`; 0 where either is zero.
    pub cosine: f64,
    /// The factor by which the tensor before fits the one after best.
    pub scale: f64,
    /// Rows in all.
    pub rows: u64,
    /// Rows in which an element differs.
    pub rows_changed: u64,
    /// Columns in all.
    pub columns: u64,
    /// Columns in which an element differs, where there are at most 2^24.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns_changed: Option<u64>,
    /// Elements that became NaN or infinite.
    pub not_finite: u64,
    /// The rank that explains nine tenths of the energy of `D`, where that is at most 8: an adapter that was
    /// merged, or an edit of a fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// Whether the elements after lie on a coarse grid on which those before did not: a quantisation.
    pub gridded: bool,
}

/// JSON has no infinity.
fn finite<S: serde::Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if number.is_finite() { serializer.serialize_f64(*number) } else { serializer.serialize_none() }
}

/// Where a tensor is read from.
pub(super) struct Source<'t> {
    pub(super) tree: &'t Tree,
    pub(super) path: &'t str,
    pub(super) tensor: &'t ManifestTensor,
}

impl TensorMeasure {
    /// The share of rows in which an element differs, `0.0..=1.0`.
    pub fn rows_share(&self) -> f64 {
        share(self.rows_changed, self.rows)
    }

    /// The share of elements that differ, `0.0..=1.0`.
    pub fn elements_share(&self) -> f64 {
        share(self.elements_changed, self.elements)
    }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Compares two tensors of one shape, element by element; `None` where the numbers of a type are not computed.
pub(super) fn measure(
    before: &Source<'_>,
    after: &Source<'_>,
) -> Result<Option<(TensorMeasure, ChangePattern)>, Error> {
    let (Some(one), Some(other)) = (Decoder::of(&before.tensor.dtype), Decoder::of(&after.tensor.dtype))
    else {
        return Ok(None);
    };
    let shape = &before.tensor.shape;
    let (Some(count), true) = (elements(shape), *shape == after.tensor.shape) else { return Ok(None) };
    let fits = |decoder: Decoder, bytes: u64| {
        count % decoder.block as u64 == 0
            && (count / decoder.block as u64).checked_mul(decoder.width as u64) == Some(bytes)
    };
    if count == 0 || !fits(one, before.tensor.bytes) || !fits(other, after.tensor.bytes) {
        return Ok(None);
    }
    let rows = shape.first().copied().unwrap_or(1);
    let mut pass = Pass::new(count, rows, before.tensor.dtype == after.tensor.dtype);
    read_both(before, one, after, other, count, |at, before, after| pass.add(at, before, after))?;
    let mut measured = pass.finish();
    if let Some(mut sketch) = pass.sketch.take() {
        sketch.orthonormalise();
        read_both(before, one, after, other, count, |at, before, after| sketch.project(at, before, after))?;
        measured.rank = rank_of(&sketch, measured.l2 * measured.l2);
    }
    let retyped = before.tensor.dtype != after.tensor.dtype;
    let pattern = ChangePattern::of(&measured, retyped, other.quantised);
    Ok(Some((measured, pattern)))
}

/// Reads two tensors side by side.
fn read_both(
    before: &Source<'_>,
    one: Decoder,
    after: &Source<'_>,
    other: Decoder,
    count: u64,
    mut each: impl FnMut(u64, &[f32], &[f32]),
) -> Result<(), Error> {
    let (mut left, mut right) = (Stream::open(before, one)?, Stream::open(after, other)?);
    let mut at = 0;
    while at < count {
        let batch = BATCH.min(count - at) as usize;
        each(at, left.next(batch)?, right.next(batch)?);
        at += batch as u64;
    }
    Ok(())
}

/// The numbers of one tensor, a batch at a time.
struct Stream {
    file: File,
    decoder: Decoder,
    bytes: Vec<u8>,
    values: Vec<f32>,
}

impl Stream {
    fn open(source: &Source<'_>, decoder: Decoder) -> Result<Stream, Error> {
        let failed = |error: io::Error| {
            Error::new(ErrorKind::Io, format!("{} cannot be read: {error}", source.path)).with_source(error)
        };
        let mut file = source.tree.open_file(source.path).map_err(failed)?;
        file.seek(SeekFrom::Start(source.tensor.offset)).map_err(failed)?;
        Ok(Stream { file, decoder, bytes: Vec::new(), values: Vec::new() })
    }

    fn next(&mut self, count: usize) -> io::Result<&[f32]> {
        self.bytes.resize(count / self.decoder.block * self.decoder.width, 0);
        self.file.read_exact(&mut self.bytes)?;
        self.values.clear();
        self.decoder.decode(&self.bytes, &mut self.values);
        Ok(&self.values)
    }
}

/// What one pass over two tensors gathers.
struct Pass {
    count: u64,
    rows: u64,
    columns: u64,
    /// Of one type, values are compared by their bits, so that NaN equals itself.
    by_bits: bool,
    changed: u64,
    rows_changed: u64,
    last_row: Option<u64>,
    columns_seen: Option<Vec<u64>>,
    not_finite: u64,
    squares: Squares,
    max_abs: f64,
    grid: Grid,
    sketch: Option<Sketch>,
}

#[derive(Default)]
struct Squares {
    delta: f64,
    before: f64,
    after: f64,
    product: f64,
}

impl Pass {
    fn new(count: u64, rows: u64, by_bits: bool) -> Pass {
        let columns = count / rows.max(1);
        let columns_seen = (columns <= MAX_COLUMNS).then(|| vec![0; (columns as usize).div_ceil(64)]);
        Pass {
            count,
            rows,
            columns,
            by_bits,
            changed: 0,
            rows_changed: 0,
            last_row: None,
            columns_seen,
            not_finite: 0,
            squares: Squares::default(),
            max_abs: 0.0,
            grid: Grid::default(),
            sketch: Sketch::new(rows, columns),
        }
    }

    fn add(&mut self, at: u64, before: &[f32], after: &[f32]) {
        let mut done = 0;
        while done < before.len() {
            let position = at + done as u64;
            let (row, column) = (position / self.columns, (position % self.columns) as usize);
            let length = (self.columns as usize - column).min(before.len() - done);
            self.add_row(row, column, &before[done..done + length], &after[done..done + length]);
            done += length;
        }
    }

    /// A part of one row, from a column on.
    fn add_row(&mut self, row: u64, column: usize, before: &[f32], after: &[f32]) {
        let mut touched = false;
        for (index, (one, other)) in before.iter().zip(after).enumerate() {
            let same = if self.by_bits { one.to_bits() == other.to_bits() } else { one == other };
            let (one, other) = (f64::from(*one), f64::from(*other));
            if !same {
                touched = true;
                self.changed += 1;
                if let Some(seen) = &mut self.columns_seen {
                    seen[(column + index) / 64] |= 1 << ((column + index) % 64);
                }
                if one.is_finite() && !other.is_finite() {
                    self.not_finite += 1;
                }
            }
            if one.is_finite() && other.is_finite() {
                let delta = other - one;
                self.squares.delta += delta * delta;
                self.squares.before += one * one;
                self.squares.after += other * other;
                self.squares.product += one * other;
                self.max_abs = self.max_abs.max(delta.abs());
            }
        }
        if touched && self.last_row != Some(row) {
            self.last_row = Some(row);
            self.rows_changed += 1;
        }
        self.grid.add(before, after);
        if let Some(sketch) = &mut self.sketch {
            sketch.add(row as usize, column, before, after);
        }
    }

    fn finish(&self) -> TensorMeasure {
        let Squares { delta, before, after, product } = self.squares;
        let norms = (before * after).sqrt();
        TensorMeasure {
            elements: self.count,
            elements_changed: self.changed,
            l2: delta.sqrt(),
            relative_l2: if before > 0.0 { (delta / before).sqrt() } else { f64::INFINITY },
            max_abs: self.max_abs,
            cosine: if norms > 0.0 { (product / norms).clamp(-1.0, 1.0) } else { 0.0 },
            scale: if before > 0.0 { product / before } else { 0.0 },
            rows: self.rows,
            rows_changed: self.rows_changed,
            columns: self.columns,
            columns_changed: self
                .columns_seen
                .as_ref()
                .map(|seen| seen.iter().map(|word| u64::from(word.count_ones())).sum()),
            not_finite: self.not_finite,
            rank: None,
            gridded: self.grid.is_new(),
        }
    }
}

/// How many different values neighbours have, before and after.
#[derive(Default)]
struct Grid {
    rows: usize,
    before: Counts,
    after: Counts,
}

#[derive(Default)]
struct Counts {
    elements: usize,
    by_row: usize,
    by_group: usize,
}

impl Grid {
    fn add(&mut self, before: &[f32], after: &[f32]) {
        if self.rows < GRID_ROWS && before.len() >= GRID_GROUP {
            self.rows += 1;
            self.before.add(before);
            self.after.add(after);
        }
    }

    /// Few values where there were many: at most 16 among 32 neighbours, as with 4 bits, or at most 256 in a
    /// long row, as with 8.
    fn is_new(&self) -> bool {
        let (before, after) = (&self.before, &self.after);
        let groups = after.elements / GRID_GROUP;
        let by_group =
            groups > 0 && after.by_group <= 16 * groups && before.by_group * 2 > after.by_group * 3;
        let long = self.rows > 0 && after.elements / self.rows >= 1024;
        let by_row = long && after.by_row <= 256 * self.rows && before.by_row > after.by_row * 2;
        by_group || by_row
    }
}

impl Counts {
    fn add(&mut self, values: &[f32]) {
        let different =
            |values: &[f32]| values.iter().map(|value| value.to_bits()).collect::<HashSet<_>>().len();
        self.elements += values.len();
        self.by_row += different(values);
        self.by_group += values.chunks_exact(GRID_GROUP).map(different).sum::<usize>();
    }
}
