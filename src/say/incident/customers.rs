//! What customers read: other words than ours, no names, no level, no guesses. 敬体 in Japanese.

use chrono::{DateTime, Datelike as _, FixedOffset};

use crate::incident::{Impact, Incident, Notice};
use crate::plan::Plan;
use crate::say;
use crate::say::Language;

/// What a person adds of their own.
#[derive(Clone, Debug, Default)]
pub struct Added {
    /// What the service is called before customers.
    pub service: String,
    /// A sentence or two in their own words.
    pub text: String,
    /// When customers are told more.
    pub next: Option<DateTime<FixedOffset>>,
}

/// The whole text, its heading first.
pub fn customers(
    lang: Language,
    plan: &Plan,
    incident: &Incident,
    notice: Notice,
    added: &Added,
) -> Vec<String> {
    let service = say_safe(&added.service);
    let here = |at: DateTime<FixedOffset>| instant(lang, plan, at);
    let began = here(incident.began_at());
    let trouble = trouble(lang, &service, incident.impact);
    let mut lines = match notice {
        Notice::Began => vec![
            head_began(lang, &service),
            thanks(lang, &service),
            begins(lang, &began, &trouble),
            at_work(lang),
        ],
        Notice::GoesOn(count) => vec![
            head_goes_on(lang, &service, count),
            goes_on(lang, &began, &trouble),
            at_work(lang),
        ],
        Notice::CameBack(at) => vec![
            head_came_back(lang, &service),
            came_back(lang, &here(at), &trouble),
            at_work(lang),
        ],
        Notice::Restored(at) => vec![
            head_restored(lang, &service),
            restored(lang, &began, &trouble, &here(at)),
        ],
        Notice::Withdrawn => vec![head_withdrawn(lang, &service), withdrawn(lang, &service)],
    };
    lines.extend(Some(say_safe(&added.text)).filter(|text| !text.is_empty()));
    lines.extend(added.next.map(|at| next(lang, &here(at))));
    lines.push(match notice {
        Notice::Restored(_) => sorry_for_what_was(lang),
        Notice::Withdrawn => sorry_for_the_alarm(lang),
        _ => sorry(lang),
    });
    lines
}

/// The plan's name without the word for a plan: what the service is called where nobody said otherwise.
pub fn service(plan: &Plan) -> String {
    const PLANS: [&str; 7] = [
        "運用・保守計画書",
        "運用保守計画書",
        "運用計画書",
        "運用設計書",
        "運用マニュアル",
        "operations plan",
        "Operations plan",
    ];
    let name = plan.about.name.trim();
    let bare = PLANS.iter().find_map(|word| name.strip_suffix(word));
    let bare = bare.map(|it| it.trim_end_matches([' ', '　', ':', '-', 'の']));
    bare.filter(|it| !it.is_empty()).unwrap_or(name).to_owned()
}

fn say_safe(text: &str) -> String {
    crate::notify::safe(text.trim())
}

/// `2026年11月22日（日）02時20分頃`, `02:20 JST on Sun 22 November 2026`.
fn instant(lang: Language, plan: &Plan, at: DateTime<FixedOffset>) -> String {
    let at = at.with_timezone(&plan.about.timezone);
    let weekday = say::day::weekday(lang, at.date_naive());
    match lang {
        Language::Ja => format!(
            "{}年{}月{}日（{weekday}）{}頃",
            at.year(),
            at.month(),
            at.day(),
            at.format("%H時%M分")
        ),
        Language::En => format!(
            "{} on {weekday} {}",
            at.format("%H:%M %Z"),
            at.format("%-d %B %Y")
        ),
    }
}

fn trouble(lang: Language, service: &str, impact: Option<Impact>) -> String {
    match impact {
        Some(Impact::Outage) => is_down(lang, service),
        Some(Impact::Degraded) => is_slow(lang, service),
        Some(Impact::None) => is_not_felt(lang, service),
        None => may_fail(lang, service),
    }
}

say! {
    /// What is wrong.
    is_down(service: &str) { ja: "{service}がご利用いただけない状況", en: "an outage of {service}" }
    /// What is wrong.
    is_slow(service: &str) { ja: "{service}がつながりにくい状況", en: "slow or failing responses of {service}" }
    /// What is wrong.
    is_not_felt(service: &str) { ja: "{service}の一部で障害が起きている状況（ご利用への影響は確認されておりません）", en: "a fault in {service} (its use is not known to be affected)" }
    /// What is wrong.
    may_fail(service: &str) { ja: "{service}が正常にご利用いただけない場合がある状況", en: "a problem by which {service} may not work as usual" }

    /// Headings.
    head_began(service: &str) { ja: "【障害発生のお知らせ】{service}", en: "[Service notice] {service}" }
    /// Headings.
    head_goes_on(service: &str, count: usize) { ja: "【障害に関するお知らせ 第{count}報】{service}", en: "[Service notice, report {count}] {service}" }
    /// Headings.
    head_came_back(service: &str) { ja: "【障害再発のお知らせ】{service}", en: "[Service notice: it is back] {service}" }
    /// Headings.
    head_restored(service: &str) { ja: "【復旧のお知らせ】{service}", en: "[Service restored] {service}" }
    /// Headings.
    head_withdrawn(service: &str) { ja: "【訂正のお知らせ】{service}", en: "[Correction] {service}" }

    /// Politeness.
    thanks(service: &str) { ja: "平素より{service}をご利用いただき、誠にありがとうございます。", en: "Thank you for using {service}." }
    /// It began.
    begins(began: &str, trouble: &str) { ja: "{began}より、{trouble}が発生しております。", en: "Since about {began} there has been {trouble}." }
    /// It goes on.
    goes_on(began: &str, trouble: &str) { ja: "{began}より発生しております{trouble}が、現在も続いております。", en: "There is still {trouble}, which began at about {began}." }
    /// It came back.
    came_back(at: &str, trouble: &str) { ja: "復旧をお知らせいたしましたが、{at}より再び、{trouble}が発生しております。", en: "We told you that it was restored; since about {at} there has again been {trouble}." }
    /// It is over.
    restored(began: &str, trouble: &str, at: &str) { ja: "{began}より発生しておりました{trouble}は、{at}に復旧いたしました。", en: "The problem that began at about {began} ({trouble}) was resolved at about {at}." }
    /// It was none.
    withdrawn(service: &str) { ja: "先にお知らせいたしました{service}の障害につきまして、確認の結果、発生していなかったことが分かりました。", en: "We told you of a problem with {service}. We have found that there was none." }
    /// What is done.
    at_work() { ja: "現在、復旧に向けて対応しております。", en: "We are working to restore it." }
    /// A promise.
    next(at: &str) { ja: "次のお知らせは、{at}を予定しております。", en: "We expect to tell you more at about {at}." }
    /// Politeness.
    sorry() { ja: "ご迷惑をおかけしておりますことを、深くお詫び申し上げます。", en: "We apologise for the inconvenience." }
    /// Politeness.
    sorry_for_what_was() { ja: "ご迷惑をおかけいたしましたことを、深くお詫び申し上げます。", en: "We apologise for the inconvenience." }
    /// Politeness.
    sorry_for_the_alarm() { ja: "お騒がせいたしましたことを、深くお詫び申し上げます。", en: "We apologise for the alarm." }

    /// It may be there already.
    sent_again() { ja: "（再送）", en: " (sent again)" }

    /// On the screen.
    goes_to(channels: &str) { ja: "送り先: {channels}", en: "Goes to: {channels}" }
    /// On the screen.
    goes_nowhere() { ja: "送り先: なし（channels.toml で audience = \"customer\" のチャネルを on = \"incident\" に書いてください）", en: "Goes to: nobody (give `on = \"incident\"` a channel with `audience = \"customer\"` in channels.toml)" }
    /// On the screen.
    approved_by(who: &str) { ja: "承認: {who}", en: "Approved by {who}" }
    /// How to send it.
    to_approve(command: &str) { ja: "まだ送っていません。読んで承認するには: {command}", en: "nothing was sent yet; to approve what you have read: {command}" }
    /// Nothing to tell.
    never_heard(id: &str) { ja: "{id} は取消済で、お客様には何も知らせていません", en: "{id} was cancelled, and customers never heard of it" }
    /// Nothing to tell.
    no_news(id: &str) { ja: "{id} は前回のお知らせから変わっていません。伝えることがあれば文か --next を添えてください", en: "nothing has changed in {id} since customers were last told; give a text or `--next` where there is something to say" }
    /// What is ours.
    is_ours(word: &str) { ja: "お客様向けの文に `{word}` があります。氏名・連絡先・レベルは書かないでください", en: "the text for customers holds `{word}`; leave out names, phones, addresses and levels" }
}

#[cfg(test)]
mod tests;
