//! What happens on the way: connections that are refused, reset, silent, late, and many channels at once.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use super::server::{Turn, answer};
use super::{Books, Folder, HTTP, PATIENCE, Server, channel, parcel, well, word};
use crate::notify::Carried;
use crate::world::carrier::Patience;

/// LINE WORKS asks for a token first.
const TOKEN: &str = "{\"access_token\":\"lw-access-1\",\"expires_in\":\"86400\"}";

fn turns(kind: &str, turn: Turn) -> Vec<Turn> {
    let token = Turn::Says(answer("200 OK", "", TOKEN));
    if kind == "line-works" {
        vec![token, turn]
    } else {
        vec![turn]
    }
}

fn short(each: u64) -> Patience {
    Patience {
        each: Duration::from_millis(each),
        ..PATIENCE
    }
}

/// What came of sending one message over each kind, when its service takes that turn.
fn each(turn: impl Fn(&str) -> Turn, patience: Patience) -> Vec<(&'static str, Carried)> {
    let tried = HTTP.map(|kind| {
        let (folder, server) = (Folder::new(), Server::that(turns(kind, turn(kind))));
        let mut books = Books::default();
        let parcel = parcel(&folder.channel(kind, &server), &["trouble lv3 受注Web"]);
        folder.post.deliver(vec![parcel], patience, &mut books).unwrap();
        (kind, books.last())
    });
    tried.into()
}

#[test]
fn every_kind_arrives() {
    let came = each(|kind| Turn::Says(well(kind)), PATIENCE);
    let words: Vec<(&str, String)> = came
        .iter()
        .map(|(kind, carried)| (*kind, word(carried)))
        .collect();
    let words: Vec<(&str, &str)> = words.iter().map(|(kind, word)| (*kind, word.as_str())).collect();
    assert_eq!(
        words,
        [
            ("slack", "accepted"),
            ("slack-api", "posted C1/17.0001"),
            ("teams", "accepted"),
            ("discord", "posted 99"),
            ("google-chat", "posted spaces/A/messages/B.C"),
            ("mattermost", "accepted"),
            ("chatwork", "posted 77001"),
            ("line-works", "accepted"),
            ("pagerduty", "accepted"),
            ("webhook", "accepted"),
        ]
    );
}

#[test]
fn a_connection_that_ends_in_the_middle_leaves_a_doubt() {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\":true,";
    for turn in [
        Turn::Resets,
        Turn::Says(half.to_owned()),
        Turn::Says("HTTP/1.1 2".to_owned()),
    ] {
        for (kind, carried) in each(|_| turn.clone(), PATIENCE) {
            assert_eq!(word(&carried), "in doubt", "{kind}: {carried:?}");
        }
    }
}

#[test]
fn silence_and_an_answer_after_we_have_gone_leave_a_doubt() {
    for turn in [
        |_: &str| Turn::Hangs,
        |kind: &str| Turn::SaysAfter(Duration::from_millis(900), well(kind)),
    ] {
        for (kind, carried) in each(turn, short(400)) {
            assert_eq!(
                carried,
                Carried::InDoubt {
                    error: "timeout".to_owned()
                },
                "{kind}"
            );
        }
    }
}

#[test]
fn what_never_left_has_failed_and_may_be_tried_again() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let folder = Folder::new();
    let channel = channel(
        "webhook",
        &[("url", folder.keeps("url", &format!("http://127.0.0.1:{port}/")))],
    );
    let carried = folder.send(parcel(&channel, &["x"]));
    assert_eq!(word(&carried), "later", "{carried:?}");
}

#[test]
fn a_handshake_that_hangs_has_sent_nothing() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = Folder::new();
    let url = format!("https://{}/", silent.local_addr().unwrap());
    let channel = channel("webhook", &[("url", folder.keeps("url", &url))]);
    let mut books = Books::default();
    folder
        .post
        .deliver(vec![parcel(&channel, &["x"])], short(300), &mut books)
        .unwrap();
    assert_eq!(word(&books.last()), "later", "{:?}", books.last());
}

#[test]
fn a_channel_that_hangs_holds_up_nobody_else() {
    let folder = Folder::new();
    let server = |turn: Turn| Server::that(vec![turn]);
    let wait = Turn::SaysAfter(Duration::from_millis(300), well("webhook"));
    let servers: Vec<Server> = (0..7)
        .map(|_| server(wait.clone()))
        .chain([server(Turn::Hangs)])
        .collect();
    let mut parcels = Vec::new();
    for (at, server) in servers.iter().enumerate() {
        let url = folder.keeps(&format!("url{at}"), &server.url("/"));
        let mut channel = channel("webhook", &[("url", url)]);
        channel.id = format!("channel-{at}");
        parcels.extend([parcel(&channel, &["first"]), parcel(&channel, &["second"])]);
    }
    let mut books = Books::default();
    let begun = Instant::now();
    folder.post.deliver(parcels, short(1_500), &mut books).unwrap();
    assert!(
        begun.elapsed() < Duration::from_millis(2_500),
        "{:?}",
        begun.elapsed()
    );
    let (healthy, hung): (Vec<_>, Vec<_>) = books.came.iter().partition(|(id, ..)| id != "channel-7");
    assert_eq!(healthy.len(), 14);
    for (id, line, carried, after) in healthy {
        assert_eq!(*carried, Carried::Accepted, "{id}");
        let longest = if line == "first" { 700 } else { 1_100 };
        assert!(*after < Duration::from_millis(longest), "{id} {line} {after:?}");
    }
    let hung: Vec<_> = hung
        .iter()
        .map(|(_, line, carried, _)| (line.as_str(), word(carried)))
        .collect();
    assert_eq!(
        hung,
        [("first", "in doubt".to_owned())],
        "the second is left for the next round"
    );
}

#[test]
fn a_try_that_the_round_would_cut_short_is_left_to_the_next() {
    let slow = Turn::SaysAfter(Duration::from_millis(450), well("webhook"));
    let (folder, server) = (Folder::new(), Server::that(vec![slow; 3]));
    let channel = folder.channel("webhook", &server);
    let parcels = ["one", "two", "three"].map(|text| parcel(&channel, &[text]));
    let (mut books, patience) = (
        Books::default(),
        Patience {
            each: Duration::from_secs(1),
            all: Duration::from_millis(1_200),
        },
    );
    folder
        .post
        .deliver(parcels.to_vec(), patience, &mut books)
        .unwrap();
    let came: Vec<_> = books.came.iter().map(|(_, _, carried, _)| carried).collect();
    assert_eq!(came, [&Carried::Accepted, &Carried::Accepted]);
}

#[test]
fn one_channel_keeps_the_order_and_the_pace_of_its_service() {
    let (folder, server) = (Folder::new(), Server::saying(&well("slack")));
    let channel = folder.channel("slack", &server);
    let mut books = Books::default();
    let parcels = vec![parcel(&channel, &["one"]), parcel(&channel, &["two"])];
    folder.post.deliver(parcels, PATIENCE, &mut books).unwrap();
    let texts: Vec<String> = server
        .asked()
        .iter()
        .map(|asked| asked.json()["text"].to_string())
        .collect();
    assert_eq!(texts, ["\"one\"", "\"two\""]);
    assert!(books.came[1].3 - books.came[0].3 >= Duration::from_secs(1));
}

#[test]
fn a_moments_patience_that_a_service_asks_for_is_had_within_the_round() {
    let busy = Turn::Says(answer("429 Too Many Requests", "Retry-After: 1\r\n", ""));
    let (folder, server) = (
        Folder::new(),
        Server::that(vec![busy.clone(), Turn::Says(well("webhook"))]),
    );
    let channel = folder.channel("webhook", &server);
    let mut books = Books::default();
    folder
        .post
        .deliver(vec![parcel(&channel, &["x"])], PATIENCE, &mut books)
        .unwrap();
    let words: Vec<String> = books
        .came
        .iter()
        .map(|(_, _, carried, _)| word(carried))
        .collect();
    assert_eq!(
        (words, books.asked),
        (vec!["later 1".to_owned(), "accepted".to_owned()], 2)
    );

    let server = Server::that(vec![busy]);
    let channel = folder.channel("webhook", &server);
    let mut books = Books::default();
    folder
        .post
        .deliver(
            vec![parcel(&channel, &["x"]), parcel(&channel, &["y"])],
            PATIENCE,
            &mut books,
        )
        .unwrap();
    assert!(
        books.came.iter().all(|(_, line, ..)| line == "x"),
        "nobody overtakes who waits"
    );
    assert_eq!(books.came.len(), 3);
}

#[test]
fn what_may_not_leave_stays_and_holds_up_nobody() {
    let (folder, server) = (Folder::new(), Server::saying(&well("webhook")));
    let channel = folder.channel("webhook", &server);
    let mut books = Books {
        held: vec![channel.id.clone()],
        ..Books::default()
    };
    folder
        .post
        .deliver(vec![parcel(&channel, &["x"])], PATIENCE, &mut books)
        .unwrap();
    assert_eq!((books.came.len(), server.asked().len()), (0, 0));
}

#[test]
fn under_a_clock_set_by_hand_nothing_leaves_this_machine() {
    let mut folder = Folder::new();
    folder.post.only_local = true;
    let server = Server::saying(&well("webhook"));
    let home = folder.channel("webhook", &server);
    assert_eq!(folder.send(parcel(&home, &["x"])), Carried::Accepted);
    assert_eq!(
        word(&folder.send(parcel(&channel("file", &[]), &["x"]))),
        "posted"
    );
    let far = [
        channel(
            "webhook",
            &[("url", folder.keeps("far", "https://192.0.2.1/hook"))],
        ),
        channel(
            "webhook",
            &[("url", folder.keeps("named", "https://hooks.example.jp/hook"))],
        ),
        channel("command", &[("argv", "/bin/true".to_owned())]),
        channel(
            "email",
            &[
                ("host", "smtp.example.jp".to_owned()),
                ("from", "a@example.jp".to_owned()),
                ("to", "b@example.jp".to_owned()),
            ],
        ),
        channel(
            "slack-api",
            &[
                ("token", folder.keeps("token", "x")),
                ("channel", "C1".to_owned()),
            ],
        ),
    ];
    for channel in far {
        let carried = folder.send(parcel(&channel, &["x"]));
        let Carried::Failed { error, .. } = &carried else {
            panic!("{carried:?}")
        };
        assert_eq!(word(&carried), "never");
        assert!(
            error.contains("the clock was set by hand"),
            "{}: {error}",
            channel.kind
        );
    }
}

#[test]
fn a_secret_does_not_travel_unencrypted() {
    let folder = Folder::new();
    let channel = channel(
        "webhook",
        &[("url", folder.keeps("url", "http://192.0.2.1/hook"))],
    );
    let carried = folder.send(parcel(&channel, &["x"]));
    assert_eq!(word(&carried), "never", "{carried:?}");
}

#[test]
fn a_redirect_is_not_followed() {
    let other = Server::saying(&well("webhook"));
    let moved = answer(
        "307 Temporary Redirect",
        &format!("Location: {}\r\n", other.url("/")),
        "",
    );
    let (folder, server) = (Folder::new(), Server::saying(&moved));
    let carried = folder.send(parcel(&folder.channel("webhook", &server), &["x"]));
    assert_eq!((word(&carried).as_str(), other.asked().len()), ("later", 0));
}

#[test]
fn a_kind_without_a_carrier_is_a_failure_that_is_told() {
    let carried = Folder::new().send(parcel(&channel("pigeon", &[]), &["x"]));
    assert_eq!(word(&carried), "never");
}
