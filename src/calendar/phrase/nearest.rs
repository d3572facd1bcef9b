//! What to suggest for a phrase that was not understood.

use super::text::Text;

/// Words that people do write and that name no day: what they may have meant.
const VAGUE: &[(&str, &[&str])] = &[
    ("月初", &["毎月1日", "毎月第1営業日"]),
    ("月始", &["毎月1日", "毎月第1営業日"]),
    ("上旬", &["毎月5日", "毎月第5営業日", "毎月10日"]),
    ("中旬", &["毎月15日", "毎月20日"]),
    ("下旬", &["毎月25日", "毎月末日", "毎月最終営業日"]),
    ("月中", &["毎月15日", "月次"]),
    ("週初", &["毎週月曜", "週次"]),
    ("週末", &["毎週金曜", "毎週土曜・日曜"]),
    ("週明け", &["毎週月曜", "週次"]),
    ("年末", &["毎年12月最終営業日", "毎年12月末日"]),
    ("年始", &["毎年1月第1営業日", "毎年1月"]),
    ("年初", &["毎年1月第1営業日", "毎年1月"]),
    ("年度初", &["年度初日", "年度の第1営業日"]),
    ("期末", &["四半期末", "半期末", "年度末"]),
    ("期首", &["四半期初日", "半期初日", "年度初日"]),
    ("期初", &["四半期初日", "半期初日", "年度初日"]),
    ("週2回", &["毎週月曜・木曜", "週次"]),
    ("月2回", &["毎月1日・15日", "隔週"]),
    ("おき", &["2日ごと", "2週ごと", "2か月ごと"]),
    ("定期", &["月次", "四半期", "随時"]),
    ("土日", &["毎月25日（土日祝の場合は翌営業日）", "毎週土曜・日曜"]),
    ("biweekly", &["every 2 weeks", "weekly on Monday, Thursday"]),
    ("bi-weekly", &["every 2 weeks", "weekly on Monday, Thursday"]),
    ("bimonthly", &["every 2 months", "monthly on the 1st, the 15th"]),
    ("bi-monthly", &["every 2 months", "monthly on the 1st, the 15th"]),
    ("biannual", &["half-yearly", "every 2 years"]),
    ("semimonthly", &["monthly on the 1st, the 15th"]),
    ("regularly", &["weekly", "monthly", "as needed"]),
    ("periodically", &["weekly", "monthly", "as needed"]),
    ("weekend", &["weekly on Saturday, Sunday"]),
    (
        "monthend",
        &["monthly on the last day", "monthly on the last business day"],
    ),
    (
        "month-end",
        &["monthly on the last day", "monthly on the last business day"],
    ),
    (
        "endof",
        &["monthly on the last day", "monthly on the last business day"],
    ),
    (
        "beginningof",
        &["monthly on the 1st", "monthly on the 1st business day"],
    ),
    (
        "startof",
        &["monthly on the 1st", "monthly on the 1st business day"],
    ),
];

/// A phrase of each kind; the nearest of these stand in an error.
pub(super) const EXAMPLES: &[&str] = &[
    "日次",
    "毎日",
    "毎営業日",
    "平日",
    "3日ごと",
    "5営業日ごと",
    "週次",
    "毎週月曜",
    "毎週月曜・木曜",
    "隔週",
    "隔週月曜",
    "2週ごと月曜",
    "月次",
    "月末",
    "月末営業日",
    "毎月25日",
    "毎月1日・15日",
    "毎月末日",
    "毎月末日の3日前",
    "毎月第3営業日",
    "毎月最終営業日",
    "毎月最終営業日の2営業日前",
    "毎月第2火曜",
    "毎月最終金曜",
    "毎月25日（休業日は前営業日）",
    "隔月",
    "3か月ごと",
    "3か月ごと25日",
    "四半期",
    "四半期末",
    "半期",
    "年2回",
    "年次",
    "年1回",
    "毎年4月",
    "毎年4月1日",
    "4月・10月の末日",
    "毎年3月最終営業日",
    "年度末",
    "2年ごと",
    "前回実施から30日後",
    "前回実施から3か月後",
    "2026年12月5日",
    "稼働前",
    "随時",
    "都度",
    "適宜",
    "daily",
    "every business day",
    "every 3 days",
    "every 5 business days",
    "weekly",
    "weekly on Monday",
    "weekly on Monday, Thursday",
    "every 2 weeks",
    "every 2 weeks on Monday",
    "monthly",
    "monthly on the 25th",
    "monthly on the 1st, the 15th",
    "monthly on the last day",
    "monthly on the 3rd business day",
    "monthly on the last business day",
    "monthly on 2 business days before the last business day",
    "monthly on the 2nd Tuesday",
    "monthly on the last Friday",
    "every 3 months",
    "every 3 months on the 25th",
    "quarterly",
    "on the last business day of each quarter",
    "half-yearly",
    "yearly",
    "yearly on April 1",
    "in April, October",
    "in April, October on the last day",
    "every 2 years",
    "30 days after it was last done",
    "on 2026-12-05",
    "before going live",
    "as needed",
];

/// What the part that was not understood may have meant, else the examples that look most like the whole phrase.
pub(super) fn phrases(text: &Text) -> Vec<String> {
    let (all, rest) = (text.folded(), text.rest());
    let vague = VAGUE.iter().find(|(word, _)| rest.contains(word)).or_else(|| {
        VAGUE.iter().find(|(word, _)| all.contains(word)) // understood in part, as 月 of 月初
    });
    if let Some((_, meant)) = vague {
        return meant.iter().map(ToString::to_string).collect();
    }
    let mut near: Vec<_> = examples(text)
        .map(|example| (likeness(&all, example), example))
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    near.into_iter()
        .take(3)
        .map(|(_, example)| example.to_owned())
        .collect()
}

fn examples(text: &Text) -> impl Iterator<Item = &'static str> {
    let english = text.is_ascii() && !text.folded().is_empty();
    EXAMPLES
        .iter()
        .copied()
        .filter(move |example| example.is_ascii() == english)
}

/// 0 to 1, whatever the numbers are.
fn likeness(phrase: &str, example: &str) -> f64 {
    let alike = |text: &str| -> String {
        let letters = text.chars().filter(|letter| *letter != ' ').take(40);
        letters
            .map(|letter| {
                if letter.is_ascii_digit() {
                    '0'
                } else {
                    letter.to_ascii_lowercase()
                }
            })
            .collect()
    };
    strsim::normalized_damerau_levenshtein(&alike(phrase), &alike(example))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Frequency;

    #[test]
    fn every_suggestion_is_understood() {
        let meant = VAGUE.iter().flat_map(|(_, meant)| meant.iter());
        for phrase in EXAMPLES.iter().chain(meant) {
            assert!(Frequency::parse(phrase).is_ok(), "{phrase}");
        }
    }

    #[test]
    fn no_vague_word_is_understood() {
        for (word, _) in VAGUE {
            assert!(Frequency::parse(word).is_err(), "{word}");
        }
    }
}
