//! A rota over a time: its turns, one after the other without a gap.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use crate::calendar::{Frequency, IfClosed};
use crate::plan::{ContactRef, Override, Plan, Rota};

/// A stretch in which one person has the duty of a rota. At hours when the rota does not hold, nobody is called for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// From, inclusive.
    pub from: DateTime<Utc>,
    /// To, exclusive.
    pub to: DateTime<Utc>,
    /// Who.
    pub who: ContactRef,
    /// They took it over from whoever's turn it was.
    pub is_override: bool,
}

/// The turns of a rota that overlap `[from, to)`, whole, in order of time. Each instant from the rota's start to its end
/// lies in one, unless nobody takes part any more.
pub fn turns(plan: &Plan, rota: &Rota, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Turn> {
    let mut turns = in_order(plan, rota, from, to);
    for it in &rota.overrides {
        turns = laid_over(&turns, it);
    }
    turns.retain(|turn| turn.from < to && from < turn.to);
    turns.sort_by_key(|turn| turn.from);
    turns
}

impl Rota {
    /// Why somebody took a turn over; empty where nothing is written.
    pub fn note(&self, turn: Turn) -> &str {
        let mut covering = self.overrides.iter().rev();
        let covering = covering.find(|it| turn.is_override && it.from <= turn.from && turn.to <= it.to);
        covering.map_or("", |it| it.note.as_str())
    }
}

/// The turns as the order gives them.
fn in_order(plan: &Plan, rota: &Rota, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Turn> {
    let days = handovers(plan, rota, plan.day_of(to));
    let owners = owners(rota, &days);
    let end = rota.ends.and_then(|day| plan.instant(day, rota.handover));
    let end = end.unwrap_or(DateTime::<Utc>::MAX_UTC);
    let begins = |at: usize| {
        let day = days.get(at)?;
        plan.instant(*day, rota.handover)
    };
    let mut found = Vec::new();
    for (at, owner) in owners.iter().enumerate() {
        // A day of the neighbours' zone is more than enough to leave out what cannot overlap.
        if days.get(at + 1).is_some_and(|next| *next < plan.day_of(from)) {
            continue;
        }
        let (Some(begin), Some(owner)) = (begins(at), *owner) else {
            continue;
        };
        let stop = begins(at + 1).unwrap_or(end).min(end);
        found.extend(stood_in(plan, rota, owner, begin, stop));
    }
    found.retain(|turn| turn.from < turn.to && turn.from < to && from < turn.to);
    found
}

/// The days of handover up to the first one after `until`. The first is the rota's start.
fn handovers(plan: &Plan, rota: &Rota, until: NaiveDate) -> Vec<NaiveDate> {
    let starts = rota.turn.starts;
    let gap = u64::from(rota.turn.typical_gap_days().unwrap_or(366));
    let Some(far) = until.checked_add_days(Days::new(2 * gap + 40)) else {
        return Vec::new();
    };
    let mut days: Vec<NaiveDate> =
        if rota.turn.frequency == Frequency::EveryDay && rota.turn.if_closed == IfClosed::Keep {
            starts.iter_days().take_while(|day| *day <= far).collect()
        } else {
            let rows = rota.turn.occurrences(&plan.workdays, starts..=far, &[]);
            rows.iter().map(|row| row.due).collect()
        };
    if days.first() != Some(&starts) {
        days.insert(0, starts);
    }
    days
}

/// Whose turn begins on each of these days: the next in order after the one before, among those who take part then.
fn owners(rota: &Rota, days: &[NaiveDate]) -> Vec<Option<usize>> {
    let mut last = None;
    let next = |day: &NaiveDate| {
        let owner = following(rota, last, *day);
        last = owner.or(last);
        owner
    };
    days.iter().map(next).collect()
}

/// The next in order after `last` who takes part on `day`; the first where nobody was before.
fn following(rota: &Rota, last: Option<usize>, day: NaiveDate) -> Option<usize> {
    let count = rota.members.len();
    let first = last.map_or(0, |last| last + 1);
    let order = (first..first + count).map(|at| at % count);
    order.into_iter().find(|at| rota.members[*at].sits(day))
}

/// A turn whose owner leaves in the middle of it is finished by the next in order, and so on.
fn stood_in(plan: &Plan, rota: &Rota, owner: usize, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Turn> {
    let (mut owner, mut from, mut parts) = (owner, from, Vec::new());
    loop {
        let leaves = rota.members[owner].until.and_then(|day| day.succ_opt());
        let leaves = leaves.and_then(|day| plan.instant(day, NaiveTime::MIN));
        let until = leaves.filter(|at| from < *at && *at < to);
        parts.push(Turn {
            from,
            to: until.unwrap_or(to),
            who: rota.members[owner].who,
            is_override: false,
        });
        let Some(cut) = until else { return parts };
        let Some(next) = following(rota, Some(owner), plan.day_of(cut)) else {
            return parts;
        };
        (owner, from) = (next, cut);
    }
}

/// The same with an override in it: what it covers is cut out of the others.
fn laid_over(turns: &[Turn], it: &Override) -> Vec<Turn> {
    let mut found = Vec::with_capacity(turns.len() + 2);
    for turn in turns {
        let (before, after) = (turn.to.min(it.from), turn.from.max(it.to));
        found.extend((turn.from < before).then_some(Turn { to: before, ..*turn }));
        found.extend((after < turn.to).then_some(Turn { from: after, ..*turn }));
    }
    found.extend((it.from < it.to).then_some(Turn {
        from: it.from,
        to: it.to,
        who: it.who,
        is_override: true,
    }));
    found
}
