//! Orders that a program and a few words give away: to disks and volumes, clusters, brokers, databases, registries, clouds
//! and the machine itself. Source: the manuals of the programs.

use super::programs::Names;
use super::{Analyzer, Call, Category, Category::*};

/// A program, words that must all be among its arguments, in any case, a score and a reason. `word*` begins an argument and
/// `*word` stands in one.
type Phrase = (&'static str, &'static [&'static str], Category, f32, &'static str);

static PROGRAMS: Names = Names::new(&[
    "ansible",
    "apt",
    "apt-get",
    "aws",
    "azcopy",
    "btrfs",
    "cargo",
    "ceph",
    "consul",
    "cryptsetup",
    "dbmate",
    "diesel",
    "dmesg",
    "dmsetup",
    "docker",
    "dotnet",
    "dpkg",
    "drizzle-kit",
    "drush",
    "etcdctl",
    "firewall-cmd",
    "flashrom",
    "flask",
    "fly",
    "flyctl",
    "fsfreeze",
    "gcloud",
    "gem",
    "gh",
    "gluster",
    "goose",
    "gsutil",
    "heroku",
    "ifdown",
    "ip",
    "kafka-acls",
    "kafka-storage",
    "killall",
    "knex",
    "kubectl",
    "limactl",
    "loginctl",
    "lvchange",
    "lvreduce",
    "mdadm",
    "migrate",
    "mongoimport",
    "mongorestore",
    "neo4j-admin",
    "nmcli",
    "nodetool",
    "nomad",
    "npm",
    "npx",
    "oc",
    "pacman",
    "php",
    "pkill",
    "podman",
    "pulumi",
    "pvcreate",
    "rabbitmqctl",
    "rados",
    "rbd",
    "redis-cli",
    "restic",
    "rfkill",
    "route",
    "rpm",
    "s5cmd",
    "serverless",
    "sg_format",
    "sg_sanitize",
    "sls",
    "sqlx",
    "systemctl",
    "terraform",
    "tofu",
    "tune2fs",
    "umount",
    "valkey-cli",
    "vault",
    "vboxmanage",
    "vgchange",
    "virsh",
    "wp",
    "xfs_repair",
    "zkcli",
    "zpool",
]);

#[rustfmt::skip]
static PHRASES: &[Phrase] = &[
    // Disks, volumes, file systems.
    ("lvreduce", &[], Destructive, 0.7, "shell.volume"),
    ("lvchange", &["-an*"], Destructive, 0.55, "shell.volume"),
    ("vgchange", &["-an*"], Destructive, 0.6, "shell.volume"),
    ("vgchange", &["-a", "n"], Destructive, 0.6, "shell.volume"),
    ("pvcreate", &["-f*"], Destructive, 0.75, "shell.volume"),
    ("dmsetup", &["remove*"], Destructive, 0.7, "shell.volume"),
    ("dmsetup", &["wipe_table"], Destructive, 0.8, "shell.volume"),
    ("mdadm", &["--stop"], Destructive, 0.6, "shell.volume"),
    ("mdadm", &["--fail"], Destructive, 0.6, "shell.volume"),
    ("zpool", &["export", "-f"], Destructive, 0.6, "shell.volume"),
    ("zpool", &["detach"], Destructive, 0.6, "shell.volume"),
    ("btrfs", &["rescue", "zero-log"], Destructive, 0.65, "shell.volume"),
    ("btrfs", &["check", "--repair"], Destructive, 0.6, "shell.volume"),
    ("btrfs", &["device", "remove"], Destructive, 0.6, "shell.volume"),
    ("xfs_repair", &["-L"], Destructive, 0.65, "shell.volume"),
    ("tune2fs", &["clear"], Destructive, 0.6, "shell.volume"),
    ("tune2fs", &["^has_journal"], Destructive, 0.6, "shell.volume"),
    ("cryptsetup", &["luksRemoveKey"], Destructive, 0.65, "shell.volume"),
    ("cryptsetup", &["luksHeaderRestore"], Destructive, 0.7, "shell.volume"),
    ("sg_format", &["/dev/*"], Destructive, 0.9, "shell.format"),
    ("sg_sanitize", &["/dev/*"], Destructive, 0.9, "shell.format"),
    ("flashrom", &["-E"], Destructive, 0.9, "shell.format"),
    ("flashrom", &["-w"], Destructive, 0.6, "shell.format"),
    ("fsfreeze", &["-f"], Destructive, 0.55, "system.stop"),
    ("ceph", &["purge"], Destructive, 0.75, "shell.volume"),
    ("ceph", &["destroy"], Destructive, 0.75, "shell.volume"),
    ("ceph", &["pool", "delete"], Destructive, 0.85, "shell.volume"),
    ("ceph", &["rm"], Destructive, 0.7, "shell.volume"),
    ("rados", &["purge"], Destructive, 0.85, "shell.volume"),
    ("rados", &["rmpool"], Destructive, 0.85, "shell.volume"),
    ("rbd", &["rm"], Destructive, 0.75, "shell.volume"),
    ("rbd", &["remove"], Destructive, 0.75, "shell.volume"),
    ("rbd", &["purge"], Destructive, 0.75, "shell.volume"),
    ("gluster", &["volume", "delete"], Destructive, 0.75, "shell.volume"),
    ("umount", &["-f*"], Destructive, 0.55, "system.stop"),
    ("umount", &["-lf"], Destructive, 0.55, "system.stop"),
    // Virtual machines.
    ("virsh", &["undefine"], Destructive, 0.65, "remote.delete"),
    ("vboxmanage", &["unregistervm", "--delete"], Destructive, 0.7, "remote.delete"),
    ("vboxmanage", &["closemedium", "--delete"], Destructive, 0.7, "remote.delete"),
    ("limactl", &["delete", "-f*"], Destructive, 0.55, "remote.delete"),
    // The machine: users, network, packages, traces.
    ("killall", &["-u"], Destructive, 0.6, "system.kill"),
    ("pkill", &["-u", "root"], Destructive, 0.7, "system.kill"),
    ("pkill", &["-u", "-9"], Destructive, 0.6, "system.kill"),
    ("pkill", &["-u", "-KILL"], Destructive, 0.6, "system.kill"),
    ("pkill", &["."], Destructive, 0.7, "system.kill"),
    ("pkill", &[".*"], Destructive, 0.7, "system.kill"),
    ("loginctl", &["terminate-*"], Destructive, 0.6, "system.kill"),
    ("loginctl", &["kill-*"], Destructive, 0.6, "system.kill"),
    ("dmesg", &["-C"], Malware, 0.6, "file.traces"),
    ("dmesg", &["--clear"], Malware, 0.6, "file.traces"),
    ("firewall-cmd", &["--set-default-zone=trusted"], Malware, 0.7, "system.firewall"),
    ("firewall-cmd", &["--panic-on"], Destructive, 0.65, "system.stop"),
    ("ip", &["route", "del", "default"], Destructive, 0.6, "system.stop"),
    ("ip", &["route", "flush"], Destructive, 0.6, "system.stop"),
    ("ip", &["addr", "flush"], Destructive, 0.55, "system.stop"),
    ("route", &["del", "default"], Destructive, 0.6, "system.stop"),
    ("ifdown", &["-a"], Destructive, 0.6, "system.stop"),
    ("nmcli", &["networking", "off"], Destructive, 0.6, "system.stop"),
    ("rfkill", &["block", "all"], Destructive, 0.55, "system.stop"),
    ("systemctl", &["set-default", "rescue*"], Destructive, 0.65, "system.stop"),
    ("rpm", &["-e", "--nodeps"], Destructive, 0.65, "system.packages"),
    ("dpkg", &["--force-*", "--purge"], Destructive, 0.65, "system.packages"),
    ("dpkg", &["--force-*", "-r"], Destructive, 0.65, "system.packages"),
    ("dpkg", &["--force-*", "--remove"], Destructive, 0.65, "system.packages"),
    ("pacman", &["-Rdd*"], Destructive, 0.65, "system.packages"),
    ("apt", &["--allow-remove-essential"], Destructive, 0.7, "system.packages"),
    ("apt-get", &["--allow-remove-essential"], Destructive, 0.7, "system.packages"),
    ("apt-get", &["purge", "*"], Destructive, 0.7, "system.packages"),
    ("apt-get", &["remove", "*"], Destructive, 0.7, "system.packages"),
    ("apt", &["purge", "*"], Destructive, 0.7, "system.packages"),
    // Containers and clusters.
    ("docker", &["stack", "rm"], Destructive, 0.65, "container.delete"),
    ("docker", &["service", "rm"], Destructive, 0.6, "container.delete"),
    ("docker", &["secret", "rm"], Destructive, 0.6, "container.delete"),
    ("docker", &["swarm", "leave", "--force"], Destructive, 0.65, "container.delete"),
    ("docker", &["swarm", "leave", "-f"], Destructive, 0.65, "container.delete"),
    ("podman", &["system", "reset"], Destructive, 0.75, "container.delete"),
    ("kubectl", &["taint", "*NoExecute"], Destructive, 0.6, "remote.delete"),
    ("kubectl", &["debug", "node/*"], Privilege, 0.6, "container.privileged"),
    ("kubectl", &["patch", "*finalizers"], Destructive, 0.6, "remote.delete"),
    ("kubectl", &["patch", "*\"replicas\":0"], Destructive, 0.6, "remote.delete"),
    ("kubectl", &["config", "view", "--raw"], Credentials, 0.55, "remote.secrets"),
    ("kubectl", &["certificate", "approve"], Privilege, 0.55, "remote.grant"),
    ("kubectl", &["auth", "reconcile"], Privilege, 0.55, "remote.grant"),
    ("kubectl", &["edit", "clusterrole*"], Privilege, 0.55, "remote.grant"),
    ("kubectl", &["create", "*binding", "*cluster-admin"], Privilege, 0.8, "remote.grant"),
    ("oc", &["adm", "policy", "add-*"], Privilege, 0.65, "remote.grant"),
    ("terraform", &["force-unlock"], Destructive, 0.55, "remote.delete"),
    ("terraform", &["state", "push"], Destructive, 0.6, "remote.delete"),
    ("tofu", &["force-unlock"], Destructive, 0.55, "remote.delete"),
    ("tofu", &["state", "push"], Destructive, 0.6, "remote.delete"),
    ("pulumi", &["cancel", "--yes"], Destructive, 0.55, "remote.delete"),
    ("nomad", &["stop", "-purge"], Destructive, 0.65, "remote.delete"),
    ("nomad", &["system", "gc"], Destructive, 0.55, "remote.delete"),
    ("consul", &["leave"], Destructive, 0.6, "remote.delete"),
    ("consul", &["force-leave"], Destructive, 0.6, "remote.delete"),
    ("consul", &["snapshot", "restore"], Destructive, 0.65, "remote.delete"),
    ("etcdctl", &["snapshot", "restore"], Destructive, 0.6, "remote.delete"),
    ("etcdctl", &["member", "remove"], Destructive, 0.65, "remote.delete"),
    ("etcdctl", &["auth", "disable"], Privilege, 0.65, "remote.grant"),
    ("vault", &["operator", "seal"], Destructive, 0.7, "remote.delete"),
    ("vault", &["operator", "step-down"], Destructive, 0.6, "remote.delete"),
    ("vault", &["operator", "generate-root"], Privilege, 0.7, "remote.grant"),
    ("vault", &["operator", "rekey"], Privilege, 0.6, "remote.grant"),
    ("ansible", &["*state=absent", "*path=/etc"], Destructive, 0.75, "shell.recursive_delete"),
    ("ansible", &["*state=absent", "*path=/var"], Destructive, 0.65, "shell.recursive_delete"),
    ("ansible", &["*state=absent", "*path=/home"], Destructive, 0.75, "shell.recursive_delete"),
    ("sls", &["remove"], Destructive, 0.7, "remote.delete"),
    ("serverless", &["remove"], Destructive, 0.7, "remote.delete"),
    // Databases and brokers.
    ("mongorestore", &["--drop"], Destructive, 0.65, "sql.drop"),
    ("mongoimport", &["--drop"], Destructive, 0.65, "sql.drop"),
    ("neo4j-admin", &["drop"], Destructive, 0.7, "sql.drop"),
    ("neo4j-admin", &["delete"], Destructive, 0.7, "sql.drop"),
    ("nodetool", &["decommission"], Destructive, 0.65, "remote.delete"),
    ("nodetool", &["removenode"], Destructive, 0.65, "remote.delete"),
    ("nodetool", &["assassinate"], Destructive, 0.65, "remote.delete"),
    ("nodetool", &["clearsnapshot"], Destructive, 0.6, "remote.delete"),
    ("kafka-acls", &["--add", "User:*"], Privilege, 0.6, "remote.grant"),
    ("kafka-storage", &["format"], Destructive, 0.7, "remote.delete"),
    ("zkcli", &["deleteall"], Destructive, 0.75, "remote.delete"),
    ("zkcli", &["rmr"], Destructive, 0.75, "remote.delete"),
    ("rabbitmqctl", &["stop_app"], Destructive, 0.55, "remote.delete"),
    ("redis-cli", &["*flushall"], Destructive, 0.85, "remote.delete"),
    ("redis-cli", &["*flushdb"], Destructive, 0.85, "remote.delete"),
    ("redis-cli", &["config", "set", "requirepass", ""], Privilege, 0.65, "remote.grant"),
    ("redis-cli", &["config", "set", "protected-mode", "no"], Privilege, 0.65, "remote.grant"),
    ("redis-cli", &["module", "load"], Malware, 0.7, "remote.write"),
    ("redis-cli", &["slaveof"], Destructive, 0.6, "remote.write"),
    ("redis-cli", &["replicaof"], Destructive, 0.6, "remote.write"),
    ("redis-cli", &["debug", "segfault"], Destructive, 0.7, "remote.delete"),
    ("redis-cli", &["script", "flush"], Destructive, 0.55, "remote.delete"),
    ("valkey-cli", &["*flushall"], Destructive, 0.85, "remote.delete"),
    ("wp", &["db", "reset"], Destructive, 0.7, "sql.drop"),
    ("wp", &["db", "clean"], Destructive, 0.7, "sql.drop"),
    ("wp", &["site", "empty"], Destructive, 0.7, "sql.drop"),
    ("drush", &["sql-drop"], Destructive, 0.7, "sql.drop"),
    ("drush", &["sql:drop"], Destructive, 0.7, "sql.drop"),
    ("drush", &["site:install"], Destructive, 0.55, "sql.drop"),
    ("php", &["doctrine:database:drop"], Destructive, 0.65, "sql.drop"),
    ("php", &["doctrine:schema:drop"], Destructive, 0.65, "sql.drop"),
    ("dotnet", &["ef", "database", "drop"], Destructive, 0.65, "sql.drop"),
    ("sqlx", &["database", "drop"], Destructive, 0.6, "sql.drop"),
    ("sqlx", &["database", "reset"], Destructive, 0.6, "sql.drop"),
    ("diesel", &["database", "reset"], Destructive, 0.6, "sql.drop"),
    ("dbmate", &["drop"], Destructive, 0.65, "sql.drop"),
    ("goose", &["reset"], Destructive, 0.6, "sql.drop"),
    ("migrate", &["drop"], Destructive, 0.65, "sql.drop"),
    ("drizzle-kit", &["drop"], Destructive, 0.6, "sql.drop"),
    ("knex", &["migrate:rollback", "--all"], Destructive, 0.6, "sql.drop"),
    ("npx", &["migrate:rollback", "--all"], Destructive, 0.6, "sql.drop"),
    ("npx", &["--accept-data-loss"], Destructive, 0.6, "sql.drop"),
    ("flask", &["downgrade", "base"], Destructive, 0.6, "sql.drop"),
    // Backups, clouds, registries.
    ("restic", &["key", "remove"], Destructive, 0.6, "remote.delete"),
    ("aws", &["*BlockPublicAcls=false"], Exfiltration, 0.65, "remote.public"),
    ("aws", &["put-bucket-versioning", "*Suspended"], Destructive, 0.6, "remote.delete"),
    ("aws", &["--publicly-accessible"], Exfiltration, 0.6, "remote.public"),
    ("aws", &["update-auto-scaling-group", "--min-size", "0"], Destructive, 0.55, "remote.delete"),
    ("aws", &["add-permission", "--principal", "*"], Privilege, 0.65, "remote.grant"),
    ("aws", &["deactivate-mfa-device"], Privilege, 0.65, "remote.grant"),
    ("aws", &["detach-role-policy"], Destructive, 0.55, "remote.grant"),
    ("aws", &["detach-user-policy"], Destructive, 0.55, "remote.grant"),
    ("aws", &["get-federation-token"], Privilege, 0.6, "remote.grant"),
    ("aws", &["put-key-policy"], Privilege, 0.6, "remote.grant"),
    ("aws", &["modify-instance-metadata-options", "optional"], Privilege, 0.6, "remote.grant"),
    ("aws", &["--no-deletion-protection"], Destructive, 0.6, "remote.delete"),
    ("aws", &["--no-enable-termination-protection"], Destructive, 0.6, "remote.delete"),
    ("gcloud", &["--no-deletion-protection"], Destructive, 0.6, "remote.delete"),
    ("gcloud", &["*=0.0.0.0/0"], Privilege, 0.6, "remote.public"),
    ("gcloud", &["--delete-unmatched*"], Destructive, 0.65, "shell.mirror_delete"),
    ("gsutil", &["rsync", "-d"], Destructive, 0.65, "shell.mirror_delete"),
    ("azcopy", &["remove"], Destructive, 0.65, "remote.delete"),
    ("azcopy", &["sync", "--delete-destination=true"], Destructive, 0.65, "shell.mirror_delete"),
    ("s5cmd", &["rm"], Destructive, 0.65, "remote.delete"),
    ("gh", &["ssh-key", "add"], Privilege, 0.55, "remote.grant"),
    ("gh", &["deploy-key", "add"], Privilege, 0.55, "remote.grant"),
    ("gh", &["pr", "merge", "--admin"], Privilege, 0.55, "remote.grant"),
    ("gh", &["repo", "edit", "*public"], Exfiltration, 0.6, "remote.public"),
    ("npm", &["owner", "add"], Privilege, 0.6, "remote.grant"),
    ("npm", &["owner", "rm"], Privilege, 0.6, "remote.grant"),
    ("npm", &["deprecate"], Destructive, 0.55, "remote.delete"),
    ("npm", &["access", "public"], Exfiltration, 0.55, "remote.public"),
    ("npm", &["token", "create"], Credentials, 0.55, "remote.grant"),
    ("cargo", &["owner", "--add"], Privilege, 0.6, "remote.grant"),
    ("cargo", &["owner", "--remove"], Privilege, 0.6, "remote.grant"),
    ("gem", &["owner", "--add"], Privilege, 0.6, "remote.grant"),
    ("gem", &["owner", "--remove"], Privilege, 0.6, "remote.grant"),
    ("heroku", &["pg:reset"], Destructive, 0.8, "sql.drop"),
    ("heroku", &["pg:killall"], Destructive, 0.6, "remote.delete"),
    ("heroku", &["config:unset"], Destructive, 0.55, "remote.delete"),
    ("heroku", &["access:add"], Privilege, 0.55, "remote.grant"),
    ("heroku", &["maintenance:on"], Destructive, 0.55, "system.stop"),
    ("fly", &["scale", "count", "0"], Destructive, 0.55, "remote.delete"),
    ("fly", &["secrets", "unset"], Destructive, 0.55, "remote.delete"),
    ("fly", &["postgres", "detach"], Destructive, 0.55, "remote.delete"),
    ("flyctl", &["scale", "count", "0"], Destructive, 0.55, "remote.delete"),
    ("flyctl", &["secrets", "unset"], Destructive, 0.55, "remote.delete"),
];

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let name = call.name.strip_suffix(".sh").unwrap_or(call.name);
    if !PROGRAMS.contains(name) || call.says(&["--help", "help", "--dry-run", "--dryrun"]) {
        return;
    }
    let says = |word: &str| call.arguments.iter().take(64).any(|field| fits(word, &field.text));
    for (program, words, category, score, reason) in PHRASES {
        if *program == name && words.iter().all(|word| says(word)) {
            analyzer.note(*category, *score, reason, call.span);
        }
    }
}

/// Whether an argument is what a phrase asks for.
fn fits(word: &str, text: &str) -> bool {
    if word.len() < 2 {
        return word == text;
    }
    // Options of one letter mean another thing in the other case.
    if word.len() == 2 && word.starts_with('-') {
        return word == text;
    }
    if let Some(piece) = word.strip_prefix('*') {
        let (piece, text) = (piece.as_bytes(), text.as_bytes());
        return text.len() <= 4_096 && text.windows(piece.len()).any(|part| part.eq_ignore_ascii_case(piece));
    }
    match word.strip_suffix('*') {
        Some(begin) => text.get(..begin.len()).is_some_and(|part| part.eq_ignore_ascii_case(begin)),
        None => text.eq_ignore_ascii_case(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_of_a_program_that_is_looked_up() {
        for (program, ..) in PHRASES {
            assert!(PROGRAMS.contains(program), "{program}");
        }
    }

    #[test]
    fn words_fit_whole_at_their_beginning_and_inside() {
        for (word, text) in
            [("rm", "RM"), ("-an*", "-any"), ("*=false", "BlockPublicAcls=false,x"), ("*", "*"), ("", "")]
        {
            assert!(fits(word, text), "{word} {text}");
        }
        for (word, text) in [("rm", "rmi"), ("-an*", "-a"), ("*", "nginx"), ("", "x"), ("-L", "-l")] {
            assert!(!fits(word, text), "{word} {text}");
        }
    }
}
