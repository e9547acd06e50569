//! Rules for programs that administer something elsewhere: clusters, clouds, brokers, vaults, backups.
//!
//! These programs share a grammar, nouns and verbs as plain words, so that one list of verbs judges all of them.

use super::expand::Field;
use super::programs::Names;
use super::{Analyzer, Call, Category::*, Taint, accounts, paths};

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
const VERBS: [&str; 38] = [
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
    "kill",
    "unpublish",
    "yank",
    "drain",
    "evict",
    "teardown",
    "undeploy",
    "reset",
    "clear",
    "unsubscribe",
    "unlink",
];
/// Verbs that only count for some programs.
const NARROW: [(&str, &[&str]); 11] = [
    ("disable", &["vault", "aws", "gcloud"]),
    ("revoke", &["vault"]),
    ("archive", &["gh"]),
    ("compact", &["borg"]),
    ("forget", &["restic"]),
    ("remove", &["kafka-acls", "circleci", "doppler", "heroku", "vercel", "argocd", "serverless", "sls"]),
    ("kill", &["nomad"]),
    ("clear", &["rabbitmqctl", "heroku"]),
    ("reset", &["supabase", "nats"]),
    ("uninstall", &["helm", "velero", "istioctl", "linkerd", "flux"]),
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
        "dropdb" | "dropuser" | "pg_dropcluster" => {
            let score = if call.operands().all(|field| is_called(&field.text, &TRIALS)) { 0.4 } else { 0.85 };
            analyzer.note(Sql, score, "sql.drop", call.span);
        }
        "mysqladmin" if call.says(&["drop"]) => analyzer.note(Sql, 0.85, "sql.drop", call.span),
        _ if resets(call) && !is_tested(analyzer, call) => analyzer.note(Sql, 0.6, "sql.drop", call.span),
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
                        HELD.contains(&word.as_str())
                            || ["pvc", "persistentvolume", "statefulset", "deployment", "secret"]
                                .contains(&word.as_str())
                    });
                let score = match is_wide {
                    // Its pods start elsewhere.
                    _ if verb == "drain"
                        && !call.says(&["--force", "--delete-emptydir-data", "--delete-local-data"]) =>
                    {
                        0.45
                    }
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
    accounts::judge(analyzer, call, name, &words);
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
        "minikube" | "k3d" | "vagrant" => !call.says(&["--all", "--purge"]),
        "helm" | "heroku" | "fly" | "flyctl" => is_trial(call),
        _ => false,
    }
}

/// Whether a namespace, a program or a stage is named for trying things out.
fn is_trial(call: &Call<'_>) -> bool {
    let named = call.values(&["-n", "--namespace", "-a", "--app", "--stage", "--env"]);
    named.into_iter().any(|name| is_called(name, &TRIALS))
}

/// Whether one of these words is a part of a name.
pub(super) fn is_called(name: &str, words: &[&str]) -> bool {
    name.split(['-', '_', '.']).any(|part| words.contains(&part))
}

/// Whether an argument names the environment of a framework's tests.
pub(super) fn is_test(field: &Field<'_>) -> bool {
    field.text.ends_with("_ENV=test")
}

/// Whether the environment of a framework is the one of its tests: by an argument, by `env`, or by what the text has set before.
fn is_tested(analyzer: &Analyzer<'_>, call: &Call<'_>) -> bool {
    call.situation.is_tested
        || call.arguments.iter().any(is_test)
        || (analyzer.variables.iter())
            .any(|(name, value)| name.ends_with("_ENV") && value.bytes.as_deref() == Some(b"test"))
}

/// Kinds of a cluster in which much else lives.
const HELD: [&str; 8] = ["namespace", "namespaces", "ns", "pv", "node", "nodes", "crd", "all"];

/// How people call what they try things out in.
pub(super) const TRIALS: [&str; 9] =
    ["dev", "test", "testing", "staging", "sandbox", "ci", "preview", "qa", "scratch"];

/// Whether the rules know whole what a command of one of the [`WIDE`] programs removes, and let it pass.
pub(super) fn lets(call: &Call<'_>) -> bool {
    let words: Vec<String> = call.operands().take(3).map(|field| field.text.to_ascii_lowercase()).collect();
    match call.name {
        "kubectl" | "oc" => words.first().is_some_and(|verb| verb == "delete") && is_passing(call, &words),
        "helm" => words.first().is_some_and(|verb| verb == "uninstall") && is_trial(call),
        "aws" => is_single(call, call.name, &words),
        "gh" => words.first().is_some_and(|noun| matches!(noun.as_str(), "pr" | "issue" | "run")),
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
    let is_all = call.has(&["--all", "-A", "--all-namespaces"]) || HELD.contains(&kind);
    let is_named = words.len() > 2 && words[2..].iter().all(|name| is_called(name, &TRIALS));
    !is_all
        && (!forces && (comes_again(kind) || comes_again(file)) || tries || is_named || is_described(call))
}

/// Whether files of the project describe what is deleted, so that they bring it back, and it holds nothing else.
fn is_described(call: &Call<'_>) -> bool {
    const HOLDS: [&str; 10] =
        ["ns", "namespace", "namespaces", "pv", "pvc", "volumes", "storage", "crds", "db", "prod"];
    let says = |text: &str, words: &[&str]| {
        text.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| words.contains(&part))
    };
    let files: Vec<&str> = call.values(&["-f", "--filename", "-k", "--kustomize"]).collect();
    !files.is_empty()
        && !call.has(&["-R", "--recursive"])
        && !call.arguments.iter().any(|field| says(&field.text, &HOLDS))
        && files.iter().all(|file| {
            let is_file = matches!(file.rsplit('.').next(), Some("yaml" | "yml" | "json"));
            paths::place(file) == paths::Place::Relative
                && !file.contains("://")
                && *file != "-"
                && (is_file && !file.contains('*') || says(file, &TRIALS))
        })
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
            let all = call.has(&["-a", "--all"]);
            if has("volume") || call.has(&["--volumes"]) {
                0.7
            } else if has("system") && all {
                0.65
            } else if has("image") && all {
                0.5
            } else {
                // What nothing names any more, and containers that have ended.
                0.4
            }
        }
        _ if has("volume") => {
            // Names by the words themselves, or by a list of what nothing uses.
            let is_passing = |field: &Field<'_>| {
                field.text == "$()" && field.taint.has(Taint::UNUSED)
                    || is_called(&field.text, &["test", "tests", "tmp", "temp", "scratch", "ci"])
            };
            let mut names = call.operands().skip(2).peekable();
            let some = names.peek().is_some();
            let added = !call.situation.has_unknown_arguments || call.situation.is_unused;
            if (some || call.situation.is_unused) && added && names.all(is_passing) { 0.4 } else { 0.55 }
        }
        _ if (has("rm") || has("rmi"))
            && call.has(&["-f", "--force"])
            && call.taint().has(Taint::UNKNOWN)
            && !call.taint().has(Taint::UNUSED) =>
        {
            0.55
        }
        _ => 0.2,
    };
    analyzer.note(Destructive, score, "container.delete", call.span);
}
