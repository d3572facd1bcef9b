//! What `check --history` says.

use crate::plan::Language;
use crate::say;

say! {
    /// Under the drawing.
    legend() {
        ja: "30分ごと:  = 正常  ~ 警告  # 異常  ? 不明  . 未観測",
        en: "each half-hour:  = ok  ~ warn  # fail  ? unknown  . not observed",
    }
    /// Under the months.
    definition() {
        ja: "稼働率は、見られた回のうち正常と警告の割合。未観測と不明は数えない",
        en: "uptime: of the looks that saw it, those that found it working; gaps and unknowns are not counted",
    }
    /// Beside a day.
    hole() { ja: "未観測", en: "gap" }
    /// Nobody has looked.
    unseen() { ja: "まだ見ていない（この端末の記録に観測がない）", en: "nobody has looked yet: this machine has no samples of it" }
    /// Column.
    month() { ja: "月", en: "Month" }
    /// Column.
    uptime() { ja: "稼働率", en: "Uptime" }
    /// Column.
    seen() { ja: "観測率", en: "Observed" }
    /// Column.
    looks() { ja: "観測回数", en: "Looks" }
    /// Column.
    failed() { ja: "異常", en: "Failed" }
    /// Column.
    when() { ja: "時刻", en: "When" }
    /// Column.
    status() { ja: "状態", en: "Status" }
    /// Column.
    why() { ja: "内容", en: "Message" }
}

/// The columns of the months.
pub fn month_head(lang: Language) -> [String; 8] {
    let percentile = |count: &str| count.to_owned();
    [
        month(lang),
        uptime(lang),
        seen(lang),
        looks(lang),
        failed(lang),
        percentile("p50"),
        percentile("p95"),
        percentile("p99"),
    ]
}

/// The columns of the changes.
pub fn change_head(lang: Language) -> [String; 3] {
    [when(lang), status(lang), why(lang)]
}
