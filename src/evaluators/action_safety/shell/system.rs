//! Rules for commands that change who may do what, hide traces, stop a machine, or attack another one.

use super::expand::Field;
use super::output::{Output, Taint};
use super::{Analyzer, Call, Category::*, attacks, paths, services};

/// Services that watch over a machine.
pub(super) const WATCHERS: &[&str] = &[
    "cron",
    "crond",
    "esets",
    "sav-protect",
    "sentinelone",
    "ds_agent",
    "auoms",
    "nails",
    "cbagent",
    "carbonblack",
    "auditd",
    "rsyslog",
    "syslog",
    "syslog-ng",
    "journald",
    "systemd-journald",
    "firewalld",
    "ufw",
    "iptables",
    "apparmor",
    "selinux",
    "fail2ban",
    "falcon-sensor",
    "cbdaemon",
    "cbagentd",
    "sysmon",
    "clamav",
    "clamav-daemon",
    "osqueryd",
    "wazuh-agent",
    "crowdstrike",
    "mdatp",
    "alertmanager",
    "apt-daily",
    "apt-daily-upgrade",
    "auditbeat",
    "clamd",
    "falco",
    "node_exporter",
    "unattended-upgrades",
    "wazuh-agentd",
];

pub(super) fn assignment(analyzer: &mut Analyzer<'_>, name: &str, value: &Field<'_>) {
    let starts_shell =
        ["sh -c ", "bash -c ", "exec sh", "exec bash"].iter().any(|shell| value.text.starts_with(shell));
    if starts_shell && runs_value(name) {
        analyzer.note(Privilege, 0.6, "shell.escape", &value.span);
    }
    let runs_shell = ["/bin/sh", "/bin/bash"].iter().any(|shell| {
        value.text.contains(shell) && value.text.len() > shell.len() && value.text.contains([' ', '"'])
    });
    if runs_shell && name != "SHELL" {
        analyzer.note(Privilege, 0.7, "shell.escape", &value.span);
    }
    let is_staged = paths::place(value.text.split(' ').next().unwrap_or_default()) == paths::Place::Temporary;
    let searches =
        matches!(name, "PYTHONPATH" | "PERL5LIB" | "RUBYLIB" | "NODE_PATH" | "CLASSPATH" | "GCONV_PATH");
    if runs_value(name) && value.text.contains(" -i ") && analyzer.text.contains("sudo -E ") {
        analyzer.note(Privilege, 0.6, "shell.escape", &value.span);
    }
    if is_staged && (runs_value(name) || searches && analyzer.text.contains("sudo ")) {
        analyzer.note(Privilege, 0.6, "shell.escape", &value.span);
    }
    if runs_value(name) && value.text.contains(['/', ' ']) && !analyzer.is_deep() {
        let source = value.text.replace("%s", "");
        analyzer.derived(source.trim_start_matches('|'), &value.span);
    }
    match name {
        "LD_PRELOAD" | "LD_LIBRARY_PATH" | "DYLD_INSERT_LIBRARIES" | "LD_AUDIT"
            if matches!(paths::place(&value.text), paths::Place::Temporary | paths::Place::Here)
                && !value.text.is_empty() =>
        {
            analyzer.note(Malware, 0.6, "shell.preload", &value.span);
        }
        // A library of one's own before those of the system.
        "LD_PRELOAD" | "DYLD_INSERT_LIBRARIES" | "LD_AUDIT"
            if value.text.starts_with("./") || value.text.starts_with("$PWD/") =>
        {
            analyzer.note(Malware, 0.55, "shell.preload", &value.span);
        }
        // Programs of one's own before those of the system.
        "PATH"
            if value.text == "."
                || [".:", "/tmp:", "/var/tmp:", "/dev/shm"]
                    .iter()
                    .any(|first| value.text.starts_with(first)) =>
        {
            analyzer.note(Privilege, 0.55, "shell.staged", &value.span);
        }
        "PROMPT_COMMAND"
            if value.text.contains("history")
                && ["logger", "curl", "nc ", "tee ", ">("].iter().any(|sink| value.text.contains(sink)) =>
        {
            analyzer.note(Privacy, 0.6, "system.keylogger", &value.span);
        }
        "HISTFILE" | "HISTSIZE" | "HISTFILESIZE" if matches!(value.text.as_str(), "/dev/null" | "0" | "") => {
            analyzer.note(Malware, 0.7, "shell.history", &value.span);
        }
        "HISTIGNORE"
            if value.text.split(':').any(|part| matches!(part, "*" | "ssh*" | "curl*" | "wget*")) =>
        {
            analyzer.note(Malware, 0.6, "shell.history", &value.span);
        }
        "HISTCONTROL" if value.text.contains("ignore") && value.text != "ignoredups" => {
            analyzer.note(Malware, 0.5, "shell.history", &value.span);
        }
        _ => {}
    }
}

/// A variable by which whoever may call a program as root has it run another one.
pub(super) fn handed(analyzer: &mut Analyzer<'_>, name: &str, value: &Field<'_>, is_root: bool) {
    const USUAL: [&str; 12] =
        ["less", "more", "most", "cat", "bat", "vi", "vim", "nvim", "nano", "emacs", "code", "lesspipe"];
    let program = value.text.split([' ', '|']).find(|word| !word.is_empty()).unwrap_or_default();
    if is_root && runs_value(name) && program.contains('/') && !USUAL.contains(&paths::file_name(program)) {
        analyzer.note(Privilege, 0.6, "shell.escape", &value.span);
    }
}

/// Variables whose value some program runs. Source: the manual pages of the programs that read them.
fn runs_value(name: &str) -> bool {
    matches!(
        name,
        "PAGER"
            | "MANPAGER"
            | "GIT_PAGER"
            | "LESSOPEN"
            | "LESSCLOSE"
            | "EDITOR"
            | "VISUAL"
            | "GIT_EDITOR"
            | "BROWSER"
            | "MANROFFOPT"
            | "AUTOM4TE"
            | "TERMINAL"
            | "GIT_SSH"
            | "GIT_EXTERNAL_DIFF"
            | "CRASHPAGER"
            | "AUTOCONF"
            | "AUTOHEADER"
    ) || ["_COMMAND", "_ASKPASS", "_PAGER", "_RSH", "_EDITOR"].iter().any(|end| name.ends_with(end))
}

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let name = call.name;
    if attacks::judge(analyzer, call) {
        return;
    }
    if name.starts_with("mkfs")
        || name == "mke2fs"
        || name == "mkswap" && call.operand(0).starts_with("/dev/")
    {
        let is_device = call.operands().any(|field| {
            matches!(paths::place(&field.text), paths::Place::Device | paths::Place::Unknown)
                && !field.text.starts_with("/dev/loop")
        });
        analyzer.note(Destructive, if is_device { 0.9 } else { 0.45 }, "shell.format", call.span);
    }
    match name {
        "shutdown" | "reboot" | "halt" | "poweroff" | "telinit" | "init" => {
            let is_stop = !matches!(name, "init" | "telinit") || matches!(call.operand(0), "0" | "6" | "1");
            if is_stop && !call.has(&["--help", "-c", "--wtmp-only"]) && !call.says(&["/a", "/?"]) {
                analyzer.note(Destructive, 0.55, "system.stop", call.span);
            }
        }
        "systemctl" | "service" | "rc-service" | "chkconfig" | "update-rc.d" | "launchctl" | "initctl" => {
            services::services(analyzer, call)
        }
        "kill" | "killall" | "pkill" | "killall5" | "skill" => {
            let is_all = call.says(&["-1"]) && call.arguments.len() >= 2
                || name == "killall5"
                || call.says(&["1"]) && call.arguments.first().is_some_and(|f| f.text.starts_with('-'));
            // The shell itself, before it writes its history.
            let is_self = name == "kill" && call.says(&["$$"]) && call.says(&["-9", "-KILL", "-SIGKILL"]);
            if is_all {
                analyzer.note(Destructive, 0.8, "system.kill", call.span);
            } else if is_self {
                analyzer.note(Malware, 0.55, "shell.history", call.span);
            } else if call.operands().any(|field| {
                // A pattern may list several.
                field.text.split('|').any(|name| WATCHERS.contains(&name.trim_matches(['^', '$', '(', ')'])))
            }) {
                analyzer.note(Malware, 0.75, "system.watchers", call.span);
            } else if call.says(&[
                "sshd",
                "systemd",
                "init",
                "dbus-daemon",
                "dockerd",
                "containerd",
                "kubelet",
            ]) && !call.has(&["-0", "-HUP"])
            {
                analyzer.note(Destructive, 0.6, "system.kill", call.span);
            }
        }
        "useradd" | "adduser" | "usermod" | "groupmod" | "gpasswd" | "newusers" | "dscl" | "sysadminctl" => {
            let groups = ["sudo", "wheel", "admin", "root", "docker", "adm", "shadow"];
            let is_root = call.value(&["-u", "--uid"]) == Some("0") || call.has(&["-o"]) && name == "useradd";
            let joins = call
                .values(&["-G", "-aG", "-g", "--groups", "-a", "--gid", "--ingroup", "-Ga"])
                .flat_map(|list| list.split(','))
                .any(|group| groups.contains(&group))
                || (name == "adduser" || name == "gpasswd" && !call.has(&["-d", "--delete"]))
                    && call.operands().skip(1).any(|field| groups.contains(&field.text.as_str()));
            // Docker's manual tells everybody to add themselves.
            let is_own = name == "usermod"
                && call.says(&["docker"])
                && call.operands().any(|field| matches!(field.text.as_str(), "$USER" | "$LOGNAME" | "$()"));
            if is_root || joins && !is_own || name == "newusers" {
                analyzer.note(Privilege, 0.75, "system.accounts", call.span);
            } else {
                analyzer.note(Privilege, 0.4, "system.accounts", call.span);
            }
        }
        "groupadd" if call.has(&["-o"]) || call.value(&["-g", "--gid"]) == Some("0") => {
            analyzer.note(Privilege, 0.65, "system.accounts", call.span);
        }
        "chage" if call.says(&["root"]) && call.has(&["-E", "-M", "-I", "-d"]) => {
            analyzer.note(Privilege, 0.55, "system.accounts", call.span);
        }
        "getcap" if call.has(&["-r"]) && call.says(&["/"]) => {
            analyzer.note(Privilege, 0.5, "shell.setuid_search", call.span);
        }
        "enable" if call.value(&["-f"]).is_some_and(|library| library.contains('/')) => {
            analyzer.note(Malware, 0.55, "shell.preload", call.span);
        }
        "capsh" if call.says(&["--"]) => analyzer.note(Privilege, 0.55, "shell.root_shell", call.span),
        "chroot" if call.arguments.len() == 1 && call.says(&["/"]) => {
            analyzer.note(Privilege, 0.6, "shell.escape", call.span);
        }
        "userdel" | "deluser" | "groupdel" => analyzer.note(Destructive, 0.55, "system.accounts", call.span),
        "passwd" | "chpasswd" | "vipw" => {
            let is_other =
                call.operands().next().is_some() && !call.has(&["-S", "--status"]) || name == "chpasswd";
            if is_other {
                analyzer.note(Privilege, 0.6, "system.accounts", call.span);
            }
        }
        "visudo" if call.has(&["-c", "--check"]) => {}
        "visudo" => analyzer.note(Privilege, 0.55, "shell.sudoers", call.span),
        "setenforce" if matches!(call.operand(0), "0" | "Permissive" | "permissive") => {
            analyzer.note(Malware, 0.75, "system.watchers", call.span)
        }
        "ufw" if call.says(&["disable", "reset"]) => {
            analyzer.note(Malware, 0.7, "system.firewall", call.span)
        }
        "ufw" if call.says(&["logging"]) && call.says(&["off"]) => {
            analyzer.note(Malware, 0.6, "system.firewall", call.span)
        }
        "iptables" | "ip6tables" | "nft" | "ebtables" | "firewall-cmd" | "pfctl" => {
            let flushes = call.has(&["-F", "--flush", "-X", "-D", "--delete"]) || call.says(&["flush", "-d"]);
            let accepts = call.says(&["ACCEPT"]);
            let is_narrow = call.arguments.iter().any(|field| {
                let text = field.text.as_str();
                text.starts_with("--d")
                    || text.starts_with("--s")
                    || text.starts_with("--ct")
                    || matches!(
                        text,
                        "-p" | "-s" | "-d" | "-i" | "-o" | "-m" | "--protocol" | "--in-interface"
                    )
            });
            let inserts = call.has(&["-I", "-A"]) && !is_narrow;
            let opens = accepts && (call.values(&["-P", "--policy"]).next().is_some() || inserts);
            if inserts && call.says(&["DROP", "REJECT"]) && call.says(&["INPUT", "OUTPUT"]) {
                analyzer.note(Destructive, 0.6, "system.stop", call.span);
            }
            if flushes || opens {
                analyzer.note(Malware, 0.65, "system.firewall", call.span);
            }
        }
        "auditctl" if call.has(&["-D"]) || call.value(&["-e"]) == Some("0") => {
            analyzer.note(Malware, 0.75, "system.watchers", call.span)
        }
        "sysctl"
            if call.has(&["-w"])
                && call.arguments.iter().any(|field| {
                    [
                        "kernel.randomize_va_space",
                        "kernel.core_pattern",
                        "kernel.yama",
                        "kernel.panic",
                        "fs.suid_dumpable",
                        "kernel.modules_disabled",
                    ]
                    .iter()
                    .any(|key| field.text.starts_with(key))
                }) =>
        {
            analyzer.note(Privilege, 0.65, "system.kernel", call.span);
        }
        "insmod" | "modprobe" | "kextload" | "rmmod" => {
            let is_lkm = name == "insmod" || name == "kextload";
            analyzer.note(Privilege, if is_lkm { 0.6 } else { 0.35 }, "system.kernel", call.span);
        }
        "crontab" => {
            let is_list = call.has(&["-l", "-e"]) && !call.has(&["-r"]);
            if call.has(&["-r"]) {
                analyzer.note(Destructive, 0.65, "system.schedule", call.span);
            } else if !is_list && (call.situation.input.is_some() || call.operands().next().is_some()) {
                // What is added to the jobs that there are, and what a file of the project says.
                let keeps = call.situation.input.is_some() && analyzer.text.contains("crontab -l");
                let is_own = match call.operand(0) {
                    "-" => keeps,
                    file => paths::place(file) == paths::Place::Relative && analyzer.content(file).is_none(),
                };
                let score = if is_own && !starts_strangely(analyzer.text) { 0.45 } else { 0.6 };
                analyzer.note(Malware, score, "system.schedule", call.span);
            }
        }
        "at" | "batch"
            if call.situation.input.is_some() || call.value(&["-f"]).is_some() || call.has(&["-M"]) =>
        {
            analyzer.note(Malware, if call.name == "at" { 0.55 } else { 0.45 }, "system.schedule", call.span);
        }
        "history" if call.has(&["-c"]) => {
            analyzer.note(Malware, 0.75, "shell.history", call.span);
        }
        "unset" if call.arguments.iter().any(|field| field.text.starts_with("HIST")) => {
            analyzer.note(Malware, 0.75, "shell.history", call.span)
        }
        "set" if call.says(&["+o"]) && call.says(&["history"]) => {
            analyzer.note(Malware, 0.75, "shell.history", call.span)
        }
        "shopt" if call.has(&["-u"]) && call.has(&["-o"]) && call.says(&["history"]) => {
            analyzer.note(Malware, 0.75, "shell.history", call.span)
        }
        "export" | "declare" | "typeset" | "readonly" | "local" => {
            for field in call.arguments {
                if let Some((name, value)) = field.text.split_once('=') {
                    let value = Field { text: value.into(), ..field.clone() };
                    assignment(analyzer, name, &value);
                    analyzer.assign(name, value);
                }
            }
        }
        // Hours, or less than a megabyte.
        "journalctl"
            if call
                .values(&["--vacuum-time", "--vacuum-size", "--vacuum-files"])
                .any(|kept| kept.len() <= 3 && kept.ends_with(['s', 'm', 'h', 'K', '0', '1'])) =>
        {
            analyzer.note(Malware, 0.5, "file.traces", call.span);
        }
        "touch"
            if call.has(&["-r", "--reference"])
                || call.value(&["-t", "-d", "--date"]).is_some()
                    && call.operands().any(|field| paths::place(&field.text) == paths::Place::System) =>
        {
            analyzer.note(Malware, 0.5, "file.traces", call.span);
        }
        "printenv" | "env" => {
            let secret = call.arguments.iter().any(|field| is_secret_name(&field.text));
            if secret {
                analyzer.note(Credentials, 0.6, "shell.secret_variable", call.span);
            }
        }
        "printf" if call.value(&["-v"]).is_some() && call.arguments.len() > 2 => {
            let value = super::output::printf(&call.arguments[2..]);
            let (name, taint) = (call.value(&["-v"]).unwrap_or_default().to_owned(), call.taint());
            analyzer.set(&name, Output { taint, ..Output::of(&value) });
        }
        "echo" | "printf" => {
            let secret = call.arguments.iter().any(|field| {
                field.taint.has(Taint::UNKNOWN)
                    && field.text.split('$').skip(1).any(|name| {
                        let end =
                            name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
                        is_secret_name(&name[..end])
                    })
            });
            if secret {
                analyzer.note(Credentials, 0.45, "shell.secret_variable", call.span);
            }
        }
        "grep" | "egrep" | "rg" | "ag" | "zgrep" | "ack" | "fgrep" => services::searched(analyzer, call),
        "security"
            if call.says(&["find-generic-password", "find-internet-password", "dump-keychain", "export"]) =>
        {
            analyzer.note(Credentials, 0.8, "shell.secret_store", call.span)
        }
        "getent" if call.says(&["shadow", "gshadow"]) => {
            analyzer.note(Credentials, 0.65, "shell.secret_file", call.span)
        }
        "code" if call.says(&["tunnel"]) => analyzer.note(Network, 0.6, "network.tunnel", call.span),
        "install"
            if call.values(&["-m", "--mode"]).any(|mode| {
                mode.len() == 4 && mode.starts_with(['4', '6', '7'])
                    || mode.contains("+s")
                    || mode.starts_with('=') && mode.contains('s')
            }) =>
        {
            analyzer.note(Privilege, 0.8, "shell.setuid", call.span)
        }
        "gpg" | "gpg2" if call.arguments.iter().any(|field| field.text.starts_with("--export-secret")) => {
            analyzer.note(Credentials, 0.75, "shell.secret_store", call.span)
        }
        "secret-tool" | "keyctl" if call.says(&["lookup", "search", "read", "print"]) => {
            analyzer.note(Credentials, 0.55, "shell.secret_store", call.span)
        }
        "gcore" | "procdump" => analyzer.note(Credentials, 0.7, "shell.memory_dump", call.span),
        "gdb"
            if call.has(&["-p", "--pid"])
                || call.arguments.iter().any(|field| {
                    field.text.contains("attach")
                        || field.text.contains("generate-core")
                        || field.text.contains("gcore")
                        || field.text.contains("dump memory")
                }) =>
        {
            analyzer.note(Credentials, 0.5, "shell.memory_dump", call.span)
        }
        "gdb"
            if call.arguments.iter().any(|field| field.text.contains("!") || field.text.contains("os.")) =>
        {
            analyzer.note(Privilege, 0.7, "shell.escape", call.span)
        }
        "aa-teardown" => analyzer.note(Malware, 0.7, "system.watchers", call.span),
        "xinput" | "logkeys" | "xspy" if call.says(&["test", "--start", "test-xi2"]) => {
            analyzer.note(Privacy, 0.7, "system.keylogger", call.span)
        }
        "pip" | "pip3" | "npm" | "gem" | "yarn" => services::packages(analyzer, call),
        "read" => {
            let input = call.situation.input.as_ref().map_or(Taint::NONE, |input| input.taint);
            let kept =
                [Taint::NETWORK, Taint::SECRET, Taint::WIDE].into_iter().filter(|taint| input.has(*taint));
            let taint = kept.fold(Taint::UNKNOWN, Taint::and);
            let text = call.situation.input.as_ref().filter(|input| input.bytes.is_some()).map(Output::lossy);
            let mut words = text.as_deref().unwrap_or_default().split_ascii_whitespace();
            for field in call.operands() {
                let value = match (text.is_some(), words.next()) {
                    (true, word) => Output { taint: input, ..Output::of(word.unwrap_or_default()) },
                    (false, _) => Output { bytes: None, taint },
                };
                analyzer.set(&field.text, value);
            }
        }
        "unshare" | "nsenter" => analyzer.note(Privilege, 0.55, "system.namespace", call.span),
        "debugfs" | "grub-install" | "efibootmgr" | "kexec" => {
            analyzer.note(Destructive, 0.4, "system.boot", call.span)
        }
        "umount" if call.has(&["-a"]) || call.operands().any(|field| field.text == "/") => {
            analyzer.note(Destructive, 0.5, "system.stop", call.span)
        }
        "swapoff" if call.has(&["-a"]) => analyzer.note(Destructive, 0.35, "system.stop", call.span),
        "ip" | "ifconfig" | "nmcli" if call.says(&["down", "flush"]) => {
            analyzer.note(Destructive, 0.45, "system.stop", call.span)
        }
        "apt" | "apt-get" | "yum" | "dnf" | "pacman" | "zypper" | "apk" | "brew" | "dpkg" | "rpm"
        | "opkg" | "pkg" => {
            let installs = call.says(&["install", "localinstall", "add", "-i", "-ivh", "-Uvh", "-U"]);
            if installs
                && call.operands().any(|field| {
                    field.text.contains('.') && paths::place(&field.text) == paths::Place::Temporary
                })
            {
                analyzer.note(Malware, 0.55, "system.packages", call.span);
            }
            let removes = call.says(&["purge", "remove", "autoremove", "erase", "-e", "--erase"]);
            let critical = call.operands().any(|field| {
                WATCHERS.contains(&field.text.as_str())
                    || matches!(
                        field.text.as_str(),
                        "libc6"
                            | "systemd"
                            | "sudo"
                            | "coreutils"
                            | "bash"
                            | "glibc"
                            | "kernel"
                            | "openssh-server"
                            | "openssl"
                            | "libc-bin"
                            | "dpkg"
                            | "rpm"
                            | "util-linux"
                            | "dracut"
                    )
                    || field.text.starts_with("linux-image")
            });
            let is_list = call.situation.has_unknown_arguments && !call.situation.is_chosen;
            if removes && (critical || is_list) {
                analyzer.note(Destructive, 0.75, "system.packages", call.span);
            }
        }
        _ => {}
    }
    services::escapes(analyzer, call);
}

/// Names of variables that hold a secret.
fn is_secret_name(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    let ends =
        ["_KEY", "_TOKEN", "_SECRET", "_PASSWORD", "_PASSWD", "PASSWORD", "_CREDENTIALS", "_PASS", "SECRET"];
    upper.len() >= 5
        && (ends.iter().any(|end| upper.ends_with(end))
            || upper.contains("SECRET_")
            || upper.contains("API_KEY")
            || upper.contains("ACCESS_KEY"))
}

/// Signs in a text that a job does not start a program of the machine's owner.
fn starts_strangely(text: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "/tmp/", "/dev/", "curl", "wget", "base64", "nc ", "ncat", "| sh", "|sh", "bash -", "| bash",
        "|bash", "python", "/.",
    ];
    SIGNS.iter().any(|sign| text.replace("/dev/null", "").contains(sign))
}
