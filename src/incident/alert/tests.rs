//! Payloads as the senders write them, in our own words, and payloads that nobody should send.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::incident::sample::{self, Story};
use crate::incident::{Incident, Ledger};
use crate::plan::{AlertRule, Impact, Level, Levels};

const ALERTMANAGER: &str = include_str!("samples/alertmanager.json");
const GRAFANA: &str = include_str!("samples/grafana.json");
const PAGERDUTY: &str = include_str!("samples/pagerduty.json");

fn alerts(text: &str) -> Vec<Alert> {
    read(text.as_bytes(), None).unwrap().list
}

fn one(text: &str) -> Alert {
    let mut list = alerts(text);
    assert_eq!(list.len(), 1, "{list:?}");
    list.remove(0)
}

/// A payload with some of its fields changed.
fn with(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value = serde_json::from_str(text).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn a_group_of_alertmanager_is_one_thing_for_each_name_in_it() {
    let list = alerts(ALERTMANAGER);
    let titles: Vec<&str> = list.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["受注Webが応答しません", "DiskFull (2)", "QueueSlow"]);
    let [web, disk, queue] = list.as_slice() else {
        panic!()
    };
    assert_eq!(web.sender, Sender::Alertmanager);
    assert_eq!(
        web.text.as_deref(),
        Some("2分間、応答がない / https://wiki.example.jp/order-web")
    );
    assert_eq!(web.since.unwrap().to_rfc3339(), "2026-11-22T02:10:11+09:00");
    assert_eq!(disk.text.as_deref(), Some("db01 / db02"));
    assert_eq!(disk.since.unwrap().to_rfc3339(), "2026-11-22T02:05:00+09:00");
    assert_eq!((disk.until, disk.labels.len()), (None, 2));
    assert_eq!(queue.status, Status::Resolved);
    assert_eq!(queue.until.unwrap().to_rfc3339(), "2026-11-22T02:09:00+09:00");
}

#[test]
fn the_key_stays_the_same_whatever_else_changes_in_the_group() {
    let keys = |text: &str| -> Vec<String> { alerts(text).into_iter().map(|it| it.key).collect() };
    let first = keys(ALERTMANAGER);
    let later = with(ALERTMANAGER, |it| {
        it["status"] = json!("resolved");
        for alert in it["alerts"].as_array_mut().unwrap() {
            alert["status"] = json!("resolved");
            alert["annotations"] = json!({});
            alert["endsAt"] = json!("2026-11-22T03:00:00+09:00");
        }
    });
    assert_eq!(keys(&later), first);
    assert!(first[0].starts_with("alertmanager/") && first[0].len() == "alertmanager/".len() + 16);
    assert_ne!(first[0], first[1]);
}

#[test]
fn without_a_group_s_key_its_labels_name_it_and_without_those_the_alert_s() {
    let bare = |labels: Value| {
        with(ALERTMANAGER, |it| {
            it.as_object_mut().unwrap().remove("groupKey");
            it["groupLabels"] = labels;
        })
    };
    let (named, nameless) = (bare(json!({ "cluster": "tokyo" })), bare(json!({})));
    assert_eq!(alerts(&named).len(), 3);
    let later = with(&named, |it| it["alerts"][0]["annotations"] = json!({}));
    assert_eq!(alerts(&later)[0].key, alerts(&named)[0].key);
    assert_ne!(
        alerts(&named)[0].key,
        alerts(&bare(json!({ "cluster": "osaka" })))[0].key
    );
    assert_eq!(alerts(&nameless).len(), 4, "every alert for itself");
}

#[test]
fn a_group_that_was_cut_restores_nothing_that_may_still_fire() {
    let cut = with(ALERTMANAGER, |it| it["truncatedAlerts"] = json!(3));
    let titles: Vec<String> = alerts(&cut).into_iter().map(|it| it.title).collect();
    assert_eq!(titles, ["受注Webが応答しません", "DiskFull (2)"]);
    let over = with(&cut, |it| it["status"] = json!("resolved"));
    assert_eq!(alerts(&over).len(), 3);
}

#[test]
fn grafana_is_known_by_what_it_alone_writes() {
    let alert = one(GRAFANA);
    assert_eq!(
        (alert.sender, alert.title.as_str()),
        (Sender::Grafana, "The order page takes 9 s")
    );
    assert_eq!(
        alert.text.as_deref(),
        Some("https://grafana.example.jp/d/order?viewPanel=2")
    );
    let old = with(GRAFANA, |it| drop(it.as_object_mut().unwrap().remove("orgId")));
    assert_eq!(one(&old).sender, Sender::Grafana);
    assert_eq!(
        read(GRAFANA.as_bytes(), Some(Sender::Alertmanager)).unwrap().list[0].sender,
        Sender::Alertmanager
    );
}

#[test]
fn an_event_of_pagerduty_triggers_acknowledges_and_resolves_by_its_key() {
    let alert = one(PAGERDUTY);
    assert_eq!((alert.sender, alert.status), (Sender::PagerDuty, Status::Firing));
    assert_eq!(alert.title, "Replication of order-db lags 20 min");
    assert_eq!(
        alert.text.as_deref(),
        Some("db02.example.jp / postgres / https://wiki.example.jp/replication")
    );
    assert_eq!(alert.since.unwrap().to_rfc3339(), "2026-11-21T17:08:58+00:00");
    assert_eq!(
        alert.labels[0]["severity"], "error",
        "the payload's own word counts"
    );
    assert_eq!(alert.labels[0]["lag_minutes"], "20");
    for (action, status) in [
        ("acknowledge", Status::Acknowledged),
        ("resolve", Status::Resolved),
    ] {
        let later = json!({ "event_action": action, "dedup_key": "order-db/replication" }).to_string();
        let later = one(&later);
        assert_eq!((later.key.as_str(), later.status), (alert.key.as_str(), status));
        let nameless = json!({ "event_action": action }).to_string();
        let refused = read(nameless.as_bytes(), None);
        assert_eq!(refused, Err(NotAlerts::Lacks(Sender::PagerDuty, "dedup_key")));
    }
    let keyless = with(PAGERDUTY, |it| {
        drop(it.as_object_mut().unwrap().remove("dedup_key"));
    });
    let worse = with(&keyless, |it| it["payload"]["severity"] = json!("critical"));
    assert_eq!(one(&worse).key, one(&keyless).key);
}

#[test]
fn the_plain_form_needs_a_title_only() {
    let alert = one(r#"{"title": "夜間バッチが終わりません"}"#);
    assert_eq!((alert.sender, alert.status), (Sender::Generic, Status::Firing));
    let over = one(
        r#"{"title": "夜間バッチが終わりません", "status": "resolved", "at": "2026-11-22T03:00:00+09:00"}"#,
    );
    assert_eq!(over.key, alert.key);
    assert_eq!(
        (over.since, over.until.unwrap().to_rfc3339().as_str()),
        (None, "2026-11-22T03:00:00+09:00")
    );
    let keyed = |title: &str| one(&json!({ "title": title, "key": "batch" }).to_string()).key;
    assert_eq!(keyed("a"), keyed("b"));
    let several = alerts(r#"[{"title": "a"}, {"title": "b", "labels": {"severity": "critical"}}]"#);
    assert_eq!(several.len(), 2);
}

#[test]
fn what_is_no_alert_is_refused_with_the_reason() {
    let cases: [(&str, Option<Sender>, NotAlerts); 8] = [
        ("3", None, NotAlerts::Unknown),
        ("{}", None, NotAlerts::Unknown),
        ("[[]]", None, NotAlerts::Unknown),
        (
            r#"{"title": ""}"#,
            None,
            NotAlerts::Lacks(Sender::Generic, "title"),
        ),
        (
            r#"{"title": "a", "status": "on fire"}"#,
            None,
            NotAlerts::Lacks(Sender::Generic, "status"),
        ),
        (
            r#"{"event_action": 3}"#,
            None,
            NotAlerts::Lacks(Sender::PagerDuty, "event_action"),
        ),
        (
            r#"{"alerts": {}}"#,
            None,
            NotAlerts::Lacks(Sender::Alertmanager, "alerts"),
        ),
        (
            "{}",
            Some(Sender::Grafana),
            NotAlerts::Lacks(Sender::Grafana, "alerts"),
        ),
    ];
    for (text, sender, why) in cases {
        assert_eq!(read(text.as_bytes(), sender), Err(why), "{text}");
    }
    assert!(matches!(read(b"", None), Err(NotAlerts::NotJson(_))));
    assert!(alerts(r#"{"alerts": []}"#).is_empty());
}

#[test]
fn hostile_bytes_are_refused_or_made_harmless() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(read(deep.as_bytes(), None), Err(NotAlerts::NotJson(_))));
    assert_eq!(read(&vec![b' '; MOST_BYTES + 1], None), Err(NotAlerts::TooLarge));
    let mut bytes = br#"{"title": "a\u001b[2J\u202eb "#.to_vec();
    bytes.extend(b"\xff\xfe\"}");
    assert_eq!(
        read(&bytes, None).unwrap().list[0].title,
        "a [2J b \u{fffd}\u{fffd}"
    );
    let long = json!({ "title": "あ".repeat(5000) }).to_string();
    assert_eq!(one(&long).title.chars().count(), 161);
    let many: Vec<Value> = (0..300).map(|nth| json!({ "title": nth.to_string() })).collect();
    let read = read(Value::from(many).to_string().as_bytes(), None).unwrap();
    assert_eq!((read.list.len(), read.left_out), (MOST_ALERTS, 200));
}

fn levels() -> Levels {
    let rule = |when: &[(&str, &str)], level, impact| AlertRule {
        when: when
            .iter()
            .map(|(label, text)| ((*label).to_owned(), (*text).to_owned()))
            .collect(),
        level,
        impact,
    };
    let alerts = vec![
        rule(
            &[("severity", "critical"), ("service", "web")],
            3,
            Some(Impact::Outage),
        ),
        rule(&[("severity", "critical")], 2, Some(Impact::Degraded)),
    ];
    let list: Vec<Level> = sample::plan().levels.list;
    Levels {
        list,
        alerts,
        ..Levels::default()
    }
}

#[test]
fn the_first_rule_that_takes_an_alert_says_its_level_and_the_worst_alert_that_of_all() {
    let [web, disk, queue] = alerts(ALERTMANAGER).try_into().unwrap();
    let found = |alert: &Alert, otherwise| {
        let meaning = meaning(alert, &levels(), otherwise);
        (meaning.level, meaning.impact, meaning.ruled)
    };
    assert_eq!(found(&web, None), (3, Some(Impact::Outage), true));
    assert_eq!(
        found(&disk, None),
        (2, Some(Impact::Degraded), true),
        "one of the two is critical"
    );
    let mildest = levels().mildest().unwrap();
    assert_eq!(found(&queue, None), (mildest, None, false));
    assert_eq!(found(&queue, Some(4)), (4, None, true));
    assert_eq!(
        found(&disk, Some(4)),
        (4, None, true),
        "what no rule takes counts too"
    );
}

#[test]
fn an_alert_opens_joins_reopens_and_restores() {
    let firing = one(PAGERDUTY);
    let said = |status| Alert {
        status,
        ..firing.clone()
    };
    let effects = |incident: Option<&Incident>| {
        [Status::Firing, Status::Acknowledged, Status::Resolved].map(|it| effect(&said(it), incident))
    };
    use Effect::*;
    assert_eq!(effects(None), [Opens, Unknown, Unknown]);
    let mut story = Story::opened("02:20", 3);
    assert_eq!(effects(Some(&story.incident())), [Joins, Acknowledges, Restores]);
    story.acked("02:30", "maeda");
    assert_eq!(effects(Some(&story.incident())), [Joins, Already, Restores]);
    story.restored("03:00");
    assert_eq!(effects(Some(&story.incident())), [Reopens, Already, Already]);
}

#[test]
fn an_incident_is_found_by_its_key_until_it_is_closed() {
    let alert = one(PAGERDUTY);
    let mut story = Story::opened_by_machine("02:20", 3, &alert.key);
    let found = |story: &Story| known(&Ledger::of(&story.facts()), &alert).is_some();
    assert!(found(&story));
    story.restored("03:00");
    assert!(found(&story));
    story.closed("03:10");
    assert!(!found(&story));
}

#[test]
fn a_machine_s_word_keeps_no_ack_alive_and_pays_no_update() {
    let mut story = Story::opened("02:20", 3);
    story.acked("02:31", "maeda");
    let timeline = |story: &Story| {
        let now = sample::time("02:50").to_utc();
        crate::incident::Timeline::of(&story.incident(), &sample::plan(), now)
    };
    let before = timeline(&story);
    story.updated("02:40", |update| {
        update.source = Some("alertmanager/1".to_owned());
    });
    assert_eq!(timeline(&story), before);
    story.updated("02:45", |update| update.text = Some("DB".to_owned()));
    assert_ne!(timeline(&story), before);
}

proptest! {
    #[test]
    fn whatever_is_sent_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _refused = read(&bytes, None);
    }

    #[test]
    fn whatever_json_is_sent_gives_lines_that_move_no_cursor(value in json(), which in 0_usize..5) {
        let sender = Sender::ALL.get(which).copied();
        if let Ok(alerts) = read(value.to_string().as_bytes(), sender) {
            for alert in alerts.list {
                let lines = [Some(alert.title), alert.text];
                prop_assert!(lines.iter().flatten().all(|it| !it.chars().any(char::is_control)));
                prop_assert!(alert.key.len() < 40);
            }
        }
    }
}

/// JSON that knows the senders' words.
fn json() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "alerts",
        "status",
        "labels",
        "annotations",
        "groupKey",
        "groupLabels",
        "alertname",
        "summary",
        "title",
        "event_action",
        "dedup_key",
        "payload",
        "startsAt",
        "firing",
        "resolved",
        "trigger",
        "resolve",
        "key",
        "at",
        "0001-01-01T00:00:00Z",
        "2026-11-22T02:10:00+09:00",
        "\u{1b}[2J",
        "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        let pairs = prop::collection::vec((word.clone(), inner.clone()), 0..8);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            pairs.prop_map(|pairs| pairs
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}
