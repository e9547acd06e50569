mod expressions;

use super::lexer::{Piece, Token, TokenKind, split};
use super::syntax::{Expr, ExprKind, Statement};
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
}
