use super::json::{self, Dialect, Value};
use super::malformed::Malformed;
use super::notes::{Notes, clip};
use super::paths;
use super::template;

/// Libraries whose classes `modules.json` and `model_index.json` name as a matter of course.
const STOCK_LIBRARIES: [&str; 9] = [
    "sentence_transformers",
    "transformers",
    "diffusers",
    "onnxruntime",
    "torch",
    "setfit",
    "span_marker",
    "pylate",
    "optimum",
];

/// Judges one JSON file of a Hugging Face repository by its name: what a loader would import, open or render.
///
/// `name` is the path in the repository. Files that no loader acts on are only checked to be strict JSON.
///
/// # Errors
///
/// Where the file is not JSON, has a key twice or is nested too deeply.
pub(crate) fn scan_json(name: &str, bytes: &[u8], notes: &mut Notes) -> Result<(), Malformed> {
    let document = json::parse(bytes, Dialect::Python)?;
    let root = document.root();
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    for object in document.objects() {
        for (key, value) in object.members() {
            match &*key {
                "auto_map" | "auto_mapping" => auto_map(value, notes),
                "custom_pipelines" => custom_pipelines(value, notes),
                "trust_remote_code" if value.is_true() => {
                    let message = "The configuration asks loaders to run code of the repository.";
                    notes.review("hub.trust_remote_code", value.offset(), "trust_remote_code", message);
                }
                "chat_template" => templates(value, notes),
                _ => {}
            }
        }
    }
    match file {
        _ if file.ends_with(".index.json") => {
            if let Some(map) = root.get("weight_map") {
                map.members().for_each(|(_, shard)| refuse_path(shard, "hub.shard_path", "A shard", notes));
            }
        }
        "modules.json" => {
            for module in root.elements() {
                if let Some(class) = module.get("type") {
                    stock_class(class, notes);
                }
                if let Some(path) = module.get("path") {
                    refuse_path(path, "hub.module_path", "A module", notes);
                }
            }
        }
        "model_index.json" => {
            for (_, part) in root.members() {
                if let Some(library) = part.elements().next() {
                    pipeline_part(library, notes);
                }
            }
        }
        "chat_template.json" => templates(root, notes),
        "adapter_config.json" => {
            if let Some(base) = root.get("base_model_name_or_path") {
                let outside = base
                    .as_str()
                    .is_some_and(|path| paths::leaves_folder(&path) && !path.starts_with("https://"));
                if outside {
                    let subject = base.as_str().unwrap_or_default();
                    let message = format!("The adapter takes its base model from {}.", clip(&subject));
                    notes.review("hub.adapter_base_path", base.offset(), &subject, message);
                }
            }
        }
        "tokenizer_config.json" | "preprocessor_config.json" | "processor_config.json" | "config.json" => {
            for (key, value) in root.members() {
                let path = key.ends_with("_file") || matches!(&*key, "vocab" | "merges" | "tokenizer_file");
                if path && value.as_str().is_some_and(|text| text.split(['/', '\\']).any(|part| part == ".."))
                {
                    refuse_path(value, "hub.file_path", "A file", notes);
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn auto_map(value: Value<'_>, notes: &mut Notes) {
    let mut targets: Vec<Value<'_>> = vec![value];
    for (_, target) in value.members() {
        targets.push(target);
        targets.extend(target.elements());
    }
    targets.extend(value.elements());
    for target in targets {
        let Some(text) = target.as_str() else {
            continue;
        };
        // `owner/name--module.Class`: code of another repository, which can change after this scan.
        if text.contains("--") || paths::leaves_folder(&text) || text.contains('/') {
            let message = format!("The configuration runs code of another repository: {}.", clip(&text));
            notes.block("hub.remote_code", target.offset(), message);
        } else {
            let message = format!("The configuration maps to code of this repository: {}.", clip(&text));
            notes.review("hub.auto_map", target.offset(), &text, message);
        }
    }
}

fn custom_pipelines(value: Value<'_>, notes: &mut Notes) {
    for (_, pipeline) in value.members() {
        if let Some(code) = pipeline.get("impl") {
            auto_map(code, notes);
        }
    }
}

fn templates(value: Value<'_>, notes: &mut Notes) {
    let scan = |value: Value<'_>, notes: &mut Notes| {
        if let Some(text) = value.as_str() {
            notes.embed(template::scan(&text), value.offset(), false);
        }
    };
    scan(value, notes);
    // A list of {name, template}, or a map from name to template.
    for entry in value.elements() {
        scan(entry, notes);
        entry.members().for_each(|(_, text)| scan(text, notes));
    }
    value.members().for_each(|(_, text)| scan(text, notes));
}

fn stock_class(class: Value<'_>, notes: &mut Notes) {
    let Some(name) = class.as_str() else {
        return;
    };
    let (library, rest) = name.split_once('.').unwrap_or((&name, ""));
    let last = rest.rsplit('.').next().unwrap_or("");
    let is_class = last.starts_with(|c: char| c.is_ascii_uppercase());
    if STOCK_LIBRARIES.contains(&library) && is_class {
        return;
    }
    if library.starts_with("custom") || !is_standard(library) && is_class {
        let message =
            format!("A module is of the class {}, whose code is not part of the library.", clip(&name));
        notes.review("hub.custom_module", class.offset(), &name, message);
    } else {
        let message = format!("A module is {}, which is no model class.", clip(&name));
        notes.block("hub.foreign_module", class.offset(), message);
    }
}

fn pipeline_part(library: Value<'_>, notes: &mut Notes) {
    let Some(name) = library.as_str() else {
        return;
    };
    if STOCK_LIBRARIES.contains(&name.split('.').next().unwrap_or("")) {
        return;
    }
    if is_standard(name.split('.').next().unwrap_or("")) || paths::leaves_folder(&name) {
        let message = format!("A part of the pipeline comes from {}.", clip(&name));
        notes.block("hub.foreign_module", library.offset(), message);
    } else {
        let message = format!("A part of the pipeline comes from {}, code of the repository.", clip(&name));
        notes.review("hub.custom_module", library.offset(), &name, message);
    }
}

fn is_standard(module: &str) -> bool {
    include_str!("python_modules.txt").lines().any(|line| line == module)
}

fn refuse_path(value: Value<'_>, code: &'static str, what: &str, notes: &mut Notes) {
    if let Some(path) = value.as_str().filter(|path| paths::leaves_folder(path)) {
        notes.block(code, value.offset(), format!("{what} lies outside the repository: {}.", clip(&path)));
    }
}
