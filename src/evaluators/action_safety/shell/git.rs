//! Rules for git: what throws work away, rewrites what others have, or runs something.

use super::{Analyzer, Call, Category::*, paths};

/// Options of git itself that take a value in the next word.
const VALUED: [&str; 7] =
    ["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--config-env", "--exec-path"];

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    if !matches!(call.name, "git" | "git.exe" | "hub") {
        return;
    }
    let mut at = 0;
    while let Some(field) =
        call.arguments.get(at).filter(|field| field.text.starts_with('-') && field.text != "--")
    {
        let text = field.text.as_str();
        let setting = match text {
            "-c" => call.arguments.get(at + 1).map(|next| next.text.as_str()),
            _ => text.strip_prefix("-c"),
        };
        if let Some((key, value)) = setting.and_then(|setting| setting.split_once('=')) {
            configured(analyzer, call, key, value);
        }
        at += if VALUED.contains(&text) { 2 } else { 1 };
    }
    let Some(verb) = call.arguments.get(at) else { return };
    let verb = verb.text.to_ascii_lowercase();
    let rest = Call { arguments: &call.arguments[at + 1..], ..*call };
    if rest.has(&["--help"]) {
        return;
    }
    let dry = rest.has(&["--dry-run"]);
    let has_applied = analyzer.has_applied;
    let mut note = |score: f32, reason: &'static str| analyzer.note(Destructive, score, reason, call.span);
    let long = |flags: &[&str]| {
        rest.arguments.iter().take_while(|field| field.text != "--").any(|field| {
            let name = field.text.split('=').next().unwrap_or_default();
            flags.iter().any(|flag| name.len() >= 5 && flag.starts_with(name) && name.starts_with("--"))
        })
    };
    match verb.as_str() {
        "reset" if long(&["--hard", "--merge"]) => {
            note(0.65, "git.discard");
        }
        "clean" => {
            let is_dry = dry
                || rest.arguments.iter().any(|field| {
                    field.text.starts_with('-') && !field.text.starts_with("--") && field.text.contains('n')
                });
            let forces = rest.has(&["-f", "--force"]) || call.situation.has_unknown_arguments;
            if forces
                && !dry
                && (!is_dry || rest.arguments.iter().any(|f| f.text.starts_with('-') && f.text.contains('f')))
            {
                note(0.65, "git.discard");
            }
        }
        "checkout" => checkout(&rest, &mut note),
        "switch" => {
            let forces = rest.arguments.iter().take_while(|field| field.text != "--").any(|field| {
                let text = field.text.as_str();
                text == "--force"
                    || text.starts_with('-')
                        && !text.starts_with("--")
                        && !text.starts_with("-c")
                        && !text.starts_with("-C")
                        && text.contains('f')
            });
            if forces || long(&["--discard-changes"]) {
                note(0.65, "git.discard");
            }
        }
        "restore" => {
            let staged = rest.has(&["-S", "--staged"]);
            if (!staged || rest.has(&["-W", "--worktree"]))
                && (rest.operands().next().is_some() || rest.has(&["--pathspec-from-file"]))
            {
                note(0.6, "git.discard");
            }
        }
        "stash" if rest.says(&["apply"]) => analyzer.has_applied = true,
        // What was just taken out of it is dropped by everybody.
        "stash" if rest.says(&["drop"]) && has_applied => note(0.4, "git.discard"),
        "stash" if rest.says(&["drop", "clear"]) => {
            note(0.65, "git.discard");
        }
        "push" => {
            let is_plain = rest.says(&["--force", "-f"]);
            let leases = !is_plain && rest.arguments.iter().any(|field| field.text.starts_with("--force-"));
            let forces = rest.arguments.iter().any(|field| {
                let text = field.text.as_str();
                text == "--force" || (text.starts_with('-') && !text.starts_with("--") && text.contains('f'))
            }) || rest.operands().skip(1).any(|field| field.text.starts_with('+'));
            let is_topic = rest.operands().nth(1).is_some()
                && !rest.arguments.iter().any(|field| field.text.starts_with("--m"))
                && rest.operands().skip(1).all(|field| is_topic(&field.text));
            let score = if is_topic { 0.4 } else { 0.65 };
            if forces && !leases && !dry {
                note(score, "git.rewrite");
            }
            if (rest.has(&["--delete", "-d"])
                || long(&["--mirror", "--prune"])
                || rest.operands().skip(1).any(|field| field.text.starts_with(':') && field.text.len() > 1))
                && !dry
            {
                note(score, "git.rewrite");
            }
        }
        "branch" => {
            let forces = rest.arguments.iter().any(|field| {
                field.text.starts_with('-') && !field.text.starts_with("--") && field.text.contains('D')
            }) || (rest.has(&["--delete", "-d"]) && rest.has(&["--force", "-f"]));
            if forces {
                note(0.6, "git.discard");
            }
        }
        "tag" if rest.has(&["-d", "--delete"]) => {
            note(0.4, "git.discard");
        }
        "worktree" if rest.says(&["remove"]) && rest.has(&["-f", "--force"]) => {
            note(0.65, "git.discard");
        }
        "rm" if rest.has(&["-r"]) && rest.has(&["-f", "--force"]) && !rest.has(&["--cached"]) && !dry => {
            note(0.55, "git.discard");
        }
        // Files outside of the repository are shown whole.
        "diff"
            if rest.operands().any(|field| field.text.starts_with('/') && paths::is_secret(&field.text)) =>
        {
            analyzer.note(Credentials, 0.65, "shell.secret_file", call.span);
        }
        "filter-branch" | "filter-repo" => note(0.7, "git.rewrite"),
        "reflog" if rest.says(&["expire", "delete"]) => {
            note(0.7, "git.rewrite");
        }
        "gc" if (rest
            .arguments
            .iter()
            .any(|field| field.text.starts_with("--prune=now") || field.text == "--prune=all")
            || rest.has(&["--aggressive"]) && rest.has(&["--prune"])) =>
        {
            note(0.55, "git.rewrite");
        }
        "update-ref" if rest.has(&["-d"]) => {
            note(0.65, "git.rewrite");
        }
        "config" => {
            let words: Vec<&str> = rest.operands().map(|field| field.text.as_str()).collect();
            if let [key, value, ..] = words.as_slice() {
                configured(analyzer, call, key, value);
            }
        }
        "submodule" => {
            if rest.says(&["foreach"]) {
                let source =
                    rest.operands().skip(1).map(|field| field.text.as_str()).collect::<Vec<_>>().join(" ");
                analyzer.derived(&source, call.span);
            } else if rest.says(&["deinit"]) && rest.has(&["-f", "--force"]) {
                note(0.55, "git.discard");
            }
        }
        "bisect" if rest.says(&["run"]) => {
            let at = rest.arguments.iter().position(|field| field.text == "run").unwrap_or(0);
            analyzer.judge(&rest.arguments[at + 1..], call.span, call.situation.clone());
        }
        "rebase" => {
            for source in rest.values(&["-x", "--exec"]) {
                analyzer.derived(source, call.span);
            }
        }
        _ => {}
    }
}

/// Whether a branch is named as those are that their author alone writes and deletes once they are merged, or a tag.
fn is_topic(name: &str) -> bool {
    const TOPICS: [&str; 7] =
        ["feature/", "feat/", "fix/", "bugfix/", "hotfix/", "dependabot/", "refs/tags/"];
    let name = name.trim_start_matches([':', '+']).trim_start_matches("refs/heads/");
    TOPICS.iter().any(|topic| name.starts_with(topic)) && !name.contains('*')
}

fn checkout(call: &Call<'_>, note: &mut impl FnMut(f32, &'static str)) {
    let before = || call.arguments.iter().take_while(|field| field.text != "--");
    let short = |letter: char| {
        before().any(|field| {
            let text = field.text.as_str();
            text.starts_with('-')
                && !text.starts_with("--")
                && text.len() <= 4
                && text.contains(letter)
                && !text.starts_with("-b")
                && !text.starts_with("-B")
                && !text.starts_with("-U")
        })
    };
    if short('f') && !before().any(|f| f.text.starts_with("-b") && f.text.len() > 2)
        || before().any(|f| f.text == "--force")
    {
        note(0.65, "git.discard");
        return;
    }
    let creates = before().any(|field| {
        let text = field.text.as_str();
        text == "--orphan"
            || text == "--detach"
            || ((text.starts_with("-b") || text.starts_with("-B") || text.starts_with("-qb"))
                && !text.starts_with("--"))
    });
    if creates {
        return;
    }
    let has_paths = call.arguments.iter().any(|field| field.text == "--")
        && call.arguments.last().is_some_and(|field| field.text != "--");
    if has_paths || call.has(&["--pathspec-from-file"]) || call.says(&["."]) {
        note(0.6, "git.discard");
        return;
    }
    // `git checkout COMMIT FILE`, with options that take a value in the next word left out.
    let mut plain = 0;
    let mut skips = false;
    for field in call.arguments {
        let text = field.text.as_str();
        if std::mem::take(&mut skips) {
            continue;
        }
        skips = matches!(text, "--conflict" | "--inter-hunk-context" | "--unified" | "-U");
        let is_mode = matches!(text, "on-demand" | "checkout" | "direct" | "inherit");
        plain += usize::from(!text.starts_with('-') && !is_mode);
    }
    if plain >= 2 {
        note(0.6, "git.discard");
    }
}

/// Settings whose value runs.
fn configured(analyzer: &mut Analyzer<'_>, call: &Call<'_>, key: &str, value: &str) {
    let key = key.to_ascii_lowercase();
    if let Some(source) = key.starts_with("alias.").then_some(value) {
        match source.strip_prefix('!') {
            Some(command) => analyzer.derived(command, call.span),
            None => analyzer.derived(&format!("git {source}"), call.span),
        }
    }
    let runs = [
        "core.pager",
        "core.editor",
        "core.sshcommand",
        "core.fsmonitor",
        "core.hookspath",
        "diff.external",
        "credential.helper",
        "sequence.editor",
        "gpg.program",
    ];
    if runs.contains(&key.as_str()) && value.contains([' ', '!', '/', ';']) {
        analyzer.derived(value.trim_start_matches('!'), call.span);
        if key == "core.hookspath" && value.starts_with("/tmp") {
            analyzer.note(Malware, 0.6, "git.hooks", call.span);
        }
    }
    let base = key.strip_prefix("url.").and_then(|key| key.strip_suffix(".insteadof"));
    if base.is_some_and(super::services::is_unverified) {
        analyzer.note(Network, 0.6, "network.unverified", call.span);
    }
    if key == "http.sslverify" && value == "false" {
        analyzer.note(Network, 0.3, "network.unverified", call.span);
    }
}
