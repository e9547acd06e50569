use super::*;
use crate::inference::quantised::{GROUP, Kind, Matrix};

/// Bytes that look like chance, the same in every run.
fn bytes(seed: u32, count: usize) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..count).map(|_| next()).collect()
}

/// The product that `kernel` makes of `count` rows and of `outputs` rows of weights.
fn product(kernel: Kernel, count: usize, outputs: usize, inputs: usize) -> Vec<u32> {
    // Scales between 2⁻⁷ and 2⁻⁶, multipliers between 1 and 8, and any codes.
    let mut stored: Vec<u8> = bytes(1, outputs).into_iter().flat_map(|low| [low, 0x20]).collect();
    stored.extend(bytes(2, (outputs * inputs / GROUP).div_ceil(2)).into_iter().map(|pair| pair & 0x77));
    stored.extend(bytes(3, outputs * inputs / 2));
    let bias = (0..outputs).map(|output| output as f32 - 8.5).collect();
    let weights =
        Packed::new(kernel, "w", Matrix::new(Kind::Four, outputs, inputs, &stored), bias).expect("weights");
    let rows: Vec<RowScale> =
        bytes(4, count).into_iter().map(|zero| RowScale { scale: 0.03, zero: zero.into() }).collect();
    let mut out = vec![f32::NAN; count * outputs];
    kernel.product(&bytes(5, count * inputs), &rows, &weights, &mut out);
    out.into_iter().map(f32::to_bits).collect()
}

/// Tiles of all heights and widths, at the edges too.
#[test]
fn products_of_any_shape_have_the_same_bits_on_every_kernel() {
    for (outputs, inputs) in [(16, 96), (32, 64), (48, 128), (80, 192), (112, 32)] {
        for count in (0..=36).chain([47, 63, 64, 65, 98]) {
            let expected = product(Kernel(Portable), count, outputs, inputs);
            assert!(expected.iter().all(|bits| f32::from_bits(*bits).is_finite()));
            for kernel in Kernel::available() {
                assert!(
                    product(kernel, count, outputs, inputs) == expected,
                    "{count} rows, {inputs} inputs, {outputs} outputs, {}",
                    kernel.name()
                );
            }
        }
    }
}

/// Rows between matrices, with numbers that are no usual ones among them.
#[test]
fn rows_of_any_numbers_have_the_same_bits_on_every_kernel() {
    const WIDTH: usize = 96;
    let mut rows: Vec<f32> =
        bytes(6, 8 * WIDTH).into_iter().map(|byte| f32::from(byte as i8) / 9.0).collect();
    let odd = [0.0, -0.0, f32::MIN_POSITIVE, 1e-40, 1e30, -1e30, f32::INFINITY, f32::NEG_INFINITY, f32::NAN];
    for (at, value) in odd.into_iter().enumerate() {
        rows[WIDTH * (at % 8) + 11 * at] = value;
    }
    rows[7 * WIDTH..].fill(0.0);
    let of = |kernel: Kernel| {
        let (mut codes, mut scales) = (vec![0; rows.len()], vec![RowScale::default(); 8]);
        kernel.quantise(&rows, WIDTH, &mut codes, &mut scales);
        let (mut bent, mut others, mut of_bent) = (rows.clone(), codes.clone(), scales.clone());
        kernel.gelu_quantise(&mut bent, WIDTH, &mut others, &mut of_bent);
        let bits = |scales: Vec<RowScale>| -> Vec<(u32, i32)> {
            scales.iter().map(|row| (row.scale.to_bits(), row.zero)).collect()
        };
        (codes, bits(scales), others, bits(of_bent))
    };
    let expected = of(Kernel(Portable));
    assert!(expected.0.iter().any(|code| *code > 0) && expected.2.iter().any(|code| *code > 0));
    for kernel in Kernel::available() {
        assert!(of(kernel) == expected, "{}", kernel.name());
    }
}
