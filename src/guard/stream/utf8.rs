/// Turns bytes that arrive in pieces into text. What is not UTF-8 becomes U+FFFD, as in
/// [`String::from_utf8_lossy`] over the whole.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// The begin of a character, at most three bytes.
    begun: Vec<u8>,
}

impl Decoder {
    /// Appends the characters that `bytes` completes.
    pub(super) fn decode(&mut self, bytes: &[u8], text: &mut String) {
        let joined;
        let mut rest = if self.begun.is_empty() {
            bytes
        } else {
            self.begun.extend_from_slice(bytes);
            joined = std::mem::take(&mut self.begun);
            &joined
        };
        while let Err(error) = std::str::from_utf8(rest) {
            let (good, bad) = rest.split_at(error.valid_up_to());
            text.push_str(std::str::from_utf8(good).unwrap_or_default());
            let Some(length) = error.error_len() else {
                self.begun = bad.to_vec();
                return;
            };
            text.push(char::REPLACEMENT_CHARACTER);
            rest = &bad[length..];
        }
        text.push_str(std::str::from_utf8(rest).unwrap_or_default());
    }

    /// Appends what is left of a character that was not completed.
    pub(super) fn finish(&mut self, text: &mut String) {
        if !std::mem::take(&mut self.begun).is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
}
