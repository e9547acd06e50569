//! The table of identifiers with a fixed shape, and the walk that matches text against all of it at once.
//!
//! A country is one file with rows of this table. A row says what the identifier looks like (its forms), how
//! it is verified (its check) and which words speak for it (its context).

use super::context::Vocabulary;

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

/// One form, ready to match.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) recogniser: usize,
    pub(super) needs: Needs,
    digits: u64,
    letters: u64,
    joints: Vec<Option<Joint>>,
}

impl Form {
    /// Whether groups of the right lengths, with these digits (a bit each) and joints, are of this form.
    pub(super) fn fits(&self, length: usize, digits: u64, joints: &[Joint]) -> bool {
        let all = (1u64 << length) - 1;
        let free = || joints.iter().zip(&self.joints).filter(|(_, wanted)| wanted.is_none());
        self.digits & !digits == 0
            && self.letters & digits & all == 0
            && joints.iter().zip(&self.joints).all(|(joint, wanted)| match wanted {
                Some(wanted) => joint == wanted,
                None => !matches!(joint, Joint::Slash | Joint::Colon),
            })
            && free().zip(free().skip(1)).all(|((one, _), (other, _))| one == other)
    }
}

/// Forms by the lengths of their groups.
#[derive(Debug)]
struct Node {
    next: [u16; LONGEST + 1],
    forms: Vec<u16>,
}

/// All recognisers, compiled.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<&'static Recogniser>,
    forms: Vec<Form>,
    nodes: Vec<Node>,
}

impl Table {
    /// Compiles the rows. Their context groups are numbered as they are, from 0.
    pub(super) fn new(rows: Vec<&'static Recogniser>, vocabulary: &mut Vocabulary) -> Table {
        let mut table = Table { rows, forms: Vec::new(), nodes: vec![Node::new()] };
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
        let mut form = Form { recogniser, needs, digits: 0, letters: 0, joints: Vec::new() };
        let (mut node, mut length, mut group) = (0, 0, 0);
        for class in pattern.bytes() {
            match class {
                b'd' => form.digits |= 1 << length,
                b'a' => form.letters |= 1 << length,
                b'x' => {}
                _ => {
                    form.joints.push(match class {
                        b'-' => Some(Joint::Dash),
                        b' ' => Some(Joint::Space),
                        b'.' => Some(Joint::Dot),
                        b'/' => Some(Joint::Slash),
                        b':' => Some(Joint::Colon),
                        _ => None,
                    });
                    node = self.child(node, group);
                    group = 0;
                    continue;
                }
            }
            length += 1;
            group += 1;
        }
        node = self.child(node, group);
        self.nodes[node].forms.push(self.forms.len() as u16);
        self.forms.push(form);
    }

    fn child(&mut self, node: usize, group: usize) -> usize {
        if self.nodes[node].next[group] == 0 {
            self.nodes[node].next[group] = self.nodes.len() as u16;
            self.nodes.push(Node::new());
        }
        usize::from(self.nodes[node].next[group])
    }

    /// The node after one more group of `length`, from 0 for the start; `None` where no form goes on so.
    pub(super) fn step(&self, node: usize, length: usize) -> Option<usize> {
        self.nodes[node].next.get(length).filter(|&&next| next != 0).map(|&next| usize::from(next))
    }

    /// The forms whose last group ends at `node`.
    pub(super) fn forms(&self, node: usize) -> impl Iterator<Item = &Form> {
        self.nodes[node].forms.iter().map(|&at| &self.forms[usize::from(at)])
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

impl Node {
    fn new() -> Node {
        Node { next: [0; LONGEST + 1], forms: Vec::new() }
    }
}
