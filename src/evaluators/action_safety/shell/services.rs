//! Rules for services, packages, searches for secrets and ways out of a container.

use super::output::Taint;
use super::programs::Pieces;
use super::system::WATCHERS;
use super::{Analyzer, Call, Category::*, paths};

pub(super) fn services(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let words: Vec<&str> = call.operands().map(|field| field.text.as_str()).collect();
    let stops = words
        .iter()
        .any(|word| matches!(*word, "stop" | "disable" | "mask" | "kill" | "off" | "remove" | "unload"));
    let watcher = words
        .iter()
        .any(|word| WATCHERS.contains(&word.trim_end_matches(".service").trim_end_matches(".timer")));
    if stops && watcher {
        analyzer.note(Malware, 0.75, "system.watchers", call.span);
    } else if words.iter().any(|word| {
        matches!(*word, "poweroff" | "reboot" | "halt" | "rescue.target" | "emergency.target" | "rescue")
    }) {
        analyzer.note(Destructive, 0.55, "system.stop", call.span);
    } else if stops && call.situation.has_unknown_arguments && !call.situation.is_chosen {
        analyzer.note(Destructive, 0.6, "system.stop", call.span);
    } else if stops
        && words.iter().any(|word| {
            matches!(
                word.trim_end_matches(".service"),
                "ssh"
                    | "sshd"
                    | "network"
                    | "networking"
                    | "networkmanager"
                    | "NetworkManager"
                    | "docker"
                    | "systemd-networkd"
            )
        })
    {
        analyzer.note(Destructive, 0.5, "system.stop", call.span);
    }
    let is_new = words.iter().any(|word| matches!(*word, "enable" | "link" | "load" | "bootstrap"))
        && words.iter().any(|word| {
            word.starts_with('/')
                && (word.contains("/tmp/") || word.contains("/dev/shm") || word.contains("/home/"))
        });
    if is_new {
        analyzer.note(Malware, 0.65, "file.persistence", call.span);
    }
}

pub(super) fn searched(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    static SECRETS: Pieces = Pieces::new(&[
        "password",
        "passwd",
        "secret",
        "api_key",
        "apikey",
        "token",
        "private key",
        "aws_access",
        "credential",
        "db_pass",
        "akia",
    ]);
    let pattern = call.value(&["-e", "--regexp"]).unwrap_or_else(|| call.operand(0));
    let recursive = call.has(&["-r", "-R", "--recursive"]);
    let wide = call.operands().skip(1).any(|field| {
        matches!(paths::place(&field.text), paths::Place::Root | paths::Place::Home | paths::Place::System)
    });
    let environment = call.situation.input.as_ref().is_some_and(|input| input.taint.has(Taint::SECRET));
    // Where the kind of a machine says whether somebody analyses it.
    static MACHINES: Pieces = Pieces::new(&["virtualbox", "vmware", "parallels", "qemu", "virtual"]);
    let asks = ["ioreg ", "hw.model", "SPHardwareDataType"].iter().any(|sign| analyzer.text.contains(sign));
    if asks
        && call.situation.input.is_some()
        && call.arguments.iter().any(|field| MACHINES.stand_in(&field.text))
    {
        analyzer.note(Malware, 0.55, "shell.scan", call.span);
    }
    if (recursive && wide || environment) && SECRETS.stand_in(pattern) {
        analyzer.note(Credentials, 0.65, "shell.secret_search", call.span);
    }
}

pub(super) fn packages(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let sets_index =
        |key: &str| key.ends_with("index-url") || key.ends_with("registry") || key.ends_with("--index");
    let is_unverified = call.says(&["config", "set"])
        && call.arguments.windows(2).any(|pair| sets_index(&pair[0].text) && is_unverified(&pair[1].text));
    if is_unverified {
        analyzer.note(Malware, 0.6, "system.packages", call.span);
    }
    if !call.says(&["install", "i", "add", "download"]) {
        return;
    }
    let index = call.value(&["--index-url", "-i", "--extra-index-url", "--registry", "--source"]);
    let known = [
        "pypi.org",
        "npmjs.org",
        "yarnpkg.com",
        "rubygems.org",
        "pytorch.org",
        "pypi.python.org",
        "pypi.nvidia.com",
        "npmmirror",
        "tsinghua",
        "aliyun",
        "localhost",
        "127.0.0.1",
    ];
    if index.is_some_and(|index| index.contains("://") && !known.iter().any(|host| index.contains(host))) {
        analyzer.note(Malware, 0.4, "system.packages", call.span);
    }
    for field in call.operands() {
        let is_plain = field.text.starts_with("http://") && !field.text.contains("localhost");
        if is_plain
            && (field.text.ends_with(".whl")
                || field.text.ends_with(".gz")
                || field.text.ends_with(".tgz")
                || field.text.ends_with(".zip"))
        {
            analyzer.note(Malware, 0.6, "system.packages", call.span);
        }
    }
}

/// Whether an address is one of another machine, read without a check of who answers.
pub(super) fn is_unverified(address: &str) -> bool {
    address.strip_prefix("http://").is_some_and(|rest| {
        !["localhost", "127.", "[::1]", "host.docker.internal"].iter().any(|host| rest.starts_with(host))
    })
}

/// Options by which ordinary programs start a shell. Source: the documented options of those programs.
pub(super) fn escapes(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let is_shell = |text: &str| {
        matches!(text, "/bin/sh" | "/bin/bash" | "sh" | "bash" | "/bin/zsh" | "/usr/bin/bash" | "/bin/dash")
    };
    let has_shell = call.arguments.iter().any(|field| {
        let text = field.text.as_str();
        if text.len() < 7 || !text.contains("/bin/") {
            return false;
        }
        text.starts_with('/') && is_shell(text)
            || ["/bin/sh", "/bin/bash"].iter().any(|shell| {
                text.contains(shell)
                    && text.len() <= 200
                    && (text.starts_with('-') || text.contains([' ', '!', '(', '#', ',', '{', ';', '=']))
            })
            || text.contains("exec '/bin/sh'")
    });
    let harmless = [
        "chsh",
        "which",
        "type",
        "useradd",
        "adduser",
        "usermod",
        "ls",
        "file",
        "echo",
        "printf",
        "cat",
        "docker",
        "podman",
        "kubectl",
        "ansible",
        "ln",
        "test",
        "find",
        "grep",
        "egrep",
        "rg",
        "ag",
        "man",
        "whatis",
        "cp",
        "su",
        "ssh",
        "nc",
        "ncat",
        "socat",
        "sudo",
        "whereis",
        "screen",
        "tmux",
        "dash",
        "readlink",
        "stat",
        "md5sum",
        "ldd",
        "sha256sum",
        "flatpak",
        "nix-shell",
        "distrobox",
        "toolbox",
        "apptainer",
        "singularity",
        "lxc-attach",
        "bwrap",
        "firejail",
    ];
    if has_shell && !harmless.contains(&call.name) && !super::wrappers::SHELLS.contains(call.name) {
        analyzer.note(Privilege, if call.situation.is_root { 0.8 } else { 0.6 }, "shell.escape", call.span);
    }
}
