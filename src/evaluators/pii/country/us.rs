//! United States.

use super::number;
use crate::evaluators::pii::recogniser::Needs::{Cell, Context, Nothing};
use crate::evaluators::pii::recogniser::Recogniser;
use crate::matching::checksum;

pub(super) const ROWS: &[Recogniser] = &[
    Recogniser {
        label: "us_ssn",
        reason: "us_ssn.ranges",
        forms: &[("ddd-dd-dddd", Nothing), ("ddd_dd_dddd", Nothing), ("ddddddddd", Cell)],
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
    Recogniser {
        label: "us_itin",
        reason: "us_itin.ranges",
        forms: &[("ddd_dd_dddd", Nothing), ("ddd-dddddd", Cell), ("ddddd-dddd", Cell), ("ddddddddd", Cell)],
        check: itin,
        sure: 0.97,
        context: &["itin", "taxpayer", "individual taxpayer", "tax id", "taxid", "tin"],
    },
    Recogniser {
        label: "us_ein",
        reason: "us_ein.prefix",
        forms: &[("dd-ddddddd", Cell)],
        check: |digits| EIN_PREFIXES.contains(&number(&digits[..2])),
        sure: 0.95,
        context: &["ein", "fein", "employer identification", "employer id", "tax id", "federal tax", "irs"],
    },
    Recogniser {
        label: "aba_routing_number",
        reason: "aba_routing_number.mod10",
        forms: &[("ddddddddd", Cell), ("dddd-dddd-d", Nothing)],
        check: aba,
        sure: 0.98,
        context: &["aba", "routing", "rtn", "routing number", "transit number", "bankrouting", "wire"],
    },
    Recogniser {
        label: "us_npi",
        reason: "us_npi.luhn",
        forms: &[("dddddddddd", Cell), ("dddd_ddd_ddd", Cell)],
        check: npi,
        // above uk_nhs, whose check passes more often
        sure: 0.99,
        context: &["npi", "national provider", "provider", "provider id", "physician", "taxonomy"],
    },
    Recogniser {
        label: "us_mbi",
        reason: "us_mbi.format",
        forms: &[("daxdaxdaadd", Cell), ("daxd-axd-aadd", Nothing)],
        check: |text| !text.iter().any(|letter| b"SLOIBZ".contains(letter)) && text[0] != b'0',
        sure: 0.97,
        context: &["mbi", "medicare", "beneficiary", "cms", "patient"],
    },
    Recogniser {
        label: "us_passport",
        reason: "us_passport.format",
        forms: &[("ddddddddd", Context), ("adddddddd", Context)],
        check: |text| !checksum::repeats(&text[1..]),
        sure: 0.85,
        context: &["passport", "passport number", "passport no", "passportnumber", "travel document"],
    },
    Recogniser {
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
        label: "us_ptin",
        reason: "us_ptin.format",
        forms: &[("adddddddd", Context)],
        check: |text| text[0] == b'P',
        sure: 0.9,
        context: &["ptin", "preparer"],
    },
];

/// SSA: no area 000, 666 or 900 to 999, no group 00, no serial 0000; and none of the numbers that advertising and
/// specimens made famous.
fn ssn(digits: &[u8]) -> bool {
    let (area, group, serial) = (number(&digits[..3]), number(&digits[3..5]), number(&digits[5..]));
    let issued = !matches!(area, 0 | 666 | 900..) && group != 0 && serial != 0;
    let specimen = matches!(digits, b"078051120" | b"219099999" | b"123456789" | b"457555462");
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
