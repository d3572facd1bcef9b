//! drills.toml, as written.

use super::{Id, Many, Name, Number, Phrase, Rows};

table! {
    /// drills.toml: 運用テスト.
    DrillsFile {
        /// The drills.
        drill: Rows<Drill>,
    }
}

table! {
    /// One drill.
    Drill {
        /// How commands and records name it.
        id(required "id = \"call-tree\""): Id,
        /// Ids it had before.
        was: Many<Id>,
        /// What people call it.
        title(required "title = \"連絡網訓練\""): String,
        /// 業務運用 or システム運用, or the team's own word.
        category: String = String::new(),
        /// A phrase of frequency; 稼働前 is owed before the plan goes live.
        frequency(required "frequency = \"半期\""): Phrase,
        /// Whose it is: roles or contacts.
        assignee: Many<Name>,
        /// It rehearses this level's chain.
        level: Number<0, 99>,
        /// What is tried, one after the other: passed or failed each.
        steps: Many<String>,
    }
}
