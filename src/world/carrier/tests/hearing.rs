//! What people answer, and what is no answer.

use std::time::{Duration, Instant};

use super::server::{Turn, answer};
use super::{Folder, PATIENCE, Server, channel};
use crate::notify::Reply;
use crate::world::carrier::{Ear, Patience, Post};

fn ear(folder: &Folder, kind: &str, server: &Server, first: &str, read: Option<&str>) -> Ear {
    Ear {
        channel: folder.channel(kind, server),
        thread: "20261122-1".to_owned(),
        first: Some(first.to_owned()),
        ours: vec![first.to_owned(), "103".to_owned()],
        others: vec!["2000".to_owned()],
        read: read.map(str::to_owned),
    }
}

fn heard(folder: &Folder, ear: Ear) -> Vec<(String, String, String)> {
    let mut heard = folder.post.hear(&[ear], PATIENCE);
    let (at, replies) = heard.pop().unwrap();
    assert_eq!(at, 0);
    replies
        .unwrap()
        .into_iter()
        .map(|Reply { author, text, id, .. }| (author, text, id))
        .collect()
}

fn list(replies: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    replies
        .iter()
        .map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned()))
        .collect()
}

#[test]
fn slack_gives_the_thread_without_our_own_words() {
    let body = r#"{"ok":true,"messages":[
        {"user":"U0","bot_id":"B0","text":"trouble lv3","ts":"1700000000.000100"},
        {"user":"U1","text":"見ました","ts":"1700000001.000100"},
        {"user":"U0","bot_id":"B0","text":"対応します","ts":"1700000001.000200"},
        {"user":"U2","text":"対応します","ts":"1700000002.000100"}]}"#;
    let (folder, server) = (Folder::new(), Server::saying(&answer("200 OK", "", body)));
    let first = "C1/1700000000.000100";
    let all = list(&[
        ("U1", "見ました", "1700000001.000100"),
        ("U2", "対応します", "1700000002.000100"),
    ]);
    assert_eq!(
        heard(&folder, ear(&folder, "slack-api", &server, first, None)),
        all
    );
    let new = heard(
        &folder,
        ear(&folder, "slack-api", &server, first, Some("1700000001.000100")),
    );
    assert_eq!(new, all[1..]);
    assert_eq!(
        server.asked()[1].line,
        "GET /conversations.replies?channel=C1&ts=1700000000.000100&limit=1000&oldest=1700000001.000100 HTTP/1.1"
    );
    assert_eq!(
        server.asked()[0].header("authorization"),
        Some("Bearer xoxb-token-1")
    );
}

#[test]
fn chatwork_gives_what_stands_after_our_message_and_answers_no_other() {
    let message = |id: &str, who: u32, body: &str| serde_json::json!({ "message_id": id, "account": { "account_id": who }, "body": body });
    let body = serde_json::json!([
        message("99", 7, "対応します"),
        message("100", 1, "trouble lv3"),
        message("101", 7, "[rp aid=1 to=42-100]対応します"),
        message("102", 8, "[rp aid=1 to=42-55] 応答"),
        message("1003", 9, "応答"),
        message("1004", 7, "[rp aid=1 to=42-103]対応します"),
        message("2001", 9, "応答"),
    ]);
    let (folder, server) = (
        Folder::new(),
        Server::saying(&answer("200 OK", "", &body.to_string())),
    );
    let all = list(&[
        ("7", "[rp aid=1 to=42-100]対応します", "101"),
        ("9", "応答", "1003"),
        ("7", "[rp aid=1 to=42-103]対応します", "1004"),
    ]);
    assert_eq!(
        heard(&folder, ear(&folder, "chatwork", &server, "100", None)),
        all
    );
    assert_eq!(
        heard(&folder, ear(&folder, "chatwork", &server, "100", Some("101"))),
        all[1..]
    );
    assert_eq!(
        server.asked()[0].line,
        "GET /v2/rooms/42/messages?force=1 HTTP/1.1"
    );
    let empty = Server::saying("HTTP/1.1 204 No Content\r\n\r\n");
    assert_eq!(heard(&folder, ear(&folder, "chatwork", &empty, "100", None)), []);
}

#[test]
fn an_acknowledgement_at_pagerduty_is_an_answer() {
    let body = r#"{"incidents":[{"id":"P1","status":"acknowledged","acknowledgements":[
        {"at":"2026-11-22T02:25:00Z","acknowledger":{"id":"PU1","type":"user_reference","summary":"Suzuki"}},
        {"at":"2026-11-22T02:24:00Z","acknowledger":{"id":"PU2","type":"user","email":"ito@example.jp"}},
        {"at":"2026-11-22T02:26:00Z","acknowledger":{"id":"PS1","type":"service_reference"}}]}]}"#;
    let (folder, server) = (Folder::new(), Server::saying(&answer("200 OK", "", body)));
    let all = list(&[
        ("ito@example.jp", "ack", "2026-11-22T02:24:00Z"),
        ("PU1", "ack", "2026-11-22T02:25:00Z"),
    ]);
    assert_eq!(heard(&folder, ear(&folder, "pagerduty", &server, "", None)), all);
    assert_eq!(
        heard(
            &folder,
            ear(&folder, "pagerduty", &server, "", Some("2026-11-22T02:24:00Z"))
        ),
        all[1..]
    );
    assert!(
        server.asked()[0]
            .line
            .starts_with("GET /incidents?incident_key=20261122-1&")
    );
    assert_eq!(
        server.asked()[0].header("authorization"),
        Some("Token token=pd-token-1")
    );
}

#[test]
fn who_is_silent_holds_up_nobody_and_what_cannot_be_read_is_left_out() {
    let folder = Folder::new();
    let (silent, empty) = (
        Server::that(vec![Turn::Hangs]),
        Server::saying("HTTP/1.1 204 No Content\r\n\r\n"),
    );
    let ears = [
        ear(&folder, "slack", &silent, "", None),
        ear(&folder, "chatwork", &silent, "1", None),
        ear(&folder, "chatwork", &empty, "1", None),
    ];
    let begun = Instant::now();
    let patience = Patience {
        each: Duration::from_millis(500),
        ..PATIENCE
    };
    let heard = folder.post.hear(&ears[..2], patience);
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(heard.len(), 1);
    assert_eq!(
        (heard[0].0, heard[0].1.as_ref().unwrap_err().kind()),
        (1, std::io::ErrorKind::TimedOut)
    );
    assert!(
        folder.post.hear(&ears[2..], PATIENCE)[0]
            .1
            .as_ref()
            .unwrap()
            .is_empty()
    );
    assert!(!Post::hears(&channel("slack", &[])) && !Post::hears(&channel("pagerduty", &[])));
}

#[test]
fn under_a_clock_set_by_hand_nobody_far_away_is_listened_to() {
    let mut folder = Folder::new();
    folder.post.only_local = true;
    let settings = [
        ("token", folder.keeps("token", "x")),
        ("channel", "C1".to_owned()),
    ];
    let ear = Ear {
        channel: channel("slack-api", &settings),
        thread: String::new(),
        first: Some("C1/1".to_owned()),
        ours: Vec::new(),
        others: Vec::new(),
        read: None,
    };
    let error = folder.post.hear(&[ear], PATIENCE).pop().unwrap().1.unwrap_err();
    assert!(error.to_string().contains("the clock was set by hand"), "{error}");
}
