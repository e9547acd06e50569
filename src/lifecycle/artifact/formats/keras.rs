use std::collections::HashSet;
use std::sync::LazyLock;

use super::json::{self, Dialect, Value};
use super::malformed::Malformed;
use super::notes::{Notes, clip};

/// (module, name) of the objects that only compute.
static OBJECTS: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    include_str!("keras_objects.txt").lines().filter_map(|line| line.split_once(' ')).collect()
});

/// Their names alone, for configurations of Keras 2, which give no module.
static NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| OBJECTS.iter().map(|(_, name)| *name).collect());

/// Top-level modules of Python's standard library.
static STANDARD_MODULES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("python_modules.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// Libraries whose objects by name are a reach past Keras, not a custom layer.
const LIBRARIES: [&str; 16] = [
    "numpy",
    "scipy",
    "torch",
    "torchvision",
    "tensorflow",
    "jax",
    "flax",
    "pandas",
    "sklearn",
    "joblib",
    "dill",
    "cloudpickle",
    "requests",
    "transformers",
    "setuptools",
    "pip",
];

/// Layers that carry code, a pickle or another model, whatever their configuration says.
const CODE_LAYERS: [(&str, &str); 7] = [
    ("Lambda", "A Lambda layer holds Python code that runs when the model does."),
    ("__lambda__", "A marshalled Python function is unpacked while the model loads."),
    ("TorchModuleWrapper", "A TorchModuleWrapper unpickles a torch module while the model loads."),
    ("TFSMLayer", "A TFSMLayer loads another model from a path."),
    ("JaxLayer", "A JaxLayer unpacks functions while the model loads."),
    ("FlaxLayer", "A FlaxLayer unpacks functions while the model loads."),
    ("LambdaCallback", "A LambdaCallback holds Python code."),
];

/// Wire types of Keras' own serialisation.
const WIRE_TYPES: [&str; 12] = [
    "__tuple__",
    "__numpy__",
    "__keras_tensor__",
    "__tensor__",
    "__bytes__",
    "__ellipsis__",
    "__typespec__",
    "__complex__",
    "TensorShape",
    "TypeSpec",
    "CompositeTensor",
    "slice",
];

/// Names that Keras' own `get` functions would resolve to a function that runs or fetches things.
const GADGETS: [&str; 14] = [
    "func_load",
    "func_dump",
    "eval",
    "exec",
    "get_file",
    "load_model",
    "deserialize_keras_object",
    "model_from_json",
    "load_weights",
    "system",
    "popen",
    "enable_unsafe_deserialization",
    "save_img",
    "load_img",
];

/// Judges a Keras configuration, `config.json` or `model_config`: every object with a `class_name`, wherever it is
/// nested, and every string that Keras resolves to a function or opens as a file.
///
/// Only exact (module, name) pairs pass; an unknown object of a module of its own is for a person to review; a name in
/// Python's library, in another framework, or in a part of Keras that does not hold layers is blocked.
///
/// # Errors
///
/// Where `bytes` is not strict JSON: duplicate keys and deep nesting included.
pub(crate) fn scan_config(bytes: &[u8], notes: &mut Notes) -> Result<(), Malformed> {
    let document = json::parse(bytes, Dialect::Python)?;
    for object in document.objects() {
        if let Some(class) = object.get("class_name").and_then(|name| name.as_str()) {
            judge_object(object, &class, notes);
        }
        for (key, value) in object.members() {
            judge_member(&key, value, notes);
        }
    }
    Ok(())
}

fn judge_object(object: Value<'_>, class: &str, notes: &mut Notes) {
    let at = object.offset();
    let text = |key: &str| object.get(key).and_then(|value| value.as_str()).unwrap_or_default();
    let (module, registered) = (text("module"), text("registered_name"));
    let last = class.rsplit(['>', '.']).next().unwrap_or(class);
    if let Some((name, message)) = CODE_LAYERS.iter().find(|(name, _)| *name == last) {
        let code = if *name == "__lambda__" { "keras.marshalled_code" } else { "keras.code_layer" };
        return notes.block(code, at, *message);
    }
    if matches!(last, "TFOpLambda" | "InstanceMethod" | "ClassMethod" | "TensorFlowOpLayer") {
        return judge_operation(object, last, notes);
    }
    // A function by name: `class_name` says "function" and `config` which one.
    let function = (class == "function").then(|| text("config"));
    let name: &str = function.as_deref().unwrap_or(last);
    let Some(home) = public_module(&module) else {
        let root = module.split('.').next().unwrap_or("");
        if STANDARD_MODULES.contains(root) || LIBRARIES.contains(&root) {
            let message =
                format!("The configuration names {}.{}, which is no layer.", clip(&module), clip(name));
            return notes.block("keras.foreign_object", at, message);
        }
        let legacy_keras_name = module.is_empty() && (NAMES.contains(name) || WIRE_TYPES.contains(&class));
        if legacy_keras_name && !class.contains('>') {
            return;
        }
        if GADGETS.contains(&name) {
            let message = format!("The configuration names {}, which runs or fetches things.", clip(name));
            return notes.block("keras.gadget", at, message);
        }
        let subject = match module.is_empty() {
            true => clip(if registered.is_empty() { class } else { &registered }),
            false => clip(&format!("{module}.{name}")),
        };
        let message = format!("The model needs the custom object {subject}, whose code is not in the file.");
        return notes.review("keras.custom_object", at, &subject, message);
    };
    if WIRE_TYPES.contains(&class) || OBJECTS.contains(&(home, name)) {
        return;
    }
    // `keras` itself re-exports models and layers, and `keras.src` hides which module is meant.
    if matches!(home, "" | "src") && NAMES.contains(name) {
        return;
    }
    let camel = name.starts_with(|c: char| c.is_ascii_uppercase()) && function.is_none();
    let subject = format!("{module}.{name}");
    match home {
        "ops" if camel => {}
        "layers" | "models" | "losses" | "metrics" | "optimizers" | "initializers" if camel => {
            let message = format!("{} is not a Keras object we know.", clip(&subject));
            notes.review("keras.unknown_object", at, &subject, message);
        }
        _ => {
            let message =
                format!("The configuration calls {}, a function of Keras that is no layer.", clip(&subject));
            notes.block("keras.gadget", at, message);
        }
    }
}

/// The part of Keras that a module name means: `layers` for `keras.layers`, `tf_keras.src.layers.core.dense` and so on;
/// `None` for a module outside Keras.
fn public_module(module: &str) -> Option<&'static str> {
    let mut parts = module.split('.');
    let mut first = parts.next()?;
    if first == "tensorflow" {
        if parts.clone().next() == Some("python") {
            parts.next();
        }
        first = parts.next()?;
    }
    if !matches!(first, "keras" | "tf_keras") {
        return None;
    }
    let rest: Vec<&str> = parts
        .filter(|part| !matches!(*part, "src" | "api" | "_tf_keras" | "keras" | "_v2" | "_v1" | "engine"))
        .collect();
    Some(match rest.as_slice() {
        [] => "",
        ["optimizers", "schedules", ..] => "optimizers.schedules",
        ["layers", ..] => "layers",
        ["models", ..] | ["functional"] | ["sequential"] | ["training"] => "models",
        ["initializers", ..] => "initializers",
        ["regularizers", ..] => "regularizers",
        ["constraints", ..] => "constraints",
        ["optimizers", ..] => "optimizers",
        ["losses", ..] => "losses",
        ["metrics", ..] => "metrics",
        ["activations", ..] => "activations",
        ["dtype_policies", ..] | ["mixed_precision", ..] => "dtype_policies",
        ["quantizers", ..] => "quantizers",
        ["random", ..] => "random",
        ["ops", ..] => "ops",
        _ => "other",
    })
}

/// A TensorFlow function that Keras 2 recorded as a layer.
fn judge_operation(object: Value<'_>, class: &str, notes: &mut Notes) {
    let function =
        object.get("config").and_then(|config| config.get("function").or_else(|| config.get("node_def")));
    let function = function.and_then(|function| function.as_str()).unwrap_or_default();
    let root = function.split('.').next().unwrap_or("");
    let dangerous = matches!(
        root,
        "io" | "raw_ops" | "data" | "saved_model" | "distribute" | "summary" | "debugging" | "print"
    ) || [
        "py_function",
        "numpy_function",
        "py_func",
        "load_library",
        "load_op_library",
        "PyFunc",
        "ReadFile",
        "WriteFile",
    ]
    .iter()
    .any(|name| function.contains(name));
    if dangerous {
        let message = format!("A {class} layer calls tf.{}.", clip(function.as_ref()));
        notes.block("keras.gadget", object.offset(), message);
    }
}

fn judge_member(key: &str, value: Value<'_>, notes: &mut Notes) {
    let Some(text) = value.as_str() else {
        if matches!(key, "metrics" | "loss" | "losses" | "weighted_metrics") {
            value.elements().for_each(|element| judge_member("metric", element, notes));
        }
        return;
    };
    let at = value.offset();
    match key {
        "function_type" | "output_shape_type" if text == "lambda" => {
            notes.block("keras.code_layer", at, "A layer holds a marshalled Python lambda.");
        }
        // A list is the vocabulary itself, a string is a file to read; Keras opens it, URLs included.
        "vocabulary" | "idf_weights" => {
            notes.block(
                "keras.reads_file",
                at,
                format!("A layer reads its vocabulary from {}.", clip(&text)),
            );
        }
        "activation"
        | "recurrent_activation"
        | "gate_activation"
        | "inner_activation"
        | "loss"
        | "metric"
        | "optimizer"
        | "kernel_initializer"
        | "bias_initializer"
        | "recurrent_initializer"
        | "embeddings_initializer"
        | "depthwise_initializer"
        | "pointwise_initializer"
        | "beta_initializer"
        | "gamma_initializer"
        | "alpha_initializer"
        | "initializer"
        | "kernel_regularizer"
        | "bias_regularizer"
        | "activity_regularizer"
        | "kernel_constraint"
        | "bias_constraint" => judge_named(&text, at, notes),
        "origin" | "filepath" | "filename" | "file_path" | "url" | "weights"
            if text.contains("://") || text.starts_with(['/', '~']) =>
        {
            notes.block("keras.reads_file", at, format!("The configuration names the file {}.", clip(&text)));
        }
        _ => {}
    }
}

/// A string that one of Keras' `get` functions resolves.
fn judge_named(name: &str, at: usize, notes: &mut Notes) {
    let bare = name.rsplit('.').next().unwrap_or(name);
    let root = name.split('.').next().unwrap_or("");
    if NAMES.contains(name) || name.is_empty() {
        return;
    }
    if GADGETS.contains(&bare)
        || name.contains('.') && (STANDARD_MODULES.contains(root) || LIBRARIES.contains(&root))
    {
        notes.block(
            "keras.gadget",
            at,
            format!("The configuration resolves {}, which runs or fetches things.", clip(name)),
        );
    } else {
        let message = format!("The model needs the custom function {}.", clip(name));
        notes.review("keras.custom_function", at, name, message);
    }
}

/// True for a JSON object that begins as Keras configurations do.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let contains = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    head.trim_ascii_start().starts_with(b"{") && contains(b"\"class_name\"") && contains(b"\"config\"")
}
