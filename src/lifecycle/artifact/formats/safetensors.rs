use super::json::{self, Dialect, Value};
use super::malformed::Malformed;
use super::tensors::{Tensor, elements, refuse_overlaps};

/// Longest header, from the format: larger ones are refused before anything is read.
const MAX_HEADER: u64 = 100_000_000;

/// Reads the header of a safetensors file and checks every rule of the format: nothing in such a file is code, so a
/// file that keeps the rules is harmless.
///
/// The rules are those of the reference implementation (<https://github.com/huggingface/safetensors>, "Format"): the
/// tensors cover the data exactly, without overlap, hole or trailing bytes; metadata are strings.
///
/// # Errors
///
/// The first rule that is broken, with its byte.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Tensor>, Malformed> {
    let length = bytes.first_chunk::<8>().map(|raw| u64::from_le_bytes(*raw));
    let length = length.ok_or_else(|| Malformed::new(0, "a safetensors file has at least eight bytes"))?;
    if length > MAX_HEADER {
        return Err(Malformed::new(
            0,
            format!("the header claims {length} bytes, the format allows {MAX_HEADER}"),
        ));
    }
    let data_start = 8 + length as usize;
    let header = bytes.get(8..data_start).ok_or_else(|| {
        Malformed::new(0, format!("the header claims {length} bytes where {} are left", bytes.len() - 8))
    })?;
    if header.first() != Some(&b'{') {
        return Err(Malformed::new(8, "the header does not begin with an object"));
    }
    let document = json::parse(header, Dialect::Strict)
        .map_err(|error| Malformed { offset: error.offset + 8, message: error.message })?;
    let mut tensors = Vec::new();
    let mut extents = Vec::new();
    for (name, value) in document.root().members() {
        if name == "__metadata__" {
            metadata(value)?;
            continue;
        }
        let tensor = tensor(&name, value, data_start as u64)?;
        extents.push((tensor.start, tensor.end, 8 + value.offset()));
        tensors.push(tensor);
    }
    let reached = refuse_overlaps(&mut extents, data_start as u64, bytes.len() as u64, 1)?;
    if reached != bytes.len() as u64 {
        let left = bytes.len() as u64 - reached;
        return Err(Malformed {
            offset: reached,
            message: format!("{left} bytes after the last tensor belong to none"),
        });
    }
    Ok(tensors)
}

/// True where `bytes` can only be meant as safetensors: a plausible header length before an object.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let length = bytes.first_chunk::<8>().map(|raw| u64::from_le_bytes(*raw));
    length.is_some_and(|length| length >= 2)
        && matches!(bytes.get(8..10), Some([b'{', b'"' | b'}' | b' ' | b'\n']))
}

fn metadata(value: Value<'_>) -> Result<(), Malformed> {
    let error =
        |value: Value<'_>| Malformed::new(8 + value.offset(), "metadata may only map strings to strings");
    if !value.is_object() {
        return Err(error(value));
    }
    match value.members().find(|(_, entry)| entry.as_str().is_none()) {
        Some((_, entry)) => Err(error(entry)),
        None => Ok(()),
    }
}

fn tensor(name: &str, value: Value<'_>, data_start: u64) -> Result<Tensor, Malformed> {
    let error = |message: &str| Malformed::new(8 + value.offset(), message);
    let dtype = value.get("dtype").and_then(|dtype| dtype.as_str());
    let dtype = dtype.ok_or_else(|| error("a tensor has no dtype"))?;
    let (dtype, bits) =
        dtype_bits(&dtype).ok_or_else(|| error("a tensor has a dtype the format does not know"))?;
    let numbers = |key: &str| -> Option<Vec<u64>> {
        let list = value.get(key).filter(Value::is_array)?;
        list.elements().map(|number| number.as_u64()).collect()
    };
    let shape = numbers("shape").ok_or_else(|| error("a tensor's shape is not a list of sizes"))?;
    let offsets = numbers("data_offsets").filter(|offsets| offsets.len() == 2);
    let offsets = offsets.ok_or_else(|| error("a tensor's data_offsets are not two numbers"))?;
    let (begin, end) = (offsets[0], offsets[1]);
    let extent = end.checked_sub(begin).ok_or_else(|| error("a tensor ends before it begins"))?;
    let size = elements(&shape).and_then(|count| count.checked_mul(bits));
    let size = size.ok_or_else(|| error("a tensor's shape overflows 64 bits"))?;
    if size % 8 != 0 || size / 8 != extent {
        return Err(error("a tensor's shape and dtype do not fill its bytes"));
    }
    let absolute =
        |offset: u64| data_start.checked_add(offset).ok_or_else(|| error("an offset overflows 64 bits"));
    Ok(Tensor { name: name.to_owned(), dtype, shape, start: absolute(begin)?, end: absolute(end)? })
}

/// The types of the format with their size in bits.
fn dtype_bits(name: &str) -> Option<(&'static str, u64)> {
    const DTYPES: [(&str, u64); 22] = [
        ("BOOL", 8),
        ("F4", 4),
        ("F6_E2M3", 6),
        ("F6_E3M2", 6),
        ("U8", 8),
        ("I8", 8),
        ("F8_E5M2", 8),
        ("F8_E4M3", 8),
        ("F8_E8M0", 8),
        ("F8_E4M3FNUZ", 8),
        ("F8_E5M2FNUZ", 8),
        ("I16", 16),
        ("U16", 16),
        ("F16", 16),
        ("BF16", 16),
        ("I32", 32),
        ("U32", 32),
        ("F32", 32),
        ("C64", 64),
        ("F64", 64),
        ("I64", 64),
        ("U64", 64),
    ];
    DTYPES.into_iter().find(|(dtype, _)| *dtype == name)
}
