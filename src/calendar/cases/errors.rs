//! What is not understood: the part of the phrase that is at fault, and what is suggested.

use crate::calendar::Frequency;

#[test]
fn an_error_points_at_what_was_not_understood_and_suggests() {
    let cases = [
        // phrase, the part at fault, a suggestion that is among those made
        ("月初", "月初", "毎月第1営業日"),
        ("毎月上旬", "上旬", "毎月5日"),
        ("毎月 下旬", "下旬", "毎月最終営業日"),
        ("定期", "定期", "月次"),
        ("毎月25日の夕方", "の夕方", "毎月25日"),
        ("毎月３２日", "３２日", "毎月25日"),
        ("毎週月曜・木用", "用", "毎週月曜・木曜"),
        (
            "毎月25日（土日の場合は翌営業日）",
            "土日の場合は翌営業日）",
            "毎月25日（土日祝の場合は翌営業日）",
        ),
        ("毎月第６火曜（休業日は翌営業日）", "第６火曜", "毎月第2火曜"),
        (
            "monthly on the 6th Tusday (if a holiday, the next business day)",
            "Tusday",
            "monthly on the 2nd Tuesday",
        ),
        ("週2回", "週2回", "毎週月曜・木曜"),
        ("3か月おき", "おき", "2か月ごと"),
        ("年末", "年末", "毎年12月最終営業日"),
        ("2026年2月30日", "2026年2月30日", "2026年12月5日"),
        ("2026年12月5日（日）", "2026年12月5日（日）", "2026年12月5日"),
        ("日時", "日時", "日次"),
        ("biweekly", "biweekly", "every 2 weeks"),
        ("dayly", "dayly", "daily"),
        (
            "monthly on the 3rd busness day",
            "busness day",
            "monthly on the 3rd business day",
        ),
        ("", "", "日次"),
        ("　", "　", "日次"),
    ];
    for (phrase, fault, suggestion) in cases {
        let error = Frequency::parse(phrase).expect_err(phrase);
        assert_eq!(&phrase[error.span.clone()], fault, "{phrase}: {error:?}");
        assert!(
            error.nearest.iter().any(|near| near == suggestion),
            "{phrase}: {error:?}"
        );
    }
}

#[test]
fn nothing_vague_is_guessed() {
    let phrases = [
        "上旬",
        "中旬",
        "下旬",
        "月中",
        "期末",
        "年始",
        "週末",
        "夏季",
        "毎月",
        "月",
        "火",
        "3",
        "25日",
        "第3営業日",
        "毎月0日",
        "毎月第6火曜",
        "毎月第24営業日",
        "0日ごと",
        "毎年13月",
        "毎年2月1日の",
        "毎月末日の3営業日前",
        "年3回",
        "月3回（1日・15日）",
        "たまに",
        "monthly on",
        "every",
        "on",
        "the 25th",
        "April",
        "every 0 days",
    ];
    for phrase in phrases.into_iter().filter(|phrase| *phrase != "毎月") {
        assert!(
            Frequency::parse(phrase).is_err(),
            "{phrase} is read as {:?}",
            Frequency::parse(phrase)
        );
    }
}
