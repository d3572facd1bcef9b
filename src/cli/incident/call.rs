//! `opsplan incident call` and `report`: whom a person rang or told, and what came of it.

use super::record::record;
use super::which::split;
use super::whom::{Whom, seats_of};
use super::{Night, Said, Stop};
use crate::cli::{Desk, Exit, Failure};
use crate::incident::{CallResult, Called, Deed, Reported, SeatId};
use crate::notify::safe;
use crate::plan::Party;
use crate::say::incident as say;

/// Records a phone call and what came of it
#[derive(Debug, clap::Args)]
pub(super) struct CallArgs {
    /// The incident's id, where several are open, and whom: a contact or a role
    #[arg(required = true, num_args = 1..=2, value_name = "[ID] WHO")]
    words: Vec<String>,
    /// answered, no-answer, voicemail, busy or wrong-number; also 応答あり, 応答なし, 留守電, 話し中, 番号違い
    #[arg(long, short, value_name = "RESULT")]
    result: String,
    /// In words
    #[arg(long, short = 'm', value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    said: Said,
}

/// Records that somebody who must know was told
#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// The incident's id, where several are open, and whom: a contact or a role
    #[arg(required = true, num_args = 1..=2, value_name = "[ID] WHO")]
    words: Vec<String>,
    /// In words
    #[arg(long, short = 'm', value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    said: Said,
}

pub(super) fn call(args: &CallArgs, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let result: CallResult = args.result.parse().map_err(|()| {
        let words: Vec<String> = CallResult::ALL.iter().map(|(_, words)| words.join(" ")).collect();
        Failure::Usage(say::unknown_result(desk.lang(), &args.result, &words.join(", ")))
    })?;
    let (id, whom) = whom(desk, &night, &args.words)?;
    let who = whom.person(desk, &night.plan, night.now)?;
    let recorded = record(desk, &night, &args.said, (id, Deed::Call), |incident, _| {
        Ok(Called {
            incident: incident.id.clone(),
            who: night.plan[who].id.clone(),
            seats: seats_of(&night.plan, incident, who, night.now),
            result,
            note: args.note.as_deref().map(safe),
        })
    })?;
    if result == CallResult::Answered && recorded.incident.state.runs() && recorded.incident.owners.is_empty()
    {
        let (id, who) = (recorded.incident.id.to_string(), &night.plan[who]);
        desk.hint(&say::will_they_take_it(
            desk.lang(),
            &who.name,
            &format!("opsplan incident ack {id} --by {}", who.id),
        ));
    }
    recorded.show(desk, &night)
}

pub(super) fn report(args: &ReportArgs, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let (id, whom) = whom(desk, &night, &args.words)?;
    let recorded = record(desk, &night, &args.said, (id, Deed::Report), |incident, _| {
        let (who, seats) = match whom {
            Whom::Person(who) => (
                night.plan[who].id.clone(),
                seats_of(&night.plan, incident, who, night.now),
            ),
            Whom::Role(role) => (
                night.plan[role].id.clone(),
                vec![SeatId::of(&night.plan, Party::Role(role))],
            ),
        };
        Ok(Reported {
            incident: incident.id.clone(),
            who,
            seats,
            note: args.note.as_deref().map(safe),
        })
    })?;
    recorded.show(desk, &night)
}

fn whom<'a>(desk: &Desk, night: &Night, words: &'a [String]) -> Result<(Option<&'a str>, Whom), Stop> {
    let (id, words) = split(words);
    match words.as_slice() {
        [word] => Ok((id, Whom::find(desk, &night.plan, word)?)),
        _ => Err(Failure::Usage(say::whom_missing(desk.lang())).into()),
    }
}
