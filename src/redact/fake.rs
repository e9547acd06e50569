//! Values of the same form as others, the same ones for the same value under the same key.

use super::key::mac;

/// Numbers that look drawn at random, from a value under a key.
struct Draw<'v> {
    key: &'v [u8; 32],
    label: &'v str,
    value: &'v str,
    round: u32,
    block: u32,
    bytes: Vec<u8>,
}

impl Draw<'_> {
    fn below(&mut self, bound: u32) -> u32 {
        if self.bytes.len() < 4 {
            let counter = [self.round.to_be_bytes(), self.block.to_be_bytes()].concat();
            let hash = mac(self.key, &[b"fake", self.label.as_bytes(), self.value.as_bytes(), &counter]);
            self.bytes.extend_from_slice(&*hash);
            self.block += 1;
        }
        let four = self.bytes.split_off(self.bytes.len() - 4);
        four.iter().fold(0u32, |number, &byte| number << 8 | u32::from(byte)) % bound
    }

    fn digit(&mut self, like: char) -> char {
        // A number does not come to begin with 0.
        let least = u32::from(like != '0');
        char::from(b'0' + (least + self.below(10 - least)) as u8)
    }
}

/// The fake of a value; another one in each round.
pub(super) fn fake(key: &[u8; 32], label: &str, value: &str, round: u32) -> String {
    let mut draw = Draw { key, label, value, round, block: 0, bytes: Vec::new() };
    match label {
        "EMAIL" => {
            let local = value.rsplit_once('@').map_or(value, |(local, _)| local);
            format!(
                "{}@{}",
                shape(local, 0, &mut draw),
                ["example.com", "example.org", "example.net"][draw.below(3) as usize]
            )
        }
        "IP_ADDRESS" if value.contains(':') => {
            let mut group = || format!("{:x}", draw.below(0xffff) + 1);
            format!("2001:db8:{}:{}::{}", group(), group(), group())
        }
        "IP_ADDRESS" => {
            let range = ["192.0.2", "198.51.100", "203.0.113"][draw.below(3) as usize];
            format!("{range}.{}", draw.below(254) + 1)
        }
        "CREDIT_CARD" => card(&shape(value, 1, &mut draw)),
        "IBAN" => iban(&shape(value, 4, &mut draw)),
        "PHONE" => shape(value, if value.starts_with('+') { 3 } else { 0 }, &mut draw),
        _ => shape(value, 0, &mut draw),
    }
}

/// Letters for letters of the same case, digits for digits; what is neither, and the first `kept` characters, stay.
fn shape(value: &str, kept: usize, draw: &mut Draw<'_>) -> String {
    let mut letter = |first: u8| char::from(first + draw.below(26) as u8);
    let mut drawn = String::with_capacity(value.len());
    let mut digits = Vec::new();
    for (at, character) in value.chars().enumerate() {
        match character {
            _ if at < kept => drawn.push(character),
            '0'..='9' => {
                digits.push((drawn.len(), character));
                drawn.push('0');
            }
            _ if character.is_uppercase() => drawn.push(letter(b'A')),
            _ if character.is_alphabetic() => drawn.push(letter(b'a')),
            _ => drawn.push(character),
        }
    }
    for (at, like) in digits {
        let digit = draw.digit(like);
        drawn.replace_range(at..=at, digit.encode_utf8(&mut [0; 4]));
    }
    drawn
}

/// The same number with a last digit that is right by Luhn's rule.
fn card(number: &str) -> String {
    let Some(last) = number.rfind(|character: char| character.is_ascii_digit()) else {
        return number.to_owned();
    };
    let before = number[..last].bytes().rev().filter(u8::is_ascii_digit).enumerate();
    let sum: u32 = before
        .map(|(at, byte)| match u32::from(byte - b'0') << u32::from(at % 2 == 0) {
            two @ 10.. => two - 9,
            one => one,
        })
        .sum();
    let check = (10 - sum % 10) % 10;
    format!("{}{check}{}", &number[..last], &number[last + 1..])
}

/// The same account with check digits that are right by ISO 7064 MOD 97-10.
fn iban(account: &str) -> String {
    let compact: Vec<u8> = account.bytes().filter(u8::is_ascii_alphanumeric).collect();
    if compact.len() < 5 || !account.is_char_boundary(4) {
        return account.to_owned();
    }
    let rest = compact[4..].iter().chain(&compact[..2]).chain(b"00").fold(0u32, |rest, &byte| {
        let place = (byte as char).to_digit(36).unwrap_or(0);
        (rest * if place < 10 { 10 } else { 100 } + place) % 97
    });
    format!("{}{:02}{}", &account[..2], 98 - rest, &account[4..])
}
