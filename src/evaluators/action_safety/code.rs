//! Code of scripting languages by what it calls: Python, Perl, Ruby, JavaScript, PHP.
//!
//! No parser: calls that delete, run commands, open sockets or read secrets are found by name, with the string
//! literals next to them. Commands in strings go back to the shell analysis.

use super::hazard::Category::{self, *};
use super::hazard::Hazard;
use super::paths::{self, Place};

#[derive(Default)]
pub(super) struct Found {
    pub(super) hazards: Vec<Hazard>,
    /// Strings that the code hands to a shell.
    pub(super) commands: Vec<String>,
}

const RUNS: [&str; 26] = [
    "os.system(",
    "os.popen(",
    "subprocess.run(",
    "subprocess.call(",
    "subprocess.Popen(",
    "subprocess.check_output(",
    "subprocess.check_call(",
    "subprocess.getoutput(",
    "subprocess.getstatusoutput(",
    "commands.getoutput(",
    "pty.spawn(",
    "os.exec",
    "os.spawn",
    "system(",
    "exec(",
    "execSync(",
    "spawnSync(",
    "spawn(",
    "shell_exec(",
    "passthru(",
    "popen(",
    "proc_open(",
    "IO.popen(",
    "Process.spawn(",
    "Runtime.getRuntime().exec(",
    "qx",
];
const DELETES: [&str; 25] = [
    "os.remove(",
    "os.unlink(",
    "os.rmdir(",
    "os.removedirs(",
    "shutil.rmtree(",
    ".unlink(",
    ".rmdir(",
    "fs.unlinkSync(",
    "fs.rmSync(",
    ").rmSync(",
    "fs.rmdirSync(",
    "fs.unlink(",
    "fs.rm(",
    "rimraf(",
    "unlink(",
    "rmtree(",
    "FileUtils.rm_rf(",
    "FileUtils.rm_r(",
    "FileUtils.rm_rf ",
    "FileUtils.rm_r ",
    "File.delete(",
    "shutil.move(",
    "Dir.rmdir(",
    "send2trash(",
    "remove_tree(",
];
/// What gives the home folder.
const HOMES: [&str; 6] = ["Dir.home", "Path.home()", "homedir()", "env.HOME", "ENV{HOME}", "ENV[:HOME]"];
const WRITES: [&str; 6] =
    ["open(", "write_text(", "write_bytes(", "writeFileSync(", "file_put_contents(", "shutil.copy"];

type Rule = (&'static [&'static str], Category, f32, &'static str);
const RULES: &[Rule] = &[
    (&["fsockopen", "popen"], Malware, 0.95, "shell.reverse_shell"),
    (&["TCPSocket", "spawn"], Malware, 0.95, "shell.reverse_shell"),
    (&["net.Dial", "exec.Command"], Malware, 0.95, "shell.reverse_shell"),
    (&["Socket.connect", "Process.start"], Malware, 0.95, "shell.reverse_shell"),
    (&["ProcessBuilder", "new Socket"], Malware, 0.95, "shell.reverse_shell"),
    (&["IO::Socket", "system"], Malware, 0.95, "shell.reverse_shell"),
    (&["socket", "tcp:connect", "popen"], Malware, 0.95, "shell.reverse_shell"),
    (&["Socket.tcp", "Process.new"], Malware, 0.95, "shell.reverse_shell"),
    (&["SOCK_STREAM", "Popen"], Malware, 0.95, "shell.reverse_shell"),
    (&["socket", "dup2"], Malware, 0.97, "shell.reverse_shell"),
    (&["socket", "pty.spawn"], Malware, 0.97, "shell.reverse_shell"),
    (&["socket", "connect", "subprocess"], Malware, 0.9, "shell.reverse_shell"),
    (&["socket", "connect", "/bin/sh"], Malware, 0.95, "shell.reverse_shell"),
    (&["fsockopen", "exec"], Malware, 0.95, "shell.reverse_shell"),
    (&["fsockopen", "sh"], Malware, 0.9, "shell.reverse_shell"),
    (&["TCPSocket", "exec"], Malware, 0.95, "shell.reverse_shell"),
    (&["TCPSocket", "popen"], Malware, 0.95, "shell.reverse_shell"),
    (&["TCPSocket", "/bin/sh"], Malware, 0.95, "shell.reverse_shell"),
    (&["IO::Socket", "exec"], Malware, 0.95, "shell.reverse_shell"),
    (&["Socket", "STDIN", "exec"], Malware, 0.95, "shell.reverse_shell"),
    (&["net.Socket", "child_process"], Malware, 0.95, "shell.reverse_shell"),
    (&["require('net')", "spawn"], Malware, 0.9, "shell.reverse_shell"),
    (&["ProcessBuilder", "Socket("], Malware, 0.95, "shell.reverse_shell"),
    (&["require(\"socket\")", "popen"], Malware, 0.95, "shell.reverse_shell"),
    (&["require(\"socket\")", ":connect(", ":receive("], Malware, 0.75, "shell.reverse_shell"),
    (&["using Sockets", "connect(", "readline"], Malware, 0.9, "shell.reverse_shell"),
    (&["[socket ", "exec $"], Malware, 0.95, "shell.reverse_shell"),
    (&["fsockopen", "proc_open"], Malware, 0.95, "shell.reverse_shell"),
    (&["Process.Start(\"/bin/sh\""], Privilege, 0.7, "shell.escape"),
    (&["getRuntime().exec(\"/bin/sh"], Privilege, 0.7, "shell.escape"),
    (&["getRuntime().exec('/bin/sh"], Privilege, 0.7, "shell.escape"),
    (&["child_process", "nc -e"], Malware, 0.95, "shell.reverse_shell"),
    (&["exec(", "b64decode"], Malware, 0.85, "code.encoded"),
    (&["eval(", "b64decode"], Malware, 0.85, "code.encoded"),
    (&["eval(", "atob("], Malware, 0.85, "code.encoded"),
    (&["eval", ".unpack("], Malware, 0.7, "code.encoded"),
    (&["eval(", "base64_decode"], Malware, 0.85, "code.encoded"),
    (&["exec(", "zlib.decompress"], Malware, 0.85, "code.encoded"),
    (&["exec(", "urlopen"], Malware, 0.9, "shell.remote_script"),
    (&["exec(", "requests.get"], Malware, 0.85, "shell.remote_script"),
    (&["eval(", "urlopen"], Malware, 0.9, "shell.remote_script"),
    (&["eval(", "file_get_contents"], Malware, 0.85, "shell.remote_script"),
    (&["urlretrieve(", "/tmp/"], Malware, 0.55, "code.download"),
    (&["urlretrieve(", "/dev/shm/"], Malware, 0.6, "code.download"),
    (&["createWriteStream(", "http", "/dev/shm/"], Malware, 0.6, "code.download"),
    (&["file_put_contents(", "file_get_contents(\"http"], Malware, 0.55, "code.download"),
    (&["file_put_contents(", "file_get_contents('http"], Malware, 0.55, "code.download"),
    (&["URI.open(", "copy_stream("], Malware, 0.55, "code.download"),
    (&["require(\"socket\")", "bind(", "io.open("], Malware, 0.6, "code.download"),
    (&["b64decode", "subprocess.call(", "shell=True"], Malware, 0.65, "code.encoded"),
    (&["os.setuid(0)"], Privilege, 0.8, "shell.escape"),
    (&["setuid(0)"], Privilege, 0.8, "shell.escape"),
    (&["os.environ", "KEY"], Credentials, 0.6, "shell.secret_variable"),
    (&["os.environ", "SECRET"], Credentials, 0.6, "shell.secret_variable"),
    (&["os.environ", "requests.post"], Exfiltration, 0.85, "shell.upload"),
    (&["fork while "], Destructive, 0.95, "shell.fork_bomb"),
    (&["os.fork()", "iter(int"], Destructive, 0.9, "shell.fork_bomb"),
    (&["os.fork()", "while 1"], Destructive, 0.9, "shell.fork_bomb"),
    (&["os.fork()", "while True"], Destructive, 0.9, "shell.fork_bomb"),
    (&["pynput", "keyboard"], Privacy, 0.7, "system.keylogger"),
    (&["ctypes", "VirtualAlloc"], Malware, 0.9, "code.injection"),
    (&["ctypes", "mmap(", "CFUNCTYPE"], Malware, 0.85, "code.injection"),
    (&["HTTPRequestHandler", "serve_forever"], Exfiltration, 0.55, "network.served"),
    (&["process_iter", ".kill()"], Destructive, 0.55, "system.kill"),
    (&["exec(", "fromhex("], Malware, 0.75, "code.encoded"),
];

/// Combinations of calls, anywhere in a text.
pub(super) fn combinations(code: &str, hazards: &mut Vec<Hazard>) {
    for (needles, category, score, reason) in RULES {
        if needles.iter().all(|needle| code.contains(needle)) {
            hazards.push(Hazard::new(*category, *score, reason, 0..code.len()));
        }
    }
}

pub(super) fn inspect(code: &str) -> Found {
    let mut found = Found::default();
    if !code.contains(['(', '`', '"', '\'']) && !code.contains("fork") && !code.contains("rm_r") {
        return found;
    }
    combinations(code, &mut found.hazards);
    let variables = assigned(code);
    for run in RUNS {
        for (at, _) in code.match_indices(run).take(32) {
            // `.exec(` of a regular expression and `system(` inside a longer name run nothing.
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                || (matches!(run, "exec(" | "system(" | "popen(")
                    && before == Some('.')
                    && ![
                        "os.",
                        "import__('os').",
                        "import__(\"os\").",
                        "child_process').",
                        "child_process\").",
                        "cp.",
                        "childProcess.",
                    ]
                    .iter()
                    .any(|owner| code[..at].ends_with(owner)))
            {
                continue;
            }
            let arguments = call(code, at + run.len());
            let list: Vec<String> = strings(arguments).collect();
            if arguments.trim_start().starts_with('[') {
                found.commands.push(
                    list.iter()
                        .map(|word| format!("'{}'", word.replace('\'', "")))
                        .collect::<Vec<_>>()
                        .join(" "),
                );
            } else if let Some(first) = list.into_iter().next() {
                found.commands.push(first);
            } else if let Some(value) = lookup(&variables, arguments) {
                found.commands.push(value.to_owned());
            }
        }
    }
    // Perl and Ruby need no parentheses.
    for run in ["exec \"", "exec '", "system \"", "system '"] {
        for (at, _) in code.match_indices(run).take(32) {
            if !code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')) {
                found.commands.extend(strings(&code[at + run.len() - 1..]).next());
            }
        }
    }
    for (at, _) in code.match_indices('`').step_by(2).take(16) {
        if let Some(end) = code[at + 1..].find('`') {
            let inner = &code[at + 1..at + 1 + end];
            if inner.contains(' ') && !code.contains("=>") && !inner.contains("${") {
                found.commands.push(inner.to_owned());
            }
        }
    }
    if strings(code).take(256).any(|text| text.starts_with(['/', '~']) && paths::is_secret(&text)) {
        found.hazards.push(Hazard::new(Credentials, 0.65, "shell.secret_file", 0..code.len()));
    }
    for delete in DELETES {
        for (at, _) in code.match_indices(delete).take(32) {
            let arguments = call(code, at + delete.len());
            let is_tree = delete.contains("rmtree")
                || delete.contains("rm_r")
                || delete.contains("rmSync")
                || delete.contains("rimraf")
                || delete.contains("remove_tree");
            let path = strings(arguments).next().or_else(|| lookup(&variables, arguments).map(str::to_owned));
            let path = path.or_else(|| receiver(code, at, &variables));
            let path =
                path.or_else(|| HOMES.iter().any(|home| arguments.contains(home)).then(|| "~".to_owned()));
            let score = match path.as_deref().map(paths::place) {
                Some(Place::Root) => 0.97,
                Some(Place::System | Place::Home | Place::Device) => 0.8,
                Some(Place::InHome | Place::Absolute | Place::Above | Place::Here) if is_tree => 0.65,
                Some(Place::Absolute) => 0.4,
                Some(_) => 0.05,
                None if is_tree => 0.35,
                None => 0.1,
            };
            if score >= 0.3 {
                found.hazards.push(Hazard::new(
                    Destructive,
                    score,
                    "code.delete",
                    at..(at + delete.len()).min(code.len()),
                ));
            }
        }
    }
    for write in WRITES {
        for (at, _) in code.match_indices(write).take(32) {
            let arguments = call(code, at + write.len());
            let mut list = strings(arguments);
            let path = list
                .next()
                .filter(|path| path.len() > 2)
                .or_else(|| lookup(&variables, arguments).map(str::to_owned));
            let mode = list.next().unwrap_or_default();
            let Some(path) = path.or_else(|| receiver(code, at, &variables)) else { continue };
            let writes = write != "open(" || mode.len() <= 3 && mode.contains(['w', 'a', '+', 'x']);
            if paths::is_secret(&path) {
                found.hazards.push(Hazard::new(Credentials, 0.7, "shell.secret_file", at..at + write.len()));
            } else if writes && let Some((category, score, reason)) = paths::written(&path) {
                found.hazards.push(Hazard::new(category, score, reason, at..at + write.len()));
            } else if writes && paths::place(&path) == Place::System {
                found.hazards.push(Hazard::new(Destructive, 0.55, "file.system", at..at + write.len()));
            }
        }
    }
    found
}

/// The text of the arguments of a call that begins at `from`.
fn call(code: &str, from: usize) -> &str {
    let rest = &code[from.min(code.len())..];
    let mut depth = 1;
    for (at, byte) in rest.bytes().enumerate().take(4_096) {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\n' if depth == 1 && at > 512 => return &rest[..at],
            _ => {}
        }
        if depth == 0 {
            return &rest[..at];
        }
    }
    let mut end = rest.len().min(4_096);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    &rest[..end]
}

/// The string literals of a piece of code, unescaped.
pub(super) fn strings(code: &str) -> impl Iterator<Item = String> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let open = rest.find(['"', '\''])?;
        let quote = rest[open..].chars().next()?;
        let mut text = String::new();
        let mut chars = rest[open + 1..].char_indices();
        while let Some((at, next)) = chars.next() {
            if next == quote {
                rest = &rest[open + 1 + at + 1..];
                return Some(text);
            }
            if next == '\\' {
                text.extend(chars.next().map(|(_, next)| if next == 'n' { '\n' } else { next }));
            } else {
                text.push(next);
            }
        }
        rest = "";
        Some(text)
    })
}

/// Names with the string that was assigned to them.
fn assigned(code: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    for line in code.split(['\n', ';']).take(2_000) {
        let Some((name, value)) = line.split_once('=') else { continue };
        let name = name
            .trim()
            .trim_start_matches("const ")
            .trim_start_matches("let ")
            .trim_start_matches("var ")
            .trim_start_matches('$');
        if !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && !value.starts_with('=')
        {
            found.extend(strings(value).next().map(|value| (name, value)));
        }
        if found.len() >= 64 {
            break;
        }
    }
    found
}

fn lookup<'v>(variables: &'v [(&str, String)], arguments: &str) -> Option<&'v str> {
    let name = arguments.split([',', ')', '.']).next()?.trim().trim_start_matches('$');
    variables.iter().rev().find(|known| known.0 == name).map(|known| known.1.as_str())
}

/// The path that a method is called on: `Path("…").unlink()`, `file_path.unlink()`.
fn receiver(code: &str, at: usize, variables: &[(&str, String)]) -> Option<String> {
    if !code[at..].starts_with('.') {
        return None;
    }
    let line = code[..at].rsplit(['\n', ';']).next()?;
    if line.ends_with(')') {
        return strings(line).last();
    }
    let name = line.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    variables.iter().rev().find(|known| known.0 == name).map(|known| known.1.clone())
}
