//! What a heading says of the rows below it.

use chrono::NaiveTime;

use super::super::names;
use super::super::words::{brackets, fold, labelled, narrowed};
use super::clock::time_in;
use super::partly::roughly;
use super::{Timing, is_once, method, understand};
use crate::plan::Method;

/// What a heading says of the rows below: how often, and how.
pub(in crate::document::import) fn of_heading(heading: &str) -> (Option<Timing>, Option<Method>) {
    let heading = heading.trim_end_matches(['：', ':', ' ']);
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
    let timing = understand(whole).filter(|it| !is_once(it));
    let inner = || rest.iter().find_map(|inner| understand(inner));
    let worded = timing
        .or_else(|| split_heading(&outside))
        .or_else(|| inner().filter(|it| !is_month(it) && !is_once(it)))
        .filter(|it| it.rest.is_empty() || is_more_exact(it, &outside))
        .or_else(|| aside(&outside, &rest))
        .map(|it| Timing {
            time: it.time.or_else(|| clock(&inside)),
            ..it
        });
    let folded = fold(&outside);
    let named = || {
        [("自動", Method::Automatic), ("手動", Method::Manual)]
            .into_iter()
            .find(|(word, _)| folded.contains(word) && !folded.contains("半自動"))
            .map(|(_, method)| method)
    };
    (worded, how.or_else(named))
}

/// `毎朝の確認（7:30まで）`: the time of day in brackets.
fn clock(inside: &[String]) -> Option<NaiveTime> {
    inside.iter().find_map(|it| time_in(it)).map(|(time, ..)| time)
}

/// `Every day (on-call)`: how often, and in brackets something else. Who it is about is no part of it.
fn aside(outside: &str, inside: &[&String]) -> Option<Timing> {
    let said = understand(outside).filter(|it| it.rest.is_empty() && !is_once(it) && !is_month(it))?;
    let more = inside
        .iter()
        .filter(|it| time_in(it).is_none() && !is_somebody(it));
    let rest = more.map(|it| it.as_str()).collect::<Vec<_>>().join("、");
    (!inside.is_empty()).then_some(Timing { rest, ..said })
}

/// `週次（日曜夜）`: the day is known, and the words say a little more.
fn is_more_exact(said: &Timing, outside: &str) -> bool {
    understand(outside).is_some_and(|base| base.rest.is_empty() && base.phrase != said.phrase)
}

fn is_somebody(text: &str) -> bool {
    names::is_seat(text) || names::is_person(text)
}

/// Who does what stands below a heading: `Every day (on-call)`.
pub(in crate::document::import) fn whose(heading: &str) -> Option<String> {
    let (outside, inside) = brackets(heading);
    let [who] = inside.as_slice() else { return None };
    (is_somebody(who) && of_heading(&outside).0.is_some()).then(|| who.clone())
}

/// 点検表（4月）: which month a sheet is for, rather than how often.
pub(in crate::document::import) fn is_month(timing: &Timing) -> bool {
    let number = timing.phrase.strip_suffix('月');
    number.is_some_and(|it| narrowed(it).chars().all(|it| it.is_ascii_digit()))
}

/// 月次アカウント棚卸: the title begins with how often.
pub(in crate::document::import) fn before_title(title: &str) -> Option<Timing> {
    let small = narrowed(title).to_lowercase();
    let head = HEADS.iter().find(|head| small.starts_with(**head))?;
    let rest = &small[head.len()..];
    let parted = !head.is_ascii() || rest.starts_with(' ');
    (parted && !rest.is_empty()).then(|| understand(head))?
}

/// The same of a heading among tasks: 月初にやること, 始業時（8:30）, リリース時. What of it is not sure stays with it.
pub(in crate::document::import) fn of_heading_among_tasks(heading: &str) -> Option<Timing> {
    const TAILS: [&str; 5] = ["にやること", "に行うこと", "にすること", "の作業", "の業務"];
    const NEEDED: [&str; 7] = ["時", "とき", "の都度", "した際", "する際", "に応じて", "たら"];
    let (outside, inside) = brackets(heading.trim_end_matches(['：', ':', ' ']));
    let bare = TAILS
        .iter()
        .find_map(|it| outside.strip_suffix(it))
        .unwrap_or(&outside);
    let needed = || NEEDED.iter().any(|it| bare.ends_with(it)) || every(bare);
    let said = roughly(bare).or_else(|| needed().then(|| Timing::as_needed(bare)))?;
    Some(Timing {
        time: said.time.or_else(|| clock(&inside)),
        ..said
    })
}

/// `気づいたとき`, `申請の都度`, in brackets behind a title: as needed, and then.
pub(in crate::document::import) fn when_needed(text: &str) -> Option<Timing> {
    const ENDS: [&str; 7] = ["とき", "たら", "の都度", "した際", "する際", "に応じて", "次第"];
    let short = text.chars().count() <= 16 && !text.contains(['、', '。']);
    (short && ENDS.iter().any(|it| text.ends_with(it))).then(|| Timing::as_needed(text))
}

/// `学期ごと`, `リリース毎`: a rhythm that the calendar does not have.
fn every(text: &str) -> bool {
    ["ごと", "毎", "おき", "に1回", "に一度", "に1度"]
        .iter()
        .any(|it| text.ends_with(it))
}

/// `日次バッチ作業`, `運用作業：月次`, `月次 システム運用`: a word of frequency at either end.
fn split_heading(heading: &str) -> Option<Timing> {
    let folded = narrowed(heading);
    if let Some((label, value)) = labelled(&folded) {
        return understand(value).or_else(|| understand(label));
    }
    let small = folded.to_lowercase();
    let head = HEADS.iter().find(|head| small.starts_with(**head))?;
    let rest = small[head.len()..].trim_start_matches(['の', '・', ' ', '／', '/', '-', '：']);
    // 毎日・毎週の仕事 is neither.
    if HEADS.iter().any(|head| rest.contains(head)) {
        return None;
    }
    const WHOLE: [&str; 6] = ["確認", "巡回", "仕事", "見回り", "check", "checks"];
    let is_work = rest.is_empty()
        || WHOLE.contains(&rest)
        || NOUNS
            .iter()
            .any(|it| rest.ends_with(it) || rest.ends_with(&format!("{it}s")));
    is_work.then(|| Timing {
        phrase: match *head {
            "日常点検" => "日次",
            "annual" => "annually",
            head => head,
        }
        .to_owned(),
        ..Timing::default()
    })
}

const HEADS: [&str; 23] = [
    "日常点検",
    "毎朝",
    "毎夕",
    "平日",
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
    "quarterly",
    "yearly",
    "annually",
    "annual",
];

const NOUNS: [&str; 28] = [
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
    "チェックリスト",
    "点検表",
    "チェック表",
    "チェックシート",
    "シート",
    "予定表",
    "業務表",
    "作業表",
    "こと",
    "activitie",
    "chore",
    "operation",
    "check",
    "job",
    "duties",
    "procedure",
];

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn headings_say_how_often_and_how() {
        let cases = [
            ("日次作業", Some("日次"), None),
            ("週次作業（自動）", Some("週次"), Some(Method::Automatic)),
            ("定期作業（月次）", Some("月次"), None),
            ("日次バッチ作業", Some("日次"), None),
            ("月次：レポート", Some("月次"), None),
            ("Monthly tasks", Some("Monthly"), None),
            ("Daily activities", Some("daily"), None),
            ("毎日行うこと", Some("毎日"), None),
            ("3か月に一度", Some("3か月に一度"), None),
            ("運用体制", None, None),
            ("毎日・毎週の仕事", None, None),
            ("毎朝の確認（7:30まで）", Some("毎朝"), None),
            ("週次（日曜夜）", Some("毎週日曜"), None),
            ("Every day (on-call)", Some("Every day"), None),
            ("自動化された作業", None, Some(Method::Automatic)),
            ("日次点検表(4月)", Some("日次"), None),
            ("点検表（4月）", None, None),
            ("2026年7月1日", None, None),
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

    #[test]
    fn among_tasks_a_heading_need_not_name_the_day() {
        let cases = [
            ("月初にやること", Some("月次 +月初")),
            ("始業時（8:30）", Some("日次 @08:30 +始業時")),
            ("夜間（22:00-翌6:00）", Some("日次 @22:00 +夜間")),
            ("リリース時", Some("随時 +リリース時")),
            ("申請があったとき", Some("随時 +申請があったとき")),
            ("学期ごと", Some("随時 +学期ごと")),
            ("サーバー運用", None),
        ];
        for (heading, expected) in cases {
            let said = of_heading_among_tasks(heading).as_ref().map(shown);
            assert_eq!(said.as_deref(), expected, "{heading}");
        }
    }
}
