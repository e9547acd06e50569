//! Programs that were made to attack, or to look for what can be attacked, functions that start themselves twice, and loops without end.

use super::programs::Names;
use super::{Analyzer, Call, Category::*, Hazard};

/// Programs whose purpose is an attack, or the preparation of one.
static ATTACKS: Names = Names::new(&[
    "msfconsole",
    "msfvenom",
    "msfcli",
    "meterpreter",
    "sqlmap",
    "hydra",
    "medusa",
    "ncrack",
    "john",
    "hashcat",
    "mimikatz",
    "secretsdump.py",
    "responder",
    "crackmapexec",
    "cme",
    "netexec",
    "nxc",
    "evil-winrm",
    "bloodhound",
    "sharphound",
    "rubeus",
    "aircrack-ng",
    "airodump-ng",
    "aireplay-ng",
    "reaver",
    "wifite",
    "ettercap",
    "bettercap",
    "arpspoof",
    "dsniff",
    "slowhttptest",
    "slowloris",
    "adfind",
    "hping3",
    "goldeneye",
    "torshammer",
    "xmrig",
    "minerd",
    "cpuminer",
    "cgminer",
    "ethminer",
    "linpeas",
    "linpeas.sh",
    "winpeas",
    "linenum.sh",
    "pspy",
    "pspy64",
    "chisel",
    "ligolo",
    "impacket-secretsdump",
    "impacket-psexec",
    "psexec.py",
    "wmiexec.py",
    "smbexec.py",
    "getuserspns.py",
    "getnpusers.py",
    "kerbrute",
    "patator",
    "beef-xss",
    "setoolkit",
    "weevely",
    "empire",
    "sliver",
    "havoc",
    "covenant",
    "unshadow",
    "mimipenguin",
    "lazagne",
    "gsecdump",
    "pwdump",
    "fgdump",
    "wce",
    "nishang",
    "powersploit",
    "commix",
    "xsstrike",
    "atexec.py",
    "certipy",
    "certipy-ad",
    "coercer",
    "dcomexec.py",
    "donpapi",
    "getst.py",
    "gettgt.py",
    "ldapdomaindump",
    "lookupsid.py",
    "lsassy",
    "mitm6",
    "mssqlclient.py",
    "ntlmrelayx.py",
    "petitpotam.py",
    "pywhisker",
    "smbmap",
    "ticketer.py",
]);
/// Programs that look for what is open.
static SCANNERS: Names = Names::new(&[
    "nmap",
    "masscan",
    "zmap",
    "nikto",
    "gobuster",
    "dirb",
    "ffuf",
    "wfuzz",
    "enum4linux",
    "wpscan",
]);

/// Notes such a program; true where nothing more needs to be said of it.
pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) -> bool {
    let name = call.name;
    if ATTACKS.contains(name) || name.starts_with("impacket-") {
        // What it can do, and how fast this machine would be.
        let is_asked = !call.arguments.is_empty()
            && call.arguments.iter().all(|field| {
                matches!(
                    field.text.as_str(),
                    "-h" | "-hh" | "--help" | "-V" | "--version" | "--benchmark" | "-b" | "-m" | "0"
                ) || field.text.starts_with("--list=")
            });
        let traces = name == "hping3"
            && !call.says(&["--flood", "--faster", "--rand-source"])
            && (call.says(&["--traceroute"]) || call.value(&["-c"]).is_some_and(|count| count.len() == 1));
        if !is_asked && !traces {
            analyzer.note(Malware, 0.85, "shell.attack_tool", call.span);
        }
        return true;
    }
    // Every port.
    if matches!(name, "nc" | "ncat" | "netcat") && call.operands().any(|field| field.text.ends_with("-65535"))
    {
        analyzer.note(Malware, 0.55, "shell.scan", call.span);
    }
    if SCANNERS.contains(name) {
        // Whole networks, addresses by chance.
        let is_wide = call.has(&["-iR"])
            || call.operands().any(|field| {
                let bits = field.text.rsplit_once('/').and_then(|(_, bits)| bits.parse::<u8>().ok());
                bits.is_some_and(|bits| bits <= 16) && field.text.starts_with(|c: char| c.is_ascii_digit())
            });
        let score = if name == "nmap" && !is_wide { 0.35 } else { 0.55 };
        analyzer.note(Malware, score, "shell.scan", call.span);
    }
    false
}

/// Loops and functions that leave a machine nothing to do anything else with.
pub(super) fn whole(text: &str, hazards: &mut Vec<Hazard>) {
    if is_fork_bomb(text) {
        hazards.push(Hazard::new(Destructive, 0.97, "shell.fork_bomb", 0..text.len()));
    }
    if is_busy_loop(text) {
        hazards.push(Hazard::new(Destructive, 0.55, "system.exhausted", 0..text.len()));
    }
}

/// A loop without a condition that does nothing, as fast as it can.
fn is_busy_loop(text: &str) -> bool {
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    if text.len() > 1 << 16 || !has(&["while :", "while true", "((;;", "((; ;"]) || !has(&["done"]) {
        return false;
    }
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    ["while:;", "whiletrue;", "for((;;));"]
        .iter()
        .any(|begin| ["do:;done", "dotrue;done"].iter().any(|body| dense.contains(&format!("{begin}{body}"))))
}

/// `name(){ name|name& };name` with any spacing: a function that starts itself twice.
fn is_fork_bomb(text: &str) -> bool {
    if text.len() > 1 << 16 || !text.contains('|') || !text.contains('{') {
        return false;
    }
    let dense: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = dense.as_str();
    while let Some(at) = rest.find("(){") {
        let name = rest[..at].rsplit([';', '&', '|', '\'', '"']).next().unwrap_or_default();
        let name = name.strip_prefix("function").unwrap_or(name);
        let body = &rest[at + 3..];
        if !name.is_empty()
            && name.len() <= 32
            && body.starts_with(name)
            && body[name.len()..].starts_with('|')
        {
            let body = &body[name.len() + 1..];
            if body.strip_prefix(name).is_some_and(|rest| rest.starts_with('&')) {
                return true;
            }
        }
        rest = &rest[at + 3..];
    }
    false
}
