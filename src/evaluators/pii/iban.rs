//! IBAN: ISO 13616, the structures of the SWIFT IBAN registry, ISO 7064 MOD 97-10.

use super::country::{be, es};
use super::recogniser::Joint;
use super::scan::Scan;
use crate::matching::checksum;

/// Country and structure of what follows the check digits: `n` digits, `a` letters, `c` letters or digits.
const STRUCTURES: [(&str, &str); 89] = [
    ("AD", "8n12c"),
    ("AE", "19n"),
    ("AL", "8n16c"),
    ("AT", "16n"),
    ("AZ", "4a20c"),
    ("BA", "16n"),
    ("BE", "12n"),
    ("BG", "4a6n8c"),
    ("BH", "4a14c"),
    ("BI", "23n"),
    ("BR", "23n1a1c"),
    ("BY", "4c4n16c"),
    ("CH", "5n12c"),
    ("CR", "18n"),
    ("CY", "8n16c"),
    ("CZ", "20n"),
    ("DE", "18n"),
    ("DJ", "23n"),
    ("DK", "14n"),
    ("DO", "4c20n"),
    ("EE", "16n"),
    ("EG", "25n"),
    ("ES", "20n"),
    ("FI", "14n"),
    ("FK", "2a12n"),
    ("FO", "14n"),
    ("FR", "10n11c2n"),
    ("GB", "4a14n"),
    ("GE", "2a16n"),
    ("GI", "4a15c"),
    ("GL", "14n"),
    ("GR", "7n16c"),
    ("GT", "4c20c"),
    ("HN", "4a20n"),
    ("HR", "17n"),
    ("HU", "24n"),
    ("IE", "4a14n"),
    ("IL", "19n"),
    ("IQ", "4a15n"),
    ("IS", "22n"),
    ("IT", "1a10n12c"),
    ("JO", "4a4n18c"),
    ("KW", "4a22c"),
    ("KZ", "3n13c"),
    ("LB", "4n20c"),
    ("LC", "4a24c"),
    ("LI", "5n12c"),
    ("LT", "16n"),
    ("LU", "3n13c"),
    ("LV", "4a13c"),
    ("LY", "21n"),
    ("MC", "10n11c2n"),
    ("MD", "20c"),
    ("ME", "18n"),
    ("MK", "3n10c2n"),
    ("MN", "16n"),
    ("MR", "23n"),
    ("MT", "4a5n18c"),
    ("MU", "4a19n3a"),
    ("NI", "4a20n"),
    ("NL", "4a10n"),
    ("NO", "11n"),
    ("OM", "3n16c"),
    ("PK", "4a16c"),
    ("PL", "24n"),
    ("PS", "4a21c"),
    ("PT", "21n"),
    ("QA", "4a21c"),
    ("RO", "4a16c"),
    ("RS", "18n"),
    ("RU", "14n15c"),
    ("SA", "2n18c"),
    ("SC", "4a20n3a"),
    ("SD", "14n"),
    ("SE", "20n"),
    ("SI", "15n"),
    ("SK", "20n"),
    ("SM", "1a10n12c"),
    ("SO", "19n"),
    ("ST", "21n"),
    ("SV", "4a20n"),
    ("TL", "19n"),
    ("TN", "20n"),
    ("TR", "5n1n16c"),
    ("UA", "6n19c"),
    ("VA", "18n"),
    ("VG", "4a16n"),
    ("XK", "16n"),
    ("YE", "4a4n18c"),
];

const LONGEST: usize = 34;
/// Letters and digits of its first group at least: the country and the check digits.
pub(super) const BEGIN: usize = 4;

/// An IBAN that begins with the word `start..end`.
pub(super) fn word(scan: &mut Scan<'_, '_>, start: usize, end: usize) {
    let bytes = scan.bytes();
    let [first, second, third, fourth, ..] = bytes[start..end] else { return };
    if !(first.is_ascii_alphabetic()
        && second.is_ascii_alphabetic()
        && third.is_ascii_digit()
        && fourth.is_ascii_digit())
    {
        return;
    }
    let country = [first.to_ascii_uppercase(), second.to_ascii_uppercase()];
    let Ok(row) = STRUCTURES.binary_search_by(|(known, _)| known.as_bytes().cmp(&country)) else { return };
    let length = 4 + classes(STRUCTURES[row].1).count();
    let mut compact = [0u8; LONGEST];
    let (mut read, mut at) = (0, start);
    let mut separated = true;
    while read < length {
        match bytes.get(at) {
            Some(byte) if byte.is_ascii_alphanumeric() => {
                compact[read] = byte.to_ascii_uppercase();
                (read, at, separated) = (read + 1, at + 1, false);
            }
            Some(_) if !separated => match Joint::read(&bytes[at..]) {
                Some((Joint::Space | Joint::Dash | Joint::Dot, width)) => {
                    (at, separated) = (at + width, true)
                }
                _ => return,
            },
            _ => return,
        }
    }
    let compact = &compact[..length];
    let fits = compact[4..].iter().zip(classes(STRUCTURES[row].1)).all(|(byte, class)| match class {
        b'n' => byte.is_ascii_digit(),
        b'a' => byte.is_ascii_alphabetic(),
        _ => true,
    });
    let rearranged = compact[4..].iter().chain(&compact[..4]).copied();
    if fits
        && checksum::mod97(rearranged) == Some(1)
        && is_national(compact)
        && scan.opens(start)
        && scan.closes(at)
    {
        // As sure as anything can be, so that the longer one wins: by chance the digits of an IBAN are those of a card.
        scan.report("iban", start, at, 1.0, "iban.mod97");
        scan.until.sure = at;
    }
}

/// What the bank's country checks inside: Belgium's last two digits are the others modulo 97 (Febelfin), Spain's are those of
/// the CCC, and the successors of Yugoslavia use MOD 97-10 over the whole (their central banks).
fn is_national(iban: &[u8]) -> bool {
    let bban = &iban[4..];
    match &iban[..2] {
        b"BE" => be::is_account(bban),
        b"ES" => es::is_account(bban),
        b"ME" | b"RS" | b"SI" | b"MK" | b"BA" => checksum::mod97(bban.iter().copied()) == Some(1),
        _ => true,
    }
}

/// One class per character of a structure.
fn classes(structure: &str) -> impl Iterator<Item = u8> {
    let mut count = 0;
    structure.bytes().flat_map(move |byte| {
        let repeat = match byte {
            b'0'..=b'9' => {
                count = count * 10 + usize::from(byte - b'0');
                0
            }
            _ => std::mem::take(&mut count),
        };
        std::iter::repeat_n(byte, repeat)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched_and_no_structure_is_too_long() {
        assert!(STRUCTURES.is_sorted_by(|one, other| one.0 < other.0));
        assert!(STRUCTURES.iter().all(|(_, structure)| (11..=30).contains(&classes(structure).count())));
    }
}
