//! The whole text in another code.

use super::Kind;

const JAILBROKEN: &str =
    "Wei, Haghtalab, Steinhardt: Jailbroken: how does LLM safety training fail? NeurIPS 2023";
const CIPHER_CHAT: &str =
    "Yuan et al.: GPT-4 is too smart to be safe: stealthy chat with LLMs via cipher. ICLR 2024";
const FLIP: &str = "Liu et al.: FlipAttack: jailbreak LLMs via flipping. 2024";
const OBFUSCATION: &str =
    "Kang et al.: Exploiting programmatic behavior of LLMs: dual-use through standard security attacks. 2023";

pub(super) static KINDS: &[Kind] = &[
    Kind::reversible("base64", "base64", JAILBROKEN, |text| base64(text.as_bytes()), from_base64),
    Kind::reversible(
        "rot13",
        "letters moved 13 places",
        JAILBROKEN,
        |text| moved(text, 13),
        |text| Some(moved(text, 13)),
    ),
    Kind::reversible(
        "caesar",
        "letters moved 3 places",
        CIPHER_CHAT,
        |text| moved(text, 3),
        |text| Some(moved(text, 23)),
    ),
    Kind::reversible("hex", "the bytes in hexadecimal", OBFUSCATION, hex, from_hex),
    Kind::reversible("ascii_codes", "the bytes as decimal numbers", CIPHER_CHAT, codes, from_codes),
    Kind::reversible("url", "every byte as an escape of a URL", OBFUSCATION, url, from_url),
    Kind::reversible(
        "html_entities",
        "every character as an entity of HTML",
        OBFUSCATION,
        entities,
        from_entities,
    ),
    Kind::reversible("unicode_escapes", "every character as \\uXXXX", OBFUSCATION, escapes, from_escapes),
    Kind::reversible("reversed", "the letters backwards", FLIP, backwards, |text| Some(backwards(text))),
    Kind::reversible(
        "reversed_words",
        "the words backwards, in their order",
        FLIP,
        words_backwards,
        |text| Some(words_backwards(text)),
    ),
    Kind {
        reverse: None,
        ..Kind::reversible("morse", "Morse code, of letters and digits", CIPHER_CHAT, morse, |_| None)
    },
];

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    let mut coded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = ALPHABET[(group >> (18 - 6 * place) & 63) as usize];
            coded.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    coded
}

fn from_base64(text: &str) -> Option<String> {
    String::from_utf8(crate::base64::decode(text.trim_end_matches('=').as_bytes().iter())?).ok()
}

fn moved(text: &str, by: u8) -> String {
    let place = |c: char, first: u8| char::from((c as u8 - first + by) % 26 + first);
    let moved = |c: char| match c {
        'a'..='z' => place(c, b'a'),
        'A'..='Z' => place(c, b'A'),
        _ => c,
    };
    text.chars().map(moved).collect()
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<String> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
    let bytes = digits.chunks(2).map(|pair| (pair.len() == 2).then(|| pair[0] << 4 | pair[1]));
    String::from_utf8(bytes.collect::<Option<_>>()?).ok()
}

fn codes(text: &str) -> String {
    text.bytes().map(|byte| byte.to_string()).collect::<Vec<_>>().join(" ")
}

fn from_codes(text: &str) -> Option<String> {
    let bytes: Result<Vec<u8>, _> = text.split_whitespace().map(str::parse).collect();
    String::from_utf8(bytes.ok()?).ok()
}

fn url(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn from_url(text: &str) -> Option<String> {
    from_hex(&text.replace('%', ""))
}

fn entities(text: &str) -> String {
    text.chars().map(|c| format!("&#{};", u32::from(c))).collect()
}

fn from_entities(text: &str) -> Option<String> {
    let parts = text.split_terminator(';');
    parts.map(|part| char::from_u32(part.strip_prefix("&#")?.parse().ok()?)).collect()
}

fn escapes(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()
}

fn from_escapes(text: &str) -> Option<String> {
    let units = text.split("\\u").skip(1).map(|unit| u16::from_str_radix(unit, 16).ok());
    String::from_utf16(&units.collect::<Option<Vec<u16>>>()?).ok()
}

fn backwards(text: &str) -> String {
    text.chars().rev().collect()
}

fn words_backwards(text: &str) -> String {
    text.split(' ').map(backwards).collect::<Vec<_>>().join(" ")
}

/// International Morse code, ITU-R M.1677-1: words by ` / `, letters by a space; other signs are left out.
fn morse(text: &str) -> String {
    const LETTERS: [&str; 26] = [
        ".-", "-...", "-.-.", "-..", ".", "..-.", "--.", "....", "..", ".---", "-.-", ".-..", "--", "-.",
        "---", ".--.", "--.-", ".-.", "...", "-", "..-", "...-", ".--", "-..-", "-.--", "--..",
    ];
    const DIGITS: [&str; 10] =
        ["-----", ".----", "..---", "...--", "....-", ".....", "-....", "--...", "---..", "----."];
    let letter = |c: char| match c.to_ascii_lowercase() {
        c @ 'a'..='z' => Some(LETTERS[c as usize - 'a' as usize]),
        c @ '0'..='9' => Some(DIGITS[c as usize - '0' as usize]),
        _ => None,
    };
    let word = |word: &str| word.chars().filter_map(letter).collect::<Vec<_>>().join(" ");
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" / ")
}
