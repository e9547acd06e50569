//! Values that are neither commands nor code: paths, addresses, secrets, and what tries to break out of a parameter.

use super::arguments::Leaf;
use super::hazard::Category::*;
use super::hazard::Hazard;
use super::injected::{command_injection, sql_injection};
use super::paths::{self, Place};
use super::shell;
use super::urls::{self, Reach};

/// What is known about the call beside the value.
pub(super) struct Setting<'s> {
    pub(super) request: &'s str,
    /// The tool searches the web or documents: its words are data.
    pub(super) is_search: bool,
    /// The tool signs somebody in or up.
    pub(super) is_sign_in: bool,
    /// The tool sends something to somebody.
    pub(super) is_sink: bool,
    /// The tool changes or removes what it names.
    pub(super) is_change: bool,
}

/// Keys of prose: what somebody writes to somebody.
const PROSE: [&str; 30] = [
    "content",
    "body",
    "message",
    "text",
    "description",
    "prompt",
    "subject",
    "title",
    "summary",
    "note",
    "notes",
    "comment",
    "reason",
    "task",
    "instruction",
    "instructions",
    "question",
    "caption",
    "bio",
    "details",
    "tweet",
    "post",
    "status",
    "topic",
    "thought",
    "explanation",
    "filecontent",
    "newstr",
    "oldstr",
    "filetext",
];

pub(super) fn is_prose(key: &str) -> bool {
    PROSE.contains(&key)
}

/// Values longer than this are documents, not parameters.
const PARAMETER: usize = 2_048;

pub(super) fn inspect(leaf: &Leaf<'_>, setting: &Setting<'_>, hazards: &mut Vec<Hazard>) {
    let text: &str = &leaf.text;
    let whole = 0..text.len();
    if leaf.is_string {
        secret(leaf, setting, hazards);
    }
    if !leaf.is_string
        || text.len() < 3
        || is_prose(&leaf.key) && !text.starts_with("http") && !text.contains("../") && text.len() > 64
    {
        return;
    }
    let was_asked = setting.request.contains(text);
    let mut note =
        |category, score: f32, reason| hazards.push(Hazard::new(category, score, reason, whole.clone()));
    address(leaf, text, was_asked, setting, &mut note);
    if text.len() > PARAMETER {
        return;
    }
    path(leaf, text, was_asked, setting, &mut note);
    if !setting.is_search && !is_prose(&leaf.key) {
        if let Some(score) = command_injection(text) {
            note(Malware, score, "param.command_injection");
        }
        if let Some(score) = sql_injection(text) {
            note(Malware, score, "param.sql_injection");
        }
    }
}

fn address(
    leaf: &Leaf<'_>,
    text: &str,
    was_asked: bool,
    setting: &Setting<'_>,
    note: &mut impl FnMut(super::hazard::Category, f32, &'static str),
) {
    let is_host = matches!(
        leaf.key.as_str(),
        "host" | "hostname" | "domain" | "ip" | "ipaddress" | "server" | "address" | "target"
    );
    let has_scheme =
        text.contains("://") && !text.contains(' ') || text.starts_with("//") || text.starts_with("http:");
    let is_url_key = leaf.key.contains("url")
        || leaf.key.contains("uri")
        || matches!(leaf.key.as_str(), "endpoint" | "link" | "webhook" | "callback" | "website");
    let is_bare_host = is_host && !text.contains(' ');
    if !(has_scheme || is_url_key || is_bare_host) || text.len() > 4_096 {
        return;
    }
    if let Some(scheme) = urls::scheme(text).filter(|_| has_scheme) {
        match scheme.to_ascii_lowercase().as_str() {
            "gopher" | "dict" | "tftp" | "ldap" | "ldaps" | "jar" | "netdoc" | "phar" | "expect" | "php" => {
                return note(Network, 0.85, "network.scheme");
            }
            "file" => {
                let inner = text.split_once("://").map_or(text, |pair| pair.1);
                let is_system = paths::is_secret(inner)
                    || matches!(paths::place(inner), Place::System | Place::Root)
                    || inner.contains("passwd");
                return note(
                    Traversal,
                    if is_system {
                        0.9
                    } else if was_asked {
                        0.2
                    } else {
                        0.6
                    },
                    "network.scheme",
                );
            }
            "sftp" | "ssh2" if setting.is_search || is_url_key => note(Network, 0.7, "network.scheme"),
            "javascript" | "vbscript" => return note(Malware, 0.8, "network.scheme"),
            _ => {}
        }
    }
    let named = urls::host(text).is_some_and(|host| setting.request.contains(&host)) || was_asked;
    let Some(reach) = urls::reach(text) else {
        // No client reads it as the standard does, and some read it at all.
        let host = text.split("://").nth(1).unwrap_or_default();
        let is_numeric = host.starts_with('[')
            || host.starts_with(|c: char| c.is_ascii_digit())
                && !host
                    .split('/')
                    .next()
                    .unwrap_or_default()
                    .contains(|c: char| c.is_ascii_alphabetic() && c != 'x');
        if has_scheme
            && (is_numeric
                || text.contains("127.")
                || text.contains("localhost")
                || text.contains("169.254")
                || text.contains('@'))
        {
            note(Network, 0.75, "network.disguised_host");
        }
        return;
    };
    match reach {
        Reach::Metadata => note(Network, 0.95, "network.metadata"),
        Reach::Disguised if has_scheme || is_url_key => {
            note(Network, if named { 0.6 } else { 0.85 }, "network.disguised_host")
        }
        Reach::Loopback if has_scheme || is_url_key => {
            note(Network, if named { 0.2 } else { 0.75 }, "network.loopback")
        }
        Reach::Private if has_scheme || is_url_key => {
            note(Network, if named { 0.2 } else { 0.7 }, "network.private")
        }
        _ => {}
    }
    if setting.is_sink && !named && super::shell::is_drop(text) {
        note(Exfiltration, 0.6, "network.drop");
    }
}

fn path(
    leaf: &Leaf<'_>,
    text: &str,
    was_asked: bool,
    setting: &Setting<'_>,
    note: &mut impl FnMut(super::hazard::Category, f32, &'static str),
) {
    let is_key = [
        "path",
        "file",
        "dir",
        "folder",
        "template",
        "document",
        "name",
        "source",
        "destination",
        "location",
        "attachment",
    ]
    .iter()
    .any(|part| leaf.key.contains(part));
    let has_dots = text.contains("..")
        || text.contains('%')
        || text.contains("0x2")
        || text.contains("0x5c")
        || text.contains('\u{ff0e}')
        || text.contains("\\.");
    if has_dots {
        let decoded = undone(text);
        let was_hidden = !text.contains("..") && decoded.contains("..")
            || decoded.len() + 8 < text.len() && decoded.contains("..");
        let ups = ups(&decoded);
        let lower = decoded.to_ascii_lowercase();
        let is_target = paths::is_secret(&decoded)
            || [
                "etc/passwd",
                "etc/shadow",
                "boot.ini",
                "win.ini",
                "proc/self",
                ".ssh",
                ".aws",
                "system32",
                "etc/hosts",
                "web-inf",
                "etc/issue",
            ]
            .iter()
            .any(|target| lower.contains(target));
        let broken = decoded.contains("..../")
            || decoded.contains("....\\")
            || decoded.contains("..;/")
            || decoded.contains('\0')
            || decoded.contains("/\\..")
            || decoded.contains("\\../");
        if ups > 0 && is_target {
            note(Traversal, 0.95, "path.traversal");
        } else if ups > 0 && (was_hidden || broken) {
            note(Traversal, 0.85, "path.traversal");
        } else if ups >= 3 && (is_key || !text.contains(' ')) || broken && is_key {
            note(Traversal, 0.75, "path.traversal");
        } else if was_hidden && is_key
            || is_key && ups >= 2 && decoded.split(['/', '\\']).all(|part| matches!(part, "" | "." | ".."))
        {
            note(Traversal, 0.7, "path.traversal");
        }
    }
    if text.contains(' ') && !text.contains('/') && !text.contains('\\') {
        return;
    }
    if paths::is_secret(text) && !text.contains("://") {
        let score = if was_asked { 0.45 } else { 0.8 };
        note(Credentials, score, "path.secret");
    } else if is_key || text.starts_with('/') {
        let lower = paths::normal(text).to_ascii_lowercase();
        if lower == "/etc/passwd"
            || lower.starts_with("/proc/self/")
            || lower.ends_with("/win.ini")
            || lower.ends_with("/boot.ini")
            || lower.ends_with("repair/sam")
        {
            note(Credentials, if was_asked { 0.4 } else { 0.7 }, "path.system");
        }
    }
    if setting.is_change && (text.starts_with('/') || text.starts_with('~') || text.contains(":\\")) {
        if let Some((category, score, reason)) = paths::written(text) {
            note(category, if reason == "file.traces" { 0.3 } else { score }, reason);
        } else if matches!(paths::place(text), Place::Root | Place::System | Place::Home) && !was_asked {
            note(Destructive, 0.6, "path.system");
        }
    }
}

/// How many folders up a path leads at most.
fn ups(path: &str) -> usize {
    path.split(['/', '\\', '\u{2215}'])
        .filter(|part| {
            part.trim_end_matches(['\0', ';']) == ".."
                || part.len() >= 3 && part.bytes().all(|byte| byte == b'.')
        })
        .count()
}

/// A path with its encodings undone: percent signs, in up to four layers and in the forms that lenient decoders
/// accept, and dots and slashes of other alphabets.
fn undone(text: &str) -> String {
    let mut text = text.replace("0x2e", ".").replace("0x2f", "/").replace("0x5c", "\\");
    for _ in 0..4 {
        let next = layer(&text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

fn layer(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let hex = |at: usize| -> Option<u8> {
        let digits = text.get(at..at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            // Overlong forms of a dot and of slashes (RFC 3629 forbids them, decoders exist that accept them).
            if let (Some(lead), Some(b'%'), Some(trail)) = (hex(at + 1), bytes.get(at + 3), hex(at + 4))
                && matches!(lead, 0xc0 | 0xc1 | 0xe0)
            {
                let (value, taken) = match lead {
                    0xe0 => (hex(at + 7).map_or(0, |last| (trail & 0x3f) << 6 | (last & 0x3f)), 9),
                    _ => ((lead & 1) << 6 | (trail & 0x3f), 6),
                };
                let value = if value < 0x20 { value | 0x20 } else { value };
                out.push(value);
                at += taken;
                continue;
            }
            if bytes.get(at + 1).is_some_and(|byte| matches!(byte, b'u' | b'U'))
                && let Some(code) =
                    text.get(at + 2..at + 6).and_then(|digits| u32::from_str_radix(digits, 16).ok())
            {
                match code {
                    0xff0e | 0x002e | 0x2024 => out.push(b'.'),
                    0x2215 | 0x2044 | 0xff0f | 0x002f => out.push(b'/'),
                    0xff3c | 0x2216 | 0x005c => out.push(b'\\'),
                    // Characters of the private use area that some file systems map to separators.
                    0xe000..=0xf8ff => out.push(b'/'),
                    _ => out.extend_from_slice(
                        char::from_u32(code).unwrap_or('?').encode_utf8(&mut [0; 4]).as_bytes(),
                    ),
                }
                at += 6;
                continue;
            }
            if let Some(value) = hex(at + 1) {
                out.push(value);
                at += 3;
                continue;
            }
        }
        out.push(bytes[at]);
        at += 1;
    }
    let text = String::from_utf8_lossy(&out);
    text.chars()
        .map(|c| match c {
            '\u{ff0e}' | '\u{2024}' => '.',
            '\u{2215}' | '\u{2044}' | '\u{ff0f}' => '/',
            '\u{ff3c}' | '\u{2216}' => '\\',
            other => other,
        })
        .collect()
}

/// A secret among the arguments: under a key that says so, or with the form of a known credential.
fn secret(leaf: &Leaf<'_>, setting: &Setting<'_>, hazards: &mut Vec<Hazard>) {
    const KEYS: [&str; 14] = [
        "password",
        "passwd",
        "pwd",
        "apikey",
        "secret",
        "clientsecret",
        "secretkey",
        "privatekey",
        "passphrase",
        "secretaccesskey",
        "awssecretaccesskey",
        "dbpassword",
        "userpassword",
        "masterpassword",
    ];
    let text = leaf.text.trim();
    let whole = 0..leaf.text.len();
    if KEYS.contains(&leaf.key.as_str()) && (4..=512).contains(&text.len()) {
        let lower = text.to_ascii_lowercase();
        let is_placeholder = text.starts_with(['$', '{', '<', '*'])
            || text.contains("...")
            || [
                "your",
                "example",
                "placeholder",
                "xxxx",
                "changeme",
                "redacted",
                "env:",
                "vault:",
                "secret:",
                "none",
                "null",
                "true",
                "false",
                "mock",
                "test",
            ]
            .iter()
            .any(|word| lower.starts_with(word) || lower.contains("your_") || lower.contains("your-"));
        if !is_placeholder && !setting.request.contains(text) {
            let is_configured = leaf.key == "apikey" && !setting.request.is_empty();
            let score = if setting.is_sign_in || is_configured { 0.35 } else { 0.6 };
            hazards.push(Hazard::new(Credentials, score, "secret.literal", whole));
        }
        return;
    }
    if !setting.is_sink || setting.request.contains(text) {
        return;
    }
    let marks = [
        "-----BEGIN RSA PRIVATE",
        "-----BEGIN PRIVATE KEY",
        "-----BEGIN OPENSSH PRIVATE",
        "-----BEGIN EC PRIVATE",
        "AKIA",
        "ghp_",
        "github_pat_",
        "xoxb-",
        "xoxp-",
        "sk-proj-",
        "sk-ant-",
        "sk_live_",
        "AIzaSy",
        "glpat-",
        "aws_secret_access_key",
    ];
    if let Some(at) = marks.iter().find_map(|mark| leaf.text.find(mark)) {
        let long = leaf.text[at..]
            .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ','))
            .next()
            .is_some_and(|run| run.len() >= 14);
        if long || leaf.text[at..].starts_with("-----") {
            let span = at..leaf.text.len();
            hazards.push(Hazard::new(Exfiltration, 0.8, "secret.sent", span));
        }
    }
}

/// A value that is nothing but an encoded command: base64, hexadecimal, or compressed.
pub(super) fn encoded(text: &str, hazards: &mut Vec<Hazard>) {
    let trimmed = text.trim();
    if trimmed.len() < 12 || trimmed.len() > 1 << 16 {
        return;
    }
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    let body = trimmed.trim_end_matches('=');
    let bytes = if trimmed.len().is_multiple_of(2) && trimmed.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        (0..trimmed.len() / 2)
            .map(|at| u8::from_str_radix(&trimmed[2 * at..2 * at + 2], 16).unwrap_or(0))
            .collect()
    } else if body.bytes().all(is_digit) && trimmed.len() - body.len() <= 2 {
        crate::base64::decode(body.as_bytes().iter()).unwrap_or_default()
    } else {
        return;
    };
    let bytes = if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut out = Vec::new();
        let reader = flate2::read::GzDecoder::new(bytes.as_slice());
        // A damaged stream still yields what stands before the damage.
        let _ = std::io::Read::read_to_end(&mut std::io::Read::take(reader, 1 << 16), &mut out);
        out
    } else {
        bytes
    };
    let Ok(decoded) = String::from_utf8(bytes) else { return };
    if !decoded.contains([' ', '/', ';']) || decoded.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return;
    }
    let worst = shell::inspect(&decoded).hazards.into_iter().max_by(|a, b| a.score.total_cmp(&b.score));
    if let Some(worst) = worst.filter(|worst| worst.score >= 0.6) {
        hazards.push(Hazard::new(
            worst.category,
            (worst.score * 0.95).max(0.6),
            "payload.encoded",
            0..text.len(),
        ));
    }
}
