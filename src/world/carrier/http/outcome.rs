//! What an answer's status and headers mean, for all services alike; what their bodies mean is each one's own.

use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use hyper::header::{DATE, HeaderName, LOCATION, RETRY_AFTER};

use super::Answer;
use crate::notify::{Again, Carried};

/// No service asks in earnest for more; a slip of its clock must not silence us.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// What a status other than 2xx means; `None` for those.
///
/// A redirect is not followed: the message would go where the plan does not say. 408, 425, 429 and 5xx may pass
/// (RFC 9110 section 15, RFC 8470, RFC 6585).
pub(in crate::world::carrier) fn by_status(answer: &Answer) -> Option<Carried> {
    let again = match answer.status {
        200..300 => return None,
        302 | 303 | 307 | 408 | 425 | 429 | 500.. => answer.later(),
        _ => Again::Never,
    };
    let is_redirect = answer.headers.contains_key(LOCATION);
    let reason = if is_redirect {
        "a redirect, not followed"
    } else {
        &reason(answer)
    };
    Some(answer.failed(reason, again))
}

/// The service's own words for what is wrong: the field that most of them use, else the beginning of the body.
pub(in crate::world::carrier) fn reason(answer: &Answer) -> String {
    let fields = [
        "/error/message",
        "/error",
        "/message",
        "/errors/0",
        "/description",
    ];
    let json = answer.json().unwrap_or_default();
    let said = fields.iter().find_map(|field| json.pointer(field)?.as_str());
    said.unwrap_or(&answer.body).to_owned()
}

/// How long the service asks us to wait: seconds, whole or not, or an HTTP date by its own clock.
pub(in crate::world::carrier) fn retry_after(answer: &Answer) -> Option<Duration> {
    let written = header(answer, &RETRY_AFTER)?;
    match written.parse::<f64>() {
        Ok(seconds) => wait(seconds),
        Err(_) => until(answer, http_date(written)?),
    }
}

/// So many seconds.
pub(in crate::world::carrier) fn wait(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds.max(0.0))
        .ok()
        .map(|wait| wait.min(LONGEST))
}

/// From the answer until then, by the service's clock where it shows one.
pub(in crate::world::carrier) fn until(answer: &Answer, then: DateTime<Utc>) -> Option<Duration> {
    let now = header(answer, &DATE).and_then(http_date).unwrap_or(answer.at);
    Some((then - now).to_std().unwrap_or_default().min(LONGEST))
}

/// A header as text.
pub(in crate::world::carrier) fn header<'a>(answer: &'a Answer, name: &HeaderName) -> Option<&'a str> {
    answer.headers.get(name)?.to_str().ok().map(str::trim)
}

/// The three forms of RFC 9110 section 5.6.7.
fn http_date(text: &str) -> Option<DateTime<Utc>> {
    [
        "%a, %d %b %Y %H:%M:%S GMT",
        "%A, %d-%b-%y %H:%M:%S GMT",
        "%a %b %e %H:%M:%S %Y",
    ]
    .iter()
    .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
    .map(|moment| moment.and_utc())
}
