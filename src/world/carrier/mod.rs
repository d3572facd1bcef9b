//! Carriers: whoever brings messages to a kind of channel. One file a kind; here is what they share: all channels at
//! once, the messages of one channel in their order, and a limit for each try and for the whole round.

mod secret;
mod trouble;
mod escape;
mod text;
mod http;
mod round;
mod hear;
mod ping;
mod chatwork;
mod command;
mod discord;
mod email;
mod file;
mod google_chat;
mod line_works;
mod mattermost;
mod pagerduty;
mod slack;
mod slack_api;
mod teams;
mod webhook;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::runtime;

pub use hear::Ear;

use round::Round;

use crate::notify::{Carried, Parcel};

/// What carriers need to know of the machine.
#[derive(Clone, Debug)]
pub struct Post {
    /// Where the plan lies: `file:PATH` of a secret counts from here.
    pub folder: PathBuf,
    /// Where its records lie: `file` channels are below.
    pub records: PathBuf,
    /// Send to files and to this machine only: the clock was set by hand.
    pub only_local: bool,
}

/// How long sending may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// One try.
    pub each: Duration,
    /// All of them together.
    pub all: Duration,
}

/// Whoever keeps the books of a round: asked just before a message leaves, told at once what came of it.
pub trait Clerk {
    /// May it still leave? Recorded before it does; a remark of this try may be added.
    fn leaves(&mut self, parcel: &mut Parcel) -> bool;
    /// What came of it.
    fn came(&mut self, parcel: &Parcel, carried: &Carried);
}

impl Post {
    /// Sends the parcels, in a runtime of its own: every channel on its own, so that one that hangs holds up nobody else.
    /// A channel that fails in a way that may pass is left alone for this round; its other messages stay as they were.
    pub fn deliver(&self, parcels: Vec<Parcel>, patience: Patience, clerk: &mut dyn Clerk) -> io::Result<()> {
        let mut lanes: Vec<Vec<Parcel>> = Vec::new();
        for parcel in parcels {
            let lane = lanes
                .iter_mut()
                .find(|lane| lane[0].channel.id == parcel.channel.id);
            match lane {
                Some(lane) => lane.push(parcel),
                None => lanes.push(vec![parcel]),
            }
        }
        let round = Round::new(self, patience);
        let clerk = RefCell::new(clerk);
        let lanes = lanes.into_iter().map(|lane| round.lane(lane, &clerk));
        at_once(lanes).map(drop)
    }
}

/// Runs them all in a runtime of its own, up to the last one's end.
fn at_once<T>(all: impl IntoIterator<Item = impl Future<Output = T>>) -> io::Result<Vec<T>> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    let all = runtime.block_on(join_all(all));
    // A resolver that hangs would hold the process back.
    runtime.shutdown_background();
    Ok(all)
}
