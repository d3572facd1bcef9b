//! The turning points: ack, restore, close, cancel, reopen.

use super::record::record;
use super::whom::seats_of;
use super::{Night, Said, Stop};
use crate::cli::{Desk, Exit};
use crate::incident::{Acked, Cancelled, Closed, Deed, Reopened, Restored};
use crate::notify::safe;
use crate::plan::ContactRef;

/// Takes an incident: the paging stops. `--by` answers for somebody else
#[derive(Debug, clap::Args)]
pub(super) struct AckArgs {
    /// Its id; the only open one where it is left out
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    said: Said,
}

pub(super) fn ack(args: &AckArgs, desk: &mut Desk) -> Result<Exit, Stop> {
    let night = Night::enter(desk)?;
    let recorded = record(
        desk,
        &night,
        &args.said,
        (args.id.as_deref(), Deed::Ack),
        |incident, by| {
            let who = night
                .plan
                .contacts
                .iter()
                .position(|it| it.id == by)
                .and_then(|at| u32::try_from(at).ok());
            let seats = who.map(|at| seats_of(&night.plan, incident, ContactRef(at), night.now));
            Ok(Acked {
                incident: incident.id.clone(),
                reply: None,
                seats: seats.unwrap_or_default(),
            })
        },
    )?;
    recorded.show(desk, &night)
}

macro_rules! turning_points {
    ($($(#[$doc:meta])* $name:ident($args:ident) records $event:ident as $deed:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, clap::Args)]
        pub(super) struct $args {
            /// Its id; the only one that it can be where it is left out
            #[arg(value_name = "ID")]
            id: Option<String>,
            /// In words
            #[arg(long, short = 'm', value_name = "TEXT")]
            note: Option<String>,
            #[command(flatten)]
            said: Said,
        }

        pub(super) fn $name(args: &$args, desk: &mut Desk) -> Result<Exit, Stop> {
            let night = Night::enter(desk)?;
            let recorded = record(desk, &night, &args.said, (args.id.as_deref(), Deed::$deed), |incident, _| {
                Ok($event { incident: incident.id.clone(), note: args.note.as_deref().map(safe) })
            })?;
            recorded.show(desk, &night)
        }
    )*};
}

turning_points! {
    /// The service is back; reports and obligations stay owed
    restore(RestoreArgs) records Restored as Restore,
    /// Closes a restored incident
    close(CloseArgs) records Closed as Close,
    /// It was a false alarm
    cancel(CancelArgs) records Cancelled as Cancel,
    /// It is back: the chain is called from the beginning
    reopen(ReopenArgs) records Reopened as Reopen,
}
