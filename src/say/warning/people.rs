//! What `lint` says of who is called: seats, chains, contacts, and the minutes in which nobody can be reached.

use crate::say;

say! {
    /// See [`super::Warning::EmptyRole`].
    empty_role(role: &str) {
        ja: "役割 `{role}` にだれもいません",
        en: "nobody sits in the role `{role}`",
    }
    /// See [`super::Warning::EmptyRole`].
    empty_role_from(role: &str, from: &str) {
        ja: "役割 `{role}` は {from} からだれもいなくなります",
        en: "nobody sits in the role `{role}` from {from} on",
    }
    /// What to do.
    help_empty_role() {
        ja: "`members` に連絡先を書いてください",
        en: "write contacts into `members`",
    }
    /// See [`super::Warning::EmptyStep`].
    empty_step(level: &str, seats: &str) {
        ja: "{level} のこの段階（{seats}）には、知らせる相手がいません",
        en: "nobody is there to be told at this step of {level} ({seats})",
    }
    /// What to do.
    help_empty_step() {
        ja: "役割の `members` か、契約の `contact` に人を書いてください。いないままなら、すぐ次の段階に進みます",
        en: "put people into the role's `members` or the contract's `contact`; until then the next step comes at once",
    }
    /// See [`super::Warning::PhoneOnlyStep`].
    phone_only_step(level: &str, seats: &str) {
        ja: "{level} のこの段階（{seats}）は電話でしか届きません。夜間、この段階には電話をかける人がいません",
        en: "this step of {level} ({seats}) is reached by phone only, and at night nobody is there to ring",
    }
    /// What to do.
    help_phone_only_step() {
        ja: "連絡先に `reach`（opsplan が知らせる道順）を書くか、夜間も電話をかける人を前の段階に置いてください",
        en: "give the contact a `reach`, or put somebody who can ring at night into an earlier step",
    }
    /// See [`super::Unreachable::NoWay`].
    no_way(level: &str, seats: &str) {
        ja: "{level} のこの段階（{seats}）には、つながる方法がありません。電話も、メールも、`reach` もありません",
        en: "this step of {level} ({seats}) cannot be reached: no phone, no mail, no `reach`",
    }
    /// What to do.
    help_no_way() {
        ja: "contacts.toml に `phone` と `reach` を書いてください",
        en: "write `phone` and `reach` into contacts.toml",
    }
    /// See [`super::Unreachable::RaisedBefore`].
    raised_before(level: &str, seats: &str, worse: &str, at: &str) {
        ja: "サービス停止では、この段階（{seats}）に来る前に {level} から {worse} へ上がります（停止が{at}続いたとき）",
        en: "a service stop never comes to this step ({seats}): after {at} it is raised from {level} to {worse}",
    }
    /// What to do.
    help_raised_before(at: &str) {
        ja: "`after` を {at} より前にするか、上のレベルの連絡経路に移してください",
        en: "let `after` be before {at}, or move the step to the worse level's chain",
    }
    /// See [`super::Warning::PersonInTwoSeats`].
    person_in_two_seats(level: &str, person: &str, first: &str, second: &str) {
        ja: "{level} の連絡経路で、{person} が2つの席（{first} と {second}）にいます。応答しなければ、次も同じ人です",
        en: "{person} sits in two seats of the chain of {level} ({first} and {second}): who does not answer is told again",
    }
    /// What to do.
    help_person_in_two_seats() {
        ja: "どちらかの席に別の人を置くか、段階を1つ減らしてください",
        en: "put somebody else into one of the seats, or leave one of them out",
    }
    /// See [`super::Warning::LevelWithoutChain`].
    level_without_chain(level: &str) {
        ja: "{level} に連絡経路がありません。このレベルのインシデントはだれにも届きません",
        en: "{level} has no chain: an incident of this level reaches nobody",
    }
    /// What to do.
    help_level_without_chain() {
        ja: "例: chain = [{{ to = \"system\", after = \"0m\" }}]",
        en: "for example: chain = [{{ to = \"system\", after = \"0m\" }}]",
    }
    /// See [`super::Warning::UnreachableAlert`].
    unreachable_alert() {
        ja: "このアラートの規則には決して来ません。上の規則が、これに当たるものをすべて取ります",
        en: "this rule for alerts is never come to: one above it takes everything that it would take",
    }
    /// What to do.
    help_unreachable_alert() {
        ja: "上の規則より前に移すか、消してください。最初に当たった規則が使われます",
        en: "move it above that rule, or remove it; the first rule that fits is used",
    }
    /// See [`super::Warning::AlertsWithoutDefault`].
    alerts_without_default(level: &str) {
        ja: "どの規則にも当たらないアラートは、いちばん軽い {level} で起票されます",
        en: "alerts that no rule takes are opened as {level}, the mildest",
    }
    /// What to do.
    help_alerts_without_default() {
        ja: "最後に、`when` のない規則を書いてください。例: [[alert]] level = 1",
        en: "write a last rule without `when`, as: [[alert]] level = 1",
    }
    /// See [`super::Warning::ContactWithoutPhoneOrMail`].
    contact_without_phone_or_mail(contact: &str) {
        ja: "{contact} に電話番号もメールアドレスもありません",
        en: "{contact} has neither phone nor mail",
    }
    /// What to do.
    help_contact_without_phone_or_mail() {
        ja: "`phone` か `email` を書いてください",
        en: "write `phone` or `email`",
    }
    /// See [`super::Warning::NoPhoneInChain`].
    no_phone_in_chain(contact: &str, seat: &str) {
        ja: "{contact}（{seat}）は連絡経路にいますが、電話番号がありません。通知に気づかなければ起こせません",
        en: "{contact} ({seat}) is in a chain and has no phone: who does not see the message cannot be woken",
    }
    /// What to do.
    help_no_phone_in_chain() {
        ja: "`phone` を書いてください",
        en: "write `phone`",
    }
    /// See [`super::Warning::NoMailAddress`].
    no_mail_address(written: &str) {
        ja: "`{written}` はメールアドレスではありません",
        en: "`{written}` is no mail address",
    }
    /// What to do.
    help_no_mail_address() {
        ja: "半角の @ を入れて書いてください。例: tanaka@example.jp",
        en: "write it with an @, as tanaka@example.jp",
    }
    /// See [`super::Warning::NotYet`].
    not_yet(key: &str, day: &str) {
        ja: "`{key}` の {day} はまだ来ていません。その日が過ぎるまで、確かめる期限が出ません",
        en: "`{key}` names {day}, which is still to come: nobody is asked to look again before it is long past",
    }
    /// What to do.
    help_not_yet() {
        ja: "実際に確かめた日を書いてください",
        en: "write the day on which it was really done",
    }
    /// See [`super::Warning::ContactNotVerified`].
    not_verified_since(contact: &str, last: &str, every: &str) {
        ja: "{contact} の連絡先は {last} から確かめていません（{every}ごとに確かめます）",
        en: "{contact} was last verified on {last}; it should be every {every}",
    }
    /// See [`super::Warning::ContactNotVerified`].
    never_verified(contact: &str) {
        ja: "{contact} の連絡先は一度も確かめていません",
        en: "{contact} was never verified",
    }
    /// What to do.
    help_contact_not_verified() {
        ja: "実際に連絡してつながったら、`verified` に日付を書いてください",
        en: "reach them once, and write the day into `verified`",
    }
    /// See [`super::Warning::WrongNumber`].
    wrong_number(contact: &str, since: &str) {
        ja: "{contact} の電話番号は {since} の架電で番号違いでした",
        en: "the number of {contact} was wrong when it was called on {since}",
    }
    /// What to do.
    help_wrong_number() {
        ja: "正しい番号に直し、実際につながったら `verified` に日付を書いてください",
        en: "correct the number, reach them once, and write the day into `verified`",
    }
    /// See [`super::Warning::SameNumber`].
    same_number(number: &str, names: &str) {
        ja: "インシデント番号 {number} は別々のインシデントに付けられました。今は {names} と呼びます",
        en: "the incident number {number} was given to different incidents; they now go by {names}",
    }
    /// What to do.
    help_same_number() {
        ja: "記録はどちらも残っています。今後のため、英数字なしの番号を付ける端末を `[tick] host` で1台に決めてください",
        en: "both are kept; so that it does not happen again, let `[tick] host` name the one machine that gives numbers without letters",
    }
    /// See [`super::Warning::AwayWithoutDeputy`].
    away_without_deputy(contact: &str, from: &str, to: &str) {
        ja: "{contact} は {from}〜{to} に不在ですが、代行がいません。その間、この段階にはだれもいません",
        en: "{contact} is away from {from} to {to} and has no deputy: nobody is at this step then",
    }
    /// What to do.
    help_away_without_deputy() {
        ja: "`deputy` に代行を書いてください",
        en: "write a `deputy`",
    }
    /// See [`super::Warning::DutyGap`].
    duty_gap(seat: &str, levels: &str, from: &str, to: &str) {
        ja: "{seat}（{levels}）は {from} から {to} まで、連絡のつく人がいません",
        en: "nobody can be reached at {seat} ({levels}) from {from} to {to}",
    }
    /// What to do.
    help_duty_gap() {
        ja: "その間の人を、`members` か当番表の [[role.rota.override]] に書くか、不在の人に `deputy` を書いてください",
        en: "write who is there into `members` or a [[role.rota.override]], or give who is away a `deputy`",
    }
    /// The second place of [`super::Warning::DutyGap`].
    called_here() { ja: "ここで呼ばれます", en: "called here" }
    /// See [`super::Warning::NobodyReachable`].
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
