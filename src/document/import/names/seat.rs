//! Seats, teams and companies.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::super::words::narrow;
use super::person::{is_person, is_surname};

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

/// 村田 of 村田部長, 丸井 of 広報の丸井: a name with what they are.
pub(in crate::document::import) fn without_rank(name: &str) -> Option<&str> {
    const RANKS: &str = "本部長|副部長|部長代理|部長|副課長|課長代理|課長|係長|主任|主査|次長|室長|所長|店長|工場長|支店長|リーダー|リーダ|マネージャー|先生";
    let behind = name.rsplit_once('の').map(|(_, name)| name);
    let ranked = || RANKS.split('|').find_map(|it| name.strip_suffix(it));
    behind
        .or_else(ranked)
        .map(str::trim)
        .filter(|it| it.chars().nth(1).is_some())
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

/// `メンバー 土屋・関口`: the people, without what they are.
pub(super) fn without_seat(part: &str) -> &str {
    const SEATS: [&str; 6] = ["メンバー", "サブリーダー", "リーダー", "主担当", "副担当", "担当"];
    let behind = SEATS
        .iter()
        .find_map(|it| part.strip_prefix(it)?.strip_prefix([' ', '\u{3000}']));
    let people = |it: &&str| it.split(['・', '･']).all(|name| is_person(name.trim()));
    behind.map(str::trim).filter(people).unwrap_or(part)
}

/// `Maya Lindqvist, operations`: the name, and what they do.
pub(in crate::document::import) fn before_comma(cell: &str) -> Option<(&str, &str)> {
    let (name, more) = cell.split_once(", ")?;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let words = || name.split(' ');
    let full = (2..=3).contains(&words().count()) && words().all(capital);
    let (name, more) = (name.trim(), more.trim());
    (full && !is_seat(name) && !is_company(cell) && !is_person(more) && !more.is_empty())
        .then_some((name, more))
}
