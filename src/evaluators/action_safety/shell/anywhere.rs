//! Rules that hold whatever the program is: secrets named inside a word, files that an option overwrites, libraries and
//! hidden files in folders for temporary files, bare addresses.
//!
//! Hundreds of ordinary programs read or write any file that an option names (GTFOBins lists them), so what matters is
//! the path and not the program.

use std::net::Ipv4Addr;

use super::expand::Field;
use super::output::Taint;
use super::programs::Names;
use super::{Analyzer, Call, Category::*, paths};

/// Programs that only read, list, check or name what their operands say.
static READERS: Names = Names::new(&[
    "[",
    "basename",
    "bat",
    "cat",
    "chmod",
    "chown",
    "cmp",
    "cp",
    "cut",
    "diff",
    "dirname",
    "dpkg",
    "echo",
    "egrep",
    "file",
    "find",
    "grep",
    "head",
    "install",
    "journalctl",
    "less",
    "ln",
    "ls",
    "lsof",
    "md5sum",
    "mkdir",
    "more",
    "mv",
    "nl",
    "od",
    "printf",
    "readlink",
    "realpath",
    "rg",
    "rm",
    "rsync",
    "scp",
    "sha256sum",
    "sha1sum",
    "sort",
    "source",
    "stat",
    "sum",
    "systemctl",
    "tail",
    "tar",
    "tee",
    "test",
    "touch",
    "truncate",
    "type",
    "uniq",
    "wc",
    "which",
    "whereis",
    "xxd",
    "chattr",
    "lsattr",
    "getfacl",
    "du",
    "df",
    "mount",
    "umount",
    "dd",
    "sed",
    "awk",
    "git",
    "cd",
    "pushd",
    "rpm",
    "visudo",
    "locate",
    "fuser",
    "dpkg-query",
    "gawk",
    "mawk",
    "nawk",
]);
/// Options that name the file that is written.
const OUTPUTS: &[&str] = &[
    "-o",
    "-O",
    "-of",
    "-out",
    "-w",
    "-l",
    "-t",
    "-f",
    "-qo",
    "--output",
    "--out",
    "--outfile",
    "--output-file",
    "--output-document",
    "--log-file",
    "--logfile",
    "--dump-bin",
    "--file",
    "--save",
    "--target",
    "--write",
    "-outfile",
];
/// Programs that exchange files with another host.
static CARRIERS: Names = Names::new(&[
    "curl",
    "wget",
    "ftp",
    "sftp",
    "scp",
    "tftp",
    "lftp",
    "aria2c",
    "axel",
    "lwp-download",
    "lwp-request",
    "nc",
    "ncat",
    "socat",
    "smbclient",
    "sshfs",
    "rsync",
    "openssl",
    "telnet",
    "fetch",
    "ab",
]);
/// Programs to which a secret's path inside a word is a text, or a setting that is theirs to use.
static TEXTS: Names = Names::new(&[
    "echo",
    "printf",
    "grep",
    "egrep",
    "rg",
    "ls",
    "git",
    "ssh",
    "ssh-keygen",
    "ssh-add",
    "ssh-copy-id",
    "find",
    "chmod",
    "chown",
    "test",
    "[",
    "man",
    "touch",
    "mkdir",
    "docker",
    "podman",
    "kubectl",
    "helm",
    "aws",
    "gcloud",
    "npm",
    "yarn",
    "ansible",
    "terraform",
    "vault",
    "export",
    "env",
    "stat",
    "sed",
    "awk",
    "sftp",
    "scp",
    "rsync",
    "mosh",
    "autossh",
]);

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let is_text = TEXTS.contains(call.name);
    for field in call.arguments.iter().take(256) {
        let text = field.text.as_str();
        if !text.contains('/') {
            continue;
        }
        if !is_text && text.len() <= 4_096 && names_secret(text) {
            analyzer.note(Credentials, 0.65, "shell.secret_file", &field.span);
        }
        let is_program = matches!(call.name, "awk" | "sed");
        if (!is_text || is_program) && names_overwritten(text) {
            analyzer.note(Malware, 0.65, "file.persistence", &field.span);
        }
        if text.contains("=http://169.254.169.254") || text.contains("=http%3A%2F%2F169.254.169.254") {
            analyzer.note(Network, 0.8, "network.metadata", &field.span);
        }
        if is_hidden_temporary(text) && !matches!(call.name, "rm" | "ls" | "cd" | "find") {
            analyzer.note(Malware, 0.55, "file.hidden_temporary", &field.span);
        }
        if is_library(text)
            && !matches!(call.name, "rm" | "ls" | "file" | "ldd" | "nm" | "objdump" | "gcc" | "cc")
        {
            analyzer.note(Malware, 0.65, "shell.preload", &field.span);
        }
    }
    if !READERS.contains(call.name) {
        let outputs = call.values(OUTPUTS);
        let operands = call.operands().map(|field| field.text.as_str()).filter(|text| text.starts_with('/'));
        let worst = outputs
            .chain(operands)
            .filter_map(paths::written)
            .filter(|known| matches!(known.2, "file.accounts" | "file.persistence"))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((category, score, reason)) = worst {
            analyzer.note(category, score.min(0.7), reason, call.span);
        }
    }
    if CARRIERS.contains(call.name) {
        carried(analyzer, call);
    }
}

/// Files that go to, or come from, a public address without a name.
fn carried(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let is_bare = call.arguments.iter().any(|field| bare_address(&field.text));
    if !is_bare {
        return;
    }
    let flags: &[&str] = match call.name {
        "curl" => {
            &["-o", "-O", "-d", "-F", "-T", "--data-binary", "--data", "--form", "--upload-file", "--output"]
        }
        "wget" => &["-O", "-P", "--post-file", "--post-data", "--output-document", "--body-file"],
        _ => &[],
    };
    let given = call.arguments.iter().any(|field| {
        flags.iter().any(|flag| field.text == *flag || flag.len() > 2 && field.text.starts_with(flag))
    });
    let redirected = call.situation.input.as_ref().is_some_and(|input| input.taint.has(Taint::LOCAL));
    let always = matches!(
        call.name,
        "ftp" | "tftp" | "lwp-download" | "axel" | "aria2c" | "ab" | "wget" | "smbclient"
    );
    if given || redirected || always {
        analyzer.note(Exfiltration, 0.55, "network.bare_address", call.span);
    }
}

/// Whether a word names a public IPv4 address and no host, alone or as the host of a URL or of `user@host:path`.
fn bare_address(text: &str) -> bool {
    let host = text.split("://").last().unwrap_or(text);
    let host = host.trim_start_matches(['/', '\\']);
    let host = host.rsplit_once('@').map_or(host, |pair| pair.1);
    let end = host.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(host.len());
    let Ok(address) = host[..end].trim_end_matches('.').parse::<Ipv4Addr>() else { return false };
    !(address.is_private() || address.is_loopback() || address.is_link_local() || address.is_unspecified())
        && address.octets()[0] < 224
}

/// Whether a path to a secret stands somewhere inside a word: `\input{/root/.ssh/id_rsa}`, `--file=@~/.netrc`.
fn names_secret(text: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || "/._-~+".contains(c)))
        .filter(|piece| piece.len() >= 6 && (piece.starts_with('/') || piece.starts_with('~')))
        .any(paths::is_secret)
        // The browser's file has a blank in its name.
        || text.contains("/Login Data") && text.contains("/Default/")
}

/// Whether a program inside a word writes to a file that says who may log in or what starts.
fn names_overwritten(text: &str) -> bool {
    const WRITES: [&str; 8] = ["> ", ">/", ">\"", "w /", "write", "Writer", "content =>", "\"w\""];
    text.len() > 12
        && text.contains("/etc/") | text.contains("/root/") | text.contains("authorized_keys")
        && WRITES.iter().any(|sign| text.contains(sign))
        && text
            .split(|c: char| !(c.is_alphanumeric() || "/._-~".contains(c)))
            .filter(|piece| piece.len() >= 6 && piece.starts_with('/'))
            .filter_map(paths::written)
            .any(|known| matches!(known.2, "file.accounts" | "file.persistence"))
}

/// A hidden file directly in a folder for temporary files. MITRE ATT&CK T1564.001.
fn is_hidden_temporary(text: &str) -> bool {
    // Looking for the places one by one costs more.
    text.contains("/.")
        && ["/tmp/.", "/var/tmp/.", "/dev/shm/."].iter().any(|begin| {
            text.find(begin).is_some_and(|at| {
                let rest = &text[at + begin.len()..];
                let is_whole = at == 0 || !text[..at].ends_with(|c: char| c.is_alphanumeric());
                is_whole && rest.starts_with(|c: char| c.is_alphanumeric()) && !rest.contains('/')
                // The X server's own.
                && !rest.starts_with("X11") && !rest.starts_with("ICE") && !rest.starts_with("X0")
            })
        })
}

/// A shared library in a folder that anybody can write to.
fn is_library(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', ')', ';']);
    (text.ends_with(".so") || text.ends_with(".dylib"))
        && ["/tmp/", "/var/tmp/", "/dev/shm/"].iter().any(|place| text.contains(place))
}

/// What a text that a command writes into a file would do once that file runs: start a shell, or hand one to a host.
pub(super) fn written(analyzer: &mut Analyzer<'_>, text: &str, target: &Field<'_>) {
    let span = &target.span;
    let name = paths::file_name(&target.text).to_ascii_lowercase();
    // A note to whoever is to pay.
    let is_note = ["readme", "read_me", "restore", "decrypt", "ransom", "recover"]
        .iter()
        .any(|word| name.contains(word));
    if is_note
        && ["btc", "bitcoin", "monero", "ransom", "are encrypted", "been encrypted"]
            .iter()
            .any(|word| text.to_ascii_lowercase().contains(word))
    {
        analyzer.note(Malware, 0.7, "windows.ransom", span);
    }
    if is_hidden_temporary(&target.text) || target.text.starts_with("/dev/shm/") {
        analyzer.note(Malware, 0.55, "file.hidden_temporary", span);
    }
    if ["/dev/tcp/", "/dev/udp/", "nc -e", "ncat -e", "bash -i >&"].iter().any(|sign| text.contains(sign)) {
        analyzer.note(Malware, 0.85, "shell.reverse_shell", span);
    }
    let starts = text.match_indices("/bin/sh").chain(text.match_indices("/bin/bash")).any(|(at, _)| {
        // The first line of a script names its shell, and so does an account or a setting of one.
        let before = text[..at].trim_end();
        !before.ends_with("#!") && !before.ends_with("env") && !before.ends_with([':', '='])
            || text[at..].starts_with("/bin/sh -p")
            || text[at..].starts_with("/bin/sh 0<")
            || text[at..].starts_with("/bin/sh 1>")
            || text[at..].starts_with("/bin/sh -i")
    });
    if starts {
        analyzer.note(Privilege, 0.6, "shell.escape", span);
    }
}

/// Whether a line is typed into the program that the line before it starts, as what runs another one. GTFOBins, "shell" and "command".
fn is_typed(program: &str, line: &str) -> bool {
    const RUNS: [&str; 8] =
        ["! /", "\\! ", ".shell ", ".system ", ":exec ", "(system ", "system('", "system(\""];
    let first =
        program.trim_start().trim_start_matches("sudo ").split_ascii_whitespace().next().unwrap_or_default();
    // One key, or the name of a shell.
    let is_key = matches!(
        (first, line.trim()),
        ("ncdu", "b")
            | ("ranger", "S")
            | ("lynx" | "ftp" | "sftp" | "mail" | "telnet" | "lftp" | "more" | "less" | "man", "!")
            | ("pwsh", "bash" | "sh")
    );
    is_key
        || RUNS.iter().any(|run| line.trim_start().starts_with(run))
            && program.split_ascii_whitespace().count() <= 3
            && !program.contains(['|', ';', '&', '{', '}', '=', '(', '#'])
            && !matches!(
                first,
                "" | "if"
                    | "then"
                    | "else"
                    | "do"
                    | "done"
                    | "fi"
                    | "while"
                    | "set"
                    | "cd"
                    | "import"
                    | "use"
                    | "require"
            )
}

/// Whether a program of the folder where one works is started in the background, and its file removed. T1070.004.
fn removes_itself(text: &str) -> bool {
    text.contains(" &")
        && text.contains("rm ")
        && text.split_ascii_whitespace().filter(|word| word.starts_with("./") && word.len() > 4).take(16).any(
            |word| {
                text.contains(&format!("{word} &"))
                    && ["rm -f ", "rm ", "shred -u "]
                        .iter()
                        .any(|remove| text.contains(&format!("{remove}{word}")))
            },
        )
}

/// Signs of whole texts: network modules of shells, and scripts that hand a request to a shell.
pub(super) fn whole(analyzer: &mut Analyzer<'_>) {
    let text = analyzer.text;
    let range = 0..text.len();
    let is_inet = text.contains("/inet/tcp/") || text.contains("/inet/udp/");
    if text.contains("zsh/net/tcp")
        || text.contains("ztcp ") && text.contains("zmodload")
        || is_inet && text.contains("|&")
    {
        analyzer.note(Malware, 0.9, "shell.reverse_shell", &range);
    }
    let reads = text.contains("$_")
        && ["$_GET[", "$_POST[", "$_REQUEST[", "$_COOKIE["].iter().any(|name| text.contains(name));
    if reads && ["system(", "exec(", "passthru(", "eval(", "<?=`"].iter().any(|run| text.contains(run)) {
        analyzer.note(Malware, 0.85, "shell.web_shell", &range);
    }
    if text.contains("write18") && (text.contains("--shell-escape") || text.contains("\\immediate\\write18"))
    {
        analyzer.note(Privilege, 0.7, "shell.escape", &range);
    }
    if text.contains("pty.spawn(") {
        analyzer.note(Privilege, 0.6, "shell.escape", &range);
    }
    if text.contains("WEBrick::HTTPServer.new") || text.contains("HTTP::Server::Simple") {
        analyzer.note(Exfiltration, 0.55, "network.served", &range);
    }
    let counts_up = text.contains("range(") && !text.contains("localhost") && !text.contains("127.0.0.1");
    if text.contains("connect_ex(") && counts_up {
        analyzer.note(Malware, 0.55, "shell.scan", &range);
    }
    if text.contains("Fiddle.dlopen(") {
        analyzer.note(Malware, 0.55, "shell.preload", &range);
    }
    // Letters that are read from right to left turn the end of a name into its middle. T1036.002.
    if text.contains('\u{202e}') || text.contains("\\u202e") {
        analyzer.note(Malware, 0.7, "windows.masquerade", &range);
    }
    let listens = text.contains("nc -l") || text.contains("ncat -l");
    if listens && (text.contains("stty raw") || text.contains("rlwrap nc")) {
        analyzer.note(Malware, 0.55, "shell.listener", &range);
    }
    if text.contains("</dev/tty >/dev/tty") {
        analyzer.note(Privilege, 0.6, "shell.escape", &range);
    }
    let boasts = ["acked by", "acked By", "ACKED BY"].iter().any(|boast| text.contains(boast));
    if boasts && (text.contains('>') || text.contains("tee ")) {
        analyzer.note(Destructive, 0.6, "file.defaced", &range);
    }
    if removes_itself(text) {
        analyzer.note(Malware, 0.55, "file.traces", &range);
    }
    if text.contains("fail2ban") && text.contains("[Definition]") && text.contains("\naction") {
        analyzer.note(Privilege, 0.6, "shell.escape", &range);
    }
    if text.lines().zip(text.lines().skip(1)).take(256).any(|(program, line)| is_typed(program, line)) {
        analyzer.note(Privilege, 0.6, "shell.escape", &range);
    }
    if text.contains("%{lua:") || text.contains("--eval") && text.contains("%(") {
        analyzer.note(Privilege, 0.6, "shell.escape", &range);
    }
    if text.contains("kubectl")
        && ["hostPID", "\"privileged\": true", "\"privileged\":true"].iter().any(|sign| text.contains(sign))
    {
        analyzer.note(Privilege, 0.85, "container.privileged", &range);
    }
}
