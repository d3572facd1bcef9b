//! What a shell can complete: ids of the plan. It asks the plan that the command line would use, and says nothing when
//! there is none.

use clap_complete::{ArgValueCompleter, CompletionCandidate};

use crate::plan;
use crate::world::World;

/// Ids of tasks, each with its title.
pub(crate) fn tasks() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &std::ffi::OsStr| {
        let typed = typed.to_string_lossy().into_owned();
        known()
            .into_iter()
            .filter(|(id, _)| id.starts_with(&typed))
            .map(candidate)
            .collect::<Vec<_>>()
    })
}

fn candidate((id, title): (String, String)) -> CompletionCandidate {
    CompletionCandidate::new(id).help(Some(title.into()))
}

fn known() -> Vec<(String, String)> {
    let world = World::system();
    let reading = world
        .plan_folder(None)
        .map(|dir| plan::read(&world.plan_files(&dir)));
    let plan = reading.and_then(|reading| reading.plan);
    let Some(plan) = plan else { return Vec::new() };
    let tasks = plan
        .tasks
        .iter()
        .map(|task| (task.id.clone(), task.title.clone()));
    let drills = plan
        .drills
        .iter()
        .map(|drill| (format!("drill/{}", drill.id), drill.title.clone()));
    tasks.chain(drills).collect()
}
