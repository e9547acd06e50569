//! Payment card numbers: ISO/IEC 7812, 12 to 19 digits, an issuer's range, the Luhn check.

use super::engine::Family;
use super::recogniser::Joint;
use super::scan::Scan;
use crate::matching::checksum;

pub(super) const CONTEXT: &[&str] = &[
    "card",
    "cards",
    "credit",
    "debit",
    "cc",
    "ccn",
    "pan",
    "visa",
    "mastercard",
    "amex",
    "american express",
    "discover",
    "diners",
    "maestro",
    "jcb",
    "unionpay",
    "payment",
    "creditcard",
    "cardnumber",
    "tarjeta",
    "carte",
    "karte",
    "kreditkarte",
    "carta",
    "cartão",
    "kaart",
    "cvv",
    "expiry",
    "expires",
];

const GROUPS: usize = 6;

/// Whether the first group of a card number can have so many digits.
pub(super) fn may_begin(length: usize) -> bool {
    length == 4 || (12..=19).contains(&length)
}

/// Card numbers that begin with the digits at `start`, where a word opens.
pub(super) fn word(scan: &mut Scan<'_, '_>, start: usize) {
    let bytes = scan.bytes();
    let mut digits = [0u8; 19];
    let (mut length, mut at, mut joint) = (0, start, None);
    let mut groups = [0usize; GROUPS];
    for group in 0..GROUPS {
        let word = bytes[at..].iter().take(20).take_while(|byte| byte.is_ascii_digit()).count();
        if word == 0 || length + word > digits.len() {
            return;
        }
        digits[length..length + word].copy_from_slice(&bytes[at..at + word]);
        (length, at, groups[group]) = (length + word, at + word, word);
        if is_layout(&groups[..=group]) && scan.closes(at) {
            verify(scan, start, at, &digits[..length], group > 0);
        }
        match Joint::read(&bytes[at..]) {
            Some((next, width)) if next != Joint::Slash && joint.is_none_or(|joint| joint == next) => {
                (joint, at) = (Some(next), at + width);
            }
            _ => return,
        }
    }
}

/// In one piece; in fours with a shorter last group; or as American Express and Diners Club print it.
fn is_layout(groups: &[usize]) -> bool {
    match groups {
        [12..=19] | [4, 6, 4 | 5] => true,
        [4, rest @ .., last] => {
            rest.len() > 1 - usize::from(*last == 4) && rest.iter().all(|&n| n == 4) && *last <= 4
        }
        _ => false,
    }
}

fn verify(scan: &mut Scan<'_, '_>, start: usize, end: usize, digits: &[u8], grouped: bool) {
    let Some(issuer) = issuer(digits).filter(|_| checksum::luhn(digits) && !checksum::repeats(digits)) else {
        return;
    };
    let context = scan.context(start, end);
    let strength = context.strength(Family::Card.into());
    // Lengths that many other numbers share need more than one check digit; so does a number among others.
    let alone = match issuer {
        Issuer::Common => true,
        Issuer::Rare => grouped,
    };
    let thing = context.has_near(Family::Thing.into());
    let score = match strength {
        Some(strength) => strength,
        None if alone && !thing => 0.8,
        None if scan.is_cell(start, end) => 0.7,
        None => return,
    };
    scan.report("credit_card", start, end, score, "credit_card.luhn");
}

enum Issuer {
    /// A range and length that little else looks like.
    Common,
    /// Another valid one.
    Rare,
}

/// Issuer identification ranges by length, as the schemes publish them.
fn issuer(digits: &[u8]) -> Option<Issuer> {
    let prefix = digits[..6].iter().fold(0, |number, &byte| number * 10 + u32::from(byte - b'0'));
    let (two, three, four) = (prefix / 10_000, prefix / 1_000, prefix / 100);
    let visa = two / 10 == 4;
    let mastercard = (51..=55).contains(&two) || (222_100..=272_099).contains(&prefix);
    let amex = matches!(two, 34 | 37);
    let diners = matches!(three, 300..=305 | 309) || matches!(two, 36 | 38 | 39);
    let discover =
        four == 6011 || matches!(three, 644..=649) || two == 65 || (622_126..=622_925).contains(&prefix);
    let jcb = (3528..=3589).contains(&four);
    let union = matches!(two, 62 | 81);
    let maestro = matches!(four, 5018 | 5020 | 5038 | 5893 | 6304 | 6759 | 6761..=6763 | 6390)
        || two == 50
        || (56..=58).contains(&two)
        || (60..=69).contains(&two);
    let mir = (2200..=2204).contains(&four);
    let rupay = two == 60 || two == 81 || two == 82 || three == 508 || three == 353 || three == 356;
    let dankort = matches!(four, 5019 | 4571);
    let troy = four == 9792;
    let verve = (506_099..=506_198).contains(&prefix) || (650_002..=650_027).contains(&prefix);
    match digits.len() {
        16 if visa || mastercard || discover || jcb || union || mir || rupay || dankort || troy || verve => {
            Some(Issuer::Common)
        }
        15 if amex => Some(Issuer::Common),
        14 if diners => Some(Issuer::Common),
        15 if matches!(four, 2131 | 1800) => Some(Issuer::Rare),
        // what else of 35 was issued before the range was settled
        16 if two == 35 => Some(Issuer::Rare),
        // UATP, which airlines issue
        15 if two / 10 == 1 => Some(Issuer::Rare),
        13 | 19 if visa => Some(Issuer::Rare),
        16..=19 if diners || discover || jcb || union || mir || verve => Some(Issuer::Rare),
        12..=19 if maestro => Some(Issuer::Rare),
        _ => None,
    }
}
