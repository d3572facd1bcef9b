//! What `lint` says of a plan that is legal and will hurt: what is wrong, and what to do about it.

pub mod checks;

use chrono::NaiveDateTime;

use super::{Language, day::date, span::span};
use crate::plan::warn::{Unreachable, Warning};
use crate::say;

/// What will hurt.
pub fn message(lang: Language, warning: &Warning) -> String {
    match warning {
        Warning::EmptyRole {
            role, already: true, ..
        } => empty_role(lang, role),
        Warning::EmptyRole { role, from, .. } => empty_role_from(lang, role, &date(lang, *from)),
        Warning::EmptyStep { level, seats } => empty_step(lang, level, seats),
        Warning::PhoneOnlyStep { level, seats } => phone_only_step(lang, level, seats),
        Warning::UnreachableStep { level, seats, why } => match why {
            Unreachable::NoWay => no_way(lang, level, seats),
            Unreachable::RaisedBefore { level: worse, at } => {
                raised_before(lang, level, seats, worse, &span(lang, *at))
            }
        },
        Warning::PersonInTwoSeats {
            level,
            person,
            first,
            second,
        } => person_in_two_seats(lang, level, person, first, second),
        Warning::LevelWithoutChain { level } => level_without_chain(lang, level),
        Warning::UnreachableAlert => unreachable_alert(lang),
        Warning::AlertsWithoutDefault { level } => alerts_without_default(lang, level),
        Warning::ContactWithoutPhoneOrMail { contact } => contact_without_phone_or_mail(lang, contact),
        Warning::NoMailAddress { written } => no_mail_address(lang, written),
        Warning::NotYet { key, day } => not_yet(lang, key, &date(lang, *day)),
        Warning::NoPhoneInChain { contact, seat } => no_phone_in_chain(lang, contact, seat),
        Warning::ContactNotVerified {
            contact,
            verified: Some(last),
            every,
        } => not_verified_since(lang, contact, &date(lang, *last), &span(lang, *every)),
        Warning::ContactNotVerified { contact, .. } => never_verified(lang, contact),
        Warning::WrongNumber { contact, since } => wrong_number(lang, contact, &date(lang, *since)),
        Warning::AwayWithoutDeputy { contact, from, to } => {
            away_without_deputy(lang, contact, &date(lang, *from), &date(lang, *to))
        }
        Warning::DutyGap {
            seat,
            levels,
            from,
            to,
        } => duty_gap(lang, seat, levels, &minute(lang, *from), &minute(lang, *to)),
        Warning::NobodyReachable {
            level,
            seats,
            from,
            to,
        } => nobody_reachable(lang, level, seats, &minute(lang, *from), &minute(lang, *to)),
        other => message_of_work(lang, other),
    }
}

fn message_of_work(lang: Language, warning: &Warning) -> String {
    match warning {
        Warning::AssigneeInNoTree { assignee } => assignee_in_no_tree(lang, assignee),
        Warning::DailyByHand => daily_by_hand(lang),
        Warning::AutomaticWithoutCheck => automatic_without_check(lang),
        Warning::FallsOnClosedDay { day, more: 0 } => falls_on_closed_day(lang, &date(lang, *day)),
        Warning::FallsOnClosedDay { day, more } => falls_on_closed_days(lang, &date(lang, *day), *more),
        Warning::WeeksWithoutStarts { every, starts } => {
            weeks_without_starts(lang, *every, &date(lang, *starts))
        }
        Warning::AlsoNeverDue { day, bound } => {
            let (day, bound, early) = (date(lang, *day), date(lang, *bound), day < bound);
            if early {
                also_before_starts(lang, &day, &bound)
            } else {
                also_after_ends(lang, &day, &bound)
            }
        }
        Warning::ConfirmedBySelf { person } => confirmed_by_self(lang, person),
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
        Warning::OpenFolder { path } => open_folder(lang, path),
        Warning::Placeholder { word } => placeholder(lang, word),
        _ => String::new(),
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
        Warning::EmptyRole { .. } => help_empty_role(lang),
        Warning::EmptyStep { .. } => help_empty_step(lang),
        Warning::PhoneOnlyStep { .. } => help_phone_only_step(lang),
        Warning::UnreachableStep { why, .. } => match why {
            Unreachable::NoWay => help_no_way(lang),
            Unreachable::RaisedBefore { at, .. } => help_raised_before(lang, &at.to_string()),
        },
        Warning::PersonInTwoSeats { .. } => help_person_in_two_seats(lang),
        Warning::LevelWithoutChain { .. } => help_level_without_chain(lang),
        Warning::UnreachableAlert => help_unreachable_alert(lang),
        Warning::AlertsWithoutDefault { .. } => help_alerts_without_default(lang),
        Warning::ContactWithoutPhoneOrMail { .. } => help_contact_without_phone_or_mail(lang),
        Warning::NoMailAddress { .. } => help_no_mail_address(lang),
        Warning::NotYet { .. } => help_not_yet(lang),
        Warning::NoPhoneInChain { .. } => help_no_phone_in_chain(lang),
        Warning::ContactNotVerified { .. } => help_contact_not_verified(lang),
        Warning::WrongNumber { .. } => help_wrong_number(lang),
        Warning::AwayWithoutDeputy { .. } => help_away_without_deputy(lang),
        Warning::DutyGap { .. } => help_duty_gap(lang),
        Warning::NobodyReachable { .. } => help_nobody_reachable(lang),
        Warning::AssigneeInNoTree { .. } => help_assignee_in_no_tree(lang),
        Warning::DailyByHand => help_daily_by_hand(lang),
        Warning::AutomaticWithoutCheck => help_automatic_without_check(lang),
        Warning::FallsOnClosedDay { .. } => help_falls_on_closed_day(lang),
        Warning::WeeksWithoutStarts { starts, .. } => help_weeks_without_starts(lang, &starts.to_string()),
        Warning::AlsoNeverDue { .. } => help_also_never_due(lang),
        Warning::ConfirmedBySelf { .. } => help_confirmed_by_self(lang),
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
        Warning::OpenFolder { path } => help_open_folder(lang, path),
        Warning::Placeholder { .. } => help_placeholder(lang),
    }
}

say! {
    /// See [`Warning::EmptyRole`].
    empty_role(role: &str) {
        ja: "役割 `{role}` にだれもいません",
        en: "nobody sits in the role `{role}`",
    }
    /// See [`Warning::EmptyRole`].
    empty_role_from(role: &str, from: &str) {
        ja: "役割 `{role}` は {from} からだれもいなくなります",
        en: "nobody sits in the role `{role}` from {from} on",
    }
    /// What to do.
    help_empty_role() {
        ja: "`members` に連絡先を書いてください",
        en: "write contacts into `members`",
    }
    /// See [`Warning::EmptyStep`].
    empty_step(level: &str, seats: &str) {
        ja: "{level} のこの段階（{seats}）には、知らせる相手がいません",
        en: "nobody is there to be told at this step of {level} ({seats})",
    }
    /// What to do.
    help_empty_step() {
        ja: "役割の `members` か、契約の `contact` に人を書いてください。いないままなら、すぐ次の段階に進みます",
        en: "put people into the role's `members` or the contract's `contact`; until then the next step comes at once",
    }
    /// See [`Warning::PhoneOnlyStep`].
    phone_only_step(level: &str, seats: &str) {
        ja: "{level} のこの段階（{seats}）は電話でしか届きません。夜間、この段階には電話をかける人がいません",
        en: "this step of {level} ({seats}) is reached by phone only, and at night nobody is there to ring",
    }
    /// What to do.
    help_phone_only_step() {
        ja: "連絡先に `reach`（opsplan が知らせる道順）を書くか、夜間も電話をかける人を前の段階に置いてください",
        en: "give the contact a `reach`, or put somebody who can ring at night into an earlier step",
    }
    /// See [`Unreachable::NoWay`].
    no_way(level: &str, seats: &str) {
        ja: "{level} のこの段階（{seats}）には、つながる方法がありません。電話も、メールも、`reach` もありません",
        en: "this step of {level} ({seats}) cannot be reached: no phone, no mail, no `reach`",
    }
    /// What to do.
    help_no_way() {
        ja: "contacts.toml に `phone` と `reach` を書いてください",
        en: "write `phone` and `reach` into contacts.toml",
    }
    /// See [`Unreachable::RaisedBefore`].
    raised_before(level: &str, seats: &str, worse: &str, at: &str) {
        ja: "サービス停止では、この段階（{seats}）に来る前に {level} から {worse} へ上がります（停止が{at}続いたとき）",
        en: "a service stop never comes to this step ({seats}): after {at} it is raised from {level} to {worse}",
    }
    /// What to do.
    help_raised_before(at: &str) {
        ja: "`after` を {at} より前にするか、上のレベルの連絡経路に移してください",
        en: "let `after` be before {at}, or move the step to the worse level's chain",
    }
    /// See [`Warning::PersonInTwoSeats`].
    person_in_two_seats(level: &str, person: &str, first: &str, second: &str) {
        ja: "{level} の連絡経路で、{person} が2つの席（{first} と {second}）にいます。応答しなければ、次も同じ人です",
        en: "{person} sits in two seats of the chain of {level} ({first} and {second}): who does not answer is told again",
    }
    /// What to do.
    help_person_in_two_seats() {
        ja: "どちらかの席に別の人を置くか、段階を1つ減らしてください",
        en: "put somebody else into one of the seats, or leave one of them out",
    }
    /// See [`Warning::LevelWithoutChain`].
    level_without_chain(level: &str) {
        ja: "{level} に連絡経路がありません。このレベルのインシデントはだれにも届きません",
        en: "{level} has no chain: an incident of this level reaches nobody",
    }
    /// What to do.
    help_level_without_chain() {
        ja: "例: chain = [{{ to = \"system\", after = \"0m\" }}]",
        en: "for example: chain = [{{ to = \"system\", after = \"0m\" }}]",
    }
    /// See [`Warning::UnreachableAlert`].
    unreachable_alert() {
        ja: "このアラートの規則には決して来ません。上の規則が、これに当たるものをすべて取ります",
        en: "this rule for alerts is never come to: one above it takes everything that it would take",
    }
    /// What to do.
    help_unreachable_alert() {
        ja: "上の規則より前に移すか、消してください。最初に当たった規則が使われます",
        en: "move it above that rule, or remove it; the first rule that fits is used",
    }
    /// See [`Warning::AlertsWithoutDefault`].
    alerts_without_default(level: &str) {
        ja: "どの規則にも当たらないアラートは、いちばん軽い {level} で起票されます",
        en: "alerts that no rule takes are opened as {level}, the mildest",
    }
    /// What to do.
    help_alerts_without_default() {
        ja: "最後に、`when` のない規則を書いてください。例: [[alert]] level = 1",
        en: "write a last rule without `when`, as: [[alert]] level = 1",
    }
    /// See [`Warning::ContactWithoutPhoneOrMail`].
    contact_without_phone_or_mail(contact: &str) {
        ja: "{contact} に電話番号もメールアドレスもありません",
        en: "{contact} has neither phone nor mail",
    }
    /// What to do.
    help_contact_without_phone_or_mail() {
        ja: "`phone` か `email` を書いてください",
        en: "write `phone` or `email`",
    }
    /// See [`Warning::NoPhoneInChain`].
    no_phone_in_chain(contact: &str, seat: &str) {
        ja: "{contact}（{seat}）は連絡経路にいますが、電話番号がありません。通知に気づかなければ起こせません",
        en: "{contact} ({seat}) is in a chain and has no phone: who does not see the message cannot be woken",
    }
    /// What to do.
    help_no_phone_in_chain() {
        ja: "`phone` を書いてください",
        en: "write `phone`",
    }
    /// See [`Warning::NoMailAddress`].
    no_mail_address(written: &str) {
        ja: "`{written}` はメールアドレスではありません",
        en: "`{written}` is no mail address",
    }
    /// What to do.
    help_no_mail_address() {
        ja: "半角の @ を入れて書いてください。例: tanaka@example.jp",
        en: "write it with an @, as tanaka@example.jp",
    }
    /// See [`Warning::NotYet`].
    not_yet(key: &str, day: &str) {
        ja: "`{key}` の {day} はまだ来ていません。その日が過ぎるまで、確かめる期限が出ません",
        en: "`{key}` names {day}, which is still to come: nobody is asked to look again before it is long past",
    }
    /// What to do.
    help_not_yet() {
        ja: "実際に確かめた日を書いてください",
        en: "write the day on which it was really done",
    }
    /// See [`Warning::ContactNotVerified`].
    not_verified_since(contact: &str, last: &str, every: &str) {
        ja: "{contact} の連絡先は {last} から確かめていません（{every}ごとに確かめます）",
        en: "{contact} was last verified on {last}; it should be every {every}",
    }
    /// See [`Warning::ContactNotVerified`].
    never_verified(contact: &str) {
        ja: "{contact} の連絡先は一度も確かめていません",
        en: "{contact} was never verified",
    }
    /// What to do.
    help_contact_not_verified() {
        ja: "実際に連絡してつながったら、`verified` に日付を書いてください",
        en: "reach them once, and write the day into `verified`",
    }
    /// See [`Warning::WrongNumber`].
    wrong_number(contact: &str, since: &str) {
        ja: "{contact} の電話番号は {since} の架電で番号違いでした",
        en: "the number of {contact} was wrong when it was called on {since}",
    }
    /// What to do.
    help_wrong_number() {
        ja: "正しい番号に直し、実際につながったら `verified` に日付を書いてください",
        en: "correct the number, reach them once, and write the day into `verified`",
    }
    /// See [`Warning::AwayWithoutDeputy`].
    away_without_deputy(contact: &str, from: &str, to: &str) {
        ja: "{contact} は {from}〜{to} に不在ですが、代行がいません。その間、この段階にはだれもいません",
        en: "{contact} is away from {from} to {to} and has no deputy: nobody is at this step then",
    }
    /// What to do.
    help_away_without_deputy() {
        ja: "`deputy` に代行を書いてください",
        en: "write a `deputy`",
    }
    /// See [`Warning::DutyGap`].
    duty_gap(seat: &str, levels: &str, from: &str, to: &str) {
        ja: "{seat}（{levels}）は {from} から {to} まで、連絡のつく人がいません",
        en: "nobody can be reached at {seat} ({levels}) from {from} to {to}",
    }
    /// What to do.
    help_duty_gap() {
        ja: "その間の人を、`members` か当番表の [[role.rota.override]] に書くか、不在の人に `deputy` を書いてください",
        en: "write who is there into `members` or a [[role.rota.override]], or give who is away a `deputy`",
    }
    /// The second place of [`Warning::DutyGap`].
    called_here() { ja: "ここで呼ばれます", en: "called here" }
    /// See [`Warning::NobodyReachable`].
    nobody_reachable(level: &str, seats: &str, from: &str, to: &str) {
        ja: "{level} のインシデントは {from} から {to} まで、だれにも届きません（{seats}）",
        en: "an incident of {level} reaches nobody from {from} to {to} ({seats})",
    }
    /// What to do.
    help_nobody_reachable() {
        ja: "その間に連絡のつく人を、連絡経路の役割か当番表に置いてください",
        en: "put somebody who can be reached then into a role or a rota of the chain",
    }
}

say! {
    /// See [`Warning::AssigneeInNoTree`].
    assignee_in_no_tree(assignee: &str) {
        ja: "担当者 `{assignee}` が体制図のどこにもいません",
        en: "the assignee `{assignee}` stands nowhere in the org chart",
    }
    /// What to do.
    help_assignee_in_no_tree() {
        ja: "org.toml で、役割なら `reports_to` を、人なら役割の `members` を書いてください",
        en: "in org.toml give the role a `reports_to`, or make the person a member of a role",
    }
    /// See [`Warning::DailyByHand`].
    daily_by_hand() {
        ja: "手動の日次です。土日祝も予定になります。毎営業日ですか",
        en: "daily work by hand is owed on weekends and holidays too; do you mean every business day?",
    }
    /// What to do.
    help_daily_by_hand() {
        ja: "営業日だけなら frequency = \"毎営業日\"、土日祝も行うなら if_closed = \"keep\" を書いてください",
        en: "write frequency = \"every business day\", or if_closed = \"keep\" where weekends are meant",
    }
    /// See [`Warning::AutomaticWithoutCheck`].
    automatic_without_check() {
        ja: "自動の業務ですが、確かめる `check` がありません。動いたかどうかをだれも知りません",
        en: "automatic work without a `check`: nobody would know whether it has run",
    }
    /// What to do.
    help_automatic_without_check() {
        ja: "checks.toml の id を `check` に書くか、人が確かめるなら method = \"手動\" にしてください",
        en: "write the id of a check into `check`, or method = \"manual\" where somebody looks",
    }
    /// See [`Warning::FallsOnClosedDay`].
    falls_on_closed_day(day: &str) {
        ja: "{day} は休業日ですが、そのときどうするかが書かれていません",
        en: "{day} is a closed day, and nothing says what to do then",
    }
    /// See [`Warning::FallsOnClosedDay`].
    falls_on_closed_days(day: &str, more: usize) {
        ja: "{day} は休業日ですが、そのときどうするかが書かれていません（1年にほか{more}回）",
        en: "{day} is a closed day, and nothing says what to do then ({more} more within a year)",
    }
    /// What to do.
    help_falls_on_closed_day() {
        ja: "（休業日は前営業日）のように書くか、if_closed = \"before\" \"after\" \"skip\" \"keep\" のどれかを書いてください",
        en: "write if_closed = \"before\", \"after\", \"skip\" or \"keep\"",
    }
    /// See [`Warning::WeeksWithoutStarts`].
    weeks_without_starts(every: u32, starts: &str) {
        ja: "{every}週ごとの業務に `starts` がありません。計画の開始日 {starts} から数えます",
        en: "every {every} weeks without its own `starts`: it is counted from {starts}, when the plan starts",
    }
    /// What to do.
    help_weeks_without_starts(starts: &str) {
        ja: "数え始める日を書いてください。例: starts = {starts}",
        en: "write the day from which to count, as in: starts = {starts}",
    }
    /// See [`Warning::AlsoNeverDue`].
    also_before_starts(day: &str, starts: &str) {
        ja: "追加した {day} は期限になりません。業務は {starts} に始まります",
        en: "nothing is due on the added day {day}: the work starts on {starts}",
    }
    /// See [`Warning::AlsoNeverDue`].
    also_after_ends(day: &str, ends: &str) {
        ja: "追加した {day} は期限になりません。業務は {ends} に終わります",
        en: "nothing is due on the added day {day}: the work ends on {ends}",
    }
    /// What to do.
    help_also_never_due() {
        ja: "日付を直すか、`also` から外してください。業務の期間は `starts` と `ends` で決まります",
        en: "mend the date, or take it out of `also`; `starts` and `ends` say when the work begins and ends",
    }
    /// See [`Warning::ConfirmedBySelf`].
    confirmed_by_self(person: &str) {
        ja: "実施する人も確認する人も {person} だけです。確認は別の人でないと済みません",
        en: "{person} alone does it and alone confirms it, and nobody confirms their own work",
    }
    /// What to do.
    help_confirmed_by_self() {
        ja: "`confirm` を別の役割か人にしてください",
        en: "let somebody else `confirm`",
    }
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
