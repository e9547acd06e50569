//! Telephone numbers: international (ITU-T E.164), North American, and national numbers with a trunk prefix 0.
//!
//! No numbering database: lengths per country code, shapes and words decide. A number in a national format that is
//! nothing but digits needs words that speak for it.

use super::engine::Family;
use super::scan::Scan;

pub(super) const CONTEXT: &[&str] = &[
    "phone",
    "phones",
    "telephone",
    "tel",
    "mobile",
    "cell",
    "cellphone",
    "call",
    "calls",
    "dial",
    "fax",
    "callback",
    "whatsapp",
    "sms",
    "text",
    "hotline",
    "desk",
    "pager",
    "contact",
    "reach",
    "phonenumber",
    "msisdn",
    "ring",
    "telefon",
    "telefono",
    "teléfono",
    "telefone",
    "téléphone",
    "móvil",
    "celular",
    "handy",
    "mobil",
    "mobiltelefon",
    "cep",
    "cep no",
    "ops",
    "telefoon",
    "puhelin",
    "komórka",
    "cellulare",
    "telepono",
    "телефон",
    "тел",
    "電話",
    "电话",
    "手机",
    "backup",
    "office",
    "ext",
];

const GROUPS: usize = 8;

/// E.164 country codes with the fewest and most digits of a national number (ITU-T E.164 annex, national plans).
/// What is not listed takes 7 to 12.
const COUNTRIES: [(u32, usize, usize); 62] = [
    (1, 10, 10),
    (7, 10, 10),
    (20, 8, 10),
    (27, 9, 9),
    (30, 10, 10),
    (31, 9, 9),
    (32, 8, 9),
    (33, 9, 9),
    (34, 9, 9),
    (36, 8, 9),
    (39, 6, 11),
    (40, 9, 9),
    (41, 9, 9),
    (43, 6, 13),
    (44, 9, 10),
    (45, 8, 8),
    (46, 7, 10),
    (47, 8, 8),
    (48, 9, 9),
    (49, 6, 11),
    (51, 8, 9),
    (52, 10, 10),
    (53, 6, 8),
    (54, 10, 11),
    (55, 10, 11),
    (56, 9, 9),
    (57, 8, 10),
    (58, 10, 10),
    (60, 8, 10),
    (61, 9, 9),
    (62, 8, 12),
    (63, 8, 10),
    (64, 8, 10),
    (65, 8, 8),
    (66, 8, 9),
    (81, 9, 10),
    (82, 8, 10),
    (84, 9, 10),
    (86, 10, 11),
    (90, 10, 10),
    (91, 10, 10),
    (92, 9, 10),
    (93, 9, 9),
    (94, 9, 9),
    (95, 7, 10),
    (98, 10, 10),
    (212, 9, 9),
    (213, 8, 9),
    (234, 8, 10),
    (254, 9, 9),
    (351, 9, 9),
    (353, 7, 9),
    (354, 7, 7),
    (358, 6, 11),
    (380, 9, 9),
    (420, 9, 9),
    (421, 9, 9),
    (852, 8, 8),
    (886, 8, 9),
    (966, 8, 9),
    (971, 8, 9),
    (972, 8, 9),
];

/// First digits of country codes that have three digits; of the others, 1 and 7 have one and the rest two.
fn code_length(digits: &[u8]) -> usize {
    match digits {
        [b'1' | b'7', ..] => 1,
        [b'2', b'0' | b'7', ..] | [b'3', b'0' | b'1'..=b'4' | b'6' | b'9', ..] => 2,
        [b'4', b'0' | b'1' | b'3'..=b'9', ..] | [b'5', b'1'..=b'8', ..] => 2,
        [b'6', b'0'..=b'6', ..] | [b'8', b'1' | b'2' | b'4' | b'6', ..] => 2,
        [b'9', b'0'..=b'5' | b'8', ..] => 2,
        _ => 3,
    }
}

/// Digits with the lengths of their groups.
#[derive(Default)]
struct Number {
    digits: [u8; 17],
    length: usize,
    groups: [usize; GROUPS],
    count: usize,
    /// What stands between the groups, the first byte of it; `(` and `)` count.
    joints: [u8; GROUPS],
    area_in_parentheses: bool,
    trunk_in_parentheses: bool,
}

/// Digits of the longest group.
pub(super) const LONGEST: usize = 15;

/// Numbers whose first digits are the word at `start`; `opens` is whether the word does.
pub(super) fn word(scan: &mut Scan<'_, '_>, start: usize, opens: bool) {
    let bytes = scan.bytes();
    let plus = matches!(bytes[..start], [.., b'+']) || bytes[..start].ends_with(b"+(");
    let open = !plus && matches!(bytes[..start], [.., b'(']);
    let mut first = start - usize::from(plus || open);
    if bytes[..start].ends_with(b"+(") {
        first -= 1;
    }
    let inside = first.checked_sub(1).is_some_and(|at| bytes[at].is_ascii_alphanumeric() && (plus || open));
    if inside || !(plus || open || opens) {
        return;
    }
    let mut number = Number { area_in_parentheses: open, ..Number::default() };
    let (mut at, mut closing) = (start, open);
    let mut best = None;
    while number.count < GROUPS {
        let group = bytes[at..].iter().take(16).take_while(|byte| byte.is_ascii_digit()).count();
        if group == 0 || number.length + group > 17 {
            break;
        }
        number.digits[number.length..number.length + group].copy_from_slice(&bytes[at..at + group]);
        number.length += group;
        number.groups[number.count] = group;
        number.count += 1;
        at += group;
        let whole = !closing && (scan.closes(at) || extension(&bytes[at..]));
        if let Some(found) = whole.then(|| judge(scan, &number, plus, first, at)).flatten() {
            best = Some((at, found));
        }
        let Some((width, mark)) = joint(&bytes[at..], &mut closing) else { break };
        if mark == b'(' {
            number.trunk_in_parentheses |= bytes[at + width..].starts_with(b"0)");
            number.area_in_parentheses = true;
        }
        number.joints[number.count - 1] = mark;
        at += width;
    }
    let Some((end, (score, reason))) = best else { return };
    scan.until.phone = end;
    scan.report("phone", first, end, score, reason);
}

/// What joins two groups: its width, and the byte that tells its kind.
fn joint(rest: &[u8], closing: &mut bool) -> Option<(usize, u8)> {
    let (width, mark) = match rest {
        [b')', b' ' | b'-' | b'.', after, ..] if *closing && after.is_ascii_digit() => (2, b')'),
        [b')', after, ..] if *closing && after.is_ascii_digit() => (1, b')'),
        _ if *closing => return None,
        [b' ' | b'-' | b'.', b'(', after, ..] if after.is_ascii_digit() => (2, b'('),
        [b'(', after, ..] if after.is_ascii_digit() => (1, b'('),
        [mark @ (b' ' | b'-' | b'.' | b'/'), after, ..] if after.is_ascii_digit() => (1, *mark),
        [0xc2, 0xa0, after, ..] if after.is_ascii_digit() => (2, b' '),
        [0xe2, 0x80, 0x90..=0x93, after, ..] if after.is_ascii_digit() => (3, b'-'),
        [0xe2, 0x80, 0xaf, after, ..] if after.is_ascii_digit() => (3, b' '),
        _ => return None,
    };
    *closing = mark == b'(';
    Some((width, mark))
}

/// `x89`, ` ext. 9` and the like do not belong to the number and do not disturb it.
fn extension(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let head = &rest[..rest.len().min(3)];
    head.eq_ignore_ascii_case(b"ext")
        || matches!(rest, [b'x' | b'X' | b'#', digit, ..] if digit.is_ascii_digit())
}

fn judge(
    scan: &Scan<'_, '_>,
    number: &Number,
    plus: bool,
    start: usize,
    end: usize,
) -> Option<(f32, &'static str)> {
    let digits = &number.digits[..number.length];
    let groups = &number.groups[..number.count];
    let joints = &number.joints[..number.count.saturating_sub(1)];
    if plus {
        return is_international(digits, number.trunk_in_parentheses)
            .then_some((0.95, "phone.international"));
    }
    if number.length < 7
        || groups == [3, 2, 4]
        || is_date(groups, digits)
        || digits.windows(2).all(|pair| pair[0] == pair[1])
    {
        return None;
    }
    let even = |joints: &[u8]| joints.windows(2).all(|pair| pair[0] == pair[1]);
    let american = is_american(digits);
    let shaped = match groups {
        [3, 3, 4] => american && (even(joints) || number.area_in_parentheses),
        [1, 3, 3, 4] => american,
        [3, 7] => american && number.area_in_parentheses,
        // as in Türkiye, Russia and Ukraine
        [3, 3, 2, 2] => even(joints) && digits[0] >= b'3',
        _ => false,
    };
    // An area code in parentheses, as in (0711) 123456 or (11) 91234-5678.
    let bracketed = number.area_in_parentheses
        && joints.first() == Some(&b')')
        && (2..=5).contains(&groups[0])
        && (8..=11).contains(&digits.len())
        && !american;
    let trunk = digits[0] == b'0' && digits[1] != b'0' && (9..=11).contains(&digits.len());
    let national = trunk
        && digits.len() >= 10
        && (groups.len() > 2 || groups.len() == 2 && groups[0] != groups[1])
        && even(&joints[1..])
        && groups[0] <= 5
        && groups[1..].iter().all(|&group| group >= 2);
    let exit = digits.starts_with(b"00") && is_international(&digits[2..], false);
    let chinese = digits.len() == 11 && digits[0] == b'1' && digits[1] >= b'3' && groups.len() == 1;
    let plausible =
        (7..=11).contains(&digits.len()) && digits[0] != b'1' || american || chinese || exit || bracketed;
    if !plausible {
        return None;
    }
    let context = scan.context(start, end);
    let named = context.strength(Family::Phone.into());
    let numbered = context.has_near(Family::Number.into());
    let thing = context.has_near(Family::Thing.into());
    let even_enough = joints.is_empty() || number.area_in_parentheses || even(&joints[1..]);
    match named {
        Some(strength) if (american && number.length >= 10) || national || bracketed || exit => {
            Some((0.95 * strength, "phone.national"))
        }
        Some(strength) if plausible && even_enough && !thing => Some((0.8 * strength, "phone.context")),
        _ if thing => None,
        None if (shaped || bracketed || national) && !scan.is_crowded(start, end) => {
            Some((0.65, "phone.national"))
        }
        None if exit && groups.len() > 2 => Some((0.6, "phone.international")),
        None if numbered && (chinese || trunk && digits.len() >= 10) => Some((0.6, "phone.national")),
        // another one right before: a list of them
        None if trunk && digits.len() >= 10 && scan.until.phone > 0 && start < scan.until.phone + 24 => {
            Some((0.6, "phone.national"))
        }
        None if trunk && digits.len() >= 10 && scan.is_cell(start, end) => Some((0.5, "phone.national")),
        // A mobile number as it is dialled at home where there is no trunk prefix.
        None if digits.len() == 10
            && digits[0] == b'5'
            && groups.len() == 1
            && scan.expects("phone")
            && scan.is_cell(start, end) =>
        {
            Some((0.5, "phone.national"))
        }
        _ => None,
    }
}

/// Country code and as many digits as its plan allows.
fn is_international(digits: &[u8], trunk: bool) -> bool {
    let code = code_length(digits).min(digits.len());
    let (code, national) = digits.split_at(code);
    let national = if trunk { national.strip_prefix(b"0").unwrap_or(national) } else { national };
    let value = code.iter().fold(0, |value, &byte| value * 10 + u32::from(byte - b'0'));
    let known = COUNTRIES.binary_search_by_key(&value, |row| row.0).ok().map(|row| COUNTRIES[row]);
    let (_, fewest, most) = known.unwrap_or((value, 7, 12));
    let bounds = (fewest..=most).contains(&national.len()) && digits.first() != Some(&b'0');
    bounds && (value != 1 || matches!(national[0], b'2'..=b'9'))
}

/// North American Numbering Plan: area and exchange begin with 2 to 9; no area code is N11.
fn is_american(digits: &[u8]) -> bool {
    let national = match digits {
        [b'1', rest @ ..] if rest.len() == 10 => rest,
        rest if rest.len() == 10 => rest,
        _ => return false,
    };
    let area = matches!(national[0], b'2'..=b'9') && national[1..3] != *b"11";
    area && matches!(national[3], b'2'..=b'9')
}

/// Day, month and year, in whichever order.
fn is_date(groups: &[usize], digits: &[u8]) -> bool {
    let year = |at: usize| matches!(digits.get(at..at + 2), Some(b"19" | b"20"));
    match groups {
        [4, 1..=2, 1..=2, ..] => year(0),
        [day @ 1..=2, month @ 1..=2, 4, ..] => year(day + month),
        [8, ..] => year(0) || year(4),
        [14, ..] => year(0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_searched() {
        assert!(COUNTRIES.is_sorted_by_key(|row| row.0));
        assert!(
            COUNTRIES.iter().all(|row| code_length(row.0.to_string().as_bytes()) == row.0.to_string().len())
        );
    }
}
