//! The texts of a page: what a person hears who is called, and what the incident's channel hears of it.

use super::impact;
use super::message::{bracketed, field, number, prefix, status_label};
use crate::incident::{Incident, SeatId};
use crate::notify::{Page, Route, safe};
use crate::plan::Plan;
use crate::say;
use crate::say::Language;

/// What a person hears who is called: what, and how to answer, with the commands ready to copy.
pub fn page(
    lang: Language,
    plan: &Plan,
    incident: &Incident,
    page: &Page,
    late: Option<i64>,
    replies: bool,
) -> Vec<String> {
    let first_words = Route::of(plan, "incident").first_words(&prefix(incident));
    let who = &plan[page.who];
    let head = call_head(lang, &first_words, &safe(&who.name), &safe(&incident.title));
    let mut lines = vec![head, seat_line(lang, page.seat.name(plan), page.call.step)];
    if let Some(away) = page.instead_of {
        lines.push(stands_in(lang, &plan[away].name));
    }
    if let Some(minutes) = late {
        lines.push(is_late(lang, minutes));
    }
    lines.push(field(lang, &status_label(lang), &impact(lang, incident.impact)));
    let command = format!("opsplan incident ack {} --by {}", incident.id, who.id);
    lines.push(field(lang, &answer_label(lang), &command));
    lines.extend(replies.then(|| reply(lang)));
    lines.push(number(lang, &incident.id.to_string()));
    lines
}

/// Whom the steps call.
#[derive(Clone, Copy, Debug)]
pub struct Roll<'a> {
    /// Names of who got a message.
    pub told: &'a [&'a str],
    /// Names of who has to be rung.
    pub by_hand: &'a [&'a str],
    /// Seats in which nobody can be reached.
    pub empty: &'a [&'a SeatId],
    /// How many minutes late, where that is worth a word.
    pub late: Option<i64>,
    /// A reply in this channel is an answer.
    pub replies: bool,
}

/// What the incident's channel hears when steps are called: who, by name, and who has to be rung by hand.
pub fn paged(
    lang: Language,
    plan: &Plan,
    incident: &Incident,
    steps: &[usize],
    roll: &Roll<'_>,
) -> Vec<String> {
    let first_words = Route::of(plan, "incident").first_words(&prefix(incident));
    let title = safe(&incident.title);
    let mut steps: Vec<String> = steps.iter().map(ToString::to_string).collect();
    steps.dedup();
    let word = calling(lang, &say::list(lang, &steps));
    let head = format!("{first_words} {}{title}", bracketed(lang, &word));
    let mut lines = vec![head.trim_start().to_owned()];
    if !roll.told.is_empty() {
        lines.push(field(lang, &called_label(lang), &safe(&roll.told.join(" "))));
    }
    if !roll.by_hand.is_empty() {
        lines.push(field(lang, &by_hand_label(lang), &safe(&roll.by_hand.join(" "))));
        lines.push(numbers(lang, &incident.id.to_string()));
    }
    let empty: Vec<&str> = roll.empty.iter().map(|seat| seat.name(plan)).collect();
    if !empty.is_empty() || (roll.told.is_empty() && roll.by_hand.is_empty()) {
        lines.push(nobody_there(lang, &safe(&empty.join(" "))));
    }
    if let Some(minutes) = roll.late {
        lines.push(is_late(lang, minutes));
    }
    let command = format!("opsplan incident ack {}", incident.id);
    lines.push(field(lang, &answer_label(lang), &command));
    lines.extend(roll.replies.then(|| reply(lang)));
    lines.push(number(lang, &incident.id.to_string()));
    lines
}

say! {
    /// The first line of a page.
    call_head(first_words: &str, who: &str, title: &str) {
        ja: "{first_words} 【呼び出し】{who}さん: {title}",
        en: "{first_words} [Page] {who}: {title}",
    }
    /// Why this person.
    seat_line(seat: &str, step: usize) { ja: "{seat}（第{step}段階）として", en: "as {seat} (step {step})" }
    /// Why this person.
    stands_in(who: &str) { ja: "{who} が不在のため代行", en: "deputy of {who}, who is away" }
    /// It should have gone out before.
    is_late(minutes: i64) { ja: "{minutes}分遅れの連絡です", en: "this is {minutes} min late" }
    /// How to answer.
    answer_label() { ja: "応答するには", en: "To answer" }
    /// How to answer.
    reply() { ja: "ここに「対応します」と返信しても応答になります", en: "A reply \"ack\" here answers, too" }
    /// Whoever rings needs the number, and says what came of it.
    numbers(id: &str) {
        ja: "電話番号は opsplan incident show {id}　結果は opsplan incident call {id} 氏名 --result no-answer",
        en: "Numbers: opsplan incident show {id}  Result: opsplan incident call {id} WHO --result no-answer",
    }
    /// The channel hears of a step.
    calling(steps: &str) { ja: "呼び出し 第{steps}段階", en: "Paging, step {steps}" }
    /// The channel hears of a step.
    called_label() { ja: "連絡した人", en: "Told" }
    /// The channel hears of a step.
    by_hand_label() { ja: "電話をかけてください", en: "Please ring" }
    /// The channel hears of a step.
    nobody_there(seat: &str) { ja: "呼び出せる人がいません {seat}", en: "there is nobody to call {seat}" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::incident::Timeline;
    use crate::incident::sample::{self, Story};
    use crate::notify::{Outbox, pages};

    #[test]
    fn no_phone_number_stands_in_a_message() {
        let plan = sample::plan();
        let now = sample::time("02:31").to_utc();
        let incident = Story::opened("02:20", 3).incident();
        let timeline = Timeline::of(&incident, &plan, now);
        let pages = pages(&incident, timeline.due(), &plan, now, &Outbox::default());
        assert_eq!(pages.len(), 3);
        for lang in [Language::Ja, Language::En] {
            let roll = Roll {
                told: &[],
                by_hand: &["藤田"],
                empty: &[],
                late: None,
                replies: false,
            };
            let said = pages
                .iter()
                .flat_map(|it| page(lang, &plan, &incident, it, Some(11), true));
            let said: Vec<String> = said.chain(paged(lang, &plan, &incident, &[1], &roll)).collect();
            let has = |words: &str| said.iter().any(|line| line.contains(words));
            assert!(has("opsplan incident ack 20261122-1 --by fujita"), "{said:#?}");
            assert!(has("opsplan incident call 20261122-1 "), "{said:#?}");
            let replies = said.iter().filter(|line| **line == reply(lang));
            assert_eq!(replies.count(), 3, "where a reply is an answer: {said:#?}");
            assert!(!has("090"), "{said:#?}");
        }
    }
}
