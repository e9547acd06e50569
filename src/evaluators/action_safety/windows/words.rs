//! Commands of cmd and PowerShell by their words: what is deleted, what is run from where, what is set.

use super::super::hazard::Category::*;
use super::super::hazard::Hazard;
use super::super::paths;
use super::super::shell::{MADE, Names};
use super::programs::PROXIES;

/// Names of such programs that others have too, or that are words.
const AMBIGUOUS: &[&str] = &[
    "update",
    "te",
    "remote",
    "fsi",
    "csi",
    "csc",
    "hh",
    "mmc",
    "finger",
    "wab",
    "jsc",
    "vbc",
    "tracker",
    "squirrel",
    "wsb",
    "wfc",
    "createdump",
    "advpack",
    "ngen",
    "rcsi",
    "cdb",
    "dnx",
    "powerpnt",
    "winword",
    "coregen",
    "wscript",
    "cscript",
    "ilasm",
    "runonce",
    "bitsadmin",
    "certutil",
    "forfiles",
    "cmstp",
    "pnputil",
];

/// How the registry's hives are written.
const HIVES: [&str; 4] = ["hklm", "hkcu", "hkey_", "registry::"];

/// Words by which a line is known that names no path, no hive and no program with its ending.
static BEGINNINGS: Names = Names::new(&[
    "-c",
    "-command",
    "cmd",
    "del",
    "dir",
    "erase",
    "format",
    "format.com",
    "icacls",
    "ii",
    "invoke-item",
    "klist",
    "msbuild",
    "net",
    "powershell",
    "pwsh",
    "rd",
    "reg",
    "remove-item",
    "restart-computer",
    "ri",
    "rm",
    "rmdir",
    "sc",
    "start",
    "start-process",
    "stop-computer",
    "takeown",
    "where",
]);

fn is_proxy(stem: &str) -> bool {
    static NAMES: Names = Names::new(PROXIES);
    NAMES.contains(stem)
}

/// Commands of cmd and PowerShell that delete, by their words.
pub(super) fn words(clean: &str, whole: &std::ops::Range<usize>, hazards: &mut Vec<Hazard>) {
    let mut note =
        |category, score, reason| hazards.push(Hazard::new(category, score, reason, whole.clone()));
    // What no line has where the whole text lacks it.
    let has_backslash = clean.contains('\\');
    let has_hive = HIVES.iter().any(|hive| clean.contains(hive));
    let has_shell = clean.contains("powershell") || clean.contains("pwsh");
    let has_socket = clean.contains("sockets.tcpclient");
    let has_policy = clean.contains("set-executionpolicy");
    // Lines of other shells have none of these, and only some of them begin with a word that the rules below know.
    let has_sign = has_backslash || has_hive || has_shell || has_socket || has_policy;
    let is_foreign = !(has_sign || clean.contains(':') || clean.contains(".exe"));
    if starts_written(clean) {
        note(Malware, 0.6, "windows.staged");
    }
    if asks_around(clean) {
        note(Privacy, 0.55, "windows.collection");
    }
    // A command before listed all below a drive, a system folder or a home.
    let mut lists_wide = false;
    for line in clean.split(['\n', '&', '|', ';']).take(2_000) {
        if is_foreign {
            let first = line.split_ascii_whitespace().next().unwrap_or_default();
            if !first.contains('/') && !BEGINNINGS.contains(first) && !is_proxy(first) {
                continue;
            }
        }
        let mut words: Vec<&str> = line.split_ascii_whitespace().collect();
        while words.first().is_some_and(|word| {
            matches!(
                *word,
                "cmd"
                    | "cmd.exe"
                    | "/c"
                    | "/k"
                    | "powershell"
                    | "powershell.exe"
                    | "-command"
                    | "-c"
                    | "pwsh"
                    | "start"
                    | "/b"
            )
        }) {
            words.remove(0);
        }
        let Some(first) = words.first() else { continue };
        // Whoever asks what a program does runs nothing.
        if let [_, "/?"] = words.as_slice() {
            continue;
        }
        let program = first.rsplit(['\\', '/']).next().unwrap_or(first);
        let is_exe =
            program.ends_with(".exe") || has_backslash && (line.contains("c:\\") || line.contains("\\\\"));
        let stem = program.strip_suffix(".exe").unwrap_or(program);
        if is_proxy(stem) && (is_exe || !AMBIGUOUS.contains(&stem)) && !is_usual(stem, line) {
            note(Malware, 0.65, "windows.proxy");
        }
        if program.ends_with(".exe")
            && !matches!(
                stem,
                "curl"
                    | "wget"
                    | "chrome"
                    | "firefox"
                    | "git"
                    | "python"
                    | "node"
                    | "docker"
                    | "ping"
                    | "kubectl"
            )
            && words.iter().skip(1).any(|word| {
                word.starts_with("http://") || word.starts_with("https://") || word.starts_with("\\\\")
            })
        {
            note(Malware, 0.6, "windows.download");
        }
        if starts_other(stem, &words[1..]) {
            note(Malware, 0.65, "windows.proxy");
        }
        // A family of tools is named so: SharpHound, SharpDPAPI, SharpChrome.
        if stem.starts_with("sharp") && program != stem {
            note(Malware, 0.75, "shell.attack_tool");
        }
        if has_backslash && reads_secret(stem, &words[1..]) {
            note(Credentials, 0.65, "windows.password_search");
        }
        if is_masked(stem, &words) {
            note(Malware, 0.65, "windows.masquerade");
        }
        if words.iter().any(|word| matches!(*word, "/s" | "/r" | "-include" | "-filter"))
            && [".kdbx", ".ppk", ".pfx", "groups.xml"].iter().any(|end| line.contains(end))
        {
            note(Credentials, 0.6, "windows.password_search");
        }
        if words.iter().any(|word| has_stream(word)) {
            note(Malware, 0.65, "windows.hidden_stream");
        }
        let registry = [
            "policies",
            "winlogon",
            "currentcontrolset",
            "defender",
            "wdigest",
            "\\lsa",
            "terminal server",
            "shell folders",
            "currentversion\\explorer",
        ];
        let names_key = has_hive && HIVES.iter().any(|hive| line.contains(hive));
        let edits = stem == "reg"
            && words.iter().any(|word| {
                matches!(*word, "add" | "delete" | "import" | "load" | "restore" | "copy" | "save")
            })
            || stem == "reg" && words.contains(&"export") && registry.iter().any(|key| line.contains(key))
            || names_key
                && matches!(
                    stem,
                    "set-itemproperty"
                        | "new-itemproperty"
                        | "remove-itemproperty"
                        | "sp"
                        | "set-item"
                        | "new-item"
                        | "remove-item"
                        | "rename-itemproperty"
                        | "copy-item"
                );
        if edits {
            note(
                Malware,
                if registry.iter().any(|key| line.contains(key)) { 0.65 } else { 0.55 },
                "windows.registry",
            );
        }
        if stem == "sc" {
            let verb = words.iter().skip(1).find(|word| !word.starts_with('\\')).copied().unwrap_or_default();
            match verb {
                "create" | "failure" => note(Malware, 0.65, "windows.persistence"),
                "delete" | "sdset" => note(Malware, 0.7, "windows.services"),
                "stop" | "config" => note(Malware, 0.6, "windows.services"),
                "start" if words.get(1).is_some_and(|word| word.starts_with("\\\\")) => {
                    note(Malware, 0.6, "windows.lateral");
                }
                _ => {}
            }
        }
        if has_backslash && is_staged(first.trim_start_matches(['&', '.', '(']).trim()) {
            note(Malware, 0.6, "windows.staged");
        }
        let has = |flag: &str| {
            words
                .iter()
                .any(|word| *word == flag || word.starts_with("/") && word.contains(flag) && word.len() <= 8)
        };
        let begins = |flag: &str| words.iter().any(|word| word.len() >= 2 && flag.starts_with(*word));
        let wide = || {
            words.iter().skip(1).any(|word| {
                use paths::{Place, place};
                word.contains(['\\', ':', '*', '/', '$'])
                    && !word.starts_with('/')
                    && matches!(place(word), Place::Root | Place::System | Place::Home | Place::Here)
                    || word.starts_with("c:\\")
                        && (word.len() <= 4
                            || word.starts_with("c:\\windows")
                            || word.starts_with("c:\\users\\*"))
                    || *word == "/"
            })
        };
        if matches!(*first, "get-childitem" | "gci" | "dir" | "ls") && begins("-recurse") {
            lists_wide = wide() && !line.contains("-include") && !line.contains("-filter");
        }
        if lists_wide
            && matches!(*first, "remove-item" | "ri" | "foreach-object" | "%" | "foreach")
            && line.contains("remove-item")
        {
            note(Destructive, 0.85, "windows.delete");
        }
        match *first {
            "del" | "erase" | "rd" | "rmdir" if has("/s") => {
                note(
                    Destructive,
                    if wide() {
                        0.95
                    } else if is_below(&words) {
                        0.3
                    } else {
                        0.6
                    },
                    "windows.delete",
                );
            }
            "del" if wide() => note(Destructive, 0.7, "windows.delete"),
            "remove-item" | "ri" | "rm" | "rmdir" | "del"
                if begins("-recurse") || words.contains(&"-r") && words.contains(&"-fo") =>
            {
                let is_powershell =
                    words.iter().any(|word| word.starts_with("-rec") || word.starts_with("-fo"));
                if is_powershell && !words.iter().any(|word| word.starts_with("-whatif")) {
                    let score = if wide() {
                        0.95
                    } else if is_below(&words) {
                        0.3
                    } else {
                        0.6
                    };
                    note(Destructive, score, "windows.delete");
                }
            }
            "format" | "format.com"
                if words.get(1).is_some_and(|word| word.len() == 2 && word.ends_with(':')) =>
            {
                note(Destructive, 0.95, "windows.format");
            }
            "taskkill"
                if words.iter().any(|word| {
                    ["msmpeng", "mssense", "sysmon", "csfalcon", "sentinel", "cylance", "lsass", "winlogon"]
                        .iter()
                        .any(|name| word.starts_with(name))
                }) =>
            {
                note(Malware, 0.8, "windows.defender");
            }
            "klist" if words.get(1) == Some(&"get") => note(Credentials, 0.6, "windows.tickets"),
            "icacls" | "takeown" if wide() => note(Privilege, 0.65, "windows.elevation"),
            "sdelete" | "sdelete64" | "sdelete.exe" | "sdelete64.exe" if !words.contains(&"-z") => {
                note(Destructive, 0.55, "shell.shred");
            }
            "rclone" | "rclone.exe"
                if words.iter().any(|word| matches!(*word, "copy" | "sync" | "move"))
                    && words.iter().any(|word| word.starts_with("c:\\users\\")) =>
            {
                note(Exfiltration, 0.6, "windows.upload");
            }
            // A new password for somebody.
            "net" | "net1" | "net.exe"
                if words.get(1) == Some(&"user")
                    && words.get(3).is_some_and(|word| !word.starts_with('/')) =>
            {
                note(Privilege, 0.6, "windows.accounts");
            }
            "7z" | "7za" | "rar" | "winrar" | "7z.exe" | "rar.exe"
                if words.get(1) == Some(&"a")
                    && words
                        .iter()
                        .any(|word| word.starts_with("-hp") || word.starts_with("-p") && word.len() > 2)
                    && ["\\users\\", "%userprofile%", "$env:userprofile", " \\\\"]
                        .iter()
                        .any(|place| line.contains(place)) =>
            {
                note(Exfiltration, 0.55, "windows.collection");
            }
            "net" | "net.exe" if words.get(1) == Some(&"stop") => note(Malware, 0.55, "windows.services"),
            "stop-computer" | "restart-computer" => note(Destructive, 0.55, "system.stop"),
            _ => {}
        }
        let is_shell = has_shell && (line.contains("powershell") || line.contains("pwsh"));
        if is_shell
            && (line.contains("-w hidden") || line.contains("-windowstyle hidden") || line.contains("-w h "))
            && (line.contains("-nop") || line.contains("bypass") || line.contains("-enc"))
        {
            note(Malware, 0.75, "windows.hidden");
        }
        if has_socket && line.contains("new-object") && line.contains("sockets.tcpclient") {
            note(Malware, 0.9, "shell.reverse_shell");
        }
        if has_policy
            && line.contains("set-executionpolicy")
            && (line.contains("bypass") || line.contains("unrestricted"))
            && line.contains("localmachine")
        {
            note(Malware, 0.6, "windows.defender");
        }
    }
}

/// Whether all that a command removes is named, and lies below the current folder.
fn is_below(words: &[&str]) -> bool {
    let is_made = |word: &str| {
        let mut parts = word.trim_end_matches('\\').rsplit('\\');
        // Elsewhere programs lie in `bin`; here the compilers put what they make there.
        parts.next().is_some_and(|name| MADE.contains(name) || name == "bin")
            && parts.count() > 1
            && !word.contains("..")
    };
    let mut targets =
        words[1..].iter().filter(|word| !word.starts_with(['-', '/']) && !is_made(word)).peekable();
    if targets.peek().is_none() && words[1..].iter().any(|word| is_made(word)) {
        return true;
    }
    targets.peek().is_some()
        && targets.all(|word| {
            let rest = word.trim_start_matches([',', '.', '\\']).trim_start_matches("$env:temp\\");
            rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                && !rest.contains([':', '$', '%', '~'])
                && !word.contains("..")
                && !word.starts_with("\\\\")
        })
}

/// Whether a program lies where anybody can put one: the public, temporary and application data folders. MITRE ATT&CK
/// T1036.005, T1204.002.
fn is_staged(program: &str) -> bool {
    const PLACES: [&str; 9] = [
        "\\users\\public\\",
        "%temp%\\",
        "%tmp%\\",
        "$env:temp\\",
        "$env:tmp\\",
        "%appdata%\\",
        "$env:appdata\\",
        "\\windows\\temp\\",
        "\\appdata\\local\\temp\\",
    ];
    PLACES.iter().any(|place| program.contains(place))
}

/// Whether a word names an alternate data stream: `file.txt:other.exe`.
fn has_stream(word: &str) -> bool {
    let Some((file, stream)) = word.rsplit_once(':') else { return false };
    let extension = |name: &str| {
        name.rsplit_once('.').is_some_and(|(stem, end)| {
            !stem.is_empty()
                && matches!(
                    end,
                    "exe"
                        | "dll"
                        | "doc"
                        | "jpg"
                        | "pdf"
                        | "png"
                        | "xml"
                        | "txt"
                        | "vbs"
                        | "js"
                        | "bat"
                        | "ps1"
                        | "cab"
                        | "zip"
                        | "log"
                        | "vb"
                        | "hta"
                )
        })
    };
    extension(file) && extension(stream) && !word.contains("://")
}

/// Whether such a program is only used for what it is there for.
fn is_usual(stem: &str, line: &str) -> bool {
    let has = |signs: &[&str]| signs.iter().any(|sign| line.contains(sign));
    match stem {
        "appcmd" => line.contains(" list ") && !line.contains('/'),
        "certreq" => !has(&["-post", "http"]),
        "certutil" => has(&["-hashfile", "-dump", "-verify ", "-store"]) && !line.contains("http"),
        "cscript" => has(&["slmgr.vbs", "ospp.vbs"]),
        "forfiles" => has(&["cmd /c echo", "cmd /c del @"]) && !line.contains(".exe"),
        "makecab" => !line.contains(['\\', '/']),
        "mmc" => line.ends_with(".msc") && !line.contains("eventvwr") && !line.contains(['\\', '/']),
        "nltest" => has(&["/dsgetdc", "/sc_query", "/dsgetsite"]),
        "pnputil" => line.contains("/enum-"),
        "rundll32" => has(&["sysdm.cpl,edit", "printuientry /il", "printuientry /e"]) && !line.contains('\\'),
        "setspn" => line.contains(" -l "),
        "xsd" => line.contains(".xsd") && !line.contains("http"),
        _ => false,
    }
}

/// Whether a program that is used all day is here handed another to start. MITRE ATT&CK T1127.001, T1202.
fn starts_other(stem: &str, arguments: &[&str]) -> bool {
    let ends = |ends: &[&str]| {
        arguments
            .iter()
            .any(|word| !word.starts_with(['-', '/']) && ends.iter().any(|end| word.ends_with(end)))
    };
    match stem {
        "msbuild" => ends(&[".xml", ".txt", ".rsp"]) || arguments.iter().any(|word| word.starts_with("\\\\")),
        "invoke-item" | "ii" | "start-process" => ends(&[".lnk", ".iso", ".scr", ".hta", ".pif", ".xll"]),
        "explorer" => ends(&[".exe", ".hta", ".js", ".vbs", ".lnk"]),
        "wt" => {
            ends(&[".exe", ".bat", ".vbs"])
                && !ends(&["cmd.exe", "powershell.exe", "pwsh.exe", "wsl.exe", "bash.exe"])
        }
        _ => false,
    }
}

/// Whether something gets the name of a part of Windows, or is put among its files. MITRE ATT&CK T1036.005.
fn is_masked(stem: &str, words: &[&str]) -> bool {
    if !matches!(stem, "ren" | "rename" | "move" | "copy" | "rename-item" | "move-item" | "copy-item") {
        return false;
    }
    let Some(last) = words[1..].iter().rev().find(|word| !word.starts_with(['-', '/'])) else { return false };
    let name = last.rsplit('\\').next().unwrap_or(last);
    matches!(
        name,
        "svchost.exe"
            | "lsass.exe"
            | "csrss.exe"
            | "services.exe"
            | "winlogon.exe"
            | "spoolsv.exe"
            | "dllhost.exe"
    ) || words.len() > 2
        && ["c:\\windows\\", "%windir%\\", "%systemroot%\\", "$env:windir\\"]
            .iter()
            .any(|place| last.starts_with(place))
        && [".exe", ".dll", ".sys", ".scr"]
            .iter()
            .any(|end| words[1..].iter().any(|word| word.ends_with(end)))
}

/// Whether a file is read or copied in which programs keep what they log in with. MITRE ATT&CK T1552.001.
fn reads_secret(stem: &str, arguments: &[&str]) -> bool {
    const FILES: [&str; 9] = [
        "\\.ssh\\id_",
        "\\.aws\\credentials",
        "\\.azure\\",
        "\\.kube\\config",
        "\\.git-credentials",
        "\\recentservers.xml",
        "\\sitemanager.xml",
        "\\key4.db",
        "\\logins.json",
    ];
    matches!(
        stem,
        "type" | "more" | "get-content" | "gc" | "cat" | "copy" | "xcopy" | "robocopy" | "copy-item" | "cp"
    ) && arguments.iter().any(|word| FILES.iter().any(|file| word.contains(file)) && !word.ends_with(".pub"))
}

/// Whether one line writes a script and starts it. MITRE ATT&CK T1059.003.
fn starts_written(clean: &str) -> bool {
    clean.lines().take(100).any(|line| {
        line.split('>').skip(1).take(16).any(|rest| {
            let mut parts = rest.split('&');
            let Some(script) = parts.next().map(|name| name.trim().trim_matches('"')) else { return false };
            let is_script = [".cmd", ".bat", ".vbs", ".js", ".hta"].iter().any(|kind| script.ends_with(kind));
            is_script && !script.contains(' ') && parts.any(|part| part.contains(script))
        })
    })
}

/// Whether one line asks who there is, with what rights, and at least three more questions: what is typed
/// first where somebody got in. MITRE ATT&CK T1033, T1057, T1082, T1087.
fn asks_around(clean: &str) -> bool {
    const ASKED: [&str; 9] =
        ["whoami", "net ", "nltest", "systeminfo", "ipconfig", "tasklist", "netstat", "hostname", "quser"];
    let begun = |part: &str, asked: &str| {
        part.trim_start_matches("cmd").trim_start().trim_start_matches("/c ").starts_with(asked)
    };
    (["whoami /", "net user", "net localgroup", "net group", "nltest"]
        .iter()
        .any(|asked| clean.contains(asked)))
        && clean.lines().take(100).any(|line| {
            line.contains('&')
                && ASKED
                    .iter()
                    .filter(|asked| line.split('&').any(|part| begun(part.trim_start(), asked)))
                    .count()
                    >= 4
        })
}
