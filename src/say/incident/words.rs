//! One word each, as the glossary has them.

use chrono::{DateTime, Utc};

use crate::incident::{CallResult, ClockSet, Entry, Happening, Impact, Incident, State};
use crate::plan::Plan;
use crate::say;
use crate::say::Language;

/// A state, as people say it.
pub fn state(lang: Language, state: State) -> String {
    match state {
        State::Open => open(lang),
        State::Acked => acked(lang),
        State::Restored => restored(lang),
        State::Closed => closed(lang),
        State::Cancelled => cancelled(lang),
    }
}

/// What the users feel; the field's own word where it is not known.
pub fn impact(lang: Language, impact: Option<Impact>) -> String {
    match impact {
        Some(Impact::Outage) => outage(lang),
        Some(Impact::Degraded) => degraded(lang),
        Some(Impact::None) => no_impact(lang),
        None => checking(lang),
    }
}

/// What the users felt, once it is told: the same words without a present.
pub fn felt(lang: Language, felt: Option<Impact>) -> String {
    match felt {
        Some(Impact::Outage) => service_stopped(lang),
        other => impact(lang, other),
    }
}

/// What came of a call.
pub fn result(lang: Language, result: CallResult) -> String {
    match result {
        CallResult::Answered => answered(lang),
        CallResult::NoAnswer => no_answer(lang),
        CallResult::Voicemail => voicemail(lang),
        CallResult::Busy => busy(lang),
        CallResult::WrongNumber => wrong_number(lang),
    }
}

/// What happened, as the timeline's column says it.
pub fn happening(lang: Language, incident: &Incident, entry: &Entry) -> String {
    match &entry.what {
        Happening::Opened(_) => did_open(lang),
        Happening::Acked(_) => did_ack(lang),
        Happening::Updated(_) => did_update(lang),
        Happening::LevelChanged(change) => {
            if incident.terms.is_worse(change.to, incident.level_before(entry)) {
                did_raise(lang)
            } else {
                did_lower(lang)
            }
        }
        Happening::Called(_) => did_call(lang),
        Happening::Reported(_) => did_report(lang),
        Happening::Restored(_) => did_restore(lang),
        Happening::Closed(_) => closed(lang),
        Happening::Cancelled(_) => cancelled(lang),
        Happening::Reopened(_) => did_reopen(lang),
        Happening::Announced(_) => did_announce(lang),
        Happening::ClockSet(_) => did_set_clock(lang),
    }
}

/// A person's name by id; the id itself where the plan has nobody of that name.
pub fn person<'a>(plan: &'a Plan, id: &'a str) -> &'a str {
    let known = plan
        .contacts
        .iter()
        .find(|it| it.id == id || it.was.iter().any(|was| was == id));
    known.map_or(id, |contact| contact.name.as_str())
}

/// `2026-11-22 02:10` on the plan's clock.
pub fn moment(plan: &Plan, at: DateTime<Utc>) -> String {
    say::day::time(at.with_timezone(&plan.about.timezone).naive_local())
}

/// `02:10` on the day of `near`, else with its day: `11-23 02:10`.
pub fn clock(plan: &Plan, at: DateTime<Utc>, near: DateTime<Utc>) -> String {
    let zone = plan.about.timezone;
    let (at, near) = (at.with_timezone(&zone), near.with_timezone(&zone));
    let form = if at.date_naive() == near.date_naive() {
        "%H:%M"
    } else {
        "%m-%d %H:%M"
    };
    at.format(form).to_string()
}

/// From when to when the clock was set.
pub(super) fn clock_set(lang: Language, plan: &Plan, set: &ClockSet, at: DateTime<Utc>) -> String {
    let (was, now) = (clock(plan, set.was.to_utc(), at), clock(plan, at, at));
    if set.was.to_utc() > at {
        went_back(lang, &was, &now)
    } else {
        is_right_again(lang, &was, &now)
    }
}

say! {
    /// States.
    open() { ja: "未応答", en: "open" }
    /// States.
    acked() { ja: "対応中", en: "acknowledged" }
    /// States.
    restored() { ja: "復旧済・未クローズ", en: "restored, not closed" }
    /// States.
    closed() { ja: "クローズ", en: "closed" }
    /// States.
    cancelled() { ja: "取消（誤報）", en: "cancelled (false alarm)" }

    /// Impact.
    outage() { ja: "サービス停止中", en: "service down" }
    /// Impact.
    service_stopped() { ja: "サービス停止", en: "service down" }
    /// Impact.
    degraded() { ja: "性能劣化", en: "degraded" }
    /// Impact.
    no_impact() { ja: "利用者への影響なし", en: "users feel nothing" }

    /// Results of calls.
    answered() { ja: "応答あり", en: "answered" }
    /// Results of calls.
    no_answer() { ja: "応答なし", en: "no answer" }
    /// Results of calls.
    voicemail() { ja: "留守電", en: "voicemail" }
    /// Results of calls.
    busy() { ja: "話し中", en: "busy" }
    /// Results of calls.
    wrong_number() { ja: "番号違い", en: "wrong number" }

    /// The timeline.
    did_open() { ja: "起票", en: "opened" }
    /// The timeline.
    did_ack() { ja: "応答", en: "acknowledged" }
    /// The timeline.
    did_update() { ja: "続報", en: "update" }
    /// The timeline.
    did_level() { ja: "レベル変更", en: "level" }
    /// The timeline.
    did_raise() { ja: "レベル引上げ", en: "level raised" }
    /// The timeline.
    did_lower() { ja: "レベル引下げ", en: "level lowered" }
    /// The timeline.
    did_call() { ja: "架電", en: "call" }
    /// The timeline.
    did_report() { ja: "報告", en: "reported" }
    /// The timeline.
    did_restore() { ja: "復旧", en: "restored" }
    /// The timeline.
    did_reopen() { ja: "再オープン", en: "reopened" }
    /// The timeline.
    did_announce() { ja: "お客様への連絡", en: "customers told" }
    /// The timeline.
    did_set_clock() { ja: "時計", en: "clock" }
    /// The clock of the machine that sends was set.
    went_back(was: &str, now: &str) {
        ja: "時計が {was} から {now} に戻りました。経過時間はそのまま数えます",
        en: "the clock went back from {was} to {now}; the time that has passed still counts",
    }
    /// The clock of the machine that sends was set.
    is_right_again(was: &str, now: &str) {
        ja: "時計が {was} から {now} に進み、元の時刻に合いました",
        en: "the clock went on from {was} to {now} and is right again",
    }


    /// A field that is not known yet.
    checking() { ja: "確認中", en: "being checked" }
    /// The service is back.
    restored_word() { ja: "復旧済", en: "restored" }
    /// A cause that is not known yet.
    investigating() { ja: "調査中", en: "under investigation" }
    /// A time that is not known yet.
    undecided() { ja: "未定", en: "not known yet" }
}
