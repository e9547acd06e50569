//! Where the options of a wrapper end and the command that it runs begins.

use super::expand::Field;

/// Options of a wrapper that take a value in the next word.
const VALUED: [(&str, &[&str]); 27] = [
    (
        "sudo",
        &[
            "-u", "-g", "-h", "-p", "-C", "-D", "-R", "-T", "-U", "-r", "-t", "--user", "--group", "--chdir",
            "--host", "--prompt",
        ],
    ),
    ("doas", &["-u", "-C"]),
    ("env", &["-u", "-C", "-P", "-a", "--unset", "--chdir", "--argv0"]),
    ("nice", &["-n", "--adjustment"]),
    ("ionice", &["-c", "-n", "-p", "-t"]),
    ("timeout", &["-k", "-s", "--signal", "--kill-after"]),
    ("stdbuf", &["-i", "-o", "-e"]),
    (
        "xargs",
        &[
            "-n",
            "-P",
            "-I",
            "-L",
            "-d",
            "-E",
            "-s",
            "-a",
            "-J",
            "-R",
            "-S",
            "--delimiter",
            "--max-args",
            "--max-procs",
            "--arg-file",
            "--max-lines",
            "--max-chars",
        ],
    ),
    (
        "parallel",
        &[
            "-j",
            "-S",
            "-a",
            "-I",
            "-n",
            "-N",
            "-L",
            "--jobs",
            "--results",
            "--sshlogin",
            "--joblog",
            "--delay",
            "--timeout",
            "-d",
            "--colsep",
        ],
    ),
    ("time", &["-f", "-o"]),
    ("watch", &["-n", "--interval"]),
    ("strace", &["-e", "-o", "-p", "-s", "-u"]),
    ("ltrace", &["-e", "-o", "-p", "-s", "-u"]),
    (
        "ssh",
        &[
            "-i", "-p", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-E", "-e", "-m", "-O", "-Q",
            "-S", "-W", "-w",
        ],
    ),
    ("flock", &["-w", "-E", "--timeout"]),
    ("taskset", &["-p"]),
    ("chrt", &["-p", "-T", "-P", "-D"]),
    ("runuser", &["-u", "-g", "-G", "-s"]),
    ("su", &["-s", "-g", "-G", "-w"]),
    (
        "systemd-run",
        &["-p", "--unit", "-u", "--property", "--on-calendar", "--on-active", "-M", "--uid", "--gid", "-E"],
    ),
    ("nsenter", &["-t", "--target", "-S", "-G"]),
    ("chroot", &[]),
    ("exec", &["-a"]),
    ("unshare", &["-S", "-G", "-R"]),
    ("setpriv", &["--reuid", "--regid", "--groups"]),
    ("sshpass", &["-p", "-f", "-d"]),
    ("script", &["-E", "-t", "-o", "-m"]),
];

/// Wrappers that take operands of their own before the command.
pub(super) const OPERANDS: [(&str, usize); 8] = [
    ("timeout", 1),
    ("chroot", 1),
    ("flock", 1),
    ("taskset", 1),
    ("chrt", 1),
    ("setarch", 1),
    ("gtimeout", 1),
    ("torsocks", 0),
];

/// The words behind a wrapper's options.
pub(super) fn skipped<'f, 's>(name: &str, arguments: &'f [Field<'s>]) -> &'f [Field<'s>] {
    let valued = VALUED.iter().find(|known| known.0 == name).map_or(&[][..], |known| known.1);
    let mut at = 0;
    while let Some(field) = arguments.get(at) {
        let text = field.text.as_str();
        if text == "--" {
            return &arguments[at + 1..];
        }
        if valued.contains(&text) {
            at += 2;
        } else if text.starts_with('-') && text.len() > 1 {
            at += 1;
        } else {
            break;
        }
    }
    arguments.get(at..).unwrap_or_default()
}
