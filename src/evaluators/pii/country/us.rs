//! United States.

use super::{any, number, row, thing};
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        thing: false,
        label: "us_ssn",
        reason: "us_ssn.ranges",
        forms: &[("3d-2d-4d", Nothing), ("9d", Cell)],
        check: ssn,
        sure: 0.95,
        context: &[
            "ssn",
            "ssns",
            "social security",
            "social security number",
            "socialsecurity",
            "ss no",
            "soc sec",
            "ssid",
        ],
    },
    // Who has no such number gives the taxpayer's where it is asked for.
    row!(
        "us_ssn",
        "itin",
        &[("3d-2d-4d|3d_2d_4d", Context)],
        |digits| itin(digits) && !checksum::repeats(digits),
        0.85,
        &["ssn", "ssns", "social security", "social security number"]
    ),
    row!(
        "us_ssn",
        "ranges",
        &[("3d_2d_4d", Nothing)],
        |digits| ssn(digits) && !checksum::counts_up(digits),
        0.95,
        &["ssn", "ssns", "social security", "social security number", "ss no", "soc sec"]
    ),
    Recogniser {
        thing: false,
        label: "us_itin",
        reason: "us_itin.ranges",
        forms: &[("ddd_dd_dddd", Nothing), ("ddd-dddddd", Cell), ("ddddd-dddd", Cell), ("ddddddddd", Cell)],
        check: itin,
        sure: 0.97,
        context: &["itin", "taxpayer", "individual taxpayer", "tax id", "taxid", "tin"],
    },
    Recogniser {
        thing: false,
        label: "us_ein",
        reason: "us_ein.prefix",
        forms: &[("dd-ddddddd", Cell)],
        check: |digits| EIN_PREFIXES.contains(&number(&digits[..2])),
        sure: 0.95,
        context: &["ein", "fein", "employer identification", "employer id", "tax id", "federal tax", "irs"],
    },
    Recogniser {
        thing: false,
        label: "aba_routing_number",
        reason: "aba_routing_number.mod10",
        forms: &[("ddddddddd", Cell), ("dddd-dddd-d", Nothing)],
        check: aba,
        sure: 0.98,
        context: &["aba", "routing", "rtn", "routing number", "transit number", "bankrouting", "wire"],
    },
    Recogniser {
        thing: false,
        label: "us_npi",
        reason: "us_npi.luhn",
        forms: &[("dddddddddd", Cell), ("dddd_ddd_ddd", Cell)],
        check: npi,
        // above uk_nhs, whose check passes more often
        sure: 0.99,
        context: &["npi", "national provider", "provider", "provider id", "physician", "taxonomy"],
    },
    Recogniser {
        thing: false,
        label: "us_mbi",
        reason: "us_mbi.format",
        forms: &[("daxdaxdaadd", Cell), ("daxd-axd-aadd", Nothing)],
        check: |text| !text.iter().any(|letter| b"SLOIBZ".contains(letter)) && text[0] != b'0',
        sure: 0.97,
        context: &["mbi", "medicare", "beneficiary", "cms", "patient"],
    },
    Recogniser {
        thing: false,
        label: "us_passport",
        reason: "us_passport.format",
        forms: &[("ddddddddd", Context), ("adddddddd", Context)],
        check: |text| !checksum::repeats(&text[1..]) && !checksum::counts_up(text),
        sure: 0.85,
        context: &["passport", "passport number", "passport no", "passportnumber", "travel document"],
    },
    Recogniser {
        thing: false,
        label: "us_driver_license",
        reason: "us_driver_license.format",
        // The formats of the states: AAMVA D20, annex; those of 4 to 6 digits alone say too little.
        forms: &[
            ("addddddd", Context),
            ("addddddddd", Context),
            ("adddddddddddd", Context),
            ("addddddddddddd", Context),
            ("addddddddddd", Context),
            ("adddddddd", Context),
            ("adddddd", Context),
            ("aaddddddd", Context),
            ("aadddddd", Context),
            ("ddddddd", Context),
            ("dddddddd", Context),
            ("ddddddddd", Context),
            ("dddddddddd", Context),
            ("dddddddddddd", Context),
            ("ddaaadddd", Context),
            ("dddaadddd", Context),
            ("addd-ddd-dd-ddd-d", Context),
            ("addd-dddd-dddd", Context),
            ("ddd-ddd-ddd", Context),
            ("addddd-ddddd-ddddd", Context),
            ("dd-ddd-dddd", Context),
            ("dddd-dd-dddd", Context),
        ],
        check: |text| !checksum::repeats(text),
        sure: 0.8,
        context: &[
            "driver license",
            "drivers license",
            "driver s license",
            "driver licence",
            "driving license",
            "dl",
            "driver lic",
            "dln",
            "licence number",
            "license number",
            "license no",
            "driverlicense",
            "dmv",
        ],
    },
    Recogniser {
        thing: false,
        label: "us_dea",
        reason: "us_dea.mod10",
        forms: &[("aaddddddd", Nothing), ("adddddddd", Cell)],
        check: dea,
        sure: 0.97,
        context: &[
            "dea",
            "dea number",
            "prescriber",
            "registration",
            "certificate number",
            "medical license",
        ],
    },
    Recogniser {
        thing: false,
        label: "us_bank_account",
        reason: "us_bank_account.context",
        forms: &[
            ("dddddddd", Context),
            ("ddddddddd", Context),
            ("dddddddddd", Context),
            ("ddddddddddd", Context),
            ("dddddddddddd", Context),
            ("ddddddddddddd", Context),
            ("dddddddddddddd", Context),
            ("ddddddddddddddd", Context),
            ("dddddddddddddddd", Context),
            ("ddddddddddddddddd", Context),
        ],
        check: |text| !checksum::repeats(text),
        sure: 0.75,
        context: &[
            "bank account",
            "account number",
            "account no",
            "acct no",
            "acct number",
            "checking account",
            "savings account",
            "accountnumber",
            "bank acct",
            "acct",
        ],
    },
    Recogniser {
        thing: false,
        label: "us_ptin",
        reason: "us_ptin.format",
        forms: &[("adddddddd", Context)],
        check: |text| text[0] == b'P',
        sure: 0.9,
        context: &["ptin", "preparer"],
    },
    row!(
        "us_atin",
        "structure",
        &[("3d-2d-4d", Cell), ("9d", Context)],
        |digits| digits[0] == b'9' && &digits[3..5] == b"93",
        0.95,
        &["atin", "adoption taxpayer"]
    ),
    row!("us_ptin", "format", &[("a-8d", Cell)], |text| text[0] == b'P', 0.95, &["ptin", "preparer"]),
    row!("us_ptin", "format", &[("a8d", Cell)], |text| text[0] == b'P', 0.93, &["ptin", "preparer"]),
    row!(
        "us_tin",
        "prefix",
        &[("2d-7d", Cell)],
        |digits| EIN_PREFIXES.contains(&number(&digits[..2])),
        0.9,
        &["tin", "taxpayer identification", "tax id"]
    ),
    row!(
        "us_tin",
        "structure",
        &[("3d-2d-4d", Cell), ("9d", Context)],
        tin,
        0.9,
        &["tin", "taxpayer identification", "tax id"]
    ),
    row!(
        "us_medical_record",
        "format",
        &[("6..10d|a6..9d|3a-6..8d|aa6..8d", Context)],
        any,
        0.85,
        &["mrn", "medical record", "medical record number", "chart number", "patient id", "patient mrn"]
    ),
    row!(
        "us_health_plan",
        "format",
        &[("3a6..12d|3a9d|a6..11d|9..12d", Context)],
        any,
        0.83,
        &["member id", "subscriber id", "health plan", "policy number", "group number", "insurance id"]
    ),
    row!(
        "us_passport",
        "format",
        &[("a8d", Context), ("9d", Context)],
        any,
        0.86,
        &["passport", "travel document"]
    ),
    row!(
        "us_license_plate",
        "format",
        &[("3a4d|3a-4d|3a 4d|da3d3d|daaa3d|3a3d|3a-3d", Context)],
        any,
        0.84,
        &["license plate", "plate number", "licence plate", "plate"]
    ),
    thing!(
        "us_zip_code",
        "format",
        &[("5d|5d-4d", Context)],
        |digits| number(&digits[..5]) > 500,
        0.88,
        &[
            "zip",
            "zip code",
            "zipcode",
            "postal code",
            "al",
            "ak",
            "az",
            "ar",
            "ca",
            "co",
            "ct",
            "de",
            "fl",
            "ga",
            "ia",
            "il",
            "ks",
            "ky",
            "ma",
            "md",
            "mi",
            "mn",
            "mo",
            "ms",
            "mt",
            "nc",
            "nd",
            "nh",
            "nj",
            "nm",
            "nv",
            "ny",
            "ohio",
            "pa",
            "ri",
            "sc",
            "sd",
            "tn",
            "tx",
            "ut",
            "va",
            "vt",
            "wa",
            "wi",
            "wv",
            "wy",
            "dc",
            "san francisco"
        ]
    ),
    // The Department of Defense's number of persons (EDIPI), as on the Common Access Card.
    row!(
        "us_dod_id",
        "format",
        &[("10d", Context)],
        |digits| !checksum::repeats(digits),
        0.86,
        &["dod id", "dod id number", "edipi"]
    ),
];

/// SSA: no area 000, 666 or 900 to 999, no group 00, no serial 0000; and none of the numbers that advertising and
/// specimens made famous.
fn ssn(digits: &[u8]) -> bool {
    let (area, group, serial) = (number(&digits[..3]), number(&digits[3..5]), number(&digits[5..]));
    let issued = !matches!(area, 0 | 666 | 900..) && group != 0 && serial != 0;
    let specimen = matches!(digits, b"078051120" | b"219099999" | b"457555462");
    issued && !specimen && !checksum::repeats(digits)
}

/// IRS: 9xx, and a group of 50 to 65, 70 to 88, 90 to 92 or 94 to 99.
fn itin(digits: &[u8]) -> bool {
    digits[0] == b'9' && matches!(number(&digits[3..5]), 50..=65 | 70..=88 | 90..=92 | 94..=99)
}

/// IRS, how EINs are assigned and valid prefixes.
const EIN_PREFIXES: [u32; 83] = [
    1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 16, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32, 33, 34, 35, 36,
    37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
    64, 65, 66, 67, 68, 71, 72, 73, 74, 75, 76, 77, 80, 81, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93, 94,
    95, 98, 99,
];

/// American Bankers Association: Federal Reserve prefixes, weights 3 7 1 modulo 10.
fn aba(digits: &[u8]) -> bool {
    let prefix = matches!(number(&digits[..2]), 0..=12 | 21..=32 | 61..=72 | 80);
    let sum = checksum::weighted(digits, &[3, 7, 1, 3, 7, 1, 3, 7, 1]);
    prefix && sum.is_some_and(|sum| sum > 0 && sum % 10 == 0)
}

/// CMS: begins with 1 or 2, Luhn with the prefix 80840, which adds 24.
fn npi(digits: &[u8]) -> bool {
    let sum = checksum::luhn_sum(digits);
    matches!(digits[0], b'1' | b'2')
        && !checksum::repeats(&digits[..9])
        && sum.is_some_and(|sum| (sum + 24) % 10 == 0)
}

/// DEA: (first, third and fifth) plus twice (second, fourth and sixth) ends in the seventh digit. The second letter
/// may be the digit 9 for registrants that are a business.
fn dea(text: &[u8]) -> bool {
    let sum = checksum::weighted(&text[2..8], &[1, 2, 1, 2, 1, 2]);
    let kind = b"ABCDEFGHJKLMPRSTUX".contains(&text[0]) && (text[1] == b'9' || text[1].is_ascii_alphabetic());
    kind && sum.is_some_and(|sum| sum > 0 && sum % 10 == u32::from(text[8] - b'0'))
}

/// IRS: a social security number, or one that begins with 9.
fn tin(digits: &[u8]) -> bool {
    ssn(digits) || itin(digits)
}
