//! Slack's Web API, `chat.postMessage`: an answer of 200 says in its body whether it worked. The id of a message is its
//! channel and its `ts`; a thread hangs on both.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::hear::{Ear, Listener};
use super::http::outcome::by_status;
use super::http::{Answer, Request, Service, base};
use super::secret::Secrets;
use super::slack::{payload, refused};
use super::trouble;
use crate::notify::{Carried, Parcel, Reply, Turn};

/// Slack's own address.
const HOME: &str = "https://slack.com/api/";

/// `kind = "slack-api"`.
pub(super) struct SlackApi;

impl Service for SlackApi {
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried> {
        let channel = &parcel.channel;
        let mut body = payload(parcel);
        body["channel"] = channel
            .setting("channel")
            .ok_or_else(|| trouble::missing("channel"))?
            .into();
        if let Some((place, ts)) = parcel.first.as_deref().and_then(thread) {
            body["channel"] = place.into();
            body["thread_ts"] = ts.into();
            // What wakes people, begins or ends must not hide in a thread that nobody has open.
            let is_loud = parcel.message.page || !matches!(parcel.message.turn, Turn::Goes | Turn::Acked);
            body["reply_broadcast"] = is_loud.into();
        }
        let url = base(channel, secrets, HOME, &["chat.postMessage"])?;
        Ok(Request::json(url, &body).bearing(secrets.must("token")?))
    }

    fn outcome(&self, answer: &Answer) -> Carried {
        if let Some(carried) = by_status(answer) {
            return carried;
        }
        let Some(json) = answer.json() else {
            return answer.failed(&answer.body, answer.later());
        };
        match (json["ok"] == true, json["channel"].as_str(), json["ts"].as_str()) {
            (true, Some(channel), Some(ts)) => Carried::Posted(Some(format!("{channel}/{ts}"))),
            (true, None, Some(ts)) => Carried::Posted(Some(ts.to_owned())),
            (true, _, None) => Carried::Accepted,
            (false, ..) => refused(answer, &json),
        }
    }

    fn has_lost_thread(&self, answer: &Answer) -> bool {
        let lost = ["thread_not_found", "message_not_found", "cannot_reply_to_message"];
        answer
            .json()
            .is_some_and(|json| json["error"].as_str().is_some_and(|error| lost.contains(&error)))
    }
}

/// The channel and the `ts` in an id of ours.
fn thread(id: &str) -> Option<(&str, &str)> {
    id.split_once('/')
}

/// The thread of a message (docs.slack.dev, "conversations.replies").
impl Listener for SlackApi {
    fn request(&self, ear: &Ear, secrets: &Secrets) -> Result<Request, Carried> {
        let first = ear.first.as_deref().and_then(thread);
        let (channel, ts) = first.ok_or_else(|| trouble::never("no message of ours to look below"))?;
        let mut url = base(&ear.channel, secrets, HOME, &["conversations.replies"])?;
        url.query_pairs_mut()
            .extend_pairs([("channel", channel), ("ts", ts), ("limit", "1000")])
            .extend_pairs(ear.read.as_deref().map(|read| ("oldest", read)));
        Ok(Request::get(url).bearing(secrets.must("token")?))
    }

    fn replies(&self, answer: &Answer, ear: &Ear) -> Result<Vec<Reply>, String> {
        let json = answer.json().ok_or("no JSON")?;
        if json["ok"] != true {
            return Err(json["error"].as_str().unwrap_or("not ok").to_owned());
        }
        let (_, first) = ear.first.as_deref().and_then(thread).unwrap_or_default();
        let read = ear.read.as_deref().unwrap_or(first);
        let replies = json["messages"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(reply);
        // A `ts` is seconds and a counter, always of the same length: later ones are greater.
        Ok(replies.filter(|reply| reply.id.as_str() > read).collect())
    }
}

/// A `ts` is seconds since 1970 and a counter.
fn moment(ts: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(ts.split('.').next()?.parse().ok()?, 0)
}

/// What a person wrote; what a program wrote (ours among them) is no answer.
fn reply(message: &Value) -> Option<Reply> {
    let is_program = message["bot_id"].is_string() || message["subtype"].is_string();
    Some(Reply {
        author: message["user"].as_str().filter(|_| !is_program)?.to_owned(),
        text: message["text"].as_str()?.to_owned(),
        id: message["ts"].as_str()?.to_owned(),
        at: message["ts"].as_str().and_then(moment),
    })
}
