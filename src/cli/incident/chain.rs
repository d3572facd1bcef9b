//! The chain with its people: who is called or reported to, when, by which number.

use chrono::{DateTime, Utc};

use crate::due::WrongNumber;
use crate::incident::{LevelTerms, SeatId, Timeline, sitters};
use crate::plan::{Contact, Plan};

/// One seat of a chain.
#[derive(Clone, Debug)]
pub(crate) struct ChainRow<'a> {
    /// From 1.
    pub(crate) step: usize,
    /// `10m`
    pub(crate) after: crate::calendar::Span,
    /// When it falls due.
    pub(crate) at: DateTime<Utc>,
    /// Told although somebody has answered.
    pub(crate) report: bool,
    /// The seat.
    pub(crate) seat: SeatId,
    /// Who is called: the person, and for whom they stand in.
    pub(crate) people: Vec<(&'a Contact, Option<&'a Contact>)>,
    /// Who sits there, is away, and has nobody to stand in.
    pub(crate) missing: Vec<&'a Contact>,
    /// Of those who are called, whose number was wrong the last time.
    pub(crate) wrong: Vec<&'a Contact>,
}

/// The rows of a level's chain, with the instants that the timeline gives them.
pub(crate) fn chain<'a>(
    plan: &'a Plan,
    terms: &LevelTerms,
    timeline: &Timeline,
    wrong: &[WrongNumber],
) -> Vec<ChainRow<'a>> {
    let is_wrong = |who: &Contact| wrong.iter().any(|it| it.contact == who.id);
    let mut rows = Vec::new();
    for step in terms.steps() {
        for it in step.seats {
            let Some(at) = due(timeline, terms.level, &it.seat, it.report) else {
                continue;
            };
            let sitters = sitters(plan, &it.seat, at);
            let reached = |sitter: &crate::incident::Sitter| {
                let who = sitter.reached()?;
                Some((&plan[who], sitter.away.then(|| &plan[sitter.who])))
            };
            let people: Vec<(&Contact, Option<&Contact>)> = sitters.iter().filter_map(reached).collect();
            rows.push(ChainRow {
                wrong: people
                    .iter()
                    .map(|(who, _)| *who)
                    .filter(|who| is_wrong(who))
                    .collect(),
                step: step.number,
                after: it.after,
                at,
                report: it.report,
                seat: it.seat.clone(),
                people,
                missing: sitters
                    .iter()
                    .filter(|it| it.reached().is_none())
                    .map(|it| &plan[it.who])
                    .collect(),
            });
        }
    }
    rows
}

/// When a seat is first called, or owed a report, in the latest round.
fn due(timeline: &Timeline, level: u32, seat: &SeatId, report: bool) -> Option<DateTime<Utc>> {
    if report {
        return timeline
            .reports
            .iter()
            .rev()
            .find(|it| it.seat == *seat)
            .map(|it| it.at);
    }
    let calls = timeline.past.iter().chain(&timeline.next);
    let round = calls.clone().map(|call| call.round).max()?;
    let mut calls = calls.filter(|call| call.round == round && call.seats.contains(seat));
    calls
        .clone()
        .find(|call| call.level == level)
        .or_else(|| calls.next())
        .map(|call| call.at)
}
