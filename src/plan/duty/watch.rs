//! A seat over a time: stretches in which the same people sit there.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{OnDuty, Roster, Sitter};
use crate::plan::{Party, Plan, Role};

/// A stretch in which the same people sit in a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch<T> {
    /// From, inclusive.
    pub from: DateTime<Utc>,
    /// To, exclusive.
    pub to: DateTime<Utc>,
    /// Who.
    pub people: Vec<T>,
}

/// The seat from `from` to `to`, cut where the people or their turns change.
pub fn watches<'a>(
    plan: &'a Plan,
    role: &'a Role,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Vec<Watch<OnDuty<'a>>> {
    let roster = Roster::new(plan, role, from, to);
    let cuts = roster.cuts(plan, from, to);
    cut(&cuts, |at| roster.on_duty(at))
}

impl Plan {
    /// Who does a role's work on a day, by which turn: everybody who sits there at some time between the beginning and
    /// the end of business hours, be the day closed or not.
    pub fn at_work<'a>(&'a self, role: &'a Role, day: NaiveDate) -> Vec<OnDuty<'a>> {
        let last = if self.hours.from < self.hours.to {
            Some(day)
        } else {
            day.succ_opt()
        };
        let close = last.and_then(|last| self.instant(last, self.hours.to));
        let (Some(open), Some(close)) = (self.instant(day, self.hours.from), close) else {
            return Vec::new();
        };
        let mut people: Vec<OnDuty<'a>> = Vec::new();
        for it in watches(self, role, open, close)
            .into_iter()
            .flat_map(|watch| watch.people)
        {
            if !people.iter().any(|other| other.who == it.who) {
                people.push(it);
            }
        }
        people
    }
}

/// A party over a time with who stands in for whom: cut where somebody goes or comes back, too.
pub(in crate::plan) fn sat(
    plan: &Plan,
    party: Party,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Vec<Watch<Sitter>> {
    let mut cuts = vec![from, to];
    cuts.extend(absences(plan).filter(|at| from < *at && *at < to));
    let Party::Role(role) = party else {
        return cut(&cuts, |at| plan.sitters(party, at));
    };
    let roster = Roster::new(plan, &plan[role], from, to);
    cuts.extend(roster.cuts(plan, from, to));
    cut(&cuts, |at| roster.sitters(at))
}

/// The instants at which somebody goes or comes back.
fn absences(plan: &Plan) -> impl Iterator<Item = DateTime<Utc>> + '_ {
    let away = plan.contacts.iter().flat_map(|contact| &contact.away);
    let days = away.flat_map(|away| [Some(away.from), away.to.succ_opt()]);
    days.flatten().filter_map(|day| plan.instant(day, NaiveTime::MIN))
}

/// One stretch between each two of `cuts`; those in which the same is true are one.
fn cut<T: PartialEq>(cuts: &[DateTime<Utc>], people: impl Fn(DateTime<Utc>) -> Vec<T>) -> Vec<Watch<T>> {
    let mut cuts = cuts.to_vec();
    cuts.sort_unstable();
    cuts.dedup();
    let mut found: Vec<Watch<T>> = Vec::new();
    for pair in cuts.windows(2) {
        let (from, to, people) = (pair[0], pair[1], people(pair[0]));
        match found.last_mut() {
            Some(last) if last.people == people => last.to = to,
            _ => found.push(Watch { from, to, people }),
        }
    }
    found
}

impl Roster<'_> {
    /// Every instant of `[from, to]` at which other people may sit there, with both ends.
    fn cuts(&self, plan: &Plan, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<DateTime<Utc>> {
        let members = self.role().members.iter();
        let days = members.flat_map(|member| [member.from, member.until.and_then(|day| day.succ_opt())]);
        let comings = days
            .flatten()
            .filter_map(|day: NaiveDate| plan.instant(day, NaiveTime::MIN));
        let mut cuts: Vec<DateTime<Utc>> = self.ends().chain(comings).collect();
        if self.has_hours() {
            let days = plan.day_of(from).iter_days();
            let last = plan.day_of(to);
            cuts.extend(
                days.take_while(|day| *day <= last)
                    .flat_map(|day| plan.edges(day)),
            );
        }
        cuts.retain(|at| from < *at && *at < to);
        cuts.extend([from, to]);
        cuts
    }
}
