//! What `init` writes beside the journal, so that git carries the records and leaves alone what is local.

/// `<records>/.gitignore`: names, locks, checkpoints, samples and the last good plan belong to one machine.
pub const GITIGNORE: &str = "# Derived, or of this machine alone\n/local/\n";

/// `<records>/.gitattributes`: git must not change line ends, for every line is hashed.
pub const GITATTRIBUTES: &str = "# Every line is hashed: its bytes stay as they are\n*.jsonl -text\n";
