//! A frequency made more exact by a detail that stands beside it: 月次 and 第3営業日, 日次 and 9:00, weekly and Monday.

use super::answers::Answers;
use super::clock::time_in;
use super::dated::in_year;
use super::glance::may_say_when;
use super::parts::is_week;
use super::several::{are_times, several};
use super::spelled::spelled_out;
use super::{Parts, Timing, are_alike, exact, from_parts, is_open, is_phrase, rhythm};
use crate::calendar::Frequency;

/// The frequency with the detail in it. `None` where they do not fit.
pub(in crate::document::import) fn refined(base: &Timing, detail: &str) -> Option<Timing> {
    thread_local! {
        static ANSWERS: Answers = Answers::default();
    }
    let detail = detail.trim();
    if base.time.is_some() || !base.rest.is_empty() {
        return refined_by(base, detail);
    }
    let question = format!("{}\n{detail}", base.phrase);
    ANSWERS.with(|answers| answers.to(&question, || refined_by(base, detail)))
}

fn refined_by(base: &Timing, detail: &str) -> Option<Timing> {
    let spelled = spelled_out(detail);
    let detail = spelled.as_deref().unwrap_or(detail);
    if detail.is_empty() || !is_open(base) || is_as_needed(base) {
        return None;
    }
    if let Some(said) = exact(detail).filter(|it| is_daily(&base.phrase) && is_daily(&it.phrase)) {
        return Some(Timing {
            rest: base.rest.clone(),
            time: base.time,
            ..said
        });
    }
    if are_times(detail) && is_daily(&base.phrase) && base.time.is_none() {
        let said = several(detail)?;
        return Some(Timing {
            phrase: base.phrase.clone(),
            ..said
        });
    }
    match time_in(detail) {
        // Of two times the first holds: the second is left to who asks.
        Some((time, ..)) if base.time.is_some_and(|own| own != time) => None,
        Some((time, before, after)) => {
            let before = before.trim_matches([' ', '、', ',', 'の']);
            let until = [" before", " by", " at", " until"];
            let day = until
                .iter()
                .find_map(|it| before.strip_suffix(it))
                .unwrap_or(before);
            let vague = around(&after)?;
            let inner = if day.is_empty() {
                base.clone()
            } else {
                on(base, day)?
            };
            let rest = if vague {
                detail.to_owned()
            } else {
                inner.rest.clone()
            };
            Some(Timing {
                time: Some(time),
                rest,
                ..inner
            })
        }
        None => on(base, detail).or_else(|| loosely(base, detail)),
    }
}

/// `15日前後`, `月曜の朝`: the day, and the words as they stand.
fn loosely(base: &Timing, detail: &str) -> Option<Timing> {
    const WORDS: &str = "前後|ごろ|頃|朝|夜|午前|午後|夕方|放課後|夜間|始業時| night| nights| morning| mornings| evening| afternoon";
    let mut cut = WORDS.split('|').filter_map(|it| detail.strip_suffix(it));
    let day = cut.next()?.trim_end_matches('の');
    let said = on(base, day)?;
    Some(Timing {
        rest: detail.to_owned(),
        ..said
    })
}

/// Every day, every business day, or from one weekday to another.
fn is_daily(phrase: &str) -> bool {
    match Frequency::understood(phrase) {
        Some((Frequency::EveryDay | Frequency::EveryBusinessDay, None)) => true,
        Some((Frequency::Weeks { every: 1, on }, None)) => on.len() > 2,
        _ => false,
    }
}

fn is_as_needed(base: &Timing) -> bool {
    matches!(
        Frequency::understood(&base.phrase),
        Some((Frequency::AsNeeded, _))
    )
}

/// 日次, 週次, 隔週, 月次, 四半期, 半期, 年次, and nothing that says when.
pub(in crate::document::import) fn is_bare(phrase: &str) -> bool {
    match Frequency::understood(phrase) {
        Some((
            Frequency::EveryDay
            | Frequency::Fiscal {
                every: 1, on: None, ..
            },
            None,
        )) => true,
        Some((Frequency::Weeks { every: 1 | 2, on }, None)) => on.is_empty(),
        Some((Frequency::Months { every: 1, on }, None)) => on.is_empty(),
        _ => false,
    }
}

/// What follows a time of day: does it say more than the time? `None` where it is about something else.
fn around(after: &str) -> Option<bool> {
    const WORDS: [&str; 13] = [
        "頃",
        "ごろ",
        "まで",
        "迄",
        "前後",
        "から",
        "以降",
        "までに",
        "に",
        "~",
        "〜",
        "～",
        "開始",
    ];
    let after = after.trim();
    let until = after
        .strip_prefix(['~', '〜', '～', '-', '－', '–'])
        .and_then(time_in);
    let range = until.is_some_and(|(_, before, beyond)| (before + &beyond).trim().is_empty());
    (after.is_empty() || range || WORDS.contains(&after)).then_some(!after.is_empty())
}

fn on(base: &Timing, detail: &str) -> Option<Timing> {
    let said = may_say_when(detail).then(|| on_day(base, detail));
    debug_assert!(said.is_some() || on_day(base, detail).is_none(), "{detail}");
    said.flatten()
}

fn on_day(base: &Timing, detail: &str) -> Option<Timing> {
    if detail.is_ascii() && detail.contains(|it: char| it.is_ascii_alphabetic()) {
        return in_english(base, detail);
    }
    let detail = ["のみ実施", "のみ", "だけ"]
        .iter()
        .find_map(|it| detail.strip_suffix(it))
        .unwrap_or(detail);
    let next = detail.strip_prefix("翌月");
    let day = next.unwrap_or(detail).trim_start_matches('の');
    let day = ["まで", "迄", "までに", "に実施"]
        .iter()
        .find_map(|it| day.strip_suffix(it))
        .or_else(|| day.strip_suffix("以内").filter(|it| it.ends_with("営業日")))
        .unwrap_or(day);
    let frequency = base.phrase.as_str();
    let empty = Parts {
        frequency,
        ..Parts::default()
    };
    let forms = [
        Parts { day, ..empty.clone() },
        Parts {
            weekday: day,
            ..empty.clone()
        },
        Parts { month: day, ..empty },
    ];
    let exact = |parts: &Parts<'_>| {
        from_parts(parts)?.ok().filter(|it| {
            it.rest.is_empty() && it.phrase != base.phrase && !contradicts(&base.phrase, &it.phrase)
        })
    };
    if let Some(phrase) = nth_weekdays(base, day) {
        return Some(Timing {
            phrase,
            ..base.clone()
        });
    }
    let weekly = forms.iter().skip(1).take(1).filter(|_| is_week(&base.phrase));
    let found = weekly.chain(&forms).find_map(exact)?;
    let rest = if day == detail {
        base.rest.clone()
    } else {
        detail.to_owned()
    };
    Some(Timing {
        rest,
        time: base.time,
        ..found
    })
}

/// 第2・第4金曜 beside 隔週 or 週次: those of each month.
fn nth_weekdays(base: &Timing, day: &str) -> Option<String> {
    let phrase = format!("毎月{day}");
    let weekly = matches!(Frequency::understood(&base.phrase), Some((Frequency::Weeks { on, .. }, None)) if on.is_empty());
    (weekly && day.starts_with('第') && is_phrase(&phrase)).then_some(phrase)
}

/// 毎週金曜 is no kind of 月次, and 毎月1日 none of 日次.
fn contradicts(base: &str, detail: &str) -> bool {
    match (rhythm(base), rhythm(detail)) {
        (Some(base), Some(detail)) => (base >= 30 && detail <= 7) || (base <= 1 && detail >= 7),
        _ => false,
    }
}

/// `weekly` and `Monday`, `Monthly` and `2nd Tuesday`.
fn in_english(base: &Timing, detail: &str) -> Option<Timing> {
    let detail = detail
        .replace("first ", "1st ")
        .replace("second ", "2nd ")
        .replace("third ", "3rd ");
    let bare = ["on ", "by ", "every ", "each ", "Every ", "Each "]
        .iter()
        .find_map(|it| detail.strip_prefix(it))
        .unwrap_or(&detail);
    let month = bare.starts_with("in ").then(|| format!("{} {bare}", base.phrase));
    let phrases = [
        format!("{} on {bare}", base.phrase),
        format!("{} on the {}", base.phrase, bare.trim_start_matches("the ")),
        format!("{} in {bare}", base.phrase),
        format!("{} {bare}", base.phrase),
    ];
    let counted = bare.starts_with(|it: char| it.is_ascii_digit()) && in_year(bare).is_none();
    let ranked = counted || bare.starts_with("last");
    let phrases = month
        .iter()
        .chain(phrases.iter().skip(usize::from(ranked)))
        .chain(&phrases);
    let of_year = in_year(&detail).filter(|it| are_alike(it, &base.phrase));
    let said = phrases.into_iter().find(|it| is_phrase(it)).cloned();
    let phrase = said.or(of_year)?;
    Some(Timing {
        phrase,
        ..base.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn a_detail_makes_it_more_exact() {
        let cases = [
            ("月次", "第3日曜", "毎月第3日曜"),
            ("月次", "1日", "毎月1日"),
            ("月次", "翌月5日まで", "毎月5日 +翌月5日まで"),
            ("週次", "金曜 15時まで", "毎週金曜 @15:00 +金曜 15時まで"),
            ("月次", "5営業日以内", "毎月第5営業日 +5営業日以内"),
            ("日次", "17:30", "日次 @17:30"),
            ("月次", "第3木曜 22:00～", "毎月第3木曜 @22:00 +第3木曜 22:00～"),
            ("週次", "月曜午前", "毎週月曜 +月曜午前"),
            ("日次", "平日のみ", "平日のみ"),
            ("Daily", "Mon-Fri", "Mon-Fri"),
            ("年次", "4月", "毎年4月"),
            ("月次", "15日前後", "毎月15日 +15日前後"),
            (
                "毎月",
                "25日（休みなら前営業日）",
                "毎月25日(休日の場合は前営業日)",
            ),
            ("年次", "4月～6月", "4月・5月・6月"),
            ("週次", "日曜夜", "毎週日曜 +日曜夜"),
            ("Weekly", "Saturday night", "Weekly on Saturday +Saturday night"),
            ("毎週", "月曜の朝", "毎週月曜 +月曜の朝"),
            ("Monthly", "first business day", "Monthly on the 1st business day"),
            ("年次", "3/31", "毎年3月31日"),
            ("Monthly", "2nd Tuesday", "Monthly on the 2nd Tuesday"),
            ("Weekly", "Monday", "Weekly on Monday"),
            ("Weekly", "Every Friday before 16:00", "Weekly on Friday @16:00"),
            ("Annually", "September", "Annually in September"),
            ("Monthly", "by the 3rd", "Monthly on the 3rd"),
            ("Twice a year", "Apr, Oct", "every Apr, Oct"),
            ("Semi-annually", "June and December", "every June and December"),
            ("隔週", "第2・第4金曜のみ", "毎月第2・第4金曜"),
            ("月次", "第2・第4金曜のみ", "毎月第2・第4金曜"),
            ("週次", "第1・第3月曜日のみ", "毎月第1・第3月曜日"),
            ("月次", "25日のみ", "毎月25日"),
            ("Quarterly", "Jan, Apr, Jul, Oct", "every Jan, Apr, Jul, Oct"),
        ];
        for (base, detail, expected) in cases {
            let base = Timing {
                phrase: base.to_owned(),
                ..Timing::default()
            };
            assert_eq!(
                refined(&base, detail).as_ref().map(shown).as_deref(),
                Some(expected),
                "{detail}"
            );
        }
        let daily = Timing {
            phrase: "日次".to_owned(),
            ..Timing::default()
        };
        let monthly = Timing {
            phrase: "月次".to_owned(),
            ..Timing::default()
        };
        assert_eq!(refined(&monthly, "毎週金曜"), None);
        for detail in ["閉館後", "自動", "担当：佐藤", "毎月1日", ""] {
            assert_eq!(refined(&daily, detail), None, "{detail}");
        }
    }
}
