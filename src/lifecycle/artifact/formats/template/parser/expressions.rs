//! Expressions, by recursive descent.

use super::super::lexer::TokenKind;
use super::super::syntax::{Argument, Comparison, Expr, ExprKind};
use super::{MAX_DEPTH, Malformed, Tokens};

impl Tokens<'_> {
    pub(super) fn tuple(&mut self) -> Result<Expr, Malformed> {
        let first = self.expression()?;
        self.rest_of_tuple(first)
    }

    /// A tuple whose `if` belongs to the loop around it.
    pub(super) fn tuple_without_condition(&mut self) -> Result<Expr, Malformed> {
        let first = self.either()?;
        self.rest_of_tuple(first)
    }

    pub(super) fn rest_of_tuple(&mut self, first: Expr) -> Result<Expr, Malformed> {
        if !self.peek(",") {
            return Ok(first);
        }
        let at = first.at;
        let mut elements = vec![first];
        while self.take(",") {
            if self.is_empty() || self.peek(")") {
                break;
            }
            elements.push(self.expression()?);
        }
        self.node(ExprKind::List(elements), at)
    }

    pub(super) fn expression(&mut self) -> Result<Expr, Malformed> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("a template expression is nested too deeply"));
        }
        let mut value = self.either()?;
        while self.take_name("if") {
            let test = self.either()?;
            let otherwise = if self.take_name("else") { Some(Box::new(self.expression()?)) } else { None };
            let at = value.at;
            value = self.node(ExprKind::Condition(Box::new(value), Box::new(test), otherwise), at)?;
        }
        self.depth -= 1;
        Ok(value)
    }

    pub(super) fn either(&mut self) -> Result<Expr, Malformed> {
        let first = self.both()?;
        if !self.peek_name("or") {
            return Ok(first);
        }
        let at = first.at;
        let mut operands = vec![first];
        while self.take_name("or") {
            operands.push(self.both()?);
        }
        self.node(ExprKind::Either(operands), at)
    }

    pub(super) fn both(&mut self) -> Result<Expr, Malformed> {
        let first = self.negation()?;
        if !self.peek_name("and") {
            return Ok(first);
        }
        let at = first.at;
        let mut operands = vec![first];
        while self.take_name("and") {
            operands.push(self.negation()?);
        }
        self.node(ExprKind::Either(operands), at)
    }

    pub(super) fn negation(&mut self) -> Result<Expr, Malformed> {
        let at = self.at();
        let mut negated = false;
        while self.take_name("not") {
            negated = true;
        }
        let value = self.comparison()?;
        if negated { self.node(ExprKind::Arithmetic(vec![value]), at) } else { Ok(value) }
    }

    pub(super) fn comparison(&mut self) -> Result<Expr, Malformed> {
        let first = self.sum()?;
        let at = first.at;
        let mut operands = vec![first];
        let mut kind = None;
        loop {
            let next = match self.kind() {
                Some(TokenKind::Operator("==" | "!=")) => Comparison::Equality,
                Some(TokenKind::Operator(">" | "<" | ">=" | "<=")) => Comparison::Other,
                Some(TokenKind::Name("in")) => Comparison::Membership,
                Some(TokenKind::Name("not")) => {
                    self.position += 1;
                    if !self.peek_name("in") {
                        return Err(self.error("expected in"));
                    }
                    Comparison::Membership
                }
                _ => break,
            };
            self.position += 1;
            kind = Some(next);
            operands.push(self.sum()?);
        }
        match kind {
            Some(kind) => self.node(ExprKind::Compare(operands, kind), at),
            None => Ok(operands.remove(0)),
        }
    }

    pub(super) fn sum(&mut self) -> Result<Expr, Malformed> {
        let first = self.product()?;
        let at = first.at;
        let mut operands = vec![first];
        let mut subtracts = false;
        loop {
            if self.take("+") || self.take("~") {
            } else if self.take("-") {
                subtracts = true;
            } else {
                break;
            }
            operands.push(self.product()?);
        }
        match operands.len() {
            1 => Ok(operands.remove(0)),
            _ if subtracts => self.node(ExprKind::Arithmetic(operands), at),
            _ => self.node(ExprKind::Join(operands), at),
        }
    }

    pub(super) fn product(&mut self) -> Result<Expr, Malformed> {
        let mut value = self.unary(true)?;
        loop {
            let at = value.at;
            let kind = match self.kind() {
                Some(TokenKind::Operator(operator @ ("*" | "/" | "//" | "%" | "**"))) => *operator,
                _ => return Ok(value),
            };
            self.position += 1;
            let right = self.unary(true)?;
            value = match kind {
                "*" => self.node(ExprKind::Times(Box::new(value), Box::new(right)), at)?,
                "%" => self.node(ExprKind::Modulo(Box::new(value), Box::new(right)), at)?,
                _ => self.node(ExprKind::Arithmetic(vec![value, right]), at)?,
            };
        }
    }

    pub(super) fn unary(&mut self, filtered: bool) -> Result<Expr, Malformed> {
        let at = self.at();
        let mut signs = 0;
        let mut negative = false;
        while self.peek("-") || self.peek("+") {
            negative ^= self.peek("-");
            self.position += 1;
            signs += 1;
        }
        let mut value = self.primary()?;
        value = self.postfix(value)?;
        if signs > 0 {
            value = match value.kind {
                ExprKind::Integer(Some(number)) if negative => {
                    Expr { kind: ExprKind::Integer(number.checked_neg()), at, depth: value.depth }
                }
                ExprKind::Integer(_) => value,
                _ => self.node(ExprKind::Arithmetic(vec![value]), at)?,
            };
        }
        if filtered { self.filters(value, false) } else { Ok(value) }
    }

    pub(super) fn primary(&mut self) -> Result<Expr, Malformed> {
        let at = self.at();
        let Some(kind) = self.kind().cloned() else {
            return Err(self.error("expected a value"));
        };
        self.position += 1;
        let kind = match kind {
            TokenKind::Name("true" | "True" | "false" | "False" | "none" | "None") => ExprKind::Constant,
            TokenKind::Name(name) => ExprKind::Name(name.to_owned()),
            TokenKind::Integer(number) => ExprKind::Integer(number),
            TokenKind::Float => ExprKind::Constant,
            TokenKind::Text(mut text) => {
                let mut pieces = false;
                while let Some(TokenKind::Text(more)) = self.kind() {
                    text.push_str(more);
                    pieces = true;
                    self.position += 1;
                }
                ExprKind::Text(text, pieces)
            }
            TokenKind::Operator("(") => {
                if self.take(")") {
                    ExprKind::List(Vec::new())
                } else {
                    let value = self.tuple()?;
                    self.expect(")")?;
                    return Ok(value);
                }
            }
            TokenKind::Operator("[") => ExprKind::List(self.elements("]")?),
            TokenKind::Operator("{") => {
                let mut pairs = Vec::new();
                while !self.take("}") {
                    let key = self.expression()?;
                    self.expect(":")?;
                    pairs.push((key, self.expression()?));
                    if !self.take(",") && !self.peek("}") {
                        return Err(self.error("expected a comma in a dictionary"));
                    }
                }
                ExprKind::Dict(pairs)
            }
            TokenKind::Operator(_) => return Err(Malformed::new(at, "expected a value")),
        };
        self.node(kind, at)
    }

    pub(super) fn elements(&mut self, close: &'static str) -> Result<Vec<Expr>, Malformed> {
        let mut elements = Vec::new();
        while !self.take(close) {
            elements.push(self.expression()?);
            if !self.take(",") && !self.peek(close) {
                return Err(self.error("expected a comma in a list"));
            }
        }
        Ok(elements)
    }

    pub(super) fn postfix(&mut self, mut value: Expr) -> Result<Expr, Malformed> {
        loop {
            let at = self.at();
            value = if self.take(".") {
                match self.kind().cloned() {
                    Some(TokenKind::Name(name)) => {
                        self.position += 1;
                        self.node(ExprKind::Attribute(Box::new(value), name.to_owned()), at)?
                    }
                    Some(TokenKind::Integer(number)) => {
                        self.position += 1;
                        let key = self.node(ExprKind::Integer(number), at)?;
                        self.node(ExprKind::Item(Box::new(value), Box::new(key)), at)?
                    }
                    _ => return Err(self.error("expected a name after a dot")),
                }
            } else if self.take("[") {
                self.subscript(value, at)?
            } else if self.peek("(") {
                let arguments = self.arguments()?;
                self.node(ExprKind::Call(Box::new(value), arguments), at)?
            } else {
                return Ok(value);
            };
        }
    }

    pub(super) fn subscript(&mut self, value: Expr, at: usize) -> Result<Expr, Malformed> {
        let mut parts: [Option<Box<Expr>>; 3] = [None, None, None];
        let mut colons = 0;
        loop {
            if self.take(":") {
                colons += 1;
                if colons > 2 {
                    return Err(self.error("a slice has at most three parts"));
                }
            } else if self.take("]") {
                break;
            } else if parts[colons].is_none() {
                parts[colons] = Some(Box::new(self.tuple()?));
            } else {
                return Err(self.error("expected ]"));
            }
        }
        match (colons, parts) {
            (0, [Some(key), None, None]) => self.node(ExprKind::Item(Box::new(value), key), at),
            (0, _) => Err(self.error("an empty subscript")),
            (_, parts) => self.node(ExprKind::Slice(Box::new(value), parts), at),
        }
    }

    pub(super) fn arguments(&mut self) -> Result<Vec<Argument>, Malformed> {
        self.expect("(")?;
        let mut arguments = Vec::new();
        while !self.take(")") {
            let _unpacked = self.take("**") || self.take("*");
            let named = matches!(self.tokens.get(self.position + 1), Some(token) if token.kind == TokenKind::Operator("="))
                && matches!(self.kind(), Some(TokenKind::Name(_)));
            let name = if named { Some(self.name()?) } else { None };
            if named {
                self.expect("=")?;
            }
            arguments.push(Argument { name, value: self.expression()? });
            if !self.take(",") && !self.peek(")") {
                return Err(self.error("expected a comma between arguments"));
            }
        }
        Ok(arguments)
    }

    /// Filters, tests and calls behind a value; with `bare`, the first filter has no bar before it.
    pub(super) fn filters(&mut self, mut value: Expr, mut bare: bool) -> Result<Expr, Malformed> {
        loop {
            let at = self.at();
            value = if bare || self.take("|") {
                bare = false;
                let name = self.dotted_name()?;
                let arguments = if self.peek("(") { self.arguments()? } else { Vec::new() };
                self.node(ExprKind::Filter(Box::new(value), name, arguments), at)?
            } else if self.take_name("is") {
                self.take_name("not");
                let name = self.dotted_name()?;
                let arguments = self.test_arguments()?;
                self.node(ExprKind::Test(Box::new(value), name, arguments), at)?
            } else if self.peek("(") {
                let arguments = self.arguments()?;
                self.node(ExprKind::Call(Box::new(value), arguments), at)?
            } else {
                return Ok(value);
            };
        }
    }

    pub(super) fn test_arguments(&mut self) -> Result<Vec<Argument>, Malformed> {
        match self.kind() {
            Some(TokenKind::Operator("(")) => self.arguments(),
            Some(TokenKind::Name("else" | "or" | "and" | "is" | "if" | "in" | "not" | "recursive")) => {
                Ok(Vec::new())
            }
            Some(TokenKind::Operator("[" | "{"))
            | Some(TokenKind::Name(_) | TokenKind::Text(_) | TokenKind::Integer(_) | TokenKind::Float) => {
                let value = self.primary()?;
                let value = self.postfix(value)?;
                Ok(vec![Argument { name: None, value }])
            }
            _ => Ok(Vec::new()),
        }
    }

    pub(super) fn dotted_name(&mut self) -> Result<String, Malformed> {
        let mut name = self.name()?;
        while self.take(".") {
            name = format!("{name}.{}", self.name()?);
        }
        Ok(name)
    }

    pub(super) fn node(&self, kind: ExprKind, at: usize) -> Result<Expr, Malformed> {
        let depth = 1 + kind.deepest();
        if depth > MAX_DEPTH {
            return Err(Malformed::new(at, "a template expression is nested too deeply"));
        }
        Ok(Expr { kind, at, depth })
    }
}

impl ExprKind {
    fn deepest(&self) -> usize {
        let list = |list: &[Expr]| list.iter().map(|expr| expr.depth).max().unwrap_or(0);
        let arguments =
            |list: &[Argument]| list.iter().map(|argument| argument.value.depth).max().unwrap_or(0);
        match self {
            ExprKind::Name(_) | ExprKind::Text(..) | ExprKind::Integer(_) | ExprKind::Constant => 0,
            ExprKind::List(elements)
            | ExprKind::Join(elements)
            | ExprKind::Compare(elements, _)
            | ExprKind::Either(elements)
            | ExprKind::Arithmetic(elements) => list(elements),
            ExprKind::Dict(pairs) => {
                pairs.iter().map(|(key, value)| key.depth.max(value.depth)).max().unwrap_or(0)
            }
            ExprKind::Attribute(value, _) => value.depth,
            ExprKind::Item(left, right) | ExprKind::Modulo(left, right) | ExprKind::Times(left, right) => {
                left.depth.max(right.depth)
            }
            ExprKind::Slice(value, parts) => {
                parts.iter().flatten().map(|part| part.depth).max().unwrap_or(0).max(value.depth)
            }
            ExprKind::Call(callee, list) => callee.depth.max(arguments(list)),
            ExprKind::Filter(value, _, list) | ExprKind::Test(value, _, list) => {
                value.depth.max(arguments(list))
            }
            ExprKind::Condition(value, test, otherwise) => {
                value.depth.max(test.depth).max(otherwise.as_ref().map_or(0, |expr| expr.depth))
            }
        }
    }
}
