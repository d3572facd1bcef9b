//! What stands before, behind or beside a title: when, by whom, how.

use super::super::super::found::Task;
use super::super::super::frequency::{self, Timing};
use super::super::super::words::labelled;
use super::super::english;
use super::super::task::aside;
use super::bracket;

/// The title alone, and when it is done.
type Said = (String, Option<Timing>);

/// `日次: ログ確認`, `ログ確認・毎週金曜`, `Review – Service owner`: the title, and what stands beside it.
pub(super) fn beside_title(text: &str, task: &mut Task, inherited: Option<&Timing>) -> Said {
    if let Some(said) = by_label(text, task, inherited) {
        return said;
    }
    if let Some((said, title)) = before_title(text, inherited) {
        let (title, _) = beside_title(title, task, None);
        return (title, Some(said));
    }
    if let Some((title, who)) = before_label(text) {
        owned(&who, task);
        return beside_title(&title, task, inherited);
    }
    if let Some((title, said)) = english::when(text, inherited) {
        return (title.to_owned(), Some(said));
    }
    by_sign(text, task, inherited).unwrap_or_else(|| (text.to_owned(), None))
}

/// `日次: ログ確認`, `ログ確認：毎週金曜`.
fn by_label(text: &str, task: &mut Task, inherited: Option<&Timing>) -> Option<Said> {
    let (label, value) = labelled(text).filter(|(_, value)| !value.is_empty())?;
    if let Some(said) = inherited.and_then(|base| frequency::refined(base, label)) {
        return Some((beside_title(value, task, None).0, Some(said)));
    }
    match (frequency::understand(label), frequency::understand(value)) {
        (Some(said), _) => Some((beside_title(value, task, None).0, Some(said))),
        (None, Some(said)) => Some((label.to_owned(), Some(said))),
        (None, None) => compound(value, task, inherited).map(|timing| (label.to_owned(), timing)),
    }
}

/// `Service Desk. By 08:00`: who, and until when.
fn owned(who: &str, task: &mut Task) {
    let (who, more) = who.split_once(". ").unwrap_or((who, ""));
    task.assignee.push(who.to_owned());
    let by = more.strip_prefix("By ").and_then(frequency::time_of);
    match by {
        Some((time, true)) if task.time.is_none() => task.time = Some(time),
        _ => task.note.extend((!more.is_empty()).then(|| more.to_owned())),
    }
}

/// `ログ確認・毎週金曜`, `Review – Service owner`: what stands behind the last sign, where it is understood.
fn by_sign(text: &str, task: &mut Task, inherited: Option<&Timing>) -> Option<Said> {
    let signs = [" – ", " — ", " - ", " | ", "　", "・", " "];
    for sign in signs.into_iter().filter(|sign| may_hold(text, sign)) {
        let Some((title, tail)) = text.rsplit_once(sign) else {
            continue;
        };
        let (title, tail) = (title.trim(), tail.trim());
        if title.is_empty() || tail.is_empty() {
            continue;
        }
        if let Some((time, true)) = frequency::time_of(tail).filter(|_| sign == "\u{3000}" || sign == " ") {
            task.time = Some(time);
            let title = [" at", " by"]
                .iter()
                .find_map(|it| title.strip_suffix(it))
                .unwrap_or(title);
            return Some(beside_title(title, task, inherited));
        }
        if let Some(said) = frequency::understand(tail).filter(|_| sign != " " || !tail.is_ascii()) {
            let (title, _) = beside_title(title, task, inherited);
            return Some((title, Some(said)));
        }
        if sign.contains(['–', '—', '-', '|']) && behind_dash(tail, task) {
            return Some(beside_title(title, task, inherited));
        }
    }
    None
}

/// Tells at a glance most titles that do not hold the sign.
fn may_hold(text: &str, sign: &str) -> bool {
    sign.trim().chars().next().is_none_or(|it| text.contains(it))
}

/// `月1回・手動／運用担当` behind a title: when, how and by whom. `None` where its first part is none of these.
fn compound(value: &str, task: &mut Task, inherited: Option<&Timing>) -> Option<Option<Timing>> {
    let first = value.split(['・', '／', '/', '、', ',']).next()?.trim();
    let (mut said, mut timing) = (task.clone(), None);
    let often =
        frequency::understand(first).is_some() || frequency::method(first).is_some() || first == "常時";
    let several = first.len() < value.trim().len();
    if !(often && several && bracket(value, &mut said, &mut timing, inherited)) {
        return None;
    }
    *task = said;
    Some(timing)
}

/// `Service owner`, `automated, see #backups`: the method and the people behind a dash; what else stands there goes to
/// the note.
fn behind_dash(tail: &str, task: &mut Task) -> bool {
    let (first, rest) = tail.split_once([',', '、']).unwrap_or((tail, ""));
    let taken = aside(first.trim(), task);
    task.note
        .extend((taken && !rest.is_empty()).then(|| rest.trim().to_owned()));
    taken
}

/// `7月　内部監査`, `月曜の朝、更新の確認`, `2nd Tuesday – apply patches`: when, and behind it the title.
fn before_title<'t>(text: &'t str, inherited: Option<&Timing>) -> Option<(Timing, &'t str)> {
    const SIGNS: [&str; 7] = ["\u{3000}", " – ", " — ", " - ", ": ", "、", " "];
    let mut parts = SIGNS
        .iter()
        .filter(|sign| may_hold(text, sign))
        .filter_map(|sign| Some((*sign, text.split_once(sign)?)));
    let by_time = || {
        let base = inherited?;
        let ends = text.match_indices(' ').take(3).collect::<Vec<_>>();
        ends.into_iter().rev().find_map(|(at, _)| {
            let when = Some(text[..at].trim()).filter(|it| it.contains(':'))?;
            let at_time = frequency::time_of(when).filter(|(_, whole)| *whole);
            let said = match at_time {
                Some((time, _)) => Timing {
                    time: Some(time),
                    ..base.clone()
                },
                None => frequency::refined(base, when)?,
            };
            said.rest.is_empty().then(|| (said, text[at..].trim()))
        })
    };
    let said = parts.find_map(|(sign, (when, title))| {
        let (when, title) = (when.trim(), title.trim());
        let short = (2..=24).contains(&when.chars().count()) && title.chars().count() > 1;
        let inner = |it: &str| it.matches(['（', '(', '「']).count() == it.matches(['）', ')', '」']).count();
        if !short || !inner(when) || sign == " " && when.is_ascii() {
            return None;
        }
        // Before a space only what can be nothing else: 日次 ログ確認, but not 月末 棚卸.
        let often = || when.starts_with('毎') || when.ends_with(['次', '回', '期']) || when == "随時";
        let plain = || sign != " " || often();
        let exact = inherited.and_then(|base| frequency::refined(base, when));
        let whole = || frequency::understand(when).filter(|it| plain() && !frequency::is_once(it));
        Some((exact.or_else(whole)?, title))
    });
    said.or_else(by_time)
}

/// `アクセスログの確認　担当：管理者`, `アラートの確認 @田中`.
fn before_label(text: &str) -> Option<(String, String)> {
    const LABELS: [&str; 9] = [
        "Responsible:",
        "担当者：",
        "担当者:",
        "担当：",
        "担当:",
        "Owner:",
        "担当 ",
        " @",
        " ＠",
    ];
    if !text.contains(['当', ':', '@', '＠']) {
        return None;
    }
    let labelled = LABELS.iter().filter_map(|it| Some((text.find(it)?, *it)));
    let (at, label) = labelled.chain(mention(text)).min()?;
    let who = text[at + label.len()..].trim().trim_end_matches('.');
    // ー after a space is a dash, after a letter its long vowel: レビュー.
    let title = text[..at].trim();
    let title = [" ー", "\u{3000}ー"]
        .iter()
        .find_map(|it| title.strip_suffix(it))
        .unwrap_or(title)
        .trim_end_matches(['、', ',', '.', '/', '／', '-', '・', '―', '—'])
        .trim();
    let inside =
        title.matches(['（', '(', '【', '[']).count() > title.matches(['）', ')', '】', ']']).count();
    (!title.is_empty() && !who.is_empty() && !inside).then(|| (title.to_owned(), who.to_owned()))
}

/// `KPIシート更新@Mai`, `リリース（木）@Sho`: no address has a letter of Japan, or a bracket, before its sign.
fn mention(text: &str) -> Option<(usize, &str)> {
    let at = text.rfind(['@', '＠'])?;
    let before = text[..at].chars().next_back()?;
    let sign = if text[at..].starts_with('@') { "@" } else { "＠" };
    (!before.is_ascii() || before == ')').then_some((at, sign))
}
