//! Rules for commands that change or read files and devices.

use super::expand::Field;
use super::output::Output;
use super::paths::{self, Place};
use super::programs::Names;
use super::{Analyzer, Call, Category::*, find, removal, targets};

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    if let Some(file) = decoded(call) {
        analyzer.decodes(paths::file_name(file));
    }
    match call.name {
        "rm" | "grm" | "srm" | "trash" | "unlink" | "rmdir" => removal::judge(analyzer, call),
        "cd" | "pushd" => {
            let target = paths::place(call.operand(0));
            analyzer.is_above = match target {
                Place::Above | Place::Root | Place::System | Place::Home => true,
                Place::Absolute | Place::Temporary if analyzer.depth > 2 => true,
                _ if call.arguments.is_empty() => true,
                _ => analyzer.is_above,
            };
        }
        "find" | "gfind" => find::judge(analyzer, call),
        "dd" => {
            for field in call.arguments {
                if let Some(target) = field.text.strip_prefix("of=") {
                    targets::target_of(analyzer, target, call.span, false);
                }
                if let Some(source) = field.text.strip_prefix("if=") {
                    targets::read(analyzer, &Field { text: source.into(), ..field.clone() }, call.span);
                    if source.starts_with("/dev/mem") || source.starts_with("/dev/kmem") {
                        analyzer.note(Credentials, 0.7, "shell.memory_dump", call.span);
                    }
                }
            }
        }
        "shred" | "wipe" | "scrub" | "sfill" | "sswap" | "secure-delete" => {
            // Whoever writes a secret into a file of their own shreds it.
            let is_own = |field: &Field<'_>| {
                matches!(paths::place(&field.text), Place::Relative | Place::Temporary)
                    && !field.text.contains(['*', '?'])
                    && !field.text.ends_with('/')
                    && paths::written(&field.text).is_none()
            };
            let is_given = call.name == "shred" && !call.situation.has_unknown_arguments;
            let score = match call.operands().count() {
                1 if is_given && call.operands().all(is_own) => 0.4,
                _ => 0.6f32,
            };
            let worst =
                call.operands().map(|field| paths::place(&field.text)).fold(
                    score,
                    |score, place| match place {
                        Place::Device | Place::Root | Place::System | Place::Home => 0.95,
                        _ => score,
                    },
                );
            analyzer.note(Destructive, worst, "shell.shred", call.span);
        }
        "wipefs" | "blkdiscard" | "badblocks" | "zerofree"
            if call.has(&["-a", "-f", "-w", "--all"]) || call.name == "blkdiscard" =>
        {
            analyzer.note(Destructive, 0.85, "shell.format", call.span);
        }
        "fdisk" | "sfdisk" | "cfdisk" | "gdisk" | "sgdisk" | "parted"
            if call.has(&["-z", "-Z", "--zap-all", "--zap", "--delete", "-o"])
                || call.says(&["mklabel", "rm", "mktable"]) =>
        {
            analyzer.note(Destructive, 0.85, "shell.format", call.span);
        }
        "fdisk" | "gdisk" | "parted" if call.situation.input.as_ref().is_some_and(alters) => {
            analyzer.note(Destructive, 0.8, "shell.format", call.span);
        }
        "cryptsetup" if call.says(&["luksFormat", "luksErase", "erase", "luksKillSlot"]) => {
            analyzer.note(Destructive, 0.85, "shell.format", call.span);
        }
        "hdparm"
            if call
                .arguments
                .iter()
                .any(|field| field.text.contains("security-erase") || field.text.contains("trim-sector")) =>
        {
            analyzer.note(Destructive, 0.9, "shell.format", call.span);
        }
        "nvme" if call.says(&["format", "sanitize"]) => {
            analyzer.note(Destructive, 0.9, "shell.format", call.span)
        }
        "diskutil"
            if call.arguments.first().is_some_and(|f| {
                f.text.to_ascii_lowercase().contains("erase") || f.text.eq_ignore_ascii_case("zeroDisk")
            }) =>
        {
            analyzer.note(Destructive, 0.9, "shell.format", call.span);
        }
        "lvremove" | "vgremove" | "pvremove" | "zpool" | "zfs" | "btrfs" | "mdadm" => {
            let is_bad = call.name.ends_with("remove")
                || call.says(&["destroy", "labelclear", "rollback", "delete", "--zero-superblock"]);
            if is_bad {
                analyzer.note(Destructive, 0.8, "shell.volume", call.span);
            }
        }
        "chmod" => permissions(analyzer, call),
        "chown" | "chgrp" => {
            let is_handed = call
                .operands()
                .skip(1)
                .any(|field| paths::written(&field.text).is_some_and(|known| known.2 == "file.accounts"));
            let owner = call.operand(0).split([':', '.']).next().unwrap_or_default();
            if is_handed && call.name == "chown" && !matches!(owner, "root" | "0" | "") {
                analyzer.note(Privilege, 0.7, "shell.ownership", call.span);
            }
            let found = call
                .operands()
                .skip(1)
                .map(|field| (paths::place(&field.text), field.text.as_str()))
                .find(|found| matches!(found.0, Place::Root | Place::System | Place::Home));
            if let Some((place, path)) = found {
                // What an administrator installs is given to whoever runs it.
                let is_local = ["/opt/", "/srv/", "/usr/local/", "/var/www/"]
                    .iter()
                    .any(|folder| path.strip_prefix(folder).is_some_and(|rest| !rest.is_empty()))
                    || path == "/var/www";
                let score = match (call.has(&["-R", "--recursive"]), place) {
                    (true, Place::Root) => 0.95,
                    (true, Place::System) if is_local => 0.4,
                    (true, Place::System) => 0.75,
                    (false, Place::System | Place::Root) => 0.4,
                    _ => 0.3,
                };
                analyzer.note(Privilege, score, "shell.ownership", call.span);
            }
        }
        "chattr" if (call.says(&["+i", "-i", "+a", "-a"]) || call.has(&["-R"])) => {
            let is_system =
                call.operands().any(|field| matches!(paths::place(&field.text), Place::System | Place::Root));
            analyzer.note(Malware, if is_system { 0.6 } else { 0.4 }, "shell.attributes", call.span);
        }
        "setfacl"
            if call.has(&["-R"])
                && call
                    .operands()
                    .any(|field| matches!(paths::place(&field.text), Place::Root | Place::System)) =>
        {
            analyzer.note(Privilege, 0.7, "shell.ownership", call.span);
        }
        // All rights for whoever runs this, on what is not theirs.
        "setfacl"
            if call
                .arguments
                .iter()
                .any(|field| field.text.contains("u:$()") && field.text.ends_with("rwx"))
                && call.operands().last().is_some_and(|field| {
                    matches!(paths::place(&field.text), Place::Absolute | Place::System | Place::Root)
                }) =>
        {
            analyzer.note(Privilege, 0.55, "shell.ownership", call.span);
        }
        "setcap"
            if call.arguments.iter().any(|field| {
                field.text.contains("cap_setuid")
                    || field.text.contains("cap_sys_admin")
                    || field.text.contains("cap_dac")
                    || field.text.contains("cap_setgid")
            }) =>
        {
            analyzer.note(Privilege, 0.85, "shell.capabilities", call.span);
        }
        "truncate" => {
            if call.situation.has_unknown_arguments && call.situation.is_wide {
                analyzer.note(Destructive, 0.7, "shell.truncate", call.span);
            }
            for field in call.operands() {
                targets::target_of(analyzer, &field.text, &field.span, false);
            }
            if call.says(&["0"])
                || call
                    .arguments
                    .iter()
                    .any(|field| matches!(field.text.as_str(), "-s0" | "--size=0" | "--size"))
            {
                let is_outside = call.operands().any(|field| {
                    matches!(
                        paths::place(&field.text),
                        Place::System | Place::InHome | Place::Absolute | Place::Root
                    )
                });
                if is_outside {
                    analyzer.note(Destructive, 0.6, "shell.truncate", call.span);
                }
            }
        }
        "mv" | "cp" | "install" | "ln" | "rsync" | "tee" | "gcp" | "gmv" => copied(analyzer, call),
        "sed" | "gsed" | "perl" | "ed"
            if call.arguments.iter().any(|field| {
                let text = &field.text;
                text == "--in-place"
                    || (text.starts_with('-') && !text.starts_with("--") && text.contains('i'))
            }) =>
        {
            for field in call.operands().skip(1) {
                if let Some((category, score, reason)) = paths::written(&field.text) {
                    analyzer.note(category, score, reason, &field.span);
                }
            }
        }
        "zip" if call.has(&["-m"]) && call.has(&["-P", "-e"]) => {
            analyzer.note(Destructive, 0.6, "shell.delete", call.span);
        }
        "7z" | "7za" if call.says(&["-sdel"]) && call.value(&["-p"]).is_some() => {
            analyzer.note(Destructive, 0.6, "shell.delete", call.span);
        }
        "unzip" if call.value(&["-d"]).is_some_and(is_core) => {
            analyzer.note(Malware, 0.55, "file.system", call.span);
        }
        "cat" | "less" | "more" | "head" | "tail" | "strings" | "xxd" | "od" | "tac" | "nl" | "hexdump"
        | "base64" | "base32" | "bat" | "awk" | "gawk" | "sed" | "grep" | "egrep" | "rg" | "cut" | "sort"
        | "uniq" | "diff" | "vi" | "vim" | "nano" | "emacs" | "view" | "file" | "rev" | "paste" | "tar"
        | "zip" | "7z" | "gzip" | "scp" | "jq" | "look" | "comm" | "fold" | "fmt" | "pr" | "expand"
        | "dd_" | "openssl" | "xz" | "bzip2" | "zcat" | "split" | "column" | "join" | "ul" | "type"
        | "get-content" | "gc" | "cpio" | "eqn" | "highlight" => {
            let unpacks =
                call.name == "tar" && (call.has(&["-x", "--extract"]) || call.operand(0).starts_with('x'));
            if unpacks && call.value(&["-C", "--directory"]).is_some_and(is_core) {
                analyzer.note(Malware, 0.55, "file.system", call.span);
            }
            let hides = hides_values(call);
            for field in call.arguments {
                if !(hides && paths::file_name(&field.text).starts_with(".env")) {
                    targets::read(analyzer, field, call.span);
                }
            }
        }
        name if !NAMES_ONLY.contains(name) => {
            for field in call.arguments {
                let text = field.text.trim_start_matches(['@', '<', '-', 'f', 'i']);
                if paths::is_secret(&field.text) || paths::is_secret(text) && field.text.len() > text.len() {
                    analyzer.note(Credentials, 0.65, "shell.secret_file", &field.span);
                }
            }
        }
        _ => {}
    }
}

/// Whether what is unpacked in a folder replaces the settings or the programs of the system.
fn is_core(folder: &str) -> bool {
    paths::is_core(folder) || folder.trim_end_matches('/') == "/usr"
}

/// Whether orders that a partition editor reads do more than print.
fn alters(orders: &Output) -> bool {
    let only_prints =
        |line: &str| matches!(line.trim(), "" | "p" | "q" | "l" | "m" | "i" | "F" | "print" | "quit");
    orders.bytes.is_some() && !orders.lossy().lines().all(only_prints)
}

/// Whether a command says of a file of settings only how often or by which names they are set.
fn hides_values(call: &Call<'_>) -> bool {
    match call.name {
        "grep" | "egrep" | "rg" => call.has(&["-c", "-q", "-l", "-L", "--count", "--quiet"]),
        _ => call.name == "cut" && call.value(&["-d"]) == Some("=") && call.value(&["-f"]) == Some("1"),
    }
}

/// The file into which a command decodes or decrypts another one.
fn decoded<'c>(call: &'c Call<'_>) -> Option<&'c str> {
    match call.name {
        "openssl" if call.says(&["-d", "-decrypt"]) => call.value(&["-out"]),
        "gpg" | "gpg2" if call.has(&["-d", "--decrypt"]) => call.value(&["-o", "--output"]),
        "xxd" if call.has(&["-r"]) => call.operands().nth(1).map(|field| field.text.as_str()),
        "base64" if call.has(&["-d", "-D", "--decode"]) => call.value(&["-o", "--output"]),
        "certutil" if call.says(&["-decode", "-decodehex"]) => {
            call.operands().nth(1).map(|field| field.text.as_str())
        }
        _ => None,
    }
}

/// Programs to which the path of a secret is a name, or that are made to use it.
static NAMES_ONLY: Names = Names::new(&[
    "echo",
    "printf",
    "ls",
    "stat",
    "test",
    "touch",
    "mkdir",
    "ssh",
    "ssh-keygen",
    "ssh-add",
    "ssh-copy-id",
    "sftp",
    "autossh",
    "mosh",
    "kubectl",
    "helm",
    "oc",
    "git",
    "docker",
    "podman",
    "export",
    "unset",
    "wc",
    "which",
    "realpath",
    "dirname",
    "basename",
    "readlink",
    "chmod",
    "chown",
    "chgrp",
    "visudo",
    "aws",
    "gcloud",
    "az",
    "npm",
    "yarn",
    "terraform",
    "ansible",
    "vault",
    "openstack",
]);

/// Whether a device is a disk or the memory, which programs have no business with.
fn names_disk(path: &str) -> bool {
    ["/dev/sd", "/dev/vd", "/dev/xvd", "/dev/nvme", "/dev/mmcblk", "/dev/mapper/", "/dev/mem", "/dev/kmem"]
        .iter()
        .any(|disk| path.starts_with(disk))
}

fn permissions(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let recursive = call.has(&["-R", "--recursive"]);
    let mode = call.arguments.iter().find(|field| {
        let text = field.text.as_str();
        text != "-R"
            && text != "-r"
            && !text.starts_with("--")
            && (text.bytes().all(|byte| byte.is_ascii_digit())
                || text.contains(['+', '='])
                || (text.starts_with('-') && text.len() <= 5)
                || matches!(text, "a-x" | "ugo-x"))
    });
    let mode = mode.map_or("", |field| field.text.as_str());
    let digits = mode.trim_start_matches('0');
    let sets_id = mode.contains("+s") && !mode.starts_with("g+")
        || mode.split_once('+').is_some_and(|(_, bits)| bits.contains('x') && bits.contains('s'))
        || mode.contains("u=s")
        || mode.contains("=rws")
        || (digits.len() == 4 && matches!(digits.as_bytes()[0], b'4' | b'6' | b'7'));
    if sets_id {
        analyzer.note(Privilege, 0.8, "shell.setuid", call.span);
    }
    let is_open = matches!(digits, "777" | "666" | "776" | "767")
        || mode.contains("o+w")
        || mode.contains("a+w")
        || mode.contains("a+rw")
        || mode.contains("ugo+rwx")
        || mode == "+w" && recursive;
    let is_closed =
        matches!(mode, "000" | "0" | "00" | "a-rwx") || mode.contains("-x") && mode.starts_with('a');
    let stops = matches!(mode, "-x" | "a-x" | "ugo-x" | "-rx");
    let sets_group =
        mode.contains("g+s") || mode.contains("g=s") || digits.len() == 4 && digits.starts_with('2');
    for field in call.operands().filter(|field| field.text != mode) {
        let place = paths::place(&field.text);
        if sets_group && paths::program(&field.text).is_some() {
            analyzer.note(Privilege, 0.65, "shell.setuid", call.span);
        }
        if is_open
            && !field.text.contains(".git/")
            && paths::written(&field.text)
                .is_some_and(|known| matches!(known.2, "file.startup" | "file.persistence" | "file.accounts"))
        {
            analyzer.note(Privilege, 0.65, "shell.permissions", call.span);
        }
        if stops && paths::program(&field.text).is_some() {
            analyzer.note(Destructive, 0.65, "shell.permissions", call.span);
        }
        if place == Place::Device && is_open && names_disk(&field.text) {
            analyzer.note(Privilege, 0.75, "shell.permissions", call.span);
        }
        let is_wide = matches!(place, Place::Root | Place::System | Place::Home);
        let score = match (is_open || is_closed, recursive, is_wide) {
            (true, true, true) => 0.95,
            (true, true, false)
                if matches!(place, Place::Here | Place::Above | Place::Absolute | Place::InHome) =>
            {
                0.55
            }
            (true, false, true) => 0.75,
            (true, _, _) => 0.3,
            (false, true, true) if place == Place::Root => 0.8,
            _ => continue,
        };
        analyzer.note(Privilege, score, "shell.permissions", call.span);
    }
    if let Some(name) = call.operands().last()
        && paths::is_secret(&name.text)
        && is_open
    {
        analyzer.note(Credentials, 0.7, "shell.permissions", call.span);
    }
}

fn copied(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    if call.name == "rsync" || call.name == "scp" {
        return;
    }
    let operands: Vec<&Field<'_>> = call.operands().collect();
    if call.name == "tee" {
        for field in operands {
            let input = call.situation.input.clone().unwrap_or_default();
            let appends = call.has(&["-a", "--append"]);
            targets::written(analyzer, field, &input, appends);
        }
        return;
    }
    let Some((target, sources)) = operands.split_last() else { return };
    let target = call.value(&["-t", "--target-directory"]).unwrap_or(&target.text);
    if call.name == "ln" {
        let empties = sources.iter().any(|field| field.text == "/dev/null");
        if empties && target.contains("history") {
            analyzer.note(Malware, 0.85, "shell.history", call.span);
        } else if sources.iter().any(|field| {
            field.text == "/dev/null" || matches!(paths::place(&field.text), Place::Temporary | Place::InHome)
        }) && let Some((category, score, reason)) = paths::written(target)
            && reason != "file.persistence"
            && score >= 0.5
        {
            analyzer.note(category, score, reason, call.span);
        }
        return;
    }
    if target == "/dev/null" {
        if call.name.ends_with("mv") {
            analyzer.note(Destructive, 0.85, "shell.delete", call.span);
        }
    } else if let Some((category, score, reason)) = paths::written(target) {
        let is_backup = target.ends_with(".bak") || target.ends_with(".orig") || target.ends_with(".backup");
        if !is_backup {
            analyzer.note(category, score, reason, call.span);
        }
    }
    let is_moved = call.name.ends_with("mv");
    for field in sources {
        if is_moved && matches!(paths::place(&field.text), Place::Root | Place::System | Place::Home) {
            let is_deep = paths::normal(&field.text).matches('/').count() > 2;
            analyzer.note(Destructive, if is_deep { 0.4 } else { 0.75 }, "shell.delete", call.span);
        }
        if paths::is_secret(&field.text) {
            analyzer.note(Credentials, 0.6, "shell.secret_file", &field.span);
        }
        if field.text == "/dev/null" && (target.starts_with("/var/log") || target.contains("history")) {
            analyzer.note(Malware, 0.8, "shell.history", call.span);
        }
        let is_shell = matches!(super::base_name(&field.text).as_ref(), "bash" | "sh" | "dash" | "zsh")
            && field.text.starts_with('/');
        if is_shell && !is_moved && matches!(paths::place(target), Place::Temporary | Place::InHome) {
            analyzer.note(Privilege, 0.6, "shell.setuid_shell", call.span);
        }
    }
}
