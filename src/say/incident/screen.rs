//! What the screens of `incident` say.

use chrono::{DateTime, Utc};

use super::message::{detail, single, update_words};
use super::{clock, happening, person};
use crate::incident::{Entry, Happening, Incident, Owed, OwedKind, Timeline};
use crate::notify::safe;
use crate::plan::Plan;
use crate::say;
use crate::say::Language;

/// `20261122-1 lv3 未応答 予約サイト応答なし`
pub fn head(lang: Language, plan: &Plan, incident: &Incident, now: DateTime<Utc>) -> String {
    let state = super::state(lang, Timeline::of(incident, plan, now).state(incident));
    format!(
        "{} {} {state} {}",
        incident.id,
        super::prefix(incident),
        safe(&incident.title)
    )
}

/// What a fact says, in one line of the timeline.
pub fn words(lang: Language, plan: &Plan, incident: &Incident, entry: &Entry) -> String {
    let text = match &entry.what {
        Happening::Opened(opened) => opened.title.clone(),
        // Who took it stands beside it.
        Happening::Acked(_) => String::new(),
        Happening::Updated(update) => update_words(lang, plan, update, entry.at.to_utc()),
        _ => detail(lang, plan, incident, entry).unwrap_or_default(),
    };
    single(&text)
}

/// What was just recorded: 02:31 応答 前田 綾.
pub fn line(lang: Language, plan: &Plan, incident: &Incident, entry: &Entry) -> String {
    let at = clock(plan, entry.at.to_utc(), entry.written.to_utc());
    let (what, by) = (happening(lang, incident, entry), safe(person(plan, &entry.by)));
    recorded(lang, &at, &what, &by, &words(lang, plan, incident, entry))
        .trim_end()
        .to_owned()
}

/// One row of what is owed, with its date or time.
pub fn owed(lang: Language, plan: &Plan, row: &Owed, now: DateTime<Utc>) -> String {
    let when = match row.at {
        Some(at) => clock(plan, at, now),
        None => say::day::short_date(lang, row.due),
    };
    match &row.kind {
        OwedKind::Obligation(title) => obligation(lang, &when, &safe(title), &safe(&row.note), &row.id)
            .trim_end()
            .to_owned(),
        OwedKind::Report => final_paper(lang, &when, &row.id),
        OwedKind::Telling(seat) => {
            let command = format!("opsplan incident report {} {}", row.number, seat.id());
            telling(lang, &when, &safe(seat.name(plan)), &command)
        }
        OwedKind::Update => update_owed(lang, &when),
    }
}

say! {
    /// What was recorded.
    recorded(at: &str, what: &str, by: &str, words: &str) { ja: "{at} {what} {by} {words}", en: "{at} {what} {by} {words}" }

    /// Paging.
    paging_stopped() { ja: "応答があったので、呼び出しは止まっています", en: "Somebody has answered: paging has stopped" }
    /// Paging.
    paging_never() { ja: "後日入力のため、呼び出しは行いません", en: "Entered afterwards: nobody is paged" }
    /// Paging.
    ack_expired(at: &str) { ja: "続報がなかったため、応答は {at} に期限切れになりました", en: "Without a further word the answer expired at {at}" }
    /// Paging.
    ack_expires(at: &str) { ja: "続報がないまま {at} になると、応答は期限切れとなり、次の段階を呼び出します", en: "Without a further word the answer expires at {at}, and the next step is called" }
    /// Paging.
    waiting_for(step: usize, who: &str) { ja: "応答待ち 第{step}段階: {who}", en: "Waiting for step {step}: {who}" }
    /// Paging.
    next_call(at: &str, step: usize, who: &str) { ja: "次の呼び出し {at} 第{step}段階: {who}", en: "Next call {at}, step {step}: {who}" }
    /// A level to come.
    will_rise(at: &str, level: &str) { ja: "停止が続くと {at} に {level} になります", en: "If the stop goes on it becomes {level} at {at}" }

    /// What is owed.
    obligation(when: &str, title: &str, note: &str, id: &str) { ja: "期限 {when} {title}（{id}） {note}", en: "Due {when} {title} ({id}) {note}" }
    /// What is owed.
    final_paper(when: &str, id: &str) { ja: "期限 {when} 障害報告書（{id}）", en: "Due {when} incident report ({id})" }
    /// What is owed.
    telling(when: &str, seat: &str, command: &str) {
        ja: "報告期限 {when} {seat} 未報告 → {command}",
        en: "Report due {when}: {seat} has not been told → {command}",
    }
    /// What is owed.
    update_owed(when: &str) { ja: "次報 {when}", en: "Next update {when}" }
    /// In `due`.
    duty_title(title: &str, id: &str) { ja: "{title}（{id}）", en: "{title} ({id})" }
    /// In `due`.
    paper_title(title: &str, id: &str) { ja: "障害報告書: {title}（{id}）", en: "Incident report: {title} ({id})" }
    /// In `due`.
    telling_title(seat: &str, id: &str) { ja: "{seat} への報告（{id}）", en: "Tell {seat} ({id})" }
    /// In `due`.
    update_title(title: &str, id: &str) { ja: "次報: {title}（{id}）", en: "Next update: {title} ({id})" }
    /// The channels hear of it once.
    plan_is_broken() {
        ja: "運用計画に誤りがあるため、最後に正しかった計画で連絡しています。opsplan lint で確認してください",
        en: "the operations plan is wrong: people are called by the last one that was good; see `opsplan lint`",
    }
    /// A message that no record stands for.
    unrecorded() { ja: "【記録不可】", en: "[not recorded]" }
    /// A level that is reached already.
    has_risen(level: &str, id: &str) {
        ja: "停止の長さは {level} にあたります（引き上げるには: opsplan incident level {id} {level}）",
        en: "The stop has lasted long enough for {level} (to raise it: opsplan incident level {id} {level})",
    }
    /// What is owed later than tomorrow.
    owed_later(count: usize, id: &str) {
        ja: "ほか期限 {count}件 → opsplan incident show {id}",
        en: "{count} more with a deadline → opsplan incident show {id}",
    }
    /// A message that did not go out.
    unsent(channel: &str, why: &str) { ja: "未送信 {channel}: {why}", en: "Not sent to {channel}: {why}" }

    /// Columns.
    step() { ja: "段階", en: "Step" }
    /// Columns.
    when() { ja: "時刻", en: "When" }
    /// Columns.
    what() { ja: "区分", en: "What" }
    /// Columns.
    seat() { ja: "役割", en: "Role" }
    /// Columns.
    name() { ja: "氏名", en: "Name" }
    /// Columns.
    phone() { ja: "電話", en: "Phone" }
    /// Columns.
    mail() { ja: "メール", en: "Mail" }
    /// Columns.
    who() { ja: "だれ", en: "Who" }
    /// Columns.
    content() { ja: "内容", en: "Text" }
    /// Columns.
    number_head() { ja: "番号", en: "ID" }
    /// Columns.
    level_head() { ja: "レベル", en: "Level" }
    /// Columns.
    state_head() { ja: "状態", en: "State" }
    /// Columns.
    title_head() { ja: "事象", en: "Title" }

    /// A seat of a chain.
    is_paged() { ja: "呼び出し", en: "paged" }
    /// A seat of a chain.
    is_reported() { ja: "報告", en: "reported to" }
    /// A seat of a chain.
    nobody() { ja: "（だれもいない）", en: "(nobody)" }
    /// A person.
    no_phone() { ja: "（電話なし）", en: "(no phone)" }
    /// A person.
    deputy_of(deputy: &str, away: &str) { ja: "{deputy}（{away} 不在のため代行）", en: "{deputy} (deputy of {away}, who is away)" }
    /// A person.
    number_is_wrong(who: &str) { ja: "{who}（番号違い・要確認）", en: "{who} (wrong number, to be verified)" }
    /// A person.
    is_away(who: &str) { ja: "{who}（不在・代行なし）", en: "{who} (away, no deputy)" }

    /// The opener's screen.
    chain_title() { ja: "連絡する順番", en: "Whom to call" }
    /// The opener's screen.
    questions_title() { ja: "確認すること", en: "Please check" }
    /// The opener's screen.
    personal_data() { ja: "個人情報の漏えいなどのおそれはありますか。あれば最も重いレベルに引き上げてください", en: "Could personal data be involved? If so, raise it to the worst level" }
    /// The opener's screen.
    owed_title() { ja: "期限", en: "Deadlines" }
    /// The opener's screen.
    go_on() { ja: "この後のコマンド", en: "How to go on" }
    /// The opener's screen.
    who_word() { ja: "氏名", en: "WHO" }
    /// The opener's screen.
    to_ack() { ja: "対応する（呼び出しが止まる）", en: "take it: paging stops" }
    /// The opener's screen.
    to_call() { ja: "電話の結果を残す", en: "record a phone call" }
    /// The opener's screen.
    to_update() { ja: "分かったことを続報で流す", en: "say what became known" }
    /// The opener's screen.
    to_restore() { ja: "復旧した", en: "it is back" }

    /// The sheet.
    story() { ja: "時系列", en: "Timeline" }
    /// The sheet.
    entered(written: &str) { ja: "（後日入力 {written}）", en: " (entered afterwards, {written})" }
    /// The sheet.
    drift() {
        ja: "起票の後に計画のこのレベルが変わっています。呼び出しは起票時の計画のまま進みます",
        en: "The plan of this level was edited after the opening; the calls go on as they were planned then",
    }

    /// The list.
    given_twice(number: &str) {
        ja: "番号 {number} は、つながっていない端末で別々のインシデントに付けられました。末尾の英数字まで指定してください",
        en: "the number {number} was given to different incidents on machines that had not heard of each other: give the letters at its end too",
    }
    /// The list.
    none_is_open() { ja: "対応中のインシデントはありません", en: "No incident is open" }
    /// The list.
    so_many_open(count: usize) { ja: "未クローズ {count}件", en: "Open: {count}" }
}
