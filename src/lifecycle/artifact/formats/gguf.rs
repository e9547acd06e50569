use super::cursor::Cursor;
use super::malformed::Malformed;
use super::notes::Notes;
use super::template;
use super::tensors::{Tensor, elements, refuse_overlaps};

/// Deepest nesting of arrays in metadata; ggml reads none, so this is generous.
const MAX_ARRAY_DEPTH: usize = 4;

/// Most dimensions of a tensor, ggml's `GGML_MAX_DIMS`.
const MAX_DIMENSIONS: u32 = 4;

/// Where tensor data start unless `general.alignment` says otherwise.
const DEFAULT_ALIGNMENT: u64 = 32;

/// Reads the tables of a GGUF file, versions 1 to 3 of either byte order, checks every size against the file, and
/// judges its chat templates, the only part of the format that a loader executes.
///
/// Layout: <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>. Nothing is allocated for a count before the
/// bytes it needs are known to be there.
///
/// # Errors
///
/// The first rule of the format that is broken; templates read before it are in `notes` all the same.
pub(crate) fn read(bytes: &[u8], notes: &mut Notes) -> Result<Vec<Tensor>, Malformed> {
    let mut reader = Reader::open(bytes)?;
    let tensor_count = reader.count("the tensor count")?;
    let pair_count = reader.count("the metadata count")?;
    // The least a pair takes: its key's length, a type and one byte; a tensor: a name's length, dimensions, type, offset.
    reader.refuse_count(pair_count, reader.length_width() + 5, "metadata pairs")?;
    let mut alignment = DEFAULT_ALIGNMENT;
    let mut keys = Vec::new();
    for _ in 0..pair_count {
        let at = reader.cursor.position();
        let key = reader.name("a metadata key")?;
        keys.push((key, at));
        let kind = reader.cursor.u32("a metadata type")?;
        match (key, Kind::of(kind)) {
            ("general.alignment", Some(Kind::Fixed(4))) => {
                alignment = u64::from(reader.cursor.u32("the alignment")?);
                if !alignment.is_power_of_two() {
                    return Err(Malformed::new(
                        at,
                        format!("an alignment of {alignment} is not a power of two"),
                    ));
                }
            }
            ("general.alignment", _) => {
                return Err(Malformed::new(at, "the alignment is not a 32-bit number"));
            }
            _ => reader.value(key, kind, 0, notes)?,
        }
    }
    refuse_duplicates(&mut keys, "metadata key")?;
    reader.refuse_count(tensor_count, reader.length_width() + 16, "tensors")?;
    let mut described = Vec::new();
    let mut names = Vec::new();
    for _ in 0..tensor_count {
        let at = reader.cursor.position();
        let (name, tensor) = reader.tensor()?;
        names.push((name, at));
        described.push((tensor, at));
    }
    refuse_duplicates(&mut names, "tensor name")?;
    place(described, reader.cursor.position() as u64, alignment, bytes)
}

/// True where the file begins as GGUF files do, in either byte order.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(b"GGUF")
}

struct Reader<'b> {
    cursor: Cursor<'b>,
    version: u32,
}

/// How a metadata value is laid out.
enum Kind {
    Fixed(u64),
    Bool,
    Text,
    Array,
}

impl Kind {
    fn of(number: u32) -> Option<Kind> {
        Some(match number {
            0 | 1 => Kind::Fixed(1),
            2 | 3 => Kind::Fixed(2),
            4..=6 => Kind::Fixed(4),
            7 => Kind::Bool,
            8 => Kind::Text,
            9 => Kind::Array,
            10..=12 => Kind::Fixed(8),
            _ => return None,
        })
    }
}

impl<'b> Reader<'b> {
    fn open(bytes: &'b [u8]) -> Result<Reader<'b>, Malformed> {
        let mut cursor = Cursor::new(bytes);
        if cursor.take(4, "the magic number")? != b"GGUF" {
            return Err(Malformed::new(0, "the file does not begin with GGUF"));
        }
        let mut version = cursor.u32("the version")?;
        if version > 0xffff {
            version = version.swap_bytes();
            cursor = cursor.big_endian(true);
        }
        if !(1..=3).contains(&version) {
            return Err(Malformed::new(4, format!("GGUF version {version} is not one we read")));
        }
        Ok(Reader { cursor, version })
    }

    /// Bytes of a count or a length: version 1 used 32 bits.
    fn length_width(&self) -> u64 {
        if self.version == 1 { 4 } else { 8 }
    }

    fn count(&mut self, what: &str) -> Result<u64, Malformed> {
        self.cursor.uint(self.length_width() as u8, what)
    }

    fn refuse_count(&self, count: u64, least: u64, what: &str) -> Result<(), Malformed> {
        let left = self.cursor.remaining() as u64;
        if count > left / least {
            let message = format!("{count} {what} cannot fit in the {left} bytes that are left");
            return Err(Malformed::new(self.cursor.position(), message));
        }
        Ok(())
    }

    fn text(&mut self, what: &str) -> Result<&'b [u8], Malformed> {
        let length = self.count(what)?;
        self.cursor.take(length, what)
    }

    fn name(&mut self, what: &str) -> Result<&'b str, Malformed> {
        let at = self.cursor.position();
        let raw = self.text(what)?;
        std::str::from_utf8(raw).map_err(|_| Malformed::new(at, format!("{what} is not UTF-8")))
    }

    fn value(&mut self, key: &str, kind: u32, depth: usize, notes: &mut Notes) -> Result<(), Malformed> {
        let at = self.cursor.position();
        match Kind::of(kind) {
            Some(Kind::Fixed(size)) => self.cursor.skip(size, "a metadata value"),
            Some(Kind::Bool) => match self.cursor.u8("a metadata value")? {
                0 | 1 => Ok(()),
                other => Err(Malformed::new(at, format!("a truth value of {other}"))),
            },
            Some(Kind::Text) => {
                let text = self.text("a metadata string")?;
                // `tokenizer.chat_template`, and one per name after another dot.
                if key.contains("chat_template") {
                    let start = self.cursor.position() - text.len();
                    notes.embed(template::scan(&String::from_utf8_lossy(text)), start, true);
                }
                Ok(())
            }
            Some(Kind::Array) => self.array(key, depth, notes),
            None => Err(Malformed::new(at, format!("metadata type {kind} is not one the format knows"))),
        }
    }

    fn array(&mut self, key: &str, depth: usize, notes: &mut Notes) -> Result<(), Malformed> {
        let at = self.cursor.position();
        if depth == MAX_ARRAY_DEPTH {
            return Err(Malformed::new(at, "metadata arrays are nested too deeply"));
        }
        let kind = self.cursor.u32("an array's type")?;
        let count = self.count("an array's length")?;
        match Kind::of(kind) {
            Some(Kind::Fixed(size)) => match count.checked_mul(size) {
                Some(size) => self.cursor.skip(size, "a metadata array"),
                None => Err(Malformed::new(at, "a metadata array's size overflows 64 bits")),
            },
            Some(Kind::Bool) => self.cursor.skip(count, "a metadata array"),
            _ => {
                self.refuse_count(count, self.length_width(), "array elements")?;
                (0..count).try_for_each(|_| self.value(key, kind, depth + 1, notes))
            }
        }
    }

    fn tensor(&mut self) -> Result<(&'b str, Tensor), Malformed> {
        let at = self.cursor.position();
        let error = |message: String| Malformed::new(at, message);
        let name = self.name("a tensor name")?;
        let dimensions = self.cursor.u32("a tensor's dimensions")?;
        if dimensions > MAX_DIMENSIONS {
            return Err(error(format!(
                "a tensor of {dimensions} dimensions, the format allows {MAX_DIMENSIONS}"
            )));
        }
        let mut shape = Vec::with_capacity(dimensions as usize);
        for _ in 0..dimensions {
            shape.push(self.count("a tensor's dimension")?);
        }
        let kind = self.cursor.u32("a tensor's type")?;
        let start = self.cursor.u64("a tensor's offset")?;
        let (dtype, block, block_bytes) = quantisation(kind)
            .ok_or_else(|| error(format!("tensor type {kind} is not one the format knows")))?;
        let row = shape.first().copied().unwrap_or(1);
        if row % block != 0 {
            return Err(error(format!("rows of {row} values do not divide into blocks of {block}")));
        }
        let size = elements(&shape).and_then(|count| (count / block).checked_mul(block_bytes));
        let end = size.and_then(|size| start.checked_add(size));
        let end = end.ok_or_else(|| error("a tensor's size overflows 64 bits".to_owned()))?;
        Ok((name, Tensor { name: name.to_owned(), dtype, shape, start, end }))
    }
}

/// Turns offsets into addresses of the file, and checks that the tensors cover the data.
fn place(
    described: Vec<(Tensor, usize)>,
    tables_end: u64,
    alignment: u64,
    bytes: &[u8],
) -> Result<Vec<Tensor>, Malformed> {
    let length = bytes.len() as u64;
    let data_start = tables_end.next_multiple_of(alignment);
    let mut extents = Vec::with_capacity(described.len());
    let mut tensors = Vec::with_capacity(described.len());
    for (mut tensor, at) in described {
        if tensor.start % alignment != 0 {
            return Err(Malformed::new(at, format!("a tensor's offset is not a multiple of {alignment}")));
        }
        let address = |offset: u64| data_start.checked_add(offset);
        let (Some(start), Some(end)) = (address(tensor.start), address(tensor.end)) else {
            return Err(Malformed::new(at, "a tensor's offset overflows 64 bits"));
        };
        (tensor.start, tensor.end) = (start, end);
        extents.push((start, end, at));
        tensors.push(tensor);
    }
    let reached = match extents.is_empty() {
        true => tables_end,
        false => refuse_overlaps(&mut extents, data_start, length, alignment)?,
    };
    // Writers pad the last tensor; anything else after it is not part of the model.
    let padded = reached.next_multiple_of(alignment).min(length);
    if bytes[padded as usize..].iter().any(|&byte| byte != 0) {
        let message = format!("{} bytes after the last tensor belong to none", length - padded);
        return Err(Malformed { offset: padded, message });
    }
    Ok(tensors)
}

fn refuse_duplicates(names: &mut [(&str, usize)], what: &str) -> Result<(), Malformed> {
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => Err(Malformed::new(pair[1].1, format!("the same {what} occurs twice"))),
        None => Ok(()),
    }
}

/// ggml's tensor types: name, values per block, bytes per block (`ggml_type` and `type_traits` in `ggml.c`).
fn quantisation(kind: u32) -> Option<(&'static str, u64, u64)> {
    Some(match kind {
        0 => ("F32", 1, 4),
        1 => ("F16", 1, 2),
        2 => ("Q4_0", 32, 18),
        3 => ("Q4_1", 32, 20),
        6 => ("Q5_0", 32, 22),
        7 => ("Q5_1", 32, 24),
        8 => ("Q8_0", 32, 34),
        9 => ("Q8_1", 32, 36),
        10 => ("Q2_K", 256, 84),
        11 => ("Q3_K", 256, 110),
        12 => ("Q4_K", 256, 144),
        13 => ("Q5_K", 256, 176),
        14 => ("Q6_K", 256, 210),
        15 => ("Q8_K", 256, 292),
        16 => ("IQ2_XXS", 256, 66),
        17 => ("IQ2_XS", 256, 74),
        18 => ("IQ3_XXS", 256, 98),
        19 => ("IQ1_S", 256, 50),
        20 => ("IQ4_NL", 32, 18),
        21 => ("IQ3_S", 256, 110),
        22 => ("IQ2_S", 256, 82),
        23 => ("IQ4_XS", 256, 136),
        24 => ("I8", 1, 1),
        25 => ("I16", 1, 2),
        26 => ("I32", 1, 4),
        27 => ("I64", 1, 8),
        28 => ("F64", 1, 8),
        29 => ("IQ1_M", 256, 56),
        30 => ("BF16", 1, 2),
        31 => ("Q4_0_4_4", 32, 18),
        32 => ("Q4_0_4_8", 32, 18),
        33 => ("Q4_0_8_8", 32, 18),
        34 => ("TQ1_0", 256, 54),
        35 => ("TQ2_0", 256, 66),
        36 => ("IQ4_NL_4_4", 32, 18),
        37 => ("IQ4_NL_4_8", 32, 18),
        38 => ("IQ4_NL_8_8", 32, 18),
        39 => ("MXFP4", 32, 17),
        40 => ("NVFP4", 64, 36),
        _ => return None,
    })
}
