//! Shell commands and SQL that a parameter smuggles into what is built around it.

/// Programs that injected commands call.
const PROBES: [&str; 63] = [
    "cat",
    "ls",
    "id",
    "whoami",
    "wget",
    "curl",
    "nc",
    "ncat",
    "ping",
    "sleep",
    "type",
    "dir",
    "perl",
    "python",
    "python3",
    "rm",
    "uname",
    "ifconfig",
    "ipconfig",
    "net",
    "netstat",
    "powershell",
    "cmd",
    "bash",
    "sh",
    "system",
    "eval",
    "exec",
    "phpinfo",
    "nslookup",
    "dig",
    "echo",
    "touch",
    "php",
    "ruby",
    "env",
    "set",
    "ps",
    "tasklist",
    "systeminfo",
    "sysinfo",
    "netsh",
    "usr/bin/id",
    ":phpversion",
    "/bin/sh",
    "/bin/bash",
    "/bin/cat",
    "/usr/bin/id",
    "/bin/ls",
    "/bin/id",
    "cmd.exe",
    "reg",
    "head",
    "tail",
    "more",
    "less",
    "passthru",
    "shutdown",
    "del",
    "telnet",
    "find",
    "printenv",
    "wevtutil",
];

/// Whether a parameter carries a command behind a separator of the shell.
pub(super) fn command_injection(text: &str) -> Option<f32> {
    if text.contains("() {") && text.contains(":;") || text.contains("${jndi:") {
        return Some(0.95);
    }
    let lower = text.to_ascii_lowercase();
    if [
        "system(",
        "shell_exec(",
        "passthru(",
        "popen(",
        "`id`",
        "`whoami`",
        "{${",
        "${@print",
        "<?php",
        "<!--#exec",
        "runtime.getruntime",
        "processbuilder",
        "proc_open",
        "{$_get",
        "phpversion()",
    ]
    .iter()
    .any(|mark| lower.contains(mark))
    {
        return Some(0.85);
    }
    let bytes = text.as_bytes();
    for (at, byte) in text.bytes().enumerate() {
        let length = match byte {
            b';' | b'|' | b'&' | b'\n' | b'`' => 1,
            b'$' if bytes.get(at + 1) == Some(&b'(') => 2,
            b'\\' if matches!(bytes.get(at + 1), Some(b'n' | b'r')) => 2,
            b'%' if lower[at..].starts_with("%0a") || lower[at..].starts_with("%0d") => 3,
            _ => continue,
        };
        let rest =
            lower[at + length..].trim_start_matches([' ', '"', '\'', '&', '|', ';', '(', '{', '$', '`', ',']);
        let rest = rest.strip_prefix("/usr").unwrap_or(rest);
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_')))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        let after = rest[end..].chars().next();
        if PROBES.contains(&word)
            && !matches!(after, Some('=' | ':'))
            && !(word.len() <= 4 && after == Some('-'))
        {
            return Some(0.85);
        }
        if lower[at..].starts_with("$(") && text.ends_with(')')
            || word.starts_with("/bin/")
            || word.starts_with("/usr/bin/")
        {
            return Some(0.75);
        }
    }
    None
}

/// Whether a parameter carries a piece of SQL that would change the statement it is put into.
pub(super) fn sql_injection(text: &str) -> Option<f32> {
    if text.len() < 5 {
        return None;
    }
    let lower = text.to_ascii_lowercase().replace("/**/", " ").replace(['+', '\t', '\n'], " ");
    let has = |needle: &str| lower.contains(needle);
    let calls = [
        "sleep(",
        "benchmark(",
        "waitfor delay",
        "pg_sleep",
        "xp_cmdshell",
        "extractvalue(",
        "updatexml(",
        "load_file(",
        "@@version",
        "dbms_",
        "utl_http",
        "utl_inaddr",
        "current_setting(",
        "pg_read_file",
        "information_schema",
        "into outfile",
        "into dumpfile",
        "load data infile",
        "sysobjects",
        "randomblob(",
        "make_set(",
        "row(",
        "procedure analyse",
        "load_extension",
        "pg_ls_dir",
        "all_tables",
        "sqlite_master",
        "sys.user",
        "sqlmap",
    ];
    if calls.iter().any(|call| has(call)) {
        return Some(0.85);
    }
    let spaced = format!(" {lower} ");
    let is_union = ["union select", "union all select", "union distinct select", "union(select"]
        .iter()
        .any(|union| has(union));
    if is_union
        && (lower.contains(|c: char| c.is_ascii_digit())
            || has("null")
            || has("--")
            || has("from")
            || has("'")
            || has("#"))
    {
        return Some(0.85);
    }
    let ends =
        ["--", "-- -", "#", "/*", ";%00", "--+", "'"].iter().any(|end| lower.trim_end().ends_with(end))
            || has("-- ")
            || has("%23");
    if (spaced.contains(" order by ") || spaced.contains(" group by ") || spaced.contains(" having "))
        && (ends || has(",2,3"))
    {
        return Some(0.75);
    }
    let tautologies = [
        "or 1=1",
        "or '1'='1",
        "or 'a'='a",
        "or \"1\"=\"1",
        "or 1 = 1",
        "or ''='",
        "or true",
        "and 1=1",
        "and 1=2",
        "or 'x'='x",
        "or 1 like 1",
        "or 1<2",
        "or \"\"=\"",
        "|| '1'='1",
        "' or '",
        "\" or \"",
        "') or ('",
        "or 0=0",
        "having 1=1",
        "or 2 like 2",
        "or 3=3",
        "and 7300=",
        "or 1--",
        "or 1 --",
        "or 1#",
    ];
    if tautologies.iter().any(|tautology| has(tautology)) && (ends || has("'") || has("\"") || has("=")) {
        return Some(0.85);
    }
    let stacked = [
        "; drop ",
        ";drop ",
        "; delete ",
        ";delete ",
        "; insert ",
        ";insert ",
        "; update ",
        ";update ",
        "; exec",
        ";exec",
        "; shutdown",
        "; create ",
        "; select ",
        ";select ",
        "; truncate ",
        ";truncate ",
    ];
    if stacked.iter().any(|verb| has(verb)) {
        return Some(0.85);
    }
    let selects =
        (has("(select ") || has("select(")) && (has("from") || has("case") || has("char(") || has("count("));
    if selects && (ends || has("and") || has("or") || has("|")) {
        return Some(0.8);
    }
    let comments =
        ["admin'--", "admin' --", "admin'#", "'--", "' --", "';--", "'/*", "')--", "\"--", "\" --", "') --"];
    if comments.iter().any(|comment| has(comment))
        || lower.trim_end().ends_with("'#")
        || lower.trim_end().ends_with("' #")
    {
        return Some(0.8);
    }
    let whole =
        (lower.starts_with("select ") || lower.starts_with("create table") || lower.starts_with("drop "))
            && (has(" from ") || has("(") || has(" table "))
            && (has(";") || has("(") || has("'"));
    whole.then_some(0.7)
}
