use std::ops::Range;

use crate::{Finding, Label};

/// A text with findings replaced by typed placeholders, and the way back to the original's bytes.
///
/// `<EMAIL>` stands for a finding labelled `email`. Later checks see the placeholders; what they find is
/// mapped back, so that every finding of a report counts bytes of the original.
#[derive(Clone, Debug, Default)]
pub(super) struct Redaction {
    /// Replaced ranges in order: in the original, and where the placeholder lies now.
    edits: Vec<Edit>,
}

#[derive(Clone, Debug)]
struct Edit {
    original: Range<usize>,
    current: Range<usize>,
    label: Label,
    placeholder: String,
}

impl Redaction {
    pub(super) fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The replaced ranges of the original in order, with their placeholders.
    pub(super) fn into_ranges(self) -> impl Iterator<Item = (Range<usize>, String)> {
        self.edits.into_iter().map(|edit| (edit.original, edit.placeholder))
    }

    /// The replaced ranges of the original in order, with the labels that their placeholders have.
    pub(super) fn into_labels(self) -> Vec<(Range<usize>, Label)> {
        self.edits.into_iter().map(|edit| (edit.original, edit.label)).collect()
    }

    /// The original range behind a range of the current text. Touching a placeholder covers all that it
    /// stands for.
    pub(super) fn original_range(&self, range: Range<usize>) -> Range<usize> {
        self.original_offset(range.start, true)..self.original_offset(range.end, false)
    }

    fn original_offset(&self, at: usize, is_start: bool) -> usize {
        let before = self.edits.partition_point(|edit| edit.current.end <= at);
        match self.edits.get(before) {
            Some(edit) if edit.current.start < at || (is_start && edit.current.start == at) => {
                if is_start {
                    edit.original.start
                } else {
                    edit.original.end
                }
            }
            _ => match before.checked_sub(1).map(|last| &self.edits[last]) {
                Some(last) => last.original.end + (at - last.current.end),
                None => at,
            },
        }
    }

    /// Replaces `findings` too, beside what was replaced before, and gives the new text.
    ///
    /// Ranges count bytes of `original` and lie in it on char boundaries. Overlapping ranges become one
    /// placeholder, named by the range that starts first, the longest of these, the earliest replaced.
    pub(super) fn apply<'f>(
        &mut self,
        original: &str,
        findings: impl Iterator<Item = &'f Finding>,
    ) -> String {
        self.edits.extend(findings.map(|finding| Edit {
            original: finding.span(),
            current: 0..0,
            label: finding.label.clone(),
            placeholder: placeholder(finding.label.as_str()),
        }));
        self.edits.sort_by_key(|edit| (edit.original.start, usize::MAX - edit.original.end));
        self.edits.dedup_by(|edit, kept| {
            let overlaps = edit.original.start < kept.original.end || edit.original == kept.original;
            if overlaps {
                kept.original.end = kept.original.end.max(edit.original.end);
            }
            overlaps
        });
        let mut text = String::with_capacity(original.len());
        let mut copied = 0;
        for edit in &mut self.edits {
            text.push_str(&original[copied..edit.original.start]);
            let start = text.len();
            text.push_str(&edit.placeholder);
            edit.current = start..text.len();
            copied = edit.original.end;
        }
        text.push_str(&original[copied..]);
        text
    }
}

/// What stands in the place of a finding.
pub(super) fn placeholder(label: &str) -> String {
    format!("<{}>", label.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Score;

    #[test]
    fn ranges_map_back_through_placeholders() {
        let original = "ann@x.io met bob@y.io";
        let mut redaction = Redaction::default();
        let first = [Finding::new("email", 13..21, Score::CERTAIN)];
        let text = redaction.apply(original, first.iter());
        assert_eq!(text, "ann@x.io met <EMAIL>");
        assert_eq!(redaction.original_range(0..8), 0..8);
        assert_eq!(redaction.original_range(9..20), 9..21);
        assert_eq!(redaction.original_range(15..16), 13..21);
        let second = [Finding::new("email", 0..8, Score::CERTAIN)];
        let text = redaction.apply(original, second.iter());
        assert_eq!(text, "<EMAIL> met <EMAIL>");
        assert_eq!(redaction.original_range(8..11), 9..12);
        assert_eq!(redaction.original_range(0..text.len()), 0..original.len());
    }

    #[test]
    fn overlapping_findings_become_one_placeholder() {
        let mut redaction = Redaction::default();
        let findings = [Finding::new("b", 2..6, Score::CERTAIN), Finding::new("a", 0..4, Score::CERTAIN)];
        let text = redaction.apply("12345678", findings.iter());
        assert_eq!(text, "<A>78");
        assert_eq!(redaction.original_range(3..5), 6..8);
    }
}
