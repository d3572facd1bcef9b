//! The network's part of a round: everything is asked before the journal's lock is taken.

use std::io;
use std::sync::Arc;

use super::round::Wish;
use crate::check::{self, Reach, Sight, Standing};
use crate::cli::{Desk, Failure, Opened};
use crate::plan::{Check, CheckRef, Plan};
use crate::say::check as say;
use crate::world::probe::{Errand, Kinds, Look, Pace, Surroundings, ask_all};
use crate::world::progress::Bar;
use crate::world::samples::Kept;

/// Asks them all, and then, where much is silent, whether it is we who are cut off.
pub(super) fn asked(
    desk: &Desk,
    opened: &Opened,
    chosen: &[CheckRef],
    before: &Kept,
    wish: &Wish,
) -> Result<(Vec<Look>, Sight), Failure> {
    if chosen.is_empty() {
        return Ok((Vec::new(), Sight::Unsure));
    }
    let kinds = Kinds::new(Surroundings {
        dir: opened.dir.clone(),
        records: opened.records.clone(),
        path: desk.world.env.get("PATH").map(ToOwned::to_owned),
        only_local: desk.now_is_set(),
    });
    let kinds = Arc::new(kinds);
    kinds.prepare(chosen.iter().map(|place| &opened.plan[*place]));
    let errand = |place: &CheckRef| {
        let check = opened.plan[*place].clone();
        let standing = before.standings.get(&check.id);
        Errand {
            second_look: standing.is_none_or(Standing::deserves_second_look),
            check,
        }
    };
    let errands = chosen.iter().map(errand).collect();
    let is_seen = desk.world.console.stderr_is_terminal && !desk.globals.quiet;
    let mut bar = Bar::new(chosen.len(), is_seen.then(|| say::asking(desk.lang())));
    let pace = Pace {
        jobs: wish.jobs,
        at_most: wish.at_most,
    };
    let probe = Arc::clone(&kinds);
    let looks = ask_all(probe, errands, pace, |done| bar.step(done));
    let mut looks = looks.map_err(|error| stopped(desk, error))?;
    let sight = sight(&opened.plan, chosen, &mut looks, kinds, pace).map_err(|error| stopped(desk, error))?;
    Ok((looks, sight))
}

fn stopped(desk: &Desk, error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::Interrupted => Failure::World(anyhow::anyhow!(say::stopped(desk.lang()))),
        _ => error.into(),
    }
}

/// Is it we who are cut off? When much is silent, the canaries are asked again, also those that were not to be asked in
/// this round.
fn sight(
    plan: &Plan,
    chosen: &[CheckRef],
    looks: &mut [Look],
    kinds: Arc<Kinds>,
    pace: Pace,
) -> io::Result<Sight> {
    let reach = Reach::of(plan);
    let canaries = check::canaries(plan);
    let is_in_doubt = {
        let seen = looks.iter().map(|look| &look.observation);
        check::is_in_doubt(chosen.iter().map(|place| &plan[*place]).zip(seen), reach)
    };
    let again = if is_in_doubt && !canaries.is_empty() {
        let errands = canaries.iter().map(|place| errand(&plan[*place])).collect();
        ask_all(kinds, errands, pace, |_| {})?
    } else {
        Vec::new()
    };
    let again: Vec<_> = canaries
        .iter()
        .zip(&again)
        .map(|(place, look)| (&plan[*place], &look.observation))
        .collect();
    let seen = looks.iter_mut().map(|look| &mut look.observation);
    let run = chosen.iter().map(|place| &plan[*place]).zip(seen);
    Ok(check::settle(run, &again, reach))
}

fn errand(check: &Check) -> Errand {
    Errand {
        check: check.clone(),
        second_look: false,
    }
}
