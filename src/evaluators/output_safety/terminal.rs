use std::ops::Range;

use super::arriving::Arriving;

/// Reads control sequences that a terminal acts upon (ECMA-48, sections 5.4 and 8.3; xterm's control sequences for OSC)
/// from byte `at` on; gives up at one of which more may come.
pub(super) fn sequences(
    text: &Arriving<'_>,
    at: &mut usize,
    mut found: impl FnMut(Range<usize>, f32, &'static str),
) {
    let bytes = text.text.as_bytes();
    let mut from = *at - text.base;
    loop {
        let is_control = |byte: &u8| matches!(byte, 0x07 | 0x08 | 0x0E | 0x0F | 0x1B | 0x7F | 0xC2);
        from += bytes[from..].iter().position(is_control).unwrap_or(bytes.len() - from);
        if from == bytes.len() {
            break;
        }
        let (end, danger) = sequence(text.text, from);
        // The byte behind it may still belong to it.
        if end + 1 >= bytes.len() && !text.is_last {
            break;
        }
        if let Some((score, reason)) = danger {
            found(text.base + from..text.base + end, score, reason);
        }
        from = end;
    }
    *at = text.base + from;
}

/// Where what begins with the control at `at` ends, and what it does.
fn sequence(text: &str, at: usize) -> (usize, Option<(f32, &'static str)>) {
    let bytes = text.as_bytes();
    // C1 controls are two bytes in UTF-8: C2 80 to C2 9F.
    let is_c1 = bytes[at] == 0xC2 && bytes.get(at + 1).is_some_and(|next| (0x80..0xA0).contains(next));
    let (introducer, body) = match bytes[at] {
        0x1B => (bytes.get(at + 1).copied().unwrap_or(0), at + 2),
        _ if is_c1 => (bytes[at + 1] - 0x40, at + 2),
        0xC2 => return (at + 2, None),
        control => {
            let end = at + bytes[at..].iter().take_while(|byte| **byte == control).count();
            return (end, (control == 0x08).then_some((0.7, "terminal.backspace")));
        }
    };
    let (end, danger) = match introducer {
        b'[' => {
            let end = sequence_end(bytes, body);
            match bytes.get(end.saturating_sub(1)) {
                // Colours alone hide text at worst.
                Some(b'm') => (end, (0.5, "terminal.colour")),
                _ => (end, (0.8, "terminal.cursor")),
            }
        }
        b']' => {
            let is_clipboard = bytes[body.min(bytes.len())..].starts_with(b"52;");
            (string_end(bytes, body), (if is_clipboard { 0.95 } else { 0.9 }, "terminal.command"))
        }
        b'P' | b'X' | b'^' | b'_' => (string_end(bytes, body), (0.9, "terminal.command")),
        // A single control, or the first byte of a character after a lone escape, which stays whole.
        _ if introducer.is_ascii() && introducer != 0 => (body, (0.7, "terminal.control")),
        _ => (at + 1 + usize::from(is_c1), (0.7, "terminal.control")),
    };
    let end = (end.min(bytes.len())..=bytes.len()).find(|end| text.is_char_boundary(*end));
    (end.unwrap_or(bytes.len()), Some(danger))
}

/// The end of a control sequence: parameter and intermediate bytes, then one final byte.
fn sequence_end(bytes: &[u8], body: usize) -> usize {
    let parameters = bytes.iter().skip(body).take_while(|byte| (0x20..0x40).contains(*byte)).count();
    let end = body + parameters;
    match bytes.get(end) {
        Some(last) if (0x40..0x7F).contains(last) => end + 1,
        _ => end,
    }
}

/// The end of a control string: BEL, or the string terminator, or the line where neither comes.
fn string_end(bytes: &[u8], body: usize) -> usize {
    let rest = bytes.get(body..).unwrap_or_default();
    for (offset, byte) in rest.iter().enumerate() {
        match (byte, rest.get(offset + 1)) {
            (0x07, _) => return body + offset + 1,
            (0x1B, Some(b'\\')) | (0xC2, Some(0x9C)) => return body + offset + 2,
            (b'\n' | 0x1B, _) => return body + offset,
            _ => {}
        }
    }
    bytes.len()
}
