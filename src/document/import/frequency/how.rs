//! By hand or by itself.

use super::super::words::{fold, narrow, pair};
use crate::plan::Method;

/// By hand or by itself, where the words say it; and whether they say more.
pub(in crate::document::import) fn method(text: &str) -> Option<(Method, bool)> {
    /// A letter of each word.
    const LETTERS: &str = "手目自マジバス";
    if !text.contains(|it| narrow(it).is_ascii_alphabetic() || LETTERS.contains(it)) {
        return None;
    }
    if let Some((own, other)) = pair(text)
        && let (Some(own), Some(other)) = (method(own), method(other))
        && own.0 == other.0
    {
        return Some((own.0, own.1 || other.1));
    }
    let folded = fold(text);
    let manual = [
        "手動",
        "手作業",
        "人手",
        "目視",
        "マニュアル",
        "半自動",
        "semi-automated",
        "semi-automatic",
        "semi-auto",
        "manual",
        "byhand",
        "m",
        "手",
    ];
    let automatic = [
        "a",
        "自",
        "自動",
        "自動化",
        "自動実行",
        "automatic",
        "auto",
        "automated",
        "ジョブ",
        "バッチ",
        "cron",
        "スクリプト",
    ];
    let said = |words: &[&str]| words.iter().any(|word| folded == *word);
    if said(&manual) {
        return Some((Method::Manual, folded == "半自動" || folded.starts_with("semi")));
    }
    if said(&automatic) {
        return Some((
            Method::Automatic,
            folded != "a" && !folded.starts_with('自') && !folded.starts_with("auto"),
        ));
    }
    let (by_hand, by_itself) = (
        folded.contains("手動")
            || folded.contains("手作業")
            || folded.contains("半自動")
            || folded.contains("目視"),
        folded.replace("半自動", "").contains("自動"),
    );
    match (by_hand, by_itself) {
        (true, false) => Some((Method::Manual, true)),
        (false, true) => Some((Method::Automatic, true)),
        (true, true) => Some((Method::Manual, true)),
        (false, false) => None,
    }
}
