//! `@names` of people, as social networks and chats write them.

use crate::{Finding, Label, Score};

/// The longest name that any of the networks allows, in characters.
const LONGEST: usize = 39;

/// Words behind an `@` in code, style sheets and comments, which are nobody's name.
const CODE: [&str; 64] = [
    "abstractmethod",
    "after",
    "apply",
    "author",
    "autowired",
    "bean",
    "before",
    "beforeeach",
    "aftereach",
    "charset",
    "classmethod",
    "code",
    "component",
    "controller",
    "dataclass",
    "default",
    "deprecated",
    "entity",
    "example",
    "extend",
    "external",
    "fixture",
    "font",
    "fontface",
    "for",
    "if",
    "implements",
    "import",
    "include",
    "inheritdoc",
    "inject",
    "input",
    "keyframes",
    "layer",
    "link",
    "media",
    "mixin",
    "mock",
    "nonnull",
    "nullable",
    "output",
    "override",
    "page",
    "param",
    "private",
    "property",
    "protected",
    "public",
    "return",
    "returns",
    "safevarargs",
    "see",
    "service",
    "since",
    "staticmethod",
    "suppresswarnings",
    "supports",
    "test",
    "throws",
    "todo",
    "type",
    "typedef",
    "use",
    "version",
];

/// Appends names that follow an `@` at the begin of a word.
pub(super) fn find(text: &str, found: &mut Vec<Finding>) {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut at = 0;
    while let Some(next) = text[at..].find('@') {
        let start = at + next;
        at = start + 1;
        let before = text[..start].chars().next_back();
        if before.is_some_and(|character| character.is_alphanumeric() || "_@/\\<`=$%&+-.".contains(character))
        {
            continue;
        }
        let length = bytes[at..].iter().take(LONGEST + 1).take_while(|byte| is_part(byte)).count();
        let name = &text[at..at + length];
        let is_name = (2..=LONGEST).contains(&length)
            && name.bytes().any(|byte| byte.is_ascii_alphabetic())
            && !CODE.contains(&name.to_ascii_lowercase().as_str());
        let rest = &text[at + length..];
        // A path, a call, an address, or a word in another script.
        let goes_on = rest.starts_with(['(', '/', '@', '{', '=', '-'])
            || rest.starts_with('.') && rest[1..].starts_with(|next: char| next.is_alphanumeric())
            || rest.starts_with(char::is_alphanumeric);
        if is_name && !goes_on && !is_alone(text, start, at + length) {
            let finding = Finding::new(Label::new("username"), start..at + length, Score::saturating(0.9));
            found.push(finding.with_reason("username.handle"));
        }
        at += length;
    }
}

/// Whether it is all of a line among others, as annotations are, or all of a comment.
fn is_alone(text: &str, start: usize, end: usize) -> bool {
    let window = |range: std::ops::Range<usize>| &text.as_bytes()[range];
    let line = window(start.saturating_sub(80)..start);
    let before = line.iter().rposition(|byte| *byte == b'\n').map_or(line, |at| &line[at + 1..]);
    let rest = window(end..text.len().min(end + 80));
    let after = rest.iter().position(|byte| *byte == b'\n').map_or(rest, |at| &rest[..at]);
    let is_blank = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_whitespace);
    let is_comment = !is_blank(before) && before.iter().all(|byte| b" \t*/#".contains(byte));
    let is_line = is_blank(before) && is_blank(after) && after.len() < rest.len();
    is_comment || is_line
}
