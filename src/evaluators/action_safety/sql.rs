//! SQL by its tokens: what each statement would do, and whether a condition limits it.
//!
//! The tokenizer is that of `sqlparser`. Its parser is not used: hostile SQL is a fragment, or in a dialect that the
//! caller cannot know, and what a grammar refuses still runs somewhere. Tokens always come, in linear time.

use sqlparser::dialect::GenericDialect;
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, Tokenizer, Word};

use super::hazard::Category::{self, *};
use super::hazard::Hazard;

/// Bytes of one statement list that are looked at.
const BYTES: usize = 1 << 18;

pub(super) fn inspect(text: &str) -> Vec<Hazard> {
    let mut hazards = Vec::new();
    let whole = 0..text.len();
    let mut end = text.len().min(BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < text.len() {
        hazards.push(Hazard::new(Unreadable, 0.7, "sql.too_long", whole.clone()));
    }
    let dialect = GenericDialect {};
    let tokens = match Tokenizer::new(&dialect, &text[..end]).tokenize() {
        Ok(tokens) => tokens,
        Err(_) => {
            hazards.push(Hazard::new(Unreadable, 0.4, "sql.unparsable", whole.clone()));
            // What stands before the quote that does not end still has words.
            let readable = text[..end].replace(['\'', '"', '`'], " ");
            Tokenizer::new(&dialect, &readable).tokenize().unwrap_or_default()
        }
    };
    let tokens: Vec<Token> =
        tokens.into_iter().filter(|token| !matches!(token, Token::Whitespace(_))).collect();
    for statement in tokens.split(|token| *token == Token::SemiColon).take(1_000) {
        if let Some((category, score, reason)) = judge(statement) {
            hazards.push(Hazard::new(category, score, reason, whole.clone()));
        }
    }
    hazards
}

/// Whether a statement may change something: it begins with no verb of reading, or has a verb of changing outside quotes.
pub(super) fn changes(text: &str) -> bool {
    const READS: [&str; 9] =
        ["select", "with", "explain", "show", "describe", "desc", "values", "use", "table"];
    const CHANGES: [&str; 12] = [
        "insert", "update", "delete", "merge", "drop", "truncate", "alter", "create", "grant", "revoke",
        "into", "call",
    ];
    let mut quote = None;
    let bare: String = text
        .chars()
        .map(|c| match quote {
            Some(open) => {
                if c == open {
                    quote = None;
                }
                ' '
            }
            None if matches!(c, '\'' | '"' | '`') => {
                quote = Some(c);
                ' '
            }
            None => c.to_ascii_lowercase(),
        })
        .collect();
    bare.split(';').any(|statement| {
        let mut words =
            statement.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        let Some(first) = words.next() else { return false };
        !READS.contains(&first) || words.any(|word| CHANGES.contains(&word))
    })
}

fn word(token: &Token) -> Option<&Word> {
    match token {
        Token::Word(word) if word.quote_style.is_none() => Some(word),
        _ => None,
    }
}

fn is(token: Option<&Token>, expected: &str) -> bool {
    token.and_then(word).is_some_and(|word| word.value.eq_ignore_ascii_case(expected))
}

fn judge(statement: &[Token]) -> Option<(Category, f32, &'static str)> {
    let says = |expected: &str| statement.iter().any(|token| is(Some(token), expected));
    let followed = |first: &str, second: &str| {
        statement.windows(2).any(|two| is(Some(&two[0]), first) && is(Some(&two[1]), second))
    };
    if (says("EXEC") || says("EXECUTE"))
        && statement
            .iter()
            .filter_map(word)
            .any(|word| word.value.to_ascii_lowercase().starts_with("xp_cmdshell"))
        || says("xp_cmdshell")
    {
        return Some((Sql, 0.95, "sql.command"));
    }
    if says("COPY") && followed("TO", "PROGRAM") || says("COPY") && followed("FROM", "PROGRAM") {
        return Some((Sql, 0.95, "sql.command"));
    }
    if followed("INTO", "OUTFILE")
        || followed("INTO", "DUMPFILE")
        || followed("LOAD_FILE", "x")
        || says("LOAD_FILE")
        || says("pg_read_file")
        || says("lo_import")
        || says("UTL_HTTP")
        || says("load_extension")
        || followed("LOAD", "DATA") && says("INFILE")
    {
        return Some((Sql, 0.8, "sql.file"));
    }
    // Leading words that only introduce a statement.
    let mut at = 0;
    while matches!(
        word(statement.get(at)?).map(|word| word.value.to_ascii_uppercase()).as_deref(),
        Some("BEGIN" | "THEN" | "ELSE" | "DO" | "ANALYZE")
    ) {
        at += 1;
    }
    let mut verb = word(&statement[at])?.value.to_ascii_uppercase();
    if verb == "EXPLAIN" || verb == "DESCRIBE" || verb == "SHOW" {
        return None;
    }
    // A common table expression may end in anything.
    if verb == "WITH" {
        let mut depth = 0;
        let found = statement.iter().enumerate().skip(at + 1).find(|(_, token)| {
            match token {
                Token::LParen => depth += 1,
                Token::RParen => depth -= 1,
                _ => {}
            }
            depth == 0
                && word(token).is_some_and(|word| {
                    matches!(
                        word.keyword,
                        Keyword::DELETE
                            | Keyword::UPDATE
                            | Keyword::INSERT
                            | Keyword::SELECT
                            | Keyword::MERGE
                    )
                })
        });
        at = found?.0;
        verb = word(&statement[at])?.value.to_ascii_uppercase();
    }
    let next = statement.get(at + 1);
    let object = next.and_then(word).map(|word| word.value.to_ascii_uppercase()).unwrap_or_default();
    match verb.as_str() {
        "DROP" => {
            let names = statement.iter().skip(at + 2).filter_map(|token| match token {
                Token::Word(word) => Some(word.value.to_ascii_lowercase()),
                _ => None,
            });
            let is_scratch = |name: &String| {
                ["tmp", "temp", "staging", "scratch", "test"]
                    .iter()
                    .any(|part| name.split('_').any(|word| word == *part))
            };
            if object == "TABLE" && names.clone().any(|name| is_scratch(&name)) {
                return Some((Sql, 0.2, "sql.drop"));
            }
            let score = match object.as_str() {
                "DATABASE" | "SCHEMA" => 0.97,
                "TABLE" | "COLUMN" | "KEYSPACE" | "TABLESPACE" => 0.9,
                "USER" | "ROLE" | "FUNCTION" | "PROCEDURE" | "COLLECTION" | "TYPE" => 0.7,
                // They are made again from the tables.
                "INDEX" | "VIEW" => 0.45,
                "TRIGGER" | "CONSTRAINT" | "SEQUENCE" | "MATERIALIZED" | "POLICY" | "EXTENSION" => 0.55,
                _ => return None,
            };
            // A temporary table is the session's own.
            (object != "TEMPORARY").then_some((Sql, score, "sql.drop"))
        }
        "TRUNCATE" => (statement.len() > at + 1).then_some((Sql, 0.9, "sql.truncate")),
        "DELETE" if object == "FROM" || !object.is_empty() => {
            unlimited(&statement[at..]).map(|score| (Sql, score, "sql.delete_all"))
        }
        "UPDATE" if says("SET") => {
            unlimited(&statement[at..]).map(|score| (Sql, score - 0.1, "sql.update_all"))
        }
        "ALTER" => {
            if followed("DROP", "COLUMN")
                || followed("DROP", "PARTITION")
                || object == "TABLE"
                    && says("DROP")
                    && !followed("DROP", "CONSTRAINT")
                    && !followed("DROP", "INDEX")
                    && !followed("DROP", "DEFAULT")
                    && !followed("DROP", "NOT")
            {
                return Some((Sql, 0.75, "sql.drop"));
            }
            if matches!(object.as_str(), "USER" | "ROLE")
                && (says("SUPERUSER") || says("PASSWORD") || says("IDENTIFIED"))
            {
                return Some((Privilege, 0.7, "sql.grant"));
            }
            (object == "SYSTEM").then_some((Privilege, 0.6, "sql.grant"))
        }
        "GRANT" => {
            let wide = object == "ALL"
                || says("SUPERUSER")
                || followed("TO", "PUBLIC")
                || object == "DBA"
                || followed("GRANT", "OPTION");
            wide.then_some((Privilege, 0.75, "sql.grant"))
        }
        "CREATE"
            if matches!(object.as_str(), "USER" | "ROLE") && (says("SUPERUSER") || says("BYPASSRLS")) =>
        {
            Some((Privilege, 0.75, "sql.grant"))
        }
        "MERGE" if says("DELETE") => Some((Sql, 0.75, "sql.delete_all")),
        "SHUTDOWN" => Some((Sql, 0.85, "sql.stop")),
        "SELECT" => {
            let secrets = statement.iter().filter_map(word).filter(|word| {
                let name = word.value.to_ascii_lowercase();
                matches!(
                    name.as_str(),
                    "password"
                        | "passwd"
                        | "password_hash"
                        | "authentication_string"
                        | "rolpassword"
                        | "credit_card_number"
                        | "ssn"
                        | "passhash"
                        | "pg_shadow"
                        | "pg_authid"
                )
            });
            let table = statement.iter().filter_map(word).any(|word| {
                word.value.eq_ignore_ascii_case("pg_shadow")
                    || word.value.eq_ignore_ascii_case("pg_authid")
                    || word.value.eq_ignore_ascii_case("authentication_string")
            });
            let unlimited = !says("WHERE") && !says("LIMIT");
            if table {
                return Some((Credentials, 0.75, "sql.secrets"));
            }
            if says("UNION") && secrets.clone().count() > 0 {
                return Some((Credentials, 0.75, "sql.secrets"));
            }
            if says("SLEEP") || says("BENCHMARK") || says("pg_sleep") || says("DBMS_PIPE") {
                return Some((Malware, 0.7, "sql.injection"));
            }
            (secrets.count() > 0 && unlimited).then_some((Credentials, 0.45, "sql.secrets"))
        }
        "WAITFOR" if object == "DELAY" => Some((Malware, 0.7, "sql.injection")),
        _ => None,
    }
}

/// How surely a `DELETE` or `UPDATE` reaches every row: it has no condition, or one that always holds.
fn unlimited(statement: &[Token]) -> Option<f32> {
    let mut depth = 0;
    let position = statement.iter().position(|token| {
        match token {
            Token::LParen => depth += 1,
            Token::RParen => depth -= 1,
            _ => {}
        }
        depth == 0 && is(Some(token), "WHERE")
    });
    let Some(position) = position else {
        let limited = statement.iter().any(|token| is(Some(token), "LIMIT"));
        return Some(if limited { 0.5 } else { 0.9 });
    };
    let condition = &statement[position + 1..];
    (condition.is_empty() || always(condition)).then_some(0.9)
}

/// Whether a condition holds for every row, as far as its tokens show.
fn always(condition: &[Token]) -> bool {
    let plain: Vec<&Token> =
        condition.iter().filter(|token| !matches!(token, Token::LParen | Token::RParen)).collect();
    // A part between ORs that always holds makes the whole hold.
    let parts = plain.split(|token| is(Some(token), "OR"));
    let mut nullness = Vec::new();
    for part in parts {
        if part.iter().any(|token| is(Some(token), "AND")) {
            continue;
        }
        match part {
            [left, Token::Eq, right] if same(left, right) => return true,
            [Token::Number(left, _), Token::Neq | Token::Lt | Token::Gt, Token::Number(right, _)]
                if left != right =>
            {
                return true;
            }
            [only] if is(Some(only), "TRUE") || matches!(only, Token::Number(number, _) if number != "0") => {
                return true;
            }
            [Token::Word(column), is_, null] if is(Some(is_), "IS") && is(Some(null), "NULL") => {
                nullness.push((column.value.as_str(), true))
            }
            [Token::Word(column), is_, not, null]
                if is(Some(is_), "IS") && is(Some(not), "NOT") && is(Some(null), "NULL") =>
            {
                if nullness.contains(&(column.value.as_str(), true)) {
                    return true;
                }
                nullness.push((column.value.as_str(), false));
            }
            [_, like, Token::SingleQuotedString(pattern)]
                if is(Some(like), "LIKE") && pattern.bytes().all(|byte| byte == b'%') =>
            {
                return true;
            }
            _ => {}
        }
    }
    nullness.iter().any(|(column, null)| nullness.contains(&(*column, !*null)))
}

fn same(left: &Token, right: &Token) -> bool {
    match (left, right) {
        (Token::Number(left, _), Token::Number(right, _)) => left == right,
        (Token::SingleQuotedString(left), Token::SingleQuotedString(right)) => left == right,
        (Token::Word(left), Token::Word(right)) => left.value.eq_ignore_ascii_case(&right.value),
        _ => false,
    }
}

/// Whether a text begins as SQL does: a verb, and behind it what that verb needs.
pub(super) fn looks_like(text: &str) -> bool {
    let mut words = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '*')
        .filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let second = words.next().unwrap_or_default();
    let has = |expected: &str| {
        text.len() < 1 << 16
            && text.to_ascii_uppercase().split_ascii_whitespace().any(|word| word == expected)
    };
    match first.to_ascii_uppercase().as_str() {
        "SELECT" => has("FROM"),
        "DELETE" => second.eq_ignore_ascii_case("FROM"),
        "UPDATE" => has("SET"),
        "INSERT" => second.eq_ignore_ascii_case("INTO"),
        "DROP" | "TRUNCATE" | "ALTER" | "CREATE" => ["TABLE", "DATABASE", "SCHEMA", "INDEX", "VIEW", "USER"]
            .iter()
            .any(|object| second.eq_ignore_ascii_case(object)),
        "GRANT" => has("TO"),
        "WITH" => has("AS") && has("SELECT"),
        _ => false,
    }
}
