//! Rules for what intruders do on Unix once they are in, by the tactics of MITRE ATT&CK for Linux and macOS: run from
//! folders that anybody can write to, stay, hide, guess, collect. What leaves the machine, and what breaks out of its
//! limits, is in `outlets`.

use super::programs::{Names, Pieces};
use super::{Analyzer, Call, Category, Category::*, borrowed, discovery, outlets, paths};

/// Programs to which the words of a command are a text or a file to look at.
static LOOKS: Names = Names::new(&[
    "echo",
    "printf",
    "grep",
    "egrep",
    "fgrep",
    "rg",
    "ag",
    "ack",
    "cat",
    "less",
    "more",
    "head",
    "tail",
    "ls",
    "find",
    "git",
    "man",
    "rm",
    "mv",
    "cp",
    "mkdir",
    "touch",
    "sed",
    "awk",
    "wc",
    "diff",
    "file",
    "stat",
    "strings",
    "test",
    "[",
    "tar",
    "zip",
    "unzip",
    "chmod",
    "chown",
    "clamscan",
    "yara",
    "rkhunter",
    "chkrootkit",
    "nano",
    "vi",
    "vim",
    "code",
    "pytest",
    "cargo",
    "npm",
    "make",
    "go",
    "tldr",
    "apropos",
    "whatis",
    "which",
    "locate",
    "export",
    "cd",
]);
/// Names that a program gives itself only where it is an attack, or plays one.
static NAMES: Pieces = Pieces::new(&[
    "backdoor",
    "rootkit",
    "keylog",
    "ransomware",
    "revshell",
    "reverse_shell",
    "reverse-shell",
    "meterpreter",
    "exploit",
    "evil",
    "malicious",
    "stealer",
    "botnet",
    "adversary",
    "attacker",
    "linpeas",
    "winpeas",
    "linenum",
    "mimipenguin",
    "lazagne",
    "pwnkit",
    "webshell",
    "linux-smart-enumeration",
    "exploit-suggester",
    "diamorphine",
    "deepce",
    "linikatz",
    "gs-netcat",
]);
/// Numbers of known weaknesses, by which programs that use them are called.
static WEAKNESSES: Pieces = Pieces::new(&["cve-20", "cve-19"]);
/// Programs that look for such programs carry their names too.
static HUNTS: Pieces = Pieces::new(&[
    "detect", "scan", "check", "test", "anti", "remov", "block", "protect", "guard", "medieval", "devil",
]);

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    for (category, score, reason) in [
        staged(call),
        masked(call),
        named(call),
        stays(call),
        hides(analyzer.asks_watchers, call),
        guesses(analyzer.has_loop, call),
        collects(call),
    ]
    .into_iter()
    .flatten()
    {
        analyzer.note(category, score, reason, call.span);
    }
    discovery::judge(analyzer, call);
    borrowed::judge(analyzer, call);
    for (category, score, reason) in outlets::found(call).into_iter().flatten() {
        analyzer.note(category, score, reason, call.span);
    }
}

/// The rules about words alone, and the one about what `sort` overwrites.
pub(super) fn judge_words(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let overwrites = if call.name == "sort" { stays(call) } else { None };
    for (category, score, reason) in [named(call), overwrites].into_iter().flatten() {
        analyzer.note(category, score, reason, call.span);
    }
}

pub(super) type Noted = Option<(Category, f32, &'static str)>;

/// A script whose name says that it is a picture, a song or a document. T1036.008.
fn masked(call: &Call<'_>) -> Noted {
    const KINDS: [&str; 14] =
        ["png", "jpg", "jpeg", "gif", "ico", "pdf", "mp3", "m4a", "mp4", "doc", "docx", "xls", "xlsx", "zip"];
    if !super::wrappers::SHELLS.contains(call.name)
        && !matches!(call.name, "python" | "python3" | "perl" | "ruby")
    {
        return None;
    }
    let script = call.operands().next()?.text.rsplit_once('.')?;
    let is_path = !script.0.contains(char::is_whitespace);
    (is_path && KINDS.contains(&script.1)).then_some((Malware, 0.7, "windows.masquerade"))
}

/// A program that is run from a folder for temporary files. T1036.005, T1059.
fn staged(call: &Call<'_>) -> Noted {
    let path = call.first.text.as_str();
    if path.starts_with("/dev/shm/") || path.starts_with("/var/tmp/") {
        return Some((Malware, 0.65, "shell.staged"));
    }
    let is_odd = path.contains("/.../") || path.contains("/.. /") || path.contains("/. /");
    if is_odd {
        return Some((Malware, 0.7, "file.hidden_temporary"));
    }
    if path.starts_with("/tmp/") || path.starts_with("/private/tmp/") {
        return Some((Malware, if call.situation.is_root { 0.6 } else { 0.5 }, "shell.staged"));
    }
    None
}

/// A program, a script or a host that calls itself an attack.
fn named(call: &Call<'_>) -> Noted {
    if LOOKS.contains(call.name) {
        return None;
    }
    let says = |text: &str| NAMES.stand_in(text) && !HUNTS.stand_in(text);
    let is_path = |text: &str| text.len() <= 256 && text.contains(['/', '.']) && !text.contains(' ');
    let first = &call.first.text;
    let is_named = first.len() <= 256
        && (says(paths::file_name(first))
            || matches!(call.name, "gcc" | "cc" | "g++" | "clang")
                && call.arguments.iter().any(|field| WEAKNESSES.stand_in(&field.text))
            || WEAKNESSES.stand_in(first) && !HUNTS.stand_in(first))
        || call.arguments.iter().take(32).any(|field| {
            let text = field.text.as_str();
            let piece = match text.split_once("://") {
                Some((_, rest)) => rest.split(['?', '#']).next().unwrap_or(rest),
                // Whoever it is sent to.
                None if text.contains('@') => text,
                None => paths::file_name(text),
            };
            is_path(text) && says(piece)
        });
    is_named.then_some((Malware, 0.6, "shell.named_attack"))
}

/// Whatever starts again by itself, or lets somebody in. T1053, T1098, T1136, T1543, T1546, T1547.
fn stays(call: &Call<'_>) -> Noted {
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    let is_login_shell = |shell: Option<&str>| shell.is_some_and(|shell| shell.ends_with("sh"));
    match call.name {
        "trap" if any("/tmp/") || any("nohup ") => Some((Malware, 0.65, "shell.startup")),
        "trap" if call.says(&["DEBUG"]) && any(">>") => Some((Privacy, 0.6, "system.keylogger")),
        "systemd-run" if any("--on-calendar") || any("--on-boot") || any("--on-active") => {
            let is_shell = call
                .arguments
                .iter()
                .any(|field| super::wrappers::SHELLS.contains(&super::base_name(&field.text)));
            Some((Malware, if is_shell { 0.6 } else { 0.45 }, "system.schedule"))
        }
        "useradd" | "pw" | "adduser" if call.values(&["-p", "--password"]).next().is_some() => {
            Some((Privilege, 0.6, "system.accounts"))
        }
        "useradd" if call.has(&["-r", "--system"]) && is_login_shell(call.value(&["-s", "--shell"])) => {
            Some((Privilege, 0.6, "system.accounts"))
        }
        "usermod" if call.values(&["-p", "--password"]).next().is_some() => {
            Some((Privilege, 0.65, "system.accounts"))
        }
        "chsh" | "usermod"
            if is_login_shell(call.value(&["-s", "--shell"]))
                && call.says(&["nobody", "daemon", "bin", "www-data", "mail", "games", "sync", "news"]) =>
        {
            Some((Privilege, 0.7, "system.accounts"))
        }
        "pw" if call.says(&["useradd", "usermod", "userdel", "groupmod"]) => {
            Some((Privilege, 0.55, "system.accounts"))
        }
        "ldapadd" | "ldapmodify" if call.values(&["-w"]).next().is_some() => {
            Some((Privilege, 0.55, "system.accounts"))
        }
        "kickstart" if any("-activate") || any("-configure") => {
            Some((Malware, 0.75, "windows.remote_control"))
        }
        "touch" | "cp" | "mv" | "install" if any("/Library/StartupItems") || any("/etc/rc.common") => {
            Some((Malware, 0.7, "file.persistence"))
        }
        "cp" | "mv"
            if call.operands().last().is_some_and(|field| field.text.contains("com.apple.loginwindow")) =>
        {
            Some((Malware, 0.7, "file.persistence"))
        }
        "cp" | "mv" | "ln" | "tee"
            if call.operands().last().is_some_and(|field| paths::file_name(&field.text) == ".lessfilter") =>
        {
            Some((Malware, 0.65, "file.persistence"))
        }
        "xxd" | "sort" => {
            let target = match call.name {
                "sort" => call.value(&["-o", "--output"]),
                _ if call.has(&["-r"]) => call.operands().last().map(|field| field.text.as_str()),
                _ => None,
            };
            target.and_then(paths::written).filter(|known| known.1 >= 0.5)
        }
        "cp" | "mv" | "install" | "tee" | "ln" if trusted(call) => Some((Malware, 0.55, "system.trust")),
        "trust" if call.says(&["anchor"]) && !call.says(&["--remove"]) => {
            Some((Malware, 0.55, "system.trust"))
        }
        "cp" | "mv" | "install" | "tee" if planted(call) => Some((Malware, 0.7, "shell.web_shell")),
        "ln" | "cp" if replaced(call) => Some((Malware, 0.75, "file.persistence")),
        "sysrc" if any("syslogd_enable=NO") || any("_enable=\"NO\"") => {
            Some((Malware, 0.65, "system.watchers"))
        }
        _ => None,
    }
}

/// A certificate that is put where the system keeps those that it trusts. T1553.004.
fn trusted(call: &Call<'_>) -> bool {
    let stores = ["/usr/local/share/ca-certificates", "/ca-trust/source", "/ca-certificates/trust-source"];
    call.operands().last().is_some_and(|to| stores.iter().any(|store| to.text.contains(store)))
}

/// A script of a server that calls itself a shell, where the server runs it. T1505.003.
fn planted(call: &Call<'_>) -> bool {
    let mut operands = call.operands().map(|field| field.text.to_ascii_lowercase());
    let (Some(from), Some(to)) = (operands.next(), operands.last()) else { return false };
    let is_script =
        |path: &str| [".php", ".jsp", ".aspx", ".asp", ".jspx"].iter().any(|kind| path.ends_with(kind));
    let is_named =
        ["shell", "cmd", "c99", "r57", "b374k"].iter().any(|name| paths::file_name(&from).contains(name));
    let serves = ["/var/www", "/srv/www", "/htdocs", "/webapps", "/wwwroot", "/html"]
        .iter()
        .any(|place| to.contains(place));
    is_script(&from) && is_named && serves
}

/// A shell that is put where a program of the system stands, or under another program's name; or what does nothing, or removes, in
/// the place of a program.
fn replaced(call: &Call<'_>) -> bool {
    let mut operands = call.operands();
    let (Some(from), Some(to)) = (operands.next(), operands.next()) else { return false };
    let is_stub = from.text.starts_with('/')
        && matches!(paths::file_name(&from.text), "true" | "false" | "echo" | "rm" | "yes");
    // Images of containers put these out of action, since no machine starts in them.
    let starts = ["initctl", "ischroot", "invoke-rc.d", "policy-rc.d", "systemctl", ""];
    let replaces = paths::program(&to.text)
        .is_some_and(|name| !starts.contains(&name) && name != paths::file_name(&from.text));
    if is_stub && replaces {
        return true;
    }
    let is_shell =
        ["/bin/sh", "/bin/bash", "/bin/dash", "/usr/bin/sh", "/usr/bin/bash"].contains(&from.text.as_str());
    let name = paths::file_name(&to.text);
    is_shell
        && !to.text.ends_with('/')
        && !matches!(name, "sh" | "bash" | "dash" | "rbash" | "." | "")
        && !super::wrappers::SHELLS.contains(name)
}

/// Traces that are changed, and processes that are hidden. T1070, T1562, T1564.
fn hides(asks_watchers: bool, call: &Call<'_>) -> Noted {
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    match call.name {
        // Something else in the place of a folder of the system.
        "mount"
            if (call.has(&["-B", "--bind"]) || call.says(&["tmpfs", "remount,ro"]))
                && call.operands().last().is_some_and(|field| {
                    ["", "/home", "/etc", "/usr", "/bin", "/var", "/boot", "/root"]
                        .contains(&field.text.trim_end_matches('/'))
                }) =>
        {
            Some((Destructive, 0.65, "system.stop"))
        }
        "mount" if call.has(&["-B", "--bind"]) && any("/proc/") => {
            Some((Malware, 0.85, "shell.hidden_process"))
        }
        // Names that look like the folder itself, or the one above.
        "mkdir" | "mv" | "cp" | "touch" | "ln" | "install"
            if call.operands().any(|field| {
                field.text.split('/').any(|part| matches!(part, "..." | ".. " | ". " | "...." | " .."))
            }) =>
        {
            Some((Malware, 0.6, "system.hidden"))
        }
        "modprobe" | "insmod" if any("rootkit") || any("diamorphine") || any("reptile") => {
            Some((Malware, 0.75, "system.kernel"))
        }
        "falconctl" if call.has(&["-d"]) || call.says(&["unload", "uninstall"]) => {
            Some((Malware, 0.75, "system.watchers"))
        }
        "setfile" if call.has(&["-m", "-d"]) => Some((Malware, 0.6, "file.traces")),
        "touch" if any("1970") => Some((Malware, 0.55, "file.traces")),
        "chflags" if any("simmutable") || any("sappnd") || any("uimmutable") => {
            Some((Malware, 0.55, "system.hidden"))
        }
        "osascript" if any("to delete") && (any("/var/log") || any("Library/Logs")) => {
            Some((Malware, 0.8, "file.traces"))
        }
        "osascript" if any("binarycookies") || any("Cookies") && any("duplicate") => {
            Some((Credentials, 0.75, "shell.secret_file"))
        }
        "osascript" if any("login_item") || any("make login item") => {
            Some((Malware, 0.65, "file.persistence"))
        }
        "kill" if asks_watchers => Some((Malware, 0.75, "system.watchers")),
        "service" | "systemctl" | "rc-service"
            if call.says(&["stop", "onestop", "disable", "mask"])
                && call.says(&["syslogd", "pf", "ipfw", "auditd", "bsdaudit", "syslog.socket", "syslog"]) =>
        {
            Some((Malware, 0.75, "system.watchers"))
        }
        "service" | "systemctl"
            if call.says(&["tor", "tor.service"]) && call.says(&["start", "enable", "restart"]) =>
        {
            Some((Network, 0.55, "network.tunnel"))
        }
        "pfctl" if any("-a") && call.has(&["-f"]) && call.situation.input.is_some() => {
            Some((Malware, 0.6, "system.firewall"))
        }
        "kextunload" | "kmutil" if any("/Library/Extensions/") => Some((Privilege, 0.6, "system.kernel")),
        "chattr" if call.says(&["-i", "-a", "-ia", "-ai"]) && (any("/var/spool/cron") || any("/etc/")) => {
            Some((Malware, 0.6, "shell.attributes"))
        }
        "date"
            if call.situation.is_root
                && call.operand(0).len() == 12
                && call.operand(0).bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Some((Malware, 0.5, "file.traces"))
        }
        _ => None,
    }
}

/// Whether a text asks for the number of a process that watches over the machine.
pub(super) fn asks_watchers(text: &str) -> bool {
    const WATCHED: [&str; 8] =
        ["cron", "auditd", "rsyslog", "syslogd", "falcon", "osqueryd", "clamd", "fail2ban"];
    ["pgrep ", "pidof "].iter().any(|ask| {
        text.match_indices(ask).take(64).any(|(at, _)| {
            let rest = text[at + ask.len()..].trim_start_matches(['-', 'f', 'x', ' ']);
            WATCHED.iter().any(|name| rest.starts_with(name))
        })
    })
}

/// Whether a text has a loop of the shell.
pub(super) fn has_loop(text: &str) -> bool {
    (text.contains("for ") || text.contains("while ")) && text.contains("do")
}

/// Passwords that are tried one by one. T1110.
fn guesses(loops: bool, call: &Call<'_>) -> Noted {
    match call.name {
        "sshpass" if loops => Some((Credentials, 0.85, "shell.guessing")),
        "sshpass" if call.value(&["-p"]).is_some() => Some((Credentials, 0.5, "shell.guessing")),
        "curl"
            if loops
                && call
                    .arguments
                    .iter()
                    .any(|field| field.text.contains("pass") && field.text.contains("=$")) =>
        {
            Some((Credentials, 0.6, "shell.guessing"))
        }
        "stratus" if call.says(&["detonate", "warmup"]) => Some((Malware, 0.85, "shell.attack_tool")),
        _ => None,
    }
}

/// Mail, keys, pictures of the screen, whole folders of settings. T1005, T1074, T1113, T1114, T1552.
fn collects(call: &Call<'_>) -> Noted {
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    let copies = matches!(call.name, "cp" | "rsync" | "tar" | "zip" | "ditto" | "scp");
    if copies && (any("Library/Mail") || any("/var/spool/mail/") || any("/var/mail/")) {
        return Some((Privacy, 0.6, "shell.collected_mail"));
    }
    if copies && any(".gnupg")
        || call.name == "find" && any(".gnupg") && (any("rsync") || any("cp") || any("tar"))
    {
        return Some((Credentials, 0.7, "shell.secret_file"));
    }
    let is_token = |text: &str| {
        [".oci/sessions", ".config/gcloud", ".azure", ".aws", ".kube", ".docker"]
            .iter()
            .any(|place| text.contains(place))
    };
    match call.name {
        "find" if call.arguments.first().is_some_and(|field| is_token(&field.text)) => {
            Some((Credentials, 0.65, "shell.secret_search"))
        }
        // It encrypts in place.
        "ccrypt" | "ccencrypt" if call.name == "ccencrypt" || call.has(&["-e", "--encrypt"]) => {
            let is_wide = call.operands().any(|field| {
                field.text.contains('*')
                    || matches!(
                        paths::place(&field.text),
                        paths::Place::InHome | paths::Place::Home | paths::Place::System
                    )
            });
            is_wide.then_some((Destructive, 0.6, "shell.encrypted"))
        }
        "xwd" if any("-root") => Some((Privacy, 0.55, "system.keylogger")),
        "import" if any("root") && any("-window") => Some((Privacy, 0.55, "system.keylogger")),
        // Of one namespace it prints names alone.
        "kubectl" | "oc"
            if call.says(&["get"])
                && call.says(&["secrets"])
                && (call.has(&["-A", "--all-namespaces"])
                    || call
                        .value(&["-o", "--output"])
                        .is_some_and(|form| form != "name" && form != "wide")) =>
        {
            Some((Credentials, 0.5, "remote.secrets"))
        }
        "aws"
            if call.says(&["iam"])
                && call.says(&[
                    "create-user",
                    "create-access-key",
                    "create-login-profile",
                    "attach-user-policy",
                    "put-user-policy",
                    "update-assume-role-policy",
                    "add-user-to-group",
                ]) =>
        {
            Some((Privilege, 0.55, "remote.grant"))
        }
        "gcloud" if call.says(&["iam"]) && call.says(&["roles", "keys"]) && call.says(&["create"]) => {
            Some((Privilege, 0.55, "remote.grant"))
        }
        _ => None,
    }
}
