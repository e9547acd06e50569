//! Rules for `find`: where it looks, what it chooses, and what becomes of that.

use super::expand::Field;
use super::paths::{self, Place};
use super::{Analyzer, Call, Category::*, removal};

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let start = call.arguments.first().map_or(Place::Here, |field| paths::place(&field.text));
    let is_action = |field: &&Field<'_>| field.text == "-delete";
    let deletes = call.arguments.iter().enumerate().any(|(at, field)| {
        is_action(&field)
            && !at
                .checked_sub(1)
                .and_then(|at| call.arguments.get(at))
                .is_some_and(|before| matches!(before.text.as_str(), "-name" | "-iname" | "-path" | "-exec"))
    });
    let in_exec =
        call.arguments.iter().position(|field| field.text.starts_with("-exec")).is_some_and(|exec| {
            let end = call.arguments[exec..]
                .iter()
                .position(|f| matches!(f.text.as_str(), ";" | "+"))
                .map_or(usize::MAX, |end| exec + end);
            call.arguments
                .iter()
                .position(|field| field.text == "-delete")
                .is_some_and(|at| exec < at && at < end)
        });
    let reads = call.arguments.iter().any(|field| field.text.starts_with("-exec"));
    if reads && call.arguments.first().is_some_and(|field| paths::is_secret(&field.text)) {
        analyzer.note(Credentials, 0.65, "shell.secret_file", call.span);
    }
    let runs = |names: &[&str]| {
        call.arguments
            .windows(2)
            .any(|pair| pair[0].text.starts_with("-exec") && names.contains(&pair[1].text.as_str()))
    };
    // The history of every repository below.
    let ends_history =
        call.arguments.windows(2).any(|pair| pair[0].text == "-name" && pair[1].text == ".git")
            && (deletes || runs(&["rm"]));
    if ends_history {
        analyzer.note(Destructive, 0.7, "shell.find_delete", call.span);
    }
    if runs(&["openssl", "gpg", "7z", "age", "ccrypt"]) && runs(&["rm", "shred"]) {
        analyzer.note(Destructive, 0.8, "shell.find_delete", call.span);
    }
    if deletes && !in_exec {
        let score = match start {
            _ if call.arguments.first().is_some_and(|field| removal::is_cache(&field.text)) => 0.3,
            _ if rotates(call.arguments) => 0.45,
            Place::Root | Place::System | Place::Home => 0.9,
            Place::Relative | Place::Temporary => 0.45,
            _ if is_chosen(call.arguments) => 0.45,
            _ => 0.65,
        };
        analyzer.note(Destructive, score, "shell.find_delete", call.span);
    }
    if start == Place::Root && call.says(&["-writable"]) {
        analyzer.note(Privilege, 0.5, "shell.setuid_search", call.span);
    }
    if call.says(&["-perm"])
        && call.arguments.iter().any(|field| {
            matches!(
                field.text.trim_start_matches(['-', '/', '+']),
                "4000" | "u=s" | "u+s" | "2000" | "6000" | "g=s" | "04000"
            )
        })
    {
        analyzer.note(Privilege, 0.5, "shell.setuid_search", call.span);
    }
    // Logs, one by one.
    let empties = runs(&["truncate"])
        || runs(&["sh", "bash"])
            && call.arguments.iter().any(|field| field.text.contains('>') && field.text.contains("{}"));
    if empties
        && call.arguments.first().is_some_and(|field| paths::normal(&field.text).starts_with("/var/log"))
        && !rotates(call.arguments)
    {
        analyzer.note(Malware, 0.65, "file.traces", call.span);
    }
    let is_key = |field: &Field<'_>| {
        let text = field.text.to_ascii_lowercase();
        [
            "id_rsa",
            "*.pem",
            "*.key",
            "*.kdbx",
            "*password*",
            "*credential*",
            "wallet.dat",
            "*.p12",
            "*.pfx",
            "*.ovpn",
            ".env",
            "*secret*",
            "*.wallet",
            ".netrc",
            "credentials",
            "id_dsa",
            "id_ed25519",
            "id_*",
            "shadow",
            ".git-credentials",
            ".bash_history",
            "*_history",
            "*.keychain",
            "*.ppk",
            "msal_token_cache.json",
            "accesstokens.json",
            ".aws",
            ".gnupg",
            ".kube",
            "*.jks",
            "*.keytab",
        ]
        .contains(&text.as_str())
    };
    // A file of settings is looked for to be changed; its passwords are not.
    let reads_passwords = runs(&["grep", "egrep", "cat", "strings"])
        && call.arguments.iter().any(|field| {
            let lower = field.text.to_ascii_lowercase();
            ["passw", "db_pass", "secret", "wp-config", "api_key"].iter().any(|word| lower.contains(word))
        });
    if reads_passwords && matches!(start, Place::Root | Place::Home | Place::System) {
        analyzer.note(Credentials, 0.6, "shell.secret_search", call.span);
    }
    let takes = runs(&["cp", "mv", "tar", "zip", "rsync", "scp", "curl"]);
    let is_office = |field: &Field<'_>| {
        let lower = field.text.to_ascii_lowercase();
        [".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".pdf", ".odt", ".pst"]
            .iter()
            .any(|kind| lower.starts_with('*') && lower.ends_with(kind))
    };
    if takes && begins_wide(call.arguments) && call.arguments.iter().any(is_office) {
        analyzer.note(Privacy, 0.6, "shell.collected", call.span);
    }
    if call.arguments.iter().any(is_key)
        && (takes || matches!(start, Place::Root | Place::Home | Place::System | Place::Absolute))
    {
        analyzer.note(Credentials, 0.6, "shell.secret_search", call.span);
    }
}

/// Whether `find` begins at the root, in a folder of the system or in a home folder.
pub(super) fn begins_wide(arguments: &[Field<'_>]) -> bool {
    arguments
        .iter()
        .skip_while(|field| field.text.starts_with('-'))
        .take_while(|field| !field.text.starts_with(['-', '(', '!']))
        .any(|field| matches!(paths::place(&field.text), Place::Root | Place::System | Place::Home))
}

/// Whether what `find` prints is all of a system or home folder, or what it chose is anywhere or what the system lives on.
pub(super) fn is_wide(arguments: &[Field<'_>]) -> bool {
    begins_wide(arguments)
        && (!is_chosen(arguments)
            || holds_documents(arguments)
            || arguments.first().is_some_and(|field| {
                paths::place(&field.text) == Place::Root
                    || (paths::is_core(&field.text) || field.text.trim_end_matches('/') == "/var/lib")
                        && !rotates(arguments)
            }))
}

/// Whether `find` is given old logs or backups: a folder of them, and an age.
fn rotates(arguments: &[Field<'_>]) -> bool {
    let is_kept = |path: &str| {
        ["/var/log", "/var/backups", "/backup", "/var/spool"].iter().any(|folder| path.starts_with(folder))
    };
    arguments.first().is_some_and(|field| is_kept(&field.text) && !field.text.contains(".."))
        && arguments.windows(2).any(|pair| {
            matches!(pair[0].text.as_str(), "-mtime" | "-ctime")
                && pair[1].text.strip_prefix('+').is_some_and(|days| days.len() > 1 || days >= "5")
        })
}

/// Whether `find` is given a condition on names, ages or sizes, and not merely a type.
pub(super) fn is_chosen(arguments: &[Field<'_>]) -> bool {
    const CONDITIONS: [&str; 31] = [
        "-amin",
        "-cmin",
        "-anewer",
        "-cnewer",
        "-newermt",
        "-samefile",
        "-nouser",
        "-nogroup",
        "-group",
        "-uid",
        "-gid",
        "-perm",
        "-links",
        "-lname",
        "-executable",
        "-name",
        "-iname",
        "-path",
        "-ipath",
        "-regex",
        "-iregex",
        "-mtime",
        "-mmin",
        "-atime",
        "-ctime",
        "-size",
        "-empty",
        "-wholename",
        "-newer",
        "-user",
        "-inum",
    ];
    arguments.iter().enumerate().any(|(at, field)| {
        let value = arguments.get(at + 1).map_or("", |next| next.text.as_str());
        CONDITIONS.contains(&field.text.as_str()) && !matches!(value, "*" | ".*" | "**")
    })
}

/// Whether `find` is given the documents or databases of somebody, of whatever age.
fn holds_documents(arguments: &[Field<'_>]) -> bool {
    const KINDS: [&str; 18] = [
        ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".pdf", ".jpg", ".jpeg", ".png", ".mp4", ".mov",
        ".odt", ".ods", ".pst", ".sqlite", ".ibd", ".dump",
    ];
    let has = |names: &[&str]| arguments.iter().any(|field| names.contains(&field.text.as_str()));
    let names = arguments.windows(2).filter(|pair| matches!(pair[0].text.as_str(), "-name" | "-iname"));
    let is_document = |pattern: &str| {
        let lower = pattern.to_ascii_lowercase();
        lower.strip_prefix('*').is_some_and(|end| KINDS.contains(&end))
    };
    !has(&["-mtime", "-ctime", "-atime", "-mmin", "-newer", "-size", "-empty", "-user"])
        && names.map(|pair| pair[1].text.as_str()).any(is_document)
}
