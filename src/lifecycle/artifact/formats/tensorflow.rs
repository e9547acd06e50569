use std::collections::HashSet;
use std::sync::LazyLock;

use super::keras;
use super::malformed::Malformed;
use super::notes::{Notes, clip};
use super::paths;
use super::protobuf::{Field, Fields, Wire};

/// Deepest nesting of attribute values (functions with attributes of functions).
const MAX_DEPTH: usize = 32;

/// The operators of TensorFlow 2.21 and of its grappler passes, one per line.
static STOCK: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("tensorflow_ops.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Operators that touch files, the network or Python, judged by what their kernels do.
static DANGEROUS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("tensorflow_dangerous_ops.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Walks a `saved_model.pb`: every node of every graph and of the function library, by operator and never by name.
///
/// Schema: `tensorflow/core/protobuf/{saved_model,meta_graph}.proto` and `core/framework/*.proto`. `SaveV2`,
/// `RestoreV2` and `MergeV2Checkpoints`, which every SavedModel has, are harmless: the loader gives their paths.
///
/// # Errors
///
/// The first message that is broken; what was read before it is in `notes`.
pub(crate) fn read_saved_model(bytes: &[u8], notes: &mut Notes) -> Result<(), Malformed> {
    let mut graphs = 0;
    for field in Fields::new(bytes, 0) {
        let field = field?;
        if field.number == 2 {
            graphs += 1;
            meta_graph(field, notes)?;
        }
    }
    if graphs == 0 {
        return Err(Malformed::new(bytes.len(), "the SavedModel has no graph"));
    }
    Ok(())
}

/// Walks a bare `GraphDef`, as frozen graphs are.
///
/// # Errors
///
/// The first message that is broken.
pub(crate) fn read_graph(bytes: &[u8], notes: &mut Notes) -> Result<(), Malformed> {
    graph(bytes, 0, notes)
}

/// Judges the layer configurations of a `keras_metadata.pb`.
///
/// # Errors
///
/// The first message or JSON text that is broken.
pub(crate) fn read_keras_metadata(bytes: &[u8], notes: &mut Notes) -> Result<(), Malformed> {
    for field in Fields::new(bytes, 0) {
        let field = field?;
        if field.number != 1 {
            continue;
        }
        let (node, base) = field.bytes("a Keras object")?;
        for inner in Fields::new(node, base) {
            let inner = inner?;
            // The metadata; by content, since the field's number has changed with the schema.
            if let Wire::Bytes([b'{', ..], _) = inner.value {
                keras_json(inner, notes)?;
            }
        }
    }
    Ok(())
}

/// True where the top level of `bytes` can be a SavedModel: a schema version, then graphs.
pub(crate) fn looks_like_saved_model(bytes: &[u8]) -> bool {
    let mut fields = Fields::new(bytes, 0);
    // A version of 0 is left out; such a file shows itself only when its one graph is cut.
    if bytes.first() == Some(&0x12) {
        return fields.next().is_some_and(|field| field.is_err());
    }
    let versioned = matches!(fields.next(), Some(Ok(Field { number: 1, value: Wire::Varint(0..=16), .. })));
    versioned
        && match fields.next() {
            Some(Ok(Field { number: 2, value: Wire::Bytes(graph, base), .. })) => {
                matches!(
                    Fields::new(graph, base).next(),
                    Some(Ok(Field { number: 1..=7, value: Wire::Bytes(..), .. }))
                )
            }
            // A graph that claims more bytes than the file has.
            Some(Err(_)) => bytes.get(2) == Some(&0x12),
            _ => false,
        }
}

/// True where the top level of `bytes` can be a `GraphDef`: its first node has a name and an operator.
pub(crate) fn looks_like_graph(bytes: &[u8]) -> bool {
    let Some(Ok(Field { number: 1, value: Wire::Bytes(node, base), .. })) = Fields::new(bytes, 0).next()
    else {
        return false;
    };
    let name = |value: Wire<'_>| matches!(value, Wire::Bytes(text, _) if !text.is_empty() && text.iter().all(u8::is_ascii_graphic));
    let mut fields = Fields::new(node, base);
    matches!(fields.next(), Some(Ok(Field { number: 1, value, .. })) if name(value))
        && matches!(fields.next(), Some(Ok(Field { number: 2, value, .. })) if name(value))
}

/// True where the top level of `bytes` can be a `keras_metadata.pb`: an object with a JSON text.
pub(crate) fn looks_like_keras_metadata(bytes: &[u8]) -> bool {
    let Some(Ok(Field { number: 1, value: Wire::Bytes(node, base), .. })) = Fields::new(bytes, 0).next()
    else {
        return false;
    };
    let json = |field: &Field<'_>| matches!(field.value, Wire::Bytes([b'{', b'"', ..], _));
    Fields::new(node, base).flatten().any(|field| json(&field))
}

fn meta_graph(field: Field<'_>, notes: &mut Notes) -> Result<(), Malformed> {
    let (meta, base) = field.bytes("a graph")?;
    for inner in Fields::new(meta, base) {
        let inner = inner?;
        match inner.number {
            2 => {
                let (bytes, base) = inner.bytes("a graph definition")?;
                graph(bytes, base, notes)?;
            }
            6 => asset(inner, notes)?,
            7 => objects(inner, notes)?,
            _ => {}
        }
    }
    Ok(())
}

fn graph(bytes: &[u8], base: usize, notes: &mut Notes) -> Result<(), Malformed> {
    let mut own = HashSet::new();
    let mut functions = Vec::new();
    for field in Fields::new(bytes, base) {
        let field = field?;
        if field.number != 2 {
            continue;
        }
        let (library, base) = field.bytes("a function library")?;
        for function in Fields::new(library, base) {
            let function = function?;
            if function.number == 1 {
                let (body, base) = function.bytes("a function")?;
                functions.push((body, base));
                own.extend(signature_name(body, base)?);
            }
        }
    }
    for field in Fields::new(bytes, base) {
        let field = field?;
        if field.number == 1 {
            node(field, &own, notes)?;
        }
    }
    for (body, base) in functions {
        for field in Fields::new(body, base) {
            let field = field?;
            if field.number == 3 {
                node(field, &own, notes)?;
            }
        }
    }
    Ok(())
}

/// The name under which nodes may call a function of the library as an operator.
fn signature_name(body: &[u8], base: usize) -> Result<Option<String>, Malformed> {
    let mut name = None;
    for field in Fields::new(body, base) {
        let field = field?;
        if field.number == 1 {
            let (signature, base) = field.bytes("a signature")?;
            for inner in Fields::new(signature, base) {
                let inner = inner?;
                if inner.number == 1 {
                    name = Some(inner.text("a function's name")?);
                }
            }
        }
    }
    Ok(name)
}

fn node(field: Field<'_>, own: &HashSet<String>, notes: &mut Notes) -> Result<(), Malformed> {
    let (node, base) = field.bytes("a node")?;
    let mut operators = Vec::new();
    let mut prints_to = None;
    for inner in Fields::new(node, base) {
        let inner = inner?;
        match inner.number {
            2 => operators.push(inner.text("an operator")?),
            5 => {
                let (entry, base) = inner.bytes("an attribute")?;
                if let Some(target) = attribute(entry, base, notes)? {
                    prints_to = Some(target);
                }
            }
            _ => {}
        }
    }
    let at = field.offset;
    for operator in &operators {
        let plain = operator.strip_prefix('>').unwrap_or(operator);
        if DANGEROUS.contains(plain) {
            let message =
                format!("The graph runs {}, which touches files, the network or Python.", clip(plain));
            notes.block("tensorflow.dangerous_operator", at, message);
        } else if plain == "PrintV2" && prints_to.as_deref().is_some_and(|target| target.starts_with("file:"))
        {
            notes.block("tensorflow.prints_to_file", at, "The graph prints to a file that it names.");
        } else if !STOCK.contains(plain) && !plain.starts_with('_') && !own.contains(plain) {
            let message =
                format!("The operator {} is not part of TensorFlow and needs a library.", clip(plain));
            notes.review("tensorflow.custom_operator", at, plain, message);
        }
    }
    Ok(())
}

/// One entry of a node's attributes; returns where a print goes.
fn attribute(entry: &[u8], base: usize, notes: &mut Notes) -> Result<Option<String>, Malformed> {
    let mut name = String::new();
    let mut text = None;
    for inner in Fields::new(entry, base) {
        let inner = inner?;
        match inner.number {
            1 => name = inner.text("an attribute's name")?,
            2 => {
                let (value, base) = inner.bytes("an attribute's value")?;
                text = attribute_value(value, base, 0, notes)?;
            }
            _ => {}
        }
    }
    Ok(text.filter(|_| name == "output_stream"))
}

fn attribute_value(
    value: &[u8],
    base: usize,
    depth: usize,
    notes: &mut Notes,
) -> Result<Option<String>, Malformed> {
    if depth > MAX_DEPTH {
        return Err(Malformed::new(base, "attributes are nested too deeply"));
    }
    let mut text = None;
    for inner in Fields::new(value, base) {
        let inner = inner?;
        match inner.number {
            2 if matches!(inner.value, Wire::Bytes(bytes, _) if bytes.len() < 4096) => {
                text = Some(inner.text("a string")?)
            }
            // A function by name: an operator may be named where a function is expected.
            10 => function_reference(inner, depth, notes)?,
            1 => {
                let (list, base) = inner.bytes("a list")?;
                for element in Fields::new(list, base) {
                    let element = element?;
                    if element.number == 9 {
                        function_reference(element, depth, notes)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(text)
}

fn function_reference(field: Field<'_>, depth: usize, notes: &mut Notes) -> Result<(), Malformed> {
    let (function, base) = field.bytes("a function")?;
    for inner in Fields::new(function, base) {
        let inner = inner?;
        match inner.number {
            1 => {
                let name = inner.text("a function's name")?;
                if DANGEROUS.contains(name.as_str()) {
                    let message = format!("The graph hands {} on as a function.", clip(&name));
                    notes.block("tensorflow.dangerous_operator", inner.offset, message);
                }
            }
            2 => {
                let (entry, base) = inner.bytes("an attribute")?;
                for value in Fields::new(entry, base) {
                    let value = value?;
                    if value.number == 2 {
                        let (value, base) = value.bytes("an attribute's value")?;
                        attribute_value(value, base, depth + 1, notes)?;
                    }
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn asset(field: Field<'_>, notes: &mut Notes) -> Result<(), Malformed> {
    let (asset, base) = field.bytes("an asset")?;
    for inner in Fields::new(asset, base) {
        let inner = inner?;
        if inner.number == 2 {
            let name = inner.text("an asset's file name")?;
            if paths::leaves_folder(&name) {
                let message = format!("An asset lies outside the model's folder: {}.", clip(&name));
                notes.block("tensorflow.asset_path", inner.offset, message);
            }
        }
    }
    Ok(())
}

/// The object graph: older Keras models keep their layer configurations in it.
fn objects(field: Field<'_>, notes: &mut Notes) -> Result<(), Malformed> {
    let (graph, base) = field.bytes("an object graph")?;
    for node in Fields::new(graph, base) {
        let node = node?;
        if node.number != 1 {
            continue;
        }
        let (node, base) = node.bytes("an object")?;
        for kind in Fields::new(node, base) {
            let kind = kind?;
            if kind.number != 4 {
                continue;
            }
            let (user, base) = kind.bytes("a user object")?;
            for inner in Fields::new(user, base) {
                let inner = inner?;
                if inner.number == 3 {
                    keras_json(inner, notes)?;
                }
            }
        }
    }
    Ok(())
}

fn keras_json(field: Field<'_>, notes: &mut Notes) -> Result<(), Malformed> {
    let (text, base) = field.bytes("a Keras configuration")?;
    if !text.trim_ascii_start().starts_with(b"{") {
        return Ok(());
    }
    let mut inner = Notes::new();
    let result = keras::scan_config(text, &mut inner);
    notes.embed(inner, base, true);
    result.map_err(|error| Malformed { offset: error.offset + base as u64, message: error.message })
}
