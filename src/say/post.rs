//! The post office: why something was not sent, and the remarks of a try.

use crate::say;

say! {
    /// Another machine sends.
    other_host(host: &str) { ja: "送信するのは {host} です（[tick] host）", en: "the machine that sends is {host} ([tick] host)" }
    /// Another process is at it.
    being_sent() { ja: "別の opsplan が送信中です。続けて送られます", en: "another opsplan is sending; it goes on with what is queued" }
    /// The plan has it no more.
    no_such_channel() { ja: "計画にないチャネルです", en: "the plan has no such channel" }
    /// It may have arrived before.
    repeated() { ja: "（再送: 前回届いたか不明）", en: " (sent again: the last try may have arrived)" }
    /// It waited.
    late(minutes: i64) { ja: "（{minutes}分遅れて送信）", en: " (sent {minutes} min late)" }
}
