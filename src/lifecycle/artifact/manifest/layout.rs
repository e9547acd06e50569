use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _, SeekFrom};

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

/// The safetensors format allows a header of 100 MB; that much is allowed to the tables of a GGUF file too.
const MAX_HEADER: u64 = 100_000_000;

/// More tensors than any model has.
const MAX_TENSORS: usize = 1_000_000;

/// GGUF: `ggml` knows four dimensions; safetensors states no limit.
const MAX_DIMENSIONS: usize = 32;

/// Where the tensors of a file lie.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// `safetensors` or `gguf`.
    pub(super) format: &'static str,
    /// In order of position; no two overlap.
    pub(super) tensors: Vec<Placed>,
}

/// A tensor's place in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) name: String,
    pub(super) dtype: String,
    /// Row-major: the last dimension varies fastest.
    pub(super) shape: Vec<u64>,
    /// Of the first byte, from the start of the file.
    pub(super) offset: u64,
    pub(super) bytes: u64,
}

impl Layout {
    /// The layout of a file whose content is one that is known, `None` for another, and the reason where the
    /// file contradicts itself.
    pub(super) fn of(file: &File, size: u64) -> io::Result<Option<Result<Layout, String>>> {
        let mut reader = BufReader::new(file);
        reader.seek(SeekFrom::Start(0))?;
        let mut head = [0; 9];
        if size < head.len() as u64 {
            return Ok(None);
        }
        reader.read_exact(&mut head)?;
        reader.seek(SeekFrom::Start(0))?;
        let read = if head.starts_with(b"GGUF") {
            gguf(&mut reader, size)
        } else if head[8] == b'{' {
            safetensors(&mut reader, size)
        } else {
            return Ok(None);
        };
        Ok(Some(read.and_then(|layout| layout.checked(size))))
    }

    /// Sorted, inside the file, and without overlap.
    fn checked(mut self, size: u64) -> Result<Layout, String> {
        self.tensors.sort_by_key(|tensor| (tensor.offset, tensor.bytes));
        let mut end = 0;
        for tensor in &self.tensors {
            let stop = tensor.offset.checked_add(tensor.bytes).filter(|stop| *stop <= size);
            let stop = stop.ok_or_else(|| format!("the tensor {:?} lies outside the file", tensor.name))?;
            if tensor.offset < end {
                return Err(format!("the tensor {:?} overlaps another", tensor.name));
            }
            end = stop;
        }
        let mut names: Vec<&str> = self.tensors.iter().map(|tensor| tensor.name.as_str()).collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("two tensors are called {:?}", pair[0])),
            None => Ok(self),
        }
    }
}

fn io_text(error: io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "the file ends inside its header".to_owned(),
        _ => error.to_string(),
    }
}

/// <https://github.com/huggingface/safetensors>, "Format": eight bytes of header length, a JSON header, data.
fn safetensors(reader: &mut impl Read, size: u64) -> Result<Layout, String> {
    let mut length = [0; 8];
    reader.read_exact(&mut length).map_err(io_text)?;
    let length = u64::from_le_bytes(length);
    if length > MAX_HEADER || length > size - 8 {
        return Err(format!("a header of {length} bytes does not fit"));
    }
    let mut header = vec![0; length as usize];
    reader.read_exact(&mut header).map_err(io_text)?;
    let Header(entries) = serde_json::from_slice(&header).map_err(|error| format!("the header: {error}"))?;
    let data = 8 + length;
    let mut tensors = Vec::with_capacity(entries.len());
    for (name, entry) in entries {
        let [begin, end] = entry.data_offsets;
        let bits = safetensors_bits(&entry.dtype);
        let bytes =
            end.checked_sub(begin).ok_or_else(|| format!("the tensor {name:?} ends before it begins"))?;
        let implied = bits.map(|bits| elements(&entry.shape).and_then(|count| count.checked_mul(bits)));
        if implied.is_some_and(|implied| implied != bytes.checked_mul(8)) {
            return Err(format!("the shape and type of {name:?} do not give its {bytes} bytes"));
        }
        let offset = data.checked_add(begin).ok_or_else(|| format!("the offset of {name:?} overflows"))?;
        tensors.push(Placed { name, dtype: entry.dtype, shape: entry.shape, offset, bytes });
    }
    Ok(Layout { format: "safetensors", tensors })
}

struct Header(Vec<(String, HeaderEntry)>);

#[derive(Deserialize)]
struct HeaderEntry {
    dtype: String,
    shape: Vec<u64>,
    data_offsets: [u64; 2],
}

impl<'de> Deserialize<'de> for Header {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Header;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of tensors")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Header, A::Error> {
                let mut entries = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    if name == "__metadata__" {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    }
                    let entry: HeaderEntry = map.next_value()?;
                    if entries.len() >= MAX_TENSORS || entry.shape.len() > MAX_DIMENSIONS {
                        return Err(A::Error::custom("too many tensors or dimensions"));
                    }
                    entries.push((name, entry));
                }
                Ok(Header(entries))
            }
        }

        deserializer.deserialize_map(Entries)
    }
}

fn safetensors_bits(dtype: &str) -> Option<u64> {
    Some(match dtype {
        "F4" => 4,
        "F6_E2M3" | "F6_E3M2" => 6,
        "BOOL" | "U8" | "I8" | "F8_E5M2" | "F8_E4M3" | "F8_E8M0" | "F8_E4M3FNUZ" | "F8_E5M2FNUZ" => 8,
        "I16" | "U16" | "F16" | "BF16" => 16,
        "I32" | "U32" | "F32" => 32,
        "I64" | "U64" | "F64" | "C64" => 64,
        _ => return None,
    })
}

/// The number of elements; `None` where it overflows.
pub(super) fn elements(shape: &[u64]) -> Option<u64> {
    shape.iter().try_fold(1u64, |product, dimension| product.checked_mul(*dimension))
}

/// <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>, versions 2 and 3, little-endian.
fn gguf(reader: &mut impl Read, size: u64) -> Result<Layout, String> {
    let mut tables = Tables { inner: reader.take(MAX_HEADER.min(size)), read: 0 };
    tables.bytes::<4>()?;
    let version = tables.u32()?;
    if !(2..=3).contains(&version) {
        return Err(format!("GGUF version {version} is not read"));
    }
    let (tensor_count, pair_count) = (tables.u64()?, tables.u64()?);
    let mut alignment = 32;
    for _ in 0..pair_count {
        let key = tables.text()?;
        let kind = tables.u32()?;
        match (key.as_str(), kind) {
            ("general.alignment", 4) => alignment = u64::from(tables.u32()?),
            _ => tables.skip_value(kind, 0)?,
        }
    }
    if !alignment.is_power_of_two() {
        return Err(format!("the alignment {alignment} is not a power of two"));
    }
    if tensor_count > MAX_TENSORS as u64 {
        return Err(format!("{tensor_count} tensors are too many"));
    }
    let mut tensors = Vec::new();
    for _ in 0..tensor_count {
        tensors.push(tables.tensor()?);
    }
    let data = tables.read.checked_next_multiple_of(alignment).ok_or("the header overflows")?;
    for tensor in &mut tensors {
        let offset = tensor.offset.checked_add(data);
        tensor.offset = offset.ok_or_else(|| format!("the offset of {:?} overflows", tensor.name))?;
    }
    Ok(Layout { format: "gguf", tensors })
}

/// Reads the tables of a GGUF file, within a budget of bytes.
struct Tables<R> {
    inner: io::Take<R>,
    read: u64,
}

impl<R: Read> Tables<R> {
    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let mut bytes = [0; N];
        self.inner.read_exact(&mut bytes).map_err(io_text)?;
        self.read += N as u64;
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32, String> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, String> {
        self.bytes().map(u64::from_le_bytes)
    }

    fn text(&mut self) -> Result<String, String> {
        let length = self.u64()?;
        if length > 65_535 {
            return Err(format!("a name of {length} bytes is too long"));
        }
        let mut bytes = vec![0; length as usize];
        self.inner.read_exact(&mut bytes).map_err(io_text)?;
        self.read += length;
        String::from_utf8(bytes).map_err(|_| "a name is not UTF-8".to_owned())
    }

    fn skip(&mut self, length: u64) -> Result<(), String> {
        let skipped = io::copy(&mut (&mut self.inner).take(length), &mut io::sink()).map_err(io_text)?;
        self.read += skipped;
        match skipped == length {
            true => Ok(()),
            false => Err("the file ends inside its header".to_owned()),
        }
    }

    fn skip_value(&mut self, kind: u32, depth: u32) -> Result<(), String> {
        match kind {
            8 => {
                let length = self.u64()?;
                self.skip(length)
            }
            9 if depth < 4 => {
                let (kind, count) = (self.u32()?, self.u64()?);
                match fixed_width(kind) {
                    Some(width) => self.skip(count.checked_mul(width).ok_or("an array overflows")?),
                    None => (0..count).try_for_each(|_| self.skip_value(kind, depth + 1)),
                }
            }
            _ => match fixed_width(kind) {
                Some(width) => self.skip(width),
                None => Err(format!("the metadata type {kind} is not known")),
            },
        }
    }

    fn tensor(&mut self) -> Result<Placed, String> {
        let name = self.text()?;
        let dimensions = self.u32()?;
        if dimensions > 4 {
            return Err(format!("the tensor {name:?} has {dimensions} dimensions"));
        }
        let mut shape = (0..dimensions).map(|_| self.u64()).collect::<Result<Vec<u64>, String>>()?;
        let kind = self.u32()?;
        let offset = self.u64()?;
        let (dtype, block, width) =
            ggml_type(kind).ok_or_else(|| format!("the type {kind} of {name:?} is not known"))?;
        if shape.first().copied().unwrap_or(1) % block != 0 {
            return Err(format!("the rows of {name:?} are not whole blocks"));
        }
        let bytes = elements(&shape).and_then(|count| (count / block).checked_mul(width));
        let bytes = bytes.ok_or_else(|| format!("the size of {name:?} overflows"))?;
        // GGUF lists the fastest dimension first.
        shape.reverse();
        Ok(Placed { name, dtype: dtype.to_owned(), shape, offset, bytes })
    }
}

fn fixed_width(kind: u32) -> Option<u64> {
    Some(match kind {
        0 | 1 | 7 => 1,
        2 | 3 => 2,
        4..=6 => 4,
        10..=12 => 8,
        _ => return None,
    })
}

/// The types of `ggml_type` in `ggml.h`: name, elements of a block, bytes of a block.
fn ggml_type(kind: u32) -> Option<(&'static str, u64, u64)> {
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
        34 => ("TQ1_0", 256, 54),
        35 => ("TQ2_0", 256, 66),
        39 => ("MXFP4", 32, 17),
        _ => return None,
    })
}
