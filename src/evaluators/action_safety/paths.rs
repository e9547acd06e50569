//! What a path means: where it leads once `.`, `..`, doubled slashes and home are resolved, and what is kept there.

use std::borrow::Cow;

/// Where a path leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `/`, `/*`, `C:\`.
    Root,
    /// What the system needs: `/etc`, `/usr`, `/boot`, `C:\Windows`.
    System,
    /// A home folder as a whole.
    Home,
    /// Inside a home folder.
    InHome,
    /// A disk or another device.
    Device,
    /// A device that swallows or makes bytes: `/dev/null`.
    Harmless,
    /// A folder for temporary files.
    Temporary,
    /// Any other absolute path.
    Absolute,
    /// `.`, `*`.
    Here,
    /// `..` and what lies there.
    Above,
    /// Below the current folder.
    Relative,
    /// A variable decides.
    Unknown,
}

const SYSTEM: [&str; 22] = [
    "etc",
    "usr",
    "bin",
    "sbin",
    "lib",
    "lib64",
    "lib32",
    "boot",
    "var",
    "root",
    "sys",
    "proc",
    "dev",
    "opt",
    "srv",
    "home",
    "System",
    "Library",
    "Users",
    "Applications",
    "Windows",
    "mnt",
];
/// System folders that matter as a whole, while what lies deep in them may be anybody's.
const SHALLOW: [&str; 8] = ["var", "opt", "srv", "home", "Users", "Applications", "mnt", "root"];

/// A path without doubled slashes and dots; `~` and `$HOME` become `~`. Nothing is looked up.
pub(super) fn normal(path: &str) -> Cow<'_, str> {
    let is_quote = |byte: Option<&u8>| matches!(byte, Some(b'"' | b'\''));
    let path = match is_quote(path.as_bytes().first()) || is_quote(path.as_bytes().last()) {
        true => path.trim_matches(['"', '\'']),
        false => path,
    };
    let mut before = b' ';
    let is_plain = !path.starts_with('.')
        && path.bytes().all(|byte| {
            let follows = std::mem::replace(&mut before, byte);
            !matches!(byte, b'$' | b'\\') && (follows != b'/' || !matches!(byte, b'/' | b'.'))
        });
    if is_plain || path.contains("://") {
        return Cow::Borrowed(path);
    }
    let home = ["$HOME", "${HOME}", "%USERPROFILE%", "$env:USERPROFILE"]
        .iter()
        .find_map(|home| path.strip_prefix(home));
    let path = match home {
        Some(rest) => Cow::Owned(format!("~{rest}")),
        None => Cow::Borrowed(path),
    };
    let path = if path.contains('\\') { Cow::Owned(path.replace('\\', "/")) } else { path };
    let is_absolute = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => match parts.last() {
                Some(&"..") | None if !is_absolute => parts.push(".."),
                Some(part) if part.starts_with('$') => parts.push(".."),
                _ => {
                    parts.pop();
                }
            },
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    Cow::Owned(match (is_absolute, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    })
}

pub(super) fn place(path: &str) -> Place {
    let path = normal(path);
    let path = path.as_ref();
    let lower = path.to_ascii_lowercase();
    if lower == "/" || lower == "/*" || lower.starts_with("/.*") || lower == "/*/" {
        return Place::Root;
    }
    if let Some(rest) = lower.strip_prefix("/dev/") {
        let is_disk = [
            "sd", "hd", "vd", "xvd", "nvme", "mmcblk", "disk", "rdisk", "mapper", "md", "dm-", "mem", "kmem",
            "port", "loop",
        ]
        .iter()
        .any(|begin| rest.starts_with(begin));
        let is_harmless = [
            "null", "zero", "random", "urandom", "full", "stdin", "stdout", "stderr", "fd", "tty", "shm",
            "pts",
        ]
        .iter()
        .any(|begin| rest.starts_with(begin));
        return if is_disk || !is_harmless { Place::Device } else { Place::Harmless };
    }
    let bytes = lower.as_bytes();
    if bytes.len() >= 2 && bytes[1] == b':' && bytes[0].is_ascii_alphabetic() {
        let rest = lower[2..].trim_matches(['/', '*', '.']);
        return match rest {
            "" => Place::Root,
            _ if rest.starts_with("windows") || rest.starts_with("program files") || rest == "users" => {
                Place::System
            }
            _ if rest.starts_with("users/public") || rest.contains("/temp") => Place::Temporary,
            _ => Place::Absolute,
        };
    }
    if lower.starts_with("//./physicaldrive") {
        return Place::Device;
    }
    if let Some(rest) = lower.strip_prefix('~') {
        let below = rest.trim_start_matches(|c: char| c != '/').trim_matches('/');
        return if below.is_empty() || below == "*" || below.starts_with("..") {
            Place::Home
        } else {
            Place::InHome
        };
    }
    if lower.starts_with("$tmpdir")
        || lower.starts_with("$temp")
        || lower.starts_with("$tmp")
        || lower.starts_with("%temp%")
        || lower.starts_with("${tmpdir}")
    {
        return if lower.contains("..") { Place::Absolute } else { Place::Temporary };
    }
    if let Some(rest) = lower.strip_prefix('/') {
        let mut parts = rest.split('/').filter(|part| !part.is_empty() && *part != "*");
        let (first, depth) = (parts.next().unwrap_or_default(), parts.count());
        if first == "tmp"
            || lower.starts_with("/var/tmp") && (lower.len() == 8 || lower.as_bytes()[8] == b'/')
            || lower.starts_with("/private/tmp/")
        {
            return Place::Temporary;
        }
        if first.contains(['*', '?', '{']) && depth == 0 {
            return Place::Root;
        }
        let first = path[1..].split('/').find(|part| !part.is_empty() && *part != "*").unwrap_or(first);
        if matches!(first, "home" | "Users") {
            return match depth {
                0 => Place::System,
                1 => Place::Home,
                _ => Place::InHome,
            };
        }
        if SYSTEM.contains(&first) && (depth <= 1 || !SHALLOW.contains(&first)) {
            return Place::System;
        }
        return Place::Absolute;
    }
    match lower.as_str() {
        "." | "*" | "./*" | ".*" | "" => Place::Here,
        _ if lower.starts_with("..") => Place::Above,
        _ if lower.starts_with('$') => Place::Unknown,
        _ => Place::Relative,
    }
}

/// Whether a folder holds the settings, the start or the programs of the system, and nothing that was installed beside them.
pub(super) fn is_core(folder: &str) -> bool {
    ["/etc", "/boot", "/bin", "/sbin", "/lib", "/usr/bin", "/usr/sbin", "/usr/lib"]
        .contains(&folder.trim_end_matches('/'))
}

/// What lies in a folder of the system's programs, by the rest of its path.
pub(super) fn program(path: &str) -> Option<&str> {
    ["/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/"].iter().find_map(|folder| path.strip_prefix(folder))
}

pub(super) fn file_name(path: &str) -> &str {
    path.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Ends of paths of files that hold keys, passwords and tokens. Sources: the documented default locations of the
/// programs that keep them.
const SECRETS: &[&str] = &[
    "/library/keychains",
    "cookies.binarycookies",
    "/etc/shadow",
    "/etc/shadow-",
    "/etc/gshadow",
    "/etc/sudoers",
    "/etc/master.passwd",
    "/etc/security/passwd",
    "/etc/krb5.keytab",
    "/var/lib/mysql/mysql.ibd",
    ".ssh/id_rsa",
    ".ssh/id_dsa",
    ".ssh/id_ecdsa",
    ".ssh/id_ed25519",
    ".ssh/identity",
    "id_rsa",
    "id_ed25519",
    ".aws/credentials",
    ".aws/config",
    ".netrc",
    ".pgpass",
    ".my.cnf",
    ".git-credentials",
    ".docker/config.json",
    ".kube/config",
    ".npmrc",
    ".pypirc",
    ".htpasswd",
    ".vault-token",
    ".boto",
    ".s3cfg",
    ".gem/credentials",
    ".cargo/credentials",
    ".cargo/credentials.toml",
    ".azure/accesstokens.json",
    "application_default_credentials.json",
    "credentials.json",
    "credentials.db",
    ".bash_history",
    "/.history",
    ".sh_history",
    ".ash_history",
    ".zsh_history",
    ".mysql_history",
    ".psql_history",
    "wallet.dat",
    "login data",
    "logins.json",
    "key4.db",
    "cookies.sqlite",
    "login.keychain-db",
    "login.keychain",
    "ntds.dit",
    "config/sam",
    "config/system",
    "config/security",
    "unattend.xml",
    "web.config",
    "secring.gpg",
    ".password-store",
    "/proc/self/environ",
    "/proc/1/environ",
    "environ",
    "kcore",
    "/run/secrets",
    "serviceaccount/token",
    "admin.conf",
    "kubeconfig",
    "master.key",
    "secrets.yml",
    "secrets.yaml",
    "secrets.json",
    "sssd.conf",
    "secrets.ldb",
    "chap-secrets",
    "wpa_supplicant.conf",
    ".vnc/passwd",
    "credentials.tfrc.json",
    "msal_token_cache.json",
    "signons.sqlite",
    "places.sqlite",
    "history.db",
    "chat.db",
    "tcc.db",
    "rclone.conf",
    "gh/hosts.yml",
    ".config/hub",
    "login.keyring",
];

/// Whether a path names a file that holds keys, passwords or tokens.
pub(super) fn is_secret(path: &str) -> bool {
    let mut path = path.trim_start_matches('@');
    while let Some(rest) = path.strip_prefix("file://") {
        path = rest;
    }
    if path.len() < 4 || path.len() > 512 || path.contains(' ') && !path.contains("Login Data") {
        return false;
    }
    // Most words of commands are none: no such name goes without one of these.
    let is_sign = |byte| matches!(byte, b'.' | b'/' | b'_' | b'\\' | b'*' | b'?' | b'~' | b' ');
    if !path.bytes().any(is_sign)
        && !["environ", "kcore", "kubeconfig"].iter().any(|name| path.eq_ignore_ascii_case(name))
    {
        return false;
    }
    let lower = normal(path).to_ascii_lowercase();
    let name = file_name(&lower);
    if (name == ".env" || name.starts_with(".env."))
        && !name.ends_with("example")
        && !name.ends_with("sample")
        && !name.ends_with("template")
    {
        return true;
    }
    // The browser's databases; one of them has a blank in its name, at which an unquoted command line breaks.
    if matches!(name, "login" | "login data" | "cookies" | "web data")
        && ["google-chrome/", "google/chrome/", "chromium/"].iter().any(|browser| lower.contains(browser))
    {
        return true;
    }
    if name == ".ssh"
        || name.contains("id_rsa") && !name.ends_with(".pub")
        || (name.contains('*') || name.ends_with(".pem") || name.ends_with("_key")) && lower.contains(".ssh/")
        || name.ends_with(".kdbx")
        || name.ends_with(".keytab")
        || name.starts_with("krb5cc_")
    {
        return true;
    }
    // Each of the folders below has two slashes.
    let is_deep = lower.bytes().filter(|byte| *byte == b'/').count() > 1;
    if is_deep && (lower.contains("/run/secrets/") || lower.starts_with("/vault/secrets/")) {
        return true;
    }
    if is_deep
        && [
            "/.gnupg/",
            "/etc/ssl/private",
            "/etc/wireguard/",
            "/etc/ssh/ssh_host",
            "/var/lib/mysql/mysql/",
            "/dslocal/nodes/",
            "/networkmanager/system-connections/",
        ]
        .iter()
        .any(|folder| lower.contains(folder))
    {
        return !name.ends_with(".pub");
    }
    if lower.starts_with("/proc/") && (lower.ends_with("/environ") || lower.ends_with("/mem")) {
        return true;
    }
    // Only wildcards of one kind of path are followed, and that one is short.
    let has_wildcard = lower.contains(['*', '?'])
        && lower.trim_matches('/').bytes().filter(|byte| *byte == b'/').count() == 1;
    if has_wildcard && WILD.iter().any(|known| wild(&lower, known)) {
        return true;
    }
    let ending = ending(lower.as_bytes());
    ENDS[ending / 64] >> (ending % 64) & 1 == 1
        && SECRETS.iter().any(|known| {
            lower.ends_with(known)
                && (known.starts_with('/')
                    || lower.len() == known.len()
                    || lower[..lower.len() - known.len()].ends_with('/'))
        })
}

/// How the secrets end, as bits: most paths end like none of them.
static ENDS: [u64; 4] = {
    let (mut bits, mut at) = ([0; 4], 0);
    while at < SECRETS.len() {
        let ending = ending(SECRETS[at].as_bytes());
        bits[ending / 64] |= 1 << (ending % 64);
        at += 1;
    }
    bits
};

/// A number below 256 from the last three bytes.
const fn ending(path: &[u8]) -> usize {
    match path {
        [.., a, b, c] => (*a as usize * 3 + *b as usize * 17 + *c as usize * 71) % 256,
        _ => 0,
    }
}

/// Secrets that are looked for behind wildcards too; whoever writes the list of accounts with these hides what is read.
const WILD: [&str; 3] = ["/etc/shadow", "/etc/shadow-", "/etc/passwd"];

/// Whether a path with wildcards may lead to a secret of the system.
fn wild(path: &str, known: &str) -> bool {
    let parts = |text: &str| text.trim_matches('/').split('/').count();
    parts(path) == parts(known)
        && path.bytes().filter(|byte| byte.is_ascii_alphanumeric()).count() >= 3
        && path.trim_matches('/').split('/').zip(known.trim_matches('/').split('/')).all(|(pattern, part)| {
            // Letters, or as many places as there are.
            (pattern.bytes().any(|byte| !matches!(byte, b'*' | b'?'))
                || !pattern.contains('*') && path.len() > known.len() - 2)
                && fits(pattern.as_bytes(), part.as_bytes())
        })
}

fn fits(pattern: &[u8], name: &[u8]) -> bool {
    match (pattern.split_first(), name.split_first()) {
        (None, None) => true,
        (Some((b'*', rest)), _) => (0..=name.len()).any(|skip| rest.len() <= 8 && fits(rest, &name[skip..])),
        (Some((b'?', rest)), Some((_, name))) => fits(rest, name),
        (Some((first, rest)), Some((byte, name))) if first == byte => fits(rest, name),
        _ => false,
    }
}

/// Whether a file of the kernel sets how fast, how bright or how big something is. Source: the kernel's manual.
pub(super) fn is_tuned(path: &str) -> bool {
    let begins = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
    !path.contains("..")
        && (begins(&[
            "/sys/bus/usb/",
            "/sys/class/leds/",
            "/sys/class/backlight/",
            "/sys/class/gpio/",
            "/sys/class/pwm/",
        ]) || begins(&["/sys/class/hwmon/", "/sys/class/thermal/", "/sys/kernel/mm/", "/proc/sys/vm/"])
            || path.starts_with("/sys/devices/")
                && (path.contains("cpufreq") || path.contains("intel_pstate"))
            || path.starts_with("/sys/block/") && path.contains("/queue/"))
}

/// What writing to a path would change, by where it leads: a score and a reason.
pub(super) fn written(path: &str) -> Option<(super::hazard::Category, f32, &'static str)> {
    use super::hazard::Category::*;
    let normal = normal(path);
    let lower = normal.to_ascii_lowercase();
    let name = file_name(&lower);
    let begins = |beginnings: &[&str]| beginnings.iter().any(|begin| lower.starts_with(begin));
    if place(path) == Place::Device {
        return Some((Destructive, 0.95, "file.device"));
    }
    if begins(&[
        "/etc/passwd",
        "/etc/shadow",
        "/etc/gshadow",
        "/etc/group",
        "/etc/sudoers",
        "/etc/ld.so.preload",
        "/etc/pam.d/",
        "/etc/doas.conf",
        "/etc/polkit",
        "/etc/security/",
    ]) {
        return Some((Privilege, 0.85, "file.accounts"));
    }
    if name == "authorized_keys" || name == "authorized_keys2" {
        return Some((Malware, 0.85, "file.persistence"));
    }
    if begins(&[
        "/etc/cron",
        "/var/spool/cron",
        "/etc/rc.local",
        "/etc/rc.d/",
        "/etc/init.d/",
        "/etc/init/",
        "/etc/systemd/",
        "/lib/systemd/",
        "/usr/lib/systemd/",
        "/etc/profile",
        "/etc/bash.bashrc",
        "/etc/update-motd.d/",
        "/etc/xdg/autostart",
        "/etc/zsh",
        "/etc/udev/rules.d",
        "/etc/modules-load.d",
        "/library/launchdaemons",
        "/library/launchagents",
        "/library/startupitems",
        "/etc/emond.d",
        "/etc/at.allow",
        "/etc/xprofile",
        "/etc/apt/apt.conf.d",
        "/etc/ld.so.conf",
        "/etc/rc.common",
        "/etc/periodic/",
        "/etc/cups/ppd",
    ]) || lower.contains("/library/launchagents/")
        || lower.contains(".config/autostart/")
        || lower.contains(".config/systemd/user/")
        || lower.contains("start menu/programs/startup")
    {
        return Some((Malware, 0.75, "file.persistence"));
    }
    if begins(&[
        "/etc/ufw/",
        "/etc/default/ufw",
        "/etc/pf.conf",
        "/etc/iptables",
        "/etc/nftables",
        "/etc/audit/",
    ]) {
        return Some((Malware, 0.65, "system.firewall"));
    }
    if begins(&["/var/spool/mail/", "/var/mail/"]) {
        return Some((Malware, 0.6, "file.traces"));
    }
    if matches!(
        name,
        ".bashrc"
            | ".bash_profile"
            | ".profile"
            | ".zshrc"
            | ".zprofile"
            | ".zshenv"
            | ".bash_login"
            | ".bash_logout"
            | ".shrc"
            | ".kshrc"
            | ".cshrc"
            | ".tcshrc"
            | ".zlogin"
            | ".zlogout"
            | ".xinitrc"
            | ".xprofile"
            | ".vimrc"
    ) || lower.contains(".git/hooks/")
    {
        return Some((Malware, 0.45, "file.startup"));
    }
    if begins(&[
        "/etc/hosts",
        "/etc/resolv.conf",
        "/etc/ssh/",
        "/etc/selinux",
        "/etc/nsswitch",
        "/etc/fstab",
        "/etc/sysctl",
        "/etc/audit",
        "/etc/rsyslog",
        "/etc/syslog",
        "/etc/iptables",
        "/etc/ufw",
    ]) {
        return Some((Privilege, 0.6, "file.system"));
    }
    if is_tuned(&lower) {
        return Some((Privilege, 0.35, "file.system"));
    }
    if begins(&[
        "/boot/",
        "/bin/",
        "/sbin/",
        "/usr/bin/",
        "/usr/sbin/",
        "/lib/",
        "/usr/lib/",
        "/proc/sys",
        "/proc/sysrq",
        "/sys/",
        "c:/windows/system32",
        "/mbr",
    ]) || lower
        .strip_prefix("/usr/")
        .is_some_and(|rest| !rest.is_empty() && !rest.contains('/') && rest.contains('.'))
    {
        return Some((Destructive, 0.65, "file.system"));
    }
    if begins(&["/var/log/"])
        || matches!(name, ".bash_history" | ".zsh_history" | "wtmp" | "btmp" | "utmp" | "lastlog")
    {
        return Some((Malware, 0.7, "file.traces"));
    }
    None
}
