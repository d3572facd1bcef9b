//! What each service is asked, field by field.

use serde_json::json;

use super::server::{Turn, answer};
use super::{Books, Folder, PATIENCE, Server, parcel, well};
use crate::notify::{self, Parcel};

/// The one request that a parcel of this kind becomes, once `change` has had its way with it.
fn asked(kind: &str, change: impl FnOnce(&mut Parcel)) -> super::server::Asked {
    let (folder, server) = (Folder::new(), Server::saying(&well(kind)));
    let mut parcel = parcel(
        &folder.channel(kind, &server),
        &["trouble lv3 受注Web 応答なし", "原因: 調査中"],
    );
    change(&mut parcel);
    folder.send(parcel);
    server.asked().pop().unwrap()
}

fn mentioned(name: &str) -> impl FnOnce(&mut Parcel) {
    move |parcel| parcel.message.mention = Some(name.to_owned())
}

#[test]
fn slack_gets_text_that_is_only_text() {
    let asked = asked("slack", mentioned("U0123"));
    assert_eq!(asked.line, "POST /hook/0123456789abcdefXYZ HTTP/1.1");
    assert_eq!(
        asked.json()["text"],
        "trouble lv3 受注Web 応答なし\n原因: 調査中\n<@U0123>"
    );
    for (key, value) in [("mrkdwn", false), ("unfurl_links", false), ("link_names", false)] {
        assert_eq!(asked.json()[key], value);
    }
}

#[test]
fn slacks_web_api_answers_in_the_thread_and_a_page_is_shown_outside_too() {
    let first = asked("slack-api", |_| {});
    assert_eq!(first.line, "POST /chat.postMessage HTTP/1.1");
    assert_eq!(first.header("authorization"), Some("Bearer xoxb-token-1"));
    assert_eq!(
        (&first.json()["channel"], &first.json()["thread_ts"]),
        (&json!("C1"), &json!(null))
    );
    let next = asked("slack-api", |parcel| parcel.first = Some("C9/17.0001".to_owned())).json();
    assert_eq!(
        (&next["channel"], &next["thread_ts"], &next["reply_broadcast"]),
        (&json!("C9"), &json!("17.0001"), &json!(true))
    );
    let chatter = asked("slack-api", |parcel| {
        parcel.first = Some("C9/17.0001".to_owned());
        (parcel.message.page, parcel.message.turn) = (false, notify::Turn::Goes);
    });
    assert_eq!(chatter.json()["reply_broadcast"], false);
    let end = asked("slack-api", |parcel| {
        parcel.first = Some("C9/17.0001".to_owned());
        (parcel.message.page, parcel.message.turn) = (false, notify::Turn::Ends);
    });
    assert_eq!(end.json()["reply_broadcast"], true);
}

#[test]
fn a_message_whose_thread_is_gone_goes_without_it() {
    let gone = answer("200 OK", "", "{\"ok\":false,\"error\":\"thread_not_found\"}");
    let server = Server::that(vec![Turn::Says(gone), Turn::Says(well("slack-api"))]);
    let folder = Folder::new();
    let mut parcel = parcel(&folder.channel("slack-api", &server), &["x"]);
    parcel.first = Some("C1/17.0000".to_owned());
    assert_eq!(super::word(&folder.send(parcel)), "posted C1/17.0001");
    let threads: Vec<_> = server
        .asked()
        .iter()
        .map(|asked| asked.json()["thread_ts"].clone())
        .collect();
    assert_eq!(threads, [json!("17.0000"), json!(null)]);
}

#[test]
fn teams_gets_a_card_of_a_block_a_line() {
    let card = asked("teams", mentioned("suzuki")).json();
    let content = &card["attachments"][0];
    assert_eq!(content["contentType"], "application/vnd.microsoft.card.adaptive");
    assert_eq!(content["contentUrl"], json!(null));
    let texts: Vec<_> = content["content"]["body"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["text"])
        .collect();
    assert_eq!(
        texts,
        ["trouble lv3 受注Web 応答なし", "原因: 調査中", "@\u{200b}suzuki"]
    );
}

#[test]
fn discord_waits_for_the_id_and_calls_one_person_only() {
    let asked = asked("discord", |parcel| {
        parcel.message.mention = Some("<@123456789012345678>".to_owned());
        parcel
            .channel
            .settings
            .push(("thread".to_owned(), "55".to_owned()));
    });
    assert_eq!(
        asked.line,
        "POST /hook/0123456789abcdefXYZ?wait=true&thread_id=55 HTTP/1.1"
    );
    assert_eq!(
        asked.json()["allowed_mentions"],
        json!({ "parse": [], "users": ["123456789012345678"] })
    );
    assert!(
        asked.json()["content"]
            .as_str()
            .unwrap()
            .ends_with("\n<@123456789012345678>")
    );
}

#[test]
fn google_chat_threads_by_the_incidents_id() {
    let asked = asked("google-chat", mentioned("users/12345"));
    assert!(
        asked
            .line
            .contains("?messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD "),
        "{}",
        asked.line
    );
    assert_eq!(asked.json()["thread"]["threadKey"], "20261122-1");
    assert!(
        asked.json()["text"]
            .as_str()
            .unwrap()
            .ends_with("\n<users/12345>")
    );
}

#[test]
fn mattermost_may_name_a_channel() {
    let asked = asked("mattermost", |parcel| {
        parcel.message.mention = Some("@suzuki".to_owned());
        parcel
            .channel
            .settings
            .push(("channel".to_owned(), "town-square".to_owned()));
    });
    assert_eq!(asked.json()["channel"], "town-square");
    assert!(asked.json()["text"].as_str().unwrap().ends_with("\n@suzuki"));
}

#[test]
fn chatwork_gets_a_form() {
    let asked = asked("chatwork", mentioned("12345"));
    assert_eq!(asked.line, "POST /v2/rooms/42/messages HTTP/1.1");
    assert_eq!(asked.header("x-chatworktoken"), Some("cw-token-1"));
    assert_eq!(
        asked.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let fields: Vec<_> = url::form_urlencoded::parse(asked.body.as_bytes()).collect();
    assert_eq!(
        fields[0].1,
        "trouble lv3 受注Web 応答なし\n原因: 調査中\n[To:12345]"
    );
    assert_eq!((&*fields[1].0, &*fields[1].1), ("self_unread", "1"));
}

#[test]
fn line_works_asks_for_a_token_once_and_again_when_it_has_ended() {
    let token = |name: &str| Turn::Says(answer("200 OK", "", &format!("{{\"access_token\":\"{name}\"}}")));
    let ended = Turn::Says(answer("401 Unauthorized", "", "{\"code\":\"UNAUTHORIZED\"}"));
    let well = Turn::Says(well("line-works"));
    let turns = vec![token("one"), well.clone(), ended, token("two"), well];
    let (folder, server) = (Folder::new(), Server::that(turns));
    let channel = folder.channel("line-works", &server);
    let mut books = Books::default();
    let mut parcels: Vec<Parcel> = (0..3).map(|_| parcel(&channel, &["x"])).collect();
    parcels[1].message.mention = Some("suzuki@example".to_owned());
    folder.post.deliver(parcels, PATIENCE, &mut books).unwrap();
    let asked = server.asked();
    let lines: Vec<&str> = asked.iter().map(|asked| asked.line.as_str()).collect();
    let (auth, post) = (
        "POST /oauth2/v2.0/token HTTP/1.1",
        "POST /v1.0/bots/7/channels/room-1/messages HTTP/1.1",
    );
    assert_eq!(lines, [auth, post, post, auth, post]);
    assert_eq!(asked[1].header("authorization"), Some("Bearer one"));
    assert_eq!(asked[4].header("authorization"), Some("Bearer two"));
    assert_eq!(
        asked[1].json(),
        json!({ "content": { "type": "text", "text": "x" } })
    );
    assert_eq!(
        asked[2].json()["content"]["text"],
        "x\n<m userId=\"suzuki@example\">"
    );
    claim_is_signed(&asked[0].body);
}

fn claim_is_signed(form: &str) {
    use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RsaKeyPair, UnparsedPublicKey};
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use rustls::pki_types::{PrivatePkcs8KeyDer, pem::PemObject as _};
    let fields: Vec<_> = url::form_urlencoded::parse(form.as_bytes()).collect();
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).unwrap().1.clone();
    assert_eq!(field("grant_type"), "urn:ietf:params:oauth:grant-type:jwt-bearer");
    assert_eq!(
        (field("client_id"), field("client_secret")),
        ("lw-client-1".into(), "lw-secret-1".into())
    );
    let assertion = field("assertion");
    let (text, signature) = assertion.rsplit_once('.').unwrap();
    let key = PrivatePkcs8KeyDer::from_pem_slice(super::rsa_key().as_bytes()).unwrap();
    let key = RsaKeyPair::from_pkcs8(key.secret_pkcs8_der()).unwrap();
    let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.public_key().as_ref());
    public
        .verify(text.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).unwrap())
        .unwrap();
    let (_, claim) = text.split_once('.').unwrap();
    let claim: serde_json::Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claim).unwrap()).unwrap();
    assert_eq!(
        (&claim["iss"], &claim["sub"]),
        (&json!("lw-client-1"), &json!("sa@example"))
    );
    assert_eq!(
        claim["exp"].as_i64().unwrap() - claim["iat"].as_i64().unwrap(),
        600
    );
}

#[test]
fn a_wrong_key_of_a_service_account_is_said_and_not_shown() {
    let (folder, server) = (Folder::new(), Server::saying(&well("line-works")));
    let channel = folder.channel("line-works", &server);
    folder.keeps("key.pem", "-----BEGIN NOTHING-----");
    let carried = folder.send(parcel(&channel, &["x"]));
    let notify::Carried::Failed { error, .. } = carried else {
        panic!("{carried:?}")
    };
    assert_eq!(error, "`private_key`: no RSA key in PEM");
}

#[test]
fn pagerduty_lives_through_the_incident_with_us() {
    use notify::Turn::{Acked, Begins, Ends, Goes};
    for (turn, action) in [
        (Begins, "trigger"),
        (Acked, "acknowledge"),
        (Ends, "resolve"),
        (Goes, "trigger"),
    ] {
        let asked = asked("pagerduty", |parcel| parcel.message.turn = turn);
        assert_eq!(asked.line, "POST /v2/enqueue HTTP/1.1");
        let event = asked.json();
        assert_eq!(
            (&event["event_action"], &event["dedup_key"]),
            (&json!(action), &json!("20261122-1"))
        );
        assert_eq!(event["routing_key"], "pd-routing-key-1");
        let summary = (action == "trigger").then_some("trouble lv3 受注Web 応答なし");
        assert_eq!(event["payload"]["summary"].as_str(), summary);
    }
}

#[test]
fn chatter_that_only_goes_on_does_not_wake_pagerduty_again() {
    let (folder, server) = (Folder::new(), Server::saying(&well("pagerduty")));
    let mut parcel = parcel(&folder.channel("pagerduty", &server), &["続報"]);
    (parcel.message.turn, parcel.message.page) = (notify::Turn::Goes, false);
    assert_eq!(folder.send(parcel), notify::Carried::Accepted);
    assert!(server.asked().is_empty());
}

#[test]
fn a_webhook_is_signed_over_the_very_bytes_that_it_brings() {
    let asked = asked("webhook", |parcel| parcel.message.to = Some("suzuki".to_owned()));
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, b"signing-key-1");
    let hex = asked
        .header("x-opsplan-signature")
        .unwrap()
        .strip_prefix("sha256=")
        .unwrap()
        .to_owned();
    let tag: Vec<u8> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect();
    aws_lc_rs::hmac::verify(&key, asked.body.as_bytes(), &tag).unwrap();
    assert_eq!(
        asked.json(),
        json!({
            "version": 1,
            "key": "20261122-1/1 incidents",
            "channel": "incidents",
            "page": true,
            "alert": false,
            "thread": "20261122-1",
            "turn": "begins",
            "to": "suzuki",
            "mention": null,
            "text": "trouble lv3 受注Web 応答なし\n原因: 調査中",
            "lines": ["trouble lv3 受注Web 応答なし", "原因: 調査中"],
        })
    );
}
