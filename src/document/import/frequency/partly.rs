//! A cell of which only a part is a frequency.

use super::clock::time_in;
use super::parts::day_alone;
use super::{Timing, understand};

/// `第2日曜 5:00〜6:00`, `毎営業日・始業時`, `申請の都度`: what is understood of a cell; the rest is kept.
pub(super) fn partly(text: &str) -> Option<Timing> {
    let rest = |said: Timing, rest: &str| Timing {
        rest: rest.to_owned(),
        ..said
    };
    if let Some((time, before, after)) = time_in(text) {
        let said = day_alone(before.trim())?;
        let whole = if after.trim().is_empty() { "" } else { text };
        return Some(Timing {
            time: Some(time),
            ..rest(said, whole)
        });
    }
    if let Some((base, detail)) = text.split_once(['、', '・', ',', '，', '／', ' ']) {
        let said = understand(base.trim()).filter(|it| it.rest.is_empty());
        if let Some(said) = said {
            return Some(rest(said, detail.trim()));
        }
    }
    const ASIDES: [&str; 6] = [", ", ": ", "; ", " – ", " — ", " - "];
    let english = ASIDES.iter().filter_map(|sign| text.split_once(sign));
    let mut bases = english.filter_map(|(base, detail)| Some((understand(base.trim())?, detail)));
    if let Some((said, detail)) = bases.find(|(said, _)| said.rest.is_empty()) {
        return Some(rest(said, detail.trim()));
    }
    if let Some(said) = roughly(text) {
        return Some(said);
    }
    if let Some(said) = part_of_month(text)
        .or_else(|| several_times(text))
        .or_else(|| of_a_calendar(text))
        .or_else(|| over_months(text))
    {
        return Some(rest(said, text));
    }
    if is_occasion(text) {
        return Some(Timing::as_needed(text));
    }
    const NEEDED: [&str; 6] = ["都度", "に応じて", "に応じ", "した際", "があった場合", "時"];
    const CLOCK: [&str; 5] = ["毎時", "常時", "定時", "即時", "同時"];
    let clock = CLOCK.iter().any(|it| text.ends_with(it)) || text.contains(|it: char| it.is_ascii_digit());
    let needed = !clock && text.chars().count() > 2 && NEEDED.iter().any(|end| text.ends_with(end));
    needed.then(|| Timing::as_needed(text))
}

/// `5月上旬`, `毎月下旬`, `4月頃`: the month is certain, the day is not.
fn part_of_month(text: &str) -> Option<Timing> {
    const PARTS: &str = "上旬|中旬|下旬|初旬|初め|初|半ば|頃|ごろ|中|前半|後半|の上旬|の中旬|の下旬";
    let cut = |part: &str| text.strip_suffix(part).map(|it| it.trim_end_matches('の').trim());
    let month = PARTS.split('|').filter_map(cut).find_map(|month| {
        let number = month.strip_suffix('月')?.trim_start_matches("毎年");
        (number.is_empty() || number == "毎" || number.parse::<u32>().is_ok()).then_some(month)
    })?;
    match month {
        "月" | "毎月" => understand("月次"),
        _ if month.starts_with("毎年") => understand(month),
        _ => understand(&format!("毎年{month}")),
    }
}

/// `On failure`, `after each release`: as needed, and then.
fn is_occasion(text: &str) -> bool {
    const BEGINS: [&str; 7] = [
        "on ",
        "upon ",
        "when ",
        "whenever ",
        "after ",
        "if ",
        "in case of ",
    ];
    let lower = text.to_ascii_lowercase();
    let short = text.is_ascii() && text.len() <= 40 && !text.contains(|it: char| it.is_ascii_digit());
    short && BEGINS.iter().any(|it| lower.starts_with(it))
}

/// `毎診療日`, `毎授業日`: the days on which they work, which a plan calls business days.
fn of_a_calendar(text: &str) -> Option<Timing> {
    const DAYS: &str = "診療日|外来日|授業日|登校日|開館日|開院日|開所日|開店日|勤務日|出勤日|操業日|作業日";
    let day = ["毎", "各"].iter().find_map(|each| text.strip_prefix(each))?;
    DAYS.split('|')
        .any(|it| it == day)
        .then(|| understand("毎営業日"))?
}

/// `毎年5月〜6月`: once in that time of each year.
fn over_months(text: &str) -> Option<Timing> {
    let (from, to) = text.strip_prefix("毎年")?.split_once(['~', '〜', '～', '-'])?;
    let is_month = |it: &str| {
        it.trim()
            .trim_end_matches('月')
            .parse::<u32>()
            .is_ok_and(|it| (1..=12).contains(&it))
    };
    (to.trim().ends_with('月') && is_month(from) && is_month(to)).then(|| understand("年次"))?
}

/// `1日2回`, `週2〜3回`: how often at the least.
pub(super) fn several_times(text: &str) -> Option<Timing> {
    const EACH: [(&str, &str); 9] = [
        ("1日", "日次"),
        ("日", "日次"),
        ("毎日", "日次"),
        ("毎週", "週次"),
        ("1週間に", "週次"),
        ("週", "週次"),
        ("毎月", "月次"),
        ("月", "月次"),
        ("年", "年次"),
    ];
    let count = text
        .trim()
        .strip_suffix('回')
        .or_else(|| text.strip_suffix('度'))?;
    let (each, phrase) = EACH.iter().find(|(each, _)| count.starts_with(each)).copied()?;
    let count = count[each.len()..].trim_start_matches('に');
    let number = |it: char| it.is_ascii_digit() || matches!(it, '~' | '〜' | '～' | '-' | '、' | ',');
    (!count.is_empty() && count.chars().all(number)).then(|| understand(phrase))?
}

/// `毎週月曜午前`, `毎月10日ごろ`, `月初`: the rhythm, and the words that say it less exactly than a plan does.
pub(in crate::document::import) fn roughly(text: &str) -> Option<Timing> {
    let (said, rest) = part_of_day(text).or_else(|| about(text)).or_else(|| {
        let said = Timing {
            phrase: loosely(text)?.to_owned(),
            ..Timing::default()
        };
        Some((said, text))
    })?;
    Some(Timing {
        rest: rest.to_owned(),
        ..said
    })
}

/// 始業時 is once a day, 月初 once a month: the rhythm is sure, the day is not.
pub(super) fn loosely(text: &str) -> Option<&'static str> {
    const SAID: [(&str, &str); 4] = [
        (
            "日次",
            "始業時|始業前|終業時|終業前|終業後|出社時|退社時|開店前|開店時|閉店後|閉店時|開館前|閉館後|開局時|閉局時|毎直|各直|各直開始時|\
             シフト交代時|朝礼時|夜間|早朝|深夜|朝一|朝|夕方|業務開始前|業務開始時|業務終了後|業務終了時",
        ),
        ("週次", "毎週末|週初|週初め|週明け|週末"),
        (
            "月次",
            "月初|月初め|月はじめ|毎月初|毎月初め|月中|上旬|中旬|下旬|毎月上旬|毎月中旬|毎月下旬|月初旬|月次締め後|月締め後",
        ),
        (
            "年次",
            "年度初め|年度初|年度当初|毎年度初め|毎年度初|毎年度当初|期初|年末|年始|年末年始|年度替わり",
        ),
    ];
    let is_short = text.chars().nth(6).is_none(); // as the longest of them, シフト交代時
    let said = SAID
        .iter()
        .find(|(_, words)| is_short && words.split('|').any(|it| it == text));
    said.map(|(phrase, _)| *phrase)
}

/// `毎月10日ごろ`, `15日前後`: the day, and that it is not meant to the day.
fn about(text: &str) -> Option<(Timing, &str)> {
    const WORDS: [&str; 8] = ["ごろ", "頃", "前後", "くらい", "以上", "程度", "目安", "締め"];
    // The day before 最終営業日 may be closed: said in business days, and told.
    let before = text
        .strip_suffix("営業日の前日")
        .map(|day| format!("{}営業日の1営業日前", day.trim_start_matches("月末")));
    let day = WORDS
        .iter()
        .find_map(|it| text.strip_suffix(it))
        .or(before.as_deref())?
        .trim();
    let said = understand(day).or_else(|| day_alone(day));
    Some((said.filter(|it| it.rest.is_empty())?, text))
}

/// `毎週月曜午前`, `平日朝`, `日曜の夜`: the phrase, and the part of the day.
fn part_of_day(text: &str) -> Option<(Timing, &str)> {
    const PARTS: &str =
        "午前中|午前|午後|早朝|朝一|朝|夕方|夜間|深夜|夜|放課後|始業時|終業時|始業前|終業後|中|頃";
    let cut = |part: &str| text.strip_suffix(part).map(|it| it.trim().trim_end_matches('の'));
    let mut parts = PARTS.split('|').filter_map(|part| Some((cut(part)?, part)));
    parts.find_map(|(often, part)| Some((understand(often).filter(|it| it.rest.is_empty())?, part)))
}
