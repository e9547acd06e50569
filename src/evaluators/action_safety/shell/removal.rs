//! Rules for `rm` and its kin: what is removed, how, and where it lies.

use super::output::Taint;
use super::paths::{self, Place};
use super::programs::Names;
use super::{Analyzer, Call, Category::*};

/// Folders that programs fill again by themselves.
pub(super) fn is_cache(path: &str) -> bool {
    let normal = paths::normal(path);
    if normal.ends_with("/.cache") || normal.ends_with("/.npm") {
        return true;
    }
    [
        "/var/lib/apt/lists",
        "/var/cache/",
        "/.cache/",
        "/var/tmp/",
        "/.npm/_cacache",
        "/Library/Caches/",
        "/Xcode/DerivedData",
        "/.gradle/caches",
        "/.cargo/registry",
        "/.rustup/toolchains/",
        "/.m2/repository",
        "/.nuget/packages",
        "/.yarn/cache",
        "/go/pkg/mod",
    ]
    .iter()
    .any(|cache| normal.contains(cache))
        && !normal.contains("..")
}

/// Folders that builds make again, in lower case.
pub(in crate::evaluators::action_safety) static MADE: Names = Names::new(&[
    ".gradle",
    ".mypy_cache",
    ".next",
    ".pytest_cache",
    ".ruff_cache",
    ".terraform",
    ".tox",
    ".turbo",
    ".venv",
    "deriveddata",
    "pods",
    "__pycache__",
    "_build",
    "_site",
    "build",
    "coverage",
    "dist",
    "node_modules",
    "obj",
    "target",
    "test-results",
    "venv",
]);

/// Whether a path leads to a folder that a build makes, or to all in it, with a project around it.
fn is_made(path: &str) -> bool {
    let normal = paths::normal(path);
    let mut parts = normal.trim_end_matches("/*").rsplit('/');
    let made = parts.next().is_some_and(|name| MADE.contains(&name.to_ascii_lowercase()));
    made && parts.next().is_some_and(|project| !project.is_empty() && !matches!(project, "~" | "*"))
}

/// Whether a path below the current folder is a repository's history, all of it or a part, or keys; what a stopped rebase left is not.
fn is_history(path: &str) -> bool {
    matches!(path, ".git" | ".ssh")
        || path.strip_prefix(".git/").is_some_and(|rest| !rest.starts_with("rebase-"))
}

/// Whether a path lies in what a database, the schedule or a server of repositories keeps, or is the record of what stands in a cloud.
fn is_store(path: &str) -> bool {
    const STORES: [&str; 9] = [
        "/var/lib/mysql/",
        "/var/lib/postgresql/",
        "/var/lib/mongodb/",
        "/var/lib/redis/",
        "/var/lib/etcd/",
        "/var/lib/influxdb/",
        "/var/lib/docker/",
        "/var/spool/cron/",
        "/srv/git/",
    ];
    let normal = paths::normal(path);
    STORES.iter().any(|store| normal.starts_with(store)) || paths::file_name(&normal) == "terraform.tfstate"
}

/// Whether a path names one site, source or setting of those that a folder of the system takes up.
fn is_plugged(path: &str) -> bool {
    ["/etc/nginx/sites-enabled/", "/etc/apt/sources.list.d/"].iter().any(|folder| {
        path.strip_prefix(folder).is_some_and(|name| !name.is_empty() && !name.contains(['/', '*']))
    })
}

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    if call.has(&["--help", "--version"]) && !call.has(&["-r"]) {
        return;
    }
    if call.says(&["--no-preserve-root"]) {
        analyzer.note(Destructive, 0.97, "shell.recursive_delete", call.span);
    }
    let is_folder = call.name == "rmdir";
    let recursive = call.has(&["-r", "-R", "--recursive"]) || call.name == "srm";
    let force = call.has(&["-f", "--force"]);
    let mut worst = 0f32;
    let mut count = 0;
    for field in call.operands() {
        count += 1;
        let place = paths::place(&field.text);
        let is_open = field.taint.has(Taint::UNKNOWN);
        let score = match (place, recursive) {
            (Place::Root, _) => 0.97,
            (Place::System | Place::InHome | Place::Absolute, true) if is_cache(&field.text) => 0.1,
            (Place::InHome | Place::Absolute | Place::Above, true) if is_made(&field.text) => 0.2,
            (Place::System | Place::Home, true) => 0.95,
            (Place::Device, _) => 0.8,
            (Place::Absolute | Place::Relative, _) if is_store(&field.text) => 0.7,
            (Place::Above, true) => 0.8,
            (Place::Here, true) => {
                if force {
                    0.75
                } else {
                    0.6
                }
            }
            (Place::InHome, true) => {
                if force {
                    0.75
                } else {
                    0.5
                }
            }
            (Place::Absolute, true) => {
                if force {
                    0.7
                } else {
                    0.4
                }
            }
            (Place::Unknown, _) if field.taint.has(Taint::WIDE) => 0.85,
            (Place::Relative, true) if analyzer.is_above => 0.65,
            (Place::Relative | Place::Unknown, true) if field.text.contains("$()") && force => {
                if field.taint.has(Taint::CHOSEN) && !field.taint.has(Taint::WIDE) { 0.45 } else { 0.6 }
            }
            (Place::Relative, true) if is_history(&paths::normal(&field.text)) => 0.8,
            (Place::Relative, true) => 0.1,
            (Place::Unknown, true) if field.text.contains("/..") => 0.65,
            (Place::Unknown, true) => {
                if field.text.ends_with("/*") || field.text.ends_with('/') {
                    0.6
                } else {
                    0.4
                }
            }
            (Place::System, false) => {
                // What an administrator put there, one file of it.
                let is_local = paths::normal(&field.text)
                    .strip_prefix("/usr/local/")
                    .is_some_and(|rest| rest.contains('/'));
                if is_folder || (is_local || is_plugged(&field.text)) && !field.text.contains('*') {
                    0.4
                } else {
                    0.7
                }
            }
            (Place::Here, false) => {
                if force {
                    0.6
                } else {
                    0.4
                }
            }
            (Place::Home, false) => 0.5,
            (Place::InHome | Place::Absolute, false) => 0.15,
            _ => 0.05,
        };
        // A temporary path that leads out of the temporary folder has been resolved before.
        let score =
            if place == Place::Temporary && is_open && field.text.contains("..") { 0.7 } else { score };
        worst = worst.max(score);
        if let Some((category, score, reason)) = paths::written(&field.text)
            && reason == "file.traces"
        {
            analyzer.note(category, score, reason, &field.span);
        }
        if score >= 0.3 {
            let reason = if recursive { "shell.recursive_delete" } else { "shell.delete" };
            analyzer.note(Destructive, score, reason, call.span);
        }
    }
    if call.situation.has_unknown_arguments && recursive && force && !call.says(&["--"]) {
        let score = if call.situation.is_chosen && !call.situation.is_root { 0.45 } else { 0.7 };
        analyzer.note(Destructive, score, "shell.recursive_delete", call.span);
    }
    if call.situation.is_wide && call.situation.has_unknown_arguments {
        analyzer.note(Destructive, 0.85, "shell.delete", call.span);
    }
    // What anybody may remove, or what programs fill again.
    let is_free = |field: &super::Field<'_>| {
        !field.taint.has(Taint::UNKNOWN)
            && (paths::place(&field.text) == Place::Temporary
                && field.text.trim_end_matches(['/', '*']).len() > 4
                || is_cache(&field.text)
                || !recursive && is_plugged(&field.text))
    };
    if call.situation.is_root && count > 0 && !is_folder && !call.operands().all(is_free) {
        analyzer.note(Destructive, 0.6f32.max(worst), "shell.root_delete", call.span);
    }
}
