//! What happens to a row between two matrices: GELU, normalisation, quantisation. Written once over [`Lanes`].

use super::RowScale;
use super::lanes::{self, Lanes, WIDE};

/// Adding it rounds to the nearest integer, ties to even, for magnitudes below 2²².
const ROUND: f32 = 12_582_912.0;

/// `eˣ` with a relative error below 3e-7; 0 < e⁻⁸⁷ stands for everything below, e⁸⁷ for everything above.
#[inline(always)]
pub(super) fn exp<const N: usize, L: Lanes<N>>(x: L) -> L {
    // NaN becomes a bound, since both comparisons choose their second operand.
    let x = x.max(L::splat(-87.0)).min(L::splat(87.0));
    let shifted = x.mul(L::splat(std::f32::consts::LOG2_E)).add(L::splat(ROUND));
    let n = shifted.sub(L::splat(ROUND));
    // ln 2 in two parts, the first with trailing zeros, so that its product with n is exact.
    let r = x.sub(n.mul(L::splat(0.693_359_4))).sub(n.mul(L::splat(-2.121_944_4e-4)));
    // The series of eʳ: on |r| ≤ ln 2 / 2 its next term is below 6e-9.
    let coefficients = [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let mut sum = L::splat(1.0 / 5040.0);
    for coefficient in coefficients {
        sum = sum.mul(r).add(L::splat(coefficient));
    }
    sum.mul(shifted.power_of_two())
}

/// `2ˣ` of an `x` that is not above 0, with a relative error below 3e-7 of what that `x` stands for; 2⁻¹²⁶ stands for
/// everything below, and for NaN.
#[inline(always)]
pub(super) fn power<const N: usize, L: Lanes<N>>(x: L) -> L {
    // Our own weighted least-squares fit on |r| ≤ 1/2, within 1.5e-7.
    const P: [f32; 6] = [0.001_327_647_1, 0.009_675_542, 0.055_507_13, 0.240_221_2, 0.693_146_94, 1.0];
    let x = x.max(L::splat(-126.0));
    let shifted = x.add(L::splat(ROUND));
    let r = x.sub(shifted.sub(L::splat(ROUND)));
    let mut sum = L::splat(P[0]);
    for coefficient in &P[1..] {
        sum = sum.mul(r).add(L::splat(*coefficient));
    }
    sum.mul(shifted.power_of_two())
}

/// `x · Φ(x)`, with `erf(x / √2) = x · P(x²) / Q(x²)` on `|x| ≤ 5.6`, beyond which it is 1 to seven digits.
///
/// The coefficients are our own weighted least-squares fit, re-weighted towards the largest error: 3e-8 in exact
/// arithmetic; in single precision the result is within 1.2e-6 of GELU for `|x| ≤ 8` and within 5e-7 for `|x| ≤ 3`.
#[inline(always)]
pub(super) fn gelu<const N: usize, L: Lanes<N>>(x: L) -> L {
    const P: [f32; 6] = [4.342_106e-8, 1.318_121e-5, 3.803_142_8e-4, 9.610_861e-3, 0.071_694_7, 0.797_883_8];
    const Q: [f32; 6] = [1.185_153_8e-6, 8.101_166e-5, 2.003_364_5e-3, 0.029_804_057, 0.256_518_72, 1.0];
    let bounded = x.max(L::splat(-5.6)).min(L::splat(5.6));
    let square = bounded.mul(bounded);
    let (mut p, mut q) = (L::splat(P[0]), L::splat(Q[0]));
    for at in 1..P.len() {
        p = p.mul(square).add(L::splat(P[at]));
        q = q.mul(square).add(L::splat(Q[at]));
    }
    let erf = bounded.mul(p).div(q);
    x.mul(L::splat(0.5)).mul(L::splat(1.0).add(erf))
}

#[inline(always)]
fn chunks<const N: usize>(row: &[f32]) -> impl Iterator<Item = &[f32; N]> {
    row.as_chunks::<N>().0.iter()
}

#[inline(always)]
fn chunks_mut<const N: usize>(row: &mut [f32]) -> impl Iterator<Item = &mut [f32; N]> {
    row.as_chunks_mut::<N>().0.iter_mut()
}

/// Writes a row as unsigned bytes with a scale and a zero point of its own. 0 is represented exactly.
#[inline(always)]
fn quantise_within<L: Lanes<N>, const N: usize>(
    row: &[f32],
    least: f32,
    most: f32,
    codes: &mut [u8],
) -> RowScale {
    let range = most - least;
    let scale = if range > 0.0 { range / 255.0 } else { 1.0 };
    let zero = (-least / scale).round_ties_even().clamp(0.0, 255.0);
    let (divisor, lowest) = (L::splat(scale), L::splat(-zero));
    let highest = L::splat(255.0 - zero);
    let to_bits = L::splat(ROUND + zero);
    for (values, codes) in chunks(row).zip(codes.as_chunks_mut::<N>().0) {
        let rounded = L::load(values).div(divisor).max(lowest).min(highest).add(L::splat(ROUND));
        // Both steps are exact: the sum is an integer below 2²⁴.
        rounded.sub(L::splat(ROUND)).add(to_bits).low_bytes(codes);
    }
    RowScale { scale, zero: zero as i32 }
}

/// Quantises rows of `width` floats.
#[inline(always)]
pub(super) fn quantise<L: Lanes<WIDE>>(
    rows: &[f32],
    width: usize,
    codes: &mut [u8],
    scales: &mut [RowScale],
) {
    for ((row, codes), to) in rows.chunks_exact(width).zip(codes.chunks_exact_mut(width)).zip(scales) {
        let (mut least, mut most) = (L::splat(0.0), L::splat(0.0));
        for values in chunks(row) {
            let values = L::load(values);
            least = values.min(least);
            most = values.max(most);
        }
        *to = quantise_within::<L, _>(row, least.smallest(), most.largest(), codes);
    }
}

/// Applies GELU to rows of `width` floats and quantises them.
#[inline(always)]
pub(super) fn gelu_quantise<L: Lanes<WIDE>>(
    rows: &mut [f32],
    width: usize,
    codes: &mut [u8],
    scales: &mut [RowScale],
) {
    for ((row, codes), to) in rows.chunks_exact_mut(width).zip(codes.chunks_exact_mut(width)).zip(scales) {
        let (mut least, mut most) = (L::splat(0.0), L::splat(0.0));
        for values in chunks_mut(row) {
            let value = gelu(L::load(values));
            value.store(values);
            least = value.min(least);
            most = value.max(most);
        }
        *to = quantise_within::<L, _>(row, least.smallest(), most.largest(), codes);
    }
}

/// A layer normalisation: `(x − mean) / √(variance + ε) · weight + bias`.
#[derive(Clone, Copy)]
pub(crate) struct Norm<'n> {
    pub(crate) weight: &'n [f32],
    pub(crate) bias: &'n [f32],
    pub(crate) epsilon: f32,
}

/// Adds `added` to the rows, normalises them and quantises the result.
#[inline(always)]
pub(super) fn add_norm_quantise<L: Lanes>(
    rows: &mut [f32],
    added: &[f32],
    norm: Norm<'_>,
    codes: &mut [u8],
    scales: &mut [RowScale],
) {
    let width = norm.weight.len();
    let reciprocal = 1.0 / width as f32;
    let outputs = codes.chunks_exact_mut(width).zip(scales);
    for ((row, added), (codes, to)) in
        rows.chunks_exact_mut(width).zip(added.chunks_exact(width)).zip(outputs)
    {
        let mut sum = L::splat(0.0);
        for (values, added) in chunks_mut(row).zip(chunks(added)) {
            let value = L::load(values).add(L::load(added));
            value.store(values);
            sum = sum.add(value);
        }
        let mean = L::splat(lanes::sum(sum) * reciprocal);
        let mut squares = L::splat(0.0);
        for values in chunks(row) {
            let distance = L::load(values).sub(mean);
            squares = squares.add(distance.mul(distance));
        }
        let factor = L::splat(1.0 / (lanes::sum(squares) * reciprocal + norm.epsilon).sqrt());
        let (mut least, mut most) = (L::splat(0.0), L::splat(0.0));
        for ((values, weight), bias) in chunks_mut(row).zip(chunks(norm.weight)).zip(chunks(norm.bias)) {
            let normal = L::load(values).sub(mean).mul(factor);
            let value = normal.mul(L::load(weight)).add(L::load(bias));
            value.store(values);
            least = value.min(least);
            most = value.max(most);
        }
        *to = quantise_within::<L, _>(row, least.smallest(), most.largest(), codes);
    }
}

/// The dot product of two rows of equal length, a multiple of [`LANES`].
#[inline(always)]
pub(super) fn dot<L: Lanes>(one: &[f32], other: &[f32]) -> f32 {
    let mut sum = L::splat(0.0);
    for (a, b) in chunks(one).zip(chunks(other)) {
        sum = sum.add(L::load(a).mul(L::load(b)));
    }
    lanes::sum(sum)
}

/// `into += row · factor`.
#[inline(always)]
pub(super) fn add_scaled<L: Lanes>(into: &mut [f32], row: &[f32], factor: f32) {
    let factor = L::splat(factor);
    for (into, values) in chunks_mut(into).zip(chunks(row)) {
        L::load(into).add(L::load(values).mul(factor)).store(into);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lanes::{LANES, Plain};
    use super::*;

    #[test]
    fn powers_of_two_are_close() {
        let power = |x: f32| {
            let mut lanes = [0.0; LANES];
            power(Plain::splat(x)).store(&mut lanes);
            lanes[0]
        };
        for step in 0..=126_000 {
            let x = step as f32 / -1000.0;
            assert!((f64::from(power(x)) / f64::from(x).exp2() - 1.0).abs() < 3e-7, "{x}");
        }
        assert_eq!(power(0.0), 1.0);
        let least = power(-126.0);
        assert!([-127.0, f32::NEG_INFINITY, f32::NAN].into_iter().all(|x| power(x) == least));
    }
}
