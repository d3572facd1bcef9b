//! Answers that are heard in the channels.

use super::night::{channels, open, opsplan, plan, shown, told};
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

#[test]
fn what_was_said_before_people_were_called_again_is_no_answer() {
    let service = Service::answering(|path| {
        // 02:25, while somebody else had it.
        let replies =
            r#"{"ok":true,"messages":[{"ts":"1795454700.000003","user":"U1","text":"対応します"}]}"#;
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
    let dir = plan(&[("channels.toml", &channels(&chat)), ("token", "xoxb-1")]);
    open(dir.path(), "02:20");
    for (time, deed) in [("02:22", "ack"), ("02:40", "restore"), ("03:00", "reopen")] {
        let arguments = ["incident", deed, "20261124-1", "--by", "tanaka"];
        assert_eq!(opsplan(dir.path(), time, &arguments).0, 0, "{deed}");
    }
    opsplan(dir.path(), "03:01", &["tick"]);
    assert_eq!(shown(dir.path(), "03:01")["state"], "open");
}
