//! Most of what a document says is nothing about when: told at a glance.

use crate::calendar::Frequency;

/// May it be about when? Not where it holds an ideograph that neither the phrases have nor what people write around
/// them. What stands in brackets or on another line may be anything.
pub(super) fn may_say_when(text: &str) -> bool {
    let is_known = |it: char| {
        !('\u{4e00}'..='\u{9fff}').contains(&it) || Frequency::has_letter(it) || LETTERS.contains(it)
    };
    let frames = ['(', '（', '[', '［', '【', '\n'];
    text.contains(frames) || text.chars().all(is_known)
}

/// The ideographs of the words that this module knows, besides those of the phrases.
const LETTERS: &str = "\
    交他代例個倍偶処出分務勤午即問夜奇安対就局常庁店成放数方早旬明替未検求深点理的礼\
    社程箇締臨覧課迄退閉降際頃項須館昼診療来授校登院所操";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_something_else_is_told_from_what_may_be_about_when() {
        for text in ["ログの確認", "佐藤", "権限棚卸し", "手順書: docs/1.md"] {
            assert!(!may_say_when(text), "{text}");
        }
        for text in [
            "毎月第3営業日",
            "都度（依頼時）",
            "日次\nDaily",
            "開店前",
            "weekly",
            "3の倍数月",
            "25",
        ] {
            assert!(may_say_when(text), "{text}");
        }
    }
}
