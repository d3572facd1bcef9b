//! What `lint` says of a plan that is legal and will hurt: what is wrong, and what to do about it.

pub mod checks;
pub mod people;
pub mod work;

use chrono::NaiveDateTime;

use super::{Language, day::date, span::span};
use crate::plan::warn::{Unreachable, Warning};
use crate::say;

/// What will hurt.
pub fn message(lang: Language, warning: &Warning) -> String {
    match warning {
        Warning::EmptyRole {
            role, already: true, ..
        } => people::empty_role(lang, role),
        Warning::EmptyRole { role, from, .. } => people::empty_role_from(lang, role, &date(lang, *from)),
        Warning::EmptyStep { level, seats } => people::empty_step(lang, level, seats),
        Warning::PhoneOnlyStep { level, seats } => people::phone_only_step(lang, level, seats),
        Warning::UnreachableStep { level, seats, why } => match why {
            Unreachable::NoWay => people::no_way(lang, level, seats),
            Unreachable::RaisedBefore { level: worse, at } => {
                people::raised_before(lang, level, seats, worse, &span(lang, *at))
            }
        },
        Warning::PersonInTwoSeats {
            level,
            person,
            first,
            second,
        } => people::person_in_two_seats(lang, level, person, first, second),
        Warning::LevelWithoutChain { level } => people::level_without_chain(lang, level),
        Warning::UnreachableAlert => people::unreachable_alert(lang),
        Warning::AlertsWithoutDefault { level } => people::alerts_without_default(lang, level),
        Warning::ContactWithoutPhoneOrMail { contact } => {
            people::contact_without_phone_or_mail(lang, contact)
        }
        Warning::NoMailAddress { written } => people::no_mail_address(lang, written),
        Warning::NotYet { key, day } => people::not_yet(lang, key, &date(lang, *day)),
        Warning::NoPhoneInChain { contact, seat } => people::no_phone_in_chain(lang, contact, seat),
        Warning::ContactNotVerified {
            contact,
            verified: Some(last),
            every,
        } => people::not_verified_since(lang, contact, &date(lang, *last), &span(lang, *every)),
        Warning::ContactNotVerified { contact, .. } => people::never_verified(lang, contact),
        Warning::WrongNumber { contact, since } => people::wrong_number(lang, contact, &date(lang, *since)),
        Warning::SameNumber { number, names } => people::same_number(lang, number, names),
        Warning::AwayWithoutDeputy { contact, from, to } => {
            people::away_without_deputy(lang, contact, &date(lang, *from), &date(lang, *to))
        }
        Warning::DutyGap {
            seat,
            levels,
            from,
            to,
        } => people::duty_gap(lang, seat, levels, &minute(lang, *from), &minute(lang, *to)),
        Warning::NobodyReachable {
            level,
            seats,
            from,
            to,
        } => people::nobody_reachable(lang, level, seats, &minute(lang, *from), &minute(lang, *to)),
        Warning::AssigneeInNoTree { assignee } => work::assignee_in_no_tree(lang, assignee),
        Warning::DailyByHand => work::daily_by_hand(lang),
        Warning::AutomaticWithoutCheck => work::automatic_without_check(lang),
        Warning::FallsOnClosedDay { day, more: 0 } => work::falls_on_closed_day(lang, &date(lang, *day)),
        Warning::FallsOnClosedDay { day, more } => work::falls_on_closed_days(lang, &date(lang, *day), *more),
        Warning::NoSuchDay { month, day } => {
            work::no_such_day(lang, month.number_from_month(), *day, month.name())
        }
        Warning::WeeksWithoutStarts { every, starts } => {
            work::weeks_without_starts(lang, *every, &date(lang, *starts))
        }
        Warning::AlsoNeverDue { day, bound } if day < bound => {
            work::also_before_starts(lang, &date(lang, *day), &date(lang, *bound))
        }
        Warning::AlsoNeverDue { day, bound } => {
            work::also_after_ends(lang, &date(lang, *day), &date(lang, *bound))
        }
        Warning::ConfirmedBySelf { person } => work::confirmed_by_self(lang, person),
        Warning::EventWithoutChannel { event } => event_without_channel(lang, event),
        Warning::CheckWithoutOwner { check } => checks::check_without_owner(lang, check),
        Warning::LimitNeverReached { key, by } => checks::limit_never_reached(lang, key, by),
        Warning::OutageNoticedLate { minutes, outage_from } => {
            checks::outage_noticed_late(lang, *minutes, &outage_from.to_string())
        }
        Warning::CertificateNoticedLate { days } => checks::certificate_noticed_late(lang, *days),
        Warning::ShellLine { line } => checks::shell_line(lang, line),
        Warning::IncidentHidden { check, parent } => checks::incident_hidden(lang, check, parent),
        Warning::ContractPastEnd { vendor, ended } => contract_past_end(lang, vendor, &date(lang, *ended)),
        Warning::ServiceHoursNotUnderstood { written } => service_hours_not_understood(lang, written),
        Warning::ReviewOverdue { reviewed, every } => {
            review_overdue(lang, &date(lang, *reviewed), &span(lang, *every))
        }
        Warning::UnreadFile { name, .. } => unread_file(lang, name),
        Warning::OpenFolder { path } => open_folder(lang, path),
        Warning::Placeholder { word } => placeholder(lang, word),
    }
}

/// 2026-12-29（火）09:00
fn minute(lang: Language, at: NaiveDateTime) -> String {
    let between = if lang == Language::Ja { "" } else { " " };
    format!("{}{between}{}", date(lang, at.date()), at.format("%H:%M"))
}

/// What to do about it.
pub fn help(lang: Language, warning: &Warning) -> String {
    match warning {
        Warning::EmptyRole { .. } => people::help_empty_role(lang),
        Warning::EmptyStep { .. } => people::help_empty_step(lang),
        Warning::PhoneOnlyStep { .. } => people::help_phone_only_step(lang),
        Warning::UnreachableStep { why, .. } => match why {
            Unreachable::NoWay => people::help_no_way(lang),
            Unreachable::RaisedBefore { at, .. } => people::help_raised_before(lang, &at.to_string()),
        },
        Warning::PersonInTwoSeats { .. } => people::help_person_in_two_seats(lang),
        Warning::LevelWithoutChain { .. } => people::help_level_without_chain(lang),
        Warning::UnreachableAlert => people::help_unreachable_alert(lang),
        Warning::AlertsWithoutDefault { .. } => people::help_alerts_without_default(lang),
        Warning::ContactWithoutPhoneOrMail { .. } => people::help_contact_without_phone_or_mail(lang),
        Warning::NoMailAddress { .. } => people::help_no_mail_address(lang),
        Warning::NotYet { .. } => people::help_not_yet(lang),
        Warning::NoPhoneInChain { .. } => people::help_no_phone_in_chain(lang),
        Warning::ContactNotVerified { .. } => people::help_contact_not_verified(lang),
        Warning::WrongNumber { .. } => people::help_wrong_number(lang),
        Warning::SameNumber { .. } => people::help_same_number(lang),
        Warning::AwayWithoutDeputy { .. } => people::help_away_without_deputy(lang),
        Warning::DutyGap { .. } => people::help_duty_gap(lang),
        Warning::NobodyReachable { .. } => people::help_nobody_reachable(lang),
        Warning::AssigneeInNoTree { .. } => work::help_assignee_in_no_tree(lang),
        Warning::DailyByHand => work::help_daily_by_hand(lang),
        Warning::AutomaticWithoutCheck => work::help_automatic_without_check(lang),
        Warning::FallsOnClosedDay { .. } => work::help_falls_on_closed_day(lang),
        Warning::NoSuchDay { .. } => work::help_no_such_day(lang),
        Warning::WeeksWithoutStarts { starts, .. } => {
            work::help_weeks_without_starts(lang, &starts.to_string())
        }
        Warning::AlsoNeverDue { .. } => work::help_also_never_due(lang),
        Warning::ConfirmedBySelf { .. } => work::help_confirmed_by_self(lang),
        Warning::EventWithoutChannel { event } => help_event_without_channel(lang, event),
        Warning::CheckWithoutOwner { .. } => checks::help_check_without_owner(lang),
        Warning::LimitNeverReached { key, by } => checks::help_limit_never_reached(lang, key, by),
        Warning::OutageNoticedLate { .. } => checks::help_outage_noticed_late(lang),
        Warning::CertificateNoticedLate { .. } => checks::help_certificate_noticed_late(lang),
        Warning::ShellLine { .. } => checks::help_shell_line(lang),
        Warning::IncidentHidden { .. } => checks::help_incident_hidden(lang),
        Warning::ContractPastEnd { .. } => help_contract_past_end(lang),
        Warning::ServiceHoursNotUnderstood { .. } => help_service_hours(lang),
        Warning::ReviewOverdue { .. } => help_review_overdue(lang),
        Warning::UnreadFile { nearest, .. } => help_unread_file(lang, nearest),
        Warning::OpenFolder { path } => help_open_folder(lang, path),
        Warning::Placeholder { .. } => help_placeholder(lang),
    }
}

say! {
    /// See [`Warning::EventWithoutChannel`].
    event_without_channel(event: &str) {
        ja: "opsplan が知らせる出来事 `{event}` に、送り先のチャネルがありません",
        en: "opsplan tells of `{event}`, and no channel takes it",
    }
    /// What to do.
    help_event_without_channel(event: &str) {
        ja: "channels.toml に on = \"{event}\" の [[event]] を書き、`channel` を付けてください",
        en: "write an [[event]] with on = \"{event}\" and a `channel` into channels.toml",
    }
    /// See [`Warning::ContractPastEnd`].
    contract_past_end(vendor: &str, ended: &str) {
        ja: "{vendor} との契約は {ended} に終わっています",
        en: "the contract with {vendor} ended on {ended}",
    }
    /// What to do.
    help_contract_past_end() {
        ja: "結び直したら `ends` を書き換え、終わったなら項目を消してください",
        en: "write the new `ends`, or take the entry out",
    }
    /// See [`Warning::ServiceHoursNotUnderstood`].
    service_hours_not_understood(written: &str) {
        ja: "稼働時間帯 `{written}` が読めません。表示だけして、対応時間は数えません",
        en: "cannot read the service hours `{written}`: they are shown, and no response time is counted",
    }
    /// What to do.
    help_service_hours() {
        ja: "例: 24時間365日、平日 9:00-18:00、毎日 9:00-18:00",
        en: "for example: 24/7, weekdays 9:00-18:00, daily 9:00-18:00",
    }
    /// See [`Warning::ReviewOverdue`].
    review_overdue(reviewed: &str, every: &str) {
        ja: "計画は {reviewed} から見直していません（{every}ごとに見直す計画です）",
        en: "the plan was last reviewed on {reviewed}; it wants to be every {every}",
    }
    /// What to do.
    help_review_overdue() {
        ja: "見直したら `reviewed` の日付を書き換えてください",
        en: "look it over, and write the day into `reviewed`",
    }
    /// See [`Warning::UnreadFile`].
    unread_file(name: &str) {
        ja: "`{name}` という名前のファイルは読まれません",
        en: "nobody reads a file of the name `{name}`",
    }
    /// What to do.
    help_unread_file(nearest: &str) {
        ja: "`{nearest}` のことなら、名前を直してください。要らなければ、このフォルダから移してください",
        en: "rename it where `{nearest}` is meant; else move it out of this folder",
    }
    /// See [`Warning::OpenFolder`].
    open_folder(path: &str) {
        ja: "`{path}` はほかの利用者も書き換えられます。夜間にだれを呼ぶかを、だれでも変えられます",
        en: "other users can write `{path}`: anybody could change who is called at night",
    }
    /// What to do.
    help_open_folder(path: &str) {
        ja: "chmod o-w {path}",
        en: "chmod o-w {path}",
    }
    /// See [`Warning::Placeholder`].
    placeholder(word: &str) {
        ja: "`{word}` は、まだ決まっていないという意味の言葉です",
        en: "`{word}` means that something is not filled in yet",
    }
    /// What to do.
    help_placeholder() {
        ja: "決まった言葉に書き換えるか、まだなら消してください",
        en: "fill it in, or leave it out for now",
    }
}
