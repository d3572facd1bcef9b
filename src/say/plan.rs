//! The plan as a document: its sections, the heads of its tables, and the words in their cells.

use super::Language;
use crate::plan::{Method, Rota, Shift};
use crate::say;

/// The words of one language.
pub(super) fn words<const N: usize>(lang: Language, ja: [&str; N], en: [&str; N]) -> [String; N] {
    match lang {
        Language::Ja => ja.map(str::to_owned),
        Language::En => en.map(str::to_owned),
    }
}

/// 運用業務一覧.
pub fn task_head(lang: Language) -> [String; 6] {
    words(
        lang,
        ["分類", "頻度", "定例業務内容", "対応方法", "担当者", "備考"],
        ["Category", "Frequency", "Task", "Method", "Assignee", "Note"],
    )
}

/// 連絡先リスト.
pub fn contact_head(lang: Language) -> [String; 7] {
    words(
        lang,
        [
            "氏名",
            "会社",
            "役割",
            "電話番号",
            "メールアドレス",
            "代行",
            "確認日",
        ],
        ["Name", "Company", "Role", "Phone", "Mail", "Deputy", "Verified"],
    )
}

/// A contract.
pub fn contract_head(lang: Language) -> [String; 2] {
    words(lang, ["項目", "内容"], ["Item", "Contract"])
}

/// The facts of a contract, in the order of the document.
pub fn contract_rows(lang: Language) -> [String; 10] {
    words(
        lang,
        [
            "契約番号",
            "契約費用",
            "契約期間",
            "自動更新",
            "更新拒絶の申出期限",
            "業務範囲",
            "作業時間",
            "稼働時間帯",
            "障害時対応",
            "窓口",
        ],
        [
            "Number",
            "Fee",
            "Term",
            "Auto-renewal",
            "Notice deadline",
            "Scope",
            "Work hours",
            "Service hours",
            "Response",
            "Desk",
        ],
    )
}

/// コミュニケーション.
pub fn event_head(lang: Language) -> [String; 4] {
    words(
        lang,
        ["イベント", "連絡手段", "チャネル", "備考"],
        ["Event", "Means", "Channel", "Note"],
    )
}

/// The channels themselves.
pub fn channel_head(lang: Language) -> [String; 3] {
    words(
        lang,
        ["チャネル", "種類", "読む人"],
        ["Channel", "Kind", "Readers"],
    )
}

/// インシデントレベル定義.
pub fn level_head(lang: Language) -> [String; 6] {
    words(
        lang,
        [
            "レベル",
            "接頭辞",
            "事象の例",
            "呼び出し",
            "次報の間隔",
            "障害報告書",
        ],
        [
            "Level",
            "Prefix",
            "Meaning",
            "Calls",
            "Updates every",
            "Report within",
        ],
    )
}

/// エスカレーションフロー.
pub fn chain_head(lang: Language) -> [String; 2] {
    words(lang, ["レベル", "連絡経路"], ["Level", "Who is called"])
}

/// Duties that the law or a contract ties to a level.
pub fn obligation_head(lang: Language) -> [String; 4] {
    words(
        lang,
        ["レベル", "届出・報告", "期限", "備考"],
        ["Level", "Duty", "Within", "Note"],
    )
}

/// The rules for the alerts of machines.
pub fn alert_head(lang: Language) -> [String; 3] {
    words(
        lang,
        ["アラートの条件", "レベル", "利用者への影響"],
        ["Alert", "Level", "What users feel"],
    )
}

/// 運用テスト.
pub fn drill_head(lang: Language) -> [String; 5] {
    words(
        lang,
        ["分類", "頻度", "運用テスト", "担当者", "確認項目"],
        ["Category", "Frequency", "Drill", "Assignee", "Step"],
    )
}

/// 疎通確認.
pub fn check_head(lang: Language) -> [String; 8] {
    words(
        lang,
        [
            "疎通確認",
            "種類",
            "対象",
            "間隔",
            "時間帯",
            "異常の判定",
            "起票レベル",
            "前提",
        ],
        [
            "Check",
            "Kind",
            "Target",
            "Every",
            "Hours",
            "Down",
            "Opens level",
            "Depends on",
        ],
    )
}

/// 計画停止.
pub fn maintenance_head(lang: Language) -> [String; 4] {
    words(
        lang,
        ["計画停止", "日時", "疎通確認", "利用部門への連絡期限"],
        ["Planned outage", "When", "Checks", "Users told by"],
    )
}

/// `method`.
pub fn method(lang: Language, method: Method) -> String {
    match (lang, method) {
        (Language::Ja, Method::Manual) => "手動",
        (Language::Ja, Method::Automatic) => "自動",
        (Language::En, Method::Manual) => "manual",
        (Language::En, Method::Automatic) => "automatic",
    }
    .to_owned()
}

/// `during`.
pub fn during(lang: Language, word: &str) -> String {
    match (lang, word) {
        (Language::Ja, "business-hours") => "営業時間内".to_owned(),
        (Language::Ja, _) => "24時間".to_owned(),
        (Language::En, "business-hours") => "business hours".to_owned(),
        (Language::En, word) => word.to_owned(),
    }
}

/// What people call a rota.
pub fn rota(lang: Language, rota: &Rota) -> String {
    match rota.name.as_str() {
        "" => duty_of(lang, rota.during),
        name => name.to_owned(),
    }
}

/// What a rota is called that has no name.
pub fn duty_of(lang: Language, shift: Shift) -> String {
    match shift {
        Shift::Always => duty(lang),
        Shift::BusinessHours => day_duty(lang),
        Shift::Nights => night_duty(lang),
    }
}

/// `audience`.
pub fn audience(lang: Language, word: &str) -> String {
    match (lang, word) {
        (Language::Ja, "customer") => "顧客".to_owned(),
        (Language::Ja, _) => "社内".to_owned(),
        (Language::En, word) => word.to_owned(),
    }
}

say! {
    /// A part of the plan that is empty.
    nothing() { ja: "まだ何も書かれていません", en: "nothing is written here yet" }
    /// A contact in the place of the day on which they were verified.
    wrong_number(since: &str) { ja: "番号違い（{since}）", en: "wrong number ({since})" }

    /// Section.
    tasks() { ja: "運用業務一覧", en: "Task list" }
    /// Section.
    org() { ja: "運用体制", en: "Organisation" }
    /// Section.
    contracts() { ja: "委託範囲", en: "Contracts" }
    /// Section.
    channels() { ja: "コミュニケーション", en: "Communication" }
    /// Section.
    levels() { ja: "インシデントレベル定義", en: "Incident levels" }
    /// Section.
    chains() { ja: "エスカレーションフロー", en: "Escalation" }
    /// Section.
    contacts() { ja: "連絡先リスト", en: "Contacts" }
    /// Section.
    drills() { ja: "運用テスト", en: "Drills" }
    /// Section.
    checks() { ja: "疎通確認", en: "Health checks" }

    /// A rule without a condition.
    every_alert() { ja: "すべてのアラート", en: "every alert" }
    /// A label of an alert, and what it must say.
    label(label: &str, text: &str) { ja: "{label} = {text}", en: "{label} = {text}" }

    /// A seat and its people.
    seat(role: &str, people: &str) { ja: "{role}: {people}", en: "{role}: {people}" }
    /// A seat without people.
    empty_seat(role: &str) { ja: "{role}: （だれもいません）", en: "{role}: (nobody)" }
    /// A person who is to come.
    person_from(name: &str, from: &str) { ja: "{name}（{from}から）", en: "{name} (from {from})" }
    /// A person who is to leave.
    person_until(name: &str, until: &str) { ja: "{name}（{until}まで）", en: "{name} (until {until})" }
    /// A rota at any hour.
    duty() { ja: "当番", en: "on duty" }
    /// A rota of business hours.
    day_duty() { ja: "日中当番", en: "business-hours duty" }
    /// A rota of all other hours.
    night_duty() { ja: "夜間・休日当番", en: "out-of-hours duty" }
    /// Below a seat: its rota and the order.
    rota_line(name: &str, turn: &str, handover: &str, order: &str) {
        ja: "{name}（{turn} {handover} 交代）: {order}",
        en: "{name} ({turn}, {handover}): {order}",
    }
    /// Before the tree of seats that are only on the path.
    outside_chart() { ja: "体制図の外の報告先:", en: "Outside the chart, reported to:" }

    /// Two ends of a time.
    term(from: &str, to: &str) { ja: "{from} 〜 {to}", en: "{from} to {to}" }
    /// A contract that renews itself.
    renews(span: &str) { ja: "あり（{span}）", en: "yes, for {span}" }
    /// A contract that does not.
    renews_not() { ja: "なし", en: "no" }
    /// How long before.
    notice(span: &str) { ja: "{span}前まで", en: "{span} before" }
    /// How soon a vendor starts.
    respond_within(span: &str) { ja: "{span}以内に対応開始", en: "within {span}" }

    /// A prefix.
    prefix(prefix: &str) { ja: "接頭辞「{prefix}」を付加", en: "prefix `{prefix}`" }
    /// A prefix that the level's own follows.
    prefix_and_level(prefix: &str) {
        ja: "接頭辞「{prefix}」およびインシデントレベルを付加",
        en: "prefix `{prefix}` and the incident's level",
    }

    /// A step that is paged later.
    paged_after(who: &str, span: &str) { ja: "{who}（{span}後）", en: "{who} (after {span})" }
    /// A step that is reported to.
    reported_within(who: &str, span: &str) { ja: "{who}（{span}以内に報告）", en: "{who} (told within {span})" }
    /// How many failures count as down.
    fail_after(count: u32) { ja: "{count}回続けて失敗", en: "{count} failures in a row" }
}
