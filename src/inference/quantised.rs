//! How tensors are stored: half precision, eight bits with a scale a row, or four bits with a multiplier a group.
//!
//! | kind | bytes, row after row | a value |
//! |---|---|---|
//! | `f16` | IEEE half, little-endian | the number |
//! | `q8` | a half of scale a row; then a signed byte each | `scale · code` |
//! | `q4` | a half of scale a row; a nibble `m − 1` for each 32 values; a nibble `q + 8` each | `scale · (m · q)` |
//!
//! Low nibbles come first. `m` lies in `1..=8` and `q` in `-8..=7`, so that `m · q` is exactly a signed byte of
//! magnitude 64 at most: a row is integers times one scale, and decoding rounds nothing.

use super::broken;
use crate::Error;

/// Values of a row of `q4` that share a multiplier.
pub(super) const GROUP: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Half,
    Eight,
    Four,
}

impl Kind {
    pub(super) fn named(name: &str) -> Option<Kind> {
        match name {
            "f16" => Some(Kind::Half),
            "q8" => Some(Kind::Eight),
            "q4" => Some(Kind::Four),
            _ => None,
        }
    }

    /// Bytes of a matrix; `None` where the kind cannot store it. Dimensions are at most 2²⁰.
    pub(super) fn bytes(self, rows: usize, cols: usize) -> Option<usize> {
        let values = rows.checked_mul(cols)?;
        match self {
            Kind::Half => values.checked_mul(2),
            Kind::Eight => values.checked_add(rows * 2),
            Kind::Four if !cols.is_multiple_of(GROUP) => None,
            Kind::Four => Some(rows * 2 + (values / GROUP).div_ceil(2) + values / 2),
        }
    }
}

/// A stored matrix.
#[derive(Clone, Copy)]
pub(super) struct Matrix<'f> {
    kind: Kind,
    pub(super) rows: usize,
    pub(super) cols: usize,
    scales: &'f [u8],
    multipliers: &'f [u8],
    codes: &'f [u8],
}

impl<'f> Matrix<'f> {
    /// `bytes` has the length that [`Kind::bytes`] tells.
    pub(super) fn new(kind: Kind, rows: usize, cols: usize, bytes: &'f [u8]) -> Matrix<'f> {
        let (scales, rest) = bytes.split_at(if kind == Kind::Half { 0 } else { rows * 2 });
        let groups = if kind == Kind::Four { (rows * cols / GROUP).div_ceil(2) } else { 0 };
        let (multipliers, codes) = rest.split_at(groups);
        Matrix { kind, rows, cols, scales, multipliers, codes }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// The scale of a row; 1 where the kind has none.
    pub(super) fn scale(&self, row: usize) -> f32 {
        match self.kind {
            Kind::Half => 1.0,
            _ => half(self.scales[2 * row], self.scales[2 * row + 1]),
        }
    }

    /// The multiplier of a group of a row of `q4`.
    pub(super) fn multiplier(&self, row: usize, group: usize) -> u8 {
        nibble(self.multipliers, row * (self.cols / GROUP) + group) + 1
    }

    /// The bytes with the codes of a row of `q4`, two a byte.
    pub(super) fn packed_codes(&self, row: usize) -> &'f [u8] {
        &self.codes[row * self.cols / 2..][..self.cols / 2]
    }

    /// Decodes a row into `out`, which is as long as a row.
    pub(super) fn row(&self, row: usize, out: &mut [f32]) {
        let scale = self.scale(row);
        match self.kind {
            Kind::Half => {
                let values = &self.codes[row * self.cols * 2..][..self.cols * 2];
                for (out, value) in out.iter_mut().zip(values.chunks_exact(2)) {
                    *out = half(value[0], value[1]);
                }
            }
            Kind::Eight => {
                let codes = &self.codes[row * self.cols..][..self.cols];
                for (out, code) in out.iter_mut().zip(codes) {
                    *out = scale * f32::from(*code as i8);
                }
            }
            Kind::Four => {
                let codes = self.packed_codes(row).chunks_exact(GROUP / 2);
                for (group, (out, codes)) in out.chunks_exact_mut(GROUP).zip(codes).enumerate() {
                    let multiplier = i16::from(self.multiplier(row, group));
                    for (out, code) in out.chunks_exact_mut(2).zip(codes) {
                        out[0] = scale * f32::from(multiplier * (i16::from(code & 15) - 8));
                        out[1] = scale * f32::from(multiplier * (i16::from(code >> 4) - 8));
                    }
                }
            }
        }
    }

    /// All values, row after row.
    ///
    /// Errors where one of them is not finite.
    pub(super) fn decoded(&self, name: &str) -> Result<Vec<f32>, Error> {
        let mut values = vec![0.0; self.rows * self.cols];
        for (row, out) in values.chunks_exact_mut(self.cols).enumerate() {
            self.row(row, out);
        }
        match values.iter().all(|value| value.is_finite()) {
            true => Ok(values),
            false => Err(broken(format!("tensor `{name}` holds a number that is not finite"))),
        }
    }

    /// The scales of all rows, in a matrix whose multipliers are in order as well.
    ///
    /// Errors where a scale is not finite or a multiplier above 8.
    pub(super) fn scales(&self, name: &str) -> Result<Vec<f32>, Error> {
        let scales: Vec<f32> = (0..self.rows).map(|row| self.scale(row)).collect();
        if !scales.iter().all(|scale| scale.is_finite()) {
            return Err(broken(format!("tensor `{name}` holds a scale that is not finite")));
        }
        if self.multipliers.iter().any(|pair| pair & 0x88 != 0) {
            return Err(broken(format!("tensor `{name}` holds a multiplier above 8")));
        }
        Ok(scales)
    }
}

fn nibble(bytes: &[u8], at: usize) -> u8 {
    bytes[at / 2] >> (4 * (at % 2)) & 15
}

/// An IEEE 754 binary16 number.
fn half(low: u8, high: u8) -> f32 {
    let bits = u32::from(u16::from_le_bytes([low, high]));
    let (sign, exponent, fraction) = ((bits & 0x8000) << 16, bits >> 10 & 31, bits & 0x3ff);
    let magnitude = match exponent {
        // Subnormal: units of 2⁻²⁴.
        0 => (fraction as f32 * f32::from_bits(0x3380_0000)).to_bits(),
        31 => 0x7f80_0000 | fraction << 13,
        _ => (exponent + 112) << 23 | fraction << 13,
    };
    f32::from_bits(sign | magnitude)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_what_the_standard_says() {
        let known = [
            (0x0000u16, 0.0f32),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x7bff, 65504.0),
            (0x0400, 6.103_515_6e-5),
            (0x0001, 5.960_464_5e-8),
            (0x83ff, -6.097_555e-5),
            (0x3555, 0.333_251_95),
        ];
        for (bits, value) in known {
            let [low, high] = bits.to_le_bytes();
            assert_eq!(half(low, high), value, "{bits:#x}");
        }
        assert!(half(0, 0x7c).is_infinite() && half(1, 0x7c).is_nan());
    }

    #[test]
    fn four_bits_times_a_multiplier() {
        // One row of 32: scale 0.5, multiplier 3, codes -8, 7, then 0.
        let mut bytes = vec![0x00, 0x38, 2];
        bytes.push(0xf0);
        bytes.extend([0x88; 15]);
        assert_eq!(Kind::Four.bytes(1, 32), Some(bytes.len()));
        let matrix = Matrix::new(Kind::Four, 1, 32, &bytes);
        let mut out = [1.0; 32];
        matrix.row(0, &mut out);
        assert_eq!(out[..3], [-12.0, 10.5, 0.0]);
        assert_eq!(Kind::Four.bytes(1, 33), None);
    }
}
