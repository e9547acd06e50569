//! Commands that run other commands: `sudo`, `env`, `xargs`, `sh -c`, `find -exec`, `ssh`, containers.

use std::ops::Range;

use super::expand::Field;
use super::languages::{embedded, interpreter, is_interpreter};
use super::options::{OPERANDS, skipped};
use super::output::{Output, Taint};
use super::programs::Names;
use super::{Analyzer, Call, Situation, base_name};
use crate::evaluators::action_safety::hazard::Category::*;

pub(super) static SHELLS: Names =
    Names::new(&["sh", "bash", "zsh", "dash", "ksh", "ash", "mksh", "fish", "rbash", "csh", "tcsh", "yash"]);

static PLAIN: Names = Names::new(&[
    "sudo",
    "doas",
    "env",
    "nice",
    "ionice",
    "timeout",
    "gtimeout",
    "stdbuf",
    "time",
    "nohup",
    "setsid",
    "command",
    "builtin",
    "exec",
    "busybox",
    "toybox",
    "chroot",
    "strace",
    "ltrace",
    "unshare",
    "nsenter",
    "flock",
    "taskset",
    "chrt",
    "caffeinate",
    "runuser",
    "pkexec",
    "systemd-run",
    "proot",
    "fakeroot",
    "unbuffer",
    "winpty",
    "setarch",
    "setpriv",
    "torsocks",
    "torify",
    "proxychains",
    "proxychains4",
    "sshpass",
    "gosu",
    "su-exec",
    "then",
    "else",
]);

/// Wrappers that people start a shell with.
static HOSTS: Names = Names::new(&[
    "sudo",
    "doas",
    "time",
    "command",
    "builtin",
    "exec",
    "chroot",
    "caffeinate",
    "runuser",
    "fakeroot",
    "winpty",
    "proot",
    "gosu",
    "su-exec",
    "pkexec",
    "then",
    "else",
]);

/// Takes a wrapper off and judges what it runs. False where `name` is no wrapper.
pub(super) fn unwrap(
    analyzer: &mut Analyzer<'_>,
    name: &str,
    fields: &[Field<'_>],
    span: &Range<usize>,
    situation: &Situation,
) -> bool {
    let arguments = &fields[1..];
    let call = Call { name, first: &fields[0], arguments, span, situation };
    if PLAIN.contains(name) {
        return plain(analyzer, &call);
    }
    if SHELLS.contains(name) {
        shell(analyzer, &call);
        return true;
    }
    if is_interpreter(name) {
        interpreter(analyzer, name, &call);
        return false;
    }
    match name {
        "eval" => {
            run(analyzer, arguments, span);
            true
        }
        "source" | "." => {
            sourced(analyzer, arguments.first(), &call);
            true
        }
        "xargs" | "gxargs" => {
            xargs(analyzer, &call);
            true
        }
        "parallel" => {
            parallel(analyzer, &call);
            true
        }
        "find" | "gfind" | "fd" | "fdfind" => {
            find(analyzer, &call);
            false
        }
        "su" | "script" | "watch" | "runas" | "wsl" | "entr" | "expect" => {
            let source = call.value(&["-c", "--command", "--shell-command"]).map(str::to_owned);
            let rest = skipped(name, arguments);
            match source {
                Some(source) => analyzer.derived(&source, span),
                None if name == "watch" => run(analyzer, rest, span),
                None if name == "wsl" || name == "entr" => analyzer.judge(rest, span, situation.clone()),
                None => return false,
            }
            true
        }
        "ssh" | "rsh" | "dbclient" | "mosh" | "autossh" => {
            let rest = skipped("ssh", arguments);
            if rest.len() > 1 {
                let source = texts(&rest[1..]);
                analyzer.derived(&source, span);
                // A variable may stand for more than one host.
                if let [_, _, .., last] = rest
                    && last.text.contains(' ')
                    && rest[0].span == rest[1].span
                {
                    analyzer.derived(&last.text, span);
                }
            } else if let Some(input) = situation.input.as_ref().and_then(|input| input.bytes.as_deref()) {
                let source = String::from_utf8_lossy(input).into_owned();
                analyzer.derived(&source, span);
            }
            false
        }
        "docker" | "podman" | "nerdctl" | "kubectl" | "oc" | "lxc" | "lxc-attach" | "vagrant"
        | "docker-compose" | "crictl" | "machinectl" | "adb" | "multipass" | "heroku" | "fly" | "az"
        | "aws" => {
            contained(analyzer, &call);
            false
        }
        "cmd" | "powershell" | "pwsh" => {
            let at = arguments.iter().position(|field| {
                matches!(
                    field.text.to_ascii_lowercase().as_str(),
                    "/c" | "/k" | "/r" | "-c" | "-command" | "-com"
                )
            });
            if let Some(at) = at {
                let source = texts(&arguments[at + 1..]);
                analyzer.derived(&source, span);
            } else if let Some(input) = situation.input.clone()
                && arguments.iter().all(|field| field.text.starts_with('-'))
            {
                analyzer.note(Malware, 0.55, "windows.proxy", span);
                piped(analyzer, &input, &call);
            }
            false
        }
        "at" | "batch" => {
            if let Some(input) = situation.input.as_ref().and_then(|input| input.bytes.as_deref()) {
                let source = String::from_utf8_lossy(input).into_owned();
                analyzer.derived(&source, span);
            }
            false
        }
        _ => {
            embedded(analyzer, name, &call);
            false
        }
    }
}

fn texts(fields: &[Field<'_>]) -> String {
    fields.iter().map(|field| field.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn plain(analyzer: &mut Analyzer<'_>, call: &Call<'_>) -> bool {
    let mut situation = call.situation.clone();
    situation.is_wrapped = true;
    situation.is_escape = !HOSTS.contains(call.name);
    situation.is_root |= matches!(call.name, "sudo" | "doas" | "pkexec" | "gosu" | "su-exec");
    if call.name == "command" && call.arguments.first().is_some_and(|f| matches!(f.text.as_str(), "-v")) {
        return true;
    }
    // `env -S 'a b c'` splits its value; the rest follows.
    if call.name == "env" {
        let split = call.arguments.iter().enumerate().find_map(|(at, field)| {
            let text = field.text.as_str();
            match text.strip_prefix("-S").or_else(|| text.strip_prefix("--split-string")) {
                Some("") => Some((call.arguments.get(at + 1)?.text.to_string(), at + 2)),
                Some(value) => Some((value.trim_start_matches('=').to_owned(), at + 1)),
                None => None,
            }
        });
        if let Some((source, rest)) = split {
            let source = format!("{source} {}", texts(call.arguments.get(rest..).unwrap_or_default()));
            analyzer.derived(&source, call.span);
            return true;
        }
    }
    let mut rest = skipped(call.name, call.arguments);
    let operands = OPERANDS.iter().find(|known| known.0 == call.name).map_or(0, |known| known.1);
    rest = rest.get(operands..).unwrap_or_default();
    while let Some(field) = rest.first()
        && matches!(call.name, "env" | "sudo" | "doas" | "systemd-run")
        && field.text.split_once('=').is_some_and(|(name, _)| !name.is_empty() && !name.contains(['/', ' ']))
    {
        situation.is_tested |= super::cloud::is_test(field);
        if let Some((name, value)) = field.text.split_once('=') {
            let value = Field { text: value.into(), ..field.clone() };
            super::system::assignment(analyzer, name, &value);
            super::system::handed(analyzer, name, &value, situation.is_root);
        }
        rest = &rest[1..];
    }
    if call.name == "flock" && rest.first().is_some_and(|field| field.text == "-c") {
        rest = &rest[1..];
        run(analyzer, rest, call.span);
        return true;
    }
    if matches!(call.name, "sudo" | "doas") && rest.is_empty() && call.has(&["-i", "-s"]) {
        analyzer.note(Privilege, 0.55, "shell.root_shell", call.span);
    }
    if call.name == "env" && rest.is_empty() {
        return false;
    }
    if call.name == "sudo" && call.situation.input.is_some() && call.has(&["-S"]) {
        analyzer.note(Privilege, 0.6, "shell.piped_password", call.span);
    }
    if call.name == "chroot" && rest.is_empty() {
        return false;
    }
    analyzer.judge(rest, call.span, situation);
    true
}

/// `sh -c`, a shell that reads a script from its input, or from something that was fetched.
fn shell(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let is_command = |field: &Field<'_>| {
        let text = field.text.as_str();
        text.len() > 1 && text.starts_with('-') && !text.starts_with("--") && text.ends_with('c')
            || text == "--command"
            || text.starts_with("-c")
    };
    if call.has(&["-p"])
        && call.first.text.contains('/')
        && !call.first.text.starts_with("/bin")
        && !call.first.text.starts_with("/usr")
    {
        analyzer.note(Privilege, 0.8, "shell.setuid_shell", call.span);
    }
    let is_bare = call.situation.input.is_none()
        && call.arguments.iter().all(|field| matches!(field.text.as_str(), "-p" | "-i" | "-l"));
    let is_plain = call.first.text.starts_with("/bin/");
    if is_bare && (call.situation.is_escape || is_plain && (call.has(&["-p"]) || call.situation.is_wrapped)) {
        analyzer.note(Privilege, 0.6, "shell.escape", call.span);
    } else if is_bare && call.situation.is_root && !call.has(&["-l"]) {
        analyzer.note(Privilege, 0.55, "shell.root_shell", call.span);
    }
    let mut at = 0;
    while let Some(field) = call.arguments.get(at) {
        if is_command(field) {
            let mut behind = at + 1;
            while call
                .arguments
                .get(behind)
                .is_some_and(|f| f.text == "--" || (f.text.starts_with('-') && f.text.len() == 2))
            {
                behind += 1;
            }
            let Some(source) = call.arguments.get(behind) else {
                unknown_script(analyzer, call);
                return;
            };
            for (number, value) in call.arguments[behind + 1..].iter().take(9).enumerate() {
                analyzer.assign(&number.to_string(), value.clone());
            }
            run(analyzer, std::slice::from_ref(source), call.span);
            // `xargs sh -c` hands the words on one by one.
            if !source.text.contains(' ') && call.arguments.len() > behind + 1 {
                run(analyzer, &call.arguments[behind..], call.span);
            }
            return;
        }
        if !field.text.starts_with('-') && !field.text.starts_with('+') {
            break;
        }
        at += if matches!(field.text.as_str(), "-o" | "-O" | "--rcfile" | "--init-file") { 2 } else { 1 };
    }
    let script = call
        .arguments
        .get(at)
        .filter(|field| !matches!(field.text.as_str(), "-" | "/dev/stdin") && !call.has(&["-s"]));
    match script {
        Some(field) => sourced(analyzer, Some(field), call),
        None => {
            let is_interactive = call.has(&["-i"]);
            match &call.situation.input {
                Some(input) => piped(analyzer, &input.clone(), call),
                None if is_interactive && call.situation.is_root => {
                    analyzer.note(Privilege, 0.5, "shell.root_shell", call.span);
                }
                None => {}
            }
        }
    }
}

fn unknown_script(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    if call.situation.has_unknown_arguments {
        analyzer.note(Malware, 0.6, "shell.unknown_script", call.span);
    } else if let Some(input) = call.situation.input.clone() {
        piped(analyzer, &input, call);
    }
}

/// What is piped into a shell runs.
pub(super) fn piped(analyzer: &mut Analyzer<'_>, input: &Output, call: &Call<'_>) {
    if let Some(bytes) = &input.bytes {
        let source = String::from_utf8_lossy(bytes).into_owned();
        if input.taint.has(Taint::DECODED) {
            analyzer.note(Malware, 0.7, "shell.decoded_script", call.span);
        }
        analyzer.derived(&source, call.span);
        return;
    }
    if input.taint.has(Taint::NETWORK) {
        analyzer.note(Malware, 0.95, "shell.remote_script", call.span);
    } else if input.taint.has(Taint::DECODED) {
        analyzer.note(Malware, 0.85, "shell.decoded_script", call.span);
    }
}

/// Words that a shell parses again.
fn run(analyzer: &mut Analyzer<'_>, fields: &[Field<'_>], span: &Range<usize>) {
    let taint = fields.iter().fold(Taint::NONE, |taint, field| taint.and(field.taint));
    if taint.has(Taint::NETWORK) {
        analyzer.note(Malware, 0.95, "shell.remote_script", span);
    } else if taint.has(Taint::DECODED) {
        analyzer.note(
            Malware,
            if taint.has(Taint::UNKNOWN) { 0.85 } else { 0.7 },
            "shell.decoded_script",
            span,
        );
    }
    let source = texts(fields);
    analyzer.derived(&source, span);
}

/// A script file that is run: what it does where that is known, and whether it was fetched.
pub(super) fn sourced(analyzer: &mut Analyzer<'_>, file: Option<&Field<'_>>, call: &Call<'_>) {
    let Some(file) = file else { return };
    super::stored::run(analyzer, file, call);
    if file.taint.has(Taint::NETWORK) {
        analyzer.note(Malware, 0.95, "shell.remote_script", call.span);
    } else if file.taint.has(Taint::DECODED) {
        analyzer.note(Malware, 0.85, "shell.decoded_script", call.span);
    } else if analyzer.downloads.iter().any(|name| name == super::paths::file_name(&file.text)) {
        analyzer.note(Malware, 0.85, "shell.download_and_run", call.span);
    } else if matches!(file.text.as_str(), "/dev/stdin" | "/proc/self/fd/0" | "/dev/fd/0")
        && let Some(input) = call.situation.input.clone()
    {
        piped(analyzer, &input, call);
    }
}

fn xargs(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let has_file = call.has(&["-a", "--arg-file"]);
    let replace = call
        .value(&["-I", "-J"])
        .or_else(|| {
            call.arguments
                .iter()
                .find_map(|field| field.text.strip_prefix("--replace="))
                .filter(|name| !name.is_empty())
        })
        .map(str::to_owned)
        .or_else(|| {
            let i = call.arguments.iter().find_map(|field| field.text.strip_prefix("-i"));
            let is_default = call.says(&["--replace", "--replace=", "-i"]);
            i.filter(|name| !name.is_empty()).map(str::to_owned).or(is_default.then(|| "{}".to_owned()))
        });
    let rest = skipped("xargs", call.arguments);
    let known = call.situation.input.as_ref().filter(|_| !has_file).and_then(|input| input.bytes.as_deref());
    added(analyzer, rest, known, replace.as_deref(), call);
}

/// A command to which words are added that come from somewhere else.
fn added(
    analyzer: &mut Analyzer<'_>,
    rest: &[Field<'_>],
    known: Option<&[u8]>,
    replace: Option<&str>,
    call: &Call<'_>,
) {
    let mut situation = call.situation.clone();
    let taint = situation.input.as_ref().map_or(Taint::UNKNOWN, |input| input.taint);
    let mut fields = rest.to_vec();
    let text = known.map(|known| String::from_utf8_lossy(known).trim().to_owned());
    match (replace, &text) {
        (Some(name), Some(text)) => {
            if !fields.iter().any(|field| field.text.contains(name)) {
                fields.push(Field { text: text.clone().into(), taint: Taint::NONE, span: call.span.clone() });
            }
            for field in &mut fields {
                if field.text.contains(name) && text.len() < 4_096 {
                    field.text = field.text.replace(name, text).into();
                }
            }
        }
        (Some(_), None) => {}
        (None, Some(text)) => {
            let words = text.split_whitespace().take(64);
            let field = |word: &str| Field {
                text: word.to_owned().into(),
                taint: Taint::NONE,
                span: call.span.clone(),
            };
            fields.extend(words.map(field));
        }
        (None, None) => {}
    }
    situation.has_unknown_arguments = text.is_none();
    situation.is_wide = taint.has(Taint::WIDE);
    // What is read may be scripts to run.
    situation.is_escape = text.is_none() && situation.input.is_none();
    situation.is_chosen = taint.has(Taint::CHOSEN);
    situation.is_unused = taint.has(Taint::UNUSED);
    if taint.has(Taint::NETWORK)
        && fields.first().is_some_and(|field| SHELLS.contains(&base_name(&field.text)))
    {
        analyzer.note(Malware, 0.95, "shell.remote_script", call.span);
    }
    situation.input = None;
    analyzer.judge(&fields, call.span, situation);
}

fn parallel(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let rest = skipped("parallel", call.arguments);
    let cut = rest.iter().position(|field| field.text.starts_with(":::"));
    let (command, values) = rest.split_at(cut.unwrap_or(rest.len()));
    let values: Vec<&Field<'_>> = values.iter().filter(|field| !field.text.starts_with(":::")).collect();
    if command.is_empty() {
        for value in values.iter().take(32) {
            analyzer.derived(&value.text, call.span);
        }
        if cut.is_none()
            && let Some(input) = call.situation.input.clone()
        {
            piped(analyzer, &input, call);
        }
        return;
    }
    let known = call.situation.input.as_ref().and_then(|input| input.bytes.clone());
    let listed = values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" ");
    let known = if cut.is_some() { Some(listed.into_bytes()) } else { known };
    let source = texts(command);
    let replace = ["{}", "{1}", "{2}", "{.}"].into_iter().find(|name| source.contains(name));
    if cut.is_some() && values.len() > 1 && values.len() <= 16 {
        for value in values {
            added(analyzer, command, Some(value.text.as_bytes()), replace, call);
        }
    } else {
        added(analyzer, command, known.as_deref(), replace, call);
    }
}

fn find(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let mut at = 0;
    while at < call.arguments.len() {
        let text = call.arguments[at].text.as_str();
        if !matches!(text, "-exec" | "-execdir" | "-ok" | "-okdir" | "-x" | "--exec" | "-X") {
            at += 1;
            continue;
        }
        let rest = &call.arguments[at + 1..];
        let end = rest
            .iter()
            .position(|field| matches!(field.text.as_str(), ";" | "+" | "\\;"))
            .unwrap_or(rest.len());
        let mut situation = call.situation.clone();
        situation.has_unknown_arguments = true;
        situation.is_escape = true;
        situation.is_chosen = super::find::is_chosen(call.arguments);
        situation.is_wide = super::find::is_wide(call.arguments);
        let mut fields: Vec<Field<'_>> = rest[..end].to_vec();
        // All that lies there: the place itself stands for it.
        if situation.is_wide
            && !situation.is_chosen
            && let Some(place) = call.operands().next()
        {
            for field in fields.iter_mut().filter(|field| field.text == "{}") {
                field.text = place.text.clone();
            }
        }
        analyzer.judge(&fields, call.span, situation);
        at += end + 2;
    }
}

/// Programs by which the command begins that is run in a container, where no dash says so.
static INSIDE: Names = Names::new(&[
    "rm",
    "chroot",
    "nsenter",
    "cat",
    "curl",
    "wget",
    "nc",
    "printenv",
    "psql",
    "mysql",
    "mariadb",
    "mongosh",
    "mongo",
    "mysqladmin",
    "redis-cli",
    "dropdb",
    "sqlite3",
    "find",
    "dd",
    "truncate",
    "rake",
    "rails",
]);

/// Commands that run inside a container, a pod or on a device.
fn contained(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let Some(verb) = call.arguments.iter().position(|field| {
        call.name == "lxc-attach" && field.text == "-n"
            || matches!(field.text.as_str(), "run" | "exec" | "shell" | "ssh" | "job" | "cronjob" | "debug")
    }) else {
        return;
    };
    let rest = &call.arguments[verb + 1..];
    let begin = match rest.iter().position(|field| field.text == "--") {
        Some(at) => Some(at + 1),
        None => rest.iter().position(|field| {
            let program = base_name(&field.text);
            SHELLS.contains(&program) || is_interpreter(&program) || INSIDE.contains(&program)
        }),
    };
    if let Some(begin) = begin.filter(|begin| *begin < rest.len()) {
        analyzer.judge(&rest[begin..], call.span, call.situation.clone());
    }
}
