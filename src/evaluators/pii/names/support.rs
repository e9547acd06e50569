//! Numbers that the model read as somebody's count where a word says so: without one they are as likely the number of a part,
//! an order or a book.

use std::ops::Range;

use super::super::engine::THINGS;
use super::super::phone;
use super::{kinds, places};

/// Bytes and words before a number that are looked at.
const BEFORE: usize = 72;
const WORDS: usize = 8;

/// Words for what has a number in a sentence and is nobody, beside [`THINGS`].
const OTHERS: [&str; 20] = [
    "orders", "shipment", "parcel", "release", "firmware", "stock", "port", "chapter", "verse", "page",
    "section", "http", "error", "icd", "cpt", "line", "bus", "flight", "room", "rooms",
];

/// Words for what numbers of a person are of.
const PERSONS: [&str; 72] = [
    "account",
    "acct",
    "mrn",
    "patient",
    "customer",
    "client",
    "member",
    "membership",
    "employee",
    "staff",
    "personnel",
    "student",
    "pupil",
    "badge",
    "policy",
    "claim",
    "passport",
    "passports",
    "licence",
    "license",
    "licences",
    "permit",
    "driver",
    "driving",
    "aadhaar",
    "aadhar",
    "pan",
    "medicare",
    "medicaid",
    "nhs",
    "ssn",
    "sin",
    "tin",
    "tax",
    "taxpayer",
    "vat",
    "routing",
    "bank",
    "iban",
    "visa",
    "national",
    "identity",
    "identification",
    "social",
    "security",
    "insurance",
    "insured",
    "card",
    "registration",
    "record",
    "chart",
    "case",
    "file",
    "booking",
    "reservation",
    "confirmation",
    "reference",
    "ref",
    "loyalty",
    "subscriber",
    "voter",
    "citizen",
    "resident",
    "beneficiary",
    "inmate",
    "user",
    "uid",
    "applicant",
    "payee",
    "hospital",
    "ausweis",
    "dni",
];

/// What stands before a telephone number in a sentence or in the head of a letter, beside what stands in records.
const CALLS: [&str; 8] = ["calling", "called", "reached", "line", "t", "m", "p", "f"];

const PLATES: [&str; 14] = [
    "plate",
    "plates",
    "vehicle",
    "car",
    "cars",
    "truck",
    "van",
    "registration",
    "reg",
    "tag",
    "licence",
    "license",
    "parked",
    "kennzeichen",
];

/// Words that say no more than that a number follows.
const NUMBERS: [&str; 9] = ["number", "numbers", "no", "nr", "num", "id", "ids", "code", "numero"];

/// What a country before it says the sort of: *a UK postcode*, *US dollars*.
const SORTS: [&str; 34] = [
    "postcode",
    "postcodes",
    "postal",
    "zip",
    "phone",
    "mobile",
    "number",
    "numbers",
    "format",
    "formats",
    "plate",
    "plates",
    "iban",
    "visa",
    "passport",
    "passports",
    "licence",
    "license",
    "keyboard",
    "layout",
    "locale",
    "currency",
    "dollar",
    "dollars",
    "pound",
    "pounds",
    "spelling",
    "english",
    "date",
    "dates",
    "vat",
    "tax",
    "size",
    "sizes",
];

/// Whether something speaks for what the model read as a `kind` at `range`; always where it is no number.
pub(super) fn is_supported(text: &str, range: Range<usize>, kind: usize) -> bool {
    let value = &text[range.clone()];
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.chars().filter(|character| character.is_alphabetic()).count();
    match kind {
        // A number alone is no address, and no place.
        kinds::ADDRESS => letters > 1,
        kinds::LOCATION => letters > digits && !is_sort(text, range),
        kinds::PHONE => {
            let is_written =
                value.starts_with(['+', '(']) || value.starts_with('0') && (9..=11).contains(&digits);
            is_written
                || is_said(text, range.start, |word| phone::CONTEXT.contains(&word) || CALLS.contains(&word))
        }
        kinds::ID_NUMBER => digits == 0 || is_said(text, range.start, |word| PERSONS.contains(&word)),
        kinds::LICENSE_PLATE => {
            letters * 2 > digits || is_said(text, range.start, |word| PLATES.contains(&word))
        }
        _ => true,
    }
}

/// Whether a country is named only for the sort of something.
fn is_sort(text: &str, range: Range<usize>) -> bool {
    let next = text[range.end..].strip_prefix(' ').unwrap_or_default();
    let word = next.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    SORTS.contains(&word.to_lowercase().as_str())
        && places::kind(&text[range]).is_some_and(|kind| kind == kinds::LOCATION)
}

/// Whether the nearest of the words before `at` that says what the number is of is a person's, or it is only said that a number
/// follows.
fn is_said(text: &str, at: usize, is_person: impl Fn(&str) -> bool) -> bool {
    let from = (at.saturating_sub(BEFORE)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    let before = sentence(&text[from..at]);
    let mut is_number = before.trim_end().ends_with('#');
    let words = before.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    for word in words.rev().take(WORDS) {
        let word = word.to_lowercase();
        if is_person(&word) {
            return true;
        }
        if THINGS.contains(&word.as_str()) || OTHERS.contains(&word.as_str()) {
            return false;
        }
        is_number |= NUMBERS.contains(&word.as_str());
    }
    is_number
}

/// What stands before in the same sentence: behind the last full stop, and on the same line unless that before ends in a colon.
pub(super) fn sentence(before: &str) -> &str {
    let mut start = 0;
    let bytes = before.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let ends = match byte {
            b'.' | b'?' | b'!' | b';' => {
                // Not the dot of an abbreviation: `No. 5`, `acct. 12`.
                let word = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
                matches!(bytes.get(at + 1), Some(b' ' | b'\n')) && (*byte != b'.' || word > 4)
            }
            b'\n' => !matches!(bytes[..at].last(), Some(b':')),
            _ => false,
        };
        if ends {
            start = at + 1;
        }
    }
    &before[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, value: &str, kind: usize) -> bool {
        let at = text.find(value).unwrap();
        is_supported(text, at..at + value.len(), kind)
    }

    #[test]
    fn the_nearest_word_says_what_a_number_is_of() {
        assert!(said("Patient Ana Lima, MRN 586-10-028, was seen.", "586-10-028", kinds::ID_NUMBER));
        assert!(said("their customer number is C-651531", "C-651531", kinds::ID_NUMBER));
        assert!(said("{\"employee_id\": \"40-118\"}", "40-118", kinds::ID_NUMBER));
        assert!(!said("Part number 085-507-7726-B is out of stock.", "085-507-7726-B", kinds::ID_NUMBER));
        assert!(!said(
            "The customer asks. Your order SO-59853241 has shipped.",
            "SO-59853241",
            kinds::ID_NUMBER
        ));
        assert!(!said("between 657744 and 5396423", "657744", kinds::ID_NUMBER));
    }

    #[test]
    fn a_phone_number_is_one_by_its_form_or_a_word() {
        assert!(said("Ana, +44 20 7946 0958", "+44 20 7946 0958", kinds::PHONE));
        assert!(said("call me on 7946 0958", "7946 0958", kinds::PHONE));
        assert!(!said("Win: 80-94-74-95-25", "80-94-74-95-25", kinds::PHONE));
        assert!(!said("NSN 0235-40-165-2618 is in stock", "0235-40-165-2618", kinds::PHONE));
    }

    #[test]
    fn a_country_may_only_say_the_sort() {
        assert!(!said("How do I write a UK postcode?", "UK", kinds::LOCATION));
        assert!(!said("in Canada dollars", "Canada", kinds::LOCATION));
        assert!(said("She moved to the UK last year", "UK", kinds::LOCATION));
        assert!(said("Leeds number one", "Leeds", kinds::LOCATION));
        assert!(!said("the value 4021-7", "4021-7", kinds::LOCATION));
    }

    #[test]
    fn an_address_has_words() {
        assert!(!said("lines 101-168 are free", "101-168", kinds::ADDRESS));
        assert!(said("at 12 Mill Road", "12 Mill Road", kinds::ADDRESS));
    }
}
