//! What `status` says.

use crate::say;

say! {
    /// What a line of the sheet is about.
    column_subject() { ja: "区分", en: "Subject" }
    /// The line itself.
    column_what() { ja: "内容", en: "What" }
    /// The first line.
    title(name: &str, now: &str) { ja: "{name}　{now} 現在", en: "{name}, as of {now}" }
    /// How many are overdue, and how many are due today.
    overdue(late: usize, today: usize) {
        ja: "期限超過 {late}件（ほか本日期限 {today}件）",
        en: "Overdue: {late} (and {today} due today)",
    }
    /// One that is overdue.
    owed(title: &str, deadline: &str, who: &str) { ja: "{title}　{deadline}　{who}", en: "{title}, {deadline}, {who}" }
    /// How many checks fail.
    failing(failing: usize, checks: usize) {
        ja: "疎通確認の異常 {failing}件 / {checks}件",
        en: "Checks failing: {failing} of {checks}",
    }
    /// How many incidents are open.
    incidents(open: usize) { ja: "未クローズのインシデント {open}件", en: "Incidents open: {open}" }
    /// How many messages have reached nobody.
    unsent(count: usize) { ja: "未送信 {count}件", en: "Unsent messages: {count}" }
    /// One of them.
    waits(channel: &str, text: &str, since: &str) {
        ja: "{channel}: {text}（{since} から）",
        en: "{channel}: {text} (since {since})",
    }
    /// How many checks were not run.
    stale(count: usize) { ja: "動いていない疎通確認 {count}件", en: "Checks that are not being run: {count}" }
    /// One of them.
    not_run(check: &str, last: &str) { ja: "{check}　最後の実行 {last}", en: "{check}, last run {last}" }
    /// How many checks see nothing.
    blind(count: usize) {
        ja: "見られない疎通確認 {count}件（理由は opsplan check）",
        en: "Checks that cannot look: {count} (opsplan check says why)",
    }
    /// One of them.
    unseen(check: &str, since: &str, looks: u32) {
        ja: "{check}　{since} から不明（{looks}回）", en: "{check}, unknown since {since} ({looks} looks)",
    }
    /// This machine is cut off.
    offline() { ja: "監視側の停止", en: "Observer offline" }
    /// It never ran.
    never() { ja: "なし", en: "never" }
    /// A check that is down.
    down(check: &str, since: &str) { ja: "{check}　停止中（{since} から）", en: "{check} is down since {since}" }
    /// A check that fails, not often enough to be down.
    failed(check: &str, since: &str) { ja: "{check}　異常（{since} から）", en: "{check} fails since {since}" }
    /// A check that goes down and up.
    flaps(check: &str, since: &str) { ja: "{check}　異常と復旧の繰り返し（{since} から）", en: "{check} keeps going down and up since {since}" }
    /// The cron line.
    ticked(at: &str) { ja: "最後の tick {at}", en: "Last tick {at}" }
    /// The cron line has stopped.
    tick_stopped(at: &str) { ja: "tick が止まっています（最後 {at}）", en: "Ticks have stopped (the last was {at})" }
    /// The cron line was never there.
    never_ticked() { ja: "tick はこの端末でまだ動いていません（設定は opsplan cron）", en: "No tick has run on this machine yet (opsplan cron sets it up)" }
}
