//! Rules for the programs of macOS that hide, start, record or switch protection off. Source: their manual pages, and
//! the techniques of MITRE ATT&CK for macOS.

use super::output::Taint;
use super::{Analyzer, Call, Category::*};

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let says = |words: &[&str]| call.says(words);
    let any = |piece: &str| call.arguments.iter().any(|field| field.text.contains(piece));
    let noted = match call.name {
        "osascript" if call.situation.input.as_ref().is_some_and(|input| input.taint.has(Taint::NETWORK)) => {
            Some((Malware, 0.85, "shell.remote_script"))
        }
        "osascript" => {
            let sources: Vec<String> = call.values(&["-e"]).map(str::to_owned).collect();
            for source in &sources {
                if let Some((_, rest)) = source.split_once("do shell script")
                    && let Some(command) = super::code::strings(rest).next()
                {
                    analyzer.derived(&command, call.span);
                }
            }
            let asks = any("display dialog") && (any("password") || any("hidden answer"));
            if asks {
                Some((Credentials, 0.8, "system.prompt"))
            } else if any("do shell script")
                || any("do script")
                || any("System Events")
                || any("login item")
                || call
                    .arguments
                    .iter()
                    .any(|field| field.text.starts_with("/tmp/") || field.text.starts_with("/private/tmp/"))
            {
                Some((Malware, 0.6, "system.prompt"))
            } else {
                None
            }
        }
        "dsenableroot" => Some((Privilege, 0.75, "system.accounts")),
        "dseditgroup" if says(&["edit"]) => Some((Privilege, 0.7, "system.accounts")),
        "dscl" if says(&["-create", "-append", "-passwd", "create", "append", "passwd", "-delete"]) => {
            Some((Privilege, 0.65, "system.accounts"))
        }
        "sysadminctl"
            if any("-addUser")
                || any("-resetPassword")
                || any("guestAccount") && !says(&["off", "status"]) =>
        {
            Some((Privilege, 0.7, "system.accounts"))
        }
        "launchctl" if any("/homebrew.mxcl.") || says(&["kickstart"]) && any("gui/") => None,
        "launchctl" if says(&["load", "submit", "bootstrap", "kickstart"]) => {
            Some((Malware, 0.55, "file.persistence"))
        }
        "launchctl" if says(&["unload", "remove", "bootout", "disable", "stop"]) => {
            let score = if any("/Library/Launch") && !any("~") { 0.6 } else { 0.45 };
            Some((Malware, score, "system.watchers"))
        }
        "chflags" if says(&["hidden", "schg", "uchg"]) => Some((Malware, 0.6, "system.hidden")),
        "xattr" if any("com.apple.quarantine") && !call.has(&["-p"]) || call.has(&["-c"]) => {
            Some((Malware, 0.65, "system.hidden"))
        }
        "setfile" if call.has(&["-a"]) => Some((Malware, 0.6, "system.hidden")),
        // Without its sound, again and again, or where somebody else fetches it.
        "screencapture"
            if call.has(&["-x", "-V"]) || !call.has(&["-i"]) && (analyzer.has_loop || any("/tmp/")) =>
        {
            Some((Privacy, 0.55, "system.keylogger"))
        }
        "screencapture" => Some((Privacy, 0.4, "system.keylogger")),
        "spctl" if any("-disable") => Some((Malware, 0.8, "system.watchers")),
        "csrutil" if says(&["disable", "clear"]) => Some((Malware, 0.85, "system.watchers")),
        "nvram" if any("=") => Some((Privilege, 0.6, "system.boot")),
        "tccutil" if says(&["reset"]) => Some((Privilege, 0.6, "system.watchers")),
        "defaults" if says(&["write"]) && (any("Hook") || any("loginwindow") || any("LSQuarantine")) => {
            Some((Malware, 0.7, "file.persistence"))
        }
        "plistbuddy" if any("Launch") || any("Program") || any("RunAtLoad") => {
            Some((Malware, 0.65, "file.persistence"))
        }
        "log" if says(&["erase"]) => Some((Malware, 0.8, "file.traces")),
        // A build has a keychain of its own.
        "security" if says(&["delete-keychain", "unlock-keychain"]) && any(".keychain") && !any("login") => {
            None
        }
        "security" if says(&["add-trusted-cert", "delete-keychain", "unlock-keychain"]) => {
            Some((Credentials, 0.7, "shell.secret_store"))
        }
        "systemsetup" if any("-setremotelogin") || any("-setremoteappleevents") => {
            Some((Network, 0.65, "network.tunnel"))
        }
        "networksetup" if any("-setwebproxy") || any("-setsecurewebproxy") || any("-setdnsservers") => {
            Some((Network, 0.55, "network.tunnel"))
        }
        "kmutil" if says(&["load"]) => Some((Privilege, 0.65, "system.kernel")),
        "tmutil" if says(&["delete", "disable", "deletelocalsnapshots"]) => {
            Some((Destructive, 0.8, "shell.volume"))
        }
        "mdatp" if says(&["disabled", "exclusion"]) => Some((Malware, 0.8, "system.watchers")),
        _ => None,
    };
    if let Some((category, score, reason)) = noted {
        analyzer.note(category, score, reason, call.span);
    }
}
