//! Devices and vehicles.

use super::country::{number, row, thing, value, yymmdd};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    row!(
        "imei",
        "luhn",
        &[
            ("15d|2d-6d-6d-d|2d 6d 6d d|8d-6d-d|6d-2d-6d-d", Cell),
            ("16d|8d-6d-2d", Context),
            ("8d-6d-2d", Cell)
        ],
        imei,
        0.96,
        &["imei", "imeisv", "handset", "device id"]
    ),
    row!(
        "imsi",
        "structure",
        &[("15d|14d|3d 2d 10d|3d 3d 9d", Cell)],
        imsi,
        0.92,
        &["imsi", "subscriber", "sim"]
    ),
    row!("meid", "luhn16", &[("14x|15x|2x 2x 2x 2x 2x 2x 2x x", Cell)], meid, 0.93, &["meid", "esn"]),
    row!(
        "vin",
        "mod11",
        &[("17x", Cell)],
        vin,
        0.97,
        &["vin", "chassis", "vehicle identification", "fahrgestellnummer", "fin"]
    ),
    row!(
        "iccid",
        "luhn",
        &[("19d|20d", Cell)],
        |digits| digits.starts_with(b"89") && checksum::luhn(digits),
        0.96,
        &["iccid", "sim", "sim card"]
    ),
    thing!(
        "uuid",
        "format",
        &[("8x-4x-4x-4x-12x", Nothing)],
        |text| text.iter().all(u8::is_ascii_hexdigit),
        0.95,
        &["uuid", "guid"]
    ),
];

/// 3GPP TS 23.003, 6.2: fourteen digits and one by Luhn; with a software version sixteen without.
fn imei(digits: &[u8]) -> bool {
    !checksum::repeats(digits) && &digits[..2] != b"00" && (digits.len() == 16 || checksum::luhn(digits))
}

/// ITU-T E.212: a mobile country code that is assigned, network and subscriber.
fn imsi(digits: &[u8]) -> bool {
    if matches!(&digits[..2], b"19" | b"20") && yymmdd(&digits[2..8]) {
        return false;
    }
    let country = number(&digits[..3]);
    let assigned = match country / 100 {
        2 => {
            !matches!(country, 200 | 201 | 203 | 205 | 207 | 209..=211 | 215 | 217 | 223 | 224 | 227 | 229 | 233 | 236 | 237 | 239 | 241 | 243 | 245 | 249 | 251..=254 | 256 | 258 | 261 | 263..=265 | 267 | 269 | 271 | 273 | 275 | 277 | 279 | 281 | 285 | 287 | 291 | 296 | 298 | 299)
        }
        3 => {
            matches!(country, 302 | 308 | 310..=316 | 330 | 332 | 334 | 338 | 340 | 342 | 344 | 346 | 348 | 350 | 352 | 354 | 356 | 358 | 360 | 362..=366 | 368 | 370 | 372 | 374 | 376)
        }
        4 => {
            matches!(country, 400..=402 | 404..=406 | 410 | 412..=422 | 424..=432 | 434 | 436..=438 | 440 | 441 | 450 | 452 | 454..=457 | 460 | 461 | 466 | 467 | 470 | 472)
        }
        5 => matches!(country, 502 | 505 | 510 | 514 | 515 | 520 | 525 | 528 | 530 | 536 | 537 | 539..=555),
        6 => matches!(country, 602..=659),
        7 => matches!(
            country,
            702 | 704
                | 706
                | 708
                | 710
                | 712
                | 714
                | 716
                | 722
                | 724
                | 730
                | 732
                | 734
                | 736
                | 738
                | 740
                | 744
                | 746
                | 748
                | 750
        ),
        _ => false,
    };
    assigned && !checksum::repeats(&digits[3..])
}

/// 3GPP2 S.R0048: fourteen hexadecimal digits, and one by Luhn in base 16.
fn meid(text: &[u8]) -> bool {
    if !text.iter().all(u8::is_ascii_hexdigit) || text[0] < b'A' {
        return false;
    }
    let Some(&check) = text.get(14) else { return true };
    let total: u32 = text[..14]
        .iter()
        .enumerate()
        .map(|(at, &byte)| match value(byte) << (at % 2) {
            place if place > 15 => place - 15,
            place => place,
        })
        .sum();
    (16 - total % 16) % 16 == value(check)
}

/// 49 CFR 565.15: no I, O or Q; letters count 1 to 9, weights 8 to 2, 10, 0, 9 to 2 modulo 11, where 10 is X, in ninth place.
fn vin(text: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let place = |byte: u8| match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'I' | b'O' | b'Q' => None,
        b'A'..=b'H' => Some(u32::from(byte - b'A') + 1),
        b'J'..=b'R' => Some(u32::from(byte - b'J') + 1),
        _ => Some(u32::from(byte - b'S') + 2),
    };
    let total =
        text.iter().zip(WEIGHTS).try_fold(0, |total, (&byte, weight)| Some(total + place(byte)? * weight));
    text.iter().any(u8::is_ascii_alphabetic)
        && total.is_some_and(|total| b"0123456789X"[(total % 11) as usize] == text[8])
        && !checksum::repeats(&text[..8])
}
