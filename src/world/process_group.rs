//! A program that was started as the leader of a group of its own, with whatever it starts in turn.

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::process::Child;

/// A program and all that it started. Dropping it ends them.
pub(super) struct ProcessGroup(Option<Pid>);

impl ProcessGroup {
    pub(super) fn of(child: &Child) -> Self {
        let id = child.id().and_then(|id| i32::try_from(id).ok());
        Self(id.and_then(Pid::from_raw))
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        if let Some(leader) = self.0 {
            // An error says that nobody of the group is left, which is what is wanted.
            let _ = kill_process_group(leader, Signal::KILL);
        }
    }
}
