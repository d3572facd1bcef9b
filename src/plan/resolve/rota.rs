//! `[[role.rota]]` of org.toml.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::{Resolver, clock, value};
use crate::calendar::{FiscalDay, Frequency, IfClosed, MonthDay, Recurrence, on_the_clock};
use crate::plan::problem::{Problem, Wrong};
use crate::plan::raw::{self, DayOrMoment, Phrase, Rows, Written};
use crate::plan::{Hours, Member, Override, Rota};

/// What a rota takes from the rest of the plan.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) starts: NaiveDate,
    pub(super) zone: Tz,
    pub(super) hours: Hours,
}

impl Resolver<'_> {
    /// Where no members are written they are the role's.
    pub(super) fn rota(&mut self, raw: &raw::Rota, role: &[Member], setting: Setting) -> Option<Rota> {
        self.in_order(&raw.starts, &raw.ends);
        let members = match &raw.members {
            Some(_) => self.members(&raw.members),
            None => role.to_vec(),
        };
        let Some(turn) = raw.turn.as_ref().and_then(|turn| self.turn(turn)) else {
            self.dropped.push(raw.place);
            return None;
        };
        let starts = value(&raw.starts).unwrap_or(setting.starts);
        let handover = value(&raw.handover).unwrap_or(setting.hours.from);
        Some(Rota {
            name: raw.name(),
            during: raw.during(),
            phrase: raw.turn.as_ref()?.value.text.clone(),
            turn: Recurrence {
                if_closed: raw.turn.as_ref()?.value.if_closed.unwrap_or(IfClosed::Keep),
                ..Recurrence::new(turn, starts)
            },
            handover,
            members,
            ends: value(&raw.ends),
            overrides: Rows::all(&raw.r#override)
                .iter()
                .filter_map(|it| self.taken_over(it, setting.zone, handover))
                .collect(),
        })
    }

    /// The days of handover: of a week or a month without a day, its first.
    fn turn(&mut self, written: &Written<Phrase>) -> Option<Frequency> {
        Some(match written.value.frequency.clone() {
            Frequency::Weeks { every, on } if on.is_empty() => Frequency::Weeks {
                every,
                on: vec![chrono::Weekday::Mon],
            },
            Frequency::Months { every, on } if on.is_empty() => Frequency::Months {
                every,
                on: vec![MonthDay::Day(1)],
            },
            Frequency::Years { every, mut on } => {
                for date in &mut on {
                    date.day = date.day.or(Some(MonthDay::Day(1)));
                }
                Frequency::Years { every, on }
            }
            Frequency::Fiscal { every, part, on } => Frequency::Fiscal {
                every,
                part,
                on: on.or(Some(FiscalDay::First(MonthDay::Day(1)))),
            },
            Frequency::AfterDone(_) | Frequency::Once(_) | Frequency::BeforeGoLive | Frequency::AsNeeded => {
                let phrase = written.value.text.clone();
                return self.refuse(written.place, Wrong::TurnDoesNotRepeat { phrase });
            }
            other => other,
        })
    }

    fn taken_over(&mut self, raw: &raw::Override, zone: Tz, handover: NaiveTime) -> Option<Override> {
        let (Some(who), Some(from), Some(to)) = (self.contact_ref(&raw.who), &raw.from, &raw.to) else {
            self.dropped.push(raw.place);
            return None;
        };
        let begin = self.edge(from, zone, |day| day.and_time(handover))?;
        let end = self.edge(to, zone, |day| day.succ_opt().unwrap_or(day).and_time(handover))?;
        if end <= begin {
            let wrong = Wrong::RangeReversed {
                from: spoken(from.value),
                to: spoken(to.value),
            };
            self.problems
                .push(Problem::new(to.place, wrong).beside(from.place));
        }
        Some(Override {
            who,
            from: begin,
            to: end,
            note: raw.note(),
        })
    }

    fn edge(
        &mut self,
        at: &Written<DayOrMoment>,
        zone: Tz,
        of_day: impl Fn(NaiveDate) -> chrono::NaiveDateTime,
    ) -> Option<DateTime<Utc>> {
        match at.value {
            DayOrMoment::Day(day) => on_the_clock(&zone, of_day(day)).map(|at| at.to_utc()),
            DayOrMoment::Moment(moment) => match clock::instants(moment.0, zone) {
                Some((first, _)) => Some(first),
                None => {
                    let (value, zone) = (moment.0.to_string(), zone.name().to_owned());
                    self.refuse::<()>(at.place, Wrong::ClockChange { value, zone });
                    Some(moment.0.and_utc())
                }
            },
        }
    }
}

fn spoken(at: DayOrMoment) -> String {
    match at {
        DayOrMoment::Day(day) => day.to_string(),
        DayOrMoment::Moment(moment) => moment.0.to_string(),
    }
}
