use std::ops::Range;

use unicode_normalization::char::compose;

use super::hidden::{self, Hidden};
use super::letters::{COMBINES, IMITATOR, INVISIBLE, LATIN, LETTER, MARK, WORD, bears_marks, letter};
use super::map::{Map, Writer};

/// Folds a text: compatibility decomposition (NFKD, Unicode Standard Annex #15), lower case, no marks over Latin and
/// Greek letters, no hidden characters, and letters that imitate Latin ones replaced (Unicode Technical Standard
/// #39).
///
/// Gives the folded text with its map, and what was hidden.
pub(super) fn fold(text: &str, source: &Map) -> (String, Map, Vec<Hidden>) {
    let mut writer = Writer::new(source, text.len());
    // In blocks, without a branch for each byte.
    let is_all_plain = |block: &[u8]| block.iter().fold(true, |all, byte| all & is_plain(*byte));
    if text.as_bytes().chunks(64).all(is_all_plain) {
        writer.copy_lower(text, 0..text.len());
        let (text, map) = writer.finish();
        return (text, map, Vec::new());
    }
    let hidden = hidden::find(text);
    let is_latin = is_mostly_latin(text);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let ascii = rest.bytes().take_while(|byte| is_plain(*byte)).count();
        if ascii > 0 {
            // The last character may be part of a word that goes on outside ASCII.
            let word = rest[..ascii].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |last| last + 1);
            let plain = if ascii == rest.len() { ascii } else { word };
            writer.copy_lower(&rest[..plain], at..at + plain);
            at += plain;
            if plain == ascii {
                continue;
            }
        }
        at += match regional(&text[at..]) {
            0 => word(text, at, is_latin, &mut writer),
            length => {
                indicators(text, at..at + length, &mut writer);
                length
            }
        };
    }
    let (text, map) = writer.finish();
    (text, map, hidden)
}

/// Whether a byte is ASCII that folding keeps: it prints or is white space.
fn is_plain(byte: u8) -> bool {
    (byte.wrapping_sub(b' ') < 0x5F) | (byte.wrapping_sub(b'\t') < 5)
}

/// Folds the word that begins at `start`, the characters hidden in it included, or the one character where no word
/// begins; gives its length.
fn word(text: &str, start: usize, is_latin: bool, writer: &mut Writer<'_>) -> usize {
    let rest = &text[start..];
    let (mut latin, mut imitating, mut other) = (false, 0usize, false);
    let mut length = 0;
    for c in rest.chars() {
        let letter = letter(c);
        if !letter.is(WORD) {
            length = if length == 0 { c.len_utf8() } else { length };
            break;
        }
        length += c.len_utf8();
        if letter.is(LETTER) && letter.is(LATIN) {
            latin = true;
        } else if letter.is(LETTER) && letter.is(IMITATOR) {
            imitating += usize::from(letter.latin.is_some());
            other |= letter.latin.is_none();
        }
    }
    // Letters of a word stand for Latin ones where it mixes Latin with a script that has look-alikes, or stands in a
    // Latin text and consists of look-alikes alone.
    let spoofs = imitating > 0 && (latin || (is_latin && !other && imitating > 2));

    // Characters that stay as they are are copied together.
    let mut from = 0;
    let mut chars = rest[..length].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let looked_up = letter(c);
        let mut end = at + c.len_utf8();
        let is_dropped = looked_up.is(INVISIBLE | MARK);
        let is_marked = chars.peek().is_some_and(|(_, next)| letter(*next).is(COMBINES));
        let prototype = if spoofs { looked_up.latin } else { None };
        if !is_dropped && !is_marked && prototype.is_none() && looked_up.folded.is_none() {
            continue;
        }
        writer.copy(&rest[from..at], start + from..start + at);
        from = end;
        if is_dropped {
            continue;
        }
        if let Some(latin) = prototype {
            writer.push(latin, start + at..start + end);
            continue;
        }
        let mut buffer = [0; 4];
        let folded = looked_up.folded.unwrap_or(c.encode_utf8(&mut buffer));
        let mut single = folded.chars();
        let (Some(mut base), None, true) = (single.next(), single.next(), is_marked) else {
            writer.replace(folded, start + at..start + end);
            continue;
        };
        // A letter and its mark may be a letter of its own, and are written in either way.
        while let Some(composed) = chars.peek().and_then(|(_, mark)| {
            let mark = letter(*mark).folded.and_then(|mark| mark.chars().next()).unwrap_or(*mark);
            compose(base, mark).filter(|_| bears_marks(base))
        }) {
            base = composed;
            end += chars.next().map_or(0, |(_, mark)| mark.len_utf8());
        }
        writer.push(base, start + at..start + end);
        from = end;
    }
    writer.copy(&rest[from..length], start + from..start + length);
    length
}

/// The length of the run of regional indicators at the beginning of `text`.
fn regional(text: &str) -> usize {
    // All of them begin with this byte.
    if text.as_bytes().first() != Some(&0xF0) {
        return 0;
    }
    text.chars().take_while(|c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}')).map(char::len_utf8).sum()
}

/// Writes regional indicators: as they are where every two of them are a flag, else as letters.
fn indicators(text: &str, range: Range<usize>, writer: &mut Writer<'_>) {
    let shadow = |c: char| char::from(b'a' + u8::try_from(u32::from(c) - 0x1F1E6).unwrap_or(0));
    let run = &text[range.clone()];
    let letters: String = run.chars().map(shadow).collect();
    if letters.as_bytes().chunks(2).all(|pair| REGIONS.as_bytes().chunks(3).any(|known| &known[..2] == pair))
    {
        writer.copy(run, range);
        return;
    }
    for (offset, c) in run.char_indices() {
        let at = range.start + offset;
        writer.push(shadow(c), at..at + c.len_utf8());
    }
}

/// The codes of regions that have flags: ISO 3166-1, and the ones that Unicode adds (Unicode Technical Standard #51).
const REGIONS: &str = "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br \
                       bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cp cr cu cv cw cx cy cz de dg dj dk dm do \
                       dz ea ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt \
                       gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr \
                       kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu \
                       mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py \
                       qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz ta tc td tf tg \
                       th tj tk tl tm tn to tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws xk ye yt za \
                       zm zw";

/// Whether two letters of three are Latin: in such a text a word of another script's look-alikes is no word.
fn is_mostly_latin(text: &str) -> bool {
    let (mut latin, mut letters) = (0usize, 0usize);
    for letter in text.chars().take(4_096).map(letter).filter(|letter| letter.is(LETTER)) {
        letters += 1;
        latin += usize::from(letter.is(LATIN));
    }
    latin * 3 >= letters * 2
}
