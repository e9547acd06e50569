/// How the elements of a tensor become numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decoder {
    /// Elements of a block.
    pub(super) block: usize,
    /// Bytes of a block.
    pub(super) width: usize,
    /// Whether elements share scales, so that rounding one moves others.
    pub(super) quantised: bool,
    decode: fn(&[u8], &mut Vec<f32>),
}

impl Decoder {
    /// The decoder of a type, or `None` for one whose numbers are not computed here.
    pub(super) fn of(dtype: &str) -> Option<Decoder> {
        let plain = |width, decode| Some(Decoder { block: 1, width, quantised: false, decode });
        let blocks = |width, decode| Some(Decoder { block: 32, width, quantised: true, decode });
        match dtype {
            "F64" => plain(8, f64s),
            "F32" => plain(4, f32s),
            "F16" => plain(2, f16s),
            "BF16" => plain(2, bf16s),
            "I8" => plain(1, |bytes, out| out.extend(bytes.iter().map(|byte| f32::from(*byte as i8)))),
            "U8" | "BOOL" => plain(1, |bytes, out| out.extend(bytes.iter().map(|byte| f32::from(*byte)))),
            "I16" => plain(2, i16s),
            "I32" => plain(4, i32s),
            "Q8_0" => blocks(34, q8_0),
            "Q4_0" => blocks(18, q4_0),
            "Q4_1" => blocks(20, q4_1),
            _ => None,
        }
    }

    /// Appends the numbers of whole blocks.
    pub(super) fn decode(&self, bytes: &[u8], out: &mut Vec<f32>) {
        (self.decode)(bytes, out);
    }
}

fn f64s(bytes: &[u8], out: &mut Vec<f32>) {
    out.extend(bytes.as_chunks::<8>().0.iter().map(|raw| f64::from_le_bytes(*raw) as f32));
}

fn f32s(bytes: &[u8], out: &mut Vec<f32>) {
    out.extend(bytes.as_chunks::<4>().0.iter().map(|raw| f32::from_le_bytes(*raw)));
}

fn f16s(bytes: &[u8], out: &mut Vec<f32>) {
    out.extend(bytes.as_chunks::<2>().0.iter().map(|raw| half(u16::from_le_bytes(*raw))));
}

fn bf16s(bytes: &[u8], out: &mut Vec<f32>) {
    let widen = |raw: &[u8; 2]| f32::from_bits(u32::from(u16::from_le_bytes(*raw)) << 16);
    out.extend(bytes.as_chunks::<2>().0.iter().map(widen));
}

fn i16s(bytes: &[u8], out: &mut Vec<f32>) {
    out.extend(bytes.as_chunks::<2>().0.iter().map(|raw| f32::from(i16::from_le_bytes(*raw))));
}

fn i32s(bytes: &[u8], out: &mut Vec<f32>) {
    out.extend(bytes.as_chunks::<4>().0.iter().map(|raw| i32::from_le_bytes(*raw) as f32));
}

/// ggml `block_q8_0`: a scale and 32 signed bytes.
fn q8_0(bytes: &[u8], out: &mut Vec<f32>) {
    for block in bytes.as_chunks::<34>().0 {
        let scale = half(u16::from_le_bytes([block[0], block[1]]));
        out.extend(block[2..].iter().map(|byte| scale * f32::from(*byte as i8)));
    }
}

/// ggml `block_q4_0`: a scale and 32 nibbles around 8, the low ones first.
fn q4_0(bytes: &[u8], out: &mut Vec<f32>) {
    for block in bytes.as_chunks::<18>().0 {
        let scale = half(u16::from_le_bytes([block[0], block[1]]));
        out.extend(block[2..].iter().map(|byte| scale * (f32::from(byte & 15) - 8.0)));
        out.extend(block[2..].iter().map(|byte| scale * (f32::from(byte >> 4) - 8.0)));
    }
}

/// ggml `block_q4_1`: a scale, a minimum and 32 nibbles.
fn q4_1(bytes: &[u8], out: &mut Vec<f32>) {
    for block in bytes.as_chunks::<20>().0 {
        let scale = half(u16::from_le_bytes([block[0], block[1]]));
        let least = half(u16::from_le_bytes([block[2], block[3]]));
        out.extend(block[4..].iter().map(|byte| scale * f32::from(byte & 15) + least));
        out.extend(block[4..].iter().map(|byte| scale * f32::from(byte >> 4) + least));
    }
}

/// IEEE 754 binary16.
fn half(bits: u16) -> f32 {
    let sign = u32::from(bits >> 15) << 31;
    let exponent = u32::from(bits >> 10 & 31);
    let fraction = u32::from(bits & 1023);
    match exponent {
        0 => {
            let magnitude = fraction as f32 * 2f32.powi(-24);
            if sign == 0 { magnitude } else { -magnitude }
        }
        31 => f32::from_bits(sign | 0x7F80_0000 | fraction << 13),
        _ => f32::from_bits(sign | (exponent + 112) << 23 | fraction << 13),
    }
}
