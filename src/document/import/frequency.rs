//! How often: from a cell, a heading, or the several columns that documents split it over. A phrase that the calendar
//! does not understand is never guessed: the caller keeps its words.

use chrono::NaiveTime;

use super::words::{brackets, fold, is_blank, labelled, narrow, narrowed, without_bullet};
use crate::calendar::Frequency;
use crate::plan::Method;

/// What was said about when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Timing {
    /// A phrase that the calendar understands.
    pub(super) phrase: String,
    /// The time of day.
    pub(super) time: Option<NaiveTime>,
    /// What of it was not understood, or would be lost; for the note.
    pub(super) rest: String,
}

/// The columns that it is split over.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) frequency: &'a str,
    pub(super) month: &'a str,
    pub(super) day: &'a str,
    pub(super) weekday: &'a str,
}

/// Is it a phrase of the calendar?
pub(super) fn is_phrase(text: &str) -> bool {
    !text.trim().is_empty() && Frequency::parse(text).is_ok()
}

/// Understands a phrase with what people write around it. `None` where it is no frequency.
pub(super) fn understand(text: &str) -> Option<Timing> {
    let text = text.replace('\n', " ");
    let text = text.trim();
    if is_blank(text) {
        return None;
    }
    exact(text).or_else(|| with_time(text)).or_else(|| less(text))
}

fn exact(text: &str) -> Option<Timing> {
    let said = |phrase: &str| Timing {
        phrase: phrase.to_owned(),
        ..Timing::default()
    };
    if is_phrase(text) {
        return Some(said(text));
    }
    let folded = fold(text);
    let known = SAID_OTHERWISE.iter().find(|(other, _)| *other == folded);
    known.map(|(_, phrase)| said(phrase)).or_else(|| once_in(&folded))
}

/// Words for a frequency that no grammar gives.
const SAID_OTHERWISE: &[(&str, &str)] = &[
    ("毎日実施", "日次"),
    ("1日1回", "日次"),
    ("一日一回", "日次"),
    ("日1回", "日次"),
    ("1回/日", "日次"),
    ("day", "日次"),
    ("平日のみ", "毎営業日"),
    ("平日毎日", "毎営業日"),
    ("営業日", "毎営業日"),
    ("営業日毎日", "毎営業日"),
    ("営業日のみ", "毎営業日"),
    ("営業日ごと", "毎営業日"),
    ("毎平日", "毎営業日"),
    ("月~金", "毎週月～金"),
    ("1週間に1回", "週次"),
    ("週に1回", "週次"),
    ("週一回", "週次"),
    ("1回/週", "週次"),
    ("1ヶ月に1回", "月次"),
    ("1か月に1回", "月次"),
    ("月に1回", "月次"),
    ("月一回", "月次"),
    ("1回/月", "月次"),
    ("毎月1回", "月次"),
    ("毎週1回", "週次"),
    ("四半期に1回", "四半期"),
    ("四半期毎", "四半期"),
    ("四半期次", "四半期"),
    ("クォーター", "四半期"),
    ("年4回", "四半期"),
    ("半期に1回", "半期"),
    ("半期毎", "半期"),
    ("半年に1回", "半期"),
    ("半年次", "半期"),
    ("年に2回", "半期"),
    ("年に1回", "年次"),
    ("1年に1回", "年次"),
    ("1回/年", "年次"),
    ("2回/年", "半期"),
    ("年一回", "年次"),
    ("毎年1回", "年次"),
    ("年度ごと", "年次"),
    ("必要時", "随時"),
    ("必要に応じて", "随時"),
    ("オンデマンド", "随時"),
    ("その都度", "随時"),
    ("アドホック", "随時"),
    ("スポット", "随時"),
    ("on-demand", "as needed"),
];

/// `3ヶ月に1回`, `2週間に1度`.
fn once_in(folded: &str) -> Option<Timing> {
    let span = folded
        .strip_suffix("に1回")
        .or_else(|| folded.strip_suffix("に1度"))
        .or_else(|| folded.strip_suffix("に一度"))?;
    let phrase = format!("{span}ごと");
    is_phrase(&phrase).then(|| Timing {
        phrase,
        ..Timing::default()
    })
}

/// `毎営業日 9:00頃`: the time is taken out.
fn with_time(text: &str) -> Option<Timing> {
    let (time, before, after) = time_in(text)?;
    let mut rest = String::new();
    let after = after.trim_start();
    let vague = ["頃", "ごろ", "前後"]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    let plain = ["まで", "迄", "に", "から", "より", "時点", "開始"]
        .iter()
        .find_map(|word| after.strip_prefix(word));
    let range = after
        .strip_prefix(['~', '〜', '～', '-', '－', '–'])
        .map(|after| match time_in(after) {
            Some((_, before, beyond)) if before.trim().is_empty() => beyond,
            _ => after.to_owned(),
        });
    if vague.is_some() || plain.is_some() || range.is_some() {
        text.clone_into(&mut rest);
    }
    let after = vague.or(plain).or(range.as_deref()).unwrap_or(after);
    let remaining = format!("{before}{after}").replace("()", "").replace("（）", "");
    let remaining = remaining.trim().trim_end_matches(['、', ',', '・', 'の']).trim();
    let remaining = if fold(remaining) == "毎朝" || remaining == "朝" {
        "日次"
    } else {
        remaining
    };
    let inner = exact(remaining).or_else(|| less(remaining))?;
    if !inner.rest.is_empty() {
        text.clone_into(&mut rest);
    }
    Some(Timing {
        time: Some(time),
        rest,
        ..inner
    })
}

/// The first time of day in a text, and what stands before and after it.
fn time_in(text: &str) -> Option<(NaiveTime, String, String)> {
    let narrow: Vec<char> = text.chars().map(narrow).collect();
    let digit = |at: usize| narrow.get(at).and_then(|it| it.to_digit(10));
    let mut at = 0;
    while at < narrow.len() {
        let Some(first) = digit(at).filter(|_| at == 0 || digit(at - 1).is_none()) else {
            at += 1;
            continue;
        };
        let (hour, end) = digit(at + 1).map_or((first, at + 1), |second| (first * 10 + second, at + 2));
        let minute = match narrow.get(end) {
            Some(':') => digit(end + 1)
                .zip(digit(end + 2))
                .filter(|_| digit(end + 3).is_none())
                .map(|(tens, ones)| (tens * 10 + ones, end + 3)),
            Some('時') if narrow.get(end + 1) != Some(&'間') => Some(minutes_after(&narrow, end + 1)),
            _ => None,
        };
        if let Some((minute, end)) = minute {
            let head: String = narrow[..at].iter().collect();
            let (head, half_day) = half_of_day(&head);
            let time = NaiveTime::from_hms_opt(hour + if half_day && hour < 12 { 12 } else { 0 }, minute, 0)?;
            return Some((time, head, narrow[end..].iter().collect()));
        }
        at = end;
    }
    None
}

/// The minutes after `時`: 半, 30分, or none.
fn minutes_after(text: &[char], at: usize) -> (u32, usize) {
    if text.get(at) == Some(&'半') {
        return (30, at + 1);
    }
    let digits: Vec<u32> = text[at.min(text.len())..]
        .iter()
        .map_while(|it| it.to_digit(10))
        .take(2)
        .collect();
    match text.get(at + digits.len()) {
        Some('分') if !digits.is_empty() => (
            digits.iter().fold(0, |sum, digit| sum * 10 + digit),
            at + digits.len() + 1,
        ),
        _ => (0, at),
    }
}

fn half_of_day(before: &str) -> (String, bool) {
    let before = before.trim_end();
    for (word, half) in [
        ("午前", false),
        ("午後", true),
        ("AM", false),
        ("PM", true),
        ("朝", false),
    ] {
        if let Some(head) = before
            .strip_suffix(word)
            .filter(|head| word != "朝" || !head.ends_with('毎'))
        {
            return (head.to_owned(), half);
        }
    }
    (before.to_owned(), false)
}

/// Without what people add to a frequency: 日次作業, 定期（月次）, 月次（第1週）.
fn less(text: &str) -> Option<Timing> {
    let bare = without_bullet(text);
    if let Some(said) = exact(bare).or_else(|| {
        SUFFIXES
            .iter()
            .find_map(|suffix| exact(bare.strip_suffix(suffix)?))
    }) {
        return Some(said);
    }
    let (outside, inside) = brackets(bare);
    if inside.is_empty() {
        return None;
    }
    let outside = SUFFIXES
        .iter()
        .find_map(|suffix| outside.strip_suffix(suffix))
        .unwrap_or(&outside)
        .trim();
    let detail = inside.join("、");
    if let Some(said) = exact(outside) {
        let undated = Frequency::parse(&said.phrase).is_ok_and(|(it, _)| {
            it.is_undated()
                || matches!(
                    it,
                    Frequency::EveryDay | Frequency::EveryBusinessDay | Frequency::AsNeeded
                )
        });
        let time = time_in(&detail).filter(|(_, before, after)| before.is_empty() && after.is_empty());
        return match time {
            Some((time, ..)) => Some(Timing {
                time: Some(time),
                ..said
            }),
            None => undated.then_some(Timing { rest: detail, ..said }),
        };
    }
    let named = matches!(
        outside,
        "定期" | "定例" | "定期的" | "定常" | "ルーチン" | "その他" | ""
    );
    inside.iter().filter(|_| named).find_map(|inner| exact(inner))
}

const SUFFIXES: [&str; 21] = [
    "作業一覧",
    "業務一覧",
    "作業",
    "業務",
    "タスク",
    "に実施",
    "実施",
    "運用",
    "処理",
    "点検",
    "項目",
    "の作業",
    "の業務",
    "のタスク",
    "チェック",
    "対応",
    "ジョブ",
    " tasks",
    " work",
    "ごとの作業",
    "一覧",
];

/// Understands a frequency that is split over columns; the words together, where they are not understood.
pub(super) fn from_parts(parts: &Parts<'_>) -> Option<Result<Timing, String>> {
    let said = |text: &str| {
        if is_blank(text) {
            String::new()
        } else {
            narrowed(text).replace('\n', " ").trim().to_owned()
        }
    };
    let (frequency, month, day, weekday) = (
        said(parts.frequency),
        said(parts.month),
        said(parts.day),
        said(parts.weekday),
    );
    let all: Vec<&str> = [&frequency, &month, &weekday, &day]
        .into_iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    if all.is_empty() {
        return None;
    }
    if let ([one], true) = (all.as_slice(), month.is_empty() && weekday.is_empty()) {
        let alone = understand(if day.is_empty() { parts.frequency } else { one }).or_else(|| day_alone(one));
        return Some(alone.ok_or_else(|| (*one).to_owned()));
    }
    let days = days(&day);
    let weekdays = weekdays(&weekday);
    let months = months(&month);
    let base = understand(&frequency);
    let phrase = base.as_ref().map_or("", |said| said.phrase.as_str());
    let candidates = candidates(phrase, &months, &days, &weekdays);
    let found = candidates.into_iter().find(|it| is_phrase(it));
    Some(match (found, base) {
        (Some(phrase), base) => Ok(Timing {
            phrase,
            ..base.unwrap_or_default()
        }),
        (None, Some(base)) => {
            let rest: Vec<&str> = all.into_iter().filter(|it| *it != frequency).collect();
            Ok(Timing {
                rest: [base.rest.as_str(), &rest.join(" ")].join(" ").trim().to_owned(),
                ..base
            })
        }
        (None, None) => Err(all.join(" ")),
    })
}

/// Ways to say it in one phrase, the most exact first. Every part that is filled is in each of them.
fn candidates(phrase: &str, months: &str, days: &str, weekdays: &str) -> Vec<String> {
    let week = |prefix: &str| format!("{prefix}{weekdays}");
    let nth = days.starts_with('第') && !days.contains("営業日") && !weekdays.is_empty();
    match (months.is_empty(), days.is_empty(), weekdays.is_empty()) {
        (true, true, true) => vec![phrase.to_owned()],
        (true, true, false) => vec![
            if phrase.is_empty() || is_week(phrase) {
                week("毎週")
            } else {
                String::new()
            },
            format!("{phrase}の{weekdays}"),
            format!("{phrase}（{weekdays}）"),
        ],
        (true, false, true) => vec![
            if phrase.is_empty() || is_month(phrase) {
                format!("毎月{days}")
            } else {
                String::new()
            },
            if is_year(phrase) {
                format!("毎年{days}")
            } else {
                String::new()
            },
            format!("{phrase}（{days}）"),
            format!("{phrase}の{days}"),
            format!("{phrase}{days}"),
            if phrase.is_empty() {
                days.to_owned()
            } else {
                String::new()
            },
        ],
        (true, false, false) if nth => vec![format!("毎月{}{weekdays}", days.trim_end_matches('週'))],
        (false, true, true) => vec![
            months.to_owned(),
            format!("毎年{months}"),
            format!("{phrase}（{months}）"),
        ],
        (false, false, true) => vec![
            format!("{months}の{days}"),
            format!("毎年{months}{days}"),
            format!("毎年{months}の{days}"),
        ],
        _ => Vec::new(),
    }
}

fn is_week(phrase: &str) -> bool {
    matches!(Frequency::parse(phrase), Ok((Frequency::Weeks { every: 1, on }, _)) if on.is_empty())
}

fn is_month(phrase: &str) -> bool {
    matches!(Frequency::parse(phrase), Ok((Frequency::Months { every: 1, on }, _)) if on.is_empty())
}

fn is_year(phrase: &str) -> bool {
    matches!(
        Frequency::parse(phrase),
        Ok((
            Frequency::Fiscal {
                part: crate::calendar::FiscalPart::Year,
                ..
            },
            _
        ))
    )
}

/// `25日`, `第3営業日` in a column 実施日 of its own: of each month.
fn day_alone(text: &str) -> Option<Timing> {
    let weekdays = weekdays(text);
    let phrases = [
        format!("毎月{}", days(text)),
        format!("毎週{weekdays}"),
        text.to_owned(),
    ];
    let phrase = phrases
        .into_iter()
        .find(|it| is_phrase(it) && it != "毎月" && it != "毎週")?;
    Some(Timing {
        phrase,
        ..Timing::default()
    })
}

/// `25` is 25日, `5,15` is 5日・15日.
fn days(text: &str) -> String {
    let numbers: Vec<&str> = text
        .split(['、', ',', '・', '/', ' '])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let all_numbers = !numbers.is_empty()
        && numbers
            .iter()
            .all(|it| it.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)));
    if all_numbers {
        numbers
            .iter()
            .map(|it| format!("{it}日"))
            .collect::<Vec<_>>()
            .join("・")
    } else {
        text.to_owned()
    }
}

/// `月・木`, `月,木`, `月曜日`, `月木` are 月曜・木曜.
fn weekdays(text: &str) -> String {
    let bare = fold(text).replace("曜日", "").replace('曜', "");
    let names: Vec<char> = bare.chars().filter(|it| "月火水木金土日".contains(*it)).collect();
    let only = bare.chars().all(|it| "月火水木金土日、,・/&と".contains(it));
    if only && !names.is_empty() {
        names
            .iter()
            .map(|it| format!("{it}曜"))
            .collect::<Vec<_>>()
            .join("・")
    } else {
        text.to_owned()
    }
}

/// `4,10` and `4月、10月` are 4月・10月.
fn months(text: &str) -> String {
    let bare = fold(text).replace('月', "");
    let numbers: Vec<u32> = bare
        .split(['、', ',', '・', '/'])
        .filter_map(|it| it.parse().ok())
        .collect();
    let count = bare.split(['、', ',', '・', '/']).count();
    if count == numbers.len() {
        months_phrase(&numbers)
    } else {
        text.to_owned()
    }
}

/// 4月・10月.
pub(super) fn months_phrase(months: &[u32]) -> String {
    months
        .iter()
        .map(|it| format!("{it}月"))
        .collect::<Vec<_>>()
        .join("・")
}

/// The time of day of a cell: `9:00`, `9時半`, `9:00～10:00`. The rest is what it says beyond.
pub(super) fn time_of(text: &str) -> Option<(NaiveTime, bool)> {
    let (time, before, after) = time_in(text.trim())?;
    before.trim().is_empty().then(|| (time, after.trim().is_empty()))
}

/// By hand or by itself, where the words say it; and whether they say more.
pub(super) fn method(text: &str) -> Option<(Method, bool)> {
    let folded = fold(text);
    let manual = [
        "手動",
        "手作業",
        "人手",
        "目視",
        "マニュアル",
        "半自動",
        "manual",
        "byhand",
        "手",
    ];
    let automatic = [
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
        return Some((Method::Manual, folded == "半自動"));
    }
    if said(&automatic) {
        return Some((
            Method::Automatic,
            !folded.starts_with("自動") && !folded.starts_with("auto"),
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

/// What a heading says of the rows below: how often, and how.
pub(super) fn of_heading(heading: &str) -> (Option<Timing>, Option<Method>) {
    let (outside, inside) = brackets(heading);
    let how = inside
        .iter()
        .find_map(|inner| method(inner))
        .map(|(method, _)| method);
    let rest: Vec<&String> = inside.iter().filter(|inner| method(inner).is_none()).collect();
    let whole = if how.is_some() && rest.is_empty() {
        outside.as_str()
    } else {
        heading
    };
    let timing = understand(whole).or_else(|| rest.iter().find_map(|inner| understand(inner)));
    let worded = timing
        .or_else(|| split_heading(&outside))
        .filter(|it| it.rest.is_empty());
    let folded = fold(&outside);
    let named = || {
        [("自動", Method::Automatic), ("手動", Method::Manual)]
            .into_iter()
            .find(|(word, _)| folded.contains(word) && !folded.contains("半自動"))
            .map(|(_, method)| method)
    };
    (worded, how.or_else(named))
}

/// `日次バッチ作業`, `運用作業：月次`, `月次 システム運用`: a word of frequency at either end.
fn split_heading(heading: &str) -> Option<Timing> {
    let folded = narrowed(heading);
    if let Some((label, value)) = labelled(&folded) {
        return understand(value).or_else(|| understand(label));
    }
    const HEADS: [&str; 16] = [
        "日次",
        "週次",
        "月次",
        "四半期",
        "半期",
        "年次",
        "毎日",
        "毎週",
        "毎月",
        "毎年",
        "随時",
        "毎営業日",
        "daily",
        "weekly",
        "monthly",
        "yearly",
    ];
    let head = HEADS
        .iter()
        .find(|head| folded.to_lowercase().starts_with(**head))?;
    let phrase = head;
    let rest = folded[head.len()..].trim_start_matches(['の', '・', ' ', '／', '/', '-', '：']);
    let noun = [
        "作業",
        "業務",
        "タスク",
        "運用",
        "点検",
        "処理",
        "task",
        "work",
        "routine",
        "一覧",
        "項目",
        "チェック",
    ];
    (rest.is_empty()
        || noun
            .iter()
            .any(|it| rest.to_lowercase().ends_with(it) || rest.to_lowercase().ends_with(&format!("{it}s"))))
    .then(|| Timing {
        phrase: (*phrase).to_owned(),
        ..Timing::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(timing: &Timing) -> String {
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
        ];
        for (text, expected) in cases {
            assert_eq!(
                understand(text).as_ref().map(shown).as_deref(),
                Some(expected),
                "{text}"
            );
        }
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

    #[test]
    fn a_frequency_split_over_columns_becomes_one_phrase() {
        let cases = [
            // frequency, month, day, weekday
            (("月次", "", "第3営業日", ""), "毎月第3営業日"),
            (("月次", "", "25", ""), "毎月25日"),
            (("", "", "毎月25日", ""), "毎月25日"),
            (("", "", "25日", ""), "毎月25日"),
            (("週次", "", "", "月"), "毎週月曜"),
            (("週次", "", "", "月・木"), "毎週月曜・木曜"),
            (("", "", "", "月曜日"), "毎週月曜"),
            (("隔週", "", "", "金"), "隔週の金曜"),
            (("月次", "", "第2", "火"), "毎月第2火曜"),
            (("年次", "4月", "1日", ""), "4月の1日"),
            (("半期", "4,10", "", ""), "4月・10月"),
            (("月次", "", "末日", ""), "毎月末日"),
            (("年次", "", "4月1日", ""), "毎年4月1日"),
            (("月次", "", "月初", ""), "月次 +月初"),
        ];
        for ((frequency, month, day, weekday), expected) in cases {
            let parts = Parts {
                frequency,
                month,
                day,
                weekday,
            };
            let said = from_parts(&parts).unwrap().map(|said| shown(&said));
            assert_eq!(said.as_deref(), Ok(expected), "{parts:?}");
        }
    }

    #[test]
    fn headings_say_how_often_and_how() {
        let cases = [
            ("日次作業", Some("日次"), None),
            ("週次作業（自動）", Some("週次"), Some(Method::Automatic)),
            ("定期作業（月次）", Some("月次"), None),
            ("日次バッチ作業", Some("日次"), None),
            ("月次：レポート", Some("月次"), None),
            ("Monthly tasks", Some("Monthly"), None),
            ("運用体制", None, None),
            ("自動化された作業", None, Some(Method::Automatic)),
        ];
        for (heading, phrase, how) in cases {
            let (timing, method) = of_heading(heading);
            assert_eq!(
                (timing.map(|it| it.phrase).as_deref(), method),
                (phrase, how),
                "{heading}"
            );
        }
    }
}
