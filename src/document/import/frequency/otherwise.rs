//! Words for a frequency beyond the grammar of the calendar.

use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::dates;
use super::super::words::{fold, narrow};
use super::is_phrase;

/// A phrase of the calendar, and what people say instead, folded, between bars.
const SAID_OTHERWISE: &[(&str, &str)] = &[
    (
        "日次",
        "毎日実施|まいにち|まいあさ|毎日1回|1日1回|一日一回|日1回|1回/日|day|日々|日常点検|毎日必須",
    ),
    (
        "毎営業日",
        "毎開庁日|開庁日|開庁日毎日|毎稼働日|稼働日|稼働日毎日|毎就業日|毎出勤日|平日のみ|平日毎日|営業日|営業日毎日|営業日のみ|営業日ごと|毎平日|営業日次|平日日次|\
         平日のみ毎日|平日(月~金)|月曜~金曜|月曜日~金曜日|月-金|月~金曜日",
    ),
    ("every business day", "mon-fri|m-f|weekdays|everyweekday"),
    ("毎週月～金", "月~金"),
    (
        "週次",
        "まいしゅう|週1|週一|週イチ|週いち|各週|週に1度|週に一度|1週間に1回|週に1回|週一回|1回/週|毎週1回|週毎|週ごとに1回",
    ),
    (
        "月次",
        "まいつき|月1|月一|月イチ|月いち|各月|月に1度|月に一度|1ヶ月に1回|1か月に1回|月に1回|月一回|1回/月|毎月1回|月毎|ひと月に1回",
    ),
    (
        "四半期",
        "四半期に1回|四半期に1度|毎q|各q|四半期毎|四半期次|クォーター|年4回|3か月毎|四半期に一度",
    ),
    (
        "半期",
        "半期に1回|半期毎|半年に1回|半年次|年に2回|2回/年|6か月毎|上期・下期|上期/下期|半期に一度",
    ),
    (
        "年次",
        "まいとし|まいねん|年1|年一|年に1度|年に一度|年に1回|1年に1回|1回/年|年一回|毎年1回|年度ごと|年1度|1年ごと",
    ),
    (
        "随時",
        "臨時|不定|必要時|必要に応じて|オンデマンド|その都度|アドホック|スポット|適時|依頼時|必要に応じ|要求時|\
         発生時|発生の都度|障害発生時|申請時|依頼都度|依頼の都度|必要の都度|要請時|問い合わせ時",
    ),
    (
        "daily",
        "nightly|everynight|eachnight|everymorning|eachmorning|everyevening",
    ),
    (
        "as needed",
        "whenrequired|asandwhenrequired|asrequested|on-demand|ondemand|asrequired|whenneeded|uponrequest|onrequest|as-needed",
    ),
    (
        "四半期末",
        "q末|各q末|毎q末|クォーター末|quarterend|quarter-end|endofquarter|endofthequarter|endofeachquarter",
    ),
    ("毎月末日", "月末最終日|月最終日|毎月最終日"),
    (
        "monthly on the last day",
        "monthend|month-end|endofmonth|endofthemonth|endofeachmonth",
    ),
    ("毎月第1営業日", "月末の翌営業日|月末翌営業日|毎月末の翌営業日"),
    (
        "every 2 weeks",
        "bi-weekly|biweekly|everyotherweek|everysecondweek|fortnightly",
    ),
    (
        "毎月最終営業日",
        "月末最終営業日|月末の最終営業日|月の最終営業日|月末最終日営業日",
    ),
];

/// The words, and the phrases that they stand for.
static PHRASES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let pairs = SAID_OTHERWISE
        .iter()
        .flat_map(|(phrase, words)| words.split('|').map(move |it| (it, *phrase)));
    pairs.collect()
});

/// The phrase that is meant.
pub(super) fn otherwise(text: &str) -> Option<String> {
    if !may_be_said(text) {
        return None;
    }
    let folded = fold(text);
    let said = PHRASES.get(folded.as_str()).map(|phrase| (*phrase).to_owned());
    said.or_else(|| once_in(&folded)).or_else(|| one_day(&folded))
}

/// Tells most titles from what is said otherwise at a glance: by a letter that none of it has.
fn may_be_said(text: &str) -> bool {
    /// Those of a span of time and of a day.
    const SPANS_AND_DAYS: &str =
        "日週間月年か・カヵヶケ箇個半四期〇一二三四五六七八九十に回度隔令和平成元曜火水木金土（）";
    static LETTERS: LazyLock<HashSet<char>> = LazyLock::new(|| {
        let words = PHRASES.keys().flat_map(|it| it.chars());
        words.chain(SPANS_AND_DAYS.chars()).collect()
    });
    let may_be = |it: char| it.is_whitespace() || narrow(it).is_ascii() || LETTERS.contains(&it);
    text.chars().all(may_be)
}

/// `R8.5.1`, `2026/4/1(水)`: a day, as the calendar writes it.
fn one_day(folded: &str) -> Option<String> {
    let first = folded.chars().next()?;
    let (day, after) = folded.split_once('(').unwrap_or((folded, ""));
    let written = day
        .chars()
        .all(|it| it.is_ascii_digit() || "年月日/-.rh令和平成".contains(it));
    let weekday = after.chars().all(|it| "月火水木金土日曜)".contains(it));
    let sound = first.is_ascii_digit() || "rh令平".contains(first);
    let days = (written && weekday && sound).then(|| dates::days(&day.to_uppercase()))?;
    let [one] = days[..] else { return None };
    Some(one.to_string())
}

/// `3ヶ月に1回`, `2週間に1度`, `1回/2ヶ月`.
fn once_in(folded: &str) -> Option<String> {
    let span = ["に1回", "に1度", "に一度", "に一回", "間隔"]
        .iter()
        .find_map(|it| folded.strip_suffix(it))
        .or_else(|| folded.strip_prefix("1回/"))?;
    let phrase = format!("{span}ごと");
    is_phrase(&phrase).then_some(phrase)
}

/// What people add to a frequency.
pub(super) const SUFFIXES: [&str; 37] = [
    "に行う業務",
    "行う業務",
    "作業一覧",
    "業務一覧",
    "作業",
    "業務",
    "タスク",
    "に実施する",
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
    "にて",
    "まで",
    "にやること",
    "やること",
    "に行うこと",
    "すること",
    "に実施します",
    "に行う",
    "行うこと",
    "やる作業",
    "行う作業",
    "に必ず",
    "の実施",
];
