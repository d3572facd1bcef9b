//! Which duties the words of a command line mean.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Fits, Nothing, Picked, Stop, Verb, Which};
use crate::calendar::Period;
use crate::cli::owing::Owing;
use crate::cli::{Desk, Failure, Opened};
use crate::due::{Found, Item, Ledger};
use crate::plan::Covers;
use crate::say::{self, day, settle as words};
use crate::world::journal::Journal;

/// The duties that the words mean.
pub(super) fn pick(
    (which, at, verb): (&Which, DateTime<FixedOffset>, Verb),
    desk: &Desk,
    opened: &Opened,
    owing: &Owing<'_>,
    (day, fits): (NaiveDate, Fits),
    journal: &Journal,
) -> Result<Vec<Picked>, Stop> {
    let open = owing.list(day, None);
    let names = owing.ledger.names(&owing.book, &open);
    let mut picked: Vec<Picked> = Vec::new();
    for word in &which.tasks {
        let id = named(desk, &owing.ledger, word, &names)?;
        let one = match &which.period {
            Some(period) => of_period(desk, opened, owing, (&id, period), (day, fits)),
            None => oldest(desk, opened, &open, &id, (day, fits)),
        };
        let Some(one) = one? else {
            let mut none = nothing(desk, owing, journal, &id, (day, verb))?;
            if which.at.is_some() {
                none.why = words::as_of(desk.lang(), &at.format("%Y-%m-%d %H:%M").to_string(), &none.why);
            }
            return Err(Stop::Nothing(none));
        };
        if !picked
            .iter()
            .any(|other| other.item.task == one.item.task && other.item.periods == one.item.periods)
        {
            picked.push(one);
        }
    }
    Ok(picked)
}

/// The id that a word means.
pub(crate) fn named(
    desk: &Desk,
    ledger: &Ledger<'_>,
    word: &str,
    names: &[(String, String)],
) -> Result<String, Failure> {
    let listed = |names: &[(String, String)]| {
        let names: Vec<String> = names.iter().map(|(id, title)| format!("{id} {title}")).collect();
        names.join(", ")
    };
    match ledger.find(word, names) {
        Found::One(id) => Ok(id),
        Found::Many(fit) => Err(Failure::Usage(words::several_fit(
            desk.lang(),
            word,
            &listed(&fit),
        ))),
        Found::None(near) => Err(Failure::Usage(words::unknown_task(
            desk.lang(),
            word,
            &listed(&near),
        ))),
    }
}

/// The oldest that is open; on a terminal the one that is chosen.
fn oldest(
    desk: &Desk,
    opened: &Opened,
    open: &[Item],
    id: &str,
    (day, fits): (NaiveDate, Fits),
) -> Result<Option<Picked>, Stop> {
    let mut fit: Vec<&Item> = open.iter().filter(|item| item.task == id && fits(item)).collect();
    fit.sort_by_key(|item| item.closes);
    let Some(first) = fit.first() else { return Ok(None) };
    let chosen = match fit.len() {
        1 => Some(*first),
        _ => ask(desk, opened, &fit, day)?,
    };
    Ok(Some(Picked {
        item: chosen.unwrap_or(first).clone(),
        others: if chosen.is_some() { 0 } else { fit.len() - 1 },
    }))
}

/// Asks on a terminal which of several; elsewhere nobody is asked.
fn ask<'i>(
    desk: &Desk,
    opened: &Opened,
    fit: &[&'i Item],
    day: NaiveDate,
) -> Result<Option<&'i Item>, Failure> {
    let lang = desk.lang();
    let workdays = &opened.plan.workdays;
    let rows = fit.iter().zip(1..).map(|(item, number)| {
        let title = say::due::title(lang, item, workdays.fiscal_year_starts);
        format!(
            "  {number}. {} {title}\n",
            say::due::deadline(lang, item, day, workdays)
        )
    });
    let question = format!(
        "{}\n{}{}",
        words::which(lang),
        rows.collect::<String>(),
        words::number(lang, fit.len())
    );
    let Some(answer) = desk.world.console.ask(&question) else {
        return Ok(None);
    };
    let place = answer
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1));
    let chosen = place.and_then(|place| fit.get(place).copied());
    chosen
        .map(Some)
        .ok_or_else(|| Failure::Usage(words::no_such_number(lang, &answer)))
}

/// The occurrence of a period, also one that has not opened.
fn of_period(
    desk: &Desk,
    opened: &Opened,
    owing: &Owing<'_>,
    (id, said): (&str, &str),
    (day, fits): (NaiveDate, Fits),
) -> Result<Option<Picked>, Stop> {
    let starts = opened.plan.workdays.fiscal_year_starts;
    let period =
        Period::said(said, day, starts).map_err(|_| Failure::Usage(words::bad_period(desk.lang(), said)))?;
    let far = period.last(starts).max(day) + chrono::Days::new(62);
    let items = owing.list(day, Some(far));
    let of_task = || items.iter().filter(|item| item.task == id && fits(item));
    let covered = said.contains('分');
    let exact = of_task().find(|item| match item.covers == Covers::PreviousMonth && covered {
        true => Period::month_of(item.period.first(starts)).previous(starts) == period,
        false => item.periods.contains(&period),
    });
    let within = || of_task().find(|item| period.contains(item.period, starts));
    Ok(exact.or_else(within).map(|item| Picked {
        item: item.clone(),
        others: 0,
    }))
}

/// Nothing is open: when it was last done, and when the next opens.
fn nothing(
    desk: &Desk,
    owing: &Owing<'_>,
    journal: &Journal,
    id: &str,
    (day, verb): (NaiveDate, Verb),
) -> Result<Nothing, Stop> {
    let lang = desk.lang();
    let last_done = owing.ledger.last_done(&journal.facts(None)?.facts, id);
    let last = last_done.map_or_else(|| say::due::never(lang), |last| day::date(lang, last));
    let coming = owing.ledger.next(&owing.book, &owing.asked(day, None), id);
    let next = coming.map_or_else(
        || say::due::never(lang),
        |(opens, due)| words::opens(lang, &day::date(lang, opens), &day::date(lang, due)),
    );
    let title = owing
        .ledger
        .names(&owing.book, &[])
        .into_iter()
        .find(|(name, _)| name == id)
        .map(|(_, title)| title);
    let title = title.as_deref().unwrap_or(id);
    Ok(Nothing {
        task: id.to_owned(),
        last_done,
        opens: coming.map(|(opens, _)| opens),
        due: coming.map(|(_, due)| due),
        why: match verb {
            Verb::Confirmed => words::nothing_to_confirm(lang, title),
            _ => words::nothing_open(lang, title, &last, &next),
        },
    })
}
