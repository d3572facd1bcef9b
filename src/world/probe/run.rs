//! All checks of a run, at once: a pool, a deadline for the whole run, and one second look where it is deserved.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::DateTime;
use tokio::runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout_at};

use crate::check::{Observation, Probe, Status, Trouble, judge};
use crate::plan::Check;

/// How long a blip may last: so long after a first failure the second look comes.
const BLIP: Duration = Duration::from_millis(250);

/// One check to ask.
#[derive(Clone, Debug)]
pub struct Errand {
    /// What is asked.
    pub check: Check,
    /// A failure now would be the first: ask twice before it counts.
    pub second_look: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The last thing that was seen.
    pub observation: Observation,
    /// It was asked a second time.
    pub second_look: bool,
}

/// How fast, and how long at most.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// How many are under way at once.
    pub jobs: usize,
    /// The run ends then; what was not asked is unknown. By default what all timeouts can add up to.
    pub at_most: Option<Duration>,
}

/// Asks all of them, in a runtime of its own, and returns what was seen in their order. `step` hears how many are done,
/// often enough to draw a bar.
pub fn ask_all(
    probe: Arc<dyn Probe>,
    errands: Vec<Errand>,
    pace: Pace,
    step: impl FnMut(usize),
) -> io::Result<Vec<Look>> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let looks = runtime.block_on(all(probe, errands, pace, step));
    // A resolver that hangs would hold the process back.
    runtime.shutdown_background();
    looks
}

async fn all(
    probe: Arc<dyn Probe>,
    errands: Vec<Errand>,
    pace: Pace,
    mut step: impl FnMut(usize),
) -> io::Result<Vec<Look>> {
    let begun = Instant::now();
    let deadline = begun + pace.at_most.unwrap_or_else(|| longest(&errands, pace.jobs));
    let pool = Arc::new(Semaphore::new(pace.jobs.max(1)));
    let mut looks: Vec<Look> = errands.iter().map(|_| unasked()).collect();
    let mut under_way = JoinSet::new();
    for (at, errand) in errands.into_iter().enumerate() {
        let (probe, pool) = (Arc::clone(&probe), Arc::clone(&pool));
        under_way.spawn(async move {
            let _place = pool.acquire_owned().await;
            (at, look(&*probe, &errand).await)
        });
    }
    let mut terminate = signal(SignalKind::terminate())?;
    let mut done = 0;
    while done < looks.len() {
        tokio::select! {
            biased;
            joined = under_way.join_next() => match joined {
                Some(Ok((at, look))) => { looks[at] = look; done += 1; step(done); }
                Some(Err(_)) => done += 1,
                None => break,
            },
            () = sleep(Duration::from_millis(100)) => step(done),
            () = tokio::time::sleep_until(deadline.into()) => break,
            () = interrupted(&mut terminate) => return Err(io::ErrorKind::Interrupted.into()),
        }
    }
    Ok(looks)
}

/// Somebody wants us to stop: then the plugins that are still running are ended, too.
async fn interrupted(terminate: &mut Signal) {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// What a check is when the run ends before it.
fn unasked() -> Look {
    Look {
        observation: Observation::none(Trouble::NoTime),
        second_look: false,
    }
}

/// As many full timeouts one after another as the pool can come to.
fn longest(errands: &[Errand], jobs: usize) -> Duration {
    let timeout = errands
        .iter()
        .map(|errand| errand.check.timeout_ms)
        .max()
        .unwrap_or_default();
    let rounds = errands.len().div_ceil(jobs.max(1)) as u64;
    Duration::from_millis(timeout.saturating_mul(rounds)) + Duration::from_secs(5)
}

/// Both looks together keep the check's timeout: one that was waited for in full is not asked again.
async fn look(probe: &dyn Probe, errand: &Errand) -> Look {
    let begun = Instant::now();
    let first = probe.ask(&errand.check).await;
    let limit = Duration::from_millis(errand.check.timeout_ms);
    let left = limit.saturating_sub(begun.elapsed() + BLIP);
    if !errand.second_look || left.is_zero() || !is_passing(&errand.check, &first) {
        return Look {
            observation: first,
            second_look: false,
        };
    }
    sleep(BLIP).await;
    let check = Check {
        timeout_ms: left.as_millis().try_into().unwrap_or(u64::MAX),
        ..errand.check.clone()
    };
    let second = timeout_at((begun + limit).into(), probe.ask(&check)).await;
    Look {
        observation: second.unwrap_or(first),
        second_look: true,
    }
}

/// Is it a failure that may be gone in a moment? What only the calendar decides (a certificate) is not: hence the epoch.
fn is_passing(check: &Check, observation: &Observation) -> bool {
    match &observation.seen {
        Err(trouble) => trouble.is_passing(),
        Ok(_) => judge(check, observation, DateTime::UNIX_EPOCH).status == Status::Fail,
    }
}
