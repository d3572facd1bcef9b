//! Words within a phrase that the calendar knows by others: 偶数月, 開庁日, 4半期, 休みなら.

use super::super::words::narrowed;
use super::is_phrase;

/// The phrase with the words of the calendar; `None` where it has them already.
pub(super) fn spelled_out(text: &str) -> Option<String> {
    let spelled = [offices, months, quarters, weekdays, closed, month_and_day]
        .into_iter()
        .fold(None, |spelled: Option<String>, by| {
            by(spelled.as_deref().unwrap_or(text)).or(spelled)
        });
    spelled.filter(|it| it != text)
}

/// 開庁日 is the 営業日 of an office.
fn offices(text: &str) -> Option<String> {
    text.contains("開庁日")
        .then(|| text.replace("閉庁日", "休日").replace("開庁日", "営業日"))
}

/// 偶数月 and 3の倍数月 are the months that they are.
fn months(text: &str) -> Option<String> {
    const MONTHS: [(&str, &str); 5] = [
        ("偶数月", "2月・4月・6月・8月・10月・12月"),
        ("奇数月", "1月・3月・5月・7月・9月・11月"),
        ("3の倍数月", "3月・6月・9月・12月"),
        ("３の倍数月", "3月・6月・9月・12月"),
        ("4の倍数月", "4月・8月・12月"),
    ];
    if !text.contains("数月") {
        return None;
    }
    let (word, months) = MONTHS.iter().find(|(word, _)| text.contains(word))?;
    let months = format!("毎年{}", text.replace("毎", "").replace(word, months));
    let bare = months
        .strip_prefix("毎年")
        .filter(|it| is_phrase(it) || !is_phrase(&months));
    Some(bare.unwrap_or(&months).to_owned())
}

/// 4半期 is 四半期.
fn quarters(text: &str) -> Option<String> {
    let written = ["4半期", "４半期"].iter().find(|it| text.contains(**it))?;
    Some(text.replace(written, "四半期"))
}

/// 毎金曜 is 毎週金曜, 最終平日 is 最終営業日.
fn weekdays(text: &str) -> Option<String> {
    for last in ["最終平日", "最終稼働日", "最終出勤日"] {
        if text.contains(last) {
            return Some(text.replace(last, "最終営業日"));
        }
    }
    let rest = text.strip_prefix('毎')?;
    (rest.chars().nth(1) == Some('曜')).then(|| format!("毎週{rest}"))
}

/// `毎月10日。休日の場合は翌営業日`, `25日（休みなら前営業日）`, `（土日の場合は前倒し）`.
fn closed(text: &str) -> Option<String> {
    const SAID: [(&str, &str); 9] = [
        ("休みなら", "休日の場合は"),
        ("休日なら", "休日の場合は"),
        ("土日なら", "土日の場合は"),
        ("土日祝なら", "土日祝の場合は"),
        ("休みの場合は", "休日の場合は"),
        ("休みの日は", "休日の場合は"),
        ("の場合は前倒し", "の場合は前営業日"),
        ("の場合は後ろ倒し", "の場合は翌営業日"),
        ("。休日の場合は", "（休日の場合は"),
    ];
    if !text.contains(['休', '倒']) && !text.contains("なら") {
        return None;
    }
    let said = SAID
        .iter()
        .fold(text.to_owned(), |text, (word, plain)| text.replace(word, plain));
    let open = said.matches('（').count() > said.matches('）').count();
    Some(if open { format!("{said}）") } else { said })
}

/// `毎年9/1` is 毎年9月1日.
fn month_and_day(text: &str) -> Option<String> {
    let day = narrowed(text.strip_prefix("毎年")?);
    let (month, day) = day.trim().split_once('/')?;
    day_of_year(month, day)
}

/// 毎年9月1日 of its two numbers.
pub(super) fn day_of_year(month: &str, day: &str) -> Option<String> {
    let number = |it: &str| it.parse::<u32>().ok();
    Some(format!("毎年{}月{}日", number(month)?, number(day)?))
}
