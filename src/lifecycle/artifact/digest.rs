use std::io::{self, Read};

/// How much of a file is read at once: large enough that system calls cost nothing beside hashing, small
/// enough to stay in the second-level cache.
pub(crate) const CHUNK: usize = 256 * 1024;

/// Passes `length` bytes of `reader` to `each`, chunk by chunk.
///
/// # Errors
///
/// [`io::ErrorKind::UnexpectedEof`] where the reader ends earlier, and whatever reading reports.
pub(crate) fn for_each_chunk(
    mut reader: impl Read,
    length: u64,
    buffer: &mut Vec<u8>,
    mut each: impl FnMut(&[u8]),
) -> io::Result<()> {
    buffer.resize(CHUNK, 0);
    let mut left = length;
    while left > 0 {
        let wanted = usize::try_from(left).map_or(CHUNK, |left| left.min(CHUNK));
        let read = match reader.read(&mut buffer[..wanted]) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        each(&buffer[..read]);
        left -= read as u64;
    }
    Ok(())
}
