//! What was seen, held against what the plan expects.

use std::net::IpAddr;

use chrono::{DateTime, Utc};

use super::{Answer, Certificate, Complaint, Observation, Status, excerpt, page};
use crate::plan::{Check, Expect, Kind};

/// What is made of an observation.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The worst of the complaints, or `ok`.
    pub status: Status,
    /// Everything that is not as it should be.
    pub complaints: Vec<Complaint>,
}

/// Judges what was seen of a check. `now` is for certificates and heartbeats.
pub fn judge(check: &Check, observation: &Observation, now: DateTime<Utc>) -> Judgement {
    let complaints = match &observation.seen {
        Err(trouble) => vec![Complaint::NoAnswer {
            trouble: trouble.clone(),
        }],
        Ok(answer) => {
            let mut complaints = unmet(check, answer, now);
            complaints.extend(slowness(&check.expect, observation.phases.total_ms));
            complaints
        }
    };
    let status = complaints
        .iter()
        .map(Complaint::status)
        .max()
        .unwrap_or(Status::Ok);
    Judgement { status, complaints }
}

fn unmet(check: &Check, answer: &Answer, now: DateTime<Utc>) -> Vec<Complaint> {
    let expect = &check.expect;
    match answer {
        Answer::Http {
            status,
            unfollowed,
            headers,
            body,
            capped,
            chain,
        } => {
            let status = (!is_expected(expect, *status)).then(|| Complaint::HttpStatus {
                expected: expect.status.clone(),
                actual: *status,
                unfollowed: unfollowed.clone(),
            });
            status
                .into_iter()
                .chain(page::headers(expect, headers))
                .chain(missing(expect, body, *capped))
                .chain(page::body(expect, body, *capped))
                .chain(ending(expect, chain, now))
                .collect()
        }
        Answer::Tcp { received } => missing(expect, received, false).into_iter().collect(),
        Answer::Plugin { exit: 0, .. } => Vec::new(),
        Answer::Plugin { exit, line, .. } => vec![Complaint::Plugin {
            exit: *exit,
            line: line.clone(),
        }],
        Answer::Tls { chain } => ending(expect, chain, now).into_iter().collect(),
        Answer::Dns { answers } => unanswered(check, answers).into_iter().collect(),
        Answer::Heartbeat { last } => lateness(&check.kind, *last, now).into_iter().collect(),
    }
}

/// Any of the statuses that are written, or any 2xx.
fn is_expected(expect: &Expect, status: u16) -> bool {
    if expect.status.is_empty() {
        (200..300).contains(&status)
    } else {
        expect.status.contains(&status)
    }
}

fn missing(expect: &Expect, body: &[u8], capped: bool) -> Option<Complaint> {
    let wanted = expect.contains.as_ref().filter(|wanted| !wanted.is_empty())?;
    let found = memchr::memmem::find(body, wanted.as_bytes()).is_some();
    (!found).then(|| Complaint::Missing {
        expected: excerpt(wanted.as_bytes()),
        actual: excerpt(body),
        capped_at: capped.then_some(body.len() as u64),
    })
}

/// The certificate of the chain that ends first, where it ends too soon.
fn ending(expect: &Expect, chain: &[Certificate], now: DateTime<Utc>) -> Option<Complaint> {
    let expected_days = expect.cert_days?;
    let first = chain.iter().min_by_key(|certificate| certificate.until)?;
    let actual_days = (first.until - now).num_days();
    (actual_days < i64::from(expected_days)).then(|| Complaint::CertificateEnds {
        expected_days,
        actual_days,
        subject: first.subject.clone(),
    })
}

/// All that is expected must be there; at least something, where nothing is. A mail server may be named without its
/// preference, names with or without the dot at their end, addresses as people shorten them.
fn unanswered(check: &Check, answers: &[String]) -> Option<Complaint> {
    let has_rank = matches!(&check.kind, Kind::Dns { record, .. } if record.eq_ignore_ascii_case("MX"));
    let is_it = |answer: &str, wanted: &str| {
        let bare = answer.split_once(' ').filter(|_| has_rank).map(|(_, name)| name);
        let address = |text: &str| text.parse::<IpAddr>().ok();
        let is_same = address(answer).is_some_and(|it| address(wanted) == Some(it));
        is_same
            || answer.eq_ignore_ascii_case(wanted)
            || bare.is_some_and(|name| name.eq_ignore_ascii_case(wanted))
    };
    let is_missing = |wanted: &&String| {
        let wanted = wanted.strip_suffix('.').unwrap_or(wanted);
        !answers.iter().any(|answer| is_it(answer, wanted))
    };
    let wanted = &check.expect.answers;
    let expected: Vec<String> = wanted.iter().filter(is_missing).cloned().collect();
    let is_empty = wanted.is_empty() && answers.is_empty();
    (is_empty || !expected.is_empty()).then(|| Complaint::AnswerMissing {
        expected,
        actual: answers.to_vec(),
    })
}

fn lateness(kind: &Kind, last: DateTime<Utc>, now: DateTime<Utc>) -> Option<Complaint> {
    let Kind::Heartbeat { within } = kind else {
        return None;
    };
    let limit = super::standing::length(*within);
    let actual = now - last;
    (actual > limit).then(|| Complaint::HeartbeatLate {
        limit_s: limit.num_seconds(),
        actual_s: actual.num_seconds(),
    })
}

/// The failing limit hides the warning one.
fn slowness(expect: &Expect, actual_ms: f64) -> Option<Complaint> {
    let over = |limit: Option<u64>| limit.filter(|limit| actual_ms > *limit as f64);
    if let Some(limit_ms) = over(expect.within_ms) {
        return Some(Complaint::TooSlow { limit_ms, actual_ms });
    }
    over(expect.warn_within_ms).map(|limit_ms| Complaint::Slow { limit_ms, actual_ms })
}

#[cfg(test)]
mod tests;
