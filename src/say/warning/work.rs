//! What `lint` says of tasks: who does them, and on which days they fall.

use crate::say;

say! {
    /// See [`super::Warning::AssigneeInNoTree`].
    assignee_in_no_tree(assignee: &str) {
        ja: "担当者 `{assignee}` が体制図のどこにもいません",
        en: "the assignee `{assignee}` stands nowhere in the org chart",
    }
    /// What to do.
    help_assignee_in_no_tree() {
        ja: "org.toml で、役割なら `reports_to` を、人なら役割の `members` を書いてください",
        en: "in org.toml give the role a `reports_to`, or make the person a member of a role",
    }
    /// See [`super::Warning::DailyByHand`].
    daily_by_hand() {
        ja: "手動の日次です。土日祝も予定になります。毎営業日ですか",
        en: "daily work by hand is owed on weekends and holidays too; do you mean every business day?",
    }
    /// What to do.
    help_daily_by_hand() {
        ja: "営業日だけなら frequency = \"毎営業日\"、土日祝も行うなら if_closed = \"keep\" を書いてください",
        en: "write frequency = \"every business day\", or if_closed = \"keep\" where weekends are meant",
    }
    /// See [`super::Warning::AutomaticWithoutCheck`].
    automatic_without_check() {
        ja: "自動の業務ですが、確かめる `check` がありません。動いたかどうかをだれも知りません",
        en: "automatic work without a `check`: nobody would know whether it has run",
    }
    /// What to do.
    help_automatic_without_check() {
        ja: "checks.toml の id を `check` に書くか、人が確かめるなら method = \"手動\" にしてください",
        en: "write the id of a check into `check`, or method = \"manual\" where somebody looks",
    }
    /// See [`super::Warning::NoSuchDay`].
    no_such_day(month: u32, day: u32, name: &str) {
        ja: "{month}月に{day}日はありません。その月の末日の予定になります",
        en: "{name} never has a day {day}: the last day of the month is taken",
    }
    /// What to do.
    help_no_such_day() {
        ja: "末日のつもりなら「末日」と書き、そうでなければ日を直してください",
        en: "write `the last day` if that is meant, else correct the day",
    }
    /// See [`super::Warning::FallsOnClosedDay`].
    falls_on_closed_day(day: &str) {
        ja: "{day} は休業日ですが、そのときどうするかが書かれていません",
        en: "{day} is a closed day, and nothing says what to do then",
    }
    /// See [`super::Warning::FallsOnClosedDay`].
    falls_on_closed_days(day: &str, more: usize) {
        ja: "{day} は休業日ですが、そのときどうするかが書かれていません（1年にほか{more}回）",
        en: "{day} is a closed day, and nothing says what to do then ({more} more within a year)",
    }
    /// What to do.
    help_falls_on_closed_day() {
        ja: "（休業日は前営業日）のように書くか、if_closed = \"before\" \"after\" \"skip\" \"keep\" のどれかを書いてください",
        en: "write if_closed = \"before\", \"after\", \"skip\" or \"keep\"",
    }
    /// See [`super::Warning::WeeksWithoutStarts`].
    weeks_without_starts(every: u32, starts: &str) {
        ja: "{every}週ごとの業務に `starts` がありません。計画の開始日 {starts} から数えます",
        en: "every {every} weeks without its own `starts`: it is counted from {starts}, when the plan starts",
    }
    /// What to do.
    help_weeks_without_starts(starts: &str) {
        ja: "数え始める日を書いてください。例: starts = {starts}",
        en: "write the day from which to count, as in: starts = {starts}",
    }
    /// See [`super::Warning::AlsoNeverDue`].
    also_before_starts(day: &str, starts: &str) {
        ja: "追加した {day} は期限になりません。業務は {starts} に始まります",
        en: "nothing is due on the added day {day}: the work starts on {starts}",
    }
    /// See [`super::Warning::AlsoNeverDue`].
    also_after_ends(day: &str, ends: &str) {
        ja: "追加した {day} は期限になりません。業務は {ends} に終わります",
        en: "nothing is due on the added day {day}: the work ends on {ends}",
    }
    /// What to do.
    help_also_never_due() {
        ja: "日付を直すか、`also` から外してください。業務の期間は `starts` と `ends` で決まります",
        en: "mend the date, or take it out of `also`; `starts` and `ends` say when the work begins and ends",
    }
    /// See [`super::Warning::ConfirmedBySelf`].
    confirmed_by_self(person: &str) {
        ja: "実施する人も確認する人も {person} だけです。確認は別の人でないと済みません",
        en: "{person} alone does it and alone confirms it, and nobody confirms their own work",
    }
    /// What to do.
    help_confirmed_by_self() {
        ja: "`confirm` を別の役割か人にしてください",
        en: "let somebody else `confirm`",
    }
}
