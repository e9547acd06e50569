//! What a pickle imports, calls and fills with state.

use super::globals::{self, Judgement};
use super::value::{Tag, Value};
use super::{Machine, Step};

/// Longest name of a module or of something in it.
const LONGEST_NAME: usize = 4_096;

impl Machine<'_, '_, '_> {
    pub(super) fn stack_global(&mut self) -> Step<()> {
        let at = self.at - 1;
        let (name, module) = (self.pop()?, self.pop()?);
        let known = self.literal(module).zip(self.literal(name));
        match known.map(|(module, name)| (module.to_owned(), name.to_owned())) {
            Some((module, name)) => self.import(at, module, name),
            None => {
                self.scan.block(
                    "pickle.computed_global",
                    at as u64,
                    "it imports something whose name is computed when it is loaded",
                );
                self.push(Value::OTHER)
            }
        }
    }

    pub(super) fn import(&mut self, at: usize, module: String, name: String) -> Step<()> {
        if module.len() > LONGEST_NAME || name.len() > LONGEST_NAME {
            return Err("the name of an import is longer than any name".to_owned());
        }
        let shown =
            format!("{} {}", super::super::formats::clip(&module), super::super::formats::clip(&name));
        match globals::judge(&module, &name) {
            Judgement::Allowed => {}
            Judgement::Unknown => {
                let message =
                    format!("it builds `{shown}`, which no list knows: look at what its constructor does");
                self.scan.review("pickle.unknown_global", at as u64, &shown, message);
            }
            Judgement::Impossible => {
                let message = format!("it imports `{shown}`, a name that no program can write");
                self.scan.block("pickle.impossible_global", at as u64, message);
            }
            Judgement::Dangerous(why) => {
                self.scan.block("pickle.dangerous_global", at as u64, format!("it imports `{shown}`: {why}"));
            }
        }
        let index = match self.names.iter().position(|known| known.0 == module && known.1 == name) {
            Some(index) => index,
            None => {
                self.names.push((module, name));
                self.names.len() - 1
            }
        };
        if self.names.len() > 100_000 {
            return Err("it imports more names than any model".to_owned());
        }
        self.push(Value::range(Tag::Global, index, 0))
    }

    pub(super) fn global(&self, value: Value) -> Option<(&str, &str)> {
        let index = matches!(value.tag, Tag::Global | Tag::Instance).then(|| value.as_range().start)?;
        self.names.get(index).map(|(module, name)| (module.as_str(), name.as_str()))
    }

    /// REDUCE, NEWOBJ and their kin: what the call does beyond building data was judged with the name, save for
    /// calls that run their argument.
    pub(super) fn call(&mut self, callable: Value, arguments: Value) -> Step<()> {
        let first = arguments.first();
        self.push_result(callable, first)
    }

    pub(super) fn push_result(&mut self, callable: Value, first: Value) -> Step<()> {
        let at = (self.at - 1) as u64;
        let Some((module, name)) = self.global(callable) else {
            if !matches!(callable.tag, Tag::Instance | Tag::Persistent) || callable.tag == Tag::Instance {
                // The callable was made by another call: a chain that nothing but code needs.
                self.scan.block("pickle.computed_call", at, "it calls something that another call has made");
            }
            return self.push(Value::OTHER);
        };
        if callable.tag == Tag::Instance {
            self.scan.block("pickle.computed_call", at, "it calls an object that another call has made");
            return self.push(Value::OTHER);
        }
        match (module, name) {
            ("torch.storage", "_load_from_bytes") | ("torch", "_load_from_bytes") => match first.tag {
                Tag::Bytes => {
                    let range = first.as_range();
                    let bytes = self.bytes;
                    self.scan.nested("_load_from_bytes", &bytes[range]);
                }
                _ => self.scan.block(
                    "pickle.computed_load",
                    at,
                    "it loads another pickle whose bytes are computed",
                ),
            },
            ("torch._tensor", "_rebuild_from_type_v2") => {
                let is_known = self.global(first).is_some_and(|(module, name)| {
                    first.tag == Tag::Global && globals::judge(module, name) == Judgement::Allowed
                });
                if !is_known {
                    self.scan.block(
                        "pickle.computed_call",
                        at,
                        "it calls a function that is given as an argument",
                    );
                }
            }
            ("numpy", "dtype") => {
                let kind = self.literal(first).map(super::super::numpy::item_size);
                return self.push(Value::dtype(kind.unwrap_or(None)));
            }
            _ => {}
        }
        let index = callable.as_range().start;
        self.push(Value::range(Tag::Instance, index, 0))
    }

    /// Keys of a dictionary that say how large the array behind a joblib wrapper is.
    pub(super) fn note_items(&mut self, items: &[Value], is_dict: bool) {
        if !is_dict {
            return;
        }
        for pair in items.chunks_exact(2) {
            let Some(key) = self.literal(pair[0]) else { continue };
            match key {
                "shape" => self.array.elements = pair[1].shape_value(),
                "dtype" => self.array.item = pair[1].dtype_value(),
                "numpy_array_alignment_bytes" => self.array.is_aligned = pair[1].tag == Tag::Int,
                "filename" => self.array.is_external = true,
                _ => {}
            }
        }
    }

    pub(super) fn build(&mut self) -> Step<()> {
        let state = self.pop()?;
        let object = self.top()?;
        if state.tag == Tag::Global || state.tag == Tag::Instance && object.tag == Tag::Global {
            self.scan.block(
                "pickle.computed_state",
                (self.at - 1) as u64,
                "the state of an object is something imported",
            );
        }
        let is_wrapper = self.global(object).is_some_and(|(module, name)| {
            module.starts_with("joblib.numpy_pickle") && name == "NumpyArrayWrapper"
        });
        if !is_wrapper {
            return Ok(());
        }
        let array = std::mem::take(&mut self.array);
        self.at = array.skip(self.bytes, self.at, self.scan)?;
        Ok(())
    }
}
