//! United Kingdom.

use super::{after, any, ddmmyy, last, number, row, sum, thing, value};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "uk_nhs",
        reason: "uk_nhs.mod11",
        forms: &[("dddddddddd", Cell), ("ddd-ddd-dddd", Cell), ("ddd ddd dddd", Cell)],
        check: nhs,
        sure: 0.98,
        context: &["nhs", "nhs number", "nhs no", "national health", "health service", "patient"],
    },
    Recogniser {
        thing: false,
        label: "uk_nino",
        reason: "uk_nino.prefix",
        forms: &[
            ("aadddddda", Nothing),
            ("aa dd dd dd a", Nothing),
            ("aa-dd-dd-dd-a", Nothing),
            ("aa dddddda", Nothing),
            ("aa dddddd a", Nothing),
            ("aadddddd a", Nothing),
        ],
        check: nino,
        sure: 0.98,
        context: &[
            "nino",
            "ni number",
            "ni no",
            "national insurance",
            "insurance number",
            "nationalinsurance",
        ],
    },
    Recogniser {
        thing: false,
        label: "uk_driving_licence",
        reason: "uk_driving_licence.structure",
        forms: &[
            ("xxxxxddddddaxxaa", Nothing),
            ("xxxxxddddddaxxaadd", Nothing),
            ("xxxxx dddddd axxaa", Nothing),
        ],
        check: driver,
        sure: 0.97,
        context: &["driving licence", "driver licence", "driving license", "licence", "dvla"],
    },
    Recogniser {
        thing: false,
        label: "uk_passport",
        reason: "uk_passport.format",
        forms: &[("ddddddddd", Context), ("aaddddddd", Context)],
        check: |text| !checksum::counts_up(text),
        sure: 0.86,
        context: &["passport", "passport number", "passport no", "hmpo"],
    },
    Recogniser {
        thing: false,
        label: "uk_sort_code",
        reason: "uk_sort_code.context",
        forms: &[("dd-dd-dd", Context), ("dd dd dd", Context), ("dddddd", Context)],
        check: |digits| number(digits) != 0,
        sure: 0.9,
        context: &["sort code", "sortcode", "sort", "sc"],
    },
    Recogniser {
        thing: false,
        label: "uk_utr",
        reason: "uk_utr.mod11",
        forms: &[("dddddddddd", Context), ("ddddd ddddd", Context)],
        check: utr,
        sure: 0.95,
        context: &["utr", "unique taxpayer", "taxpayer reference", "self assessment"],
    },
    Recogniser {
        thing: false,
        label: "uk_postcode",
        reason: "uk_postcode.format",
        forms: &[
            ("ad daa", Context),
            ("add daa", Context),
            ("aad daa", Cell),
            ("aadd daa", Cell),
            ("ada daa", Cell),
            ("aada daa", Cell),
            ("addaa", Context),
            ("adddaa", Context),
            ("aaddaa", Context),
            ("aadddaa", Context),
            ("adadaa", Context),
            ("aadadaa", Context),
            ("aaa daa", Context),
            ("aaadaa", Context),
        ],
        check: postcode,
        sure: 0.8,
        context: &["postcode", "post code", "postal code", "postal", "address", "zip"],
    },
    Recogniser {
        thing: false,
        label: "uk_vehicle_registration",
        reason: "uk_vehicle_registration.structure",
        forms: &[("aadd aaa", Cell), ("aaddaaa", Context)],
        check: plate,
        sure: 0.9,
        context: &["registration", "reg", "vrm", "plate", "number plate", "vehicle", "car", "dvla"],
    },
    row!(
        "gb_vat",
        "mod97",
        &[("9d|12d|3d 4d 2d|aa9d|aa 3d 4d 2d|aa12d|aa 9d", Cell)],
        vat,
        0.95,
        &["vat", "vat number", "vat no", "vat reg"]
    ),
    row!("gb_upn", "mod23", &[("a12d|a11da", Cell)], upn, 0.96, &["upn", "unique pupil", "pupil number"]),
    thing!("gb_sedol", "mod10", &[("7x", Context), ("7x", Cell)], sedol, 0.93, &["sedol"]),
    row!(
        "uk_electoral_roll",
        "format",
        &[("aad1..4d|aad", Context)],
        any,
        0.8,
        &["electoral", "electoral roll", "elector", "poll number"]
    ),
    // Public Health Scotland: the date of birth, three digits, and the check digit of the NHS.
    row!(
        "uk_chi",
        "mod11",
        &[("10d|3d 3d 4d|6d 4d", Context)],
        |digits| ddmmyy(digits) && nhs(digits),
        0.96,
        &["chi", "chi number", "chi no", "community health index"]
    ),
];

/// DVLA INF104: area letters without I, Q and Z, an age identifier of 02 to 29 or 51 to 79, letters without I and Q.
fn plate(text: &[u8]) -> bool {
    let area = !text[..2].iter().any(|letter| b"IQZ".contains(letter));
    let random = !text[4..].iter().any(|letter| b"IQ".contains(letter));
    area && random && matches!(number(&text[2..4]), 2..=29 | 51..=79)
}

/// Data Dictionary of the NHS: weights 10 to 2, the tenth digit is 11 minus the sum modulo 11.
fn nhs(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    sum.is_some_and(|sum| sum % 11 == 0) && !checksum::repeats(digits)
}

/// HMRC manual NIM39110: letters and prefixes that are not used; suffix A to D.
fn nino(text: &[u8]) -> bool {
    let (first, second, last) = (text[0], text[1], text[text.len() - 1]);
    let unused = b"DFIQUV".contains(&first) || b"DFIQUVO".contains(&second);
    let reserved = matches!(&text[..2], b"BG" | b"GB" | b"NK" | b"KN" | b"TN" | b"NT" | b"ZZ");
    !unused && !reserved && (b'A'..=b'D').contains(&last)
}

/// DVLA: surname padded with 9, decade, month (51 to 62 for women), day, year, initials or 9, a check of two letters.
fn driver(text: &[u8]) -> bool {
    let name = text[..5].iter().position(|byte| *byte == b'9').unwrap_or(5);
    let padded =
        text[..name].iter().all(u8::is_ascii_alphabetic) && text[name..5].iter().all(|&byte| byte == b'9');
    let month = number(&text[6..8]) % 50;
    let initials = text[11].is_ascii_alphabetic() || text[11] == b'9';
    name > 0
        && padded
        && (1..=12).contains(&month)
        && matches!(text[6], b'0' | b'1' | b'5' | b'6')
        && (1..=31).contains(&number(&text[8..10]))
        && initials
}

/// HMRC: the first digit checks the other nine.
fn utr(digits: &[u8]) -> bool {
    let sum = checksum::weighted(&digits[1..], &[6, 7, 8, 9, 10, 5, 4, 3, 2]);
    sum.is_some_and(|sum| digits[0] == b"21987654321"[sum as usize % 11])
}

/// BS 7666: areas do not begin with Q, V or X nor have I, J or Z second; the inward letters leave out CIKMOV.
fn postcode(text: &[u8]) -> bool {
    let (outward, inward) = text.split_at(text.len() - 3);
    if outward.iter().all(u8::is_ascii_alphabetic) {
        return text == b"GIR0AA";
    }
    let inner = inward[1..].iter().all(|letter| !b"CIKMOV".contains(letter));
    inner && !b"QVX".contains(&outward[0]) && !b"IJZ".contains(&outward[1])
}

/// HMRC notice 700/21: weights 8 to 2 and the last two digits; the sum, or 55 more, divisible by 97.
fn vat(text: &[u8]) -> bool {
    let digits = after(after(text, b"GB"), b"XI");
    if !matches!(digits.len(), 9 | 12) || number(&digits[..7]) < 1_000 {
        return false;
    }
    let total = sum(&digits[..7], &[8, 7, 6, 5, 4, 3, 2]) + number(&digits[7..9]);
    total.is_multiple_of(97) || (digits[0] != b'0' && (total + 55).is_multiple_of(97))
}

/// DfE, UPN guide: a check letter, the local authority, school, year and serial; weights 2 to 13 modulo 23.
fn upn(text: &[u8]) -> bool {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let temporary = LETTERS.iter().position(|&known| known == text[12]).map(|at| at as u32);
    let end = if text[12].is_ascii_digit() { Some(value(text[12])) } else { temporary };
    let Some(end) = end else { return false };
    let total = sum(&text[1..12], &[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) + end * 13;
    number(&text[1..4]) >= 201 && text[0] == LETTERS[(total % 23) as usize]
}

/// London Stock Exchange: consonants and digits, weights 1 3 1 7 3 9 modulo 10.
fn sedol(text: &[u8]) -> bool {
    let alphabet = !text.iter().any(|letter| b"AEIOU".contains(letter));
    let fresh = text[0].is_ascii_alphabetic() || text.iter().all(u8::is_ascii_digit);
    alphabet
        && fresh
        && text[6].is_ascii_digit()
        && (sum(&text[..6], &[1, 3, 1, 7, 3, 9]) + last(text)).is_multiple_of(10)
}
