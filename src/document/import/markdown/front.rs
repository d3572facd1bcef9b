//! What stands before a document: a head between lines of `---`.

/// The end of a head between two lines of `---`, where there is one; the first must not be followed by an empty line.
pub(super) fn front_matter(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        match number {
            0 if bare != "---" => return 0,
            0 => {}
            _ if bare == "---" && number > 1 => return at + line.len(),
            _ if !bare.contains(':') && !bare.starts_with(['-', ' ', '#']) => return 0,
            _ if bare == "---" || number > 40 => return 0,
            _ => {}
        }
        at += line.len();
    }
    0
}
