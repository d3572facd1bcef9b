//! Seats, teams and companies.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::super::words::narrow;
use super::person::is_surname;

/// Does it look like a seat, a team or a company?
pub(in crate::document::import) fn is_seat(name: &str) -> bool {
    const ENDS: &str = "担当 者 長 チーム グループ 部 課 室 係 社 リーダー リーダ マネージャー マネージャ マネジャー オーナー \
        役員 メンバー 窓口 センター デスク 員 局 班 組 ベンダー ベンダ PM PL PO PMO SE 事務 事務局 業者 当番 保守 サポート 委員会 \
        スタッフ エンジニア 主任 技師 職 番 オペレータ オペレーター 頭取 教頭 担任 常駐SE 庁 当直 宿直 日直 オンコール 受付 株式会社 有限会社";
    const ENGLISH: &str = "manager leader team owner lead desk officer engineer operator member staff director head \
        support vendor control operations ops security finance facilities cto ceo coo cio ciso vp on-call oncall finops devops administrator admin sysadmin dba sre \
        champion analyst architect coordinator clerk specialist technician supervisor consultant accountant developers engineers";
    static BY_LAST: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
        let mut all: HashMap<char, Vec<&str>> = HashMap::default();
        for end in ENDS.split_whitespace() {
            all.entry(end.chars().next_back().unwrap_or_default())
                .or_default()
                .push(end);
        }
        all
    });
    static IN_ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| ENGLISH.split_whitespace().collect());
    let name: String = name.trim().chars().map(narrow).collect();
    let same = name.chars().next_back().and_then(|last| BY_LAST.get(&last));
    let ends = same.is_some_and(|ends| ends.iter().any(|end| name.ends_with(end)));
    let english = || {
        let lower = name.to_lowercase();
        let last = lower.rsplit(' ').next().unwrap_or_default();
        IN_ENGLISH.contains(last)
            || lower.ends_with("on call")
            || ["head of ", "vp of ", "director of "]
                .iter()
                .any(|it| lower.starts_with(it))
    };
    (ends && !is_surname(&name))
        || name.contains(|it: char| it.is_ascii_alphabetic()) && english()
        || is_company(&name)
}

/// What reaches a seat in which nobody is named; it is not called as the seat itself is.
pub(in crate::document::import) fn desk_of(seat: &str) -> String {
    let desk = if seat.is_ascii() { " desk" } else { " 連絡先" };
    format!("{seat}{}", if is_seat(seat) { desk } else { "" })
}

/// Does it look like a company?
pub(in crate::document::import) fn is_company(name: &str) -> bool {
    // A letter of each of the words.
    name.contains(['社', '株', '㈱', '有', '㈲', 'I', 'L', 'C'])
        && [
            "株式会社",
            "有限会社",
            "合同会社",
            "（株）",
            "(株)",
            "㈱",
            "（有）",
            "㈲",
            "Inc.",
            "Ltd",
            "Corp",
            "LLC",
        ]
        .iter()
        .any(|it| name.contains(it))
}

/// Does it say that people take turns, where a name is asked for: 輪番, 交代制（3交代）, on rotation?
pub(in crate::document::import) fn is_rota(name: &str) -> bool {
    const WORDS: &str =
        "輪番|交代制|交替制|シフト制|当番制|持ち回り|ローテーション|当番表による|rotation|rota|rotating";
    let lower = name.to_lowercase();
    WORDS.split('|').any(|it| lower.contains(it))
}
