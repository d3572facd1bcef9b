//! Why a command about an incident did nothing, and what is missing in the plan.

use crate::say;

say! {
    /// A time to come, of something that happened.
    in_the_future(text: &str) { ja: "`{text}` はまだ来ていない時刻です。起きた時刻を書いてください", en: "`{text}` is still to come; give the time at which it happened" }
    /// A time that has passed, of something promised.
    in_the_past(text: &str) { ja: "`{text}` はもう過ぎています。これからの時刻を書いてください。例: 03:30、30m", en: "`{text}` has passed; give a time to come, as `03:30` or `30m`" }
    /// An incident that there is not.
    unknown_incident(text: &str) {
        ja: "インシデント `{text}` はありません。番号は `20261122-1` の形です",
        en: "there is no incident `{text}`; an id looks like `20261122-1`",
    }
    /// Behind it, where there are any.
    recent_incidents(known: &str) { ja: "最近のもの: {known}", en: "recent ones: {known}" }
    /// None is open.
    none_open(recent: &str) { ja: "該当するインシデントがありません\n{recent}", en: "no incident is open for that\n{recent}" }
    /// More than one is open.
    several(list: &str) { ja: "どのインシデントですか。番号を付けてください\n{list}", en: "which incident? give its id\n{list}" }
    /// Not in this state.
    not_now(id: &str, state: &str) { ja: "{id} は {state} のため、何も記録していません", en: "{id} is {state}: nothing was recorded" }
    /// Not restored yet.
    restore_first(id: &str) {
        ja: "{id} は復旧済ではないため、クローズできません。先に: opsplan incident restore {id}",
        en: "{id} is not restored, so it cannot be closed; first: opsplan incident restore {id}",
    }
    /// Nobody of that name.
    unknown_whom(word: &str, near: &str) { ja: "連絡先にも役割にも `{word}` はありません。近いもの: {near}", en: "no contact or role is called `{word}`; near it: {near}" }
    /// Several of that name.
    which_whom(word: &str, those: &str) { ja: "`{word}` はどれですか: {those}", en: "`{word}` could be: {those}" }
    /// A role with several people, or none.
    which_person(role: &str, people: &str) { ja: "{role} のだれですか: {people}", en: "who of {role}? {people}" }
    /// WHO is missing.
    whom_missing() { ja: "だれに電話・報告したかを書いてください。例: opsplan incident call tanaka --result answered", en: "whom? as: opsplan incident call tanaka --result answered" }
    /// A result that there is not.
    unknown_result(word: &str, words: &str) { ja: "結果 `{word}` はありません。使えるのは: {words}", en: "there is no result `{word}`; there are: {words}" }
    /// A month that is none.
    bad_month(text: &str) { ja: "月 `{text}` が読めません。例: 2026-11", en: "cannot read the month `{text}`; as: 2026-11" }
    /// A level that there is not.
    unknown_level(word: &str, levels: &str) { ja: "レベル `{word}` はありません。あるのは: {levels}", en: "there is no level `{word}`; there are: {levels}" }
    /// N is missing.
    level_missing() { ja: "新しいレベルを書いてください。例: opsplan incident level 4", en: "which level? as: opsplan incident level 4" }
    /// Nothing to change.
    same_level(id: &str, level: &str) { ja: "{id} はすでに {level} です", en: "{id} is {level} already" }
    /// An update that says nothing.
    empty_update() {
        ja: "続報の内容がありません。例: opsplan incident update DBを再起動中 --eta 03:30頃",
        en: "the update says nothing; as: opsplan incident update \"restarting the database\" --eta \"about 03:30\"",
    }
    /// A title that says nothing.
    no_title() { ja: "何が起きているかを書いてください。例: opsplan incident open --level 3 受注Web応答なし", en: "what is wrong? as: opsplan incident open --level 3 order web does not respond" }

    /// Said on stderr.
    entered_afterwards(at: &str) {
        ja: "{at} のこととして後日入力しました。呼び出しは行わず、期限も過去には始まりません",
        en: "entered afterwards, as of {at}: nobody is paged for it and no timer starts in the past",
    }
    /// Said on stderr of an incident that was opened so.
    use_occurred() {
        ja: "いま続いている障害なら --at ではなく --occurred を使ってください",
        en: "for something that is still going on, use --occurred instead of --at",
    }
    /// Restored before anybody noticed it.
    before_it_was_noticed(at: &str, noticed: &str, id: &str) {
        ja: "{at} は検知（{noticed}）より前です。先に発生した時刻を記録してください: opsplan incident update {id} --occurred 時刻",
        en: "{at} is before it was noticed ({noticed}); record first when it occurred: opsplan incident update {id} --occurred TIME",
    }
    /// Restored before it began.
    before_it_began(at: &str, began: &str) {
        ja: "{at} は発生（{began}）より前です。復旧した時刻を --at に書いてください",
        en: "{at} is before it occurred ({began}); give the time of restoration as --at",
    }
    /// Said on stderr.
    will_they_take_it(who: &str, command: &str) { ja: "{who} が対応するなら: {command}", en: "if {who} takes it: {command}" }
    /// Said on stderr.
    customers_wait(id: &str) { ja: "お客様向けのチャネルには、人が承認するまで送りません: opsplan incident announce {id}", en: "nothing goes to customers' channels until a person has approved it: opsplan incident announce {id}" }

    /// Holes in the plan.
    no_channel() { ja: "計画に on = \"incident\" のチャネルがないため、だれにも送っていません。この画面の人に電話してください", en: "the plan has no channel for `incident`, so nothing was sent: ring the people on this screen" }
    /// Holes in the plan.
    no_such_level(level: u32) { ja: "計画にレベル {level} がないため、連絡経路がありません", en: "the plan has no level {level}, so there is no chain" }
    /// Holes in the plan.
    no_chain(level: &str) { ja: "{level} に連絡経路（chain）がありません", en: "{level} has no chain" }
    /// Holes in the plan.
    nobody_sits(step: usize, seat: &str) { ja: "第{step}段階 {seat} に連絡できる人がいません", en: "step {step}: nobody can be reached as {seat}" }
    /// Holes in the plan.
    ring_by_hand(step: usize, seat: &str, who: &str, phone: &str) {
        ja: "第{step}段階 {seat} {who} には電話しか届きません: {phone}",
        en: "step {step}: only a phone reaches {who} ({seat}): {phone}",
    }
}
