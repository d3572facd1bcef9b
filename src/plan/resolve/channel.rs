//! channels.toml.

use super::kind::Kind;
use super::{Resolver, value, was};
use crate::plan::nearest::nearest;
use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, Address, Form as _, MailSecurity, Many};
use crate::plan::source::Place;
use crate::plan::{Channel, Event, is_this_machine};

const COMMON: [&str; 5] = ["id", "was", "name", "kind", "audience"];
const URL: (&str, &str) = ("url", "url = \"env:OPSPLAN_CHANNEL_URL\"");
const TOKEN: (&str, &str) = ("token", "token = \"env:OPSPLAN_CHANNEL_TOKEN\"");

const KINDS: [Kind; 13] = [
    kind("file", &[("path", "path = \"channels/02_障害連絡.txt\"")], &[]),
    kind("slack", &[URL], &["ca_file"]),
    kind(
        "slack-api",
        &[TOKEN, ("channel", "channel = \"C0123456789\"")],
        &["url", "ca_file"],
    ),
    kind("teams", &[URL], &["ca_file"]),
    kind("discord", &[URL], &["thread", "ca_file"]),
    kind("google-chat", &[URL], &["ca_file"]),
    kind("mattermost", &[URL], &["channel", "username", "ca_file"]),
    kind(
        "chatwork",
        &[TOKEN, ("room", "room = \"123456789\"")],
        &["url", "ca_file"],
    ),
    kind(
        "line-works",
        &[
            ("bot", "bot = \"1234567\""),
            ("channel", "channel = \"12345a12-b12c-12d3-e123fghijkl\""),
            ("client_id", "client_id = \"env:OPSPLAN_LINE_WORKS_ID\""),
            (
                "client_secret",
                "client_secret = \"env:OPSPLAN_LINE_WORKS_SECRET\"",
            ),
            (
                "service_account",
                "service_account = \"abcde.serviceaccount@example\"",
            ),
            ("private_key", "private_key = \"file:line-works.pem\""),
        ],
        &["url", "ca_file"],
    ),
    kind(
        "pagerduty",
        &[("routing_key", "routing_key = \"env:OPSPLAN_PAGERDUTY_KEY\"")],
        &["token", "url", "ca_file"],
    ),
    kind(
        "email",
        &[
            ("host", "host = \"smtp.example.jp\""),
            ("from", "from = \"opsplan@example.jp\""),
        ],
        &["port", "security", "user", "password", "to", "ca_file"],
    ),
    kind("webhook", &[URL], &["secret", "ca_file"]),
    kind("command", &[("argv", "argv = [\"/usr/local/bin/notify\"]")], &[]),
];

/// Kinds that speak to one known service: its address is no secret, and may be another's.
const KNOWN_SERVICES: [&str; 4] = ["slack-api", "chatwork", "line-works", "pagerduty"];

/// Kinds that people still write, and what their makers give instead.
const RETIRED: [(&str, &str); 5] = [
    ("line-notify", "line-works"),
    ("teams-connector", "teams"),
    ("office365", "teams"),
    ("office-365-connector", "teams"),
    ("o365-connector", "teams"),
];

const fn kind(
    name: &'static str,
    must: &'static [(&'static str, &'static str)],
    may: &'static [&'static str],
) -> Kind {
    Kind { name, must, may }
}

/// Does it have the keys of its kind, and no others?
pub(super) fn stands(raw: &raw::Channel, problems: &mut Vec<Problem>) -> bool {
    let Some(written) = &raw.kind else { return false };
    let Some(kind) = KINDS.iter().find(|kind| kind.name == written.value) else {
        problems.push(Problem::new(written.place, unknown(&written.value)));
        return false;
    };
    let before = problems.len();
    problems.extend(open_address(raw, kind.name));
    problems.extend(plain_mail(raw));
    kind.check(raw.place, &raw.keys, &COMMON, problems) && problems.len() == before
}

/// An address that stands in the plan: of a webhook it is a secret, of a known service it has to be encrypted.
fn open_address(raw: &raw::Channel, kind: &str) -> Option<Problem> {
    let written = raw.url.as_ref()?;
    let Address::Open(url) = &written.value else {
        return None;
    };
    if !KNOWN_SERVICES.contains(&kind) {
        return Some(Problem::new(written.place, Wrong::LiteralSecret));
    }
    let host = host(&url.0)?;
    not_encrypted(written.place, url.0.starts_with("http://"), &host)
}

fn host(url: &str) -> Option<String> {
    url::Url::parse(url).ok()?.host_str().map(str::to_owned)
}

/// Mail that anybody on the way can read.
fn plain_mail(raw: &raw::Channel) -> Option<Problem> {
    let security = raw.security.as_ref()?;
    not_encrypted(
        security.place,
        security.value == MailSecurity::None,
        &value(&raw.host)?,
    )
}

fn not_encrypted(place: Place, is_plain: bool, host: &str) -> Option<Problem> {
    let is_wrong = is_plain && !is_this_machine(host);
    is_wrong.then(|| {
        Problem::new(
            place,
            Wrong::NotEncrypted {
                host: host.to_owned(),
            },
        )
    })
}

fn unknown(kind: &str) -> Wrong {
    if let Some((_, instead)) = RETIRED.iter().find(|(name, _)| *name == kind) {
        let kind = kind.to_owned();
        return Wrong::RetiredKind { kind, instead };
    }
    let names = || KINDS.iter().map(|kind| kind.name);
    Wrong::BadValue {
        value: kind.to_owned(),
        allowed: names().map(str::to_owned).collect(),
        nearest: nearest(kind, names()),
    }
}

pub(super) fn channel(raw: &raw::Channel) -> Option<Channel> {
    Some(Channel {
        id: value(&raw.id)?.0,
        was: was(&raw.was),
        name: value(&raw.name)?,
        kind: value(&raw.kind)?,
        audience: raw.audience(),
        settings: settings(raw),
    })
}

/// The keys of its kind. A list is as many settings of one name.
fn settings(raw: &raw::Channel) -> Vec<(String, String)> {
    let secret = |field: &raw::Field<raw::Secret>| value(field).map(|secret| secret.0);
    let one = [
        ("path", value(&raw.path).map(|path| path.0)),
        ("url", raw.url.as_ref().map(|url| url.value.text().to_owned())),
        ("token", secret(&raw.token)),
        ("secret", secret(&raw.secret)),
        ("routing_key", secret(&raw.routing_key)),
        ("channel", value(&raw.channel)),
        ("thread", value(&raw.thread)),
        ("room", value(&raw.room)),
        ("bot", value(&raw.bot)),
        ("client_id", secret(&raw.client_id)),
        ("client_secret", secret(&raw.client_secret)),
        ("service_account", value(&raw.service_account)),
        ("private_key", secret(&raw.private_key)),
        ("username", value(&raw.username)),
        ("host", value(&raw.host)),
        ("port", raw.port.as_ref().map(|port| port.value.0.to_string())),
        (
            "security",
            value(&raw.security).and_then(|it| it.spell().as_str().map(str::to_owned)),
        ),
        ("user", value(&raw.user)),
        ("password", secret(&raw.password)),
        ("from", value(&raw.from)),
        ("ca_file", value(&raw.ca_file)),
    ];
    let one = one.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let to = Many::values(&raw.to).map(|to| ("to", to.clone()));
    let argv = Many::values(&raw.argv).map(|word| ("argv", word.clone()));
    one.chain(to)
        .chain(argv)
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

impl Resolver<'_> {
    pub(super) fn event(&mut self, raw: &raw::Event) -> Option<Event> {
        Some(Event {
            on: value(&raw.on)?.0,
            title: raw.title(),
            means: Many::values(&raw.means).cloned().collect(),
            channels: self.each(&raw.channel, Self::channel_ref),
            prefix: raw.prefix(),
            note: raw.note(),
        })
    }
}
