//! The national holidays of Japan: the government's list as far as it reaches, the law's rules after it.
//!
//! The list is the Cabinet Office's 「国民の祝日」について (syukujitsu.csv), 1955–2027. It is turned into a sorted table
//! while compiling, so that a process pays nothing at its start and a day costs one binary search.

mod law;
mod list;

use chrono::{Datelike, NaiveDate};

/// A holiday's name, and whether the government's list holds it already.
pub(super) fn on(day: NaiveDate) -> Option<(&'static str, bool)> {
    if day.year() <= list::LAST_YEAR {
        return list::on(day).map(|name| (name, true));
    }
    law::on(day).map(|name| (name, false))
}
