//! Is what somebody wrote an answer that takes the incident on? Only what says so plainly, and nothing else: who is held
//! to have answered is not called again.

/// Words that say: I have it. Each may be the whole of the answer.
const WORDS: [&str; 24] = [
    "ack",
    "acked",
    "acknowledge",
    "acknowledged",
    "応答",
    "応答します",
    "応答しました",
    "応答済",
    "応答済み",
    "応答いたします",
    "応答致します",
    "対応します",
    "対応しますね",
    "対応いたします",
    "対応致します",
    "対応する",
    "対応中",
    "対応中です",
    "対応開始",
    "対応開始します",
    "対応を開始します",
    "対応に入ります",
    "対応始めます",
    "対応を始めます",
];

/// What may stand before it.
const LEADS: [&str; 20] = [
    "了解です",
    "了解しました",
    "了解",
    "承知しました",
    "承知いたしました",
    "承知です",
    "はい",
    "私が",
    "私で",
    "自分が",
    "自分で",
    "こちらで",
    "わたしが",
    "すぐに",
    "すぐ",
    "今から",
    "これから",
    "ok",
    "yes",
    "i",
];

/// Is it an answer? Mentions, full-width letters, blanks and what ends a sentence do not matter; only the first line that
/// says something counts. A question is none.
pub fn is_ack(text: &str) -> bool {
    let lines = text.lines().map(|line| plain(&unaddressed(line)));
    let Some(line) = lines.into_iter().find(|line| !line.is_empty()) else {
        return false;
    };
    let mut rest = line.as_str();
    loop {
        if WORDS.contains(&rest) {
            return true;
        }
        let Some(after) = LEADS.iter().find_map(|lead| rest.strip_prefix(lead)) else {
            return false;
        };
        rest = after.trim_start_matches(is_pause);
    }
}

/// The line without the marks that name people: `<@U1>`, `[To:1]佐藤さん`, `[rp aid=1 to=2-3]`, `@suzuki`.
fn unaddressed(line: &str) -> String {
    let mut rest = line.trim();
    loop {
        let after = match rest.chars().next() {
            Some('<') => rest.split_once('>').map(|(_, after)| after),
            Some('[') => rest.split_once(']').map(|(tag, after)| named(tag, after)),
            Some('@' | '＠') => rest.split_once([' ', '　']).map(|(_, after)| after),
            _ => None,
        };
        match after {
            Some(after) => rest = after.trim(),
            None => return rest.to_owned(),
        }
    }
}

/// Behind `[To:1]` Chatwork writes the person's name and さん.
fn named<'a>(tag: &str, after: &'a str) -> &'a str {
    let is_person = tag.starts_with("[To:") || tag.starts_with("[rp ");
    after
        .split_once("さん")
        .filter(|(name, _)| is_person && name.chars().count() <= 20)
        .map_or(after, |(_, after)| after)
}

/// Half width, small letters, no blanks, without what ends the sentence.
fn plain(line: &str) -> String {
    let line: String = line
        .chars()
        .map(narrow)
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace())
        .collect();
    line.trim_end_matches(is_pause).to_owned()
}

fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn is_pause(c: char) -> bool {
    matches!(
        c,
        '。' | '．' | '.' | '、' | ',' | '!' | '！' | '~' | '〜' | '…' | '♪' | '-' | ':'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_that_somebody_has_it() {
        for text in [
            "対応します",
            "対応します。",
            " 対応します！！ ",
            "応答",
            "応答します",
            "ack",
            "ACK!",
            "ａｃｋ",
            "Acked.",
            "I ack",
            "<@U0123> 対応します",
            "@opsplan ack",
            "[To:12345]佐藤さん\n対応します",
            "[To:12345]佐藤さん 対応します",
            "[rp aid=1 to=42-100]opsplanさん\n応答",
            "[rp aid=1 to=42-100] 応答します",
            "了解です、対応します",
            "はい。すぐに対応します",
            "私が対応します",
            "対応いたします\n10分後に着席します",
            "対応を開始します…",
        ] {
            assert!(is_ack(text), "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_answer() {
        for text in [
            "",
            "応答なし",
            "応答がありません",
            "対応できません",
            "対応しません",
            "対応しますか",
            "対応します？",
            "対応します?",
            "だれか対応してください",
            "佐藤さんが対応します",
            "対応しますが、30分かかります",
            "対応しますと言いたいのですが",
            "> 対応します",
            "&gt; 対応します",
            "了解",
            "見ています",
            "back",
            "nack",
            "no ack",
            "ack?",
            "not acknowledged",
            "<@U0123>",
            "応答する人を探しています",
            "【第1段階】対応します",
            "対応\nします",
        ] {
            assert!(!is_ack(text), "{text}");
        }
    }
}
