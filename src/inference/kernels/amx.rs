//! The matrix product with the tiles of AMX: one instruction multiplies sixteen rows of 64 bytes with sixteen outputs' weights, into 256 sums
//! of 32 bits, exactly (Intel, "Intel 64 and IA-32 Architectures Software Developer's Manual", volume 1, chapter 18; `TDPBUSD` in volume 2).
//!
//! Written as assembly, since Rust has no stable intrinsics for it. Linux lends the registers to a process that asks for them.

use std::arch::asm;
use std::arch::x86_64::*;
use std::sync::OnceLock;

use super::RowScale;
use super::packed::{PANEL, Packed, QUAD};
use super::vnni;

/// Rows of a tile, and inputs that one holds.
const ROWS: usize = 16;
const DEEP: usize = 64;
/// Fewer rows than this are one tile of AVX-512 VNNI, and go through it.
const LEAST: usize = 5;

/// Whether the processor has tiles and the system lends them. It is asked once in a process.
pub(super) fn is_available() -> bool {
    static IS_LENT: OnceLock<bool> = OnceLock::new();
    *IS_LENT.get_or_init(|| {
        // Tiles and their products of bytes: CPUID leaf 7, EDX bits 24 and 25.
        let has_tiles = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512vnni")
            && is_x86_feature_detected!("xsave")
            && __cpuid(0).eax >= 7
            && __cpuid_count(7, 0).edx >> 24 & 3 == 3;
        // SAFETY: `xsave` was detected, and the system uses it, or there were no AVX-512. State components 17 and 18 are the tiles.
        has_tiles && unsafe { _xgetbv(0) } >> 17 & 3 == 3 && is_lent()
    })
}

/// Asks Linux for the tiles: `arch_prctl(ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA)`, see its documentation, `arch/x86/xstate.rst`.
fn is_lent() -> bool {
    const ARCH_PRCTL: isize = 158;
    const REQUEST: usize = 0x1023;
    const TILES: usize = 18;
    let result: isize;
    // SAFETY: the call reads and writes no memory of the process, and says so where it does not know the request.
    unsafe {
        asm!(
            "syscall", inlateout("rax") ARCH_PRCTL => result, in("rdi") REQUEST, in("rsi") TILES,
            lateout("rcx") _, lateout("r11") _, options(nostack),
        );
    }
    result == 0
}

/// What `LDTILECFG` reads: of each tile its rows and the bytes of one.
#[repr(C, align(64))]
struct Shapes {
    palette: u8,
    start: u8,
    reserved: [u8; 14],
    bytes: [u16; 16],
    rows: [u8; 16],
}

/// Sums of two tiles of rows and two panels.
#[repr(align(64))]
struct Sums([[i32; 2 * PANEL]; 2 * ROWS]);

#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) fn product(codes: &[u8], rows: &[RowScale], weights: &Packed, out: &mut [f32]) {
    let (inputs, outputs) = (weights.inputs, weights.outputs);
    if rows.len() < LEAST || !inputs.is_multiple_of(DEEP) {
        return vnni::product512(codes, rows, weights, out);
    }
    vnni::check(codes, rows, weights, out);
    // All parts have one shape; the last one begins inside the one before it where the rows don't come out even.
    let parts = rows.len().div_ceil(2 * ROWS);
    let tall = rows.len().div_ceil(parts);
    let (upper, lower) = (tall.min(ROWS), tall.saturating_sub(ROWS));
    // Tiles 0 and 1 have the sums of the upper rows, 2 and 3 those of the lower ones, 4 and 5 the rows, 6 and 7 the weights.
    let (u, l, w) = (upper as u8, lower.max(1) as u8, ROWS as u8);
    let shapes = Shapes {
        palette: 1,
        start: 0,
        reserved: [0; 14],
        bytes: [64, 64, 64, 64, 64, 64, 64, 64, 0, 0, 0, 0, 0, 0, 0, 0],
        rows: [u, u, l, l, u, l, w, w, 0, 0, 0, 0, 0, 0, 0, 0],
    };
    let panels = outputs / PANEL;
    let mut sums = Sums([[0; 2 * PANEL]; 2 * ROWS]);
    // SAFETY: tiles are there, or there were no such kernel; the shapes are 64 bytes, of a palette that all such processors have.
    unsafe { asm!("ldtilecfg [{}]", in(reg) &shapes, options(nostack, readonly)) };
    for panel in (0..panels / 2 * 2).step_by(2) {
        let pair = [weights.panel(panel), weights.panel(panel + 1)];
        for part in 0..parts {
            let first = (part * tall).min(rows.len() - tall);
            // SAFETY: `codes` has `tall` rows of `inputs` bytes from the first on, of which the lower ones begin behind the upper ones; a panel has a
            // `Quad` for each four inputs (`check` and `Packed::panel`), so that 1 kB follows another for each DEEP inputs.
            unsafe {
                let begin = codes.as_ptr().add(first * inputs);
                let (left, right) = (pair[0].codes.as_ptr(), pair[1].codes.as_ptr());
                if lower > 0 {
                    two_by_two(begin, begin.add(ROWS * inputs), left.cast(), right.cast(), inputs, &mut sums);
                } else {
                    one_by_two(begin, left.cast(), right.cast(), inputs, &mut sums);
                }
            }
            for (row, sums) in sums.0[..tall].iter().enumerate() {
                let out = &mut out[(first + row) * outputs + panel * PANEL..][..2 * PANEL];
                for (side, panel) in pair.iter().enumerate() {
                    // SAFETY: a row of sums has a PANEL of four bytes each at either side.
                    let sums = unsafe { _mm512_load_si512(sums.as_ptr().add(side * PANEL).cast()) };
                    vnni::finish512(panel, rows[first + row], sums, &mut out[side * PANEL..]);
                }
            }
        }
    }
    // SAFETY: gives the tiles back, so that nobody saves them when the thread changes.
    unsafe { asm!("tilerelease", options(nostack, nomem)) };
    if panels % 2 == 1 {
        vnni::last_panel(codes, rows, weights, out);
    }
}

/// Sums of the rows from `upper` and from `lower` on, with the weights of two panels.
///
/// # Safety
///
/// The shapes were loaded, and there are as many rows of `inputs` bytes, a multiple of [`DEEP`], as they say, and panels of as many weights.
#[inline]
unsafe fn two_by_two(
    upper: *const u8,
    lower: *const u8,
    left: *const u8,
    right: *const u8,
    inputs: usize,
    sums: &mut Sums,
) {
    // SAFETY: see above; the sums have room for two tiles of rows, each with two of 64 bytes.
    unsafe {
        asm!(
            "tilezero tmm0",
            "tilezero tmm1",
            "tilezero tmm2",
            "tilezero tmm3",
            "2:",
            "tileloadd tmm6, [{left} + {line}*1]",
            "tileloadd tmm4, [{upper} + {inputs}*1]",
            "tdpbusd tmm0, tmm4, tmm6",
            "tileloadd tmm7, [{right} + {line}*1]",
            "tdpbusd tmm1, tmm4, tmm7",
            "tileloadd tmm5, [{lower} + {inputs}*1]",
            "tdpbusd tmm2, tmm5, tmm6",
            "tdpbusd tmm3, tmm5, tmm7",
            "add {left}, 1024",
            "add {right}, 1024",
            "add {upper}, 64",
            "add {lower}, 64",
            "dec {steps}",
            "jnz 2b",
            "add {line}, {line}",
            "tilestored [{sums} + {line}*1], tmm0",
            "tilestored [{sums} + {line}*1 + 64], tmm1",
            "tilestored [{sums} + {line}*1 + 2048], tmm2",
            "tilestored [{sums} + {line}*1 + 2112], tmm3",
            left = inout(reg) left => _,
            right = inout(reg) right => _,
            upper = inout(reg) upper => _,
            lower = inout(reg) lower => _,
            steps = inout(reg) inputs / DEEP => _,
            line = inout(reg) QUAD * PANEL => _,
            inputs = in(reg) inputs,
            sums = in(reg) sums,
            options(nostack),
        );
    }
}

/// The same of upper rows alone.
///
/// # Safety
///
/// As for [`two_by_two`].
#[inline]
unsafe fn one_by_two(upper: *const u8, left: *const u8, right: *const u8, inputs: usize, sums: &mut Sums) {
    // SAFETY: see `two_by_two`.
    unsafe {
        asm!(
            "tilezero tmm0",
            "tilezero tmm1",
            "2:",
            "tileloadd tmm4, [{upper} + {inputs}*1]",
            "tileloadd tmm6, [{left} + {line}*1]",
            "tdpbusd tmm0, tmm4, tmm6",
            "tileloadd tmm7, [{right} + {line}*1]",
            "tdpbusd tmm1, tmm4, tmm7",
            "add {left}, 1024",
            "add {right}, 1024",
            "add {upper}, 64",
            "dec {steps}",
            "jnz 2b",
            "add {line}, {line}",
            "tilestored [{sums} + {line}*1], tmm0",
            "tilestored [{sums} + {line}*1 + 64], tmm1",
            left = inout(reg) left => _,
            right = inout(reg) right => _,
            upper = inout(reg) upper => _,
            steps = inout(reg) inputs / DEEP => _,
            line = inout(reg) QUAD * PANEL => _,
            inputs = in(reg) inputs,
            sums = in(reg) sums,
            options(nostack),
        );
    }
}
