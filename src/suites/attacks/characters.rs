//! The same text in other characters, or with characters that nobody sees.

use super::Kind;
use crate::suites::random::Random;

const BAD_CHARACTERS: &str = "Boucher et al.: Bad characters: imperceptible NLP attacks. IEEE S&P 2022";
const GUARDRAILS: &str =
    "Hackett et al.: Bypassing prompt injection and jailbreak detection in LLM guardrails. LLMSEC 2025";
const JAILBROKEN: &str =
    "Wei, Haghtalab, Steinhardt: Jailbroken: how does LLM safety training fail? NeurIPS 2023";
const BEST_OF_N: &str = "Hughes et al.: Best-of-N jailbreaking. 2024";
const VIPER: &str =
    "Eger et al.: Text processing like humans do: visually attacking and shielding NLP systems. NAACL 2019";

pub(super) static KINDS: &[Kind] = &[
    Kind::random("leet", "letters as digits that look like them", JAILBROKEN, leet, None, 1.0),
    Kind::random(
        "homoglyph",
        "Latin letters as Cyrillic and Greek ones that look alike",
        BAD_CHARACTERS,
        homoglyph,
        Some(latin),
        0.5,
    ),
    Kind::random(
        "zero_width",
        "characters without width between letters",
        BAD_CHARACTERS,
        zero_width,
        Some(without_zero_width),
        0.5,
    ),
    Kind::random("diacritics", "combining marks on letters", VIPER, diacritics, Some(without_marks), 0.7),
    Kind::random(
        "random_case",
        "letters in upper and lower case by chance",
        BEST_OF_N,
        random_case,
        None,
        0.6,
    ),
    Kind::reversible("tags", "invisible tag characters", GUARDRAILS, tags, from_tags),
    Kind::reversible(
        "variation_selectors",
        "the bytes as selectors behind one emoji",
        GUARDRAILS,
        selectors,
        from_selectors,
    ),
    Kind::reversible(
        "spacing",
        "a space between letters, three between words",
        JAILBROKEN,
        spacing,
        from_spacing,
    ),
    Kind::reversible("fullwidth", "full-width forms", GUARDRAILS, fullwidth, from_fullwidth),
    Kind::reversible(
        "math_letters",
        "bold letters of mathematics",
        GUARDRAILS,
        mathematical,
        from_mathematical,
    ),
    Kind::reversible("bidi", "backwards, and shown forwards by an override", BAD_CHARACTERS, bidi, from_bidi),
];

fn leet(text: &str, random: &mut Random, strength: f64) -> String {
    let digit = |c: char| match c.to_ascii_lowercase() {
        'a' => '4',
        'e' => '3',
        'i' => '1',
        'o' => '0',
        's' => '5',
        't' => '7',
        _ => c,
    };
    text.chars().map(|c| if random.chance(strength) { digit(c) } else { c }).collect()
}

/// Letters of other alphabets that most fonts draw like these.
const ALIKE: [(char, char); 24] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('j', 'ј'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('v', 'ν'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
];

fn homoglyph(text: &str, random: &mut Random, strength: f64) -> String {
    let alike = |c: char| ALIKE.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, alike)| *alike);
    text.chars().map(|c| if random.chance(strength) { alike(c) } else { c }).collect()
}

fn latin(text: &str) -> Option<String> {
    let latin = |c: char| ALIKE.iter().find(|(_, alike)| *alike == c).map_or(c, |(latin, _)| *latin);
    Some(text.chars().map(latin).collect())
}

const WITHOUT_WIDTH: [char; 4] = ['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}'];

fn zero_width(text: &str, random: &mut Random, strength: f64) -> String {
    let mut hidden = String::with_capacity(2 * text.len());
    for c in text.chars() {
        hidden.push(c);
        if c.is_alphanumeric() && random.chance(strength) {
            hidden.push(*random.pick(&WITHOUT_WIDTH));
        }
    }
    hidden
}

fn without_zero_width(text: &str) -> Option<String> {
    Some(text.replace(WITHOUT_WIDTH, ""))
}

const MARKS: [char; 6] = ['\u{300}', '\u{301}', '\u{302}', '\u{308}', '\u{323}', '\u{336}'];

fn diacritics(text: &str, random: &mut Random, strength: f64) -> String {
    let mut marked = String::with_capacity(2 * text.len());
    for c in text.chars() {
        marked.push(c);
        if c.is_alphabetic() && random.chance(strength) {
            marked.push(*random.pick(&MARKS));
        }
    }
    marked
}

fn without_marks(text: &str) -> Option<String> {
    Some(text.replace(MARKS, ""))
}

fn random_case(text: &str, random: &mut Random, strength: f64) -> String {
    let flipped = |c: char| if c.is_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() };
    text.chars().map(|c| if random.chance(strength) { flipped(c) } else { c }).collect()
}

/// The block Tags of Unicode, U+E0000, shadows ASCII.
fn tags(text: &str) -> String {
    let tag = |c: char| if c.is_ascii() { char::from_u32(0xE0000 + u32::from(c)).unwrap_or(c) } else { c };
    text.chars().map(tag).collect()
}

fn from_tags(text: &str) -> Option<String> {
    let plain = |c: char| match u32::from(c) {
        code @ 0xE0000..=0xE007F => char::from_u32(code - 0xE0000).unwrap_or(c),
        _ => c,
    };
    Some(text.chars().map(plain).collect())
}

/// A byte as one of the 256 variation selectors: U+FE00 to U+FE0F, then U+E0100 to U+E01EF.
fn selectors(text: &str) -> String {
    let selector = |byte: u8| match byte {
        0..16 => char::from_u32(0xFE00 + u32::from(byte)),
        _ => char::from_u32(0xE0100 + u32::from(byte) - 16),
    };
    std::iter::once('\u{1F600}').chain(text.bytes().filter_map(selector)).collect()
}

fn from_selectors(text: &str) -> Option<String> {
    let bytes = text.chars().skip(1).map(|c| match u32::from(c) {
        code @ 0xFE00..=0xFE0F => u8::try_from(code - 0xFE00).ok(),
        code @ 0xE0100..=0xE01EF => u8::try_from(code - 0xE0100 + 16).ok(),
        _ => None,
    });
    String::from_utf8(bytes.collect::<Option<_>>()?).ok()
}

fn spacing(text: &str) -> String {
    let spaced = |word: &str| word.chars().map(String::from).collect::<Vec<_>>().join(" ");
    text.split(' ').map(spaced).collect::<Vec<_>>().join("   ")
}

fn from_spacing(text: &str) -> Option<String> {
    let joined = |word: &str| word.chars().step_by(2).collect::<String>();
    Some(text.split("   ").map(joined).collect::<Vec<_>>().join(" "))
}

/// ASCII from `!` to `~` has full-width forms from U+FF01 on; the space has U+3000.
fn fullwidth(text: &str) -> String {
    let wide = |c: char| match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(wide).collect()
}

fn from_fullwidth(text: &str) -> Option<String> {
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    Some(text.chars().map(narrow).collect())
}

/// Mathematical bold: U+1D400 for capitals, U+1D41A for small letters, U+1D7CE for digits.
const BOLD: [(char, char, u32); 3] = [('A', 'Z', 0x1D400), ('a', 'z', 0x1D41A), ('0', '9', 0x1D7CE)];

fn mathematical(text: &str) -> String {
    let bold = |c: char| {
        let range = BOLD.iter().find(|(first, last, _)| (*first..=*last).contains(&c));
        range
            .and_then(|(first, _, bold)| char::from_u32(u32::from(c) - u32::from(*first) + bold))
            .unwrap_or(c)
    };
    text.chars().map(bold).collect()
}

fn from_mathematical(text: &str) -> Option<String> {
    let plain = |c: char| {
        let back = |(first, last, bold): &(char, char, u32)| {
            let place = u32::from(c).checked_sub(*bold)?;
            (place <= u32::from(*last) - u32::from(*first))
                .then(|| char::from_u32(u32::from(*first) + place))?
        };
        BOLD.iter().find_map(back).unwrap_or(c)
    };
    Some(text.chars().map(plain).collect())
}

fn bidi(text: &str) -> String {
    let backwards: String = text.chars().rev().collect();
    format!("\u{202E}{backwards}\u{202C}")
}

fn from_bidi(text: &str) -> Option<String> {
    Some(text.strip_prefix('\u{202E}')?.strip_suffix('\u{202C}')?.chars().rev().collect())
}
