//! `done`: the work was done.

use super::settle::{Deed, Verb, Which, is_open, settle, task};
use super::{Desk, Failure, Outcome};
use crate::due::{Done, Item, Kind, Outcome as Went};
use crate::plan::{Language, Plan};
use crate::say::{self, settle as words};

/// Records that work was done
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    which: Which,
    /// ng: it was done and something was found
    #[arg(long, value_enum, default_value = "ok")]
    result: How,
    /// A note
    #[arg(long, default_value = "")]
    note: String,
    /// Where the evidence lies
    #[arg(long, default_value = "")]
    evidence: String,
}

/// `--result`
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum How {
    Ok,
    Ng,
}

pub(crate) fn run(args: &Args, desk: &mut Desk) -> Outcome {
    let lang = desk.globals.lang.map(Language::from);
    let ng = args.result == How::Ng;
    settle(&args.which, desk, is_open, Verb::Done { ng }, |deed, item| {
        allowed(lang.unwrap_or(deed.plan.about.language), deed.plan, item, args)?;
        Ok(done(deed, item, args))
    })
}

/// Is it for people to say that this was done, and is the evidence there?
fn allowed(lang: Language, plan: &Plan, item: &Item, args: &Args) -> Result<(), Failure> {
    let title = say::due::title(lang, item, plan.workdays.fiscal_year_starts);
    if let Some(automation) = &item.automation {
        return Err(Failure::Usage(words::automatic(lang, &title, &automation.check)));
    }
    if item.kind == Kind::Update {
        return Err(Failure::Usage(words::by_update(lang, &title)));
    }
    if task(plan, item).is_some_and(|task| task.evidence_required) && args.evidence.trim().is_empty() {
        return Err(Failure::Usage(words::evidence(lang, &title)));
    }
    Ok(())
}

fn done(deed: &Deed<'_>, item: &Item, args: &Args) -> Done {
    Done {
        result: if args.result == How::Ng {
            Went::Ng
        } else {
            Went::Ok
        },
        note: args.note.clone(),
        evidence: args.evidence.clone(),
        confirm: task(deed.plan, item).is_some_and(|task| task.confirm.is_some()),
        ..Done::of(item)
    }
}
