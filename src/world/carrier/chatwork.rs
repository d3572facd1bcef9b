//! Chatwork's API: a form, not JSON; no threads (developer.chatwork.com, "Endpoint: rooms").

use std::time::Duration;

use chrono::DateTime;
use hyper::header::HeaderName;
use serde_json::Value;
use url::Url;

use super::escape;
use super::hear::{Ear, Listener};
use super::http::outcome::{by_status, header, retry_after, until};
use super::http::{Answer, Request, Service, base};
use super::secret::Secrets;
use super::text::{Script, units};
use super::trouble;
use crate::notify::{Again, Carried, Parcel, Reply};
use crate::plan::Channel;

/// Chatwork's own address.
const HOME: &str = "https://api.chatwork.com/";

/// The header of the token.
const TOKEN: &str = "x-chatworktoken";

/// When the next request is taken, in seconds of 1970.
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// How Chatwork reads text.
pub(super) const SCRIPT: Script = Script {
    escape: escape::chatwork,
    mention,
    limit: 20_000,
    measure: units,
};

/// `kind = "chatwork"`.
pub(super) struct Chatwork;

impl Service for Chatwork {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        let text = SCRIPT.write(&parcel.message);
        let url = messages(&parcel.channel, secrets)?;
        // Unread for the token's owner too, who may be one of those on duty.
        let fields = [("body", text.as_str()), ("self_unread", "1")];
        Ok(Request::form(url, &fields).with(TOKEN, secrets.must("token")?.to_owned()))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        if answer.status == 429 {
            return answer.failed(
                "rate limited",
                Again::Later(reset(answer).or_else(|| retry_after(answer))),
            );
        }
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        match answer.json() {
            Some(json) => match id(&json["message_id"]) {
                Some(id) => Carried::Posted(Some(id)),
                None if json["errors"].is_array() => answer.failed(&json["errors"].to_string(), Again::Never),
                None => Carried::Accepted,
            },
            None => answer.failed(&answer.body, answer.later()),
        }
    }
}

/// The room, which shows its last 100 messages whoever has read them before.
impl Listener for Chatwork {
    fn request(&self, ear: &Ear, secrets: &Secrets) -> Result<Request, Carried> {
        let mut url = messages(&ear.channel, secrets)?;
        url.query_pairs_mut().append_pair("force", "1");
        Ok(Request::get(url).with(TOKEN, secrets.must("token")?.to_owned()))
    }

    fn replies(&self, answer: &Answer, ear: &Ear) -> Result<Vec<Reply>, String> {
        if answer.status == 204 {
            return Ok(Vec::new());
        }
        let list: Vec<Value> = serde_json::from_str(&answer.body).map_err(|error| error.to_string())?;
        let after = number(ear.first.as_deref()).max(number(ear.read.as_deref()));
        let replies = list.iter().filter_map(reply);
        Ok(replies
            .filter(|reply| number(Some(&reply.id)) > after && is_for(reply, ear))
            .collect())
    }
}

fn messages(channel: &Channel, secrets: &Secrets) -> Result<Url, Carried> {
    let room = channel.setting("room").ok_or_else(|| trouble::missing("room"))?;
    base(channel, secrets, HOME, &["v2", "rooms", room, "messages"])
}

fn reply(message: &Value) -> Option<Reply> {
    Some(Reply {
        author: id(&message["account"]["account_id"])?,
        text: message["body"].as_str()?.to_owned(),
        id: id(&message["message_id"])?,
        at: message["send_time"]
            .as_i64()
            .and_then(|at| DateTime::from_timestamp(at, 0)),
    })
}

/// Where a message answers another (`[rp aid=1 to=ROOM-MESSAGE]`), is it one of this thread? A room has no threads: what
/// answers none is meant for the thread of which we spoke last before.
fn is_for(reply: &Reply, ear: &Ear) -> bool {
    let answered = reply
        .text
        .split_once("[rp ")
        .and_then(|(_, rest)| rest.split_once(']'));
    let to = answered
        .and_then(|(tag, _)| tag.split_once("to="))
        .and_then(|(_, to)| to.split_once('-'));
    let before = |ids: &[String]| {
        let ids = ids.iter().map(|id| number(Some(id)));
        ids.filter(|id| *id < number(Some(&reply.id))).max()
    };
    match to {
        Some((_, id)) => ear.ours.iter().any(|ours| ours == id.trim()),
        None => before(&ear.ours) > before(&ear.others),
    }
}

/// Chatwork counts its messages upward.
fn number(id: Option<&str>) -> u64 {
    id.and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// An id, which is a text in some answers and a number in others.
fn id(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn reset(answer: &Answer) -> Option<Duration> {
    let seconds = header(answer, &RESET)?.parse().ok()?;
    until(answer, DateTime::from_timestamp(seconds, 0)?)
}

/// A person's number.
fn mention(name: &str) -> Option<String> {
    let is_id = !name.is_empty() && name.chars().all(|c| c.is_ascii_digit());
    is_id.then(|| format!("[To:{name}]"))
}
