//! Words of texts: whether a passage orders something, and hashes under which words of one meaning meet.

use once_cell::sync::Lazy;

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
    let mut scan = Scan::START;
    word.bytes().for_each(|byte| scan.add(byte));
    scan.meaning(word)
}

/// A word while it is read: its hash so far, and what its bytes are.
#[derive(Clone, Copy)]
pub(super) struct Scan {
    hash: u32,
    kinds: u8,
}

/// What a byte is in a word: nothing of one is 0.
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const FOREIGN: u8 = 8;
static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let (mut kinds, mut byte) = ([0; 256], 0);
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            0x80.. => FOREIGN,
            _ => 0,
        };
        byte += 1;
    }
    kinds
}

impl Scan {
    const START: Scan = Scan { hash: super::table::START, kinds: 0 };

    /// Reads the word that begins the bytes, in lower case: its length and itself. All bytes outside ASCII are letters.
    pub(super) fn word(bytes: &[u8]) -> (usize, Scan) {
        let mut scan = Scan::START;
        for (at, byte) in bytes.iter().enumerate() {
            if KINDS[usize::from(*byte)] == 0 {
                return (at, scan);
            }
            scan.add(*byte);
        }
        (bytes.len(), scan)
    }

    fn add(&mut self, byte: u8) {
        self.hash = super::table::step(self.hash, byte);
        self.kinds |= KINDS[usize::from(byte)];
    }

    /// The hash of the word as it stands.
    pub(super) fn hash(self) -> u32 {
        self.hash
    }

    fn has(self, kinds: u8) -> bool {
        self.kinds & kinds != 0
    }

    /// [`word_hash`] of the word that was read.
    pub(super) fn meaning(self, word: &str) -> u32 {
        let hash = super::table::step(self.hash, 0);
        // Most words are in no table and have no ending.
        let has_ending = !self.has(DIGIT | FOREIGN) && may_end(word.as_bytes());
        if !has_ending && KNOWN.slots[hash as usize % SLOTS] == 0 {
            return hash | 1;
        }
        self.looked_up(word, hash, if has_ending { stem(word) } else { word })
    }

    #[inline(never)]
    fn looked_up(self, word: &str, hash: u32, stem: &str) -> u32 {
        let known = KNOWN.find(hash, word);
        if word.len() <= 8 && known.is_some_and(|known| known.is_stop) {
            return 0;
        }
        let (mut hash, mut known_stem) = (hash, known);
        if stem.len() < word.len() {
            // The hash of the stem is a step on the way to the hash of the word.
            let ending = word.as_bytes()[stem.len()..].iter().rev();
            hash =
                super::table::step(ending.fold(self.hash, |hash, byte| super::table::back(hash, *byte)), 0);
            known_stem = KNOWN.find(hash, stem);
        }
        if known.is_none() && known_stem.is_none() {
            return hash | 1;
        }
        let groups = [
            known_stem.and_then(|known| known.heads),
            known_stem.and_then(|known| known.belongs),
            known.and_then(|known| known.belongs),
        ];
        let group = groups.into_iter().flatten().min().filter(|_| stem.len() <= 12);
        group.map_or(hash, |group| KNOWN.groups[usize::from(group)]) | 1
    }
}

/// The words of [`STOP`] and [`SAME`] by their hashes: every word of every text is looked up.
static KNOWN: Lazy<Known> = Lazy::new(Known::new);

struct Known {
    /// Numbers of words, plus one, at their hashes or behind.
    slots: Vec<u8>,
    words: Vec<KnownWord>,
    /// The hash of the first word of each group of [`SAME`].
    groups: Vec<u32>,
}

struct KnownWord {
    hash: u32,
    text: &'static str,
    is_stop: bool,
    /// The group that it names.
    heads: Option<u8>,
    /// The first group that it belongs to.
    belongs: Option<u8>,
}

/// A power of two, several times the number of words.
const SLOTS: usize = 4_096;

impl Known {
    fn new() -> Known {
        let groups = SAME.iter().map(|same| super::table::hash(&[same.0])).collect();
        let mut known = Known { slots: vec![0; SLOTS], words: Vec::new(), groups };
        for word in STOP {
            known.word(word).is_stop = true;
        }
        for (number, (head, words)) in (0u8..).zip(SAME) {
            known.word(head).heads.get_or_insert(number);
            for word in words {
                known.word(word).belongs.get_or_insert(number);
            }
        }
        known
    }

    fn word(&mut self, text: &'static str) -> &mut KnownWord {
        let at = self.words.iter().position(|known| known.text == text).unwrap_or_else(|| {
            let hash = super::table::hash(&[text]);
            let mut slot = hash as usize % SLOTS;
            while self.slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            self.words.push(KnownWord { hash, text, is_stop: false, heads: None, belongs: None });
            self.slots[slot] = u8::try_from(self.words.len()).unwrap_or(u8::MAX);
            self.words.len() - 1
        });
        &mut self.words[at]
    }

    fn find(&self, hash: u32, text: &str) -> Option<&KnownWord> {
        let mut slot = hash as usize % SLOTS;
        while let Some(at) = usize::from(self.slots[slot]).checked_sub(1) {
            let known = &self.words[at];
            if known.hash == hash && known.text == text {
                return Some(known);
            }
            slot = (slot + 1) % SLOTS;
        }
        None
    }
}

/// Whether a word may have one of the endings of [`stem`]: they, and `'s`, end in one of these.
fn may_end(word: &[u8]) -> bool {
    word.len() >= 5 && matches!(word[word.len() - 1], b's' | b'n' | b'g' | b'd' | b'e')
}

/// A word of letters without its ending.
fn stem(word: &str) -> &str {
    if !may_end(word.as_bytes()) {
        return word;
    }
    let word = word.strip_suffix("'s").unwrap_or(word);
    let endings: &[&str] = match word.as_bytes().last() {
        Some(b's') => &["ations", "ings", "ies", "es", "s"],
        Some(b'n') => &["ation"],
        Some(b'g') => &["ing"],
        Some(b'd') => &["ed"],
        Some(b'e') => &["e"],
        _ => &[],
    };
    for ending in endings {
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
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut scan = Scan::START;
        while let Some(&byte) = bytes.get(at) {
            if KINDS[usize::from(byte)] == 0 {
                break;
            }
            let mut length = 1;
            if byte >= 0x80 {
                let c = text[at..].chars().next().unwrap_or_default();
                if !c.is_alphanumeric() {
                    break;
                }
                length = c.len_utf8();
            }
            bytes[at..at + length].iter().for_each(|byte| scan.add(*byte));
            at += length;
        }
        if at == start {
            at += 1;
            while !text.is_char_boundary(at) {
                at += 1;
            }
            continue;
        }
        let word = &text[start..at];
        let is_entity = scan.has(DIGIT) && word.len() > 1;
        if !scan.has(UPPER) {
            each(scan.meaning(word), is_entity);
        } else if scan.has(LOWER) && word.len() > 8 {
            // `isInName` in identifiers is several words.
            super::arguments::name_words(word).iter().for_each(|part| each(word_hash(part), false));
        } else {
            each(word_hash(&word.to_ascii_lowercase()), is_entity);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the tables say, looked up one by one.
    fn slow(word: &str) -> u32 {
        if word.len() <= 8 && STOP.contains(&word) {
            return 0;
        }
        let stem = if word.is_ascii() { stem(word) } else { word };
        let same =
            SAME.iter().find(|same| same.0 == stem || same.1.contains(&stem) || same.1.contains(&word));
        let same = same.filter(|_| stem.len() <= 12);
        super::super::table::hash(&[same.map_or(stem, |same| same.0)]) | 1
    }

    #[test]
    fn words_are_found_as_the_tables_say() {
        assert!(KNOWN.words.len() < 256, "numbers of words fit a byte");
        let more = ["lamp", "lamps", "creates", "sender", "emailing", "reservations", "the", "\u{e9}tude"];
        let all = STOP.into_iter().chain(SAME.iter().flat_map(|same| same.1.iter().copied())).chain(more);
        for word in all.chain(SAME.iter().map(|same| same.0)) {
            assert_eq!(word_hash(word), slow(word), "{word}");
        }
        assert_eq!(word_hash("emails"), word_hash("sent"));
    }

    #[test]
    fn requests_to_send_are_told_from_senders() {
        for request in ["Send Ana the plan", "please email it to Bo", "Look it up and share it", "reply: yes"]
        {
            assert!(wants_sent(&request.to_lowercase()), "{request}");
        }
        for request in
            ["Who is the sender of the latest email?", "Show my contacts", "the mail from the clinic"]
        {
            assert!(!wants_sent(&request.to_lowercase()), "{request}");
        }
    }
}
