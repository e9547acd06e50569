mod calls;

use std::collections::HashMap;

use super::lexer::{self, Piece, TokenKind};
use super::syntax::{Expr, ExprKind, Statement};
use super::values::{NameRisk, Val, format_percent, is_dunder, is_known_dunder, join, name_risk, slice};
use crate::lifecycle::artifact::formats::notes::{Notes, clip};

/// Most expressions and statements that are worked out for one template, loops and macros included.
const MAX_STEPS: usize = 200_000;

/// Deepest chain of macro calls that is followed.
const MAX_CALLS: usize = 4;

/// Longest literal list whose loop is unrolled.
const MAX_UNROLLED: usize = 64;

/// What Jinja's sandbox allows a `range` at most; beyond it a template only burns memory.
const MAX_RANGE: i64 = 100_000;

/// Attributes that only make sense on modules, called: what an escape ends in.
const FATAL_CALLS: [&str; 10] = [
    "popen",
    "system",
    "check_output",
    "import_module",
    "exec_module",
    "load_module",
    "spawnl",
    "execv",
    "run_code",
    "Popen",
];

/// Globals of web frameworks and of Jinja that are functions or classes: nothing of theirs is of use but a call.
const OPAQUE_GLOBALS: [&str; 7] =
    ["lipsum", "cycler", "joiner", "url_for", "get_flashed_messages", "request", "self"];

/// Follows every statement with what is known of each variable.
pub(super) fn judge(statements: &[Statement], notes: &mut Notes) {
    let mut judge = Judge {
        variables: HashMap::new(),
        macros: Vec::new(),
        calls: Vec::new(),
        uncertain: 0,
        steps: 0,
        notes,
    };
    judge.statements(statements);
    if judge.steps > MAX_STEPS {
        judge.notes.review(
            "template.too_complex",
            0,
            "template",
            "The template is too complex to follow to its end.",
        );
    }
}

/// For text that does not parse: whether its tags name an internal attribute, in the open or in a string.
pub(super) fn names_internals(template: &str) -> bool {
    let internal = |text: &str| name_risk(text) == NameRisk::Internal;
    let Ok(pieces) = lexer::split(template) else {
        return template.split(|c: char| c != '_' && !c.is_alphanumeric()).any(is_dunder);
    };
    pieces.iter().any(|piece| match piece {
        Piece::Text(_) => false,
        Piece::Output(tokens, _) | Piece::Statement(tokens, _) => {
            tokens.iter().any(|token| match &token.kind {
                TokenKind::Name(name) => internal(name),
                TokenKind::Text(text) => internal(text),
                _ => false,
            })
        }
    })
}

/// The parameters of a macro with their defaults, and its body.
type Macro<'s> = (&'s [(String, Option<Expr>)], &'s [Statement]);

struct Judge<'s, 'n> {
    variables: HashMap<String, Val>,
    macros: Vec<Macro<'s>>,
    /// The macros being followed.
    calls: Vec<usize>,
    /// Above zero inside code that may not run: assignments then add an alternative.
    uncertain: usize,
    steps: usize,
    notes: &'n mut Notes,
}

impl<'s> Judge<'s, '_> {
    fn statements(&mut self, statements: &'s [Statement]) {
        for statement in statements {
            self.steps += 1;
            if self.steps > MAX_STEPS {
                return;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'s Statement) {
        match statement {
            Statement::Text(_) => {}
            Statement::Output(value) | Statement::Effect(value) => {
                self.value(value);
            }
            Statement::For { targets, over, test, body, otherwise } => {
                self.follow_loop(targets, over, test, body, otherwise)
            }
            Statement::If { branches, otherwise } => {
                for (test, body) in branches {
                    self.value(test);
                    self.perhaps(body);
                }
                self.perhaps(otherwise);
            }
            Statement::Set { targets, value } => {
                let at = value.at;
                let value = self.value(value);
                self.refuse_internal_text(&value, at);
                match (targets.as_slice(), value.iterate()) {
                    ([target], _) => self.assign(target, value),
                    (targets, Some(values)) if values.len() == targets.len() => {
                        targets.iter().zip(values).for_each(|(target, value)| self.assign(target, value));
                    }
                    (targets, _) => targets.iter().for_each(|target| self.assign(target, value.clone())),
                }
            }
            Statement::Capture { target, body } => {
                self.statements(body);
                let captured = self.captured(body);
                self.assign(target, captured);
            }
            Statement::Macro { name, parameters, body } => {
                let index = self.macros.len();
                self.macros.push((parameters, body));
                self.assign(name, Val::Macro(index));
                // Once with unknown arguments, so that a macro nothing calls is judged too.
                self.call_macro(index, &[], &[]);
            }
            Statement::Wrapped { effects, bindings, body } => {
                for effect in effects {
                    self.value(effect);
                }
                for (name, value) in bindings {
                    let value = self.value(value);
                    self.assign(name, value);
                }
                self.statements(body);
            }
            Statement::Load { tag, at } => {
                let message = format!("The template uses {tag}: another template decides what runs.");
                self.notes.review("template.loads_another", *at, tag, message);
            }
        }
    }

    fn perhaps(&mut self, body: &'s [Statement]) {
        self.uncertain += 1;
        self.statements(body);
        self.uncertain -= 1;
    }

    /// The text of a `{% set x %}…{% endset %}`, where it is made of text and outputs alone.
    fn captured(&mut self, body: &'s [Statement]) -> Val {
        let pieces: Vec<Val> = body
            .iter()
            .map(|statement| match statement {
                Statement::Text(text) => Val::built(text.clone()),
                Statement::Output(value) => self.value(value),
                _ => Val::Data,
            })
            .collect();
        match join(&pieces, "") {
            // White space around the text is as good as none to an attacker who trims it.
            Val::Text { text, .. } => Val::built(text.to_string()),
            other => other,
        }
    }

    fn follow_loop(
        &mut self,
        targets: &'s [String],
        over: &'s Expr,
        test: &'s Option<Expr>,
        body: &'s [Statement],
        otherwise: &'s [Statement],
    ) {
        let over = self.value(over);
        match over.iterate().filter(|values| values.len() <= MAX_UNROLLED && !values.is_empty()) {
            Some(values) => {
                for value in values {
                    self.bind(targets, value);
                    if let Some(test) = test {
                        self.value(test);
                    }
                    self.statements(body);
                }
            }
            None => {
                let element = match &over {
                    Val::OneOf(choices) => Val::any_of(choices.iter().filter_map(Val::iterate).flatten()),
                    Val::Built { suspicious: true } | Val::Printed => Val::Printed,
                    _ => Val::Data,
                };
                self.bind(targets, element);
                if let Some(test) = test {
                    self.value(test);
                }
                // Twice, so that what one pass leaves behind is seen by the next; once is enough further in.
                for _ in 0..if self.uncertain < 2 { 2 } else { 1 } {
                    self.perhaps(body);
                }
            }
        }
        self.perhaps(otherwise);
    }

    fn bind(&mut self, targets: &[String], value: Val) {
        match (targets, value.iterate()) {
            ([target], _) => {
                self.variables.insert(target.clone(), value);
            }
            (targets, Some(values)) if values.len() == targets.len() => {
                for (target, value) in targets.iter().zip(values) {
                    self.variables.insert(target.clone(), value);
                }
            }
            (targets, _) => {
                for target in targets {
                    self.variables.insert(target.clone(), Val::Data);
                }
            }
        }
    }

    fn assign(&mut self, target: &str, value: Val) {
        if is_dunder(target) {
            self.notes.block("template.internal_name", 0, "The template assigns to a Python-internal name.");
        }
        let value = match self.variables.remove(target) {
            Some(before) if self.uncertain > 0 => before.or(value),
            _ => value,
        };
        self.variables.insert(target.to_owned(), value);
    }

    fn value(&mut self, expr: &'s Expr) -> Val {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return Val::Data;
        }
        match &expr.kind {
            ExprKind::Name(name) => self.name(name, expr.at),
            ExprKind::Text(text, pieces) if *pieces => Val::built(text.clone()),
            ExprKind::Text(text, _) => Val::written(text),
            ExprKind::Integer(Some(number)) => Val::Integer(*number),
            ExprKind::Integer(None) | ExprKind::Constant => Val::Data,
            ExprKind::List(elements) => {
                Val::list(elements.iter().map(|element| self.value(element)).collect())
            }
            ExprKind::Dict(pairs) => {
                let pairs: Vec<(Val, Val)> =
                    pairs.iter().map(|(key, value)| (self.value(key), self.value(value))).collect();
                Val::Dict(pairs.into())
            }
            ExprKind::Attribute(object, name) => self.attribute(object, name, expr.at),
            ExprKind::Item(object, key) => self.item(object, key, expr.at),
            ExprKind::Slice(object, parts) => {
                let object = self.value(object);
                let parts: Vec<Option<Val>> =
                    parts.iter().map(|part| part.as_ref().map(|part| self.value(part))).collect();
                let number = |part: &Option<Val>| match part {
                    None => Some(None),
                    Some(Val::Integer(number)) => Some(Some(*number)),
                    Some(_) => None,
                };
                let sliced = match (number(&parts[0]), number(&parts[1]), number(&parts[2])) {
                    (Some(start), Some(stop), Some(step)) => slice(&object, [start, stop, step]),
                    _ => None,
                };
                sliced.unwrap_or_else(|| picked_from(&object))
            }
            ExprKind::Call(callee, arguments) => self.call(callee, arguments, expr.at),
            ExprKind::Filter(subject, name, arguments) => self.filter(subject, name, arguments, expr.at),
            ExprKind::Test(subject, _, arguments) => {
                self.value(subject);
                arguments.iter().for_each(|argument| {
                    self.value(&argument.value);
                });
                Val::Data
            }
            ExprKind::Join(operands) => {
                let values: Vec<Val> = operands.iter().map(|operand| self.value(operand)).collect();
                join(&values, "")
            }
            ExprKind::Modulo(format, arguments) => {
                let (format, arguments) = (self.value(format), self.value(arguments));
                match (format.text(), &arguments) {
                    (Some(format), Val::List(arguments)) => format_percent(format, arguments),
                    (Some(format), one) => format_percent(format, std::slice::from_ref(one)),
                    _ => Val::Data,
                }
            }
            ExprKind::Times(left, right) => {
                let (left, right) = (self.value(left), self.value(right));
                self.times(left, right, expr.at)
            }
            ExprKind::Compare(operands, _) | ExprKind::Arithmetic(operands) => {
                operands.iter().for_each(|operand| {
                    self.value(operand);
                });
                Val::Data
            }
            ExprKind::Either(operands) => {
                let values: Vec<Val> = operands.iter().map(|operand| self.value(operand)).collect();
                Val::any_of(values)
            }
            ExprKind::Condition(yes, test, no) => {
                self.value(test);
                let yes = self.value(yes);
                let no = no.as_ref().map_or(Val::Data, |no| self.value(no));
                yes.or(no)
            }
        }
    }

    fn name(&mut self, name: &str, at: usize) -> Val {
        if is_dunder(name) {
            self.internal(name, at);
        }
        self.variables.get(name).cloned().unwrap_or(Val::Data)
    }

    fn attribute(&mut self, object: &'s Expr, name: &str, at: usize) -> Val {
        let subject = self.value(object);
        self.judge_name(name, false, at);
        if let ExprKind::Name(root) = &object.kind {
            let attributes_of_their_own = root == "request"
                && !matches!(
                    name,
                    "application" | "environ" | "args" | "form" | "cookies" | "headers" | "values"
                );
            if OPAQUE_GLOBALS.contains(&root.as_str())
                && !self.variables.contains_key(root)
                && !attributes_of_their_own
            {
                let message = format!(
                    "The template reaches into {root}, a global of the template engine, for {}.",
                    clip(name)
                );
                self.notes.block("template.engine_global", at, message);
            }
            if let Some(value) = self.variables.get(&format!("{root}.{name}")) {
                return value.clone();
            }
        }
        lookup(&subject, &Val::written(name)).unwrap_or(Val::Data)
    }

    fn item(&mut self, object: &'s Expr, key: &'s Expr, at: usize) -> Val {
        let subject = self.value(object);
        let key = self.value(key);
        for key in key.alternatives() {
            match key {
                Val::Text { text, built } => {
                    if name_risk(text) != NameRisk::Private {
                        self.judge_name(text, *built, at);
                    }
                    if let ExprKind::Name(root) = &object.kind
                        && let Some(value) = self.variables.get(&format!("{root}.{text}"))
                    {
                        return value.clone();
                    }
                }
                Val::Built { suspicious: true } | Val::Printed => self.computed(at),
                _ => {}
            }
        }
        lookup(&subject, &key).unwrap_or_else(|| match (&subject, &key) {
            (Val::Data, _) => Val::Data,
            _ => picked_from(&subject),
        })
    }

    /// A name used as an attribute or item.
    fn judge_name(&mut self, name: &str, built: bool, at: usize) {
        match name_risk(name) {
            NameRisk::Internal => self.internal(name, at),
            NameRisk::Private => {
                let message = format!("The template reads the private attribute {}.", clip(name));
                self.notes.review("template.private_attribute", at, name, message);
            }
            NameRisk::Harmless if built => {
                let message =
                    format!("The template puts the name {} together from pieces; check why.", clip(name));
                self.notes.review("template.built_name", at, name, message);
            }
            NameRisk::Harmless => {}
        }
    }

    /// The argument of a filter that looks attributes up by name: anything but a plain written name is an escape.
    fn judge_attribute_argument(&mut self, value: &Val, at: usize) {
        for one in value.alternatives() {
            match one {
                Val::Text { text, built } => {
                    text.split('.').for_each(|part| self.judge_name(part, *built, at))
                }
                Val::Integer(_) => {}
                Val::List(_)
                | Val::Dict(_)
                | Val::Data
                | Val::Printed
                | Val::Built { .. }
                | Val::OneOf(_)
                | Val::Macro(_) => {
                    self.computed(at);
                }
            }
        }
    }

    fn refuse_internal_text(&mut self, value: &Val, at: usize) {
        let internal = |value: &Val| value.text().is_some_and(is_known_dunder);
        let found = value.alternatives().iter().any(|one| match one {
            Val::List(elements) => elements.iter().any(internal),
            Val::Dict(pairs) => pairs.iter().any(|(key, value)| internal(key) || internal(value)),
            one => internal(one),
        });
        if found {
            self.notes.block(
                "template.internal_name",
                at,
                "The template passes the name of a Python-internal attribute on.",
            );
        }
    }

    fn internal(&mut self, name: &str, at: usize) {
        let message =
            format!("The template reaches for {}, which leads to the Python interpreter.", clip(name));
        self.notes.block("template.internal_name", at, message);
    }

    fn computed(&mut self, at: usize) {
        self.notes.block(
            "template.computed_name",
            at,
            "The template computes the name of an attribute, which hides what it reaches.",
        );
    }
}

/// A character or element out of a value: out of printed text, an attacker picks what he likes.
fn picked_from(value: &Val) -> Val {
    match value {
        Val::Printed | Val::Built { suspicious: true } => Val::Built { suspicious: true },
        Val::OneOf(choices) => Val::any_of(choices.iter().map(picked_from)),
        Val::List(elements) => Val::any_of(elements.iter().cloned()),
        Val::Dict(pairs) => Val::any_of(pairs.iter().map(|(_, value)| value.clone())),
        Val::Text { .. } if value.suspicious() => Val::Built { suspicious: true },
        _ => Val::Data,
    }
}

fn lookup(subject: &Val, key: &Val) -> Option<Val> {
    match (subject, key) {
        (Val::Dict(pairs), key) => pairs
            .iter()
            .find(|(candidate, _)| candidate.text().is_some() && candidate.text() == key.text())
            .map(|(_, value)| value.clone()),
        (Val::List(_) | Val::Text { .. }, Val::Integer(index)) => {
            let elements = subject.iterate()?;
            let index = if *index < 0 { index.checked_add(elements.len() as i64)? } else { *index };
            elements.get(usize::try_from(index).ok()?).cloned()
        }
        _ => None,
    }
}
