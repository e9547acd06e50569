//! Orders to containers, clusters, clouds and registries that grant, open, publish or hand out, which no list of verbs tells.

use super::cloud::{TRIALS, is_called};
use super::{Analyzer, Call, Category::*, sql};

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>, name: &str, words: &[String]) {
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
                if matches!(
                    source.trim_end_matches('/'),
                    "" | "/etc"
                        | "/root"
                        | "/boot"
                        | "/proc"
                        | "/sys"
                        | "/dev"
                        | "/home"
                        | "/var"
                        | "/var/run"
                        | "/run"
                        | "/usr"
                        | "/root/.ssh"
                        | "/var/lib/kubelet"
                        | "/var/lib/docker"
                        | "/etc/kubernetes"
                ) && !source.is_empty()
                {
                    analyzer.note(Privilege, 0.85, "container.host_mount", call.span);
                } else if source.ends_with("docker.sock") {
                    analyzer.note(Privilege, 0.6, "container.socket", call.span);
                }
            }
            let copied = call.operands().nth(1).and_then(|field| field.text.split_once(':'));
            if first == "cp" && copied.is_some_and(|(_, path)| super::paths::is_secret(path)) {
                analyzer.note(Credentials, 0.7, "shell.secret_file", call.span);
            }
            let tries =
                call.values(&["-f", "--file", "-p", "--project-name"]).any(|name| is_called(name, &TRIALS));
            if (first == "compose" && words.iter().any(|word| word == "down") || first == "down")
                && call.has(&["-v", "--volumes"])
                && !tries
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
                && call
                    .value(&["-o", "--output", "--template"])
                    .is_some_and(|form| form != "name" && form != "wide")
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
            if call.situation.has_unknown_arguments && call.says(&["get-secret-value", "get-parameter"]) {
                analyzer.note(Credentials, 0.6, "remote.secrets", call.span);
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
            let reads = call
                .value(&["--role"])
                .is_some_and(|role| ["iewer", "eader", "riter"].iter().any(|end| role.ends_with(end)));
            if grants.iter().any(|grant| all.contains(grant)) && !reads && !call.says(&["Deny", "false"]) {
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
        // A command for many machines.
        "ansible" => {
            let runs = |module: &str| {
                matches!(module.rsplit('.').next(), Some("command" | "shell" | "raw" | "script"))
            };
            if call.value(&["-m", "--module-name"]).is_none_or(runs) {
                for command in call.values(&["-a", "--args"]) {
                    analyzer.derived(command, call.span);
                }
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
