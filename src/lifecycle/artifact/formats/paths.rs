/// Whether a path that a model names leads out of the model's folder on any system: absolute, with a drive or a
/// scheme, through `..`, or from the home folder.
///
/// A `..` that comes back in is refused too: with a symbolic link in the way it does not come back.
pub(crate) fn leaves_folder(path: &str) -> bool {
    let path = path.trim();
    path.starts_with(['/', '\\', '~'])
        || path.contains('\0')
        || path.contains("://")
        || matches!(path.as_bytes(), [drive, b':', ..] if drive.is_ascii_alphabetic())
        || path.split(['/', '\\']).any(|part| part == "..")
}
