//! What `init` writes beside the journal, so that git carries the records and leaves alone what is local.

/// `<records>/.gitignore`: the journal alone is everybody's. Names, locks, checkpoints, samples and the last good plan
/// belong to one machine; so does what a channel of kind `file` wrote, which two clones write and which holds phone numbers.
pub const GITIGNORE: &str =
    "# Derived, of this machine alone, or told here\n/*\n!/.git*\n!/journal/\n!/set-aside/\n";

/// `<records>/.gitattributes`: git must not change line ends, for every line is hashed.
pub const GITATTRIBUTES: &str = "# Every line is hashed: its bytes stay as they are\n*.jsonl -text\n";
