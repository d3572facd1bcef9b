//! What `escalation` and its card say.

use crate::say;

say! {
    /// Under the heading.
    if_opened_at(at: &str) { ja: "{at} に起票した場合", en: "If it is opened at {at}" }
    /// A level that wakes nobody.
    business_hours() { ja: "夜間・休日は呼び出さず、次の営業時間から始めます", en: "Outside business hours nobody is called; it begins with the next ones" }
    /// A level without a chain.
    no_chain() { ja: "このレベルには連絡経路（chain）がありません", en: "This level has no chain" }
    /// Below the table.
    then_again(every: &str) { ja: "だれも応答しなければ、最後の呼び出しを{every}ごとに繰り返します", en: "If nobody answers, the last call is repeated every {every}" }
    /// The plan has no levels.
    no_levels() { ja: "計画に levels.toml がないか、レベルがありません", en: "the plan has no levels.toml, or no level in it" }

    /// The card's heading.
    card_title(name: &str) { ja: "緊急連絡カード: {name}", en: "Emergency card: {name}" }
    /// Below it.
    card_printed(day: &str) { ja: "{day} 現在。変わったら貼り替える", en: "As of {day}. Replace it when it changes" }
    /// A night without an end.
    only_a_week() { ja: "--until は7日以内で指定してください。例: 6h", en: "--until looks at most 7 days ahead, as 6h" }
    /// A column.
    after() { ja: "いつ", en: "When" }
    /// No wait.
    at_once() { ja: "すぐ", en: "at once" }
    /// A wait.
    later(span: &str) { ja: "{span}後", en: "after {span}" }
    /// Below a person.
    if_away(name: &str) { ja: "└ 不在なら {name}", en: "└ if away {name}" }
    /// Below the people of a rota.
    by_turns() { ja: "└ 当番制。いまの当番は opsplan oncall", en: "└ by turns; now: opsplan oncall" }
    /// How to open.
    card_open(level: u32) { ja: "起票: opsplan incident open --level {level} 何が起きているか", en: "Open: opsplan incident open --level {level} WHAT IS WRONG" }
    /// How to answer.
    card_ack() { ja: "応答: opsplan incident ack  続報: opsplan incident update  復旧: opsplan incident restore", en: "Answer: opsplan incident ack   Update: opsplan incident update   Restored: opsplan incident restore" }
    /// The title of an incident that is only imagined.
    imagined() { ja: "（想定）サービス停止", en: "(imagined) the service is down" }
    /// Above the imagined night.
    simulated(until: &str) { ja: "だれも応答しない場合に送られるもの（{until} まで）", en: "What would be sent if nobody answered (until {until})" }
    /// A column.
    when() { ja: "時刻", en: "When" }
}
