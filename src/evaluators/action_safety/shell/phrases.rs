//! Orders that a program and a few words give away: to disks and volumes, clusters, brokers, databases, registries, clouds
//! and the machine itself. Source: the manuals of the programs.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::{Analyzer, Call, Category, Category::*};

/// What phrases stand for. A program and its phrases end at a semicolon, a phrase ends at a comma; its words must all be among
/// the arguments, in any case. `word*` begins an argument, `*word` stands in one, `''` is an empty one.
#[rustfmt::skip]
static PHRASES: &[(Category, &str, &str)] = &[
    (Destructive, "shell.volume", "lvreduce; vgchange -an*, -a n; pvcreate -f*; dmsetup remove*, wipe_table; mdadm --stop, --fail; zpool
        export -f, detach; xfs_repair -L; tune2fs clear; cryptsetup luksRemoveKey; ceph purge, destroy, delete; rbd rm; gluster volume delete;
        flashrom -E; wsl --unregister; tpm2_clear; postsuper -d ALL"),
    (Destructive, "system.clock", "date -s*, --set*; hwclock --set; timedatectl set-time, set-ntp false, set-ntp no, set-ntp 0"),
    (Destructive, "system.kernel", "rmmod -f"),
    (Destructive, "system.stop", "umount -f*, -lf; update-initramfs -d; firewall-cmd --panic-on; ip route del default, route flush, addr flush; nmcli
        networking off; systemctl set-default rescue*"),
    (Destructive, "system.kill", "killall -u; pkill -u root, -u -9, -u -KILL, ., .*"),
    (Destructive, "system.packages", "rpm -e --nodeps; dpkg --force-* --purge, --force-* -r; pacman -Rdd*; apt purge *; apt-get
        --allow-remove-essential, purge *, remove *"),
    (Malware, "system.packages", "dnf *gpgcheck=0; yum *gpgcheck=0"),
    (Malware, "system.watchers", "fail2ban-client stop; iptables DROP 514, DROP 6514, REJECT 514; ip6tables DROP 514"),
    (Malware, "network.tunnel", "iptables REDIRECT --sport; gdbserver --multi; distccd --enable-tcp-insecure, 0.0.0.0/0"),
    (Malware, "system.trust", "certctl rehash, trust"),
    (Malware, "system.hidden", "plutil LSUIElement; defaults LSUIElement, *LSUIElement; vboxmanage sharedfolder /"),
    (Malware, "shell.hidden_process", "kill -31, -63, -64"),
    (Malware, "shell.scan", "ip tcp_metrics; arp-scan -l, --localnet; netdiscover -r, -i, -p, -P; smbutil view; kubectl run *image=*nmap"),
    (Credentials, "shell.account_list", "rpcclient *enumdomusers, *querydominfo, *enumalsgroups, *enumdomgroups, *lsaquery, *lookupsids, *queryuser"),
    (Privacy, "network.sniff", "mitmproxy transparent; mitmdump transparent; mitmweb transparent"),
    (Privilege, "system.accounts", "dbus-send *Accounts.CreateUser, *User.SetPassword; busctl CreateUser; gdbus *Accounts.CreateUser; usermod --unlock --expiredate"),
    (Exfiltration, "network.served", "x11vnc -nopw"),
    (Malware, "file.traces", "dmesg -C, --clear"),
    (Malware, "system.firewall", "firewall-cmd --set-default-zone=trusted; rmmod ip*, nf*; modprobe -r ip*, -r nf*"),
    (Destructive, "container.delete", "docker stack rm, service rm, secret rm, swarm leave --force, swarm leave -f; podman system reset"),
    (Destructive, "remote.delete", r#"virsh undefine; vboxmanage --delete; kubectl taint *NoExecute, patch *finalizers, patch
        *"replicas":0; terraform force-unlock, state push; tofu force-unlock, state push; nomad stop -purge, system gc; consul leave,
        force-leave, snapshot restore; etcdctl snapshot restore, member remove; vault operator seal, operator step-down; crictl rmp, rmi -a;
        nodetool decommission, removenode, clearsnapshot; zkcli deleteall, rmr; redis-cli *flushall, *flushdb,
        debug segfault; restic key remove; duplicity remove-all-but-n-full --force,
        remove-older-than --force; aws put-bucket-versioning *Suspended, update-auto-scaling-group --min-size 0,
        --no-deletion-protection, detach-role-policy, detach-user-policy; gcloud --no-deletion-protection; azcopy remove; npm deprecate;
        heroku pg:killall, config:unset, maintenance:on; fly scale count 0, secrets unset, postgres detach"#),
    (Destructive, "sql.drop", "mongorestore --drop; wp db reset, db clean, site empty; drush sql-drop, sql:drop; php
        doctrine:database:drop, doctrine:schema:drop; dotnet ef database drop; sqlx database drop, database reset; diesel database reset;
        knex migrate:rollback --all; npx migrate:rollback --all, --accept-data-loss; heroku pg:reset"),
    (Privilege, "container.privileged", "kubectl debug node/*"),
    (Privilege, "remote.grant", "kubectl certificate approve, auth reconcile, edit clusterrole*, create *binding *cluster-admin; oc policy
        add-*; etcdctl auth disable; vault operator generate-root; redis-cli config set requirepass '', config set protected-mode no; aws
        add-permission --principal *, deactivate-mfa-device, get-federation-token, put-key-policy; gh ssh-key add, deploy-key add, pr
        merge --admin; npm owner add, owner rm; heroku access:add"),
    (Credentials, "remote.secrets", "kubectl config view --raw; aws batch-get-secret-value; etcdctl get / --prefix, get '' --prefix;
        kwallet-query -r"),
    (Destructive, "shell.recursive_delete", "ansible *state=absent *path=/etc, *state=absent *path=/var, *state=absent *path=/home"),
    (Malware, "remote.write", "redis-cli module load, slaveof, replicaof"),
    (Exfiltration, "remote.public", "aws *BlockPublicAcls=false, --publicly-accessible; gh repo edit *public; gcloud *=0.0.0.0/0"),
    (Destructive, "shell.mirror_delete", "gcloud --delete-unmatched*; gsutil rsync -d"),
];
const SCORE: f32 = 0.65;

type Phrases = Vec<(Vec<&'static str>, Category, &'static str)>;

static OF_PROGRAM: Lazy<HashMap<&str, Phrases>> = Lazy::new(|| {
    let mut of_program: HashMap<&str, Phrases> = HashMap::new();
    for (category, reason, list) in PHRASES {
        for entry in list.split(';').map(str::trim) {
            let (program, phrases) = entry.split_once(char::is_whitespace).unwrap_or((entry, ""));
            for phrase in phrases.split(',') {
                let words = phrase.split_ascii_whitespace().collect();
                of_program.entry(program).or_default().push((words, *category, reason));
            }
        }
    }
    of_program
});

pub(super) fn judge(analyzer: &mut Analyzer<'_>, call: &Call<'_>) {
    let name = call.name.strip_suffix(".sh").unwrap_or(call.name);
    let Some(phrases) = OF_PROGRAM.get(name) else { return };
    if call.says(&["--help", "help", "--dry-run", "--dryrun"]) {
        return;
    }
    let says = |word: &&str| call.arguments.iter().take(64).any(|field| fits(word, &field.text));
    for (words, category, reason) in phrases {
        if words.iter().all(says) {
            analyzer.note(*category, SCORE, reason, call.span);
        }
    }
}

/// Whether an argument is what a phrase asks for. `~` stands for a space inside a piece.
pub(super) fn fits(word: &str, text: &str) -> bool {
    // Options of one letter mean another thing in the other case.
    if word.len() < 2 || word.len() == 2 && word.starts_with('-') {
        return word == text;
    }
    if word == "''" {
        return text.is_empty();
    }
    if let Some(piece) = word.strip_prefix('*') {
        let (piece, text) = (piece.as_bytes(), text.as_bytes());
        let same = |(known, found): (&u8, &u8)| {
            known.eq_ignore_ascii_case(found) || *known == b'~' && *found == b' '
        };
        return text.len() <= 4_096 && text.windows(piece.len()).any(|part| piece.iter().zip(part).all(same));
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
    fn words_fit_whole_at_their_beginning_and_inside() {
        for (word, text) in [("rm", "RM"), ("-a*", "-any"), ("*=no", "x=no,y"), ("*", "*"), ("''", "")] {
            assert!(fits(word, text) && !fits(word, "z"), "{word} {text}");
        }
    }
}
