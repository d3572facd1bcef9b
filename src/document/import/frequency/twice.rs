//! A frequency that is said in two languages.

use super::{Timing, is_open, rhythm, understood};

/// `Daily 10:00 / 毎日10時`: the same in two languages.
pub(super) fn twice(text: &str) -> Option<Timing> {
    if !text.contains(['/', '／']) {
        return None;
    }
    let (one, other) = text.split_once(" / ").or_else(|| text.split_once('／'))?;
    if one.is_ascii() == other.is_ascii() {
        return None;
    }
    let (one, other) = (understood(one)?, understood(other)?);
    let exact = |it: &Timing| it.rest.is_empty() && !is_open(it);
    let same = rhythm(&one.phrase) == rhythm(&other.phrase) && (one.time == other.time || one.time.is_none());
    same.then(|| if exact(&one) && !exact(&other) { one } else { other })
}
