//! Is this value a secret, or only where one would stand?

/// Bits per character: Shannon's entropy of the value's own characters (Shannon, 1948). At most log2 of the length.
pub(super) fn entropy(value: &[u8]) -> f32 {
    let mut counts = [0u32; 256];
    value.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    let length = value.len() as f32;
    let share = |count: u32| count as f32 / length;
    -counts.iter().filter(|count| **count > 0).map(|count| share(*count) * share(*count).log2()).sum::<f32>()
}

/// Whether a value stands for a secret that is somewhere else: a variable, a template, an example, a mask.
pub(super) fn is_placeholder(value: &str) -> bool {
    let bytes = value.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return true };
    let wrapped = [(b'<', b'>'), (b'{', b'}'), (b'[', b']'), (b'%', b'%'), (b'(', b')')];
    if wrapped.iter().any(|(open, close)| first == open && last == close && bytes.len() > 1) {
        return true;
    }
    let is_variable = value.starts_with('$')
        && !value.starts_with("$2")
        && !value.contains(['/', '@', '!', '#'])
        && value[1..]
            .trim_matches(['{', '}', '(', ')'])
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_.-:$".contains(&byte));
    let templates = [("${", "}"), ("{{", "}}"), ("<%", "%>"), ("$(", ")")];
    if is_variable || templates.iter().any(|(open, close)| names(value, open, close)) {
        return true;
    }
    let distinct = bytes.iter().collect::<std::collections::BTreeSet<_>>().len();
    if distinct <= 2 || bytes.iter().all(|byte| b"*x.X-_#? ".contains(byte)) {
        return true;
    }
    let lower = value.to_ascii_lowercase();
    const WORDS: [&str; 37] = [
        "fake",
        "0123456789abcdef",
        "abcdefghijklm",
        "example",
        "changeme",
        "change_me",
        "change-me",
        "placeholder",
        "your_",
        "your-",
        "yourpass",
        "my_",
        "dummy",
        "redacted",
        "xxxx",
        "****",
        "....",
        "insert",
        "replace",
        "todo",
        "none",
        "null",
        "nil",
        "true",
        "false",
        "undefined",
        "string",
        "process.env",
        "os.environ",
        "getenv",
        "env.",
        "enter_",
        "<your",
        "not_set",
        "fill_me",
        "sample_",
        "secret_name",
    ];
    WORDS.iter().any(|word| match word.len() {
        0..=4 if !word.starts_with(['x', '*', '.', 'm', 'e']) && *word != "fake" => lower == *word,
        _ => lower.contains(word),
    })
}

/// Whether a value holds a name between `open` and `close`, as templates do.
fn names(value: &str, open: &str, close: &str) -> bool {
    value.split(open).skip(1).any(|rest| {
        let name = rest.split(close).next().filter(|name| name.len() < rest.len());
        name.is_some_and(|name| {
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.: |()'\"".contains(&byte))
        })
    })
}

/// Whether a value is made of words and not of chance: `session_timeout`, `getPassword`, `user-name`.
pub(super) fn is_wordy(value: &str) -> bool {
    let bytes = value.as_bytes();
    if bytes.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let is_identifier = bytes.iter().all(|byte| byte.is_ascii_alphabetic() || b"_-. ".contains(byte));
    let changes =
        bytes.windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).count();
    let back =
        bytes.windows(2).filter(|pair| pair[0].is_ascii_uppercase() && pair[1].is_ascii_lowercase()).count();
    let vowels = bytes.iter().filter(|byte| b"aeiouyAEIOUY".contains(byte)).count();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    is_identifier && changes + back <= 2 + letters / 5 && vowels * 5 >= letters
}

/// Whether a token looks drawn at random: long, of several kinds of characters, no word and no number.
pub(super) fn is_random(token: &str, least: usize, bits: f32) -> bool {
    let bytes = token.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    bytes.len() >= least && digits >= 2 && letters >= 2 && entropy(bytes) >= bits && !is_placeholder(token)
}

/// Whether a token is a UUID: 8-4-4-4-12 hexadecimal digits (RFC 9562, section 4).
pub(super) fn is_uuid(token: &str) -> bool {
    let parts: Vec<&str> = token.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Whether a value is a regular expression or a format, not something that one matches.
pub(super) fn is_pattern(value: &str) -> bool {
    ["[a-", "[A-", "[0-", "\\w", "\\d", "\\b", "]{"].iter().any(|part| value.contains(part))
}

/// Whether a token of one kind of character looks drawn at random: many digits, hexadecimal letters, or letters with
/// runs of consonants that no word has.
pub(super) fn is_scrambled(token: &str) -> bool {
    let bytes = token.as_bytes();
    let all = |is: fn(&u8) -> bool| bytes.iter().all(is);
    let is_mask = bytes.windows(5).any(|five| five.iter().all(|byte| *byte == five[0]));
    if bytes.len() < 16 || bytes.len() > 256 || entropy(bytes) < 2.0 || is_mask || is_placeholder(token) {
        return false;
    }
    if all(u8::is_ascii_digit) || all(u8::is_ascii_hexdigit) {
        return true;
    }
    let (mut run, mut longest, mut runs) = (0, 0, 0);
    for byte in bytes {
        let is_consonant = byte.is_ascii_alphabetic() && !b"aeiouyAEIOUY".contains(byte);
        run = if is_consonant { run + 1 } else { 0 };
        longest = longest.max(run);
        runs += usize::from(run == 4);
    }
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits > 0 && all(u8::is_ascii_alphanumeric) && longest >= 5 {
        return true;
    }
    let is_one_case = all(u8::is_ascii_lowercase) || all(u8::is_ascii_uppercase);
    bytes.len() >= 20
        && all(u8::is_ascii_alphabetic)
        && entropy(bytes) >= 3.0
        && ((is_one_case && longest >= 6) || (runs >= 2 && longest >= 5) || longest >= 8)
}

/// Whether a token changes so often between capitals, small letters, digits and marks that nobody made it up of words.
pub(super) fn is_drawn(token: &str) -> bool {
    let bytes = token.as_bytes();
    let count = |is: fn(&u8) -> bool| bytes.iter().filter(|byte| is(byte)).count();
    let kind = |byte: u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let changes = bytes.windows(2).filter(|pair| kind(pair[0]) != kind(pair[1])).count();
    bytes.len() >= 12
        && count(u8::is_ascii_digit) >= 1
        && count(u8::is_ascii_uppercase) >= 2
        && count(u8::is_ascii_lowercase) >= 2
        && changes * 3 >= bytes.len()
        && entropy(bytes) >= 3.2
        && !is_placeholder(token)
}

/// Whether a value is written in groups as keys of licences are: four or more of the same four to six capitals and digits, or
/// many digits in groups.
pub(super) fn is_grouped(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let all = |is: fn(&u8) -> bool| value.bytes().filter(|byte| *byte != b'-').all(|byte| is(&byte));
    let even = parts.windows(2).all(|pair| pair[0].len() == pair[1].len());
    let is_upper = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let is_licence = parts.len() >= 4 && even && (4..=6).contains(&parts[0].len()) && all(is_upper);
    let is_number = parts.len() >= 3 && all(u8::is_ascii_digit) && value.len() >= 22;
    (is_licence || is_number) && entropy(value.as_bytes()) >= 2.5 && !is_placeholder(value)
}

/// Whether a value was typed along the keyboard and not drawn: digits in their order beside letters that are no
/// hexadecimal digits.
pub(super) fn is_typed(value: &str) -> bool {
    value.contains("1234567890") && !value.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Whether a run ends in a UUID that is written with underscores, as names in code have it.
pub(super) fn ends_in_uuid(run: &str) -> bool {
    let tail = run.len().checked_sub(36).and_then(|from| run.get(from..));
    run.contains('_') && tail.is_some_and(|tail| is_uuid(&tail.replace('_', "-")))
}
