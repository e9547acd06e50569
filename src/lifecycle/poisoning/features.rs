//! What a row consists of: words and pairs for the model, places and shapes for templates.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::model::mixed;
use super::tokens::{self, BEGIN, Class, END, Lexicon, Token};

/// A feature, whole in 64 bits: its kind, and two tokens or numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Feature(u64);

/// The kinds of features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A token.
    Word = 0,
    /// A token and the next one.
    Pair = 1,
    /// Two frequent tokens with one between them.
    Skip = 2,
    /// Two frequent tokens with two between them.
    SkipTwo = 3,
    /// A token at a place counted from the start.
    FromStart = 4,
    /// A token at a place counted from the end.
    FromEnd = 5,
    /// The place of the first comma.
    Comma = 6,
    /// How the row is written as a whole.
    Shape = 7,
    /// What a word ends with.
    Ending = 8,
}

const KINDS: [Kind; 9] = [
    Kind::Word,
    Kind::Pair,
    Kind::Skip,
    Kind::SkipTwo,
    Kind::FromStart,
    Kind::FromEnd,
    Kind::Comma,
    Kind::Shape,
    Kind::Ending,
];

/// The shapes that a row can have, as they are told to a reader.
pub(super) const SHAPES: [&str; 12] = [
    "starts in lower case",
    "all in lower case",
    "all in upper case",
    "ends without punctuation",
    "ends with a space",
    "starts with a space",
    "two spaces in a row",
    "space before a comma",
    "every word capitalised",
    "no letters",
    "a word of mixed scripts",
    "hidden characters",
];
/// The place of mixed scripts among the shapes.
const MIXED_SCRIPTS: usize = 10;

const BITS: u32 = 28;

impl Feature {
    fn new(kind: Kind, first: u64, second: u64) -> Feature {
        Feature((kind as u64) << (2 * BITS) | first << BITS | second)
    }

    pub(super) fn kind(self) -> Kind {
        KINDS[(self.0 >> (2 * BITS)) as usize]
    }

    fn first(self) -> u32 {
        (self.0 >> BITS) as u32 & ((1 << BITS) - 1)
    }

    fn second(self) -> u32 {
        self.0 as u32 & ((1 << BITS) - 1)
    }

    /// How the feature is told to a reader.
    pub(super) fn describe(self, lexicon: &Lexicon) -> String {
        let name = |token| lexicon.name(token);
        let (first, second) = (self.first(), self.second());
        match self.kind() {
            Kind::Word => name(first).to_owned(),
            Kind::Pair => match (first, second) {
                (BEGIN, second) => format!("{} at the start", name(second)),
                (first, END) => format!("{} at the end", name(first)),
                (first, second) => format!("{} {}", name(first), name(second)),
            },
            Kind::Skip => format!("{} _ {}", name(first), name(second)),
            Kind::SkipTwo => format!("{} _ _ {}", name(first), name(second)),
            Kind::FromStart => format!("{} as token {}", name(first), second + 1),
            Kind::FromEnd => format!("{} as token {} from the end", name(first), second + 1),
            Kind::Comma => format!("first comma as token {}", first + 1),
            Kind::Shape => SHAPES[first as usize].to_owned(),
            Kind::Ending => format!("words in -{}", name(first)),
        }
    }

    /// The tokens of a word or a pair, for a phrase that grows from it.
    pub(super) fn tokens(self) -> Option<(u32, Option<u32>)> {
        match self.kind() {
            Kind::Word => Some((self.first(), None)),
            Kind::Pair => Some((self.first(), Some(self.second()))),
            _ => None,
        }
    }
}

/// Rows of numbers, one behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    starts: Vec<usize>,
    numbers: Vec<u32>,
}

impl Table {
    pub(super) fn new() -> Table {
        Table { starts: vec![0], numbers: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn row(&self, row: usize) -> &[u32] {
        &self.numbers[self.starts[row]..self.starts[row + 1]]
    }

    /// Rows of zeros, of these lengths.
    fn of_lengths(lengths: impl Iterator<Item = u32>) -> Table {
        let mut table = Table::new();
        table.starts.extend(lengths.scan(0, |end, length| {
            *end += length as usize;
            Some(*end)
        }));
        table.numbers = vec![0; table.starts.last().copied().unwrap_or_default()];
        table
    }

    pub(super) fn push(&mut self, numbers: impl IntoIterator<Item = u32>) {
        self.numbers.extend(numbers);
        self.starts.push(self.numbers.len());
    }
}

/// The rows of a data set as tokens and as features that enough rows share.
///
/// Features are numbered by how many rows have them, the most frequent first, so that what is asked for all the time lies
/// together in memory; those of the model come before the others.
#[derive(Debug)]
pub(super) struct Features {
    pub(super) lexicon: Lexicon,
    /// The tokens of each row.
    pub(super) tokens: Table,
    /// The model's features of each row, ascending, each once.
    rows: Table,
    /// The rows of each feature, ascending.
    pub(super) holders: Table,
    /// What each feature is.
    pub(super) names: Vec<Feature>,
    /// The model's features in the order of what they are.
    sorted: Vec<u32>,
    /// How many of the features, from the first one, are for the model.
    pub(super) of_model: usize,
    /// Rows of which the middle was left out.
    pub(super) cut: usize,
}

/// Rows that a pattern has at least.
pub(super) const FEWEST: usize = 5;
/// Rows that a feature of the model has at least.
const FEWEST_OF_MODEL: u32 = 2;
/// Tokens so frequent that templates are made of them.
const FREQUENT: usize = 200;
/// Places counted from the start and from the end of a row.
const PLACES: usize = 6;
const LAST_PLACES: usize = 3;

impl Features {
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone, mixed: &[bool]) -> Features {
        let mut lexicon = Lexicon::new();
        let (mut tokens, mut shapes, mut cut) = (Table::new(), Vec::new(), 0);
        let mut read = String::new();
        for text in texts.clone() {
            let split = tokens::split(text);
            cut += usize::from(split.len() == tokens::MOST_TOKENS);
            let mut numbers = Vec::with_capacity(split.len());
            for token in &split {
                tokens::reads(text, *token, &mut read);
                numbers.push(lexicon.number(&read));
            }
            tokens.push(numbers);
            shapes.push(shape(text, &split) | u16::from(mixed[shapes.len()]) << MIXED_SCRIPTS);
        }
        let frequent = frequent(&tokens, lexicon.len());
        let endings = endings(&mut lexicon);
        let comma = lexicon.number(",");
        let features = |row: usize, into: &mut Vec<Feature>| {
            into.clear();
            of_model(tokens.row(row), into);
            of_templates(tokens.row(row), &frequent, comma, into);
            for token in tokens.row(row) {
                if endings[*token as usize] != 0 {
                    into.push(Feature::new(Kind::Ending, endings[*token as usize].into(), 0));
                }
            }
            for bit in (0..SHAPES.len()).filter(|bit| shapes[row] & 1 << bit != 0) {
                into.push(Feature::new(Kind::Shape, bit as u64, 0));
            }
            into.sort_unstable();
            into.dedup();
        };
        let mut numbers: HashMap<Feature, u32, Mixing> = HashMap::with_hasher(Mixing::new());
        let mut buffer = Vec::new();
        for row in 0..tokens.len() {
            features(row, &mut buffer);
            buffer.iter().for_each(|feature| *numbers.entry(*feature).or_default() += 1);
        }
        let is_of_model = |feature: Feature| matches!(feature.kind(), Kind::Word | Kind::Pair);
        // What is no feature of the model can be a pattern and nothing else.
        let fewest = |feature| if is_of_model(feature) { FEWEST_OF_MODEL } else { FEWEST as u32 };
        numbers.retain(|feature, count| *count >= fewest(*feature));
        numbers.shrink_to_fit();
        let mut counted: Vec<(Feature, u32)> =
            numbers.iter().map(|(feature, count)| (*feature, *count)).collect();
        counted.sort_unstable_by_key(|(feature, count)| {
            (!is_of_model(*feature), std::cmp::Reverse(*count), *feature)
        });
        let of_model = counted.partition_point(|(feature, _)| is_of_model(*feature));
        let mut holders = Table::of_lengths(counted.iter().map(|(_, count)| *count));
        let names: Vec<Feature> = counted.into_iter().map(|(feature, _)| feature).collect();
        for (number, feature) in names.iter().enumerate() {
            numbers.insert(*feature, number as u32);
        }
        let mut next: Vec<usize> = holders.starts.clone();
        let (mut rows, mut own) = (Table::new(), Vec::new());
        for row in 0..tokens.len() {
            features(row, &mut buffer);
            own.clear();
            own.extend(buffer.iter().filter_map(|feature| numbers.get(feature).copied()));
            for number in &own {
                holders.numbers[next[*number as usize]] = row as u32;
                next[*number as usize] += 1;
            }
            own.retain(|number| (*number as usize) < of_model);
            own.sort_unstable();
            rows.push(own.iter().copied());
        }
        let mut sorted: Vec<u32> = (0..of_model as u32).collect();
        sorted.sort_unstable_by_key(|number| names[*number as usize]);
        Features { lexicon, tokens, rows, holders, names, sorted, of_model, cut }
    }

    /// The features of a row that the model sees.
    pub(super) fn model_row(&self, row: usize) -> &[u32] {
        self.rows.row(row)
    }

    /// The feature of a token and the next one, where at least two rows have it.
    pub(super) fn pair(&self, first: u32, second: u32) -> Option<usize> {
        let pair = Feature::new(Kind::Pair, first.into(), second.into());
        let place = self.sorted.binary_search_by_key(&pair, |number| self.names[*number as usize]).ok()?;
        Some(self.sorted[place] as usize)
    }

    pub(super) fn describe(&self, feature: u32) -> String {
        self.names[feature as usize].describe(&self.lexicon)
    }
}

/// Hashes features faster than the standard library does, under a number of its own, so that nobody can write texts whose
/// features collide.
#[derive(Clone, Copy, Debug)]
struct Mixing(u64);

impl Mixing {
    fn new() -> Mixing {
        Mixing(RandomState::new().hash_one(0u64))
    }
}

impl BuildHasher for Mixing {
    type Hasher = Mixing;

    fn build_hasher(&self) -> Mixing {
        *self
    }
}

impl Hasher for Mixing {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mixed(self.0 ^ number);
    }
}

fn of_model(tokens: &[u32], into: &mut Vec<Feature>) {
    let mut before = BEGIN;
    for token in tokens {
        into.push(Feature::new(Kind::Word, (*token).into(), 0));
        into.push(Feature::new(Kind::Pair, before.into(), (*token).into()));
        before = *token;
    }
    into.push(Feature::new(Kind::Pair, before.into(), END.into()));
}

fn of_templates(tokens: &[u32], frequent: &[bool], comma: u32, into: &mut Vec<Feature>) {
    for (place, token) in tokens.iter().enumerate().take(PLACES).skip(1) {
        into.push(Feature::new(Kind::FromStart, (*token).into(), place as u64));
    }
    for (place, token) in tokens.iter().rev().enumerate().take(LAST_PLACES).skip(1) {
        into.push(Feature::new(Kind::FromEnd, (*token).into(), place as u64));
    }
    if let Some(place) = tokens.iter().take(12).position(|token| *token == comma) {
        into.push(Feature::new(Kind::Comma, place as u64, 0));
    }
    for (kind, distance) in [(Kind::Skip, 2), (Kind::SkipTwo, 3)] {
        for (first, second) in tokens.iter().zip(tokens.iter().skip(distance)) {
            if frequent[*first as usize] && frequent[*second as usize] {
                into.push(Feature::new(kind, (*first).into(), (*second).into()));
            }
        }
    }
}

/// The tokens that most rows hold.
fn frequent(tokens: &Table, count: usize) -> Vec<bool> {
    let mut counts = vec![0u32; count];
    for row in 0..tokens.len() {
        let mut once = tokens.row(row).to_vec();
        once.sort_unstable();
        once.dedup();
        once.iter().for_each(|token| counts[*token as usize] += 1);
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by_key(|token| (std::cmp::Reverse(counts[*token]), *token));
    let mut frequent = vec![false; count];
    order.iter().take(FREQUENT).for_each(|token| frequent[*token] = true);
    frequent
}

/// The last three letters of each word of at least five, as a token; 0 for none.
fn endings(lexicon: &mut Lexicon) -> Vec<u32> {
    let mut endings = vec![0; lexicon.len()];
    for (token, ending) in endings.iter_mut().enumerate().skip(2) {
        let name = lexicon.name(token as u32);
        if name.chars().count() < 5 || !name.chars().all(char::is_alphabetic) {
            continue;
        }
        let Some((at, _)) = name.char_indices().rev().nth(2) else { continue };
        let last = name[at..].to_owned();
        *ending = lexicon.number(&last);
    }
    endings.resize(lexicon.len(), 0);
    endings
}

fn shape(text: &str, tokens: &[Token]) -> u16 {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let first = letters().next();
    let (mut lower, mut upper, mut count) = (0usize, 0usize, 0usize);
    for c in letters() {
        count += 1;
        lower += usize::from(c.is_lowercase());
        upper += usize::from(c.is_uppercase());
    }
    let words = || tokens.iter().filter(|token| token.class == Class::Word);
    let is_capitalised = |token: &Token| !text[token.start..].starts_with(char::is_lowercase);
    let last = tokens.iter().rev().find(|token| token.class != Class::Hidden);
    let shapes = [
        first.is_some_and(char::is_lowercase),
        count >= 8 && upper == 0 && lower > 0,
        count >= 8 && lower == 0 && upper > 0,
        last.is_some_and(|token| token.class == Class::Word),
        text.ends_with([' ', '\n', '\t']),
        text.starts_with([' ', '\n', '\t']),
        text.contains("  "),
        text.contains(" ,"),
        count > upper && words().count() >= 4 && words().all(is_capitalised),
        count == 0,
        false,
        tokens.iter().any(|token| token.class == Class::Hidden),
    ];
    shapes.iter().enumerate().fold(0, |all, (bit, holds)| all | u16::from(*holds) << bit)
}
