//! Rules for programs that administer something elsewhere: clusters, clouds, brokers, vaults, backups.
//!
//! These programs share a grammar, nouns and verbs as plain words, so that one list of verbs judges all of them.

use super::programs::Names;
use super::{Analyzer, Call, Category::*, Taint, sql};

static PROGRAMS: Names = Names::new(&[
    "aws",
    "gcloud",
    "az",
    "kubectl",
    "oc",
    "helm",
    "terraform",
    "tofu",
    "terragrunt",
    "pulumi",
    "ansible",
    "vault",
    "consul",
    "nomad",
    "doctl",
    "heroku",
    "flyctl",
    "fly",
    "vercel",
    "netlify",
    "wrangler",
    "firebase",
    "supabase",
    "railway",
    "gh",
    "glab",
    "gitlab-runner",
    "circleci",
    "docker",
    "podman",
    "docker-compose",
    "nerdctl",
    "crictl",
    "ctr",
    "redis-cli",
    "valkey-cli",
    "mongo",
    "mongosh",
    "etcdctl",
    "kafka-topics",
    "kafka-consumer-groups",
    "kafka-configs",
    "kafka-acls",
    "kafka-delete-records",
    "kafka-topics.sh",
    "nats",
    "rabbitmqctl",
    "rabbitmqadmin",
    "borg",
    "restic",
    "velero",
    "duplicity",
    "kopia",
    "duplicacy",
    "op",
    "bw",
    "doppler",
    "infisical",
    "rclone",
    "s3cmd",
    "gsutil",
    "mc",
    "bq",
    "eksctl",
    "kops",
    "kind",
    "minikube",
    "k3d",
    "linode-cli",
    "hcloud",
    "scw",
    "ibmcloud",
    "oci",
    "aliyun",
    "openstack",
    "virsh",
    "vagrant",
    "multipass",
    "lxc",
    "incus",
    "qm",
    "pct",
    "cdk",
    "sam",
    "serverless",
    "sls",
    "copilot",
    "eb",
    "argocd",
    "flux",
    "istioctl",
    "linkerd",
    "velero.exe",
    "zfs",
    "cf",
    "influx",
    "cqlsh",
    "curator",
    "elasticdump",
    "dropdb",
    "mysqladmin",
    "createdb",
    "npm",
    "yarn",
    "pnpm",
    "cargo",
    "gem",
    "twine",
    "wp",
    "drush",
]);

/// Words, or beginnings of words before a dash or an underscore, that take something away for good.
const VERBS: [&str; 41] = [
    "delete",
    "destroy",
    "purge",
    "rm",
    "rb",
    "remove",
    "terminate",
    "drop",
    "wipe",
    "erase",
    "nuke",
    "flushall",
    "flushdb",
    "del",
    "uninstall",
    "unregister",
    "deletefile",
    "rmdir",
    "rmi",
    "prune",
    "forget",
    "rdelete",
    "compact",
    "archive",
    "deregister",
    "revoke",
    "disable",
    "delete_queue",
    "expire",
    "kill",
    "unpublish",
    "yank",
    "drain",
    "cordon",
    "evict",
    "teardown",
    "undeploy",
    "reset",
    "clear",
    "unsubscribe",
    "unlink",
];
/// Verbs that only count for some programs.
const NARROW: [(&str, &[&str]); 14] = [
    ("disable", &["vault", "aws", "gcloud"]),
    ("revoke", &["vault"]),
    ("archive", &["gh"]),
    ("compact", &["borg"]),
    ("forget", &["restic"]),
    ("remove", &["kafka-acls", "circleci", "doppler", "heroku", "vercel", "argocd"]),
    ("kill", &["nomad"]),
    ("cordon", &[]),
    ("clear", &["rabbitmqctl", "heroku"]),
    ("reset", &["supabase", "nats"]),
    ("expire", &[]),
    ("uninstall", &["helm", "velero", "istioctl", "linkerd", "flux"]),
    ("archive_", &[]),
    ("unlink", &["redis-cli", "valkey-cli"]),
];
const LOCAL: [&str; 10] =
    ["docker", "podman", "nerdctl", "docker-compose", "npm", "yarn", "pnpm", "cargo", "gem", "kind"];

/// Programs with so many verbs that no list of them judges a command whole.
const WIDE: [&str; 12] =
    ["aws", "az", "crictl", "ctr", "doctl", "gcloud", "gh", "helm", "kubectl", "mongo", "mongosh", "oc"];

/// Whether what a program does is more than the rules know.
pub(super) fn is_wide(name: &str) -> bool {
    WIDE.contains(&name)
}

/// Whether a program is one of those that this file judges.
pub(super) fn administers(name: &str) -> bool {
    PROGRAMS.contains(name.strip_suffix(".sh").unwrap_or(name))
}

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let name = call.name.strip_suffix(".sh").unwrap_or(call.name);
    match name {
        "dropdb" => {
            let is_test = |name: &str| name.split(['_', '-']).any(|part| TRIALS.contains(&part));
            let score = if call.operands().all(|field| is_test(&field.text)) { 0.4 } else { 0.85 };
            analyzer.note(Sql, score, "sql.drop", call.span);
        }
        "mysqladmin" if call.says(&["drop"]) => analyzer.note(Sql, 0.85, "sql.drop", call.span),
        _ if resets(call) && !analyzer.text.contains("_ENV=test") => {
            analyzer.note(Sql, 0.6, "sql.drop", call.span)
        }
        "kafka-delete-records" => analyzer.note(Destructive, 0.7, "remote.delete", call.span),
        "java" if call.arguments.iter().any(|field| field.text.starts_with("delete-")) => {
            analyzer.note(Destructive, 0.65, "remote.delete", call.span);
        }
        _ => {}
    }
    if !PROGRAMS.contains(name)
        || call.has(&["--help"])
        || matches!((name, call.operand(0)), ("kubectl" | "oc", "auth") | ("terraform" | "tofu", "plan"))
        || call.says(&["help", "--dry-run", "--dryrun", "--dry-run=client", "--dry-run=server"])
    {
        return;
    }
    let words: Vec<String> = call
        .operands()
        .take(12)
        .map(|field| field.text.to_ascii_lowercase())
        .filter(|word| word.len() <= 48 && !word.contains(['/', '=', '.']))
        .collect();
    let verb = words.iter().take(6).find(|word| is_verb(name, word));
    let flags = call.arguments.iter().any(|field| {
        let text = field.text.as_str();
        matches!(
            text,
            "--delete"
                | "--delete-config"
                | "--remove"
                | "--purge"
                | "-destroy"
                | "--destroy"
                | "--force-delete"
                | "--unsafe-allow-remove-all"
                | "--all-runners"
                | "--prune"
        ) && !matches!(name, "npm" | "yarn" | "pnpm" | "cargo" | "kubectl" | "git")
    });
    if let Some(verb) = verb {
        match name {
            _ if LOCAL.contains(&name) => local(analyzer, call, &words, verb),
            "borg" | "restic" if verb == "archive" => {}
            "kubectl" | "oc" => {
                let is_wide = call.has(&["--all", "-A", "--all-namespaces"])
                    || words.iter().any(|word| {
                        matches!(
                            word.as_str(),
                            "namespace"
                                | "namespaces"
                                | "ns"
                                | "pv"
                                | "pvc"
                                | "node"
                                | "nodes"
                                | "all"
                                | "crd"
                                | "persistentvolume"
                                | "statefulset"
                                | "deployment"
                                | "secret"
                        )
                    });
                let score = match is_wide {
                    _ if is_passing(call, &words) => 0.45,
                    true => 0.85,
                    false => 0.6,
                };
                analyzer.note(Destructive, score, "remote.delete", call.span);
            }
            _ => {
                let score = if is_single(call, name, &words) { 0.4 } else { 0.7 };
                analyzer.note(Destructive, score, "remote.delete", call.span);
            }
        }
    } else if flags {
        analyzer.note(Destructive, 0.65, "remote.delete", call.span);
    }
    special(analyzer, call, name, &words);
}

/// Whether one small thing is removed, which its owner puts there and takes away all day: an object, a key, a message, a
/// row, or a cluster on the developer's own machine.
fn is_single(call: &Call<'_>, name: &str, words: &[String]) -> bool {
    let says = |word: &str| words.iter().any(|known| known == word);
    let is_plain = |text: &str| !text.contains(['*', '?', '[', '$']) && !text.ends_with('/');
    match name {
        "aws" => says("s3") && says("rm") && !call.has(&["--recursive"]) || says("delete-item"),
        "redis-cli" | "valkey-cli" => {
            !call.situation.has_unknown_arguments
                && call.operands().count() <= 3
                && call.operand(0).eq_ignore_ascii_case("del")
                && call.operands().skip(1).all(|field| is_plain(&field.text))
        }
        "minikube" | "k3d" => !call.says(&["--all", "--purge"]),
        "helm" | "heroku" | "fly" | "flyctl" => is_trial(call),
        _ => false,
    }
}

/// Whether a namespace, a program or a stage is named for trying things out.
fn is_trial(call: &Call<'_>) -> bool {
    let named = call.values(&["-n", "--namespace", "-a", "--app", "--stage", "--env"]);
    named.into_iter().any(|name| name.split(['-', '_']).any(|part| TRIALS.contains(&part)))
}

/// How people call what they try things out in.
const TRIALS: [&str; 9] = ["dev", "test", "testing", "staging", "sandbox", "ci", "preview", "qa", "scratch"];

/// Whether the rules know whole what a command of one of the [`WIDE`] programs removes, and let it pass.
pub(super) fn lets(call: &Call<'_>) -> bool {
    let words: Vec<String> = call.operands().take(3).map(|field| field.text.to_ascii_lowercase()).collect();
    match call.name {
        "kubectl" | "oc" => words.first().is_some_and(|verb| verb == "delete") && is_passing(call, &words),
        "helm" => words.first().is_some_and(|verb| verb == "uninstall") && is_trial(call),
        "aws" => is_single(call, call.name, &words),
        _ => false,
    }
}

/// Whether what is deleted in a cluster comes again by itself or is done: single pods and jobs, and what lies in a namespace
/// for trying things out.
fn is_passing(call: &Call<'_>, words: &[String]) -> bool {
    let kind = words.get(1).map_or("", |word| word.split('/').next().unwrap_or(word));
    let file = call.operands().nth(1).map_or("", |field| field.text.split('/').next().unwrap_or_default());
    let comes_again =
        |kind: &str| matches!(kind, "pod" | "pods" | "po" | "job" | "jobs" | "rs" | "replicaset");
    let forces = call.has(&["--force", "--grace-period"]) || call.says(&["--now"]);
    let tries = is_trial(call);
    let is_all = call.has(&["--all", "-A", "--all-namespaces"])
        || ["namespace", "namespaces", "ns", "pv", "node", "nodes", "crd", "all"].contains(&kind);
    !is_all && (!forces && (comes_again(kind) || comes_again(file)) || tries)
}

/// Whether a web framework's own command drops or empties its database. Source: the manuals of the frameworks.
fn resets(call: &Call<'_>) -> bool {
    let says = |words: &[&str]| call.says(words);
    match call.name {
        "rails" | "rake" | "bundle" | "bin/rails" => {
            says(&["db:drop", "db:reset", "db:drop:all", "db:schema:load", "db:truncate_all", "db:purge"])
        }
        "python" | "python3" | "manage.py" | "django-admin" | "poetry" | "uv" => {
            call.arguments.iter().any(|field| field.text.ends_with("manage.py"))
                && says(&["flush", "reset_db"])
                || call.name == "django-admin" && says(&["flush"])
        }
        "php" | "artisan" => says(&["migrate:fresh", "migrate:reset", "migrate:refresh", "db:wipe"]),
        "prisma" | "npx" | "pnpm" | "yarn" | "bunx" => {
            says(&["prisma"]) | (call.name == "prisma") && says(&["reset"])
                || says(&["prisma"]) && says(&["--force-reset"])
                || says(&["db:drop", "schema:drop", "db:migrate:undo:all"])
        }
        "sequelize" | "typeorm" => says(&["db:drop", "schema:drop", "db:migrate:undo:all"]),
        "mix" => says(&["ecto.drop", "ecto.reset"]),
        "flyway" => says(&["clean"]),
        "liquibase" => says(&["drop-all", "dropAll"]),
        "alembic" => says(&["downgrade"]) && says(&["base"]),
        _ => false,
    }
}

fn is_verb(name: &str, word: &str) -> bool {
    let head = word.split(['-', '_', ':']).next().unwrap_or(word);
    // `apps:destroy` has the noun first.
    let last =
        if matches!(name, "heroku" | "firebase") { word.rsplit(':').next().unwrap_or(word) } else { word };
    let Some(verb) = VERBS.iter().find(|verb| last == **verb || head == **verb) else { return false };
    // `delete-on-close`, `rm-something` as names come behind verbs; `get-…` and `list-…` never get here.
    match NARROW.iter().find(|narrow| narrow.0 == *verb) {
        Some((_, programs)) => programs.contains(&name),
        None => true,
    }
}

fn local(analyzer: &mut Analyzer<'_>, call: &Call<'_>, words: &[String], verb: &str) {
    let has = |word: &str| words.iter().any(|known| known == word);
    let score = match call.name {
        "npm" | "yarn" | "pnpm" | "cargo" | "gem" => {
            if matches!(verb, "unpublish" | "yank") {
                0.7
            } else {
                return;
            }
        }
        _ if verb == "prune" => {
            if has("volume") || call.has(&["--volumes"]) {
                0.7
            } else if has("system") && call.has(&["-a", "--all"]) {
                0.65
            } else if has("builder")
                || has("buildx")
                || has("network")
                || has("image") && !call.has(&["-a", "--all"])
            {
                // What nothing names any more.
                0.4
            } else {
                0.5
            }
        }
        _ if has("volume") && !call.situation.has_unknown_arguments => {
            let is_test = |name: &String| {
                name.split(['_', '-'])
                    .any(|part| matches!(part, "test" | "tests" | "tmp" | "temp" | "scratch" | "ci"))
            };
            if words.len() > 2 && words[2..].iter().all(is_test) { 0.4 } else { 0.55 }
        }
        _ if has("volume") && !analyzer.text.contains("dangling") && !analyzer.text.contains("filter") => {
            0.55
        }
        _ if (has("rm") || has("rmi"))
            && call.has(&["-f", "--force"])
            && call.taint().has(Taint::UNKNOWN) =>
        {
            0.55
        }
        _ => 0.2,
    };
    analyzer.note(Destructive, score, "container.delete", call.span);
}

fn special(analyzer: &mut Analyzer<'_>, call: &Call<'_>, name: &str, words: &[String]) {
    let first = words.first().map_or("", String::as_str);
    match name {
        "docker" | "podman" | "nerdctl" | "docker-compose" => {
            if call.says(&[
                "--privileged",
                "--pid=host",
                "--cap-add=ALL",
                "--cap-add=SYS_ADMIN",
                "--userns=host",
                "--security-opt=apparmor=unconfined",
            ]) {
                analyzer.note(Privilege, 0.7, "container.privileged", call.span);
            }
            for mount in call.values(&["-v", "--volume", "--mount"]) {
                let source = mount.split([',', ':']).next().unwrap_or(mount);
                let source = mount
                    .split(',')
                    .find_map(|part| part.strip_prefix("source=").or(part.strip_prefix("src=")))
                    .unwrap_or(source);
                if matches!(source, "/" | "/etc" | "/root" | "/boot" | "/proc" | "/sys" | "/dev") {
                    analyzer.note(Privilege, 0.85, "container.host_mount", call.span);
                } else if source.ends_with("docker.sock") {
                    analyzer.note(Privilege, 0.6, "container.socket", call.span);
                }
            }
            let copied = call.operands().nth(1).and_then(|field| field.text.split_once(':'));
            if first == "cp" && copied.is_some_and(|(_, path)| super::paths::is_secret(path)) {
                analyzer.note(Credentials, 0.7, "shell.secret_file", call.span);
            }
            if first == "compose" && words.iter().any(|word| word == "down") && call.has(&["-v", "--volumes"])
                || first == "down" && call.has(&["-v", "--volumes"])
            {
                analyzer.note(Destructive, 0.65, "container.delete", call.span);
            }
        }
        "kubectl" | "oc" => {
            let all = words.join(" ");
            if first == "exec" && call.says(&["etcdctl"])
                || first == "cp" && call.arguments.iter().any(|field| field.text.contains("/secrets"))
            {
                analyzer.note(Credentials, 0.6, "remote.secrets", call.span);
            }
            if all.contains("create clusterrolebinding")
                && call.arguments.iter().any(|field| field.text.contains("cluster-admin"))
            {
                analyzer.note(Privilege, 0.85, "remote.grant", call.span);
            }
            if first == "get"
                && words.iter().any(|word| matches!(word.as_str(), "secret" | "secrets"))
                && call.arguments.iter().any(|field| {
                    field.text.starts_with("-o") || field.text.contains("yaml") || field.text.contains("json")
                })
            {
                analyzer.note(Credentials, 0.55, "remote.secrets", call.span);
            }
            if first == "scale" && call.arguments.iter().any(|field| field.text == "--replicas=0") {
                analyzer.note(Destructive, 0.55, "remote.delete", call.span);
            }
            if first == "replace" && call.has(&["--force"]) {
                analyzer.note(Destructive, 0.55, "remote.delete", call.span);
            }
        }
        "terraform" | "tofu" | "terragrunt" | "pulumi" => {
            let approves = call.arguments.iter().any(|field| {
                field.text.starts_with("-auto-approve")
                    || field.text.starts_with("--auto-approve")
                    || field.text == "--yes"
            });
            if first == "apply" && approves {
                analyzer.note(Destructive, 0.5, "remote.unconfirmed", call.span);
            }
            if words.iter().any(|word| word == "state") && words.iter().any(|word| word == "rm")
                || first == "taint"
            {
                analyzer.note(Destructive, 0.6, "remote.delete", call.span);
            }
        }
        "aws" => {
            let all = words.join(" ");
            let stops = [
                ("update-trail", "--no-"),
                ("update-detector", "--no-enable"),
                ("stop-configuration-recorder", ""),
                ("disable-security-hub", ""),
                ("leave-organization", ""),
                ("modify-instance-attribute", "--user-data"),
                ("schedule-key-deletion", ""),
                ("get-parameters-by-path", "--with-decryption"),
                ("modify-image-attribute", "Add="),
                ("modify-db-snapshot-attribute", "--values-to-add"),
            ];
            if stops.iter().any(|(verb, option)| {
                words.iter().any(|word| word == verb)
                    && call.arguments.iter().any(|field| field.text.contains(option))
            }) {
                analyzer.note(Privilege, 0.65, "remote.grant", call.span);
            }
            if all.contains("s3") && call.says(&["--recursive"]) && words.iter().any(|word| word == "rm") {
                analyzer.note(Destructive, 0.8, "remote.delete", call.span);
            }
            let grants = [
                "attach-user-policy",
                "put-user-policy",
                "attach-role-policy",
                "create-access-key",
                "create-login-profile",
                "update-assume-role-policy",
                "add-user-to-group",
                "put-role-policy",
                "create-policy-version",
                "update-login-profile",
                "send-command",
                "get-password-data",
                "put-bucket-logging",
                "delete-trail",
                "put-event-selectors",
                "put-bucket-lifecycle",
                "modify-snapshot-attribute",
            ];
            let is_narrow = call.value(&["--policy-arn"]).is_some_and(|policy| policy.contains("ReadOnly"));
            if words.iter().any(|word| grants.contains(&word.as_str())) && !is_narrow {
                analyzer.note(Privilege, 0.7, "remote.grant", call.span);
            }
            if call.says(&[
                "stop-logging",
                "update-secret",
                "put-bucket-acl",
                "authorize-security-group-ingress",
                "put-bucket-policy",
            ]) {
                analyzer.note(Privilege, 0.6, "remote.grant", call.span);
            }
            if call
                .arguments
                .iter()
                .any(|field| field.text == "public-read" || field.text == "public-read-write")
            {
                analyzer.note(Exfiltration, 0.6, "remote.public", call.span);
            }
            let secret = call.operands().any(|field| super::paths::is_secret(&field.text));
            if secret && words.iter().any(|word| matches!(word.as_str(), "cp" | "sync" | "mv")) {
                analyzer.note(Exfiltration, 0.85, "shell.upload", call.span);
            }
        }
        "gsutil" | "gcloud"
            if call
                .arguments
                .iter()
                .any(|field| field.text.starts_with("allUsers") || field.text.contains("=allUsers")) =>
        {
            analyzer.note(Exfiltration, 0.65, "remote.public", call.span);
        }
        "gcloud" | "az"
            if call.says(&["add-iam-policy-binding"])
                && call.arguments.iter().any(|field| {
                    field.text.contains("owner")
                        || field.text.contains("allUsers")
                        || field.text.contains("editor")
                }) =>
        {
            analyzer.note(Privilege, 0.7, "remote.grant", call.span);
        }
        "gcloud" | "az" => {
            let all = words.join(" ");
            let grants = [
                "role assignment create",
                "keys create",
                "keys renew",
                "credential reset",
                "run-command invoke",
                "ad sp create",
                "ad user create",
                "nsg rule create",
                "snapshot grant-access",
                "add-metadata",
                "firewall-rules create",
                "sinks update",
                "add-iam-policy-binding",
                "set-iam-policy",
                "storage account update",
            ];
            if grants.iter().any(|grant| all.contains(grant)) {
                analyzer.note(Privilege, 0.6, "remote.grant", call.span);
            }
        }
        "redis-cli" | "valkey-cli" => {
            let upper: Vec<String> =
                call.arguments.iter().map(|field| field.text.to_ascii_uppercase()).collect();
            if upper.iter().any(|word| matches!(word.as_str(), "FLUSHALL" | "FLUSHDB" | "SHUTDOWN")) {
                analyzer.note(Destructive, 0.85, "remote.delete", call.span);
            }
            if upper.windows(3).any(|three| {
                three[0] == "CONFIG" && three[1] == "SET" && matches!(three[2].as_str(), "DIR" | "DBFILENAME")
            }) {
                analyzer.note(Malware, 0.85, "remote.write", call.span);
            }
        }
        "rabbitmqctl"
            if (first.starts_with("delete")
                || first.starts_with("clear_")
                || matches!(first, "reset" | "force_reset" | "forget_cluster_node")) =>
        {
            analyzer.note(Destructive, 0.65, "remote.delete", call.span);
        }
        "kafka-consumer-groups" | "kafka-topics" | "kafka-configs" | "kafka-acls"
            if call.says(&["--delete", "--remove", "--reset-offsets", "--delete-config"]) =>
        {
            analyzer.note(Destructive, 0.65, "remote.delete", call.span);
        }
        "gh" => {
            let deletes =
                call.values(&["-X", "--method"]).any(|method| method.eq_ignore_ascii_case("DELETE"));
            if first == "api" && deletes {
                analyzer.note(Destructive, 0.65, "network.delete", call.span);
            }
            let adds = call.values(&["-X", "--method"]).any(|method| method.eq_ignore_ascii_case("PUT"))
                && call.arguments.iter().any(|field| field.text.contains("/collaborators/"));
            if adds {
                analyzer.note(Privilege, 0.6, "remote.grant", call.span);
            }
            if first == "gist" && call.operands().any(|field| super::paths::is_secret(&field.text)) {
                analyzer.note(Exfiltration, 0.85, "shell.upload", call.span);
            }
            if call.says(&["--visibility", "public"]) && first == "repo" {
                analyzer.note(Exfiltration, 0.4, "remote.public", call.span);
            }
        }
        "cqlsh" | "bq" | "influx" => {
            for source in call.values(&["-e", "-execute", "--execute"]) {
                for hazard in sql::inspect(source) {
                    analyzer.note(hazard.category, hazard.score, hazard.reason, call.span);
                }
            }
        }
        "rclone" if first == "config" && call.says(&["create"]) && call.says(&["pass", "password"]) => {
            analyzer.note(Exfiltration, 0.55, "shell.upload", call.span);
        }
        "rclone" if matches!(first, "sync" | "move" | "moveto") => {
            analyzer.note(Destructive, 0.6, "shell.mirror_delete", call.span);
        }
        "borg" | "restic"
            if words.iter().any(|word| {
                matches!(word.as_str(), "prune" | "forget" | "delete" | "compact" | "rdelete" | "repo-delete")
            }) =>
        {
            analyzer.note(Destructive, 0.65, "remote.delete", call.span);
        }
        _ => {}
    }
}
