use super::malformed::Malformed;

/// A position in hostile bytes: every read is bounds-checked and none allocates.
///
/// Numbers are little-endian unless [`Cursor::big_endian`] is set, which GGUF files may ask for.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'b> {
    bytes: &'b [u8],
    position: usize,
    big_endian: bool,
}

impl<'b> Cursor<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Cursor<'b> {
        Cursor { bytes, position: 0, big_endian: false }
    }

    /// A cursor at `offset`, which may come from the file itself.
    pub(crate) fn at(bytes: &'b [u8], offset: u64) -> Result<Cursor<'b>, Malformed> {
        match usize::try_from(offset) {
            Ok(position) if position <= bytes.len() => Ok(Cursor { bytes, position, big_endian: false }),
            _ => Err(Malformed {
                offset,
                message: format!("this address lies outside the {} bytes of the file", bytes.len()),
            }),
        }
    }

    pub(crate) fn big_endian(mut self, yes: bool) -> Cursor<'b> {
        self.big_endian = yes;
        self
    }

    pub(crate) fn position(&self) -> usize {
        self.position
    }

    pub(crate) fn remaining(&self) -> usize {
        self.bytes.len() - self.position
    }

    /// The next `count` bytes; `what` names them in the error.
    pub(crate) fn take(&mut self, count: u64, what: &str) -> Result<&'b [u8], Malformed> {
        let start = self.position;
        match usize::try_from(count) {
            Ok(count) if count <= self.remaining() => {
                self.position += count;
                Ok(&self.bytes[start..start + count])
            }
            _ => Err(Malformed::new(
                start,
                format!("{what} needs {count} bytes where {} are left", self.remaining()),
            )),
        }
    }

    pub(crate) fn skip(&mut self, count: u64, what: &str) -> Result<(), Malformed> {
        self.take(count, what).map(|_| ())
    }

    pub(crate) fn u8(&mut self, what: &str) -> Result<u8, Malformed> {
        Ok(self.take(1, what)?[0])
    }

    pub(crate) fn u16(&mut self, what: &str) -> Result<u16, Malformed> {
        Ok(self.uint(2, what)? as u16)
    }

    pub(crate) fn u32(&mut self, what: &str) -> Result<u32, Malformed> {
        Ok(self.uint(4, what)? as u32)
    }

    pub(crate) fn u64(&mut self, what: &str) -> Result<u64, Malformed> {
        self.uint(8, what)
    }

    /// An unsigned number of `width` bytes, at most 8.
    pub(crate) fn uint(&mut self, width: u8, what: &str) -> Result<u64, Malformed> {
        let raw = self.take(u64::from(width.min(8)), what)?;
        let fold = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
        Ok(if self.big_endian { raw.iter().fold(0, fold) } else { raw.iter().rev().fold(0, fold) })
    }
}
