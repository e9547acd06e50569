//! What goes on for longer than is looked at to know it: key blocks and long tokens.

use crate::Finding;
use crate::matching::overlap::Candidate;

/// The longest token and the longest block, in bytes. What is longer is cut there.
const TOKEN: usize = 1 << 16;
const BLOCK: usize = 1 << 14;
/// The mark that ends a block (RFC 7468, section 3), and how far its closing dashes may be.
const END: &[u8] = b"-----END";
const TAIL: usize = 68;

/// A token or a block of which the begin is known, read as far as its characters go on.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) start: usize,
    /// One past the last byte that was read.
    pub(super) end: usize,
    kind: Kind,
    finding: Option<Finding>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Token,
    PrivateKey,
    PublicBlock,
}

impl Run {
    pub(super) fn token(finding: Finding) -> Run {
        Run { start: finding.start, end: finding.end, kind: Kind::Token, finding: Some(finding) }
    }

    pub(super) fn private_key(finding: Finding) -> Run {
        Run { start: finding.start, end: finding.end, kind: Kind::PrivateKey, finding: Some(finding) }
    }

    /// A block that is no secret and in which none is looked for.
    pub(super) fn public_block(start: usize, end: usize) -> Run {
        Run { start, end, kind: Kind::PublicBlock, finding: None }
    }

    pub(super) fn finding(&self) -> Option<&Finding> {
        self.finding.as_ref()
    }

    /// Reads on; gives whether the end was reached.
    pub(super) fn read_on(&mut self, text: &str, is_last: bool) -> bool {
        let bytes = text.as_bytes();
        let limit = self.start + if matches!(self.kind, Kind::Token) { TOKEN } else { BLOCK };
        while let Some(byte) = bytes.get(self.end).filter(|_| self.end < limit) {
            if !matches!(self.kind, Kind::Token) && *byte == b'-' {
                let rest = &bytes[self.end..];
                if rest.len() < END.len() + TAIL && !is_last {
                    return false;
                }
                if rest.starts_with(END) {
                    let tail = &rest[END.len()..rest.len().min(END.len() + TAIL)];
                    let close = tail.windows(5).position(|five| five == b"-----").map_or(0, |at| at + 5);
                    self.end += END.len() + close;
                    return true;
                }
            }
            if !self.kind.goes_on_with(*byte) {
                return true;
            }
            self.end += 1;
        }
        is_last || self.end >= limit
    }

    pub(super) fn finish(self) -> Option<Candidate> {
        let end = self.end;
        self.finding.map(|finding| Candidate::certain(Finding { end, ..finding }))
    }

    pub(super) fn shift(&mut self, by: usize) {
        self.start = self.start.saturating_sub(by);
        self.end = self.end.saturating_sub(by);
        if let Some(finding) = &mut self.finding {
            finding.start = finding.start.saturating_sub(by);
            finding.end = finding.end.saturating_sub(by);
        }
    }
}

impl Kind {
    fn goes_on_with(self, byte: u8) -> bool {
        byte.is_ascii_alphanumeric()
            || match self {
                Kind::Token => b"_-./+=~%$\\".contains(&byte),
                Kind::PrivateKey => b"+/= \r\n\t\\:,-\"'".contains(&byte),
                Kind::PublicBlock => b"+/=: \r\n\t\\,.-()".contains(&byte),
            }
    }
}
