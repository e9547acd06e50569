//! What the arguments would do, whoever asked for it: each value goes to the analysis of its kind.

use std::borrow::Cow;
use std::ops::Range;

use super::arguments::{self, Leaf, name_words};
use super::hazard::Category::*;
use super::hazard::Hazard;
use super::params::{self, Setting};
use super::{code, shell, sql};
use crate::ToolCall;

/// What was found, with ranges of the arguments' JSON.
#[derive(Default)]
pub(super) struct Structure<'l> {
    pub(super) hazards: Vec<Hazard>,
    /// The commands and the code, for the table.
    pub(super) commands: Vec<Cow<'l, str>>,
    pub(super) has_command: bool,
    /// A command or code that the rules do not judge whole.
    pub(super) has_unknown: bool,
    pub(super) is_cut: bool,
    /// What commands change and reach, with ranges of the JSON.
    pub(super) effects: shell::Effects,
}

/// How a tool uses its arguments, by the words of its name.
pub(super) struct Tool {
    pub(super) words: Vec<String>,
    is_shell: bool,
    is_code: bool,
    is_sql: bool,
    pub(super) is_sink: bool,
    pub(super) is_change: bool,
    is_search: bool,
    is_sign_in: bool,
}

const SHELL_KEYS: [&str; 20] = [
    "command",
    "cmd",
    "commands",
    "commandline",
    "shell",
    "shellcommand",
    "bash",
    "bashcommand",
    "bashscript",
    "terminalcommand",
    "exec",
    "powershell",
    "argv",
    "cmdline",
    "shellscript",
    "terminal",
    "postcommand",
    "precommand",
    "runcommand",
    "scriptblock",
];
const CODE_KEYS: [&str; 10] = [
    "code",
    "python",
    "pythoncode",
    "source",
    "sourcecode",
    "program",
    "snippet",
    "script",
    "javascript",
    "cell",
];
const SQL_KEYS: [&str; 6] = ["sql", "statement", "sqlquery", "querystring", "sqlstatement", "rawsql"];
/// Values of code and commands that are looked at whole; of longer ones, as much.
const BYTES: usize = 1 << 20;

impl Tool {
    pub(super) fn new(name: &str) -> Tool {
        let words = name_words(name);
        let says = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let is_shell = says(&[
            "bash",
            "shell",
            "terminal",
            "powershell",
            "cmd",
            "console",
            "zsh",
            "sh",
            "exec",
            "ssh",
            "command",
            "subprocess",
            "commandline",
        ]);
        let is_code = says(&[
            "python",
            "repl",
            "code",
            "interpreter",
            "javascript",
            "jupyter",
            "node",
            "ipython",
            "notebook",
            "sandbox",
        ]);
        let is_sql = says(&[
            "sql",
            "database",
            "db",
            "postgres",
            "mysql",
            "sqlite",
            "bigquery",
            "snowflake",
            "duckdb",
            "query",
        ]);
        let is_sink = says(&[
            "send", "post", "email", "mail", "message", "tweet", "publish", "upload", "share", "forward",
            "reply", "submit", "transfer", "export", "webhook", "notify", "sms", "invite", "push", "put",
            "dm", "http", "request", "curl", "gmail", "slack", "fetch",
        ]);
        let is_change = says(&[
            "write",
            "delete",
            "remove",
            "create",
            "update",
            "edit",
            "append",
            "move",
            "rename",
            "save",
            "overwrite",
            "put",
            "chmod",
            "copy",
            "install",
            "unlink",
            "modify",
            "patch",
            "touch",
            "mkdir",
            "set",
        ]);
        let is_search =
            says(&[
                "web",
                "google",
                "bing",
                "wiki",
                "wikipedia",
                "internet",
                "docs",
                "documentation",
                "grep",
                "arxiv",
                "scholar",
                "news",
                "stackoverflow",
                "information",
            ]) && says(&["search", "lookup", "find", "query", "google", "grep", "wikipedia", "ask"]);
        let is_sign_in = says(&[
            "login",
            "signin",
            "sign",
            "auth",
            "authenticate",
            "register",
            "signup",
            "account",
            "credential",
            "credentials",
            "password",
            "user",
            "token",
            "log",
            "session",
            "connect",
            "unlock",
            "verify",
            "reset",
        ]);
        Tool { words, is_shell, is_code, is_sql, is_sink, is_change, is_search, is_sign_in }
    }
}

impl Tool {
    /// Whether the tool moves money, by the words of its name.
    pub(super) fn moves_money(&self) -> bool {
        const WORDS: [&str; 18] = [
            "pay",
            "payment",
            "payments",
            "transfer",
            "wire",
            "bank",
            "money",
            "withdraw",
            "withdrawal",
            "deposit",
            "venmo",
            "paypal",
            "bitcoin",
            "crypto",
            "invoice",
            "refund",
            "transaction",
            "funds",
        ];
        self.words.iter().any(|word| WORDS.contains(&word.as_str()))
    }
}

/// Where the first command or code stands.
pub(super) fn command_range(leaves: &[Leaf<'_>], tool: &Tool) -> Option<Range<usize>> {
    let strings = leaves.iter().filter(|leaf| leaf.is_string).count();
    let found =
        leaves.iter().find(|leaf| matches!(kind(leaf, tool, None, strings), Kind::Shell | Kind::Code));
    found.map(|leaf| leaf.range.clone())
}

pub(super) fn inspect<'l>(call: &ToolCall, tool: &Tool, leaves: &'l [Leaf<'_>]) -> Structure<'l> {
    let json = call.arguments_json();
    let mut structure = Structure::default();
    if !call.arguments().is_object() && !call.arguments().is_null() {
        let range = 0..json.len();
        structure.hazards.push(Hazard::new(Unreadable, 0.6, "arguments.not_an_object", range));
    }
    let setting = Setting {
        request: call.user_request().unwrap_or_default(),
        is_search: tool.is_search,
        is_sign_in: tool.is_sign_in,
        is_sink: tool.is_sink,
        is_change: tool.is_change,
    };
    let language = leaves
        .iter()
        .find(|leaf| matches!(leaf.key.as_str(), "language" | "lang" | "interpreter" | "runtime"))
        .map(|leaf| leaf.text.to_ascii_lowercase());
    let strings = leaves.iter().filter(|leaf| leaf.is_string).count();
    let mut hazards: Vec<Hazard> = Vec::new();
    words(leaves, tool, &mut structure);
    for leaf in leaves {
        hazards.clear();
        let kind = kind(leaf, tool, language.as_deref(), strings);
        let text = limited(&leaf.text, &mut structure.is_cut);
        match kind {
            Kind::Shell => {
                structure.has_command = true;
                structure.commands.push(Cow::Borrowed(text));
                let found = shell::inspect(text);
                hazards.extend(found.hazards);
                structure.has_unknown |= found.has_unknown;
                structure.is_cut |= found.is_cut;
                let (changes, more) = (found.effects.changes, found.effects);
                structure.effects.changes |= changes;
                let at = |found: (String, Range<usize>)| (found.0, range(leaf, json, &found.1));
                structure.effects.paths.extend(more.paths.into_iter().map(at));
                structure.effects.hosts.extend(more.hosts.into_iter().map(at));
            }
            Kind::Code => {
                structure.has_command = true;
                structure.has_unknown = true;
                structure.commands.push(Cow::Borrowed(text));
                self::source(text, language.as_deref(), &mut hazards);
            }
            Kind::Sql => {
                structure.effects.changes |= sql::changes(text);
                hazards.extend(sql::inspect(text));
            }
            Kind::Value => {
                params::inspect(leaf, &setting, &mut hazards);
                if leaf.is_string && !params::is_prose(&leaf.key) && sql::looks_like(text) && !tool.is_search
                {
                    hazards.extend(sql::inspect(text));
                }
                if leaf.is_string {
                    params::encoded(text, &mut hazards);
                }
            }
        }
        if structure.is_cut {
            hazards.push(Hazard::new(Unreadable, 0.7, "arguments.too_long", 0..text.len()));
        }
        structure.hazards.extend(
            hazards.drain(..).map(|hazard| Hazard { span: range(leaf, json, &hazard.span), ..hazard }),
        );
    }
    structure
}

fn range(leaf: &Leaf<'_>, json: &str, span: &Range<usize>) -> Range<usize> {
    let range = leaf.original(json, span);
    if json.is_char_boundary(range.start) && json.is_char_boundary(range.end) && range.start < range.end {
        range
    } else {
        leaf.range.clone()
    }
}

fn limited<'t>(text: &'t str, is_cut: &mut bool) -> &'t str {
    if text.len() <= BYTES {
        return text;
    }
    *is_cut = true;
    let mut end = BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

enum Kind {
    Shell,
    Code,
    Sql,
    Value,
}

fn kind(leaf: &Leaf<'_>, tool: &Tool, language: Option<&str>, strings: usize) -> Kind {
    if !leaf.is_string {
        return Kind::Value;
    }
    let key = leaf.key.as_str();
    let text: &str = &leaf.text;
    let is_shell_language =
        language.is_some_and(|language| matches!(language, "bash" | "sh" | "shell" | "zsh" | "powershell"));
    if SHELL_KEYS.contains(&key) {
        return Kind::Shell;
    }
    // What is copied or moved has a source too.
    let is_name = key == "source" && !tool.is_code && !text.contains([' ', '(', '\n']);
    if CODE_KEYS.contains(&key) && !is_name
        || tool.is_code && matches!(key, "input" | "text" | "content" | "query" | "expression")
    {
        let is_shell = is_shell_language
            || text.starts_with("#!") && !text.lines().next().unwrap_or_default().contains("python")
            || tool.is_shell && !tool.is_code;
        return if is_shell && language.is_none_or(|_| is_shell_language) { Kind::Shell } else { Kind::Code };
    }
    if tool.is_shell
        && (matches!(key, "input" | "query" | "text" | "args" | "arguments" | "value" | "keystrokes" | "")
            || strings == 1)
    {
        return Kind::Shell;
    }
    if SQL_KEYS.contains(&key)
        || tool.is_sql
            && (sql::looks_like(text)
                || key == "query"
                    && tool
                        .words
                        .iter()
                        .any(|word| matches!(word.as_str(), "sql" | "db" | "database" | "postgres")))
    {
        return Kind::Sql;
    }
    Kind::Value
}

/// Code: its calls, the commands in it, and lines that a notebook hands to a shell.
fn source(text: &str, language: Option<&str>, hazards: &mut Vec<Hazard>) {
    let found = code::inspect(text);
    hazards.extend(found.hazards);
    let whole = 0..text.len();
    let shell_lines = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix(['!', '%']))
        .filter(|_| language.is_none_or(|language| language.starts_with("py")));
    let commands = found.commands.iter().map(String::as_str).chain(shell_lines).take(64);
    for command in commands {
        let found = shell::inspect(command.strip_prefix("%bash").unwrap_or(command));
        hazards.extend(found.hazards.into_iter().map(|hazard| Hazard { span: whole.clone(), ..hazard }));
    }
    // Text that is no code of any language, but commands.
    if !text.contains(['(', '=']) && text.len() < 4_096 {
        let found = shell::inspect(text);
        hazards.extend(found.hazards);
    }
}

/// A command that is given as a list of words, or as a program with its arguments.
fn words(leaves: &[Leaf<'_>], tool: &Tool, structure: &mut Structure<'_>) {
    let program = leaves.iter().find(|leaf| {
        leaf.is_string
            && matches!(
                leaf.key.as_str(),
                "command" | "cmd" | "program" | "executable" | "binary" | "argv" | "commands"
            )
    });
    let Some(program) = program else { return };
    let more = leaves.iter().filter(|leaf| {
        leaf.is_string
            && (matches!(leaf.key.as_str(), "args" | "arguments" | "argv" | "params" | "parameters")
                || leaf.key == program.key && leaf.range != program.range)
    });
    let words: Vec<String> = std::iter::once(program)
        .chain(more.filter(|leaf| leaf.range != program.range))
        .take(512)
        .map(|leaf| leaf.text.to_string())
        .collect();
    if words.len() < 2 || words[0].contains(' ') && !tool.is_shell {
        return;
    }
    let found =
        if words[0].contains(' ') { shell::inspect(&words.join(" ")) } else { shell::inspect_words(&words) };
    structure.has_command = true;
    structure.has_unknown |= found.has_unknown;
    structure
        .hazards
        .extend(found.hazards.into_iter().map(|hazard| Hazard { span: program.range.clone(), ..hazard }));
    structure.commands.push(Cow::Owned(words.join(" ")));
    structure.effects.changes |= found.effects.changes;
    let at = |found: (String, Range<usize>)| (found.0, program.range.clone());
    structure.effects.paths.extend(found.effects.paths.into_iter().map(at));
    structure.effects.hosts.extend(found.effects.hosts.into_iter().map(at));
}

/// The leaves of a call's arguments.
pub(super) fn leaves(call: &ToolCall) -> Vec<Leaf<'_>> {
    arguments::leaves(call.arguments_json())
}
