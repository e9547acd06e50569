//! Rules for what leaves a machine by ways that were made for something else, and for ordinary programs that an option
//! makes run a program, serve a folder, fill a disk or leave a container: MITRE ATT&CK, and the functions that GTFOBins
//! lists.

use super::output::Taint;
use super::programs::Names;
use super::tradecraft::Noted;
use super::{Call, Category::*, paths};

/// What is found in a command.
pub(super) fn found(call: &Call<'_>) -> [Noted; 6] {
    [sends(call), serves(call), runs(call), starts(call), exhausts(call), breaks_out(call)]
}

/// Data in names, user names and requests that were made for something else. T1048.
fn sends(call: &Call<'_>) -> Noted {
    let encoded_host = || {
        call.arguments.iter().any(|field| {
            let host = field.text.split("://").last().unwrap_or_default();
            let label = host.split(['.', '/']).next().unwrap_or_default();
            label.len() >= 8 && label.ends_with('=') && host.contains("=.")
        })
    };
    if matches!(call.name, "curl" | "wget" | "dig" | "nslookup" | "host" | "ping") && encoded_host() {
        return Some((Exfiltration, 0.75, "shell.dns_upload"));
    }
    match call.name {
        "whois" if call.value(&["-h"]).is_some() && call.value(&["-p"]).is_some() => {
            Some((Exfiltration, 0.65, "shell.raw_socket"))
        }
        "rlogin" if call.value(&["-l"]).is_some() && call.value(&["-p"]).is_some() => {
            Some((Exfiltration, 0.6, "shell.raw_socket"))
        }
        "cancel" if call.value(&["-h"]).is_some_and(|host| host.contains(':')) => {
            Some((Exfiltration, 0.6, "shell.raw_socket"))
        }
        "finger"
            if call.arguments.iter().any(|field| {
                field.text.contains('@') && (field.taint.has(Taint::UNKNOWN) || field.text.len() > 24)
            }) =>
        {
            Some((Exfiltration, 0.6, "shell.raw_socket"))
        }
        "ssh"
            if call
                .arguments
                .iter()
                .any(|field| field.text.contains("/etc") && field.text.contains("tar ")) =>
        {
            Some((Exfiltration, 0.6, "shell.upload"))
        }
        "curl" | "wget" => {
            let given = call.values(&[
                "-T",
                "--upload-file",
                "-F",
                "--form",
                "-d",
                "--data",
                "--data-binary",
                "--post-file",
            ]);
            let is_upload = call.has(&["-T", "--upload-file"]) || call.name == "wget";
            let files = given.filter_map(|text| match text.split_once(['@', '<']) {
                Some((_, path)) => Some(path.split(';').next().unwrap_or(path)),
                None => is_upload.then_some(text),
            });
            let is_local = call
                .operands()
                .any(|field| field.text.contains("localhost") || field.text.contains("127.0.0.1"));
            (!is_local && files.into_iter().any(is_hoard)).then_some((Exfiltration, 0.6, "shell.upload"))
        }
        "rclone" | "gsutil" | "s3cmd" | "azcopy" | "aws" => {
            let mut words = call.operands().skip_while(|field| {
                !matches!(field.text.as_str(), "copy" | "cp" | "sync" | "put" | "move" | "mv")
            });
            let is_drive = |text: &str| text.get(1..3) == Some(":\\");
            let from = words.nth(1).filter(|field| !field.text.contains(':') || is_drive(&field.text));
            from.is_some_and(|field| is_hoard(&field.text)).then_some((Exfiltration, 0.55, "shell.upload"))
        }
        "git"
            if call.operand(0) == "push"
                && call.operands().skip(1).any(|field| field.text.contains("://")) =>
        {
            Some((Exfiltration, 0.55, "shell.upload"))
        }
        "lwp-download" => Some((Malware, 0.55, "code.download")),
        "socat" => {
            let text = call
                .arguments
                .iter()
                .map(|field| field.text.to_ascii_lowercase())
                .collect::<Vec<_>>()
                .join(" ");
            let carries = (text.contains("tcp") || text.contains("udp"))
                && (text.contains("open:") || text.contains("creat"));
            carries.then_some((Exfiltration, 0.6, "shell.raw_socket"))
        }
        _ => None,
    }
}

/// A whole home or system folder, or a database.
fn is_hoard(path: &str) -> bool {
    const KINDS: [&str; 9] =
        [".sql", ".sql.gz", ".dump", ".bak", ".sqlite", ".sqlite3", ".kdbx", ".pst", ".mbox"];
    let lower = path.to_ascii_lowercase();
    matches!(paths::place(path), paths::Place::Root | paths::Place::System | paths::Place::Home)
        || lower.strip_prefix("c:\\users\\").is_some_and(|rest| !rest.trim_end_matches('\\').contains('\\'))
        || KINDS.iter().any(|kind| lower.ends_with(kind))
        || paths::place(path) == paths::Place::InHome
            && (lower.contains("/documents") || lower.contains("/desktop"))
}

/// Whether an option names a file in a folder that anybody can write to.
fn is_staged(path: &str) -> bool {
    paths::place(path) == paths::Place::Temporary
}

/// A folder that is given to whoever asks. GTFOBins, "upload".
fn serves(call: &Call<'_>) -> Noted {
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    let is_open = match call.name {
        "busybox" => call.says(&["httpd"]),
        "php" => call.value(&["-S"]).is_some_and(|address| address.starts_with("0.0.0.0")),
        "ruby" => any("-run") && call.says(&["httpd"]),
        "python" | "python3" => {
            call.says(&["http.server", "SimpleHTTPServer"]) && call.situation.is_root
                || call.says(&["http.server"])
                    && call.value(&["-d", "--directory"]).is_some_and(|folder| {
                        paths::is_secret(folder)
                            || matches!(
                                paths::place(folder),
                                paths::Place::Root | paths::Place::Home | paths::Place::System
                            )
                    })
        }
        "smbserver.py" => true,
        "dockerd" => any("tcp://0.0.0.0") && !any("--tlsverify"),
        "kubectl" => call.says(&["proxy"]) && (any("--www=") || any("--address=0.0.0.0")),
        _ => false,
    };
    is_open.then_some((Exfiltration, 0.55, "network.served"))
}

/// Options that make a program start another one. GTFOBins, "shell" and "command".
fn runs(call: &Call<'_>) -> Noted {
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    let is_root = call.situation.is_root;
    let runs = match call.name {
        "php" => {
            let source = call.value(&["-r"]).unwrap_or_default();
            ["shell_exec(", "exec(", "proc_open(", "system(", "passthru(", "popen("].iter().any(|run| {
                let is_whole = |at: usize| !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                source.match_indices(run).take(16).any(|(at, _)| is_whole(at))
            })
        }
        "dnsmasq" => any("--conf-script"),
        "fail2ban-client" => any("actionban"),
        "tcpdump" => call.value(&["-z"]).is_some(),
        "sshfs" => any("ssh_command="),
        "restic" => any("--password-command"),
        "sysctl" => any("core_pattern=|") || any("modprobe="),
        "m4" | "echo" | "printf" => any("esyscmd("),
        "tar" => any("--rsh-command=") || any("--to-command=") || any("--checkpoint-action=exec"),
        "mysql" => any("--default-auth") && any("../"),
        "openssl" => {
            call.says(&["req"]) && call.value(&["-engine"]).is_some_and(|engine| engine.contains('/'))
        }
        "systemd-run" if is_root && call.has(&["-S", "--shell"]) => true,
        "openvt" | "run-parts" | "systemd-run" | "firejail" => {
            is_root && call.name != "systemd-run" || any("/bin/sh") || any("/tmp/")
        }
        "git" => any("--exec-path=") || call.value(&["-C"]) == Some("/") && call.says(&["apply", "am"]),
        "perl" => any("PERL5DB"),
        "man" => any("-H/") || any("--html=/") || call.value(&["-P", "--pager"]).is_some_and(is_staged),
        "scp" | "sftp" => call.value(&["-S"]).is_some_and(is_staged),
        "wget" => call
            .arguments
            .iter()
            .any(|field| field.text.strip_prefix("--use-askpass=").is_some_and(is_staged)),
        "ssh-keygen" => call.value(&["-D"]).is_some_and(|library| library.contains('/')),
        "snap" => any("--dangerous"),
        "unzip" => call.has(&["-K"]),
        "gtester" | "ansible-playbook" | "easy_install" | "psad" | "ldconfig" => {
            call.arguments.iter().any(|field| is_staged(&field.text))
        }
        "rtorrent" => any("import="),
        // What it reads then may begin with an exclamation mark.
        "nmap" => call.has(&["--interactive"]),
        "service" => call.operand(0).contains(".."),
        "watch" => call.has(&["-x"]) && call.says(&["sh", "bash"]),
        "exiftool" => call.arguments.iter().any(|field| {
            field.text.strip_prefix("-filename=").is_some_and(|path| paths::written(path).is_some())
        }),
        name if name == "posh" || super::wrappers::SHELLS.contains(name) => {
            call.arguments.len() == 1 && call.arguments[0].text == "-p"
        }
        "knife" => call.says(&["exec"]) && call.value(&["-E"]).is_some(),
        "gimp" => any("python-fu-eval"),
        "dvips" => call.has(&["-R0"]),
        "erl" => any("os:cmd("),
        "sudoedit" => call.has(&["-s"]),
        "mosh" => any("--server=/tmp/"),
        "rustup" => call.says(&["toolchain"]) && call.says(&["link"]),
        "su" => {
            is_root
                && call
                    .value(&["-c"])
                    .is_some_and(|command| command.ends_with("/sh") || command.ends_with("/bash"))
        }
        "setarch" | "nohup" | "tmux" => {
            is_root && any("/bin/sh")
                || any("/bin/sh -p")
                || call.says(&["/bin/sh", "/bin/bash"]) && call.has(&["-p", "-c"])
        }
        _ => false,
    };
    let reads = match call.name {
        "chown" => {
            any("$()")
                && call.operands().count() == 2
                && call.operand(1).starts_with('/')
                && !["/usr/local/", "/opt/", "/srv/", "/var/www"]
                    .iter()
                    .any(|own| call.operand(1).starts_with(own))
                && !matches!(paths::place(call.operand(1)), paths::Place::InHome | paths::Place::Temporary)
        }
        "ssh-copy-id" => call.has(&["-f"]) && call.value(&["-i"]).is_some_and(|key| !key.contains(".ssh/")),
        _ => false,
    };
    if runs {
        Some((Privilege, if is_root { 0.7 } else { 0.6 }, "shell.escape"))
    } else if reads {
        Some((Privilege, 0.55, "shell.ownership"))
    } else {
        None
    }
}

/// A shell as the last word, or as the value of an option, of a program that no list of those that name or start shells
/// has. GTFOBins, "shell".
fn starts(call: &Call<'_>) -> Noted {
    let last = call.arguments.last()?;
    const SHELLS: [&str; 10] =
        ["sh", "bash", "dash", "zsh", "ash", "/bin/sh", "/bin/bash", "/bin/dash", "/bin/zsh", "/usr/bin/zsh"];
    if NAMES_SHELLS.contains(call.name) || super::wrappers::SHELLS.contains(call.name) {
        return None;
    }
    let is_runner = RUNNERS.contains(call.name);
    let words = if call.arguments.len() > 1 || is_runner { last.text.as_str() } else { "" };
    // What an editor or a mail program takes as "run this", and an option whose value is a command of a shell.
    let asks = call
        .arguments
        .iter()
        .take(32)
        .any(|field| field.text.strip_prefix('!').is_some_and(|run| SHELLS.contains(&run)))
        || call
            .value(&["-e"])
            .is_some_and(|command| command.split_once(' ').is_some_and(|(first, _)| SHELLS.contains(&first)));
    let value = || {
        call.arguments.iter().take(32).any(|field| {
            let Some((option, value)) = field.text.split_once('=') else { return false };
            option.starts_with("--")
                && !option.contains("shell")
                && value.split([' ', ',']).next().is_some_and(|word| SHELLS.contains(&word))
        })
    };
    let wraps = call.value(&["-wrapper"]).is_some_and(|value| value.contains("sh,"));
    (SHELLS.contains(&words)
        && (is_runner
            || call.arguments.iter().any(|field| field.text.starts_with('-') || field.text == "exec"))
        || value()
        || asks
        || wraps)
        .then_some((Privilege, 0.55, "shell.escape"))
}

/// Programs that run what follows them, for which a shell has no use. GTFOBins.
static RUNNERS: Names = Names::new(&[
    "softlimit",
    "distcc",
    "rlwrap",
    "valgrind",
    "multitime",
    "cpulimit",
    "eatmydata",
    "dbus-run-session",
    "aa-exec",
    "xvfb-run",
]);

/// Programs that name a shell, install one, or start one for whoever works with them.
static NAMES_SHELLS: Names = Names::new(&[
    "docker",
    "podman",
    "nerdctl",
    "kubectl",
    "oc",
    "lxc",
    "incus",
    "docker-compose",
    "crictl",
    "machinectl",
    "adb",
    "multipass",
    "heroku",
    "fly",
    "flyctl",
    "az",
    "aws",
    "gcloud",
    "vagrant",
    "ssh",
    "mosh",
    "tmux",
    "screen",
    "zellij",
    "byobu",
    "script",
    "sudo",
    "doas",
    "su",
    "apt",
    "apt-get",
    "aptitude",
    "yum",
    "dnf",
    "zypper",
    "pacman",
    "apk",
    "brew",
    "pkg",
    "port",
    "snap",
    "choco",
    "scoop",
    "winget",
    "nix",
    "nix-env",
    "nix-shell",
    "emerge",
    "xbps-install",
    "eopkg",
    "chsh",
    "useradd",
    "usermod",
    "adduser",
    "which",
    "whereis",
    "type",
    "command",
    "man",
    "tldr",
    "info",
    "whatis",
    "apropos",
    "help",
    "hash",
    "ps",
    "pgrep",
    "pkill",
    "killall",
    "pidof",
    "pstree",
    "pidstat",
    "ls",
    "file",
    "stat",
    "ldd",
    "readlink",
    "realpath",
    "echo",
    "printf",
    "grep",
    "egrep",
    "rg",
    "find",
    "locate",
    "cat",
    "cp",
    "ln",
    "mv",
    "rm",
    "chmod",
    "chown",
    "install",
    "update-alternatives",
    "dpkg",
    "rpm",
    "rpmquery",
    "rpmverify",
    "dpkg-query",
    "apport-cli",
    "systemctl",
    "git",
    "set",
    "export",
    "alias",
    "env",
    "exec",
    "time",
    "for",
    "case",
    "test",
    "[",
    "diff",
    "cmp",
    "basename",
    "dirname",
    "shellcheck",
    "shfmt",
    "pygmentize",
    "bat",
    "highlight",
    "completion",
    "conda",
    "mamba",
    "pip",
    "poetry",
    "pipenv",
    "op",
    "doppler",
    "wsl",
    "cygpath",
    "chroot",
    "toolbox",
    "distrobox",
    "flatpak-spawn",
    "xonsh",
    "starship",
    "zoxide",
    "direnv",
    "atuin",
    "mise",
    "asdf",
    "rbenv",
    "pyenv",
    "fzf",
    "just",
    "sed",
    "awk",
    "sort",
    "head",
    "tail",
    "wc",
    "cut",
    "xdg-mime",
    "code",
    "vim",
    "vi",
    "nano",
    "emacs",
    "top",
    "htop",
    "lsof",
    "kill",
    "killall5",
    "tar",
    "rsync",
    "scp",
    "md5sum",
    "sha256sum",
    "getent",
    "autojump",
    "thefuck",
    "xfce4-terminal",
    "gnome-terminal",
    "konsole",
    "xterm",
    "alacritty",
    "kitty",
    "wezterm",
    "urxvt",
    "st",
    "foot",
    "terminator",
    "watch",
    "entr",
    "jshell",
    "nu",
    "elvish",
    "gpg",
    "kube-shell",
    "skaffold",
    "tilt",
    "devbox",
    "gh",
    "ttyd",
    "cd",
    "less",
    "nl",
    "pwd",
    "tr",
    "uniq",
]);

/// What fills a disk or takes every processor. T1499, T1496.
fn exhausts(call: &Call<'_>) -> Noted {
    let gigabytes = |size: &str| {
        let digits = size.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let number: f64 = digits.parse().unwrap_or(0.0);
        match size.trim_end_matches(['b', 'B', 'i']).chars().last() {
            Some('T' | 't') => number * 1024.0,
            Some('G' | 'g') => number,
            Some('P' | 'p') => number * 1024.0 * 1024.0,
            _ => number / 1e9,
        }
    };
    match call.name {
        // It waits for the last lines of what never ends, and keeps all that it has read.
        "tail" if call.says(&["/dev/zero", "/dev/urandom"]) && !call.has(&["-c", "-f"]) => {
            Some((Destructive, 0.6, "system.exhausted"))
        }
        "stress" | "stress-ng" => Some((Destructive, 0.55, "system.exhausted")),
        "fallocate" | "truncate"
            if call.values(&["-l", "-s", "--length", "--size"]).any(|size| gigabytes(size) >= 100.0) =>
        {
            Some((Destructive, 0.6, "system.exhausted"))
        }
        "dd" => {
            let has = |begin: &str| call.arguments.iter().any(|field| field.text.starts_with(begin));
            let endless =
                ["if=/dev/zero", "if=/dev/urandom", "if=/dev/random"].iter().any(|source| has(source));
            (endless && has("of=") && !has("count=") && !has("of=/dev/null")).then_some((
                Destructive,
                0.6,
                "system.exhausted",
            ))
        }
        _ => None,
    }
}

/// Ways out of a container or into the rights of root. T1548, T1611.
fn breaks_out(call: &Call<'_>) -> Noted {
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    match call.name {
        "nsenter" if call.value(&["-t", "--target"]) == Some("1") => {
            Some((Privilege, 0.8, "system.namespace"))
        }
        "unshare" if call.has(&["-r", "--map-root-user"]) && any("sh") => {
            Some((Privilege, 0.55, "system.namespace"))
        }
        "efibootmgr" if call.has(&["-B", "--delete-bootnum"]) => Some((Destructive, 0.65, "system.boot")),
        // The rights of such a group are those of root.
        "newgrp" | "sg"
            if matches!(call.operand(0), "root" | "lxd" | "disk" | "shadow" | "wheel" | "sudo")
                || call.name == "sg" && call.operand(0) == "docker" =>
        {
            Some((Privilege, 0.55, "shell.root_shell"))
        }
        "machinectl" if call.says(&["shell"]) && (any("root@") || call.operands().count() == 1) => {
            Some((Privilege, 0.6, "shell.root_shell"))
        }
        "su" if call.situation.is_root
            && call.operands().all(|field| matches!(field.text.as_str(), "-" | "root"))
            && call.value(&["-c", "--command"]).is_none() =>
        {
            Some((Privilege, 0.55, "shell.root_shell"))
        }
        "screen" if call.has(&["-x"]) && any("root/") => Some((Privilege, 0.6, "shell.root_shell")),
        "capsh" if any("--uid=0") || any("--gid=0") => Some((Privilege, 0.75, "shell.root_shell")),
        "sudo" if any("#-1") || any("#4294967295") => Some((Privilege, 0.9, "shell.root_shell")),
        "zip" if any("-TT") || any("--unzip-command") => Some((Privilege, 0.7, "shell.escape")),
        "script"
            if call.value(&["-c", "-qc"]).is_some_and(|command| command.ends_with("sh"))
                && any("/dev/null") =>
        {
            Some((Privilege, 0.6, "shell.escape"))
        }
        "pip" | "pip3" | "npm" | "gem" | "yarn" | "cargo" | "helm" | "kubectl" | "oc" | "docker"
        | "podman"
            if call.says(&["install", "add", "i", "apply", "create", "upgrade", "build"])
                && any("http://")
                && !any("http://localhost")
                && !any("http://127.") =>
        {
            Some((Malware, 0.55, "system.packages"))
        }
        "apt" | "apt-get" | "yum" | "dnf" | "zypper"
            if any("--allow-unauthenticated")
                || any("--force-yes")
                || any("--nogpgcheck")
                || any("--no-gpg-checks") =>
        {
            Some((Malware, 0.55, "system.packages"))
        }
        _ => None,
    }
}
