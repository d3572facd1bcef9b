//! What an incident's channels and people are reminded of.

use chrono::{DateTime, Utc};

use super::message::{bracketed, field, level_name, number_label, prefix};
use super::{clock, person};
use crate::incident::{Duty, Incident, ReportDue, ResponseDue, SeatId};
use crate::notify::{Page, Route, safe};
use crate::plan::Plan;
use crate::say;
use crate::say::Language;

/// One number was given to several incidents: what they go by now.
pub fn renamed(lang: Language, plan: &Plan, number: &str, twins: &[&Incident]) -> Vec<String> {
    let first_words = Route::of(plan, "incident").first_words("");
    let head = format!("{first_words} {}", given_twice(lang, number, twins.len()));
    let name = |it: &&Incident| format!("{} {} {}", it.id, prefix(it), safe(&it.title));
    std::iter::once(head.trim().to_owned())
        .chain(twins.iter().map(name))
        .collect()
}

/// The ack has run out without a word.
pub fn ack_expired(
    lang: Language,
    plan: &Plan,
    incident: &Incident,
    by: &str,
    at: DateTime<Utc>,
) -> Vec<String> {
    let at = clock(plan, at, at);
    let text = expired_text(lang, &safe(person(plan, by)), &at);
    let command = format!("opsplan incident update {} …", incident.id);
    told(
        lang,
        plan,
        incident,
        &expired_word(lang),
        &[text, how(lang, &command)],
    )
}

/// A seat that must know was not told in time.
pub fn report_owed(lang: Language, plan: &Plan, incident: &Incident, report: &ReportDue) -> Vec<String> {
    let seat = report.seat.name(plan);
    let text = report_text(lang, &clock(plan, report.at, report.at), &safe(seat));
    let command = format!("opsplan incident report {} {}", incident.id, report.seat.id());
    told(
        lang,
        plan,
        incident,
        &report_word(lang),
        &[text, how(lang, &command)],
    )
}

/// 次報 is owed.
pub fn update_owed(lang: Language, plan: &Plan, incident: &Incident, at: DateTime<Utc>) -> Vec<String> {
    let text = update_text(lang, &clock(plan, at, at));
    let command = format!("opsplan incident update {} …", incident.id);
    told(
        lang,
        plan,
        incident,
        &update_word(lang),
        &[text, how(lang, &command)],
    )
}

/// 待機解除
pub fn stand_down(lang: Language, plan: &Plan, incident: &Incident, seat: &SeatId) -> Vec<String> {
    let text = stand_down_text(
        lang,
        &safe(seat.name(plan)),
        &level_name(incident, incident.level),
    );
    told(lang, plan, incident, &stand_down_word(lang), &[text])
}

/// A duty's last day is near.
pub fn duty_near(lang: Language, plan: &Plan, incident: &Incident, duty: &Duty) -> Vec<String> {
    let title = duty.title.as_deref().map_or_else(|| incident_report(lang), safe);
    let deadline = match duty.deadline_at(plan) {
        Some(at) => super::moment(plan, at),
        None => say::day::date(lang, duty.deadline(plan)),
    };
    let mut lines = vec![duty_text(lang, &title, &deadline)];
    if !duty.note.is_empty() {
        lines.push(safe(&duty.note));
    }
    lines.push(how(
        lang,
        &format!("opsplan done incident/{}/{}", incident.id, duty.id),
    ));
    told(lang, plan, incident, &duty_word(lang), &lines)
}

/// A vendor's time to start runs out.
pub fn response_near(lang: Language, plan: &Plan, incident: &Incident, due: &ResponseDue) -> Vec<String> {
    let at = clock(plan, due.at, due.called);
    let text = response_text(lang, &safe(due.seat.name(plan)), &at);
    told(lang, plan, incident, &response_word(lang), &[text])
}

/// Nothing has reached somebody: a person has to ring.
pub fn unreached(lang: Language, plan: &Plan, incident: &Incident, page: &Page) -> Vec<String> {
    let who = &plan[page.who];
    let text = unreached_text(lang, &safe(&who.name));
    let command = format!(
        "opsplan incident call {} {} --result answered",
        incident.id, who.id
    );
    told(
        lang,
        plan,
        incident,
        &unreached_word(lang),
        &[text, how(lang, &command)],
    )
}

fn told(lang: Language, plan: &Plan, incident: &Incident, word: &str, lines: &[String]) -> Vec<String> {
    let first_words = Route::of(plan, "incident").first_words(&prefix(incident));
    let head = format!("{first_words} {}{}", bracketed(lang, word), safe(&incident.title));
    let number = field(lang, &number_label(lang), &incident.id.to_string());
    [&[head.trim_start().to_owned()], lines, &[number]].concat()
}

say! {
    /// A message.
    given_twice(number: &str, count: usize) {
        ja: "番号 {number} が、つながっていない端末で{count}件のインシデントに付いていました。今後は次の番号で指定してください",
        en: "the number {number} was given to {count} incidents on machines that had not heard of each other. From now on they go by",
    }
    /// 障害報告書
    incident_report() { ja: "障害報告書", en: "Incident report" }
    /// What to type.
    how(command: &str) { ja: "記録するには: {command}", en: "To record it: {command}" }
    /// First lines.
    expired_word() { ja: "応答の期限切れ", en: "Ack expired" }
    /// The ack.
    expired_text(who: &str, at: &str) {
        ja: "{who} の応答は続報がないまま {at} に期限が切れました。呼び出しを再開します",
        en: "the ack of {who} ran out at {at} without an update; paging goes on",
    }
    /// First lines.
    report_word() { ja: "報告期限", en: "Report due" }
    /// The report.
    report_text(at: &str, seat: &str) { ja: "報告期限 {at} {seat} 未報告", en: "{seat} should have been told by {at}" }
    /// First lines.
    update_word() { ja: "次報", en: "Update due" }
    /// 次報.
    update_text(at: &str) { ja: "次報の予定は {at} です。続報がまだありません", en: "an update was promised for {at} and has not come" }
    /// First lines.
    stand_down_word() { ja: "待機解除", en: "Stand down" }
    /// 待機解除.
    stand_down_text(seat: &str, level: &str) {
        ja: "{seat}: {level} に引き下げたため、待機を解除します",
        en: "{seat}: it is {level} now, you may stand down",
    }
    /// First lines.
    duty_word() { ja: "期限が近い対応", en: "Deadline near" }
    /// A duty.
    duty_text(title: &str, deadline: &str) { ja: "{title}（期限 {deadline}）", en: "{title} (by {deadline})" }
    /// First lines.
    response_word() { ja: "委託先の対応開始期限", en: "Vendor's start due" }
    /// A vendor's time to start runs out.
    response_text(vendor: &str, at: &str) {
        ja: "{vendor}: 契約上の対応開始期限 {at}。開始していなければ催促してください",
        en: "{vendor} must have started by {at} under the contract; if not, ring again",
    }
    /// First lines.
    unreached_word() { ja: "電話してください", en: "Please ring" }
    /// Nothing has reached somebody.
    unreached_text(who: &str) {
        ja: "{who}さんへの連絡がすべて届きません。電話をかけてください",
        en: "no message reaches {who}: somebody has to ring",
    }
}
