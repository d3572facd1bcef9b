//! The entries that name few others: channels and events, contracts, drills.

use super::entry::{Entry, Value};
use super::found::{Contract, Doubtful, Found};
use super::id::Ids;
use super::words::{fold, is_blank};
use crate::plan::{File, Plan};

/// The channels that the table names, and its events. How a channel is reached is not in a document: it writes to a file.
pub(super) fn channels(found: &mut Found, known: Option<&Plan>) -> Vec<Entry> {
    let mut ids = Ids::default();
    let mut made: Vec<(String, String)> = known
        .into_iter()
        .flat_map(|plan| &plan.channels)
        .map(|it| (it.name.clone(), it.id.clone()))
        .collect();
    made.iter().for_each(|(_, id)| ids.take(id));
    let (mut entries, mut events) = (Vec::new(), Vec::new());
    for event in found.events.clone() {
        let mut to = Vec::new();
        for name in &event.channels {
            let id = made
                .iter()
                .find(|(other, _)| fold(other) == fold(name))
                .map(|(_, id)| id.clone());
            to.push(id.unwrap_or_else(|| {
                let id = ids.make(
                    None,
                    name.trim_start_matches(|it: char| it.is_ascii_digit() || it == '_' || it == '#'),
                    "channel",
                );
                let mut entry = Entry::new(File::Channels, "channel", event.at);
                entry.put("id", Value::Text(id.clone()));
                entry.put("name", Value::Text(name.clone()));
                entry.put("kind", Value::Text("file".to_owned()));
                entry.put(
                    "path",
                    Value::Text(format!(
                        "channels/{}.txt",
                        name.replace(['/', '\\', ':', '\0'], "_")
                            .trim_start_matches(['#', '.'])
                    )),
                );
                entries.push(entry);
                found.doubt(event.at, name, Doubtful::ChannelKind);
                made.push((name.clone(), id.clone()));
                id
            }));
        }
        let mut entry = Entry::new(File::Channels, "event", event.at);
        entry.put(
            "on",
            Value::Text(on(&event.title).unwrap_or(&event.title).to_owned()),
        );
        entry.put("title", Value::Text(event.title.clone()));
        if !event.means.is_empty() {
            entry.put("means", Value::OneOrMore(event.means.clone()));
        }
        if !to.is_empty() {
            entry.put("channel", Value::OneOrMore(to));
        }
        entry.put("prefix", Value::Text(event.prefix.clone()));
        entry.put("note", Value::Text(event.note.join("\n")));
        events.push(entry);
    }
    entries.extend(events);
    entries
}

/// What the plan calls an event; `None` for one that only the team knows.
fn on(title: &str) -> Option<&'static str> {
    const WORDS: [(&str, &[&str]); 9] = [
        ("drill", &["訓練", "演習", "リハーサル"]),
        (
            "meeting",
            &[
                "定例会",
                "会議",
                "ミーティング",
                "打合せ",
                "打ち合わせ",
                "meeting",
            ],
        ),
        (
            "check",
            &[
                "疎通確認",
                "死活監視",
                "監視エラー",
                "ヘルスチェック",
                "監視アラート",
                "healthcheck",
            ],
        ),
        ("contract", &["契約"]),
        ("digest", &["朝の通知", "ダイジェスト", "朝会"]),
        ("due", &["期限超過", "作業遅延", "未実施"]),
        (
            "incident",
            &[
                "障害発生",
                "インシデント発生",
                "トラブル発生",
                "障害時",
                "障害連絡",
                "インシデント",
                "障害",
                "incident",
            ],
        ),
        ("general", &["日常", "一般", "通常連絡", "general"]),
        ("maintenance", &["計画停止", "メンテナンス"]),
    ];
    let folded = fold(title);
    let outcome = ["復旧", "報告", "終息", "完了", "解消"]
        .iter()
        .any(|it| folded.contains(it))
        && !folded.contains("発生");
    let found = WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|it| folded.contains(&fold(it))))?;
    (!(found.0 == "incident" && outcome)).then_some(found.0)
}

pub(super) fn contracts(
    found: &mut Found,
    contact: &dyn Fn(&str) -> Option<String>,
    known: Option<&Plan>,
) -> Vec<Entry> {
    let mut ids = Ids::default();
    for contract in known.into_iter().flat_map(|plan| &plan.contracts) {
        ids.take(&contract.id);
    }
    let mut entries = Vec::new();
    for contract in found.contracts.clone() {
        let same = known.and_then(|plan| {
            plan.contracts
                .iter()
                .find(|it| fold(&it.vendor) == fold(&contract.vendor))
        });
        let id = same.map_or_else(
            || ids.make(None, &contract.vendor, "contract"),
            |it| it.id.clone(),
        );
        let of = if contract.vendor.is_empty() {
            id.clone()
        } else {
            contract.vendor.clone()
        };
        for (key, missing) in lacks(&contract) {
            if missing {
                found.doubt(contract.at, &of, Doubtful::Unfilled(key));
            }
        }
        entries.push(self::contract(&contract, id, contact));
    }
    entries
}

fn lacks(contract: &Contract) -> [(&'static str, bool); 9] {
    [
        ("vendor", is_blank(&contract.vendor)),
        ("fee", contract.fee.is_empty()),
        ("starts", contract.starts.is_none()),
        ("ends", contract.ends.is_none()),
        ("auto_renewal", contract.auto_renewal.is_none()),
        ("scope", contract.scope.is_empty()),
        ("work_hours", contract.work_hours.is_empty()),
        ("service_hours", contract.service_hours.is_empty()),
        ("respond_within", contract.respond_within.is_empty()),
    ]
}

/// Without vendor or days it is a draft: every field that the document names stands in it, to be filled in.
fn contract(contract: &Contract, id: String, contact: &dyn Fn(&str) -> Option<String>) -> Entry {
    let mut entry = Entry::new(File::Contracts, "contract", contract.at);
    entry.draft = is_blank(&contract.vendor)
        || contract.starts.is_none()
        || contract.ends.is_none()
        || contract.starts > contract.ends;
    let text = |text: &str| Value::Text(text.to_owned());
    entry.put("id", Value::Text(id));
    entry.put("number", text(&contract.number));
    let draft = entry.draft;
    let mut put = |key: &'static str, value: Value, blank: Value| {
        if !value.is_empty() {
            entry.keys.push((key, value));
        } else if draft {
            entry.keys.push((key, blank));
        }
    };
    put("vendor", text(&contract.vendor), text(""));
    put("fee", text(&contract.fee), text(""));
    put(
        "starts",
        contract.starts.map_or(text(""), Value::Day),
        text("YYYY-MM-DD"),
    );
    put(
        "ends",
        contract.ends.map_or(text(""), Value::Day),
        text("YYYY-MM-DD"),
    );
    put(
        "auto_renewal",
        contract.auto_renewal.map_or(text(""), Value::Flag),
        Value::Flag(false),
    );
    put("renews_for", text(&contract.renews_for), text("12mo"));
    put("notice", text(&contract.notice), text("3mo"));
    put(
        "scope",
        Value::List(contract.scope.clone()),
        Value::List(Vec::new()),
    );
    put("work_hours", text(&contract.work_hours), text(""));
    put("service_hours", text(&contract.service_hours), text(""));
    put("respond_within", text(&contract.respond_within), text("4h"));
    let desk = contact(&contract.desk);
    entry.comments.clone_from(&contract.comments);
    match desk {
        Some(desk) => entry.put("contact", Value::Text(desk)),
        None if !contract.desk.is_empty() => entry.comments.push(format!("窓口: {}", contract.desk)),
        None => {}
    }
    entry
}

pub(super) fn drills(
    found: &mut Found,
    who: &dyn Fn(&str) -> Option<String>,
    known: Option<&Plan>,
) -> Vec<Entry> {
    let mut ids = Ids::default();
    for drill in known.into_iter().flat_map(|plan| &plan.drills) {
        ids.take(&drill.id);
    }
    let mut entries = Vec::new();
    for drill in &found.drills {
        let same = known.and_then(|plan| {
            plan.drills
                .iter()
                .find(|it| fold(&it.title) == fold(&drill.title))
        });
        let mut entry = Entry::new(File::Drills, "drill", drill.at);
        entry.put(
            "id",
            Value::Text(same.map_or_else(|| ids.make(None, &drill.title, "drill"), |it| it.id.clone())),
        );
        entry.put("title", Value::Text(drill.title.clone()));
        entry.put("category", Value::Text(drill.category.clone()));
        entry.put("frequency", Value::Text(drill.frequency.clone()));
        let assignee: Vec<String> = drill.assignee.iter().filter_map(|name| who(name)).collect();
        if !assignee.is_empty() {
            entry.put("assignee", Value::OneOrMore(assignee));
        }
        if let Some(level) = drill
            .level
            .filter(|it| found.levels.iter().any(|level| level.number == *it))
        {
            entry.put("level", Value::Number(level));
        }
        entry.put("steps", Value::List(drill.steps.clone()));
        entry.comments.clone_from(&drill.comments);
        entries.push(entry);
    }
    entries
}
