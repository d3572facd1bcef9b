//! The words of reports: 月次運用報告書 and 障害報告書.

use chrono::{Datelike as _, NaiveDate, TimeDelta};

use super::{Language, incident, span};
use crate::document::render::{Chapter, Head, Point, Term};
use crate::report::Exception;
use crate::say;

/// The heading of a chapter.
pub fn chapter(lang: Language, chapter: Chapter) -> &'static str {
    let (ja, en) = match chapter {
        Chapter::Summary => ("サマリー", "Summary"),
        Chapter::ServiceLevels => ("サービスレベル達成状況", "Service levels"),
        Chapter::Incidents => ("インシデント", "Incidents"),
        Chapter::IncidentList => ("インシデント一覧", "List of incidents"),
        Chapter::Work => ("定例業務の実施状況", "Work done"),
        Chapter::Exceptions => ("見送り・遅れ・未実施の内訳", "Skipped, late, not done"),
        Chapter::Stops => ("計画停止の実績", "Planned outages"),
        Chapter::Rehearsals => ("運用テスト・訓練", "Operational tests and drills"),
        Chapter::Actions => ("対応事項", "Action items"),
        Chapter::NextMonth => ("来月の予定", "Next month"),
        Chapter::NextStops => ("計画停止の予定", "Planned outages to come"),
        Chapter::Remarks => ("特記事項・所感", "Remarks"),
        Chapter::Definitions => ("付録（指標の定義と集計期間）", "Appendix, definitions"),
        Chapter::Overview => ("概要", "Overview"),
        Chapter::Times => ("発生日時・復旧日時・影響時間", "Times and duration"),
        Chapter::Scope => ("影響範囲", "Scope"),
        Chapter::Story => ("経緯（時系列）", "Timeline"),
        Chapter::Cause => ("原因（直接・間接）", "Causes"),
        Chapter::Response => ("対応（暫定・恒久）", "Response"),
        Chapter::Duties => ("届出・報告の状況", "Obligations"),
        Chapter::Prevention => ("再発防止策", "Prevention"),
        Chapter::Rollout => ("横展開", "Rollout"),
        Chapter::Evidence => ("証跡", "Evidence"),
    };
    either(lang, ja, en)
}

/// The head of a column.
pub fn head(lang: Language, head: Head) -> &'static str {
    let (ja, en) = match head {
        Head::Service => ("サービス", "Service"),
        Head::Target => ("目標", "Target"),
        Head::Result => ("実績", "Result"),
        Head::Before => ("前月", "Month before"),
        Head::Difference => ("差異", "Difference"),
        Head::Down => ("停止時間", "Down"),
        Head::Unseen => ("未観測", "Not observed"),
        Head::Count => ("件数", "Count"),
        Head::Incident => ("番号", "Incident"),
        Head::What => ("事象", "What"),
        Head::Occurred => ("発生", "Occurred"),
        Head::Restored => ("復旧", "Restored"),
        Head::Lasted => ("影響時間", "Lasted"),
        Head::Cause => ("原因", "Cause"),
        Head::State => ("状態", "State"),
        Head::Planned => ("予定", "Planned"),
        Head::Done => ("実施", "Done"),
        Head::Late => ("うち遅れ", "of these late"),
        Head::Skipped => ("見送り", "Skipped"),
        Head::Overdue => ("超過", "Overdue"),
        Head::ToCome => ("これから", "To come"),
        Head::Due => ("期限", "Deadline"),
        Head::Reason => ("理由・備考", "Reason or note"),
        Head::Observed => ("観測した停止", "Outage seen"),
        Head::Overrun => ("予定の超過", "Overrun"),
        Head::Day => ("実施日", "Done on"),
        Head::Action => ("対応事項", "Action item"),
        Head::Matter => ("内容", "What"),
        Head::When => ("日時", "Time"),
        Head::Sort => ("区分", "Kind"),
        Head::Who => ("担当", "Who"),
        Head::Prevention => ("再発防止策", "Prevention"),
    };
    either(lang, ja, en)
}

/// What a row is about.
pub fn point(lang: Language, point: Point) -> &'static str {
    let (ja, en) = match point {
        Point::Period => ("集計期間", "Period"),
        Point::LowestUptime => ("稼働率（最も低いサービス）", "Uptime (lowest service)"),
        Point::Downtime => ("停止時間（最も長いサービス）", "Downtime (longest service)"),
        Point::Unseen => ("未観測", "Not observed"),
        Point::IncidentCount => ("インシデント", "Incidents"),
        Point::OpenIncidents => ("うち未クローズ", "of these not closed"),
        Point::MeanAcknowledged => ("平均応答時間", "Mean time to acknowledge"),
        Point::MeanRestored => ("平均復旧時間", "Mean time to restore"),
        Point::Planned => ("定例業務の予定", "Work planned"),
        Point::Done => ("定例業務の実施", "Work done"),
        Point::Skipped => ("定例業務の見送り", "Work skipped"),
        Point::Overdue => ("定例業務の超過・未実施", "Work overdue or not done"),
        Point::Uptime => ("稼働率", "Uptime"),
        Point::UptimeTarget => ("稼働率の目標", "Uptime target"),
        Point::Title => ("件名", "Title"),
        Point::Id => ("インシデント番号", "Incident"),
        Point::Level => ("レベル", "Level"),
        Point::State => ("状態", "State"),
        Point::Impact => ("利用者への影響", "What users felt"),
        Point::FoundBy => ("検知の経緯", "Detected by"),
        Point::Occurred => ("発生日時", "Occurred"),
        Point::Detected => ("検知日時", "Detected"),
        Point::Known => ("認知日時", "Known"),
        Point::Opened => ("起票日時", "Opened"),
        Point::Acknowledged => ("応答日時", "Acknowledged"),
        Point::Restored => ("復旧日時", "Restored"),
        Point::Closed => ("クローズ日時", "Closed"),
        Point::Lasted => ("影響時間", "Lasted"),
        Point::Answered => ("一次応答時間", "Time to acknowledge"),
        Point::Scope => ("影響範囲", "Scope"),
        Point::DirectCause => ("直接原因", "Direct cause"),
        Point::IndirectCause => ("間接原因", "Indirect cause"),
        Point::Workaround => ("暫定対応", "Workaround"),
        Point::Fix => ("恒久対応", "Permanent fix"),
        Point::Rollout => ("横展開の対象と期限", "What else, and by when"),
        Point::Records => ("記録", "Records"),
        Point::Evidence => ("証跡", "Evidence"),
    };
    either(lang, ja, en)
}

/// A word in a cell.
pub fn term(lang: Language, term: Term) -> String {
    match term {
        Term::Percent(thousandths) => format!("{}.{:03}%", thousandths / 1000, thousandths % 1000),
        Term::Points(thousandths) => points(lang, &signed(thousandths)),
        Term::Minutes(minutes) => span::lasted(lang, TimeDelta::minutes(minutes)),
        Term::Times(count) => times(lang, count),
        Term::Cases(count) => cases(lang, count),
        Term::NotMeasured => not_measured(lang),
        Term::Checking => incident::checking(lang),
        Term::Investigating => incident::investigating(lang),
        Term::NotYet => incident::undecided(lang),
        Term::ToWrite => to_write(lang),
        Term::None => none(lang),
        Term::Passed(true) => passed(lang),
        Term::Passed(false) => failed(lang),
        Term::NotDone => not_done(lang),
        Term::Discharged(true) => discharged(lang),
        Term::Discharged(false) => not_discharged(lang),
        Term::DefinesUptime => defines_uptime(lang),
        Term::DefinesUnseen => defines_unseen(lang),
        Term::DefinesAcknowledged => defines_acknowledged(lang),
        Term::DefinesRestored => defines_restored(lang),
        Term::DefinesWork => defines_work(lang),
    }
}

/// +0.050, −0.050
fn signed(thousandths: i32) -> String {
    let sign = match thousandths {
        0 => "±",
        1.. => "+",
        _ => "−",
    };
    let size = thousandths.unsigned_abs();
    format!("{sign}{}.{:03}", size / 1000, size % 1000)
}

/// What became of work that did not go as planned.
pub fn became(lang: Language, it: &Exception) -> String {
    use crate::due::State;
    match it.state {
        State::Skipped => super::due::skipped(lang),
        State::Deferred => super::due::deferred(lang),
        State::Late | State::Overdue => super::due::overdue(lang),
        State::Missed => super::due::missed(lang),
        _ if it.ng => super::due::done_ng(lang),
        _ => done_late(lang),
    }
}

/// 2026年10月, Oct 2026
fn month(lang: Language, first: NaiveDate) -> String {
    let month = crate::calendar::Period::month_of(first);
    super::day::period(lang, month, first.month())
}

/// The title of a month's report.
pub fn monthly_title(lang: Language, plan: &str, first: NaiveDate) -> String {
    monthly(lang, plan, &month(lang, first))
}

/// Chooses one of two words.
fn either(lang: Language, ja: &'static str, en: &'static str) -> &'static str {
    match lang {
        Language::Ja => ja,
        Language::En => en,
    }
}

say! {
    /// Titles.
    monthly(plan: &str, month: &str) { ja: "月次運用報告書 {month}分（{plan}）", en: "Monthly report, {month} ({plan})" }
    /// Titles.
    incident_title(plan: &str, id: &str) { ja: "障害報告書（下書き） {id}（{plan}）", en: "Incident report, draft, {id} ({plan})" }
    /// Where a person writes.
    to_write() { ja: "（記入）", en: "(to be written)" }
    /// A value that there is not.
    none() { ja: "なし", en: "none" }
    /// A value that there is not.
    not_measured() { ja: "未観測", en: "not observed" }
    /// Counts.
    times(count: u32) { ja: "{count}回", en: "{count} times" }
    /// Counts.
    cases(count: u32) { ja: "{count}件", en: "{count}" }
    /// A difference of two parts of a hundred.
    points(signed: &str) { ja: "{signed}pt", en: "{signed} pt" }
    /// A test's result.
    passed() { ja: "合格", en: "pass" }
    /// A test's result.
    failed() { ja: "不合格", en: "fail" }
    /// A test's result.
    not_done() { ja: "未実施", en: "not done" }
    /// A duty.
    discharged() { ja: "済", en: "done" }
    /// A duty.
    not_discharged() { ja: "未（要否と期限は要確認）", en: "not done (whether and by when: to be confirmed)" }
    /// Work.
    done_late() { ja: "実施済（遅れ）", en: "done late" }

    /// Definitions.
    defines_uptime() {
        ja: "稼働率 = （観測した時間 − 停止時間） ÷ 観測した時間。観測した時間は、疎通確認ごとに次の確認まで（長くても確認の間隔まで）の時間と、停止時間の合計。停止時間は、異常と判定した最初の失敗から、復旧と判定した最初の成功まで。計画停止の時間はどちらにも含めない",
        en: "uptime = (time observed − time down) ÷ time observed. Observed is, for each look, the time until the next, but no longer than the interval, and the time down; down is from the first failure to the first success of an outage. Planned outages count in neither",
    }
    /// Definitions.
    defines_unseen() {
        ja: "疎通確認が行われなかった、または結果が不明だった時間。稼働とも停止とも数えない。この端末に残る観測だけを使う",
        en: "time in which no look was taken, or a look saw nothing. It counts neither as up nor as down. Only what was observed by this machine is used",
    }
    /// Definitions.
    defines_acknowledged() {
        ja: "起票から最初の応答までの時間の平均。応答のないものは含めない",
        en: "the mean time from the opening to the first answer; those without an answer are left out",
    }
    /// Definitions.
    defines_restored() {
        ja: "発生（分からなければ検知、起票）から復旧までの時間の平均。復旧していないものは含めない。誤報は数えない",
        en: "the mean time from when it occurred (else was detected, else opened) to the restoration; those not restored are left out, and false alarms too",
    }
    /// Definitions.
    defines_work() {
        ja: "最初の期限が集計期間の月にあるもの。延期しても最初の期限で数える",
        en: "work whose first deadline lies in the month; what was put off counts by its first deadline",
    }

    /// A month that is none, or is still to come.
    no_such_month(text: &str) {
        ja: "`{text}` は報告できる月ではありません。例: 2026-10",
        en: "`{text}` is no month that can be reported; for example 2026-10",
    }
    /// A false alarm.
    false_alarm(id: &str) { ja: "{id} は取消（誤報）のため、障害報告書はありません", en: "{id} was a false alarm: there is nothing to report" }
}
