//! Files that redirections and programs write, and that they read.

use std::ops::Range;

use super::expand::Field;
use super::output::{Output, Taint};
use super::paths::{self, Place};
use super::{Analyzer, Category::*};

/// A file is written with `output`, by a redirection or by `tee`.
pub(super) fn written(analyzer: &mut Analyzer<'_>, target: &Field<'_>, output: &Output, appends: bool) {
    let span = &target.span;
    let is_own = appends && target.text == "/etc/hosts" && names_local(&output.lossy());
    if !is_own {
        target_of(analyzer, &target.text, span, appends);
    }
    if output.taint.has(Taint::NETWORK) {
        analyzer.downloaded(paths::file_name(&target.text));
    }
    // Something behind the end of a picture. MITRE ATT&CK T1027.003.
    let is_picture = [".png", ".jpg", ".jpeg", ".gif", ".bmp"].iter().any(|kind| target.text.ends_with(kind));
    if appends && is_picture && output.taint.has(Taint::LOCAL) {
        analyzer.note(Malware, 0.6, "system.hidden", span);
    }
    let text = output.lossy();
    super::anywhere::written(analyzer, &text, target);
    if text.contains("ALL=(ALL") || text.contains("NOPASSWD") {
        analyzer.note(Privilege, 0.85, "shell.sudoers", span);
    }
    if target.text.starts_with("/sys/") || target.text.starts_with("/proc/") {
        let any = |pieces: &[&str]| pieces.iter().any(|piece| target.text.contains(piece));
        let score =
            if any(&["sysrq", "core_pattern", "release_agent", "modprobe", "/enforce", "randomize_va"]) {
                0.8
            } else if paths::is_tuned(&target.text) {
                0.35
            } else {
                0.5
            };
        analyzer.note(Privilege, score, "file.system", span);
    }
    if output.taint.has(Taint::DECODED) && output.bytes.is_none() {
        analyzer.decodes(paths::file_name(&target.text));
    }
    if !output.taint.has(Taint::UNKNOWN)
        && let Some(bytes) = &output.bytes
    {
        analyzer.keep(&target.text, bytes, appends);
    }
    // Nothing at all over a file of a database.
    if !appends && output.bytes.as_ref().is_some_and(Vec::is_empty) && target.text.starts_with("/var/lib/") {
        analyzer.note(Destructive, 0.6, "shell.truncate", span);
    }
    // What is written to a startup file runs later.
    if let Some((_, _, reason)) = paths::written(&target.text)
        && matches!(reason, "file.startup" | "file.persistence")
        && !text.is_empty()
        && !analyzer.is_deep()
    {
        if text.lines().any(runs) {
            analyzer.note(Malware, 0.6, "shell.startup", span);
        }
        analyzer.derived(&text, span);
    }
}

/// Whether lines give names that only one machine or network knows, as developers give them to their own services.
fn names_local(text: &str) -> bool {
    const ENDS: [&str; 6] = [".local", ".localhost", ".test", ".internal", ".lan", ".example"];
    let is_local = |name: &str| !name.contains('.') || ENDS.iter().any(|end| name.ends_with(end));
    let mut words = text.split_ascii_whitespace();
    let is_near = words
        .next()
        .and_then(|word| word.parse::<std::net::Ipv4Addr>().ok())
        .is_some_and(|address| address.is_loopback() || address.is_private());
    is_near && words.all(is_local)
}

/// Whether a line of a startup file does more than to set something or to read another file of settings.
fn runs(line: &str) -> bool {
    let line = line.trim();
    let first = line.split_ascii_whitespace().next().unwrap_or_default();
    let sets = matches!(
        first,
        "" | "export"
            | "alias"
            | "source"
            | "."
            | "eval"
            | "set"
            | "setopt"
            | "unset"
            | "bindkey"
            | "autoload"
            | "compinit"
            | "umask"
            | "shopt"
            | "PATH"
            | "if"
            | "fi"
            | "then"
            | "else"
            | "["
            | "[["
            | "fpath"
            | "typeset"
            | "local"
            | "complete"
            | "zstyle"
            | "test"
            | "function"
            | "return"
            | "}"
            | "{"
    );
    !sets && !line.starts_with('#') && !first.contains('=')
}

pub(super) fn target_of(analyzer: &mut Analyzer<'_>, target: &str, span: &Range<usize>, appends: bool) {
    if let Some((category, score, reason)) = paths::written(target) {
        let score = if appends && reason == "file.traces" { 0.2 } else { score };
        analyzer.note(category, score, reason, span);
    } else if !appends
        && target.len() > 1
        && matches!(paths::place(target), Place::System)
        && target.starts_with("/etc/")
    {
        // A file in a folder of one service's settings is that service's.
        let is_own = paths::normal(target).matches('/').count() > 2;
        analyzer.note(Destructive, if is_own { 0.4 } else { 0.5 }, "file.system", span);
    }
}

/// A file is read.
pub(super) fn read(analyzer: &mut Analyzer<'_>, field: &Field<'_>, span: &Range<usize>) {
    let text = field.text.split_once('=').map_or(field.text.as_str(), |pair| pair.1);
    if paths::is_secret(text) || text.len() < field.text.len() && paths::is_secret(&field.text) {
        analyzer.note(Credentials, 0.7, "shell.secret_file", span);
    } else if text.contains("../../..") && text.contains("etc/passwd") {
        analyzer.note(Traversal, 0.8, "path.traversal", span);
    } else if paths::normal(text) == "/etc/passwd" {
        analyzer.note(Credentials, 0.3, "shell.account_list", span);
    }
}
