//! Filters, functions, methods and macros: what a call makes of its arguments.

use super::super::syntax::{Argument, Expr, ExprKind};
use super::super::values::{NameRisk, Val, format_braces, is_dunder, name_risk, transform};
use super::{FATAL_CALLS, Judge, MAX_CALLS, MAX_RANGE, MAX_UNROLLED, picked_from};

impl<'s> Judge<'s, '_> {
    pub(super) fn times(&mut self, left: Val, right: Val, at: usize) -> Val {
        let (text, count) = match (&left, &right) {
            (Val::Text { text, .. }, Val::Integer(count)) | (Val::Integer(count), Val::Text { text, .. }) => {
                (text, *count)
            }
            (Val::Integer(_), Val::Integer(_)) => return Val::Data,
            _ => {
                return if left.suspicious() || right.suspicious() {
                    Val::Built { suspicious: true }
                } else {
                    Val::Data
                };
            }
        };
        if count > MAX_RANGE {
            self.notes.block(
                "template.exhausts_memory",
                at,
                format!("The template repeats a string {count} times."),
            );
        }
        if (0..=64).contains(&count) { Val::built(text.repeat(count as usize)) } else { Val::Data }
    }

    pub(super) fn filter(
        &mut self,
        subject: &'s Expr,
        name: &str,
        arguments: &'s [Argument],
        at: usize,
    ) -> Val {
        let value = self.value(subject);
        let (positional, named) = self.arguments(arguments);
        match name {
            "attr" => {
                let key = positional.first().or_else(|| named.first().map(|(_, value)| value)).cloned();
                self.judge_attribute_argument(&key.unwrap_or(Val::Data), at);
                return Val::Data;
            }
            "map" => {
                // `map('attr', name)` and `map(attribute=name)`; any other first argument names a filter.
                let filter = positional.first().map(|filter| {
                    filter
                        .alternatives()
                        .iter()
                        .any(|one| !matches!(one.text(), Some(name) if name != "attr"))
                });
                if filter == Some(true) {
                    self.judge_attribute_argument(positional.get(1).unwrap_or(&Val::Data), at);
                } else if let (Some(name), Some(elements)) =
                    (positional.first().and_then(Val::text), value.iterate())
                {
                    let mapped = elements.iter().map(|element| {
                        transform(element, name, &positional[1..])
                            .unwrap_or(Val::Built { suspicious: element.suspicious() })
                    });
                    return Val::list(mapped.collect());
                }
            }
            "selectattr" | "rejectattr" | "groupby" => {
                if let Some(key) = positional.first() {
                    self.judge_attribute_argument(key, at);
                }
            }
            _ => {}
        }
        if let Some((_, key)) = named.iter().find(|(name, _)| name == "attribute") {
            self.judge_attribute_argument(key, at);
        }
        let results: Vec<Val> = value
            .alternatives()
            .iter()
            .map(|one| match (name, transform(one, name, &positional)) {
                (_, Some(result)) => result,
                ("default" | "d", None) => one.clone().or(positional.first().cloned().unwrap_or(Val::Data)),
                ("string" | "pprint" | "urlencode" | "urlize" | "xmlattr", None) if !one.suspicious() => {
                    Val::Printed
                }
                ("list" | "first" | "last" | "reverse" | "batch" | "slice" | "random" | "wordwrap", None) => {
                    picked_from(one)
                }
                (
                    "length" | "count" | "int" | "float" | "tojson" | "wordcount" | "abs" | "sum" | "round",
                    _,
                ) => Val::Data,
                ("trim" | "lower" | "upper" | "e" | "escape" | "safe" | "items" | "dictsort", None) => {
                    one.clone()
                }
                (_, None) if one.suspicious() => Val::Built { suspicious: true },
                (_, None) => Val::Data,
            })
            .collect();
        Val::any_of(results)
    }

    pub(super) fn call(&mut self, callee: &'s Expr, arguments: &'s [Argument], at: usize) -> Val {
        match &callee.kind {
            ExprKind::Name(name) => {
                let (positional, named) = self.arguments(arguments);
                match self.name(name, callee.at) {
                    Val::Macro(index) => self.call_macro(index, &positional, &named),
                    Val::OneOf(choices) if choices.iter().any(|choice| matches!(choice, Val::Macro(_))) => {
                        let indices = choices.iter().filter_map(|choice| match choice {
                            Val::Macro(index) => Some(*index),
                            _ => None,
                        });
                        let indices: Vec<usize> = indices.collect();
                        Val::any_of(
                            indices.into_iter().map(|index| self.call_macro(index, &positional, &named)),
                        )
                    }
                    _ => self.call_global(name, positional, named, at),
                }
            }
            ExprKind::Attribute(object, method) => {
                let subject = self.value(object);
                self.attribute(object, method, callee.at);
                if FATAL_CALLS.contains(&method.as_str()) {
                    self.notes.block("template.runs_commands", at, format!("The template calls {method}()."));
                }
                let (positional, named) = self.arguments(arguments);
                self.method(object, subject, method, &positional, &named, at)
            }
            _ => {
                self.value(callee);
                let (positional, _) = self.arguments(arguments);
                if positional.iter().any(Val::suspicious) {
                    Val::Built { suspicious: true }
                } else {
                    Val::Data
                }
            }
        }
    }

    pub(super) fn call_global(
        &mut self,
        name: &str,
        positional: Vec<Val>,
        named: Vec<(String, Val)>,
        at: usize,
    ) -> Val {
        match name {
            "eval" | "exec" | "compile" | "open" | "getattr" | "setattr" | "vars" | "globals" | "locals"
            | "breakpoint"
                if !self.variables.contains_key(name) =>
            {
                self.notes.block(
                    "template.calls_builtin",
                    at,
                    format!("The template calls Python's {name}()."),
                );
            }
            "range" => {
                if let Some(Val::Integer(count)) = positional.iter().max_by_key(|value| match value {
                    Val::Integer(number) => *number,
                    _ => i64::MIN,
                }) {
                    if *count > MAX_RANGE {
                        self.notes.block(
                            "template.exhausts_memory",
                            at,
                            format!("The template counts to {count}."),
                        );
                    }
                    if positional.len() == 1 && (0..=MAX_UNROLLED as i64).contains(count) {
                        return Val::list((0..*count).map(Val::Integer).collect());
                    }
                }
            }
            "dict" => {
                let pairs: Vec<(Val, Val)> =
                    named.into_iter().map(|(key, value)| (Val::built(key), value)).collect();
                return Val::Dict(pairs.into());
            }
            "namespace" => {
                // Only its attributes matter, and those are followed by name once they are set.
                for (_, value) in &named {
                    if value.suspicious() {
                        return Val::Dict(
                            named
                                .iter()
                                .map(|(key, value)| (Val::written(key), value.clone()))
                                .collect::<Vec<_>>()
                                .into(),
                        );
                    }
                }
            }
            _ => {}
        }
        Val::Data
    }

    pub(super) fn method(
        &mut self,
        object: &'s Expr,
        subject: Val,
        method: &str,
        positional: &[Val],
        named: &[(String, Val)],
        at: usize,
    ) -> Val {
        match method {
            "append" | "extend" | "insert" | "add" | "update" | "setdefault" => {
                let target = match &object.kind {
                    ExprKind::Name(name) => name.clone(),
                    ExprKind::Attribute(inner, attribute) => match &inner.kind {
                        ExprKind::Name(root) => format!("{root}.{attribute}"),
                        _ => return Val::Data,
                    },
                    _ => return Val::Data,
                };
                let mut elements = subject.iterate().unwrap_or_default();
                let added = positional.iter().flat_map(|value| match method {
                    "extend" => value.iterate().unwrap_or_else(|| vec![value.clone()]),
                    _ => vec![value.clone()],
                });
                elements.extend(added);
                if matches!(subject, Val::List(_)) && matches!(method, "append" | "extend") {
                    self.variables.insert(target, Val::list(elements));
                } else if elements.iter().any(Val::suspicious) {
                    self.variables.insert(target, Val::Built { suspicious: true });
                }
                return Val::Data;
            }
            "format" | "format_map" => {
                let reaches = |text: &str| {
                    text.split('{').skip(1).any(|field| {
                        let field = field.split('}').next().unwrap_or("");
                        field.split(['.', '[', ']']).skip(1).any(|part| name_risk(part) != NameRisk::Harmless)
                    })
                };
                let fields_of_objects =
                    subject.alternatives().iter().any(|one| one.text().is_some_and(reaches));
                if fields_of_objects || matches!(subject, Val::Built { suspicious: true }) {
                    self.notes.block(
                        "template.format_field",
                        at,
                        "A format string in the template reaches for an internal attribute.",
                    );
                }
                if let Some(text) = subject.text() {
                    return format_braces(text, positional, named);
                }
            }
            "decode" | "encode" | "fromhex" | "translate"
                if subject.suspicious() || subject.text().is_some() =>
            {
                return Val::Built { suspicious: true };
            }
            _ => {}
        }
        let results = subject.alternatives().iter().map(|one| match transform(one, method, positional) {
            Some(result) => result,
            None if one.suspicious() || positional.iter().any(Val::suspicious) => {
                Val::Built { suspicious: true }
            }
            None => Val::Data,
        });
        Val::any_of(results.collect::<Vec<_>>())
    }

    pub(super) fn arguments(&mut self, arguments: &'s [Argument]) -> (Vec<Val>, Vec<(String, Val)>) {
        let mut positional = Vec::new();
        let mut named = Vec::new();
        for argument in arguments {
            let value = self.value(&argument.value);
            self.refuse_internal_text(&value, argument.value.at);
            match &argument.name {
                Some(name) => {
                    if is_dunder(name) || name.starts_with("__") && name_risk(name) == NameRisk::Internal {
                        self.internal(name, argument.value.at);
                    }
                    named.push((name.clone(), value));
                }
                None => positional.push(value),
            }
        }
        (positional, named)
    }

    pub(super) fn call_macro(&mut self, index: usize, positional: &[Val], named: &[(String, Val)]) -> Val {
        if self.calls.contains(&index) || self.calls.len() == MAX_CALLS {
            return Val::Data;
        }
        let (parameters, body) = self.macros[index];
        let mut shadowed = Vec::new();
        for (position, (name, default)) in parameters.iter().enumerate() {
            let given = positional
                .get(position)
                .or_else(|| named.iter().find(|(given, _)| given == name).map(|(_, value)| value));
            let value = match (given, default) {
                (Some(value), _) => value.clone(),
                (None, Some(default)) => self.value(default),
                (None, None) => Val::Data,
            };
            shadowed.push((name.clone(), self.variables.insert(name.clone(), value)));
        }
        self.calls.push(index);
        self.statements(body);
        let result = self.captured(body);
        self.calls.pop();
        for (name, before) in shadowed {
            match before {
                Some(value) => self.variables.insert(name, value),
                None => self.variables.remove(&name),
            };
        }
        result
    }
}
