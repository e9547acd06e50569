//! The arithmetic, for the processor at hand. The only module with `unsafe` code.
//!
//! Products of matrices are sums of integers and exact, floating point is written once over a fixed number of lanes:
//! so every kernel gives the same bits. Each test runs all kernels that its processor offers. All have been run and
//! compared: AVX2 on AMD Zen 3, AVX-VNNI, AVX-512 VNNI and AMX on an Intel Xeon, NEON under QEMU (`qemu-aarch64 -cpu max`).
#![allow(unsafe_code, reason = "intrinsics, and calls of functions that need a feature of the processor")]
#![allow(clippy::needless_range_loop, reason = "registers are numbered")]

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod amx;
mod attention;
#[cfg(target_arch = "x86_64")]
mod avx2;
mod lanes;
#[cfg(target_arch = "aarch64")]
mod neon;
mod packed;
mod portable;
mod rows;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "x86_64")]
mod vnni;

pub(crate) use attention::AttentionScratch;
pub(crate) use lanes::LANES;
pub(crate) use packed::Packed;
pub(crate) use rows::Norm;

use lanes::eight::Plain;

/// How a row of bytes becomes numbers: `scale · (byte − zero)`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RowScale {
    scale: f32,
    zero: i32,
}

/// Which instructions are used. A value exists only where the processor has them: [`Kernel::available`] is the one
/// place that makes any but the portable one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kernel(Instructions);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instructions {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni,
    #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
    Amx,
    #[cfg(target_arch = "aarch64")]
    NeonDot,
}

use Instructions::*;

impl Kernel {
    /// The kernels that this processor can run, the fastest first.
    pub(crate) fn available() -> Vec<Kernel> {
        let mut kernels = Vec::new();
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") {
            #[cfg(target_os = "linux")]
            if amx::is_available() {
                kernels.push(Kernel(Amx));
            }
            if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni") {
                kernels.push(Kernel(Avx512Vnni));
            }
            if is_x86_feature_detected!("avxvnni") {
                kernels.push(Kernel(AvxVnni));
            }
            kernels.push(Kernel(Avx2));
        }
        #[cfg(target_arch = "aarch64")]
        if std::arch::is_aarch64_feature_detected!("dotprod") {
            kernels.push(Kernel(NeonDot));
        }
        kernels.push(Kernel(Portable));
        kernels
    }

    /// The fastest kernel that this processor can run.
    pub(crate) fn best() -> Kernel {
        Kernel::available()[0]
    }

    /// The name of its instructions.
    pub(crate) fn name(self) -> &'static str {
        match self.0 {
            Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            AvxVnni => "avx-vnni",
            #[cfg(target_arch = "x86_64")]
            Avx512Vnni => "avx512-vnni",
            #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
            Amx => "amx-int8",
            #[cfg(target_arch = "aarch64")]
            NeonDot => "neon-dotprod",
        }
    }

    /// Whether weights are to be packed as codes and multipliers, and not as their products.
    fn wants_factors(self) -> bool {
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            Avx2 => true,
            _ => false,
        }
    }

    /// `out = x · weightsᵀ + bias`, where `x` is a row of bytes for each of `rows`. The weights were packed for this
    /// kernel.
    pub(crate) fn product(self, codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
        match self.0 {
            Portable => portable::product(codes, rows, weights, out),
            // SAFETY: such a kernel exists only where AVX2 was detected.
            #[cfg(target_arch = "x86_64")]
            Avx2 => unsafe { avx2::product(codes, rows, weights, out) },
            // SAFETY: such a kernel exists only where AVX2 and AVX-VNNI were detected.
            #[cfg(target_arch = "x86_64")]
            AvxVnni => unsafe { vnni::product256(codes, rows, weights, out) },
            // SAFETY: such a kernel exists only where AVX-512 F and VNNI were detected.
            #[cfg(target_arch = "x86_64")]
            Avx512Vnni => unsafe { vnni::product512(codes, rows, weights, out) },
            // SAFETY: such a kernel exists only where the system lends tiles, and AVX-512 F and VNNI were detected.
            #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
            Amx => unsafe { amx::product(codes, rows, weights, out) },
            // SAFETY: such a kernel exists only where the dot products were detected.
            #[cfg(target_arch = "aarch64")]
            NeonDot => unsafe { neon::product(codes, rows, weights, out) },
        }
    }
}

/// Floating point, written once and compiled for each kind of vectors. `wide` ones go through sixteen floats at once, which AVX-512 holds in
/// a register.
macro_rules! over_lanes {
    ($wide:ident, $($(#[$doc:meta])* $module:ident::$name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)*) => {
        #[cfg(target_arch = "x86_64")]
        mod $wide {
            pub(super) mod with_avx2 {
                use super::super::*;
                $(
                    #[target_feature(enable = "avx2")]
                    pub(in super::super) fn $name($($argument: $type),*) $(-> $result)? {
                        $module::$name::<lanes::$wide::Avx2>($($argument),*)
                    }
                )*
            }

            pub(super) mod with_avx512 {
                use super::super::*;
                $(
                    #[target_feature(enable = "avx2,avx512f")]
                    pub(in super::super) fn $name($($argument: $type),*) $(-> $result)? {
                        $module::$name::<lanes::$wide::Avx512>($($argument),*)
                    }
                )*
            }
        }

        impl Kernel {
            $(
                $(#[$doc])*
                pub(crate) fn $name(self, $($argument: $type),*) $(-> $result)? {
                    match self.0 {
                        // SAFETY: such a kernel exists only where AVX2 and AVX-512 F were detected.
                        #[cfg(target_arch = "x86_64")]
                        Avx512Vnni => unsafe { $wide::with_avx512::$name($($argument),*) },
                        // SAFETY: it exists only where both were detected too.
                        #[cfg(all(target_arch = "x86_64", target_os = "linux"))]
                        Amx => unsafe { $wide::with_avx512::$name($($argument),*) },
                        // SAFETY: such kernels exist only where AVX2 was detected.
                        #[cfg(target_arch = "x86_64")]
                        Avx2 | AvxVnni => unsafe { $wide::with_avx2::$name($($argument),*) },
                        _ => $module::$name::<lanes::$wide::Plain>($($argument),*),
                    }
                }
            )*
        }
    };
}

over_lanes! {
    eight,
    /// Adds `added` to the rows, normalises them and quantises the result.
    rows::add_norm_quantise(
        rows: &mut [f32], added: &[f32], norm: Norm<'_>, codes: &mut [u8], scales: &mut [RowScale]
    );
    /// The dot product of two rows of equal length, a multiple of [`LANES`].
    rows::dot(one: &[f32], other: &[f32]) -> f32;
    /// `into += row · factor`.
    rows::add_scaled(into: &mut [f32], row: &[f32], factor: f32);
}

over_lanes! {
    sixteen,
    /// Attention of one sequence; `qkv` has a row of queries, keys and values for each token.
    attention::attention(
        qkv: &[f32], heads: usize, width: usize, out: &mut [f32], scratch: &mut AttentionScratch
    );
    /// Quantises rows of `width` floats, a multiple of sixteen.
    rows::quantise(rows: &[f32], width: usize, codes: &mut [u8], scales: &mut [RowScale]);
    /// Applies GELU to rows of `width` floats, a multiple of sixteen, and quantises them.
    rows::gelu_quantise(rows: &mut [f32], width: usize, codes: &mut [u8], scales: &mut [RowScale]);
}

/// `eˣ` and GELU of single numbers, with the bits that vectors have.
pub(crate) fn exp(x: f32) -> f32 {
    let mut lanes = [0.0; LANES];
    lanes::Lanes::store(rows::exp::<_, Plain>(lanes::Lanes::splat(x)), &mut lanes);
    lanes[0]
}

/// GELU of one number, with the bits that vectors have.
pub(crate) fn gelu(x: f32) -> f32 {
    let mut lanes = [0.0; LANES];
    lanes::Lanes::store(rows::gelu::<_, Plain>(lanes::Lanes::splat(x)), &mut lanes);
    lanes[0]
}
