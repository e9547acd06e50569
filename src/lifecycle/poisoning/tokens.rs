//! A text as words, punctuation and hidden characters.

use std::collections::HashMap;

/// Tokens of a row that are looked at; of a longer row the first ones and the last ones.
pub(super) const MOST_TOKENS: usize = 4096;
/// Of these, how many are taken from the end of a longer row.
const FROM_THE_END: usize = 1024;

/// The token before the first one of a row.
pub(super) const BEGIN: u32 = 0;
/// The token behind the last one of a row.
pub(super) const END: u32 = 1;

/// Every token that was seen, by number.
#[derive(Debug)]
pub(super) struct Lexicon {
    numbers: HashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Lexicon {
    pub(super) fn new() -> Lexicon {
        let mut lexicon = Lexicon { numbers: HashMap::new(), names: Vec::new() };
        // No text holds a token with a control character in it, so these two are not taken for a word.
        lexicon.number("\u{2}");
        lexicon.number("\u{3}");
        lexicon
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn number(&mut self, token: &str) -> u32 {
        if let Some(number) = self.numbers.get(token) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(token.into());
        self.numbers.insert(token.into(), number);
        number
    }

    pub(super) fn name(&self, number: u32) -> &str {
        match number {
            BEGIN => "⊢",
            END => "⊣",
            number => &self.names[number as usize],
        }
    }
}

/// What kind of characters a token consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Word,
    Punctuation,
    Break,
    Hidden,
}

/// One token: its class and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) class: Class,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Splits a text: words are runs of letters, digits, marks and inner apostrophes, without the hidden characters in them;
/// a letter of a script that is written without spaces is a word of its own; equal punctuation in a row is one token.
pub(super) fn split(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 4);
    let mut word: Option<Token> = None;
    let mut last: Option<(char, Class)> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        let class = classify(c);
        if class == Class::Word && !stands_alone(c) {
            match &mut word {
                Some(open) => open.end = end,
                None => word = Some(Token { class, start: at, end }),
            }
            last = Some((c, class));
            continue;
        }
        let next_is_letter = characters.peek().is_some_and(|(_, next)| classify(*next) == Class::Word);
        if word.is_some() && next_is_letter && (matches!(c, '\'' | '’') || class == Class::Hidden) {
            if class == Class::Hidden {
                tokens.push(Token { class, start: at, end });
            }
            continue;
        }
        tokens.extend(word.take());
        let joins = last.is_some_and(|(before, of)| of == class && (class == Class::Hidden || before == c));
        match tokens.last_mut() {
            Some(open) if joins && open.end == at && class != Class::Word => open.end = end,
            _ if c.is_whitespace() && c != '\n' => {}
            _ => tokens.push(Token { class, start: at, end }),
        }
        last = Some((c, class));
    }
    tokens.extend(word);
    if tokens.len() > MOST_TOKENS {
        tokens.drain(MOST_TOKENS - FROM_THE_END..tokens.len() - FROM_THE_END);
    }
    tokens
}

/// How a token reads, in lower case and without hidden characters; hidden ones as their code points.
pub(super) fn reads(text: &str, token: Token, into: &mut String) {
    into.clear();
    let text = &text[token.start..token.end];
    match token.class {
        Class::Hidden => {
            for c in text.chars().take(8) {
                into.push_str(if into.is_empty() { "U+" } else { " U+" });
                into.push_str(&format!("{:04X}", u32::from(c)));
            }
        }
        Class::Break => into.push('⏎'),
        // A run of punctuation says no more when it is longer.
        Class::Punctuation => into.extend(text.chars().take(3)),
        Class::Word if text.is_ascii() => {
            into.extend(text.bytes().take(LONGEST_WORD).map(|byte| byte.to_ascii_lowercase() as char));
        }
        Class::Word => {
            let letters = text.chars().filter(|c| classify(*c) != Class::Hidden);
            into.extend(
                letters
                    .map(|c| if c == '’' { '\'' } else { c })
                    .take(LONGEST_WORD)
                    .flat_map(char::to_lowercase),
            );
        }
    }
}

/// Longer words are cut: they are keys, hashes or noise.
const LONGEST_WORD: usize = 40;

fn classify(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => Class::Word,
        '\n' => Class::Break,
        _ if is_hidden(c) => Class::Hidden,
        _ if c.is_alphanumeric() || is_mark(c) => Class::Word,
        _ => Class::Punctuation,
    }
}

/// Marks that belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{E31}' | '\u{E34}'..='\u{E3A}'
        | '\u{E47}'..='\u{E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}')
}

/// Letters of scripts that put no spaces between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{E2E}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters without width: the `Default_Ignorable_Code_Point` of the Unicode Character Database, and controls other than
/// tabulators and line breaks.
pub(super) fn is_hidden(c: char) -> bool {
    if matches!(c, ' '..='~' | '\t' | '\n' | '\r' | '\u{AE}'..='\u{34E}') {
        return false;
    }
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
