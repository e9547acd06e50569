//! What a command prints, where its text alone says so: `echo`, decoders, and what they are piped through.

use std::io::Read;

use super::expand::Field;
use super::lexer::unescape;
use super::syntax::Part;

/// What flowed into a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Taint(u16);

impl Taint {
    pub(super) const NONE: Taint = Taint(0);
    /// Only running it would tell.
    pub(super) const UNKNOWN: Taint = Taint(1);
    /// A decoder's output.
    pub(super) const DECODED: Taint = Taint(2);
    /// Something fetched.
    pub(super) const NETWORK: Taint = Taint(4);
    /// A file that holds secrets, or the environment.
    pub(super) const SECRET: Taint = Taint(8);
    /// A file of this machine, or what a command says about it.
    pub(super) const LOCAL: Taint = Taint(16);
    /// Names of all files of the system, or of a home folder.
    pub(super) const WIDE: Taint = Taint(32);
    /// Names that a condition chose, such as those that `find -name` prints.
    pub(super) const CHOSEN: Taint = Taint(64);
    /// Names of volumes, images or containers that nothing uses any more.
    pub(super) const UNUSED: Taint = Taint(128);
    /// What passes on a network.
    pub(super) const TRAFFIC: Taint = Taint(256);

    pub(super) const fn and(self, other: Taint) -> Taint {
        Taint(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Taint) -> Taint {
        Taint(self.0 & !other.0)
    }

    pub(super) const fn has(self, other: Taint) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a command prints; `None` where only running it would tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Output {
    pub(super) bytes: Option<Vec<u8>>,
    pub(super) taint: Taint,
}

/// Bytes that a decoder may produce.
const DECODED: usize = 1 << 16;

impl Output {
    pub(super) fn of(text: &str) -> Output {
        Output { bytes: Some(text.as_bytes().to_vec()), taint: Taint::NONE }
    }

    pub(super) fn unknown() -> Output {
        Output { bytes: None, taint: Taint::UNKNOWN }
    }

    pub(super) fn lossy(&self) -> String {
        self.bytes.as_deref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    /// The text for a field; a placeholder that names the expansion where the text is unknown.
    pub(super) fn text(&self, part: &Part) -> String {
        match (&self.bytes, part) {
            (Some(bytes), _) => String::from_utf8_lossy(bytes).trim_end_matches('\n').replace('\0', ""),
            (None, Part::Variable { name, .. }) => format!("${name}"),
            (None, _) => "$()".to_owned(),
        }
    }
}

/// What `arguments`, a command with its words, prints, given what it reads.
pub(super) fn output(arguments: &[Field<'_>], input: Option<&Output>) -> Output {
    let Some(name) = arguments.first().map(|field| super::base_name(&field.text)) else {
        return Output::of("");
    };
    let rest = &arguments[1..];
    let taint = rest.iter().fold(Taint::NONE, |taint, field| taint.and(field.taint)).without(Taint::UNUSED);
    let flowing = input.map_or(taint, |input| taint.and(input.taint));
    let has = |flags: &[&str]| rest.iter().any(|field| flags.contains(&field.text.as_str()));
    let read = input.and_then(|input| input.bytes.as_deref());
    let made = |bytes: Option<Vec<u8>>, taint: Taint| Output {
        taint: if bytes.is_some() { taint } else { taint.and(Taint::UNKNOWN) },
        bytes,
    };
    let files = || rest.iter().filter(|field| !field.text.starts_with('-') || field.text == "-");
    match &*name {
        "echo" => {
            let flags = rest.iter().take_while(|f| {
                f.text.len() > 1 && f.text.starts_with('-') && f.text[1..].chars().all(|c| "neE".contains(c))
            });
            let count = flags.clone().count();
            let is_escaped = flags.clone().any(|f| f.text.contains('e'));
            let text = rest[count..].iter().map(|f| f.text.as_str()).collect::<Vec<_>>().join(" ");
            let text = if is_escaped { unescape(&text) } else { text };
            let known = !rest[count..].iter().any(|f| f.taint.has(Taint::UNKNOWN));
            let taint = if is_escaped && rest[count..].iter().any(|f| is_spelt(&f.text)) {
                taint.and(Taint::DECODED)
            } else {
                taint
            };
            made(Some((text + "\n").into_bytes()), if known { taint } else { taint.and(Taint::UNKNOWN) })
        }
        "printf" => {
            let spelt = rest.iter().any(|field| is_spelt(&field.text));
            let taint = if spelt { taint.and(Taint::DECODED) } else { taint };
            made(Some(printf(rest).into_bytes()), taint)
        }
        // Characters by their numbers.
        "awk" | "gawk" | "mawk" if rest.iter().any(|field| field.text.contains("%c")) => {
            made(None, flowing.and(Taint::DECODED))
        }
        "perl" | "ruby" | "php" | "python" | "python3"
            if rest.iter().any(|field| {
                ["pack(", "pack \"H", "pack 'H", "fromhex(", "64decode(", "64_decode(", "chr("]
                    .iter()
                    .any(|call| field.text.contains(call))
            }) =>
        {
            made(None, flowing.and(Taint::DECODED))
        }
        "tcpdump" | "tshark" | "ngrep" => made(None, flowing.and(Taint::TRAFFIC)),
        "cat" | "tee" | "bat" if name == "tee" || files().all(|field| field.text == "-") => {
            made(read.map(<[u8]>::to_vec), flowing)
        }
        "base64" | "gbase64" if has(&["-d", "-D", "--decode", "-di", "-id"]) => {
            decoded(read, flowing, |text| {
                let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=');
                crate::base64::decode(digits)
            })
        }
        "b64decode" => decoded(read, flowing, |text| {
            let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=');
            crate::base64::decode(digits)
        }),
        "openssl" if has(&["-d"]) && has(&["base64", "-base64", "-a"]) && !has(&["-k", "-pass", "-K"]) => {
            decoded(read, flowing, |text| {
                let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=');
                crate::base64::decode(digits)
            })
        }
        "xxd" if rest.iter().any(|f| f.text.starts_with("-r") || f.text == "-p") => {
            decoded(read, flowing, hexadecimal)
        }
        "gunzip" | "zcat" | "gzip" if name != "gzip" || has(&["-d", "-dc", "-cd"]) => {
            decoded(read, flowing, |bytes| {
                let mut out = Vec::new();
                let reader = flate2::read::MultiGzDecoder::new(bytes);
                reader.take(DECODED as u64).read_to_end(&mut out).ok().map(|_| out)
            })
        }
        "rev" => decoded(read, flowing, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let lines = text.lines().map(|line| line.chars().rev().collect::<String>());
            Some(lines.collect::<Vec<_>>().join("\n").into_bytes())
        }),
        "tr" => made(read.and_then(|read| translated(rest, read)), flowing),
        "sed" => made(read.and_then(|read| substituted(rest, read)), flowing),
        "sort" | "uniq" | "head" | "tail" | "tac" if files().next().is_none() => {
            made(read.map(<[u8]>::to_vec), flowing)
        }
        "which" | "realpath" | "readlink" | "command" if has(&["-v"]) || name != "command" => {
            let mut operands = files();
            match (operands.next(), operands.next()) {
                (Some(only), None) => made(Some(only.text.as_bytes().to_vec()), taint),
                _ => made(None, flowing),
            }
        }
        "dirname" if rest.len() == 1 && rest[0].text.contains('/') => {
            let path = rest[0].text.trim_end_matches('/').rsplit_once('/').map_or("/", |pair| pair.0);
            made(Some(if path.is_empty() { "/" } else { path }.as_bytes().to_vec()), taint)
        }
        "mktemp" => made(Some(b"/tmp/tmp.XXXXXXXXXX".to_vec()), taint),
        "pbpaste" | "xclip" | "xsel" | "wl-paste" | "mysqldump" | "mongodump" | "pg_dump" | "pg_dumpall"
        | "journalctl" | "dmesg" | "last" | "netstat" | "ss" => made(None, flowing.and(Taint::LOCAL)),
        "true" | ":" | "cd" | "export" | "set" | "unset" | "sleep" => Output::of(""),
        "gpg" | "openssl" | "uudecode" | "base32" | "basenc" | "base64" | "gunzip" | "zcat" => {
            made(None, flowing.and(Taint::DECODED))
        }
        "curl" | "wget" | "fetch" | "lynx" | "nc" | "ncat" | "netcat" | "socat" | "dig" | "nslookup"
        | "ssh" | "ftp" | "telnet" | "aria2c" | "http" | "https" | "xh" | "axel" => {
            made(None, flowing.and(Taint::NETWORK))
        }
        "docker" | "podman" | "nerdctl" if rest.iter().any(|field| is_unused(&field.text)) => {
            made(None, flowing.and(Taint::UNUSED))
        }
        "env" | "printenv" | "set -o" | "history" => made(None, flowing.and(Taint::SECRET)),
        "cat" | "head" | "tail" | "less" | "more" | "strings" | "xxd" | "od" | "grep" | "awk" | "tar"
        | "zip" | "gzip" | "find" | "dd" | "sort" | "jq" => {
            let secret = files().any(|f| super::paths::is_secret(&f.text));
            let chosen = name == "grep" || name == "find" && super::find::is_chosen(rest);
            let taint = flowing.and(if secret { Taint::SECRET } else { Taint::NONE });
            let wide = name == "find" && super::find::is_wide(rest);
            let taint = taint.and(if wide { Taint::WIDE } else { Taint::NONE });
            made(None, taint.and(Taint::LOCAL).and(if chosen { Taint::CHOSEN } else { Taint::NONE }))
        }
        "ls" if super::find::begins_wide(rest) => made(None, flowing.and(Taint::LOCAL).and(Taint::WIDE)),
        "whoami" | "hostname" | "id" | "uname" | "ifconfig" | "ps" | "ls" | "pwd" => {
            made(None, flowing.and(Taint::LOCAL))
        }
        _ => made(None, flowing),
    }
}

/// Whether a text spells letters by their numbers: `\x72\x6d`, `\162\155`.
fn is_spelt(text: &str) -> bool {
    let codes = text.as_bytes().windows(4).filter(|code| {
        matches!(code, [b'\\', b'x', b'4'..=b'7', digit] if digit.is_ascii_hexdigit())
            || matches!(code, [b'\\', b'1', b'0'..=b'7', b'0'..=b'7'])
    });
    codes.count() >= 2
}

/// What two commands print, one after the other.
pub(super) fn joined(first: &Output, second: &Output) -> Output {
    let taint = first.taint.and(second.taint);
    let bytes = match (&first.bytes, &second.bytes) {
        (Some(first), Some(second)) if first.len() + second.len() < 1 << 16 => {
            Some([first.as_slice(), second].concat())
        }
        _ => None,
    };
    Output { bytes, taint }
}

/// Whether a filter of a list of volumes, images or containers leaves what nothing uses.
fn is_unused(filter: &str) -> bool {
    ["dangling=true", "dangling=1", "status=exited", "status=dead"].iter().any(|kind| filter.ends_with(kind))
}

fn decoded(read: Option<&[u8]>, taint: Taint, decode: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Output {
    let bytes = read.filter(|read| read.len() <= DECODED).and_then(decode);
    let taint = taint.and(Taint::DECODED);
    let taint = if bytes.is_some() { taint } else { taint.and(Taint::UNKNOWN) };
    Output { bytes, taint }
}

/// Hexadecimal digits, with whatever else stands between them left out.
pub(super) fn hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.iter().filter_map(|byte| char::from(*byte).to_digit(16)).map(|digit| digit as u8).collect();
    (digits.len() >= 2).then(|| digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

pub(super) fn printf(rest: &[Field<'_>]) -> String {
    let rest = if rest.first().is_some_and(|field| field.text == "--") { &rest[1..] } else { rest };
    let Some((format, values)) = rest.split_first() else { return String::new() };
    let format = unescape(&format.text);
    let mut values = values.iter();
    let mut out = String::new();
    loop {
        let before = values.len();
        let mut chars = format.chars();
        while let Some(next) = chars.next() {
            if next != '%' {
                out.push(next);
                continue;
            }
            let kind = chars.find(|c| c.is_ascii_alphabetic() || *c == '%');
            match kind {
                Some('%') => out.push('%'),
                Some('b') => out.push_str(&values.next().map(|v| unescape(&v.text)).unwrap_or_default()),
                Some('c') => out.extend(values.next().and_then(|v| v.text.chars().next())),
                _ => out.push_str(values.next().map_or("", |v| &v.text)),
            }
        }
        if values.len() == 0 || values.len() == before || out.len() > DECODED {
            return out;
        }
    }
}

/// `tr`: sets with ranges, `-d`.
fn translated(rest: &[Field<'_>], read: &[u8]) -> Option<Vec<u8>> {
    let sets: Vec<Vec<u8>> = rest
        .iter()
        .filter(|field| !field.text.starts_with('-') || field.text.len() == 1)
        .map(|field| set(&field.text))
        .collect();
    if rest.first().is_some_and(|field| field.text.starts_with("-d") || field.text == "--delete") {
        let delete = sets.first()?;
        return Some(read.iter().copied().filter(|byte| !delete.contains(byte)).collect());
    }
    let (from, to) = (sets.first()?, sets.get(1)?);
    let last = *to.last()?;
    Some(
        read.iter()
            .map(|byte| match from.iter().rposition(|known| known == byte) {
                Some(at) => to.get(at).copied().unwrap_or(last),
                None => *byte,
            })
            .collect(),
    )
}

fn set(text: &str) -> Vec<u8> {
    let text = match text {
        "[:lower:]" => "a-z".to_owned(),
        "[:upper:]" => "A-Z".to_owned(),
        _ => unescape(text),
    };
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() && out.len() < 1_024 {
        match bytes.get(at..at + 3) {
            Some([first, b'-', last]) if first <= last => {
                out.extend(*first..=*last);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

/// `sed s/a/b/g` with literal texts.
fn substituted(rest: &[Field<'_>], read: &[u8]) -> Option<Vec<u8>> {
    let program = &rest.iter().find(|field| !field.text.starts_with('-'))?.text;
    let separator = program.strip_prefix('s')?.chars().next()?;
    let mut parts = program[1 + separator.len_utf8()..].split(separator);
    let (from, to) = (parts.next()?, parts.next()?);
    if from.is_empty() || to.len() > 64 || from.contains(['\\', '*', '[', '.', '^', '$']) {
        return None;
    }
    let changed = String::from_utf8_lossy(read).replace(from, to);
    (changed.len() <= DECODED).then(|| changed.into_bytes())
}
