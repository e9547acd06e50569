use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

/// A place where a text says something that its reader does not see.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hidden {
    /// How it is hidden.
    pub kind: HiddenKind,
    /// The hidden characters, in bytes of the original text.
    pub range: Range<usize>,
}

/// The ways of hiding text that [`Views::hidden`](super::Views::hidden) tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum HiddenKind {
    /// Characters without width inside a word, or many in a row.
    ZeroWidth,
    /// Bidirectional overrides or embeddings, which show a text in another order (Boucher and Anderson,
    /// "Trojan Source", 2021).
    Bidi,
    /// Tag characters outside a flag: invisible ASCII (Unicode block E0000).
    Tags,
    /// Several variation selectors in a row, which can carry bytes.
    VariationSelectors,
    /// Control characters inside a word.
    Control,
}

/// Whether `c` has no width and no meaning for matching: default ignorable code points, and controls of the
/// direction.
pub(super) fn is_invisible(c: char) -> bool {
    // What most texts are made of.
    if matches!(c, ' '..='~' | '\u{AE}'..='\u{34E}' | '\u{350}'..='\u{61B}' | '\u{3165}'..='\u{FDFF}') {
        return false;
    }
    matches!(c,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The bytes that invisible characters begin with in UTF-8.
static LEADS: [bool; 256] = {
    let mut leads = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        leads[byte] = matches!(
            byte as u8,
            0..=8 | 0x0E..=0x1F | 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3 | 0xEF | 0xF0 | 0xF3
        );
        byte += 1;
    }
    leads
};

fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// The ASCII that a tag character shadows, where that prints or is white space.
pub(super) fn shadow(tag: char) -> Option<char> {
    let is_text = |code: &u32| matches!(code, 0x20..0x7F | 0x09 | 0x0A | 0x0D);
    let code = u32::from(tag).checked_sub(0xE0000).filter(is_text)?;
    char::from_u32(code)
}

/// The byte that a variation selector can stand for: there are 256 of them.
pub(super) fn selected(c: char) -> Option<u8> {
    let code = u32::from(c);
    let place = match c {
        '\u{FE00}'..='\u{FE0F}' => code - 0xFE00,
        '\u{E0100}'..='\u{E01EF}' => code - 0xE0100 + 16,
        _ => return None,
    };
    u8::try_from(place).ok()
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Finds hidden text. Characters that a script or an emoji needs are not hidden: joiners in Arabic, Persian and
/// Indic words and in emoji, marks of the direction beside right-to-left letters, one variation selector behind
/// a character, flags made of tags, soft hyphens one at a time, and a byte order mark at the start.
pub(super) fn find(text: &str) -> Vec<Hidden> {
    let mut found: Vec<Hidden> = Vec::new();
    let mut at = 0;
    while let Some(step) = text.as_bytes()[at..].iter().position(|byte| LEADS[usize::from(*byte)]) {
        at += step;
        let c = text[at..].chars().next().unwrap_or(' ');
        if !is_invisible(c) {
            at += c.len_utf8();
            continue;
        }
        let before = text[..at].chars().next_back();
        let length: usize = text[at..].chars().take_while(|c| is_invisible(*c)).map(char::len_utf8).sum();
        let run = &text[at..at + length];
        let after = text[at + length..].chars().next();
        if let Some(kind) = judge(run, before, after, at == 0) {
            found.push(Hidden { kind, range: at..at + length });
        }
        at += length;
    }
    found
}

fn judge(run: &str, before: Option<char>, after: Option<char>, is_start: bool) -> Option<HiddenKind> {
    let tags = run.chars().filter(|c| is_tag(*c)).count();
    if tags > 0 {
        // The flags that Unicode recommends (Unicode Technical Standard #51, `RGI_Emoji_Tag_Sequence`): England,
        // Scotland and Wales. Any other run behind a flag says something.
        let shadow: String = run.chars().filter_map(shadow).collect();
        let is_flag = before == Some('\u{1F3F4}')
            && matches!(shadow.as_str(), "gbeng" | "gbsct" | "gbwls")
            && run.chars().count() == 6
            && run.ends_with('\u{E007F}');
        return (!is_flag).then_some(HiddenKind::Tags);
    }
    let selectors = run.chars().filter(|c| is_selector(*c)).count();
    if selectors > 2 {
        return Some(HiddenKind::VariationSelectors);
    }
    let is_right_to_left = before.is_some_and(is_rtl) || after.is_some_and(is_rtl);
    if run.chars().any(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')) {
        let overrides = run.contains(['\u{202D}', '\u{202E}']);
        return (overrides || !is_right_to_left).then_some(HiddenKind::Bidi).filter(|_| {
            // Isolates and embeddings that close beside ordinary characters are what careful programs write
            // around a name; only an override changes what is read.
            overrides || run.chars().count() > 2
        });
    }
    let plain: Vec<char> = run
        .chars()
        .filter(|c| {
            let is_mark = *c == '\u{FEFF}' && is_start;
            let is_shape = is_selector(*c) || matches!(c, '\u{180B}'..='\u{180F}');
            !is_mark && !is_shape && !c.is_control()
        })
        .collect();
    let needed = |c: char| match c {
        '\u{200D}' => before.is_some_and(joins) && after.is_none_or(joins),
        '\u{200C}' => before.is_some_and(joins) || after.is_some_and(joins),
        '\u{200E}' | '\u{200F}' | '\u{061C}' => is_right_to_left,
        // Fillers of Hangul and signs of Khmer.
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{17B4}' | '\u{17B5}' => {
            before.is_none_or(|c| !c.is_ascii()) && after.is_none_or(|c| !c.is_ascii())
        }
        _ => false,
    };
    // Scripts without spaces mark with zero-width ones where a line may break.
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
    let in_word = is_letter(before) && is_letter(after);
    if in_word && run.chars().any(char::is_control) {
        return Some(HiddenKind::Control);
    }
    let odd = plain.iter().filter(|c| !needed(**c)).count();
    // Soft hyphens and zero-width spaces mark where a long word may break: one at a time that is typesetting, and
    // between letters of a Latin word it splits the word for a filter all the same.
    let soft = plain.iter().filter(|c| matches!(c, '\u{00AD}' | '\u{2060}')).count();
    let is_typesetting = odd == 1 && soft == 1;
    ((in_word && odd > 0 && !is_typesetting) || odd > 2).then_some(HiddenKind::ZeroWidth)
}

/// Letters written from right to left.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether the script of `c` writes words without spaces between them.
fn is_unspaced(c: char) -> bool {
    matches!(
        c.script(),
        Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
            | Script::Tibetan
            | Script::Han
            | Script::Hiragana
            | Script::Katakana
    )
}

/// Whether joiners beside `c` are part of its script, or of an emoji.
fn joins(c: char) -> bool {
    let is_emoji = matches!(c,
        '\u{00A9}' | '\u{00AE}' | '\u{2000}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F000}'..='\u{1FAFF}');
    is_emoji
        || !matches!(
            c.script(),
            Script::Latin
                | Script::Cyrillic
                | Script::Greek
                | Script::Common
                | Script::Inherited
                | Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Hangul
                | Script::Armenian
        )
}
