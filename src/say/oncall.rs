//! What `oncall` says: who is on duty, and 当番表.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Language, day};
use crate::say;

/// 11-30（月）09:00, and with its year in another than today's.
pub fn minute(lang: Language, at: NaiveDateTime, today: NaiveDate) -> String {
    let between = if lang == Language::Ja { "" } else { " " };
    format!(
        "{}{between}{}",
        day::near_date(lang, at.date(), today),
        at.format("%H:%M")
    )
}

/// Who is on duty.
pub fn head(lang: Language) -> [String; 6] {
    super::plan::words(
        lang,
        ["役割", "当番", "氏名", "電話", "いつまで", "次"],
        ["Role", "Duty", "Name", "Phone", "Until", "Next"],
    )
}

/// 当番表.
pub fn turns_head(lang: Language) -> [String; 5] {
    super::plan::words(
        lang,
        ["期間", "当番", "氏名", "電話", "備考"],
        ["Turn", "Duty", "Name", "Phone", "Note"],
    )
}

/// Beside a turn that somebody else took.
pub fn taken_over(lang: Language, note: &str) -> String {
    match (lang, note) {
        (Language::Ja, "") => "交代".to_owned(),
        (Language::En, "") => "taken over".to_owned(),
        (_, note) => note.to_owned(),
    }
}

say! {
    /// The heading.
    on_duty_at(at: &str) { ja: "当番 {at} 現在", en: "On duty at {at}" }
    /// Above the turns.
    rota_of(role: &str) { ja: "当番表: {role}", en: "Rota: {role}" }
    /// A plan without rotas and chains.
    nobody_is_on_call() {
        ja: "計画に当番表（org.toml の [[role.rota]]）も連絡経路（levels.toml の chain）もありません",
        en: "the plan has neither a rota ([[role.rota]] of org.toml) nor a chain (levels.toml)",
    }
}
