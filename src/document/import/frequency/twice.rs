//! A frequency that is said in two languages.

use super::super::words::pair;
use super::{Timing, are_alike, is_open, understood};

/// `Daily 10:00 / 毎日10時`, `四半期（Quarterly）`: the same in two languages. The more exact one counts, else the
/// Japanese one.
pub(super) fn twice(text: &str) -> Option<Timing> {
    let (japanese, english) = pair(text).or_else(|| by_bar(text))?;
    let (own, other) = (understood(japanese)?, understood(english)?);
    let same = are_alike(&own.phrase, &other.phrase);
    let time = own.time.or(other.time);
    let fits = |it: &Timing| it.time.is_none() || it.time == time;
    let exact = |it: &Timing| (it.rest.is_empty(), !is_open(it));
    let said = if exact(&other) > exact(&own) { &other } else { &own };
    (same && fits(&own) && fits(&other)).then(|| Timing { time, ..said.clone() })
}

/// `日次/Daily`.
fn by_bar(text: &str) -> Option<(&str, &str)> {
    let (one, other) = text.split_once('/')?;
    match (one.is_ascii(), other.is_ascii()) {
        (true, false) => Some((other, one)),
        (false, true) => Some((one, other)),
        _ => None,
    }
}
