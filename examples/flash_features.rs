//! Writes the hashed features of texts for the trainer of `ProtectFlash`, so that training and inference share
//! one implementation.
//!
//! Reads JSON lines `{"text": …, "untrusted": true|false}` from standard input and writes three files of
//! little-endian 32-bit numbers into the folder named by the argument: `features.u32` (all features),
//! `segments.u32` (features per segment) and `texts.u32` (segments per text).

use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

use mantlet::ProtectFlash;

#[derive(serde::Deserialize)]
struct Row {
    text: String,
    untrusted: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: flash_features FOLDER < rows.jsonl")?;
    let create = |name: &str| File::create(Path::new(&folder).join(name)).map(BufWriter::new);
    let mut features = create("features.u32")?;
    let mut segments = create("segments.u32")?;
    let mut texts = create("texts.u32")?;
    for line in std::io::stdin().lock().lines() {
        let row: Row = serde_json::from_str(&line?)?;
        let found = ProtectFlash::training_features(&row.text, row.untrusted);
        texts.write_all(&u32::try_from(found.len())?.to_le_bytes())?;
        for (_, hashes) in found {
            segments.write_all(&u32::try_from(hashes.len())?.to_le_bytes())?;
            for hash in hashes {
                features.write_all(&hash.to_le_bytes())?;
            }
        }
    }
    features.flush()?;
    segments.flush()?;
    texts.flush()?;
    Ok(())
}
