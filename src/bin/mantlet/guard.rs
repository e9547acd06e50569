use std::fmt::Display;
use std::path::Path;

use indicatif::HumanBytes;
use mantlet::{Guard, GuardConfig, Registry};

use crate::Failure;
use crate::input::Reader;

/// Guards longer than this are refused.
const LONGEST: u64 = 16 << 20;

/// A guard from a file: TOML, or JSON in a file `.json`.
pub(crate) fn read(path: &Path) -> Result<Guard, Failure> {
    if path == Path::new("-") {
        return Err("the guard cannot come from standard input".into());
    }
    let named = |error: &dyn Display| -> Failure { format!("{}: {error}", path.display()).into() };
    let bytes = Reader::open(path)?.read_all(LONGEST).map_err(|error| named(&error))?;
    let bytes = bytes.ok_or_else(|| named(&format!("longer than {}", HumanBytes(LONGEST))))?;
    let text = String::from_utf8(bytes).map_err(|error| named(&error))?;
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let config = if is_json { GuardConfig::from_json(&text) } else { GuardConfig::from_toml(&text) };
    config.and_then(|config| config.build(&Registry::builtin())).map_err(|error| named(&error))
}
