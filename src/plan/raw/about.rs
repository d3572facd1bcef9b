//! plan.toml, as written.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::{Holidays, Interval, Many, Name, Number, Secret, Weekday};
use crate::calendar::{ClosedDays, Span, Unit};
use crate::plan::{Hours, Language};

table! {
    /// plan.toml: what the plan is called, where and since when it holds.
    PlanFile {
        /// The plan as a whole.
        plan(required "[plan]"): About,
        /// Which days and hours are worked. Absent: Monday to Friday without the holidays of Japan, 9:00 to 18:00.
        calendar: Calendar,
        /// The cron line.
        tick: Tick,
    }
}

table! {
    /// The plan as a whole.
    About {
        /// The title of the document.
        name(required "name = \"受発注システム 運用計画書\""): String,
        /// The zone of every date and wall-clock time in the plan.
        timezone: Tz = chrono_tz::Asia::Tokyo,
        /// What people see.
        language: Language = Language::Ja,
        /// Go-live: nothing is due before it. Never moved.
        starts(required "starts = 2026-11-01"): NaiveDate,
        /// Whose the plan is, roles or contacts: the dates of contracts, contacts to verify, notices of planned outages
        /// and the plan's own review are theirs. Absent: nobody's in particular.
        owner: Many<Name>,
        /// When the plan was last looked over. Absent: when it went live.
        reviewed: NaiveDate,
        /// How often the plan is looked over; lint warns later.
        review_every: Interval = Interval(Span { count: 90, unit: Unit::Days }),
        /// When the day's digest goes out, on business days.
        morning: NaiveTime = NaiveTime::from_hms_opt(8, 45, 0).unwrap_or_default(),
        /// Where contacts.toml lies; it may point outside the repository where phone numbers must not be in git.
        contacts: String = "contacts.toml".to_owned(),
        /// Where the records lie.
        records: String = "records".to_owned(),
    }
}

table! {
    /// Which days and hours are worked.
    Calendar {
        /// The weekdays that are worked.
        workdays: Many<Weekday>,
        /// Whose public holidays are closed days.
        holidays: Holidays = Holidays::Japan,
        /// The company's own closed days: `12-29..01-03` each year (a range may cross it), or with a year.
        closed: Many<ClosedDays>,
        /// Days worked although closed by the rules above.
        open: Many<NaiveDate>,
        /// The business hours.
        hours: Hours = Hours::default(),
        /// The month in which the fiscal year starts.
        fiscal_year_starts: Number<1, 12> = Number(4),
    }
}

table! {
    /// The cron line.
    Tick {
        /// The one machine that sends. Absent: whichever ticks.
        host: String,
        /// Where the address is kept that is asked after every good tick: a dead-man's switch outside notices when the
        /// asking stops.
        ping: Secret,
    }
}
