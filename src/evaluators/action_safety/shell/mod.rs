//! What a shell command would do: parsed, expanded as far as the text says, and judged command by command.
//!
//! Quoted text is data until something runs it: `echo "rm -rf /"` is safe, `echo "rm -rf /" | sh` is not.

mod accounts;
mod anywhere;
mod attacks;
mod borrowed;
mod cloud;
mod discovery;
mod effects;
mod expand;
mod files;
mod find;
mod git;
mod languages;
mod lexer;
mod macos;
mod network;
mod options;
mod outlets;
mod output;
mod phrases;
mod platforms;
mod programs;
mod removal;
mod services;
mod stored;
mod syntax;
mod system;
mod targets;
mod tradecraft;
mod wrappers;

use std::borrow::Cow;
use std::ops::Range;

use super::hazard::Category::{self, *};
use super::hazard::Hazard;
use super::{code, paths, sql, windows};
use expand::Field;
use output::{Output, Taint};
use programs::{PLAIN, base_name, is_known, spelt, wildcard};
use syntax::{Command, Script};

pub(super) use effects::Effects;
pub(super) use network::is_drop;
pub(super) use programs::Names;
pub(super) use removal::MADE;

/// Scripts inside scripts that are followed.
const DEPTH: usize = 10;
/// Commands of all scripts of one text that are judged, and bytes of text that are parsed for them.
const COMMANDS: usize = 4_000;
const BYTES: usize = 4 << 20;
/// Words of one command that are judged.
const WORDS: usize = 8_192;

/// What was found in a command.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) hazards: Vec<Hazard>,
    /// A command that the rules do not know well enough to call harmless.
    pub(super) has_unknown: bool,
    /// Not all of it was looked at.
    pub(super) is_cut: bool,
    /// What is changed and reached, dangerous or not.
    pub(super) effects: Effects,
}

/// Analyses a text as a shell script. Spans are bytes of the text.
pub(super) fn inspect(text: &str) -> Found {
    let mut analyzer = Analyzer {
        text,
        variables: Vec::new(),
        separator: None,
        downloads: Vec::new(),
        decoded: Vec::new(),
        kept: Vec::new(),
        outer: None,
        depth: 0,
        commands: 0,
        bytes: 0,
        is_above: false,
        has_pipe: ["mkfifo", "mknod", "|/bin/sh", "| /bin/sh"].iter().any(|sign| text.contains(sign)),
        has_loop: tradecraft::has_loop(text),
        has_applied: false,
        asks_watchers: tradecraft::asks_watchers(text),
        found: Found::default(),
    };
    windows::inspect(text, &mut analyzer.found.hazards);
    attacks::whole(text, &mut analyzer.found.hazards);
    if ["ocket", "SOCK", "net.Dial", "fsockopen", "getRuntime", "Process.Start", "child_process"]
        .iter()
        .any(|word| text.contains(word))
        && !is_shown(text)
    {
        code::combinations(text, &mut analyzer.found.hazards);
    }
    anywhere::whole(&mut analyzer);
    analyzer.script(text);
    analyzer.found
}

/// Whether a text is one command that only prints or searches what follows it.
fn is_shown(text: &str) -> bool {
    let first = text.split_ascii_whitespace().next().unwrap_or_default();
    matches!(first, "echo" | "printf" | "grep" | "rg" | "egrep" | "git" | "man")
        && !text.contains(['|', '>', ';', '&'])
}

/// Judges one command that is given as its words, as `argv` is.
pub(super) fn inspect_words(words: &[String]) -> Found {
    let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let mut found = inspect(&quoted.join(" "));
    for hazard in &mut found.hazards {
        hazard.span = 0..0;
    }
    let effects = &mut found.effects;
    effects.paths.iter_mut().chain(&mut effects.hosts).for_each(|found| found.1 = 0..0);
    found
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

struct Analyzer<'t> {
    text: &'t str,
    variables: Vec<(String, Output)>,
    /// What parts words besides white space: `IFS`.
    separator: Option<char>,
    /// Files that an earlier command fetched.
    downloads: Vec<String>,
    /// Files that an earlier command decoded, where only running it would tell into what.
    decoded: Vec<String>,
    /// Files that an earlier command wrote, and what `<(…)` stands for, where the text says what is in them.
    kept: Vec<(String, Vec<u8>)>,
    /// Where the script that is analysed stands in the text, where it is not the text itself.
    outer: Option<Range<usize>>,
    depth: usize,
    commands: usize,
    bytes: usize,
    /// `cd ..` came before.
    is_above: bool,
    /// The text makes a named pipe, or pipes into a shell by its path.
    has_pipe: bool,
    /// The text has a loop.
    has_loop: bool,
    /// A stash of git was applied before.
    has_applied: bool,
    /// The text asks for the number of a process that watches over the machine.
    asks_watchers: bool,
    found: Found,
}

/// What a command runs under.
#[derive(Clone, Default)]
struct Situation {
    is_root: bool,
    /// Arguments will be added that the text does not say.
    has_unknown_arguments: bool,
    /// Another command runs it.
    is_wrapped: bool,
    /// That command has no use for a shell of its own.
    is_escape: bool,
    /// `env` or its like put it into the environment of tests: `RAILS_ENV=test`.
    is_tested: bool,
    /// A condition chooses the arguments that will be added.
    is_chosen: bool,
    /// They are names of what nothing uses any more.
    is_unused: bool,
    /// They are all files of the system, or of a home folder.
    is_wide: bool,
    /// What it reads.
    input: Option<Output>,
}

impl Analyzer<'_> {
    /// Takes `bytes` of expanded text from the budget; false once it is spent.
    fn affords(&mut self, bytes: usize) -> bool {
        self.bytes = self.bytes.saturating_add(bytes);
        let affords = self.bytes <= BYTES;
        if !affords && !self.found.is_cut {
            self.found.is_cut = true;
            self.note(Unreadable, 0.7, "shell.too_long", &(0..self.text.len()));
        }
        affords
    }

    fn is_deep(&self) -> bool {
        self.depth >= DEPTH
    }

    /// Notes a hazard over `span`, or over the place of the script that is analysed.
    fn note(&mut self, category: Category, score: f32, reason: &'static str, span: &Range<usize>) {
        let mut span = self.outer.clone().unwrap_or_else(|| span.clone());
        span.end = span.end.min(self.text.len());
        span.start = span.start.min(span.end);
        if self.found.hazards.len() < 256 {
            self.found.hazards.push(Hazard::new(category, score, reason, span));
        }
    }

    /// A script inside the text, for instance of a substitution at `span`.
    fn nested(&mut self, source: &str, span: Range<usize>) -> Output {
        if self.is_deep() {
            self.note(Unreadable, 0.7, "shell.too_deep", &span);
            return Output::unknown();
        }
        let outer = self.outer.clone();
        self.outer.get_or_insert(span);
        self.depth += 1;
        let output = self.script(source);
        self.depth -= 1;
        self.outer = outer;
        output
    }

    /// A script that does not come from the text word by word: a decoded payload, what is piped into a shell.
    fn derived(&mut self, source: &str, span: &Range<usize>) {
        self.nested(source, span.clone());
    }

    fn script(&mut self, source: &str) -> Output {
        self.bytes += source.len();
        if self.bytes > BYTES {
            self.found.is_cut = true;
            self.note(Unreadable, 0.7, "shell.too_long", &(0..source.len()));
            return Output::unknown();
        }
        let script = lexer::parse(source);
        if script.is_cut {
            self.found.is_cut = true;
            self.note(Unreadable, 0.7, "shell.too_long", &(0..source.len()));
        }
        if script.is_malformed {
            self.note(Unreadable, 0.3, "shell.unparsable", &(0..source.len()));
        }
        self.run(script)
    }

    fn run(&mut self, script: Script<'_>) -> Output {
        let mut outputs: Vec<Output> = Vec::with_capacity(script.commands.len());
        let mut last = Output::of("");
        let mut pipelines = 0;
        for command in script.commands {
            self.commands += 1;
            if self.commands > COMMANDS {
                self.found.is_cut = true;
                self.note(Unreadable, 0.7, "shell.too_long", &command.span);
                return Output::unknown();
            }
            let input = self.input(&command, &outputs);
            let is_begin = command.upstream.is_empty();
            let output = self.command(command, input);
            let says = last.bytes.as_ref().is_some_and(|bytes| !bytes.is_empty());
            last = if is_begin && says { output::joined(&last, &output) } else { output.clone() };
            outputs.push(output);
            pipelines += usize::from(is_begin);
        }
        // Another command may have named what is in use.
        if pipelines > 1 {
            last.taint = last.taint.without(Taint::UNUSED);
        }
        last
    }

    /// What a command reads: the output of its upstream, a here-document, a file.
    fn input(&mut self, command: &Command<'_>, outputs: &[Output]) -> Option<Output> {
        let mut input = (!command.upstream.is_empty()).then(|| {
            let upstream = outputs.get(command.upstream.clone()).unwrap_or_default();
            let taint = upstream.iter().fold(Taint::NONE, |taint, output| taint.and(output.taint));
            Output { bytes: upstream.last().and_then(|output| output.bytes.clone()), taint }
        });
        for redirect in &command.redirects {
            match redirect.operator {
                "<<<" | "<<" | "<<-" => {
                    let field = self.expand_whole(&redirect.target);
                    let known = !field.taint.has(Taint::UNKNOWN);
                    input = Some(Output {
                        bytes: known.then(|| field.text.into_string().into_bytes()),
                        taint: field.taint,
                    });
                }
                "<" => {
                    let field = self.expand_whole(&redirect.target);
                    if field.text == "/dev/null" {
                        input = Some(Output::of(""));
                        continue;
                    }
                    if let Some(bytes) = self.content(&field.text) {
                        let taint = field.taint.and(Taint::LOCAL);
                        input = Some(Output { bytes: Some(bytes.to_vec()), taint });
                        continue;
                    }
                    let is_download = self.downloads.iter().any(|name| name == paths::file_name(&field.text));
                    let mut taint = field.taint.and(Taint::UNKNOWN).and(Taint::LOCAL);
                    if paths::is_secret(&field.text) {
                        taint = taint.and(Taint::SECRET);
                    }
                    if is_download
                        || field.text.starts_with("/dev/tcp/")
                        || field.text.starts_with("/dev/udp/")
                    {
                        taint = taint.and(Taint::NETWORK);
                    }
                    input = Some(Output { bytes: None, taint });
                }
                _ => {}
            }
        }
        input
    }

    fn command(&mut self, mut command: Command<'_>, input: Option<Output>) -> Output {
        let is_alone = command.words.is_empty();
        // What the variables held that are only set for this command.
        let mut before: Vec<(String, Option<Output>)> = Vec::new();
        for (name, value) in &command.assignments {
            let value = self.expand_whole(value);
            system::assignment(self, name, &value);
            if name == "IFS" && is_alone {
                self.separator = value.text.chars().next().filter(|c| !c.is_whitespace());
            }
            let is_new = !is_alone && before.iter().all(|known| known.0 != *name);
            let held = is_new.then(|| self.value(name).cloned());
            self.assign(name, value);
            if let Some(held) = held
                && self.value(name).is_some()
            {
                before.push((name.clone(), held));
            }
        }
        let fields = self.fields(&mut command, &mut before);
        let output = self.words(&command, &fields, input);
        self.exchange(before.iter_mut());
        output
    }

    /// The words of a command, expanded. A variable set for it alone stands in them for what it held before, if anything.
    fn fields<'s>(
        &mut self,
        command: &mut Command<'s>,
        before: &mut [(String, Option<Output>)],
    ) -> Vec<Field<'s>> {
        let mut held: Vec<_> = before.iter_mut().filter(|known| known.1.is_some()).collect();
        self.exchange(held.iter_mut().map(|known| &mut **known));
        let mut fields: Vec<Field<'_>> = Vec::with_capacity(command.words.len());
        for word in &mut command.words {
            match word.take_plain() {
                Some(text) => fields.push(Field { text, taint: Taint::NONE, span: word.span.clone() }),
                None => {
                    let is_first = fields.is_empty();
                    fields.append(&mut self.expand(word));
                    // A variable that nobody set leaves `r${x}m` what it spells.
                    if is_first
                        && let [field] = fields.as_mut_slice()
                        && field.text.contains('$')
                        && let Some(program) = spelt(&word.literal())
                    {
                        field.text = program.into();
                    }
                }
            }
        }
        self.exchange(held.into_iter());
        fields
    }

    fn words(&mut self, command: &Command<'_>, fields: &[Field<'_>], input: Option<Output>) -> Output {
        // `for name in words`: the variable takes all of them.
        if let [first, name, of, values @ ..] = fields
            && matches!(first.text.as_str(), "for" | "select")
            && of.text == "in"
        {
            let text = values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" ");
            let taint = values.iter().fold(Taint::NONE, |taint, value| taint.and(value.taint));
            let (name, span) = (name.text.to_string(), name.span.clone());
            self.assign(&name, Field { text: text.into(), taint, span });
            return Output::of("");
        }
        self.redirects(command, fields, input.as_ref());
        let is_code = fields
            .first()
            .is_some_and(|field| matches!(base_name(&field.text).as_ref(), "[" | "[[" | "case" | "in"));
        if fields.is_empty() || is_code {
            return Output::of("");
        }
        let situation = Situation { input: input.clone(), ..Situation::default() };
        self.judge(fields, &command.span, situation);
        let shown = match fields {
            [program, file] if program.text == "cat" => self.content(&file.text).map(<[u8]>::to_vec),
            _ => None,
        };
        let output = match shown {
            Some(bytes) => Output { bytes: Some(bytes), taint: Taint::LOCAL },
            None => output::output(fields, input.as_ref()),
        };
        let is_kept =
            command.redirects.iter().any(|redirect| matches!(redirect.operator, ">" | ">>" | "&>" | ">|"));
        if is_kept { Output { bytes: Some(Vec::new()), taint: Taint::NONE } } else { output }
    }

    fn redirects(&mut self, command: &Command<'_>, fields: &[Field<'_>], input: Option<&Output>) {
        for redirect in &command.redirects {
            if matches!(redirect.operator, "<<<" | "<<" | "<<-") {
                continue;
            }
            let target = self.expand_whole(&redirect.target);
            if target.text.starts_with("/dev/tcp/") || target.text.starts_with("/dev/udp/") {
                let name = fields.first().map(|field| base_name(&field.text)).unwrap_or_default();
                let is_shell =
                    wrappers::SHELLS.contains(&name) || name == "exec" || redirect.operator.contains('&');
                // Whether a service of this machine answers.
                let asks = name == "exec" && network::is_probe(self.text, &target.text);
                let (category, score, reason) = if asks {
                    (Exfiltration, 0.2, "shell.raw_socket")
                } else if is_shell {
                    (Malware, 0.97, "shell.reverse_shell")
                } else {
                    (Exfiltration, 0.8, "shell.raw_socket")
                };
                self.note(category, score, reason, &command.span);
                let host = target.text.split('/').nth(3).unwrap_or_default().to_owned();
                self.found.effects.reaches(&host, &target.span);
            } else if redirect.operator.starts_with(['>', '&']) {
                let is_stream = target.text.starts_with("/dev/null")
                    || target.text.starts_with("/dev/std")
                    || !target.text.is_empty()
                        && target.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                if !is_stream {
                    self.found.effects.writes(&target);
                }
                let written = output::output(fields, input);
                let appends = redirect.operator.ends_with(">>");
                targets::written(self, &target, &written, appends);
            } else {
                targets::read(self, &target, &command.span);
            }
        }
    }

    /// Judges a command with its words, wrappers taken off.
    fn judge(&mut self, fields: &[Field<'_>], span: &Range<usize>, situation: Situation) {
        self.commands += 1;
        if self.commands > COMMANDS || self.is_deep() {
            self.found.is_cut = true;
            self.note(Unreadable, 0.7, "shell.too_deep", span);
            return;
        }
        let fields = if fields.len() > WORDS {
            self.found.is_cut = true;
            self.note(Unreadable, 0.7, "shell.too_long", span);
            &fields[..WORDS]
        } else {
            fields
        };
        let Some(first) = fields.first() else { return };
        // Whoever asks what a program does runs nothing.
        if let [_, only] = fields
            && matches!(only.text.as_str(), "--help" | "--version")
        {
            return;
        }
        let mut name = base_name(&first.text);
        if name.contains(['?', '*', '[']) {
            name = wildcard(&name).map_or(name, Cow::Borrowed);
        }
        // What an editor, a pager or a mail program takes as "run this".
        if let Some(run) = first.text.trim_start_matches(':').strip_prefix('!')
            && (run.starts_with('/')
                || wrappers::SHELLS.contains(run)
                || run.is_empty()
                    && fields.len() == 2
                    && wrappers::SHELLS.contains(&base_name(&fields[1].text)))
        {
            self.note(Privilege, 0.7, "shell.escape", span);
        }
        self.depth += 1;
        let call = Call { name: &name, first, arguments: &fields[1..], span, situation: &situation };
        if first.text.contains('/') && !(self.kept.is_empty() && self.decoded.is_empty()) {
            stored::run(self, first, &call);
        }
        if PLAIN.contains(&name) && first.text.len() == name.len() {
            self.looks(&call);
            self.depth -= 1;
            return;
        }
        tradecraft::judge(self, &call);
        if !wrappers::unwrap(self, &name, fields, span, &situation) {
            self.found.has_unknown |= !is_known(&name) && !cloud::lets(&call);
            files::judge(self, &call);
            system::judge(self, &call);
            network::judge(self, &call);
            git::judge(self, &call);
            cloud::judge(self, &call);
            phrases::judge(self, &call);
            platforms::judge(self, &call);
            macos::judge(self, &call);
            anywhere::judge(self, &call);
            effects::judge(self, &call);
        }
        self.depth -= 1;
    }

    /// Judges a command of one of the [`PLAIN`] programs: what its words name.
    fn looks(&mut self, call: &Call<'_>) {
        tradecraft::judge_words(self, call);
        files::judge(self, call);
        if matches!(call.name, "grep" | "egrep" | "rg") {
            services::searched(self, call);
            discovery::judge(self, call);
        }
        services::escapes(self, call);
        network::addresses(self, call);
        anywhere::judge(self, call);
    }
}

/// A command as the rules see it.
struct Call<'c> {
    name: &'c str,
    first: &'c Field<'c>,
    arguments: &'c [Field<'c>],
    span: &'c Range<usize>,
    situation: &'c Situation,
}

impl Call<'_> {
    /// Whether an option is given: `-r` also inside `-rf`, `--recursive` also as `--recursive=…` and, where it is
    /// long enough, abbreviated.
    fn has(&self, flags: &[&str]) -> bool {
        let options = self.arguments.iter().map(|field| field.text.as_str()).take_while(|text| *text != "--");
        options.filter(|text| text.len() > 1 && text.starts_with('-')).any(|text| {
            flags.iter().any(|flag| match (flag.strip_prefix("--"), text.strip_prefix("--")) {
                (Some(flag), Some(text)) => {
                    let text = text.split('=').next().unwrap_or(text);
                    text == flag || (text.len() >= 3 && flag.starts_with(text))
                }
                (None, None) if flag.len() == 2 => text[1..].contains(&flag[1..]),
                (None, None) => text == *flag,
                _ => false,
            })
        })
    }

    /// Whether one of the words is exactly this.
    fn says(&self, words: &[&str]) -> bool {
        self.arguments.iter().any(|field| words.contains(&field.text.as_str()))
    }

    /// The value behind an option, as `-o value`, `-ovalue` or `--output=value`.
    fn value<'s>(&'s self, flags: &'s [&'s str]) -> Option<&'s str> {
        self.values(flags).next()
    }

    fn values<'s>(&'s self, flags: &'s [&'s str]) -> impl Iterator<Item = &'s str> {
        self.arguments.iter().enumerate().filter_map(|(at, field)| {
            let text = field.text.as_str();
            let first = text.as_bytes().first();
            if !flags.iter().any(|flag| flag.as_bytes().first() == first) {
                return None;
            }
            if flags.contains(&text) {
                return self.arguments.get(at + 1).map(|next| next.text.as_str());
            }
            flags.iter().find_map(|flag| {
                let rest = text.strip_prefix(flag)?;
                if flag.starts_with("--") || flag.len() > 2 {
                    rest.strip_prefix('=')
                } else {
                    Some(rest).filter(|rest| !rest.is_empty())
                }
            })
        })
    }

    /// The words that are no options.
    fn operands(&self) -> impl Iterator<Item = &Field<'_>> {
        let mut is_over = false;
        self.arguments.iter().filter(move |field| {
            if field.text == "--" && !is_over {
                is_over = true;
                return false;
            }
            is_over || !field.text.starts_with('-') || field.text == "-"
        })
    }

    fn operand(&self, at: usize) -> &str {
        self.operands().nth(at).map_or("", |field| &field.text)
    }

    fn taint(&self) -> Taint {
        self.arguments.iter().fold(Taint::NONE, |taint, field| taint.and(field.taint))
    }
}
