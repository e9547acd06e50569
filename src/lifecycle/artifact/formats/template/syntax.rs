/// An expression with where it starts in the template.
#[derive(Debug)]
pub(super) struct Expr {
    pub(super) kind: ExprKind,
    pub(super) at: usize,
    /// Levels of expression below this one; the parser bounds it, so walks may recurse.
    pub(super) depth: usize,
}

#[derive(Debug)]
pub(super) enum ExprKind {
    Name(String),
    /// A string; `true` where it was written as several adjacent ones.
    Text(String, bool),
    Integer(Option<i64>),
    /// True, false, none or a fraction.
    Constant,
    List(Vec<Expr>),
    Dict(Vec<(Expr, Expr)>),
    Attribute(Box<Expr>, String),
    Item(Box<Expr>, Box<Expr>),
    /// `[start:stop:step]`
    Slice(Box<Expr>, [Option<Box<Expr>>; 3]),
    Call(Box<Expr>, Vec<Argument>),
    Filter(Box<Expr>, String, Vec<Argument>),
    Test(Box<Expr>, String, Vec<Argument>),
    /// `a ~ b ~ c`, and `a + b + c`.
    Join(Vec<Expr>),
    /// `a % b`
    Modulo(Box<Expr>, Box<Expr>),
    /// `a * b`
    Times(Box<Expr>, Box<Expr>),
    /// `a in b`, `a == b` and so on; `in` is told apart because a search in a message is.
    Compare(Vec<Expr>, Comparison),
    /// `and`, `or`: the value is one of them.
    Either(Vec<Expr>),
    /// What gives a number or a truth value whatever it is made of.
    Arithmetic(Vec<Expr>),
    /// `a if test else b`
    Condition(Box<Expr>, Box<Expr>, Option<Box<Expr>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equality,
    Membership,
    Other,
}

#[derive(Debug)]
pub(super) struct Argument {
    pub(super) name: Option<String>,
    pub(super) value: Expr,
}

#[derive(Debug)]
pub(super) enum Statement {
    Text(String),
    Output(Expr),
    /// A call of something for its effect: `{% do … %}`.
    Effect(Expr),
    For {
        targets: Vec<String>,
        over: Expr,
        test: Option<Expr>,
        body: Vec<Statement>,
        otherwise: Vec<Statement>,
    },
    If {
        branches: Vec<(Expr, Vec<Statement>)>,
        otherwise: Vec<Statement>,
    },
    /// `{% set a, b = … %}`; a target `ns.x` is spelled with its dot.
    Set {
        targets: Vec<String>,
        value: Expr,
    },
    /// `{% set a %}…{% endset %}`
    Capture {
        target: String,
        body: Vec<Statement>,
    },
    Macro {
        name: String,
        parameters: Vec<(String, Option<Expr>)>,
        body: Vec<Statement>,
    },
    /// `{% call f() %}…`, `{% filter f %}…`, `{% with … %}…` and blocks that only wrap.
    Wrapped {
        effects: Vec<Expr>,
        bindings: Vec<(String, Expr)>,
        body: Vec<Statement>,
    },
    /// `include`, `import`, `from`, `extends`: another template by name.
    Load {
        tag: &'static str,
        at: usize,
    },
}
