//! Hearing what people answer, where a service lets us read. Only what is new below a message of ours; whose word counts
//! is not decided here.

use std::io;

use tokio::time::timeout_at;

use super::chatwork::Chatwork;
use super::http::outcome::by_status;
use super::http::{Answer, Request};
use super::pagerduty::PagerDuty;
use super::round::Round;
use super::secret::Secrets;
use super::slack_api::SlackApi;
use super::{Patience, Post, at_once, trouble};
use crate::notify::{Carried, Gone, Reply};
use crate::plan::Channel;

/// Where to listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ear {
    /// In which channel.
    pub channel: Channel,
    /// What the thread is about: an incident's id.
    pub thread: String,
    /// The id that the service gave to the first message of the thread.
    pub first: Option<String>,
    /// The ids of all our messages of the thread.
    pub ours: Vec<String>,
    /// The ids of our messages of other threads in this channel.
    pub others: Vec<String>,
    /// The id of the last reply that was read.
    pub read: Option<String>,
}

/// A service that lets us read. Pure.
pub(super) trait Listener {
    /// The request that asks for the replies.
    fn request(&self, ear: &Ear, secrets: &Secrets) -> Result<Request, Carried>;

    /// Those that are new, oldest first.
    fn replies(&self, answer: &Answer, ear: &Ear) -> Result<Vec<Reply>, String>;
}

impl Post {
    /// Whether this kind of channel can be read at all.
    pub fn hears(channel: &Channel) -> bool {
        listener(channel).is_some()
    }

    /// Whether answers are looked for below the thread's first message. Elsewhere the thread's own name finds them.
    pub fn looks_below(channel: &Channel) -> bool {
        channel.kind != "pagerduty"
    }

    /// Listens everywhere at once. Each answer says to which ear it belongs; kinds that cannot be read are left out.
    pub fn hear(&self, ears: &[Ear], patience: Patience) -> Vec<(usize, io::Result<Vec<Reply>>)> {
        let all = ears
            .iter()
            .enumerate()
            .filter_map(|(at, ear)| Some((at, ear, listener(&ear.channel)?)));
        let all: Vec<_> = all.collect();
        if all.is_empty() {
            return Vec::new();
        }
        let round = Round::new(
            self,
            Patience {
                all: patience.all.min(patience.each),
                ..patience
            },
        );
        let heard = at_once(all.iter().map(|(at, ear, listener)| {
            let round = &round;
            async move { (*at, round.heard_in_time(ear, &**listener).await) }
        }));
        // Without a runtime nobody is heard, and each ear says why.
        heard.unwrap_or_else(|error| {
            all.iter()
                .map(|(at, ..)| (*at, Err(error.kind().into())))
                .collect()
        })
    }
}

impl Round<'_> {
    async fn heard_in_time(&self, ear: &Ear, listener: &dyn Listener) -> io::Result<Vec<Reply>> {
        let heard = timeout_at(self.until.into(), self.heard(ear, listener)).await;
        heard.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }

    async fn heard(&self, ear: &Ear, listener: &dyn Listener) -> io::Result<Vec<Reply>> {
        let secrets = Secrets::read(&ear.channel, &self.post.folder).map_err(|carried| failed(&carried))?;
        let asking = async {
            let wire = self.wire(&ear.channel)?;
            wire.exchange(listener.request(ear, &secrets)?, &Gone::default())
                .await
        };
        let answer = asking.await.map_err(|carried| failed(&secrets.hidden(carried)))?;
        if let Some(carried) = by_status(&answer) {
            return Err(failed(&secrets.hidden(carried)));
        }
        let replies = listener.replies(&answer, ear);
        replies.map_err(|error| io::Error::other(secrets.hide(&trouble::excerpt(&error))))
    }
}

fn listener(channel: &Channel) -> Option<Box<dyn Listener>> {
    match channel.kind.as_str() {
        "slack-api" => Some(Box::new(SlackApi)),
        "chatwork" => Some(Box::new(Chatwork)),
        "pagerduty" if channel.setting("token").is_some() => Some(Box::new(PagerDuty)),
        _ => None,
    }
}

pub(super) fn failed(carried: &Carried) -> io::Error {
    match carried {
        Carried::Failed { error, .. } | Carried::InDoubt { error } => io::Error::other(error.clone()),
        Carried::Posted(_) | Carried::Accepted => io::ErrorKind::Other.into(),
    }
}
