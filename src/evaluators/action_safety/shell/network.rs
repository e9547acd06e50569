//! Rules for commands that talk to other hosts: downloads that run, uploads, reverse shells, metadata services.

use super::cloud::is_called;
use super::expand::Field;
use super::output::Taint;
use super::{Analyzer, Call, Category::*, paths, wrappers};
use crate::evaluators::action_safety::urls::{self, Reach};

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    addresses(analyzer, call);
    // A program that an earlier command fetched.
    let is_download = call.first.text.contains('/') || call.first.text.starts_with('.');
    if is_download && analyzer.downloads.iter().any(|name| name == paths::file_name(&call.first.text)) {
        analyzer.note(Malware, 0.85, "shell.download_and_run", call.span);
    }
    match call.name {
        "curl" | "wget" | "http" | "https" | "xh" | "aria2c" | "fetch" | "httpie" | "lwp-request" => {
            web(analyzer, call)
        }
        "nc" | "ncat" | "netcat" | "nc.traditional" | "nc.openbsd" | "socat" | "cryptcat" | "rustcat"
        | "rcat" | "pwncat" => socket(analyzer, call),
        "telnet" | "openssl" => {
            let flows = call.situation.input.as_ref().map_or(Taint::NONE, |input| input.taint);
            let connects = call.name == "telnet" || call.says(&["s_client"]);
            if connects && flows.has(Taint::SECRET) {
                analyzer.note(Exfiltration, 0.85, "shell.upload", call.span);
            } else if connects
                && flows.has(Taint::UNKNOWN)
                && call.situation.input.is_some()
                && flows.has(Taint::LOCAL)
            {
                analyzer.note(Malware, 0.6, "shell.raw_socket", call.span);
            }
        }
        "dig" | "nslookup" | "host" | "drill" | "ping" => {
            let taint = call.taint();
            // The machine's own name alone goes nowhere.
            let is_own = call.operands().all(|field| field.text == "$()" || field.text.len() < 3);
            if taint.has(Taint::SECRET)
                || !is_own
                    && (taint.has(Taint::LOCAL)
                        || taint.has(Taint::UNKNOWN)
                            && call.arguments.iter().any(|field| field.text.contains("$()")))
            {
                analyzer.note(Exfiltration, 0.85, "shell.dns_upload", call.span);
            } else if call.arguments.iter().any(|field| {
                field.text.contains("burpcollaborator")
                    || field.text.contains("oastify")
                    || field.text.contains("interact.sh")
            }) {
                analyzer.note(Exfiltration, 0.7, "shell.dns_upload", call.span);
            }
        }
        "scp" | "rsync" | "sftp" | "ftp" | "rclone" | "tftp" | "lftp" | "smbclient" | "mail" | "mailx"
        | "sendmail" | "mutt" | "croc" | "s3cmd" | "gsutil" => {
            let is_remote = |field: &Field<'_>| field.text.contains(':') || field.text.contains('@');
            let secret =
                call.arguments.iter().any(|field| !is_remote(field) && paths::is_secret(&field.text));
            let flows = call.situation.input.as_ref().is_some_and(|input| input.taint.has(Taint::SECRET));
            if secret && (call.arguments.iter().any(is_remote) || call.name.starts_with("mail")) || flows {
                analyzer.note(Exfiltration, 0.9, "shell.upload", call.span);
            }
            if call.name == "rsync" || call.name == "rclone" {
                mirrored(analyzer, call);
            }
            if call.name == "rsync"
                && call
                    .value(&["-e", "--rsh"])
                    .is_some_and(|shell| shell.starts_with("sh ") || shell.contains("/bin/sh"))
            {
                analyzer.note(Privilege, 0.7, "shell.escape", call.span);
            }
        }
        "ssh" => {
            let keeps = call
                .arguments
                .iter()
                .any(|field| field.text.contains("cat >") || field.text.contains("dd of="));
            if keeps && call.situation.input.as_ref().is_some_and(|input| input.taint.has(Taint::LOCAL)) {
                analyzer.note(Exfiltration, 0.55, "shell.upload", call.span);
            }
            let forwards = call
                .arguments
                .iter()
                .any(|field| field.text.starts_with("-R") && !field.text.contains("keygen"));
            if forwards && (call.has(&["-N", "-f"]) || call.value(&["-R"]).is_some()) {
                analyzer.note(Network, 0.5, "network.tunnel", call.span);
            }
            if call.arguments.iter().any(|field| {
                field.text.to_ascii_lowercase().contains("proxycommand=")
                    && field.text.contains([';', '|', '&'])
            }) {
                analyzer.note(Malware, 0.8, "shell.escape", call.span);
            }
        }
        "mkfifo" | "mknod" => analyzer.note(Malware, 0.1, "shell.pipe", call.span),
        "gh" | "ngrok" | "cloudflared" | "localtunnel" | "chisel" | "frpc" | "bore"
            if call.name != "gh" && call.says(&["http", "tcp", "tunnel", "client", "tls"]) =>
        {
            analyzer.note(Network, 0.5, "network.tunnel", call.span);
        }
        "frpc" | "iodine" | "dnscat" | "dnscat2" | "ptunnel" | "icmptunnel" | "ligolo-ng"
            if !call.arguments.is_empty() =>
        {
            analyzer.note(Network, 0.6, "network.tunnel", call.span);
        }
        _ => {}
    }
}

/// Hosts among the words that only this machine or its cloud can reach.
pub(super) fn addresses(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    // Each of the signs has a dot or a colon.
    let may =
        |field: &&Field<'_>| field.text.len() >= 9 && field.text.bytes().any(|byte| b".:".contains(&byte));
    for field in call.arguments.iter().filter(may) {
        if field.text.contains("://") && field.text.contains(".onion") {
            analyzer.note(Network, 0.6, "network.tunnel", &field.span);
        }
        if field.text.contains("://") || field.text.contains("169.254.") || field.text.contains("metadata.") {
            match urls::reach(&field.text) {
                Some(Reach::Metadata) => analyzer.note(Network, 0.9, "network.metadata", &field.span),
                Some(Reach::Disguised) => analyzer.note(Network, 0.75, "network.disguised_host", &field.span),
                _ => {}
            }
        }
    }
}

const LOCAL_HOSTS: [&str; 5] = ["localhost", "127.0.0.1", "[::1]", "0.0.0.0", "host.docker.internal"];

fn is_local(text: &str) -> bool {
    let host = text.split("://").nth(1).unwrap_or(text);
    LOCAL_HOSTS.iter().any(|local| host.starts_with(local))
}

fn web(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let local = call.operands().any(|field| is_local(&field.text));
    // What is saved may run later.
    let pipes = call.says(&["-"]) && call.name == "wget";
    if !pipes {
        let name = call.value(&["-o", "--output", "-O", "--output-document", "-P"]).map(paths::file_name);
        let urls =
            call.arguments.iter().filter(|field| field.text.contains("://") || field.text.contains('/'));
        let names: Vec<String> = match name.filter(|name| !name.contains("://") && !name.is_empty()) {
            Some(name) => vec![name.to_owned()],
            None => urls
                .map(|field| paths::file_name(field.text.split('?').next().unwrap_or_default()).to_owned())
                .collect(),
        };
        for name in names.iter().take(8) {
            analyzer.downloaded(name);
        }
    }
    if let Some(target) = call.value(&["-o", "--output", "-O", "--output-document"])
        && let Some((category, score, reason)) = paths::written(target)
    {
        analyzer.note(category, score.max(0.7), reason, call.span);
    }
    // What is sent along.
    let bodies = call.values(&[
        "-d",
        "--data",
        "--data-binary",
        "--data-raw",
        "--data-urlencode",
        "-F",
        "--form",
        "-T",
        "--upload-file",
        "--post-file",
        "--post-data",
        "--body-file",
        "--json",
        "--data-ascii",
        "-H",
        "--header",
        "-b",
        "-u",
    ]);
    let mut uploads = false;
    let mut secret = false;
    for body in bodies {
        let file = body.split_once(['@', '<']).map_or(body, |pair| pair.1);
        let is_file = body.contains('@') && !body.contains("@$") && !body.contains(' ')
            || call.says(&["-T", "--upload-file", "--post-file"]);
        uploads |= is_file;
        secret |= paths::is_secret(file.split(';').next().unwrap_or(file));
        if paths::normal(file) == "/etc/passwd" {
            secret = true;
        }
    }
    let flows = call.situation.input.as_ref().map_or(Taint::NONE, |input| input.taint);
    let reads_input = call.says(&["@-", "-"])
        || call.has(&["-T"])
        || call.arguments.iter().any(|field| field.text.ends_with("=@-") || field.text.ends_with("=<-"));
    let taint = call.taint();
    secret |= taint.has(Taint::SECRET) || reads_input && flows.has(Taint::SECRET);
    if secret && !local {
        analyzer.note(Exfiltration, 0.95, "shell.upload", call.span);
    } else if !local && (taint.has(Taint::LOCAL) || reads_input && flows.has(Taint::LOCAL)) {
        analyzer.note(Exfiltration, 0.75, "shell.upload", call.span);
    } else if !local && uploads && call.operands().any(|field| is_drop(&field.text)) {
        analyzer.note(Exfiltration, 0.7, "shell.upload", call.span);
    }
    if !local && call.name == "wget" && call.values(&["--post-file", "--body-file"]).next().is_some() {
        analyzer.note(Exfiltration, 0.6, "shell.upload", call.span);
    }
    let variables = call.arguments.iter().filter(|field| field.text.contains("://"));
    if variables.clone().any(|field| {
        [
            "$AWS_SECRET",
            "$SECRET",
            "$PASSWORD",
            "$API_KEY",
            "$OPENAI_API_KEY",
            "$GITHUB_TOKEN",
            "$TOKEN",
            "$DB_PASS",
        ]
        .iter()
        .any(|name| field.text.contains(name))
    }) && !local
    {
        analyzer.note(Exfiltration, 0.7, "shell.upload", call.span);
    }
    if call
        .arguments
        .iter()
        .any(|field| field.text.starts_with("gopher://") || field.text.starts_with("dict://"))
    {
        analyzer.note(Network, 0.8, "network.scheme", call.span);
    }
    for field in call.arguments.iter().filter(|field| field.text.starts_with("file://")) {
        super::targets::read(
            analyzer,
            &Field { text: field.text["file://".len()..].into(), ..field.clone() },
            call.span,
        );
    }
    let deletes = call
        .value(&["-X", "--request", "--method"])
        .is_some_and(|method| method.eq_ignore_ascii_case("DELETE"))
        || call.arguments.iter().any(|field| field.text == "DELETE" || field.text == "-XDELETE");
    if deletes {
        let keeps = call.arguments.iter().any(|field| names_index(&field.text));
        let score = if local && !keeps { 0.4 } else { 0.6 };
        analyzer.note(Destructive, score, "network.delete", call.span);
    }
    if call.arguments.iter().any(|field| {
        field.text.contains("/doDelete")
            || field.text.contains("/_shutdown")
            || field.text.contains("_delete_by_query")
            || field.text.contains("containers/create")
    }) {
        analyzer.note(Destructive, 0.6, "network.delete", call.span);
    }
    if let Some(socket) = call.value(&["--unix-socket"])
        && socket.contains("docker.sock")
    {
        analyzer.note(Privilege, 0.7, "container.socket", call.span);
    }
}

/// Places where anybody can drop or collect data.
const DROPS: [&str; 22] = [
    "webhook.site",
    "requestbin",
    "pipedream.net",
    "transfer.sh",
    "file.io",
    "0x0.st",
    "ix.io",
    "termbin.com",
    "pastebin.com",
    "paste.rs",
    "ngrok",
    "burpcollaborator",
    "oastify.com",
    "interact.sh",
    "oast.",
    "beeceptor",
    "discord.com/api/webhooks",
    "api.telegram.org",
    "bashupload",
    "temp.sh",
    "catbox.moe",
    "dnslog",
];

/// Whether an address is that of data in a search engine or a database, by the port that its manual gives it: Elasticsearch and OpenSearch,
/// Meilisearch, Qdrant, Typesense, CouchDB, Solr. What is named for a test is not meant.
fn names_index(url: &str) -> bool {
    const PORTS: [&str; 6] = [":9200/", ":7700/", ":6333/", ":8108/", ":5984/", ":8983/"];
    PORTS.iter().any(|port| {
        url.split_once(port).is_some_and(|(_, path)| {
            !path.is_empty()
                && !is_called(path.split('/').next_back().unwrap_or(path), &["test", "tests", "tmp", "temp"])
        })
    })
}

pub(in crate::evaluators::action_safety) fn is_drop(url: &str) -> bool {
    DROPS.iter().any(|drop| url.contains(drop))
}

/// Whether a text only opens this port of this machine, and hands what comes from it to nothing.
pub(super) fn is_probe(text: &str, target: &str) -> bool {
    let host = target.split('/').nth(3).unwrap_or_default();
    matches!(host, "localhost" | "127.0.0.1") && !text.contains("<&") && !text.contains(">&")
}

fn socket(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let runs = call.value(&["-e", "-c", "--exec", "--sh-exec", "--lua-exec"]).is_some()
        && !call.name.starts_with("socat");
    let executes = call.arguments.iter().any(|field| {
        let upper = field.text.to_ascii_uppercase();
        ["EXEC:", "SYSTEM:"].iter().any(|begin| upper.contains(begin))
            || matches!(
                field.text.as_str(),
                "/bin/sh" | "/bin/bash" | "sh" | "bash" | "cmd.exe" | "cmd" | "powershell"
            )
    });
    if runs || executes {
        analyzer.note(Malware, 0.95, "shell.reverse_shell", call.span);
        return;
    }
    let input = call.situation.input.as_ref();
    let flows = input.map_or(Taint::NONE, |input| input.taint);
    let listens = call.has(&["-l"]) && !call.name.starts_with("socat");
    if flows.has(Taint::SECRET) {
        analyzer.note(Exfiltration, 0.9, "shell.upload", call.span);
    } else if input.is_some() && !listens && flows.has(Taint::UNKNOWN) {
        let is_local = call.operands().any(|field| is_local(&field.text));
        analyzer.note(Exfiltration, if is_local { 0.2 } else { 0.6 }, "shell.raw_socket", call.span);
    }
    if analyzer.has_pipe {
        analyzer.note(Malware, 0.9, "shell.reverse_shell", call.span);
    }
    if input.is_none()
        && flows == Taint::NONE
        && call.arguments.iter().any(|field| wrappers::SHELLS.contains(&field.text))
    {
        analyzer.note(Malware, 0.9, "shell.reverse_shell", call.span);
    }
}

/// Copies that delete at the target or at the source.
fn mirrored(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let dry = call.has(&["--dry-run", "-n"]);
    let deletes = call.arguments.iter().any(|field| {
        field.text.starts_with("--delete") || field.text == "--remove-source-files" || field.text == "--del"
    });
    let verb = call.name == "rclone"
        && matches!(
            call.operand(0),
            "sync" | "move" | "delete" | "deletefile" | "purge" | "rmdir" | "rmdirs" | "cleanup" | "moveto"
        );
    // From one folder below the current one to another, and what a build made to where it is served.
    let made = |from: &str| {
        paths::place(from) == paths::Place::Relative
            && super::removal::MADE.contains(from.trim_end_matches('/'))
    };
    let mut operands = call.operands().map(|field| field.text.as_str());
    let is_made = call.name == "rsync"
        && match (operands.next(), operands.next(), operands.next()) {
            (Some(from), Some(_), None) if made(from) => true,
            (Some(from), Some(to), None) => {
                let is_near =
                    |path: &str| !path.contains(':') && paths::place(path) == paths::Place::Relative;
                is_near(from) && is_near(to)
            }
            _ => false,
        };
    if (deletes || verb) && !dry && !is_made {
        analyzer.note(Destructive, 0.6, "shell.mirror_delete", call.span);
    }
}
