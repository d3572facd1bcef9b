//! Carriers against servers of this process that answer as the services do, and as their worst days do.

mod books;
mod commands;
mod escapes;
mod hearing;
mod mail;
mod outcomes;
mod requests;
mod secrets;
mod server;
mod tls;
mod wire;

use std::sync::OnceLock;
use std::time::Duration;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::RsaKeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use books::Books;
use server::Server;

use super::{Patience, Post};
use crate::notify::{Carried, Key, Message, Parcel, Turn};
use crate::plan::{Audience, Channel};

/// Long enough for anything that works.
const PATIENCE: Patience = Patience {
    each: Duration::from_secs(5),
    all: Duration::from_secs(20),
};

/// A plan's folder, and the post of it.
struct Folder {
    dir: tempfile::TempDir,
    post: Post,
}

impl Folder {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let records = dir.path().join("records");
        std::fs::create_dir(&records).unwrap();
        let folder = dir.path().to_owned();
        Self {
            dir,
            post: Post {
                folder,
                records,
                only_local: false,
            },
        }
    }

    /// Keeps a secret in a file, and says where.
    fn keeps(&self, name: &str, secret: &str) -> String {
        std::fs::write(self.dir.path().join(name), secret).unwrap();
        format!("file:{name}")
    }

    /// A channel whose service is `server`, with the secrets that its kind needs.
    fn channel(&self, kind: &str, server: &Server) -> Channel {
        let mut settings = vec![("url", self.keeps("url", &server.url("/hook/0123456789abcdefXYZ")))];
        let base = server.url("");
        match kind {
            "slack-api" => {
                settings = vec![
                    ("url", base),
                    ("token", self.keeps("token", "xoxb-token-1")),
                    ("channel", "C1".to_owned()),
                ];
            }
            "chatwork" => {
                settings = vec![
                    ("url", base),
                    ("token", self.keeps("token", "cw-token-1")),
                    ("room", "42".to_owned()),
                ];
            }
            "pagerduty" => {
                settings = vec![
                    ("url", base),
                    ("routing_key", self.keeps("key", "pd-routing-key-1")),
                    ("token", self.keeps("token", "pd-token-1")),
                ];
            }
            "line-works" => {
                settings = vec![
                    ("url", base),
                    ("bot", "7".to_owned()),
                    ("channel", "room-1".to_owned()),
                    ("client_id", self.keeps("client_id", "lw-client-1")),
                    ("client_secret", self.keeps("client_secret", "lw-secret-1")),
                    ("service_account", "sa@example".to_owned()),
                    ("private_key", self.keeps("key.pem", rsa_key())),
                ];
            }
            "webhook" => settings.push(("secret", self.keeps("secret", "signing-key-1"))),
            _ => {}
        }
        channel(kind, &settings)
    }

    /// Sends one parcel.
    fn send(&self, parcel: Parcel) -> Carried {
        let mut books = Books::default();
        self.post.deliver(vec![parcel], PATIENCE, &mut books).unwrap();
        books.last()
    }
}

fn channel(kind: &str, settings: &[(&str, String)]) -> Channel {
    Channel {
        id: format!("{kind}-channel"),
        was: Vec::new(),
        name: "02_障害連絡".to_owned(),
        kind: kind.to_owned(),
        audience: Audience::Internal,
        settings: settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.clone()))
            .collect(),
    }
}

fn message(lines: &[&str]) -> Message {
    Message {
        page: true,
        thread: Some("20261122-1".to_owned()),
        turn: Turn::Begins,
        ..Message::said(
            Key::said("20261122-1/1", "incidents"),
            lines.iter().map(|line| (*line).to_owned()).collect(),
        )
    }
}

fn parcel(channel: &Channel, lines: &[&str]) -> Parcel {
    Parcel {
        channel: channel.clone(),
        message: message(lines),
        first: None,
        address: None,
    }
}

/// What came of a try, in a word or two.
fn word(carried: &Carried) -> String {
    use crate::notify::Again;
    match carried {
        Carried::Posted(Some(id)) => format!("posted {id}"),
        Carried::Posted(None) => "posted".to_owned(),
        Carried::Accepted => "accepted".to_owned(),
        Carried::Failed {
            again: Again::Never, ..
        } => "never".to_owned(),
        Carried::Failed {
            again: Again::Later(None),
            ..
        } => "later".to_owned(),
        Carried::Failed {
            again: Again::Later(Some(wait)),
            ..
        } => format!("later {}", wait.as_secs_f64()),
        Carried::InDoubt { .. } => "in doubt".to_owned(),
    }
}

/// Kinds that are spoken to over HTTP.
const HTTP: [&str; 10] = [
    "slack",
    "slack-api",
    "teams",
    "discord",
    "google-chat",
    "mattermost",
    "chatwork",
    "line-works",
    "pagerduty",
    "webhook",
];

/// What each of them says when all is well.
fn well(kind: &str) -> String {
    let (status, body) = match kind {
        "slack" | "mattermost" => ("200 OK", "ok"),
        "slack-api" => ("200 OK", "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"17.0001\"}"),
        "discord" => ("200 OK", "{\"id\":\"99\"}"),
        "google-chat" => ("200 OK", "{\"name\":\"spaces/A/messages/B.C\"}"),
        "chatwork" => ("200 OK", "{\"message_id\":\"77001\"}"),
        "line-works" => ("201 Created", ""),
        _ => ("202 Accepted", ""),
    };
    server::answer(status, "", body)
}

/// A fresh private key, in PEM.
fn rsa_key() -> &'static str {
    static KEY: OnceLock<String> = OnceLock::new();
    KEY.get_or_init(|| {
        let key = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let der: Pkcs8V1Der<'_> = key.as_der().unwrap();
        let base64 = STANDARD.encode(der.as_ref());
        let lines: Vec<&str> = base64
            .as_bytes()
            .chunks(64)
            .map(|line| str::from_utf8(line).unwrap())
            .collect();
        format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            lines.join("\n")
        )
    })
}
