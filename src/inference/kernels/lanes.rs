//! Eight floats at a time, with the same bits on every processor.
//!
//! Everything in floating point is written once, over [`Lanes`]. Each operation is the one of IEEE 754, nothing is
//! contracted or reordered, and sums of lanes are taken in a fixed order; so it does not matter which of the
//! implementations runs.

/// How many floats there are in a vector.
pub(crate) const LANES: usize = 8;
/// How many there are in one of those that AVX-512 holds in a register, and others in two.
pub(super) const WIDE: usize = 2 * LANES;

/// A vector of floats.
pub(super) trait Lanes<const N: usize = LANES>: Copy {
    fn splat(value: f32) -> Self;
    fn load(from: &[f32; N]) -> Self;
    fn store(self, to: &mut [f32; N]);
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    fn div(self, other: Self) -> Self;
    /// `self` where it is larger, `other` where it is not or where either is NaN.
    fn max(self, other: Self) -> Self;
    /// `self` where it is smaller, `other` where it is not or where either is NaN.
    fn min(self, other: Self) -> Self;
    /// `2ⁿ` of `n + 1.5 · 2²³`, for `n` in `-126..=127`.
    fn power_of_two(self) -> Self;
    /// The lowest byte of the bits of each lane.
    fn low_bytes(self, to: &mut [u8; N]);

    /// The largest lane.
    #[inline(always)]
    fn largest(self) -> f32 {
        let mut l = [0.0; N];
        self.store(&mut l);
        l.into_iter().fold(f32::NEG_INFINITY, |a, b| if a > b { a } else { b })
    }

    /// The smallest lane.
    #[inline(always)]
    fn smallest(self) -> f32 {
        let mut l = [0.0; N];
        self.store(&mut l);
        l.into_iter().fold(f32::INFINITY, |a, b| if a < b { a } else { b })
    }
}

/// The sum of eight lanes, in the order of a tree.
#[inline(always)]
pub(super) fn sum<L: Lanes>(lanes: L) -> f32 {
    let mut l = [0.0; LANES];
    lanes.store(&mut l);
    ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]))
}

/// The sum of sixteen lanes: of eight, each of which is the sum of two that are eight apart.
#[inline(always)]
pub(super) fn sum_wide<L: Lanes<WIDE>>(lanes: L) -> f32 {
    let mut l = [0.0; WIDE];
    lanes.store(&mut l);
    let (halves, _) = l.as_chunks::<LANES>();
    sum(Plain(halves[0]).add(Plain(halves[1])))
}

/// Sixteen floats in two registers of eight.
#[derive(Clone, Copy)]
pub(super) struct Two<L>(L, L);

impl<L: Lanes> Lanes<WIDE> for Two<L> {
    #[inline(always)]
    fn splat(value: f32) -> Two<L> {
        Two(L::splat(value), L::splat(value))
    }

    #[inline(always)]
    fn load(from: &[f32; WIDE]) -> Two<L> {
        let (halves, _) = from.as_chunks::<LANES>();
        Two(L::load(&halves[0]), L::load(&halves[1]))
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; WIDE]) {
        let (halves, _) = to.as_chunks_mut::<LANES>();
        self.0.store(&mut halves[0]);
        self.1.store(&mut halves[1]);
    }

    #[inline(always)]
    fn add(self, other: Two<L>) -> Two<L> {
        Two(self.0.add(other.0), self.1.add(other.1))
    }

    #[inline(always)]
    fn sub(self, other: Two<L>) -> Two<L> {
        Two(self.0.sub(other.0), self.1.sub(other.1))
    }

    #[inline(always)]
    fn mul(self, other: Two<L>) -> Two<L> {
        Two(self.0.mul(other.0), self.1.mul(other.1))
    }

    #[inline(always)]
    fn div(self, other: Two<L>) -> Two<L> {
        Two(self.0.div(other.0), self.1.div(other.1))
    }

    #[inline(always)]
    fn max(self, other: Two<L>) -> Two<L> {
        Two(self.0.max(other.0), self.1.max(other.1))
    }

    #[inline(always)]
    fn min(self, other: Two<L>) -> Two<L> {
        Two(self.0.min(other.0), self.1.min(other.1))
    }

    #[inline(always)]
    fn power_of_two(self) -> Two<L> {
        Two(self.0.power_of_two(), self.1.power_of_two())
    }

    #[inline(always)]
    fn low_bytes(self, to: &mut [u8; WIDE]) {
        let (halves, _) = to.as_chunks_mut::<LANES>();
        self.0.low_bytes(&mut halves[0]);
        self.1.low_bytes(&mut halves[1]);
    }
}

/// For every processor; the compiler makes of it what it can.
#[derive(Clone, Copy)]
pub(super) struct Plain([f32; LANES]);

impl Plain {
    #[inline(always)]
    fn with(self, other: Plain, f: impl Fn(f32, f32) -> f32) -> Plain {
        Plain(std::array::from_fn(|lane| f(self.0[lane], other.0[lane])))
    }
}

impl Lanes for Plain {
    #[inline(always)]
    fn splat(value: f32) -> Plain {
        Plain([value; LANES])
    }

    #[inline(always)]
    fn load(from: &[f32; LANES]) -> Plain {
        Plain(*from)
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; LANES]) {
        *to = self.0;
    }

    #[inline(always)]
    fn add(self, other: Plain) -> Plain {
        self.with(other, |a, b| a + b)
    }

    #[inline(always)]
    fn sub(self, other: Plain) -> Plain {
        self.with(other, |a, b| a - b)
    }

    #[inline(always)]
    fn mul(self, other: Plain) -> Plain {
        self.with(other, |a, b| a * b)
    }

    #[inline(always)]
    fn div(self, other: Plain) -> Plain {
        self.with(other, |a, b| a / b)
    }

    #[inline(always)]
    fn max(self, other: Plain) -> Plain {
        self.with(other, |a, b| if a > b { a } else { b })
    }

    #[inline(always)]
    fn min(self, other: Plain) -> Plain {
        self.with(other, |a, b| if a < b { a } else { b })
    }

    #[inline(always)]
    fn power_of_two(self) -> Plain {
        Plain(self.0.map(|n| f32::from_bits((n.to_bits() << 23).wrapping_add(127 << 23))))
    }

    #[inline(always)]
    fn low_bytes(self, to: &mut [u8; LANES]) {
        *to = self.0.map(|value| value.to_bits() as u8);
    }
}

/// What functions over eight lanes go through, by instructions.
pub(super) mod eight {
    pub(in super::super) use super::Plain;
    #[cfg(target_arch = "x86_64")]
    pub(in super::super) use super::avx::{Avx as Avx2, Avx as Avx512};
}

/// What functions over sixteen go through.
pub(super) mod sixteen {
    #[cfg(target_arch = "x86_64")]
    pub(in super::super) use super::avx512::Avx512;
    pub(in super::super) type Plain = super::Two<super::Plain>;
    #[cfg(target_arch = "x86_64")]
    pub(in super::super) type Avx2 = super::Two<super::avx::Avx>;
}

#[cfg(target_arch = "x86_64")]
mod avx {
    use std::arch::x86_64::*;

    use super::{LANES, Lanes};

    /// One register of AVX2.
    ///
    /// Values are made in functions alone that a processor without AVX2 does not reach: those with
    /// `#[target_feature(enable = "avx2")]` in the parent module, into which everything here is inlined.
    #[derive(Clone, Copy)]
    pub(in super::super) struct Avx(__m256);

    impl Lanes for Avx {
        #[inline(always)]
        fn splat(value: f32) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            Avx(unsafe { _mm256_set1_ps(value) })
        }

        #[inline(always)]
        fn load(from: &[f32; LANES]) -> Avx {
            // SAFETY: AVX2 is there, see the type; the array has the 32 bytes that are read, of any alignment.
            Avx(unsafe { _mm256_loadu_ps(from.as_ptr()) })
        }

        #[inline(always)]
        fn store(self, to: &mut [f32; LANES]) {
            // SAFETY: AVX2 is there, see the type; the array has the 32 bytes that are written, of any alignment.
            unsafe { _mm256_storeu_ps(to.as_mut_ptr(), self.0) }
        }

        #[inline(always)]
        fn add(self, other: Avx) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            Avx(unsafe { _mm256_add_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn sub(self, other: Avx) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            Avx(unsafe { _mm256_sub_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn mul(self, other: Avx) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            Avx(unsafe { _mm256_mul_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn div(self, other: Avx) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            Avx(unsafe { _mm256_div_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn max(self, other: Avx) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            Avx(unsafe { _mm256_max_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn min(self, other: Avx) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            Avx(unsafe { _mm256_min_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn power_of_two(self) -> Avx {
            // SAFETY: AVX2 is there, see the type.
            unsafe {
                let exponent = _mm256_slli_epi32::<23>(_mm256_castps_si256(self.0));
                Avx(_mm256_castsi256_ps(_mm256_add_epi32(exponent, _mm256_set1_epi32(127 << 23))))
            }
        }

        #[inline(always)]
        fn low_bytes(self, to: &mut [u8; LANES]) {
            // SAFETY: AVX2 is there, see the type; the array has the eight bytes that are written.
            unsafe {
                let bits = _mm256_castps_si256(self.0);
                let lowest = _mm256_setr_epi8(
                    0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 4, 8, 12, -1, -1, -1, -1,
                    -1, -1, -1, -1, -1, -1, -1, -1,
                );
                let bytes = _mm256_shuffle_epi8(bits, lowest);
                let both =
                    _mm_unpacklo_epi32(_mm256_castsi256_si128(bytes), _mm256_extracti128_si256::<1>(bytes));
                _mm_storel_epi64(to.as_mut_ptr().cast(), both);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use std::arch::x86_64::*;

    use super::{Lanes, WIDE};

    /// One register of AVX-512.
    ///
    /// Values are made in functions alone that a processor without AVX-512 does not reach: those with
    /// `#[target_feature(enable = "avx512f")]` in the parent module, into which everything here is inlined.
    #[derive(Clone, Copy)]
    pub(in super::super) struct Avx512(__m512);

    impl Lanes<WIDE> for Avx512 {
        #[inline(always)]
        fn splat(value: f32) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            Avx512(unsafe { _mm512_set1_ps(value) })
        }

        #[inline(always)]
        fn load(from: &[f32; WIDE]) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type; the array has the 64 bytes that are read, of any alignment.
            Avx512(unsafe { _mm512_loadu_ps(from.as_ptr()) })
        }

        #[inline(always)]
        fn store(self, to: &mut [f32; WIDE]) {
            // SAFETY: AVX-512 is there, see the type; the array has the 64 bytes that are written, of any alignment.
            unsafe { _mm512_storeu_ps(to.as_mut_ptr(), self.0) }
        }

        #[inline(always)]
        fn add(self, other: Avx512) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            Avx512(unsafe { _mm512_add_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn sub(self, other: Avx512) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            Avx512(unsafe { _mm512_sub_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn mul(self, other: Avx512) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            Avx512(unsafe { _mm512_mul_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn div(self, other: Avx512) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            Avx512(unsafe { _mm512_div_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn max(self, other: Avx512) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            Avx512(unsafe { _mm512_max_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn min(self, other: Avx512) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            Avx512(unsafe { _mm512_min_ps(self.0, other.0) })
        }

        #[inline(always)]
        fn power_of_two(self) -> Avx512 {
            // SAFETY: AVX-512 is there, see the type.
            unsafe {
                let exponent = _mm512_slli_epi32::<23>(_mm512_castps_si512(self.0));
                Avx512(_mm512_castsi512_ps(_mm512_add_epi32(exponent, _mm512_set1_epi32(127 << 23))))
            }
        }

        #[inline(always)]
        fn low_bytes(self, to: &mut [u8; WIDE]) {
            // SAFETY: AVX-512 is there, see the type; the array has the sixteen bytes that are written.
            unsafe {
                _mm_storeu_si128(to.as_mut_ptr().cast(), _mm512_cvtepi32_epi8(_mm512_castps_si512(self.0)))
            }
        }
    }
}
