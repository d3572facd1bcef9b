//! Answers that are heard in the channels.

use std::fs;

use super::night::{channels, newest, open, opsplan, plan, shown, told};
use super::service::Service;

#[test]
fn who_acknowledges_at_pagerduty_has_answered() {
    let service = Service::answering(|path| {
        let heard = r#"{"incidents":[{"id":"P1","acknowledgements":[{"at":"2026-11-23T17:24:00Z",
            "acknowledger":{"id":"U1","type":"user_reference"}}]}]}"#;
        let text = if path.starts_with("/incidents?incident_key=20261124-1&") {
            heard
        } else {
            r#"{"status":"success"}"#
        };
        (200, text.to_owned())
    });
    let chat = format!(
        "kind = \"pagerduty\"\nrouting_key = \"file:key\"\ntoken = \"file:key\"\nurl = \"{}\"",
        service.at
    );
    let dir = plan(&[("channels.toml", &channels(&chat)), ("key", "secret")]);
    open(dir.path(), "02:20");
    assert_eq!(opsplan(dir.path(), "02:25", &["tick"]).0, 0);
    assert_eq!(
        shown(dir.path(), "02:26")["state"],
        "acked",
        "{:#?}",
        service.asked()
    );
    opsplan(dir.path(), "02:31", &["tick"]);
    assert!(told(dir.path(), "direct").is_empty(), "nobody else is called");
}

/// A workspace of Slack with these answers in every thread, and the channel that leads there.
fn slack(replies: &'static str) -> (Service, String) {
    let service = Service::answering(move |path| {
        let text = if path.contains("conversations.replies") {
            replies
        } else {
            r#"{"ok":true,"channel":"C1","ts":"1795454401.000001"}"#
        };
        (200, text.to_owned())
    });
    let chat = format!(
        "kind = \"slack-api\"\ntoken = \"file:token\"\nchannel = \"C1\"\nurl = \"{}\"",
        service.at
    );
    (service, chat)
}

#[test]
fn an_answer_in_the_thread_is_that_person_s_ack() {
    let (service, chat) = slack(
        r#"{"ok":true,"messages":[{"ts":"1795454401.000001","user":"B","bot_id":"B","text":"trouble"},
            {"ts":"1795454402.000002","user":"U9","text":"対応します"},{"ts":"1795454402.000003","user":"U1","text":"対応します。"}]}"#,
    );
    let dir = plan(&[("channels.toml", &channels(&chat)), ("token", "xoxb-very-secret")]);
    open(dir.path(), "02:20");
    let (code, out, err) = opsplan(dir.path(), "02:25", &["tick"]);
    assert_eq!(code, 0, "{out}{err}");
    let incident = shown(dir.path(), "02:26");
    assert_eq!(incident["state"], "acked", "{incident:#}");
    opsplan(dir.path(), "02:40", &["tick"]);
    let pages = told(dir.path(), "direct");
    assert!(
        !pages.iter().any(|line| line.contains("呼び出し")),
        "paged after the ack: {pages:#?}"
    );
    // The same words are no second ack when the first has run out.
    opsplan(dir.path(), "03:40", &["tick"]);
    assert_eq!(shown(dir.path(), "03:41")["state"], "open");
    let asked = service.asked();
    assert!(
        asked
            .iter()
            .any(|it| it.contains("chat.postMessage") && it.contains("第1段階")),
        "{asked:#?}"
    );
    let all = format!("{out}{err}{}", fs::read_to_string(newest(dir.path())).unwrap());
    assert!(!all.contains("very-secret"));
}

#[test]
fn what_was_said_before_people_were_called_again_is_no_answer() {
    // 02:25, while somebody else had it.
    let (_service, chat) =
        slack(r#"{"ok":true,"messages":[{"ts":"1795454700.000003","user":"U1","text":"対応します"}]}"#);
    let dir = plan(&[("channels.toml", &channels(&chat)), ("token", "xoxb-1")]);
    open(dir.path(), "02:20");
    for (time, deed) in [("02:22", "ack"), ("02:40", "restore"), ("03:00", "reopen")] {
        let arguments = ["incident", deed, "20261124-1", "--by", "tanaka"];
        assert_eq!(opsplan(dir.path(), time, &arguments).0, 0, "{deed}");
    }
    opsplan(dir.path(), "03:01", &["tick"]);
    assert_eq!(shown(dir.path(), "03:01")["state"], "open");
}
