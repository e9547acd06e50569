use super::malformed::Malformed;

/// Most notes one reader keeps: enough for a person, and a bound on what a hostile file can make us hold.
const MAX_NOTES: usize = 64;

/// How much a note weighs, from harmless to unreadable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Worth knowing, changes nothing.
    Info,
    /// Legitimate but code-bearing, or unknown: a person or an allow list decides.
    Review,
    /// Loading this runs code, or reads and writes where a model has no business.
    Block,
    /// Not the format it claims to be.
    Refuse,
}

/// One thing a reader says about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) level: Level,
    /// Stable, `snake_case`, prefixed with the format.
    pub(crate) code: &'static str,
    /// Bytes from the start of the file or member.
    pub(crate) offset: Option<u64>,
    /// What an allow list can name to turn a review into a pass, such as a class or an operator.
    pub(crate) subject: Option<String>,
    /// One sentence a reviewer can act on.
    pub(crate) message: String,
}

/// What the readers say; at most 64 notes, of which the gravest stay.
#[derive(Clone, Debug, Default)]
pub(crate) struct Notes {
    notes: Vec<Note>,
}

impl Notes {
    pub(crate) fn new() -> Notes {
        Notes::default()
    }

    pub(crate) fn info(&mut self, code: &'static str, offset: usize, message: impl Into<String>) {
        self.add(Level::Info, code, Some(offset), None, message.into());
    }

    pub(crate) fn review(
        &mut self,
        code: &'static str,
        offset: usize,
        subject: &str,
        message: impl Into<String>,
    ) {
        self.add(Level::Review, code, Some(offset), Some(clip(subject)), message.into());
    }

    pub(crate) fn block(&mut self, code: &'static str, offset: usize, message: impl Into<String>) {
        self.add(Level::Block, code, Some(offset), None, message.into());
    }

    pub(crate) fn refuse(&mut self, code: &'static str, malformed: Malformed) {
        self.add(Level::Refuse, code, usize::try_from(malformed.offset).ok(), None, malformed.message);
    }

    fn add(
        &mut self,
        level: Level,
        code: &'static str,
        offset: Option<usize>,
        subject: Option<String>,
        message: String,
    ) {
        let offset = offset.map(|offset| offset as u64);
        let note = Note { level, code, offset, subject, message };
        if self.notes.contains(&note) {
            return;
        }
        if self.notes.len() < MAX_NOTES {
            self.notes.push(note);
            return;
        }
        let least = self.notes.iter_mut().min_by_key(|note| note.level);
        if let Some(least) = least.filter(|least| least.level < level) {
            *least = note;
        }
    }

    /// Takes over the notes of an embedded text, such as a template, that starts at `base`; with `exact` the inner
    /// offsets are bytes of the file, otherwise all notes point at `base`.
    pub(crate) fn embed(&mut self, inner: Notes, base: usize, exact: bool) {
        for note in inner.notes {
            let offset = if exact { base + note.offset.unwrap_or(0) as usize } else { base };
            self.add(note.level, note.code, Some(offset), note.subject, note.message);
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Note> {
        self.notes
    }
}

/// A name out of a hostile file, short and on one line, for messages and allow lists.
pub(crate) fn clip(name: &str) -> String {
    const MOST: usize = 120;
    let mut short: String =
        name.chars().take(MOST).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if name.chars().nth(MOST).is_some() {
        short.push('…');
    }
    short
}
