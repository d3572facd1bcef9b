//! No secret is in anything that is said afterwards, whatever a service answers.

use super::server::{Turn, answer};
use super::{Books, Folder, HTTP, PATIENCE, Server, parcel, rsa_key};
use crate::notify::Carried;
use crate::world::carrier::Ear;

/// Pieces of all secrets that [`Folder::channel`] gives out.
const PIECES: [&str; 9] = [
    "0123456789abcdefXYZ",
    "xoxb-token-1",
    "cw-token-1",
    "pd-routing-key-1",
    "pd-token-1",
    "lw-client-1",
    "lw-secret-1",
    "signing-key-1",
    "suzuki@home.example",
];

fn is_clean(text: &str) {
    let key_line = rsa_key().lines().nth(1).unwrap();
    for piece in PIECES.iter().copied().chain([key_line]) {
        assert!(!text.contains(piece), "{piece} is in {text}");
    }
}

/// A service that repeats whatever it was asked: its path, its headers and its body.
fn gossip(kind: &str, status: &str) -> Vec<String> {
    let folder = Folder::new();
    let quiet = Server::saying(&answer(status, "", "no"));
    let mut parcel = parcel(&folder.channel(kind, &quiet), &["x"]);
    parcel.address = Some("suzuki@home.example".to_owned());
    folder.send(parcel.clone());
    let heard: String = quiet
        .asked()
        .iter()
        .map(|asked| format!("{} {}", asked.line, asked.head))
        .collect();
    let body: String = quiet.asked().iter().map(|asked| asked.body.clone()).collect();
    let said = [
        heard,
        body.clone(),
        format!("suzuki@home.example {body}"),
        PIECES.join(" "),
    ];
    let said = said.map(|text| {
        let json = serde_json::json!({ "ok": false, "error": text, "message": text, "errors": [text] });
        [text.replace('\n', " "), json.to_string()]
    });
    let loud = said.into_iter().flatten().enumerate().map(|(at, text)| {
        let mut parcel = parcel.clone();
        parcel.channel = folder.channel(kind, &quiet);
        parcel.channel.id = format!("channel-{at}");
        let server = Server::saying(&answer(status, "", &text));
        // Of one folder, so that all go in one round: only the address differs.
        let url = parcel
            .channel
            .settings
            .iter_mut()
            .find(|(key, _)| key == "url")
            .unwrap();
        url.1 = match url.1.strip_prefix("file:") {
            Some(_) => folder.keeps(&format!("url{at}"), &server.url("/hook/0123456789abcdefXYZ")),
            None => server.url(""),
        };
        parcel
    });
    let mut books = Books::default();
    folder.post.deliver(loud.collect(), PATIENCE, &mut books).unwrap();
    assert_eq!(books.came.len(), 8);
    books.came.iter().map(|came| format!("{came:?}")).collect()
}

#[test]
fn what_a_service_repeats_is_hidden() {
    for kind in HTTP {
        for status in ["403 Forbidden", "200 OK"] {
            for said in gossip(kind, status) {
                // A channel's own keys are hidden; those of others are no business of its service.
                let own = |piece: &&&str| {
                    let folder = Folder::new();
                    let server = Server::saying("");
                    let channel = folder.channel(kind, &server);
                    let kept = channel
                        .settings
                        .iter()
                        .filter_map(|(_, value)| value.strip_prefix("file:"));
                    let mut values =
                        kept.map(|name| std::fs::read_to_string(folder.dir.path().join(name)).unwrap());
                    values.any(|value| value.contains(**piece))
                };
                for piece in PIECES.iter().filter(own).chain([&"suzuki@home.example"]) {
                    assert!(!said.contains(piece), "{kind} {status}: {piece} is in {said}");
                }
            }
        }
    }
}

#[test]
fn what_goes_wrong_on_the_way_names_no_address() {
    for turn in [Turn::Resets, Turn::Says("no http".to_owned())] {
        for kind in HTTP {
            let (folder, server) = (Folder::new(), Server::that(vec![turn.clone()]));
            let carried = folder.send(parcel(&folder.channel(kind, &server), &["x"]));
            is_clean(&format!("{carried:?}"));
        }
    }
    for bad in [
        "not a url xoxb-token-1",
        "https://[xoxb-token-1",
        "ftp://host/xoxb-token-1",
        "http://192.0.2.1/xoxb-token-1",
    ] {
        let folder = Folder::new();
        let channel = super::channel("slack", &[("url", folder.keeps("url", bad))]);
        let carried = folder.send(parcel(&channel, &["x"]));
        assert!(matches!(carried, Carried::Failed { .. }), "{carried:?}");
        is_clean(&format!("{carried:?}"));
    }
}

#[test]
fn a_secret_with_a_line_break_is_refused_and_not_shown() {
    let (folder, server) = (Folder::new(), Server::saying(""));
    let channel = folder.channel("slack-api", &server);
    folder.keeps("token", "xoxb-token-1\r\nx-forged: 1");
    let carried = folder.send(parcel(&channel, &["x"]));
    assert!(matches!(carried, Carried::Failed { .. }), "{carried:?}");
    is_clean(&format!("{carried:?}"));
    assert!(server.asked().is_empty());
}

#[test]
fn listening_tells_no_secret_either() {
    for kind in ["slack-api", "chatwork", "pagerduty"] {
        for said in [
            PIECES.join(" "),
            serde_json::json!({ "ok": false, "error": PIECES.join(" ") }).to_string(),
        ] {
            for status in ["200 OK", "403 Forbidden"] {
                let (folder, server) = (Folder::new(), Server::saying(&answer(status, "", &said)));
                let channel = folder.channel(kind, &server);
                let own = match kind {
                    "slack-api" => "xoxb-token-1",
                    "chatwork" => "cw-token-1",
                    _ => "pd-token-1",
                };
                let ear = Ear {
                    channel,
                    thread: "20261122-1".to_owned(),
                    first: Some("C1/17.0001".to_owned()),
                    ours: Vec::new(),
                    others: Vec::new(),
                    read: None,
                };
                let heard = folder.post.hear(&[ear], PATIENCE);
                assert!(heard[0].1.is_err(), "{kind}: {heard:?}");
                assert!(!format!("{heard:?}").contains(own), "{heard:?}");
            }
        }
    }
}
