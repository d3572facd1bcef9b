//! drills.toml: 運用テスト.

use serde::{Deserialize, Serialize};

use super::Party;
use crate::calendar::Recurrence;

/// One `[[drill]]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drill {
    /// Its id.
    pub id: String,
    /// Ids it had before.
    pub was: Vec<String>,
    /// What people call it.
    pub title: String,
    /// 業務運用 or システム運用, or the team's own word.
    pub category: String,
    /// The phrase as written.
    pub phrase: String,
    /// What it means.
    pub recurrence: Recurrence,
    /// Whose it is; may be empty.
    pub assignee: Vec<Party>,
    /// It rehearses this level's chain.
    pub level: Option<u32>,
    /// 合格 / 不合格 each.
    pub steps: Vec<String>,
}
