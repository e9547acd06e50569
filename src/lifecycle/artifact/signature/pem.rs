use base64ct::{Base64, Encoding as _};

use crate::{Error, ErrorKind};

/// A PEM file holds keys or a few hundred certificates, never more.
const MAX_PEM: usize = 4 << 20;

/// One block of a PEM file (RFC 7468): what it says it is, and its bytes.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) label: String,
    pub(super) der: Vec<u8>,
}

/// The blocks of a PEM file, in order; text around them is skipped, as OpenSSL does.
pub(super) fn blocks(text: &[u8]) -> Result<Vec<Block>, Error> {
    let corrupt = |what: &str| Error::new(ErrorKind::Asset, format!("not a PEM file: {what}"));
    if text.len() > MAX_PEM {
        return Err(corrupt("larger than 4 MiB"));
    }
    let text = std::str::from_utf8(text).map_err(|_| corrupt("not text"))?;
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines().map(str::trim) {
        let marker = |kind: &str| Some(line.strip_prefix(kind)?.strip_suffix("-----")?.to_owned());
        if let Some(label) = marker("-----BEGIN ") {
            if open.replace((label, String::new())).is_some() {
                return Err(corrupt("a block begins inside another"));
            }
        } else if let Some(label) = marker("-----END ") {
            let (begun, body) = open.take().ok_or_else(|| corrupt("a block ends that never began"))?;
            if begun != label {
                return Err(corrupt("a block ends under another name"));
            }
            let der = Base64::decode_vec(&body).map_err(|_| corrupt("a block is not base64"))?;
            blocks.push(Block { label, der });
        } else if let Some((_, body)) = &mut open {
            body.push_str(line);
        }
    }
    match (open, blocks.is_empty()) {
        (Some(_), _) => Err(corrupt("a block does not end")),
        (None, true) => Err(corrupt("no block")),
        (None, false) => Ok(blocks),
    }
}

/// A PEM file of one block, as OpenSSL writes it: 64 characters a line and a final newline.
pub(super) fn encode(label: &str, der: &[u8]) -> String {
    let body = Base64::encode_string(der);
    let mut text = format!("-----BEGIN {label}-----\n");
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(64));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}
