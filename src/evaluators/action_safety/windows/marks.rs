//! Texts that give a technique away wherever they stand: names of attributes, options, commands and tools that its
//! ordinary use lacks. One string a group, because a table of slices is several times as long in the binary.

use super::super::hazard::Category::{self, *};

/// Marks between `|`; all that stand between `&` in one of them must occur. Then what they say.
pub(super) const MARKS: &[(&str, Category, f32, &str)] = &[
    // Names that only attack tools have.
    (
        "invoke-mimikatz|invoke-kerberoast|invoke-bloodhound|invoke-shellcode|invoke-dllinjection|\
         invoke-powershelltcp|powercat|invoke-wmiexec|invoke-smbexec|invoke-psexec|get-gpppassword|gpp-decrypt|\
         invoke-ninjacopy|out-minidump|invoke-tokenmanipulation|invoke-userhunter|powerview|get-domain|get-netdomain|\
         get-netuser|get-netcomputer|find-localadminaccess|invoke-sharefinder|powerup.ps1|winpwn|kittenz|\
         domainpassspray|snaffler|invoke-atomictest|certify.exe|certipy|whisker.exe|krbrelay|standin.exe|safetykatz|\
         adexplorer&-snapshot|pingcastle|grouper2|nanodump|dpapimk2john|dpapi::|printspoofer|incognito.exe|winpeas|\
         privesccheck|invoke-allchecks|watson.exe|-internalmonologue|invoke-portscan|invoke-thehash|nbtscan|\
         netscan.exe|advanced_ip_scanner|advanced_port_scanner|frpc.exe|pwdump|fgdump|gsecdump|secretsdump|mailpv|\
         passview|netpass.exe|.exe /stext|hostrecon|powermad|powersploit|nishang|invoke-obfuscation|evil-winrm|\
         poolparty|threadhijack|earlybirdapc|trufflesnout|o365spray|o365creeper|mailsniper|-exchhostname|aws_consoler|\
         scoutsuite|scout.py |slowloris|polenum|net-creds|keychaindump|flask-unsign|afuwin|roadrecon|trevorspray|msolspray|\
         teamfiltration|graphrunner|azurehound|stormspotter|microburst.ps|powerzure|sharpdpapi|sharpchrome|sharpview|\
         sharpwmi|sharpexec|sharprdp|sharpgpoabuse|sharpspray|sharpdump|sharpweb|sharplocker|kekeo|keethief|keefarce|\
         invoke-dcsync|adrecon.ps|adidnsdump|windapsearch|bloodyad|pkinittools|krbrelayx|printerbug|shadowcoerce|\
         sigmapotato|godpotato|juicypotato|roguepotato|sweetpotato|edrsandblast|ppldump|pplkiller|handlekatz|physmem2profit|\
         scarecrow.exe|nimcrypt|hoaxshell|poshc2|koadic|asyncrat|njrat|darkcomet|remcos|mimipy|pyrdp|ruler&--email|\
         lsassy|donpapi|spoolsample|dfscoerce|responder.py|ntlmrelayx|edrsilencer|terminator.exe|defendercontrol|\
         processhacker&-caction|rtcore64|dnscat|-domainobject|-domainuserpassword|-foresttrust|get-forest|bypassuac|\
         privilege::|passthehash|goldenticket|silverticket|bloodhound|find-domainshare|invoke-aclscanner|ligolo|\
         chisel_windows|gost.exe -l",
        Malware,
        0.9,
        "shell.attack_tool",
    ),
    ("rename-localuser", Privilege, 0.6, "windows.accounts"),
    (
        "pathname -notlike|pathname -notmatch|get name,pathname&findstr /i /v|get name,displayname,pathname",
        Privilege,
        0.55,
        "windows.elevation",
    ),
    ("docker_engine:", Privilege, 0.75, "container.socket"),
    (
        "caption like&defend|caption like&carbon|caption like&crowd|findstr&veeam|findstr&acronis|findstr&backupexec|\
         software\\veeam",
        Malware,
        0.55,
        "shell.discovery",
    ),
    ("@80\\|@ssl\\|@443\\|@8080\\|davwwwroot|control \\\\|print /d:&:\\", Malware, 0.6, "windows.download"),
    ("ping&-l 65500|ping&-l 65000", Destructive, 0.6, "system.exhausted"),
    ("start wordpad&/p|start notepad&/p ", Malware, 0.6, "windows.ransom"),
    (
        "martin prikryl|winscp 2\\sessions|estsauth|getsignintoken|oauth2/devicecode",
        Credentials,
        0.65,
        "windows.password_search",
    ),
    (
        "api/webhooks&out-string|api/webhooks&whoami|api/webhooks&ipconfig|api/webhooks&hostname|api.telegram.org&whoami|\
         api.telegram.org&hostname|api.telegram.org&ipconfig|api.telegram.org&out-string|aws s3 ls&s3 sync s3://$|\
         aws s3 ls&s3 sync s3://{|aws s3 ls&s3 cp s3://$|repo list&clone --mirror|repo list&repo clone",
        Exfiltration,
        0.65,
        "windows.upload",
    ),
    ("graph.microsoft.com&/users/&/messages", Privacy, 0.6, "shell.collected_mail"),
    (
        "aws iam list-users&aws iam list-roles|az ad user list&az ad group list|get-caller-identity&while read",
        Credentials,
        0.55,
        "shell.account_list",
    ),
    (
        "search.messages?query=password|search?cql=text~password|search?q=password|query=password&search",
        Credentials,
        0.6,
        "shell.secret_search",
    ),
    // Rights and secrets that the directory keeps in attributes. T1003.006, T1098, T1134.005, T1484, T1558, T1649.
    (
        "dcsync|lsadump::|kerberos::| /ptt|msds-keycredentiallink|allowedtodelegate|allowedtoact|new-machineaccount|\
         sidhistory|msds-managedpassword|retrievemanagedpassword|trustedfordelegation $true|adminsdholder|\
         serverlevelplugindll|new-addcclone|add-kdsrootkey| cpassword",
        Credentials,
        0.8,
        "windows.tickets",
    ),
    (
        "ms-mcs-admpwd|mslaps-|get-lapsadpassword|-admpwdpassword|doesnotrequirepreauth|:=4194304|useraccountcontrol&4194304|\
         serviceprincipalname -|serviceprincipalname=*|set-aduser&serviceprincipalname|msfve-recovery|\
         keyprotector&recoverypassword|ntsecuritydescriptor|admincount=1|get-aduser&description -match|rc4:&asktgt|\
         certutil&-catemplates|wmic ntdomain|certutil&-tcainfo|globalqueryblocklist|resourcerecord&wpad",
        Credentials,
        0.65,
        "windows.tickets",
    ),
    // What domains and accounts there are. T1069, T1087, T1201, T1482.
    (
        "net group&domain admins|net group&enterprise admins|net user /domain|net view&/domain|dsquery *|csvde -f|\
         csvde -r|adsisearcher&findall|directorysearcher&findall|get-adtrust|=trusteddomain|getalltrust|\
         activedirectory.forest]|getcurrentdomain|netdom query trust|directory\\ldap|finegrainedpasswordpolicy|\
         net localgroup&/domain|dsget group&domain admins|get-ad&-filter *&-properties *|admincount -eq 1|\
         get-adgroupmember&domain admins|get-addefaultdomainpasswordpolicy|dnscmd&/enumrecords|\
         get-globaladdresslist&export|/user:administrator&nltest",
        Credentials,
        0.55,
        "windows.tickets",
    ),
    (
        "dsacls&/g |ad:\\&addaccessrule|set-acl&ad:|dsmod&-pwd|dsmod group&-addmbr|add-adprincipalgroup|dsadd user|\
         netdom join|netdom trust|/passwordd:|djoin&/provision|secedit&/configure|ksetup&/setrealm|\
         wmic&useraccount&delete|wmic&useraccount&rename|-filter *&set-ad|-filter *&disable-ad|\
         changepasswordatlogon&-filter|disable-adaccount|set-acl&\\windows\\|new-gplink|set-gpregistryvalue|\
         set-gppermission|add-mailboxpermission|add-recipientpermission|mailboxfolderpermission&-accessrights|\
         new-managementroleassignment|new-inboundconnector|set-casmailbox&enabled $true|new-mgserviceprincipal|\
         add-mgapplication|new-mgapplicationpassword|new-azadspcredential|new-azadappcredential|-passwordprofile|\
         azureaduserpassword|authenticationmethodpassword|-issitecollectionadmin|tenantfederationconfiguration|\
         -sharingcapability external|new-mgoauth2|new-mgrole|add-azureaddirectoryrole|new-mgdirectoryrole|\
         new-azroleassignment|set-msoldomain|-strongauthentication|update-mg&conditionalaccess|\
         remove-mg&conditionalaccess|set-azvmaccess|invoke-azvmrun|set-azvmextension|specialaccounts\\userlist|\
         new-smbshare&everyone|grant-smbshareaccess&everyone|net share&everyone",
        Privilege,
        0.65,
        "windows.accounts",
    ),
    ("dsrm &dc=|dsrm -subtree", Destructive, 0.75, "remote.delete"),
    // Secrets that are read or opened. T1003, T1552, T1555.
    (
        "sysvol&groups.xml|sysvol&*.xml|sysvol&-include|unprotect($|protecteddata]::unprotect|\
         import-clixml&getnetworkcredential|aspnet_regiis&-pd|export-pfxcertificate|putty\\sessions|\
         winlogon&defaultpassword| sls &password|web.config&connectionstring|exportpfx|\\globalroot|\
         get-azkeyvaultsecret&asplaintext|get-azkeyvaultsecret&secretvaluetext|get-azstorageaccountkey|\
         get-azaccesstoken&graph|test-adcredential|for /f&net use&/user",
        Credentials,
        0.65,
        "windows.password_search",
    ),
    (
        "wdigest.dll|werfault&/pid|lsasrv.dll|runasppl|lmcompatibilitylevel",
        Credentials,
        0.65,
        "windows.lsass",
    ),
    ("wbadmin&\\ntds|reg export hklm\\system ", Credentials, 0.75, "windows.hives"),
    ("procdump64&-m|procdump&-mm", Credentials, 0.65, "shell.memory_dump"),
    // The screen, the microphone, the camera, the clipboard, mail. T1113, T1114, T1115, T1123, T1125, T1654.
    (
        "get-clipboard&while|get-clipboard&\\temp|get-clipboard&$env:temp|get-clipboard&%temp%|get-clipboard&sleep|\
         clipboard]::get|soundrecorder&/file|savescreenshot|gdigrab|-f dshow|win32_sounddevice|\
         get-pnpdevice&-class camera|usbvideo|pnpclass&camera|get-pnpdevice&microphone|spinproc|sapi.&recogni|audiodevice -recording|\
         getforegroundwindow|new-mailboxsearch|search-mailbox|new-compliancesearch|get-mgusermessage|\
         4624&security&evt|4624&security&event|4624&security&qe|wevtutil&epl security|export-log security|\
         grant-azdiskaccess|grant-azsnapshotaccess",
        Privacy,
        0.6,
        "windows.collection",
    ),
    (
        "new-mailboxexportrequest|inboxrule&-forward|inboxrule&-redirect|-forwardingsmtpaddress|-forwardingaddress|\
         -blindcopyto|autoforwardenabled $true|mega-put|smtpclient&attachment|api.telegram.org&senddocument|\
         readallbytes&invoke-restmethod|megacmd&put|pscp&-pw",
        Exfiltration,
        0.7,
        "windows.upload",
    ),
    // Logs and audits. T1070, T1562.002, T1562.008.
    (
        ".clearlog(|cleareventlog|auditpol&/remove|logman&update trace|wevtutil&/enabled:false|wevtutil&/ms:|\
         eventlog]::delete|winevt\\channels|auditenabled $false|ingestionenabled $false|auditdisabled $true|\
         set-mailboxauditbypass|auditlogretention&remove|disable-azactivitylog|inboxrule&-deletemessage|\
         inboxrule&rss",
        Malware,
        0.75,
        "windows.traces",
    ),
    // What protects the machine and the mail. T1518.001, T1562.001, T1562.010, T1211.
    (
        "management.automation&siutils|amsi&initfailed|marshal]::writebyte|sysmon -u|sysmon64 -u|sysmon -c --|sysmon64 -c --|disable-antiphish|\
         disable-safe&rule|remove-antiphish|remove-safe&rule|set-malwarefilter&$false|-allowedsenderdomains|\
         disable-transportrule|remove-transportrule|enablesmb1protocol $true|smb1protocol&enable-|\
         windowspowershellv2&enable-|requiresecuritysignature $false|set-processmitigation&-disable|\
         windowserrorreporting&disable-|mpcmdrun&-restore|set-applockerpolicy|codeintegrity\\sipolicy|citool&-remove|\
         [ref].assembly|mpcmdrun&-disable|mssense&block|set-safelinks&$false|set-atppolicy&$false|\
         disable-malwarefilter|uninstall&sophos|uninstall&symantec|uninstall&crowdstrike|uninstall&sentinelone|\
         uninstall&sentinel agent|uninstall&carbon black|uninstall&mcafee|uninstall&kaspersky|uninstall&trend micro|\
         uninstall&malwarebytes",
        Malware,
        0.75,
        "windows.defender",
    ),
    (
        "defender\\exclusions&query|findstr&msmpeng|findstr&csfalcon|get-process&crowd|get-process&sentinel|\
         get-process&defender|-match&vbox|-match&vmware",
        Malware,
        0.55,
        "windows.defender",
    ),
    (
        "firewallpolicy allowinbound|defaultinboundaction allow|settsconnections|setallowtsconnections|\
         enable-netfirewallrule&remote desktop|remove-netfirewallrule|advfirewall&delete rule|netsh ipsec&add",
        Malware,
        0.65,
        "windows.firewall",
    ),
    // Volumes that are encrypted for ransom. T1486.
    (
        "manage-bde&-protectors -delete|manage-bde&-protectors -disable|manage-bde&-forcerecovery|manage-bde&-lock |\
         manage-bde&-pw|manage-bde&-password|enable-bitlocker&-passwordprotector|remove-bitlockerkeyprotector|\
         add-bitlockerkeyprotector&-password|wbadmin disable|cipher /e&/s:|disable-netadapter&*",
        Destructive,
        0.65,
        "windows.format",
    ),
    // T1553.004.
    (
        "certutil&/addstore|import-certificate&user\\root|x509store(root|x509store root|certmgr&/add|certmgr&-add|\
         iconfile=\\\\|trustedpublisher&import",
        Malware,
        0.7,
        "windows.trust",
    ),
    // T1105.
    (
        "certutil&http|certutil&encodehex|webrequest]::create(http|bitsadmin&/addfile|bitsadmin&/setnotify|\
         bitsadmin&/resume|bitsadmin&/setieproxy|expand \\\\|print /d:&\\\\|findstr&/v&\\\\&.exe >|\
         findstr&/v&.exe > c:|tftp -i|winget install&-manifest",
        Malware,
        0.7,
        "windows.download",
    ),
    // Options and calls by which a program starts another. T1127, T1202, T1218, T1559, T1620.
    (
        "--renderer-cmd-prefix|--utility-cmd-prefix|--browser-subprocess-path|proxycommand=cmd|\
         proxycommand=powershell|permitlocalcommand|wmic& call |dllhost&/processid:|registerxll|ddeinitiate|\
         executeexcel4macro|-comobject&.application&.run(|shell.application&shellexecute|wscript.shell).run(|\
         wscript.shell).exec(|-comobject schedule.service|createobject(schedule.service|targetpath=powershell|\
         targetpath = powershell|targetpath=cmd|targetpath = cmd|manage-bde.wsf|elevation:administrator!new|\
         agentextensionpath|excel&.xll|control c:\\|assembly]::loadfile|loadfrom(\\\\|loadfrom(http|\
         currentdomain.load(|definedynamicassembly|gettypefromclsid|namedpipeserverstream|\
         new-object&udpclient&.connect(|httplistener&://+:|httplistener&://*:",
        Malware,
        0.65,
        "windows.proxy",
    ),
    (
        "ntmapviewofsection|queueuserapc|setthreadcontext|unmapviewofsection|rtlcreateuserthread|duplicatetokenex|\
         createprocesswithtoken|marshal]::copy(&intptr",
        Malware,
        0.85,
        "code.injection",
    ),
    // Names of commands that are put together when they run. T1027, T1140.
    (
        "$shellid[|(gcm i|(gcm *|get-alias ie|$pshome[|$env:comspec[|invokescript($|scriptblock]::create&frombase64|\
         scriptblock]::create&.invoke(|scriptblock]::create((gc|scriptblock]::create((get-content|(ex,ie|\
         ]105+[char]101|(73,69,88|(105,101,120|/v:on&!!|gzipstream&iex|deflatestream&iex",
        Malware,
        0.75,
        "windows.encoded",
    ),
    // T1021, T1563.
    (
        "set-item&trustedhosts|winrm set&trustedhosts|allowunencrypted=true|allowunencrypted&$true|wsmanquickconfig|\
         enable-wsmancredssp|register-pssessionconfiguration&-runas|smbclient&/c$|smbclient&/admin$|tscon &/dest:|\
         invoke-wmimethod&-computername",
        Malware,
        0.6,
        "windows.lateral",
    ),
    // T1053, T1543, T1546, T1547.
    (
        "register-cimindicationevent|at &/every:|set-scheduledtask&-action|register-scheduledjob|\
         unregister-scheduledtask|securitydescriptorsddl|delegateexecute|drivers\\etc\\hosts&>>|\
         drivers\\etc\\hosts&add-content|drivers\\etc\\hosts&set-content|mofcomp&.mof",
        Malware,
        0.65,
        "windows.persistence",
    ),
    // Whether somebody looks: signs of a virtual machine, of a debugger. T1497.001, T1622.
    (
        "win32_fan&null|thermalzonetemperature&null|win32_cachememory&null|debugger]::isattached|\
         isdebuggerpresent|checkremotedebugger|get-process&x64dbg|tasklist&x64dbg|win32_computersystem&virtualbox&exit|\
         win32_computersystem&-match virtual|win32_computersystem&-match vmware|win32_bios&vmware&exit",
        Malware,
        0.55,
        "shell.discovery",
    ),
    (
        "copy /b&.jpg +|copy /b&.png +|copy /b&.gif +|.png&-encoding byte|.jpg&-encoding byte",
        Malware,
        0.6,
        "windows.hidden_file",
    ),
    ("-eq removable&get-childitem|drivetype=2&copy|drivetype=2&xcopy", Privacy, 0.55, "windows.collection"),
    ("setx path c:\\|setx /m path c:\\", Privilege, 0.55, "windows.staged"),
    ("c:\\windows \\|__compat_layer", Privilege, 0.75, "windows.elevation"),
    ("set hostednetwork mode=allow", Network, 0.55, "network.tunnel"),
    ("plink&-r &:127.0.0.1:|plink&-r &:localhost:", Network, 0.65, "network.tunnel"),
    (
        "1..254&-connection|1..255&-connection|1..254&ping|1..254&tcpclient|(1,1,254)|(1,1,255)|1..1024&connect",
        Malware,
        0.6,
        "shell.scan",
    ),
    ("createencryptor&writeallbytes|for /r&openssl enc|for /r&gpg", Destructive, 0.75, "shell.encrypted"),
    ("securityruleconfig&-access allow&prefix *", Network, 0.65, "remote.public"),
    ("get-vm &stop-vm|uninstall-addsdomaincontroller", Destructive, 0.65, "system.stop"),
    ("mklink&:\\windows\\", Malware, 0.65, "windows.masquerade"),
    ("powershell&-w hidden|powershell&-w 1 |pwsh&-w hidden", Malware, 0.6, "windows.hidden"),
    ("http&.ps1; .\\|http&.exe; .\\|http&.bat; .\\", Malware, 0.65, "windows.download_and_run"),
    ("xp_cmdshell", Malware, 0.75, "sql.command"),
    (
        "action1_agent|ateraagent|dwagent|aeroadmin|supremo.exe|tightvnc|tvnserver|fleetdeck|zohoassist",
        Malware,
        0.6,
        "windows.remote_control",
    ),
];
