//! What is owed, and what became of it.

use chrono::NaiveDate;

use super::{Language, day};
use crate::calendar::{Closure, Workdays, english};
use crate::due::{Item, Kind, State};
use crate::plan::Covers;
use crate::say;

/// The title of an item, with what it is about where that is not plain from its deadline.
pub fn title(lang: Language, item: &Item, starts: u32) -> String {
    let name = named(lang, item);
    let about = about(lang, item, starts);
    let name = if item.gone { gone(lang, &name) } else { name };
    match about {
        Some(about) => with_about(lang, &name, &about),
        None => name,
    }
}

fn named(lang: Language, item: &Item) -> String {
    let title = &item.title;
    match item.kind {
        Kind::ContractNotice => contract_notice(lang, title),
        Kind::ContractEnd => contract_end(lang, title),
        Kind::Contact => verify_contact(lang, title),
        Kind::WrongNumber => wrong_number(lang, title),
        Kind::Maintenance => announce(lang, title),
        Kind::Review => review(lang),
        Kind::Task | Kind::Drill | Kind::Incident | Kind::Update => title.clone(),
    }
}

/// The same in a list of a day: periods of the same year are said without it.
pub fn title_on(lang: Language, item: &Item, starts: u32, today: NaiveDate) -> String {
    let whole = title(lang, item, starts);
    match about(lang, item, starts) {
        Some(about) if item.covers != Covers::PreviousMonth => {
            whole.replacen(&about, &day::near_period(lang, item.period, starts, today), 1)
        }
        _ => whole,
    }
}

/// The period, where the deadline does not say it.
fn about(lang: Language, item: &Item, starts: u32) -> Option<String> {
    use crate::calendar::Period;
    if item.covers == Covers::PreviousMonth {
        return Some(day::month_covered(lang, item.period, starts));
    }
    let plain = matches!(item.period, Period::Day(_)) || !matches!(item.kind, Kind::Task | Kind::Drill);
    (!plain).then(|| day::period(lang, item.period, starts))
}

/// The deadline and how far it is: 11-30（月） あと5営業日, 11-20（金） 3営業日超過.
pub fn deadline(lang: Language, item: &Item, today: NaiveDate, workdays: &Workdays) -> String {
    let date = day::near_date(lang, item.due, today);
    let date = match item.at {
        Some(at) => format!("{date} {}", at.format("%H:%M")),
        None => date,
    };
    let how = distance(lang, item, today, workdays);
    if how.is_empty() {
        date
    } else {
        format!("{date} {how}")
    }
}

fn distance(lang: Language, item: &Item, today: NaiveDate, workdays: &Workdays) -> String {
    match item.state {
        State::Late => in_grace(lang, &late_by(lang, item)),
        State::Overdue if item.missed > 1 => overdue_missed(lang, &overdue_by(lang, item), item.missed),
        State::Overdue => overdue_by(lang, item),
        State::Upcoming | State::Open | State::Deferred => left(lang, today, item.due, workdays),
        State::ToConfirm | State::Due | State::Done | State::Skipped | State::Missed => String::new(),
    }
}

/// How long it is overdue: in business days, or in days where there was none in between.
pub fn overdue_by(lang: Language, item: &Item) -> String {
    match item.late_business_days {
        0 => days_overdue(lang, item.late_days),
        days => business_days_overdue(lang, i64::from(days)),
    }
}

/// How late it was done, or is within its grace, in the same days.
pub fn late_by(lang: Language, item: &Item) -> String {
    match item.late_business_days {
        0 => days_late(lang, item.late_days, plural(item.late_days)),
        days => business_days_late(lang, days.into(), plural(days.into())),
    }
}

fn left(lang: Language, today: NaiveDate, due: NaiveDate, workdays: &Workdays) -> String {
    match workdays.between(today, due) {
        0 => days_left(lang, (due - today).num_days()),
        days => business_days_left(lang, i64::from(days)),
    }
}

/// Whose it is: one name; of several the first and how many others.
pub fn owners(lang: Language, item: &Item) -> String {
    let names: Vec<&str> = item.assignee.iter().map(|owner| owner.name.as_str()).collect();
    match names.as_slice() {
        [first, rest @ ..] if !rest.is_empty() => and_others(lang, first, rest.len()),
        names => names.concat(),
    }
}

/// The state in one word.
pub fn state(lang: Language, item: &Item) -> String {
    match item.state {
        State::Upcoming => upcoming(lang),
        State::Open => open(lang),
        State::Due => due_today(lang),
        State::Late => late(lang),
        State::Overdue => overdue(lang),
        State::Deferred => deferred(lang),
        State::ToConfirm => to_confirm(lang),
        State::Done if item.ng => done_ng(lang),
        State::Done => done(lang),
        State::Skipped => skipped(lang),
        State::Missed => missed(lang),
    }
}

/// Why the day is closed; nothing on a business day.
pub fn closed(lang: Language, today: NaiveDate, workdays: &Workdays) -> Option<String> {
    Some(closed_day(lang, &why_closed(lang, &workdays.closure(today)?)))
}

/// The reason alone: 日曜日, 勤労感謝の日, 会社の休業日 12-29..01-03.
pub fn why_closed(lang: Language, closure: &Closure<'_>) -> String {
    match closure {
        Closure::Weekday(weekday) => weekday_closed(lang, *weekday),
        Closure::Holiday { name, official: true } => (*name).to_owned(),
        Closure::Holiday { name, .. } => unofficial(lang, name),
        Closure::Company(line) => company(lang, &line.to_string()),
    }
}

fn weekday_closed(lang: Language, weekday: chrono::Weekday) -> String {
    const JA: [&str; 7] = [
        "月曜日",
        "火曜日",
        "水曜日",
        "木曜日",
        "金曜日",
        "土曜日",
        "日曜日",
    ];
    match lang {
        Language::Ja => JA[weekday.num_days_from_monday() as usize].to_owned(),
        Language::En => english::weekday(weekday).to_owned(),
    }
}

/// Days as a sentence counts them in English: 1 business day, 2 business days.
fn plural(count: i64) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn business_days_overdue(lang: Language, days: i64) -> String {
    business_days_over(lang, days, plural(days))
}

fn days_overdue(lang: Language, days: i64) -> String {
    days_over(lang, days, plural(days))
}

fn business_days_left(lang: Language, days: i64) -> String {
    business_days_to_go(lang, days, plural(days))
}

fn days_left(lang: Language, days: i64) -> String {
    days_to_go(lang, days, plural(days))
}

say! {
    /// Over the deadline, in business days.
    business_days_over(days: i64, _s: &str) { ja: "{days}営業日超過", en: "{days} business day{_s} late" }
    /// Over the deadline, no business day in between.
    days_over(days: i64, _s: &str) { ja: "{days}日超過", en: "{days} day{_s} late" }
    /// Done after the deadline, or within the grace, in business days.
    business_days_late(days: i64, _s: &str) { ja: "{days}営業日遅れ", en: "{days} business day{_s} late" }
    /// Done after the deadline, no business day in between.
    days_late(days: i64, _s: &str) { ja: "{days}日遅れ", en: "{days} day{_s} late" }
    /// Before the deadline.
    business_days_to_go(days: i64, _s: &str) { ja: "あと{days}営業日", en: "{days} business day{_s} left" }
    /// Before the deadline, no business day in between.
    days_to_go(days: i64, _s: &str) { ja: "あと{days}日", en: "{days} day{_s} left" }
    /// Over the deadline, within the grace.
    in_grace(late: &str) { ja: "猶予中（{late}）", en: "{late} (in grace)" }
    /// Over the deadline, several times.
    overdue_missed(overdue: &str, missed: u32) { ja: "{overdue} 未実施{missed}回", en: "{overdue}, {missed} missed" }

    /// How old a clone is.
    fetched(at: &str) { ja: "ほかの人の記録は {at} に取得したところまでです（git pull で新しくなります）", en: "Records of others: as fetched at {at} (git pull brings newer ones)" }
    /// How old what others wrote is.
    written(at: &str) { ja: "ほかの人の最新の記録: {at}", en: "Others last recorded something at {at}" }

    /// A contract's last day for refusing the renewal.
    contract_notice(vendor: &str) { ja: "更新拒絶の申出期限 {vendor}", en: "Last day to refuse renewal: {vendor}" }
    /// A contract's end.
    contract_end(vendor: &str) { ja: "委託契約の終了 {vendor}", en: "Contract ends: {vendor}" }
    /// A contact to verify.
    verify_contact(name: &str) { ja: "連絡先の確認 {name}", en: "Verify contact {name}" }
    /// A contact to verify, whose number was found wrong.
    wrong_number(name: &str) { ja: "連絡先の確認（番号違い） {name}", en: "Verify contact (wrong number): {name}" }
    /// A planned outage to announce.
    announce(title: &str) { ja: "計画停止の事前連絡 {title}", en: "Announce planned outage: {title}" }
    /// The plan's own review.
    review() { ja: "運用計画書の見直し", en: "Review the operations plan" }
    /// No longer in the plan.
    gone(title: &str) { ja: "{title}（計画から削除済み）", en: "{title} (no longer in the plan)" }
    /// A title and what it is about.
    with_about(title: &str, about: &str) { ja: "{title} {about}", en: "{title}, {about}" }

    /// A section: 期限超過.
    overdue_section(n: usize) { ja: "期限超過 {n}件", en: "Overdue: {n}" }
    /// A section: 本日期限.
    today_section(n: usize) { ja: "本日期限 {n}件", en: "Due today: {n}" }
    /// The same for another day.
    day_section(n: usize) { ja: "当日期限 {n}件", en: "Due that day: {n}" }
    /// A section: 確認待ち.
    confirm_section(n: usize) { ja: "確認待ち {n}件", en: "To be confirmed: {n}" }
    /// A section: 事前通知.
    announced_section(n: usize) { ja: "事前通知 {n}件", en: "Coming up: {n}" }
    /// A section: 期間中.
    rest_section(n: usize) { ja: "期間中 {n}件", en: "Open: {n}" }
    /// A section: 予定.
    upcoming_section(n: usize) { ja: "予定 {n}件", en: "Upcoming: {n}" }
    /// The line that counts the rest.
    rest(n: usize) { ja: "ほか期間中 {n}件（一覧は --all）", en: "{n} more open (--all lists them)" }
    /// Nothing is due today.
    nothing_today() { ja: "本日の期限はありません", en: "Nothing is due today" }
    /// Nothing is due on that day.
    nothing_that_day() { ja: "この日の期限はありません", en: "Nothing is due on that day" }
    /// Nothing of what was asked for.
    nothing_found() { ja: "該当する業務はありません", en: "Nothing fits" }
    /// The day is closed.
    closed_day(why: &str) { ja: "休業日（{why}）", en: "Closed day ({why})" }
    /// A holiday that the law gives and no list has published yet.
    unofficial(name: &str) { ja: "{name}（未公表、法律による）", en: "{name} (by the law; not yet published)" }
    /// The company's own.
    company(line: &str) { ja: "会社の休業日 {line}", en: "company closed {line}" }
    /// An automation that has stopped.
    stopped(title: &str, check: &str, last: &str) {
        ja: "{title}: 自動実行の記録がありません（check `{check}`、最終 {last}）",
        en: "{title}: no automatic run on record (check `{check}`, last {last})",
    }
    /// Never ran.
    never() { ja: "なし", en: "never" }
    /// Who did what waits to be confirmed.
    waits(who: &str, day: &str) { ja: "{who} {day} 実施", en: "done by {who} on {day}" }

    /// The rule by which an undated period is due.
    last_business_day() { ja: "最終営業日", en: "last business day" }
    /// A stretch of days.
    from_to(first: &str, last: &str) { ja: "{first}〜{last}", en: "{first} to {last}" }

    /// A role, and whose turn it is.
    owner_on_duty(role: &str, people: &str) { ja: "{role}（{people}）", en: "{role} ({people})" }
    /// The first of many names.
    and_others(first: &str, n: usize) { ja: "{first} ほか{n}", en: "{first} and {n} more" }

    /// A schedule's title.
    range(from: &str, to: &str, n: usize) { ja: "{from} 〜 {to} {n}件", en: "{from} to {to}: {n}" }

    /// Columns.
    column_due() { ja: "期限", en: "Deadline" }
    /// See `column_due`.
    column_late() { ja: "遅れ（営業日）", en: "Business days late" }
    /// See `column_due`.
    column_task() { ja: "業務", en: "Task" }
    /// See `column_due`.
    column_assignee() { ja: "担当", en: "Assignee" }
    /// See `column_due`.
    column_category() { ja: "分類", en: "Category" }
    /// See `column_due`.
    column_state() { ja: "状態", en: "State" }
    /// See `column_due`.
    column_nominal() { ja: "本来の日", en: "Nominal day" }
    /// See `column_due`.
    column_moves() { ja: "移動の理由", en: "Moved by" }

    /// States.
    upcoming() { ja: "予定", en: "upcoming" }
    /// See `upcoming`.
    open() { ja: "期間中", en: "open" }
    /// See `upcoming`.
    due_today() { ja: "本日期限", en: "due today" }
    /// See `upcoming`.
    late() { ja: "猶予中", en: "late" }
    /// See `upcoming`.
    overdue() { ja: "期限超過", en: "overdue" }
    /// See `upcoming`.
    deferred() { ja: "延期", en: "deferred" }
    /// See `upcoming`.
    to_confirm() { ja: "確認待ち", en: "to be confirmed" }
    /// See `upcoming`.
    done() { ja: "実施済", en: "done" }
    /// See `upcoming`.
    done_ng() { ja: "実施済（異常あり）", en: "done with findings" }
    /// See `upcoming`.
    skipped() { ja: "見送り", en: "skipped" }
    /// See `upcoming`.
    missed() { ja: "未実施", en: "missed" }
}
