//! What attacks do with the programs that administer macOS, clouds, containers, clusters, hypervisors, vaults and databases, as
//! words. Source: the techniques of MITRE ATT&CK for these platforms, and the manuals of the programs.

use std::collections::HashMap;
use std::net::Ipv4Addr;

use once_cell::sync::Lazy;

use super::output::Taint;
use super::programs::Pieces;
use super::{Analyzer, Call, Category, Category::*, phrases, services, system};

/// A row is a category, a score, a reason and orders. An order is programs, a colon and phrases, and ends at a semicolon; a
/// phrase ends at a comma. Its words must all fit arguments as those of [`phrases`] do, and none may fit a word behind a `!`.
/// A bar parts alternatives, and `+` asks for a list of which each one is taken.
#[rustfmt::skip]
static ORDERS: &[(Category, f32, &str, &str)] = &[
    (Malware, 0.65, "system.watchers", "
        aws: stop-event-data-store-ingestion, guardduty create-ip-set|create-filter|disassociate-*|stop-monitoring-members,
            batch-update-findings *suppressed, events remove-targets, disassociate-web-acl, put-retention-policy 1|3,
            put-bucket-lifecycle-configuration *trail|*log, *s3.enabled *=false, update-cluster-config --logging *false,
            organizations detach-policy|remove-account-from-organization, update-continuous-backups *=false,
            update-standards-control disabled, --backup-retention-period 0;
        gcloud: --no-enable-flow-logs, --logging=NONE, logging buckets update *retention-days=1, --no-soft-delete, --no-shielded*,
            --clear-retention-p*, scc *inactive, *muteconfigs|*mute-configs create, binauthz policy import;
        gsutil: versioning off;
        az: auto-provisioning-setting off, security pricing free, security alert *dismiss, tde set disabled, audit-policy
            disabled, vm encryption disable, policy exemption create, *soft-delete disable|false, backup protection disable, --disable-defender,
            disable-addons monitoring, *delete-retention false, storage logging off, webapp auth update false|disabled;
        oci: audit config update;
        esxcli: syslog config set, auditrecords disable, firewall unload, firewall set false|0|--enabled=false,
            acceptance set communitysupported|--level=communitysupported, vib install --force|-f|--no-sig-check,
            advanced set *execinstalledonly, *exec-installed-only=f, coredump --unconfigure|-u;
        vmsyslogd|hostd|vpxa: stop;
        mysql|mariadb: *general_log *off|*=0|*~0, *purge *binary~logs|*master~logs, *reset~master, *sql_log_bin *off|*=0, *log_output *none;
        spctl: --add|--remove, kext-consent disable|add; systemextensionsctl: uninstall|reset; nvram: -c; bputil: -d|-n|-k|-s;
        kextunload: -b; pkgutil: --forget; security: delete-certificate, list-keychains -s /tmp/*; softwareupdate: --schedule off, --ignore; log: config *off; audit: -t;
        defaults: write *softwareupdate|*com.apple.alf|*criticalupdate false|no|0;
        falconctl: unload|uninstall|-d; jamf: removeframework|removemdmprofile; profiles: remove -all|-p|-identifier*|-forced;
        killall|pkill: lulu|santad|blockblock|knockknock|reikey|oversight|ransomwhere|falcond|sentineld|littlesnitch|cbdaemon|xprotect*;
        launchctl: unload|bootout|disable|remove|stop *crowdstrike|*objective-see|*sentinel|*santa|*carbonblack|*jamf|*xprotect|*auditd;
        gh: workflow disable *codeql|*scan|*security|*dependabot"),
    (Malware, 0.65, "system.firewall", "socketfilterfw: --setglobalstate off, --setblockall off, --add|--unblockapp"),
    (Malware, 0.65, "file.persistence", "
        plutil: -insert|-replace|-create *launchagents|*launchdaemons; launchctl: setenv dyld_*|path;
        cp|mv|ln|touch|install|tee|ditto|mkdir: *securityagentplugins|*/emond|*/library/quicklook/|*/library/spotlight/|*scriptingadditions|*/screen~savers/|*/audio/plug-ins|*/library/workflows|*directoryservices/plugins;
        osascript: *nsurl|*objc.import|*objc.unwrap, *set~visible;
        installer: -pkg /tmp/*|/private/tmp/*|/var/tmp/*|/users/shared/*; profiles: install;
        hdiutil: attach -nobrowse /tmp/*|/private/tmp/*|/users/shared/*; open: -a terminal /tmp/*|/private/tmp/*; automator: /tmp/*|/private/tmp/*; bless: --setboot --mount;
        codesign: --remove-signature, --sign|-s|-fs - /applications/*; sqlite3: *tcc.db *insert|*update|*delete|*replace,
            *lsquarantine *delete|*quarantineevents"),
    (Network, 0.65, "network.tunnel", "
        networksetup: -setautoproxyurl|-setsocksfirewallproxy; defaults: write *screensharing;
        launchctl: enable|load|bootstrap|kickstart *screensharing|*openssh|*/ssh.plist"),
    (Privilege, 0.65, "system.accounts", "
        fdesetup: disable|add|remove|changerecovery; pwpolicy: -clearaccountpolicies|clearaccountpolicies|-setaccountpolicies;
        sysadminctl: -deleteuser|-screenlock; security: authorizationdb write;
        virsh: set-user-password; qm: guest passwd; pveum: *administrator, passwd; esxcli: account add, permission set"),
    (Privacy, 0.55, "shell.account_list", "
        pwpolicy: getaccountpolicies|-getaccountpolicies|-getglobalpolicy; dscl: *shadowhash"),
    (Malware, 0.55, "shell.scan", "dns-sd: -B"),
    (Credentials, 0.55, "shell.guessing", "dscl: -authonly|authonly"),
    (Destructive, 0.6, "system.clock", "systemsetup: -setdate|-settime, -setusingnetworktime off"),
    (Exfiltration, 0.6, "network.served", "sharing: -a"),
    (Credentials, 0.6, "shell.secret_search", "
        mdfind: *password|*passwd|*.kdbx|*id_rsa|*private~key|*credential|*wallet|*.pem|*.p12|*secret; find: *docker.sock"),
    (Privacy, 0.55, "shell.collected_mail", "
        osascript: *mail *content|*messages, *notes *body|*every~note"),
    (Privacy, 0.55, "system.keylogger", "
        osascript: *the~clipboard !*set~the~clipboard; vmrun: capturescreen; virsh: screenshot; aws: get-console-screenshot"),
    (Credentials, 0.65, "shell.secret_file", "osascript: *javascript *document.cookie"),
    (Exfiltration, 0.65, "remote.public", "
        aws: *groups/global, set-repository-policy|put-registry-policy, put-resource-policy, modify-document-permission --account-ids-to-add,
            modify-db-cluster-snapshot-attribute --values-to-add, put-bucket-replication, create-function-url-config none,
            *0.0.0.0/0 create-network-acl-entry|update-cluster-config, start-export-task, create-traffic-mirror-session,
            add-permission --principal !*amazonaws.com, add-layer-version-permission, transfer-domain-to-another-aws-account,
            --peer-owner-id, create-store-image-task|export-image, ebs list-snapshot-blocks|get-snapshot-block, put-permission --principal,
            put-backup-vault-access-policy, export-table-to-point-in-time, --reset-policy;
        gcloud: *allauthenticatedusers, compute images export, --no-enable-master-authorized-networks; gsutil: *allusers, *allauthenticatedusers;
        az: --public-access container|blob, disk update allowall, cors add *, open-port *, --anonymous-pull-enabled true, update --default-action allow,
            rule create|update internet|0.0.0.0/0 !deny, firewall-rule create|update 255.255.255.255, disk grant-access, db export;
        oci: --public-access-type object*, preauth-request create; doctl: *0.0.0.0/0;
        gh: visibility *:public, api *private=false; glab: api *visibility=public; kubectl|oc: port-forward *0.0.0.0;
        clickhouse-client|clickhouse: *insert~into~function|*into~outfile~'s3, *remote(; snowsql: *copy~into *'s3:|*'gcs:|*'azure:;
        duckdb: *copy *to~'s3:|*to~'http"),
    (Privilege, 0.65, "remote.grant", "
        aws: set-default-policy-version, create-role|create-grant *:root, *administratoraccess !list-*|get-*|detach-*,
            assume-role *organizationaccountaccessrole, create-account-assignment, create-trust-anchor, create-saml-provider,
            upload-ssh-public-key, modify-instance-metadata-options optional, send-ssh-public-key,
            send-serial-console-ssh-public-key, enable-serial-console-access, create-dev-endpoint, create-association *commands=,
            associate-access-policy *clusteradmin, create-access-entry *:root|*:user/, add-role-to-instance-profile *admin,
            associate-iam-instance-profile|replace-iam-instance-profile-association *admin, modify-db-instance|modify-db-cluster
            --master-user-password, admin-set-user-password, update-project *privilegedmode=true,
            update-access-key active, create-service-specific-credential, attach-group-policy|put-group-policy !*readonly,
            create-function|run-instances|register-task-definition *admin, run-task *curl|*wget|*/bin/sh,
            create-presigned-notebook-instance-url, --on-start|--on-create, create-launch-template-version *userdata;
        gcloud: sign-jwt|sign-blob, print-access-token --impersonate-service-account*, workload-identity-pools create-*,
            iam roles update --add-permissions*|--permissions*, set-service-account, reset-windows-password, os-login ssh-keys add,
            users set-password;
        az: role definition *[\"*\"], rest *elevateaccess|*keycredentials|*passwordcredentials|*approleassign, owner add,
            permission admin-consent, ad update --password, group member add *admin, flexible-server update --admin-password,
            deployment user set --password, federated-credential create *issuer !*github|*windows.net, extension set
            customscript*, vm user update|reset-ssh, identity assign owner|contributor, ad-admin create, aks get-credentials --admin|-a,
            aks command invoke, automation runbook|webhook create;
        oci: api-key upload, iam policy *any-user|*all-resources~in~tenancy; hcloud: reset-password|enable-rescue;
        kubectl|oc: create *binding --clusterrole=admin, create role|clusterrole *=*|*impersonate|*escalate, patch *rolebinding,
            label *enforce=privileged, --as-group=system:masters, --as=system:admin|--as=system:masters, --token=*|--insecure-skip-tls-verify --server=* !config,
            edit|patch|replace coredns|cm/coredns|configmap/coredns, create token kube-system, set image kube-system,
            patch sa|serviceaccount *imagepullsecrets,
            *system:unauthenticated|*system:anonymous !get, set subject *admin, annotate *=unconfined;
        vault: operator rekey, write *config/root, token create *=root, write *policies=root|*policies=admin; consul: acl bootstrap, *global-management; nomad: acl bootstrap;
        argocd: update-password; rabbitmqctl: set_user_tags administrator, change_password; kafka-acls: --add *user:*;
        redis-cli|valkey-cli: acl setuser *+@all|nopass|allcommands; mongosh|mongo: *createuser *root, *grantroles *root, *changeuserpassword;
        gh: gpg-key add, api */keys *key=, api */hooks *url, api put */actions/permissions, api *role=admin, api put|patch */protection, api */transfer *new_owner, api */registration-token;
        glab: deploy-key|token create|add, api *access_level=50|*access_level=40|*can_push=true, api post */hooks,
        repo transfer; gitlab-rails: *password;
        mysqladmin: password; mysqld|mysqld_safe|mariadbd: --skip-grant-tables; mongod: --noauth; redis-server: --protected-mode no;
        mysql|mariadb: *set~password~for, *soname,
        *update~mysql.user; psql: *plpython|*plperlu *create, *pg_execute_server|*pg_read_server|*pg_write_server, *reassign~owned,
        *disable~row~level|*disable~trigger|*dblink_connect; govc: permissions.set *admin;
        esxcli: ssh key add, certificatestore add, ruleset set sshserver true|1;
        snowsql: *create~user *accountadmin"),
    (Credentials, 0.55, "remote.secrets", "
        aws: get-account-authorization-details, describe-instance-attribute userdata, download-default-key-pair, get-api-keys --include-values,
            get-credentials-for-identity; gcloud: get-key-string; govc: export.ovf|datastore.download; jenkins-cli: get-credentials*;
        az: keys list, list-keys|list-publishing-profiles|list-publishing-credentials|show-connection-string,
            keyvault key|secret|certificate download|backup, connection-string show;
        kubectl|oc: get --raw *secrets, *--from-file=/root/.ssh, exec *pki/, exec *etcd sh|bash|/bin/sh, cp *etcd; etcdctl: *registry;
        consul: kv export, kv get -recurse; doppler: secrets --plain !get;
        infisical: secrets --plain !get; pulumi: --show-secrets; gh: auth --show-token|-t status;
        ldapsearch: *userpassword|*unicodepwd; glab: variable export, api */variables !post; redis-cli|valkey-cli: get requirepass, --rdb;
        etcdctl|vault|consul: snapshot save /tmp/*|/dev/shm/*; vault: + kv get, + read; gcloud: + secrets access; az: + secret show;
        aws: + get-secret-value|get-parameter|get-parameters; op: + item get, + read; bw: + get;
        mongosh|mongo: *system.users; virsh: dump --memory-only"),
    (Credentials, 0.55, "shell.secret_store", "
        bw: get password|totp|notes, list items, export; lpass: export, show --password|-p|--all; op: item get --reveal, item get --fields *password; chamber: export"),
    (Privilege, 0.7, "container.privileged", "
        docker|podman|nerdctl|ctr|docker-compose|kubectl|oc: --privileged=true;
        docker|podman|nerdctl: --pid|--userns|--ipc|--uts host !--gpus*, --ipc=host --uts=host, --cap-add all !--cap-drop, --cap-add
            sys_admin|sys_module|dac_read_search|sys_rawio|bpf|cap_sys_admin,
            --cap-add=sys_module|--cap-add=dac_read_search|--cap-add=sys_rawio|--cap-add=cap_sys_admin|--cap-add=bpf,
            --security-opt apparmor=unconfined|apparmor:unconfined, --device=/dev/sd*|--device=/dev/nvme*|--device=/dev/vd*|--device=/dev/mem,
            --device /dev/sd*|/dev/nvme*|/dev/vd*|/dev/mem, plugin --grant-all-permissions;
        lxc|incus: *security.privileged=true, source=/|source=/etc|source=/root|source=/var/run/docker.sock; kubectl|oc: run --privileged|*hostnetwork|*nodename, debug *sysadmin;
        helm: *privileged=true|*hostpid=true|*hostnetwork=true;
        mount: cgroup rdma|memory; cdk: run|evaluate|kcurl|auto-escape"),
    (Destructive, 0.65, "shell.volume", "diskutil: *deletecontainer|*deletevolume|zerodisk|randomdisk; vmkfstools: -U"),
    (Destructive, 0.65, "remote.delete", "
        esxcli: vm process kill, extent remove, vsan cluster leave; aws: close-account; consul|nomad: raft remove-peer; vault: secrets move;
        jenkins-cli: delete-*; kubectl|oc: replace *finalize; vmrun: deletevm|deletesnapshot; virsh: vol-delete|snapshot-delete|pool-delete|vol-wipe;
        govc: vm.destroy|vm.unregister|snapshot.remove|datastore.rm|object.destroy|pool.destroy, vm.power -off *; xe: vm-uninstall|vm-destroy|vdi-destroy|sr-destroy;
        kubeadm: reset; mysqladmin: shutdown; redis-cli|valkey-cli: debug sleep, migrate, acl deluser, cluster reset, config set appendonly no;
        mongosh|mongo: *shutdown, *rs.reconfig *force, *fsynclock; clickhouse-client|clickhouse: *system~shutdown, *alter~table *~delete~where, *detach~table *permanently; gitlab-rake: *:restore;
        psql: *drop~owned; curl: *destructive_requires_name"),
    (Malware, 0.65, "shell.escape", "
        govc: guest.run|guest.start|guest.upload; vmrun: runprograminguest|runscriptinguest|copyfilefromhosttoguest; vboxmanage: guestcontrol run|start|copyto;
        virsh: qemu-agent-command; qm: guest exec; redis-cli|valkey-cli: eval *os.execute|*io.popen, set **~*~*~*|*ssh-rsa; clickhouse-client|clickhouse: *executable(, *file( */etc/;
        jenkins-cli|java: groovy|groovysh =; puppet: apply *exec{, apply *user{ *sudo|*wheel; terraform|tofu: -plugin-dir=/tmp/*;
        sqlite3: *.output */etc/, *.import~/etc, *attach *.php"),
    (Destructive, 0.65, "shell.encrypted", "aws: cp|sync|copy-object --sse-c|--sse-c-key|--sse-customer-algorithm"),
    (Malware, 0.75, "shell.attack_tool", "
        docker|podman|nerdctl|kubectl|oc|ctr|az|aws|gcloud|helm: *xmrig|*stratum+|*/minerd;
        peirates|kube-hunter|kubeletctl|kdigger|deepce.sh|amicontained|botb|pacu|cloudfox|roadrecon|azurehound|kubesploit|s3scanner: "),
    (Credentials, 0.65, "remote.secrets", "
        curl|wget: *:10250/pods|*:10250/run|*:10250/exec|*:10255/pods|*:2379/v2/keys|*:2379/v3/kv|*:2375/containers, *169.254.170.2"),
    (Malware, 0.55, "system.accounts", "rabbitmqctl: add_user; salt|salt-call|salt-ssh: service.stop|service.disable auditd|rsyslog|firewalld|falcon-sensor|osqueryd, user.add|shadow.set_password|ssh.set_auth_key; salt-key: -A|-D, -d *"),
    (Destructive, 0.6, "system.stop", "salt|salt-ssh: system.reboot|system.poweroff|system.halt|system.shutdown, file.remove; ansible: reboot; esxcli: shutdown poweroff|reboot"),
];

type Orders = Vec<(&'static str, Category, f32, &'static str)>;

static OF_PROGRAM: Lazy<HashMap<&str, Orders>> = Lazy::new(|| {
    let mut of_program: HashMap<&str, Orders> = HashMap::new();
    for (category, score, reason, orders) in ORDERS {
        for (programs, list) in orders.split(';').filter_map(|order| order.split_once(": ")) {
            for program in programs.trim().split('|') {
                let known = of_program.entry(program).or_default();
                known.extend(list.split(',').map(|phrase| (phrase, *category, *score, *reason)));
            }
        }
    }
    of_program
});

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let orders = OF_PROGRAM.get(call.name);
    if orders.is_some() && call.says(&["--help", "help", "--dry-run", "--dryrun", "--dry-run=client"]) {
        return;
    }
    let fits = |alternatives: &str| {
        alternatives
            .split('|')
            .any(|word| call.arguments.iter().take(64).any(|field| phrases::fits(word, &field.text)))
    };
    let many = call.situation.has_unknown_arguments || analyzer.has_loop && call.taint().has(Taint::UNKNOWN);
    for (phrase, category, score, reason) in orders.into_iter().flatten() {
        let is_meant = phrase.split_ascii_whitespace().all(|word| match word.strip_prefix('!') {
            Some(word) => !fits(word),
            None if word == "+" => many,
            None => fits(word),
        });
        if is_meant {
            analyzer.note(*category, *score, reason, call.span);
        }
    }
    match call.name {
        "pbpaste"
            if analyzer.has_loop || analyzer.text.contains("/tmp/") || analyzer.text.trim() == "pbpaste" =>
        {
            analyzer.note(Privacy, 0.55, "system.keylogger", call.span);
        }
        "kubectl" | "oc" | "helm" | "docker" | "podman" | "nerdctl" | "docker-compose" | "vault" => {
            remote(analyzer, call)
        }
        "ansible" => module(analyzer, call),
        // A command for many machines, as one word.
        "salt" | "salt-call" | "salt-ssh" | "knife" | "bolt" | "pdsh" | "pssh" | "parallel-ssh" | "clush"
        | "mco" | "consul" => {
            for field in call.operands().filter(|field| field.text.contains(' ')) {
                let text = field.text.as_str();
                analyzer.derived(text.strip_prefix("name=").unwrap_or(text), call.span);
            }
        }
        "gcloud" => {
            for command in call.values(&["--command"]) {
                analyzer.derived(command, call.span);
            }
        }
        "echo" | "printf" if analyzer.text.contains("/release_agent") && analyzer.text.contains('>') => {
            analyzer.note(Privilege, 0.75, "container.privileged", call.span);
        }
        _ => {}
    }
}

/// Manifests and images that come from nobody known, or that reach into the machine below.
fn remote(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let is_bare = |text: &str| {
        let host = text.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next());
        host.and_then(|host| host.parse::<Ipv4Addr>().ok())
            .is_some_and(|address| !address.is_loopback() && !address.is_private())
    };
    let takes = matches!(
        call.operand(0),
        "apply" | "create" | "replace" | "install" | "upgrade" | "build" | "import" | "compose" | "policy"
    );
    let unknown = |text: &str| services::is_unverified(text) || text.starts_with("http") && is_bare(text);
    if takes && call.arguments.iter().any(|field| unknown(&field.text)) {
        analyzer.note(Malware, 0.65, "system.packages", call.span);
    }
    let far = call.values(&["-H", "--host"]).any(|host| {
        host.strip_prefix("tcp://")
            .is_some_and(|host| !host.starts_with("localhost") && !host.starts_with("127."))
    });
    let far = far
        || analyzer
            .text
            .split_once("DOCKER_HOST=tcp://")
            .is_some_and(|(_, host)| !host.starts_with(['l', '1']));
    if far && call.name == "docker" && !call.has(&["--tlsverify", "--tls"]) {
        analyzer.note(Privilege, 0.55, "container.socket", call.span);
    }
    static BELOW: Pieces = Pieces::new(&[
        "hostpid: true",
        "hostipc: true",
        "privileged: true",
        "path: /}",
        "path: /\n",
        "\"path\":\"/\"}",
        "name: cluster-admin",
        "system:anonymous",
        "webhookconfiguration",
        "path \"*\"",
    ]);
    let input = call.situation.input.as_ref().and_then(|input| input.bytes.as_deref()).unwrap_or_default();
    let given = takes && std::str::from_utf8(input).is_ok_and(|text| BELOW.stand_in(text));
    if given
        || call.name == "kubectl"
            && call.operand(0) == "run"
            && call.arguments.iter().any(|field| BELOW.stand_in(&field.text))
    {
        analyzer.note(Privilege, 0.65, "container.privileged", call.span);
    }
}

/// What a module of Ansible does to the machines.
fn module(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let name = call.value(&["-m", "--module-name"]).unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or(name);
    let arguments = call.value(&["-a", "--args"]).unwrap_or_default();
    let value = |key: &str| {
        let rest = arguments.split_once(key)?.1;
        rest.split([' ', '"', '\'']).find(|word| !word.is_empty())
    };
    let path = ["dest=", "path="].into_iter().find_map(value).unwrap_or_default();
    let noted = match name {
        "user" if ["sudo", "wheel", "admin", "root"].iter().any(|group| arguments.contains(group)) => {
            Some((Privilege, 0.7, "system.accounts"))
        }
        "user" if arguments.contains("state=absent") => Some((Destructive, 0.55, "system.accounts")),
        "iptables" | "ufw" | "firewalld"
            if ["flush=", "disabled"].iter().any(|word| arguments.contains(word)) =>
        {
            Some((Malware, 0.65, "system.firewall"))
        }
        "selinux" if arguments.contains("state=disabled") || arguments.contains("permissive") => {
            Some((Malware, 0.7, "system.watchers"))
        }
        "authorized_key" => Some((Privilege, 0.6, "system.accounts")),
        "cron" if arguments.contains("job=") => Some((Malware, 0.55, "system.schedule")),
        "service" | "systemd" | "apt" | "yum" | "dnf" | "package"
            if (arguments.contains("state=stopped") || arguments.contains("state=absent"))
                && value("name=").is_some_and(|name| system::WATCHERS.contains(&name)) =>
        {
            Some((Malware, 0.75, "system.watchers"))
        }
        "fetch" if value("src=").is_some_and(super::paths::is_secret) => {
            Some((Credentials, 0.75, "shell.secret_file"))
        }
        "get_url" if services::is_unverified(value("url=").unwrap_or_default()) => {
            Some((Malware, 0.65, "code.download"))
        }
        "copy" | "template" | "lineinfile" | "blockinfile" | "replace" | "get_url" => {
            super::paths::written(path)
        }
        _ => None,
    };
    if let Some((category, score, reason)) = noted {
        analyzer.note(category, score, reason, call.span);
    }
}
