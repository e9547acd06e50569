use std::rc::Rc;

/// Most alternatives a value keeps before it counts as unknown.
const MAX_CHOICES: usize = 24;

/// Longest string that is worked out, in bytes.
const MAX_TEXT: usize = 4096;

/// Longest list that is kept element by element.
const MAX_LIST: usize = 256;

/// What is known of a value while a template is read without being run.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Val {
    /// Anything the caller passes in, or that does not matter.
    Data,
    /// The printed form of a value, whose characters an attacker can pick one by one.
    Printed,
    /// A string known in full; `built` where it was put together rather than written.
    Text {
        text: Rc<str>,
        built: bool,
    },
    Integer(i64),
    List(Rc<Vec<Val>>),
    Dict(Rc<Vec<(Val, Val)>>),
    /// A string put together of pieces that are not all known; `suspicious` where it may spell an internal name.
    Built {
        suspicious: bool,
    },
    /// One of these.
    OneOf(Rc<Vec<Val>>),
    /// A macro of this template, by index.
    Macro(usize),
}

/// Names that lead from any Python object to its interpreter; with the underscores they are written with stripped.
const INTERNALS: [&str; 35] = [
    "class",
    "mro",
    "base",
    "bases",
    "subclasses",
    "globals",
    "builtins",
    "builtin",
    "import",
    "init",
    "new",
    "dict",
    "getattribute",
    "getattr",
    "getitem",
    "self",
    "func",
    "code",
    "closure",
    "reduce",
    "reduce_ex",
    "module",
    "loader",
    "spec",
    "call",
    "wrapped",
    "weakref",
    "traceback",
    "context",
    "subclasshook",
    "init_subclass",
    "class_getitem",
    "setattr",
    "delattr",
    "defaults",
];

/// Attributes without underscores that Jinja's own sandbox withholds (`jinja2.sandbox`, `UNSAFE_*_ATTRIBUTES`).
const WITHHELD: [&str; 18] = [
    "mro",
    "func_globals",
    "func_code",
    "func_closure",
    "func_defaults",
    "func_dict",
    "im_class",
    "im_func",
    "im_self",
    "gi_frame",
    "gi_code",
    "cr_frame",
    "cr_code",
    "ag_frame",
    "ag_code",
    "f_globals",
    "f_builtins",
    "tb_frame",
];

/// How dangerous it is to reach for an attribute or item called `name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameRisk {
    Harmless,
    /// One leading underscore: private, though not the way out.
    Private,
    /// The way from an object to the interpreter.
    Internal,
}

pub(super) fn name_risk(name: &str) -> NameRisk {
    let trimmed = name.trim();
    if is_dunder(trimmed) || WITHHELD.contains(&trimmed) || trimmed.starts_with("_TemplateReference") {
        return NameRisk::Internal;
    }
    if trimmed.starts_with("__") && internal_piece(trimmed) {
        return NameRisk::Internal;
    }
    if trimmed.starts_with('_') { NameRisk::Private } else { NameRisk::Harmless }
}

/// `__name__`, with letters inside.
pub(super) fn is_dunder(name: &str) -> bool {
    name.len() > 4
        && name.starts_with("__")
        && name.ends_with("__")
        && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
        && name.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// A dunder that Python itself defines, wherever the string stands.
pub(super) fn is_known_dunder(text: &str) -> bool {
    is_dunder(text) && internal_piece(text)
}

fn internal_piece(text: &str) -> bool {
    INTERNALS.contains(&text.trim_matches('_').to_ascii_lowercase().as_str())
}

/// Whether a string looks like a part of an internal name: underscores at its edge, the bare name, or its mirror image.
pub(super) fn suspicious_text(text: &str) -> bool {
    let mirrored: String = text.chars().rev().collect();
    let edge = |text: &str| {
        text.starts_with("__")
            || text.ends_with("__")
            || (!text.is_empty() && text.bytes().all(|b| b == b'_'))
    };
    text.len() <= 64
        && (edge(text)
            || internal_piece(text)
            || internal_piece(&mirrored)
            || text.contains("%c")
            || text.contains('\u{fffd}'))
}

impl Val {
    pub(super) fn written(text: &str) -> Val {
        Val::Text { text: Rc::from(text), built: false }
    }

    pub(super) fn built(text: String) -> Val {
        if text.len() > MAX_TEXT {
            return Val::Built { suspicious: suspicious_text(&text) };
        }
        Val::Text { text: Rc::from(text), built: true }
    }

    pub(super) fn list(elements: Vec<Val>) -> Val {
        if elements.len() > MAX_LIST {
            return Val::Built { suspicious: elements.iter().any(Val::suspicious) };
        }
        Val::List(Rc::new(elements))
    }

    /// Either of two values.
    pub(super) fn or(self, other: Val) -> Val {
        if self == other {
            return self;
        }
        let mut choices: Vec<Val> = Vec::new();
        for value in [self, other] {
            match value {
                Val::OneOf(more) => more.iter().for_each(|value| push_new(&mut choices, value.clone())),
                value => push_new(&mut choices, value),
            }
        }
        if choices.len() > MAX_CHOICES {
            return Val::Built { suspicious: choices.iter().any(Val::suspicious) };
        }
        Val::OneOf(Rc::new(choices))
    }

    pub(super) fn any_of(values: impl IntoIterator<Item = Val>) -> Val {
        values.into_iter().reduce(Val::or).unwrap_or(Val::Data)
    }

    pub(super) fn alternatives(&self) -> &[Val] {
        match self {
            Val::OneOf(choices) => choices,
            other => std::slice::from_ref(other),
        }
    }

    /// Whether a part of the value may become an internal name.
    pub(super) fn suspicious(&self) -> bool {
        match self {
            Val::Data | Val::Integer(_) | Val::Macro(_) => false,
            Val::Printed => true,
            Val::Text { text, .. } => suspicious_text(text),
            Val::List(elements) | Val::OneOf(elements) => elements.iter().any(Val::suspicious),
            Val::Dict(pairs) => pairs.iter().any(|(key, value)| key.suspicious() || value.suspicious()),
            Val::Built { suspicious } => *suspicious,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Val::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The values of an iteration over this one, where they are all known.
    pub(super) fn iterate(&self) -> Option<Vec<Val>> {
        match self {
            Val::List(elements) => Some(elements.to_vec()),
            Val::Dict(pairs) => Some(pairs.iter().map(|(key, _)| key.clone()).collect()),
            Val::Text { text, .. } if text.chars().count() <= MAX_LIST => {
                Some(text.chars().map(|c| Val::built(c.to_string())).collect())
            }
            _ => None,
        }
    }
}

fn push_new(choices: &mut Vec<Val>, value: Val) {
    if !choices.contains(&value) {
        choices.push(value);
    }
}

/// The concatenation of values, over all alternatives while they are few.
pub(super) fn join(values: &[Val], separator: &str) -> Val {
    let combinations = values.iter().try_fold(1usize, |product, value| {
        product.checked_mul(value.alternatives().len()).filter(|&product| product <= MAX_CHOICES)
    });
    let Some(combinations) = combinations else {
        return Val::Built { suspicious: values.iter().any(Val::suspicious) };
    };
    Val::any_of((0..combinations).map(|mut index| {
        let chosen: Vec<&Val> = values
            .iter()
            .map(|value| {
                let alternatives = value.alternatives();
                let chosen = &alternatives[index % alternatives.len()];
                index /= alternatives.len();
                chosen
            })
            .collect();
        join_one(&chosen, separator)
    }))
}

fn join_one(values: &[&Val], separator: &str) -> Val {
    if let [only] = values {
        return (*only).clone();
    }
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        match value {
            Val::Text { text: piece, .. } if text.len() + piece.len() <= MAX_TEXT => text.push_str(piece),
            Val::Integer(number) => text.push_str(&number.to_string()),
            _ => return partly_known(values),
        }
    }
    Val::built(text)
}

/// A list of lists joins to a list; otherwise a string that is only known in part.
fn partly_known(values: &[&Val]) -> Val {
    if values.iter().all(|value| matches!(value, Val::List(_))) {
        let elements = values.iter().filter_map(|value| value.iterate()).flatten().collect();
        return Val::list(elements);
    }
    // A string whose first piece is known cannot begin with an underscore unless that piece does.
    let starts_plain = values
        .first()
        .and_then(|value| value.text())
        .is_some_and(|text| text.trim_start().chars().next().is_some_and(|first| first != '_'));
    let picked = values.iter().any(|value| matches!(value, Val::Built { suspicious: true }));
    let suspicious = picked
        || !starts_plain && values.iter().any(|value| !matches!(value, Val::Printed) && value.suspicious());
    if suspicious { Val::Built { suspicious } } else { Val::Data }
}

/// What a filter or method does to a string that is known, or to a list of such.
pub(super) fn transform(subject: &Val, name: &str, arguments: &[Val]) -> Option<Val> {
    let argument = |index: usize| arguments.get(index).and_then(Val::text);
    let number = |index: usize| match arguments.get(index) {
        Some(Val::Integer(number)) => Some(*number),
        _ => None,
    };
    if let Val::List(_) | Val::Dict(_) = subject {
        let elements = subject.iterate()?;
        return Some(match name {
            "join" => join(&elements, argument(0).unwrap_or("")),
            "first" => elements.first().cloned().unwrap_or(Val::Data),
            "last" => elements.last().cloned().unwrap_or(Val::Data),
            "reverse" => Val::list(elements.into_iter().rev().collect()),
            "list" | "sort" | "unique" | "keys" => Val::list(elements),
            "random" | "min" | "max" | "pop" => Val::any_of(elements),
            "values" => match subject {
                Val::Dict(pairs) => Val::list(pairs.iter().map(|(_, value)| value.clone()).collect()),
                _ => return None,
            },
            "items" | "dictsort" => match subject {
                Val::Dict(pairs) => Val::list(
                    pairs.iter().map(|(key, value)| Val::list(vec![key.clone(), value.clone()])).collect(),
                ),
                _ => return None,
            },
            "get" => match subject {
                Val::Dict(pairs) => Val::any_of(pairs.iter().map(|(_, value)| value.clone())),
                _ => return None,
            },
            _ => return None,
        });
    }
    let text = subject.text()?;
    Some(match name {
        "lower" | "casefold" => Val::built(text.to_lowercase()),
        "upper" => Val::built(text.to_uppercase()),
        "title" | "capitalize" => {
            let mut rest = text.chars();
            let first = rest.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            Val::built(first + &rest.as_str().to_lowercase())
        }
        "swapcase" => Val::built(
            text.chars()
                .map(|c| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
                .collect(),
        ),
        "trim" | "strip" | "lstrip" | "rstrip" => {
            let set: Vec<char> =
                argument(0).map_or_else(|| vec![' ', '\n', '\t', '\r'], |set| set.chars().collect());
            let set = set.as_slice();
            Val::built(match name {
                "lstrip" => text.trim_start_matches(set).to_owned(),
                "rstrip" => text.trim_end_matches(set).to_owned(),
                _ => text.trim_matches(set).to_owned(),
            })
        }
        "removeprefix" => Val::built(text.strip_prefix(argument(0)?).unwrap_or(text).to_owned()),
        "removesuffix" => Val::built(text.strip_suffix(argument(0)?).unwrap_or(text).to_owned()),
        "replace" => {
            let (from, to) = (argument(0)?, argument(1)?);
            if text.len().saturating_mul(to.len() + 1) > MAX_TEXT * 16 {
                return Some(Val::Built { suspicious: true });
            }
            Val::built(text.replace(from, to))
        }
        "reverse" => Val::built(text.chars().rev().collect()),
        "join" => join(&arguments.first()?.iterate()?, text),
        "list" => Val::list(subject.iterate()?),
        "first" => Val::built(text.chars().next()?.to_string()),
        "last" => Val::built(text.chars().next_back()?.to_string()),
        "split" | "rsplit" => match argument(0) {
            Some("") => return None,
            Some(separator) => {
                Val::list(text.split(separator).map(|piece| Val::built(piece.to_owned())).collect())
            }
            None => Val::list(text.split_whitespace().map(|piece| Val::built(piece.to_owned())).collect()),
        },
        "string" | "safe" | "escape" | "e" | "forceescape" => subject.clone(),
        "format" => format_percent(text, arguments),
        "center" | "ljust" | "rjust" | "zfill" | "indent" if number(0).is_some() => {
            Val::built(text.to_owned())
        }
        _ => return None,
    })
}

/// Python's `%` formatting for `%s`, `%c`, `%d` and `%%`.
pub(super) fn format_percent(format: &str, arguments: &[Val]) -> Val {
    let unknown = || Val::Built {
        suspicious: format.contains("%c") || arguments.iter().any(Val::suspicious) || suspicious_text(format),
    };
    let mut arguments_left = arguments.iter();
    let mut out = String::new();
    let mut rest = format.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        while rest.next_if(|c| matches!(c, '0'..='9' | '-' | '+' | ' ' | '#' | '.')).is_some() {}
        match (rest.next(), arguments_left.as_slice().first()) {
            (Some('%'), _) => {
                out.push('%');
                continue;
            }
            (Some('c'), Some(Val::Integer(code))) => match u32::try_from(*code).ok().and_then(char::from_u32)
            {
                Some(c) => out.push(c),
                None => return unknown(),
            },
            (Some(_), Some(Val::Integer(number))) => out.push_str(&number.to_string()),
            (Some(_), Some(Val::Text { text, .. })) if out.len() + text.len() <= MAX_TEXT => {
                out.push_str(text)
            }
            _ => return unknown(),
        }
        arguments_left.next();
    }
    Val::built(out)
}

/// Python's `str.format` with positional and named fields; a field that reaches into an object is for the caller.
pub(super) fn format_braces(format: &str, positional: &[Val], named: &[(String, Val)]) -> Val {
    let unknown = || Val::Built {
        suspicious: suspicious_text(format)
            || positional.iter().chain(named.iter().map(|(_, value)| value)).any(Val::suspicious),
    };
    let mut out = String::new();
    let mut next = 0;
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else {
            return unknown();
        };
        let field = rest[open + 1..open + close].split([':', '!']).next().unwrap_or("");
        let value = match (field.is_empty(), field.parse::<usize>()) {
            (true, _) => {
                next += 1;
                positional.get(next - 1)
            }
            (_, Ok(index)) => positional.get(index),
            _ => named.iter().find(|(name, _)| name == field).map(|(_, value)| value),
        };
        match value {
            Some(Val::Text { text, .. }) if out.len() + text.len() <= MAX_TEXT => out.push_str(text),
            Some(Val::Integer(code)) if rest[open..open + close].ends_with(":c") => {
                match u32::try_from(*code).ok().and_then(char::from_u32) {
                    Some(c) => out.push(c),
                    None => return unknown(),
                }
            }
            Some(Val::Integer(number)) => out.push_str(&number.to_string()),
            _ => return unknown(),
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    Val::built(out)
}

/// `text[start:stop:step]` by characters, or the same of a list.
pub(super) fn slice(subject: &Val, parts: [Option<i64>; 3]) -> Option<Val> {
    let elements = subject.iterate()?;
    let length = elements.len() as i64;
    let step = parts[2].unwrap_or(1);
    if step == 0 || step == i64::MIN {
        return None;
    }
    let clamp = |index: i64, low: i64, high: i64| {
        let index = if index < 0 { index.saturating_add(length) } else { index };
        index.clamp(low, high)
    };
    let picked: Vec<Val> = if step > 0 {
        let (start, stop) =
            (clamp(parts[0].unwrap_or(0), 0, length), clamp(parts[1].unwrap_or(length), 0, length));
        let step = usize::try_from(step).unwrap_or(usize::MAX);
        (start..stop.max(start)).step_by(step).map(|index| elements[index as usize].clone()).collect()
    } else {
        let start = parts[0].map_or(length - 1, |start| clamp(start, -1, length - 1));
        let stop = parts[1].map_or(-1, |stop| clamp(stop, -1, length - 1));
        let step = usize::try_from(-step).unwrap_or(usize::MAX);
        (stop + 1..=start).rev().step_by(step).map(|index| elements[index as usize].clone()).collect()
    };
    Some(match subject {
        Val::Text { .. } => Val::built(picked.iter().filter_map(Val::text).collect()),
        _ => Val::list(picked),
    })
}
