//! Channels and events.

use super::super::entry::{Entry, Value};
use super::super::found::{Doubtful, Found};
use super::super::id::Ids;
use super::super::words::fold;
use crate::plan::{File, Plan};

/// The channels that the table names, and its events. How a channel is reached is not in a document: it writes to a file.
pub(super) fn entries(found: &mut Found, known: Option<&Plan>) -> Vec<Entry> {
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
