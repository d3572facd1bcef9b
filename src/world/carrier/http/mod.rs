//! Services that are spoken to over HTTP: what they share. A [`Service`] is pure: a message becomes a request, an answer
//! becomes what came of it. The wire between is here and in `wire`.

pub(super) mod outcome;
pub(super) mod wire;

use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use hyper::header::HeaderMap;
use serde_json::Value;
use url::Url;

pub(super) use wire::Wire;

use super::secret::Secrets;
use super::trouble;
use crate::notify::{Again, Carried, Carrier, Carrying, Gone, Parcel};
use crate::plan::Channel;

/// One request.
pub(super) struct Request {
    pub(super) url: Url,
    pub(super) headers: Vec<(&'static str, String)>,
    /// Its content type and its bytes; without one it only asks.
    pub(super) body: Option<(&'static str, Vec<u8>)>,
}

/// One whole answer, as much of it as matters.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
    /// When it came, by our clock.
    pub(super) at: DateTime<Utc>,
}

/// What is peculiar to a service.
pub(super) trait Service {
    /// The request that brings a message there.
    fn request(&self, parcel: &Parcel, secrets: &Secrets) -> Result<Request, Carried>;

    /// What its answer means.
    fn outcome(&self, answer: &Answer) -> Carried;

    /// Whether the answer only says that the thread is gone: then the message goes without it.
    fn has_lost_thread(&self, _: &Answer) -> bool {
        false
    }
}

/// Brings messages to one service.
pub(super) struct HttpCarrier<S> {
    pub(super) service: S,
    pub(super) wire: Wire,
    pub(super) secrets: Rc<Secrets>,
}

impl<S: Service> HttpCarrier<S> {
    async fn tried(&self, parcel: &Parcel, gone: &Gone) -> Result<Carried, Carried> {
        let answer = self.answer(parcel, gone).await?;
        if parcel.first.is_some() && self.service.has_lost_thread(&answer) {
            let alone = Parcel {
                first: None,
                ..parcel.clone()
            };
            return Ok(self.service.outcome(&self.answer(&alone, gone).await?));
        }
        Ok(self.service.outcome(&answer))
    }

    async fn answer(&self, parcel: &Parcel, gone: &Gone) -> Result<Answer, Carried> {
        let request = self.service.request(parcel, &self.secrets)?;
        self.wire.exchange(request, gone).await
    }
}

impl<S: Service> Carrier for HttpCarrier<S> {
    fn carry<'a>(&'a self, parcel: &'a Parcel, gone: &'a Gone) -> Carrying<'a> {
        Box::pin(async move { self.tried(parcel, gone).await.unwrap_or_else(|carried| carried) })
    }
}

impl Request {
    /// Asks for something.
    pub(super) fn get(url: Url) -> Self {
        Self {
            url,
            headers: Vec::new(),
            body: None,
        }
    }

    /// Brings JSON.
    pub(super) fn json(url: Url, value: &Value) -> Self {
        Self {
            url,
            headers: Vec::new(),
            body: Some(("application/json; charset=utf-8", value.to_string().into_bytes())),
        }
    }

    /// Brings the fields of a form.
    pub(super) fn form(url: Url, fields: &[(&str, &str)]) -> Self {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        Self {
            url,
            headers: Vec::new(),
            body: Some(("application/x-www-form-urlencoded", form.finish().into_bytes())),
        }
    }

    /// With one more header.
    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// With a token that opens the service (RFC 6750).
    pub(super) fn bearing(self, token: &str) -> Self {
        self.with("authorization", format!("Bearer {token}"))
    }
}

impl Answer {
    /// Its body, where that is an object.
    pub(super) fn json(&self) -> Option<Value> {
        let value: Option<Value> = serde_json::from_str(&self.body).ok();
        value.filter(Value::is_object)
    }

    /// It did not work, for this reason of the service's own.
    pub(super) fn failed(&self, reason: &str, again: Again) -> Carried {
        let reason = trouble::excerpt(reason);
        let error = match reason.as_str() {
            "" => format!("HTTP {}", self.status),
            reason => format!("HTTP {}: {reason}", self.status),
        };
        Carried::Failed { error, again }
    }

    /// Later, and not before the service said.
    pub(super) fn later(&self) -> Again {
        Again::Later(self.retry_after())
    }

    fn retry_after(&self) -> Option<Duration> {
        outcome::retry_after(self)
    }
}

/// The secret address of a channel.
pub(super) fn secret_url(secrets: &Secrets) -> Result<Url, Carried> {
    // What the parser says repeats nothing of the address.
    Url::parse(secrets.must("url")?).map_err(|error| trouble::bad("url", &error.to_string()))
}

/// An address below a service's own, or below the one that stands in its place in the plan.
pub(super) fn base(channel: &Channel, secrets: &Secrets, own: &str, path: &[&str]) -> Result<Url, Carried> {
    let base = secrets
        .get("url")
        .or_else(|| channel.setting("url"))
        .unwrap_or(own);
    let mut url = Url::parse(base).map_err(|error| trouble::bad("url", &error.to_string()))?;
    match url.path_segments_mut() {
        Ok(mut segments) => segments.pop_if_empty().extend(path),
        Err(()) => return Err(trouble::bad("url", "no web address")),
    };
    Ok(url)
}
