//! Names of programs: what a path or a wildcard calls, and which the rules know whole.

use std::borrow::Cow;

use super::cloud;

/// A list of names in which most of what is looked up is not: names of one key are a chain.
pub(in crate::evaluators::action_safety) struct Names {
    names: &'static [&'static str],
    /// The number of the last name of each key, plus one, and of the one before each name.
    last: [u8; 256],
    before: [u8; 255],
}

impl Names {
    /// Of at most 255 names.
    pub(in crate::evaluators::action_safety) const fn new(names: &'static [&'static str]) -> Names {
        let (mut last, mut before, mut at) = ([0; 256], [0; 255], 0);
        assert!(names.len() <= 255);
        while at < names.len() {
            let key = key(names[at].as_bytes());
            before[at] = last[key];
            at += 1;
            last[key] = at as u8;
        }
        Names { names, last, before }
    }

    pub(in crate::evaluators::action_safety) fn contains(&self, name: &str) -> bool {
        let mut at = self.last[key(name.as_bytes())];
        while let Some(number) = usize::from(at).checked_sub(1) {
            if self.names[number] == name {
                return true;
            }
            at = self.before[number];
        }
        false
    }
}

/// Texts in lower case that are looked for inside short words, whatever their case there.
pub(super) struct Pieces {
    pieces: &'static [&'static str],
    /// The bytes with which they begin, as bits.
    begins: u128,
}

impl Pieces {
    pub(super) const fn new(pieces: &'static [&'static str]) -> Pieces {
        let (mut begins, mut at) = (0, 0);
        while at < pieces.len() {
            begins |= 1 << pieces[at].as_bytes()[0];
            at += 1;
        }
        Pieces { pieces, begins }
    }

    pub(super) fn stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        bytes.iter().enumerate().any(|(at, byte)| {
            byte.is_ascii()
                && self.begins >> byte.to_ascii_lowercase() & 1 == 1
                && self.pieces.iter().any(|piece| {
                    bytes[at..]
                        .get(..piece.len())
                        .is_some_and(|found| found.eq_ignore_ascii_case(piece.as_bytes()))
                })
        })
    }
}

/// A number below 256 from the length, the first and the last byte.
const fn key(name: &[u8]) -> usize {
    if name.is_empty() {
        return 0;
    }
    (name.len() * 37 + name[0] as usize * 5 + name[name.len() - 1] as usize * 11) % 256
}

/// The name of a program: the last part of its path, in lower case, without `.exe`.
pub(super) fn base_name(path: &str) -> Cow<'_, str> {
    let begin = path.bytes().rposition(|byte| matches!(byte, b'/' | b'\\')).map_or(0, |at| at + 1);
    let name = &path[begin..];
    let name = name.strip_suffix(".exe").or_else(|| name.strip_suffix(".EXE")).unwrap_or(name);
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Programs that everybody calls all day to print, search, count and go somewhere, whose name no rule knows but those that
/// [`super::Analyzer::looks`] asks: a few rules about their words are the whole.
pub(super) static PLAIN: Names = Names::new(&[
    "basename", "cat", "cd", "cut", "dirname", "egrep", "grep", "head", "less", "ls", "nl", "pwd", "rg",
    "sort", "tail", "tr", "uniq", "wc",
]);

/// Programs that are called by other spellings of their names.
const PROGRAMS: [&str; 26] = [
    "rm", "sh", "bash", "cat", "nc", "dd", "wget", "curl", "python3", "python", "perl", "chmod", "chown",
    "shred", "zsh", "dash", "base64", "more", "less", "head", "tail", "ncat", "mkfs", "find", "sudo", "tee",
];

/// The program of [`PROGRAMS`] that a word spells.
pub(super) fn spelt(word: &str) -> Option<&'static str> {
    PROGRAMS.into_iter().find(|program| *program == word)
}

/// The program that a command word with wildcards would most likely find.
pub(super) fn wildcard(pattern: &str) -> Option<&'static str> {
    PROGRAMS.into_iter().find(|program| glob(pattern.as_bytes(), program.as_bytes()))
}

/// Whether a wildcard pattern of the shell fits a name: linear but for the last star, as usual.
fn glob(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, n));
                p += 1;
                continue;
            }
            Some(b'?') => {
                p += 1;
                n += 1;
                continue;
            }
            Some(b'[') => {
                if let Some(length) = pattern[p..].iter().position(|byte| *byte == b']') {
                    let class = &pattern[p + 1..p + length];
                    let fits = class.contains(&name[n])
                        || class
                            .windows(3)
                            .any(|range| range[1] == b'-' && range[0] <= name[n] && name[n] <= range[2]);
                    if fits {
                        p += length + 1;
                        n += 1;
                        continue;
                    }
                }
            }
            Some(byte) if *byte == name[n] => {
                p += 1;
                n += 1;
                continue;
            }
            _ => {}
        }
        match star {
            Some((at, from)) => {
                star = Some((at, from + 1));
                p = at + 1;
                n = from + 1;
            }
            None => return false,
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

/// Commands that the rules judge whole, so that nothing learned has to guess about them.
pub(super) fn is_known(name: &str) -> bool {
    static KNOWN: Names = Names::new(&[
        "notify-send",
        "say",
        "b64decode",
        "b64encode",
        "chrome",
        "chromium",
        "firefox",
        "google-chrome",
        "cp",
        "mv",
        "ln",
        "get-childitem",
        "get-content",
        "get-date",
        "get-item",
        "get-location",
        "get-process",
        "get-service",
        "set-location",
        "test-path",
        "write-host",
        "write-output",
        "git",
        "rm",
        "rmdir",
        "cat",
        "echo",
        "printf",
        "ls",
        "cd",
        "find",
        "grep",
        "egrep",
        "rg",
        "head",
        "tail",
        "wc",
        "sort",
        "uniq",
        "less",
        "more",
        "man",
        "mkdir",
        "touch",
        "pwd",
        "export",
        "set",
        "true",
        "false",
        "exit",
        "test",
        "sleep",
        "dd",
        "shred",
        "truncate",
        "rsync",
        "rclone",
        "make",
        "pip",
        "pip3",
        "npm",
        "yarn",
        "apt",
        "apt-get",
        "apk",
        "cargo",
        "go",
        "pytest",
        "jq",
        "diff",
        "trap",
        "mktemp",
        "read",
        "return",
        "wait",
        "xargs",
        "parallel",
        "busybox",
        "java",
        "which",
        "ps",
        "df",
        "du",
        "uname",
        "whoami",
        "id",
        "hostname",
        "date",
        "uptime",
        "free",
        "history",
        "crontab",
        "psql",
        "mysql",
        "sqlite3",
        "mariadb",
        "ping",
        "cut",
        "tr",
        "tac",
        "nl",
        "file",
        "stat",
        "kill",
        "base64",
        "xxd",
        "od",
        "rev",
        "gunzip",
        "zcat",
        "column",
        "tree",
        "bazel",
        "black",
        "bundle",
        "clang",
        "cmake",
        "composer",
        "eslint",
        "flake8",
        "flutter",
        "g++",
        "gcc",
        "gradle",
        "gradlew",
        "isort",
        "jest",
        "just",
        "mvn",
        "mypy",
        "ninja",
        "pod",
        "prettier",
        "remove-item",
        "ruff",
        "rustc",
        "swift",
        "tox",
        "tsc",
        "vitest",
        "xcodebuild",
        "basename",
        "brew",
        "conda",
        "dirname",
        "dnf",
        "journalctl",
        "pacman",
        "pm2",
        "poetry",
        "supervisorctl",
        "yum",
    ]);
    KNOWN.contains(name)
        || name.starts_with("get-")
        || name.ends_with("-object") && name != "new-object"
        || cloud::administers(name) && !cloud::is_wide(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_others_are_not() {
        static LIST: Names = Names::new(&["rm", "mv", "", "python3"]);
        for name in ["rm", "mv", "", "python3"] {
            assert!(LIST.contains(name), "{name}");
        }
        for name in ["r", "rmdir", "vm", "python", "mv "] {
            assert!(!LIST.contains(name), "{name}");
        }
    }

    #[test]
    fn pieces_stand_in_words_of_any_case() {
        static PIECES: Pieces = Pieces::new(&["evil", "root kit"]);
        for text in ["evil", "an eVil.sh", "eevil", "\u{e9}Root Kit"] {
            assert!(PIECES.stand_in(text), "{text}");
        }
        for text in ["", "evi", "rootkit", "\u{e9}"] {
            assert!(!PIECES.stand_in(text), "{text}");
        }
    }
}
