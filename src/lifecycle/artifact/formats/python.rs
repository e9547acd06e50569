use super::notes::{Notes, clip};

/// Modules whose import alone says that a model file starts processes, opens connections or unpacks code.
const DANGEROUS_MODULES: [&str; 19] = [
    "subprocess",
    "socket",
    "ctypes",
    "pty",
    "marshal",
    "telnetlib",
    "ftplib",
    "smtplib",
    "paramiko",
    "pexpect",
    "commands",
    "posix",
    "nt",
    "_posixsubprocess",
    "winreg",
    "webbrowser",
    "code",
    "codeop",
    "runpy",
];

/// Dotted calls that run commands, fetch code or destroy files.
const DANGEROUS_CALLS: [&str; 38] = [
    "os.system",
    "os.popen",
    "os.execv",
    "os.execve",
    "os.execl",
    "os.execlp",
    "os.execvp",
    "os.spawnl",
    "os.spawnv",
    "os.posix_spawn",
    "os.fork",
    "os.remove",
    "os.unlink",
    "os.rmdir",
    "os.removedirs",
    "os.startfile",
    "os.kill",
    "os.chmod",
    "os.putenv",
    "posix.system",
    "shutil.rmtree",
    "pickle.loads",
    "pickle.load",
    "cloudpickle.loads",
    "dill.loads",
    "marshal.loads",
    "requests.get",
    "requests.post",
    "urllib.request.urlopen",
    "urllib.request.urlretrieve",
    "urlopen",
    "urlretrieve",
    "importlib.import_module",
    "http.client.HTTPSConnection",
    "http.client.HTTPConnection",
    "socket.socket",
    "pip.main",
    "httpx.get",
];

/// Functions of Python that run text as code.
const CODE_BUILTINS: [&str; 4] = ["eval", "exec", "compile", "__import__"];

#[derive(Debug, PartialEq)]
enum Token<'s> {
    Name(&'s str),
    Text(&'s str),
    Mark(char),
    /// The start of a logical line.
    Line,
}

/// Looks through a Python file for calls and imports that no model code needs. Words in strings and comments do not
/// count. A scan by tokens, so what is hidden better than that still goes to a person: any Python is for review.
pub(crate) fn scan(source: &[u8]) -> Notes {
    let mut notes = Notes::new();
    let source = String::from_utf8_lossy(source);
    notes.review("python.code", 0, "python.code", "Python code runs if this repository is trusted; read it.");
    let tokens = tokens(&source);
    let mut aliases: Vec<(String, String)> = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let (token, at) = &tokens[index];
        let before = index.checked_sub(1).map(|index| &tokens[index].0);
        match token {
            Token::Name(word @ ("import" | "from"))
                if matches!(before, None | Some(Token::Line | Token::Mark(';' | ':'))) =>
            {
                imports(&tokens[index + 1..], *word == "from", *at, &mut aliases, &mut notes);
            }
            Token::Name(_)
                if !matches!(before, Some(Token::Mark('.')) | Some(Token::Name("def" | "class"))) =>
            {
                let (path, next) = dotted(&tokens, index);
                let resolved = resolve(&path, &aliases);
                let called = matches!(tokens.get(next).map(|(token, _)| token), Some(Token::Mark('(')));
                judge_path(&resolved, called, &tokens[next..], *at, &mut notes);
                index = next;
                continue;
            }
            _ => {}
        }
        index += 1;
    }
    notes
}

fn judge_path(path: &str, called: bool, after: &[(Token<'_>, usize)], at: usize, notes: &mut Notes) {
    let root = path.split('.').next().unwrap_or(path);
    let builtin =
        path.strip_prefix("builtins.").or_else(|| path.strip_prefix("__builtins__.")).unwrap_or(path);
    if called && CODE_BUILTINS.contains(&builtin) {
        notes.block("python.runs_text", at, format!("The code calls {builtin}(), which runs text as code."));
    } else if DANGEROUS_CALLS.contains(&path) || path.starts_with("os.exec") || path.starts_with("os.spawn") {
        // Named without a call, it may be passed on to be called.
        notes.block("python.dangerous_call", at, format!("The code uses {}.", clip(path)));
    } else if path.contains('.') && DANGEROUS_MODULES.contains(&root) {
        notes.block("python.dangerous_call", at, format!("The code uses {}.", clip(path)));
    } else if path == "getattr" && called {
        let computed = after.iter().take(12).any(|(token, _)| {
            matches!(token, Token::Text(text) if CODE_BUILTINS.contains(text) || matches!(*text, "system" | "popen" | "Popen" | "check_output"))
        });
        if computed {
            notes.block("python.dangerous_call", at, "The code looks a dangerous function up by name.");
        }
    } else if path.split('.').any(|part| matches!(part, "__globals__" | "__subclasses__" | "__builtins__")) {
        notes.block("python.internals", at, "The code reaches into Python's internals.");
    }
}

fn imports(
    after: &[(Token<'_>, usize)],
    from: bool,
    at: usize,
    aliases: &mut Vec<(String, String)>,
    notes: &mut Notes,
) {
    let line: Vec<&Token<'_>> = after
        .iter()
        .map(|(token, _)| token)
        .take_while(|token| !matches!(token, Token::Line | Token::Mark(';')))
        .collect();
    let names: Vec<&str> = line
        .iter()
        .filter_map(|token| match token {
            Token::Name(name) => Some(*name),
            Token::Mark('.') => Some("."),
            Token::Mark(',') => Some(","),
            _ => None,
        })
        .collect();
    let (module, rest) = if from {
        let end = names.iter().position(|name| *name == "import").unwrap_or(names.len());
        (names[..end].concat(), names.get(end + 1..).unwrap_or(&[]).to_vec())
    } else {
        (String::new(), names)
    };
    for clause in rest.split(|name| *name == ",") {
        let (name, alias) = match clause.iter().position(|word| *word == "as") {
            Some(split) => (clause[..split].concat(), clause.get(split + 1).map(|alias| (*alias).to_owned())),
            None => (clause.concat(), None),
        };
        if name.is_empty() {
            continue;
        }
        let full = if from { format!("{module}.{name}") } else { name.clone() };
        let root = full.split('.').next().unwrap_or("");
        if DANGEROUS_MODULES.contains(&root) || from && DANGEROUS_CALLS.contains(&full.as_str()) {
            notes.block("python.dangerous_import", at, format!("The code imports {}.", clip(&full)));
        }
        if aliases.len() < 4096 {
            let visible = alias.clone().unwrap_or_else(|| name.clone());
            if (from || alias.is_some()) && visible != full {
                aliases.push((visible, full));
            }
        }
    }
}

/// `a.b.c` from the name at `index`, and the index behind it.
fn dotted(tokens: &[(Token<'_>, usize)], mut index: usize) -> (String, usize) {
    let mut path = String::new();
    while let Some((Token::Name(name), _)) = tokens.get(index) {
        path.push_str(name);
        index += 1;
        let more = matches!(tokens.get(index), Some((Token::Mark('.'), _)))
            && matches!(tokens.get(index + 1), Some((Token::Name(_), _)));
        if !more || path.len() > 256 {
            break;
        }
        path.push('.');
        index += 1;
    }
    (path, index)
}

fn resolve(path: &str, aliases: &[(String, String)]) -> String {
    let (root, rest) = path.split_once('.').unwrap_or((path, ""));
    match aliases.iter().rev().find(|(alias, _)| alias == root) {
        Some((_, full)) if rest.is_empty() => full.clone(),
        Some((_, full)) => format!("{full}.{rest}"),
        None => path.to_owned(),
    }
}

fn tokens(source: &str) -> Vec<(Token<'_>, usize)> {
    let mut tokens = vec![(Token::Line, 0)];
    let mut position = 0;
    let mut open = 0usize;
    while let Some(first) = source[position..].chars().next() {
        let rest = &source[position..];
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '\n' => {
                if open == 0 {
                    tokens.push((Token::Line, position));
                }
                1
            }
            '\\' if rest.starts_with("\\\n") => 2,
            '\'' | '"' => {
                let (inner, length) = string(rest, first);
                tokens.push((Token::Text(inner), position));
                length
            }
            c if c == '_' || c.is_alphabetic() => {
                let length = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
                // A prefix such as `rb` belongs to its string.
                let prefix = length <= 2 && rest[length..].starts_with(['\'', '"']);
                if !prefix {
                    tokens.push((Token::Name(&rest[..length]), position));
                }
                length
            }
            c if c.is_whitespace() => c.len_utf8(),
            c => {
                match c {
                    '(' | '[' | '{' => open += 1,
                    ')' | ']' | '}' => open = open.saturating_sub(1),
                    _ => {}
                }
                tokens.push((Token::Mark(c), position));
                c.len_utf8()
            }
        };
        position += length;
    }
    tokens
}

/// The text of a string literal and its length with the quotes; an unended one takes the rest of its line or file.
fn string(rest: &str, quote: char) -> (&str, usize) {
    let triple: String = std::iter::repeat_n(quote, 3).collect();
    let long = rest.starts_with(triple.as_str());
    let open = if long { 3 } else { 1 };
    let bytes = rest.as_bytes();
    let mut position = open;
    while position < bytes.len() {
        match bytes[position] {
            b'\\' => position += 1,
            b'\n' if !long => break,
            byte if byte == quote as u8 && (!long || rest[position..].starts_with(triple.as_str())) => {
                return (&rest[open..position], position + open);
            }
            _ => {}
        }
        position += 1;
    }
    let mut end = position.min(bytes.len());
    while !rest.is_char_boundary(end) {
        end += 1;
    }
    (rest.get(open..end).unwrap_or(""), end)
}
