use super::*;

pub(super) fn shown(timing: &Timing) -> String {
    let time = timing
        .time
        .map(|time| time.format(" @%H:%M").to_string())
        .unwrap_or_default();
    let rest = if timing.rest.is_empty() {
        String::new()
    } else {
        format!(" +{}", timing.rest)
    };
    format!("{}{time}{rest}", timing.phrase)
}

/// Each text, and what it is understood as.
pub(super) fn are_understood(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(
            understand(text).as_ref().map(shown).as_deref(),
            Some(*expected),
            "{text}"
        );
    }
}

#[test]
fn a_cell_is_understood_with_what_people_write_around_the_phrase() {
    let cases = [
        ("日次", "日次"),
        ("日次作業", "日次"),
        ("毎日 9:00", "毎日 @09:00"),
        ("毎営業日９：３０", "毎営業日 @09:30"),
        ("毎朝8時半", "日次 @08:30"),
        ("毎日 午後3時頃", "毎日 @15:00 +毎日 午後3時頃"),
        ("毎月25日 9:00～10:00", "毎月25日 @09:00 +毎月25日 9:00～10:00"),
        ("3ヶ月に1回", "3ヶ月に1回"),
        ("月次（第1週）", "月次 +第1週"),
        ("日次（10:00）", "日次 @10:00"),
        ("定期（月次）", "月次"),
        ("月次（25日）", "月次（25日）"),
        ("都度（依頼時）", "都度 +依頼時"),
        ("必要時", "必要時"),
        ("月次・第3営業日", "毎月第3営業日"),
        ("Weekly - Friday", "Weekly on Friday"),
        ("90日間隔", "90日ごと"),
        ("各月", "月次"),
        ("Daily 10:00 / 毎日10時", "毎日 @10:00"),
        ("日次\nDaily", "日次"),
        ("四半期 (Quarterly)", "四半期"),
        ("毎週月曜日\nWeekly (Mon)", "毎週月曜日"),
        ("月次/Monthly", "月次"),
        ("毎月第2火曜 / 2nd Tuesday of every month", "毎月第2火曜"),
        (
            "月1回（第3日曜 2:00）\nMonthly (3rd Sunday 2:00)",
            "月1回(第3日曜) @02:00",
        ),
        ("Monthly, 3rd business day / 毎月第3営業日", "毎月第3営業日"),
        ("every weekday at 09:30", "every weekday @09:30"),
        ("偶数月の1日", "2月・4月・6月・8月・10月・12月の1日"),
        (
            "3の倍数月の月初第2営業日まで",
            "3月・6月・9月・12月の月初第2営業日",
        ),
        ("1回／四半期", "四半期ごと"),
        ("1回/2ヶ月", "2ヶ月ごと"),
        ("毎月第3水曜日（定休日）", "毎月第3水曜日 +定休日"),
        ("once a year, in March", "once a year in March"),
        ("Twice a year (Apr, Oct)", "every Apr, Oct"),
        ("Annually (31 March)", "Annually on 31 March"),
        ("nightly", "daily"),
        ("毎月5開庁日", "毎月5営業日"),
        ("必要に応じて行う業務", "必要に応じて"),
        (
            "毎月10日。閉庁日の場合は翌開庁日",
            "毎月10日（休日の場合は翌営業日）",
        ),
        ("毎月25日（休みなら前営業日）", "毎月25日（休日の場合は前営業日）"),
        ("4半期毎", "四半期毎"),
        ("毎金曜日", "毎週金曜日"),
        ("毎月最終平日", "毎月最終営業日"),
        ("毎年9/1", "毎年9月1日"),
        ("月末の翌営業日", "毎月第1営業日"),
        ("年度初め（4月1日）", "毎年4月1日"),
        ("Every term (January, April)", "every January, April +Every term"),
        (
            "2nd Sunday of each month, 02:00-05:00 UTC",
            "2nd Sunday of each month @02:00 +2nd Sunday of each month, 02:00-05:00 UTC",
        ),
    ];
    are_understood(&cases);
}

#[test]
fn what_is_not_understood_is_not_guessed() {
    for text in [
        "月初",
        "毎月上旬",
        "5分ごと",
        "常時",
        "定期",
        "-",
        "",
        "システム",
        "2026年",
    ] {
        assert_eq!(understand(text), None, "{text}");
    }
}
