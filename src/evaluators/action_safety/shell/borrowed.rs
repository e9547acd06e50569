//! Rules for ways by which a program that may do more than its caller does what the caller likes: copies of the system's programs
//! that keep their owner's rights, files that a line before wrote, libraries, commands that are typed, variables, names that are
//! read as options. GTFOBins, "shell", "command", "library load" and "SUID".

use super::programs::{Names, Pieces, base_name};
use super::tradecraft::Noted;
use super::{Analyzer, Call, Category::*, paths, wrappers};

/// Programs of the system that nobody has in the folder where they work, but whoever lets them keep their owner's rights.
static COPIES: Names = Names::new(&[
    "agetty",
    "alpine",
    "ar",
    "arj",
    "arp",
    "as",
    "ascii-xfr",
    "ash",
    "aspell",
    "atobm",
    "awk",
    "base32",
    "base58",
    "base64",
    "basenc",
    "basez",
    "bash",
    "bc",
    "bridge",
    "busybox",
    "bzip2",
    "cat",
    "chmod",
    "choom",
    "chown",
    "chroot",
    "clamscan",
    "cmp",
    "column",
    "comm",
    "cp",
    "cpio",
    "cpulimit",
    "csh",
    "csplit",
    "csvtool",
    "cupsfilter",
    "cut",
    "dash",
    "date",
    "dd",
    "debugfs",
    "dialog",
    "diff",
    "dig",
    "distcc",
    "dmsetup",
    "dosbox",
    "ed",
    "efax",
    "emacs",
    "env",
    "eqn",
    "espeak",
    "expand",
    "expect",
    "file",
    "find",
    "fish",
    "flock",
    "fmt",
    "fold",
    "fping",
    "gawk",
    "gcore",
    "genie",
    "genisoimage",
    "gimp",
    "grep",
    "gtester",
    "gzip",
    "hd",
    "head",
    "hexdump",
    "highlight",
    "iconv",
    "install",
    "ionice",
    "ip",
    "ispell",
    "join",
    "kmod",
    "ksh",
    "ksshell",
    "ld.so",
    "less",
    "links",
    "logsave",
    "look",
    "mawk",
    "minicom",
    "more",
    "mosquitto",
    "msgattrib",
    "msgcat",
    "msgconv",
    "msgfilter",
    "msgmerge",
    "msguniq",
    "multitime",
    "mv",
    "nano",
    "nasm",
    "nawk",
    "ncftp",
    "nft",
    "nice",
    "nl",
    "nm",
    "nohup",
    "od",
    "openssl",
    "openvpn",
    "pandoc",
    "paste",
    "perf",
    "pexec",
    "pg",
    "pic",
    "pidstat",
    "posh",
    "pr",
    "psftp",
    "ptx",
    "readelf",
    "rev",
    "rlwrap",
    "rsync",
    "rview",
    "rvim",
    "sash",
    "scanmem",
    "sed",
    "setarch",
    "setfacl",
    "setlock",
    "shuf",
    "slsh",
    "soelim",
    "softlimit",
    "sort",
    "ss",
    "ssh-agent",
    "ssh-keygen",
    "ssh-keyscan",
    "sshpass",
    "start-stop-daemon",
    "stdbuf",
    "strace",
    "strings",
    "sysctl",
    "systemctl",
    "tac",
    "tail",
    "taskset",
    "tbl",
    "tclsh",
    "tee",
    "terraform",
    "tftp",
    "tic",
    "time",
    "timeout",
    "troff",
    "ul",
    "unexpand",
    "uniq",
    "unshare",
    "unsquashfs",
    "unzip",
    "update-alternatives",
    "uudecode",
    "uuencode",
    "vagrant",
    "varnishncsa",
    "view",
    "vigr",
    "vim",
    "vimdiff",
    "vipw",
    "w3m",
    "watch",
    "wc",
    "wget",
    "whiptail",
    "xargs",
    "xdotool",
    "xmodmap",
    "xmore",
    "xxd",
    "xz",
    "yash",
    "zsh",
    "zsoelim",
]);
/// Programs that carry a file elsewhere, look at it or remove it, whatever is in it.
static CARRIERS: Names = Names::new(&[
    "cp",
    "mv",
    "install",
    "tee",
    "cat",
    "rm",
    "ls",
    "chmod",
    "chown",
    "mkdir",
    "rmdir",
    "touch",
    "dd",
    "tar",
    "dpkg",
    "rpm",
    "apt",
    "apt-get",
    "dnf",
    "yum",
    "unzip",
    "gunzip",
    "sed",
    "grep",
    "find",
    "mount",
    "umount",
    "visudo",
    "rsync",
    "ln",
    "stat",
    "file",
    "sh",
    "bash",
    "gpg",
    "apt-key",
    "debconf-set-selections",
    "crontab",
    "mktemp",
    "installer",
    "hdiutil",
    "diff",
    "cmp",
    "sha256sum",
    "md5sum",
    "du",
    "df",
    "sort",
    "head",
    "tail",
    "wc",
    "echo",
]);
/// Programs that build, look into or carry libraries.
static BUILDERS: Names = Names::new(&[
    "gcc",
    "cc",
    "g++",
    "c++",
    "clang",
    "clang++",
    "ld",
    "lld",
    "nm",
    "ldd",
    "objdump",
    "readelf",
    "strip",
    "file",
    "ls",
    "cp",
    "mv",
    "rm",
    "chmod",
    "chown",
    "install",
    "git",
    "tar",
    "zip",
    "scp",
    "rsync",
    "cat",
    "patchelf",
    "strings",
    "md5sum",
    "sha256sum",
    "echo",
    "printf",
    "cargo",
    "rustc",
    "go",
    "make",
    "cmake",
    "ninja",
    "ar",
    "ranlib",
    "du",
    "stat",
    "find",
    "test",
    "grep",
    "ln",
    "touch",
    "dumpbin",
    "otool",
    "install_name_tool",
    "codesign",
    "auditwheel",
    "size",
    "tee",
]);
/// Options whose value is a file that says what runs.
const SETTINGS: [&str; 10] = [
    "--config",
    "--conf",
    "--hookdir",
    "--plugin-dir",
    "-cp",
    "--gulpfile",
    "--init-file",
    "--rcfile",
    "--configfile",
    "--hooks-dir",
];

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    for (category, score, reason) in
        [copied(call), written(call), loaded(call), typed(call), rooted(call), named(call), waits(call)]
            .into_iter()
            .flatten()
    {
        analyzer.note(category, score, reason, call.span);
    }
    handed_on(analyzer, call);
}

fn copied(call: &Call<'_>) -> Noted {
    let name = call.first.text.strip_prefix("./")?;
    let goes_beyond = |text: &str| {
        text.contains("/root/")
            || text == "-p"
            || text == "-b"
            || wrappers::SHELLS.contains(&base_name(text))
            || paths::is_secret(text)
    };
    ((COPIES.contains(name) || name.starts_with("busybox"))
        && call.arguments.iter().any(|field| goes_beyond(&field.text)))
    .then_some((Privilege, 0.55, "shell.setuid"))
}

/// A file in a folder that anybody can write to, by which root's program, or one that is asked to, runs something.
fn written(call: &Call<'_>) -> Noted {
    let is_staged = |path: &str| paths::place(path) == paths::Place::Temporary;
    let asks = |option: &str| {
        option.starts_with("--on-")
            || option.ends_with("-command")
            || option.ends_with("-bin")
            || option == "--before-install"
            || option == "--after-install"
    };
    let runs = call.arguments.iter().enumerate().any(|(at, field)| {
        let option = field.text.as_str();
        let (option, value) = match option.split_once('=') {
            Some(pair) => pair,
            None => (option, call.arguments.get(at + 1).map_or("", |next| next.text.as_str())),
        };
        option.starts_with('-')
            && (asks(option)
                || call.situation.is_root
                    && (SETTINGS.contains(&option)
                        || matches!(option, "-f" | "-y" | "-c" | "-C")
                            && matches!(
                                call.name,
                                "gulp" | "php-fpm" | "nginx" | "httpd" | "apache2" | "logrotate"
                            )))
            && is_staged(value)
    });
    // What `mktemp` prints stands so in the words.
    let is_handed = call.situation.is_root
        && !CARRIERS.contains(call.name)
        && call.arguments.iter().any(|field| field.text.contains("/tmp/tmp.XXXXXXXXXX"));
    (runs || is_handed).then_some((Privilege, 0.55, "shell.escape"))
}

/// A library that lies where one works, and that a program is made to load.
fn loaded(call: &Call<'_>) -> Noted {
    if BUILDERS.contains(call.name) {
        return None;
    }
    let is_library = |text: &str| {
        let text = text.rsplit(['=', ' ']).next().unwrap_or(text);
        (text.starts_with("./") || !text.contains('/'))
            && [".so", ".dylib", ".node"].iter().any(|kind| text.ends_with(kind))
            && text.len() < 64
    };
    let loads = call.arguments.iter().any(|field| {
        let text = field.text.as_str();
        text.contains("cdll.LoadLibrary(") && !text.contains("(\"libc") && !text.contains("('libc")
            || is_library(text)
                && (text.starts_with(".load ")
                    || text.starts_with("load ")
                    || call
                        .values(&["-engine", "--engine", "-r", "--require", "--plugin", "--load", "-D"])
                        .any(|value| value == text)
                    || text.contains("engine=./"))
    });
    loads.then_some((Malware, 0.55, "shell.preload"))
}

/// What another command types into a program: the sign by which it starts a shell, or a library to load.
fn typed(call: &Call<'_>) -> Noted {
    let bytes = call.situation.input.as_ref()?.bytes.as_deref()?;
    if CARRIERS.contains(call.name) || wrappers::SHELLS.contains(call.name) || bytes.len() > 1 << 12 {
        return None;
    }
    let text = String::from_utf8_lossy(bytes);
    let starts = text.lines().map(str::trim).any(|line| {
        let run = line.strip_prefix('!').map(|run| run.trim_start().split(' ').next().unwrap_or_default());
        run.is_some_and(|run| wrappers::SHELLS.contains(&base_name(run)))
            || line.starts_with("load ./")
            || line.starts_with(".load ./")
            || line.starts_with("sh X ")
    });
    starts.then_some((Privilege, 0.6, "shell.escape"))
}

/// A shell, or what has one inside, that starts as root or leaves a restricted one.
fn rooted(call: &Call<'_>) -> Noted {
    static HOLD: Names = Names::new(&[
        "screen",
        "tmux",
        "script",
        "byobu",
        "zellij",
        "elvish",
        "posh",
        "sash",
        "nu",
        "xonsh",
        "irb",
        "pry",
        "ghci",
        "jshell",
        "jjs",
        "jrunscript",
        "iex",
        "groovysh",
        "scala",
        "sbcl",
        "clisp",
    ]);
    let is_bare =
        || call.arguments.iter().all(|field| field.text.starts_with('-') || field.text == "/dev/null");
    let only_shell = |source: &str| wrappers::SHELLS.contains(&base_name(source.trim()));
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    if call.situation.is_root
        && HOLD.contains(call.name)
        && is_bare()
        && !["-ls", "-V", "-version"].into_iter().any(any)
    {
        return Some((Privilege, 0.55, "shell.root_shell"));
    }
    let is_loader = call.name.starts_with("ld-linux") || call.name.starts_with("ld-musl");
    if is_loader && call.operands().any(|field| paths::place(&field.text) == paths::Place::Temporary) {
        return Some((Malware, 0.65, "shell.staged"));
    }
    let escapes = match call.name {
        "screen" => any("ld.so.preload"),
        "tmux" => call.value(&["-S"]).is_some() && call.says(&["attach", "a", "attach-session"]),
        "script" => call.has(&["-q"]) && call.arguments.len() == 2 && any("/dev/null"),
        "ssh" => any("--noprofile"),
        "git" => call.arguments.iter().any(|field| field.text.starts_with("ext::")) || any("--unsafe-paths"),
        "pic" | "groff" | "troff" | "nroff" => call.has(&["-U"]),
        name if wrappers::SHELLS.contains(name) => {
            call.situation.is_root && call.value(&["-c"]).is_some_and(only_shell)
        }
        _ => false,
    };
    let takes_terminal = ["sh 0<&1", "sh </dev/tty >/dev/tty", "sh <&2 1>&2"].iter().any(|sign| any(sign));
    (escapes || takes_terminal).then_some((Privilege, 0.6, "shell.escape"))
}

/// Files whose names another program reads as options, look like another kind of file, or end before they seem to.
fn named(call: &Call<'_>) -> Noted {
    if !matches!(call.name, "touch" | "mv" | "cp" | "ln" | "echo" | "mkdir" | "install") {
        return None;
    }
    let behind = call.arguments.iter().skip_while(|field| field.text != "--").skip(1);
    let is_option = |text: &str| {
        ["--checkpoint", "-e sh", "-e bash", "--reference", "-oProxyCommand", "--rsh"]
            .iter()
            .any(|begin| text.starts_with(begin))
    };
    if call.name == "touch" && behind.into_iter().any(|field| is_option(&field.text)) {
        return Some((Privilege, 0.65, "shell.escape"));
    }
    let last = call.operands().last()?.text.as_str();
    (call.name != "echo" && last.ends_with(' ') && last.trim_end().contains('.')).then_some((
        Malware,
        0.55,
        "system.hidden",
    ))
}

/// The other end of a shell: it waits for whoever calls back.
fn waits(call: &Call<'_>) -> Noted {
    let waits = match call.name {
        "nc" | "ncat" | "netcat" => call.has(&["-l"]) && call.has(&["-n"]) && call.has(&["-v"]),
        "socat" => {
            static LISTENS: Pieces = Pieces::new(&["tcp-l", "tcp4-l", "openssl-l", "tcp6-l"]);
            call.arguments.iter().any(|field| field.text.contains("raw,echo=0"))
                && call.arguments.iter().any(|field| LISTENS.stand_in(&field.text))
        }
        _ => false,
    };
    waits.then_some((Malware, 0.55, "shell.listener"))
}

/// Commands that one program hands to another terminal, or to `make`.
fn handed_on(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let behind = |word: &str| {
        let at = call.arguments.iter().position(|field| field.text == word)?;
        call.arguments.get(at + 1).map(|field| field.text.to_string())
    };
    let script = match call.name {
        "screen" => behind("stuff"),
        "xdotool" => behind("type"),
        "make" => call.value(&["--eval"]).map(|rule| {
            rule.lines()
                .filter_map(|line| line.strip_prefix('\t'))
                .map(|line| line.trim_start_matches(['-', '@', '+']))
                .collect::<Vec<_>>()
                .join("\n")
        }),
        _ => None,
    };
    if let Some(script) = script.filter(|script| !script.trim().is_empty()) {
        analyzer.derived(&script, call.span);
    }
}
