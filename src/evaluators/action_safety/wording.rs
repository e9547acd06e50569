//! Words of texts: signs that a passage orders something, and hashes under which words of one meaning meet.

/// Signs that a passage speaks to whoever executes it.
const MARKS: [&str; 44] = [
    "ignore ",
    "disregard",
    "important",
    "system:",
    "instead",
    "new task",
    "new instruction",
    "your task",
    "must ",
    "required to",
    "do not mention",
    "don't mention",
    "do not tell",
    "without telling",
    "skip confirmation",
    "before you",
    "before proceeding",
    "assistant",
    "ai agent",
    "agents processing",
    "policy update",
    "automated",
    "override",
    "admin:",
    "note to",
    "attention",
    "urgent",
    "forget ",
    "previous instructions",
    "strictly adhere",
    "following instruction",
    "real task",
    "actual task",
    "also need",
    "as part of",
    "by the way",
    "todo",
    "<information>",
    "[inst",
    "user:",
    "immediately",
    "prompt",
    "directive",
    "regardless",
];

/// Signs that leave no doubt.
pub(super) const STRONG: [&str; 25] = [
    "ignore ",
    "disregard",
    "do not mention",
    "don't mention",
    "do not tell",
    "without telling",
    "skip confirmation",
    "assistant",
    "ai agent",
    "agents processing",
    "override",
    "previous instructions",
    "strictly adhere",
    "following instruction",
    "real task",
    "actual task",
    "<information>",
    "system:",
    "new task",
    "new instruction",
    "your task",
    "before you can",
    "message from me",
    "the following first",
    "after you do that",
];

pub(super) fn marks(lower: &str) -> usize {
    MARKS.iter().filter(|mark| lower.contains(*mark)).count()
}

/// How much a passage reads like an order or a request, `0..=1`: it begins with a verb of asking, or asks politely.
pub(super) fn orders(passage: &str) -> f32 {
    const BEGINNINGS: [&str; 72] = [
        "please",
        "could",
        "can",
        "would",
        "i",
        "help",
        "send",
        "transfer",
        "grant",
        "delete",
        "remove",
        "create",
        "schedule",
        "book",
        "buy",
        "order",
        "find",
        "search",
        "get",
        "give",
        "show",
        "share",
        "forward",
        "post",
        "update",
        "change",
        "set",
        "add",
        "make",
        "cancel",
        "pay",
        "withdraw",
        "deposit",
        "purchase",
        "retrieve",
        "access",
        "download",
        "upload",
        "export",
        "install",
        "run",
        "execute",
        "open",
        "close",
        "turn",
        "unlock",
        "lock",
        "disable",
        "enable",
        "modify",
        "register",
        "list",
        "view",
        "check",
        "read",
        "write",
        "tell",
        "ensure",
        "provide",
        "generate",
        "convert",
        "calculate",
        "play",
        "what",
        "how",
        "lets",
        "manage",
        "request",
        "use",
        "email",
        "call",
        "invite",
    ];
    let mut words = passage.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let polite = [
        "please",
        "could you",
        "can you",
        "i need",
        "i want",
        "i'd like",
        "help me",
        "we need",
        "would you",
        "you must",
        "make sure",
        "let's",
    ]
    .iter()
    .any(|phrase| passage.contains(phrase));
    let begins = BEGINNINGS.contains(&first);
    let inner = passage.split([':', ';', ',']).skip(1).any(|part| {
        let word = part.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        BEGINNINGS.contains(&word) && word.len() > 1
    });
    0.5 * f32::from(u8::from(polite)) + 0.35 * f32::from(u8::from(begins)) + 0.15 * f32::from(u8::from(inner))
}

/// Whether a request, in lower case, wants something sent to somebody. The words count as they stand: a sender, a list
/// of contacts and the e-mail from the clinic want nothing.
pub(super) fn wants_sent(request: &str) -> bool {
    const VERBS: [&str; 9] =
        ["send", "reply", "respond", "forward", "answer", "invite", "notify", "inform", "contact"];
    // Verbs where one of these, or nothing, stands before them.
    const NOUNS: [&str; 7] = ["email", "mail", "message", "text", "share", "post", "dm"];
    const BEFORE: [&str; 9] = ["", "and", "to", "please", "then", "also", "you", "or", "just"];
    let mut before = "";
    for sentence in request.split(['.', '!', '?', '\n', ',', ';', ':']) {
        for word in sentence.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if VERBS.contains(&word) || NOUNS.contains(&word) && BEFORE.contains(&before) {
                return true;
            }
            before = word;
        }
        before = "";
    }
    false
}

/// Words that say nothing about what a call does.
const STOP: [&str; 62] = [
    "the", "a", "an", "to", "of", "in", "on", "for", "and", "or", "is", "it", "my", "me", "i", "you", "your",
    "with", "at", "by", "from", "that", "this", "be", "as", "are", "was", "will", "can", "please", "could",
    "would", "have", "has", "do", "does", "if", "its", "we", "our", "us", "all", "any", "so", "but", "not",
    "no", "id", "true", "false", "null", "none", "api", "tool", "function", "v1", "v2", "ok", "s", "re",
    "ll", "manager",
];

/// Verbs that say the same in a tool's name and in a request.
const SAME: [(&str, &[&str]); 12] = [
    (
        "send",
        &["email", "mail", "message", "forward", "sms", "text", "dm", "emails", "messages", "notify", "sent"],
    ),
    ("delete", &["remove", "erase", "clear", "drop", "unsubscribe", "trash"]),
    (
        "pay",
        &[
            "transfer",
            "wire",
            "payment",
            "payments",
            "deposit",
            "withdraw",
            "money",
            "bank",
            "funds",
            "transaction",
            "transactions",
        ],
    ),
    ("create", &["add", "make", "new", "insert", "generate", "draft", "write"]),
    (
        "schedule",
        &["book", "booking", "reserve", "reservation", "appointment", "calendar", "event", "meeting"],
    ),
    (
        "find",
        &[
            "search", "get", "look", "retrieve", "show", "list", "view", "read", "check", "fetch", "query",
            "lookup", "tell", "provide", "see", "access", "know", "locate",
        ],
    ),
    ("buy", &["purchase", "order", "shop"]),
    ("update", &["change", "modify", "edit", "set", "adjust", "alter", "rename"]),
    ("post", &["publish", "tweet", "share"]),
    ("cancel", &["stop", "end", "terminate"]),
    ("run", &["execute", "start", "launch", "perform"]),
    ("file", &["document", "files", "documents", "folder", "directory"]),
];

/// The hash of a word in lower case, with its ending taken off and words that say the same made one; 0 for words that
/// say nothing.
pub(super) fn word_hash(word: &str) -> u32 {
    if word.len() <= 8 && STOP.contains(&word) {
        return 0;
    }
    let stem = stem(word);
    let same = (stem.len() <= 12)
        .then(|| SAME.iter().find(|same| same.0 == stem || same.1.contains(&stem) || same.1.contains(&word)))
        .flatten();
    super::table::hash(&[same.map_or(stem, |same| same.0)]) | 1
}

fn stem(word: &str) -> &str {
    if !word.is_ascii() || word.len() < 5 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    let word = word.strip_suffix("'s").unwrap_or(word);
    for ending in ["ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 4
        {
            return stem;
        }
    }
    word
}

/// The words of a value, each with whether it is a number or an identifier.
pub(super) fn tokens(text: &str, mut each: impl FnMut(u32, bool)) {
    let text = super::provenance::cut(text, 4_096);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // `isInName` in identifiers is several words.
        if word.bytes().any(|byte| byte.is_ascii_uppercase())
            && word.bytes().any(|byte| byte.is_ascii_lowercase())
            && word.len() > 8
        {
            for part in super::arguments::name_words(word) {
                each(word_hash(&part), false);
            }
            continue;
        }
        let lower;
        let word = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            lower = word.to_ascii_lowercase();
            lower.as_str()
        } else {
            word
        };
        each(word_hash(word), word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() > 1);
    }
}
