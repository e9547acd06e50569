use std::collections::HashSet;

use super::malformed::Malformed;
use super::notes::{Notes, clip};
use super::paths;
use super::protobuf::{Field, Fields, Wire};
use super::tensors::elements;

/// Deepest nesting of graphs in attributes of nodes; protobuf readers allow 100 messages, of which a graph takes four.
const MAX_DEPTH: usize = 32;

/// Domains whose operators every ONNX runtime of note has built in.
const STOCK_DOMAINS: [&str; 9] = [
    "",
    "ai.onnx",
    "ai.onnx.ml",
    "ai.onnx.training",
    "ai.onnx.preview",
    "ai.onnx.preview.training",
    "com.microsoft",
    "com.microsoft.nchwc",
    "com.ms.internal.nhwc",
];

/// Operators of runtime extensions that call Python.
const PYTHON_OPERATORS: [&str; 6] =
    ["PyOp", "PyCustomOp", "PythonOp", "PythonOpGrad", "PyFunc", "PyFuncStateless"];

/// A tensor whose bytes lie in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct External {
    /// Relative to the folder of the model.
    pub(crate) location: String,
    pub(crate) offset: u64,
    /// `None` where the file says nothing: up to the end, or as the shape has it.
    pub(crate) length: Option<u64>,
    /// Where the model names it.
    pub(crate) at: usize,
}

/// Walks an ONNX model, graphs within graphs and functions included: shapes against bytes, paths of external data,
/// operators that need code from outside the runtime.
///
/// Schema: <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto>. Returns the external data that a caller with
/// the folder at hand has yet to check with [`check_external`].
///
/// # Errors
///
/// The first message that is broken; what was read before it is in `notes`.
pub(crate) fn read(bytes: &[u8], notes: &mut Notes) -> Result<Vec<External>, Malformed> {
    let mut walk = Walk { notes, external: Vec::new(), functions: HashSet::new() };
    // The functions of the model first: a domain they define needs no library.
    for field in Fields::new(bytes, 0) {
        let field = field?;
        if field.number == 25 {
            let function = walk.function_name(field)?;
            walk.functions.insert(function);
        }
    }
    let mut graphs = 0;
    for field in Fields::new(bytes, 0) {
        let field = field?;
        match field.number {
            7 => {
                graphs += 1;
                walk.graph(field, 0)?;
            }
            20 => {
                let (training, base) = field.bytes("training information")?;
                for inner in Fields::new(training, base) {
                    let inner = inner?;
                    if matches!(inner.number, 1 | 2) {
                        walk.graph(inner, 0)?;
                    }
                }
            }
            25 => {
                let (function, base) = field.bytes("a function")?;
                for inner in Fields::new(function, base) {
                    let inner = inner?;
                    match inner.number {
                        7 => walk.node(inner, 0)?,
                        11 => walk.attribute(inner, 0)?,
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    if graphs == 0 {
        return Err(Malformed::new(bytes.len(), "the ONNX model has no graph"));
    }
    Ok(walk.external)
}

/// True where the top level of `bytes` can be an ONNX model: an IR version and a graph.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let mut version = false;
    for (index, field) in Fields::new(bytes, 0).enumerate().take(64) {
        match field {
            Ok(Field { number: 1, value: Wire::Varint(1..=64), .. }) if index == 0 => version = true,
            Ok(Field { number: 7, value: Wire::Bytes(..), .. }) => return version,
            Ok(Field { number: 2 | 3 | 4 | 6 | 14 | 20 | 25, value: Wire::Bytes(..), .. }) => {}
            Ok(Field { number: 5 | 26, .. }) | Ok(Field { number: 8, value: Wire::Bytes(..), .. }) => {}
            // Cut in the middle of a field: still ONNX, if a broken one.
            Err(_) => return version && index >= 2,
            _ => return false,
        }
    }
    version
}

/// Checks one reference against the length of the file it names.
pub(crate) fn check_external(external: &External, file_length: u64) -> Result<(), Malformed> {
    let end = external.offset.checked_add(external.length.unwrap_or(0));
    match end {
        Some(end) if end <= file_length => Ok(()),
        _ => Err(Malformed::new(
            external.at,
            format!(
                "a tensor's external data end past the {file_length} bytes of {}",
                clip(&external.location)
            ),
        )),
    }
}

struct Walk<'n> {
    notes: &'n mut Notes,
    external: Vec<External>,
    /// (domain, name) of the functions the model brings.
    functions: HashSet<(String, String)>,
}

impl Walk<'_> {
    fn function_name(&self, field: Field<'_>) -> Result<(String, String), Malformed> {
        let (function, base) = field.bytes("a function")?;
        let (mut domain, mut name) = (String::new(), String::new());
        for inner in Fields::new(function, base) {
            let inner = inner?;
            match inner.number {
                1 => name = inner.text("a function's name")?,
                10 => domain = inner.text("a function's domain")?,
                _ => {}
            }
        }
        Ok((domain, name))
    }

    fn graph(&mut self, field: Field<'_>, depth: usize) -> Result<(), Malformed> {
        if depth > MAX_DEPTH {
            return Err(Malformed::new(field.offset, "ONNX graphs are nested too deeply"));
        }
        let (graph, base) = field.bytes("a graph")?;
        for inner in Fields::new(graph, base) {
            let inner = inner?;
            match inner.number {
                1 => self.node(inner, depth)?,
                5 => self.tensor(inner)?,
                15 => self.sparse(inner)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn node(&mut self, field: Field<'_>, depth: usize) -> Result<(), Malformed> {
        let (node, base) = field.bytes("a node")?;
        let (mut operator, mut domain) = (String::new(), String::new());
        let mut context = None;
        for inner in Fields::new(node, base) {
            let inner = inner?;
            match inner.number {
                4 => operator = inner.text("an operator")?,
                7 => domain = inner.text("an operator's domain")?,
                5 => {
                    if let Some(path) = context_path(inner)? {
                        context = Some((path, inner.offset));
                    }
                    self.attribute(inner, depth + 1)?;
                }
                _ => {}
            }
        }
        let at = field.offset;
        let key = (domain, operator);
        if self.functions.contains(&key) {
            return Ok(());
        }
        let (domain, operator) = key;
        if PYTHON_OPERATORS.contains(&operator.as_str()) {
            let message = format!("The operator {} runs a Python function.", clip(&operator));
            self.notes.block("onnx.python_operator", at, message);
        } else if !STOCK_DOMAINS.contains(&domain.as_str()) {
            let subject = format!("{domain}::{operator}");
            let message =
                format!("The operator {} needs a native library that is not part of ONNX.", clip(&subject));
            self.notes.review("onnx.custom_operator", at, &subject, message);
        } else if operator == "EPContext" {
            if let Some((path, at)) = context.filter(|(path, _)| paths::leaves_folder(path)) {
                let message = format!("A compiled context lies outside the model's folder: {}.", clip(&path));
                self.notes.block("onnx.external_path", at, message);
            }
            self.notes.review(
                "onnx.compiled_context",
                at,
                "EPContext",
                "The model holds a program compiled for one accelerator.",
            );
        }
        Ok(())
    }

    fn attribute(&mut self, field: Field<'_>, depth: usize) -> Result<(), Malformed> {
        let (attribute, base) = field.bytes("an attribute")?;
        for inner in Fields::new(attribute, base) {
            let inner = inner?;
            match inner.number {
                5 | 10 => self.tensor(inner)?,
                6 | 11 => self.graph(inner, depth + 1)?,
                22 | 23 => self.sparse(inner)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn sparse(&mut self, field: Field<'_>) -> Result<(), Malformed> {
        let (sparse, base) = field.bytes("a sparse tensor")?;
        for inner in Fields::new(sparse, base) {
            let inner = inner?;
            if matches!(inner.number, 1 | 2) {
                self.tensor(inner)?;
            }
        }
        Ok(())
    }

    fn tensor(&mut self, field: Field<'_>) -> Result<(), Malformed> {
        let at = field.offset;
        let (tensor, base) = field.bytes("a tensor")?;
        let mut shape = Vec::new();
        let mut kind = 0;
        let mut raw = None;
        let mut typed = false;
        let mut strings = 0u64;
        let mut external = None;
        for inner in Fields::new(tensor, base) {
            let inner = inner?;
            match (inner.number, inner.value) {
                (1, Wire::Varint(size)) => shape.push(size),
                (1, Wire::Bytes(packed, start)) => packed_numbers(packed, start, &mut shape)?,
                (2, _) => kind = inner.number("a tensor's type")?,
                (4 | 5 | 7 | 10 | 11, _) => typed = true,
                (6, _) => strings += 1,
                (9, Wire::Bytes(bytes, _)) => raw = Some(bytes.len() as u64),
                (13, _) => {
                    let reference = external.get_or_insert(External {
                        location: String::new(),
                        offset: 0,
                        length: None,
                        at,
                    });
                    self.external_entry(inner, reference)?;
                }
                _ => {}
            }
            if shape.len() > 4096 {
                return Err(Malformed::new(at, "a tensor has more dimensions than any model"));
            }
        }
        if shape.iter().any(|&size| size > i64::MAX as u64) {
            return Err(Malformed::new(at, "a tensor has a negative dimension"));
        }
        let count =
            elements(&shape).ok_or_else(|| Malformed::new(at, "a tensor's shape overflows 64 bits"))?;
        if let Some(external) = external {
            self.external.push(external);
            return Ok(());
        }
        if kind == 8 && strings != count {
            return Err(Malformed::new(at, format!("a tensor of {count} strings holds {strings}")));
        }
        if let (Some(length), Some(bits)) = (raw, bits(kind)) {
            let expected = count.checked_mul(bits).map(|bits| bits.div_ceil(8));
            if !typed && expected != Some(length) {
                return Err(Malformed::new(at, format!("a tensor of {count} elements holds {length} bytes")));
            }
        }
        if raw.is_none() && !typed && strings == 0 && count > 0 && !shape.is_empty() {
            return Err(Malformed::new(at, format!("a tensor of {count} elements has no data")));
        }
        Ok(())
    }

    fn external_entry(&mut self, field: Field<'_>, reference: &mut External) -> Result<(), Malformed> {
        let (entry, base) = field.bytes("an external data entry")?;
        let (mut key, mut value) = (String::new(), String::new());
        for inner in Fields::new(entry, base) {
            let inner = inner?;
            match inner.number {
                1 => key = inner.text("an external data key")?,
                2 => value = inner.text("an external data value")?,
                _ => {}
            }
        }
        let number = |value: &str| {
            value
                .trim()
                .parse::<u64>()
                .map_err(|_| Malformed::new(base, format!("external data {} is not a size", clip(&key))))
        };
        match key.as_str() {
            "location" => {
                if paths::leaves_folder(&value) || value.contains("_ORT_MEM_ADDR_") {
                    let message = format!("External data lie outside the model's folder: {}.", clip(&value));
                    self.notes.block("onnx.external_path", base, message);
                }
                reference.location = value;
            }
            "offset" => reference.offset = number(&value)?,
            "length" => reference.length = Some(number(&value)?),
            _ => {}
        }
        Ok(())
    }
}

/// The path in an `ep_cache_context` attribute, the compiled program's file where it is not embedded.
fn context_path(field: Field<'_>) -> Result<Option<String>, Malformed> {
    let (attribute, base) = field.bytes("an attribute")?;
    let (mut name, mut value) = (String::new(), None);
    for inner in Fields::new(attribute, base) {
        let inner = inner?;
        match inner.number {
            1 => name = inner.text("an attribute's name")?,
            4 if matches!(inner.value, Wire::Bytes(bytes, _) if bytes.len() < 4096) => {
                value = Some(inner.text("a string")?)
            }
            _ => {}
        }
    }
    Ok(value.filter(|_| name == "ep_cache_context"))
}

fn packed_numbers(packed: &[u8], base: usize, numbers: &mut Vec<u64>) -> Result<(), Malformed> {
    let mut value = 0u64;
    let mut shift = 0u32;
    for &byte in packed {
        if shift > 63 || numbers.len() > 4096 {
            return Err(Malformed::new(base, "a packed list of numbers is broken"));
        }
        value |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            numbers.push(value);
            (value, shift) = (0, 0);
        }
    }
    if shift == 0 { Ok(()) } else { Err(Malformed::new(base, "a packed list of numbers is cut")) }
}

/// Bits per element of the types that raw data can hold (`TensorProto.DataType`).
fn bits(kind: u64) -> Option<u64> {
    Some(match kind {
        25 | 26 => 2,
        21..=23 => 4,
        2 | 3 | 9 | 17..=20 | 24 => 8,
        4 | 5 | 10 | 16 => 16,
        1 | 6 | 12 => 32,
        7 | 11 | 13 | 14 => 64,
        15 => 128,
        _ => return None,
    })
}
