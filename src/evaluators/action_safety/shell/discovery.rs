//! Rules for what an intruder looks around for, listens to and takes along from one account: what guards the machine, whether it is a
//! virtual one, what passes on its network, what was copied or typed. MITRE ATT&CK, Discovery (TA0007), Credential Access (TA0006)
//! and Collection (TA0009).

use super::expand::Field;
use super::output::Taint;
use super::programs::Pieces;
use super::tradecraft::Noted;
use super::{Analyzer, Call, Category::*};

/// Products that watch over a machine.
const GUARDS: [&str; 24] = [
    "falcon",
    "crowdstrike",
    "carbon",
    "cbdefense",
    "cbosx",
    "sentinel",
    "mdatp",
    "defender",
    "osquery",
    "wazuh",
    "ossec",
    "auditd",
    "cylance",
    "sophos",
    "symantec",
    "mcafee",
    "trellix",
    "tanium",
    "elastic-agent",
    "clamd",
    "little snitch",
    "blockblock",
    "santad",
    "nessus",
];
/// What a virtual machine says of itself.
const MACHINES: [&str; 8] =
    ["vmware", "virtualbox", "vbox", "qemu", "hypervisor", "xen", "parallels", "hyper-v"];

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    for (category, score, reason) in
        [sought(analyzer.text, call), heard(call), copied(call), scanned(call)].into_iter().flatten()
    {
        analyzer.note(category, score, reason, call.span);
    }
}

/// A search for what guards the machine, or for signs that it is a virtual one or that somebody traces this. T1518.001, T1497.001, T1622.
fn sought(text: &str, call: &Call<'_>) -> Noted {
    if !matches!(call.name, "grep" | "egrep" | "fgrep" | "rg" | "pgrep" | "pidof" | "awk") {
        return None;
    }
    // Most searches are for one word, which is none of these.
    static SIGNS: [Pieces; 2] = [Pieces::new(&MACHINES), Pieces::new(&["tracerpid"])];
    let may =
        |field: &Field<'_>| field.text.contains('|') || SIGNS.iter().any(|signs| signs.stand_in(&field.text));
    if call.name != "pidof" && !call.has(&["-e"]) && !call.arguments.iter().any(may) {
        return None;
    }
    let pattern = call
        .arguments
        .iter()
        .map(|field| field.text.to_ascii_lowercase())
        .filter(|text| !text.starts_with('/'))
        .collect::<Vec<_>>()
        .join("|");
    let count = |names: &[&str]| names.iter().filter(|name| pattern.contains(*name)).count();
    let inside = ["/proc/cpuinfo", "/class/dmi", "/virtual/dmi", "/proc/scsi", "dmidecode"];
    let looks_inside = || inside.iter().any(|place| text.contains(place));
    let machines = count(&MACHINES);
    (count(&GUARDS) >= 2 || pattern.contains("tracerpid") || machines >= 2 || machines == 1 && looks_inside())
        .then_some((Malware, 0.55, "shell.discovery"))
}

/// Traffic of others. T1040.
fn heard(call: &Call<'_>) -> Noted {
    match call.name {
        "tcpdump" | "tshark" | "dumpcap" | "ngrep" => {
            let reads = call.value(&["-r", "-I"]).is_some() || call.has(&["-D", "--list-interfaces"]);
            // Who looks for a fault knows the port or the host.
            let is_narrow = call.arguments.iter().any(|field| {
                field.text.split([' ', '(', '=']).any(|word| {
                    matches!(
                        word,
                        "port" | "host" | "net" | "portrange" | "icmp" | "arp" | "tcp.port" | "ip.addr"
                    )
                })
            });
            let is_wide = !reads && !is_narrow && !call.arguments.is_empty();
            Some((Privacy, if is_wide { 0.55 } else { 0.4 }, "network.sniff"))
        }
        "wireshark" => Some((Privacy, 0.4, "network.sniff")),
        "ip" | "ifconfig" if call.says(&["promisc"]) && (call.says(&["on"]) || call.name == "ifconfig") => {
            Some((Privacy, 0.6, "network.sniff"))
        }
        // What passes, by the words of a login.
        "grep" | "egrep" | "rg" => {
            static WORDS: Pieces = Pieces::new(&["pass", "user", "login", "cookie", "authorization"]);
            let input = call.situation.input.as_ref()?;
            (input.taint.has(Taint::TRAFFIC)
                && call.arguments.iter().any(|field| WORDS.stand_in(&field.text)))
            .then_some((Credentials, 0.7, "network.sniff"))
        }
        _ => None,
    }
}

/// What a person copied or typed, kept or handed on. T1115, T1056, T1539.
fn copied(call: &Call<'_>) -> Noted {
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    let input = call.situation.input.as_ref().map_or(Taint::NONE, |input| input.taint);
    match call.name {
        // Only `history` and the variables of the environment taint what they print so.
        "xclip" | "xsel" | "pbcopy" | "wl-copy" if input.has(Taint::SECRET) => {
            Some((Credentials, 0.55, "shell.history"))
        }
        "cp" | "rsync" | "tar" | "zip" | "scp" | "ditto" | "7z"
            if [
                ".mozilla/firefox",
                "google-chrome",
                ".config/chromium",
                "Firefox/Profiles",
                ".thunderbird",
                "Chrome/Default",
            ]
            .iter()
            .any(|profile| any(profile)) =>
        {
            Some((Credentials, 0.65, "shell.secret_file"))
        }
        "firefox_decrypt.py" | "python" | "python3" if any("firefox_decrypt") => {
            Some((Credentials, 0.8, "shell.attack_tool"))
        }
        _ => None,
    }
}

/// Hosts and ports, one after the other. T1046, T1018, T1135.
fn scanned(call: &Call<'_>) -> Noted {
    let is_range = |text: &str| {
        text.split_once('-').is_some_and(|(low, high)| {
            matches!((low.parse::<u16>(), high.parse::<u16>()), (Ok(low), Ok(high)) if high.saturating_sub(low) >= 100)
        })
    };
    match call.name {
        "nc" | "ncat" | "netcat"
            if call.has(&["-z"]) && call.operands().any(|field| is_range(&field.text)) =>
        {
            Some((Malware, 0.55, "shell.scan"))
        }
        "nmap" if call.says(&["-p-"]) || call.value(&["-p"]).is_some_and(is_range) => {
            Some((Malware, 0.55, "shell.scan"))
        }
        "firewall-cmd" => call
            .values(&["--add-port"])
            .any(|ports| is_range(ports.split('/').next().unwrap_or(ports)))
            .then_some((Malware, 0.6, "system.firewall")),
        "smbclient" if call.has(&["-L", "--list"]) && call.has(&["-N", "--no-pass"]) => {
            Some((Malware, 0.55, "shell.scan"))
        }
        "steghide" | "outguess" | "stegsnow" | "stegosuite"
            if call
                .arguments
                .iter()
                .any(|field| matches!(field.text.as_str(), "embed" | "-d" | "-m" | "-f")) =>
        {
            Some((Malware, 0.6, "system.hidden"))
        }
        "ping" if call.value(&["-p"]).is_some_and(|pattern| pattern.len() >= 4) => {
            Some((Exfiltration, 0.55, "shell.dns_upload"))
        }
        _ => None,
    }
}
