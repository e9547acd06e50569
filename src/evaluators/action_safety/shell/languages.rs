//! Programs with a language of their own in which commands, code or SQL can stand: interpreters, editors, databases.

use std::ops::Range;

use super::cloud::{TRIALS, is_called};
use super::output::Taint;
use super::programs::Names;
use super::wrappers::{piped, sourced};
use super::{Analyzer, Call, code, sql};
use crate::evaluators::action_safety::hazard::Category::*;

static INTERPRETERS: Names = Names::new(&[
    "python", "python2", "python3", "perl", "ruby", "node", "nodejs", "php", "lua", "deno", "bun", "tclsh",
]);

pub(super) fn is_interpreter(name: &str) -> bool {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    INTERPRETERS.contains(name)
        || (stem.len() < name.len() && INTERPRETERS.contains(stem))
        || name == "py"
        || name == "pypy3"
}

pub(super) fn interpreter(analyzer: &mut Analyzer<'_>, name: &str, call: &Call<'_>) {
    let flags: &[&str] = match name {
        _ if name.starts_with("py") => &["-c"],
        "php" => &["-r"],
        "node" | "nodejs" | "bun" => &["-e", "-p", "--eval", "--print", "-pe"],
        "deno" => &["eval"],
        _ => &["-e", "-E", "-ne", "-pe", "-le", "-MSocket", "-rsocket", "-lne", "-i", "-M"],
    };
    let at = call.arguments.iter().position(|field| {
        flags.contains(&field.text.as_str())
            || (field.text.starts_with('-')
                && !field.text.starts_with("--")
                && field.text.len() > 2
                && field.text.ends_with(['c', 'e']))
    });
    let sources: Vec<String> = match at {
        Some(at) => {
            if call.arguments.get(at + 1).is_some_and(|field| field.taint.has(Taint::NETWORK)) {
                analyzer.note(Malware, 0.95, "shell.remote_script", call.span);
            }
            call.arguments[at + 1..].iter().take(3).map(|field| field.text.to_string()).collect()
        }
        None => {
            let file = call.operands().next().filter(|field| field.text != "-").cloned();
            if let Some(file) = &file {
                sourced(analyzer, Some(file), call);
            } else if let Some(input) = call.situation.input.clone() {
                match &input.bytes {
                    Some(bytes) => {
                        let source = String::from_utf8_lossy(bytes).into_owned();
                        inspect_code(analyzer, &source, call.span);
                    }
                    None => piped(analyzer, &input, call),
                }
            }
            return;
        }
    };
    for source in sources {
        inspect_code(analyzer, &source, call.span);
    }
}

/// Code of another language inside a command.
pub(super) fn inspect_code(analyzer: &mut Analyzer<'_>, source: &str, span: &Range<usize>) {
    let found = code::inspect(source);
    for hazard in found.hazards {
        analyzer.note(hazard.category, hazard.score, hazard.reason, span);
    }
    for command in found.commands.iter().take(32) {
        analyzer.derived(command, span);
    }
    // `perl -e "rm -rf /"` is no Perl, and whoever wrote it meant the command.
    if source.trim_start().starts_with("rm ") {
        analyzer.derived(source, span);
    }
}

/// Programs with a language of their own in which commands or SQL can stand.
pub(super) fn embedded(analyzer: &mut Analyzer<'_>, name: &str, call: &Call<'_>) {
    match name {
        "mysql" | "psql" | "sqlite3" | "mariadb" | "sqlcmd" | "mongo" | "mongosh" | "duckdb"
        | "clickhouse-client" | "clickhouse" | "cockroach" | "snowsql" | "trino" | "hive" | "beeline"
        | "spark-sql" | "mycli" | "pgcli" | "litecli" | "usql" | "turso" => {
            let mut sources: Vec<String> = call
                .values(&["-e", "-c", "--execute", "--command", "-Q", "-q", "--eval", "--query"])
                .map(str::to_owned)
                .collect();
            if matches!(name, "sqlite3" | "duckdb" | "litecli" | "turso") {
                sources.extend(call.operands().skip(1).map(|field| field.text.to_string()));
            }
            // `\\! command` of mysql and psql, `.shell command` of sqlite.
            for source in &sources {
                let escape = ["\\!", ".shell ", ".system "].iter().find_map(|mark| source.split_once(mark));
                if let Some((_, command)) = escape {
                    analyzer.note(Privilege, 0.6, "shell.escape", call.span);
                    analyzer.derived(command.trim(), call.span);
                }
            }
            if let Some(bytes) = call.situation.input.as_ref().and_then(|input| input.bytes.as_deref()) {
                sources.push(String::from_utf8_lossy(bytes).into_owned());
            }
            // A database that is named for trials is dropped and made again by its tests.
            let named = call
                .value(&["-d", "--dbname", "-D", "--database"])
                .unwrap_or_else(|| if name.starts_with("sqlite") { call.operand(0) } else { "" });
            let most = if is_called(named, &TRIALS) { 0.45 } else { 1.0 };
            for source in sources {
                for hazard in sql::inspect(&source) {
                    let score = if hazard.category == Sql { hazard.score.min(most) } else { hazard.score };
                    analyzer.note(hazard.category, score, hazard.reason, call.span);
                }
                if name.starts_with("mongo")
                    && [
                        "dropDatabase",
                        ".drop(",
                        "deleteMany({})",
                        "remove({})",
                        "shutdownServer",
                        "dropUser",
                        "dropAllUsers",
                    ]
                    .iter()
                    .any(|verb| source.contains(verb))
                {
                    analyzer.note(Sql, 0.85, "sql.drop", call.span);
                }
            }
        }
        "awk" | "gawk" | "mawk" | "nawk" => {
            let program = call.operand(0).to_owned();
            if program.contains("/inet/") {
                analyzer.note(Malware, 0.95, "shell.reverse_shell", call.span);
            }
            for command in quoted_behind(&program, &["system("]) {
                analyzer.derived(&command, call.span);
            }
            // Each line goes to a shell.
            if ["| \"sh\"", "|\"sh\"", "| \"bash\"", "|\"bash\""].iter().any(|pipe| program.contains(pipe))
                && let Some(input) = call.situation.input.clone()
            {
                piped(analyzer, &input, call);
            }
            if program.contains("| getline") || program.contains("|getline") {
                for command in code::strings(&program).take(16) {
                    analyzer.derived(&command, call.span);
                }
            }
        }
        "sed" | "gsed" if call.operands().next().is_some_and(|field| is_sed_execution(&field.text)) => {
            let command = call
                .operand(0)
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .trim_start_matches('e')
                .to_owned();
            analyzer.derived(&command, call.span);
            analyzer.note(Malware, 0.5, "shell.escape", call.span);
        }
        "vim" | "vi" | "ex" | "ed" | "man" | "less" | "nmap" | "make" => {
            for field in call.arguments {
                let text = field.text.trim_start_matches("-c").trim_start();
                if let Some(command) = text.strip_prefix(":!").or_else(|| text.strip_prefix('!')) {
                    analyzer.note(Privilege, 0.6, "shell.escape", call.span);
                    analyzer.derived(command, call.span);
                } else if text.starts_with(":py") || text.contains("os.exec") {
                    analyzer.note(Privilege, 0.8, "shell.escape", call.span);
                } else if let Some(source) = text.strip_prefix("--eval=") {
                    for command in quoted_behind(source, &["$(shell "]) {
                        analyzer.derived(&command, call.span);
                    }
                }
            }
        }
        "tar" => {
            for value in
                call.arguments.iter().filter_map(|field| field.text.strip_prefix("--checkpoint-action=exec="))
            {
                analyzer.note(Privilege, 0.8, "shell.escape", call.span);
                analyzer.derived(value, call.span);
            }
            for value in call.values(&["--to-command", "--use-compress-program", "-I"]) {
                if value.contains([' ', ';', '|', '&', '/']) {
                    analyzer.derived(value, call.span);
                }
            }
        }
        "npx" | "npm" | "trap" | "alias" => {
            for field in call.arguments.iter().filter(|field| field.text.contains(' ')) {
                let source = field
                    .text
                    .split_once('=')
                    .filter(|_| name == "alias")
                    .map_or(field.text.as_str(), |pair| pair.1);
                analyzer.derived(source, call.span);
            }
        }
        _ => {}
    }
}

fn is_sed_execution(program: &str) -> bool {
    let rest = program.trim_start_matches(|c: char| c.is_ascii_digit() || c == '$');
    rest.starts_with("e ") || (rest.starts_with("s/") && rest.ends_with("/e"))
}

/// The quoted texts that follow one of `markers`.
fn quoted_behind(text: &str, markers: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for marker in markers {
        for (at, _) in text.match_indices(marker).take(16) {
            let rest = &text[at + marker.len()..];
            match code::strings(rest).next() {
                Some(string) if rest.trim_start().starts_with(['"', '\'']) => found.push(string),
                _ => found.push(rest.split(')').next().unwrap_or_default().to_owned()),
            }
        }
    }
    found
}
