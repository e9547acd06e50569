use super::malformed::Malformed;

/// The fields of one protobuf message, in the order of the wire; nothing is copied.
///
/// Only what the wire format says (<https://protobuf.dev/programming-guides/encoding/>): the caller knows the schema.
/// A field that occurs twice is yielded twice, since which one a parser keeps depends on its type. Groups, which no
/// model format uses, are malformed.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'b> {
    bytes: &'b [u8],
    position: usize,
    /// Where `bytes` starts in the file.
    base: usize,
    failed: bool,
}

/// One field of a message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'b> {
    pub(crate) number: u32,
    pub(crate) value: Wire<'b>,
    /// Where the field's tag lies in the file.
    pub(crate) offset: usize,
}

/// A field's value as the wire carries it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wire<'b> {
    Varint(u64),
    Fixed64,
    Fixed32,
    /// A string, bytes, message or packed array, and where it starts in the file.
    Bytes(&'b [u8], usize),
}

impl<'b> Fields<'b> {
    pub(crate) fn new(bytes: &'b [u8], base: usize) -> Fields<'b> {
        Fields { bytes, position: 0, base, failed: false }
    }

    fn varint(&mut self) -> Result<u64, Malformed> {
        let start = self.position;
        let mut value = 0u64;
        for shift in 0..10 {
            let Some(&byte) = self.bytes.get(self.position) else {
                return Err(Malformed::new(
                    self.base + start,
                    "a protobuf number runs past the end of its message",
                ));
            };
            self.position += 1;
            value |= u64::from(byte & 0x7f).checked_shl(shift * 7).unwrap_or(0);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Malformed::new(self.base + start, "a protobuf number is longer than ten bytes"))
    }

    fn take(&mut self, count: u64) -> Result<&'b [u8], Malformed> {
        let left = self.bytes.len() - self.position;
        match usize::try_from(count) {
            Ok(count) if count <= left => {
                self.position += count;
                Ok(&self.bytes[self.position - count..self.position])
            }
            _ => Err(Malformed::new(
                self.base + self.position,
                format!("a protobuf field claims {count} bytes where {left} are left"),
            )),
        }
    }

    fn field(&mut self) -> Result<Field<'b>, Malformed> {
        let offset = self.base + self.position;
        let tag = self.varint()?;
        let number = u32::try_from(tag >> 3).ok().filter(|&number| number != 0 && number < 1 << 29);
        let number =
            number.ok_or_else(|| Malformed::new(offset, "a protobuf field number is out of range"))?;
        let value = match tag & 7 {
            0 => Wire::Varint(self.varint()?),
            1 => self.take(8).map(|_| Wire::Fixed64)?,
            2 => {
                let length = self.varint()?;
                let start = self.base + self.position;
                Wire::Bytes(self.take(length)?, start)
            }
            5 => self.take(4).map(|_| Wire::Fixed32)?,
            other => {
                return Err(Malformed::new(offset, format!("protobuf wire type {other} is not one we read")));
            }
        };
        Ok(Field { number, value, offset })
    }
}

impl<'b> Iterator for Fields<'b> {
    type Item = Result<Field<'b>, Malformed>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed || self.position >= self.bytes.len() {
            return None;
        }
        let field = self.field();
        self.failed = field.is_err();
        Some(field)
    }
}

impl<'b> Field<'b> {
    /// The bytes of a length-delimited field and where they start; `what` names the field in the error.
    pub(crate) fn bytes(&self, what: &str) -> Result<(&'b [u8], usize), Malformed> {
        match self.value {
            Wire::Bytes(bytes, start) => Ok((bytes, start)),
            _ => Err(Malformed::new(self.offset, format!("{what} is not a length-delimited field"))),
        }
    }

    /// The UTF-8 text of a field; bytes that are not UTF-8 are replaced, since parsers differ on them.
    pub(crate) fn text(&self, what: &str) -> Result<String, Malformed> {
        self.bytes(what).map(|(bytes, _)| String::from_utf8_lossy(bytes).into_owned())
    }

    /// A varint; `what` names the field in the error.
    pub(crate) fn number(&self, what: &str) -> Result<u64, Malformed> {
        match self.value {
            Wire::Varint(value) => Ok(value),
            _ => Err(Malformed::new(self.offset, format!("{what} is not a number"))),
        }
    }
}
