//! Every way in which a service, a network or a plugin can misbehave, on loopback, and what is made of it.

mod authority;
mod certificates;
mod conditions;
mod names;
mod plugins;
mod proxies;
mod run;
mod server;
mod web;

use std::path::Path;
use std::sync::Arc;

use super::{Errand, Kinds, Look, Pace, Surroundings, ask_all};
use crate::check::{Answer, Trouble};
use crate::plan::Check;

fn kinds(dir: &Path) -> Kinds {
    Kinds::new(Surroundings {
        dir: dir.to_owned(),
        records: dir.to_owned(),
        path: None,
        only_local: false,
    })
}

fn ask_in(dir: &Path, check: Check) -> Look {
    let errand = Errand {
        check,
        second_look: false,
    };
    let pace = Pace {
        jobs: 4,
        at_most: None,
    };
    ask_all(Arc::new(kinds(dir)), vec![errand], pace, |_| {})
        .unwrap()
        .remove(0)
}

fn ask(check: Check) -> Result<Answer, Trouble> {
    ask_in(Path::new("/"), check).observation.seen
}
