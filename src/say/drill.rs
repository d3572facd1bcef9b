//! What drills say: their messages, their report, and what is asked on the terminal.

use super::Language;
use super::plan::words;
use crate::drill::Reason;
use crate::notify::safe;
use crate::plan::Plan;
use crate::say;

/// Why a rehearsal is not passed.
pub fn reason(lang: Language, plan: &Plan, reason: &Reason<'_>) -> String {
    match reason {
        Reason::Step(step, "") => step_failed(lang, *step),
        Reason::Step(step, why) => step_failed_because(lang, *step, why),
        Reason::Unanswered(seat) => unanswered(lang, &safe(seat.name(plan))),
        Reason::Nobody(seat) => nobody_sat(lang, &safe(seat.name(plan))),
        Reason::NotCalled(seat) => seat_not_called(lang, &safe(seat.name(plan))),
        Reason::Untold(check, why) => check_untold(lang, check, &untold(lang, why)),
    }
}

/// 合格, 不合格
pub fn result(lang: Language, word: &str) -> String {
    match word {
        "pass" => passed(lang),
        _ => failed(lang),
    }
}

/// The end in a word.
pub fn outcome(lang: Language, is_passed: bool) -> String {
    if is_passed { passed(lang) } else { failed(lang) }
}

/// How a rehearsal stands.
pub fn state(lang: Language, word: &str) -> String {
    match word {
        "open" => going_on(lang),
        "passed" => passed(lang),
        "failed" => failed(lang),
        _ => cancelled(lang),
    }
}

/// How far a test message is proved to have come.
pub fn grade(lang: Language, word: &str) -> String {
    match word {
        "posted" => posted(lang),
        "accepted" => accepted(lang),
        "failed" => not_arrived(lang),
        _ => not_tried(lang),
    }
}

/// A check that was tried, in one line.
pub fn trial(lang: Language, check: &str, result: &str, why: &str) -> String {
    let line = exercised(lang, check, result);
    if why.is_empty() {
        line
    } else {
        format!("{line}: {}", untold(lang, why))
    }
}

/// Why a check's failure is not told, from the word that the records keep.
pub fn untold(lang: Language, word: &str) -> String {
    match word {
        "maintenance" => in_maintenance(lang),
        "outside-hours" => outside_hours(lang),
        "no-channel" => no_channel_for_checks(lang),
        "not-sent" => not_all_sent(lang),
        "no-recovery" => does_not_recover(lang),
        _ => not_told(lang),
    }
}

/// Seats.
pub fn seat_head(lang: Language) -> [String; 8] {
    words(
        lang,
        ["段階", "役割", "区分", "氏名", "呼出", "応答", "所要", "備考"],
        [
            "Step", "Role", "What", "Name", "Called", "Answered", "Took", "Note",
        ],
    )
}

/// Steps.
pub fn step_head(lang: Language) -> [String; 4] {
    words(
        lang,
        ["No.", "確認項目", "合否", "理由・備考"],
        ["No.", "Step", "Result", "Reason"],
    )
}

/// The drills of the plan.
pub fn list_head(lang: Language) -> [String; 5] {
    words(
        lang,
        ["訓練・運用テスト", "頻度", "レベル", "前回", "ID"],
        ["Drill", "Frequency", "Level", "Last", "ID"],
    )
}

/// Channels.
pub fn channel_head(lang: Language) -> [String; 5] {
    words(
        lang,
        ["チャネル", "種別", "結果", "理由", "ID"],
        ["Channel", "Kind", "Result", "Reason", "ID"],
    )
}

say! {
    /// Before everything else in a message.
    mark() { ja: "【訓練】", en: "[DRILL] " }
    /// At the end of a message.
    this_is_a_drill() { ja: "これは訓練です", en: "This is a drill" }
    /// After the prefix of a page.
    heading(title: &str) { ja: "【{title}】", en: "{title}" }
    /// A page.
    called(step: usize, seat: &str, name: &str) {
        ja: "第{step}段階 {seat}: {name} を呼び出しています。応答してください",
        en: "Step {step}, {seat}: calling {name}. Please answer",
    }
    /// A report.
    reported(step: usize, seat: &str, name: &str) {
        ja: "第{step}段階 {seat}: {name} に報告しています。受け取ったら応答してください",
        en: "Step {step}, {seat}: reporting to {name}. Please answer when you have it",
    }
    /// How to answer.
    how_to_answer(run: &str, who: &str) {
        ja: "応答: opsplan drill answer {run} --by {who}",
        en: "Answer: opsplan drill answer {run} --by {who}",
    }
    /// It begins.
    begins(title: &str) { ja: "{title} を始めます", en: "{title} begins" }
    /// It is over.
    ends(title: &str, outcome: &str) { ja: "{title} を終わります: {outcome}", en: "{title} is over: {outcome}" }
    /// It was broken off.
    broken_off(title: &str) { ja: "{title} を中止します", en: "{title} is broken off" }
    /// A test message.
    testing(channel: &str) { ja: "チャネルの確認: {channel}", en: "Testing the channel {channel}" }
    /// Who sent it.
    sent_by(name: &str) { ja: "発信: {name}", en: "Sent by: {name}" }
}

say! {
    /// Results.
    passed() { ja: "合格", en: "passed" }
    /// Results.
    failed() { ja: "不合格", en: "failed" }
    /// States.
    going_on() { ja: "実施中", en: "going on" }
    /// States.
    cancelled() { ja: "中止", en: "broken off" }
    /// Grades of proof.
    posted() { ja: "投稿済（読める状態）", en: "posted: there to be read" }
    /// Grades of proof.
    accepted() { ja: "受理（到達は相手側で確認）", en: "accepted: arrival not proved" }
    /// Grades of proof.
    not_arrived() { ja: "失敗", en: "failed" }
    /// Grades of proof.
    not_tried() { ja: "未送信", en: "not sent yet" }

    /// Reasons.
    step_failed(step: usize) { ja: "確認項目 {step} 不合格", en: "step {step} failed" }
    /// Reasons.
    step_failed_because(step: usize, why: &str) { ja: "確認項目 {step} 不合格: {why}", en: "step {step} failed: {why}" }
    /// Reasons.
    unanswered(seat: &str) { ja: "{seat} 応答なし", en: "{seat}: no answer" }
    /// Reasons.
    nobody_sat(seat: &str) { ja: "{seat} 連絡のつく人がいない", en: "{seat}: nobody was there" }
    /// Reasons.
    seat_not_called(seat: &str) { ja: "{seat} 未実施（呼び出していない）", en: "{seat}: was not called" }
    /// Reasons.
    check_untold(check: &str, why: &str) { ja: "疎通確認 {check}: {why}", en: "check {check}: {why}" }

    /// A step without a verdict.
    not_judged() { ja: "未判定", en: "not yet" }
    /// The heading of a report.
    title(title: &str, run: &str, state: &str) { ja: "訓練 {title}（{run}） {state}", en: "Drill {title} ({run}): {state}" }
    /// Below it.
    led(begun: &str, by: &str) { ja: "開始 {begun} 進行 {by}", en: "Begun {begun}, led by {by}" }
    /// Somebody who was called.
    waiting() { ja: "応答待ち", en: "waiting" }
    /// Somebody who was called.
    no_answer() { ja: "応答なし", en: "no answer" }
    /// Somebody whom only a phone reaches.
    ring(phone: &str) { ja: "電話する: {phone}", en: "ring {phone}" }
    /// A check that was tried.
    exercised(check: &str, result: &str) { ja: "模擬障害 {check}: {result}", en: "simulated failure of {check}: {result}" }
    /// When it counts as down.
    noticed(count: u32) { ja: "{count}回続けて失敗したことにしました", en: "It was made to fail {count} times in a row" }
    /// What it would open.
    would_open(level: u32) { ja: "実際の障害なら、レベル {level} で起票されます（訓練では起票しません）", en: "A real failure would open an incident of level {level}; a drill opens none" }
    /// What was sent.
    channels_heard(count: usize) { ja: "チャネルに流した文面（{count}件送信）:", en: "What the channels heard ({count} sent):" }
    /// Reasons.
    not_told() { ja: "だれにも知らされません", en: "nobody would be told" }
    /// Reasons.
    no_channel_for_checks() { ja: "疎通確認の知らせ先（channels.toml の on = \"check\"）がありません", en: "no channel takes `check` (channels.toml)" }
    /// Reasons.
    not_all_sent() { ja: "送れなかったチャネルがあります", en: "not all channels could be sent to" }
    /// Reasons.
    in_maintenance() { ja: "計画停止の間は知らせません", en: "not told during a planned outage" }
    /// Reasons.
    outside_hours() { ja: "この疎通確認は、営業時間外には知らせません", en: "this check tells nobody outside business hours" }
    /// Reasons.
    does_not_recover() { ja: "復旧が知らされません", en: "its recovery would not be told" }

    /// Why a test that failed is not tried again.
    test_is_over() { ja: "確認の連絡は再送しない", en: "a test is not sent again" }

    /// What to do next.
    do_answer(who: &str) { ja: "  opsplan drill answer --by {who}   # 応答を記録する", en: "  opsplan drill answer --by {who}   # they answered" }
    /// What to do next.
    do_next(step: usize) { ja: "  opsplan drill next   # 第{step}段階を呼び出す", en: "  opsplan drill next   # call step {step}" }
    /// What to do next.
    do_pass(step: usize) { ja: "  opsplan drill pass {step}   # 合格", en: "  opsplan drill pass {step}   # it passed" }
    /// What to do next.
    do_fail(step: usize) { ja: "  opsplan drill fail {step} --reason …   # 不合格と理由", en: "  opsplan drill fail {step} --reason …   # it failed, and why" }
    /// What to do next.
    do_finish() { ja: "  opsplan drill finish   # 終わる", en: "  opsplan drill finish   # end it" }
    /// Below the list.
    how_to_start() { ja: "始める: opsplan drill start ID", en: "Begin: opsplan drill start ID" }
    /// In the list.
    goes_on_now(run: &str) { ja: "実施中 {run}", en: "going on: {run}" }
    /// In the list.
    never() { ja: "未実施", en: "never" }

    /// Questions.
    ask_who(names: &str) {
        ja: "応答待ち: {names}\n応答した人のid（空なら次へ）: ",
        en: "Waiting for: {names}\nWho answered (an id; empty: go on): ",
    }
    /// Questions.
    ask_verdict(step: usize, text: &str) {
        ja: "{step}. {text}\n合格なら y、不合格なら理由（空なら中断）: ",
        en: "{step}. {text}\ny if it passed, else why not (empty: stop here): ",
    }

    /// After an answer.
    verified(name: &str, day: &str) { ja: "{name} の連絡先を確認済にしました（contacts.toml の verified = {day}）", en: "{name} is verified (verified = {day} in contacts.toml)" }
    /// After an answer.
    not_verified(name: &str, id: &str, why: &str) {
        ja: "{name} の verified を contacts.toml に書けませんでした。`opsplan done contact/{id}` で記録できます {why}",
        en: "could not write `verified` of {name} into contacts.toml; `opsplan done contact/{id}` records it {why}",
    }
    /// After the end.
    not_owed(title: &str) { ja: "{title} はいま期限になっていないので、業務の実施は記録していません", en: "{title} is not owed now: nothing was recorded as done in `due`" }
    /// After a cancellation.
    counts_for_nothing() { ja: "中止した訓練は実施になりません", en: "a drill that was broken off does not count as done" }

    /// Refusals.
    no_drills() { ja: "計画に訓練・運用テスト（drills.toml）がありません", en: "the plan has no drills (drills.toml)" }
    /// Refusals.
    none_open() { ja: "実施中の訓練はありません。`opsplan drill list` で一覧を表示します", en: "no drill is going on; see `opsplan drill list`" }
    /// Refusals.
    none_yet() { ja: "訓練の記録はまだありません", en: "no drill was recorded yet" }
    /// Refusals.
    several_open(runs: &str) { ja: "実施中の訓練が複数あります。どれかを書いてください: {runs}", en: "several drills are going on; name one: {runs}" }
    /// Refusals.
    unknown_run(name: &str, runs: &str) { ja: "訓練 `{name}` は見つかりません。{runs}", en: "there is no drill `{name}`. {runs}" }
    /// Refusals.
    goes_on(title: &str, run: &str) { ja: "{title} は実施中です（{run}）。続けるか、`opsplan drill cancel` で中止してください", en: "{title} is going on ({run}): go on with it, or `opsplan drill cancel` it" }
    /// Refusals.
    all_called() { ja: "呼び出す段階はもうありません", en: "every step has been called" }
    /// Refusals.
    not_called(name: &str, called: &str) { ja: "{name} はまだ呼び出していません。呼び出したのは: {called}", en: "{name} was not called yet; those who were: {called}" }
    /// Refusals.
    answered_before(name: &str) { ja: "{name} の応答はすでに記録されています", en: "{name} has answered already" }
    /// Refusals.
    before_the_call() { ja: "応答の時刻が、呼び出しより前です", en: "that is before the call" }
    /// Refusals.
    no_such_step(step: usize, count: usize) { ja: "確認項目 {step} はありません。項目は {count} 件です", en: "there is no step {step}; there are {count}" }
    /// Refusals.
    unjudged(steps: &str) { ja: "合否の決まっていない確認項目があります: {steps}。`drill pass` か `drill fail` で記録してください", en: "these steps are not judged: {steps}. Record `drill pass` or `drill fail`" }
    /// Refusals.
    unknown_check(word: &str) { ja: "疎通確認 `{word}` はありません", en: "there is no check `{word}`" }
    /// Refusals.
    no_channels() { ja: "計画にチャネルがありません", en: "the plan has no channels" }
}
