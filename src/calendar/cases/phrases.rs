//! Every row of the phrase table in both languages: the phrase, and its deadlines from `FROM` to `TO`.
//!
//! `starts` is Sunday, 1 November 2026; business days are those of Japan; the fiscal year starts in April.

use chrono::NaiveDate;

use crate::calendar::{Frequency, Recurrence, Workdays};

/// The deadlines of a phrase in a range, as `11-02 11-03 …`; years are written where they are not 2026.
fn deadlines(phrase: &str, from: &str, to: &str) -> String {
    let (frequency, rule) = Frequency::parse(phrase).unwrap_or_else(|error| panic!("{phrase}: {error:?}"));
    let starts = "2026-11-01".parse().unwrap();
    let recurrence = Recurrence {
        if_closed: rule.unwrap_or_default(),
        ..Recurrence::new(frequency, starts)
    };
    let range = from.parse().unwrap()..=to.parse().unwrap();
    let rows = recurrence.occurrences(&Workdays::default(), range, &["2026-12-10".parse().unwrap()]);
    let days: Vec<_> = rows.iter().map(|row| short(row.due)).collect();
    days.join(" ")
}

fn short(day: NaiveDate) -> String {
    day.to_string().trim_start_matches("2026-").to_owned()
}

#[test]
fn each_phrase_gives_its_days_in_both_languages() {
    #[rustfmt::skip]
    let cases = [
        // Japanese, English, from, to, deadlines
        ("日次", "daily", "2026-11-20", "2026-11-24", "11-20 11-21 11-22 11-23 11-24"),
        ("毎日", "every day", "2026-10-30", "2026-11-02", "11-01 11-02"),
        ("毎朝", "every morning", "2026-11-22", "2026-11-22", "11-22"),
        ("毎営業日", "every business day", "2026-11-20", "2026-11-25", "11-20 11-24 11-25"),
        ("平日", "weekdays", "2026-11-20", "2026-11-25", "11-20 11-24 11-25"),
        ("日次（平日）", "daily (weekdays)", "2026-11-20", "2026-11-25", "11-20 11-24 11-25"),
        ("3日ごと", "every 3 days", "2026-11-01", "2026-11-11", "11-01 11-04 11-07 11-10"),
        ("隔日", "every other day", "2026-11-20", "2026-11-24", "11-21 11-23"),
        ("3営業日ごと", "every 3 business days", "2026-11-01", "2026-11-13", "11-02 11-06 11-11"),
        ("週次", "weekly", "2026-11-02", "2026-11-29", "11-06 11-13 11-20 11-27"),
        ("毎週", "every week", "2026-11-02", "2026-11-15", "11-06 11-13"),
        ("週1回", "once a week", "2026-11-02", "2026-11-15", "11-06 11-13"),
        ("毎週月曜", "weekly on Monday", "2026-11-16", "2026-11-30", "11-16 11-23 11-30"),
        ("月曜", "Mondays", "2026-11-16", "2026-11-30", "11-16 11-23 11-30"),
        ("毎週月曜・木曜", "weekly on Monday, Thursday", "2026-11-16", "2026-11-26", "11-16 11-19 11-23 11-26"),
        ("毎週月曜日と木曜日", "every Monday and Thursday", "2026-11-16", "2026-11-20", "11-16 11-19"),
        ("毎週月・水・金", "every Mon, Wed, Fri", "2026-11-16", "2026-11-20", "11-16 11-18 11-20"),
        ("毎週火～木", "every Tuesday to Thursday", "2026-11-16", "2026-11-20", "11-17 11-18 11-19"),
        ("週2回（月・木）", "weekly on Mon & Thu", "2026-11-16", "2026-11-20", "11-16 11-19"),
        ("隔週月曜", "every 2 weeks on Monday", "2026-11-01", "2026-12-05", "11-02 11-16 11-30"),
        ("隔週の月曜日", "every other Monday", "2026-11-01", "2026-12-05", "11-02 11-16 11-30"),
        ("3週ごと月曜", "every 3 weeks on Monday", "2026-11-01", "2026-12-20", "11-02 11-23 12-14"),
        ("隔週", "every 2 weeks", "2026-11-01", "2026-12-05", "11-06 11-20 12-04"),
        ("2週間ごと", "fortnightly", "2026-11-01", "2026-12-05", "11-06 11-20 12-04"),
        ("月次", "monthly", "2026-11-01", "2027-02-28", "11-30 12-31 2027-01-29 2027-02-26"),
        ("月1回", "once a month", "2026-11-01", "2026-11-30", "11-30"),
        ("毎月25日", "monthly on the 25th", "2026-11-01", "2027-01-31", "11-25 12-25 2027-01-25"),
        ("毎月２５日", "on the 25th of each month", "2026-11-01", "2027-01-31", "11-25 12-25 2027-01-25"),
        ("毎月1日", "monthly on the 1st", "2026-11-01", "2026-12-31", "11-01 12-01"),
        ("毎月31日", "monthly on the 31st", "2027-01-01", "2027-04-30", "2027-01-31 2027-02-28 2027-03-31 2027-04-30"),
        ("毎月1日・15日", "monthly on the 1st, the 15th", "2026-11-01", "2026-12-31", "11-01 11-15 12-01 12-15"),
        ("毎月5・15・25日", "monthly on the 5th, 15th and 25th", "2026-11-01", "2026-11-30", "11-05 11-15 11-25"),
        ("毎月10日、20日、末日", "monthly on the 10th, the 20th, the last day", "2026-11-01", "2026-11-30", "11-10 11-20 11-30"),
        ("月2回（1日・15日）", "monthly on the first & the 15th", "2026-11-01", "2026-11-30", "11-01 11-15"),
        ("毎月末日", "monthly on the last day", "2026-11-01", "2027-02-28", "11-30 12-31 2027-01-31 2027-02-28"),
        ("月末", "the last day of every month", "2026-11-01", "2026-12-31", "11-30 12-31"),
        ("毎月末日の3日前", "monthly on 3 days before the last day", "2026-11-01", "2026-12-31", "11-27 12-28"),
        ("毎月第3営業日", "monthly on the 3rd business day", "2026-11-01", "2026-12-31", "11-05 12-03"),
        ("毎月初営業日", "monthly on the first business day", "2026-11-01", "2026-12-31", "11-02 12-01"),
        ("月初第1営業日", "the 1st business day of each month", "2026-11-01", "2026-12-31", "11-02 12-01"),
        ("毎月３営業日目", "monthly on the third working day", "2026-11-01", "2026-12-31", "11-05 12-03"),
        ("毎月第20営業日", "monthly on the 20th business day", "2026-11-01", "2027-01-31", "12-28"),
        ("毎月最終営業日", "monthly on the last business day", "2026-11-01", "2027-01-31", "11-30 12-31 2027-01-29"),
        ("月末営業日", "the last business day of each month", "2026-11-01", "2026-11-30", "11-30"),
        ("毎月最終営業日の2営業日前", "monthly on 2 business days before the last business day", "2026-11-01", "2026-12-31", "11-26 12-29"),
        ("毎月第2火曜", "monthly on the 2nd Tuesday", "2026-11-01", "2026-12-31", "11-10 12-08"),
        ("毎月第2・第4火曜日", "on the 2nd and 4th Tuesday of each month", "2026-11-01", "2026-11-30", "11-10 11-24"),
        ("毎月2日・第4火曜", "monthly on the 2nd day, the 4th Tuesday", "2026-11-01", "2026-11-30", "11-02 11-24"),
        ("毎月第1・第3営業日", "the 1st and the 3rd business day of the month", "2026-11-01", "2026-11-30", "11-02 11-05"),
        ("週次（金曜）", "weekly (Friday)", "2026-11-16", "2026-11-22", "11-20"),
        ("半期（4月・10月）", "every April and October", "2026-11-01", "2027-12-31", "2027-04-30 2027-10-29"),
        ("年に一度", "annually", "2026-11-01", "2027-12-31", "2027-03-31"),
        ("1回/月", "monthly", "2026-11-01", "2026-11-30", "11-30"),
        ("毎月第5月曜", "monthly on the 5th Monday", "2026-11-01", "2027-03-31", "11-30 2027-03-29"),
        ("毎月最終金曜", "monthly on the last Friday", "2026-11-01", "2026-12-31", "11-27 12-25"),
        ("月次（25日）", "every month on the 25th", "2026-11-01", "2026-11-30", "11-25"),
        ("3か月ごと25日", "every 3 months on the 25th", "2026-11-01", "2027-06-30", "11-25 2027-02-25 2027-05-25"),
        ("3ヶ月ごとの末日", "every three months on the last day", "2026-11-01", "2027-06-30", "11-30 2027-02-28 2027-05-31"),
        ("3ヶ月毎", "every 3 months", "2026-11-01", "2027-06-30", "2027-01-29 2027-04-30"),
        ("隔月", "every other month", "2026-11-01", "2027-04-30", "12-31 2027-02-26 2027-04-30"),
        ("隔月第1営業日", "every 2 months on the first business day", "2026-11-01", "2027-02-28", "11-02 2027-01-04"),
        ("2年ごと4月1日", "every 2 years on April 1", "2026-11-01", "2031-12-31", "2027-04-01 2029-04-01 2031-04-01"),
        ("2年ごと", "every 2 years", "2026-11-01", "2031-12-31", "2028-03-31 2030-03-29"),
        ("4月・10月の末日", "in April, October on the last day", "2026-11-01", "2028-01-01", "2027-04-30 2027-10-31"),
        ("4月・4・10月の末日", "in April, October on the last day", "2026-11-01", "2028-01-01", "2027-04-30 2027-10-31"),
        ("毎年4月1日", "yearly on April 1", "2026-11-01", "2028-12-31", "2027-04-01 2028-04-01"),
        ("4月1日", "every April 1st", "2026-11-01", "2027-12-31", "2027-04-01"),
        ("毎年6月10日・12月5日", "yearly on June 10, December 5", "2026-11-01", "2027-12-31", "12-05 2027-06-10 2027-12-05"),
        ("毎年3月最終営業日", "yearly on the last business day of March", "2026-11-01", "2028-12-31", "2027-03-31 2028-03-31"),
        ("毎年2月29日", "yearly on February 29", "2026-11-01", "2028-12-31", "2027-02-28 2028-02-29"),
        ("毎年4月", "every April", "2026-11-01", "2028-12-31", "2027-04-30 2028-04-28"),
        ("年2回（6月・12月）", "in June and December", "2026-11-01", "2027-12-31", "12-31 2027-06-30 2027-12-31"),
        ("四半期", "quarterly", "2026-11-01", "2027-09-30", "12-31 2027-03-31 2027-06-30 2027-09-30"),
        ("四半期ごと", "every quarter", "2026-11-01", "2026-12-31", "12-31"),
        ("半期", "half-yearly", "2026-11-01", "2027-09-30", "2027-03-31 2027-09-30"),
        ("年2回", "twice a year", "2026-11-01", "2027-09-30", "2027-03-31 2027-09-30"),
        ("半年ごと", "semi-annually", "2026-11-01", "2027-09-30", "2027-03-31 2027-09-30"),
        ("年次", "yearly", "2026-11-01", "2028-09-30", "2027-03-31 2028-03-31"),
        ("年1回", "once a year", "2026-11-01", "2027-09-30", "2027-03-31"),
        ("年度末", "on the last day of each fiscal year", "2026-11-01", "2028-12-31", "2027-03-31 2028-03-31"),
        ("四半期末営業日", "on the last business day of each quarter", "2026-11-01", "2027-03-31", "12-31 2027-03-31"),
        ("半期初日", "on the first day of each half", "2026-11-01", "2027-12-31", "2027-04-01 2027-10-01"),
        ("四半期の末月の第3営業日", "on the 3rd business day of the last month of each quarter", "2026-11-01", "2027-03-31", "12-03 2027-03-03"),
        ("前回実施から30日後", "30 days after it was last done", "2026-11-01", "2027-03-31", "12-01 2027-01-09"),
        ("前回実施から3か月後", "3 months after it was last done", "2026-11-01", "2027-12-31", "2027-02-01 2027-03-10"),
        ("2026年12月5日", "on 2026-12-05", "2026-11-01", "2027-12-31", "12-05"),
        ("令和8年12月5日（土）", "December 5, 2026", "2026-11-01", "2027-12-31", "12-05"),
        ("2026/12/5", "once on 2026-12-05", "2026-11-01", "2027-12-31", "12-05"),
        ("稼働前", "before going live", "2026-01-01", "2027-12-31", "10-30"),
        ("随時", "as needed", "2026-01-01", "2027-12-31", ""),
        ("都度", "ad hoc", "2026-01-01", "2027-12-31", ""),
        ("適宜", "on demand", "2026-01-01", "2027-12-31", ""),
        ("不定期", "when necessary", "2026-01-01", "2027-12-31", ""),
        ("毎月23日（休業日は前営業日）", "monthly on the 23rd (if closed, the previous business day)", "2026-11-01", "2026-12-31", "11-20 12-23"),
        ("毎月23日（土日祝の場合は翌営業日）", "monthly on the 23rd (if a holiday, the next business day)", "2026-11-01", "2026-12-31", "11-24 12-23"),
        ("毎月1日、休業日に当たる場合は翌営業日", "monthly on the 1st, if it is closed, the next business day", "2026-11-01", "2026-12-31", "11-02 12-01"),
        ("毎週月曜（祝日の場合は実施しない）", "every Monday (if a holiday, skip)", "2026-11-16", "2026-11-30", "11-16 11-30"),
    ];
    for (japanese, english, from, to, expected) in cases {
        assert_eq!(deadlines(japanese, from, to), expected, "{japanese}");
        assert_eq!(deadlines(english, from, to), expected, "{english}");
        assert_eq!(
            Frequency::parse(japanese),
            Frequency::parse(english),
            "{japanese} is {english}"
        );
        for phrase in [japanese, english] {
            assert_eq!(
                Frequency::understood(phrase),
                Frequency::parse(phrase).ok(),
                "{phrase}"
            );
        }
    }
}
