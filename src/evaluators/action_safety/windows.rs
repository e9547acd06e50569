//! PowerShell and cmd by rules over the lower-cased text: aliases, abbreviated options, encoded commands.
//!
//! A text that shows no sign of Windows is not looked at twice. Carets, backticks and quotes inside words, which both
//! shells drop, are dropped first.

use super::hazard::Category::{self, *};
use super::hazard::Hazard;

/// All of these must occur; a score, a reason.
type Rule = (&'static [&'static str], Category, f32, &'static str);

const RULES: [Rule; 96] = [
    (&["downloadstring", "iex"], Malware, 0.95, "windows.remote_script"),
    (&["downloadstring", "invoke-expression"], Malware, 0.95, "windows.remote_script"),
    (&["invoke-webrequest", "iex"], Malware, 0.9, "windows.remote_script"),
    (&["invoke-webrequest", "invoke-expression"], Malware, 0.95, "windows.remote_script"),
    (&["invoke-restmethod", "iex"], Malware, 0.95, "windows.remote_script"),
    (&["iwr ", "iex"], Malware, 0.95, "windows.remote_script"),
    (&["irm ", "iex"], Malware, 0.95, "windows.remote_script"),
    (&["downloadfile(", "start-process"], Malware, 0.85, "windows.download_and_run"),
    (&["downloaddata(", "reflection.assembly"], Malware, 0.95, "windows.remote_script"),
    (&["reflection.assembly", "::load("], Malware, 0.8, "windows.remote_script"),
    (&["frombase64string", "iex"], Malware, 0.9, "windows.encoded"),
    (&["frombase64string", "invoke-expression"], Malware, 0.9, "windows.encoded"),
    (&["certutil", "-urlcache"], Malware, 0.85, "windows.download"),
    (&["certutil", "/urlcache"], Malware, 0.85, "windows.download"),
    (&["certutil", "-verifyctl"], Malware, 0.8, "windows.download"),
    (&["certutil", "-decode"], Malware, 0.7, "windows.encoded"),
    (&["certutil", "-addstore"], Malware, 0.7, "windows.trust"),
    (&["bitsadmin", "/transfer"], Malware, 0.8, "windows.download"),
    (&["bitsadmin", "/create"], Malware, 0.75, "windows.download"),
    (&["start-bitstransfer", "http"], Malware, 0.55, "windows.download"),
    (&["mshta", "http"], Malware, 0.9, "windows.proxy"),
    (&["mshta", "javascript:"], Malware, 0.9, "windows.proxy"),
    (&["mshta", "vbscript:"], Malware, 0.9, "windows.proxy"),
    (&["regsvr32", "/i:"], Malware, 0.85, "windows.proxy"),
    (&["regsvr32", "scrobj"], Malware, 0.9, "windows.proxy"),
    (&["rundll32", "javascript:"], Malware, 0.95, "windows.proxy"),
    (&["rundll32", "comsvcs", "minidump"], Credentials, 0.97, "windows.lsass"),
    (&["rundll32", "pcwutl"], Malware, 0.7, "windows.proxy"),
    (&["installutil", "/u"], Malware, 0.7, "windows.proxy"),
    (&["msbuild", "c:\\users\\public"], Malware, 0.7, "windows.proxy"),
    (&["wmic", "process", "call create"], Malware, 0.75, "windows.proxy"),
    (&["wmic", "/format:"], Malware, 0.75, "windows.proxy"),
    (&["wmic", "shadowcopy", "delete"], Destructive, 0.97, "windows.shadow_copies"),
    (&["win32_shadowcopy", "delete"], Destructive, 0.95, "windows.shadow_copies"),
    (&["win32_shadowcopy", "remove-"], Destructive, 0.95, "windows.shadow_copies"),
    (&["vssadmin", "delete"], Destructive, 0.97, "windows.shadow_copies"),
    (&["vssadmin", "resize"], Destructive, 0.85, "windows.shadow_copies"),
    (&["wbadmin", "delete"], Destructive, 0.95, "windows.shadow_copies"),
    (&["bcdedit", "/set"], Destructive, 0.8, "windows.boot"),
    (&["bcdedit", "/delete"], Destructive, 0.85, "windows.boot"),
    (&["reagentc", "/disable"], Destructive, 0.75, "windows.boot"),
    (&["diskpart", "clean"], Destructive, 0.9, "windows.format"),
    (&["clear-disk", "removedata"], Destructive, 0.95, "windows.format"),
    (&["format-volume"], Destructive, 0.85, "windows.format"),
    (&["cipher", "/w:"], Destructive, 0.7, "windows.format"),
    (&["fsutil", "setzerodata"], Destructive, 0.7, "windows.format"),
    (&["fsutil", "deletejournal"], Malware, 0.85, "windows.traces"),
    (&["wevtutil", " cl "], Malware, 0.85, "windows.traces"),
    (&["wevtutil", "clear-log"], Malware, 0.85, "windows.traces"),
    (&["wevtutil", "/e:false"], Malware, 0.8, "windows.traces"),
    (&["clear-eventlog"], Malware, 0.85, "windows.traces"),
    (&["remove-eventlog"], Malware, 0.85, "windows.traces"),
    (&["clear-history"], Malware, 0.65, "windows.traces"),
    (&["set-psreadlineoption", "savenothing"], Malware, 0.7, "windows.traces"),
    (&["consolehost_history", "remove-item"], Malware, 0.8, "windows.traces"),
    (&["auditpol", "/clear"], Malware, 0.8, "windows.traces"),
    (&["auditpol", "disable"], Malware, 0.8, "windows.traces"),
    (&["set-mppreference"], Malware, 0.8, "windows.defender"),
    (&["add-mppreference", "exclusion"], Malware, 0.8, "windows.defender"),
    (&["amsiutils"], Malware, 0.95, "windows.defender"),
    (&["amsiinitfailed"], Malware, 0.95, "windows.defender"),
    (&["windows defender", "disable"], Malware, 0.8, "windows.defender"),
    (&["mpcmdrun", "removedefinitions"], Malware, 0.85, "windows.defender"),
    (&["sc ", "stop", "windefend"], Malware, 0.85, "windows.defender"),
    (&["uninstall-windowsfeature", "defender"], Malware, 0.8, "windows.defender"),
    (&["netsh", "firewall", "off"], Malware, 0.8, "windows.firewall"),
    (&["netsh", "advfirewall", "disable"], Malware, 0.75, "windows.firewall"),
    (&["netsh", "advfirewall", "add rule"], Malware, 0.55, "windows.firewall"),
    (&["netsh", "add helper"], Malware, 0.8, "windows.persistence"),
    (&["netsh", "portproxy", "add"], Network, 0.65, "network.tunnel"),
    (&["set-netfirewallprofile", "false"], Malware, 0.8, "windows.firewall"),
    (&["currentversion\\run", "add"], Malware, 0.8, "windows.persistence"),
    (&["currentversion\\run", "new-itemproperty"], Malware, 0.8, "windows.persistence"),
    (&["currentversion\\run", "set-itemproperty"], Malware, 0.8, "windows.persistence"),
    (&["image file execution options", "add"], Malware, 0.85, "windows.persistence"),
    (&["start menu\\programs\\startup"], Malware, 0.65, "windows.persistence"),
    (&["schtasks", "/create"], Malware, 0.65, "windows.persistence"),
    (&["register-scheduledtask"], Malware, 0.6, "windows.persistence"),
    (&["sc ", " create ", "binpath"], Malware, 0.65, "windows.persistence"),
    (&["sc.exe", " create ", "binpath"], Malware, 0.7, "windows.persistence"),
    (&["new-service", "binarypathname"], Malware, 0.65, "windows.persistence"),
    (&["__eventfilter"], Malware, 0.85, "windows.persistence"),
    (&["enablelua"], Privilege, 0.8, "windows.elevation"),
    (&["ms-settings", "shell\\open\\command"], Privilege, 0.9, "windows.elevation"),
    (&["net user", "/add"], Privilege, 0.75, "windows.accounts"),
    (&["net localgroup administrators", "/add"], Privilege, 0.85, "windows.accounts"),
    (&["add-localgroupmember", "administrators"], Privilege, 0.85, "windows.accounts"),
    (&["new-localuser"], Privilege, 0.65, "windows.accounts"),
    (&["mimikatz"], Credentials, 0.9, "windows.lsass"),
    (&["sekurlsa"], Credentials, 0.97, "windows.lsass"),
    (&["lsass", "dump"], Credentials, 0.95, "windows.lsass"),
    (&["procdump", "lsass"], Credentials, 0.97, "windows.lsass"),
    (&["reg", "save", "hklm\\sam"], Credentials, 0.95, "windows.hives"),
    (&["reg", "save", "hklm\\system"], Credentials, 0.9, "windows.hives"),
    (&["ntdsutil", "ifm"], Credentials, 0.95, "windows.hives"),
    (&["ntds.dit"], Credentials, 0.85, "windows.hives"),
];

/// Programs that Windows carries and that execute something else for whoever asks, or reach what others protect. Their
/// ordinary uses are rare in what an agent does. Source: the names of the LOLBAS project.
const PROXIES: [&str; 62] = [
    "mshta",
    "msxsl",
    "regsvr32",
    "rundll32",
    "installutil",
    "msdt",
    "presentationhost",
    "bginfo",
    "forfiles",
    "pcalua",
    "mavinject",
    "esentutl",
    "odbcconf",
    "ieexec",
    "infdefaultinstall",
    "syncappvpublishingserver",
    "xwizard",
    "desktopimgdownldr",
    "certoc",
    "diskshadow",
    "extexport",
    "fsi",
    "fsianycpu",
    "rcsi",
    "csi",
    "vsjitdebugger",
    "sqldumper",
    "rdrleakdiag",
    "createdump",
    "dump64",
    "tttracer",
    "cmstp",
    "regasm",
    "regsvcs",
    "ldifde",
    "printbrm",
    "visualuiaverifynative",
    "agentexecutor",
    "devtunnel",
    "fltmc",
    "gpscript",
    "iscsicpl",
    "msdeploy",
    "vstest.console",
    "winrm.vbs",
    "wsreset",
    "register-cimprovider",
    "runscripthelper",
    "scriptrunner",
    "stordiag",
    "te",
    "verclsid",
    "workfolders",
    "atbroker",
    "dsdbutil",
    "ntdsutil",
    "cdb",
    "dnx",
    "dxcap",
    "mftrace",
    "update",
    "squirrel",
];

/// Names that only attack tools have.
const TOOLS: [&str; 22] = [
    "invoke-mimikatz",
    "invoke-kerberoast",
    "invoke-bloodhound",
    "invoke-shellcode",
    "invoke-dllinjection",
    "invoke-powershelltcp",
    "powercat",
    "invoke-wmiexec",
    "invoke-smbexec",
    "invoke-psexec",
    "get-gpppassword",
    "invoke-ninjacopy",
    "out-minidump",
    "invoke-tokenmanipulation",
    "invoke-userhunter",
    "powerview",
    "powerup.ps1",
    "winpwn",
    "kittenz",
    "domainpassspray",
    "snaffler",
    "invoke-atomictest",
];

const SIGNS: [&str; 24] = [
    "powershell",
    "pwsh",
    "cmd",
    "c:\\",
    "%",
    "$env:",
    "-object",
    "-item",
    "invoke-",
    "iex",
    "hklm",
    "hkcu",
    "hkey_",
    ".exe",
    "net ",
    "reg ",
    "wmi",
    "::",
    "schtasks",
    "set-",
    "vssadmin",
    "del ",
    "format ",
    "rd ",
];

pub(super) fn inspect(text: &str, hazards: &mut Vec<Hazard>) {
    let lower = text.to_ascii_lowercase();
    if !SIGNS.iter().any(|sign| lower.contains(sign)) {
        return;
    }
    let whole = 0..text.len();
    let clean: String = lower.chars().filter(|c| !matches!(c, '^' | '`' | '"' | '\'')).collect();
    let is_data = ["echo ", "grep ", "rg ", "git commit", "printf ", "man "]
        .iter()
        .any(|begin| clean.trim_start().starts_with(begin))
        && !clean.contains(['|', '>']);
    if is_data {
        return;
    }
    let mut note =
        |category, score, reason| hazards.push(Hazard::new(category, score, reason, whole.clone()));
    for (needles, category, score, reason) in RULES {
        if needles.iter().all(|needle| clean.contains(needle)) {
            note(category, score, reason);
        }
    }
    if TOOLS.iter().any(|tool| clean.contains(tool)) {
        note(Malware, 0.9, "shell.attack_tool");
    }
    if let Some(script) = encoded(text) {
        note(Malware, 0.75, "windows.encoded");
        let mut inner = Vec::new();
        // One level: an encoded command inside an encoded command is judged by the first.
        if !script.to_ascii_lowercase().contains("-enc") {
            inspect(&script, &mut inner);
        }
        hazards.extend(inner.into_iter().map(|hazard| Hazard { span: whole.clone(), ..hazard }));
        return;
    }
    words(&clean, &whole, hazards);
}

/// The command behind `-EncodedCommand`, in any of its abbreviations: base64 of UTF-16.
fn encoded(text: &str) -> Option<String> {
    let mut words = text.split_ascii_whitespace();
    if !text.to_ascii_lowercase().contains("powershell") && !text.to_ascii_lowercase().contains("pwsh") {
        return None;
    }
    while let Some(word) = words.next() {
        let option = word.trim_start_matches(['-', '/', '\u{2013}', '\u{2014}']).to_ascii_lowercase();
        if option.is_empty()
            || option.len() == word.len()
            || !"encodedcommand".starts_with(&option) && option != "ec"
        {
            continue;
        }
        let digits = words.next()?.trim_matches(['"', '\'']);
        if digits.len() < 8 {
            continue;
        }
        let bytes =
            crate::base64::decode(digits.bytes().filter(|byte| *byte != b'=').collect::<Vec<_>>().iter())?;
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return Some(String::from_utf16_lossy(&units));
    }
    None
}

/// Commands of cmd and PowerShell that delete, by their words.
fn words(clean: &str, whole: &std::ops::Range<usize>, hazards: &mut Vec<Hazard>) {
    let mut note =
        |category, score, reason| hazards.push(Hazard::new(category, score, reason, whole.clone()));
    for line in clean.split(['\n', '&', '|', ';']).take(2_000) {
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
        let program = first.rsplit(['\\', '/']).next().unwrap_or(first);
        let is_exe = program.ends_with(".exe") || line.contains("c:\\") || line.contains("\\\\");
        let stem = program.strip_suffix(".exe").unwrap_or(program);
        if PROXIES.contains(&stem)
            && (is_exe
                || matches!(
                    stem,
                    "mshta"
                        | "msxsl"
                        | "regsvr32"
                        | "rundll32"
                        | "mavinject"
                        | "odbcconf"
                        | "fltmc"
                        | "ldifde"
                        | "gpscript"
                        | "ntdsutil"
                        | "diskshadow"
                ))
        {
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
        let edits = matches!(stem, "reg")
            && words.iter().any(|word| matches!(*word, "add" | "delete" | "import"))
            || matches!(stem, "set-itemproperty" | "new-itemproperty" | "sp")
                && (line.contains("hklm") || line.contains("hkcu"));
        if edits {
            note(
                Malware,
                if registry.iter().any(|key| line.contains(key)) { 0.65 } else { 0.45 },
                "windows.registry",
            );
        }
        let has = |flag: &str| {
            words
                .iter()
                .any(|word| *word == flag || word.starts_with("/") && word.contains(flag) && word.len() <= 8)
        };
        let begins = |flag: &str| words.iter().any(|word| word.len() >= 2 && flag.starts_with(*word));
        let wide = words.iter().skip(1).any(|word| {
            use super::paths::{Place, place};
            word.contains(['\\', ':', '*', '/', '$'])
                && !word.starts_with('/')
                && matches!(place(word), Place::Root | Place::System | Place::Home | Place::Here)
                || word.starts_with("c:\\")
                    && (word.len() <= 4
                        || word.starts_with("c:\\windows")
                        || word.starts_with("c:\\users\\*"))
                || *word == "/"
        });
        match *first {
            "del" | "erase" | "rd" | "rmdir" if has("/s") => {
                note(Destructive, if wide { 0.95 } else { 0.6 }, "windows.delete");
            }
            "del" if wide => note(Destructive, 0.7, "windows.delete"),
            "remove-item" | "ri" | "rm" | "rmdir" | "del"
                if begins("-recurse") || words.contains(&"-r") && words.contains(&"-fo") =>
            {
                let is_powershell =
                    words.iter().any(|word| word.starts_with("-rec") || word.starts_with("-fo"));
                if is_powershell && !words.iter().any(|word| word.starts_with("-whatif")) {
                    note(Destructive, if wide { 0.95 } else { 0.6 }, "windows.delete");
                }
            }
            "format" | "format.com"
                if words.get(1).is_some_and(|word| word.len() == 2 && word.ends_with(':')) =>
            {
                note(Destructive, 0.95, "windows.format");
            }
            "taskkill"
                if words.iter().any(|word| {
                    ["msmpeng.exe", "sysmon.exe", "csfalconservice.exe", "lsass.exe", "winlogon.exe"]
                        .contains(word)
                }) =>
            {
                note(Malware, 0.8, "windows.defender");
            }
            "icacls" | "takeown" if wide => note(Privilege, 0.65, "windows.elevation"),
            "net" if words.get(1) == Some(&"stop") => note(Malware, 0.45, "windows.services"),
            "stop-computer" | "restart-computer" => note(Destructive, 0.55, "system.stop"),
            _ => {}
        }
        let is_shell = line.contains("powershell") || line.contains("pwsh");
        if is_shell
            && (line.contains("-w hidden") || line.contains("-windowstyle hidden") || line.contains("-w h "))
            && (line.contains("-nop") || line.contains("bypass") || line.contains("-enc"))
        {
            note(Malware, 0.75, "windows.hidden");
        }
        if line.contains("new-object") && line.contains("sockets.tcpclient") {
            note(Malware, 0.9, "shell.reverse_shell");
        }
        if line.contains("set-executionpolicy")
            && (line.contains("bypass") || line.contains("unrestricted"))
            && line.contains("localmachine")
        {
            note(Malware, 0.6, "windows.defender");
        }
    }
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
