//! The table of identifiers with a fixed shape, and the walk that matches text against all of it at once.
//!
//! A country is one file with rows of this table. A row says what the identifier looks like (its forms), how
//! it is verified (its check) and which words speak for it (its context).

use super::vocabulary::{Groups, Vocabulary};

/// An identifier with a fixed shape.
#[derive(Debug)]
pub(super) struct Recogniser {
    /// Whether it names a thing or a place rather than somebody: found only where it is asked for.
    pub(super) thing: bool,
    /// The label of its findings, in `snake_case`.
    pub(super) label: &'static str,
    /// Why it was found: `luhn`, `mod11`, `format`…
    pub(super) reason: &'static str,
    /// The ways it is written, with `|` between them. `d` is a digit, `a` an ASCII letter, `x` either, `3d` three digits,
    /// `2..4d` two to four; `-`, ` `, `.`, `/` and `:` are themselves (a dash or space may be one of Unicode's), `_` is
    /// `-`, ` ` or `.`, the same one throughout.
    pub(super) forms: &'static [(&'static str, Needs)],
    /// Verifies the letters and digits alone, in upper case.
    pub(super) check: fn(&[u8]) -> bool,
    /// The score where the words around it speak for it.
    pub(super) sure: f32,
    /// Words and phrases of up to three words, in lower case, that speak for it.
    pub(super) context: &'static [&'static str],
}

/// The least evidence, beside shape and check, that makes a form a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// None: the shape is rare, or the check is strong.
    Nothing,
    /// The text is nothing else, as in the cell of a table; or context.
    Cell,
    /// Words that speak for it.
    Context,
}

/// The longest identifier, in letters and digits.
pub(super) const LONGEST: usize = 34;
/// The most groups that an identifier is written in.
pub(super) const GROUPS: usize = 9;

/// What joins two groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    Dash,
    Space,
    Dot,
    Slash,
    Colon,
}

impl Joint {
    /// What `_` in a form stands for.
    const FREE: [Joint; 3] = [Joint::Dash, Joint::Space, Joint::Dot];

    /// The joint at the head of `rest`, and its length in bytes.
    pub(super) fn read(rest: &[u8]) -> Option<(Joint, usize)> {
        match rest {
            [b' ', b'-', b' ', ..] => Some((Joint::Dash, 3)),
            [b'-', ..] => Some((Joint::Dash, 1)),
            [b' ', ..] => Some((Joint::Space, 1)),
            [b'.', ..] => Some((Joint::Dot, 1)),
            [b'/', ..] => Some((Joint::Slash, 1)),
            [b':', ..] => Some((Joint::Colon, 1)),
            // no-break space
            [0xc2, 0xa0, ..] => Some((Joint::Space, 2)),
            // hyphen, no-break hyphen, figure dash, en dash; narrow no-break space
            [0xe2, 0x80, 0x90..=0x93, ..] => Some((Joint::Dash, 3)),
            [0xe2, 0x80, 0xaf, ..] => Some((Joint::Space, 3)),
            _ => None,
        }
    }
}

/// The joints of a candidate, a byte each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Joints(u64);

impl Joints {
    pub(super) fn push(&mut self, group: usize, joint: Joint) {
        self.0 |= (joint as u64) << (8 * group);
    }
}

/// A bit for each of the lowest bits of a byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// What several forms with groups of the same lengths look like.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shape {
    /// Where digits must be and where letters must be, a bit for each place.
    digits: u64,
    letters: u64,
    /// The joints that are fixed and the bytes of them; the bytes of those that are not.
    joints: Joints,
    fixed: u64,
    free: u64,
}

impl Shape {
    fn fits(&self, digits: u64, joints: Joints) -> bool {
        // Those that are not fixed are all the same, and neither a slash nor a colon.
        let is_free = |joint: Joint| (joints.0 ^ (joint as u64 * EACH)) & self.free == 0;
        self.digits & !digits == 0
            && self.letters & digits == 0
            && (joints.0 ^ self.joints.0) & self.fixed == 0
            && (self.free == 0 || Joint::FREE.into_iter().any(is_free))
    }
}

/// A form of a row, whose groups end at a node.
#[derive(Debug)]
struct Form {
    recogniser: usize,
    needs: Needs,
    shape: Shape,
}

/// What a group consists of, a bit each: digits alone, letters alone, both. And what forms let it consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mixture(u8);

impl Mixture {
    const DIGITS: Mixture = Mixture(1);
    const LETTERS: Mixture = Mixture(2);
    const BOTH: Mixture = Mixture(4);

    /// Of a group of `length`, with a bit for each digit.
    fn of(digits: u64, length: usize) -> Mixture {
        match digits {
            0 => Mixture::LETTERS,
            _ if digits == (1 << length) - 1 => Mixture::DIGITS,
            _ => Mixture::BOTH,
        }
    }

    /// What a group of a pattern lets it be: `dda`, `xx`.
    fn of_classes(classes: &[u8]) -> Mixture {
        let [may_digits, may_letters] = [b'a', b'd'].map(|other| !classes.contains(&other));
        let may_both = classes.len() > 1 && (classes.contains(&b'x') || !may_digits && !may_letters);
        Mixture(u8::from(may_digits) | u8::from(may_letters) << 1 | u8::from(may_both) << 2)
    }

    fn add(&mut self, other: Mixture) {
        self.0 |= other.0;
    }

    fn meets(self, other: Mixture) -> bool {
        self.0 & other.0 != 0
    }
}

/// The forms with groups of the same lengths.
#[derive(Debug)]
pub(super) struct Node {
    next: [u16; LONGEST + 1],
    /// What the last group may be.
    mixture: Mixture,
    /// The joints, a bit each, that may follow.
    joints: u8,
    /// The shapes without letters, and those with some.
    shapes: [Vec<(Shape, Groups)>; 2],
    /// In order of the rows.
    forms: Vec<Form>,
    /// Rows that have a form here which needs nothing, and those with one for which a cell is enough.
    bare: Groups,
    celled: Groups,
}

impl Node {
    fn new() -> Node {
        Node {
            next: [0; LONGEST + 1],
            mixture: Mixture(0),
            joints: 0,
            shapes: Default::default(),
            forms: Vec::new(),
            bare: Groups::default(),
            celled: Groups::default(),
        }
    }

    /// The rows with a form of these digits (a bit each of so many) and joints.
    pub(super) fn fitting(&self, length: usize, digits: u64, joints: Joints) -> Groups {
        let mut rows = Groups::default();
        let [plain, lettered] = &self.shapes;
        let lettered = if digits == (1 << length) - 1 { &[] } else { &lettered[..] };
        for (shape, of) in plain.iter().chain(lettered) {
            if shape.fits(digits, joints) {
                rows.union(of);
            }
        }
        rows
    }

    /// Whether any form goes on with this joint.
    pub(super) fn goes_on_with(&self, joint: Joint) -> bool {
        self.joints >> joint as u8 & 1 != 0
    }

    /// What the forms of one row need that are of these digits and joints.
    pub(super) fn needs(
        &self,
        recogniser: usize,
        digits: u64,
        joints: Joints,
    ) -> impl Iterator<Item = Needs> {
        let first = self.forms.partition_point(|form| form.recogniser < recogniser);
        let forms = self.forms[first..].iter().take_while(move |form| form.recogniser == recogniser);
        forms.filter(move |form| form.shape.fits(digits, joints)).map(|form| form.needs)
    }

    /// The rows with a form that needs nothing.
    pub(super) fn bare(&self) -> &Groups {
        &self.bare
    }

    /// The rows with a form for which it is enough to be all of a text.
    pub(super) fn celled(&self) -> &Groups {
        &self.celled
    }
}

/// All recognisers, compiled: a tree of the lengths of groups.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<&'static Recogniser>,
    nodes: Vec<Node>,
}

impl Table {
    /// Compiles the rows. Their context groups are numbered as they are, from 0.
    pub(super) fn new(rows: Vec<&'static Recogniser>, vocabulary: &mut Vocabulary) -> Table {
        let mut table = Table { rows, nodes: vec![Node::new()] };
        for recogniser in 0..table.rows.len() {
            let row = table.rows[recogniser];
            vocabulary.insert(recogniser, row.context);
            for &(patterns, needs) in row.forms {
                for pattern in patterns.split('|').flat_map(expand) {
                    table.insert(recogniser, &pattern, needs);
                }
            }
        }
        table
    }

    fn insert(&mut self, recogniser: usize, pattern: &str, needs: Needs) {
        let mut shape = Shape { digits: 0, letters: 0, joints: Joints::default(), fixed: 0, free: 0 };
        let is_class = |byte: &u8| matches!(byte, b'd' | b'a' | b'x');
        let classes = pattern.bytes().filter(is_class);
        for (at, class) in classes.enumerate() {
            match class {
                b'd' => shape.digits |= 1 << at,
                b'a' => shape.letters |= 1 << at,
                _ => {}
            }
        }
        let mut node = 0;
        let groups = pattern.as_bytes().split(|byte| !is_class(byte));
        let mut signs = pattern.bytes().filter(|byte| !is_class(byte));
        for (at, group) in groups.enumerate() {
            assert!(!group.is_empty(), "a group of nothing: {pattern}");
            node = self.child(node, group.len());
            self.nodes[node].mixture.add(Mixture::of_classes(group));
            let Some(sign) = signs.next() else { break };
            let fixed = match sign {
                b'-' => Some(Joint::Dash),
                b' ' => Some(Joint::Space),
                b'.' => Some(Joint::Dot),
                b'/' => Some(Joint::Slash),
                b':' => Some(Joint::Colon),
                _ => None,
            };
            match fixed {
                Some(fixed) => {
                    shape.joints.push(at, fixed);
                    shape.fixed |= 0xff << (8 * at);
                }
                None => shape.free |= 0xff << (8 * at),
            }
            let joints = fixed.as_ref().map_or(Joint::FREE.as_slice(), std::slice::from_ref);
            for &joint in joints {
                self.nodes[node].joints |= 1 << joint as u8;
            }
        }
        let Node { shapes, forms, bare, celled, .. } = &mut self.nodes[node];
        let shapes = &mut shapes[usize::from(shape.letters != 0)];
        match shapes.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, rows)) => rows.insert(recogniser),
            None => {
                let mut rows = Groups::default();
                rows.insert(recogniser);
                shapes.push((shape, rows));
            }
        }
        if needs == Needs::Nothing {
            bare.insert(recogniser);
        }
        if needs != Needs::Context {
            celled.insert(recogniser);
        }
        forms.push(Form { recogniser, needs, shape });
    }

    fn child(&mut self, node: usize, group: usize) -> usize {
        if self.nodes[node].next[group] == 0 {
            self.nodes[node].next[group] = self.nodes.len() as u16;
            self.nodes.push(Node::new());
        }
        usize::from(self.nodes[node].next[group])
    }

    /// Where no group was read.
    pub(super) fn root(&self) -> &Node {
        &self.nodes[0]
    }

    /// The node after one more group of `length`, with a bit for each digit; `None` where no form goes on so.
    pub(super) fn step(&self, node: &Node, length: usize, digits: u64) -> Option<&Node> {
        let next = node.next.get(length).filter(|&&next| next != 0)?;
        let node = &self.nodes[usize::from(*next)];
        node.mixture.meets(Mixture::of(digits, length)).then_some(node)
    }
}

/// The patterns without counts that a pattern with counts stands for: `2..3d` is `dd` and `ddd`.
pub(super) fn expand(pattern: &str) -> Vec<String> {
    let mut whole = vec![String::new()];
    let mut rest = pattern;
    while !rest.is_empty() {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let count = |text: &str| text[..digits(text)].parse::<usize>().unwrap_or(1);
        let least = count(rest);
        rest = &rest[digits(rest)..];
        let most = match rest.strip_prefix("..") {
            Some(tail) => {
                rest = &tail[digits(tail)..];
                count(tail)
            }
            None => least,
        };
        let (class, tail) = rest.split_at(1);
        rest = tail;
        whole = whole
            .iter()
            .flat_map(|before| (least..=most).map(move |count| before.clone() + &class.repeat(count)))
            .collect();
    }
    whole
}
