//! Documents of any country, by the words beside them. Countries whose documents have a form of their own have rows in their
//! own files, which are surer.

use super::country::row;
use crate::evaluators::pii::recogniser::Needs::Context;
use crate::evaluators::pii::recogniser::Recogniser;

pub(super) const ROWS: &[Recogniser] = &[
    // ICAO 9303 leaves nine places; these are the ways in which they are filled.
    row!(
        "passport",
        "format",
        &[("a6..8d|aa5..7d|aaa6d|aad5x|7..9d|a7da", Context)],
        has_digits,
        0.8,
        &[
            "passport",
            "passport number",
            "passport no",
            "passeport",
            "pasaporte",
            "passaporte",
            "passaporto",
            "reisepass",
            "paspoort",
            "paszport",
            "паспорт",
            "護照",
            "여권",
        ]
    ),
    row!(
        "driver_license",
        "format",
        &[("a6..9d|a12d|aa6..7d|aaa6..7d|8..10d|12d|11x", Context)],
        has_digits,
        0.78,
        &[
            "driver license",
            "drivers license",
            "driving licence",
            "driving license",
            "drivers licence",
            "führerschein",
            "führerscheinnummer",
            "permis de conduire",
            "permiso de conducir",
            "patente di guida",
            "rijbewijs",
            "carta de condução",
            "prawo jazdy",
        ]
    ),
];

/// More digits than letters, not all the same.
fn has_digits(text: &[u8]) -> bool {
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    digits * 2 > text.len() && text.iter().any(|byte| *byte != text[text.len() - 1])
}
