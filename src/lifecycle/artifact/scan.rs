use super::allow::AllowList;
use super::report::{ArtifactFinding, ArtifactVerdict};
use super::{formats, recognise};

/// How far a scan goes. What lies beyond is not passed but refused, or blocked as a bomb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScanLimits {
    /// Bytes unpacked from one file, all levels together; 4 GiB unless changed.
    pub unpacked_bytes: u64,
    /// Bytes unpacked from one member, which are held in memory; 256 MiB unless changed.
    pub member_bytes: u64,
    /// Unpacked size over packed size, from which on a large member counts as a bomb; 200 unless changed.
    pub ratio: u64,
    /// Archives inside archives; 8 unless changed.
    pub depth: usize,
    /// Members of one file, all levels together; 100,000 unless changed.
    pub members: usize,
}

impl Default for ScanLimits {
    fn default() -> ScanLimits {
        ScanLimits {
            unpacked_bytes: 4 << 30,
            member_bytes: 256 << 20,
            ratio: 200,
            depth: 8,
            members: 100_000,
        }
    }
}

/// Unpacked sizes below this are no bomb, whatever their ratio.
const BOMB_FLOOR: u64 = 16 << 20;
/// Findings kept for one file; worse ones replace lesser ones.
const MOST: usize = 256;

/// One file on its way through the readers.
///
/// A reader gets the bytes of a file or a member and this. It adds what it finds, and gives content inside its
/// content back through [`Scan::nested`], which recognises it anew. Readers never execute, never open other files,
/// check arithmetic before they allocate, and go on with what they can still read after an error.
pub(crate) struct Scan<'s> {
    pub(crate) limits: &'s ScanLimits,
    pub(crate) allow: &'s AllowList,
    pub(crate) findings: Vec<ArtifactFinding>,
    path: Vec<String>,
    unpacked: u64,
    members: usize,
    /// Storages that a pickle of torch names, with the bytes that they must have.
    pub(crate) storages: Vec<(String, u64)>,
    /// What the outermost content is.
    pub(crate) format: Option<&'static str>,
}

impl<'s> Scan<'s> {
    pub(crate) fn new(limits: &'s ScanLimits, allow: &'s AllowList) -> Scan<'s> {
        Scan {
            limits,
            allow,
            findings: Vec::new(),
            path: Vec::new(),
            unpacked: 0,
            members: 0,
            storages: Vec::new(),
            format: None,
        }
    }

    pub(crate) fn block(&mut self, code: &str, offset: impl Into<Option<u64>>, message: impl Into<String>) {
        self.add(ArtifactVerdict::Block, code, offset.into(), None, message.into());
    }

    pub(crate) fn refuse(&mut self, code: &str, offset: impl Into<Option<u64>>, message: impl Into<String>) {
        self.add(ArtifactVerdict::Refuse, code, offset.into(), None, message.into());
    }

    pub(crate) fn note(&mut self, code: &str, offset: impl Into<Option<u64>>, message: impl Into<String>) {
        self.add(ArtifactVerdict::Pass, code, offset.into(), None, message.into());
    }

    /// Something that a person has to look at, unless the allow list holds `subject`.
    pub(crate) fn review(
        &mut self,
        code: &str,
        offset: impl Into<Option<u64>>,
        subject: &str,
        message: impl Into<String>,
    ) {
        let severity = match self.allow.holds(subject) {
            true => ArtifactVerdict::Pass,
            false => ArtifactVerdict::Review,
        };
        self.add(severity, code, offset.into(), Some(subject.to_owned()), message.into());
    }

    pub(crate) fn add(
        &mut self,
        severity: ArtifactVerdict,
        code: &str,
        offset: Option<u64>,
        subject: Option<String>,
        message: String,
    ) {
        let member = self.path.join("/");
        let finding = ArtifactFinding { code: code.to_owned(), severity, member, offset, subject, message };
        let is_known = self.findings.iter().any(|known| {
            known.code == finding.code && known.member == finding.member && known.message == finding.message
        });
        if is_known {
            return;
        }
        if self.findings.len() < MOST {
            self.findings.push(finding);
        } else if let Some(least) = self.findings.iter_mut().min_by_key(|known| known.severity)
            && least.severity < severity
        {
            *least = finding;
        }
    }

    /// Scans content found inside other content, by what it is.
    pub(crate) fn nested(&mut self, name: &str, bytes: &[u8]) {
        if self.enter(name) {
            recognise::scan(bytes, self);
            self.path.pop();
        }
    }

    /// Scans content as something that the reader knows it to be.
    pub(crate) fn within(&mut self, name: &str, read: impl FnOnce(&mut Scan<'s>)) {
        if self.enter(name) {
            read(self);
            self.path.pop();
        }
    }

    /// Runs a reader within the same limits and gives what it found, which the caller may keep or drop.
    pub(crate) fn apart<R>(&mut self, read: impl FnOnce(&mut Scan<'s>) -> R) -> (R, Vec<ArtifactFinding>) {
        let before = std::mem::take(&mut self.findings);
        let result = read(self);
        (result, std::mem::replace(&mut self.findings, before))
    }

    fn enter(&mut self, name: &str) -> bool {
        self.members += 1;
        if self.path.len() >= self.limits.depth {
            self.block(
                "archive.depth",
                None,
                "archives are nested deeper than the limit: nobody knows what is inside",
            );
            return false;
        }
        if self.members > self.limits.members {
            self.refuse("archive.members", None, "there are more members than the limit");
            return false;
        }
        self.path.push(formats::clip(name));
        true
    }

    /// Whether `unpacked` more bytes, out of `packed`, may be unpacked; it says so where not.
    pub(crate) fn may_unpack(&mut self, packed: u64, unpacked: u64) -> bool {
        let ratio = unpacked / packed.max(1);
        if unpacked > BOMB_FLOOR && ratio > self.limits.ratio {
            self.block(
                "archive.bomb",
                None,
                format!("{packed} bytes unpack to {unpacked}: a decompression bomb"),
            );
            return false;
        }
        if unpacked > self.limits.member_bytes {
            self.refuse(
                "archive.member_size",
                None,
                format!("a member unpacks to {unpacked} bytes, over the limit"),
            );
            return false;
        }
        self.unpacked = self.unpacked.saturating_add(unpacked);
        if self.unpacked > self.limits.unpacked_bytes {
            self.block("archive.bomb", None, "all members together unpack to more bytes than the limit");
            return false;
        }
        true
    }

    /// The most that content of `packed` bytes may unpack to, before anything is unpacked.
    pub(crate) fn room(&self, packed: u64) -> u64 {
        let by_ratio = packed.saturating_mul(self.limits.ratio + 1).max(BOMB_FLOOR + 1);
        by_ratio.min(self.limits.member_bytes + 1)
    }
}
