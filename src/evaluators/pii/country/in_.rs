//! India.

use super::{any, number, row};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "in_aadhaar",
        reason: "in_aadhaar.verhoeff",
        forms: &[("dddd_dddd_dddd", Nothing), ("dddddddddddd", Cell)],
        check: |digits| !matches!(digits[0], b'0' | b'1') && checksum::verhoeff(digits),
        sure: 0.98,
        context: &["aadhaar", "aadhar", "uidai", "uid", "adhaar"],
    },
    Recogniser {
        thing: false,
        label: "in_pan",
        reason: "in_pan.format",
        forms: &[("aaaaadddda", Cell)],
        check: |text| b"ABCFGHJLPT".contains(&text[3]) && &text[5..9] != b"0000",
        sure: 0.95,
        context: &["pan", "permanent account", "income tax", "pan card", "pan no"],
    },
    row!("in_aadhaar", "verhoeff", &[("4d:4d:4d", Nothing)], aadhaar, 0.98, &["aadhaar", "aadhar", "uidai"]),
    row!(
        "in_vid",
        "verhoeff",
        &[("16d|4d 4d 4d 4d|4d-4d-4d-4d", Cell)],
        vid,
        0.96,
        &["vid", "virtual id", "uidai"]
    ),
    row!("in_gstin", "structure", &[("15x", Nothing)], gstin, 0.95, &["gstin", "gst", "gst no", "gstn"]),
    row!(
        "in_voter",
        "structure",
        &[("3a7d", Cell)],
        any,
        0.9,
        &["voter", "vote", "epic", "election", "elector"]
    ),
    row!(
        "in_epic",
        "luhn",
        &[("3a7d", Cell)],
        |text| checksum::luhn(&text[3..]),
        0.95,
        &["epic", "voter", "elector photo"]
    ),
    row!(
        "in_passport",
        "structure",
        &[("a7d|a2d 5d", Context)],
        passport,
        0.88,
        &["passport", "passport number", "passport no", "travel document"]
    ),
    row!(
        "in_vehicle_registration",
        "structure",
        &[("aa2da4d|aa2daa4d|aad3a4d|aadaa4d|aad2a4d|aa 2d aa 4d|aa-2d-aa-4d|aa2d3a4d|aada4d", Cell)],
        vehicle,
        0.92,
        &["vehicle", "registration", "plate", "rto", "car", "number plate"]
    ),
    row!(
        "in_driving_licence",
        "structure",
        &[("aa2d11d|aa2d 11d|aa-2d-11d|aa-13d", Cell)],
        |text| state(text),
        0.92,
        &["driving licence", "driving license", "dl", "licence"]
    ),
    row!(
        "in_ifsc",
        "structure",
        &[("4ad6x", Cell)],
        |text| text[4] == b'0',
        0.92,
        &["ifsc", "ifsc code", "bank branch"]
    ),
    // The job card of the Mahatma Gandhi National Rural Employment Guarantee Act: state, district, block, panchayat, village.
    row!(
        "in_nrega",
        "format",
        &[("aa-2d-3d-3d-3d/1..6d", Cell)],
        any,
        0.93,
        &["nrega", "mgnrega", "nregs", "job card"]
    ),
];

/// UIDAI: begins with 2 to 9, Verhoeff.
fn aadhaar(digits: &[u8]) -> bool {
    !matches!(digits[0], b'0' | b'1') && checksum::verhoeff(digits)
}

/// UIDAI, virtual id: as Aadhaar with 16 digits, and no palindrome.
fn vid(digits: &[u8]) -> bool {
    aadhaar(digits) && !digits.iter().eq(digits.iter().rev())
}

/// CBIC: state, PAN, entity, Z and a check character (which many samples get wrong, so that it is not asked for).
fn gstin(text: &[u8]) -> bool {
    let pan = text[2..7].iter().all(u8::is_ascii_alphabetic)
        && text[7..11].iter().all(u8::is_ascii_digit)
        && text[11].is_ascii_alphabetic();
    let state = text[..2].iter().all(u8::is_ascii_digit) && matches!(number(&text[..2]), 1..=38 | 97 | 99);
    pan && state && text[12] != b'0' && text[13] == b'Z'
}

/// MEA: a letter other than Q, X and Z, a first digit other than 0, and a last one other than 0.
fn passport(text: &[u8]) -> bool {
    !b"QXZ".contains(&text[0]) && text[1] != b'0' && text[7] != b'0'
}

/// CMVR rule 50: state and district, series, four digits.
fn vehicle(text: &[u8]) -> bool {
    state(text) && &text[text.len() - 4..] != b"0000"
}

/// The codes of states and union territories.
fn state(text: &[u8]) -> bool {
    const STATES: &[u8] = b"ANAPARASBRCGCHDDDLDNGAGJHPHRJHJKKAKLLALDMHMLMNMPMZNLODORPBPYRJSKTGTNTRTSUKUAUPWB";
    STATES.chunks_exact(2).any(|state| state == &text[..2])
}
