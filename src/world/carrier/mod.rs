//! Carriers: whoever brings messages to a kind of channel. One file a kind; here is what they share: all channels at
//! once, the messages of one channel in their order, and a limit for each try and for the whole round.

mod file;

use std::cell::RefCell;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use tokio::runtime;
use tokio::time::timeout_at;

use file::FileCarrier;

use crate::notify::{Again, Carried, Carrier, Parcel};

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
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let (until, clerk) = (Instant::now() + patience.all, RefCell::new(clerk));
        let lanes = lanes
            .into_iter()
            .map(|lane| self.lane(lane, patience.each, until, &clerk));
        runtime.block_on(join_all(lanes));
        // A resolver that hangs would hold the process back.
        runtime.shutdown_background();
        Ok(())
    }

    async fn lane(
        &self,
        mut lane: Vec<Parcel>,
        each: Duration,
        until: Instant,
        clerk: &RefCell<&mut dyn Clerk>,
    ) {
        let Some(carrier) = lane.first().and_then(|parcel| self.carrier(&parcel.channel.kind)) else {
            return;
        };
        for parcel in &mut lane {
            if Instant::now() >= until {
                return;
            }
            if !clerk.borrow_mut().leaves(parcel) {
                continue;
            }
            let limit = until.min(Instant::now() + each);
            let carried = timeout_at(limit.into(), carrier.carry(parcel)).await;
            let carried = carried.unwrap_or_else(|_| Carried::InDoubt {
                error: "timeout".to_owned(),
            });
            clerk.borrow_mut().came(parcel, &carried);
            if may_pass(&carried) {
                return;
            }
        }
    }

    fn carrier(&self, kind: &str) -> Option<Box<dyn Carrier>> {
        match kind {
            "file" => Some(Box::new(FileCarrier::new(&self.records))),
            _ => None,
        }
    }
}

/// Will the channel's next message meet the same trouble?
fn may_pass(carried: &Carried) -> bool {
    matches!(
        carried,
        Carried::Failed {
            again: Again::Later(_),
            ..
        } | Carried::InDoubt { .. }
    )
}
