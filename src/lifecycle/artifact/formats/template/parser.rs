use super::lexer::{Piece, Token, TokenKind, split};
use super::syntax::{Argument, Comparison, Expr, ExprKind, Statement};
use crate::lifecycle::artifact::formats::malformed::Malformed;

/// Deepest nesting of expressions, and of blocks: bounds the stack of every walk, this one included.
const MAX_DEPTH: usize = 48;

/// Reads a template with Jinja's grammar and the tags that chat templates use (loop controls, `generation`).
pub(super) fn parse(template: &str) -> Result<Vec<Statement>, Malformed> {
    let pieces = split(template)?;
    let mut blocks = Blocks { pieces: pieces.into_iter(), depth: 0, end: template.len() };
    let (body, end) = blocks.body(&[])?;
    match end {
        None => Ok(body),
        Some((_, tokens)) => Err(Malformed::new(tokens.at(), "a closing tag without its opening")),
    }
}

struct Blocks<'t> {
    pieces: std::vec::IntoIter<Piece<'t>>,
    depth: usize,
    end: usize,
}

/// A closing or dividing tag, and what follows its name.
type End<'t> = Option<(&'static str, Tokens<'t>)>;

impl<'t> Blocks<'t> {
    /// Statements up to one of the tags `until`, or to the end of the template where that list is empty.
    fn body(&mut self, until: &[&'static str]) -> Result<(Vec<Statement>, End<'t>), Malformed> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Malformed::new(0, "template blocks are nested too deeply"));
        }
        let mut body = Vec::new();
        while let Some(piece) = self.pieces.next() {
            match piece {
                Piece::Text(text) => body.push(Statement::Text(text.to_owned())),
                Piece::Output(tokens, at) => {
                    let mut tokens = Tokens::new(tokens, at);
                    let value = tokens.tuple()?;
                    tokens.finish()?;
                    body.push(Statement::Output(value));
                }
                Piece::Statement(tokens, at) => {
                    let mut tokens = Tokens::new(tokens, at);
                    let tag = tokens.name()?;
                    if let Some(&end) = until.iter().find(|&&end| end == tag) {
                        self.depth -= 1;
                        return Ok((body, Some((end, tokens))));
                    }
                    self.statement(&tag, tokens, &mut body)?;
                }
            }
        }
        if !until.is_empty() {
            return Err(Malformed::new(self.end, "the template ends inside a block"));
        }
        self.depth -= 1;
        Ok((body, None))
    }

    /// The statements up to `end`, which closes the block.
    fn until(&mut self, end: &'static str) -> Result<Vec<Statement>, Malformed> {
        self.body(&[end]).map(|(body, _)| body)
    }

    fn statement(
        &mut self,
        tag: &str,
        mut tokens: Tokens<'t>,
        body: &mut Vec<Statement>,
    ) -> Result<(), Malformed> {
        let at = tokens.at();
        let statement = match tag {
            "for" => {
                let targets = tokens.targets()?;
                tokens.expect_name("in")?;
                let over = tokens.tuple_without_condition()?;
                let test = if tokens.take_name("if") { Some(tokens.expression()?) } else { None };
                tokens.take_name("recursive");
                tokens.finish()?;
                let (inner, end) = self.body(&["else", "endfor"])?;
                let otherwise = match end {
                    Some(("else", _)) => self.until("endfor")?,
                    _ => Vec::new(),
                };
                Statement::For { targets, over, test, body: inner, otherwise }
            }
            "if" => {
                let mut branches = Vec::new();
                let mut otherwise = Vec::new();
                let mut test = tokens.tuple()?;
                loop {
                    tokens.finish()?;
                    let (inner, end) = self.body(&["elif", "else", "endif"])?;
                    branches.push((test, inner));
                    match end {
                        Some(("elif", next)) => {
                            tokens = next;
                            test = tokens.tuple()?;
                        }
                        Some(("else", _)) => {
                            otherwise = self.until("endif")?;
                            break;
                        }
                        _ => break,
                    }
                }
                Statement::If { branches, otherwise }
            }
            "set" => {
                let targets = tokens.targets()?;
                if tokens.take("=") {
                    let value = tokens.tuple()?;
                    tokens.finish()?;
                    Statement::Set { targets, value }
                } else {
                    let inner = self.until("endset")?;
                    Statement::Capture { target: targets.join(","), body: inner }
                }
            }
            "macro" => {
                let name = tokens.name()?;
                let parameters = tokens.parameters()?;
                tokens.finish()?;
                Statement::Macro { name, parameters, body: self.until("endmacro")? }
            }
            "call" => {
                let bound = if tokens.peek("(") { tokens.parameters()? } else { Vec::new() };
                let mut effects = vec![tokens.expression()?];
                effects.extend(bound.into_iter().filter_map(|(_, default)| default));
                Statement::Wrapped { effects, bindings: Vec::new(), body: self.until("endcall")? }
            }
            "filter" => {
                let subject = Expr { kind: ExprKind::Constant, at, depth: 0 };
                let effects = vec![tokens.filters(subject, true)?];
                Statement::Wrapped { effects, bindings: Vec::new(), body: self.until("endfilter")? }
            }
            "with" => {
                let mut bindings = Vec::new();
                while !tokens.is_empty() {
                    let name = tokens.name()?;
                    tokens.expect("=")?;
                    bindings.push((name, tokens.expression()?));
                    if !tokens.take(",") {
                        break;
                    }
                }
                Statement::Wrapped { effects: Vec::new(), bindings, body: self.until("endwith")? }
            }
            "block" => self.wrapped("endblock")?,
            "autoescape" => self.wrapped("endautoescape")?,
            "generation" => self.wrapped("endgeneration")?,
            "trans" => self.wrapped("endtrans")?,
            "do" => Statement::Effect(tokens.tuple()?),
            "break" | "continue" | "debug" => return Ok(()),
            "include" => Statement::Load { tag: "include", at },
            "import" => Statement::Load { tag: "import", at },
            "from" => Statement::Load { tag: "from", at },
            "extends" => Statement::Load { tag: "extends", at },
            _ => return Err(Malformed::new(at, "not a tag that Jinja knows")),
        };
        body.push(statement);
        Ok(())
    }

    fn wrapped(&mut self, end: &'static str) -> Result<Statement, Malformed> {
        Ok(Statement::Wrapped { effects: Vec::new(), bindings: Vec::new(), body: self.until(end)? })
    }
}

struct Tokens<'t> {
    tokens: Vec<Token<'t>>,
    position: usize,
    start: usize,
    depth: usize,
}

impl<'t> Tokens<'t> {
    fn new(tokens: Vec<Token<'t>>, start: usize) -> Tokens<'t> {
        Tokens { tokens, position: 0, start, depth: 0 }
    }

    fn at(&self) -> usize {
        self.tokens.get(self.position).map_or(self.start, |token| token.at)
    }

    fn error(&self, message: &str) -> Malformed {
        Malformed::new(self.at(), message)
    }

    fn is_empty(&self) -> bool {
        self.position >= self.tokens.len()
    }

    fn finish(&self) -> Result<(), Malformed> {
        if self.is_empty() { Ok(()) } else { Err(self.error("unexpected text at the end of a template tag")) }
    }

    fn kind(&self) -> Option<&TokenKind<'t>> {
        self.tokens.get(self.position).map(|token| &token.kind)
    }

    fn peek(&self, operator: &str) -> bool {
        matches!(self.kind(), Some(TokenKind::Operator(other)) if *other == operator)
    }

    fn peek_name(&self, name: &str) -> bool {
        matches!(self.kind(), Some(TokenKind::Name(other)) if *other == name)
    }

    fn take(&mut self, operator: &str) -> bool {
        let yes = self.peek(operator);
        self.position += usize::from(yes);
        yes
    }

    fn take_name(&mut self, name: &str) -> bool {
        let yes = self.peek_name(name);
        self.position += usize::from(yes);
        yes
    }

    fn expect(&mut self, operator: &'static str) -> Result<(), Malformed> {
        if self.take(operator) { Ok(()) } else { Err(self.error(&format!("expected {operator}"))) }
    }

    fn expect_name(&mut self, name: &'static str) -> Result<(), Malformed> {
        if self.take_name(name) { Ok(()) } else { Err(self.error(&format!("expected {name}"))) }
    }

    fn name(&mut self) -> Result<String, Malformed> {
        match self.kind() {
            Some(TokenKind::Name(name)) => {
                let name = (*name).to_owned();
                self.position += 1;
                Ok(name)
            }
            _ => Err(self.error("expected a name")),
        }
    }

    /// `a`, `a.b`, `a, b` or `(a, b)` on the left of an assignment or a loop.
    fn targets(&mut self) -> Result<Vec<String>, Malformed> {
        let mut targets = Vec::new();
        let mut open = 0;
        loop {
            while self.take("(") {
                open += 1;
            }
            let mut target = self.name()?;
            while self.take(".") {
                target = format!("{target}.{}", self.name()?);
            }
            targets.push(target);
            while open > 0 && self.take(")") {
                open -= 1;
            }
            if !self.take(",") {
                return if open == 0 { Ok(targets) } else { Err(self.error("expected )")) };
            }
        }
    }

    fn parameters(&mut self) -> Result<Vec<(String, Option<Expr>)>, Malformed> {
        self.expect("(")?;
        let mut parameters = Vec::new();
        while !self.take(")") {
            let name = self.name()?;
            let default = if self.take("=") { Some(self.expression()?) } else { None };
            parameters.push((name, default));
            if !self.take(",") && !self.peek(")") {
                return Err(self.error("expected a comma between parameters"));
            }
        }
        Ok(parameters)
    }

    fn tuple(&mut self) -> Result<Expr, Malformed> {
        let first = self.expression()?;
        self.rest_of_tuple(first)
    }

    /// A tuple whose `if` belongs to the loop around it.
    fn tuple_without_condition(&mut self) -> Result<Expr, Malformed> {
        let first = self.either()?;
        self.rest_of_tuple(first)
    }

    fn rest_of_tuple(&mut self, first: Expr) -> Result<Expr, Malformed> {
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

    fn expression(&mut self) -> Result<Expr, Malformed> {
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

    fn either(&mut self) -> Result<Expr, Malformed> {
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

    fn both(&mut self) -> Result<Expr, Malformed> {
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

    fn negation(&mut self) -> Result<Expr, Malformed> {
        let at = self.at();
        let mut negated = false;
        while self.take_name("not") {
            negated = true;
        }
        let value = self.comparison()?;
        if negated { self.node(ExprKind::Arithmetic(vec![value]), at) } else { Ok(value) }
    }

    fn comparison(&mut self) -> Result<Expr, Malformed> {
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

    fn sum(&mut self) -> Result<Expr, Malformed> {
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

    fn product(&mut self) -> Result<Expr, Malformed> {
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

    fn unary(&mut self, filtered: bool) -> Result<Expr, Malformed> {
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

    fn primary(&mut self) -> Result<Expr, Malformed> {
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

    fn elements(&mut self, close: &'static str) -> Result<Vec<Expr>, Malformed> {
        let mut elements = Vec::new();
        while !self.take(close) {
            elements.push(self.expression()?);
            if !self.take(",") && !self.peek(close) {
                return Err(self.error("expected a comma in a list"));
            }
        }
        Ok(elements)
    }

    fn postfix(&mut self, mut value: Expr) -> Result<Expr, Malformed> {
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

    fn subscript(&mut self, value: Expr, at: usize) -> Result<Expr, Malformed> {
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

    fn arguments(&mut self) -> Result<Vec<Argument>, Malformed> {
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
    fn filters(&mut self, mut value: Expr, mut bare: bool) -> Result<Expr, Malformed> {
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

    fn test_arguments(&mut self) -> Result<Vec<Argument>, Malformed> {
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

    fn dotted_name(&mut self) -> Result<String, Malformed> {
        let mut name = self.name()?;
        while self.take(".") {
            name = format!("{name}.{}", self.name()?);
        }
        Ok(name)
    }

    fn node(&self, kind: ExprKind, at: usize) -> Result<Expr, Malformed> {
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
